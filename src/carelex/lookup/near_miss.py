"""Finds names that a query is close to: names that it misspells, and names that it is a part of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, product
from os.path import commonprefix

from carelex.english import forms
from carelex.english.forms import (
    as_one_word,
    is_in_english,
    is_linking_word,
    stems,
    without_article,
    without_question,
    words,
)
from carelex.english.likeness import Near, letters_apart, letters_shared, nearest, sounds_like
from carelex.english.misspellings import (
    have_same_figures,
    is_nearly_as_near,
    is_same_word,
    is_slip,
    nearest_english_word,
)
from carelex.english.word_forms import are_forms
from carelex.english.words import EVERYDAY, is_english, rarity
from carelex.lookup.names import Name, Names
from carelex.lookup.naming import BEST_OF_NEAR_MISSES, SUGGESTIONS, Outcome, surely_named
from carelex.model import Match, MatchKind, Reason

# No name that people type is longer; comparing such a query would only take time.
_LONGEST_QUERY = 200

# How many names are tried for a misspelt word, and how many words of a phrase may be misspelt.
_READINGS, _MOST_WORDS = 3, 6

# Longer names with capitals are not abbreviations.
_LONGEST_ABBREVIATION = 6

# Shorter beginnings fit too many words to mean one.
_SHORTEST_PART = 4


def near_miss(query: str, names: Names, *, exact: bool) -> Outcome:
    """The term that *query* clearly misspells or is a part of, unless *exact*; otherwise suggestions."""
    wanted = without_question(query)
    if len(wanted) > _LONGEST_QUERY:
        return Outcome()
    near = _named(wanted, names)
    terms = list(islice(dict.fromkeys(name.term for _, named in near for name in named), SUGGESTIONS))
    if not exact and (name := _clearly_meant(wanted, near)):
        return _accepted(wanted, name, terms)
    mended = _mended(wanted, names)
    outcomes = [surely_named(text, names) for text in mended]
    meant = {outcome.term: outcome.match.name for outcome in outcomes if outcome and outcome.term and outcome.match}
    is_word = is_in_english(wanted)
    # A query that is not a word is rarely part of a name; with enough suggestions, do not search all names for it.
    partial = _partial(wanted, names) if is_word or len(terms) < SUGGESTIONS else {}
    if not exact and len(meant) == 1 and (" " in wanted or len(partial) < 2):
        [(term, name)] = meant.items()
        return _accepted(wanted, name, list(dict.fromkeys([term, *terms])))
    if not exact and len(partial) == 1:
        [(term, name)] = partial.items()
        if _means_one(wanted, name, alone={*terms} <= {term}):
            return _accepted(wanted, name, [term], Reason.PART)
    if is_word and " " not in wanted:
        return Outcome(suggestions=tuple(_of_word(wanted, partial, near))[:SUGGESTIONS])
    # An English query is more likely part of a name than a misspelt name.
    suggestions = [*meant, *([*partial, *terms] if is_word else [*terms, *partial])]
    if len(suggestions) < SUGGESTIONS:
        suggestions += [term for text in mended for term in _partial(text, names)]
        suggestions += _within(wanted, names)
    return Outcome(suggestions=tuple(dict.fromkeys(suggestions))[:SUGGESTIONS])


def _accepted(wanted: str, name: str, terms: Sequence[str], reason: Reason | None = None) -> Outcome:
    """Accept the first of *terms*, because *wanted* is like its *name*."""
    folded = without_article(name)
    if reason is None:
        is_heard = letters_apart(wanted, folded) > 1 and sounds_like(wanted, folded)
        reason = Reason.SOUND if is_heard else Reason.NEAREST
    score = min(letters_shared(wanted, folded), BEST_OF_NEAR_MISSES)
    return Outcome(terms[0], Match(MatchKind.FUZZY, score, reason, name), tuple(terms[:SUGGESTIONS]))


def _nearest(wanted: str, names: Names) -> list[Near]:
    # One letter in four may be missing or too many; in a phrase, one more.
    most = min(1 + len(wanted) // 4, 4 if " " in wanted else 3)
    return nearest(wanted, *names.near(wanted, most))


def _named(wanted: str, names: Names) -> list[tuple[Near, Sequence[Name]]]:
    """The nearest whole names to *wanted*; names written alike are together."""
    pairs = ((near, names.of_form(forms.FOLDED, near.text)) for near in _nearest(wanted, names))
    return list(islice(((near, named) for near, named in pairs if named), SUGGESTIONS))


def _clearly_meant(wanted: str, near: Sequence[tuple[Near, Sequence[Name]]]) -> str | None:
    """The first name of *near*, if somebody who wrote *wanted* clearly meant this one."""
    if not near:
        return None
    best, meant = near[0]
    # A more common word is suggested first, but that alone does not make it the answer.
    terms = {name.term for other, names in near for name in names if is_nearly_as_near(other, best)}
    if len(terms) > 1 or _is_abbreviation(meant[0].text):
        return None
    return meant[0].text if is_slip(wanted, best.text) else None


def _is_abbreviation(name: str) -> bool:
    # Abbreviations are close to each other but mean different things: MHA, IMHA.
    return len(name) <= _LONGEST_ABBREVIATION and sum(map(str.isupper, name)) > 1


def _mended(wanted: str, names: Names) -> list[str]:
    """Correct each misspelt word of *wanted*, with words of names or English words; empty if one has no correction."""
    asked = wanted.split()
    if len(asked) == 1:
        # A name is found by itself, perhaps beside others.
        other = None if is_english(wanted) else nearest_english_word(wanted)
        return [other.text] if other and not names.of_form(forms.FOLDED, other.text) else []
    if len(asked) > _MOST_WORDS:
        return []
    readings = islice(product(*[_readings(word, names) for word in asked]), _READINGS * _READINGS)
    return [text for reading in readings if (text := " ".join(reading)) != wanted]


def _readings(word: str, names: Names) -> list[str]:
    """The words that a word of a phrase may be meant for."""
    if is_english(word):
        return [word]
    near = [other.text for other in _nearest(word, names) if " " not in other.text]
    if word in near:
        return [word]
    other = nearest_english_word(word)
    meant = [text for text in near if is_slip(word, text)][:_READINGS]
    return list(dict.fromkeys([*meant, other.text] if other else meant))


def _means_one(wanted: str, name: str, *, alone: bool) -> bool:
    """Whether part of only one *name* clearly means it: several words of it, or much of it and no other word.

    A part about something else is different: "vulnerable adult" is not "safeguarding vulnerable adults".
    alone: nothing else is near.
    """
    folded = without_article(name)
    if not have_same_figures(wanted, folded):
        return False
    if " " in wanted:
        # Few queries are part of only one name.
        from carelex.english.function_words import NEGATIONS
        from carelex.english.numbers import have_same_numbers

        asked, named = wanted.split(), folded.split()
        if not have_same_numbers(asked, named):
            return False
        # One word with small words is not a phrase ("end of", "act 2005", "do not"), unless it begins the name and has
        # a figure: "section 117".
        begins = folded.startswith(f"{wanted} ")
        telling = [
            word for word in asked if (word.isalpha() or begins) and not is_linking_word(word) and word not in NEGATIONS
        ]
        is_phrase = len(telling) > 1 and not NEGATIONS & ({*named} - {*asked})
        may_be = is_phrase and (alone or folded.startswith(wanted)) and _stands_in(asked, named)
        return may_be and not _is_of_another(asked, name)
    whole = as_one_word(folded)
    is_much = whole.startswith(wanted) and len(wanted) >= max(_SHORTEST_PART, 0.4 * len(whole))
    return alone and is_much and not is_english(wanted) and not _is_of_another([wanted], name)


def _is_of_another(asked: Sequence[str], name: str) -> bool:
    """Whether *name* is about something other than the query's words: "home care worker" is not "home care".

    Words that are cut short or end in an adjective name nothing yet: "self directed".
    """
    # Few queries are part of only one name.
    from carelex.english.heads import has_head, keeps_head

    is_whole = any(is_same_word(asked[-1], word) for word in words(name))
    return is_whole and has_head(" ".join(asked)) and not keeps_head(name, lambda word: _has(asked, word))


def _stands_in(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Whether words are among others in the same order; the last may be cut short."""
    rest = iter(named)
    *whole, last = asked
    in_order = all(any(is_same_word(part, word) for word in rest) for part in whole)
    return in_order and any(_is_begun_by(last, word) for word in rest)


def _has(asked: Sequence[str], word: str) -> bool:
    """Whether *word* is one of the words *asked*; the last of these may be cut short."""
    return any(is_same_word(part, word) for part in asked) or _is_begun_by(asked[-1], word)


def _is_begun_by(last: str, word: str) -> bool:
    """Whether *word* is the *last* word typed, which may be cut short."""
    # An English word that is most of another is not that word cut short: "local author", "local authority".
    return is_same_word(last, word) or (word.startswith(last) and (not is_english(last) or 2 * len(last) < len(word)))


def _partial(wanted: str, names: Names) -> dict[str, str]:
    """The terms that *wanted* is a part of, each with its name; those with the least left over come first.

    It is a part if it begins the name, or if each of its words is or begins a word of it.
    """
    parts = [*dict.fromkeys(wanted.split())]
    is_telling = max(map(len, parts)) >= _SHORTEST_PART - 1 and len(parts) <= _MOST_WORDS
    holding = chain(names.starting(wanted), _with_parts(parts, names) if is_telling else ())
    fullest: dict[str, str] = {}
    for _, term, text in sorted((len("".join(words(name.text))), name.term, name.text) for name in holding):
        fullest.setdefault(term, text)
    return fullest


def _of_word(wanted: str, partial: Mapping[str, str], near: Iterable[tuple[Near, Sequence[Name]]]) -> dict[str, None]:
    """The terms to suggest for an English word: those that have it in any form; for a rare word, near ones too.

    partial: the terms that the word is a part of, with their names.
    """
    terms = [term for term, text in partial.items() if any(_is_form(wanted, word) for word in words(text))]
    if rarity(wanted) > EVERYDAY:
        terms += [name.term for other, named in near if letters_apart(wanted, other.text) == 1 for name in named]
    return dict.fromkeys(terms)


def _is_form(wanted: str, word: str) -> bool:
    """Whether a word is a form of an English word, or made from it: "carers" from "care"."""
    if wanted == word:
        return True
    if not is_english(word):
        return stems(wanted) == stems(word)
    return (word.startswith(wanted) or stems(wanted) == stems(word)) and are_forms(wanted, word)


def _within(wanted: str, names: Names) -> list[str]:
    """The terms named within *wanted*, the longest names first: "blue badge" in "blue badge scheme"."""
    whole = wanted.split()
    if not 1 < len(whole) <= _MOST_WORDS:
        return []
    lengths = range(len(whole) - 1, 0, -1)
    parts = [" ".join(whole[at : at + length]) for length in lengths for at in range(len(whole) - length + 1)]
    return [outcome.term for part in parts if (outcome := surely_named(part, names)) and outcome.term]


def _with_parts(parts: Sequence[str], names: Names) -> Iterator[Name]:
    """The names in which each of *parts* is or begins a word."""
    whole_parts = [stems(part) for part in parts]
    # A stem may change the end of a word ("policies"), so only search for the beginning that all forms share.
    longest, stem = max(zip(parts, whole_parts, strict=True), key=lambda pair: len(pair[0]))
    shared = commonprefix((longest, stem))  # noqa: RUF071 (words, not paths: its letters are what is wanted)
    beginning = shared[:-1] if len(shared) > 4 else shared or longest[0]
    for folded in names.with_words(beginning):
        whole = folded.split()
        if all(
            any(word.startswith(part) or (word[0] == part[0] and stems(word) == stem) for word in whole)
            for part, stem in zip(parts, whole_parts, strict=True)
        ):
            yield from names.of_form(forms.FOLDED, folded)
