"""Finds names that contain another name, at their end or before words that add little."""

import re
from collections import Counter
from collections.abc import Iterator

from carelex.alignment.material import Found, Material
from carelex.english.forms import is_linking_word
from carelex.english.function_words import NEGATIONS, RELATIONAL

# A service is also called this, and so are the people who provide it.
_ADDS_LITTLE = frozenset(
    "department departments scheme schemes service services programme programmes process team teams".split()
)

# A country after a name: the thing is the same all over it.
_COUNTRIES = frozenset("britain england ireland scotland uk wales".split())

# Who something is for, or whose it is, where nearly all of it is theirs.
_NARROWS_LITTLE = frozenset("adult adults council local national nhs social statutory".split())

# After a name of two words or more, a narrower meaning in small letters: "Day care – adults".
_NARROWED = re.compile(r"^(?P<name>\S+\s[^:–—]*?\S)(?:\s*:\s+|\s+[-–—]\s+)(?P<behind>.*)$")

# A name with one of these signs holds more than one name.
_SIGNS = frozenset("()[]:;/|–—")

# The most words that may come before the inner name.
_LONGEST_LEAD = 2


def within_another(material: Material) -> Iterator[Found]:
    """For example "residential care" in "adult residential care", and "brokerage" in "brokerage services"."""
    ending_in = Counter(heading.stems[-1] for heading in material.headings if len(heading.words) > 1)
    for heading in material.headings:
        if (match := _NARROWED.match(heading.name)) and match["behind"].islower():
            yield Found(heading.terms, material.named(match["name"]), 40)
        if not _SIGNS.isdisjoint(heading.name):
            continue
        words = heading.words
        if len(words) > 1 and words[-1] in _ADDS_LITTLE:
            yield Found(heading.terms, material.named_by(words[:-1]), 66)
        if len(words) > 1 and words[-1] in _COUNTRIES:
            yield Found(heading.terms, material.named_by(words[:-1]), 55)
        # If there is only one kind of assessment, "needs assessment" may simply be called "assessment".
        if _may_only_specify(words[:-1]) and ending_in[heading.stems[-1]] == 1:
            called = [number for number in heading.terms if not material.terms[number].stands_for]
            yield Found(called, material.named_by(words[-1:]), 30)
        for at in range(1, min(len(words) - 1, _LONGEST_LEAD + 1)):
            lead = words[:at]
            if not _changes_meaning(lead):
                score = 62 if _NARROWS_LITTLE.issuperset(lead) else 50 if lead[-1] in ("and", "or") else 42
                yield Found(heading.terms, material.named_by(words[at:]), score)
        for at in range(2, len(words)):
            if words[at] in RELATIONAL or words[at] == "and":
                # For example "adult social care and support"; "respite care for children" is narrower, and scores less.
                score = 30 if words[at] in RELATIONAL else 45
                yield Found(heading.terms, material.named_by(words[:at]), score)
                break


def _may_only_specify(lead: tuple[str, ...]) -> bool:
    """Whether the words before a single word may only say which one is meant."""
    is_plain = all(word.replace("'", "").isalnum() and not is_linking_word(word) for word in lead)
    return 0 < len(lead) <= _LONGEST_LEAD and is_plain and not _changes_meaning(lead)


def _changes_meaning(lead: tuple[str, ...]) -> bool:
    """Whether the words before a name change what it is: "safeguarding vulnerable adults" is not an adult."""
    return any(word.endswith("ing") or word in NEGATIONS for word in lead) or (
        is_linking_word(lead[-1]) and lead[-1] not in ("and", "or")
    )
