"""Shows an answer that is taller than the terminal in the user's pager."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TextIO

from carelex.cli.console.encoding import can_show_unicode
from carelex.cli.console.terminal import is_terminal, terminal_size
from carelex.cli.console.wrapping import columns_of

# The text in the last line of less, and at the end ("?e"). It avoids signs that less interprets, and capitals that
# BusyBox's less would read as options.
_PROMPT = "?ethe end, q to quit:space for the next page, b to go back, q to quit."

# Text without width on a screen: colours and hyperlinks.
_ESCAPES = r"\x1b(?:\[[\d;]*m|\][^\x1b]*\x1b\\)"


def left_by_pager(pieces: Iterable[str], stream: TextIO | None, *, above: Iterable[str]) -> Iterable[str] | None:
    """Show *pieces* in the user's pager if *stream* is a terminal too low for them; otherwise return them.

    above: lines before them that should be on the pager's first screen too.
    """
    # A pager cannot use a dumb terminal.
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
            # If the pager fails, everything must be shown again.
            shown.append(piece)
            yield piece

    return None if _paged(chain(lines, shown.copy(), rest()), stream.encoding) else chain(shown, coming)


def _height(text: str, columns: int) -> int:
    return sum(max(1, -(-columns_of(re.sub(_ESCAPES, "", line)) // columns)) for line in text.splitlines())


def pager_command() -> list[str]:
    """The words of the command for the user's pager; empty if the user wants none."""
    command = words_of_pager(os.environ.get("PAGER", "less -FRX"), on_windows=os.name == "nt")
    return [] if command == ["cat"] else command


def words_of_pager(pager: str, *, on_windows: bool) -> list[str]:
    """The words of PAGER; empty if a quotation mark is left open. On Windows, a backslash separates folders."""
    import shlex

    try:
        words = shlex.split(pager, posix=not on_windows)
    except ValueError:
        return []
    return [re.sub(r'^(["\'])(.*)\1$', r"\2", word) for word in words] if on_windows else words


def _paged(pieces: Iterable[str], encoding: str) -> bool:
    """Show *pieces* in the pager, each as soon as it is ready; return False if no pager can be started."""
    command = pager_command()
    if not command or shutil.which(command[0]) is None:
        return False
    # As git does: unless LESS says otherwise, less shows colours and leaves the text on the screen.
    environ = {"LESS": "FRX"} | dict(os.environ)
    if Path(command[0]).stem == "less":
        # less reads the user's options later, from LESS or PAGER, and the last one counts.
        environ["LESS"] = f"-Ps{_PROMPT}${environ['LESS']}"
        # Show colours, whatever LESS says; options in PAGER still override this.
        command.insert(1, "-R")
    if can_show_unicode(encoding):
        # Python may write UTF-8 even if the locale names no encoding, and less must read the same.
        environ.setdefault("LESSCHARSET", "utf-8")
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environ, encoding=encoding, errors="carelex")
    except OSError:
        return False
    # While the pager runs, Ctrl-C is for the pager: if carelex ended first, both would use the terminal.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with process, suppress(BrokenPipeError), process.stdin as pipe:  # type: ignore[union-attr]
            for piece in pieces:
                pipe.write(piece)
                pipe.flush()
    finally:
        signal.signal(signal.SIGINT, before)
    # A pager that failed has shown nothing; one that was killed was meant to go.
    return process.returncode <= 0
