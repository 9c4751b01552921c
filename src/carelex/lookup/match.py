"""Finds the term that a query means, or says honestly that there is none.

There are four ways, the most certain first: the name itself, another name of the term, the same words in another
English form, and a near miss or a part of a name. The first way that finds something decides. If it finds two terms, it
chooses neither: both are suggested, and the other ways are not tried. One exception: if the query is not English, a
clear near miss is preferred to a form that only shares the stem, and to initials, which a misspelt word may have by
chance.
"""

from carelex.english.forms import is_in_english, words
from carelex.lookup.names import Names
from carelex.lookup.naming import (
    PLURAL,
    SUGGESTIONS,
    Outcome,
    named_as_written,
    named_in_another_form,
    with_other_numbers,
)


def find(query: str, names: Names, *, exact: bool = False) -> Outcome:
    """Find the term that *query* means among *names*.

    query: as typed.
    exact: do not take a near miss as the answer, only suggest it.
    """
    if named := named_as_written(query, names):
        return named
    if not words(query):
        return Outcome()
    form = named_in_another_form(query, names)
    if form and (exact or is_in_english(query) or form.notices or (form.match and form.match.score >= PLURAL)):
        return form
    # Only needed if no name is written like the query: it takes RapidFuzz.
    from carelex.lookup.near_miss import near_miss

    near = near_miss(query, names, exact=exact)
    if not form:
        near = near if near.term else _near_with_other_numbers(query, names, near, exact=exact)
        return near if near.term else _by_initials(query, names, near, exact=exact)
    # A misspelt word may have the stem of another: "writeing" has that of "write", but means "writing".
    best = form if form.term and near.term in (None, form.term) else near
    suggestions = dict.fromkeys([*best.suggestions, *near.suggestions, *form.suggestions])
    return best._replace(suggestions=tuple(suggestions)[:SUGGESTIONS])


def _near_with_other_numbers(query: str, names: Names, near: Outcome, *, exact: bool) -> Outcome:
    """Find a near miss of the query with its numbers in words instead of figures, or the other way round.

    The suggestions are those of all ways to write it.
    """
    from carelex.lookup.near_miss import near_miss

    for text in with_other_numbers(query):
        other = near_miss(text, names, exact=exact)
        if other.term:
            return other
        suggestions = dict.fromkeys([*near.suggestions, *other.suggestions])
        near = near._replace(suggestions=tuple(suggestions)[:SUGGESTIONS])
    return near


def _by_initials(query: str, names: Names, near: Outcome, *, exact: bool) -> Outcome:
    """The term whose initials are *query*, if the query is not a misspelt name; otherwise *near*."""
    from carelex.lookup.initials import named_by_initials

    initials = named_by_initials(query, names)
    if initials is None:
        return near
    if exact and initials.term:
        from carelex.lookup.near_miss import near_miss

        if near_miss(query, names, exact=False).term:
            return near
    # A query that is not in capitals may still be a misspelt name, if no single name has these initials.
    first = near.suggestions[:1] if initials.term is None and not query.isupper() else ()
    suggestions = dict.fromkeys([*first, *initials.suggestions, *near.suggestions])
    return initials._replace(suggestions=tuple(suggestions)[:SUGGESTIONS])
