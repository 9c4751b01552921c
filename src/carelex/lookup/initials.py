"""Finds names by initials that no glossary gives as an abbreviation: "phb" finds "Personal health budget"."""

from carelex.english.forms import without_question, words
from carelex.english.words import is_english
from carelex.lookup.names import Name, Names
from carelex.lookup.naming import INITIALS, SUGGESTIONS, Outcome
from carelex.model import Match, MatchKind, Reason

# With fewer letters there are too many such names; longer queries are not abbreviations.
_FEWEST, _MOST = 3, 8


def named_by_initials(query: str, names: Names) -> Outcome | None:
    """Find the term whose initials are *query*; if several terms have them, only suggest these.

    An English word is not taken for initials.
    """
    letters = _letters(query)
    # A plural of initials: GPs.
    readings = [reading for reading in (letters, letters.removesuffix("s")) if _FEWEST <= len(reading) <= _MOST]
    if any(map(is_english, readings)):
        return None
    found = (names.with_initials(reading) for reading in dict.fromkeys(readings))
    return _term_of(next(filter(None, found), []))


def _term_of(named: list[Name]) -> Outcome | None:
    by_term = {name.term: name for name in sorted(named, reverse=True)}
    if not 0 < len(by_term) <= SUGGESTIONS:
        # If there are too many, a few of them do not help.
        return None
    if len(by_term) > 1:
        return Outcome(suggestions=tuple(sorted(by_term)))
    [(term, name)] = by_term.items()
    return Outcome(term, Match(MatchKind.VARIANT, INITIALS, Reason.INITIALS, name.text), (term,))


def _letters(query: str) -> str:
    """The letters of a query that may be initials, written together or apart; empty if they are not."""
    asked = words(without_question(query))
    letters = "".join(asked)
    return letters if letters.isalnum() and (len(asked) == 1 or len(asked) == len(letters)) else ""
