"""Finds the text from one name to the next, for all layouts in which names and texts follow each other."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from carelex.importing.candidates import Candidate
from carelex.importing.furniture import is_letter
from carelex.importing.tree import Block, Kind


class Named(NamedTuple):
    """A name and the blocks that follow it. holders: the numbers of the blocks that contain the name."""

    name: Block
    text: tuple[Block, ...]
    holders: tuple[int, ...] = ()

    @property
    def covers(self) -> tuple[int, int]:
        """The numbers of its first block, and of the one after its last."""
        return self.name.start, self.text[-1].end if self.text else self.name.end


class _Step(NamedTuple):
    """A block, in the order of the document. holders: the numbers of the blocks that contain it, outermost first."""

    block: Block
    holders: tuple[int, ...]


def following(root: Block, names: Sequence[Block], stops: Iterable[Block] = ()) -> list[Named]:
    """Give each name the blocks that follow it, up to the next name or stop.

    If a block contains a name, its inner blocks are looked at one by one. If not, the whole block belongs to the name
    before it. On a page, names and texts are usually equally far apart: side by side, or together in a card. A block
    that is further away does not belong to the name: it comes after the last card.
    """
    is_name = {block.start for block in names}
    is_stop = {block.start for block in stops}
    entries: list[tuple[_Step, list[_Step]]] = []
    is_stopped = True
    for step in _steps(root, sorted(is_name | is_stop)):
        if step.block.start in is_name:
            entries.append((step, []))
            is_stopped = False
        elif step.block.start in is_stop:
            is_stopped = True
        elif not is_stopped:
            entries[-1][1].append(step)
    for _, texts in entries:
        if len(texts) > 1 and re.fullmatch(_SECTION_NUMBER, texts[-1].block.text):
            # It is the number of the next name.
            texts.pop()
    left = [_closer_to(name, texts, following_name) for (name, texts), (following_name, _) in pairwise(entries)]
    # If most names have no text then, the parts of the page are not entries.
    if sum(bool(kept) for kept in left) * 2 >= sum(bool(texts) for _, texts in entries[:-1]):
        entries[:-1] = [(name, kept) for (name, _), kept in zip(entries[:-1], left, strict=True)]
    ends = {number for number, (name, _) in enumerate(entries) if _is_last(number, name, entries)}
    for number in ends:
        if _begins_behind_rule(entries[number]) and not all(map(_begins_behind_rule, entries)):
            entries[number][1].clear()
    usual = Counter(
        max(_climb(name, text) for text in texts)
        for number, (name, texts) in enumerate(entries)
        if texts and number not in ends
    ) or Counter(_climb(name, texts[0]) for name, texts in entries if texts)
    furthest = usual.most_common(1)[0][0] if usual else 0
    named = [
        Named(name.block, _near(name, texts, furthest, is_last=number in ends), name.holders)
        for number, (name, texts) in enumerate(entries)
    ]
    return _without_what_comes_behind(named, ends)


def _begins_behind_rule(entry: tuple[_Step, list[_Step]]) -> bool:
    """Whether there is a rule (a line across the page) between a name and the next block."""
    return bool(entry[1]) and entry[1][0].block.kind is Kind.RULE


_SECTION_NUMBER = r"\d{1,3}(?:\.\d{1,3})+\.?"


def _steps(root: Block, opened_by: Sequence[int]) -> Iterator[_Step]:
    """Yield the blocks in order, whole, except those that contain one of *opened_by*: of these, the inner blocks."""
    left = [_Step(root, ())]
    while left:
        step = left.pop()
        block = step.block
        first = bisect_right(opened_by, block.start)
        holds_one = first < len(opened_by) and opened_by[first] < block.end
        if not holds_one:
            yield step
            continue
        holders = (*step.holders, block.start)
        left.extend(_Step(inner, holders) for inner in reversed(block.blocks))


def _climb(name: _Step, text: _Step) -> int:
    """How many of the blocks around the name do not contain the text."""
    shared = 0
    for one, other in zip(name.holders, text.holders, strict=False):
        if one != other:
            break
        shared += 1
    return len(name.holders) - shared


def _is_last(number: int, name: _Step, entries: Sequence[tuple[_Step, list[_Step]]]) -> bool:
    """Whether no other name follows in the part of the document in which this name is."""
    if number + 1 == len(entries):
        return True
    return _climb(name, entries[number + 1][0]) > max((_climb(name, entries[number - 1][0]) if number else 0), 1)


def _without_what_comes_behind(entries: list[Named], ends: set[int]) -> list[Named]:
    """Remove blocks from the end of a last text if they look different from all other texts: "Prepared by …".

    Also remove what follows a rule, if no other text has one.
    """
    if not any(
        block.kind is Kind.RULE for number, entry in enumerate(entries) for block in entry.text if number not in ends
    ):
        for number in ends:
            rules = [n for n, block in enumerate(entries[number].text) if block.kind is Kind.RULE]
            if rules and len(entries) > len(ends):
                entries[number] = entries[number]._replace(text=entries[number].text[: rules[0]])
    forms = {_form(block) for number, entry in enumerate(entries) for block in entry.text if number not in ends}
    others = len(entries) - len(ends)
    if others < 3 or len(forms) != 1:
        return entries
    for number in ends:
        text = entries[number].text
        while (
            len(text) > 1
            and text[-1].kind in (Kind.PARAGRAPH, Kind.GROUP, Kind.DISCLOSURE)
            and _form(text[-1]) not in forms
        ):
            text = text[:-1]
        entries[number] = entries[number]._replace(text=text)
    return entries


def _form(block: Block) -> tuple[Kind, frozenset[str]]:
    own = {anchor.lower() for anchor in block.anchors}
    return block.kind, block.labels - own


def _closer_to(name: _Step, texts: list[_Step], following_name: _Step) -> list[_Step]:
    """The blocks after a name, without those that are in the same card as the next name, above it."""
    for number, step in enumerate(texts):
        if _climb(following_name, step) < _climb(name, step):
            return texts[:number]
    return texts


def _near(name: _Step, texts: Sequence[_Step], furthest: int, *, is_last: bool) -> tuple[Block, ...]:
    if not texts:
        return ()
    most = furthest if is_last else max(furthest, _climb(name, texts[0]))
    near: list[Block] = []
    for step in texts:
        if _climb(name, step) > most:
            break
        near.append(step.block)
    while near and near[-1].kind is Kind.RULE:
        near.pop()
    while near and near[0].kind is Kind.RULE:
        del near[0]
    return tuple(near)


def as_candidate(named: Named, *, anchors: Iterable[str] = ()) -> Candidate:
    """Make a candidate with one text; if there is no text, the candidate has no sense."""
    senses = (named.text,) if named.text else ()
    own = own_anchors(*named.name.anchors, *anchors)
    return Candidate(named.name.runs, senses, named.name.place, anchors=own)


def first_part(block: Block) -> Block:
    """The first block in a part of the page, or the block itself."""
    while block.kind is Kind.GROUP and block.blocks:
        block = block.blocks[0]
    return block


def own_anchors(*anchors: str) -> tuple[str, ...]:
    """The anchors that lead to an entry, without those of a letter of the alphabet before its first entry."""
    return tuple(anchor for anchor in anchors if not is_letter(anchor.removeprefix("letter").removeprefix("Letter")))


def covered(entries: Iterable[Named]) -> tuple[tuple[int, int], ...]:
    """The stretches of blocks that the entries take; two that touch are one."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(entry.covers for entry in entries):
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return tuple(stretches)
