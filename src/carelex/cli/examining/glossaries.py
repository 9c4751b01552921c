"""Checks the glossaries in use, the user's glossary folder, and the cache."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from carelex.cli.console import IndexingProgress
from carelex.errors import Fault, GlossaryError
from carelex.model import Observed
from carelex.places import BUILTIN, Place, cache_folder, glossaries_in_use, user_glossary_folder
from carelex.quoting import as_word
from carelex.render import counted


class LookedAt(NamedTuple):
    """A glossary in use: its content, or why it cannot be used. is_read: whether its file can be read."""

    name: str
    path: Path | None
    holds: str = ""
    faults: tuple[Fault, ...] = ()
    is_read: bool = True


def glossaries_looked_at(named: Sequence[str], *, quiet: bool) -> list[LookedAt]:
    """Read each glossary in use. *named*: the files and folders to use, or none for the default."""
    looked_at: list[LookedAt] = []
    with nullcontext() if quiet else IndexingProgress(sys.stderr, os.environ) as tell:
        for given in [[path] for path in named] or [[]]:
            try:
                places = glossaries_in_use(given, {})
            except GlossaryError as exc:
                looked_at.append(LookedAt(given[0] if given else "default", None, "", exc.faults, is_read=False))
                continue
            looked_at += [_looked_at(place, tell) for place in places]
    # A file may be named twice, by itself and by its folder.
    return [*{(each.name, each.path): each for each in looked_at}.values()]


def _looked_at(place: Place, tell: "IndexingProgress | None") -> LookedAt:
    from carelex.lookup import open_lexicon

    try:
        with open_lexicon([place._replace(asked_for=True)], tell) as lexicon:
            (index,) = lexicon.indexes
            holds = f"{counted(index.term_count)} from {counted(len(index.sources), 'source')}"
            holds += f", {counted(index.link_count, 'link')}" if index.link_count else ""
            return LookedAt(place.name, place.path, holds)
    except GlossaryError as exc:
        # An error without a line means that the file cannot be read.
        return LookedAt(place.name, place.path, "", exc.faults, is_read=any(fault.line for fault in exc.faults))
    except Exception as exc:
        # Whatever happens, check the others.
        fault = Fault(place.name, 0, 0, f"unexpected failure ({type(exc).__name__}: {exc})", "unreadable")
        return LookedAt(place.name, place.path, "", (fault,), is_read=False)


def of_glossaries(glossaries: Sequence[LookedAt], chosen_by: str) -> Iterator[Observed]:
    """The content of each glossary in use, or its errors."""
    yield Observed("glossaries", "chosen by", chosen_by)
    if not glossaries:
        yield Observed("glossaries", "in use", "none; this build of carelex has no definitions")
    for each in glossaries:
        if each.faults:
            yield Observed("glossaries", each.name, "cannot be used", _problem(each))
        else:
            where = f", in {each.path}" if each.name == BUILTIN else ""
            yield Observed("glossaries", each.name, each.holds + where)


def _problem(glossary: LookedAt) -> str:
    """The first error of a glossary, and how to see the others."""
    first, *others = glossary.faults
    place = f"line {first.line}, column {first.column}: " if first.line else ""
    more = f"; to see {len(others):,} more: carelex check {as_word(glossary.name)}" if others else ""
    return f"{place}{first.message}{more}"


def of_folder() -> Iterator[Observed]:
    """The folder for the user's own glossaries."""
    folder = user_glossary_folder()
    yield Observed("glossary folder", "path", str(folder))
    yield Observed("glossary folder", "exists", folder.is_dir())


def of_cache() -> Iterator[Observed]:
    """The folder of the indexes, their size, and whether it is writable."""
    folder = cache_folder()
    yield Observed("cache", "path", str(folder))
    yield Observed("cache", "exists", folder.is_dir())
    is_writable = _is_writable(folder)
    problem = (
        "indexes cannot be kept, so each call reads the glossaries anew; change the permissions of the folder, or name "
        "another one in CARELEX_CACHE_DIR"
    )
    yield Observed("cache", "can be written", is_writable, None if is_writable else problem)
    if folder.is_dir():
        sizes = [file.stat().st_size for file in folder.iterdir() if file.is_file()]
        yield Observed("cache", "size", f"{counted(len(sizes), 'file')}, {sum(sizes) / 1000:,.0f} kB")


def _is_writable(folder: Path) -> bool:
    """Whether new files can be made in *folder*, or in the nearest existing one above it."""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    try:
        # Permissions are not enough: a disk may be full or read-only.
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
