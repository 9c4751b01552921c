"""Makes src/carelex/english/word_classes.txt, common words that may be verbs, adjectives or adverbs, from WordNet.

The files are those of Debian's package `wordnet-base` (https://wordnet.princeton.edu). The letters after a word say
what it may be, the most usual first: n(oun), v(erb), a(djective), r (adverb), and p for an irregular past form. Classes
with less than a twelfth of a word's uses in WordNet's tagged texts are left out. So are words that are only nouns and
do not look like other classes: most words that are not in the list are such nouns.
"""

from collections import Counter, defaultdict
from pathlib import Path

from carelex.english.words import WELL_KNOWN, rarity

WORDNET = Path("/usr/share/wordnet")
TARGET = Path(__file__).parents[1] / "src" / "carelex" / "english" / "word_classes.txt"
FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
# The first digit of a sense's key says which file it is in; 5 is an adjective that belongs to another.
FIGURES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# A use in the tagged texts counts this many times as much as a sense without any use.
USE = 10
LEAST = 12

# The endings of nouns that look like other words: family, housing, library.
MISLEADING = ("ly", "ing", "ed", "able", "ible", "ful", "less", "ual", "ical", "ary")


def main() -> None:
    weights: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, letter in FILES.items():
        for line in (WORDNET / f"index.{name}").read_text(encoding="ascii").splitlines():
            # The licence is at the top of each file, indented.
            if not line.startswith(" "):
                lemma, _, senses, *_ = line.split()
                weights[lemma][letter] += int(senses)
    for line in (WORDNET / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, _, uses = line.split()
        lemma, rest = key.split("%")
        weights[lemma][FIGURES[rest[0]]] += USE * int(uses)
    past = _past_forms()
    letters = {word: ("p" if word in past else "") + _letters(word, weights[word]) for word in {*weights, *past}}
    lines = [
        f"{word} {of_word}\n"
        for word, of_word in sorted(letters.items())
        if of_word and (of_word != "n" or word.endswith(MISLEADING))
    ]
    TARGET.write_text("".join(lines), encoding="ascii")


def _past_forms() -> set[str]:
    """The common past forms and participles that are irregular."""
    pairs = [line.split() for line in (WORDNET / "verb.exc").read_text(encoding="ascii").splitlines()]
    return {
        form
        for form, *_ in pairs
        if form.isalpha() and not form.endswith(("ing", "s", "ed")) and rarity(form) <= WELL_KNOWN
    }


def _letters(word: str, weights: Counter[str]) -> str:
    if not (word.isascii() and word.isalpha() and word.islower()) or rarity(word) > WELL_KNOWN:
        return ""
    return "".join(letter for letter, weight in weights.most_common() if weight * LEAST >= weights.total())


if __name__ == "__main__":
    main()
