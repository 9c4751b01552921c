"""Names that stand within others: at their end, as what they are about, or before what adds little."""

from collections.abc import Iterator

from carelex.alignment.material import Found, Material
from carelex.english.forms import is_linking_word
from carelex.english.function_words import NEGATIONS, RELATIONAL

# What a service is called beside what it does, and whoever does it.
_ADDS_LITTLE = frozenset("scheme schemes service services programme programmes process team teams".split())

# Who it is for, or whose it is, where nearly all of it is for them.
_NARROWS_LITTLE = frozenset("adult adults council local national nhs social statutory".split())

# What has one of these is more than one name.
_SIGNS = frozenset("()[]:;/|–—")

# A name has no more words before the one that stands within it.
_LONGEST_LEAD = 2


def within_another(material: Material) -> Iterator[Found]:
    """Residential care in adult residential care; brokerage in brokerage services."""
    for heading in material.headings:
        if not _SIGNS.isdisjoint(heading.name):
            continue
        words = heading.words
        if len(words) > 1 and words[-1] in _ADDS_LITTLE:
            yield Found(heading.terms, material.named_by(words[:-1]), 66)
        for at in range(1, min(len(words) - 1, _LONGEST_LEAD + 1)):
            lead = words[:at]
            if not _turns(lead):
                score = 62 if _NARROWS_LITTLE.issuperset(lead) else 50 if lead[-1] in ("and", "or") else 42
                yield Found(heading.terms, material.named_by(words[at:]), score)
        for at in range(2, len(words)):
            if words[at] in RELATIONAL or words[at] == "and":
                # Adult social care and support; respite care for children, which is less.
                score = 30 if words[at] in RELATIONAL else 45
                yield Found(heading.terms, material.named_by(words[:at]), score)
                break


def _turns(lead: tuple[str, ...]) -> bool:
    """Whether words before a name make another thing of it: safeguarding vulnerable adults is no adult."""
    return any(word.endswith("ing") or word in NEGATIONS for word in lead) or (
        is_linking_word(lead[-1]) and lead[-1] not in ("and", "or")
    )
