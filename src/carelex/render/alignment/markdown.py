"""Writes pairs as Markdown: a table for each state."""

from collections.abc import Iterator, Sequence

from carelex.alignment import Pair, PairState, Side
from carelex.render.alignment.wording import Labels, groups, heading, reasons, score
from carelex.render.markdown import escaped, table_row
from carelex.render.page import Page, safe_line


def pairs_in_tables(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Write a heading and a table for each state; nothing at all if there are no pairs."""
    label = Labels(pairs)

    def told(side: Side) -> list[str]:
        return [f"**{_cell(side.term)}**", _cell(label(side))]

    gap = ""
    for state, of_state in groups(pairs):
        scores = state is PairState.PROPOSED
        yield f"{gap}## {heading(state, of_state)}\n\n"
        yield table_row([*["Score"] * scores, "Term", "Source", "Term", "Source", "Why"])
        yield table_row([*["---:"] * scores, *["---"] * 5])
        for pair in of_state:
            yield table_row([*[score(pair)] * scores, *told(pair.left), *told(pair.right), reasons(pair)])
        gap = "\n"


def _cell(text: str) -> str:
    return escaped(safe_line(text))
