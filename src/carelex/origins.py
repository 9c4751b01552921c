"""Where the glossaries of the user's folder are from that somebody else keeps, and how old they are."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from carelex.places import user_glossary_folder

OLD_DAYS = 30
"""After so many days it is time to look whether a glossary has changed where it is from."""

_NAME = "borrowed.json"


class Origin(NamedTuple):
    """Where a glossary is from. address: as the user gave it; a file's is its full path.

    digest: SHA-256 of what was fetched, in hexadecimal; the file differs where the user has changed it. etag,
    last_modified: what the server said of it. fetched: when it was; looked: when somebody last looked whether it had
    changed. Both as ISO 8601 writes them, in UTC.
    """

    address: str
    digest: str
    fetched: str
    looked: str
    etag: str | None = None
    last_modified: str | None = None


def origins_file() -> Path:
    """The file that remembers; it need not exist. It lies beside the folder, not in it."""
    return user_glossary_folder().parent / _NAME


def origins() -> dict[str, Origin]:
    """Where each glossary is from, by the name of its file in the user's folder.

    What is remembered is no glossary: where it cannot be read, nothing is known.
    """
    # Most people have none.
    import json

    try:
        known = json.loads(origins_file().read_text(encoding="utf-8"))
        return {name: Origin(**fields) for name, fields in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def age_in_days(origin: Origin, today: datetime | None = None) -> int:
    """How many days ago somebody last looked whether a glossary has changed."""
    try:
        looked = datetime.fromisoformat(origin.looked)
    except ValueError:
        # Written by somebody's hand.
        return 0
    looked = looked if looked.tzinfo else looked.replace(tzinfo=UTC)
    return max(((today or datetime.now(UTC)) - looked).days, 0)


def path_in_folder(name: str) -> Path:
    """The glossary file of that name in the user's folder."""
    return user_glossary_folder() / os.path.basename(name)


def origins_of(files: Iterable[str]) -> dict[str, Origin]:
    """Where those of the glossary *files* are from that somebody else keeps."""
    files = tuple(files)
    # Where the folder is takes a while to know.
    folder = os.path.realpath(user_glossary_folder()) if files else ""
    own = [file for file in files if os.path.dirname(os.path.realpath(file)) == folder]
    known = origins() if own else {}
    return {file: known[name] for file in own if (name := os.path.basename(file)) in known}
