"""Writes entries as Markdown for a report: each definition is a block quote with its citation."""

from collections.abc import Iterable, Iterator

from carelex.model import Answer, Entry
from carelex.render.markdown import cited, escaped, paragraph
from carelex.render.page import Page, apart
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
    """Write each entry as Markdown."""
    return apart((_entry(answer.entry) if answer.entry else "" for answer in answers), by="\n")


def _entry(entry: Entry) -> str:
    """Write one entry: each definition is a block quote."""
    parts = [f"## {escaped(title(entry))}", escaped(also(entry))]
    for once in said(entry):
        for number in range(len(once.voice.definitions)):
            parts.append(_label(once, number, entry) + sense(number + 1, once.voice) + ":")
            parts.append(_quoted(once, number))
            for remark in once.remarks(number):
                parts.append(escaped(remark.line))
                parts.append("\n".join(f"- {escaped(place)}" for place in remark.places))
            parts += map(escaped, once.notes(number))
    parts += [f"**{escaped(reference.label)}**: {escaped(reference.words)}" for reference in references(entry)]
    parts.append(escaped(see_also(entry)))
    return "\n\n".join(filter(None, parts)) + "\n"


def _label(once: Said, number: int, entry: Entry) -> str:
    headed = escaped(as_headed(once.voice.definitions[number], entry))
    return once.label(number, headed, [f"**{escaped(name)}**" for name in once.names])


def _quoted(once: Said, number: int) -> str:
    quoted = [*lines(blocks_of(once.voice.definitions[number]), paragraph)]
    for name, source, file in once.citations:
        quoted += ["", f"— {f'{escaped(name)}: ' if name else ''}{cited(source, file)}"]
    return "\n".join(f"> {line}".rstrip() for line in quoted)
