"""Makes the index of a glossary file: its terms as they are read into rows, checked on the way, a term at a time.

An index is made under a name of its own and takes its place when it is whole: no reader ever meets half of one,
whoever else makes the same index, and whenever a process is killed. When the folder cannot be written, or is full,
the index lives in memory, for this call alone.
"""

import gc
import os
import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from tempfile import mkstemp
from threading import Thread
from typing import BinaryIO

from carelex.english.forms import FOLDED, keys
from carelex.glossary import Reading, open_glossary
from carelex.index.reading import (
    ABBREVIATION,
    ALIAS,
    HEADWORD,
    LAYOUT,
    OF_TEXTS,
    SEE_ALSO,
    Index,
    file_name,
    is_settled,
    new_digest,
    open_index,
    seal,
    shelves,
    state_of,
    status,
)
from carelex.model import Source, Term
from carelex.names import BETWEEN, readable, written_alike
from carelex.progress import Progress, Report
from carelex.text.markdown import is_plain, pack, parse
from carelex.text.mentions import tokens_of

_TABLES = f"""
    CREATE TABLE about (path BLOB, state TEXT, terms INTEGER);
    CREATE TABLE fault (line INTEGER, column INTEGER, problem TEXT);
    CREATE TABLE source ({", ".join(f"{field} TEXT" for field in Source._fields)}, terms INTEGER);
    CREATE TABLE term (id INTEGER PRIMARY KEY, name TEXT, others INTEGER, first INTEGER, last INTEGER);
    CREATE TABLE other (term INTEGER, place INTEGER, kind INTEGER, text TEXT, PRIMARY KEY (term, place)) WITHOUT ROWID;
    CREATE TABLE definition (
        id INTEGER PRIMARY KEY, term INTEGER, source TEXT, headword TEXT, text TEXT, note TEXT, blocks TEXT,
        replaces INTEGER, plain TEXT
    );
    CREATE INDEX replacing ON definition (id) WHERE replaces;
    CREATE TABLE key (key TEXT, term INTEGER, place INTEGER, forms INTEGER, PRIMARY KEY (key, term, place))
        WITHOUT ROWID;
    CREATE TABLE shelf (kind INTEGER, label TEXT, names TEXT, PRIMARY KEY (kind, label)) WITHOUT ROWID;
"""

# Full text of names and definitions, over the rows that are there anyway.
_FULL_TEXT = f"""
    CREATE VIEW written AS
        SELECT definition.id, coalesce(plain, definition.text) AS text, name || coalesce('{BETWEEN}' || (
            SELECT group_concat(text, '{BETWEEN}') FROM other WHERE other.term = term.id AND kind <> {SEE_ALSO}
        ), '') AS names
        FROM definition JOIN term ON term.id = definition.term;
    CREATE VIRTUAL TABLE full_text USING fts5(
        names, text, content='written', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    );
    INSERT INTO full_text (full_text, rank) VALUES ('automerge', 0);
    INSERT INTO full_text (full_text, rank) VALUES ('hashsize', 8388608);
    INSERT INTO full_text (full_text) VALUES ('rebuild');
"""

# Rows go in by so many terms at once: enough to be quick, few enough to be nothing in memory.
_BATCH = 1000
_AT_ONCE = 100

# The keys of so many names wait for the moment when SQLite is busy with the full text and Python is not.
_HELD = 45_000

# A glossary that is being written while it is read is read again so many times.
_TRIES = 3

_DRAFT = ("draft-", ".carelex-draft")
# Longer than anybody waits for an index. Whoever made a draft and has not touched it since is no more.
_DEAD = 600.0

_INDEX_NAME = re.compile(r"(?P<state>[0-9a-f]{8}(?:-[0-9a-f]+){4})(?:\.[0-9a-f]{32})?\.carelex-(?P<layout>\d+)")


def make_index(path: Path, name: str, folder: Path, report: Report | None = None) -> Index:
    """Read the glossary at *path* into an index in *folder*, or in memory where that cannot be; open the index.

    name: what faults and definitions call the glossary. report: called every now and then on the way.
    Raises GlossaryError when the file cannot be read. One that breaks the rules has an index too, with its faults:
    it need not be read again until it has changed.
    """
    report = report or _tell_nobody
    with _uncollected():
        index = _made_in(folder, path, name, report) or _made_in_memory(path, name, report)
    if not index.faults:
        report(Progress(name, index.term_count, 1, 1, is_finished=True, is_kept=index.path is not None))
    return index


def make_again(index: Index, report: Report | None = None) -> Index:
    """Make anew an index that turned out to be damaged, if it was kept in a file; close the old one."""
    if index.path is None:
        return index
    index.close()
    with suppress(OSError):
        index.path.unlink()
    return make_index(index.glossary, index.name, index.path.parent, report)


def _tell_nobody(_: Progress) -> None: ...


@contextmanager
def _uncollected() -> Iterator[None]:
    # Rows are made by the million and no cycles: the collector would look through them for nothing.
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def _made_in_memory(path: Path, name: str, report: Report) -> Index:
    with open_glossary(path, name) as file:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            _fill(connection, path, "", Reading(file, name), os.fstat(file.fileno()).st_size, report)
        except BaseException:
            connection.close()
            raise
    return Index(connection, path, name)


def _made_in(folder: Path, path: Path, name: str, report: Report) -> Index | None:
    """The index in *folder*; None when it cannot be kept there, or is not of one state of the file alone."""
    with suppress(OSError, sqlite3.Error):
        if status(path) is None:
            # A pipe can be read only once.
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for _ in range(_TRIES):
            with open_glossary(path, name) as file, _draft(folder) as draft:
                before = os.fstat(file.fileno())
                state = state_of(path, before)
                # First of all: it may be what they take that the new one needs.
                _clear(folder, state)
                noted = _Noted(file)
                is_known = is_settled(before)
                with closing(sqlite3.connect(draft, isolation_level=None, check_same_thread=False)) as connection:
                    reading = Reading(file if is_known else noted, name)
                    _fill(connection, path, state, reading, before.st_size, report)
                after = status(path)
                if after is None or state_of(path, after) != state:
                    continue
                target = folder / file_name(state, "" if is_known else noted.digest.hexdigest())
                seal(draft)
                # On Windows nothing takes the place of a file that somebody reads; but then, it is the same.
                with suppress(PermissionError):
                    draft.replace(target)
            return open_index(target, path, name)
    return None


class _Noted:
    """A file that keeps a digest of what has been read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self.digest = new_digest()
        self._file = file

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """A new file that only the user may read, gone when it has not been moved."""
    handle, draft = mkstemp(prefix=_DRAFT[0], suffix=_DRAFT[1], dir=folder)
    os.close(handle)
    try:
        yield Path(draft)
    finally:
        Path(draft).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, path: Path, state: str, reading: Reading, size: int, report: Report) -> None:
    _run(connection, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000")
    _run(connection, f"BEGIN; {_TABLES}")

    def told(terms: int, read: int, walked: float = 0) -> None:
        # To walk through the texts takes about as long as to read them.
        report(Progress(reading.name, terms, read + round(walked * size), 2 * size))

    told(0, 0)
    rows = _Rows(connection)
    terms = 0
    for batch in _batches(reading.terms(), _BATCH):
        if not reading.faults:
            rows.add(batch)
        terms += len(batch)
        told(terms, reading.position)
    if reading.faults:
        _run(connection, f"ROLLBACK; BEGIN; {_TABLES}")
        _insert(connection, "fault", [(fault.line, fault.column, fault.problem) for fault in reading.faults])
    else:
        rows.finish(reading.sources.values(), lambda walked: told(terms, size, walked))
    _insert(connection, "about", [(os.fsencode(os.path.realpath(path)), state, terms)])
    connection.execute("COMMIT")


def _run(connection: sqlite3.Connection, script: str) -> None:
    # Python's own executescript would end the transaction.
    for statement in script.split(";"):
        connection.execute(statement)


def _batches(terms: Iterator[Term], size: int) -> Iterator[list[Term]]:
    while batch := list(islice(terms, size)):
        yield batch


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows, many with one statement, which is quicker than one after the other."""
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        row = f"({', '.join('?' * len(some[0]))})"
        connection.execute(
            f"INSERT INTO {table} VALUES {', '.join([row] * len(some))}", list(chain.from_iterable(some))
        )


class _Rows:
    """The rows of a glossary's terms on their way into an index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._terms = 0
        self._definitions = 0
        self._terms_by_source: dict[str, int] = {}
        # The names whose keys are not written yet, each with its term and its place among the term's names.
        self._names: list[tuple[str, int, int]] = []
        # The words of names, and those of texts.
        self._folded: set[str] = set()
        self._written: set[str] = set()

    def add(self, batch: Iterable[Term]) -> None:
        """Write the rows of the next terms, but for the keys of the last names, which wait."""
        terms: list[tuple[object, ...]] = []
        others: list[tuple[object, ...]] = []
        definitions: list[tuple[object, ...]] = []
        for term_id, term in enumerate(batch, start=self._terms + 1):
            name = term.name
            self._names.append((name, term_id, 0))
            first = self._definitions + 1
            for source, text, headword, _, note, _, replaces, _ in term.definitions:
                self._definitions += 1
                blocks = None if is_plain(text) else pack(parse(text))
                own = None if headword == name else headword
                shown = BETWEEN.join([readable(block.text) for block in parse(text)]) if blocks else readable(text)
                plain = None if shown == text else shown
                definitions.append((self._definitions, term_id, source.id, own, text, note, blocks, replaces, plain))
            for source_id in {definition.source.id for definition in term.definitions}:
                self._terms_by_source[source_id] = self._terms_by_source.get(source_id, 0) + 1
            names = _other_names(term)
            for place, (kind, text) in enumerate(names, start=1):
                others.append((term_id, place, kind, text))
                if kind != SEE_ALSO:
                    self._names.append((text, term_id, place))
            terms.append((term_id, name, len(names), first, self._definitions))
        self._terms += len(terms)
        _insert(self._connection, "term", terms)
        _insert(self._connection, "other", others)
        _insert(self._connection, "definition", definitions)
        if len(self._names) > _HELD:
            _insert(self._connection, "key", self._keys(self._names[:-_HELD]))
            del self._names[:-_HELD]

    def finish(self, sources: Iterable[Source], report: Callable[[float], None]) -> None:
        """Write what can be told only when all terms are there; *report* is told how far it is, from 0 to 1."""
        counted = [(*source, self._terms_by_source.get(source.id, 0)) for source in sources]
        _insert(self._connection, "source", counted)
        # SQLite makes the full text by itself meanwhile.
        with _meanwhile(lambda: _fill_full_text(self._connection), stop=self._connection.interrupt):
            last_keys = self._keys(self._names)
            filled = _shelves(self._folded)
        _insert(self._connection, "key", last_keys)
        _insert(self._connection, "shelf", filled)
        self._read_texts(report)
        _insert(self._connection, "shelf", _shelves(self._words_of_texts(), OF_TEXTS))

    def _keys(self, names: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int, int]]:
        rows = []
        for name, term_id, place in names:
            for key, forms in keys(name).items():
                rows.append((key, term_id, place, forms))
                if forms & FOLDED:
                    self._folded.add(key)
                    self._folded.update(key.split())
        return rows

    def _read_texts(self, report: Callable[[float], None]) -> None:
        """Note the words of all texts."""
        rows = self._connection.execute("SELECT id, coalesce(plain, text) FROM definition ORDER BY id")
        while some := rows.fetchmany(_BATCH):
            for _, text in some:
                self._written.update(tokens_of(text))
            report(some[-1][0] / self._definitions)

    def _words_of_texts(self) -> set[str]:
        """The words that stand in texts, and in no name."""
        words = {written_alike(token.partition("'")[0]) for token in self._written if token[0].isalpha()}
        return {word for word in words if word.isalpha()} - self._folded


def _shelves(names: Iterable[str], first: int = 0) -> list[tuple[int, str, str]]:
    """The shelves for *names*, which are folded; *first* is the kind of their first order."""
    names_on: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    # By length, as they are looked for; and then by the alphabet, so that nothing depends on the order of the file.
    for name in sorted(sorted(names), key=len):
        for shelf in enumerate(shelves(name), start=first):
            names_on[shelf].append(name)
    return [(*shelf, "\n".join(names)) for shelf, names in names_on.items()]


def _other_names(term: Term) -> list[tuple[int, str]]:
    """The names that a term has beside its own, and what they are to it; a headword that says the same once."""
    name = term.name
    headwords = dict.fromkeys([each.headword for each in term.definitions if each.headword != name])
    names = [(HEADWORD, text) for text in headwords]
    if term.abbreviation is not None:
        names.append((ABBREVIATION, term.abbreviation))
    names += [(ALIAS, text) for text in term.aliases]
    return names + [(SEE_ALSO, text) for text in term.see_also]


@contextmanager
def _meanwhile(work: Callable[[], None], *, stop: Callable[[], None]) -> Iterator[None]:
    """Do *work* beside what is done within; when both have come to an end, raise what *work* has raised.

    stop: brings *work* to its end early, when what is done within fails or is interrupted.
    """
    raised: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as exc:
            raised.append(exc)

    thread = Thread(target=run)
    thread.start()
    try:
        yield
        thread.join()
    except BaseException:
        stop()
        thread.join()
        raise
    if raised:
        raise raised[0]


def _fill_full_text(connection: sqlite3.Connection) -> None:
    try:
        _run(connection, _FULL_TEXT)
    except sqlite3.OperationalError as exc:
        # A SQLite without FTS5 is rare, and nothing but a search needs it.
        if "no such module" not in str(exc):
            raise


def _clear(folder: Path, state: str) -> None:
    """Remove indexes that nobody will ask for again, and the drafts of the dead; nothing else that is in *folder*.

    state: that in which a glossary is now, of which older ones are no more.
    """
    for file in folder.iterdir():
        # Somebody else may be clearing too.
        with suppress(OSError, sqlite3.Error):
            if _is_done_with(file, state):
                file.unlink()


def _is_done_with(file: Path, state: str) -> bool:
    if file.name.startswith(_DRAFT[0]) and file.name.endswith(_DRAFT[1]):
        return time.time() - file.stat().st_mtime > _DEAD
    parts = _INDEX_NAME.fullmatch(file.name)
    if parts is None or int(parts["layout"]) > LAYOUT:
        return False
    if int(parts["layout"]) < LAYOUT:
        return True
    if parts["state"].partition("-")[0] == state.partition("-")[0]:
        return parts["state"] != state
    index = open_index(file, file, "")
    if index is None:
        return True
    with closing(index):
        return not os.path.lexists(index.made_of)
