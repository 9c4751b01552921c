"""Reads TBX, the format of term databases (ISO 30042), versions 2 (MARTIF) and 3, with types as attributes or tags."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.entry_blocks import (
    ABBREVIATION,
    NOTE,
    OTHER_NAME,
    SEE_ALSO,
    TERM,
    TEXT,
    entry,
    field,
    is_of_language,
)
from carelex.importing.readers.zipped_xml import attribute, descendants, local, parsed
from carelex.importing.tree import Block, Document, Fact, Kind, LeftOut, Place, Reason

_CONCEPTS = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_ABBREVIATIONS = {"abbreviation", "acronym", "initialism", "shortForm", "shortcut"}
# Deprecated terms are other names, and so are those that are allowed beside the preferred one.
_PREFERRED = ("preferred", "preferredTerm")


class _Name(NamedTuple):
    """A term of a concept. rank: the term with the lowest is the name of the concept."""

    text: str
    rank: int
    is_abbreviation: bool


def read(given: Given, how: HowToRead) -> Document:
    """Read a term database. Its DTD is not fetched, and a file that declares entities is refused."""
    root = parsed(given.data, given.name)
    left_out: list[LeftOut] = []
    entries = [
        block
        for number, concept in enumerate((element for element in root.iter() if local(element) in _CONCEPTS), start=1)
        if (block := _entry(concept, number, given.name, how.language, left_out))
    ]
    title = next((_text(found) for found in descendants(root, "title")), "")
    facts = {"title": Fact(title, "the title of the term database")} if title else {}
    return Document(given.name, Block(Kind.DOCUMENT, blocks=tuple(entries)), facts, left_out)


def _entry(concept: Element, number: int, file: str, language: str, left_out: list[LeftOut]) -> Block | None:
    identifier = attribute(concept, "id") or ""
    place = Place(file, part=f"concept {identifier or number}")
    sections = [section for section in concept if local(section) in _LANGUAGES]
    own = [section for section in sections if is_of_language(attribute(section, "lang"), language)]
    names = sorted((name for section in own for name in _names(section)), key=lambda name: name.rank)
    if not names:
        other = next((name.text for section in sections for name in _names(section)), identifier or str(number))
        left_out.append(LeftOut(other, Reason.OTHER_LANGUAGE if sections else Reason.NO_NAME, place))
        return None
    first, *others = names
    fields = [field(TERM, first.text, place)]
    if not first.is_abbreviation:
        short = next((name for name in others if name.is_abbreviation), None)
        if short:
            fields.append(field(ABBREVIATION, short.text, place))
            others.remove(short)
    fields += [field(OTHER_NAME, name.text, place) for name in others]
    # Text about the concept has no language, or that of the whole file.
    parts = [element for element in concept if local(element) not in _LANGUAGES]
    parts += [element for section in own for element in section]
    texts = dict.fromkeys(text for part in parts for text in _definitions(part) if text)
    fields += [field(TEXT, text, place) for text in texts]
    fields += [field(SEE_ALSO, name, place) for name in dict.fromkeys(_references(parts))]
    fields += [field(NOTE, note, place) for note in dict.fromkeys(_notes(parts))]
    return entry(fields, place, [identifier] if identifier else [])


def _names(section: Element) -> Iterator[_Name]:
    for group in (element for element in section if local(element) in _TERMS):
        term = next(descendants(group, "term"), None)
        text = _text(term) if term is not None else ""
        if not text:
            continue
        kinds = {_kind(element): _text(element) for element in group.iter()}
        status = kinds.get("administrativeStatus", "")
        is_short = kinds.get("termType", "") in _ABBREVIATIONS
        is_avoided = status.startswith(("superseded", "deprecated"))
        rank = 3 if is_avoided else 2 if is_short else 1 if status and not status.startswith(_PREFERRED) else 0
        yield _Name(text, rank, is_short)


def _definitions(part: Element) -> Iterator[str]:
    if local(part) in _TERMS:
        # The definition of one of its terms is a definition of the concept.
        yield from (_text(element) for element in part.iter() if _kind(element) == "definition")
    elif local(part) == "descripGrp":
        yield from (_text(element) for element in part if _kind(element) == "definition")
    elif _kind(part) == "definition":
        yield _text(part)


def _references(parts: list[Element]) -> Iterator[str]:
    for part in parts:
        for element in part.iter():
            if _kind(element) == "crossReference":
                target = attribute(element, "target")
                yield f"#{target}" if target else _text(element)


def _notes(parts: list[Element]) -> Iterator[str]:
    for part in parts:
        if local(part) in ("transacGrp", "adminGrp"):
            continue
        is_definition = local(part) == "descripGrp" and any(_kind(element) == "definition" for element in part)
        for element in part.iter():
            # The source of a context is useless without the context.
            if _kind(element) == "source" and is_definition:
                yield f"Source: {_text(element)}"
            elif local(element) == "note":
                yield f"Note: {_text(element)}"


def _kind(element: Element) -> str:
    """The type of an element: its attribute if it has one, else its name. These are the two styles of TBX."""
    return attribute(element, "type") or local(element)


def _text(element: Element) -> str:
    """The words of an element and those within it; line ends are spaces."""
    return " ".join("".join(element.itertext()).split())
