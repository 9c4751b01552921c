"""The sentences and rows of `carelex sources` that the formats share."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from carelex.model import CountedSource, GlossaryInUse, SkippedGlossary, SourcesInUse
from carelex.origins import OLD_DAYS
from carelex.places import BUILTIN
from carelex.render.page import counted, in_a_row, safe_line

# The columns of `rows`; new ones come last.
COLUMNS = (
    "source",
    "source_name",
    "terms",
    "title",
    "publisher",
    "url",
    "published",
    "accessed",
    "licence",
    "note",
    "glossary",
    "file",
    "index",
    "index_size",
    "replaced",
    "skipped",
    "origin",
    "age",
)

# The most terms or errors that a reader takes in at a glance; there may be thousands.
_SHOWN = 5


def source_label(counted_source: CountedSource) -> str:
    """The heading of a source: its name, its id, and how many terms it defines."""
    source = counted_source.source
    return f"{safe_line(source.name)} ({source.id}), {counted(counted_source.terms)}"


def heading(glossary: GlossaryInUse) -> str:
    """The name of a glossary, and how much is in it."""
    held = [counted(glossary.terms)] if glossary.terms or not glossary.links else []
    held += [counted(glossary.links, "link")] if glossary.links else []
    return ", ".join([safe_line(glossary.name), *held])


def places(glossary: GlossaryInUse) -> tuple[tuple[str, str], ...]:
    """Where a glossary is from, each place with a label. The heading already names a file of the user's own."""
    file = [("File", safe_line(glossary.file))] if glossary.name == BUILTIN else []
    return (*file, *_origin(glossary))


def _origin(glossary: GlossaryInUse) -> Iterator[tuple[str, str]]:
    """Where a glossary is from that somebody else maintains, and when that was last checked."""
    if glossary.origin is None:
        return
    age = glossary.age or 0
    when = "today" if not age else "yesterday" if age == 1 else f"{age:,} days ago"
    old = f"; to look for changes: carelex update {Path(glossary.file).stem}" if age > OLD_DAYS else ""
    yield "From", f"{safe_line(glossary.origin)}, last looked at {when}{old}"


def gives_way(counted_source: CountedSource) -> list[str]:
    """Say where other glossaries replace a source's definitions, a line for each of these glossaries."""
    return [
        f"Gives way to {safe_line(by)} in {counted(len(terms))}: {_shown(terms)}"
        for by, replaced in groupby(counted_source.replaced, attrgetter("by"))
        for terms in [[safe_line(term.term) for term in replaced]]
    ]


def _shown(terms: list[str]) -> str:
    more = len(terms) - _SHOWN
    return in_a_row([*terms[:_SHOWN], f"{more:,} more"] if more > 0 else terms, "and")


def skipped(glossary: SkippedGlossary) -> tuple[str, list[str]]:
    """A heading for a file that is not used, and its errors, a line each."""
    faults = glossary.faults
    places = (f"{fault.line}:{fault.column}: " if fault.line else "" for fault in faults)
    told = [safe_line(f"{place}{fault.message}") for place, fault in zip(places, faults[:_SHOWN], strict=False)]
    more = [f"and {len(faults) - _SHOWN:,} more; to see all: carelex check"] if len(faults) > _SHOWN else []
    return f"{safe_line(glossary.name)}, not used: {counted(len(faults), 'error')}", told + more


def rows(in_use: SourcesInUse) -> Iterator[dict[str, object]]:
    """A row of data for each source, each file without sources, and each file not used, all with the same columns."""
    for glossary in in_use.glossaries:
        for counted_source in glossary.sources:
            source = counted_source.source
            yield {
                "source": source.id,
                "source_name": source.name,
                "terms": counted_source.terms,
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "published": source.published,
                "accessed": source.accessed,
                "licence": source.licence,
                "note": source.note,
                "glossary": glossary.name,
                "file": glossary.file,
                "index": glossary.index_file,
                "index_size": glossary.index_size,
                "replaced": [replaced._asdict() for replaced in counted_source.replaced],
                "skipped": [],
                "origin": glossary.origin,
                "age": glossary.age,
            }
        if not glossary.sources:
            yield dict.fromkeys(COLUMNS) | {
                "terms": glossary.terms,
                "glossary": glossary.name,
                "file": glossary.file,
                "index": glossary.index_file,
                "index_size": glossary.index_size,
                "replaced": [],
                "skipped": [],
                "origin": glossary.origin,
                "age": glossary.age,
            }
    for unused in in_use.skipped:
        yield dict.fromkeys(COLUMNS) | {
            "terms": 0,
            "glossary": unused.name,
            "file": unused.name,
            "index_size": 0,
            "replaced": [],
            "skipped": list(map(str, unused.faults)),
        }
