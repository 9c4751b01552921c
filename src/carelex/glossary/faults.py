"""Collects the errors of a glossary file while it is read, without those that only follow from another."""

from typing import TYPE_CHECKING, Any

from carelex.errors import Fault
from carelex.glossary.characters import Characters
from carelex.glossary.nodes import place_of

if TYPE_CHECKING:
    from carelex.rules import FaultRule


class Faults:
    """The errors of one glossary file, in the order in which they are found.

    If the parser refuses a node, the text read in its place is not the writer's, so nothing more is reported there. If
    it stops, or reads a sign differently than meant, some errors already reported may only follow from that.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.all: list[Fault] = []
        self._may_follow: set[Fault] = set()
        self._refused: set[tuple[int, int]] = set()

    def add(self, place: tuple[int, int], problem: str, rule: "FaultRule", *, may_follow: bool = False) -> None:
        """Report an error at a line and column.

        may_follow: the error may only be there because the parser did not read what the writer meant.
        """
        if place in self._refused:
            return
        fault = Fault(self.name, *place, problem, rule)
        self.all.append(fault)
        if may_follow:
            self._may_follow.add(fault)

    def refuse(self, event: Any, problem: str, rule: "FaultRule") -> None:
        """Report something that is YAML, but not allowed in a glossary."""
        place = place_of(event)
        self.all.append(Fault(self.name, *place, problem, rule))
        self._refused.add(place)

    def is_refused(self, place: tuple[int, int]) -> bool:
        return place in self._refused

    def is_refused_in(self, line: int) -> bool:
        return any(refused == line for refused, _ in self._refused)

    def take_back_what_may_follow(self, first_line: int = 0) -> None:
        """Drop errors that may only follow from another one, from *first_line* on."""
        self.all = [fault for fault in self.all if fault.line < first_line or fault not in self._may_follow]

    def complete(self, characters: Characters) -> None:
        """Add the errors in the file's characters, which must have been read to the end."""
        if not characters.is_text:
            # The file is not text, so errors found while reading it mean nothing.
            self.all = []
        self.all += characters.faults
        if self.all and characters.is_text and characters.odd:
            self.take_back_what_may_follow()
            self.all += characters.odd
        self.all.sort()
