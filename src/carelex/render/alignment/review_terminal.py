"""Draws a review on a terminal: both terms of a pair side by side, the reasons, and the keys."""

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from carelex.alignment import Pair, Review, Side
from carelex.model import Entry
from carelex.places import BUILTIN
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
from carelex.render.columns import Column, columns_of, layout_for
from carelex.render.page import Page, safe_line
from carelex.render.terminal import BOLD, GAP, INKS, QUIET, WIDEST, hanging, painted, signs_for, wrapped
from carelex.render.voices import short_names

# Show at least this many lines of the texts, however low the screen is.
_LOWEST = 3


def draw_question(question: Question, page: Page, height: int | None) -> Drawn:
    """Draw a question for a screen of *height* lines; None is one that scrolls, where everything fits."""
    width = _width(page)
    texts = _texts(question.pair, page)
    head, foot = _around(question, width, height)
    room = len(texts) if height is None else max(height - len(head) - len(foot), _LOWEST)
    if len(texts) <= room:
        return _drawn([*head, *texts, *foot], page)
    # One line says that there is more.
    top = question.top if question.top < len(texts) else 0
    shown = texts[top : top + room - 1]
    end = top + len(shown)
    more = "m shows more" if end < len(texts) else "m shows the beginning"
    told = Text(f"Lines {top + 1} to {end} of {len(texts)}; {more}", QUIET)
    return _drawn([*head, *shown, *wrapped(told, width), *foot], page, end if end < len(texts) else 0)


def _around(question: Question, width: int, height: int | None) -> tuple[list[Text], list[Text]]:
    """The lines above and below the texts; on a low screen, only those needed to decide."""
    headline = _headline(asked(question.pair), left_to_ask(question.left), width)
    reason = wrapped(Text(why(question.pair)), width)
    keys = _key_line(KEYS, width)
    told = [*wrapped(Text(question.told, QUIET), width), Text()] if question.told else []
    ways = (
        ([*headline, Text()], [Text(), *reason, Text(), *told, *keys]),
        ([*headline, Text()], [Text(), *reason, Text(), *keys]),
        (headline, [*reason, *keys]),
        (headline, keys),
    )
    fitting = (way for way in ways if height is None or sum(map(len, way)) + _LOWEST <= height)
    return next(fitting, ways[-1])


def draw_end(review: Review, told: str, page: Page) -> Drawn:
    """Draw the end, after the last pair: you can go back or quit."""
    width = _width(page)
    lines = [
        *wrapped(Text("Nothing is left to ask.", BOLD), width),
        Text(),
        *wrapped(Text(told, QUIET), width),
        *wrapped(Text(f"So far: {tally(review)}."), width),
        Text(),
        *_key_line(KEYS_AT_END, width),
    ]
    return _drawn(lines, page)


def draw_keys(file: str, page: Page) -> Drawn:
    """Draw what each key does."""
    width = _width(page)
    lines = [Text("What the keys do", BOLD), Text()]
    for key, said in help_lines(file):
        lines += hanging(f"{key}  ", Text(said), width, BOLD) if key else [Text(), *wrapped(Text(said), width)]
    lines += [Text(), *wrapped(Text("Press Enter to go on."), width)]
    return _drawn(lines, page)


def _width(page: Page) -> int:
    return max(1, min(page.width, 2 * WIDEST + GAP))


def _headline(left: str, right: str, width: int) -> list[Text]:
    gap = width - cell_len(left) - cell_len(right)
    if gap < GAP:
        return [*wrapped(Text(left, BOLD), width), *wrapped(Text(right), width)]
    return [Text.assemble((left, BOLD), " " * gap, right)]


def _key_line(keys: Sequence[tuple[str, str]], width: int) -> list[Text]:
    line = Text("   ").join(Text.assemble((key, BOLD), "\xa0", word) for key, word in keys)
    return wrapped(line, width)


def _texts(pair: Pair, page: Page) -> list[Text]:
    """Both terms with their definitions: side by side if there is room, otherwise one below the other."""
    layout = layout_for(2, page.width)
    width = layout.widths[0]
    own = {side.glossary: None for side in (pair.left, pair.right) if side.glossary != BUILTIN}
    files = {BUILTIN: ""} | short_names(own)
    left, right = (
        _side(side, files[side.glossary], width, ink, page)
        for side, ink in zip((pair.left, pair.right), INKS, strict=False)
    )
    if not layout.is_beside:
        return [*(line for part in left for line in part), Text(), *(line for part in right for line in part)]
    return [line for parts in zip(left, right, strict=True) for line in layout.rows[0].beside(parts)]


class _Lines(NamedTuple):
    """One term of a pair: its name, its first source, and below a rule the definitions."""

    name: list[Text]
    label: list[Text]
    body: list[Text]


def _side(side: Side, file: str, width: int, ink: str, page: Page) -> _Lines:
    """The lines of one term; *file* is the name to show for its glossary."""
    name = wrapped(Text(safe_line(side.term), BOLD), width)
    rule = Text(signs_for(page).rule * width, ink)
    if not side.definitions:
        return _Lines(name, wrapped(Text(file or BUILTIN), width), [rule, Text("no definition", QUIET)])
    first, *others = columns_of(Entry(side.term, side.definitions), repeat(width), page)
    body = [rule, *first.body]
    for column in others:
        body += [Text(), *wrapped(_label(column, file), width), *column.named, rule, *column.body]
    return _Lines(name, [*wrapped(_label(first, file), width), *first.named], body)


def _label(column: Column, file: str) -> Text:
    """Name the source of *column*, and its file."""
    who = " ".join(line.plain for line in column.head)
    return Text(", ".join(filter(None, (who, file))))


def _drawn(lines: Sequence[Text], page: Page, next_top: int = 0) -> Drawn:
    return Drawn(painted(lines, page).removesuffix("\n"), next_top)
