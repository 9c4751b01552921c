"""Compares the entries that carelex takes from the sample documents with those that a careful person would enter.

To see the differences for one sample: python -m tests.import_samples headings.md
"""

import re
import sys
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from carelex.errors import CarelexError
from carelex.importing import HowToRead, NewEntry, Taken, documents_at, take
from carelex.text.markdown import Block, Span, parse

SAMPLES = Path(__file__).with_name("data") / "import"
_EXPECTED = ".expected.yaml"
# The order of entries from a graph or a folder has no meaning.
_WITHOUT_ORDER = ("scheme.", "one-file-per-term")


class Shown(NamedTuple):
    """An entry for comparison: names as sets if their order is free, texts as carelex shows them."""

    term: str
    headword: str | None
    abbreviation: str | None
    aliases: tuple[str, ...]
    see: str | None
    see_also: tuple[str, ...]
    note: str | None
    texts: tuple[str, ...]


def samples() -> list[str]:
    """The names of the samples, as paths below their folder."""
    return sorted(str(path.relative_to(SAMPLES)).removesuffix(_EXPECTED) for path in SAMPLES.rglob(f"*{_EXPECTED}"))


def expected_of(name: str) -> dict[str, Any]:
    """The expected entries in the file beside a sample."""
    found: dict[str, Any] = yaml.safe_load((SAMPLES / f"{name}{_EXPECTED}").read_text(encoding="utf-8"))
    return found


def taken_of(name: str) -> Taken:
    """What carelex takes from a sample."""
    return take([*documents_at(str(SAMPLES / name))], HowToRead())


def expected_entries(name: str) -> list[Shown]:
    """The entries that a careful person would enter."""
    return _in_order(
        name,
        (
            Shown(
                entry["term"],
                entry.get("headword"),
                entry.get("abbreviation"),
                tuple(sorted(entry.get("aliases", ()))),
                entry.get("see"),
                tuple(sorted(entry.get("see_also", ()))),
                _note(entry.get("note")),
                tuple(shown(text) for text in entry.get("definitions", ())),
            )
            for entry in expected_of(name)["entries"]
        ),
    )


def taken_entries(name: str, taken: Taken) -> list[Shown]:
    """The entries that carelex takes."""
    return _in_order(name, map(_as_shown, taken.entries))


def _as_shown(entry: NewEntry) -> Shown:
    return Shown(
        entry.term,
        entry.headword,
        entry.abbreviation,
        tuple(sorted(entry.aliases)),
        entry.see,
        tuple(sorted(entry.see_also)),
        _note(entry.note),
        tuple(map(shown, entry.texts)),
    )


def _note(note: str | None) -> str | None:
    """The parts of a note without their labels, which people word and capitalise freely."""
    if note is None:
        return None
    return "; ".join(re.sub(r"^[A-Z][\w ]{1,30}: ", "", part).rstrip(".").lower() for part in note.split("; "))


def _in_order(name: str, entries: Iterable[Shown]) -> list[Shown]:
    return sorted(entries) if name.startswith(_WITHOUT_ORDER) else [*entries]


def shown(text: str) -> str:
    """A text as carelex shows it, a line for each block; two spellings of Markdown with the same meaning are equal.

    A quotation may be marked or not, and code may be between fences or indented.
    """
    text = re.sub(r"^```\w*\n(.*?)\n```$", lambda code: re.sub(r"(?m)^", "    ", code[1]), text, flags=re.S | re.M)
    return "\n".join(_line(block) for block in parse(re.sub(r"(?m)^> ", "", text)))


def _line(block: Block) -> str:
    words = " ".join("".join(map(_marked, block.spans)).split())
    return f"{' ' * block.indent}{block.marker or '¶'} {words}"


def _marked(span: Span) -> str:
    mark = f"{'**' if span.strong else ''}{'*' if span.emphasis else ''}{'`' if span.code else ''}"
    words = f"{mark}{span.text}{mark[::-1]}"
    return words if span.url in (None, span.text) else f"{{{words} -> {span.url}}}"


def differences(name: str) -> list[str]:
    """The differences between what carelex takes from a sample and what it should, as lines of a comparison."""
    theirs = [line for entry in expected_entries(name) for line in _lines(entry)]
    ours = [line for entry in taken_entries(name, taken_of(name)) for line in _lines(entry)]
    return [*unified_diff(theirs, ours, "expected", "taken", lineterm="", n=3)]


def _lines(entry: Shown) -> Iterator[str]:
    yield f"{entry.term}"
    for field in ("headword", "abbreviation", "aliases", "see", "see_also", "note"):
        if value := getattr(entry, field):
            yield f"    {field}: {value if isinstance(value, str) else '; '.join(value)}"
    for text in entry.texts:
        yield from (f"    | {line}" for line in text.split("\n"))
        yield "    --"


def _tell(name: str) -> bool:
    try:
        taken = taken_of(name)
    except (CarelexError, ModuleNotFoundError) as exc:
        print(f"== {name}: {exc}")
        return False
    lines = differences(name)
    print(f"== {name}: {len(taken.entries)} entries; {'as expected' if not lines else 'DIFFERS'}")
    for document in taken.documents:
        print(f"   {document.format}; {', '.join(f'{found.layout}: {found.entries}' for found in document.found)}")
    stated = expected_of(name).get("source", {})
    ours = {field: fact.value for field, fact in taken.facts.items()}
    if any(ours.get(field) != value for field, value in stated.items()):
        print(f"   source: expected {stated}\n           found    {ours}")
    for left in taken.left_out:
        print(
            f"   left out: {left.place}: {left.why}: {left.what[:90]!r}{f' ({left.times})' if left.times > 1 else ''}"
        )
    print("\n".join(lines))
    return not lines


if __name__ == "__main__":
    right = [_tell(name) for given in sys.argv[1:] or [""] for name in samples() if given in name]
    print(f"{sum(right)} of {len(right)} as expected")
