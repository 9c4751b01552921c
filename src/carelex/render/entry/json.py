"""Writes answers in the JSON formats: an object for each, found or not."""

from collections.abc import Iterable, Iterator

from carelex.model import Answer, MentionedIn
from carelex.render.json import as_object, copies, dumps, led_to, listed
from carelex.render.page import Page


def document(answer: Answer, page: Page) -> str:
    """Write one answer as a JSON object."""
    return dumps(_answer(answer), page, indent=2) + "\n"


def stream(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as one JSON list; it is a document once the answers have ended."""
    return listed(map(_answer, answers), page)


def stream_lines(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write each answer as a JSON object on a line of its own."""
    return (dumps(_answer(answer), page) + "\n" for answer in answers)


def _answer(answer: Answer) -> dict[str, object]:
    entry = answer.entry
    return led_to(answer) | {
        "abbreviation": entry.abbreviation if entry else None,
        "aliases": list(entry.aliases) if entry else [],
        "see_also": list(entry.see_also) if entry else [],
        "definitions": [*map(as_object, (*entry.definitions, *entry.references))] if entry else [],
        "suggestions": list(answer.suggestions),
        "mentions": list(entry.mentions) if entry else [],
        "copies": copies(entry, range(len(entry.definitions))) if entry else [],
        "see": list(entry.see) if entry else [],
        "mentioned_in": [*map(_mentioned, answer.mentioned_in)],
    }


def _mentioned(place: MentionedIn) -> dict[str, object]:
    return {
        "term": place.term,
        "source": place.source.id,
        "source_name": place.source.name,
        "passage": place.passage,
        "as_name": place.as_name,
        "glossary": place.glossary,
    }
