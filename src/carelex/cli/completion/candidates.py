"""Finds names and sources of the glossaries in use that fit at the cursor of a shell."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from heapq import merge
from itertools import groupby
from operator import itemgetter

from carelex.english.forms import singular
from carelex.errors import GlossaryError
from carelex.index import Index, find_index, status
from carelex.names import without_invisible, written_alike
from carelex.places import Place, cache_folder, glossaries_in_use

# bash asks before it shows a hundred or more.
MOST = 99

# Bytes. Reading a new glossary of this size is not noticed at a key press.
_SMALL = 50_000


def names(before: Sequence[str], typed: str, glossaries: Sequence[str]) -> list[tuple[str, str]]:
    """The names that continue *typed* after the words *before*, in alphabetical order.

    Each comes twice: as it is written, and with the typed text as its beginning; capitals, hyphens and accents do not
    matter. If there are too many to show, the first and the last are returned, so that their common beginning is right.
    """
    lead = "".join(f"{word} " for word in before)
    begun = lead + typed
    # Fold it with a letter after it, so that a hyphen or space at its end counts as a word break.
    first = written_alike(f"{begun}x")[:-1] if begun.strip() else ""
    if begun.strip() and not first:
        # Only signs: no comparable form of a name has any.
        return []
    with _indexes(glossaries) as indexes:
        names_in_order = _names_from(first, indexes)
    if len(names_in_order) > MOST:
        names_in_order[MOST - 1 :] = names_in_order[-1:]
    candidates = (_candidate(name, lead, typed) for name in names_in_order)
    return [*dict.fromkeys(candidate for candidate in candidates if candidate is not None)]


def _names_from(first: str, indexes: Sequence[Index]) -> list[str]:
    """The names whose comparable form begins with *first*, in the order of these forms.

    If names of one concept differ only in a plural, or an abbreviation beside them, only the first is returned.
    """
    of_each = [
        [(alike, name, number, term_id) for alike, name, term_id in index.beginning(first, MOST)]
        for number, index in enumerate(indexes)
    ]
    rows = merge(*of_each, key=itemgetter(0))
    in_order = [next(alike) for _, alike in groupby(rows, key=itemgetter(0))]
    # The cursor may be at the id of a source.
    from carelex.english.headwords import parts_of

    kept = None
    files = [index.path.name for index in indexes if index.path]
    if len(files) == len(indexes) > 1:
        # In a single glossary, hardly any terms share a concept.
        from carelex.index import find_concepts

        kept = find_concepts(files, cache_folder())
    named: dict[object, str] = {}
    for _, name, number, term_id in in_order:
        concept = kept.of_term(number, term_id) if kept else None
        core = parts_of(name).core
        # Invisible characters are not given to a shell.
        named.setdefault((concept or (number, term_id), singular(core) or core), without_invisible(name) or name)
    if kept:
        kept.close()
    return [*named.values()]


def _candidate(name: str, lead: str, typed: str) -> tuple[str, str] | None:
    start, end = _end(name, lead), _end(name, lead + typed)
    return None if start is None or end is None else (name[start:], typed + name[end:])


def _end(name: str, begun: str) -> int | None:
    """The place in *name* where the part ends that is written like *begun*."""
    if name[: len(begun)].casefold() == begun.casefold():
        return len(begun)
    alike = written_alike(f"{begun}x")
    return next((end for end in range(1, len(name) + 1) if written_alike(f"{name[:end]}x") == alike), None)


def sources(glossaries: Sequence[str]) -> dict[str, str]:
    """The names of the sources in use, by their ids; if sources share an id, by it and the name of a file."""
    with _indexes(glossaries) as indexes:
        sources = [source for index in indexes for source in index.sources.values()]
        if len({source.id for source in sources}) < len(sources):
            # Few people use glossaries that share an id.
            from carelex.lookup import keys_of_sources

            sources = [*keys_of_sources(indexes).sources.values()]
        return {source.id: source.name for source in sources}


@contextmanager
def _indexes(glossaries: Sequence[str]) -> Iterator[list[Index]]:
    """The indexes of the glossaries in use, without those that have errors or would take long to make."""
    indexes: list[Index] = []
    try:
        with suppress(GlossaryError):
            for place in glossaries_in_use([os.path.expandvars(path) for path in glossaries]):
                indexes += _opened(place)
        yield indexes
    finally:
        for index in indexes:
            index.close()


def _opened(place: Place) -> list[Index]:
    try:
        index = find_index(place.path, place.name, cache_folder()) or _made(place)
    except (GlossaryError, OSError):
        return []
    with suppress(sqlite3.Error):
        if index is not None and not index.faults:
            return [index]
    if index is not None:
        index.close()
    return []


def _made(place: Place) -> Index | None:
    file = status(place.path)
    # A large file is left for a command, which can show progress; a pipe can only be read once.
    if file is None or file.st_size > _SMALL:
        return None
    # Only for a glossary that is new or has changed.
    from carelex.index import make_index

    return make_index(place.path, place.name, cache_folder())
