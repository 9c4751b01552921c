"""Comparisons in the rich format: the columns of an entry with what they share picked out, and what each adds below."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from carelex.comparison import Agreement, Comparison, with_shared_wording
from carelex.model import Entry
from carelex.render.columns import Layout, below, beside, columns_of, layout_of, titled
from carelex.render.comparison.findings import Finding, measured, mentioned, only, percent, shared, who
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

# The columns of the overview, at their widest; a bar that would be narrower is left out.
_NAME, _BAR, _SHARE, _LIST = 40, 20, 9, 30
_NARROWEST_BAR = 5
# Where there is less room for the terms, or the sources, what is told of each term stands below it.
_NARROWEST_NAME, _NARROWEST_LIST = 16, 12


def stream(comparisons: Iterable[Comparison], page: Page) -> Iterator[str]:
    """Draw each comparison for a terminal of the page's width."""
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
    # Who says it matters more than a picture of how much of it is the same.
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
    columns = columns_of(entry, layout, page, with_shared_wording(comparison).__getitem__)
    notes = _notes(comparison, layout, page)
    shared_lines = [_shared_in_lines(finding, layout) for finding in shared(comparison)]
    lines = titled(entry, layout)
    if layout.is_beside:
        lines += beside(columns, layout)
        for finding_lines in shared_lines:
            lines += [Text(), *finding_lines]
        for beside_each_other in [*notes, [column.foot for column in columns]]:
            lines += [Text(), *rows(beside_each_other, layout.widths)]
    else:
        # What all say goes before what would part it from its term by screens of text.
        for finding_lines in shared_lines:
            lines += [*finding_lines, Text()]
        for number, column in enumerate(columns):
            lines += [Text()] if number else []
            lines += [*column.head, *column.named, column.rule, *column.body]
            for own in [*(note[number] for note in notes if note[number]), column.foot]:
                lines += [Text(), *own]
    return painted([*lines, *below(entry, layout)], page)


def _shared_in_lines(finding: Finding, layout: Layout) -> list[Text]:
    return wrapped(_labelled(finding.label, finding.in_words), layout.whole)


def _notes(comparison: Comparison, layout: Layout, page: Page) -> list[list[list[Text]]]:
    """What stands below the texts, in groups; in each the lines of every voice."""
    signs = signs_for(page)
    listed = [
        [*wrapped(_labelled(finding.label), layout.width), *_list(finding, layout.width, signs)]
        for finding in only(comparison)
    ]
    mentions = [
        wrapped(_labelled(finding.label, finding.in_words), layout.width) if finding.items else []
        for finding in mentioned(comparison)
    ]
    measures = [
        [line for measure in lines for line in wrapped(Text(measure), layout.width)] for lines in measured(comparison)
    ]
    return [group for group in (listed, mentions, measures) if any(group)]


def _labelled(label: str, words: str = "") -> Text:
    return Text.assemble((f"{label}:", BOLD), f" {words}" if words else "")


def _list(finding: Finding, width: int, signs: Signs) -> Iterator[Text]:
    for item in finding.items:
        yield from hanging(f"{signs.bullet} ", Text(item), width)
    if finding.rest:
        yield from hanging("  ", Text(finding.rest, QUIET), width)
