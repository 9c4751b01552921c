"""Writes a glossary as YAML, as a person would type it, in order."""

from collections.abc import Iterable, Iterator, Sequence

from carelex.glossary.link_writing import link_lines
from carelex.glossary.scalars import in_lines, on_one_line
from carelex.model import Definition, Glossary, Source, Term

_WIDEST = 100
"""In characters; a longer list has a line for each of its names."""


def written(glossary: Glossary) -> Iterator[str]:
    """Yield the text of the file for *glossary*, piece by piece, because a glossary may be large."""
    gap = ""
    if glossary.sources:
        yield "sources:\n"
        yield from (_indented(source_lines(source)) for source in glossary.sources)
        gap = "\n"
    if glossary.links:
        yield f"{gap}links:\n"
        yield from (_indented(link_lines(link)) for link in glossary.links)
        gap = "\n"
    if glossary.terms:
        yield f"{gap}terms:\n"
    for number, term in enumerate(glossary.terms):
        # An empty line separates the terms.
        yield "\n" if number else ""
        yield _indented(term_lines(term))


def source_lines(source: Source) -> list[str]:
    """Write a source as a key with its fields, in lines without an indent."""
    lines = []
    for field in Source._fields[1:]:
        value = getattr(source, field)
        # A year or a date is read as written, and everybody writes it without quotes.
        if field in ("published", "accessed") and value and value.isascii() and value.replace("-", "").isdigit():
            lines.append(f"{field}: {value}")
        elif value is not None:
            lines += _field(field, value)
    return [f"{source.id}:", *_further_in(lines)]


def term_lines(term: Term) -> list[str]:
    """Write a term with its definitions as an item of a list, in lines without an indent."""
    lines = _field("term", term.name)
    if term.abbreviation is not None:
        lines += _field("abbreviation", term.abbreviation)
    lines += _names("aliases", term.aliases) + _names("see_also", term.see_also)
    if term.see is not None:
        lines += _field("see", term.see)
    if term.definitions:
        lines.append("definitions:")
        lines += _further_in(line for definition in term.definitions for line in definition_lines(definition, term))
    return _as_item(lines)


def definition_lines(definition: Definition, term: Term) -> list[str]:
    """Write a definition of *term* as an item of a list, in lines without an indent."""
    lines = _field("source", definition.source.id)
    if definition.headword != term.name:
        lines += _field("headword", definition.headword)
    if definition.replaces:
        lines.append("replaces: true")
    if definition.note is not None:
        lines += _field("note", definition.note)
    mark, *text = text_lines(definition.text)
    return _as_item([*lines, f"text: {mark}", *_further_in(text)])


def text_lines(text: str) -> list[str]:
    """Write the text after "text:", and the lines below it, to be indented by two characters."""
    return in_lines(text, ends_with_break=True)


def _field(key: str, value: str) -> list[str]:
    if "\n" not in value:
        return [f"{key}: {on_one_line(value)}"]
    mark, *lines = in_lines(value)
    return [f"{key}: {mark}", *_further_in(lines)]


def _names(key: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    line = f"{key}: [{', '.join(on_one_line(name, in_list=True) for name in names)}]"
    return [line] if len(line) <= _WIDEST else [f"{key}:", *(f"  - {on_one_line(name)}" for name in names)]


def _as_item(lines: Sequence[str]) -> list[str]:
    return [f"- {lines[0]}", *_further_in(lines[1:])]


def _further_in(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _indented(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in _further_in(lines))
