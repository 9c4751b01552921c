"""Looks at the glossaries in use, the folder of the user's own, and the cache."""

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
    """A glossary in use: what is in it, or why it cannot be used. is_read: whether there is a file that can be read."""

    name: str
    path: Path | None
    holds: str = ""
    faults: tuple[Fault, ...] = ()
    is_read: bool = True


def glossaries_looked_at(named: Sequence[str], *, quiet: bool) -> list[LookedAt]:
    """Read each glossary in use. *named*: the files and folders to use, each by itself, or none for the default."""
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
        # What cannot be read has no line.
        return LookedAt(place.name, place.path, "", exc.faults, is_read=any(fault.line for fault in exc.faults))
    except Exception as exc:
        # Whatever it is, the others are looked at.
        fault = Fault(place.name, 0, 0, f"unexpected failure ({type(exc).__name__}: {exc})", "unreadable")
        return LookedAt(place.name, place.path, "", (fault,), is_read=False)


def of_glossaries(glossaries: Sequence[LookedAt], chosen_by: str) -> Iterator[Observed]:
    """What each glossary in use holds, or what is wrong with it."""
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
    """The first fault of a glossary, and how to see the others."""
    first, *others = glossary.faults
    place = f"line {first.line}, column {first.column}: " if first.line else ""
    more = f"; to see {len(others):,} more: carelex check {as_word(glossary.name)}" if others else ""
    return f"{place}{first.message}{more}"


def of_folder() -> Iterator[Observed]:
    """Where the user's own glossaries are looked for."""
    folder = user_glossary_folder()
    yield Observed("glossary folder", "path", str(folder))
    yield Observed("glossary folder", "exists", folder.is_dir())


def of_cache() -> Iterator[Observed]:
    """Where indexes are kept, how much of them, and whether more can be."""
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
    """Whether there can be new files in *folder*, or in the nearest one above it that is there."""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    try:
        # Permissions do not say all: a disk may be full, or for reading only.
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
