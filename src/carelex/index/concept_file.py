"""The file that keeps which terms of several indexes are one concept: finds that of a set of indexes, and reads it.

It holds only the concepts that are more than one term: each other term is one by itself.
"""

import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from carelex.index.file import address, is_untouched, note_use
from carelex.index.reading import Index, behind
from carelex.index.rows import intact

LAYOUT_OF_CONCEPTS = 1
"""Goes up with every change of what stands in such a file, or of what makes terms one concept."""


def concept_file_name(indexes: Sequence[Index]) -> str:
    """The name of the file for some indexes in their order: for which glossaries it is, and in which states of them."""
    # Only who has several glossaries waits for it.
    from hashlib import blake2b

    files = [index.path.name if index.path else "" for index in indexes]
    where = zlib.crc32("\n".join(file.partition("-")[0] for file in files).encode())
    digest = blake2b("\n".join(files).encode(), digest_size=12).hexdigest()
    return f"{where:08x}-{digest}.carelex-concepts-{LAYOUT_OF_CONCEPTS}"


class KeptConcepts:
    """Which terms of some indexes are one concept. A term is the number of its index, and its id there.

    Whatever is read raises sqlite3.DatabaseError when the file turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self.close = connection.close
        self.of_term = lru_cache(maxsize=4096)(self._of_term)

    def _of_term(self, number: int, term_id: int) -> tuple[int, str] | None:
        """The concept of a term: its id, and what it is called; None for a term that is one by itself."""
        row = self._run(
            "SELECT id, name FROM member JOIN concept ON id = concept WHERE glossary = ? AND term = ?",
            (number, term_id),
        ).fetchone()
        if row is None:
            return None
        concept, name = intact(row, int, str)
        return concept, name

    def called(self, same: str) -> int | None:
        """The concept that is called so, folded as `same_name` does."""
        row = self._run("SELECT id FROM concept WHERE same = ?", (same,)).fetchone()
        return None if row is None else int(intact(row, int)[0])

    def terms(self, concept: int) -> list[tuple[int, int]]:
        """The terms of a concept, in the order of the glossaries."""
        rows = self._run("SELECT glossary, term FROM member WHERE concept = ? ORDER BY glossary, term", (concept,))
        return [intact(row, int, int) for row in rows]

    def listed(self, after: tuple[str, int], first: str, limit: int) -> list[tuple[str, int, str]]:
        """Concepts by the alphabet, with their keys, ids and names: some of those whose key starts with *first*.

        after: the key and the id of the last one before them; ("", 0) at the beginning.
        """
        rows = self._run(
            "SELECT key, id, name FROM concept WHERE (key, id) > (?, ?) AND key < ? ORDER BY key, id LIMIT ?",
            (*max(after, (first, 0)), behind(first), limit),
        )
        return [intact(row, str, int, str) for row in rows]

    def names(self) -> list[str]:
        """What the concepts are called."""
        return [intact(row, str)[0] for row in self._run("SELECT name FROM concept ORDER BY id")]


def find_concepts(indexes: Sequence[Index], folder: Path) -> KeptConcepts | None:
    """Open what is kept in *folder* of the concepts of *indexes*; None when there is nothing that can be trusted."""
    if any(index.path is None for index in indexes):
        return None
    path = folder / concept_file_name(indexes)
    return open_concepts(path)


def open_concepts(path: Path) -> KeptConcepts | None:
    try:
        attributes = path.stat()
        if not is_untouched(attributes):
            return None
        connection = sqlite3.connect(f"{address(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except (OSError, sqlite3.Error):
        return None
    with suppress(sqlite3.Error):
        # Where it has been cut short, its pages say so.
        (size,) = connection.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ).fetchone()
        if size == attributes.st_size:
            note_use(path, attributes)
            return KeptConcepts(connection)
    connection.close()
    return None
