"""Chooses how a review is drawn in each format for people."""

from collections.abc import Callable
from typing import NamedTuple

from carelex.alignment import Review
from carelex.render import Format
from carelex.render.alignment.review_values import Drawn, Question
from carelex.render.page import Page


class Screens(NamedTuple):
    """The functions that draw a review.

    question: draws a question on a screen of so many lines; None is one that scrolls, where everything fits.
    end: draws the end, with what was done last.
    keys: draws the explanation of the keys, with the file that is written.
    """

    question: Callable[[Question, Page, int | None], Drawn]
    end: Callable[[Review, str, Page], Drawn]
    keys: Callable[[str, Page], Drawn]


def screens_in(output: Format) -> Screens:
    """The functions for a format for people: rich, or text."""
    if output is Format.RICH:
        from carelex.render.alignment.review_terminal import draw_end, draw_keys, draw_question
    else:
        from carelex.render.alignment.review_plain import draw_end, draw_keys, draw_question
    return Screens(draw_question, draw_end, draw_keys)
