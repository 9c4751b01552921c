"""A document to import, and how the user wants it read."""

from pathlib import Path
from typing import NamedTuple

from carelex.errors import CarelexError
from carelex.importing.tree import LeftOut


class DrawnByScriptsError(CarelexError):
    """The words of a web page are not in it; scripts draw them."""


class Given(NamedTuple):
    """One document: its bytes, and what is known about it before it is read.

    name: as the user gave it. path: of the file, if it is one (some formats are a set of files). url: the address it
    was fetched from. charset, media_type: as the server said. is_term: whether it is in a folder in which each
    file explains one term. left_out: what was found beside it and is not read.
    """

    name: str
    data: bytes
    path: Path | None = None
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    is_term: bool = False
    left_out: tuple[LeftOut, ...] = ()


class HowToRead(NamedTuple):
    """How the user wants the documents read.

    format: a name of `readers.FORMATS`, or None to find it out. columns: for a field ("term", "text", "abbreviation",
    "aliases", "see", "see_also", "note"), the number of its column, from 1, or its head. language: of the entries to
    take, as BCP 47 writes it, for documents in several. encoding: the character set, or None to find it out.
    """

    format: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    encoding: str | None = None
