"""What the words of a text are compared by: their stems, and one word for the forms that no ending makes."""

from collections.abc import Sequence

from carelex.english.forms import plain_spelling, stem_each

# Forms that are not made with an ending, by the word that they are forms of; and words that Snowball takes for forms
# of others, which stand for themselves.
_STEMS = {
    form: word
    for word, forms in (
        row.strip().split(":")
        for row in """
        break:broke broken|build:built|buy:bought|carer:caregiver caregivers|child:children
        choose:chose chosen choice choices|deal:dealt|draw:drew drawn|drive:drove driven|feel:felt|foot:feet
        forget:forgot forgotten|frail:frailty|grow:grew grown|hold:held|lead:led|learn:learnt|leave:left|life:lives
        lose:lost|man:men|meet:met|pay:paid|person:people persons|rise:rose risen|safe:safety|seek:sought|sell:sold
        send:sent|show:shown|speak:spoke spoken|spend:spent|stand:stood|teach:taught|think:thought
        understand:understood|wear:wore worn|woman:women|write:wrote written
        """.replace("\n", "|").split("|")
        if ":" in row
    )
    for form in forms.split()
}
_STEMS |= {word: str(number) for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)}

_APART = frozenset(
    "ageing aging authority authorities experiment experiments general generally import imports important importance"
    " integrity international news organ organs past personal policy policies universe university universities".split()
)


def stems_of(folded: Sequence[str]) -> list[str]:
    """What folded words are compared by."""
    whole = [_STEMS.get(word, word) for word in (word.removesuffix("'s").removesuffix("'") for word in folded)]
    stems = stem_each([plain_spelling(word) for word in whole])
    return [word if word in _APART else stem for word, stem in zip(whole, stems, strict=True)]
