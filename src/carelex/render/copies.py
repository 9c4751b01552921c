"""Writes remarks about the copies of a definition: who has them, and how they differ."""

from collections.abc import Iterable
from typing import NamedTuple

from carelex.model import Definition
from carelex.render.page import counted, in_a_row, safe_line
from carelex.text.wording import differences

# More differences than this go into a list.
_IN_A_SENTENCE = 3


class Remark(NamedTuple):
    """A remark below a text: a line, and the *places* where copies differ, if the line has no room for them."""

    line: str
    places: tuple[str, ...] = ()


def remarks(first: Definition, copies: Iterable[tuple[str, Definition]]) -> list[Remark]:
    """Say how *copies*, each with its source's name, differ from *first*; equal differences are given once."""
    told: dict[Remark, list[str]] = {}
    for name, copy in copies:
        told.setdefault(_remark(first, copy), []).append(name)
    return [Remark(f"{in_a_row(names, 'and')}{line}", places) for (line, places), names in told.items()]


def _remark(first: Definition, copy: Definition) -> Remark:
    """Say how *copy* differs, to follow the name of its source."""
    words, besides = differences(first, copy)
    places = [f'"{safe_line(text)}" for "{safe_line(instead_of)}"' for text, instead_of in words]
    other = [f"other {in_a_row(besides, 'and')}"] if besides else []
    is_list = len(places) > _IN_A_SENTENCE
    told = other if is_list else [*places, *other]
    headed = f', as "{safe_line(copy.headword)}"' if copy.headword != first.headword else ""
    line = f"{headed}: in {'nearly ' if places else ''}the same words"
    line += f", with {in_a_row(told, 'and')}" if told else ""
    if not is_list:
        return Remark(f"{line}.")
    return Remark(f"{line}; {counted(len(places), 'place')} differ:", tuple(places))
