"""Chooses what reading formats show of each entry found: its best passages, each with its sources."""

from collections.abc import Iterator, Sequence

from carelex.model import Source
from carelex.render.page import counted
from carelex.render.voices import labels
from carelex.searching import FoundEntry, Searched
from carelex.text.markdown import Span
from carelex.values import NamedTuple


class Shown(NamedTuple):
    """A passage, with the sources that have it: the name of each, and the source."""

    labels: Sequence[tuple[str, Source]]
    snippet: tuple[Span, ...]


def passages(searched: Searched) -> Iterator[tuple[FoundEntry, list[Shown]]]:
    """Each entry with its best passages; if several sources have the same words, they are shown once."""
    called = iter(labels([hit.definition for entry in searched.entries for hit in entry.best]))
    for entry in searched.entries:
        shown: dict[str, Shown] = {}
        for hit, label in zip(entry.best, called, strict=False):
            known = shown.get(hit.text, Shown((), hit.snippet))
            shown[hit.text] = known._replace(labels=(*known.labels, (label, hit.definition.source)))
        yield entry, [*shown.values()]


def left_out(entry: FoundEntry) -> str:
    """Say how many passages of an entry are not shown; empty if none."""
    more = len(entry.hits) - len(entry.best)
    return f"and {counted(more, 'more passage')}" if more else ""
