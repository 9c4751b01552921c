"""Says in a sentence how a query was found if it is not the term's name."""

from carelex.english.forms import (
    as_one_word,
    is_reordered,
    plain_spelling,
    singular,
    singular_of_abbreviation,
    without_article,
    words,
)
from carelex.model import Match, Reason
from carelex.render.page import quoted

# How the name differs from the query; {} is the query.
_NAME_IS = {
    Reason.IN_FIGURES: "which is {} with the number in figures",
    Reason.IN_WORDS: "which is {} with the number in words",
    Reason.WITHIN: "which is named in {}",
    Reason.FAMILY: "from the same family of words as {}",
    Reason.INITIALS: "which has the initials {}",
    Reason.SOUND: "which sounds like {}",
    Reason.NEAREST: "the closest match for {}",
    Reason.PART: "the only name that contains {}",
}


def how_it_was_found(query: str, term: str, match: Match) -> str:
    """The *term*, and how its matched name differs from the *query*: another form, or a near one."""
    if match.reason is Reason.SPELLING:
        name_is = _another_spelling(query, match.name)
    elif match.reason is Reason.FORM:
        name_is = _another_form(query, match.name)
    else:
        name_is = _NAME_IS[match.reason]
    called = "" if match.name == term else f" also called {quoted(match.name)},"
    return f"{quoted(term)},{called} {name_is.replace('{}', quoted(query))}"


def _another_form(query: str, name: str) -> str:
    asked, named = as_one_word(query), as_one_word(name)
    if asked != named and named in (singular(query), singular_of_abbreviation(query)):
        return "the singular of {}"
    if asked != named and asked == singular(name):
        return "the plural of {}"
    return "which has the words of {} in another order" if is_reordered(query, name) else "another form of {}"


def _another_spelling(query: str, name: str) -> str:
    asked, named = words(query), words(name)
    if article := _article_before(asked, named):
        return f'which is {{}} without "{article}"'
    if article := _article_before(named, asked):
        return f'which is {{}} with "{article}"'
    if len(asked) < len(named):
        return "which is {} split into words"
    if len(asked) > len(named):
        return "which is {} with its words joined"
    differing = [pair for pair in zip(named, asked, strict=True) if pair[0] != pair[1]]
    if differing and all(plain_spelling(word) == plain_spelling(other) for word, other in differing):
        from carelex.english.british_spelling import is_british

        kinds = {is_british(*pair) for pair in differing}
        if len(kinds) == 1:
            return f"the {'British' if kinds.pop() else 'American'} spelling of {{}}"
    return "another spelling of {}"


def _article_before(longer: tuple[str, ...], shorter: tuple[str, ...]) -> str:
    """The article that one of two names has and the other does not; empty if there is none."""
    has_one = len(longer) == len(shorter) + 1 and longer[1:] == shorter
    return longer[0] if has_one and without_article(" ".join(longer)) == " ".join(shorter) else ""
