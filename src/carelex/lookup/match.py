"""From what a user typed to the term it means, or to the honest answer that there is none.

Four ways are tried, the surest first, and the first that answers wins: the name itself, another name of the term,
the same words in another English form, and a near miss or a part. Where a way speaks for two terms it speaks for
neither: both are suggested, and no less sure way is tried. But where the query is not English, a form that rests on its
stem gives way to a clear near miss; and so do the initials of a name, which a misspelt word may be by chance.
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

    query: as typed. exact: take no near miss for an answer, only suggest it.
    """
    if named := named_as_written(query, names):
        return named
    if not words(query):
        return Outcome()
    form = named_in_another_form(query, names)
    if form and (exact or is_in_english(query) or form.notices or (form.match and form.match.score >= PLURAL)):
        return form
    # Asked for only where no name is written like the query: it takes RapidFuzz.
    from carelex.lookup.near_miss import near_miss

    near = near_miss(query, names, exact=exact)
    if not form:
        near = near if near.term else _near_with_other_numbers(query, names, near, exact=exact)
        return near if near.term else _by_initials(query, names, near, exact=exact)
    # Stems forgive slips: "writeing" has that of "write", and is one of "writing".
    best = form if form.term and near.term in (None, form.term) else near
    suggestions = dict.fromkeys([*best.suggestions, *near.suggestions, *form.suggestions])
    return best._replace(suggestions=tuple(suggestions)[:SUGGESTIONS])


def _near_with_other_numbers(query: str, names: Names, near: Outcome, *, exact: bool) -> Outcome:
    """What is *near* a query, or is near it with its numbers in words for figures, or the other way round.

    What is suggested for either way is suggested.
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
    """The term of which *query* is the initials, if it is no slip of a name; else what is *near*."""
    from carelex.lookup.initials import named_by_initials

    initials = named_by_initials(query, names)
    if initials is None:
        return near
    if exact and initials.term:
        from carelex.lookup.near_miss import near_miss

        if near_miss(query, names, exact=False).term:
            return near
    # What is not in capitals may be a slip all the same, where no one name is meant.
    first = near.suggestions[:1] if initials.term is None and not query.isupper() else ()
    suggestions = dict.fromkeys([*first, *initials.suggestions, *near.suggestions])
    return initials._replace(suggestions=tuple(suggestions)[:SUGGESTIONS])
