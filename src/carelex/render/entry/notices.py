"""What is said about an answer beside it: how it was found, or what was near."""

from collections.abc import Sequence

from carelex.model import (
    Answer,
    GivesWay,
    LeadsApart,
    LeadsNowhere,
    LeftOut,
    Match,
    MatchKind,
    NamedAlike,
    Notice,
    Reason,
    Referred,
)
from carelex.render.page import in_a_row, quoted, safe_line


def notices_of_answer(answer: Answer, given: Sequence[str] = ()) -> list[str]:
    """The notices that go with an answer, a line each; none where the term was asked for by its name.

    given: the options of the command that say what is asked, for a command that shows more.
    """
    lines = [safe_line(_sentence(notice, answer.query)) for notice in answer.notices]
    if answer.entry is None or answer.match is None:
        # "no definition from that source" says more than "no entry", which would be wrong.
        return lines or [_not_found(answer), *_mentioned_in(answer, given)]
    if answer.match.kind is MatchKind.EXACT:
        return lines
    reached = _reached(answer)
    if answer.match.kind is MatchKind.ALIAS:
        # That a term refers to the entry is told by itself.
        is_reference = reached != answer.entry.term and answer.match.name == reached
        return lines if is_reference else [f"{quoted(answer.query)} is another name for {quoted(reached)}", *lines]
    how = "showing" if reached == answer.entry.term else "taken for"
    return [_taken_for(answer.query, reached, answer.match, how), *lines]


def _reached(answer: Answer) -> str:
    """The term that the query reached, be it one that only refers to the entry."""
    references = [notice.term for notice in answer.notices if isinstance(notice, Referred)]
    return references[0] if references else answer.entry.term if answer.entry else ""


def _sentence(notice: Notice, query: str) -> str:
    if isinstance(notice, (Referred, LeadsNowhere, LeadsApart)):
        return _of_reference(notice)
    if isinstance(notice, LeftOut):
        return f'"{notice.name}" is left out of the other names of "{notice.term}": it is a term of its own'
    if isinstance(notice, GivesWay):
        return f'"{notice.term}" as {notice.source} has it in {notice.glossary} gives way to {notice.by}'
    if isinstance(notice, NamedAlike):
        return _named_alike(notice)
    lead = "" if notice.is_named else f'no entry "{query}"; '
    asked, others = " or ".join(notice.asked), " and ".join(notice.others)
    return f'{lead}"{notice.term}" is not defined by {asked}, but by {others}'


def _named_alike(notice: NamedAlike) -> str:
    # Only where a name is that of several terms.
    from carelex.english.headwords import parts_of

    # Its abbreviation, which was asked for, stands beside many a name.
    cores = [parts_of(term).core for term in notice.terms]
    terms = in_a_row([f'"{name}"' for name in (cores if len({*cores}) == len(cores) else notice.terms)], "and")
    stands_for = "stands for" if notice.is_abbreviation else "is another name for"
    return f'"{notice.name}" {stands_for} {terms}' + (" too" if notice.of_term else "; ask for one of them")


def _of_reference(notice: Referred | LeadsNowhere | LeadsApart) -> str:
    # Few answers have to do with one.
    from carelex.english.headwords import referring_words

    if isinstance(notice, LeadsApart):
        words = {referring_words(notice.term, name) for name in notice.see}
        refers = "stands for" if words == {"stands for"} else "refers to"
        return f'nothing in use defines "{notice.term}"; it {refers} {in_a_row([*map(quoted, notice.see)], "and")}'
    if isinstance(notice, LeadsNowhere):
        near = [f'"{term}"' for term in notice.near]
        return f'nothing in use defines "{notice.see}"' + (f"; did you mean {in_a_row(near, 'or')}?" if near else "")
    by = in_a_row(notice.by, "and") if notice.by else "the editors of the glossary"
    says = "says" if len(notice.by) == 1 else "say"
    return f'{by} {says} of "{notice.term}": {referring_words(notice.term, notice.see)} "{notice.see}"'


def _taken_for(query: str, term: str, match: Match, how: str) -> str:
    score, reason = round(match.score), _reason(match, term)
    return f"no entry {quoted(query)}; {how} {quoted(term)} ({match.kind}, {score}){reason}"


def notices_of_missing(answer: Answer) -> list[str]:
    """The notices that go with a search for what is missing: what is near it, or what a near miss was taken for."""
    if answer.match is None or answer.entry is None:
        return notices_of_answer(answer) if answer.suggestions or answer.notices else []
    is_near = answer.match.kind is MatchKind.FUZZY
    return [_taken_for(answer.query, _reached(answer), answer.match, "taken for")] if is_near else []


# What is said of the query where it is near the term itself, and where it is near another name of it.
_REASONS = {
    Reason.SPELLING: ("another spelling of it", "is another spelling of it"),
    Reason.FORM: ("another form of it", "is another form of it"),
    Reason.IN_FIGURES: ("the same with the number in figures", "is the same with the number in figures"),
    Reason.IN_WORDS: ("the same with the number in words", "is the same with the number in words"),
    Reason.WITHIN: ("named in it", "is named in it"),
    Reason.FAMILY: ("of one word family with it", "is of one word family with it"),
    Reason.INITIALS: ("the initials of it", "has these initials"),
    Reason.SOUND: ("which sounds like it", "sounds like it"),
    Reason.NEAREST: ("the closest to it", "is the closest to it"),
    Reason.PART: ("the only term that it is part of", "is the only name that it is part of"),
}


def _reason(match: Match, term: str) -> str:
    of_term, of_name = _REASONS[match.reason]
    return f", {of_term}" if match.name == term else f": {quoted(match.name)} {of_name}"


def _mentioned_in(answer: Answer, given: Sequence[str]) -> list[str]:
    """Where a query without an entry stands in the definitions, and the command that shows all of these."""
    if not answer.mentioned_in:
        return []
    # Few queries have no entry.
    from carelex.render.entry.mentioned import lines_of_mentioned

    return lines_of_mentioned(answer, given)


def _not_found(answer: Answer) -> str:
    near = [quoted(term) for term in answer.suggestions]
    return f"no entry {quoted(answer.query)}" + (f"; did you mean {in_a_row(near, 'or')}?" if near else "")
