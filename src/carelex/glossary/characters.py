"""Reads the characters of a glossary file piece by piece, and reports bytes that are not text."""

import codecs
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from carelex.errors import Fault, GlossaryError

if TYPE_CHECKING:
    from carelex.rules import FaultRule

# The characters that YAML 1.1, section 5.1, allows in a file as they are.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LINE_BREAK = re.compile(r"\r\n|\r|\n")

# Characters that only matter if the file has other errors, which they may have caused.
_ODD = re.compile("[\xa0\x85\u2028\u2029]")
_ODD_INDENT = re.compile(r"([ \xa0]*+(?:-[ \xa0]++)?+)(?:-[ \xa0]|\w++:)")
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")


def open_glossary(path: Path, name: str) -> BinaryIO:
    """Open the glossary file at *path*, which messages call *name*; raise GlossaryError if this fails."""
    try:
        return path.open("rb")
    except FileNotFoundError as exc:
        raise GlossaryError([Fault(name, 0, 0, "no such file; check the path", "no-such-file")]) from exc
    except IsADirectoryError as exc:
        raise GlossaryError([Fault(name, 0, 0, "this is a folder; name a file in it", "is-a-folder")]) from exc
    except (OSError, ValueError) as exc:
        raise GlossaryError([unreadable(name, exc)]) from exc


def unreadable(name: str, exc: OSError | ValueError) -> Fault:
    """Say why the file that messages call *name* cannot be read."""
    reason = getattr(exc, "strerror", None) or exc
    return Fault(name, 0, 0, f"cannot be read ({reason}); check the path and its permissions", "unreadable")


class Readable(Protocol):
    """An object with the method of a binary file that reading needs."""

    def read(self, size: int, /) -> bytes: ...


class Characters:
    """A file's characters for the YAML parser, piece by piece, with an error for each that is not allowed.

    The parser would stop at the first control character, and later errors would stay hidden: it gets U+FFFD instead. If
    the file is not text at all, the parser gets no more of it.

    look_at: is also called with each piece, and with an empty text at the end.
    """

    def __init__(self, file: Readable, name: str, look_at: Callable[[str], None] | None = None) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.is_text = True
        self.error: OSError | None = None
        self.position = 0
        self._file = file
        self._look_at = look_at
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._line = 1
        self._column = 1
        # The last pieces, each with the number of its first line: messages quote lines from these. Then their lines,
        # once somebody has asked for one.
        self._recent: list[tuple[int, str]] = []
        self._lines: list[str] | None = None
        # Indents with a sign that looks like a space but is none, and signs that only YAML counts as line ends.
        self.odd: list[Fault] = []

    def read(self, _size: int = 0) -> str:
        """Return the next characters, some ten thousands; an empty text at the end."""
        piece = self._next_piece()
        if self._look_at is not None:
            self._look_at(piece)
        return piece

    def _next_piece(self) -> str:
        while self.is_text:
            data = self._read()
            try:
                piece = self._decoder.decode(data, final=not data)
            except UnicodeDecodeError as exc:
                self._pass(exc.object[: exc.start].decode("utf-8"))
                self._refuse_encoding(f"byte 0x{exc.object[exc.start]:02x}")
                break
            if piece or not data:
                return self._checked(piece)
        return ""

    def line(self, number: int) -> str:
        """Return a recent line, counted from 1; empty if it is no longer kept."""
        if self._lines is None:
            self._lines = LINE_BREAK.split("".join(piece for _, piece in self._recent))
        at = number - (self._recent[0][0] if self._recent else 1)
        return self._lines[at] if 0 <= at < len(self._lines) else ""

    def _read(self) -> bytes:
        try:
            data = self._file.read(_PIECE)
            while data.endswith(b"\r") and (more := self._file.read(1)):
                # Never split a line end.
                data += more
        except OSError as exc:
            self.error = exc
            return b""
        if not self.position:
            if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                self._refuse_encoding("it is UTF-16", " (in Notepad: Save as, Encoding: UTF-8)")
                return b""
            data = data.removeprefix(codecs.BOM_UTF8)
        for beginning, kind in () if self.position else _KINDS:
            if data[: len(beginning)].lower() == beginning:
                self._refuse(f"this is {kind}, not a glossary file; {self._how_to_import(kind)}")
                return b""
        if b"\0" in data:
            self._refuse("this is not a text file; a glossary is one, in UTF-8, so export or save it as text")
            return b""
        self.position += len(data)
        return data

    def _how_to_import(self, kind: str) -> str:
        """Say how a glossary is made from a document of a kind of `_KINDS`."""
        # Few files are none.
        from carelex.quoting import as_word

        command = f"carelex import {as_word('-' if self.name == 'stdin' else self.name)} -o FILE"
        if kind == _PDF:
            return "ask for the document that it was made from, and make a glossary from that: carelex import"
        if kind == _RTF:
            return "save it as a Word document (.docx), and make a glossary from that: carelex import"
        return f"to make one from it: {command}"

    def _refuse(self, problem: str) -> None:
        self.faults = [Fault(self.name, 0, 0, problem, "not-plain-text")]
        self.is_text = False

    def _refuse_encoding(self, reason: str, how: str = "") -> None:
        problem = f"not UTF-8 ({reason}); save the file as UTF-8{how}"
        self.faults = [Fault(self.name, self._line, self._column, problem, "not-utf-8")]
        self.is_text = False

    def _checked(self, piece: str) -> str:
        # Printable characters are allowed; this is the quickest way to check for others.
        if not piece.replace("\n", "").isprintable():
            for sign in _UNPRINTABLE.finditer(piece):
                line, column = self._place(piece[: sign.start()])
                problem = f"the control character U+{ord(sign[0]):04X} is not allowed in YAML; remove it"
                self.faults.append(Fault(self.name, line, column, problem, "control-character"))
            piece = _UNPRINTABLE.sub("\ufffd", piece)
        if not piece.isascii() and _ODD.search(piece):
            self._note_odd(piece)
        if piece:
            self._recent = [*self._recent[-2:], (self._line, piece)]
            self._lines = None
        self._pass(piece)
        return piece

    def _note_odd(self, piece: str) -> None:
        number, column = self._line, self._column
        for line in LINE_BREAK.split(piece):
            # A piece may begin within a line.
            if column == 1 and (indent := _ODD_INDENT.match(line)) and "\xa0" in indent[1]:
                problem = "a no-break space (U+00A0) before a key or a '-'; write a space"
                self._add_odd(number, indent[1].index("\xa0") + 1, problem, "no-break-indent")
            elif line_end := _ODD_BREAK.search(line):
                code = f"U+{ord(line_end[0]):04X}"
                problem = f"{code} ends a line in YAML but in no editor, so line numbers below count it; remove it"
                self._add_odd(number, line_end.start() + column, problem, "line-separator")
            number, column = number + 1, 1

    def _add_odd(self, line: int, column: int, problem: str, rule: "FaultRule") -> None:
        self.odd.append(Fault(self.name, line, column, problem, rule))

    def _pass(self, piece: str) -> None:
        self._line, self._column = self._place(piece)

    def _place(self, piece: str) -> tuple[int, int]:
        """The line and column after *piece*, which follows what was read."""
        breaks = piece.count("\n")
        if "\r" in piece:
            breaks += piece.count("\r") - piece.count("\r\n")
        if not breaks:
            return self._line, self._column + len(piece)
        return self._line + breaks, len(piece) - max(piece.rfind("\n"), piece.rfind("\r"))


# How files begin that are documents of another kind.
_RTF, _PDF = "an RTF document", "a PDF"
_KINDS = (
    (b"{\\rtf", _RTF),
    (b"%pdf-", _PDF),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"pk\x03\x04", "a Word document, a spreadsheet or another packed file"),
)

# Bytes to read at a time.
_PIECE = 1 << 16
