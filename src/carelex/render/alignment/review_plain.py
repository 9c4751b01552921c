"""Writes a review as plain lines, for screen readers and simple terminals."""

from carelex.alignment import Review, Side
from carelex.render.alignment.review_values import Drawn, Question
from carelex.render.alignment.review_wording import (
    KEYS,
    KEYS_AT_END,
    asked,
    help_lines,
    left_to_ask,
    tally,
    why,
)
from carelex.render.page import Page, safe_line
from carelex.render.plain import inline
from carelex.render.voices import editors_note, labels
from carelex.text.markdown import blocks_of, lines


def draw_question(question: Question, page: Page, height: int | None) -> Drawn:
    """Write a question as lines."""
    pair = question.pair
    called = labels([*pair.left.definitions, *pair.right.definitions])
    count = len(pair.left.definitions)
    parts = [
        question.told,
        f"{asked(pair)} {left_to_ask(question.left)}.",
        *_side(pair.left, called[:count]),
        *_side(pair.right, called[count:]),
        why(pair),
        _keys(KEYS),
    ]
    return Drawn("\n\n".join(filter(None, parts)))


def draw_end(review: Review, told: str, page: Page) -> Drawn:
    """Write the screen for the end, after the last pair."""
    return Drawn("\n\n".join((told, f"Nothing is left to ask. So far: {tally(review)}.", _keys(KEYS_AT_END))))


def draw_keys(file: str, page: Page) -> Drawn:
    """Write what each key does."""
    told = [f"{key} {said}".strip() for key, said in help_lines(file) if key != "m"]
    return Drawn("\n".join([*told, "Press Enter to go on."]))


def _side(side: Side, called: list[str]) -> list[str]:
    parts = [safe_line(side.term)]
    if not side.definitions:
        parts.append("no definition")
    for definition, label in zip(side.definitions, called, strict=True):
        said = [f"{label}:", *lines(blocks_of(definition), inline), editors_note(definition)]
        parts.append("\n".join(filter(None, said)))
    return parts


def _keys(keys: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{key} {word}" for key, word in keys)
