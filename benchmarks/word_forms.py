"""Measures how well carelex tells forms of a word from other words of the same stem, beside Snowball alone.

Prints one table. See README.md beside this file.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

from Stemmer import Stemmer

from carelex.english.word_forms import are_forms
from carelex.english.words import WELL_KNOWN, is_english, rarity
from wordnet import FOLDER

SEED = 2_000

# WordNet's files, by the letters for them in a link.
PARTS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
# Links between words of one family: derivationally related, pertaining to (or made from an adjective), participle of.
LINKS = frozenset("+\\<")

# Endings that turn a form into its lemma, as in Morphy (morphy(7WN)), with the letter that is doubled before some.
DETACHED = {
    "noun": "s: ses:s xes:x zes:z ches:ch shes:sh men:man ies:y",
    "verb": "s: ies:y es:e es: ed:e ed: ing:e ing:",
    "adj": "er: est: er:e est:e",
    "adv": "",
}
DOUBLING = ("ed", "ing", "er", "est")

Pair = tuple[str, str]


class Words(NamedTuple):
    """The single words of WordNet that are English, by part of speech, and pairs of them.

    linked: pairs of one family.
    irregular: a form and its lemma, from the exception lists.
    """

    by_part: dict[str, set[str]]
    linked: set[Pair]
    irregular: set[Pair]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--show", type=int, default=0, metavar="N", help="show so many pairs that are judged otherwise"
    )
    asked = options.parse_args()
    words = read()
    stems = stems_of(set().union(*words.by_part.values()) | {word for pair in words.irregular for word in pair})
    linked, irregular = ([pair for pair in pairs if stems[pair[0]] == stems[pair[1]]] for pairs in words[1:])
    apart = [*pairs_apart(words, stems)]
    rows = [
        ("true: linked as of one family", linked, True),
        ("true: a form in the exception lists, and its lemma", irregular, True),
        ("false: of two families", apart, False),
        ("false: the same, both well known", [pair for pair in apart if max(map(rarity, pair)) <= WELL_KNOWN], False),
    ]
    print("| pairs of one stem | pairs | one word by Snowball | one word by carelex |")
    print("| --- | ---: | ---: | ---: |")
    for name, pairs, _ in rows:
        taken = sum(are_forms(*pair) for pair in pairs)
        print(f"| {name} | {len(pairs):,} | {len(pairs):,} | {taken:,} ({100 * taken / len(pairs):.1f} %) |")
    for name, pairs, is_one in rows if asked.show else ():
        others = sorted(pair for pair in pairs if are_forms(*pair) != is_one)
        chosen = Random(SEED).sample(others, min(asked.show, len(others)))
        print(f"\n{name}, judged otherwise: {', '.join('/'.join(pair) for pair in chosen)}")


def read(folder: Path = FOLDER) -> Words:
    by_part: dict[str, set[str]] = {part: set() for part in PARTS.values()}
    synsets: dict[Pair, list[str]] = {}
    links: list[tuple[str, Pair, int]] = []
    for part in by_part:
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            # The licence is at the top of each file, indented.
            if line.startswith(" "):
                continue
            fields = line.split(" | ", 1)[0].split()
            end = 4 + 2 * int(fields[3], 16)
            lemmas = [word.partition("(")[0].lower() for word in fields[4:end:2]]
            synsets[part, fields[0]] = lemmas
            by_part[part].update(filter(is_word, lemmas))
            for at in range(end + 1, end + 1 + 4 * int(fields[end]), 4):
                sign, offset, other_part, numbers = fields[at : at + 4]
                if sign in LINKS and numbers != "0000":
                    lemma = lemmas[int(numbers[:2], 16) - 1]
                    links.append((lemma, (PARTS[other_part], offset), int(numbers[2:], 16) - 1))
    linked = {ordered(lemma, synsets[synset][number]) for lemma, synset, number in links}
    irregular = {pair for part in by_part for pair in exceptions(folder / f"{part}.exc")}
    return Words(by_part, of_words(linked), of_words(irregular))


def is_word(lemma: str) -> bool:
    return lemma.isalpha() and is_english(lemma)


def ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def of_words(pairs: Iterable[Pair]) -> set[Pair]:
    return {pair for pair in pairs if pair[0] != pair[1] and all(map(is_word, pair))}


def exceptions(path: Path) -> Iterator[Pair]:
    for line in path.read_text(encoding="utf-8").splitlines():
        form, *lemmas = line.split()
        yield from (ordered(form, lemma) for lemma in lemmas)


def stems_of(words: Iterable[str]) -> dict[str, str]:
    every = sorted(words)
    return dict(zip(every, Stemmer("english", 0).stemWords(every), strict=True))


def pairs_apart(words: Words, stems: dict[str, str]) -> Iterator[Pair]:
    """The pairs of one stem but different families, if WordNet knows the families of both."""
    families = families_of(words)
    told = {word for pair in words.linked for word in pair}
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(told):
        by_stem[stems[word]].append(word)
    for alike in by_stem.values():
        yield from (pair for pair in combinations(alike, 2) if families[pair[0]] != families[pair[1]])


def families_of(words: Words) -> dict[str, str]:
    """For each word, one word of its family; links, exceptions and Morphy's rules connect a family in any steps."""
    heads: dict[str, str] = {}

    def head(word: str) -> str:
        while heads.setdefault(word, word) != word:
            heads[word] = heads[heads[word]]
            word = heads[word]
        return word

    for one, other in (*words.linked, *words.irregular, *inflected(words.by_part)):
        heads[head(one)] = head(other)
    return {word: head(word) for word in [*heads]}


def inflected(by_part: dict[str, set[str]]) -> Iterator[Pair]:
    every = set().union(*by_part.values())
    for part, rules in DETACHED.items():
        for ending, letters in (rule.split(":") for rule in rules.split()):
            for word in every:
                if word.endswith(ending):
                    base = word[: len(word) - len(ending)]
                    is_doubled = ending in DOUBLING and base[-1:] == base[-2:-1]
                    lemmas = {base + letters, base[:-1] if is_doubled else base + letters}
                    yield from ((word, lemma) for lemma in lemmas & by_part[part] - {word})


if __name__ == "__main__":
    main()
