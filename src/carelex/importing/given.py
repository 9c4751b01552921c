"""What a user gives to bring in, and how it is to be read."""

from pathlib import Path
from typing import NamedTuple

from carelex.importing.tree import LeftOut


class Given(NamedTuple):
    """One document: its bytes, and what is known of them beforehand.

    name: as the user named it. path: the file, where it is one (some formats are a set of files). url: the address it
    was fetched from. charset, media_type: what the server said. is_term: whether it is one of a folder in which each
    file explains one term. left_out: what was found beside it, and is not read.
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
    """What the user says of the documents.

    format: a name of `readers.FORMATS`, or None to find it out. columns: the number, from 1, or the head of the column
    that has a field ("term", "text", "abbreviation", "aliases", "see", "see_also", "note"). language: of the entries to
    take, as BCP 47 writes it, where a document has several. encoding: the character set, or None to find it out.
    """

    format: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    encoding: str | None = None
