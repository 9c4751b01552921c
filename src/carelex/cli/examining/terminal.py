"""Checks the terminal: its kind, size, colours, characters, and pager."""

import locale
import os
import shutil
import sys
from collections.abc import Iterator, Mapping

from carelex.cli.console import (
    Color,
    can_link,
    can_show_unicode,
    color_decision,
    is_terminal,
    pager_command,
    terminal_size,
)
from carelex.model import Observed
from carelex.quoting import command_of

_STREAMS = ("stdin", "stdout", "stderr")


def of_terminal(environ: Mapping[str, str]) -> Iterator[Observed]:
    """Which streams are a terminal, and its size and kind."""
    for name in _STREAMS:
        yield Observed("terminal", f"{name} is a terminal", is_terminal(getattr(sys, name)))
    size = terminal_size()
    yield Observed("terminal", "size", f"{size.columns} columns, {size.lines} lines")
    yield Observed("terminal", "kind (TERM)", environ.get("TERM", "not set"))
    yield Observed("terminal", "can show links", can_link(environ))


def of_color(color: Color, environ: Mapping[str, str]) -> Iterator[Observed]:
    """Whether there is colour, and why."""
    decision = color_decision(is_terminal(sys.stdout), color, environ)
    yield Observed("colour", "used", decision.is_colored)
    yield Observed("colour", "because", decision.why)


def of_encoding() -> Iterator[Observed]:
    """How characters are read and written."""
    for name in _STREAMS:
        encoding = getattr(getattr(sys, name), "encoding", None)
        problem = None
        if name == "stdout" and encoding and not can_show_unicode(encoding):
            problem = "it lacks characters, which are shown as others or as '?'; set PYTHONUTF8=1"
        yield Observed("encoding", name, encoding or "none; it is closed", problem)
    yield Observed("encoding", "names of files", sys.getfilesystemencoding())
    yield Observed("encoding", "UTF-8 mode of Python", bool(sys.flags.utf8_mode))
    yield Observed("encoding", "locale", locale.setlocale(locale.LC_CTYPE))


def of_pager() -> Iterator[Observed]:
    """The pager for answers taller than the screen."""
    command = pager_command()
    if not command:
        yield Observed("pager", "command", "none; an answer is shown at once")
        return
    yield Observed("pager", "command", command_of(command))
    path = shutil.which(command[0])
    is_wanted = path is None and "PAGER" in os.environ
    problem = "PAGER names a program that is not there; a long answer is shown at once" if is_wanted else None
    yield Observed("pager", "program", path or "not found; an answer is shown at once", problem)
