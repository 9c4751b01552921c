"""Writes a JSON report of what an import has found, and what it left out, with the place of each."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from carelex.importing import Description, LeftOut, NewEntry, Taken


def report_on(taken: "Taken", description: "Description") -> str:
    """The whole report: documents, source, entries by names and places, and what was left out and why."""
    source = description.source._asdict()
    report = {
        "documents": [
            {
                "name": document.name,
                "format": document.format,
                "encoding": document.decoded_as or None,
                "found": [part._asdict() for part in document.found],
            }
            for document in taken.documents
        ],
        "source": {
            field: {"value": value, "from": description.origins.get(field)} for field, value in source.items() if value
        },
        "missing": list(description.missing),
        "entries": [
            {"term": entry.term, "definitions": len(entry.texts), "see": entry.see, **_place(entry)}
            for entry in taken.entries
        ],
        "left_out": [
            {"what": part.what, "why": str(part.why), "count": part.times, **_place(part)} for part in taken.left_out
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _place(placed: "NewEntry | LeftOut") -> dict[str, Any]:
    return {"file": placed.place.file, "line": placed.place.line or None, "part": placed.place.part or None}
