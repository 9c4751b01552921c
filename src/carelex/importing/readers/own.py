"""Recognises data that carelex itself has written: a glossary file, or the JSON of `define`."""

from typing import TYPE_CHECKING

from carelex.importing.given import Given
from carelex.model import Definition, Glossary, Source, Term

if TYPE_CHECKING:
    from carelex.importing.readers.data import Value

_FIELDS = ("title", "publisher", "url", "published", "accessed", "licence")


def own_glossary(root: "Value", given: Given) -> Glossary | None:
    """The glossary in this data, if carelex wrote it; None for any other data.

    Raises GlossaryError for a glossary file with errors.
    """
    if root.get("terms") and (root.get("sources") or root.get("links")):
        return _of_file(given)
    answers = root.items or [root]
    if all(answer.get("query") and answer.get("definitions") for answer in answers):
        return _of_answers(answers, given.name)
    return None


def _of_file(given: Given) -> Glossary:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from carelex.glossary import load_glossary

    with TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.yaml"
        path.write_bytes(given.data)
        return load_glossary(path, name=given.name)


def _of_answers(answers: "list[Value]", name: str) -> Glossary:
    """The answers of `define` as a glossary, one entry for each term; queries without an answer are left out."""
    sources: dict[str, Source] = {}
    terms: dict[str, Term] = {}
    for answer in answers:
        term = _text(answer, "term")
        if not term:
            continue
        definitions = []
        for said in _items(answer, "definitions"):
            source = _text(said, "source") or "source"
            label = _text(said, "source_name") or source
            known = {field: value for field in _FIELDS if (value := _text(said, field))}
            sources.setdefault(source, Source(source, label, **known))
            if text := _text(said, "text"):
                headword = _text(said, "headword") or term
                definitions.append(Definition(sources[source], text, headword, name, _text(said, "note")))
        if not definitions:
            continue
        names = {field: tuple(part.text for part in _items(answer, field)) for field in ("aliases", "see_also")}
        found = Term(term, tuple(definitions), _text(answer, "abbreviation"), names["aliases"], names["see_also"])
        terms.setdefault(term, found)
    return Glossary(name, tuple(sources.values()), tuple(terms.values()))


def _items(value: "Value", key: str) -> "list[Value]":
    held = value.get(key)
    return held.items if held else []


def _text(value: "Value", key: str) -> str | None:
    held = value.get(key)
    return held.text or None if held else None
