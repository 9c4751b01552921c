"""Decodes bytes into text: finds out their character set from the bytes and from what the document says."""

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

from carelex.errors import CarelexError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Browsers read these as windows-1252, which has the same characters and some more.
_AS_WINDOWS = {"ascii", "iso8859-1", "cp1252"}
# A document may declare its character set within the first bytes; browsers look as far.
_HEAD = 2048


class Decoded(NamedTuple):
    """The text without a byte order mark, and the name of its character set, for people."""

    text: str
    charset: str


def decode(data: bytes, name: str, *, encoding: str | None = None, declared: Iterable[str] = ()) -> Decoded:
    """Decode *data*.

    encoding: the user's choice, which decides. declared: by the document or its server, best first; used
    only if the bytes are not UTF-8. Raises CarelexError if the bytes do not fit the user's choice.
    """
    if encoding is not None:
        return _as_told(data, name, encoding)
    for mark, charset in _MARKS:
        if data.startswith(mark):
            skipped = data[len(mark) :] if charset == "utf-8" else data
            return Decoded(skipped.decode(charset, "replace"), charset.upper())
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), "UTF-16")
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _not_utf_8(data, declared)


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    codec = _codec(encoding)
    if codec is None:
        raise CarelexError(f"no character set {encoding!r}; give one such as utf-8, cp1252 or utf-16")
    try:
        text = data.decode(codec)
    except UnicodeError as exc:
        raise CarelexError(f"{name}: is not written in {encoding}; leave --encoding out to have it found") from exc
    return Decoded(text.removeprefix("\ufeff"), encoding)


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in Western text, every second byte is zero."""
    head = data[:256]
    if len(head) < 4 or 0 not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = len(head) // 2 * 0.7
    if odd >= most and not even:
        return "utf-16-le"
    return "utf-16-be" if even >= most and not odd else None


def _not_utf_8(data: bytes, declared: Iterable[str]) -> Decoded:
    """Decode text that is not pure UTF-8: as UTF-8 with a letter pasted in, as declared, or as windows-1252."""
    broken = len(re.findall("\udcff", data.decode("utf-8", "carelex-count")))
    letters = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    if letters > 4 * broken:
        return Decoded(data.decode("utf-8", "carelex-windows"), "UTF-8 with some windows-1252")
    for label in declared:
        codec = _codec(label)
        if codec is None or codec in _AS_WINDOWS or codec.startswith("utf-8"):
            continue
        try:
            return Decoded(data.decode(codec).removeprefix("\ufeff"), label)
        except UnicodeError:
            continue
    return Decoded(data.decode("cp1252", "carelex-windows"), "windows-1252")


def _codec(label: str) -> str | None:
    """Python's name of a character set; None for codecs that are none ("hex", "rot13", "idna")."""
    try:
        info = codecs.lookup(label.strip())
        "".encode(info.name)
    except (LookupError, ValueError, TypeError):
        return None
    return info.name


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode bytes that cannot be read as windows-1252 has them, or as browsers do if it lacks them."""
    assert isinstance(error, UnicodeDecodeError)
    broken = error.object[error.start : error.end]
    return "".join(_WINDOWS.get(byte, chr(byte)) for byte in broken), error.end


def _count(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return "\udcff", error.end


_WINDOWS = {byte: bytes([byte]).decode("cp1252") for byte in range(256) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}}
codecs.register_error("carelex-windows", _read_as_windows)
codecs.register_error("carelex-count", _count)


def declared_in_html(data: bytes) -> list[str]:
    """The character sets that an HTML or XML document declares, in order; there may be several."""
    head = data[:_HEAD]
    found = re.findall(
        rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", head, re.I
    )
    return [(xml or meta).decode("ascii", "replace") for xml, meta in found]
