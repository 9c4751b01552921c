"""Recognises things beside the entries that are none: a telephone number, an invitation, a closing line."""

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from carelex.english.headwords import is_abbreviation_of
from carelex.importing.alphabet import neighbours_in_order
from carelex.importing.tree import Block, Kind


class Told(NamedTuple):
    """The parts of an entry that are examined: its name, and its text in one line."""

    name: str
    text: str


_CONTACT = r"(?<!\d)(?:\(?0\d{2,4}\)?|\+44)[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\S)@\w{3,}"
_TIME = r"\d{1,2}(?:[:.]\d\d)?\s?"
_HOURS = rf"\b{_TIME}(?:am|pm)\b|\b{_TIME}(?:to|–|-)\s?{_TIME}$|^closed\W*$|\(\d+ ?[km]b\b"
_DATED = r"^\d{1,2} \w+ (?:19|20)\d\d\b|^\d{1,2}/\d{1,2}/\d{2,4}\b"
_INVITES = (
    r"(?:please )?(?:ask|book|call|contact|come|download|email|find|follow|get|join|phone|read|ring|sign|speak|"
    r"subscribe|talk|tell|use|view|visit|watch|write|thank|apply|browse|discover|explore|report|search|see"
    r"|work out|calculate|check|try|learn)\b"
)
# Somebody or a place follows the verb; "use of hands" does not count.
_WHOM = r"(?:an?|the|our|your|us|you|in|on|up|at|here|now|more|\d+|(?-i:[A-Z])\w*)\b"
# Names of parts beside a glossary that hardly any entry has.
_PART = (
    r"(?:our|your|follow|upcoming|latest|related|still|need|more|find|get|questions?|links|events|news|updates?|reading|"
    r"opening|sign|share|downloads?|contacts?|follow|feedback|help|useful|further|about|snippet|address$|visit$|call$"
    r"|work (?:for|with)|join us|careers|vacancies)\b"
)
_EDITION = r"\b(?:revised|updated|published|issued|edition|version|leaflet|factsheet)\b.*\b(?:19|20)\d\d$"
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_OF_MESSAGES = frozenset("from sent to cc bcc subject date attachments importance".split())

_FEWEST = 6
"""The fewest entries whose order has a meaning."""
_MOST_AT_AN_END = 4
_IN_ORDER = 0.9
_VERY_SHORT, _SHORT, _WITH_CONTACT = 4, 8, 12
"""In words."""


def strays(entries: Sequence[Told], *, are_sure: bool = False) -> set[int]:
    """The numbers of those that are no entries.

    Some are recognised by their words. Others are out of alphabetical order at the beginning or end of all entries, and
    say something that entries rarely do. If the document itself marks its entries (*are_sure*), these always stay.
    """
    first_letters = [entry.text[0] for entry in entries if entry.text[:1].isalpha()]
    begin_large = sum(map(str.isupper, first_letters)) >= 0.8 * len(first_letters)
    found = {number for number, entry in enumerate(entries) if _is_none(entry, begin_large=begin_large)}
    messages = [number for number, entry in enumerate(entries) if entry.name.casefold() in _OF_MESSAGES]
    if len(messages) > 2:
        found.update(messages)
    if not are_sure and len(entries) - len(found) >= _FEWEST:
        left = [number for number in range(len(entries)) if number not in found]
        usual = median(len(entries[number].text.split()) for number in left)
        keys = [_key(entries[number].name) for number in left]
        for number in _at_the_ends(keys):
            # The last name may be in order even if an earlier one is not.
            goes_on = keys[number] >= max(keys[:number], default=keys[number])
            if _is_unlike(entries[left[number]], usual, is_in_order=goes_on and number > 0):
                found.add(left[number])
    return found


# Closing words after the last text of a document.
_CLOSING = (
    r"\W*(?:home(?: page)?|(?:main )?(?:index|menu)|(?:previous|next|prev)\s*[:–—«»‹›-].*|back to (?:the )?top"
    r"|(?:page|written|compiled|prepared|maintained) by\b.{0,60}"
    r"|(?:page |last )+(?:edited|updated|reviewed|modified|changed|published)\b.{0,60}"
    r"|(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?|page \d{1,3}\b.{0,20}|\d{1,2}(?:\.\d{1,2})+\s.*"
    r"|(?:(?:this )?(?:policy|document|glossary|guide|strategy|procedure|version) )?(?:was )?"
    r"(?:approved|adopted|agreed|ratified|issued|published|reviewed) (?:by|on|in)\b.{0,60}\b(?:19|20)\d\d\b.{0,40}"
    rf"|(?:for|to) (?:more|further|find out|get|help|advice)\b.{{0,60}}(?:{_CONTACT}).{{0,60}}"
    rf"|(?:please )?(?:call|contact|e-?mail|phone|ring|telephone|tel|write to)\b.{{0,40}}(?:{_CONTACT}).{{0,40}}"
    r"|(?:many )?thanks|(?:kind|best|with) regards|yours (?:sincerely|faithfully)|best wishes|happy \w+!"
    r"|(?:if|please|is there)\b.{0,80}\b(?:tell|contact|let|email|ask|call) us\b.{0,60}"
    r"|you(?:'re| are)? (?:get|receive|getting|receiving) this\b.{0,300}|.{0,200}\bunsubscribe\b.{0,60}"
    r"|further reading|references|bibliography|useful links|find out more"
    r"|page \d+ of \d+"
    r"|\[[^\[\]]{0,300}\b(?:19|20)\d\d\b[^\[\]]{0,300}\]|\((?:pub\. ?l\.|added|amended|source)\b.{5,400}\)"
    r"|(?:policy |document )?(?:approved|ratified|agreed|adopted) by\b.{0,60}\d.{0,30})\W*"
)
# How a paragraph with contact details begins.
_REACHED_BY = r"(?:tel|telephone|phone|e-?mail|fax|contact|mobile|minicom|textphone)\.?\s*:"


def without_closing(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of the last text of a document, and the closing words after them."""
    for number, block in enumerate(blocks):
        if number and block.kind is not Kind.CODE and _closes(block.text):
            return [*blocks[:number]], [*blocks[number:]]
    return [*blocks], []


def _closes(text: str) -> bool:
    """Whether a paragraph after another is not about the entry, but says who wrote the page, or whom to call."""
    is_contact = len(text.split()) <= _WITH_CONTACT and (
        re.match(_REACHED_BY, text, re.IGNORECASE) or re.search(_CONTACT, text)
    )
    return bool(is_contact or re.fullmatch(_CLOSING, text, re.IGNORECASE))


def _key(name: str) -> str:
    return re.sub(r"^(?:the|an?) |[^\w ]", "", name.casefold())


def _is_none(entry: Told, *, begin_large: bool) -> bool:
    """Whether the words of an entry show that it is none. begin_large: most texts begin with a capital."""
    words = len(entry.text.split())
    if words <= _WITH_CONTACT and re.search(_CONTACT, entry.text):
        return True
    if words > _SHORT:
        return False
    if entry.name.casefold() in _DAYS:
        return True
    invites = re.match(rf"{_INVITES}\s+{_WHOM}", entry.text, re.IGNORECASE) is not None
    if re.match(_PART, entry.name, re.IGNORECASE):
        return invites or re.search(f"{_HOURS}|{_DATED}", entry.text, re.IGNORECASE) is not None
    return invites and begin_large and entry.text[:1].islower()


def _is_unlike(entry: Told, usual: float, *, is_in_order: bool) -> bool:
    """Whether an entry at either end says something that entries rarely do. usual: how many words entries have.

    is_in_order: its name, too, is in order at the end; then the entry may be as short as it likes.
    """
    words = len(entry.text.split())
    if not words or is_abbreviation_of(entry.name, entry.text.rstrip(".")):
        return False
    return (
        (words <= min(_VERY_SHORT, 0.6 * usual) and not is_in_order)
        or entry.name.endswith("?")
        or re.match(_PART, entry.name, re.IGNORECASE) is not None
        or re.match(_INVITES, entry.text, re.IGNORECASE) is not None
        or (words <= _SHORT and re.search(_EDITION, entry.text, re.IGNORECASE) is not None)
        or re.search(f"{_CONTACT}|{_HOURS}", entry.text, re.IGNORECASE) is not None
    )


def _at_the_ends(keys: Sequence[str]) -> set[int]:
    """The places of those before and after all that are in alphabetical order."""
    most = min(_MOST_AT_AN_END, len(keys) // 3)
    for end in range(len(keys) - most, len(keys)):
        if keys[end] < keys[end - 1] and _order(keys[:end]) >= _IN_ORDER:
            behind = set(range(end, len(keys)))
            break
    else:
        behind = set()
    for start in range(most, 0, -1):
        if keys[start] < keys[start - 1] and _order(keys[start:]) >= _IN_ORDER:
            return behind | set(range(start))
    return behind


def _order(keys: Sequence[str]) -> float:
    """The share of neighbours in alphabetical order."""
    return neighbours_in_order(keys) / max(len(keys) - 1, 1)
