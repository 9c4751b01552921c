"""Entries in the text format: for pipes, files and the ear. A paragraph or bullet is a line; nothing is drawn."""

from collections.abc import Iterable, Iterator

from carelex.model import Answer, Definition, Entry
from carelex.render.page import Page, apart
from carelex.render.plain import cited, inline
from carelex.render.voices import (
    also,
    editors_note,
    files,
    names,
    other_headword,
    see_also,
    sense,
    title,
)
from carelex.text.markdown import blocks_of, lines


def stream(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write each entry as lines of text."""
    return apart((_entry(answer.entry) if answer.entry else "" for answer in answers), by="\n\n")


def _entry(entry: Entry) -> str:
    """Write one entry as lines of text."""
    head = "\n".join(filter(None, (title(entry), also(entry))))
    parts = [head]
    called = files(entry)
    for voice, name in zip(entry.voices, names(entry.voices), strict=True):
        for number, definition in enumerate(voice.definitions, start=1):
            file = called.get(definition.glossary, "")
            parts.append(_definition(definition, entry, name, sense(number, voice), file))
    parts.append(see_also(entry))
    return "\n\n".join(filter(None, parts)) + "\n"


def _definition(definition: Definition, entry: Entry, name: str, which: str, file: str) -> str:
    headword = other_headword(definition, entry)
    under = f', under "{headword}"' if headword else ""
    whole = [f"{name}{under}{which}:", *lines(blocks_of(definition), inline)]
    if note := editors_note(definition):
        whole.append(note)
    whole.append(f"Source: {cited(definition.source, file)}")
    return "\n".join(whole)
