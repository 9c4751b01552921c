"""How a review is drawn in each format for people."""

from collections.abc import Callable
from typing import NamedTuple

from carelex.alignment import Review
from carelex.render import Format
from carelex.render.alignment.review_values import Drawn, Question
from carelex.render.page import Page


class Screens(NamedTuple):
    """How a review is drawn: what it asks, what is left when nothing is, and what the keys do.

    question: on a screen of so many lines; None is one that rolls, where everything has room. end: with what was done
    last. keys: with the file that is written.
    """

    question: Callable[[Question, Page, int | None], Drawn]
    end: Callable[[Review, str, Page], Drawn]
    keys: Callable[[str, Page], Drawn]


def screens_in(output: Format) -> Screens:
    """How a review is drawn in a format for people: rich, or text."""
    if output is Format.RICH:
        from carelex.render.alignment.review_terminal import draw_end, draw_keys, draw_question
    else:
        from carelex.render.alignment.review_plain import draw_end, draw_keys, draw_question
    return Screens(draw_question, draw_end, draw_keys)
