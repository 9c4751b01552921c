"""Makes the file that says which terms of several indexes are one concept, and finds the terms that may be."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from carelex.english.forms import ALIKE, SINGULAR
from carelex.index.concept_file import LAYOUT_OF_CONCEPTS, KeptConcepts, concept_file_name, find_concepts
from carelex.index.file import UNUSED, address, draft_in, seal
from carelex.index.names import TABLES_OF_NAMES
from carelex.index.reading import Index
from carelex.index.rows import WRITTEN_OUT, intact
from carelex.names import same_name, written_alike


class Kept(NamedTuple):
    """A concept to store: its name, and its terms, each as the number of its index and its id there."""

    name: str
    terms: Sequence[tuple[int, int]]


_TABLES = (
    "CREATE TABLE concept (id INTEGER PRIMARY KEY, name TEXT, same TEXT, key TEXT)",
    "CREATE TABLE part (number INTEGER PRIMARY KEY, base INTEGER, terms INTEGER, refers INTEGER)",
    "CREATE TABLE member (glossary INTEGER, term INTEGER, concept INTEGER, PRIMARY KEY (glossary, term)) WITHOUT ROWID",
)
_INDEXES = (
    "CREATE UNIQUE INDEX called ON concept (same)",
    "CREATE INDEX listed ON concept (key, id)",
    "CREATE INDEX members ON member (concept, glossary, term)",
)


def keep_concepts(indexes: Sequence[Index], concepts: Iterable[Kept], folder: Path) -> KeptConcepts:
    """Store *concepts* of *indexes* in *folder*, or in memory if this is not possible; return them for reading."""
    concepts = [*concepts]
    files = [index.path.name for index in indexes if index.path is not None]
    if len(files) == len(indexes):
        with suppress(OSError, sqlite3.Error):
            target = folder / concept_file_name(files)
            _clear(folder, target.name)
            with draft_in(folder) as draft:
                with closing(sqlite3.connect(draft, uri=True, isolation_level=None)) as connection:
                    _fill(connection, concepts, indexes)
                seal(draft)
                # On Windows you cannot replace a file that somebody is reading, but that file is the same.
                with suppress(PermissionError):
                    draft.replace(target)
            if kept := find_concepts(files, folder):
                return kept
    connection = sqlite3.connect(":memory:", uri=True, isolation_level=None, check_same_thread=False)
    _fill(connection, concepts, indexes)
    return KeptConcepts(connection)


def _fill(connection: sqlite3.Connection, concepts: Sequence[Kept], indexes: Sequence[Index]) -> None:
    for statement in ("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF", "BEGIN", *_TABLES, "COMMIT"):
        connection.execute(statement)
    _bring_together(connection, indexes)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO concept VALUES (?, ?, ?, ?)",
        (
            (number, concept.name, same_name(concept.name), written_alike(concept.name))
            for number, concept in enumerate(concepts, start=1)
        ),
    )
    connection.executemany(
        "INSERT INTO member VALUES (?, ?, ?)",
        ((*term, number) for number, concept in enumerate(concepts, start=1) for term in concept.terms),
    )
    for statement in (*_INDEXES, "COMMIT"):
        connection.execute(statement)


# A glossary with more terms is asked by itself: its names would have to be copied whenever another glossary changes.
_SMALL = 3000


def _bring_together(connection: sqlite3.Connection, indexes: Sequence[Index]) -> None:
    """Copy the names of all small indexes into one, if there are several, and record the facts about each."""
    small = [index.path is not None and index.term_count <= _SMALL for index in indexes]
    is_worth_it = sum(small) > 1
    # The ids of terms are counted on from one glossary to the next.
    for statement in ("BEGIN", *TABLES_OF_NAMES, "COMMIT") if is_worth_it else ():
        connection.execute(statement)
    connection.execute("CREATE TEMP TABLE apart (kind INTEGER, label TEXT, length INTEGER, names TEXT)")
    base = 0
    for number, (index, is_small) in enumerate(zip(indexes, small, strict=True)):
        is_copied = is_worth_it and is_small
        about = (number, base if is_copied else None, index.term_count, index.has_references)
        connection.execute("INSERT INTO part VALUES (?, ?, ?, ?)", about)
        if is_copied:
            with _beside(connection, index):
                connection.execute("BEGIN")
                for statement in _COPY:
                    connection.execute(statement, {"base": base} if ":base" in statement else {})
                connection.execute("COMMIT")
            base += index.term_count
    if is_worth_it:
        connection.execute(
            "INSERT INTO main.shelf"
            " SELECT kind, label, length, group_concat(names, char(10)) FROM apart GROUP BY kind, label, length"
        )
    connection.execute("DROP TABLE apart")


_COPY = (
    "INSERT INTO main.term SELECT id + :base, name, others, first, last, see FROM beside.term",
    "INSERT INTO main.other SELECT term + :base, place, kind, text FROM beside.other",
    "INSERT INTO main.key SELECT key, term + :base, place, forms FROM beside.key",
    "INSERT INTO apart SELECT kind, label, length, names FROM beside.shelf",
)


@contextmanager
def _beside(connection: sqlite3.Connection, index: Index) -> Iterator[None]:
    """Attach the file of an index under the name "beside". SQLite allows no more than ten attached at once."""
    connection.execute("ATTACH ? AS beside", (f"{address(index.path or Path())}?mode=ro&immutable=1",))
    try:
        yield
    finally:
        connection.execute("DETACH beside")


def _clear(folder: Path, new: str) -> None:
    """Remove what was stored for older states of the same glossaries, and what nobody has used for a long time."""
    now = time.time()
    for file in folder.glob("*.carelex-concepts-*"):
        # Another process may be clearing too.
        with suppress(OSError):
            layout = file.name.rpartition("-")[2]
            is_older = layout.isdecimal() and int(layout) < LAYOUT_OF_CONCEPTS
            is_other_state = file.name.partition("-")[0] == new.partition("-")[0] and file.name != new
            if is_older or is_other_state or now - file.stat().st_mtime > UNUSED:
                file.unlink()


def terms_that_share_names(indexes: Sequence[Index]) -> Iterator[list[tuple[int, int]]]:
    """Yield the groups of two or more terms that share a name; it may differ in number or be written alike.

    A term is the number of its index, and its id there. There is one group for each name.
    """
    # A temporary file, removed when it is closed: there may be millions of names.
    with closing(sqlite3.connect("", uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE name (key TEXT, glossary INTEGER, term INTEGER)")
        # From the largest, only take names that others have, and those that may refer to a term of its own.
        largest = max(range(len(indexes)), key=lambda number: indexes[number].term_count)
        for number, index in enumerate(indexes):
            if number != largest:
                _copy(connection, number, index)
        if indexes[largest].has_references:
            _copy(connection, largest, indexes[largest], _REFERRING)
        connection.execute("CREATE INDEX keys ON name (key)")
        _copy(connection, largest, indexes[largest], _KNOWN)
        rows = (intact(row, str, int, int) for row in connection.execute(_IN_COMMON))
        for _, named in groupby(rows, key=itemgetter(0)):
            yield [(number, term_id) for _, number, term_id in named]


# A name of only signs has no singular.
_FORMS = f"(forms & {SINGULAR} OR forms = {ALIKE})"
_REFERRING = f"""
    term IN (
        SELECT term FROM other WHERE kind = {WRITTEN_OUT} UNION SELECT id FROM beside.term WHERE see IS NOT NULL
        UNION SELECT term FROM definition WHERE see IS NOT NULL
    )
"""
_KNOWN = "key IN (SELECT DISTINCT key FROM main.name)"
_IN_COMMON = """
    SELECT DISTINCT key, glossary, term FROM name
    WHERE key IN (SELECT key FROM name GROUP BY key HAVING count(DISTINCT glossary * 4294967296 + term) > 1)
    ORDER BY key, glossary, term
"""


def _copy(connection: sqlite3.Connection, number: int, index: Index, where: str = "TRUE") -> None:
    """Copy the name keys of an index, with its number and the ids of their terms."""
    if index.path is None:
        # An index in memory cannot be attached, and is copied whole.
        keys = ((key, number, term_id) for key, term_id in index.keys_of_singulars())
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", keys)
        return
    with _beside(connection, index):
        connection.execute(
            f"INSERT INTO name SELECT key, ?, term FROM beside.key WHERE {_FORMS} AND {where}", (number,)
        )
