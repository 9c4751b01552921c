"""Follows references from a term that only says "see …" to the entry that defines it."""

from collections.abc import Sequence
from typing import NamedTuple

from carelex.english.forms import singular
from carelex.lookup.entries import by_sources_alone
from carelex.lookup.lexicon import Lexicon
from carelex.lookup.match import find
from carelex.lookup.naming import PLURAL, Outcome
from carelex.model import Entry, GlossarySource, LeadsApart, LeadsNowhere, Notice, Referred


class Followed(NamedTuple):
    """Where references lead.

    entry: the entry at the end; if nothing defines it, it is the last reference.
    notices: what to tell the reader about the way.
    unheard: the entry that they lead to, if the sources asked do not define it.
    """

    entry: Entry
    notices: tuple[Notice, ...] = ()
    unheard: Entry | None = None


def follow(lexicon: Lexicon, term: str, sources: Sequence[GlossarySource]) -> Followed:
    """Follow the references of *term*, step by step, to an entry that one of *sources*, or any source, defines."""
    first = entry = _entry_for(lexicon, term, sources)
    told: tuple[Notice, ...] = ()
    passed = {entry.term}
    while entry.is_reference:
        names = _other_names(entry)
        outcomes = [find(name, lexicon.names, exact=True) for name in names]
        following = {*map(_sure_term, outcomes)}
        if len(following) > 1 or (len(names) > 1 and following <= {None, entry.term}):
            return _stopped_at(entry, sources, told, LeadsApart(entry.term, names))
        (next_term,) = following or {None}
        if next_term in passed:
            # A circle, or a reference to itself: "BCF", which only says "Better Care Fund".
            return _stopped_at(first, sources, (), LeadsNowhere(first.term, _other_names(first)[0]))
        if next_term is None:
            whole = lexicon.entry(entry.term)
            if not names and whole.definitions:
                return Followed(entry, told, whole)
            near = tuple([near for outcome in outcomes for near in outcome.suggestions if near not in passed])
            return _stopped_at(entry, sources, told, LeadsNowhere(entry.term, names[0] if names else entry.term, near))
        told = (*told, _referred(entry, names))
        heard = _entry_for(lexicon, next_term, sources)
        if not heard.definitions and not heard.is_reference:
            return Followed(_of_sources(entry, sources), told, lexicon.entry(next_term))
        entry = heard
        passed.add(entry.term)
    return Followed(entry, told)


def _stopped_at(entry: Entry, sources: Sequence[GlossarySource], told: tuple[Notice, ...], end: Notice) -> Followed:
    """Stop at *entry*, because its references lead no further."""
    shown = _of_sources(entry, sources)
    if not shown.refers_to:
        # The referring texts are not shown, so say that there is a reference.
        told = (*told, _referred(entry, _other_names(entry)))
    return Followed(shown, (*told, end))


def _referred(entry: Entry, names: Sequence[str]) -> Referred:
    by = [reference.source.name for reference in entry.references if not names or reference.see in names]
    return Referred(entry.term, names[0] if names else entry.refers_to[0], tuple(dict.fromkeys(by)))


def _entry_for(lexicon: Lexicon, term: str, sources: Sequence[GlossarySource]) -> Entry:
    """The entry of *term* for *sources*; if it is a reference and they do not have it, the whole entry."""
    entry = lexicon.entry(term, sources)
    if not sources or entry.definitions or entry.is_reference:
        return entry
    whole = lexicon.entry(term)
    return whole if whole.is_reference else entry


def _of_sources(entry: Entry, sources: Sequence[GlossarySource]) -> Entry:
    return by_sources_alone(entry, sources) if sources else entry


def _other_names(entry: Entry) -> tuple[str, ...]:
    """The names that an entry refers to, without its own."""
    own = {singular(name) for name in (entry.term, *entry.aliases)}
    return tuple([name for name in entry.refers_to if singular(name) not in own])


def _sure_term(outcome: Outcome) -> str | None:
    """The term that a name certainly means, and not one that only shares its stem or word family."""
    return outcome.term if outcome.match and outcome.match.score >= PLURAL else None
