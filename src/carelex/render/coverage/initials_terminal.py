"""Draws the list of terms with many sources for a terminal: a count and initials after each term, and a key."""

from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from carelex.model import ListedTerm
from carelex.render.coverage.initials import initials_of_all
from carelex.render.coverage.key_terminal import Keyed, key
from carelex.render.coverage.matrix import total
from carelex.render.coverage.terms_terminal import NARROW, WIDE, in_lines, lines_of, name_of, reference
from carelex.render.page import Page
from carelex.render.terminal import BOLD, GAP, QUIET, hanging, painted, rows, signs_for, wrapped

_HEAD = "Sources"
_KEY = (
    "The number after a term is how many sources define it. The letters mean these sources, each with how many of the "
    "terms it defines:"
)
# With less room for the initials, they go below their term.
_NARROWEST = 16
_GAP = 2


def with_initials(called: Mapping[str, str], longest: int, page: Page) -> "WithInitials":
    """Prepare drawing a list of terms with the initials of sources; *longest* is the width of the longest term.

    called: the name of each source, by its id.
    """
    of_all = dict(zip(called, initials_of_all([*called.values()]), strict=True))
    in_order = {source: of_all[source] for source in sorted(called, key=lambda source: _place(of_all[source]))}
    room = page.width - GAP - len(str(len(called))) - _GAP - _NARROWEST
    wide = min(longest, WIDE, room)
    return WithInitials(in_order, called, wide if wide >= min(longest, NARROW) else 0, page)


class WithInitials(NamedTuple):
    """Draws a list with the initials of sources.

    initials: those of each source, by its id, in the order of the key.
    called: the name of each source.
    wide: the width of the column of terms; 0 if the initials are below their term.
    """

    initials: Mapping[str, str]
    called: Mapping[str, str]
    wide: int
    page: Page

    @property
    def _digits(self) -> int:
        return len(str(len(self.called)))

    def top(self) -> str:
        """The lines above the terms."""
        if not self.wide:
            return ""
        indent = " " * (self._digits + _GAP)
        heads = [[Text("Term", BOLD)], [Text.assemble(indent, (_HEAD, BOLD))]]
        rule = Text(signs_for(self.page).rule * (self.wide + GAP + len(indent) + _NARROWEST), QUIET)
        return painted([*rows(heads, [self.wide, 0]), rule], self.page)

    def writer(self) -> Callable[[ListedTerm], str]:
        """Make a function that writes a term; it uses only strings, because there may be a hundred thousand terms."""
        known: dict[tuple[str, ...], list[str]] = {}

        def write(listed: ListedTerm) -> str:
            if listed.see:
                return reference(listed, self.wide, self.page)
            if (told := known.get(listed.sources)) is None:
                told = known[listed.sources] = self._told(listed.sources)
            name = name_of(listed, self.page)
            if not self.wide:
                named = painted(in_lines(Text(name, BOLD), self.page.width), self.page)
                return named + "".join(f"{line}\n" for line in told)
            names = lines_of(name, self.wide)
            return "".join(
                f"{own}{' ' * (self.wide + GAP - cell_len(own))}{line}\n" if line else f"{own.rstrip()}\n"
                for own, line in zip_longest(names, told, fillvalue="")
            )

        return write

    def _told(self, sources: tuple[str, ...]) -> list[str]:
        """The count of some sources and their initials, in lines."""
        defining = frozenset(sources)
        indent = f"{len(defining):>{self._digits}}{' ' * _GAP}"
        room = self.page.width - self.wide - GAP if self.wide else self.page.width
        words = " ".join(short for source, short in self.initials.items() if source in defining)
        return [line.plain for line in hanging(indent if self.wide else f"  {indent}", Text(words), room)]

    def below(self, terms: int, counts: Mapping[str, int], references: int) -> str:
        """The lines below the terms: how many there were, and the key to the sources that define one."""
        summary = total(terms, (), references)
        sources = [
            Keyed(short, counts[source], self.called[source])
            for source, short in self.initials.items()
            if counts[source]
        ]
        if not sources:
            return painted([Text(), *wrapped(Text(summary, QUIET), self.page.width)], self.page)
        told = wrapped(Text(f"{summary}. {_KEY}", QUIET), self.page.width)
        return painted([Text(), *told, Text(), *key(sources, self.page)], self.page)


def _place(initials: str) -> tuple[str, int]:
    """The sort key of initials: alphabetical by their letters, then by the number after them."""
    letters = initials.rstrip("0123456789")
    return letters.casefold(), int(initials[len(letters) :] or 0)
