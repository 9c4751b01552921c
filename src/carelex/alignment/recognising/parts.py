"""Finds names that add something to another name: a qualifier, a year, a category, or other names."""

import re
from collections.abc import Iterator

from carelex.alignment.material import Found, Material

_BRACKETED = re.compile(r"^(?P<name>.*\S)\s*[(\[](?P<within>[^()\[\]]*)[)\]]$")
_BEFORE = re.compile(r"^(?P<category>[^:–—]*\S)(?:\s*:\s+|\s+[-–—]\s+)(?P<name>\S.*)$")
_YEAR = re.compile(r"^(?P<name>.*\S)[\s,]+(?:1[6-9]|20)\d\d$")
_OTHER_NAME = re.compile(
    r"^(?:also|or|formerly|previously|once|aka|a\.k\.a\.)\b[\s:]*(?:known as|called)?\s*", re.IGNORECASE
)
_PARTING = re.compile(r"\s*[/|]\s*|,?\s+or\s+", re.IGNORECASE)


def with_qualifier(material: Material) -> Iterator[Found]:
    """For example "Advocacy (Care Act 2014)" and "Advocacy"."""
    for heading in material.headings:
        if (match := _BRACKETED.match(heading.name)) and not _OTHER_NAME.match(match["within"]):
            yield Found(heading.terms, material.named(match["name"]), 88 if _only_says_where(match["within"]) else 72)


def _only_says_where(qualifier: str) -> bool:
    """Whether a qualifier is an Act or a year. Other words, such as "(paid)", may mean something different."""
    return any(map(str.isdigit, qualifier)) or not qualifier.islower()


def with_year(material: Material) -> Iterator[Found]:
    """For example "Care Act 2014" and "Care Act"."""
    for heading in material.headings:
        if match := _YEAR.match(heading.name):
            yield Found(heading.terms, material.named(match["name"]), 88)


def with_category(material: Material) -> Iterator[Found]:
    """For example "Care – Domiciliary care" and "Domiciliary care"."""
    for heading in material.headings:
        if match := _BEFORE.match(heading.name):
            yield Found(heading.terms, material.named(match["name"]), 84)


def one_of_several(material: Material) -> Iterator[Found]:
    """For example "Acute care/services" and "Acute care"."""
    for heading in material.headings:
        for name in _names_listed(heading.name):
            yield Found(heading.terms, material.named(name), 82)


def _names_listed(name: str) -> Iterator[str]:
    if match := _BRACKETED.match(name):
        lead = _OTHER_NAME.match(match["within"])
        if lead:
            yield match["name"]
        if lead or not _only_says_where(match["within"]):
            yield match["within"][lead.end() if lead else 0 :]
        name = match["name"]
    parts = [part.strip(" '\"‘’“”") for part in _PARTING.split(name)]
    if len(parts) < 2 or not all(parts):
        return
    yield from parts
    first, *_, last = (part.split() for part in parts)
    # The other words of the first and the last part belong to each part: "acute care/services".
    for part in parts:
        words = part.split()
        yield " ".join([*first[:-1], *words])
        yield " ".join([*words, *last[1:]])
