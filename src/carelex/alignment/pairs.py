"""Values for two terms of different glossaries that are one concept, or may be one."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from carelex.model import Definition, GlossarySource, Link


class PairState(StrEnum):
    """Whether two terms are one concept by their names, one by a link, two different concepts, or not yet decided."""

    JOINED = "joined"
    LINKED = "linked"
    PARTED = "parted"
    PROPOSED = "proposed"


class PairReason(StrEnum):
    """Why two terms have their state."""

    # Joined. The lookup joins terms, and uses the same values.
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
    # Linked, or kept apart.
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
    """One term of a pair, in one glossary.

    glossary: the file, as the user named it.
    sources: the ids of the sources that define it there, each once.
    """

    term: str
    glossary: str
    sources: tuple[str, ...]
    definitions: tuple[Definition, ...]


class Pair(NamedTuple):
    """Two terms that are, or may be, one concept. The sides are in the order of the glossaries.

    score: how likely it is that they are one, from 0 to 100; it is not a probability.
    overlap: the share of the different words that carry meaning in the definitions that both have, from 0 to 1; None if
    a side has no text.
    also: the other reasons for the pair, the strongest first.
    """

    state: PairState
    reason: PairReason
    score: float
    overlap: float | None
    left: Side
    right: Side
    also: tuple[PairReason, ...] = ()

    def is_of(self, sources: Collection[GlossarySource]) -> bool:
        """Whether one of *sources* defines one of its terms."""
        return any((side.glossary, each) in sources for side in (self.left, self.right) for each in side.sources)

    def link(self, *, is_same: bool) -> Link:
        """Make the link that calls its terms the same, or different; each name is on one line."""
        left, right = (" ".join(side.term.split()) for side in (self.left, self.right))
        return Link(is_same, (left, right))
