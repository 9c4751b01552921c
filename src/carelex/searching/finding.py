"""The full text: which definitions have some words, in their own wording or in the names of their terms, best first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from typing import NamedTuple

from carelex.english import forms
from carelex.english.function_words import DETERMINERS, RELATIONAL
from carelex.english.words import is_english
from carelex.errors import CarelexError
from carelex.index import Among, Index
from carelex.lookup import Lexicon, check_query, opened, repairing
from carelex.model import HITS, Definition, Replaced
from carelex.names import same_name, written_alike
from carelex.searching.query import Query, Wanted, read_query
from carelex.searching.snippets import Finder
from carelex.text.markdown import Span

# What bm25 counts a word for at least.
_LEAST_RARITY = 1e-6

# Letters that a misspelt word may have too many or too few, words that are suggested for it, and how many letters are
# too few to tell what was meant.
_MOST_SLIPS, _SUGGESTIONS, _TOO_SHORT = 2, 3, 3


class Hit(NamedTuple):
    """A definition that has what was looked for, and the *snippet* where it stands: a paragraph, or a part of one.

    What was looked for stands in spans that are shared; in *name*, the term, too. also: another name of the term, where
    it stands there alone. score: the more, the better; it is no share of anything.
    """

    term: str
    definition: Definition
    score: float
    name: tuple[Span, ...]
    also: tuple[Span, ...]
    snippet: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.snippet)


class Absent(NamedTuple):
    """A word that nothing has, and what may have been meant, the likeliest first."""

    word: str
    near: tuple[str, ...] = ()


class Searched(NamedTuple):
    """What a search has found: *hits*, best first, of *total* definitions.

    corrected: misspelt words with what they were taken for. absent: words that nothing has. idle: those that were to be
    left out, and that nothing has. alone: what is wanted, with how many definitions have it, where none has all of it.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrected: tuple[tuple[str, str], ...] = ()
    absent: tuple[Absent, ...] = ()
    idle: tuple[Wanted, ...] = ()
    alone: tuple[tuple[str, int], ...] = ()


def search(
    query: str,
    *,
    glossaries: str | Path | Sequence[str | Path] = (),
    sources: str | Sequence[str] = (),
    exact: bool = False,
    limit: int = HITS,
) -> Searched:
    """Search names and definitions for *query*, as `carelex search` does; other arguments as those of `look_up`.

    query: as `wanted.read_query` takes it. exact: correct no misspelt word. limit: of hits.
    Raises CarelexError: GlossaryError, EmptyQueryError or UnknownSourceError, or one for a query that wants nothing.
    """
    check_query(query)
    with opened(glossaries, sources) as (lexicon, ids):
        return find_hits(lexicon, read_query(query), sources=ids, exact=exact, limit=limit)


@repairing
def find_hits(
    lexicon: Lexicon, query: Query, *, sources: Sequence[str] = (), exact: bool = False, limit: int = HITS
) -> Searched:
    """Find what has all that *query* wants, in *lexicon*; *sources* as `lookup.source_ids` gives them."""
    if not _has_full_text(lexicon):
        # Perhaps another Python has made them.
        lexicon.make_again()
        if not _has_full_text(lexicon):
            raise CarelexError("search: the SQLite of this Python has no full text (FTS5); use another Python")
    return _found(query, lexicon, tuple(sources), exact=exact, limit=limit)


def _has_full_text(lexicon: Lexicon) -> bool:
    return all(index.has_full_text for index in lexicon.indexes)


class _Reading(NamedTuple):
    """What is wanted, and the *phrases* that it is taken for, any of which will do; as FTS5 has them."""

    wanted: Wanted
    phrases: tuple[str, ...]

    @property
    def expression(self) -> str:
        """What FTS5 is asked; the same for the same, so that it is counted once."""
        return _any(self.phrases)


class _Scope(NamedTuple):
    """The glossaries that are searched, each with those of its definitions that give way to none."""

    lexicon: Lexicon
    among: tuple[Among, ...]

    @property
    def parts(self) -> Iterator[tuple[Index, Among]]:
        return zip(self.lexicon.indexes, self.among, strict=True)

    def of(self, sources: tuple[str, ...]) -> "_Scope":
        """The same with the definitions of *sources* alone."""
        return self._replace(among=tuple([each._replace(sources=sources) for each in self.among]))

    def count(self, expression: str) -> int:
        return sum(index.count(expression, among) for index, among in self.parts)


def _found(query: Query, lexicon: Lexicon, sources: tuple[str, ...], *, exact: bool, limit: int) -> Searched:
    scope = _scope(lexicon)
    readings: list[_Reading] = []
    corrected: list[tuple[str, str]] = []
    absent: list[Absent] = []
    for each in _telling(query.wanted, scope):
        mended, slips, lacking = _mended(each, scope, exact=exact)
        readings.append(mended)
        corrected += slips
        absent += lacking
    unwanted = [(each, _any(_phrases(each, scope))) for each in query.unwanted]
    found = Searched(
        query._replace(wanted=tuple([each.wanted for each in readings])),
        idle=tuple([each for each, phrases in unwanted if not scope.count(phrases)]),
    )
    if absent or not readings:
        return found._replace(absent=tuple(absent))
    expression = " AND ".join([each.expression for each in readings])
    if unwanted:
        expression = f"({expression}) NOT {_any([phrases for _, phrases in unwanted])}"
    asked = scope.of(sources)
    found = found._replace(corrected=tuple(corrected), total=asked.count(expression))
    if not found.total:
        return found._replace(alone=tuple([(str(each.wanted), scope.count(each.expression)) for each in readings]))
    return found._replace(hits=tuple(_hits(expression, readings, asked, min(limit, found.total))))


def _scope(lexicon: Lexicon) -> _Scope:
    """All that can be searched: what gives way to another glossary's definitions is not there."""
    replaced: Mapping[tuple[str, str], Sequence[Replaced]] = {}
    if any(index.replacing() for index in lexicon.indexes):
        # Few glossaries replace what others say.
        from carelex.lookup import replaced_terms

        replaced = replaced_terms(lexicon)
    return _Scope(lexicon, tuple([Among(without=tuple(_giving_way(index, replaced))) for index in lexicon.indexes]))


def _giving_way(index: Index, replaced: Mapping[tuple[str, str], Sequence[Replaced]]) -> Iterator[int]:
    """The definitions of a glossary that are *replaced*, by their ids."""
    for (glossary, source), terms in replaced.items():
        for each in terms if glossary == index.name else ():
            for row in index.terms_alike(written_alike(each.term)):
                if row.term == each.term:
                    yield from index.replaceable(row, source)


# From what is typed to what is asked.


def _telling(wanted: Sequence[Wanted], scope: _Scope) -> list[_Reading]:
    """What is wanted but for words that only link others, as it stands; two words that may be one are one reading."""
    readings: list[_Reading] = []
    rest = [*wanted]
    while rest:
        first, *rest = rest
        if rest and (joined := _as_one(first, rest[0], scope)):
            readings.append(joined)
            rest = rest[1:]
        elif not first.is_link:
            readings.append(_Reading(first, _phrases(first, scope)))
    return readings or [_Reading(each, _phrases(each, scope)) for each in wanted]


def _as_one(first: Wanted, second: Wanted, scope: _Scope) -> _Reading | None:
    """Two words that are also written as one: well being."""
    words = (first.text, second.text)
    if any(each.is_quoted or each.is_beginning for each in (first, second)) or not all(map(str.isalpha, words)):
        return None
    # What is "in formation" is no information.
    if same_name(first.text) in RELATIONAL | DETERMINERS or not scope.lexicon.names.has_word(
        written_alike("".join(words))
    ):
        return None
    apart = " AND ".join([_quoted(first), _quoted(second)])
    return _Reading(Wanted(" ".join(words)), (_quoted(Wanted("".join(words))), f"({apart})"))


def _phrases(wanted: Wanted, scope: _Scope) -> tuple[str, ...]:
    """What is wanted in the words of FTS5, in all its ways: as one word or as two, in British and American spelling."""
    if wanted.is_beginning:
        return (_quoted(wanted),)
    if wanted.is_quoted:
        one = Wanted(wanted.text.replace(" ", ""))
        is_one = not scope.count(_quoted(wanted)) and scope.lexicon.names.has_word(written_alike(one.text))
        return (_quoted(wanted), _quoted(one)) if is_one else (_quoted(wanted),)
    lexicon, text = scope.lexicon, wanted.text
    texts = [
        text,
        text.replace("-", ""),
        *(name.text for name in lexicon.names.joined_or_split(text)),
        *lexicon.names.other_spellings(text),
    ]
    phrases = tuple(dict.fromkeys(_quoted(Wanted(each)) for each in texts))
    return phrases if scope.count(_any(phrases)) else (*phrases, *_split(text, scope))


def _split(word: str, scope: _Scope) -> list[str]:
    """The phrases of two words that something has, and that are *word* written as one: aftercare."""
    splits = ((word[:at], word[at:]) for at in range(2, len(word) - 2) if word.isalpha())
    phrases = [_quoted(Wanted(" ".join(pair))) for pair in splits if all(map(is_english, map(written_alike, pair)))]
    return [phrase for phrase in phrases if scope.count(phrase)]


def _quoted(wanted: Wanted) -> str:
    # Between quotes nothing is an operator: https://www.sqlite.org/fts5.html#fts5_strings
    text = wanted.text.replace('"', " ")
    return f'"{text}"{" *" if wanted.is_beginning else ""}'


def _any(phrases: Sequence[str]) -> str:
    return phrases[0] if len(phrases) == 1 else f"({' OR '.join(phrases)})"


# What is misspelt, or not there.


def _mended(reading: _Reading, scope: _Scope, *, exact: bool) -> tuple[_Reading, list[tuple[str, str]], list[Absent]]:
    """The reading with its misspelt words corrected; these, with what they were taken for; and what nothing has."""
    wanted = reading.wanted
    is_there = scope.count(reading.expression) > 0
    if wanted.is_beginning:
        return reading, [], [] if is_there else [Absent(str(wanted))]
    if is_there and " " in wanted.text:
        return reading, [], []
    corrected: list[tuple[str, str]] = []
    absent: list[Absent] = []
    for word in wanted.text.split():
        has_word = is_there if word == wanted.text else scope.count(_any(_phrases(Wanted(word), scope))) > 0
        # A stem forgives slips: "resiliance" has that of "resilience".
        if has_word and (wanted.is_quoted or _is_form(word, scope)):
            continue
        meant, near = _near(word, scope)
        if meant and not exact:
            corrected.append((word, meant))
        elif meant or not has_word:
            absent.append(Absent(word, tuple(near) if near else tuple(_begun(word, scope))))
    if not corrected:
        return reading, [], absent
    taken = dict(corrected)
    mended = wanted._replace(text=" ".join([taken.get(word, word) for word in wanted.text.split()]))
    return _Reading(mended, _phrases(mended, scope)), corrected, absent


def _is_form(word: str, scope: _Scope) -> bool:
    """Whether a word that was found is one: of English, of the glossaries, or the plural of one of these."""
    folded = written_alike(word)
    alike = (folded, forms.singular(folded), folded.replace(" ", ""))
    return any(is_english(each) or scope.lexicon.names.has_word(each) for each in alike)


def _near(word: str, scope: _Scope) -> tuple[str | None, list[str]]:
    """The word that is clearly meant by one that nothing has, or None; and the nearest, the likeliest first."""
    folded = written_alike(word)
    if is_english(folded) or not folded.isalpha() or not folded.isascii() or len(folded) <= _TOO_SHORT:
        return None, []
    # Asked for only where a word is not to be found: it takes RapidFuzz.
    from carelex.english.likeness import nearest
    from carelex.english.misspellings import CLEARLY, is_slip

    near = [
        each
        for each in nearest(folded, *scope.lexicon.names.near_words(folded, _MOST_SLIPS))
        if each.text != folded and scope.count(_quoted(Wanted(each.text)))
    ]
    clear = [
        each.text
        for each in near
        if min(each.order - near[0].order, each.distance - near[0].distance) < CLEARLY and is_slip(folded, each.text)
    ]
    return clear[0] if len(clear) == 1 else None, [each.text for each in near[:_SUGGESTIONS]]


def _begun(word: str, scope: _Scope) -> Iterator[str]:
    """What to look for instead of a word that is only the beginning of one."""
    beginning = Wanted(word, is_beginning=True)
    if sum(map(str.isalnum, word)) >= _TOO_SHORT and scope.count(_quoted(beginning)):
        yield str(beginning)


# The best of what is found.


def _hits(expression: str, readings: Sequence[_Reading], scope: _Scope, limit: int) -> Iterator[Hit]:
    """Give the definitions that have what is asked for, best first."""
    best = _ranked(expression, readings, scope, limit)
    indexes = scope.lexicon.indexes
    ids: dict[int, list[int]] = {}
    for _, number, definition_id in best:
        ids.setdefault(number, []).append(definition_id)
    found = {number: indexes[number].marked(expression, of_index) for number, of_index in ids.items()}
    # As they are typed, the words are found in any text; in other forms, only where the index tells these.
    asked = [text for each in readings for phrase in each.phrases for text in phrase.split('"')[1::2]]
    for score, number, definition_id in best:
        term, definition = indexes[number].definition(definition_id)
        names, wordings = found[number][definition_id]
        finder = Finder([*wordings, *asked])
        entry = scope.lexicon.concepts.entry_of(term)
        name, snippet = finder.marked(entry), finder.snippet(definition)
        others = () if _has_shared((*name, *snippet)) else map(finder.marked, names)
        also = next(filter(_has_shared, others), ())
        yield Hit(entry, definition, round(score, 2), name, also, snippet)


def _ranked(expression: str, readings: Sequence[_Reading], scope: _Scope, limit: int) -> list[tuple[float, int, int]]:
    """The scores of what has what is asked for, best first, each with the number of the glossary and the definition."""
    rarities = _rarities([phrase for each in readings for phrase in each.phrases], scope.lexicon.indexes)
    scores: dict[tuple[int, int], float] = {}
    for number, (index, among) in enumerate(scope.parts):
        for definition_id, score in index.best(expression, among, limit):
            scores[number, definition_id] = -score * rarities[number]
    most = max(scores.values())
    # An entry that is named so, and no more, is what was asked for.
    for number, (index, among) in enumerate(scope.parts):
        for within in _named(readings, index):
            for definition_id, score in index.best(expression, among._replace(within=within), limit):
                scores[number, definition_id] = most - score * rarities[number]
    best = sorted(scores, key=lambda each: (-scores[each], each))[:limit]
    return [(scores[each], *each) for each in best]


def _has_shared(spans: Sequence[Span]) -> bool:
    return any(span.shared for span in spans)


def _named(readings: Iterable[_Reading], index: Index) -> set[tuple[int, int]]:
    """The definitions of the terms with that very name, give or take a plural, by their first and last ids."""
    if any(each.wanted.is_beginning for each in readings):
        return set()
    name = " ".join(each.wanted.text for each in readings)
    return {(row.first, row.last) for row in index.named(forms.singular(name)) if row.forms & forms.SINGULAR}


def _rarities(phrases: Sequence[str], indexes: Sequence[Index]) -> list[float]:
    """What makes the scores of several glossaries comparable, a factor for each.

    bm25 weighs a word by how rare it is, in the glossary that is searched; and counts one that more than half of the
    definitions have for nothing (https://www.sqlite.org/fts5.html#the_bm25_function). Here, all glossaries are one.
    """
    counts = [[index.count(phrase) for phrase in phrases] for index in indexes]
    sizes = [index.definition_count for index in indexes]
    whole = sum(log(1 + (sum(sizes) - n + 0.5) / (n + 0.5)) for n in map(sum, zip(*counts, strict=True)))
    own = [
        sum(max(log((size - n + 0.5) / (n + 0.5)), _LEAST_RARITY) for n in each)
        for size, each in zip(sizes, counts, strict=True)
    ]
    return [whole / each for each in own]
