"""Remembers where the glossaries of the user's folder are from that somebody else keeps."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from carelex.errors import OutputError
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
    try:
        known = json.loads(origins_file().read_text(encoding="utf-8"))
        return {name: Origin(**fields) for name, fields in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def remember(known: Mapping[str, Origin]) -> None:
    """Write down where each glossary is from."""
    from carelex.glossary import Draft, content_of

    target = origins_file()
    data = json.dumps({name: origin._asdict() for name, origin in sorted(known.items())}, indent=2, ensure_ascii=False)
    with Draft(target, str(target), makes_folder=True) as draft:
        draft.write(f"{data}\n".encode())
        if not draft.replaces(content_of(target, str(target))):
            raise OutputError(str(target), "is being changed by another program; try again")


def now() -> str:
    """The time, as it is remembered."""
    return datetime.now(UTC).isoformat(timespec="seconds")


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
