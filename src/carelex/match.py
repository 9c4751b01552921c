"""From what a user typed to the term it means, or to the honest answer that there is none.

Four ways are tried, the surest first, and the first that answers wins: the name itself, another name of the term,
the same words in another English form, and a near miss. Where a way speaks for two terms it speaks for neither:
both are suggested, and no less sure way is tried.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from os.path import commonprefix
from typing import NamedTuple

from carelex import forms
from carelex.forms import (
    forms_in_pairs,
    is_adjective,
    is_form,
    is_reordered,
    joined,
    joined_stem,
    singular,
    singular_of_short,
    sound,
    stems,
    words,
)
from carelex.model import Match, MatchKind
from carelex.names import same_name, written_alike

SUGGESTIONS = 5

# Scores say how like the query is to the name: 100 is that name to the letter (capitals and width aside). What is
# only written alike, or is the same words in another form, is surer than any near miss of the same likeness, so it
# has a score of its own; a near miss is scored by its letters (below).
_SAME, _ALIKE, _REJOINED, _PLURAL, _INFLECTED = 100.0, 99.0, 98.0, 97.0, 95.0

# Beginnings that turn a word round: whoever writes one of them has not meant the other.
_OPPOSITES = (("hyper", "hypo"), ("macro", "micro"), ("inter", "intra"), ("over", "under"), ("ab", "ad"))

# Names less like the query than this are no candidates; a true near miss in tests/data/queries.tsv has 73 or more.
_NEAR = 60.0
_WORTH_SUGGESTING = 70.0

# Longer than any name that anybody typed by hand; likeness of such a query would only cost time.
_LONGEST_QUERY = 200


class Name(NamedTuple):
    """One way to write a term. *kind* is EXACT for the term and its sources' headwords, ALIAS for the rest."""

    text: str
    term: str
    kind: MatchKind
    is_headword: bool = False


class Names:
    """Every name in use, found by its forms."""

    def of_form(self, form: int, key: str) -> Sequence[Name]:
        """The names whose *form*, one of those that `forms` counts, is *key*."""
        raise NotImplementedError

    def near(self, folded: str) -> Sequence[str]:
        """The folded names that may be near misses of one that is *folded*: each once, in no order."""
        raise NotImplementedError

    def every(self) -> Sequence[str]:
        """All folded names, each once."""
        raise NotImplementedError

    def with_words(self, beginning: str) -> Iterable[str]:
        """The folded names that have a word with this *beginning*, each once."""
        raise NotImplementedError

    def starting(self, beginning: str) -> Iterable[str]:
        """The folded names with this *beginning*, each once."""
        raise NotImplementedError


class Found(NamedTuple):
    """The *term* that a query means and how it was found, or None and None; *suggestions* as in `Answer`."""

    term: str | None = None
    match: Match | None = None
    suggestions: tuple[str, ...] = ()


def find(query: str, names: Names, *, exact: bool = False) -> Found:
    """Find the term that *query* means among *names*.

    query: as typed. exact: take no near miss for an answer, only suggest it.
    """
    for score, kind, matching in _sure_ways(query, names):
        if matching:
            return _taken(kind, score, matching)
    return _variant(query, names) or _near_miss(query, names, exact=exact)


def _taken(kind: MatchKind, score: float, matching: Iterable[Name]) -> Found:
    terms = sorted({name.term for name in matching})
    suggestions = tuple(terms[:SUGGESTIONS])
    if len(terms) > 1:
        return Found(suggestions=suggestions)
    return Found(terms[0], Match(kind=kind, score=score), suggestions)


def _sure_ways(query: str, names: Names) -> Iterator[tuple[float, MatchKind, list[Name]]]:
    same = same_name(query)
    alike = names.of_form(forms.ALIKE, written_alike(query))
    for kind in (MatchKind.EXACT, MatchKind.ALIAS):
        fit = [name for name in alike if name.kind is kind]
        for score, named in ((_SAME, [name for name in fit if same_name(name.text) == same]), (_ALIKE, fit)):
            # A term goes before a headword: one source may head its text with the name of another term.
            yield score, kind, [name for name in named if not name.is_headword] or named


def _variant(query: str, names: Names) -> Found | None:
    """The term that has the query's words in another form: joined or split, inflected, in another order."""
    if not words(query):
        return None
    for way in _WAYS:
        alike = names.of_form(way.form, way.of_query(query))
        if matching := [name for name in alike if way.holds(query, name.text)]:
            return _taken(MatchKind.VARIANT, way.score, matching)
    return None


def _always(_query: str, _name: str) -> bool:
    return True


def _is_form_as_one_word(query: str, name: str) -> bool:
    return is_form(joined(query), joined(name))


def _is_form_word_by_word(query: str, name: str) -> bool:
    # Two nouns change their meaning with their order: home care is not a care home. An adjective, or what stands
    # behind a comma, has but one place: "payments direct", "outcome, personal".
    if is_reordered(query, name) and len(words(query)) == 2 and "," not in query and not is_adjective(query):
        return False
    return all(is_form(*pair) for pair in zip(forms_in_pairs(query), forms_in_pairs(name), strict=True))


class _Way(NamedTuple):
    """A way to put names in another form: a query and a name of one form are one name if it also *holds* for them.

    A stem forgives slips too, and other words; what compares stems must look at the words behind them.
    """

    score: float
    form: int
    of_query: Callable[[str], str]
    holds: Callable[[str, str], bool] = _always


# The surest first.
_WAYS = (
    _Way(_REJOINED, forms.JOINED, joined),
    _Way(_PLURAL, forms.SINGULAR, singular),
    _Way(_PLURAL, forms.SINGULAR, singular_of_short),
    _Way(_INFLECTED, forms.JOINED_STEM, joined_stem, _is_form_as_one_word),
    _Way(_INFLECTED, forms.STEMS, stems, _is_form_word_by_word),
)


class _Candidate(NamedTuple):
    term: str
    score: float
    distance: int
    accepted: bool

    @property
    def order(self) -> tuple[float, ...]:
        return (not self.accepted, self.distance if self.accepted else 0, -self.score)


def _near_miss(query: str, names: Names, *, exact: bool) -> Found:
    wanted = " ".join(words(query))
    if not wanted or len(wanted) > _LONGEST_QUERY:
        return Found()
    # Where nothing is near, what is further away may still be worth suggesting.
    near = _candidates(wanted, names.near(wanted), names) or _candidates(wanted, names.every(), names)
    accepted = [candidate for candidate in near if candidate.accepted]
    clear = bool(accepted) and (len(accepted) == 1 or accepted[0].distance < accepted[1].distance)
    if clear and not exact:
        best = accepted[0]
        others = [candidate.term for candidate in near if candidate is not best]
        match = Match(kind=MatchKind.FUZZY, score=best.score)
        return Found(best.term, match, (best.term, *others)[:SUGGESTIONS])
    partial = _partial(wanted, names)
    suggestions = dict.fromkeys(
        [candidate.term for candidate in accepted] + partial + [candidate.term for candidate in near]
    )
    return Found(suggestions=tuple(suggestions)[:SUGGESTIONS])


def _candidates(wanted: str, among: Sequence[str], names: Names) -> list[_Candidate]:
    """The terms with a name of *among* that is like *wanted*, best first, each with the likeness of its best name."""
    # Asked for only where no name is written like the query, nor is one of its forms.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    scored = process.extract(wanted, among, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
    best: dict[str, _Candidate] = {}
    for text, score, _ in sorted(scored, key=lambda each: (-each[1], each[0]))[: 10 * SUGGESTIONS]:
        distance = OSA.distance(wanted, text)
        accepted = _is_slip(wanted, text)
        if not accepted and score < _WORTH_SUGGESTING and not _sounds_like(wanted, text):
            continue
        for name in names.of_form(forms.FOLDED, text):
            # As it is told: with one decimal place, and never as much as the name itself.
            candidate = _Candidate(name.term, min(round(score, 1), 99.9), distance, accepted)
            rival = best.get(candidate.term)
            if rival is None or candidate.order < rival.order:
                best[candidate.term] = candidate
    return sorted(best.values(), key=lambda candidate: (*candidate.order, candidate.term))


def _is_slip(wanted: str, name: str) -> bool:
    """Whether a person who wrote *wanted* may well have meant *name*: both folded, words between spaces."""
    asked, words_of_name = wanted.split(), name.split()
    # Figures are never slips: nobody who wants stage 4 is helped by stage 3.
    if re.findall(r"\d+", wanted) != re.findall(r"\d+", name):
        return False
    if len(asked) == len(words_of_name):
        return all(_is_slip_of_word(left, right) for left, right in zip(asked, words_of_name, strict=True))
    # One word more or less is another name: "vitamin" is not "vitamin D".
    if set(asked) < set(words_of_name) or set(words_of_name) < set(asked):
        return False
    return _is_slip_of_word(joined(wanted), joined(name))


def _is_slip_of_word(wanted: str, word: str) -> bool:
    from rapidfuzz.distance import OSA

    # A plural is no slip, and may stand beside one.
    wanted, word = (each[:-1] if each.endswith("s") and len(each) > 4 else each for each in (wanted, word))
    length = max(len(wanted), len(word))
    distance = OSA.distance(wanted, word)
    # One letter in four is another word, one in five a slip.
    if min(len(wanted), len(word)) < 5:
        return distance == 0
    if _are_opposites(wanted, word):
        return False
    # Slips spare the first letter; what changes it makes another word ("wealth"), or its opposite ("independence"),
    # unless both sound the same ("fisiotherapy").
    if wanted[:1] != word[:1] and wanted[:2] != word[1::-1]:
        return distance <= length / 3 and _sounds_like(wanted, word)
    # Two letters make "residence" of "resilience" and "hypotension" of "hypertension": they take a long word, or the
    # same sound in one that is not short ("sport" sounds like "support").
    if distance <= (2 if length >= 14 else 1):
        return True
    return length >= 8 and distance <= length / 3 and _sounds_like(wanted, word)


def _are_opposites(wanted: str, word: str) -> bool:
    return any(
        (wanted.startswith(one) and word.startswith(other)) or (wanted.startswith(other) and word.startswith(one))
        for one, other in _OPPOSITES
    )


def _sounds_like(wanted: str, word: str) -> bool:
    return sound(wanted) == sound(word) != ""


def _partial(wanted: str, names: Names) -> list[str]:
    """The terms of which *wanted* is a part: each of its words begins or is a word of the name; the fullest first."""
    spare: dict[str, int] = {}
    for folded in _with_parts(wanted.split(), names) if len(wanted) >= 3 else names.starting(wanted):
        left = abs(len(folded.replace(" ", "")) - len(wanted.replace(" ", "")))
        for name in names.of_form(forms.FOLDED, folded):
            spare[name.term] = min(left, spare.get(name.term, left))
    return sorted(spare, key=lambda term: (spare[term], term))


def _with_parts(parts: Sequence[str], names: Names) -> Iterator[str]:
    """The folded names of which each of *parts* begins or is a word."""
    whole_parts = [stems(part) for part in parts]
    # What a stem changes at the end of a word ("policies") is no part of what all its forms begin with.
    longest, stem = max(zip(parts, whole_parts, strict=True), key=lambda pair: len(pair[0]))
    shared = commonprefix((longest, stem))  # noqa: RUF071 (words, not paths: its letters are what is wanted)
    beginning = shared[:-1] if len(shared) > 4 else shared or longest[0]
    for folded in names.with_words(beginning):
        whole = folded.split()
        if all(
            any(word.startswith(part) or (word[0] == part[0] and stems(word) == stem) for word in whole)
            for part, stem in zip(parts, whole_parts, strict=True)
        ):
            yield folded
