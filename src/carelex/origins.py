"""Remembers where the borrowed glossaries in the user's folder are from, and how old they are."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from carelex.places import user_glossary_folder
from carelex.values import NamedTuple

OLD_DAYS = 30
"""After this many days it is time to look for a newer version."""

_NAME = "borrowed.json"


class Origin(NamedTuple):
    """Where a glossary is from. address: as the user gave it; for a file, its full path.

    digest: SHA-256 of the fetched bytes, in hexadecimal; that of the file differs if the user has edited it.
    etag, last_modified: as the server stated them. fetched: when the glossary was fetched. looked: when carelex last
    looked for a newer version. Both times are in UTC, as ISO 8601 writes them.
    """

    address: str
    digest: str
    fetched: str
    looked: str
    etag: str | None = None
    last_modified: str | None = None


def origins_file() -> Path:
    """The file where the origins are saved, beside the folder of glossaries. It need not exist."""
    return user_glossary_folder().parent / _NAME


def origins() -> dict[str, Origin]:
    """The origin of each borrowed glossary, by the name of its file in the user's folder.

    Empty if the saved origins cannot be read: the glossaries themselves work without them.
    """
    # Most users borrow no glossary.
    import json

    try:
        known = json.loads(origins_file().read_text(encoding="utf-8"))
        return {name: Origin(**fields) for name, fields in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def age_in_days(origin: Origin, today: datetime | None = None) -> int:
    """How many days ago carelex last looked for a newer version."""
    try:
        looked = datetime.fromisoformat(origin.looked)
    except ValueError:
        # Somebody has edited the file by hand.
        return 0
    looked = looked if looked.tzinfo else looked.replace(tzinfo=UTC)
    return max(((today or datetime.now(UTC)) - looked).days, 0)


def path_in_folder(name: str) -> Path:
    """The path of the glossary file with that name in the user's folder."""
    return user_glossary_folder() / os.path.basename(name)


def origins_of(files: Iterable[str]) -> dict[str, Origin]:
    """The origins of those of *files* that are borrowed."""
    files = tuple(files)
    # Finding the folder takes a while.
    folder = os.path.realpath(user_glossary_folder()) if files else ""
    own = [file for file in files if os.path.dirname(os.path.realpath(file)) == folder]
    known = origins() if own else {}
    return {file: known[name] for file in own if (name := os.path.basename(file)) in known}
