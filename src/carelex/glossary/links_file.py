"""Writes links into a glossary file, one decision at a time, and removes them again."""

import codecs
import os
from pathlib import Path
from typing import NamedTuple

from carelex.errors import CarelexError, GlossaryError, OutputError
from carelex.glossary.draft import Draft, content_of
from carelex.glossary.link_writing import texts_with_link
from carelex.glossary.reading import load_glossary
from carelex.model import Glossary, Link

_HEADER = """\
# This file says which names mean the same, and which do not. carelex reads it
# while it is in your glossary folder. Delete a line to undo it.
"""

_NOTHING = Glossary(path="", sources=(), terms=())

# How often to read the file again if others keep changing it.
_TRIES = 10


class _Content(NamedTuple):
    """The content of a file when it was read. data: None if there was no file."""

    data: bytes | None
    glossary: Glossary


class _Step(NamedTuple):
    """The content of the file before and after adding a link."""

    before: _Content
    after: _Content


class LinksFile:
    """The glossary file at *path*, to which links are added; *name* is its name in messages.

    An added link is on the disk. Everything else in the file stays the same, to the byte, and a file with errors is
    left alone. The file need not exist, nor its folder, if *makes_folder*.
    """

    def __init__(self, path: Path, name: str, *, makes_folder: bool = False) -> None:
        # If *path* is a symbolic link, use the file it leads to.
        self._path = Path(os.path.realpath(path))
        self.name = name
        self._makes_folder = makes_folder
        self._steps: list[_Step] = []
        self._known = _Content(None, _NOTHING)

    def check(self) -> None:
        """Raise GlossaryError if the file has errors, OutputError if it cannot be written."""
        self._read()
        self._check_writable()

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that the file had when it was last read."""
        return self._known.glossary.links

    def add(self, link: Link) -> None:
        """Add *link* to the file, and check that it can be read there; raise the errors of `check`."""
        for _ in range(_TRIES):
            before = self._read()
            self._check_writable()
            if link in before.glossary.links:
                after = before
                break
            with Draft(self._path, self.name, makes_folder=self._makes_folder) as draft:
                after = self._with_link(before, link, draft)
                if draft.replaces(before.data):
                    break
        else:
            raise OutputError(self.name, "is being changed all the time by another program; try again later")
        self._known = after
        self._steps.append(_Step(before, after))

    def take_back(self) -> None:
        """Remove the last link added, so that the file is as it was before.

        Raises OutputError if somebody else has changed the file meanwhile.
        """
        before, after = self._steps[-1]
        self._check_writable()
        if before is not after:
            with Draft(self._path, self.name) as draft:
                draft.write(before.data or b"")
                if not draft.replaces(after.data, by_nothing=before.data is None):
                    problem = "has been changed by somebody else meanwhile; take the link out there yourself"
                    raise OutputError(self.name, problem)
        self._steps.pop()
        self._known = before

    def _read(self) -> _Content:
        """Read the present content of the file."""
        data = content_of(self._path, self.name)
        if data != self._known.data:
            self._known = _Content(data, _NOTHING if _holds_nothing(data or b"") else self._loaded(self._path))
        return self._known

    def _loaded(self, path: Path) -> Glossary:
        try:
            return load_glossary(path, name=self.name)
        except GlossaryError as exc:
            # One error is enough here: nothing is written before the file is put right, and `carelex check` lists them
            # all. A missing key may only be misspelt, so other errors come first.
            first = min(exc.faults, key=lambda fault: fault.rule == "missing-key")
            raise GlossaryError([first]) from exc

    def _with_link(self, before: _Content, link: Link, draft: Draft) -> _Content:
        """Write the file with *link* to *draft*, and return its content as it reads there."""
        data = _HEADER.encode() if before.data is None else before.data
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        error: CarelexError | None = None
        for text in texts_with_link(data.removeprefix(mark).decode(), link):
            draft.write(after := mark + text.encode())
            try:
                glossary = self._loaded(draft.path)
            except GlossaryError as exc:
                error = error or exc
                continue
            if _is_with(glossary, before.glossary, link):
                return _Content(after, glossary)
        raise error or OutputError(self.name, "links cannot be added to this file; name another with --output")

    def _check_writable(self) -> None:
        """Raise OutputError if the file may not be replaced."""
        if self._path.exists() and not os.access(self._path, os.W_OK):
            raise OutputError(self.name, "this file may not be written; name another, or change its permissions")
        folder = self._path.parent
        while self._makes_folder and not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if not folder.is_dir():
            raise OutputError(self.name, f"{self._called(folder)!r} is not a folder; make one in its place")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OutputError(
                self.name, f"the folder {self._called(folder)!r} may not be written; change its permissions"
            )

    def _called(self, folder: Path) -> str:
        """A folder above the file, as the user typed it, if what they typed includes it."""
        typed = os.path.dirname(self.name) or os.curdir
        while typed and os.path.realpath(os.path.expanduser(typed)) != str(folder):
            typed = os.path.dirname(typed).rstrip(os.sep)
        return typed or str(folder)


def _holds_nothing(data: bytes) -> bool:
    """Whether a file has only comments, or `links:` with nothing below it; such a file can be filled."""
    try:
        lines = data.removeprefix(codecs.BOM_UTF8).decode().splitlines()
    except UnicodeDecodeError:
        return False
    said = [line for line in (line.partition("#")[0].strip() for line in lines) if line]
    return " ".join(said) in ("", "---", "links:", "links: []", "--- links:")


def _is_with(glossary: Glossary, before: Glossary, link: Link) -> bool:
    """Whether *glossary* is the same as *before* with *link* added."""
    return (
        glossary.sources == before.sources
        and glossary.terms == before.terms
        and glossary.links in ((*before.links, link), (link, *before.links))
    )
