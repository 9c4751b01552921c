"""The sentences about a comparison that the reading formats share: what is shared, what is not, the measures."""

from collections.abc import Sequence

from carelex.comparison import Agreement, Comparison, only_of
from carelex.render.page import counted, in_a_row, safe_line
from carelex.render.voices import Said, said
from carelex.text.markdown import blocks_of
from carelex.values import NamedTuple

# More cannot be taken in at a glance; the data formats have them all. What only one says is whole sentences.
_SHARED, _ONLY, _MENTIONS = 8, 3, 8

# The text if nothing was found. It does not claim that the texts share or say nothing.
_NOTHING = "no shared phrase found that is clear by itself"
_NOTHING_OWN = "no sentence found that is clear by itself (read the whole text)"

MANY = 4
"""From this many voices on, the overlaps become a table: three voices have six, four have twelve."""

# The age of children in the first US school year, less one; and the last of these years.
_AGE, _LAST_YEAR = 5, 12
# Six years of study after school. A higher grade says no more.
_HARDEST = 18


class Finding(NamedTuple):
    """The *items* found, under a *label*; *more* is the number of others. Without *is_found*, the item says so."""

    label: str
    items: tuple[str, ...]
    more: int = 0
    is_found: bool = True

    @property
    def in_words(self) -> str:
        """The items in a line."""
        return "; ".join(filter(None, (*self.items, self.rest)))

    @property
    def rest(self) -> str:
        """The number of other items, in words; empty if all are shown."""
        return f"and {self.more:,} more" if self.more else ""


def shared(comparison: Comparison) -> list[Finding]:
    """What all of several voices share, then most, then some of them; one line says so if that is nothing."""
    if not comparison.is_compared:
        return []
    groups = said_in(comparison)
    called = {number: name for group in groups for number, name in zip(group.numbers, group.names, strict=True)}
    together = "Both" if len(called) == 2 else "All"
    if len(groups) == 1:
        return [Finding(together, (groups[0].how_alike, "they count as one voice"))]
    copies = [f"{group.name} ({group.how_alike})" for group in groups if len(group.voices) > 1]
    phrases = [phrase for phrase in comparison.shared if phrase.is_listed]
    counts = [sum(not set(phrase.texts).isdisjoint(group.numbers) for group in groups) for phrase in phrases]
    by_all = [safe_line(phrase.text) for phrase, count in zip(phrases, counts, strict=True) if count == len(groups)]
    findings = [_finding("Counted as one voice", copies, _SHARED)] if copies else []
    if by_all or not phrases:
        findings.append(_finding(together, by_all or [_NOTHING], _SHARED))
    for label, is_most in (("Most", True), ("Some", False)):
        told = [
            f"{safe_line(phrase.text)} ({in_a_row([called[voice] for voice in phrase.texts], 'and')})"
            for phrase, count in zip(phrases, counts, strict=True)
            if count < len(groups) and (2 * count > len(groups)) is is_most
        ]
        findings += [_finding(label, told, _SHARED)] if told else []
    return findings


def only(comparison: Comparison) -> list[Finding]:
    """What only one voice says; copies count as one, with a remark if not all of them say it."""
    groups = said_in(comparison)
    if len(groups) < 2:
        return []
    findings = []
    for group in groups:
        own = _own(comparison, group)
        items = tuple(_as_in_text(comparison, group, own[:_ONLY]) or [_NOTHING_OWN])
        findings.append(Finding(f"Only {group.name}", items, max(len(own) - _ONLY, 0), is_found=bool(own)))
    return findings


def mentioned(comparison: Comparison) -> list[Finding]:
    """The terms that each voice mentions, copies as one; if it mentions none, there are no items."""
    return [
        _finding(
            "Mentions",
            [*dict.fromkeys(safe_line(term) for at in _numbers(group) for term in comparison.mentions[at])],
            _MENTIONS,
        )
        for group in said_in(comparison)
    ]


def measured(comparison: Comparison) -> list[list[str]]:
    """The measures of each voice, a line each: for every definition, and how much of it others share.

    Copies have the measures of the first. With many voices, the shares are in a table of their own.
    """
    groups = said_in(comparison)
    shown = [comparison.measures[at] for group in groups for at in group.voice.numbers]
    grades = [measure.grade for measure in shown if measure.grade is not None]
    told = []
    for group in groups:
        lines = []
        for sense, at in enumerate(group.voice.numbers, start=1):
            words, sentences, grade = comparison.measures[at]
            line = f"{counted(words, 'word')}, {counted(sentences, 'sentence')}"
            if grade is not None:
                line += f", reading grade {reading_grade(grade)} ({_reader(grade)})"
                line += ", the plainest" if sum(other <= grade for other in grades) == 1 < len(grades) else ""
            lines.append(f"({sense}) {line}" if len(group.voice.numbers) > 1 else line)
        told.append(lines)
        for place, (name, share) in enumerate(shares(comparison, group) if len(groups) < MANY else ()):
            if place == 0:
                lines.append(f"{percent(share)} of its content words are in {name}")
            else:
                lines[-1] += f", {percent(share)} in {name}"
    return told


def reading_grade(grade: float) -> str:
    """A grade as readers see it."""
    return f"above {_HARDEST}" if grade > _HARDEST else f"{grade:g}"


def _reader(grade: float) -> str:
    """Say who can read a text of this grade: above the last year of school, an age would say nothing."""
    if grade > _HARDEST:
        return "hard even for graduates"
    return "university level" if grade > _LAST_YEAR else f"age {int(grade + _AGE + 0.5)}"


def shares(comparison: Comparison, group: Said) -> list[tuple[str, float]]:
    """How much of a voice's text, copies included, each other voice has too, by name."""
    called = {group.numbers[0]: group.name for group in said_in(comparison)}
    others = [(pair.b, pair.a_in_b) for pair in comparison.overlap if pair.a == group.numbers[0]]
    others += [(pair.a, pair.b_in_a) for pair in comparison.overlap if pair.b == group.numbers[0]]
    return [(called[other], share) for other, share in sorted(others)]


def percent(share: float) -> str:
    """A share as a whole percentage; never 0% for something, nor 100% for less than all."""
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share * 100:.0f}%"


def who(agreement: Agreement) -> str:
    """The sources that define a term, in a line; copies together."""
    groups = said(agreement.entry)
    return ", ".join(f"{group.name} ({group.how_alike})" if len(group.voices) > 1 else group.name for group in groups)


def said_in(comparison: Comparison) -> list[Said]:
    """The texts of a comparison, copies as one."""
    return said(comparison.answer.entry) if comparison.answer.entry else []


def _finding(label: str, items: Sequence[str], most: int) -> Finding:
    # Showing one more item takes no more room than saying that there is one.
    most = most if len(items) > most + 1 else len(items)
    return Finding(label, tuple(items[:most]), len(items) - most)


def _as_in_text(comparison: Comparison, group: Said, items: Sequence[str]) -> list[str]:
    """The *items* of a group in the order in which its definitions have them."""
    entry = comparison.answer.entry
    definitions = [entry.definitions[at] for at in _numbers(group)] if entry else []
    blocks = [block.text for definition in definitions for block in blocks_of(definition)]
    text = safe_line(" ".join(" ".join(blocks).split()))
    return sorted(items, key=lambda item: text.find(item.partition(" (")[0]))


def _own(comparison: Comparison, group: Said) -> list[str]:
    own = []
    for phrase, said_by in only_of(comparison, group.numbers):
        called = [name for number, name in zip(group.numbers, group.names, strict=True) if number in said_by]
        own.append(safe_line(phrase) + (f" ({in_a_row(called, 'and')})" if len(called) < len(group.names) else ""))
    return own


def _numbers(group: Said) -> list[int]:
    """The numbers of all definitions of a group."""
    return [number for voice in group.voices for number in voice.numbers]
