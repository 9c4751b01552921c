"""From what a user typed to the term it means, or to the honest answer that there is none.

Four ways are tried, the surest first, and the first that answers wins: the name itself, another name of the term,
the same words in another English form, and a near miss or a part. Where a way speaks for two terms it speaks for
neither: both are suggested, and no less sure way is tried. But where the query is not English, a form that rests on its
stem gives way to a clear near miss.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, product
from os.path import commonprefix
from typing import TYPE_CHECKING, NamedTuple

from carelex.english import forms
from carelex.english.families import is_of_family
from carelex.english.forms import (
    asked_for,
    bare,
    content,
    family_roots,
    forms_in_pairs,
    is_adjective,
    is_form,
    is_link,
    is_plural_of_short,
    is_reordered,
    joined,
    joined_queries,
    joined_stem,
    links,
    singular,
    singular_of_short,
    stems,
    words,
)
from carelex.english.words import is_english
from carelex.lookup.names import Name, Names
from carelex.model import Match, MatchKind, Reason
from carelex.names import same_name, written_alike

if TYPE_CHECKING:
    from carelex.english.likeness import Near

SUGGESTIONS = 5

# Scores say how like the query is to the name: 100 is that name to the letter (capitals and width aside). What is
# only written alike, or is the same words in another form, is surer than any near miss, and each way has a score of
# its own; a near miss is scored by its letters, and never above these.
_SAME, _ALIKE, _REJOINED, _PLURAL, _INFLECTED, _RELATED, _BEST_OF_NEAR = 100.0, 99.0, 98.0, 97.0, 96.0, 95.0, 94.4

# Longer than any name that anybody typed by hand; likeness of such a query would only cost time.
_LONGEST_QUERY = 200


class Found(NamedTuple):
    """The *term* that a query means and how it was found, or None and None; *suggestions* as in `Answer`."""

    term: str | None = None
    match: Match | None = None
    suggestions: tuple[str, ...] = ()


def find(query: str, names: Names, *, exact: bool = False) -> Found:
    """Find the term that *query* means among *names*.

    query: as typed. exact: take no near miss for an answer, only suggest it.
    """
    if sure := _sure(query, names):
        return sure
    if not words(query):
        return Found()
    form = _form(query, names)
    if form and (exact or _is_in_english(query) or (form.match and form.match.score >= _PLURAL)):
        return form
    near = _near_miss(query, names, exact=exact)
    if not form:
        return near
    # Stems forgive slips: "writeing" has that of "write", and is one of "writing".
    best = form if form.term and near.term in (None, form.term) else near
    suggestions = dict.fromkeys([*best.suggestions, *near.suggestions, *form.suggestions])
    return best._replace(suggestions=tuple(suggestions)[:SUGGESTIONS])


def _taken(kind: MatchKind, score: float, reason: Reason, matching: Sequence[Name]) -> Found:
    """The term that all of *matching* name; where they name several, none."""
    name = matching[0]
    if len(matching) > 1:
        terms = sorted({name.term for name in matching})
        if len(terms) > 1:
            return Found(suggestions=tuple(terms[:SUGGESTIONS]))
        name = min(matching, key=lambda name: (name.text != name.term, name.text))
    return Found(name.term, Match(kind, score, reason, name.text), (name.term,))


def _sure(query: str, names: Names) -> Found | None:
    """The term that *query* names as it is written, give or take what makes it written alike."""
    alike = names.of_form(forms.ALIKE, written_alike(query))
    if not alike:
        return None
    same = same_name(query)
    # A term goes before a headword: one source may head its text with the name of another term.
    ranks = [(name.kind is MatchKind.ALIAS, same_name(name.text) != same, name.is_headword) for name in alike]
    best = min(ranks)
    matching = [name for name, rank in zip(alike, ranks, strict=True) if rank == best]
    return _taken(matching[0].kind, _ALIKE if best[1] else _SAME, Reason.SAME, matching)


def _form(query: str, names: Names) -> Found | None:
    """The term that has the query's words in another form, or that is asked for in a roundabout way."""
    core = asked_for(query)
    return _variant(query, names) or (_surely(core, names) if core != query else None) or _two_names(core, names)


def _variant(query: str, names: Names) -> Found | None:
    for way in _WAYS:
        alike = [name for key in way.keys(query) for name in names.of_form(way.form, key)]
        if matching := [name for name in alike if way.holds(query, name.text)]:
            return _taken(MatchKind.VARIANT, way.score, way.reason, matching)
    return None


def _surely(query: str, names: Names) -> Found | None:
    """The term of a part of a query, found as if it were all; it is never the name itself."""
    sure = _sure(query, names)
    if sure and sure.match:
        return sure._replace(match=Match(MatchKind.VARIANT, _INFLECTED, Reason.WITHIN, sure.match.name))
    return sure or _variant(query, names)


def _two_names(query: str, names: Names) -> Found | None:
    """The term of which *query* gives a name and an abbreviation: "SDS (self-directed support)"."""
    first, *rest = whole = words(query)
    for short, others in ((first, rest), (whole[-1], whole[:-1])) if rest else ():
        name = " ".join(others)
        found = _surely(name, names)
        if found and found.term and (_is_short_for(short, name) or _names_too(short, found.term, names)):
            return found
    return None


def _is_short_for(short: str, name: str) -> bool:
    initials = "".join(word[0] for word in words(name))
    # One letter may be a name's own: Category C.
    return len(initials) > 1 and short.removesuffix("s") == initials


def _names_too(name: str, term: str, names: Names) -> bool:
    found = _surely(name, names)
    return found is not None and found.term == term


def _always(_query: str, _name: str) -> bool:
    return True


def _is_form_as_one_word(query: str, name: str) -> bool:
    asked, named = words(query), words(name)
    if len(asked) == len(named):
        return is_form(asked[-1], named[-1]) and is_form(joined(query), joined(name))
    # A letter that stands alone is a name's own: Category S.
    return min(map(len, asked)) > 1 and is_form(joined(query), joined(name))


def _leads_to(query: str, name: str) -> bool:
    return is_of_family(joined(query), singular(name))


def _is_form_word_by_word(query: str, name: str) -> bool:
    pairs = dict(zip(forms_in_pairs(query), forms_in_pairs(name), strict=True))
    added, lost = Counter(links(query)), Counter(links(name))
    added, lost = added - lost, lost - added
    if added and lost:
        # Harm by others is no harm to others.
        return False
    has_turned = bool(added or lost)
    if is_reordered(query, name):
        # Two nouns change their meaning with their order: home care is not a care home. An adjective, or what stands
        # behind a comma, has but one place ("payments direct", "outcome, personal"); so has what is done to something
        # ("assessing risk"); and links turn words round ("budget for personal health").
        verb = next(iter(content(query)))
        is_done = verb.endswith("ing") and not pairs[verb].endswith("ing")
        is_free = {*links(query)} <= {"and", "or"} and (len(pairs) > 2 or is_adjective(query))
        may_differ = has_turned or is_done or is_free or "," in query
    else:
        may_differ = not has_turned or "," in query
    return may_differ and all(is_form(*pair) for pair in pairs.items())


class _Way(NamedTuple):
    """A way to put names in another form: a query and a name of one form are one name if it also *holds* for them.

    A stem forgives slips too, and other words; what compares stems must look at the words behind them.
    """

    score: float
    reason: Reason
    form: int
    keys: Callable[[str], Sequence[str]]
    holds: Callable[[str, str], bool] = _always


def _one(form: Callable[[str], str]) -> Callable[[str], Sequence[str]]:
    return lambda query: (form(query),)


# The surest first.
_WAYS = (
    _Way(_REJOINED, Reason.SPELLING, forms.JOINED, joined_queries),
    _Way(_PLURAL, Reason.FORM, forms.SINGULAR, _one(singular)),
    _Way(_PLURAL, Reason.FORM, forms.SINGULAR, _one(singular_of_short), is_plural_of_short),
    _Way(_INFLECTED, Reason.FORM, forms.JOINED_STEM, _one(joined_stem), _is_form_as_one_word),
    _Way(_INFLECTED, Reason.FORM, forms.STEMS, _one(stems), _is_form_word_by_word),
    _Way(_RELATED, Reason.FAMILY, forms.FAMILY, family_roots, _leads_to),
)


# So many names are tried for a misspelt word, and no more words of a phrase are taken for misspelt.
_READINGS, _MOST_WORDS = 3, 6

# Longer names with capitals in them are no abbreviations.
_LONGEST_ABBREVIATION = 6

# What turns a name round, wherever it is left out.
_NEGATIONS = frozenset("no non not never without".split())

# Shorter beginnings than this are of too many words to mean one.
_SHORTEST_PART = 4


def _near_miss(query: str, names: Names, *, exact: bool) -> Found:
    wanted = asked_for(query)
    if len(wanted) > _LONGEST_QUERY:
        return Found()
    near = _named(wanted, names)
    terms = list(islice(dict.fromkeys(name.term for _, named in near for name in named), SUGGESTIONS))
    if not exact and (name := _clearly_meant(wanted, near)):
        return _accepted(wanted, name, terms)
    mended = _mended(wanted, names)
    found = [_surely(text, names) for text in mended]
    meant = {each.term: each.match.name for each in found if each and each.term and each.match}
    is_word = _is_in_english(wanted)
    # What is no word is rarely part of a name; where enough is near it, that is not looked for in all of them.
    partial = _partial(wanted, names) if is_word or len(terms) < SUGGESTIONS else {}
    if not exact and len(meant) == 1 and (" " in wanted or len(partial) < 2):
        [(term, name)] = meant.items()
        return _accepted(wanted, name, list(dict.fromkeys([term, *terms])))
    if not exact and len(partial) == 1:
        [(term, name)] = partial.items()
        if _means_one(wanted, name, alone={*terms} <= {term}):
            return _accepted(wanted, name, [term], Reason.PART)
    # What is a word is rather part of a name than a slip of one.
    suggestions = [*meant, *([*partial, *terms] if is_word else [*terms, *partial])]
    if len(suggestions) < SUGGESTIONS:
        suggestions += [term for text in mended for term in _partial(text, names)]
        suggestions += _within(wanted, names)
    return Found(suggestions=tuple(dict.fromkeys(suggestions))[:SUGGESTIONS])


def _accepted(wanted: str, name: str, terms: Sequence[str], reason: Reason | None = None) -> Found:
    """The first of *terms*, for the sake of its *name*, which *wanted* is like."""
    from carelex.english.likeness import letters_apart, letters_shared, sounds_like

    folded = bare(name)
    if reason is None:
        is_heard = letters_apart(wanted, folded) > 1 and sounds_like(wanted, folded)
        reason = Reason.SOUND if is_heard else Reason.NEAREST
    score = min(letters_shared(wanted, folded), _BEST_OF_NEAR)
    return Found(terms[0], Match(MatchKind.FUZZY, score, reason, name), tuple(terms[:SUGGESTIONS]))


def _nearest(wanted: str, names: Names) -> "list[Near]":
    # Asked for only where no name is written like the query, nor is one of its forms; so for all that measures slips.
    from carelex.english.likeness import nearest

    # One letter in four, and in a phrase one more of them, may be missing or too many.
    most = min(1 + len(wanted) // 4, 4 if " " in wanted else 3)
    return nearest(wanted, *names.near(wanted, most))


def _named(wanted: str, names: Names) -> "list[tuple[Near, Sequence[Name]]]":
    """The nearest names to *wanted*, those that are written alike together; without what is only a word of one."""
    named = ((each, names.of_form(forms.FOLDED, each.text)) for each in _nearest(wanted, names))
    return list(islice(((each, found) for each, found in named if found), SUGGESTIONS))


def _clearly_meant(wanted: str, near: "Sequence[tuple[Near, Sequence[Name]]]") -> str | None:
    """The first name of *near*, if a person who wrote *wanted* meant that one and nothing else."""
    from carelex.english.misspellings import CLEARLY, is_slip

    if not near:
        return None
    best, meant = near[0]
    # To be more common is no reason to be taken, only to be suggested first.
    terms = {
        name.term
        for each, names in near
        for name in names
        if min(each.order - best.order, each.distance - best.distance) < CLEARLY
    }
    if len(terms) > 1 or _is_abbreviation(meant[0].text):
        return None
    return meant[0].text if is_slip(wanted, best.text) else None


def _is_abbreviation(name: str) -> bool:
    # They are near each other, and mean other things: MHA, IMHA.
    return len(name) <= _LONGEST_ABBREVIATION and sum(map(str.isupper, name)) > 1


def _is_in_english(query: str) -> bool:
    return all(map(is_english, words(query)))


def _mended(wanted: str, names: Names) -> list[str]:
    """What *wanted* may be once each of its misspelt words is one of a name, or of English; empty if one is past it."""
    from carelex.english.misspellings import english_word

    asked = wanted.split()
    if len(asked) == 1:
        # What is a name is near by itself, perhaps beside others.
        other = None if is_english(wanted) else english_word(wanted)
        return [other.text] if other and not names.of_form(forms.FOLDED, other.text) else []
    if len(asked) > _MOST_WORDS:
        return []
    readings = islice(product(*[_readings(word, names) for word in asked]), _READINGS * _READINGS)
    return [text for reading in readings if (text := " ".join(reading)) != wanted]


def _readings(word: str, names: Names) -> list[str]:
    """The words that one of a phrase may be."""
    from carelex.english.misspellings import english_word, is_slip

    if is_english(word):
        return [word]
    near = [each.text for each in _nearest(word, names) if " " not in each.text]
    if word in near:
        return [word]
    other = english_word(word)
    meant = [text for text in near if is_slip(word, text)][:_READINGS]
    return list(dict.fromkeys([*meant, other.text] if other else meant))


def _means_one(wanted: str, name: str, *, alone: bool) -> bool:
    """Whether a part of but one *name* can mean nothing else: several words of it, or much of it and no other word.

    alone: nothing else is near.
    """
    from carelex.english.misspellings import have_same_figures

    folded = bare(name)
    if not have_same_figures(wanted, folded):
        return False
    if " " in wanted:
        asked, named = wanted.split(), folded.split()
        # One word and what hangs on it are no phrase ("end of", "act 2005", "do not"), unless they begin the name with
        # a figure: "section 117".
        begins = folded.startswith(f"{wanted} ")
        telling = [
            word for word in asked if (word.isalpha() or begins) and not is_link(word) and word not in _NEGATIONS
        ]
        is_phrase = len(telling) > 1 and not _NEGATIONS & ({*named} - {*asked})
        return is_phrase and (alone or folded.startswith(wanted)) and _stands_in(asked, named)
    whole = joined(folded)
    is_much = whole.startswith(wanted) and len(wanted) >= max(_SHORTEST_PART, 0.4 * len(whole))
    return alone and is_much and not is_english(wanted)


def _stands_in(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Whether words stand among others in the same order, the last perhaps cut short."""
    from carelex.english.misspellings import is_same_word

    rest = iter(named)
    *whole, last = asked
    in_order = all(any(is_same_word(part, word) for word in rest) for part in whole)
    # A word that is most of another is another: local author, local authority.
    return in_order and any(
        is_same_word(last, word) or (word.startswith(last) and (not is_english(last) or 2 * len(last) < len(word)))
        for word in rest
    )


def _partial(wanted: str, names: Names) -> dict[str, str]:
    """The terms of which *wanted* is a part, each with its name: the fullest first.

    It is a part when it begins the name, or when each of its words begins or is a word of it.
    """
    parts = [*dict.fromkeys(wanted.split())]
    is_telling = max(map(len, parts)) >= _SHORTEST_PART - 1 and len(parts) <= _MOST_WORDS
    holding = chain(names.starting(wanted), _with_parts(parts, names) if is_telling else ())
    fullest: dict[str, str] = {}
    for _, term, text in sorted((len("".join(words(name.text))), name.term, name.text) for name in holding):
        fullest.setdefault(term, text)
    return fullest


def _within(wanted: str, names: Names) -> list[str]:
    """The terms that are named within *wanted*, by more of its words first: "blue badge" in "blue badge scheme"."""
    whole = wanted.split()
    if not 1 < len(whole) <= _MOST_WORDS:
        return []
    lengths = range(len(whole) - 1, 0, -1)
    parts = [" ".join(whole[at : at + length]) for length in lengths for at in range(len(whole) - length + 1)]
    return [found.term for part in parts if (found := _surely(part, names)) and found.term]


def _with_parts(parts: Sequence[str], names: Names) -> Iterator[Name]:
    """The names in which each of *parts* begins or is a word."""
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
            yield from names.of_form(forms.FOLDED, folded)
