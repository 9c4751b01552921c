"""Writes pairs of terms that are, or may be, one concept, each with the reason."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carelex.alignment import Pair
from carelex.doors import by_need
from carelex.render import Format
from carelex.render.alignment.notices import notices_of_alignment
from carelex.render.page import Page

if TYPE_CHECKING:
    from carelex.render.alignment.links import links_block
    from carelex.render.alignment.review_screens import Screens, screens_in
    from carelex.render.alignment.review_values import Question
    from carelex.render.alignment.review_wording import (
        advice_to_use,
        decided_so_far,
        summary,
        told_of,
        told_of_taking_back,
    )

__all__ = [
    "Question",
    "Screens",
    "advice_to_use",
    "decided_so_far",
    "links_block",
    "notices_of_alignment",
    "render_pairs",
    "screens_in",
    "summary",
    "told_of",
    "told_of_taking_back",
]

# Few calls need a review.
__getattr__ = by_need(
    __name__,
    {
        "links_block": "links",
        "Question": "review_values",
        **dict.fromkeys(("Screens", "screens_in"), "review_screens"),
        **dict.fromkeys(
            ("advice_to_use", "decided_so_far", "summary", "told_of", "told_of_taking_back"), "review_wording"
        ),
    },
)


def render_pairs(pairs: Sequence[Pair], output: Format, page: Page) -> Iterator[str]:
    """Write pairs; in the reading formats, nothing at all if there are none."""
    match output:
        case Format.RICH:
            from carelex.render.alignment.terminal import pairs_in_columns as write
        case Format.TEXT:
            from carelex.render.alignment.plain import pairs_in_lines as write
        case Format.MARKDOWN:
            from carelex.render.alignment.markdown import pairs_in_tables as write
        case Format.JSON:
            from carelex.render.alignment.json import pairs_as_list as write
        case Format.JSONL:
            from carelex.render.alignment.json import pairs_as_lines as write
        case Format.CSV:
            from carelex.render.alignment.table import pairs_as_csv as write
        case Format.TSV:
            from carelex.render.alignment.table import pairs_as_tsv as write
    return write(pairs, page)
