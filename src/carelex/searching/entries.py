"""Finds entries by name: all their definitions are found, whatever words they use."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from carelex.english import forms
from carelex.index import Index, NameRow
from carelex.lookup import EntryKey, Lexicon
from carelex.searching.asked import Asked
from carelex.searching.query import Wanted
from carelex.searching.readings import any_of
from carelex.values import NamedTuple


class Place(NamedTuple):
    """Where the definitions of a term are: the number of its glossary's index, and the first and last id there."""

    glossary: int
    first: int
    last: int


class NamedSo(NamedTuple):
    """The entries whose whole name is the one searched for; it may be singular or plural.

    names: the matching names of each entry.
    places: where the definitions of each entry's terms are.
    keys: the keys of the entries.
    """

    names: Mapping[str, Sequence[str]] = {}
    places: Mapping[str, Sequence[Place]] = {}
    keys: Collection[EntryKey] = ()


def named_so(wanted: Sequence[Wanted], lexicon: Lexicon) -> NamedSo:
    """Find the entries that have all that is *wanted*, in this order, as a name."""
    if any(each.is_beginning for each in wanted):
        return NamedSo()
    names = _names(" ".join([each.text for each in wanted]), lexicon)
    if not names:
        return NamedSo()
    concepts = lexicon.concepts
    terms = {entry: concepts.terms_of(entry) for entry in names}
    keys = {
        key for of_entry in terms.values() for index, row in of_entry for key in concepts.keys_of(index, [row.term_id])
    }
    return NamedSo(names, {entry: [*_places(of_entry, lexicon)] for entry, of_entry in terms.items()}, keys)


def _names(wanted: str, lexicon: Lexicon) -> dict[str, list[str]]:
    """The names that are *wanted*, in the singular or the plural, by entry."""
    of_form = lexicon.names.of_form
    found = of_form(forms.SINGULAR, forms.singular(wanted)) or [
        name
        for name in of_form(forms.SINGULAR, forms.singular_of_abbreviation(wanted))
        if forms.is_plural_of_abbreviation(wanted, name.text)
    ]
    names: dict[str, list[str]] = {}
    for name in found:
        names.setdefault(name.term, []).append(name.text)
    return names


def places_of(entry: str, lexicon: Lexicon) -> list[Place]:
    """Find where the definitions of an entry's terms are."""
    return [*_places(lexicon.concepts.terms_of(entry), lexicon)]


def entry_at(key: EntryKey, lexicon: Lexicon) -> tuple[str, list[Place]]:
    """Find the name of an entry, and where the definitions of its terms are."""
    terms = lexicon.concepts.terms_of_key(key)
    return lexicon.concepts.entry_of_name(*terms[0]), [*_places(terms, lexicon)]


def _places(terms: Iterable[tuple[Index, NameRow]], lexicon: Lexicon) -> Iterator[Place]:
    for index, row in terms:
        yield Place(lexicon.indexes.index(index), row.first, row.last)


def in_other_words(named: NamedSo, asked: Asked, by_stem: Sequence[str]) -> list[tuple[int, int]]:
    """Find the definitions of *named* entries that do not have what is *asked* for, nor any excluded word.

    by_stem: the excluded words, as in `Searchable`. Returns the number of the index and the id there of each
    definition.
    """
    left_out = any_of([f"({asked.wanted})", *by_stem])
    scope = asked.scope
    return [
        (place.glossary, definition_id)
        for places in named.places.values()
        for place in places
        for definition_id in scope.lexicon.indexes[place.glossary].full_text.without(
            left_out, scope.among[place.glossary]._replace(within=(place.first, place.last))
        )
    ]
