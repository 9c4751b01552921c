"""Replies to one query, or to those on stdin as they come."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, NamedTuple, Never, TypeVar

import typer

from carelex.cli.console import Queries, is_terminal, write, write_file
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.run import show
from carelex.errors import CarelexError
from carelex.model import Answer

_T = TypeVar("_T")


class Reply(NamedTuple, Generic[_T]):
    """What a command has for one query: the value to render, and what is told beside it, a line each."""

    value: _T
    told: list[str]
    is_found: bool

    @property
    def status(self) -> ExitCode:
        return ExitCode.FOUND if self.is_found else ExitCode.NOT_FOUND


def reply_to(
    query: str,
    ask: Callable[[str], Answer],
    reply: Callable[[Answer], Reply[_T]],
    render_one: Callable[[_T], str],
    render_all: Callable[[Iterator[_T]], Iterator[str]],
    file: Path | None,
    *,
    quiet: bool,
    no_pager: bool,
    only_missing: bool = False,
) -> Never:
    """Reply to *query*, or to those on stdin where it is "-", and exit.

    only_missing: what was not looked up is no answer, and an answer without a word is one.
    """
    if query == "-":
        raise typer.Exit(_reply_to_stream(ask, reply, render_all, file, quiet=quiet, only_missing=only_missing))
    single = reply(ask(query))
    told = [] if quiet else single.told
    show([render_one(single.value)], file, told=told, no_pager=no_pager, may_be_empty=only_missing)
    raise typer.Exit(single.status)


def _reply_to_stream(
    ask: Callable[[str], Answer],
    reply: Callable[[Answer], Reply[_T]],
    render_all: Callable[[Iterator[_T]], Iterator[str]],
    file: Path | None,
    *,
    quiet: bool,
    only_missing: bool,
) -> ExitCode:
    """Reply to the queries on stdin as they come, and say how it went."""
    # This is not the start of a program any more: see __main__.
    gc.enable()
    if sys.stdin is None:
        raise CarelexError("stdin is closed; give the term itself, or send queries, one per line: < FILE")
    if is_terminal(sys.stdin) and not quiet:
        say("one term per line; Ctrl-D ends")
    queries = Queries(sys.stdin.buffer, sys.stdin.encoding, finish_when_interrupted=file is None)
    status = ExitCode.FOUND

    def replies() -> Iterator[_T]:
        nonlocal status
        for line in queries:
            each = reply(ask(line.text) if line.is_text else Answer(query=line.text))
            if not line.is_text:
                say(f"warning: stdin:{line.number}: not {sys.stdin.encoding.upper()}; this line is not looked up")
            elif not quiet:
                say(*each.told)
            status = status or each.status
            if line.is_text or not only_missing:
                yield each.value

    pieces = render_all(replies())
    write_file(pieces, file, may_be_empty=only_missing) if file else write(pieces, sys.stdout)
    return ExitCode.INTERRUPTED if queries.interrupted else status
