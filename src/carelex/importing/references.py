"""Finds the entry that a reference leads to: by the target of a link, by another form of its name, or by its slug."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from carelex.english.forms import singular, singular_of_abbreviation
from carelex.english.headwords import parts_of
from carelex.names import same_name, written_alike


class Reference(NamedTuple):
    """A reference to an entry: the words that name it, and the target of a link on them.

    is_of_data: it is in a field of data or a cell, so it may be a slug: "self-funder".
    """

    words: str
    url: str | None = None
    is_of_data: bool = False


class Targets:
    """The entries that references may lead to, by their names, anchors and slugs."""

    def __init__(self) -> None:
        self._by_anchor: dict[str, str] = {}
        self._by_term: dict[str, str] = {}
        self._by_other_name: dict[str, str | None] = {}
        # Other forms of the names, each made when it is first needed.
        self._by_form: dict[str, str] | None = None

    def add(self, term: str, other_names: Iterable[str], anchors: Iterable[str]) -> None:
        """Add an entry, with the names and anchors that lead to it."""
        term = self._by_term.setdefault(same_name(term), term)
        for name in other_names:
            fold = same_name(name)
            # A name that several entries share leads to none of them.
            self._by_other_name[fold] = term if self._by_other_name.get(fold, term) == term else None
        for anchor in anchors:
            self._by_anchor.setdefault(_slug(anchor), term)

    def is_term(self, name: str) -> bool:
        """Whether there is an entry of that name."""
        return same_name(name) in self._by_term

    def find(self, reference: Reference) -> str | None:
        """The term that a reference means, or None."""
        if reference.url and (term := self._by_url(reference.url)):
            return term
        return self._by_name(reference.words)

    def _by_url(self, url: str) -> str | None:
        page, mark, place = url.partition("#")
        if mark and place:
            # In a complete address, the part behind "#" may belong to another page.
            return None if re.match(r"https?:", page) else self._by_anchor.get(_slug(place))
        if named := re.fullmatch(r"(?:bword|entry|d|term)://(.+)", url, re.IGNORECASE):
            return self._by_name(unquote(named[1]))
        return None if re.match(r"[a-z][a-z0-9+.-]*:", url, re.IGNORECASE) else self._by_anchor.get(_slug(_stem(page)))

    def _by_name(self, name: str) -> str | None:
        fold = same_name(name)
        if term := self._by_term.get(fold) or self._by_other_name.get(fold):
            return term
        anchor = name.removeprefix("#")
        if (name.startswith("#") or re.fullmatch(r"[\w./-]+", name)) and (
            term := self._by_anchor.get(_slug(_stem(anchor)))
        ):
            return term
        forms = self._forms()
        core = parts_of(name).core
        for form in (
            written_alike(name),
            singular(name),
            singular_of_abbreviation(name),
            written_alike(core),
            singular(core),
        ):
            if form and (term := forms.get(form)):
                return term
        return None

    def _forms(self) -> dict[str, str]:
        if self._by_form is None:
            self._by_form = {}
            others = {fold: term for fold, term in self._by_other_name.items() if term}
            for names in (self._by_term, others):
                for form in (written_alike, singular):
                    for fold, term in names.items():
                        self._by_form.setdefault(form(fold), term)
        return self._by_form


def _stem(path: str) -> str:
    """The last part of a path, without the ending of a file."""
    return re.sub(r"\.(?:md|html?|php|aspx?)$", "", path.rstrip("/").rpartition("/")[2])


def _slug(anchor: str) -> str:
    return unquote(anchor).removeprefix("#").casefold()
