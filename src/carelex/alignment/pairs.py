"""Two terms of different glossaries that are one concept, or may be one: as values."""

from enum import StrEnum
from typing import NamedTuple

from carelex.model import Definition, Link


class PairState(StrEnum):
    """What is known of two terms: they are one concept, or a link says so, or they are not, or nobody has said."""

    JOINED = "joined"
    LINKED = "linked"
    PARTED = "parted"
    PROPOSED = "proposed"


class PairReason(StrEnum):
    """Why two terms have their state."""

    # Joined. The values are those of the lookup, which joins.
    SAME_NAME = "the same name"
    ALIKE = "written alike"
    ARTICLE = "an article"
    MARK = "a mark"
    BESIDE = "an abbreviation beside the name"
    NUMBERED = "a number or a letter before the name"
    SPELLING = "another spelling"
    NUMBER = "singular and plural"
    EXPANSION = "what the abbreviation stands for"
    ABBREVIATION = "an abbreviation of the other"
    THIRD = "both are one with a third"
    # Linked, or parted.
    LINK = "a link"
    ONE_FILE = "one file has both"
    MEANINGS = "one abbreviation, two meanings"
    # Proposed.
    QUALIFIER = "a qualifier in brackets"
    YEAR = "a year"
    CATEGORY = "a category before the name"
    SHORTENED = "a shortened word"
    FORM = "another form of a word"
    ORDER = "another order"
    SEVERAL = "one of several names"
    NEAR = "nearly the same letters"
    INITIALS = "the initials of the other"
    ALIAS = "an alias of the other"
    NAMED = "the text names the other"
    WITHIN = "one name within the other"
    DEFINITIONS = "definitions alike"


class Side(NamedTuple):
    """One term of a pair, as one glossary has it. glossary: the file, as the user named it.

    sources: the ids of those that define it there, each once.
    """

    term: str
    glossary: str
    sources: tuple[str, ...]
    definitions: tuple[Definition, ...]


class Pair(NamedTuple):
    """Two terms that are, or may be, one concept. Its sides stand in the order of the glossaries.

    score: how sure it is that they are one, 0 to 100; no probability. overlap: of the different words of both
    definitions that carry meaning, the share that both have, 0 to 1; None where a side has no text. also: what else
    speaks for it, the strongest first.
    """

    state: PairState
    reason: PairReason
    score: float
    overlap: float | None
    left: Side
    right: Side
    also: tuple[PairReason, ...] = ()

    def link(self, *, is_same: bool) -> Link:
        """The link that calls its terms the same, or different: by their names, each on one line."""
        left, right = (" ".join(side.term.split()) for side in (self.left, self.right))
        return Link(is_same, (left, right))
