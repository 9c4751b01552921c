"""Finds definitions that are so alike that they must explain the same thing."""

from collections import defaultdict
from collections.abc import Iterator
from math import log, sqrt

from carelex.alignment.material import Found, Material

# How alike two texts must be, 0 to 1: the cosine of their words, with more weight for rare words.
_ALIKE = 0.5

# Texts that share fewer words are alike by chance.
_FEWEST = 4


def alike(material: Material) -> Iterator[Found]:
    """Find pairs of texts that share most of the words that carry meaning."""
    content = material.content
    held_by: dict[str, int] = defaultdict(int)
    for words in content:
        for word in words:
            held_by[word] += 1
    weights = {word: log(1 + len(content) / count) ** 2 for word, count in held_by.items()}
    rank = {word: place for place, word in enumerate(sorted(held_by, key=lambda word: (held_by[word], word)))}
    sums = [sum([weights[word] for word in words]) for words in content]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(content):
        if len(words) < _FEWEST:
            continue
        met: dict[int, None] = {}
        # Two texts that are alike share one of the rarest words of each. The common words after these weigh too little
        # to matter.
        left = sums[number]
        for word in sorted(words, key=rank.__getitem__):
            if left < _ALIKE**2 * sums[number]:
                break
            left -= weights[word]
            met.update(dict.fromkeys(holders[word]))
            holders[word].append(number)
        for other in met:
            shared = words & content[other]
            if len(shared) < _FEWEST or material.terms[other].glossary == material.terms[number].glossary:
                continue
            cosine = sum([weights[word] for word in shared]) / sqrt(sums[number] * sums[other])
            # The fewer the words, the more of them are shared by chance.
            likeness = cosine * (1 - 1 / len(shared))
            if likeness >= _ALIKE:
                yield Found((other,), (number,), round(40 + 58 * (likeness - _ALIKE) / (1 - _ALIKE), 1))
