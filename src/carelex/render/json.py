"""What the JSON formats share: values as JSON that a page can show, and the parts that several kinds of value have.

Scripts rely on the shape: keys are always there, new ones come last, and none is renamed.
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from carelex.model import Answer, Definition
from carelex.render.page import Page, without_unsafe


def listed(values: Iterable[object], page: Page) -> Iterator[str]:
    """Write values as they come as one JSON list."""
    opening = "["
    for value in values:
        yield opening + "\n" + dumps(value, page, indent=2)
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def dumps(value: object, page: Page, indent: int | None = None) -> str:
    """Write a value as JSON that *page* can show."""
    # Where a character cannot be shown JSON still can say it.
    text = _encoder(not page.unicode, indent).encode(value)
    # JSON escapes the first 32 itself, and lets the others through as they are.
    return without_unsafe(text, lambda char: f"\\u{ord(char):04x}")


@lru_cache(maxsize=4)
def _encoder(ensure_ascii: bool, indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=ensure_ascii, indent=indent)


def led_to(answer: Answer) -> dict[str, object]:
    """How a query led to a term, which every answer begins with."""
    entry, match = answer.entry, answer.match
    return {
        "query": answer.query,
        "matched": answer.matched,
        "match": match.kind.value if match else None,
        "score": _number(match.score) if match else None,
        "term": entry.term if entry else None,
    }


def as_object(definition: Definition) -> dict[str, object]:
    """A definition with what is known of its source."""
    return {
        "source": definition.source.id,
        "source_name": definition.source.name,
        "headword": definition.headword,
        "text": definition.text,
        "note": definition.note,
        "title": definition.source.title,
        "publisher": definition.source.publisher,
        "url": definition.source.url,
        "glossary": definition.glossary,
    }


def _number(score: float) -> float | int:
    return int(score) if score == int(score) else score
