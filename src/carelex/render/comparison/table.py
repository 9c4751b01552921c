"""Writes comparisons as tables: a row for each phrase, or for each term of the overview; a header row first."""

from collections.abc import Iterable, Iterator, Sequence

from carelex.comparison import Agreement, Comparison, only_of, voice_ids
from carelex.render.page import Page
from carelex.render.table import Line, csv_line, tsv_line, written
from carelex.text.copies import copies_in

COLUMNS = ("query", "match", "score", "term", "says", "phrase", "sources")

OVERVIEW_COLUMNS = ("term", "overlap", "sources", "copies")


def stream_csv(comparisons: Iterable[Comparison], page: Page) -> Iterator[str]:
    """Write comparisons as comma-separated values."""
    return _stream(comparisons, csv_line)


def stream_tsv(comparisons: Iterable[Comparison], page: Page) -> Iterator[str]:
    """Write comparisons as tab-separated values."""
    return _stream(comparisons, tsv_line)


def overview_csv(agreements: Sequence[Agreement], page: Page) -> str:
    """Write how far sources agree on each term, as comma-separated values."""
    return _overview(agreements, csv_line)


def overview_tsv(agreements: Sequence[Agreement], page: Page) -> str:
    """Write how far sources agree on each term, as tab-separated values."""
    return _overview(agreements, tsv_line)


def _stream(comparisons: Iterable[Comparison], line: Line) -> Iterator[str]:
    return written(COLUMNS, map(_rows, comparisons), line)


def _rows(comparison: Comparison) -> Iterator[tuple[str | None, ...]]:
    """A row for each phrase that is not part of another, and for copies; one without a phrase if there are none."""
    entry, match = comparison.answer.entry, comparison.answer.match
    if entry is None or match is None:
        yield (comparison.answer.query, *[None] * (len(COLUMNS) - 1))
        return
    led_to = comparison.answer.query, match.kind.value, f"{match.score:g}", entry.term
    voices = voice_ids(entry)
    phrases: list[tuple[str | None, ...]] = [
        ("shared", phrase.text, " ".join(voices[number] for number in phrase.texts))
        for phrase in comparison.shared
        if phrase.is_listed
    ]
    phrases += [
        ("only", phrase, " ".join(voices[number] for number in said_by))
        for group in copies_in(entry)
        for phrase, said_by in only_of(comparison, group)
    ]
    phrases += [("copies", None, " ".join(voices[number] for number in group)) for group in comparison.copies]
    for phrase in phrases or [(None, None, None)]:
        yield (*led_to, *phrase)


def _overview(agreements: Sequence[Agreement], line: Line) -> str:
    rows = []
    for agreement in agreements:
        voices = voice_ids(agreement.entry)
        copies = ", ".join(" ".join(voices[number] for number in group) for group in agreement.copies)
        rows.append((agreement.entry.term, f"{agreement.overlap:.3f}", " ".join(voices), copies))
    return "".join(written(OVERVIEW_COLUMNS, [rows], line))
