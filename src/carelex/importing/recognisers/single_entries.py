"""Recognises the only entry of a page: its one heading, or its one list of a name and a text.

This is asked only where nothing else is found, and the page says that it is of a glossary.
"""

import re
from collections.abc import Iterator

from carelex.importing.candidates import Region
from carelex.importing.furniture import is_introduction, is_section_beside
from carelex.importing.glossary_titles import heads_glossary, is_about_words, says_glossary
from carelex.importing.recognisers.definition_lists import propose as propose_lists
from carelex.importing.recognisers.following import as_candidate, covered, following
from carelex.importing.tree import Document, Kind, walk

NAME = "the only entry of a page"
_LONGEST = 6
"""In words, of a name."""
# In words: a page of one entry says hardly more of it.
_LONGEST_TEXT = 400


def propose_single(document: Document) -> Iterator[Region]:
    """At most one region of one entry."""
    title = document.facts.get("title")
    if not (says_glossary(document) or is_about_words(document.name) or (title and _names_glossary(title.value))):
        return
    lists = [region for region in propose_lists(document) if any(candidate.senses for candidate in region.candidates)]
    if len(lists) == 1:
        yield lists[0]._replace(recogniser=NAME, is_sure=True)
        return
    headings = [block for block in walk(document.root) if block.kind is Kind.HEADING]
    names = [block for block in headings if not (is_about_words(block.text) or heads_glossary(block.text))]
    if len(names) != 1 or len(names[0].text.split()) > _LONGEST or re.search(r"[.?!:]$", names[0].text):
        return
    if is_introduction(names[0].text) or is_section_beside(names[0].text):
        return
    entries = following(document.root, names, headings)
    if entries[0].text and sum(len(block.text.split()) for block in entries[0].text) <= _LONGEST_TEXT:
        yield Region(NAME, tuple(map(as_candidate, entries)), covered(entries), is_sure=True)


def _names_glossary(title: str) -> bool:
    """Whether a part of the title of a page is that of a glossary: "Carer | Glossary | Elmborough"."""
    return any(is_about_words(part.strip()) for part in re.split(r"\s+[|–—:·»-]\s+", title))
