"""Definitions that are so alike that they must be of one thing."""

from collections import defaultdict
from collections.abc import Iterator
from math import log, sqrt

from carelex.alignment.material import Found, Material

# How alike texts are, 0 to 1, by the cosine of their words, of which a rare one counts for more. Less is no reason.
_ALIKE = 0.5

# Texts that have fewer of their words in common say the same by chance.
_FEWEST = 4


def alike(material: Material) -> Iterator[Found]:
    """Two texts with much the same words that carry meaning."""
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
        # Two texts that are alike share a word among the rarest of each: what comes behind these weighs too little.
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
            # The fewer words there are, the more of them are shared by chance.
            likeness = cosine * (1 - 1 / len(shared))
            if likeness >= _ALIKE:
                yield Found((other,), (number,), round(40 + 58 * (likeness - _ALIKE) / (1 - _ALIKE), 1))
