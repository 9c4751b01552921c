"""What every command does that answers: opens the glossaries, and writes where it is asked to."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from carelex.cli.console import (
    Color,
    IndexingProgress,
    check_target,
    is_terminal,
    left_by_pager,
    page_for,
    write,
    write_file,
)
from carelex.cli.messages import line, say
from carelex.cli.options import FORMAT_VARIABLE
from carelex.errors import CarelexError
from carelex.render import Format, Page, warning_of_skipped

if TYPE_CHECKING:
    from carelex.lookup import Lexicon


def begin(
    ctx: typer.Context,
    glossary: list[str],
    asked: Format | None,
    output: str,
    color: Color,
    width: int | None,
    *,
    quiet: bool,
) -> tuple[Format, Page, Path | None, "Lexicon"]:
    """What every command that answers does first: the format, the page, the file to write, the glossaries in use."""
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import open_lexicon
    from carelex.places import glossaries_in_use

    places = glossaries_in_use(glossary)
    chosen, page, file = destination(asked, output, color, width, [place.path for place in places])
    progress = None if quiet else ctx.with_resource(IndexingProgress(sys.stderr, os.environ))
    lexicon = ctx.with_resource(open_lexicon(places, progress))
    say(*(f"warning: {warning}" for warning in map(warning_of_skipped, lexicon.skipped)))
    return chosen, page, file, lexicon


def destination(
    asked: Format | None, output: str, color: Color, width: int | None, keep: Iterable[Path]
) -> tuple[Format, Page, Path | None]:
    """The format, the page, and the file to write, if that is what was asked for; it is none of *keep*."""
    if not output:
        raise CarelexError("--output: an empty path; name a file, or '-' for stdout")
    stream = sys.stdout if output == "-" else None
    chosen = _format(asked, on_terminal=is_terminal(stream))
    file = None if output == "-" else check_target(output, keep)
    return chosen, page_for(stream, color, width, os.environ), file


def show(
    pieces: Iterable[str], file: Path | None, *, told: list[str], no_pager: bool, may_be_empty: bool = False
) -> None:
    """Write *pieces* where they are to go; *told* goes to stderr, or before them on a terminal's page."""
    if not is_terminal(sys.stderr):
        say(*told)
        told = []
    left = pieces if file or no_pager else left_by_pager(pieces, sys.stdout, above=map(line, told))
    if left is not None:
        say(*told)
        write_file(left, file, may_be_empty=may_be_empty) if file else write(left, sys.stdout)


def _format(asked: Format | None, *, on_terminal: bool) -> Format:
    if asked is not None:
        return asked
    if default := os.environ.get(FORMAT_VARIABLE):
        try:
            return Format(default.lower())
        except ValueError as exc:
            known = ", ".join(Format)
            raise CarelexError(f"{FORMAT_VARIABLE}: no format {default!r}; the formats are: {known}") from exc
    return Format.RICH if on_terminal else Format.TEXT
