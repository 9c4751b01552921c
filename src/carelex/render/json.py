"""The parts that the JSON formats share: writing JSON that a page can show, and common objects.

Scripts rely on the shape: keys are always there, new ones come last, and none is renamed.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from carelex.model import Answer, Definition, Entry
from carelex.render.page import Page, without_unsafe


def listed(values: Iterable[object], page: Page) -> Iterator[str]:
    """Write values as one JSON list, as they come."""
    opening = "["
    for value in values:
        yield opening + "\n" + dumps(value, page, indent=2)
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def dumps(value: object, page: Page, indent: int | None = None) -> str:
    """Write a value as JSON that *page* can show."""
    # JSON can escape a character that cannot be shown.
    text = _encoder(not page.unicode, indent).encode(value)
    # JSON itself only escapes the first 32 control characters.
    return without_unsafe(text, lambda char: f"\\u{ord(char):04x}")


@lru_cache(maxsize=4)
def _encoder(ensure_ascii: bool, indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=ensure_ascii, indent=indent)


def led_to(answer: Answer) -> dict[str, object]:
    """How a query led to a term; every answer begins with this."""
    entry, match = answer.entry, answer.match
    return {
        "query": answer.query,
        "matched": answer.matched,
        "match": match.kind.value if match else None,
        "score": number(match.score) if match else None,
        "term": entry.term if entry else None,
    }


def as_object(definition: Definition) -> dict[str, object]:
    """A definition with the facts about its source; for a reference, the name it refers to and no text."""
    return {
        "source": definition.source.id,
        "source_name": definition.source.name,
        "headword": definition.headword,
        "text": None if definition.see else definition.text,
        "note": definition.note,
        "title": definition.source.title,
        "publisher": definition.source.publisher,
        "url": definition.source.url,
        "glossary": definition.glossary,
        "see": definition.see,
    }


def copies(entry: Entry, called: Sequence[object]) -> list[dict[str, object]]:
    """Which definitions are copies of which, and where they differ from the first. *called*: a name for each."""
    if len(entry.definitions) < 2:
        return []
    from carelex.text.copies import copies_in

    voices = entry.voices
    return [
        _copied(entry, same, called)
        for group in copies_in(entry)
        if len(group) > 1
        for same in zip(*(voices[voice].numbers for voice in group), strict=True)
    ]


def _copied(entry: Entry, same: Sequence[int], called: Sequence[object]) -> dict[str, object]:
    from carelex.text.wording import differences

    first, *others = same
    differs = [
        {"definition": called[other], "text": text, "instead_of": instead_of}
        for other in others
        for text, instead_of in differences(entry.definitions[first], entry.definitions[other]).words
    ]
    return {"definitions": [called[number] for number in same], "same_words": not differs, "differences": differs}


def number(score: float) -> float | int:
    """A score, as a whole number if its decimal place is 0."""
    return int(score) if score == int(score) else score
