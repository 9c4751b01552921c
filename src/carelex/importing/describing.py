"""Describes the source of an import, from what the user says, what the document says, and guesses."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from carelex.glossary import WEB_ADDRESS
from carelex.importing.tree import Fact
from carelex.model import Source

FIELDS = ("id", "name", "title", "publisher", "url", "published", "accessed", "licence", "note")
"""The fields of a source that a user may give, as a glossary file calls them."""

EXPECTED = ("title", "publisher", "published", "url", "licence")
"""What readers want to know about a source, if anybody has stated it."""

GIVEN = "you gave it"

_ID = r"[a-z0-9][a-z0-9-]*"

# In characters: a label is the head of a column in a terminal.
_LONGEST_NAME = 40
_LONGEST_ID = 30


def what_is_wrong(field: str, value: str) -> str | None:
    """Say why a field of a source cannot have this value; None if it can."""
    value = value.strip()
    if field == "url" and value and not _is_web_address(value):
        return f"{value!r} is not a web address; it begins with https://, and has no spaces or signs such as < and |"
    if field == "id" and not re.fullmatch(_ID, value):
        return f"{value!r} cannot be an id; use small letters, figures and hyphens, such as north-council"
    if field == "name" and not value:
        return "a source needs a name"
    return None


def _is_web_address(value: str) -> bool:
    return bool(re.fullmatch(WEB_ADDRESS, value))


class Description(NamedTuple):
    """A source, and how each of its fields was found: 'you gave it', 'from <title>', 'the name of the file'."""

    source: Source
    origins: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that readers would want and nobody has stated."""
        return tuple(name for name in EXPECTED if getattr(self.source, name) is None)

    @property
    def guessed(self) -> tuple[str, ...]:
        """The fields that the user should check: those that the user has not given."""
        return tuple(name for name in FIELDS if name in self.origins and self.origins[name] != GIVEN)


def describe(
    facts: Mapping[str, Fact],
    given: Mapping[str, str],
    documents: Sequence[str],
    *,
    accessed: str | None = None,
    taken: Collection[str] = (),
) -> Description:
    """Describe the source of *documents*, which have these names.

    facts: what the documents say about themselves. given: what the user says, which is preferred; an empty text removes
    a field. accessed: the day on which they were fetched, if they were. taken: ids of the other sources in the
    glossary.
    """
    fields: dict[str, str] = {}
    origins: dict[str, str] = {}

    def put(name: str, value: str, origin: str) -> None:
        if name in given:
            value, origin = given[name], GIVEN
        value = " ".join(value.split())
        if value:
            fields[name], origins[name] = value, origin

    for name in EXPECTED:
        fact = facts.get(name)
        if name == "url" and fact and not _is_web_address(" ".join(fact.value.split())):
            # The address that a page states for itself may be incomplete.
            fact = None
        put(name, fact.value if fact else "", fact.origin if fact else "")
    put("accessed", accessed or "", "today, when it was fetched")
    put("name", *_label(facts, fields, documents))
    if "name" not in fields:
        # A glossary file needs a label, even if the user removes it.
        fields["name"], origins["name"] = _file_name(documents), "the name of the file"
    put("id", _free(_as_id(fields["name"]), taken), "made from the name")
    put("note", _what_is_not_known(fields), "what the document does not say")
    return Description(Source(**{**fields, "id": fields.get("id") or "source"}), origins)


def _label(facts: Mapping[str, Fact], fields: Mapping[str, str], documents: Sequence[str]) -> tuple[str, str]:
    """The short name of a source, and how it was found."""
    if "name" in facts:
        return facts["name"].value, facts["name"].origin
    for field in ("publisher", "title"):
        value = fields.get(field, "")
        if value and len(value) <= _LONGEST_NAME:
            return value, f"its {field}"
    return _file_name(documents), "the name of the file"


def _file_name(documents: Sequence[str]) -> str:
    first = documents[0] if documents else ""
    if first in ("", "-", "stdin"):
        return "Standard input"
    stem = PurePath(re.sub(r"[?#].*$", "", first).rstrip("/")).stem
    return " ".join(stem.split()) or first


def _what_is_not_known(fields: Mapping[str, str]) -> str:
    """A note for a source that nothing is known about; empty if something is."""
    if any(name in fields for name in EXPECTED):
        return ""
    return "The document names no title, publisher, date, address or licence."


def _as_id(name: str) -> str:
    """Make an id of a name: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("&", " and "))
    made = ""
    for word in words:
        if len(made) + len(word) >= _LONGEST_ID:
            break
        made = f"{made}-{word}" if made else word
    return made or (words[0][:_LONGEST_ID] if words else "source")


def _free(wanted: str, taken: Collection[str]) -> str:
    """The wanted id, or that with a number if another source has it already."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
