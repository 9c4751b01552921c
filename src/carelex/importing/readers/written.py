"""Makes blocks of a word processor's paragraphs: cleans up white space, nests lists, reads the facts of the file."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from carelex.importing.plain_blocks import are_bold
from carelex.importing.readers.zipped_xml import local
from carelex.importing.runs import tidied
from carelex.importing.tree import Block, Fact, Kind, Place, Run, plain, walk

# In characters: words before a tab are a name if there are no more than this.
_LONGEST_NAME = 70


class Listed(NamedTuple):
    """A paragraph that is an item of a list. depth: from 0. number: of the first item of its list, 0 for bullets."""

    block: Block
    depth: int
    number: int


def words(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with one space for each stretch of white space.

    A tab stays if it may separate a name from its text. Three spaces in a row mean the same, and become a tab.
    """
    tidy = tidied(run._replace(text=_spaced(run.text)) for run in _together(runs))
    text = "".join(run.text for run in tidy)
    before, tab, behind = text.partition("\t")
    if tab and before.strip() and len(before) <= _LONGEST_NAME and behind.strip() and "\t" not in behind.strip():
        return tidy
    return tidied(run._replace(text=run.text.replace("\t", " ")) for run in tidy)


def _spaced(text: str) -> str:
    text = re.sub("[\u00ad\u200b\u2060\ufeff]", "", text)
    text = re.sub(r"[^\S\n]*(?:\t|[^\S\n]{3})[^\S\n]*", "\t", text)
    return re.sub(r"[^\S\n\t]+", " ", text)


def _together(runs: Iterable[Run]) -> list[Run]:
    """Join runs of one style: a word processor splits them wherever somebody once typed. Spaces count as any style."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = joined[-1] if joined else None
        if last and (last[1:] == run[1:] or (run.text.isspace() and not run.is_note_mark and last.url == run.url)):
            joined[-1] = last._replace(text=last.text + run.text)
        else:
            joined.append(run)
    return joined


def safe_address(address: str) -> str | None:
    """The address of a link if it is a real one; a script is not. A place in the same document is "#its name"."""
    address = "".join(address.split())
    return None if not address or re.match(r"(?:javascript|data|vbscript|file):", address, re.IGNORECASE) else address


def nested(parts: Iterable[Block | Listed]) -> tuple[Block, ...]:
    """The blocks with items put into lists, and inner lists put into the items above them."""
    blocks: list[Block] = []
    # The open lists, the outermost first, with the depth of each.
    lists: list[tuple[int, Block]] = []
    for part in parts:
        if isinstance(part, Block):
            lists = []
            blocks.append(part)
            continue
        while lists and (part.depth < lists[-1][0] or (part.depth == lists[-1][0] and _is_other(lists[-1][1], part))):
            lists.pop()
        if not lists or part.depth > lists[-1][0]:
            made = Block(Kind.LIST, place=part.block.place, level=part.number)
            if lists:
                lists[-1][1].blocks[-1].blocks += (made,)
            else:
                blocks.append(made)
            lists.append((part.depth, made))
        lists[-1][1].blocks += (Block(Kind.ITEM, blocks=(part.block,), place=part.block.place),)
    return tuple(blocks)


def _is_other(block: Block, item: Listed) -> bool:
    """Whether an item begins a list of another kind: bullets after numbers."""
    return bool(block.level) != bool(item.number)


def facts_of(
    root: Sequence[Block], title: Block | None, properties: Iterable[Element | None], company: str | None = None
) -> dict[str, Fact]:
    """What a document says about itself: in its title, its properties, its first heading.

    title: the paragraph in the style of a title.
    """
    stated = {
        local(element): " ".join((element.text or "").split())
        for part in properties
        if part is not None
        for element in part.iter()
    }
    facts: dict[str, Fact] = {}
    headings = [block for block in root if block.kind is Kind.HEADING]
    if title is not None and plain(title.runs):
        facts["title"] = Fact(plain(title.runs), "the title in it")
    elif stated.get("title"):
        facts["title"] = Fact(stated["title"], "the title in its properties")
    elif is_named_by_heading(headings):
        facts["title"] = Fact(plain(headings[0].runs), "its first heading")
    elif root and not headings and _is_line_of_title(root[0]):
        facts["title"] = Fact(plain(root[0].runs), "its first line")
    creator = stated.get("creator") or stated.get("initial-creator")
    if company:
        facts["publisher"] = Fact(company, "the company in its properties")
    elif creator and creator.strip("\u200e\u200f ").casefold() not in _NOBODY:
        facts["publisher"] = Fact(creator, "the author in its properties")
    if licence := stated.get("rights") or stated.get("license"):
        facts["licence"] = Fact(licence, "the rights in its properties")
    return facts


def is_named_by_heading(headings: Sequence[Block]) -> bool:
    """Whether the first heading is that of the whole document: above all others, and no letter of the alphabet."""
    levels = [block.level for block in headings]
    return bool(levels) and levels[0] == 1 and levels.count(1) == 1 and len(plain(headings[0].runs)) > 2


def _is_line_of_title(block: Block) -> bool:
    """Whether a paragraph is the title of a glossary that was made bold by hand."""
    words = plain(block.runs)
    is_bold = block.kind is Kind.PARAGRAPH and are_bold(block.runs)
    says_so = re.search(r"\b(?:glossar|jargon|acronym|abbreviation|definitions|terms|words|vocabulary)", words, re.I)
    return is_bold and len(words) <= 100 and bool(says_so)


# Names that programs enter by themselves.
_NOBODY = {
    "user",
    "admin",
    "administrator",
    "author",
    "owner",
    "python-docx",
    "microsoft office user",
    "unknown",
    "test",
}


def placed(blocks: tuple[Block, ...], place: Place) -> tuple[Block, ...]:
    """The blocks of a cell, with the cell as the place of all their contents."""
    for block in blocks:
        for inner in walk(block):
            inner.place = place
    return blocks


class Places:
    """Says where a paragraph is in a document without lines: under which heading, or its number."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._heading = ""
        self._paragraphs = 0

    def next(self, text: str, *, is_heading: bool = False) -> Place:
        """The place of the next paragraph, given its words."""
        self._paragraphs += 1
        below = f', under "{self._heading}"' if self._heading and not is_heading else ""
        if is_heading:
            self._heading = text if len(text) <= 40 else f"{text[:39]}…"
        return Place(self._file, part=f"paragraph {self._paragraphs}{below}")
