"""What the reading formats say of a comparison in the same words: what is shared, what is not, and the measures."""

from collections.abc import Sequence
from typing import NamedTuple

from carelex.comparison import Agreement, Comparison
from carelex.model import Voice
from carelex.render.page import counted, in_a_row, safe_line
from carelex.render.voices import names

# More cannot be taken in at a glance; the data formats have them all.
_SHARED, _ONLY, _MENTIONS = 8, 6, 8

# The age at which children are in the first year of school in the US, less one.
_AGE = 5


class Finding(NamedTuple):
    """What is found, *items*, under a *label*; *more* is how many others there are."""

    label: str
    items: tuple[str, ...]
    more: int = 0

    @property
    def in_words(self) -> str:
        """The items in a line."""
        return "; ".join(filter(None, (*self.items, self.rest)))

    @property
    def rest(self) -> str:
        """How many others there are, in words; nothing where all are told."""
        return f"and {self.more:,} more" if self.more else ""


def shared(comparison: Comparison) -> list[Finding]:
    """What all of several voices say, if only that it is nothing; and what most and some of them do."""
    if not comparison.is_compared:
        return []
    called = _names(comparison)
    phrases = [phrase for phrase in comparison.shared if phrase.is_listed]
    by_all = [safe_line(phrase.text) for phrase in phrases if len(phrase.texts) == len(called)]
    findings = [_finding("Both" if len(called) == 2 else "All", by_all or ["nothing in the same words"], _SHARED)]
    by_some = [phrase for phrase in phrases if len(phrase.texts) < len(called)]
    for label, is_most in (("Most", True), ("Some", False)):
        told = [
            f"{safe_line(phrase.text)} ({in_a_row([called[voice] for voice in phrase.texts], 'and')})"
            for phrase in by_some
            if (2 * len(phrase.texts) > len(called)) is is_most
        ]
        findings += [_finding(label, told, _SHARED)] if told else []
    return findings


def only(comparison: Comparison) -> list[Finding]:
    """What each of several voices alone says."""
    if not comparison.is_compared:
        return []
    return [
        _finding(f"Only {name}", [safe_line(phrase) for phrase in phrases] or ["nothing of its own"], _ONLY)
        for name, phrases in zip(_names(comparison), comparison.only, strict=True)
    ]


def mentioned(comparison: Comparison) -> list[Finding]:
    """The terms that each voice mentions; those that mention none have no items."""
    return [
        _finding(
            "Mentions",
            [*dict.fromkeys(safe_line(term) for at in voice.numbers for term in comparison.mentions[at])],
            _MENTIONS,
        )
        for voice in _voices(comparison)
    ]


def measured(comparison: Comparison) -> list[list[str]]:
    """The measures of each voice, a line each: of every definition, and what others have of its words."""
    grades = [measure.grade for measure in comparison.measures if measure.grade is not None]
    told = []
    for voice in _voices(comparison):
        lines = []
        for sense, at in enumerate(voice.numbers, start=1):
            words, sentences, grade = comparison.measures[at]
            line = f"{counted(words, 'word')}, {counted(sentences, 'sentence')}"
            if grade is not None:
                line += f", reading grade {grade:g} (age {int(grade + _AGE + 0.5)})"
                line += ", the plainest" if sum(other <= grade for other in grades) == 1 < len(grades) else ""
            lines.append(f"({sense}) {line}" if len(voice.numbers) > 1 else line)
        told.append(lines)
    for number, lines in enumerate(told):
        for place, (name, share) in enumerate(shares(comparison, number)):
            if place == 0:
                lines.append(f"{percent(share)} of its content words are in {name}")
            else:
                lines[-1] += f", {percent(share)} in {name}"
    return told


def shares(comparison: Comparison, voice: int) -> list[tuple[str, float]]:
    """How much of what a voice says each other one has too, by its name."""
    called = _names(comparison)
    others = [(pair.b, pair.a_in_b) for pair in comparison.overlap if pair.a == voice]
    others += [(pair.a, pair.b_in_a) for pair in comparison.overlap if pair.b == voice]
    return [(called[other], share) for other, share in sorted(others)]


def percent(share: float) -> str:
    """A share in whole hundredths; never nothing for what is something, nor all for what is less."""
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share * 100:.0f}%"


def who(agreement: Agreement) -> str:
    """The sources that define a term, in a line."""
    return ", ".join(names(agreement.entry.voices))


def _finding(label: str, items: Sequence[str], most: int) -> Finding:
    # One more takes no more room than to say so.
    most = most if len(items) > most + 1 else len(items)
    return Finding(label, tuple(items[:most]), len(items) - most)


def _voices(comparison: Comparison) -> tuple[Voice, ...]:
    return comparison.answer.entry.voices if comparison.answer.entry else ()


def _names(comparison: Comparison) -> list[str]:
    return names(_voices(comparison))
