"""Splits a name as a document writes it into the term, its abbreviation and its other names."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from carelex.english.headwords import is_abbreviation_of
from carelex.importing.bare_names import bare_name, is_a_name, names_in, quoted_names, unquoted
from carelex.importing.beside_names import (
    is_loosely_short_for,
    is_short_for,
    without_abbreviation,
    without_brackets,
    without_known_as,
    without_pronunciation,
)
from carelex.importing.name_sides import sides_of
from carelex.names import same_name


class Naming(NamedTuple):
    """The parts of a name. headword: as the document writes it, if that is not the term.

    written_first: the part that comes first; for "ACC (Area care committee)", the abbreviation. see: a reference.
    """

    term: str
    headword: str | None = None
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    written_first: str = ""
    see: str = ""


_LONGEST = 300
"""In characters; a longer name is left whole."""


def take_apart(
    written: str,
    text: Callable[[], str],
    abbreviation: str = "",
    other_names: Iterable[str] = (),
    *,
    keeps_brackets: bool = False,
) -> Naming:
    """Split a *written* name into its parts.

    text: gives the definition, which may show that "X / Y" is one name. abbreviation, other_names: from
    fields of their own. keeps_brackets: words in brackets behind the name are no other name.
    """
    if len(written) > _LONGEST:
        return Naming(written, written_first=written)
    if refers := re.fullmatch(_WITH_REFERENCE, written, re.IGNORECASE):
        written = refers["name"]
    asked = unquoted(asked_for(written) or "")
    # Within a question, the name has no capital.
    named = f"{asked[0].upper()}{asked[1:]}" if asked else written
    term, found = _parts(named, text, keeps_brackets=keeps_brackets)
    shorts = [*found.shorts, *filter(is_a_name, names_in(abbreviation))]
    others: list[str] = []
    given = (unquoted(bare_name(name)) for field in other_names for name in names_in(field))
    for name in (*found.others, *given):
        looks_short = is_short_for(name, term) and not shorts
        (shorts if looks_short else others).append(name)
    shorts = _once(shorts, but_for=[term])
    aliases = _once([*others, *shorts[1:]], but_for=[term, *shorts[:1]])
    # Quotes around the whole name only mark it.
    headword = written if unquoted(written) != term else None
    see = refers["see"] if refers else ""
    return Naming(term, headword, shorts[0] if shorts else None, tuple(aliases), found.first or term, see)


# "Respite care – see Short break".
_WITH_REFERENCE = r"(?P<name>.*\w.*?)\s*(?:[–—:,;(\[]|\s-)\s*(?:see(?: also)?|refer to):?\s+(?P<see>\S.*?)\s*[)\]]?"


def asked_for(name: str) -> str | None:
    """The name in a question about its meaning: "What is a care plan?", "What does CHC mean?"; None for other names."""
    asked = re.fullmatch(_ASKED, name.strip(), re.IGNORECASE)
    return next(filter(None, asked.groups()), None) if asked else None


_ASKED = (
    r"(?:what|who)(?:['’]s|\s+(?:is|are|was|were))\s+(?:meant\s+by\s+)?(?:(?:an?|the|your)\s+)?(\S.{0,60}?)\s*\?"
    r"|what\s+do(?:es)?\s+(?:(?:an?|the)\s+)?(\S.{0,60}?)\s+(?:mean|stand\s+for)\s*\?"
)


def _once(names: Iterable[str], but_for: Sequence[str]) -> list[str]:
    """The names in their order, each once, except those in *but_for*."""
    seen = {same_name(name) for name in but_for}
    kept = []
    for name in names:
        if is_a_name(name) and (fold := same_name(name)) not in seen:
            seen.add(fold)
            kept.append(name)
    return kept


class _Found(NamedTuple):
    """The other parts of a name: abbreviations, other names, and the part that came first."""

    shorts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    first: str = ""


def _parts(written: str, text: Callable[[], str], *, keeps_brackets: bool) -> tuple[str, _Found]:
    """The term in a written name, and the other parts."""
    bare = unquoted(written)
    if bare.replace(" ", "").isalpha() and " or " not in bare and " aka " not in bare:
        return bare, _Found()
    bare = without_pronunciation(bare)
    quoted = quoted_names(bare)
    if quoted:
        return quoted[0], _Found((), tuple(quoted[1:]))
    bare, others = without_known_as(bare)
    if not keeps_brackets:
        bare, in_brackets = without_brackets(bare)
        others += in_brackets
    if others and (is_abbreviation_of(bare, others[0]) or is_loosely_short_for(bare, others[0])):
        # "GP (general practitioner or family doctor)".
        return others[0], _Found((bare,), tuple(others[1:]), bare)
    # Each side of "Assessor (BIA) / assessor" is a name to split.
    sides = sides_of(bare, text) if re.search(r"\).*(?:[/|]| or )|(?:[/|]| or ).*\(", bare) else []
    if not sides:
        core, shorts = without_abbreviation(bare)
        if shorts:
            first = next((short for short in shorts if bare.startswith(short)), "")
            return core, _Found(tuple(map(unquoted, shorts)), tuple(others), first)
        sides = sides_of(core, text)
    if not sides:
        return core, _Found((), tuple(others))
    apart = [without_abbreviation(unquoted(side)) for side in sides]
    (core, shorts), *alike = apart
    others += [name for other, other_shorts in alike for name in (other, *other_shorts)]
    return core, _Found(shorts, tuple(others))
