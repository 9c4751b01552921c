"""The text format: for pipes, files and the ear. A paragraph or bullet is a line; nothing is drawn or coloured."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from carelex.model import Answer, Definition, Entry, Source
from carelex.render.page import Page, apart, safe
from carelex.render.voices import (
    also,
    citation,
    editors_note,
    files,
    names,
    other_headword,
    see_also,
    sense,
    title,
)
from carelex.text.markdown import Span, blocks_of, lines, with_link_ends


def stream(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write each entry as lines of text."""
    return apart((entry(answer.entry) if answer.entry else "" for answer in answers), by="\n\n")


def entry(found: Entry) -> str:
    """Write one entry as lines of text."""
    head = "\n".join(filter(None, (title(found), also(found))))
    parts = [head]
    called = files(found)
    for voice, name in zip(found.voices, names(found.voices), strict=True):
        for number, definition in enumerate(voice.definitions, start=1):
            file = called.get(definition.glossary, "")
            parts.append(_definition(definition, found, name, sense(number, voice), file))
    parts.append(see_also(found))
    return "\n\n".join(filter(None, parts)) + "\n"


def _definition(definition: Definition, entry: Entry, name: str, which: str, file: str) -> str:
    headword = other_headword(definition, entry)
    under = f', under "{headword}"' if headword else ""
    whole = [f"{name}{under}{which}:", *lines(blocks_of(definition), inline)]
    if note := editors_note(definition):
        whole.append(note)
    whole.append(f"Source: {cited(definition.source, file)}")
    return "\n".join(whole)


# Of few sources come many definitions.
@lru_cache(maxsize=256)
def cited(source: Source, file: str = "") -> str:
    """The citation of a source, and of the *file* where it is said."""
    return inline(citation(source, file))


def inline(spans: Sequence[Span]) -> str:
    """Write spans as a line, with where their links lead."""
    return "".join(safe(span.text) + (f" ({safe(url)})" if url else "") for span, url in with_link_ends(spans))
