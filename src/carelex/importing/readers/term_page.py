"""Makes one entry of a page that explains one term: its front matter has the names, its text is the definition."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from carelex.importing.front_matter import FrontMatter
from carelex.importing.given import Given
from carelex.importing.keys import Role, is_unpublished, role
from carelex.importing.readers.entry_blocks import entry, field
from carelex.importing.tree import Block, Kind, LeftOut, Place, Reason, plain
from carelex.names import same_name

# Keys that may hold the name; the clearest first.
_NAMES = ("term", "headword", "title", "name", "label", "word")


def as_entry(
    front: FrontMatter, blocks: Sequence[Block], given: Given, in_markdown: Callable[[str, str], tuple[Block, ...]]
) -> tuple[tuple[Block, ...], list[LeftOut]]:
    """The entry on a page, or None; and the parts of the page that are not used.

    in_markdown: reads a text of the front matter; its second argument is the name of the file.
    """
    place = Place(given.name, 1)
    name, text = name_of(front, blocks, given.name)
    if any(is_unpublished(str(key), str(value)) for key, value in front.facts.items()):
        return (), [LeftOut(name, Reason.UNPUBLISHED, place)]
    fields = [field("term", name, place), *_fields(front, place)]
    sees = [*_texts_of(front, Role.SEE)]
    left_out: list[LeftOut] = []
    if sees:
        fields.append(field("see", _target(sees[0]), place))
    else:
        described, left_out = _described(front, text, place, in_markdown)
        fields += described
    stem = PurePath(given.name).stem
    slugs = [_target(slug) for slug in _texts_of(front, Role.SLUG)]
    return (entry(fields, place, dict.fromkeys([stem, *slugs])),), left_out


def name_of(front: FrontMatter, blocks: Sequence[Block], file: str) -> tuple[str, tuple[Block, ...]]:
    """The name of a page, from its front matter, its first heading or its file, and the text below that heading."""
    by_key = {str(key).casefold(): value for key, value in front.facts.items() if role(str(key)) is Role.TERM}
    names = [name for key in (*_NAMES, *by_key) for name in texts_of(by_key.get(key))]
    first = blocks[0] if blocks and blocks[0].kind is Kind.HEADING else None
    if first and (not names and first.level == 1):
        return plain(first.runs), tuple(blocks[1:])
    if not names:
        return re.sub(r"[-_]+", " ", PurePath(file).stem), tuple(blocks)
    is_repeated = first and same_name(plain(first.runs)) == same_name(names[0])
    return names[0], tuple(blocks[1:] if is_repeated else blocks)


def _fields(front: FrontMatter, place: Place) -> Iterator[Block]:
    for kind, name in (
        (Role.ABBREVIATION, "abbreviation"),
        (Role.OTHER_NAME, "other_name"),
        (Role.EXPANSION, "other_name"),
    ):
        for value in _texts_of(front, kind):
            # Some generators keep the former addresses of a page under "aliases".
            if not re.search(r"^[/.]|/$|\.html?$|://", value):
                yield field(name, value, place)
    for value in _texts_of(front, Role.SEE_ALSO):
        yield field("see_also", _target(value), place)


def _described(
    front: FrontMatter, text: Sequence[Block], place: Place, in_markdown: Callable[[str, str], tuple[Block, ...]]
) -> tuple[list[Block], list[LeftOut]]:
    """The text of an entry: that of the page, or else that of its front matter; and the parts that are not used."""
    stated = [*_texts_of(front, Role.TEXT), *_texts_of(front, Role.SUMMARY)]
    if any(block.text for block in text):
        words = " ".join(" ".join(block.text for block in text).split())
        others = [value for value in stated if same_name(value) not in same_name(words)]
        return [field("text", text, place)], [LeftOut(value, Reason.SECOND_TEXT, place) for value in others]
    if not stated:
        return [], []
    blocks = in_markdown(stated[0], place.file)
    return [field("text", blocks, place)], [LeftOut(value, Reason.SECOND_TEXT, place) for value in stated[1:]]


def _texts_of(front: FrontMatter, kind: Role) -> Iterator[str]:
    for key, value in front.facts.items():
        if role(str(key)) is kind:
            yield from texts_of(value)


def texts_of(value: Any) -> Iterator[str]:
    """The texts in a value of front matter: one, a list of them, or a list of tables with a name each."""
    left = [value]
    while left:
        here = left.pop()
        if isinstance(here, dict):
            named = [key for key in here if role(str(key)) is Role.TERM]
            left.extend([here[named[0]]] if named else reversed(here.values()))
        elif isinstance(here, list):
            left.extend(reversed(here))
        elif here is not None and str(here).strip() not in ("", "null", "~"):
            yield str(here).strip()


def _target(value: str) -> str:
    """The name in a reference, without the path or link around it: "[[Carer]]", "/glossary/carer/"."""
    value = re.sub(r"^\[\[(.*?)(?:\|.*)?\]\]$", r"\1", value.strip())
    value = re.sub(r"^\[.*\]\((.+)\)$", r"\1", value)
    if re.fullmatch(r"\S*/\S*|\S+\.(?:md|html?)", value):
        return PurePath(value.rstrip("/").partition("#")[0]).stem or value
    return value
