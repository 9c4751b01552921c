"""What is told of a copy of a definition: whose it is, and what differs in it."""

from typing import NamedTuple

from carelex.model import Definition
from carelex.render.page import counted, in_a_row, safe_line
from carelex.text.wording import differences

# More places than a sentence can hold stand in a list.
_IN_A_SENTENCE = 3


class Remark(NamedTuple):
    """What is told below a text: a line, and the *places* where a copy differs, if there are too many for the line."""

    line: str
    places: tuple[str, ...] = ()


def remark(name: str, first: Definition, copy: Definition) -> Remark:
    """Tell of *copy*, which is that of a source with a *name*, how it differs from *first*."""
    words, besides = differences(first, copy)
    places = [f'"{safe_line(text)}" for "{safe_line(instead_of)}"' for text, instead_of in words]
    other = [f"other {in_a_row(besides, 'and')}"] if besides else []
    is_list = len(places) > _IN_A_SENTENCE
    told = other if is_list else [*places, *other]
    under = f', under "{safe_line(copy.headword)}"' if copy.headword != first.headword else ""
    line = f"{name}{under}: in {'nearly ' if places else ''}the same words"
    line += f", with {in_a_row(told, 'and')}" if told else ""
    if not is_list:
        return Remark(f"{line}.")
    return Remark(f"{line}; {counted(len(places), 'place')} differ:", tuple(places))
