"""Writes the notices for an answer: how it was found, or what was near."""

from collections.abc import Sequence

from carelex.model import (
    Answer,
    GivesWay,
    LeadsApart,
    LeadsNowhere,
    LeftOut,
    MatchKind,
    NamedAlike,
    Notice,
    Referred,
)
from carelex.render.page import did_you_mean, in_a_row, quoted, safe_line


def notices_of_answer(answer: Answer, given: Sequence[str] | None = ()) -> list[str]:
    """The notices for an answer, a line each; none if the term was asked for by its name.

    given: the options of the command, for a command to suggest; None to suggest none.
    """
    lines = [safe_line(_sentence(notice, answer.query)) for notice in answer.notices]
    if answer.entry is None or answer.match is None:
        # "No definition from that source" says more than "no entry", which would be wrong.
        return lines or _of_no_entry(answer, given)
    if answer.match.kind is MatchKind.EXACT or _is_name_with_marks(answer):
        return lines
    reached = _reached(answer)
    if answer.match.kind is MatchKind.ALIAS:
        # That a term refers to the entry has a notice of its own.
        is_reference = reached != answer.entry.term and answer.match.name == reached
        return lines if is_reference else [_by_another_name(answer, reached), *lines]
    return [_inexact(answer, reached), *lines]


def _is_name_with_marks(answer: Answer) -> bool:
    """Whether the query is the name of the term, with the mark of a question or a call behind it: "recovery?"."""
    query = answer.query.rstrip()
    if not query.endswith(("?", "!")) or answer.entry is None:
        return False
    from carelex.names import written_alike

    return written_alike(query.rstrip("?! ")) == written_alike(answer.entry.term)


def _reached(answer: Answer) -> str:
    """The term that the query led to, even if it only refers to the entry."""
    references = [notice.term for notice in answer.notices if isinstance(notice, Referred)]
    return references[0] if references else answer.entry.term if answer.entry else ""


def _by_another_name(answer: Answer, reached: str) -> str:
    """The sentence for a query that is another name of the term."""
    from carelex.names import written_alike

    query, entry, match = quoted(answer.query), answer.entry, answer.match
    short = entry.abbreviation if entry and entry.term == reached else None
    is_short = match and short and written_alike(match.name) == written_alike(short)
    called = f"for which {query} is short" if is_short else f"also called {query}"
    return f"{_found(answer, reached)} {quoted(reached)}, {called}."


def _inexact(answer: Answer, reached: str, verb: str = "") -> str:
    """The sentence for a query that is another form of a name, or near one."""
    # Most queries are names.
    from carelex.render.entry.matched import how_it_was_found

    assert answer.match is not None
    return f"{verb or _found(answer, reached)} {how_it_was_found(answer.query, reached, answer.match)}."


def _found(answer: Answer, reached: str) -> str:
    return "Showing" if answer.entry and answer.entry.term == reached else "Found"


def _sentence(notice: Notice, query: str) -> str:
    if isinstance(notice, (Referred, LeadsNowhere, LeadsApart)):
        return _of_reference(notice)
    if isinstance(notice, LeftOut):
        return f'"{notice.name}" is not shown as another name for "{notice.term}": it is a term of its own.'
    if isinstance(notice, GivesWay):
        return f'"{notice.term}" by {notice.source} is shown from {notice.by}, not from {notice.glossary}.'
    if isinstance(notice, NamedAlike):
        return _named_alike(notice)
    lead = "" if notice.is_named else f'No entry for "{query}". '
    asked, others = " or ".join(notice.asked), " and ".join(notice.others)
    return f'{lead}"{notice.term}" is not defined by {asked}, but by {others}.'


def _named_alike(notice: NamedAlike) -> str:
    # Only needed if several terms share a name.
    from carelex.english.headwords import parts_of

    # The abbreviation asked for is beside many names.
    cores = [parts_of(term).core for term in notice.terms]
    terms = in_a_row([f'"{name}"' for name in (cores if len({*cores}) == len(cores) else notice.terms)], "and")
    if notice.of_term:
        return f'"{notice.name}" {"also stands for" if notice.is_abbreviation else "is also another name for"} {terms}.'
    stands_for = "stands for" if notice.is_abbreviation else "is another name for"
    return f'"{notice.name}" {stands_for} {terms}. Ask for one of them.'


def _of_reference(notice: Referred | LeadsNowhere | LeadsApart) -> str:
    # Few answers have a reference.
    from carelex.english.headwords import referring_words

    if isinstance(notice, LeadsApart):
        words = {referring_words(notice.term, name) for name in notice.see}
        refers = "stands for" if words == {"stands for"} else "refers to"
        names = in_a_row([*map(quoted, notice.see)], "and")
        return f'No glossary in use defines "{notice.term}". It {refers} {names}.'
    if isinstance(notice, LeadsNowhere):
        return f'No glossary in use defines "{notice.see}".{did_you_mean(notice.near)}'
    by = in_a_row(notice.by, "and") if notice.by else "the glossary"
    says = "say" if len(notice.by) > 1 else "says"
    if referring_words(notice.term, notice.see) == "stands for":
        sentence = f'{by} {says} that "{notice.term}" stands for "{notice.see}".'
        return sentence if notice.by else f"T{sentence[1:]}"
    return f'For "{notice.term}", {by} {says}: see "{notice.see}".'


def notices_of_missing(answer: Answer) -> list[str]:
    """The notices for a query that is missing: what is near it."""
    if answer.match is None or answer.entry is None:
        return notices_of_answer(answer, None) if answer.suggestions or answer.notices else []
    is_near = answer.match.kind is MatchKind.FUZZY
    return [_inexact(answer, _reached(answer), "Found")] if is_near else []


def _of_no_entry(answer: Answer, given: Sequence[str] | None) -> list[str]:
    """Say that there is no entry, what may be meant, which definitions have the words, and what to try next."""
    lines = [f"No entry for {quoted(answer.query)}.{did_you_mean(answer.suggestions)}"]
    if given is None or (answer.suggestions and not answer.mentioned_in):
        return lines
    # Few queries have no entry.
    from carelex.render.entry.mentioned import lines_of_mentioned, next_step

    if answer.mentioned_in:
        return [*lines, *lines_of_mentioned(answer, given)]
    return [f"{lines[0]} {next_step(answer.query, given)}"]
