"""Finds what a document says about itself: its title, publisher, date, address and licence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from carelex.importing.tree import Block, Fact, Kind, walk


class Said(NamedTuple):
    """Something that the format has a place for: the `<title>` of a page, a property of a Word document.

    about: "title", "site" (whose pages these are), "publisher", "modified", "published", "url", "licence".
    """

    about: str
    value: str
    origin: str


# In blocks, from either end: dates and licences are at the top or the foot of a document.
_ENDS = 60
_LONGEST = 200
# In characters: a line that states a date or a licence is short.
_LONGEST_TEXT = 500

_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
)
_UPDATED = rf"\b(?:last\s+)?(?:updated?|modified|reviewed|revised|edited|changed)\b(?:\s+(?:date|on))?\s*[:\-–]?\s*(?:on\s+)?(?:[a-z]+day,?\s+)?({_DATE})"
_PUBLISHED = rf"\b(?:published|issued|posted|date|version\s+date)\b(?:\s+(?:date|on))?\s*[:\-–]?\s*(?:on\s+)?(?:[a-z]+day,?\s+)?({_DATE})"
_COPYRIGHT = (
    r"(?:©|\(c\)|\bcopyright\b)(?:\s|©|\(c\)|copyright|[^\w]){0,8}(?:(?:19|20)\d\d\s*[-–]\s*)?((?:19|20)\d\d)\b"
)
_COPYRIGHT_LAST = r"(?:©|\(c\)|\bcopyright\b)[^|]{2,60}?\b((?:19|20)\d\d)\b"
_HOLDER = r"(?:©|\(c\)|\bcopyright\b)(?:\s|©|copyright|[\d,–-])*\s*([A-Z][^|.©\d]{2,60})"
_LICENCE = (
    r"(?:available|licen[sc]ed|published|released|distributed|shared)\s+under\s+(?:(?:a|an|the(?:\s+terms\s+of\s+the)?)\s+)?"
    r"([A-Z][^,.;()|]*?(?:\d\.\d)?)(?=\s*(?:,|;|\.(?!\d)|\(|\||$|\bexcept\b|\bunless\b|\blicense\.))"
    r"|\b(CC[ -](?:BY|0)[A-Z -]*(?:\d\.\d)?|Creative Commons [A-Z][\w ,–-]*?Licen[cs]e(?: v?\d\.\d)?|Open Government Licen[cs]e(?: v?\d\.\d)?)"
)
_PARTS = re.compile(r"\s+[|–—»·•:]{1,2}\s+|\s+-{1,2}\s+|\s*\|\s*")
# Titles that many documents have. The name of the work or the site goes before them.
_COMMON = re.compile(
    r"(?:the\s+|our\s+|full\s+)?(?:(?:a\s*(?:-|–|to)\s*z\s+)?(?:glossary|glossaries|acronyms?|abbreviations|definitions|terms|terminology|jargon|vocabulary)"
    r"(?:\s+(?:and|&|of)\s+(?:terms|acronyms|abbreviations|definitions|common terms|key terms|words|glossary|jargon))*(?:\s*\(?a\s*(?:-|–|to)\s*z\)?)?"
    r"|a\s*(?:-|–|to)\s*z|index|home|untitled.*|document\d*)[?:]?",
    re.I,
)
_WORK = re.compile(r"\b(?:documentation|docs|manual|handbook|guide|wiki|report|\d+\.\d+)\b", re.I)
_ORGANISATION = re.compile(
    r"\b(?:council|trust|nhs|forum|charity|foundation|society|association|borough|county|city of|university|institute|limited|ltd|cic"
    r"|partnership|board|commission|network|alliance|agency|authority|department|ministry|federation|union|college|hospice|hospital"
    r"|centre|carers|age uk|mind|mencap|scie|skills for care|gov\.uk|government|parliament|inspectorate|ombudsman|coalition|collaborative)\b",
    re.I,
)


def facts_of(said: Sequence[Said], root: Block, url: str | None = None) -> dict[str, Fact]:
    """The fields of a source that a document states, by their names in a glossary file.

    said: from the places that the format has, best first. url: the address it was fetched from.
    """
    said = [one._replace(value=" ".join(one.value.split())) for one in said if one.value.strip()]
    words = [*_words_at_ends(root)]
    publisher = _publisher(said, root, words)
    found = {
        "title": _title(said, root, publisher),
        "publisher": publisher,
        "published": _published(said, words),
        "url": _address(said, url),
        "licence": _licence(said, words),
    }
    return {field: fact._replace(value=fact.value[:_LONGEST].strip()) for field, fact in found.items() if fact}


def _first(said: Iterable[Said], *about: str) -> Fact | None:
    for field in about:
        for one in said:
            if one.about == field:
                return Fact(one.value, one.origin)
    return None


def _words_at_ends(root: Block) -> Iterator[str]:
    """The texts of the first and the last blocks; the last come first, because dates and licences are usually there."""
    texts = [text[:_LONGEST_TEXT] for block in walk(root) if block.runs and (text := block.text)]
    yield from reversed(texts[-_ENDS:])
    yield from texts[: max(0, min(_ENDS, len(texts) - _ENDS))]


def _heading(root: Block) -> str:
    """The heading of the whole document: its first of level 1, or else its first."""
    headings = [
        block
        for block in walk(root)
        if block.kind is Kind.HEADING and block.runs and "cookie" not in block.text.lower()
    ]
    first = next((block for block in headings if block.level == 1), headings[0] if headings else None)
    return " ".join(first.text.split()) if first is not None else ""


def _title(said: Sequence[Said], root: Block, publisher: Fact | None) -> Fact | None:
    whole = _first(said, "title")
    heading = _heading(root)
    if whole is None:
        return Fact(heading, "from its heading") if heading and not _is_placeholder(heading) else None
    parts = [part for part in _PARTS.split(whole.value) if part]
    site = _first(said, "site")
    known = {_folded(fact.value) for fact in (publisher, site) if fact}
    others = [part for part in parts if _folded(part) not in known] or parts
    page = next((part for part in others if _folded(part) == _folded(heading)), None)
    if page is None and heading and _folded(whole.value).startswith(_folded(heading) + ":"):
        return Fact(heading, "from its heading")
    if page is None and _folded(heading).startswith(_folded(others[0])):
        return Fact(heading, "from its heading")
    if page is None and _COMMON.fullmatch(heading) and not any(map(_COMMON.fullmatch, others)):
        # The heading is a common title, so the title of the page goes before it.
        return Fact(f"{others[0]}: {heading}", f"{whole.origin} and its heading")
    if page is None:
        page = next((part for part in others if _COMMON.fullmatch(part)), others[0])
    if not _COMMON.fullmatch(page):
        return Fact(page, whole.origin)
    work = next((part for part in others if part is not page and not _COMMON.fullmatch(part)), None)
    if work is not None:
        return Fact(f"{work}: {page}", whole.origin)
    return _table_title(root) or Fact(page, whole.origin)


def _table_title(root: Block) -> Fact | None:
    """The title of a document's only table: its caption, or a first row with one cell across all columns."""
    tables = [block for block in walk(root) if block.kind is Kind.TABLE]
    if len(tables) != 1:
        return None
    if tables[0].name:
        return Fact(tables[0].name, "from the caption of its table")
    first = next(iter(tables[0].blocks), None)
    if first is None or len(first.blocks) != 1 or first.blocks[0].span < 2 or len(first.text.split()) < 2:
        return None
    return Fact(" ".join(first.text.split()), "from the first row of its table")


def _publisher(said: Sequence[Said], root: Block, words: Sequence[str]) -> Fact | None:
    stated = _first(said, "publisher", "site")
    if stated is not None and len(stated.value) <= 100:
        return stated
    title = _first(said, "title")
    if title is None:
        return None
    parts = [part for part in _PARTS.split(title.value) if part]
    holders = {_folded(found[1]) for text in words if (found := re.search(_HOLDER, text))}
    heading = _folded(_heading(root))
    alone = [_folded(text) for text in words]
    for part in reversed(parts[1:] if len(parts) > 1 else []):
        folded = _folded(part)
        if folded == heading or _COMMON.fullmatch(part) or _WORK.search(part):
            continue
        is_last_of_many = len(parts) > 2 and part is parts[-1]
        stands_alone = any(
            text == folded or (text.startswith(folded + " ") and len(text) < 2 * len(folded)) for text in alone
        )
        if is_last_of_many or folded in holders or stands_alone or _ORGANISATION.search(part):
            return Fact(part, title.origin)
    by = re.search(r"\bby (?:the )?([A-Z][^|:–—]{2,60})$", title.value)
    return Fact(by[1], title.origin) if by else None


def _published(said: Sequence[Said], words: Sequence[str]) -> Fact | None:
    if updated := _in_words(words, (_UPDATED, "from its words")):
        return updated
    stated = _first(said, "modified", "published")
    if stated is not None:
        day = re.match(r"(\d{4}-\d\d-\d\d)[T ]\d", stated.value)
        return Fact(day[1], stated.origin) if day else stated
    return _in_words(
        words,
        (_PUBLISHED, "from its words"),
        (_COPYRIGHT, "the year of its copyright"),
        (_COPYRIGHT_LAST, "the year of its copyright"),
    )


def _in_words(words: Sequence[str], *patterns: tuple[str, str]) -> Fact | None:
    """The fact that the first of some patterns finds, each with the origin to give."""
    for pattern, origin in patterns:
        for text in words:
            if found := re.search(pattern, text, re.I):
                return Fact(found[1], origin)
    return None


def _address(said: Sequence[Said], url: str | None) -> Fact | None:
    for one in said:
        if one.about == "url" and re.fullmatch(r"https?://[^\s/<>\"]+\.[^\s<>\"]+", one.value, re.I):
            return Fact(one.value, one.origin)
    return Fact(url.partition("#")[0], "the address it was fetched from") if url else None


def _licence(said: Sequence[Said], words: Sequence[str]) -> Fact | None:
    for text in words:
        if found := re.search(_LICENCE, text):
            return Fact((found[1] or found[2]).strip(), "from its words")
    return _first(said, "licence")


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .:")


def _is_placeholder(text: str) -> bool:
    return bool(re.fullmatch(r"[{\[<%].*[}\]>%]", text))
