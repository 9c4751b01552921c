"""Puts a glossary that somebody else keeps into the user's folder, and updates it when the user asks."""

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from carelex.errors import CarelexError, GlossaryError, OutputError
from carelex.fetching import Fetched, fetch, is_address
from carelex.glossary import Draft, content_of, keep_former, load_glossary
from carelex.importing import Change, changes_between, document_at
from carelex.model import Glossary
from carelex.origins import Origin, origins, origins_file, path_in_folder


class Borrowed(NamedTuple):
    """A glossary that has been put into the user's folder."""

    path: Path
    glossary: Glossary


class State(StrEnum):
    """What happened to a borrowed glossary."""

    SAME = "same"
    CHANGED = "changed"
    EDITED = "edited"  # the user has changed the file, so it was left as it is
    REMOVED = "removed"  # the user has deleted the file, so carelex forgets it
    FAILED = "failed"  # it could not be fetched, or the document is no glossary


class Refreshed(NamedTuple):
    """The result of looking for a newer version of a glossary. name: of its file.

    changes: in the order of the glossary. same: how many terms are unchanged. problems: the errors in the new glossary,
    a line each.
    """

    name: str
    address: str
    state: State
    changes: tuple[Change, ...] = ()
    same: int = 0
    problems: tuple[str, ...] = ()


def borrow(address: str, name: str | None = None) -> Borrowed:
    """Put the glossary at *address* into the user's folder, and remember where it is from. A path will do as well.

    name: of the new file. Raises CarelexError if the glossary cannot be fetched or has errors, or if there is a file
    of that name already.
    """
    path = path_in_folder(_file_name(name or _last_part(address)))
    if os.path.lexists(path):
        known = origins().get(path.name)
        if known and known.address == _full(address):
            raise OutputError(
                str(path), f"was added from there already; to fetch its changes: carelex update {path.stem}"
            )
        raise OutputError(str(path), "is there already; give this one another name: --as NAME")
    fetched = _fetched(_full(address), address)
    with Draft(path, str(path), makes_folder=True) as draft:
        glossary = _checked(fetched.data, address, draft)
        if not draft.replaces(None):
            raise OutputError(str(path), "is there already; give this one another name: --as NAME")
    _remember({**origins(), path.name: _origin(address, fetched)})
    return Borrowed(path, glossary)


def refresh(names: Collection[str] = (), *, force: bool = False) -> Iterator[Refreshed]:
    """Fetch newer versions of the borrowed glossaries, or only of those with these *names*.

    The old version of a file is kept beside it. A file that the user has changed is replaced only with *force*.
    Raises CarelexError if one of *names* is no borrowed glossary.
    """
    known = origins()
    # A user may give the same name twice.
    wanted = dict.fromkeys(_known_name(name, known) for name in names) or [*known]
    for name in wanted:
        refreshed, origin = _refresh(name, known[name], force=force)
        if origin:
            known[name] = origin
        else:
            del known[name]
        # One by one, because the user may interrupt the next download.
        _remember(known)
        yield refreshed


def _remember(known: Mapping[str, Origin]) -> None:
    """Save where each glossary is from."""
    target = origins_file()
    data = json.dumps({name: origin._asdict() for name, origin in sorted(known.items())}, indent=2, ensure_ascii=False)
    with Draft(target, str(target), makes_folder=True) as draft:
        draft.write(f"{data}\n".encode())
        if not draft.replaces(content_of(target, str(target))):
            raise OutputError(str(target), "is being changed by another program; try again")


def _now() -> str:
    """The time, as it is saved."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _refresh(name: str, origin: Origin, *, force: bool) -> tuple[Refreshed, Origin | None]:
    path = path_in_folder(name)
    data = content_of(path, str(path))
    if data is None:
        return Refreshed(name, origin.address, State.REMOVED), None
    is_edited = _digest(data) != origin.digest
    if is_edited and not force:
        return Refreshed(name, origin.address, State.EDITED), origin
    try:
        # Replace an edited file even if the original has not changed.
        fetched = _fetched(origin.address, origin.address, None if is_edited else origin)
        if fetched.is_same or _digest(fetched.data) == _digest(data):
            # The user may have made the same change by hand.
            return Refreshed(name, origin.address, State.SAME), origin._replace(looked=_now(), digest=_digest(data))
        with Draft(path, str(path)) as draft:
            after = _checked(fetched.data, origin.address, draft)
            changes, same = _changes(path, after)
            keep_former(path, str(path), data)
            if not draft.replaces(data):
                raise OutputError(str(path), "has been changed by somebody else meanwhile; run this again")
    except CarelexError as exc:
        return Refreshed(name, origin.address, State.FAILED, problems=exc.problems), origin
    new_origin = _origin(origin.address, fetched)
    return Refreshed(name, origin.address, State.CHANGED, changes, same), new_origin


def _changes(path: Path, after: Glossary) -> tuple[tuple[Change, ...], int]:
    """The new, changed and removed terms, and how many terms are unchanged."""
    try:
        before = load_glossary(path)
    except GlossaryError:
        # The user's edits have errors; there is nothing to compare with.
        before = after._replace(terms=())
    return changes_between(before, after)


def _fetched(address: str, given: str, origin: Origin | None = None) -> Fetched:
    if is_address(address):
        if origin:
            return fetch(address, etag=origin.etag, last_modified=origin.last_modified)
        return fetch(address)
    return Fetched(address, document_at(Path(address), given).data)


def _checked(data: bytes, address: str, draft: Draft) -> Glossary:
    """Write *data* to the draft, and check that it is a glossary without errors."""
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data):
        raise CarelexError(
            f"{address}: this is a web page, not a glossary file; to make one from it: carelex import {address} -o FILE"
        )
    draft.write(data)
    return load_glossary(draft.path, name=address)


def _origin(address: str, fetched: Fetched) -> Origin:
    time = _now()
    return Origin(_full(address), _digest(fetched.data), time, time, fetched.etag, fetched.last_modified)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _full(address: str) -> str:
    return address if is_address(address) else os.path.abspath(os.path.expanduser(address))


def _last_part(address: str) -> str:
    path = unquote(urlsplit(address).path) if is_address(address) else address
    return os.path.basename(path.rstrip("/\\")) or (urlsplit(address).hostname or "glossary")


def _file_name(name: str) -> str:
    """The name of a glossary file: letters, digits, hyphens, underscores and full stops, and the ending."""
    stem = re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE)
    stem = re.sub(r"[^\w.-]+", "-", stem).strip("-.")
    if not stem:
        raise CarelexError(f"--as: {name!r} cannot be a file name; use letters, figures and hyphens")
    if _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"glossary-{stem}"
    return f"{stem[:100]}.yaml"


# Windows has no files with the names of its devices, whatever the ending.
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]", re.IGNORECASE)


def _known_name(name: str, known: Collection[str]) -> str:
    for candidate in (name, os.path.basename(name), f"{name}.yaml"):
        if candidate in known:
            return candidate
    there = ", ".join(sorted(known)) or "none"
    raise CarelexError(f"{name!r} is not a glossary that you have added; those are: {there}")
