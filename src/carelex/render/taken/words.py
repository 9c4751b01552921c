"""Says in plain words what an import has found, how it described the source, and what it left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carelex.importing import LeftOut, Reason
from carelex.quoting import as_shown, as_word
from carelex.render.page import in_a_row

if TYPE_CHECKING:
    from carelex.importing import Description, Taken, TakenDocument

# The kinds that a person wants to see one by one, and not only counted.
_TOLD = {
    Reason.NO_TEXT: "a name without a text",
    Reason.NO_NAME: "a text without a name",
    Reason.REPEATED: "repeated word for word",
    Reason.SECOND_TEXT: "a shorter text of a term that has a longer one",
    Reason.FOOTNOTE: "a footnote",
    Reason.ADDRESS: "refers to something that is not a term of this document",
    Reason.OTHER_LANGUAGE: "in another language",
    Reason.UNPUBLISHED: "not published",
    Reason.HIDDEN: "hidden",
    Reason.UNREADABLE: "cannot be read",
    Reason.NOT_A_GLOSSARY: "not part of the glossary",
    Reason.STRAY: "beside the entries, and probably not an entry",
}

# The kinds that are only counted: words for one, and for several.
_COUNTED = {
    Reason.LETTER: ("letter of the alphabet", "letters of the alphabet"),
    Reason.NAVIGATION: ("menu or list of links", "menus or lists of links"),
    Reason.FURNITURE: ("banner, button or footer", "banners, buttons or footers"),
    Reason.INTRODUCTION: ("part of the introduction", "parts of the introduction"),
    Reason.LOG: ("list of changes or owners", "lists of changes or owners"),
}

_CALLED = {"published": "date", "url": "address"}
_VALUES = {"published": "DATE", "url": "ADDRESS"}

MOST = 10
"""The most left-out parts named on a screen; the report has all."""

_LONGEST = 60


def about_entries(taken: "Taken") -> Iterator[str]:
    """Say what was found in each document; if there are many, one line for all that are alike."""
    alike: dict[object, list[TakenDocument]] = {}
    are_many = len(taken.documents) > MOST
    for document in taken.documents:
        layouts = frozenset(part.layout for part in document.found)
        alike.setdefault((layouts, document.decoded_as) if are_many else document.name, []).append(document)
    for documents in alike.values():
        yield _found_in(documents)
    if taken.is_empty:
        return
    terms = taken.glossary.terms if taken.glossary else taken.entries
    only_refer = sum(term.see is not None for term in terms)
    entries = _several(only_refer, "entry", "entries")
    refer = f"; {entries} only {_verb('refer', only_refer)} to another" if only_refer else ""
    definitions = _several(taken.definitions, "definition", "definitions")
    yield f"In all: {_several(len(terms), 'entry', 'entries')} with {definitions}{refer}."


def _found_in(documents: Sequence["TakenDocument"]) -> str:
    """Say what was found in documents with the same layouts."""
    entries = Counter[str]()
    for document in documents:
        for part in document.found:
            entries[part.layout] += part.entries
    layouts = ", ".join(f"{_several(number, 'name', 'names')} (layout: {layout})" for layout, number in entries.items())
    first = documents[0]
    names = f"{first.name} and {len(documents) - 1:,} more" if len(documents) > 1 else first.name
    read = f"; read as {first.decoded_as} text" if first.decoded_as else ""
    return f"{names}: found {layouts or 'no entries'}{read}"


def about_source(description: "Description") -> Iterator[str]:
    """Name the source, and the fields that somebody should check."""
    source = description.source
    yield f"Source: {source.name} (id: {source.id})"
    for field in ("title", "publisher", "published", "url", "licence", "accessed"):
        value = getattr(source, field)
        if value is not None and description.origins[field] != "you gave it":
            yield f"  {field}: {_short(value)} ({how_found(description, field)})"
    look_at = [field for field in description.guessed if field not in ("id", "accessed", "note")]
    if look_at:
        yield f"Please check: {', '.join(look_at)}."
    if description.missing:
        known = [_CALLED.get(field, field) for field in description.missing]
        options = " ".join(f"--{field} {_VALUES.get(field, 'TEXT')}" for field in description.missing)
        what = "it" if len(known) == 1 else "any of these"
        yield f"The document does not state its {in_a_row(known, 'or')}. If you know {what}, add: {options}"


def how_found(description: "Description", field: str) -> str:
    """Say how a field of the source was found."""
    told = description.origins[field].replace("from its canonical link", "from the page itself")
    return re.sub(r"<meta [^>]*>", "the hidden details of the page", told.replace("<title>", "the title of the page"))


def about_left_out(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Say what was left out: important parts one by one, the rest by numbers; and which references are kept."""
    yield from _about_kept([part for part in left_out if part.why is Reason.DANGLING])
    told = [part for part in left_out if part.why in _TOLD]
    for part in told[:MOST]:
        yield f'Left out: "{_short(part.what)}" ({part.place}): {_TOLD[part.why]}'
    if len(told) > MOST:
        yield f"Left out: {len(told) - MOST:,} more like these. To see them all: --report FILE"
    counted = Counter[Reason]()
    for part in left_out:
        if part.why in _COUNTED:
            counted[part.why] += part.times
    if counted:
        parts = [_several(count, *_COUNTED[why]) for why, count in counted.items()]
        yield f"Left out, because they are not entries: {'; '.join(parts)}."


def _about_kept(references: Sequence[LeftOut]) -> Iterator[str]:
    """Say which references lead to no term of the document."""
    for part in references[:MOST]:
        yield f'Kept: "{_short(part.what)}" ({part.place}), but this term is not in the document'
    if len(references) > MOST:
        yield f"Kept: {len(references) - MOST:,} more like these. To see them all: --report FILE"


def what_next(file: str) -> Iterator[str]:
    """Say what to do with the glossary that was written."""
    yield f"Written: {as_shown(file)}"
    yield f"Next: carelex check {as_word(file)}"


def _several(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


def _verb(verb: str, number: int) -> str:
    return f"{verb}s" if number == 1 else verb


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
