"""How text comes and goes: colour settled once, an encoding that never fails, whole files, a pager, queries by line.

The only module beside `cli` that knows of streams; it decides nothing about answers.
"""

import codecs
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple, Self, TextIO

from carelex.errors import OutputError
from carelex.render import Page, counted, safe_line

if TYPE_CHECKING:
    from carelex.progress import Progress

# Typographic characters whose plain sisters say the same, for an output that cannot show them.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "*", "\xa0": " "})


# What takes no room on a screen: colours and hyperlinks.
_ESCAPES = r"\x1b(?:\[[\d;]*m|\][^\x1b]*\x1b\\)"


class Color(StrEnum):
    """When to use colour, as `--color` takes it."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def forgive_encoding(*streams: TextIO | None) -> None:
    """Make *streams* replace what their encoding lacks, instead of failing."""
    codecs.register_error("carelex", _replaced)
    for stream in streams:
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="carelex")


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(char if char.isascii() else "?" for char in plain), error.end


def drain(*streams: TextIO | None) -> None:
    """Write what is left in the buffers of *streams*, or throw it away where it cannot be written.

    Python would try once more when it ends, fail, say so in its own words, and end with 120.
    """
    for stream in streams:
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def page_for(stream: TextIO | None, color: Color, width: int | None, environ: Mapping[str, str]) -> Page:
    """Describe the place that *stream* leads to; None is a file. *width* is in the place of the terminal's."""
    on_terminal = is_terminal(stream)
    colored = _is_colored(on_terminal, color, environ)
    return Page(
        width=width or terminal_size().columns,
        color=colored,
        links=colored and on_terminal and _can_link(environ),
        unicode=_is_unicode(getattr(stream, "encoding", None) or "utf-8"),
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person reads *stream* as it is written."""
    return stream is not None and not stream.closed and stream.isatty()


def _is_colored(on_terminal: bool, color: Color, environ: Mapping[str, str]) -> bool:
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    # no-color.org: any value but the empty one counts.
    if environ.get("NO_COLOR"):
        return False
    # bixense.com/clicolors: CLICOLOR_FORCE is for a pipe too, and only NO_COLOR goes before it; CLICOLOR says whether
    # a terminal gets colour. Of both, 0 is "no". FORCE_COLOR, which Node began, is CLICOLOR_FORCE by another name.
    if any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return on_terminal and environ.get("CLICOLOR") != "0" and environ.get("TERM") != "dumb"


def _can_link(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is none of those that are known to show a hyperlink (OSC 8) as its text alone."""
    old_vte = environ.get("VTE_VERSION", "").isdigit() and int(environ["VTE_VERSION"]) < 5000
    screen = environ.get("TERM", "").startswith("screen") and "TMUX" not in environ
    plain = environ.get("TERM") in ("linux", "dumb") or environ.get("TERM_PROGRAM") == "Apple_Terminal"
    return not (old_vte or screen or plain)


def _is_unicode(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith("utf")


def stdin_file() -> Path | None:
    """The file that stdin is read from, where the system tells."""
    path = Path(os.path.realpath("/dev/stdin"))
    with suppress(OSError, ValueError):
        if os.path.samestat(os.fstat(sys.stdin.fileno()), path.stat()) and path.is_file():
            return path
    return None


def terminal_size() -> os.terminal_size:
    """Size of the terminal: COLUMNS and LINES first, then whichever standard stream is one, else 80 by 24."""
    fallback = (80, 24)
    # When stdout is a pipe ("| less"), the terminal is still behind one of the others.
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        with suppress(AttributeError, OSError, ValueError):
            size = os.get_terminal_size(stream.fileno())  # type: ignore[union-attr]
            if size.columns > 0:
                fallback = (size.columns, size.lines or 24)
                break
    width, height = (whole_number(os.environ.get(name, "")) for name in ("COLUMNS", "LINES"))
    return os.terminal_size((width or fallback[0], height or fallback[1]))


def whole_number(text: str) -> int:
    """The number from 1 upwards that *text* is, or 0."""
    # Python refuses to read one of thousands of digits.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 100 else 0


def write(pieces: Iterable[str], stream: IO[str] | None, *, named: str = "stdout") -> None:
    """Write *pieces* to *stream*, each as soon as it is there. *named* is what errors call it.

    Raises BrokenPipeError when the reader has gone, OutputError when it cannot be written for another reason.
    """
    if stream is None:
        raise OutputError(named, "is closed; open it, or name a file with --output")
    for piece in pieces:
        # What makes the pieces has errors of its own, which are none of the stream's.
        try:
            stream.write(piece)
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as exc:
            raise _unwritable(named, exc) from exc


def check_target(output: str, keep: Iterable[Path]) -> Path:
    """Give the path of the file to write that *output* names.

    Raises OutputError when there can be no such file: it is a folder, there is no folder for it, it may not be
    written, or it is one of *keep*.
    """
    # os.path: unlike Path it has an answer for every path, be it too long, forbidden or a loop.
    real = os.path.realpath(output)
    folder = os.path.dirname(real)  # noqa: PTH120
    if os.path.isdir(real):  # noqa: PTH112
        raise OutputError(output, "this is a folder; name a file in it")
    if output.endswith(("/", os.sep)) or not os.path.isdir(folder):  # noqa: PTH112
        missing = real if output.endswith(("/", os.sep)) else folder
        raise OutputError(output, f"no folder {os.path.relpath(missing)!r}; make it first, or name another")
    if real in {os.path.realpath(path) for path in keep}:
        raise OutputError(output, "this is one of the glossaries, and would be overwritten; name another file")
    if os.path.islink(real):  # noqa: PTH114
        raise OutputError(output, "this link leads back to itself; name another file")
    if os.path.exists(real) and not os.access(real, os.W_OK):  # noqa: PTH110
        raise OutputError(output, "this file may not be written; name another, or change its permissions")
    return Path(output)


def create_file(text: str, output: str) -> None:
    """Write *text* to a new file in UTF-8; raise OutputError where there is one already, or can be none."""
    target = check_target(output, keep=())
    try:
        stream = target.open("x", encoding="utf-8", newline="\n")
    except FileExistsError as exc:
        raise OutputError(output, "is there already, and is left as it is; name another file") from exc
    except OSError as exc:
        raise _unwritable(output, exc) from exc
    try:
        with _told(output), stream:
            stream.write(text)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def write_file(pieces: Iterable[str], target: Path, *, may_be_empty: bool = False) -> None:
    """Write *pieces* to the file *target* in UTF-8, in place of what it held, and only when all of them are there.

    Nothing is written when anything fails on the way, nor when there is no text at all, unless it *may_be_empty*.
    Raises BrokenPipeError when *target* is a pipe whose reader has gone, OutputError when it cannot be written for
    another reason.
    """
    # The file that a link leads to is what was asked for.
    real = Path(os.path.realpath(target))
    if _is_stream(target):
        # Written as it comes, and never replaced. Behind "/dev/stdout" there may be a file that holds more than this.
        with _told(str(target)), target.open("a", encoding="utf-8", newline="\n", errors="backslashreplace") as stream:
            write(pieces, stream, named=str(target))
    elif os.path.exists(real) and not os.access(real.parent, os.W_OK):  # noqa: PTH110
        # Its folder takes no draft.
        text = "".join(pieces)
        with _told(str(target)):
            if text or may_be_empty:
                real.write_text(text, encoding="utf-8", newline="\n", errors="backslashreplace")
    else:
        _replace(pieces, real, named=str(target), may_be_empty=may_be_empty)


def _is_stream(target: Path) -> bool:
    is_other = os.path.exists(target) and not os.path.isfile(target)  # noqa: PTH110, PTH113
    return is_other or str(target).startswith(("/dev/", "/proc/"))


def _replace(pieces: Iterable[str], target: Path, *, named: str, may_be_empty: bool) -> None:
    # Needed for --output alone.
    from tempfile import NamedTemporaryFile

    with _told(named):
        draft = NamedTemporaryFile(  # noqa: SIM115 (it is closed, and renamed or removed, below)
            "w",
            encoding="utf-8",
            newline="\n",
            errors="backslashreplace",
            dir=target.parent,
            prefix=".carelex-",
            delete=False,
        )
    path = Path(draft.name)
    try:
        try:
            write(pieces, draft.file, named=named)
        finally:
            # Closing tries to write what is left, and so fails once more where writing has failed.
            with _told(named):
                draft.close()
        with _told(named):
            if may_be_empty or path.stat().st_size:
                path.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
                path.replace(target)
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _told(target: str) -> Iterator[None]:
    """Turn a failure to write *target* into an OutputError; a reader that has gone is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as exc:
        raise _unwritable(target, exc) from exc


def _unwritable(target: str, exc: OSError) -> OutputError:
    return OutputError(target, f"cannot be written ({exc.strerror or exc})")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def left_by_pager(pieces: Iterable[str], stream: TextIO | None, *, above: Iterable[str]) -> Iterable[str] | None:
    """Show *pieces* in the user's pager, if *stream* is a terminal that is too low for them; otherwise give them back.

    above: lines that must be read with them; they stand before, where the pager's first screen shows them.
    """
    # A dumb terminal is none that a pager could fill.
    if stream is None or not is_terminal(stream) or os.environ.get("TERM") == "dumb":
        return pieces
    size = terminal_size()
    lines = [f"{line}\n" for line in above]
    coming = iter(pieces)
    shown: list[str] = []
    height = sum(_height(line, size.columns) for line in lines)
    for piece in coming:
        shown.append(piece)
        height += _height(piece, size.columns)
        if height >= size.lines:
            break
    else:
        return shown

    def rest() -> Iterator[str]:
        for piece in coming:
            # A pager that fails leaves everything to be shown once more.
            shown.append(piece)
            yield piece

    return None if _paged(chain(lines, shown.copy(), rest()), stream.encoding) else chain(shown, coming)


def _height(text: str, columns: int) -> int:
    return sum(max(1, -(-_width(re.sub(_ESCAPES, "", line)) // columns)) for line in text.splitlines())


def _width(line: str) -> int:
    if line.isascii():
        return len(line)
    # Rich knows which characters are as wide as two.
    from rich.cells import cell_len

    return cell_len(line)


def _paged(pieces: Iterable[str], encoding: str) -> bool:
    """Whether the pager has shown *pieces*, each as soon as it is there; False when there is none to be had."""
    # Not needed by an answer that fits the screen.
    import shlex

    try:
        command = shlex.split(os.environ.get("PAGER", "less -FRX"))
    except ValueError:
        command = []
    if not command or command == ["cat"] or shutil.which(command[0]) is None:
        return False
    # As git does: a plain "less" is told to show colours, and to leave the text on the screen.
    environ = {"LESS": "FRX"} | dict(os.environ)
    if _is_unicode(encoding):
        # Python may write UTF-8 where the locale names no encoding; less must read what is written.
        environ.setdefault("LESSCHARSET", "utf-8")
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environ, encoding=encoding, errors="carelex")
    except OSError:
        return False
    # Ctrl-C is for the pager while it runs: leaving before it would leave the terminal to both.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with process, suppress(BrokenPipeError), process.stdin as pipe:  # type: ignore[union-attr]
            for piece in pieces:
                pipe.write(piece)
                pipe.flush()
    finally:
        signal.signal(signal.SIGINT, before)
    # One that fails has shown nothing; one that was killed was told to go.
    return process.returncode <= 0


class _ProgressLine:
    """A line on *stream* that tells how far something is, on a terminal, when it takes more than a moment.

    It is a context, so that it is wiped away in the end, and by an interrupt too.
    """

    def __init__(self, stream: TextIO | None, environ: Mapping[str, str]) -> None:
        self._stream = stream
        self._is_live = is_terminal(stream) and environ.get("TERM") != "dumb"
        self._started = self._shown = 0.0
        self._has_line = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._wipe()

    def _begin(self) -> None:
        self._started = time.monotonic()

    @property
    def _took(self) -> float:
        return time.monotonic() - self._started

    def _show(self, tell: Callable[[], str]) -> None:
        """Show what *tell* gives, if it is time to show something at all."""
        now = time.monotonic()
        if self._is_live and self._took > _MOMENT and now - self._shown > _BETWEEN:
            self._shown = now
            self._has_line = True
            self._write(f"\r{tell()[: terminal_size().columns - 1]}\x1b[K")

    def _wipe(self) -> None:
        if self._has_line:
            self._write("\r\x1b[K")
        self._has_line = False

    def _write(self, text: str) -> None:
        # What nobody can be told must not cost the answer.
        with suppress(OSError, ValueError, AttributeError):
            self._stream.write(text)  # type: ignore[union-attr]
            self._stream.flush()  # type: ignore[union-attr]


class IndexingProgress(_ProgressLine):
    """Tells how the making of an index goes, and in the end, on a terminal or not, what has been made."""

    def __call__(self, progress: "Progress") -> None:
        if not progress.done:
            # At the beginning, which may come again: of another glossary, or of one that changed while it was read.
            self._begin()
            return
        if self._took <= _MOMENT:
            return
        name = safe_line(progress.name)
        if progress.is_finished:
            self._wipe()
            done, rest = ("indexed", "") if progress.is_kept else ("read", "; no index of it can be kept")
            self._write(f"carelex: {done} {counted(progress.terms)} of {name} in {self._took:.0f} s{rest}\n")
        else:
            # Without the path, so that there is room for the numbers.
            short = os.path.basename(name)[:_SHORT]  # noqa: PTH119
            self._show(lambda: f"carelex: reading {short}: {_how_far(progress, self._took)}")


class ComparingProgress(_ProgressLine):
    """Tells how many of the terms that are to be compared have been."""

    def __call__(self, done: int, terms: int) -> None:
        if not done:
            self._begin()
            return
        self._show(lambda: f"carelex: compared {done:,} of {counted(terms)}")


# Seconds: what takes less needs no words, and what is written more often cannot be read.
_MOMENT, _BETWEEN = 1.0, 0.1
# Characters of a name on the line of progress, which a terminal of 80 columns must have room for.
_SHORT = 20


def _how_far(progress: "Progress", took: float) -> str:
    terms = f"{progress.terms:,} terms, {progress.terms / took:,.0f} a second"
    if not progress.size:
        return terms
    if progress.done >= progress.size:
        return f"{progress.terms:,} terms, nearly done"
    return f"{took * (progress.size - progress.done) / progress.done:.0f} s left, {terms}"


class Line(NamedTuple):
    """A query as it was read: its place in the stream, counted from 1, and whether it is text at all."""

    number: int
    text: str
    is_text: bool


class Queries:
    """The queries of a stream, one per line, as they come. Empty lines and comments ("# …") are passed over.

    finish_when_interrupted: take Ctrl-C for the end of the stream, so that what is being written is brought to its
    end; *interrupted* then says that it was one. Otherwise it is a KeyboardInterrupt as ever.
    """

    def __init__(self, stream: BinaryIO, encoding: str, *, finish_when_interrupted: bool) -> None:
        self.interrupted = False
        self._stream = stream
        self._encoding = encoding
        self._is_waiting = False
        self._finish_when_interrupted = finish_when_interrupted

    def __iter__(self) -> Iterator[Line]:
        before = signal.getsignal(signal.SIGINT)
        if self._finish_when_interrupted:
            signal.signal(signal.SIGINT, self._interrupt)
        try:
            yield from self._lines()
        finally:
            signal.signal(signal.SIGINT, before)

    def _lines(self) -> Iterator[Line]:
        number = 0
        while line := self._read_line():
            number += 1
            try:
                text = line.decode(self._encoding).strip().lstrip("\ufeff")
            except UnicodeDecodeError:
                yield Line(number, line.decode(self._encoding, "replace").strip(), is_text=False)
                continue
            if text and not text.startswith("#"):
                yield Line(number, text, is_text=True)

    def _read_line(self) -> bytes:
        self._is_waiting = True
        try:
            return b"" if self.interrupted else self._stream.readline()
        except KeyboardInterrupt:
            if not self.interrupted:
                raise
            return b""
        finally:
            self._is_waiting = False

    def _interrupt(self, *_: object) -> None:
        # While a line is awaited nothing is half written; and a second Ctrl-C does not wait for anything.
        at_once = self._is_waiting or self.interrupted
        self.interrupted = True
        if at_once:
            raise KeyboardInterrupt
