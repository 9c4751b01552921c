"""Recognises paragraphs that are names: by their class, in bold, or as the first line of a text."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from carelex.importing.alphabet import neighbours_in_order
from carelex.importing.candidates import Candidate, Region
from carelex.importing.glossary_titles import says_glossary
from carelex.importing.plain_blocks import without_only_mark
from carelex.importing.recognisers.following import (
    Named,
    as_candidate,
    covered,
    first_part,
    following,
    own_anchors,
)
from carelex.importing.tree import Block, Document, Kind, Run, plain, walk

IN_BOLD = "paragraphs in bold"

# Common class names for the part with a name, and for the part with its text.
_TERM = re.compile(
    r"(?:[\w-]*[-_])?(?:terms?|headword|entry|word|keyword|title|name|heading|question|label|acronym|abbr|dt|dfn|gloss_?text|lemma)"
    r"(?:[-_]?(?:title|name|heading|text|term|word))?"
)
# In words.
_LONGEST = 15
_LONGEST_PLAIN = 9
# The fewest entries if only their order shows that they are entries.
_FEWEST_TURNS = 4
_NEARLY_ALL = 0.9


def propose(document: Document) -> Iterator[Region]:
    """One region for each layout, or none."""
    yield from _of_classes(document.root)
    yield from _of_first_lines(document.root, IN_BOLD, _is_bold)
    yield from _of_first_lines(document.root, "first lines of paragraphs", _is_plain_name)
    yield from _of_turns(document)


def _of_classes(root: Block) -> Iterator[Region]:
    """Short paragraphs of one class, each with something of another class after it."""
    by_class: dict[frozenset[str], list[Block]] = defaultdict(list)
    signatures: dict[int, frozenset[str]] = {}
    for block, holder in _with_holders(root):
        if block.kind is Kind.PARAGRAPH:
            signature = _signature(block, holder)
            signatures[block.start] = signature
            if signature and 0 < len(plain(block.runs).split()) <= _LONGEST:
                by_class[signature].append(block)
    stops = _headings(root)
    taken: list[Named] = []
    # First the classes that mean "term", then the first part: in a card, the name is at the top.
    for signature, names in sorted(by_class.items(), key=lambda one: (not _is_called_term(one[0]), one[1][0].start)):
        is_called = _is_called_term(signature)
        if len(names) < (1 if is_called else 3) or _are_mostly_within(names, taken):
            continue
        entries = following(root, names, stops)
        if _follow_others(entries, signature, signatures):
            taken.extend(entries)
            layout = "paragraphs that are called terms" if is_called else "paragraphs of a class"
            yield Region(layout, tuple(map(as_candidate, entries)), covered(entries))


def _is_called_term(signature: frozenset[str]) -> bool:
    return any(map(_TERM.fullmatch, signature))


def _are_mostly_within(names: Sequence[Block], entries: Sequence[Named]) -> bool:
    """Whether names are within entries that are found already."""
    stretches = covered(entries)
    starts = [start for start, _ in stretches]
    within = 0
    for name in names:
        number = bisect_right(starts, name.start) - 1
        within += number >= 0 and name.start < stretches[number][1]
    return within * 10 > len(names) * 6


def _with_holders(root: Block) -> Iterator[tuple[Block, Block]]:
    """Each block except the root, with the block around it."""
    left = [(root, root)]
    while left:
        block, holder = left.pop()
        yield block, holder
        left.extend((inner, block) for inner in reversed(block.blocks))


def _signature(block: Block, holder: Block) -> frozenset[str]:
    """Its classes, and those of the part that it fills alone; without ids, numbers and the names of plain elements."""
    labels = block.labels
    if len(holder.blocks) == 1 and holder.kind is Kind.GROUP:
        labels |= holder.labels
        own = {anchor.lower() for anchor in (*block.anchors, *holder.anchors)}
    else:
        own = {anchor.lower() for anchor in block.anchors}
    return frozenset(label for label in labels - own if not label[-1:].isdigit()) - _PLAIN


_PLAIN = frozenset("p div section article li span msonormal msobodytext main body".split())


def _follow_others(entries: Sequence[Named], signature: frozenset[str], signatures: dict[int, frozenset[str]]) -> bool:
    """Whether most of these names have a text, of another class than theirs."""
    with_text = 0
    for entry in entries:
        if entry.text and signatures.get(first_part(entry.text[0]).start) != signature:
            with_text += 1
    return with_text * 2 > len(entries)


def _of_first_lines(root: Block, layout: str, is_name: Callable[[Sequence[Run]], bool]) -> Iterator[Region]:
    """Paragraphs whose first line is a name; the text begins after it."""
    names: list[Block] = []
    rests: dict[int, tuple[Run, ...]] = {}
    for block in walk(root):
        if block.kind is not Kind.PARAGRAPH:
            continue
        line, rest = _first_line(block.runs)
        if is_name(line) and (rest or is_name is _is_bold):
            names.append(block)
            rests[block.start] = rest
    if not names:
        return
    entries = following(root, names, _headings(root))
    yield Region(layout, tuple(_candidate(entry, rests[entry.name.start]) for entry in entries), covered(entries))


def _of_turns(document: Document) -> Iterator[Region]:
    """Paragraphs of a few words and of sentences that take turns, either in alphabetical order or without exception.

    The latter only if the document says that it is a glossary.
    """
    names: list[Block] = []
    strictly: list[Block] = []
    for holder in walk(document.root):
        turns = [number for number, pair in enumerate(pairwise(holder.blocks)) if _are_turn(*pair, holder.kind)]
        found = [_only_line(holder.blocks[number]) for number in turns]
        names += found
        if turns and 2 * len(turns) >= _NEARLY_ALL * (len(holder.blocks) - turns[0]):
            strictly += found
    headings = _headings(document.root)
    entries = following(document.root, names, headings)
    if not _are_in_order(entries):
        # The first may be the title of the page.
        entries = following(document.root, names[1:], headings)
    if not _are_in_order(entries) or len(entries) < _FEWEST_TURNS:
        entries = following(document.root, strictly, headings) if says_glossary(document) else []
    if len(entries) >= _FEWEST_TURNS:
        entries = [entry._replace(text=without_only_mark(entry.text)) for entry in entries]
        yield Region("paragraphs that take turns", tuple(map(as_candidate, entries)), covered(entries))


def _are_in_order(entries: Sequence[Named]) -> bool:
    words = [plain(entry.name.runs).casefold() for entry in entries]
    return neighbours_in_order(words) >= _NEARLY_ALL * (len(words) - 1)


def _are_turn(part: Block, behind: Block, holder: Kind) -> bool:
    """Whether a part of a page is a name, and the next part its text."""
    block, after = _only_line(part), first_part(_only_line(behind))
    texts = (Kind.PARAGRAPH, Kind.QUOTE, *((Kind.LIST,) if holder is Kind.ITEM else ()))
    if block.kind is not Kind.PARAGRAPH or after.kind not in texts:
        return False
    # "Source: Care Act" is no name.
    is_name = _is_plain_name(block.runs) and not re.search(r":\s+\S", plain(block.runs))
    return is_name and _is_sentence(after)


def _only_line(block: Block) -> Block:
    """The only block in a part of the page, or in a list of one item; or the block itself."""
    while block.kind in (Kind.GROUP, Kind.LIST, Kind.ITEM) and len(block.blocks) == 1:
        block = block.blocks[0]
    return block


def _is_sentence(block: Block) -> bool:
    text = block.text
    return text.endswith((".", "!", "?", ")", "”", ":")) and len(text.split()) >= 3


def _candidate(entry: Named, rest: tuple[Run, ...]) -> Candidate:
    if not rest:
        return as_candidate(entry)
    line, _ = _first_line(entry.name.runs)
    text = (replace(entry.name, runs=rest), *entry.text)
    return Candidate(line, (text,), entry.name.place, anchors=own_anchors(*entry.name.anchors))


def _first_line(runs: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs before the author's first break, and the runs after it."""
    for number, run in enumerate(runs):
        before, broken, behind = run.text.partition("\n")
        if broken:
            line = (*runs[:number], *([run._replace(text=before)] if before else []))
            rest = (*([run._replace(text=behind)] if behind else []), *runs[number + 1 :])
            return line, rest
    return tuple(runs), ()


def _is_bold(line: Sequence[Run]) -> bool:
    if not 0 < len(plain(line).split()) <= _LONGEST:
        return False
    return all(run.bold or not re.search(r"\w", run.text) for run in line) and any(run.bold for run in line)


def _is_plain_name(line: Sequence[Run]) -> bool:
    text = plain(line)
    return 0 < len(text.split()) <= _LONGEST_PLAIN and not text.endswith((".", ",", ";", "!"))


def _headings(root: Block) -> list[Block]:
    return [block for block in walk(root) if block.kind is Kind.HEADING]
