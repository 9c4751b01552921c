"""Finds in a text what is said of other entries and names: "See also", "Also known as", "See X" alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from carelex.english.forms import singular
from carelex.english.headwords import name_behind_see, parts_of, reference_in
from carelex.importing.naming import name_of, names_in
from carelex.importing.plain_blocks import cut, parted, text_of, trimmed
from carelex.importing.references import Reference, Targets
from carelex.importing.tree import Block, Kind, Run
from carelex.importing.wording import leads_elsewhere


class Fields(NamedTuple):
    """What a text says besides what its entry means, and the blocks that remain of it.

    see: to what it refers, where it does nothing else.
    """

    blocks: tuple[Block, ...]
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    see_also: tuple[Reference, ...] = ()
    see: Reference | None = None


# What stands before the names of other entries, in a line of their own.
_RELATED = r"(?:see )?related(?: (?:terms?|words?|entr(?:y|ies)|to|concepts?|definitions?|topics?))?"
_SEE_ALSO = (
    rf"(?:please )?see also(?: under)?|see too|also see|{_RELATED}|cross[- ]references?|linked (?:terms?|entries)"
    r"|similar (?:terms?|words?)|compare(?: with)?|cf\.?|see"
)
_OFTEN = r"(?:also|sometimes|often|commonly|usually|otherwise|formerly|previously|once|widely)"
_OTHER_NAME = (
    r"(?:other|alternative|alternate|former|previous|old|another) (?:names?|terms?|words?)(?: for (?:it|this))?"
)
_KNOWN_AS = (
    rf"{_OFTEN}(?: {_OFTEN})? (?:known as|called|referred to as|termed|described as|said|written)"
    rf"|a\.?k\.?a\.?|synonyms?(?:\(s\))?|{_OTHER_NAME}|known as|alias(?:es)?|formerly|previously"
)
_SHORT = r"abbreviations?|acronyms?|abbreviated (?:to|as)|short forms?|shortened to|initials"
_MARK = r"\s*[:–—-]\s*"


def fields_of(blocks: Sequence[Block], targets: Targets, name: str) -> Fields:
    """Take the fields out of a text of plain blocks, which is that of an entry called *name*.

    What stands in a line of its own leaves the text. What a sentence says stays in it, and is a field too.
    """
    kept, held = _without_fields(blocks, targets)
    aliases = [reference.words for reference in held["aliases"]]
    shorts = [reference.words for reference in held["abbreviation"]]
    see_also = held["see_also"]
    if len(kept) == 1 and kept[0].kind is Kind.PARAGRAPH and (see := _only_references(kept[0].runs, targets)):
        return Fields((), tuple(aliases), tuple(shorts), (*see[1:], *see_also), see[0])
    for runs in _lines(kept):
        if len(text_of(runs)) > _LONGEST_LINE:
            continue
        see_also += _see_also_within(runs, targets)
        aliases += _aliases_within(text_of(runs), name)
    plain = tuple(_with_plain_references(block, targets) for block in kept)
    return Fields(plain, tuple(aliases), tuple(shorts), tuple(see_also))


def _without_fields(blocks: Sequence[Block], targets: Targets) -> tuple[list[Block], dict[str, list[Reference]]]:
    """The blocks that are no fields, and what those hold that are; an item of a list may be one."""
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


def _with_plain_references(block: Block, targets: Targets) -> Block:
    """A block in which what one should see is not set off: as with a link, the style only says that it is an entry."""
    if block.kind in (Kind.LIST, Kind.ITEM):
        return replace(block, blocks=tuple(_with_plain_references(inner, targets) for inner in block.blocks))
    line, runs = text_of(block.runs), block.runs
    if not any(run.bold or run.italic for run in runs) or len(line) > _LONGEST_LINE:
        return block
    for found in islice(re.finditer(r"\bsee(?: also)?:?\s+(?=\S)", line, re.IGNORECASE), _MOST_TOLD):
        before, inside, behind = parted(runs, found.end(), _end_of_phrase(line, found.end()))
        is_set_off = bool(inside) and (inside[0].bold or inside[0].italic)
        plain = (
            run._replace(bold=False, italic=False) if is_set_off or targets.find(Reference(run.text.strip())) else run
            for run in inside
        )
        runs = (*before, *plain, *behind)
    return replace(block, runs=trimmed(runs))


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[Run, ...]]:
    for block in blocks:
        if block.kind is Kind.PARAGRAPH:
            yield block.runs
        elif block.kind in (Kind.LIST, Kind.ITEM):
            yield from _lines(block.blocks)


_LONGEST_FIELD = 1_000
_LONGEST_LINE = 20_000
"""In characters; nobody writes more in a line of names, or in a paragraph."""
_MOST_TOLD = 20
"""References in a paragraph."""

_LABELS = {"see_also": _SEE_ALSO, "aliases": _KNOWN_AS, "abbreviation": _SHORT}


def _field_at(blocks: Sequence[Block], at: int, targets: Targets) -> tuple[str | None, list[Reference], int]:
    """The field that stands in a block, or that it heads: which it is, what it holds, how many blocks it takes."""
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

    marked_at: the number of its block, where a colon or dash stands behind the label.
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
        return are_short
    is_see = re.match(r"\W*see\W*$", lead, re.IGNORECASE) is not None
    if is_see:
        return bool(marked_at) and all(are_entries)
    return marked_at is not None and are_short and any(are_entries)


_MOST_WORDS = 8


def _is_short(name: str) -> bool:
    return 0 < len(name.split()) <= _MOST_WORDS and not re.search(r"[.;?!:](?:\s|$)", name)


def _names_below(blocks: Sequence[Block], label: str, targets: Targets) -> list[Reference]:
    """The names that stand in the block below a label: an item each, or in one line."""
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
    """What a field holds: references, or names."""
    if label == "see_also":
        return _references(runs, targets)
    # "and" stands within names, and "or" between them.
    bare = re.sub(r"^(?:as\s+)?(?:the|an?)\s+", "", re.sub(r"[.\s]+$", "", text_of(runs)), flags=re.IGNORECASE)
    return [Reference(_unmarked(name)) for name in names_in(bare)]


def _references(runs: Sequence[Run], targets: Targets) -> list[Reference]:
    """The names in a line: each a link, or parted by commas, semicolons and "and"."""
    linked = list(_links(runs))
    if linked and not re.search(r"\w", _between_links(runs)):
        return linked
    line = re.sub(r"[.\s]+$", "", text_of(runs))
    return [Reference(name, _url_of(name, linked)) for name in _parted(line, targets)]


def listed_references(field: str, targets: Targets) -> list[Reference]:
    """The names in a field that holds nothing but references."""
    if targets.find(Reference(field.strip())):
        return [Reference(field.strip())]
    return [Reference(name) for name in _parted(field, targets)]


def _links(runs: Sequence[Run]) -> Iterator[Reference]:
    words, url = "", None
    for run in (*runs, Run("")):
        if run.url != url:
            if url is not None and words.strip():
                yield Reference(_named(words), url)
            words, url = "", run.url
        words += run.text


def _named(words: str) -> str:
    return name_of([Run(words)])


def _between_links(runs: Sequence[Run]) -> str:
    return re.sub(r"\b(?:and|or)\b", "", "".join(run.text for run in runs if run.url is None), flags=re.IGNORECASE)


def _url_of(name: str, linked: Sequence[Reference]) -> str | None:
    return next((link.url for link in linked if link.words == name), None)


def _parted(line: str, targets: Targets) -> list[str]:
    """The names in a list of names; one that is the name of an entry stays whole: "Aids and adaptations"."""
    names = []
    for part in re.split(r"\s*[;|•\n]\s*", line):
        names += _parted_further(part, targets)
    return [name for part in names if any(map(str.isalnum, name := _unmarked(part)))]


def _parted_further(part: str, targets: Targets) -> list[str]:
    if targets.find(Reference(_unmarked(part))):
        return [part]
    for mark in (r"\s*,\s*(?:and\s+|or\s+)?", r"\s+(?:and|or|&)\s+", r"\s+/\s+"):
        pieces = re.split(mark, part)
        if len(pieces) > 1:
            return [name for piece in pieces for name in _parted_further(piece, targets)]
    return [part]


def _unmarked(name: str) -> str:
    """A name without quotes, brackets and an article that a sentence puts before it."""
    bare = name.strip(" .,;:()[]*_\"“”‘'")
    return bare[:-1] if bare.endswith("’") and "‘" in name else bare


def _only_references(runs: Sequence[Run], targets: Targets) -> list[Reference]:
    """To what a text refers that does nothing else: to one name, or to several that are all entries."""
    line = text_of(runs)
    name = name_behind_see(line)
    if not name:
        return []
    linked = [*_links(runs)]
    whole = next((link for link in linked if _are_alike(link.words, name)), Reference(name))
    if targets.find(whole):
        return [whole]
    several = _references(cut(runs, line.index(name), line.index(name) + len(name)), targets) if name in line else []
    if len(several) > 1 and all(map(targets.find, several)):
        return several
    # What is no entry may be a page elsewhere, and "the guidance" no name.
    is_elsewhere = any(link.url and leads_elsewhere(link.url) for link in linked)
    is_name = reference_in(line) and not re.match(r"(?:the|an?|our|your)\s", name, re.IGNORECASE)
    return [whole] if is_name and not is_elsewhere else []


def _are_alike(one: str, other: str) -> bool:
    """Whether two names differ in no more than capitals and marks around them."""
    return one.strip(" .").casefold() == other.strip(" .").casefold()


def _see_also_within(runs: Sequence[Run], targets: Targets) -> Iterator[Reference]:
    """What a sentence says one should see also; and what the last one says one should see, where that is an entry."""
    line = text_of(runs)
    told = re.finditer(r"\b(?:see also|see too|also see)\b(?: under\b)?[:\s]*", line, re.IGNORECASE)
    for found in islice(told, _MOST_TOLD):
        end = min(_end_of_phrase(line, found.end()), found.end() + _LONGEST_FIELD)
        yield from _if_names(_references(cut(runs, found.end(), end), targets), targets)
    sentence = re.search(_LAST_SEE, line)
    if sentence:
        names = _references(cut(runs, sentence.start("names"), sentence.end("names")), targets)
        if names and all(targets.find(name) for name in names):
            yield from names


_LAST_SEE = (
    r"(?:(?:^|[.!?)]\s+)(?:Please see|See)|\((?:please )?[Ss]ee)(?: under)?:?\s+(?!also\b)"
    r"(?P<names>[^.;!?()]+)[.)]*\s*$"
)


def _end_of_phrase(line: str, start: int) -> int:
    end = re.compile(r"[;()!?\]]|\.(?:\s|$|\))|\s[–—-]\s").search(line, start)
    return end.start() if end else len(line)


def _if_names(names: Sequence[Reference], targets: Targets) -> Iterator[Reference]:
    """Those that are entries; and those that may be names of some, where nothing says that they are other things."""
    may_be_entry = len(names) == 1 and not names[0].url and names[0].words[:1].isupper()
    for name in names:
        if targets.find(name) or (may_be_entry and name_behind_see(f"See {name.words}")):
            yield name


_IN_SENTENCE = re.compile(
    r"(?P<before>^|[.;:]\s*|\(\s*|,\s*(?:and\s+)?|\b(?:is|are|was|were|it|this|these|they)\s+)"
    rf"(?P<lead>(?:(?:also|sometimes|often|commonly|otherwise)\s+(?:{_OFTEN} )?|(?<![^.] )(?:formerly|previously) )"
    r"(?:known|called|referred\s+to|termed)(?:\s+as)?|a\.?k\.?a\.?)(?:\s*:)?\s+(?P<names>[^.;()]+)",
    re.IGNORECASE,
)

# What goes on behind a name within its sentence.
_MORE_IS_SAID = (
    r",?\s+(?:which|that|who|because|when|where|if|in|by|for|though|although|but|is|are|was|were|has|have|can|may"
    r"|and (?:is|are|it|this|has|have))\b"
)

# "Formerly “roster”."
_FORMERLY = re.compile(
    r"(?:^|(?<=[.;(] ))(?:formerly|previously)\s+(?P<names>[\"“‘'][^.;()]+[\"”’'])(?=[.;)]|$)", re.IGNORECASE
)

_MOST_WORDS_OF_ALIAS = 5

# "It is also known as": of what comes later, "it" may be anything.
_SECOND_SENTENCE = r"(?:[^.;:]*[.;:]\s+)?(?:it|this|these|they|which)?\s*"


def _aliases_within(line: str, name: str) -> Iterator[str]:
    """Other names that a sentence gives the entry called *name*: "Also referred to as flat grants"."""
    for found in _IN_SENTENCE.finditer(line):
        names = re.split(_MORE_IS_SAID, found["names"])[0]
        before = line[: found.start()]
        sign = found["before"].strip()[:1]
        is_of_entry = _ends_with_name(before, name)
        if sign == "(" and not is_of_entry and not re.match(r"\)\s*(?:[.;]|$)", line[found.end("names") :]):
            continue
        if sign == ",":
            if is_of_entry:
                names = names.partition(",")[0]
            elif line[found.end("names") :].strip(" .)") or "," in names:
                continue
        is_told = re.search(r"\b(?:is|are|was|were)\s*$", found["before"], re.IGNORECASE)
        if is_told and not (is_of_entry or re.fullmatch(_SECOND_SENTENCE, before, re.IGNORECASE)):
            continue
        yield from _named_in(names)
    for found in _FORMERLY.finditer(line):
        yield from _named_in(found["names"])


def _named_in(names: str) -> Iterator[str]:
    for alias in _alternatives(names):
        bare = _unmarked(re.sub(r"^(?:the|an?|its?)\s+", "", alias.strip(), flags=re.IGNORECASE))
        # "A nurse is also called when somebody falls."
        if bare and len(bare.split()) <= _MOST_WORDS_OF_ALIAS and name_behind_see(f"See {bare}"):
            yield bare


def _ends_with_name(before: str, name: str) -> bool:
    """Whether what stands before is the name of the entry, perhaps with an article or in the plural."""
    sentence = re.split(r"[.;:]\s", before)[-1]
    return bool(sentence.strip()) and singular(sentence) == singular(parts_of(name).core)


def _alternatives(names: str) -> list[str]:
    """Names that are parted by "or" and commas; where one is long, it is not a list of names."""
    parts = re.split(r"\s*,\s*(?:or\s+|and\s+)?|\s+or\s+", names)
    return parts if all(0 < len(part.split()) <= _MOST_WORDS_OF_ALIAS for part in parts) else []
