"""Finds out the format of a file from its bytes."""

import io
import re
import zipfile
from collections.abc import Callable

from carelex.errors import CarelexError
from carelex.importing.given import Given
from carelex.importing.readers.decoding import decode

# In bytes: how much of a document to look at.
_HEAD = 64 * 1024


def by_content(given: Given, by_ending: str | None) -> str | None:
    """Name the format if the bytes leave no doubt. by_ending: the format that the file's ending suggests.

    Raises CarelexError for formats that carelex cannot read, and says what to do with them.
    """
    _refuse_unreadable(given)
    if given.data.startswith(b"PK\x03\x04"):
        kind = _of_zip(given.data)
        if kind is None and by_ending not in {"docx", "odt", "xlsx", "ods"}:
            raise CarelexError(f"{given.name}: {_zip_problem(given.data)}")
        return kind
    if given.data.startswith(b"StarDict's dict ifo file"):
        return "stardict"
    if by_ending in {"dictd", "markdown", "csv", "tsv"}:
        # Files in these formats may contain any text.
        return "html" if by_ending == "markdown" and _is_whole_page(_text(given.data)) else None
    text = _text(given.data)
    return next((name for name, looks_so in _SURE.items() if looks_so(text)), None)


def guess(data: bytes) -> str:
    """Name the likeliest format for text of unknown format; Markdown if there is no sign of another."""
    text = _text(data)
    lines = [line for line in text.split("\n")[:20] if line.strip()]
    if len(re.findall(r"</?(?:p|div|li|ul|dl|dt|dd|table|tr|td|h[1-6]|details)\b[^<>]*>", text, re.I)) >= 4:
        return "html"
    # Programs that learn words with people write what the columns are into lines of their own.
    rows = [line for line in lines if not line.startswith("#")]
    if len(rows) > 1 and all("\t" in line.strip() for line in rows):
        return "tsv"
    for mark in (",", ";"):
        is_in_each = all(re.match(rf'("[^"]*"|[^{mark}"]{{1,60}}){mark}', line) for line in lines[:5])
        if len(lines) > 2 and is_in_each and len({line.count(mark) for line in lines[:3]}) == 1:
            return "csv"
    return "markdown"


def _refuse_unreadable(given: Given) -> None:
    head = given.data.lstrip()[:8]
    for start, what in _UNREADABLE.items():
        if head.startswith(start):
            raise CarelexError(f"{given.name}: {what}")
    if not given.data.startswith((b"PK\x03\x04", b"StarDict")) and not _is_text(given.data[:_HEAD]):
        raise CarelexError(
            f"{given.name}: is neither text nor another kind of file that carelex reads; "
            "for the formats: carelex import --help"
        )


def _is_text(data: bytes) -> bool:
    """Whether the bytes may be text: hardly any character is a control character."""
    text = _text(data)
    controls = sum(char < " " and char not in "\t\n\r\f\x1a\x1b\0\x07" for char in text) + text.count("\ufffd")
    # Some badly made programs leave zero bytes.
    return (controls + 3 * text.count("\0")) * 20 <= len(text)


_UNREADABLE = {
    b"%PDF": "a PDF file cannot be read; ask for the document it was made from, or save its text from a PDF viewer",
    b"\xd0\xcf\x11\xe0": "a file from Word or Excel before 2007; open it there and save it as .docx or .xlsx",
    b"{\\rtf": "a Rich Text file; open it in a word processor and save it as .docx or .odt",
    b"\x1f\x8b": "a compressed file; unpack it first (a StarDict or dictd dictionary is read by its .ifo or .index)",
}


def _zip_problem(data: bytes) -> str:
    """Say why a zip file that is no document cannot be read."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        return "is a zip file, and no document; unpack it first, and name the files or the folder"
    return "is a damaged zip file; get a new copy of it"


def _of_zip(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").decode("ascii", "replace").strip()
                return {"text": "odt", "spreadsheet": "ods"}.get(kind.rpartition("opendocument.")[2].split("-")[0])
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return None
    for part, format_name in (("word/", "docx"), ("xl/", "xlsx")):
        if any(name.startswith(part) for name in names):
            return format_name
    return None


def _text(data: bytes) -> str:
    # The last letter may be cut in two; the exact character set does not matter here.
    return decode(data[:_HEAD], "", declared=()).text.lstrip()


def _is_whole_page(text: str) -> bool:
    """Whether text is HTML from its first tag on, as browsers check it."""
    start = re.match(
        r"(?>(?><\?xml[^>]*>|<!--.*?-->|\s+)*)<(!doctype html|html|head|body|title|meta)\b", text, re.I | re.S
    )
    return start is not None and "tbx" not in text[start.start() : start.end() + 200].lower()


def _is_tbx(text: str) -> bool:
    return _root(text) in {"tbx", "martif", "termbase"}


def _is_rdf(text: str) -> bool:
    is_linked_data = re.search(r'"@context"|/2004/02/skos/core#|"skos:\w+"', text) is not None
    # The terms that schema.org has are read as any data: their keys say all.
    is_plain = re.search(r'"@context"\s*:\s*"https?://schema\.org/?"', text) is not None and "skos" not in text
    return (
        _root(text) == "rdf"
        or (text.startswith(("{", "[")) and is_linked_data and not is_plain)
        or bool(
            re.match(
                r"(?>(?>#[^\n]*\n|\s+)*)(?:@?prefix\s+[\w-]*:\s*<|@?base\s+<|<\w+:[^<>\s]+>\s+<\w+:[^<>\s]+>\s+[<\"_])",
                text,
                re.I,
            )
        )
    )


def _root(text: str) -> str:
    """The name of the first element of an XML document, in small letters and without its namespace."""
    start = re.match(
        r"(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+)*)<([\w:.-]+)", text, re.I | re.S
    )
    return start[1].rpartition(":")[2].lower() if start else ""


def _is_xml(text: str) -> bool:
    """Whether text is XML of a vocabulary of its own."""
    return text.startswith("<?xml") and _root(text) not in ("", "html")


def _is_json_lines(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    # The last of them may be cut short.
    whole = lines[:-1] if len(lines) > 2 else lines
    return len(whole) > 1 and all(line.startswith("{") and line.endswith("}") for line in whole)


def _is_json(text: str) -> bool:
    return bool(re.match(r'\{\s*(?:"|\}$)|\[\s*(?:[{"\[]|\]$)', text))


def _is_own(text: str) -> bool:
    """Whether it is a glossary file of carelex."""
    return bool(re.search(r"^terms:\s*$", text, re.M) and re.search(r"^\s*-?\s*term:\s", text, re.M))


_SURE: dict[str, Callable[[str], bool]] = {
    "tbx": _is_tbx,
    "skos": _is_rdf,
    "html": _is_whole_page,
    "jsonl": _is_json_lines,
    "json": _is_json,
    "yaml": _is_own,
    "xml": _is_xml,
}
