"""The text format: for pipes, files and the ear. A paragraph or bullet is a line; nothing is drawn or coloured."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from carelex.model import Answer, Definition, Entry, GlossaryInUse, Source
from carelex.prose import Span, blocks_of, lines
from carelex.render.page import Page, apart, counted, safe, safe_line
from carelex.render.voices import (
    also,
    citation,
    editors_note,
    names,
    other_headword,
    places,
    see_also,
    sense,
    source_label,
    title,
)


def stream(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write each entry as lines of text."""
    return apart((entry(answer.entry) if answer.entry else "" for answer in answers), by="\n\n")


def sources(glossaries: Sequence[GlossaryInUse], page: Page) -> str:
    """Write the sources as lines of text, those of each glossary below its name."""
    return "".join(apart(map(_glossary, glossaries), by="\n\n"))


def _glossary(glossary: GlossaryInUse) -> str:
    head = [f"{safe_line(glossary.name)}, {counted(glossary.terms)}"]
    head += [f"{label}: {place}" for label, place in places(glossary)]
    parts = ["\n".join(head)]
    for each in glossary.sources:
        parts.append(f"{source_label(each)}:\n{_citation(each.source)}")
    return "\n\n".join(parts) + "\n"


def entry(found: Entry) -> str:
    """Write one entry as lines of text."""
    head = "\n".join(filter(None, (title(found), also(found))))
    parts = [head]
    for voice, name in zip(found.voices, names(found.voices), strict=True):
        for number, definition in enumerate(voice.definitions, start=1):
            parts.append(_definition(definition, found, name, sense(number, voice)))
    parts.append(see_also(found))
    return "\n\n".join(filter(None, parts)) + "\n"


def _definition(definition: Definition, entry: Entry, name: str, which: str) -> str:
    headword = other_headword(definition, entry)
    under = f', under "{headword}"' if headword else ""
    whole = [f"{name}{under}{which}:", *lines(blocks_of(definition), _inline)]
    if note := editors_note(definition):
        whole.append(note)
    whole.append(f"Source: {_citation(definition.source)}")
    return "\n".join(whole)


# Of few sources come many definitions.
@lru_cache(maxsize=256)
def _citation(source: Source) -> str:
    return _inline(citation(source))


def _inline(spans: Sequence[Span]) -> str:
    return "".join(map(_words, spans))


def _words(span: Span) -> str:
    text = safe(span.text)
    return text if span.url in (None, span.text) else f"{text} ({safe(span.url or '')})"
