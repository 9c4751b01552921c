"""Replies to one query, or to each line of stdin as it comes."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from carelex.cli.console import how_to_end, is_terminal
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.run import Output, show, write_to
from carelex.errors import CarelexError
from carelex.model import Answer
from carelex.render import Format, Page
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.cli.console import Queries

_T = TypeVar("_T")


class Reply(NamedTuple, Generic[_T]):
    """A command's reply to one query: the value to show, and its notices, a line each."""

    value: _T
    notices: list[str]
    is_found: bool

    @property
    def status(self) -> ExitCode:
        return ExitCode.FOUND if self.is_found else ExitCode.NOT_FOUND


class Replying(NamedTuple, Generic[_T]):
    """How a command replies: what it makes of an answer, and how one reply, or several, are written.

    only_missing: only queries that are not found are replies, even without any text.
    """

    reply: Callable[[Answer], Reply[_T]]
    render_one: Callable[[_T, Format, Page], str]
    render_all: Callable[[Iterable[_T], Format, Page], Iterator[str]]
    only_missing: bool = False


def reply_to(query: str, ask: Callable[[str], Answer], replying: Replying[_T], output: Output) -> ExitCode:
    """Reply to *query*, or if it is "-" to the queries on stdin, and return the exit code."""
    if query == "-":
        return _reply_to_stdin(ask, replying, output)
    value, notices, _ = reply = replying.reply(ask(query))
    written = replying.render_one(value, output.format, output.page)
    show([written], output, notices=notices, may_be_empty=replying.only_missing)
    return reply.status


def _reply_to_stdin(ask: Callable[[str], Answer], replying: Replying[_T], output: Output) -> ExitCode:
    """Reply to the queries on stdin as they come, and return the exit code."""
    # Garbage collection was turned off for the start of the program: see __main__.
    gc.enable()
    queries = _queries(output)
    status = ExitCode.FOUND

    def values() -> Iterator[_T]:
        nonlocal status
        for query in queries:
            reply = replying.reply(ask(query.text) if query.is_text else Answer(query=query.text))
            if not query.is_text:
                say(f"warning: stdin:{query.number}: not {sys.stdin.encoding.upper()}; this line was not looked up")
            elif not output.quiet:
                say(*reply.notices)
            status = status or reply.status
            if query.is_text or not replying.only_missing:
                yield reply.value

    pieces = replying.render_all(values(), output.format, output.page)
    write_to(output, pieces, may_be_empty=replying.only_missing)
    return ExitCode.INTERRUPTED if queries.interrupted else status


def _queries(output: Output) -> "Queries":
    """Begin to read the queries on stdin."""
    from carelex.cli.console import Queries

    if sys.stdin is None:
        raise CarelexError("stdin is closed; give the term itself, or send queries, one per line: < FILE")
    if is_terminal(sys.stdin) and not output.quiet:
        say(f"Type one term per line. Press {how_to_end()} to finish.")
    return Queries(sys.stdin.buffer, sys.stdin.encoding, finish_when_interrupted=output.file is None)
