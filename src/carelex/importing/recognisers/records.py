"""Finds entries in data: in records whose format names their fields, and in those whose keys show what they hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from carelex.english.headwords import is_abbreviation_of
from carelex.importing.candidates import Candidate, Region
from carelex.importing.keys import Role, is_unpublished, role
from carelex.importing.recognisers.untold_data import propose_by_values
from carelex.importing.tables import names_another_language
from carelex.importing.tree import Block, Document, Kind, LeftOut, Reason, Run, is_text, plain, walk

ENTRY = "entry"
"""The label of a record whose fields are named like those of `Candidate`."""

# The kinds of fields that are worth keeping as notes; the rest is about how the data is kept.
_KEPT_NOTES = re.compile(
    r"source|origin|note|comment|example|usage|context|etymology|citation|legislation|law|scope", re.I
)

_LONGEST_NAME = 120
"""In characters."""
# Of the records in a mapping.
_NEARLY_ALL = 0.9


def propose(document: Document) -> Iterator[Region]:
    """Propose the entries in the vocabularies, lists of records and maps of a document."""
    entries = [block for block in walk(document.root) if block.kind is Kind.RECORD and ENTRY in block.labels]
    if entries:
        yield Region("entries", tuple(map(_of_entry, entries)), tuple(map(_whole, entries)), is_sure=True)
        return
    records = [block for block in walk(document.root) if block.kind is Kind.RECORD]
    if not records:
        return
    series = [*_series(document.root)]
    proposed = [region for group in series if (region := _of_series(group))]
    # A record that holds entries is a chapter of them, and no entry.
    holding = [
        region for region in proposed if not any(_holds(region, other) for other in proposed if other is not region)
    ]
    yield from holding
    if not holding:
        yield from _of_maps(document.root)
        yield from propose_by_values(document.root)


def _of_entry(record: Block) -> Candidate:
    """The candidate in a record whose format names its fields."""
    by_name: dict[str, list[Block]] = {}
    for field in record.blocks:
        by_name.setdefault(field.name, []).append(field)

    def texts(name: str) -> tuple[str, ...]:
        return tuple(filter(None, (field.text for field in by_name.get(name, []))))

    return Candidate(
        _runs(by_name["term"][0].blocks) if "term" in by_name else (),
        tuple(field.blocks for field in by_name.get("text", []) if field.text),
        record.place,
        other_names=texts("other_name"),
        abbreviation=next(iter(texts("abbreviation")), ""),
        see_also=texts("see_also"),
        see=next(iter(texts("see")), ""),
        notes=texts("note"),
        anchors=record.anchors,
    )


def _whole(block: Block) -> tuple[int, int]:
    return block.start, block.end


class _Record(NamedTuple):
    """A record, with its name if that is its key: "carer: {definition: …}"."""

    block: Block
    key: str = ""


def _series(root: Block) -> Iterator[list[_Record]]:
    """Records in one list or one mapping, and single records."""
    alone = True
    for block in walk(root):
        if block.kind is Kind.LIST:
            records = [_Record(inner) for item in block.blocks for inner in item.blocks if inner.kind is Kind.RECORD]
            yield from _within_each(records)
        elif block.kind is Kind.RECORD:
            records = [
                _Record(inner, field.name)
                for field in block.blocks
                for inner in field.blocks[:1]
                if inner.kind is Kind.RECORD
            ]
            # If some fields of a record are records too, it is still no mapping of names.
            records = records if len(records) * 3 >= len(block.blocks) * 2 else []
        else:
            continue
        if records:
            alone = False
            yield records
    if alone:
        yield [_Record(block) for block in root.blocks if block.kind is Kind.RECORD]


def _within_each(records: Sequence[_Record]) -> Iterator[list[_Record]]:
    """The records under the same key in most records of a list: some sites put their data under "attributes"."""
    by_key: dict[str, list[_Record]] = {}
    for record in records:
        for field in record.block.blocks:
            if field.blocks and field.blocks[0].kind is Kind.RECORD:
                by_key.setdefault(field.name, []).append(_Record(field.blocks[0]))
    for inner in by_key.values():
        if len(inner) > 1 and len(inner) * 2 >= len(records):
            yield inner


class _Keys(NamedTuple):
    """Which keys hold which fields in a series of records."""

    term: str
    text: str
    by_role: dict[Role, list[str]]
    same: frozenset[str] = frozenset()
    """Keys that hold the same in all records: who wrote them, and no reference."""
    other_texts: tuple[str, ...] = ()
    """Keys that hold the text of a record that has none where the others have it, the best first."""


def _of_series(records: Sequence[_Record]) -> Region | None:
    keys = _keys(records)
    if keys is None:
        return None
    slugs = {_folded(slug) for record in records for slug in _slugs(record, keys)}
    candidates: list[Candidate] = []
    left_out: list[LeftOut] = []
    covers = []
    for record in records:
        covers.append(_whole(record.block))
        if any(is_unpublished(field.name, field.text or "".join(field.labels)) for field in record.block.blocks):
            name = _text(record, keys.term) or record.key
            left_out.append(LeftOut(name, Reason.UNPUBLISHED, record.block.place))
            continue
        candidates.append(_of_record(record, keys, slugs))
    return Region("records of data", tuple(candidates), tuple(covers), tuple(left_out), is_sure=True)


def _keys(records: Sequence[_Record]) -> _Keys | None:
    """Find the keys of the name and of the text; None if these are no records of entries."""
    filled = Counter(field.name for record in records for field in record.block.blocks if field.text)
    by_role: dict[Role, list[str]] = {}
    for key in filled:
        if (known := role(key)) and not names_another_language(key, filled):
            by_role.setdefault(known, []).append(key)
    # If several keys are possible, take the one that most records have; if equal, the first.
    names = _best(by_role.get(Role.TERM, []), filled, records, longest=False)
    if not names and by_role.get(Role.ABBREVIATION) and (by_role.get(Role.EXPANSION) or by_role.get(Role.TEXT)):
        names = by_role[Role.ABBREVIATION][:1]
    if all(record.key for record in records) and not (names and filled[names[0]] >= _NEARLY_ALL * len(records)):
        # The keys of a mapping name its records, if not nearly all have a name of their own.
        names = [""]
    texts = _best(by_role.get(Role.TEXT, []), filled, records, longest=True)
    texts = texts or _best(by_role.get(Role.SUMMARY, []), filled, records, longest=True)
    texts = texts or _best(by_role.get(Role.EXPANSION, []), filled, records, longest=True)
    if not names or not texts:
        return None
    lengths = [len(_text(record, names[0]) or record.key) for record in records]
    if sum(length > _LONGEST_NAME for length in lengths) * 2 > len(lengths):
        return None
    same = _same_in_all(records)
    used = {names[0], texts[0], *same}
    return _Keys(names[0], texts[0], by_role, same, tuple(_other_texts(records, by_role, used)))


def _other_texts(records: Sequence[_Record], by_role: dict[Role, list[str]], used: set[str]) -> Iterator[str]:
    """Other keys for texts, then keys that say nothing but hold a text in most records."""
    held: dict[str, list[int]] = {}
    for record in records:
        for field in filter(is_text, record.block.blocks):
            held.setdefault(field.name, []).append(len(field.text.split()))
    counts = {
        key: words for key, words in held.items() if key not in used and not names_another_language(key, held.keys())
    }
    yield from (key for known in (Role.TEXT, Role.SUMMARY) for key in by_role.get(known, []) if key in counts)
    for key, words in counts.items():
        if role(key) is None and len(words) * 2 > len(records) and sum(words) >= _SHORTEST_TEXT * len(words):
            yield key


_SHORTEST_TEXT = 6
"""In words, the mean of all."""


def _same_in_all(records: Sequence[_Record]) -> frozenset[str]:
    values: dict[str, list[str]] = {}
    for record in records:
        for field in record.block.blocks:
            values.setdefault(field.name, []).append(field.text)
    are_enough = len(records) > _FEWEST_ALIKE
    return frozenset(
        key for key, held in values.items() if are_enough and len(set(held)) == 1 and len(held) >= len(records)
    )


_FEWEST_ALIKE = 3


def _best(keys: Iterable[str], filled: Counter[str], records: Sequence[_Record], *, longest: bool) -> list[str]:
    def weight(key: str) -> tuple[int, int]:
        length = sum(len(_text(record, key)) for record in records)
        return (length, filled[key]) if longest else (filled[key], 0)

    return sorted(keys, key=weight, reverse=True)[:1]


def _of_record(record: _Record, keys: _Keys, slugs: set[str]) -> Candidate:
    fields = {field.name: field for field in record.block.blocks}

    def named(*roles: Role) -> list[str]:
        found = [key for wanted in roles for key in keys.by_role.get(wanted, [])]
        return [key for key in found if key not in (keys.term, keys.text) and key in fields]

    see_also = [name for key in named(Role.SEE_ALSO) for name in _names(fields[key])]
    for key, field in fields.items():
        # Any other key with nothing but slugs of entries refers to them.
        is_open = role(key) in (None, Role.NUMBER, Role.NOTE) and key not in keys.same
        names = [*_names(field)] if is_open else []
        if names and all(_folded(name) in slugs for name in names):
            see_also += names
    notes = [
        f"{_label(key)}: {fields[key].text}"
        for key in named(Role.NOTE)
        if fields[key].text
        and _KEPT_NOTES.search(key)
        and not all(_folded(name) in slugs for name in _names(fields[key]))
    ]
    name, note = _name(record, keys)
    # Of a record without a text, what it is short for is the text.
    texts = [keys.text, *keys.other_texts, *(named(Role.TERM, Role.EXPANSION) if not keys.term else ())]
    text = next((fields[key] for key in texts if key in fields and fields[key].text), None)
    shorts = [fields[key].text for key in named(Role.ABBREVIATION) if fields[key].text]
    others = [other for key in named(Role.OTHER_NAME) for other in _names(fields[key])]
    full = next((fields[key] for key in named(Role.EXPANSION) if fields[key].text and fields[key] is not text), None)
    if full is not None and is_abbreviation_of(plain(name), full.text):
        name, shorts = _runs(full.blocks), [plain(name), *shorts]
    elif full is not None:
        others.append(full.text)
    return Candidate(
        name,
        tuple(_senses(text)) if text else (),
        record.block.place,
        other_names=(*others, *shorts[1:]),
        abbreviation=shorts[0] if shorts else "",
        see_also=tuple(dict.fromkeys(see_also)),
        see=next((fields[key].text for key in named(Role.SEE) if fields[key].text), ""),
        notes=(*notes, *([note] if note else [])),
        anchors=tuple(_slugs(record, keys)),
    )


def _name(record: _Record, keys: _Keys) -> tuple[tuple[Run, ...], str]:
    """The name of an entry; and a note with the key, if the name had to be made from it."""
    if not keys.term:
        return _of_key(record.key)
    field = next((field for field in record.block.blocks if field.name == keys.term), None)
    return (_runs(field.blocks) if field else (), "")


def _of_key(key: str) -> tuple[tuple[Run, ...], str]:
    """The words of a key: if it has no spaces, they are separated by hyphens, underscores and inner capitals."""
    if " " in key.strip() or not re.search(r"[a-z\d][-_][a-z\d]|[a-z][A-Z]", key):
        return (Run(key.strip()),), ""
    words = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", key)
    words = re.sub(r"[-_]+", " ", words).strip()
    words = words if words == key or not re.search(r"[a-z] [A-Z]", words) else words[:1] + words[1:].lower()
    return (Run(words),), f"key: {key}"


def _senses(field: Block) -> Iterator[tuple[Block, ...]]:
    """The texts of a field: one, or those of a list in it, which may again be records."""
    lists = [block for block in field.blocks if block.kind is Kind.LIST]
    if len(field.blocks) == 1 and lists and field.blocks[0].place != field.place:
        lists = lists[:1]
    is_list_of_data = (
        len(field.blocks) == 1 and bool(lists) and all(item.place.part or item.place.line for item in lists[0].blocks)
    )
    if not is_list_of_data:
        inner = [block for block in field.blocks if block.kind is Kind.RECORD]
        yield from (_text_of_record(record) for record in inner)
        if not inner and field.text:
            yield field.blocks
        return
    for item in lists[0].blocks:
        if item.text:
            records = [block for block in item.blocks if block.kind is Kind.RECORD]
            yield _text_of_record(records[0]) if records else item.blocks


def _text_of_record(record: Block) -> tuple[Block, ...]:
    """The text of a record within an entry: from the key for a text, or from its longest field."""
    fields = [field for field in record.blocks if field.text]
    texts = [field for field in fields if role(field.name) in (Role.TEXT, Role.SUMMARY)] or fields
    return max(texts, key=lambda field: len(field.text)).blocks if texts else ()


def _names(field: Block) -> Iterator[str]:
    """The names in a field: in a list, in records of a list, or in one text with commas or the like."""
    items = [item for block in field.blocks if block.kind is Kind.LIST for item in block.blocks]
    for item in items:
        records = [block for block in item.blocks if block.kind is Kind.RECORD]
        name = _name_in(records[0]) if records else item.text
        if name:
            yield name
    if not items:
        records = [block for block in field.blocks if block.kind is Kind.RECORD]
        if records:
            # A mapping of numbers to names, or to records with names.
            for inner in records[0].blocks:
                deeper = [block for block in inner.blocks if block.kind is Kind.RECORD]
                if name := _name_in(deeper[0]) if deeper else inner.text:
                    yield name
            return
        mark = ";" if ";" in field.text else "|" if "|" in field.text else ","
        yield from filter(None, (part.strip() for part in field.text.split(mark)))


def _name_in(record: Block) -> str:
    fields = [field for field in record.blocks if field.text]
    names = [field for field in fields if role(field.name) in (Role.TERM, Role.SLUG)]
    return (names or fields)[0].text if fields else ""


def _slugs(record: _Record, keys: _Keys) -> Iterator[str]:
    if record.key:
        yield record.key
    for field in record.block.blocks:
        if field.name in keys.by_role.get(Role.SLUG, []) and field.text:
            yield field.text


def _of_maps(root: Block) -> Iterator[Region]:
    """The regions of entries in mappings of names to texts."""
    records = [block for block in walk(root) if block.kind is Kind.RECORD]
    forms = Counter(frozenset(field.name for field in record.blocks) for record in records)
    for record in records:
        if forms[frozenset(field.name for field in record.blocks)] > 1:
            # Keys that come again and again are those of a form.
            continue
        pairs = [*filter(is_text, record.blocks)]
        told = [field for field in pairs if role(field.name) in (None, Role.TERM) or len(pairs) > _FEW]
        if len(told) < max(2, len(record.blocks) * 2 // 3):
            continue
        candidates = []
        for field in told:
            name, note = _of_key(field.name)
            senses = tuple(_senses(field))
            candidates.append(
                Candidate(name, senses, field.place, notes=(note,) if note else (), anchors=(field.name,))
            )
        yield Region("names with texts", tuple(candidates), tuple(map(_whole, told)))


# A mapping with more keys is no record of one thing.
_FEW = 12


def _holds(region: Region, other: Region) -> bool:
    """Whether records of one region contain those of another."""
    return any(
        start < inner_start and inner_end <= end
        for start, end in region.covers
        for inner_start, inner_end in other.covers[:1]
    )


def _text(record: _Record, key: str) -> str:
    return next((field.text for field in record.block.blocks if field.name == key), "")


def _runs(blocks: Iterable[Block]) -> tuple[Run, ...]:
    """The runs of a name, in however many blocks."""
    runs = [run for block in blocks for inner in walk(block) for run in inner.runs]
    return tuple(runs) if plain(runs) else ()


def _label(key: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", key).strip()
    return words[:1].upper() + words[1:]


def _folded(slug: str) -> str:
    return re.sub(r"[\W_]+", "-", slug.removeprefix("#").rpartition("/")[2]).strip("-").casefold()
