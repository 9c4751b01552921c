"""Finds the term that a query names: as it is written, or by the same words in another English form."""

from collections import Counter
from collections.abc import Callable, Sequence

from carelex.english import forms
from carelex.english.forms import (
    as_one_word,
    content_words,
    ends_in_adjective,
    family_roots,
    is_plural_of_abbreviation,
    is_reordered,
    linking_words,
    singular,
    singular_of_abbreviation,
    stem_as_one_word,
    stems,
    ways_as_one_word,
    without_question,
    words,
    words_by_stem,
)
from carelex.lookup.names import Name, Names
from carelex.model import Match, MatchKind, NamedAlike, Notice, Reason
from carelex.names import same_name, written_alike
from carelex.values import NamedTuple

SUGGESTIONS = 5

# Scores say how like the query is to the name. 100 is the name to the letter, apart from capitals and width. A name
# that is written alike, or has the same words in another form, is more certain than any near miss; each of these ways
# has a fixed score. A near miss is scored by its letters, and always lower. Initials are the least certain, because
# they may be those of a name that no glossary has.
_SAME, _ALIKE, _REJOINED, PLURAL, _INFLECTED, _RELATED, BEST_OF_NEAR_MISSES = 100.0, 99.0, 98.0, 97.0, 96.0, 95.0, 94.4
INITIALS = 70.0

# A query with more words is only tried with its numbers as written.
_MOST_WORDS = 12


class Outcome(NamedTuple):
    """The *term* that a query means, and the *match* that says how; None and None if it means no term.

    suggestions, notices: as in `Answer`.
    """

    term: str | None = None
    match: Match | None = None
    suggestions: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def _term_of_all(kind: MatchKind, score: float, reason: Reason, matching: Sequence[Name], names: Names) -> Outcome:
    """The term that all of *matching* name; if they name several terms, these are only suggested."""
    name = matching[0]
    if len(matching) > 1:
        if len({name.term for name in matching}) > 1:
            matching = _of_plainest_term(matching)
        terms = sorted({name.term for name in matching})
        if len(terms) > 1:
            return _shared(matching, terms, names, is_sure=score >= PLURAL)
        name = min(matching, key=lambda name: (name.text != name.term, name.text))
    return Outcome(name.term, Match(kind, score, reason, name.text), (name.term,))


def _of_plainest_term(matching: Sequence[Name]) -> Sequence[Name]:
    """Keep the names of one term, in the singular, if the terms differ only in number and abbreviations in brackets.

    An abbreviation of the singular and of the plural of one name has one meaning.
    """
    # Few names belong to several terms.
    from carelex.english.headwords import parts_of

    if any(name.kind is not MatchKind.ALIAS for name in matching):
        return matching
    cores = {name.term: parts_of(name.term).core for name in matching}
    if len({*map(singular, cores.values())}) > 1:
        return matching
    term = min(cores, key=lambda term: (as_one_word(cores[term]) != singular(cores[term]), len(term), term))
    return [name for name in matching if name.term == term]


def _shared(matching: Sequence[Name], terms: Sequence[str], names: Names, *, is_sure: bool) -> Outcome:
    """Say that several *terms* share a name, so that it belongs to none."""
    if not is_sure or any(same_name(name.text) == same_name(name.term) for name in matching):
        return Outcome(suggestions=tuple(terms[:SUGGESTIONS]))
    # The term that more sources define is more likely to be meant.
    best_first = tuple(sorted(terms, key=lambda term: -names.voice_count(term)))
    notice = NamedAlike(matching[0].text, best_first, _are_abbreviations(matching))
    return Outcome(suggestions=best_first[:SUGGESTIONS], notices=(notice,))


def _are_abbreviations(names: Sequence[Name]) -> bool:
    """Whether each of *names* is an abbreviation of its term."""
    # Few names belong to several terms.
    from carelex.english.headwords import is_abbreviation_of, parts_of

    return all(name.is_abbreviation or is_abbreviation_of(name.text, parts_of(name.term).core) for name in names)


def named_as_written(query: str, names: Names) -> Outcome | None:
    """The term that *query* names as it is written; capitals, hyphens and accents may differ."""
    alike = names.of_form(forms.ALIKE, written_alike(query)) or names.of_entry(query)
    if not alike:
        return None
    same = same_name(query)
    # A term comes before a part of another or a headword: a source may use another term's name as its headword.
    ranks = [(name.kind is MatchKind.ALIAS, same_name(name.text) != same, name.distance) for name in alike]
    best = min(ranks)
    matching = [name for name, rank in zip(alike, ranks, strict=True) if rank == best]
    # If several entries have a term with this name, one of them may also be called by it.
    matching = [name for name in matching if same_name(name.term) == same] or matching
    if best == (False, False, 0) and all(same_name(name.term) != same for name in matching):
        # An entry called by another name has no better claim to this one than entries that have it as an alias.
        matching += [name for name, rank in zip(alike, ranks, strict=True) if rank[:2] == (True, False)]
    outcome = _term_of_all(matching[0].kind, _ALIKE if best[1] else _SAME, Reason.SAME, matching, names)
    if outcome.term is None or matching[0].kind is MatchKind.ALIAS:
        return outcome
    return _with_others(outcome, names.other_names(query, outcome.term))


def _with_others(outcome: Outcome, others: Sequence[Name]) -> Outcome:
    """Add a notice about other terms that have the found term's name as another name."""
    if not others:
        return outcome
    terms = tuple(dict.fromkeys(name.term for name in others))
    notice = NamedAlike(others[0].text, terms, _are_abbreviations(others), of_term=True)
    return outcome._replace(suggestions=(*outcome.suggestions, *terms)[:SUGGESTIONS], notices=(notice,))


def named_in_another_form(query: str, names: Names) -> Outcome | None:
    """The term that has the query's words in another form, or that a question asks for."""
    core = without_question(query)
    return (
        _variant(query, names)
        or (surely_named(core, names) if core != query else None)
        or _two_names(core, names)
        or _numbered(core, names)
    )


def _variant(query: str, names: Names) -> Outcome | None:
    for way in _WAYS:
        alike = [name for key in way.keys(query) for name in names.of_form(way.form, key)]
        if matching := [name for name in alike if way.holds(query, name.text)]:
            return _term_of_all(MatchKind.VARIANT, way.score, way.reason, matching, names)
    return None


def surely_named(query: str, names: Names) -> Outcome | None:
    """The term that a part of a query means; the match is never exact."""
    sure = named_as_written(query, names)
    if sure and sure.match:
        match = Match(MatchKind.VARIANT, _INFLECTED, Reason.WITHIN, sure.match.name)
        return sure._replace(match=match, suggestions=sure.suggestions[:1], notices=())
    return sure or _variant(query, names)


def _two_names(query: str, names: Names) -> Outcome | None:
    """The term if *query* gives its name and its abbreviation: "SDS (self-directed support)"."""
    first, *rest = whole = words(query)
    for short, others in ((first, rest), (whole[-1], whole[:-1])) if rest else ():
        name = " ".join(others)
        outcome = surely_named(name, names)
        if outcome and outcome.term and (_is_short_for(short, name) or _names_too(short, outcome.term, names)):
            return outcome
    return None


def _numbered(query: str, names: Names) -> Outcome | None:
    """The term that *query* names with its numbers in words instead of figures, or the other way round."""
    for text in with_other_numbers(query):
        outcome = surely_named(text, names)
        if outcome and outcome.match:
            has_figures = any(map(str.isdecimal, outcome.match.name))
            reason = Reason.IN_FIGURES if has_figures else Reason.IN_WORDS
            # A name that is found as written is as certain as another spelling.
            is_as_written = outcome.match.reason is Reason.WITHIN
            score = _REJOINED if is_as_written else min(outcome.match.score, _REJOINED)
            return outcome._replace(match=outcome.match._replace(score=score, reason=reason))
        if outcome:
            return outcome
    return None


def with_other_numbers(query: str) -> list[str]:
    """The other ways to write a phrase with numbers: in words or in figures. A number alone has none."""
    asked = words(query)
    if not 1 < len(asked) <= _MOST_WORDS:
        return []
    # Only needed if no name has the words of the query.
    from carelex.english.numbers import other_ways

    return [" ".join(way) for way in other_ways(asked)]


def _is_short_for(short: str, name: str) -> bool:
    initials = "".join(word[0] for word in words(name))
    # A single letter may belong to the name: "Category C".
    return len(initials) > 1 and short.removesuffix("s") == initials


def _names_too(name: str, term: str, names: Names) -> bool:
    outcome = surely_named(name, names)
    return outcome is not None and outcome.term == term


def _always(_query: str, _name: str) -> bool:
    return True


def _is_form_as_one_word(query: str, name: str) -> bool:
    from carelex.english.word_forms import are_forms_in_names as are_forms

    asked, named = words(query), words(name)
    if len(asked) == len(named):
        return are_forms(asked[-1], named[-1]) and are_forms(as_one_word(query), as_one_word(name))
    # A single letter belongs to the name: "Category S".
    return min(map(len, asked)) > 1 and are_forms(as_one_word(query), as_one_word(name))


def _leads_to(query: str, name: str) -> bool:
    from carelex.english.families import is_of_family
    from carelex.english.word_forms import are_forms

    word, noun = as_one_word(query), singular(name)
    return is_of_family(word, noun) and (stem_as_one_word(word) != stem_as_one_word(noun) or are_forms(word, noun))


def _is_form_word_by_word(query: str, name: str) -> bool:
    from carelex.english.word_forms import are_forms_in_names as are_forms

    pairs = dict(zip(words_by_stem(query), words_by_stem(name), strict=True))
    added, lost = Counter(linking_words(query)), Counter(linking_words(name))
    added, lost = added - lost, lost - added
    if added and lost:
        # "Harm by others" is not "harm to others".
        return False
    has_turned = bool(added or lost)
    if is_reordered(query, name):
        # The order of two nouns changes the meaning: home care is not a care home. An adjective, words after a comma
        # ("payments direct", "outcome, personal") and the object of a verb ("assessing risk") have only one place, and
        # linking words turn the order round ("budget for personal health").
        verb = next(iter(content_words(query)))
        is_done = verb.endswith("ing") and not pairs[verb].endswith("ing")
        is_free = {*linking_words(query)} <= {"and", "or"} and (len(pairs) > 2 or ends_in_adjective(query))
        may_differ = has_turned or is_done or is_free or "," in query
    else:
        may_differ = not has_turned or "," in query
    return may_differ and all(are_forms(*pair) for pair in pairs.items())


class _Way(NamedTuple):
    """A way to compare forms: a query and a name with the same form are one name if *holds* is true of them.

    Misspelt words and different words may also share a stem, so ways that compare stems must look at the words too.
    """

    score: float
    reason: Reason
    form: int
    keys: Callable[[str], Sequence[str]]
    holds: Callable[[str, str], bool] = _always


def _one(form: Callable[[str], str]) -> Callable[[str], Sequence[str]]:
    return lambda query: (form(query),)


# The most certain first.
_WAYS = (
    _Way(_REJOINED, Reason.SPELLING, forms.JOINED, ways_as_one_word),
    _Way(PLURAL, Reason.FORM, forms.SINGULAR, _one(singular)),
    _Way(PLURAL, Reason.FORM, forms.SINGULAR, _one(singular_of_abbreviation), is_plural_of_abbreviation),
    _Way(_INFLECTED, Reason.FORM, forms.JOINED_STEM, _one(stem_as_one_word), _is_form_as_one_word),
    _Way(_INFLECTED, Reason.FORM, forms.STEMS, _one(stems), _is_form_word_by_word),
    _Way(_RELATED, Reason.FAMILY, forms.FAMILY, family_roots, _leads_to),
)
