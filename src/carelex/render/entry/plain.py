"""Writes entries as plain text, for pipes, files and screen readers: each paragraph or bullet is a line."""

from collections.abc import Iterable, Iterator

from carelex.model import Answer, Entry
from carelex.render.page import Page, apart
from carelex.render.plain import cited, inline
from carelex.render.voices import (
    Said,
    also,
    as_headed,
    references,
    said,
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
    for once in said(entry):
        parts += [_definition(once, number, entry) for number in range(len(once.voice.definitions))]
    parts.append("\n".join(reference.line for reference in references(entry)))
    parts.append(see_also(entry))
    return "\n\n".join(filter(None, parts)) + "\n"


def _definition(once: Said, number: int, entry: Entry) -> str:
    definition = once.voice.definitions[number]
    whole = [
        f"{once.label(number, as_headed(definition, entry), once.names)}{sense(number + 1, once.voice)}:",
        *lines(blocks_of(definition), inline),
    ]
    for remark in once.remarks(number):
        whole += [remark.line, *(f"- {place}" for place in remark.places)]
    whole += once.notes(number)
    whole += [f"Source{f' ({name})' if name else ''}: {cited(source, file)}" for name, source, file in once.citations]
    return "\n".join(whole)
