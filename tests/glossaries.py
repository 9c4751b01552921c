"""Writes small glossaries for tests, so that a test shows only the part that matters."""

from pathlib import Path

HEAD = """\
sources:
  ours:
    name: Ours
terms:
"""


def write(path: Path, terms: str, head: str = HEAD) -> Path:
    """Write a glossary to *path*; *terms* goes below 'terms:'."""
    path.write_text(head + terms, encoding="utf-8")
    return path


def term(name: str, text: str = "What it is.", **fields: str) -> str:
    """One term with one definition, as YAML; *fields* are more lines of the term."""
    more = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    return f"  - term: {name}\n{more}    definitions:\n      - source: ours\n        text: {text}\n"
