"""Finds out what kind of values a column of a table holds: names, sentences, numbers, addresses."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from statistics import median
from typing import NamedTuple

from carelex.english.headwords import is_abbreviation_of
from carelex.importing.tables.grid import Row

_PLACEHOLDER = re.compile(
    r"[-–—_.*·?/\\\s]+|n\.?/?a\.?|not applicable|none|nil|null|nan|t\.?b\.?[cda]\.?|tbd|…"
    r"|#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)"
    r"|(?:to be|to) (?:confirmed|completed|written|added|defined|agreed|drafted|done|follow)\.?"
    r"|\[?(?:definition|text|meaning|description)?\s*(?:needed|required|missing|pending|to follow|coming soon)\]?\.?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[£$€]?\s*[-+]?\d[\d.,\s]*%?|[-+]?\d+(?:\.\d+)*\.?|[A-Z]{1,4}[-_ ]?\d+|[ivxlc]{1,5}[.)]", re.IGNORECASE
)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DATE = re.compile(
    rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}(?:-\d{{2}})?(?:[T ][\d:.Z+]+)?"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})[a-z]*\.?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}"
    rf"|\d{{1,2}}[- ](?:{_MONTH})[a-z]*(?:[- ]\d{{2,4}})?",
    re.IGNORECASE,
)
URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"\S+@\S+\.\w+")
_PHONE = re.compile(r"\+?\(?0?\d[\d() -]{8,}")
_MARK = re.compile(
    r"x|y|n|yes|no|true|false|✓|✔|✗|☑|☐|done|open|closed|draft|agreed|approved|final|new|live|active", re.IGNORECASE
)


# No placeholder begins with these.
_NEVER_PLACEHOLDER = frozenset("bceghijklopqsuvwxyzBCEGHIJKLOPQSUVWXYZ0123456789")


def is_placeholder(text: str) -> bool:
    """Whether a cell only says that it is empty: "-", "N/A", "TBC"."""
    return not text or (
        len(text) < 40 and text[:1] not in _NEVER_PLACEHOLDER and _PLACEHOLDER.fullmatch(text) is not None
    )


def is_number(text: str) -> bool:
    """Whether a cell holds a number, or the number of a row: 12, 3.1, REF-012."""
    return len(text) < 24 and _NUMBER.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether a cell holds a day or a month."""
    return len(text) < 30 and DATE.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether a cell holds a web address and no more."""
    return URL.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """Whether a cell holds a telephone number or an e-mail address."""
    return len(text) < 100 and (_EMAIL.search(text) is not None or _PHONE.fullmatch(text) is not None)


def is_mark(text: str) -> bool:
    """Whether a cell only has a tick, or a word for how far the work is."""
    return len(text) < 10 and _MARK.fullmatch(text) is not None


def is_data(text: str) -> bool:
    """Whether a cell holds a number, a date, an address or a tick: neither a name nor a text."""
    return is_number(text) or is_date(text) or is_address(text) or is_contact(text) or is_mark(text)


_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9&/.+’'()\-]*(?: [A-Z0-9&][A-Za-z0-9&/.+\-]*)?")


def looks_short(text: str) -> bool:
    """Whether a name is written like an abbreviation: CHC, A&E, DoLS, 2WW."""
    if not 1 < len(text) <= 14 or not _SHORT.fullmatch(text):
        return False
    upper = sum(map(str.isupper, text))
    return upper >= 2 and upper * 2 >= sum(map(str.islower, text))


def stands_for(short: str, name: str) -> bool:
    """Whether *short* may be the abbreviation of *name*."""
    name = name.rstrip(" .")
    if re.fullmatch(r"\w(?:/\w)+", short):
        # "N/A", not applicable.
        short = short.replace("/", "")
    return is_abbreviation_of(short, name) or is_abbreviation_of(short, re.sub(r"\s*\(.*?\)", "", name))


def is_sentence(text: str) -> bool:
    """Whether a text makes a statement, and is no mere name."""
    return len(text.split()) >= 7 or (len(text.split()) >= 4 and text.rstrip('"”’)').endswith((".", "!", ";")))


class Values(NamedTuple):
    """The kinds of values in a column, as shares of the filled cells, from 0 to 1.

    filled: the share of filled cells among all rows. words: the median number in a cell.
    """

    filled: float = 0
    words: float = 0
    longest: int = 0
    distinct: float = 0
    numbers: float = 0
    dates: float = 0
    addresses: float = 0
    contacts: float = 0
    marks: float = 0
    short: float = 0
    sentences: float = 0
    is_one: bool = False
    """All rows hold the same."""

    @property
    def is_data(self) -> bool:
        """Whether a column holds numbers, dates, addresses or ticks: neither names nor texts."""
        return self.numbers + self.dates + self.addresses + self.contacts + self.marks > 0.6


def values_in(rows: Sequence[Row], column: int) -> Values:
    """The kinds of values in a column of some rows."""
    texts = [text for row in rows if not is_placeholder(text := row.text(column))]
    if not texts:
        return Values()

    def share(is_so: Callable[[str], bool]) -> float:
        return sum(map(is_so, texts)) / len(texts)

    counts = [len(text.split()) for text in texts]
    return Values(
        len(texts) / len(rows),
        median(counts),
        sorted(counts)[len(counts) * 9 // 10],
        len({text.casefold() for text in texts}) / len(texts),
        share(is_number),
        share(is_date),
        share(is_address),
        share(is_contact),
        share(is_mark),
        share(looks_short),
        share(is_sentence),
        len(texts) > 2 and len(set(texts)) == 1,
    )


_MOST_PAIRS = 200


def share_of_expansions(rows: Iterable[Row], short: int, name: int) -> float:
    """The share of rows where one column has the full form of the abbreviation in another."""
    filled = (row for row in rows if row.text(short) and row.text(name))
    pairs = [(row.text(short), row.text(name)) for row in islice(filled, _MOST_PAIRS)]
    if not pairs:
        return 0
    return sum(len(full.split()) <= 12 and stands_for(abbreviation, full) for abbreviation, full in pairs) / len(pairs)
