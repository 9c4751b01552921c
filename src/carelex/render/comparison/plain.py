"""Writes comparisons as plain text: the entry as in `define`, and then the findings, a line each."""

from collections.abc import Iterable, Iterator, Sequence

from carelex.comparison import Agreement, Comparison
from carelex.model import Entry
from carelex.render import Format
from carelex.render.comparison.findings import MANY, Finding, measured, mentioned, only, percent, shared, who
from carelex.render.entry import render
from carelex.render.page import Page, apart, safe_line
from carelex.render.voices import said


def stream(comparisons: Iterable[Comparison], page: Page) -> Iterator[str]:
    """Write each comparison as lines of text."""
    return apart(
        (
            _comparison(comparison, comparison.answer.entry, page) if comparison.answer.entry else ""
            for comparison in comparisons
        ),
        by="\n\n",
    )


def overview(agreements: Sequence[Agreement], page: Page) -> str:
    """Write a line for each term."""
    return "".join(
        f"{safe_line(agreement.entry.term)}: overlap {percent(agreement.overlap)}, {who(agreement)}\n"
        for agreement in agreements
    )


def _comparison(comparison: Comparison, entry: Entry, page: Page) -> str:
    parts = ["\n".join(map(_line, shared(comparison))), "\n\n".join(map(_lines, only(comparison)))]
    about = []
    called = [once.name for once in said(entry)]
    for name, lines, terms in zip(called, measured(comparison), mentioned(comparison), strict=True):
        about.append(f"{name}: {'; '.join(lines)}.")
        if terms.items:
            about.append(f"{name} mentions: {terms.in_words}.")
    parts.append("\n".join(about))
    if len(called) >= MANY:
        # Few entries have so many voices.
        from carelex.render.comparison.overlaps import IN_LINES, in_words, overlaps_of

        parts.append("\n".join([f"{IN_LINES}:", *(f"{line}." for line in in_words(overlaps_of(comparison)))]))
    definitions = render(comparison.answer, Format.TEXT, page).rstrip("\n")
    return "\n\n".join([definitions, *filter(None, parts)]) + "\n"


def _line(finding: Finding) -> str:
    return f"{finding.label}: {finding.in_words}."


def _lines(finding: Finding) -> str:
    """A line for each item, with the label, so that each can be found and read without the others."""
    items = filter(None, (*finding.items, finding.rest))
    return "\n".join(f"{finding.label}: {item}{'' if item.endswith(_ENDS) else '.'}" for item in items)


_ENDS = (".", "!", "?", "…")
