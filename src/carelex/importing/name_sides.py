"""Splits names that are side by side, "Top tier / County", but not the values of one thing, "Yes / No"."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from carelex.english.forms import ends_in_adjective, stems
from carelex.english.headwords import is_abbreviation_of
from carelex.importing.bare_names import MOST_WORDS_OF_LISTED, has_open_bracket


def sides_of(name: str, text: Callable[[], str]) -> list[str]:
    """The names on the sides of a slash, a bar or an "or"; empty if they are not names of one thing."""
    if not re.search(r"[/\\|,]| or ", name):
        return []
    if names := _repeating(name):
        return names
    for mark in (r"\s*\|\s*", r"\s+[/\\]\s+|(?<=\))/\s*", "/", r"\s+or\s+"):
        sides = [side.strip() for side in re.split(mark, name)]
        if len(sides) < 2 or not all(any(map(str.isalpha, side)) for side in sides):
            continue
        if (
            any(map(has_open_bracket, sides))
            or re.search(_OF_BOTH, name, re.IGNORECASE)
            or _lacks_head(sides, is_list="or" not in mark)
            or ("or" in mark and _lacks_beginning(sides))
            or (mark == "/" and not _are_whole(sides))
        ):
            return []
        return [] if _are_values(sides, text()) else sides
    return []


# "Nurse / Patient Ratio": it is one thing, of what is on both sides.
_OF_BOTH = r"[/\\|].*\s(?:ratio|relationship|comparison|conversion|interface|split|trade-?off)$"


def _repeating(name: str) -> list[str]:
    """The names in a list whose second has the words of the first: "Asylum, asylum claim or protection claim"."""
    first, mark, rest = name.partition(",")
    begins = first.lower().split()
    others = [side.strip() for side in re.split(r",\s*(?:or\s)?|\sor\s", rest)]
    is_repeated = len(others[0].split()) > len(begins) and others[0].lower().split()[: len(begins)] == begins
    are_names = all(0 < len(other.split()) <= MOST_WORDS_OF_LISTED for other in others)
    return [first, *others] if mark and begins and is_repeated and are_names else []


# "Stopcock or stop tap": two names that begin with this many equal letters are names of one thing.
_ALIKE = 4


def _lacks_head(sides: Sequence[str], *, is_list: bool) -> bool:
    """Whether the last side also completes another: "Health or social care", "Preventative / early services"."""
    *before, last = (side.split() for side in sides)
    return any(
        len(side) < len(last)
        and side[0][:_ALIKE].lower() != last[0][:_ALIKE].lower()
        and side[-1].lower() != last[-1].lower()
        and (not is_list or ends_in_adjective(side[-1]))
        for side in before
    )


def _lacks_beginning(sides: Sequence[str]) -> bool:
    """Whether the last side takes its beginning from the first: "Annual care review papers or documents"."""
    first, last = sides[0], sides[-1]
    is_end = last.islower() and len(last.split()) == 1 and len(first.split()) > _FEW
    return is_end and not set(stems(last).split()) & set(stems(first).split())


_FEW = 2
"""In words."""


def _are_whole(sides: Sequence[str]) -> bool:
    """Whether each side is a whole name: "Health or social care" has one word that belongs to both."""
    if any(re.search(r"\d$", side) and re.match(r"\d", after) for side, after in pairwise(sides)):
        return False
    if {side.lower() for side in sides} & {"and", "his", "her", "he", "she"}:
        return False
    if any(len(re.sub(r"\W", "", side)) < 2 for side in sides):
        # "A/R", accounts receivable: a single letter is no name.
        return False
    if any(side.lower() in _BEGINNINGS and after[0].islower() for side, after in pairwise(sides)):
        return False
    # "The genus/Species relationship": an article names nothing.
    first, *others = (re.sub(r"^(?:the|an?)\s", "", side, flags=re.IGNORECASE).split() for side in sides)
    # Words after a slash that are a name often begin with a capital: Money Management/Appointeeship.
    return all(
        len(side) == len(first) or side[-1].lower() == first[-1].lower() or (len(first) > 1 and side[0][0].isupper())
        for side in others
    )


# The first part of a word, which a slash sets off: "In/dependence" is one name.
_BEGINNINGS = frozenset("anti co dis im in inter multi non over post pre re self sub trans un under".split())

_OPPOSITES = [
    frozenset(pair.split("/"))
    for pair in "yes/no on/off in/out pass/fail high/low open/closed true/false start/end begin/end debit/credit"
    " buy/sell gross/net before/after internal/external full/partial".split()
]


_KINDS_OF_VALUE = "status|value|state|type|category|setting|option|level|flag|rating|outcome|mode"


def _are_values(sides: Sequence[str], text: str) -> bool:
    """Whether the sides are the possible values of a thing, because the text calls one a value."""
    folded = {side.lower() for side in sides}
    if any(pair <= folded for pair in _OPPOSITES):
        return True
    if len(sides) == 2:
        one, other = (side.lower() for side in sides)
        if any(
            one == f"{prefix}{other}" or other == f"{prefix}{one}"
            for prefix in ("un", "in", "non-", "non", "dis", "im")
        ):
            return True
    whole = re.split(r"[.;:(]", text)[0]
    if re.search(r"\band\b|&", whole) and is_abbreviation_of("".join(sides), whole):
        # "CI/CD", of continuous integration and continuous delivery.
        return True
    any_side = rf"[\"“‘']?(?:{'|'.join(map(re.escape, sides))})\b"
    as_value = (
        rf"\b(?:{_KINDS_OF_VALUE})s?\s+(?:of|is|are|as|to|can be|may be)\s+{any_side}"
        rf"|\b(?:set|marked|flagged|recorded|shown|entered|rated|classed|ticked)\s+(?:to|as)\s+{any_side}"
        rf"|\beither\s+{any_side}"
    )
    if re.search(as_value, text, re.IGNORECASE):
        return True
    return all(
        re.search(rf"\b{re.escape(side)}\b[^.;]*?\b(?:is|are|means?|says?)\b", text, re.IGNORECASE) for side in sides
    )
