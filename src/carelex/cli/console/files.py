"""Writes whole files, or none at all."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from carelex.cli.console.streams import unwritable, write
from carelex.errors import OutputError


def stdin_file() -> Path | None:
    """The file that stdin is read from, where the system tells."""
    path = Path(os.path.realpath("/dev/stdin"))
    with suppress(OSError, ValueError):
        if os.path.samestat(os.fstat(sys.stdin.fileno()), path.stat()) and path.is_file():
            return path
    return None


def check_target(output: str, keep: Iterable[Path]) -> Path:
    """Give the path of the file to write that *output* names.

    Raises OutputError when there can be no such file: it is a folder, there is no folder for it, it may not be
    written, or it is one of *keep*.
    """
    from carelex.places import file_at

    # os.path: unlike Path it has an answer for every path, be it too long, forbidden or a loop.
    real = os.path.realpath(output)
    folder = os.path.dirname(real)
    if os.path.isdir(real):
        raise OutputError(output, "this is a folder; name a file in it")
    # A device of Windows, such as NUL, is in no folder.
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
    """The folder that must be there before the file *output* can be, as the user has typed it."""
    if output.endswith(("/", os.sep)):
        return output.rstrip(f"/{os.sep}")
    typed = os.path.dirname(output)
    # Where that is there, the file is a link, and leads to a folder that is not.
    is_link = os.path.isdir(typed or os.curdir)
    return _from_here(os.path.dirname(os.path.realpath(output))) if is_link else typed


def _from_here(path: str) -> str:
    """A path from the folder that this was called in, or as it is where none leads there, as to another drive."""
    with suppress(ValueError):
        return os.path.relpath(path)
    return path


def create_file(text: str, output: str) -> None:
    """Write *text* to a new file in UTF-8; raise OutputError where there is one already, or can be none."""
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
    elif os.path.exists(real) and not os.access(real.parent, os.W_OK):
        # Its folder takes no draft.
        text = "".join(pieces)
        with _told(str(target)):
            if text or may_be_empty:
                real.write_text(text, encoding="utf-8", newline="\n", errors="backslashreplace")
    else:
        _replace(pieces, real, named=str(target), may_be_empty=may_be_empty)


def _is_stream(target: Path) -> bool:
    return _is_device(target) or str(target).startswith(("/dev/", "/proc/"))


def _is_device(path: str | Path) -> bool:
    return os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path))


def _replace(pieces: Iterable[str], target: Path, *, named: str, may_be_empty: bool) -> None:
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
            # Closing tries to write what is left, and so fails once more where writing has failed.
            with _told(named):
                draft.close()
        with _told(named):
            if may_be_empty or path.stat().st_size:
                put_in_place(path, target)
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
        raise unwritable(target, exc) from exc
