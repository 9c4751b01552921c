"""Reads the links of a glossary file: names of one concept, and names of different ones."""

from carelex.glossary.contradictions import find_contradictions
from carelex.glossary.mappings import Mappings
from carelex.glossary.nodes import Branch, Node, items_of, pairs_of, place_of, text_of
from carelex.glossary.schema import LINK
from carelex.model import Link
from carelex.names import same_name
from carelex.values import NamedTuple


class LinkInFile(NamedTuple):
    """A link in the file.

    link: None if it has an error.
    places: line and column of each of its names, in order.
    """

    link: Link | None
    node: Node
    places: tuple[tuple[int, int], ...]

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the link."""
        return place_of(self.node)


class LinksInFile(NamedTuple):
    """The links in the file."""

    links: list[LinkInFile]


class Links:
    """The links of one file; *all* has them, once they have been read."""

    def __init__(self, mappings: Mappings) -> None:
        self.all: list[LinkInFile] = []
        self.are_read = False
        self._mappings = mappings
        self._faults = mappings.faults

    def read(self, node: Branch) -> LinksInFile:
        """Read the links below "links"."""
        self.are_read = True
        self.all = [self._link(item) for item in node.items]
        self._tell_contradictions()
        return LinksInFile(self.all)

    def _link(self, node: Node) -> LinkInFile:
        fields = self._mappings.fields(node, LINK)
        kinds = [key for key in ("same", "different") if key in fields]
        if len(kinds) > 1:
            second = [key for key, _ in pairs_of(node) if key.value in kinds][1]
            problem = f"'same' and 'different' are in one link; begin another one with '- {second.value}:'"
            self._faults.add(place_of(second), problem, "same-and-different")
        kind = kinds[0] if kinds else ""
        nodes = items_of(fields, kind)
        names = tuple([self._mappings.name(item, kind) for item in nodes])
        places = tuple(map(place_of, nodes))
        if kind and len(names) == 1:
            problem = f"a link has two names or more; add the one that '{names[0]}' is {_BESIDE[kind]}"
            self._faults.add(places[0], problem, "one-name")
        is_right = len(kinds) == 1 and len(names) > 1 and all(names) and not self._repeats(names, places)
        return LinkInFile(Link(kind == "same", names, text_of(fields, "note")) if is_right else None, node, places)

    def _tell_contradictions(self) -> None:
        whole = [(each, each.link) for each in self.all if each.link is not None]
        for found in find_contradictions([link for _, link in whole], same_name):
            read, link = whole[found.different]
            lines = sorted(whole[number][0].place[0] for number in found.same)
            by = f"the links on lines {_in_a_row(lines)}" if lines else "other links"
            way_out = "remove one of these, or this one"
            if len(lines) == 1:
                by, way_out = f"the link on line {lines[0]}", "keep one of the two"
            problem = f"'{link.names[found.first]}' and '{link.names[found.second]}' are the same by {by}"
            self._faults.add(read.places[found.second], f"{problem}; {way_out}", "contradiction")

    def _repeats(self, names: tuple[str, ...], places: tuple[tuple[int, int], ...]) -> bool:
        """Report each name that is in a link twice; return whether there is one."""
        first_lines: dict[str, int] = {}
        has_one = False
        for name, place in zip(names, places, strict=True):
            fold = same_name(name)
            if fold in first_lines and name:
                has_one = True
                self._faults.add(place, f"'{name}' is twice in this link; remove one", "name-twice")
            first_lines.setdefault(fold, place[0])
        return has_one


_BESIDE = {"same": "the same as", "different": "different from"}

# The most lines that a message lists for the links that make two names the same.
_LINES = 6


def _in_a_row(lines: list[int]) -> str:
    shown = [*map(str, lines[:_LINES])]
    if len(lines) > _LINES:
        shown = [*shown[:-1], f"{len(lines) - _LINES + 1} more"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
