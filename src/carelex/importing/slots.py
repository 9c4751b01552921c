"""Compares the parts of a document that repeat, such as cards: what all of them say alike, and what is data."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from carelex.importing.keys import Role, role
from carelex.importing.tables import DATE
from carelex.importing.tree import Block, Kind, LeftOut, Reason, shortened

Path = tuple[tuple[Kind, frozenset[str]], ...]
"""The forms of the blocks around a line, from the outermost on, and of the line itself."""

_HOLDERS = frozenset(
    (Kind.DOCUMENT, Kind.GROUP, Kind.ITEM, Kind.LIST, Kind.DESCRIPTION, Kind.DEFINITION_LIST, Kind.DISCLOSURE)
)
_LAST = -1
_SAMPLE = 300
FEWEST = 4
"""Fewer parts may be alike by chance."""
_NEARLY_ALL = 0.8
# In words: what all parts share says what they are, or leads elsewhere.
_LONGEST_REMARK = 8
_LONGEST_LABEL = 4
_LONGEST_KIND = 4
_FEWEST_OF_KINDS = 6
_LONGEST_DATA = 40
"""In characters."""


class Slot(NamedTuple):
    """A place within a part. number: how many lines of the same form come before it in that part."""

    path: Path
    number: int


class Line(NamedTuple):
    """A line of a part, or what is no line (a list, a table), at its place. is_last: nothing follows it."""

    slot: Slot
    block: Block
    is_last: bool = False

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Its place, counted from the beginning; and from the end, if it is the last of several lines."""
        return (self.slot, Slot(self.slot.path, _LAST)) if self.is_last else (self.slot,)


def form_of(block: Block) -> tuple[Kind, frozenset[str]]:
    """What blocks of the same use share: their kind and labels, but no ids, and no labels with a number."""
    own = frozenset(anchor.lower() for anchor in block.anchors)
    return block.kind, _lasting(block.labels - own if own else block.labels)


@lru_cache(maxsize=4096)
def _lasting(labels: frozenset[str]) -> frozenset[str]:
    return frozenset(label for label in labels if not label[-1:].isdigit())


def lines_of_part(blocks: Iterable[Block]) -> list[Line]:
    """The lines of a part, in order. Lists of several items and tables within it are not opened."""
    count: Counter[Path] = Counter()
    lines: list[Line] = []
    nowhere: Path = ()
    left = [(nowhere, block) for block in blocks][::-1]
    while left:
        around, block = left.pop()
        path = (*around, form_of(block))
        if block.blocks and block.kind in _HOLDERS and not (block.kind is Kind.LIST and len(block.blocks) > 1):
            left.extend((path, inner) for inner in reversed(block.blocks))
            continue
        lines.append(Line(Slot(path, count[path]), block))
        count[path] += 1
    if len(lines) > 1:
        lines[-1] = lines[-1]._replace(is_last=True)
    return lines


def beside_texts(parts: Sequence[tuple[str, Sequence[Line]]]) -> set[Slot]:
    """The slots of these parts that hold no text: what all say alike, dates and other data.

    parts: the name of each, and its lines without that name. "Related provisions for client" differs only by the name.
    """
    if len(parts) < FEWEST:
        return set()
    # What so many say, the others say too.
    parts = parts[:_SAMPLE]
    values: dict[Slot, list[str]] = {}
    for name, lines in parts:
        for line in lines:
            if is_field(line.block.text):
                continue
            words = _without_own(line.block.text, name)
            for slot in line.slots:
                values.setdefault(slot, []).append(words)
    usual = {slot for slot, texts in values.items() if len(texts) >= _NEARLY_ALL * len(parts)}
    beside = {slot for slot in usual if _says_nothing_of_its_own(values[slot])}
    # Something must be left to say.
    said = {slot for slot in usual if slot.number != _LAST}
    return beside if said - beside else set()


def without_lines(block: Block, dropped: set[int]) -> Block | None:
    """A block without the lines that begin at some numbers, and without what holds nothing any more."""
    if block.start in dropped:
        return None
    if not block.blocks or block.kind not in _HOLDERS:
        return block
    blocks = tuple(new for inner in block.blocks if (new := without_lines(inner, dropped)) is not None)
    return replace(block, blocks=blocks) if blocks else None


def told_of(blocks: Iterable[Block]) -> list[LeftOut]:
    """The report of lines that are left out, once for each wording."""
    told: dict[str, LeftOut] = {}
    for block in blocks:
        what = shortened(block.text)
        before = told.get(what)
        told[what] = before._replace(times=before.times + 1) if before else LeftOut(what, Reason.FURNITURE, block.place)
    return [*told.values()]


def _without_own(text: str, name: str) -> str:
    """The words of a text without the name of its part, if that is all that makes it different."""
    folded = text.casefold()
    return folded.replace(name.casefold(), " ").strip() if name and len(name) < len(text) else folded


def _says_nothing_of_its_own(texts: Sequence[str]) -> bool:
    if all(len(text) <= _LONGEST_DATA and is_date(text) for text in texts):
        return True
    if _are_of_few_kinds(texts):
        return True
    bare = Counter(re.sub(r"[\d\W_]+", " ", text).strip() for text in texts)
    most, times = bare.most_common(1)[0]
    return times >= _NEARLY_ALL * len(texts) and len(most.split()) <= _LONGEST_REMARK


def _are_of_few_kinds(texts: Sequence[str]) -> bool:
    """Whether lines only say which of a few kinds something is: "Filed under: Money"."""
    labels = {text.partition(":")[0] for text in texts if ":" in text}
    values = [text.partition(":")[2].strip() or text for text in texts]
    is_short = all(len(value.split()) <= _LONGEST_KIND and not value.endswith((".", "!", "?")) for value in values)
    is_labelled = len(labels) == 1 and all(":" in text for text in texts)
    few = len(set(values)) * (2 if is_labelled else 3) <= len(values)
    return is_short and few and len(values) >= _FEWEST_OF_KINDS


def is_field(text: str) -> bool:
    """Whether a line is a field of its entry, or the label of one: other names, references, sources."""
    label = re.match(r"([^\W\d_][^:\n]{0,30}?)\s*(?::|$)", text)
    if not label or len(label[1].split()) > _LONGEST_LABEL:
        return False
    known = role(label[1])
    return known in _FIELDS or (known is Role.NOTE and re.match(_OF_TEXTS, label[1], re.IGNORECASE) is not None)


_FIELDS = frozenset((Role.OTHER_NAME, Role.ABBREVIATION, Role.EXPANSION, Role.SEE, Role.SEE_ALSO))
_OF_TEXTS = r"(?:sources?|origins?|notes?|examples?|usage|context)\b"


def is_date(text: str) -> bool:
    """Whether a line holds a date, and no other words than those that say whose: "Updated: 3 March 2024"."""
    found = DATE.search(text)
    if not found:
        return bool(re.fullmatch(r"[\d\s./:,-]+", text))
    return len((text[: found.start()] + text[found.end() :]).split()) <= 3
