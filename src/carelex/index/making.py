"""Makes the index of a glossary file: reads and checks its terms one by one, and writes them as rows.

An index is made under a temporary name and renamed when it is complete, so no reader ever finds half of one, even if
several processes make it or one is killed. If the folder cannot be written or is full, the index is made in memory, for
this call only.
"""

import gc
import os
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache, lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from threading import Thread
from typing import BinaryIO, NamedTuple

from carelex.english.forms import FOLDED, keys_of_all, sound
from carelex.english.headwords import is_abbreviation_of, meaning_in, parts_of
from carelex.glossary import Reading, open_glossary
from carelex.index.file import (
    DRAFT,
    LAYOUT,
    UNUSED,
    draft_in,
    file_name,
    find_index,
    is_settled,
    new_digest,
    open_index,
    seal,
    state_of,
    status,
)
from carelex.index.names import LABELS, OF_TEXTS, SOUND_LENGTH, TABLES_OF_NAMES, finer_label
from carelex.index.reading import Index
from carelex.index.rows import (
    ABBREVIATION,
    ALIAS,
    CORE,
    HEADWORD,
    HEADWORD_CORE,
    MEANING,
    PART,
    SEE_ALSO,
    SHORT,
    TERM,
    WRITTEN_OUT,
)
from carelex.index.turns import turn
from carelex.model import Definition, Link, Source, Term
from carelex.names import BETWEEN, readable, same_name, without_invisible, written_alike
from carelex.progress import Progress, Report
from carelex.text.markdown import is_plain, pack, parse
from carelex.text.patterns import NO_WORDS

_TABLES = f"""
    CREATE TABLE about (path BLOB, state TEXT, terms INTEGER, links INTEGER, refers INTEGER);
    CREATE TABLE fault (line INTEGER, column INTEGER, problem TEXT, rule TEXT);
    CREATE TABLE source ({", ".join(f"{field} TEXT" for field in Source._fields)}, terms INTEGER);
    {"; ".join(TABLES_OF_NAMES)};
    CREATE TABLE definition (
        id INTEGER PRIMARY KEY, term INTEGER, source TEXT, headword TEXT, text TEXT, note TEXT, blocks TEXT,
        replaces INTEGER, plain TEXT, see TEXT
    );
    CREATE INDEX written_out ON other (term) WHERE kind = {WRITTEN_OUT};
    CREATE INDEX referring ON term (id) WHERE see IS NOT NULL;
    CREATE INDEX referred ON definition (id) WHERE see IS NOT NULL;
    CREATE TABLE link (id INTEGER PRIMARY KEY, same INTEGER, note TEXT);
    CREATE TABLE linked (link INTEGER, place INTEGER, name TEXT, PRIMARY KEY (link, place)) WITHOUT ROWID;
    CREATE INDEX replacing ON definition (id) WHERE replaces;
"""
_WORDS = "CREATE TEMP TABLE word (name TEXT PRIMARY KEY, sound TEXT, first INTEGER) WITHOUT ROWID"

# Full text of names and definitions, over the existing rows.
_FULL_TEXT = f"""
    CREATE VIEW written AS
        SELECT definition.id, coalesce(plain, definition.text) AS text, name || coalesce('{BETWEEN}' || (
            SELECT group_concat(text, '{BETWEEN}') FROM other WHERE other.term = term.id AND kind < {SEE_ALSO}
        ), '') AS names
        FROM definition JOIN term ON term.id = definition.term;
    CREATE VIRTUAL TABLE full_text USING fts5(
        names, text, content='written', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    );
    INSERT INTO full_text (full_text, rank) VALUES ('automerge', 0);
    INSERT INTO full_text (full_text, rank) VALUES ('hashsize', 8388608);
"""
_ADD_TO_FULL_TEXT = "INSERT INTO full_text (rowid, names, text) SELECT id, names, text FROM written WHERE id >= ?"

# Words of names, and words that are only in texts: `first` is the kind of their first order.
_TELL_NAMES = "ON CONFLICT (name) DO UPDATE SET first = 0 WHERE excluded.first = 0"
_SHELVES = """
    INSERT INTO shelf
    SELECT first + {} AS kind, {} AS label, length(name) AS length, group_concat(name, char(10))
    FROM word GROUP BY 1, 2, 3
"""

_LARGEST_SHELVES = "SELECT kind, label FROM shelf WHERE kind < ? GROUP BY 1, 2 HAVING sum(length(names)) > ?"

# Characters of names above which a shelf is divided: with the 147,000 lemmas of WordNet, the largest has 69,000. There
# are only more if thousands of names begin with the same word.
_LARGE = 100_000

# How many terms are read and written at once: enough to be quick, few enough to save memory.
_BATCH = 2000
# How many rows one statement writes. Reading and writing wait for each other at each statement.
_ROWS_AT_ONCE = 2000

# SQLite's cached statements keep the last values they wrote.
_STATEMENTS = 12

# How many words of texts are remembered: enough for all common ones.
_SEEN = 100_000

# How often to read a glossary again that changes while it is read.
_TRIES = 3

# Seconds: longer than anybody waits for an index. The process that made an older draft is dead.
_DEAD = 600.0

_INDEX_NAME = re.compile(r"(?P<state>[0-9a-f]{8}(?:-[0-9a-f]+){4})(?:\.[0-9a-f]{32})?\.carelex-(?P<layout>\d+)")


def make_index(path: Path, name: str, folder: Path, report: Report | None = None) -> Index:
    """Read the glossary at *path* into an index in *folder*, or in memory if that is not possible; open the index.

    name: the glossary's name in errors and definitions.
    report: called now and then with the progress.
    Raises GlossaryError if the file cannot be read. If the file breaks the rules, its errors are stored in the index,
    so that it need not be read again until it changes.
    """
    return _made(path, name, folder, report or _tell_nobody, may_be_there=True)


def _made(path: Path, name: str, folder: Path, report: Report, *, may_be_there: bool) -> Index:
    """As `make_index`. may_be_there: whether to take an index that another process has made meanwhile."""
    with _uncollected(), _alone(path, folder):
        # Another process may have begun earlier.
        index = find_index(path, name, folder) if may_be_there else None
        index = index or _made_in(folder, path, name, report, may_be_there=may_be_there)
    with _uncollected():
        index = index or _made_in_memory(path, name, report)
    if not index.faults:
        report(Progress(name, index.term_count, 1, 1, is_finished=True, is_kept=index.path is not None))
    return index


def make_again(index: Index, report: Report | None = None) -> Index:
    """Make a damaged index again, if it was in a file; close the old one."""
    if index.path is None:
        return index
    index.close()
    with suppress(OSError):
        index.path.unlink()
    return _made(index.glossary, index.name, index.path.parent, report or _tell_nobody, may_be_there=False)


@contextmanager
def _alone(path: Path, folder: Path) -> Iterator[None]:
    """If several processes want to make the index of one glossary, let the others wait for the first."""
    with ExitStack() as stack:
        with suppress(OSError):
            if attributes := status(path):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                stack.enter_context(turn(folder / state_of(path, attributes).join(DRAFT)))
        yield


def _tell_nobody(_: Progress) -> None: ...


@contextmanager
def _uncollected() -> Iterator[None]:
    # There are millions of rows and no reference cycles, so garbage collection would find nothing.
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def _made_in_memory(path: Path, name: str, report: Report) -> Index:
    with open_glossary(path, name) as file:
        connection = _opened(":memory:")
        try:
            # There may be no folder for temporary files either.
            connection.execute("PRAGMA temp_store = MEMORY")
            _fill(connection, path, "", Reading(file, name), os.fstat(file.fileno()).st_size, report)
        except BaseException:
            connection.close()
            raise
    return Index(lambda: connection, path, name)


def _made_in(folder: Path, path: Path, name: str, report: Report, *, may_be_there: bool) -> Index | None:
    """Make the index in *folder*; None if it cannot be stored there, or if the glossary changed while it was read."""
    with suppress(OSError, sqlite3.Error):
        if status(path) is None:
            # A pipe can only be read once.
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for _ in range(_TRIES):
            with open_glossary(path, name) as file, draft_in(folder) as draft:
                before = os.fstat(file.fileno())
                state = state_of(path, before)
                # Do this first: the new index may need the space.
                _clear(folder, state)
                noted = _Noted(file)
                is_known = is_settled(before)
                with closing(_opened(draft)) as connection:
                    reading = Reading(file if is_known else noted, name)
                    _fill(connection, path, state, reading, before.st_size, report)
                after = status(path)
                if after is None or state_of(path, after) != state:
                    continue
                target = folder / file_name(state, "" if is_known else noted.digest.hexdigest())
                seal(draft)
                try:
                    draft.replace(target)
                except PermissionError:
                    # On Windows you cannot replace a file that somebody is reading. It is the same, unless it is being
                    # made again because it is damaged.
                    if not may_be_there:
                        return None
            return open_index(target, path, name)
    return None


def _opened(database: str | Path) -> sqlite3.Connection:
    """Open a database to be filled by one thread at a time, but not always the same one."""
    return sqlite3.connect(database, isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS)


class _EmptyIndex(NamedTuple):
    connection: sqlite3.Connection
    has_full_text: bool


@cache
def _empty_index() -> _EmptyIndex:
    """An index without rows, in memory. To copy it takes a quarter of the time that its tables take to make."""
    connection = _opened(":memory:")
    _run(connection, _TABLES)
    return _EmptyIndex(connection, _add_full_text(connection))


class _Noted:
    """A file that computes a digest of what has been read from it."""

    def __init__(self, file: BinaryIO) -> None:
        self.digest = new_digest()
        self._file = file

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


def _fill(connection: sqlite3.Connection, path: Path, state: str, reading: Reading, size: int, report: Report) -> None:
    _run(connection, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000")
    empty = _empty_index()
    empty.connection.backup(connection)
    _run(connection, f"BEGIN; {_WORDS}")

    rows = _Rows(connection, has_full_text=empty.has_full_text)
    terms = 0

    def batches() -> Iterator[_Batch]:
        nonlocal terms
        report(Progress(reading.name, 0, 0, size))
        for some in _batches(reading.terms(), _BATCH):
            terms += len(some)
            report(Progress(reading.name, terms, reading.position, size))
            if not reading.faults:
                yield rows.made(some)

    _write_each(batches(), rows.write, stop=connection.interrupt)
    if reading.faults:
        _run(connection, "ROLLBACK; BEGIN")
        _insert(connection, "fault", [fault[1:] for fault in reading.faults])
    else:
        links = [read.link for read in reading.links if read.link is not None]
        rows.finish(reading.sources.values(), links)
    about = os.fsencode(os.path.realpath(path)), state, terms, len(reading.links), rows.has_references
    _insert(connection, "about", [about])
    connection.execute("COMMIT")


def _write_each(batches: Iterator["_Batch"], write: Callable[["_Batch"], None], *, stop: Callable[[], None]) -> None:
    """Write each batch while the next one is made, because SQLite writes without holding up Python."""
    batch = next(batches, None)
    if batch is not None and len(batch.terms) < _BATCH:
        # It is the only one. Starting a thread takes longer than writing it.
        write(batch)
        batch = next(batches, None)
    while batch is not None:
        with _meanwhile(partial(write, batch), stop=stop):
            batch = next(batches, None)


def _run(connection: sqlite3.Connection, script: str) -> None:
    # Python's own executescript would end the transaction.
    for statement in script.split(";"):
        connection.execute(statement)


def _batches(terms: Iterator[Term], size: int) -> Iterator[list[Term]]:
    while batch := list(islice(terms, size)):
        yield batch


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]], otherwise: str = "") -> None:
    """Write rows, many with one statement; *otherwise*: what to do if a row already exists."""
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[start : start + _ROWS_AT_ONCE]
        connection.execute(_statement(table, len(some[0]), len(some), otherwise), list(chain.from_iterable(some)))


@lru_cache(maxsize=32)
def _statement(table: str, columns: int, rows: int, otherwise: str) -> str:
    row = f"({', '.join('?' * columns)})"
    return f"INSERT INTO {table} VALUES {', '.join([row] * rows)} {otherwise}"


class _Batch:
    """The rows of some consecutive terms; made while those before them are written."""

    def __init__(self, terms: Sequence[Term], first_term: int, first_definition: int) -> None:
        self.terms: list[tuple[object, ...]] = []
        self.others: list[tuple[object, ...]] = []
        self.definitions: list[tuple[object, ...]] = []
        self.has_references = False
        self.keys: list[tuple[object, ...]] = []
        self.words: list[tuple[object, ...]] = []
        # For the shelves: the folded names, and their words. Then the readable texts.
        self.folded: set[str] = set()
        self.texts: list[str] = []
        # The names, each with its term and its place among the term's names.
        named: list[tuple[str, int, int]] = []
        # The sources that define each term, one term after another: counting them once at the end is quicker.
        cited: list[str] = []
        self.first_definition = definition_id = first_definition
        for term_id, term in enumerate(terms, start=first_term):
            first = definition_id
            named.append((term.name, term_id, 0))
            for definition in term.definitions:
                self._add_definition(definition_id, term_id, term.name, definition)
                definition_id += 1
            cited += {definition.source.id for definition in term.definitions if definition.see is None}
            names = _other_names(term)
            for place, (kind, text) in enumerate(names, start=1):
                self.others.append((term_id, place, kind, text))
                if kind != SEE_ALSO:
                    named.append((text, term_id, place))
            if term.see is not None or any(definition.see is not None for definition in term.definitions):
                self.has_references = True
            self.terms.append((term_id, term.name, len(names), first, definition_id - 1, term.see))
        self.sources = Counter(cited)
        self._add_keys(named)

    def _add_keys(self, named: Sequence[tuple[str, int, int]]) -> None:
        for (_, term_id, place), forms_by_key in zip(named, keys_of_all([name for name, _, _ in named]), strict=True):
            for key, forms in forms_by_key.items():
                self.keys.append((key, term_id, place, forms))
                if forms & FOLDED:
                    self.folded.add(key)
                    self.folded.update(key.split())

    def _add_definition(self, definition_id: int, term_id: int, name: str, definition: Definition) -> None:
        source, text, headword, _, note, replaces, *_ = definition
        blocks = None if is_plain(text) else pack(parse(text))
        shown = BETWEEN.join([readable(block.text) for block in parse(text)]) if blocks else readable(text)
        self.texts.append(shown)
        self.definitions.append(
            (
                definition_id,
                term_id,
                source.id,
                None if headword == name else headword,
                text,
                note,
                blocks,
                replaces,
                None if shown == text else shown,
                definition.see,
            )
        )


class _Rows:
    """Turns the terms of a glossary into rows and writes them. Memory use does not grow with their number."""

    def __init__(self, connection: sqlite3.Connection, *, has_full_text: bool) -> None:
        self._connection = connection
        self._has_full_text = has_full_text
        self._terms = 0
        self._definitions = 0
        self._terms_by_source: Counter[str] = Counter()
        self.has_references = False
        # Words of texts that have been written already: most come again and again.
        self._seen: set[str] = set()

    def made(self, terms: Sequence[Term]) -> _Batch:
        """Make the rows of the next terms."""
        batch = _Batch(terms, self._terms + 1, self._definitions + 1)
        self._terms += len(batch.terms)
        self._definitions += len(batch.definitions)
        self._terms_by_source.update(batch.sources)
        self.has_references = self.has_references or batch.has_references
        if len(self._seen) > _SEEN:
            self._seen.clear()
        tokens = _words_in(batch.texts) - self._seen
        self._seen |= tokens
        of_texts = {word for token in tokens if (word := written_alike(token)).isalpha()} - batch.folded
        batch.words += [(word, sound(word)[:SOUND_LENGTH], 0) for word in batch.folded]
        batch.words += [(word, sound(word)[:SOUND_LENGTH], OF_TEXTS) for word in of_texts]
        return batch

    def write(self, batch: _Batch) -> None:
        """Write the rows of a batch."""
        _insert(self._connection, "term", batch.terms)
        _insert(self._connection, "other", batch.others)
        _insert(self._connection, "definition", batch.definitions)
        _insert(self._connection, "key", batch.keys)
        # A word of a name does not count as a word of texts, whichever came first.
        _insert(self._connection, "word", batch.words, _TELL_NAMES)
        if self._has_full_text:
            self._connection.execute(_ADD_TO_FULL_TEXT, (batch.first_definition,))

    def finish(self, sources: Iterable[Source], links: Sequence[Link]) -> None:
        """Write what is only known when all terms have been read."""
        counted = [(*source, self._terms_by_source[source.id]) for source in sources]
        _insert(self._connection, "source", counted)
        _insert(self._connection, "link", [(number, link.same, link.note) for number, link in enumerate(links)])
        linked = [(number, place, name) for number, link in enumerate(links) for place, name in enumerate(link.names)]
        _insert(self._connection, "linked", linked)
        for order, label in enumerate(LABELS):
            self._connection.execute(_SHELVES.format(order, label))
        self._connection.execute("DROP TABLE temp.word")
        _divide_shelves(self._connection)


def _divide_shelves(connection: sqlite3.Connection) -> None:
    """Move the names of several words from the largest shelves to parts of these, as labelled by `finer_label`."""
    for order, label in connection.execute(_LARGEST_SHELVES, (OF_TEXTS, _LARGE)).fetchall():
        shelf = "FROM shelf WHERE kind = ? AND label = ?"
        rows = connection.execute(f"SELECT length, names {shelf}", (order, label)).fetchall()
        connection.execute(f"DELETE {shelf}", (order, label))
        for length, names in rows:
            parts: dict[str, list[str]] = {}
            for name in names.split("\n"):
                parts.setdefault(finer_label(order, label, name) if " " in name else label, []).append(name)
            _insert(connection, "shelf", [(order, part, length, "\n".join(some)) for part, some in parts.items()])


def _other_names(term: Term) -> list[tuple[int, str]]:
    """The other names of a term and what they are to it; headwords that are the same come once."""
    name = term.name
    headwords = dict.fromkeys([each.headword for each in term.definitions if each.headword != name])
    names = [(HEADWORD, text) for text in headwords]
    if term.abbreviation is not None:
        names.append((ABBREVIATION, term.abbreviation))
    names += [(ALIAS, text) for text in term.aliases]
    names += [(SEE_ALSO, text) for text in term.see_also]
    if not names and term.see is None and _tells_nothing_else(term):
        return names
    told = _names_told_by_others(term, headwords)
    if not told:
        # Most terms have no others.
        return names
    written = [text for kind, text in [(TERM, name), *names] if kind != SEE_ALSO]
    known = {*map(same_name, written)}
    cleared = {without_invisible(text) for text in written}.difference(written)
    return names + [(kind, text) for text, kind in told.items() if text in cleared or same_name(text) not in known]


def _tells_nothing_else(term: Term) -> bool:
    """Whether no name is within the name of a term, nor in its texts. Most are like this, and this is a quick test."""
    name = term.name
    is_plain_name = name.isascii() and name.islower() and name.replace(" ", "").isalpha()
    return is_plain_name and all(definition.see is None for definition in term.definitions)


def _names_told_by_others(term: Term, headwords: Iterable[str]) -> dict[str, int]:
    """The names within other names of a term, and those that a text writes out, with what they are to it."""
    told: dict[str, int] = {}
    for kind, names in ((CORE, [term.name]), (HEADWORD_CORE, headwords), (PART, term.aliases)):
        for name in names:
            # Full text search does not split words at invisible characters, so leave these out.
            seen = without_invisible(name) or name
            core, abbreviations = parts_of(seen)
            if seen != name:
                told[seen] = kind
            if core != seen:
                told.setdefault(core, kind)
            for short in abbreviations:
                told.setdefault(short, SHORT)
                _add_one_of(short, SHORT, told)
            _add_one_of(core, kind, told)
    if term.abbreviation is not None:
        _add_one_of(term.abbreviation, SHORT, told)
    for written_out in {term.see: None} | {definition.see: None for definition in term.definitions}:
        if written_out is not None and is_abbreviation_of(term.name, written_out):
            told.setdefault(written_out, WRITTEN_OUT)
    if len(term.name) <= _LONGEST_ABBREVIATION and not term.name.islower():
        for definition in term.definitions:
            if definition.see is None and (meaning := meaning_in(term.name, definition.text)):
                told.setdefault(meaning, MEANING)
    return told


# Longer names are not abbreviations.
_LONGEST_ABBREVIATION = 12


def _add_one_of(name: str, kind: int, told: dict[str, int]) -> None:
    """Add the singular of an abbreviation, so that "GPs" is also found as "GP"."""
    if len(name) > len("s_") and name.endswith("s") and name[:-1].isupper():
        told.setdefault(name[:-1], kind)


@contextmanager
def _meanwhile(work: Callable[[], None], *, stop: Callable[[], None]) -> Iterator[None]:
    """Do *work* in another thread during the `with` block; when both have ended, raise the error of *work*, if any.

    stop: ends *work* early, if the block fails or is interrupted.
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


def _add_full_text(connection: sqlite3.Connection) -> bool:
    """Make the table for the full text; False if that is not possible."""
    try:
        _run(connection, _FULL_TEXT)
    except sqlite3.OperationalError as exc:
        # A SQLite without FTS5 is rare, and only a search needs it.
        if "no such module" not in str(exc):
            raise
        return False
    return True


def _words_in(texts: Sequence[str]) -> set[str]:
    """The words of some texts, each up to an apostrophe, in small letters; other things may be among them."""
    text = "\n".join(texts).lower()
    if "@" in text or "://" in text or "www." in text:
        text = re.sub(NO_WORDS, BETWEEN, text)
    # Split without a pattern as far as possible, which takes a fifth of the time.
    lines = text.split("\n")
    plain = "\n".join([line for line in lines if line.isascii()])
    others = "\n".join([line for line in lines if not line.isascii()])
    return {*plain.translate(_GAPS).split(), *re.findall(_WORD, others)}


_GAPS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})
_WORD = r"[^\W\d_][^\W_]*(?:[’ʼ][^\W_]+)*"


def _clear(folder: Path, state: str) -> None:
    """Remove indexes that nobody will need again, and abandoned drafts; keep all else that is in *folder*.

    state: the present state of a glossary, so that its older ones can go. Only names and times are read, because
    looking at each of many glossaries would take too long.
    """
    now = time.time()
    for file in folder.iterdir():
        # Another process may be clearing too.
        with suppress(OSError):
            if _is_done_with(file, state, now):
                file.unlink()


def _is_done_with(file: Path, state: str, now: float) -> bool:
    if file.name.startswith(DRAFT[0]) and file.name.endswith(DRAFT[1]):
        return now - file.stat().st_mtime > _DEAD
    parts = _INDEX_NAME.fullmatch(file.name)
    if parts is None or int(parts["layout"]) > LAYOUT:
        return False
    if int(parts["layout"]) < LAYOUT:
        return True
    if parts["state"].partition("-")[0] == state.partition("-")[0]:
        return parts["state"] != state
    # Its glossary may be gone or unused; if not, the index is made again.
    return now - file.stat().st_mtime > UNUSED
