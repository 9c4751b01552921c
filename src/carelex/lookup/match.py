"""From what a user typed to the term it means, or to the honest answer that there is none.

Four ways are tried, the surest first, and the first that answers wins: the name itself, another name of the term,
the same words in another English form, and a near miss or a part. Where a way speaks for two terms it speaks for
neither: both are suggested, and no less sure way is tried. But where the query is not English, a form that rests on its
stem gives way to a clear near miss.
"""

from carelex.english.forms import is_in_english, words
from carelex.lookup.names import Names
from carelex.lookup.naming import PLURAL, SUGGESTIONS, Outcome, named_as_written, named_in_another_form


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
        return near
    # Stems forgive slips: "writeing" has that of "write", and is one of "writing".
    best = form if form.term and near.term in (None, form.term) else near
    suggestions = dict.fromkeys([*best.suggestions, *near.suggestions, *form.suggestions])
    return best._replace(suggestions=tuple(suggestions)[:SUGGESTIONS])
