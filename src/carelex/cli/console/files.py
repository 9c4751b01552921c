"""Writes whole files, or nothing."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from carelex.cli.console.streams import unwritable, write
from carelex.errors import OutputError


def stdin_file() -> Path | None:
    """The file that stdin is read from, if the system knows it."""
    path = Path(os.path.realpath("/dev/stdin"))
    with suppress(OSError, ValueError):
        if os.path.samestat(os.fstat(sys.stdin.fileno()), path.stat()) and path.is_file():
            return path
    return None


def check_target(output: str, keep: Iterable[Path]) -> Path:
    """Return the path of the file to write, *output*.

    Raises OutputError if it cannot be written: it is a folder, its folder does not exist, it is not writable, or it is
    one of *keep*.
    """
    from carelex.places import file_at

    # os.path has an answer for every path, even one that is too long, forbidden or a loop; Path raises.
    real = os.path.realpath(output)
    folder = os.path.dirname(real)
    if os.path.isdir(real):
        raise OutputError(output, "this is a folder; name a file in it")
    # A Windows device, such as NUL, is in no folder.
    if output.endswith(("/", os.sep)) or not (os.path.isdir(folder) or _is_device(output)):
        raise OutputError(output, f"no folder '{_missing_folder(output)}'; make it first, or name another")
    if file_at(output) in {file_at(path) for path in keep}:
        raise OutputError(output, "this command reads this file and would overwrite it; name another file")
    if os.path.islink(real):
        raise OutputError(output, "this link leads back to itself; name another file")
    # Windows does not know who may write to a device.
    if os.path.isfile(real) and not os.access(real, os.W_OK):
        raise OutputError(output, "this file may not be written; name another, or change its permissions")
    return Path(output)


def _missing_folder(output: str) -> str:
    """The folder that must exist before the file *output* can, as the user typed it."""
    if output.endswith(("/", os.sep)):
        return output.rstrip(f"/{os.sep}")
    typed = os.path.dirname(output)
    # If that folder exists, the file is a link into a folder that does not.
    is_link = os.path.isdir(typed or os.curdir)
    return _from_here(os.path.dirname(os.path.realpath(output))) if is_link else typed


def _from_here(path: str) -> str:
    """A path from the current folder, or the path itself if there is none, as to another drive."""
    with suppress(ValueError):
        return os.path.relpath(path)
    return path


def create_file(text: str, output: str) -> None:
    """Write *text* to a new file in UTF-8; raise OutputError if it exists already, or cannot be made."""
    target = check_target(output, keep=())
    try:
        stream = target.open("x", encoding="utf-8", newline="\n")
    except FileExistsError as exc:
        raise OutputError(output, "is there already, and was not changed; name another file") from exc
    except OSError as exc:
        raise unwritable(output, exc) from exc
    try:
        with _told(output), stream:
            stream.write(text)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def write_file(pieces: Iterable[str], target: Path, *, may_be_empty: bool = False) -> bool:
    """Write *pieces* to the file *target* in UTF-8; it is replaced only when all of them have been made.

    Returns whether a file was written; a device or a pipe is none. Nothing is written if anything fails, nor if there
    is no text at all, unless it *may_be_empty*. Raises BrokenPipeError if *target* is a pipe that nobody reads any
    more, OutputError if it cannot be written for another reason.
    """
    # If *target* is a link, write the file that it leads to.
    real = Path(os.path.realpath(target))
    if _is_stream(target):
        # Written directly, and never replaced. "/dev/stdout" may be a file that holds more than this.
        with _told(str(target)), target.open("a", encoding="utf-8", newline="\n", errors="backslashreplace") as stream:
            write(pieces, stream, named=str(target))
        return False
    if os.path.exists(real) and not os.access(real.parent, os.W_OK):
        # No draft can be made in its folder.
        text = "".join(pieces)
        with _told(str(target)):
            if is_written := bool(text or may_be_empty):
                real.write_text(text, encoding="utf-8", newline="\n", errors="backslashreplace")
        return is_written
    return _replace(pieces, real, named=str(target), may_be_empty=may_be_empty)


def _is_stream(target: Path) -> bool:
    return _is_device(target) or str(target).startswith(("/dev/", "/proc/"))


def _is_device(path: str | Path) -> bool:
    return os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path))


def _replace(pieces: Iterable[str], target: Path, *, named: str, may_be_empty: bool) -> bool:
    from tempfile import NamedTemporaryFile

    from carelex.replacing import put_in_place

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
            # Closing writes what is left, so it fails again if writing has failed.
            with _told(named):
                draft.close()
        with _told(named):
            if is_written := bool(may_be_empty or path.stat().st_size):
                put_in_place(path, target)
        return is_written
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _told(target: str) -> Iterator[None]:
    """Turn a failure to write *target* into an OutputError; a reader that has gone is not an error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as exc:
        raise unwritable(target, exc) from exc
