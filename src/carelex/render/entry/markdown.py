"""Entries in the Markdown format, ready to paste into a report: each definition a block quote with its citation."""

from collections.abc import Iterable, Iterator

from carelex.model import Answer, Definition, Entry
from carelex.render.markdown import cited, escaped, paragraph
from carelex.render.page import Page, apart
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
    """Write each entry as Markdown."""
    return apart((_entry(answer.entry) if answer.entry else "" for answer in answers), by="\n")


def _entry(entry: Entry) -> str:
    """Write one entry: each definition a block quote."""
    parts = [f"## {escaped(title(entry))}", escaped(also(entry))]
    called = files(entry)
    for voice, name in zip(entry.voices, names(entry.voices), strict=True):
        for number, definition in enumerate(voice.definitions, start=1):
            parts.append(_label(name, definition, entry) + sense(number, voice) + ":")
            parts.append(_quoted(definition, called.get(definition.glossary, "")))
            parts.append(escaped(editors_note(definition)))
    parts.append(escaped(see_also(entry)))
    return "\n\n".join(filter(None, parts)) + "\n"


def _label(name: str, definition: Definition, entry: Entry) -> str:
    headword = other_headword(definition, entry)
    under = f', under "{escaped(headword)}"' if headword else ""
    return f"**{escaped(name)}**{under}"


def _quoted(definition: Definition, file: str) -> str:
    quoted = [*lines(blocks_of(definition), paragraph), "", f"— {cited(definition.source, file)}"]
    return "\n".join(f"> {line}".rstrip() for line in quoted)
