"""The entries that have what is searched for as a name: all that they say is found, in whatever words they say it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from carelex.english import forms
from carelex.lookup import Lexicon
from carelex.searching.query import Wanted
from carelex.searching.readings import any_of
from carelex.searching.scope import Scope


class NamedSo(NamedTuple):
    """The entries that have the name that is searched for, and no more than that, give or take a plural.

    names: those names, for each entry. terms: where the definitions of its terms are: the number of an index, and the
    first and the last id there.
    """

    names: Mapping[str, Sequence[str]] = {}
    terms: Sequence[tuple[int, tuple[int, int]]] = ()


def named_so(ways: Iterable[Sequence[Wanted]], lexicon: Lexicon) -> NamedSo:
    """The entries with that name.

    ways: what is wanted, in several ways; the first that is a name is taken.
    """
    for wanted in ways:
        if any(each.is_beginning for each in wanted):
            continue
        if names := _names(" ".join([each.text for each in wanted]), lexicon):
            return NamedSo(names, [place for entry in names for place in places_of(entry, lexicon)])
    return NamedSo()


def _names(wanted: str, lexicon: Lexicon) -> dict[str, list[str]]:
    """The names that are *wanted*, give or take a plural, by their entries."""
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


def places_of(entry: str, lexicon: Lexicon) -> list[tuple[int, tuple[int, int]]]:
    """Where the definitions of an entry's terms are, as in `NamedSo`."""
    return [(lexicon.indexes.index(index), (row.first, row.last)) for index, row in lexicon.concepts.terms_of(entry)]


def in_other_words(named: NamedSo, wanted: str, unwanted: Sequence[str], scope: Scope) -> list[tuple[int, int]]:
    """The definitions of the entries *named* so that do not have what is *wanted*, nor anything *unwanted*.

    Each is the number of its index, and its id there.
    """
    left_out = any_of([wanted, *unwanted])
    return [
        (number, definition_id)
        for number, within in named.terms
        for definition_id in scope.lexicon.indexes[number].full_text.without(
            left_out, scope.among[number]._replace(within=within)
        )
    ]
