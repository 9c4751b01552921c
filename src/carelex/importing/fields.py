"""Separates a text from the lines in it that are fields: "See also: …", "Also known as: …", "See X" alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from carelex.english.headwords import name_behind_see, reference_in
from carelex.importing.bare_names import names_in
from carelex.importing.listed import links_in, references_in, unmarked
from carelex.importing.plain_blocks import cut, text_of
from carelex.importing.references import Reference, Targets
from carelex.importing.sentences import (
    LONGEST_LINE,
    OFTEN,
    aliases_within,
    may_be_entry,
    see_also_within,
    without_bold_references,
)
from carelex.importing.tree import Block, Kind, Run
from carelex.importing.wording import leads_elsewhere


class Fields(NamedTuple):
    """The fields found in a text, and the other blocks of the text.

    see: the reference, if the text does nothing else.
    """

    blocks: tuple[Block, ...]
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    see_also: tuple[Reference, ...] = ()
    see: Reference | None = None


# Labels in front of the names of other entries, on a line of their own.
_RELATED = r"(?:see )?related(?: (?:terms?|words?|entr(?:y|ies)|to|concepts?|definitions?|topics?))?"
_SEE_ALSO = (
    rf"(?:please )?see also(?: under(?!-))?|see too|also see|{_RELATED}|cross[- ]references?|linked (?:terms?|entries)"
    r"|similar (?:terms?|words?)|compare(?: with)?|cf\.?|see"
)
_OTHER_NAME = (
    r"(?:other|alternative|alternate|former|previous|old|another) (?:names?|terms?|words?)(?: for (?:it|this))?"
)
_KNOWN_AS = (
    rf"{OFTEN}(?: {OFTEN})? (?:known as|called|referred to as|termed|described as|said|written)"
    rf"|a\.?k\.?a\.?|synonyms?(?:\(s\))?|keyword\(s\)|{_OTHER_NAME}|known as|alias(?:es)?|formerly|previously"
)
_SHORT = r"abbreviations?|acronyms?|abbreviated (?:to|as)|short forms?|shortened to|initials"
_MARK = r"\s*[:–—-]\s*"


def fields_of(blocks: Sequence[Block], targets: Targets, name: str, *, bold_is_for_names: bool = False) -> Fields:
    """Find the fields in the text of an entry called *name*, given as plain blocks.

    A field on a line of its own is removed from the text; one in a sentence stays there too. bold_is_for_names: the
    document has names in bold wherever they are, so bold on a reference is no emphasis.
    """
    kept, held = _without_fields(blocks, targets)
    kept = _without_label(kept)
    aliases = [reference.words for reference in held["aliases"]]
    shorts = [reference.words for reference in held["abbreviation"]]
    see_also = held["see_also"]
    if len(kept) == 1 and kept[0].kind is Kind.PARAGRAPH and (see := _only_references(kept[0].runs, targets)):
        return Fields((), tuple(aliases), tuple(shorts), (*see[1:], *see_also), see[0])
    for runs in _lines(kept):
        if len(text_of(runs)) > LONGEST_LINE:
            continue
        see_also += see_also_within(runs, targets)
        aliases += aliases_within(text_of(runs), name)
    if bold_is_for_names:
        kept = [without_bold_references(block) for block in kept]
    return Fields(tuple(kept), tuple(aliases), tuple(shorts), tuple(see_also))


def _without_fields(blocks: Sequence[Block], targets: Targets) -> tuple[list[Block], dict[str, list[Reference]]]:
    """The blocks that are no fields, and the contents of the fields; an item of a list may be a field."""
    kept: list[Block] = []
    held: dict[str, list[Reference]] = {label: [] for label in _LABELS}
    at = 0
    while at < len(blocks):
        label, names, taken = _field_at(blocks, at, targets)
        if label is not None:
            held[label] += names
        elif blocks[at].kind is Kind.LIST:
            items = []
            for item in blocks[at].blocks:
                inner, inner_held = _without_fields(item.blocks, targets)
                items += [replace(item, blocks=tuple(inner))] if inner else []
                for inner_label, inner_names in inner_held.items():
                    held[inner_label] += inner_names
            kept += [replace(blocks[at], blocks=tuple(items))] if items else []
        else:
            kept.append(blocks[at])
        at += taken
    return kept, held


def is_name_field(line: str) -> bool:
    """Whether a line below a name gives another: "Abbreviation: ACL", "Also known as: …"."""
    return re.match(rf"\W*(?:{_KNOWN_AS}|{_SHORT}){_MARK}\w", line, re.IGNORECASE) is not None


_OWN_LABEL = (
    r"(?:(?:short|full|plain|simple|plain english) )?(?:definitions?|meanings?|explanations?|descriptions?)"
    r"|what (?:it|this) means|what does (?:it|this) mean|what (?:it|this) is|what is (?:it|this)|in plain english"
)


def _without_label(blocks: list[Block]) -> list[Block]:
    """The blocks without the label of the text, "Definition: …", which is like the head of a column."""
    first = blocks[0] if blocks else None
    if first is None or first.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        return blocks
    line = text_of(first.runs)
    label = re.match(rf"(?:{_OWN_LABEL})\b\s*(?:[:?]\s*|[–—]\s+|$)", line, re.IGNORECASE)
    if label is None:
        return blocks
    if label.end() == len(line):
        return blocks[1:] or blocks
    return [replace(first, runs=cut(first.runs, label.end())), *blocks[1:]] if first.kind is Kind.PARAGRAPH else blocks


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[Run, ...]]:
    for block in blocks:
        if block.kind is Kind.PARAGRAPH:
            yield block.runs
        elif block.kind in (Kind.LIST, Kind.ITEM):
            yield from _lines(block.blocks)


_LONGEST_FIELD = 1_000
"""In characters; real lines of names are shorter."""

_LABELS = {"see_also": _SEE_ALSO, "aliases": _KNOWN_AS, "abbreviation": _SHORT}


def _field_at(blocks: Sequence[Block], at: int, targets: Targets) -> tuple[str | None, list[Reference], int]:
    """The field in a block or below it as a label: its kind, its contents, and how many blocks it takes."""
    block = blocks[at]
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        return None, [], 1
    line = text_of(block.runs)
    if len(line) > _LONGEST_FIELD:
        return None, [], 1
    for label, words in _LABELS.items():
        found = re.match(rf"\W*(?:{words})(?P<mark>{_MARK}|\s+|$)", line, re.IGNORECASE)
        if not found:
            continue
        if found.end() == len(line) and (names := _names_below(blocks[at + 1 :], label, targets)):
            return label, names, 2
        is_marked = bool(found["mark"].strip())
        names = _held(cut(block.runs, found.end()), label, targets)
        is_sentence = label != "see_also" and not is_marked and line.endswith(".")
        if (
            names
            and not is_sentence
            and _is_field(label, line[: found.end()], names, at if is_marked else None, targets)
        ):
            return label, names, 1
    return None, [], 1


def _is_field(label: str, lead: str, names: list[Reference], marked_at: int | None, targets: Targets) -> bool:
    """Whether a line that begins with a label is nothing but a field.

    marked_at: the number of its block, if a colon or dash follows the label.
    """
    are_short = all(_is_short(reference.words) for reference in names)
    if label != "see_also":
        is_told = re.match(r"\W*(?:also|sometimes|a\.?k|synonym|other|formerly known)", lead, re.IGNORECASE)
        return are_short and (marked_at is not None or is_told is not None)
    are_entries = [targets.find(reference) is not None for reference in names]
    if any(
        name.url and leads_elsewhere(name.url) and not is_entry
        for name, is_entry in zip(names, are_entries, strict=True)
    ):
        return False
    if re.search(r"\balso\b", lead, re.IGNORECASE):
        return are_short and all(may_be_entry(name, targets) for name in names)
    is_see = re.match(r"\W*see\W*$", lead, re.IGNORECASE) is not None
    if is_see:
        return bool(marked_at) and all(are_entries)
    return marked_at is not None and are_short and any(are_entries)


_MOST_WORDS = 8


def _is_short(name: str) -> bool:
    return 0 < len(name.split()) <= _MOST_WORDS and not re.search(r"[.;?!:](?:\s|$)", name)


def _names_below(blocks: Sequence[Block], label: str, targets: Targets) -> list[Reference]:
    """The names in the block below a label: one in each item, or all in one line."""
    if not blocks:
        return []
    below = blocks[0]
    if below.kind is Kind.LIST:
        names = [name for item in below.blocks for name in _held(item.blocks[0].runs, label, targets)]
    elif below.kind is Kind.PARAGRAPH:
        names = _held(below.runs, label, targets)
    else:
        return []
    if not names or not all(_is_short(name.words) for name in names):
        return []
    if label == "see_also" and not any(targets.find(name) for name in names):
        return []
    return names


def _held(runs: Sequence[Run], label: str, targets: Targets) -> list[Reference]:
    """The contents of a field: references, or names."""
    if label == "see_also":
        return references_in(runs, targets)
    # "and" may be part of a name; "or" comes between names.
    bare = re.sub(r"^(?:as\s+)?(?:the|an?)\s+", "", re.sub(r"[.\s]+$", "", text_of(runs)), flags=re.IGNORECASE)
    return [Reference(unmarked(name)) for name in names_in(bare)]


def _only_references(runs: Sequence[Run], targets: Targets) -> list[Reference]:
    """The references of a text that does nothing else: to one name, or to several that are all entries."""
    line = text_of(runs)
    name = name_behind_see(line)
    if not name:
        return []
    linked = [*links_in(runs)]
    whole = next((link for link in linked if _are_alike(link.words, name)), Reference(name))
    if targets.find(whole):
        return [whole]
    several = references_in(cut(runs, line.index(name), line.index(name) + len(name)), targets) if name in line else []
    if len(several) > 1 and all(map(targets.find, several)):
        return several
    # A reference to no entry may be to a page elsewhere, and "the guidance" is no name.
    is_elsewhere = any(link.url and leads_elsewhere(link.url) for link in linked)
    is_thing = re.match(r"(?:the|an?|our|your)\s", name, re.IGNORECASE)
    is_name = (reference_in(line) or line.startswith("see ")) and not is_thing
    return [whole] if is_name and not is_elsewhere else []


def _are_alike(one: str, other: str) -> bool:
    """Whether two names differ only in capitals and the marks around them."""
    return one.strip(" .").casefold() == other.strip(" .").casefold()
