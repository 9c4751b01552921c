"""Does what every answering command needs: opens glossaries, chooses the output, and writes."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from carelex.cli.console import IndexingProgress, how_to_end, is_terminal, page_for, write
from carelex.cli.messages import lines_for, say
from carelex.cli.options import FORMAT_VARIABLE, Options
from carelex.errors import CarelexError
from carelex.render import Format, Page
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.lookup import Lexicon


class Output(NamedTuple):
    """How and where to write an answer: *file*, or stdout if it is None."""

    format: Format
    page: Page
    file: Path | None
    quiet: bool
    no_pager: bool


def read_stdin(what: str) -> bytes:
    """Read all of stdin; on a terminal, first say what to type."""
    if sys.stdin is None:
        raise CarelexError("stdin is closed; name a file, or send one: < FILE")
    if is_terminal(sys.stdin):
        say(f"Type or paste {what}, then press {how_to_end()}.")
    return sys.stdin.buffer.read()


@contextmanager
def begun(options: Options) -> Iterator[tuple["Lexicon", Output]]:
    """Open the glossaries in use, and decide how the answer is written."""
    from carelex.lookup import open_lexicon
    from carelex.places import glossaries_in_use

    places = glossaries_in_use(options.glossaries)
    if not places and not options.quiet:
        say_without_definitions()
    output = output_for(options, keep=[place.path for place in places])
    progress = nullcontext() if options.quiet else IndexingProgress(sys.stderr, os.environ)
    with progress as tell, open_lexicon(places, tell) as lexicon:
        warn_of_skipped(lexicon)
        yield lexicon, output


def say_without_definitions() -> None:
    """Say why nothing is found if carelex was built without definitions, and what to do."""
    say(
        "This build of carelex has no definitions. Begin a glossary with carelex new, make one from a document with "
        "carelex import, or name one with -g or CARELEX_GLOSSARY"
    )


def warn_of_skipped(lexicon: "Lexicon") -> None:
    """Say which of the user's own glossary files are not used, and why."""
    if lexicon.skipped:
        from carelex.render.sources import warning_of_skipped

        say(*(f"warning: {warning_of_skipped(skipped)}" for skipped in lexicon.skipped))


def output_for(options: Options, keep: Iterable[Path]) -> Output:
    """Decide how and where an answer is written; never to a file in *keep*."""
    if not options.output:
        raise CarelexError("--output: an empty path; name a file, or '-' for stdout")
    stream = sys.stdout if options.output == "-" else None
    output_format = options.format or _default_format(on_terminal=is_terminal(stream))
    file = None
    if options.output != "-":
        from carelex.cli.console import check_target

        file = check_target(options.output, keep)
    page = page_for(stream, options.color, options.width, os.environ)
    return Output(output_format, page, file, options.quiet, options.no_pager)


def _default_format(*, on_terminal: bool) -> Format:
    if default := os.environ.get(FORMAT_VARIABLE):
        try:
            return Format(default.lower())
        except ValueError as exc:
            known = ", ".join(Format)
            raise CarelexError(f"{FORMAT_VARIABLE}: no format {default!r}; the formats are: {known}") from exc
    return Format.RICH if on_terminal else Format.TEXT


def show(pieces: Iterable[str], output: Output, *, notices: Iterable[str] = (), may_be_empty: bool = False) -> None:
    """Write *pieces* to the output; *notices* go to stderr, or above them in a terminal's pager."""
    told = [] if output.quiet else [*notices]
    if not is_terminal(sys.stderr):
        say(*told)
        told = []
    left = _left_by_pager(pieces, output, told)
    if left is not None:
        say(*told)
        write_to(output, left, may_be_empty=may_be_empty)


def _left_by_pager(pieces: Iterable[str], output: Output, notices: list[str]) -> Iterable[str] | None:
    """Return *pieces*, or None if the user's pager has shown them."""
    if output.file or output.no_pager or not is_terminal(sys.stdout):
        return pieces
    from carelex.cli.console import left_by_pager

    return left_by_pager(pieces, sys.stdout, above=[lines_for(sys.stdout, notice) for notice in notices])


def write_to(output: Output, pieces: Iterable[str], *, may_be_empty: bool = False) -> None:
    """Write *pieces* as they come; a file gets all of them or stays as it was.

    Somebody at a terminal, who sees no answer, is told that a file was written; a script knows it from the exit code.
    """
    if output.file is None:
        write(pieces, sys.stdout)
        return
    from carelex.cli.console import write_file

    if write_file(pieces, output.file, may_be_empty=may_be_empty) and not output.quiet and is_terminal(sys.stderr):
        from carelex.quoting import as_shown

        say(f"Written: {as_shown(str(output.file))}")
