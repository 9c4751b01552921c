"""Writes comparisons as Markdown: a table to paste into a report, with shared wording in bold."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from carelex.comparison import Agreement, Comparison, with_shared_wording
from carelex.model import Definition, Entry
from carelex.render import Format
from carelex.render.comparison.findings import (
    MANY,
    Finding,
    mentioned,
    only,
    percent,
    reading_grade,
    shared,
    shares,
    who,
)
from carelex.render.entry import render
from carelex.render.markdown import cited, escaped, table_row
from carelex.render.page import Page, apart, safe, safe_line
from carelex.render.voices import Said, also, as_headed, references, said, see_also, title
from carelex.text.markdown import BULLET, Block, Span

if TYPE_CHECKING:
    from carelex.render.comparison.overlaps import SharesOfOne


def stream(comparisons: Iterable[Comparison], page: Page) -> Iterator[str]:
    """Write each comparison as a table; if there is only one voice, as block quotes."""
    return apart(
        (
            _comparison(comparison, comparison.answer.entry, page) if comparison.answer.entry else ""
            for comparison in comparisons
        ),
        by="\n",
    )


def overview(agreements: Sequence[Agreement], page: Page) -> str:
    """Write how far sources agree on each term, as a table."""
    rows = [["Term", "Overlap", "Sources"], ["---", "---:", "---"]]
    for agreement in agreements:
        rows.append([escaped(safe_line(agreement.entry.term)), percent(agreement.overlap), escaped(who(agreement))])
    return _table(rows)


def _comparison(comparison: Comparison, entry: Entry, page: Page) -> str:
    if not comparison.is_compared:
        return render(comparison.answer, Format.MARKDOWN, page)
    parts = [f"## {escaped(title(entry))}", escaped(also(entry))]
    parts += [f"**{finding.label}**: {escaped(finding.in_words)}" for finding in shared(comparison)]
    parts.append(_table(_rows(comparison, entry)).rstrip("\n"))
    if len(said(entry)) >= MANY:
        # Few entries have so many voices.
        from carelex.render.comparison.overlaps import IN_ROWS, overlaps_of

        parts += [f"**{IN_ROWS}**:", _table(_matrix(overlaps_of(comparison))).rstrip("\n")]
    if comparison.shared:
        # In a quotation, it must be clear who added the emphasis.
        parts.append("Bold marks the wording that is shared; the sources' own emphasis is left out.")
    parts += [f"**{escaped(reference.label)}**: {escaped(reference.words)}" for reference in references(entry)]
    parts.append(escaped(see_also(entry)))
    return "\n\n".join(filter(None, parts)) + "\n"


def _rows(comparison: Comparison, entry: Entry) -> Iterator[Sequence[str]]:
    groups = said(entry)
    voices = [group.voice for group in groups]
    blocks = with_shared_wording(comparison)
    yield ["", *(escaped(group.name) for group in groups)]
    yield ["---"] * (len(groups) + 1)
    yield ["Says", *(_said(group, entry, blocks) for group in groups)]
    if own := only(comparison):
        yield ["Only here", *map(_in_bullets, own)]
    mentions = [_listed(finding) for finding in mentioned(comparison)]
    if any(mentions):
        yield ["Mentions", *mentions]
    measures = [[comparison.measures[number] for number in voice.numbers] for voice in voices]
    yield ["Words", *(_each(f"{measure.words:,}" for measure in own) for own in measures)]
    yield ["Sentences", *(_each(f"{measure.sentences:,}" for measure in own) for own in measures)]
    grades = (("" if measure.grade is None else reading_grade(measure.grade) for measure in own) for own in measures)
    yield ["Reading grade", *map(_each, grades)]
    if comparison.overlap and len(groups) < MANY:
        yield ["Content words shared", *(_shares(shares(comparison, group)) for group in groups)]
    yield ["Source", *map(_sources, groups)]


def _matrix(overlaps: "Sequence[SharesOfOne]") -> Iterator[Sequence[str]]:
    yield ["", *(escaped(own.name) for own in overlaps)]
    yield ["---", *["---:"] * len(overlaps)]
    for own in overlaps:
        yield [escaped(own.name), *("" if share is None else percent(share) for share in own.shares)]


def _sources(group: Said) -> str:
    return "<br>".join(
        f"{f'{escaped(name)}: ' if name else ''}{cited(source, file)}" for name, source, file in group.citations
    )


def _said(group: Said, entry: Entry, blocks: dict[Definition, tuple[Block, ...]]) -> str:
    told = []
    for number, definition in enumerate(group.voice.definitions):
        sense = f"({number + 1}) " if len(group.voice.definitions) > 1 else ""
        headed = escaped(as_headed(definition, entry)).removeprefix(", ")
        parts = [f"{headed}:"] if headed else []
        parts.append(_written(blocks[definition]))
        for remark in group.remarks(number):
            parts.append("<br>".join([escaped(remark.line), *map(escaped, remark.places)]))
        parts += map(escaped, group.notes(number))
        told.append(sense + "<br><br>".join(filter(None, parts)))
    return "<br><br>".join(told)


def _written(blocks: Sequence[Block]) -> str:
    """Write blocks in a table cell, which cannot have lines of its own."""
    written = ""
    for number, block in enumerate(blocks):
        written += "" if not number else "<br>" if block.close else "<br><br>"
        marker = f"{block.marker} " if block.marker else ""
        written += marker + "".join(_words(block.spans)).strip()
    return written


def _words(spans: Sequence[Span]) -> Iterator[str]:
    """Write the words of spans, with shared ones in bold, and the address after a link."""
    # Markdown cannot read styles that overlap, so bold is the only one.
    for is_shared, stretch in groupby(enumerate(spans), key=lambda numbered: numbered[1].shared):
        *others, (last, span) = stretch
        text = "".join(escaped(safe(span.text)) + _address(spans, number) for number, span in others)
        text += escaped(safe(span.text))
        yield f"**{text}**" if is_shared else text
        yield _address(spans, last)


def _address(spans: Sequence[Span], number: int) -> str:
    """The address to write after a span that ends a link; empty if the link's text is the address."""
    span = spans[number]
    goes_on = number + 1 < len(spans) and spans[number + 1].url == span.url
    return f" ({escaped(safe_line(span.url))})" if span.url and not goes_on and span.text not in span.url else ""


def _listed(finding: Finding) -> str:
    return "<br>".join(filter(None, (*map(escaped, finding.items), finding.rest)))


def _in_bullets(finding: Finding) -> str:
    if not finding.is_found:
        return escaped(finding.in_words)
    return "<br>".join([*(f"{BULLET} {escaped(item)}" for item in finding.items), *filter(None, [finding.rest])])


def _shares(shares: Sequence[tuple[str, float]]) -> str:
    return "<br>".join(f"{percent(share)} with {escaped(name)}" for name, share in shares)


def _each(measures: Iterable[str]) -> str:
    return "; ".join(measures)


def _table(rows: Iterable[Sequence[str]]) -> str:
    return "".join(map(table_row, rows))
