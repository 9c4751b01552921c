"""Draws comparisons for a terminal: columns with shared words marked, and below them what only one source says."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from carelex.comparison import Agreement, Comparison, with_shared_wording
from carelex.model import Entry
from carelex.render.columns import Layout, below, beside, columns_of, layout_of, titled
from carelex.render.comparison.findings import MANY, Finding, measured, mentioned, only, percent, shared, who
from carelex.render.page import Page, apart, safe_line
from carelex.render.terminal import (
    BOLD,
    GAP,
    INKS,
    QUIET,
    WIDEST,
    Signs,
    hanging,
    painted,
    rows,
    signs_for,
    wrapped,
)

# The greatest widths of the overview's columns; a bar that would be narrower is left out.
_NAME, _BAR, _SHARE, _LIST = 40, 20, 9, 30
_NARROWEST_BAR = 5
# If there is less room for terms or sources, the details of each term go below it.
_NARROWEST_NAME, _NARROWEST_LIST = 16, 12


def stream(comparisons: Iterable[Comparison], page: Page) -> Iterator[str]:
    """Draw each comparison in the page's width."""
    return apart(
        (
            _comparison(comparison, comparison.answer.entry, page) if comparison.answer.entry else ""
            for comparison in comparisons
        ),
        by="\n\n",
    )


def overview(agreements: Sequence[Agreement], page: Page) -> str:
    """Draw the terms with a bar for how much their sources overlap."""
    if not agreements:
        return ""
    signs = signs_for(page)
    width = max(1, min(page.width, WIDEST))
    longest = max(cell_len(safe_line(agreement.entry.term)) for agreement in agreements)
    # The sources matter more than a picture of the overlap.
    room = width - _SHARE - 2 * GAP - _NARROWEST_LIST
    name_width = min(longest, _NAME, room)
    if name_width < min(longest, _NARROWEST_NAME):
        return painted([line for agreement in agreements for line in _below(agreement, width)], page)
    lists = min(max(cell_len(who(agreement)) for agreement in agreements), _LIST)
    bar_width = min(_BAR, room + _NARROWEST_LIST - name_width - lists)
    bar_width = bar_width if bar_width >= _NARROWEST_BAR else 0
    widths = [name_width, bar_width + _SHARE]
    widths.append(width - sum(widths) - 2 * GAP)
    heads = [[Text(head, BOLD)] for head in ("Term", "Overlap", "Sources")]
    lines = [*_row(heads, widths), Text(signs.rule * min(width, sum(widths) + GAP * (len(widths) - 1)), INKS[0])]
    for agreement in agreements:
        sources = wrapped(Text(who(agreement)), widths[2])
        cells = [
            wrapped(Text(safe_line(agreement.entry.term)), name_width),
            [_bar(agreement.overlap, bar_width, signs)],
            sources,
        ]
        lines += _row(cells, widths)
    return painted(lines, page)


def _below(agreement: Agreement, width: int) -> list[Text]:
    told = Text(f"{percent(agreement.overlap)}, {who(agreement)}")
    return [*wrapped(Text(safe_line(agreement.entry.term), BOLD), width), *hanging("  ", told, width)]


def _row(cells: Sequence[Sequence[Text]], widths: Sequence[int]) -> Iterator[Text]:
    return rows(cells[: len(widths)], widths)


def _bar(share: float, width: int, signs: Signs) -> Text:
    filled = round(share * width)
    told = f"{percent(share):>{_SHARE}}"
    return Text.assemble((signs.full * filled, INKS[0]), (signs.empty * (width - filled), QUIET), told)


def _comparison(comparison: Comparison, entry: Entry, page: Page) -> str:
    layout = layout_of(entry, page)
    columns = columns_of(entry, layout.widths, page, with_shared_wording(comparison).__getitem__)
    notes = [*_notes(comparison, layout.widths, page), [column.foot for column in columns]]
    shared_lines = [_shared_in_lines(finding, layout) for finding in shared(comparison)]
    lines = titled(entry, layout)
    # What all share comes first, as screens of text would otherwise separate it from the term.
    for finding_lines in shared_lines:
        lines += [*finding_lines, Text()]
    for at, (row, voices) in enumerate(layout.in_rows(range(len(columns)))):
        lines += [Text()] if at else []
        lines += beside([columns[voice] for voice in voices], row)
        for of_all in notes:
            if any(of_row := [of_all[voice] for voice in voices]):
                lines += [Text(), *row.beside(of_row)]
    if len(columns) >= MANY:
        # Few entries have so many voices.
        from carelex.render.comparison.overlaps_terminal import matrix

        lines += [Text(), *matrix(comparison, page)]
    return painted([*lines, *below(entry, layout)], page)


def _shared_in_lines(finding: Finding, layout: Layout) -> list[Text]:
    return wrapped(_labelled(finding.label, finding.in_words), layout.whole)


def _notes(comparison: Comparison, widths: Sequence[int], page: Page) -> list[list[list[Text]]]:
    """The notes below the texts, in groups; each has lines for every voice, in the *widths* of their columns."""
    signs = signs_for(page)
    listed = [
        [*wrapped(_labelled(finding.label), width), *_list(finding, width, signs)]
        if finding.is_found
        else wrapped(_labelled(finding.label, finding.in_words), width)
        for finding, width in zip(only(comparison), widths, strict=False)
    ]
    mentions = [
        wrapped(_labelled(finding.label, finding.in_words), width) if finding.items else []
        for finding, width in zip(mentioned(comparison), widths, strict=False)
    ]
    measures = [
        [line for measure in lines for line in wrapped(Text(measure), width)]
        for lines, width in zip(measured(comparison), widths, strict=False)
    ]
    return [group for group in (listed, mentions, measures) if any(group)]


def _labelled(label: str, words: str = "") -> Text:
    return Text.assemble((f"{label}:", BOLD), f" {words}" if words else "")


def _list(finding: Finding, width: int, signs: Signs) -> Iterator[Text]:
    for item in finding.items:
        yield from hanging(f"{signs.bullet} ", Text(item), width)
    if finding.rest:
        yield from hanging("  ", Text(finding.rest, QUIET), width)
