"""Reduces words to one form for comparing texts, irregular forms included."""

from collections.abc import Sequence

from carelex.english.forms import SINGULARS
from carelex.english.word_forms import IRREGULAR, words_behind

# Words that mean the same as another, by that other.
_SAID_ALIKE = {
    word: other
    for other, words in (
        row.split(":")
        for row in (
            "carer:caregiver caregivers|choose:choice choices|frail:frailty|long:longer|person:persons|safe:safety"
            "|short:shorter"
        ).split("|")
    )
    for word in words.split()
}
_NUMBERS = {
    word: str(number)
    for number, word in (
        *enumerate(
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
            " eighteen nineteen twenty".split(),
            2,
        ),
        *zip(range(30, 100, 10), "thirty forty fifty sixty seventy eighty ninety".split(), strict=True),
    )
}
_STEMS = SINGULARS | IRREGULAR | _SAID_ALIKE | _NUMBERS


def stems_of(folded: Sequence[str]) -> list[str]:
    """The form by which each of some folded words is compared."""
    whole = [_STEMS.get(word, word) for word in (word.removesuffix("'s").removesuffix("'") for word in folded)]
    return words_behind(whole)
