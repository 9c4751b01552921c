"""The errors that carelex raises. They carry facts; only `cli` prints them and sets exit codes."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.rules import Rule


class CarelexError(Exception):
    """No answer can be given. *problems* has one line for each thing to put right."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems

    def __reduce__(self) -> tuple[object, ...]:
        # Pickling passes an exception's arguments on, and the arguments of the errors below are not messages.
        return _restored, (type(self), self.problems, self.__dict__)


def _restored(kind: type[CarelexError], problems: tuple[str, ...], state: dict[str, object]) -> CarelexError:
    error = kind.__new__(kind, "\n".join(problems))
    error.__dict__.update(state)
    return error


class Fault(NamedTuple):
    """One error in a glossary file; *line* and *column* count from 1, and are 0 for the file as a whole.

    rule: the short name of the rule that is broken, for scripts; `rules` has them all.
    """

    path: str
    line: int
    column: int
    problem: str
    rule: "Rule"

    @property
    def message(self) -> str:
        """The problem, with the rule in brackets."""
        return f"{self.problem} [{self.rule}]"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class GlossaryError(CarelexError):
    """Glossary files cannot be read, or break rules; has all errors found, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(*map(str, self.faults))


class EmptyQueryError(CarelexError):
    """There is nothing to look up."""

    def __init__(self) -> None:
        super().__init__("an empty query; give a term, such as brokerage")


class UnknownSourceError(CarelexError):
    """A source was asked for that no glossary in use has.

    known: the names of the sources in use, by id.
    """

    def __init__(self, source: str, known: Mapping[str, str]) -> None:
        there = ", ".join(f"{source_id} ({name})" for source_id, name in known.items())
        near = get_close_matches(source.lower(), known, 1)
        guess = f": did you mean {near[0]!r}? The" if near else "; the"
        known_ones = f"{guess} sources in use are: {there}" if known else "; the glossaries in use have none"
        super().__init__(f"no source {source!r}{known_ones}")
        self.source = source
        self.known = dict(known)


class OutputError(CarelexError):
    """The answer cannot be written to its target."""

    def __init__(self, target: str, problem: str) -> None:
        super().__init__(f"{target}: {problem}")
        self.target = target
