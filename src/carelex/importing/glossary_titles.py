"""Finds out from titles and headings whether a document, or a part of it, is a glossary."""

import re

from carelex.importing.tree import Block, Document, Kind, walk

_GLOSSARY = re.compile(
    r"\b(?:gloss(?!op\b)\w*|jargon|acronyms?|abbreviations?|initialisms|definitions?|defined|interpretation|terminology|nomenclature|"
    r"terms(?! (?:of|and conditions|& conditions))|vocabulary|lexicon|dictionary|thesaurus|a[\s-]?(?:-|–|to)[\s-]?z|words|"
    r"key ?words|buzz ?words|phrases|meanings?|plain english)\b",
    re.I,
)
_GLOSSARY_HEADING = re.compile(
    r"(?:(?:appendix|annex|part|section|article|clause|schedule|chapter|regulation|rule)\s*\w{0,3}\s*[:.–-]?\s*)?(?:the |a |our |short |key |list of |useful |common )*(?:gloss\w*|jargon(?: buster)?|acronyms?|abbreviations?|definitions?|interpretation|terminology|terms|key terms|vocabulary|words)(?:(?:,| and| of| &| used| in| for| to| this| the| we| use| terms| words| acronyms| abbreviations| definitions| guide| document| report| policy| key| jargon| explained)*)",
    re.I,
)


def says_glossary(document: Document) -> bool:
    """Whether the title or the first heading of a document calls it a glossary."""
    title = document.facts.get("title")
    heading = next((block.text for block in walk(document.root) if block.kind is Kind.HEADING), "")
    return any(map(is_about_words, (title.value if title else "", heading)))


def is_about_words(name: str) -> bool:
    """Whether a title, or the name of a file, is that of a glossary."""
    return calls_it_glossary(re.sub(r"[_\-./]", " ", re.split(r"[/\\]", name)[-1]))


def calls_it_glossary(words: str) -> bool:
    """Whether words in a title, a heading or the heads of a table say that it is a glossary."""
    return _GLOSSARY.search(words) is not None


def heads_glossary(heading: str) -> bool:
    """Whether a heading only announces a glossary: "2. Definitions", "Annex A: key terms"."""
    return _GLOSSARY_HEADING.fullmatch(heading.strip(" .:§—0123456789")) is not None


def glossaries_within(root: Block) -> list[tuple[int, int]]:
    """The parts of a document with the heading of a glossary, by the numbers of their blocks."""
    headings = [block for block in walk(root) if block.kind is Kind.HEADING]
    parts: list[tuple[int, int]] = []
    for number, heading in enumerate(headings):
        if heads_glossary(heading.text):
            behind = (other.start for other in headings[number + 1 :] if other.level <= heading.level)
            parts.append((heading.start, next(behind, root.end)))
    return parts
