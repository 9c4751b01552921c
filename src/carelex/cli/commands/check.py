"""`carelex check`: what is wrong in glossary files."""

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carelex.cli.command import make
from carelex.cli.console import Color, IndexingProgress, is_terminal, stdin_file
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.options import (
    ColorOption,
    FormatOption,
    GlossaryOption,
    OutputOption,
    PagerOption,
    QuietOption,
    WidthOption,
)
from carelex.cli.run import destination, show
from carelex.errors import CarelexError
from carelex.render import Format, warning_of_skipped

if TYPE_CHECKING:
    from carelex.checking import Subject
    from carelex.places import Place

_EXAMPLES = """\
  carelex check ours.yaml                      the file, beside the glossaries in use
  carelex check                                all glossaries in use
  carelex check --strict glossaries/           in CI: warnings count too
  carelex check ours.yaml -g ours.yaml         the file by itself
  carelex check ours.yaml -f json | jq -r '.findings[].message'
  carelex check -q - --stdin-name ours.yaml    what an editor sends
  carelex check --schema > glossary.schema.json
"""


def check(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="[FILE…]",
            help="Glossary files or folders; '-' is stdin. Default: the glossaries in use.",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for faults.")] = False,
    stdin_name: Annotated[
        str,
        typer.Option(metavar="FILE", help="The file of which stdin is a newer state.", show_default=False),
    ] = "",
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the JSON Schema of a glossary file, for editors, and exit.")
    ] = False,
    glossary: GlossaryOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show each fault of glossary files, with its line and column.

    A fault keeps a file from being used; a warning does not: it is about what is allowed, and likely a slip. Names,
    cross-references and definitions are also checked against the glossaries in use.

    Exit status: 0 no faults, 1 faults found, 2 the command is wrong or a file cannot be read.
    """
    # Not needed for --help.
    from carelex.places import glossaries_in_use

    if schema:
        # Needed here alone.
        from carelex.glossary import schema_text

        if files:
            raise CarelexError("--schema takes no file; to write the schema to one: --output FILE")
        keep = [place.path for place in glossaries_in_use(glossary)]
        _, _, file = destination(Format.JSON, output, color, width, keep)
        show([schema_text()], file, told=[], no_pager=no_pager)
        return
    # Not needed for --help: the YAML parser, SQLite, and all that stands on them.
    from carelex.checking import check_glossaries, strictly
    from carelex.lookup import open_lexicon
    from carelex.render.report import render_report

    in_use = glossaries_in_use(glossary)
    subjects, errors = _subjects(files or [str(place.path) for place in in_use], in_use, stdin_name)
    checked = {os.path.realpath(subject.path) for subject in subjects if subject.path}
    beside = [place for place in in_use if files and os.path.realpath(place.path) not in checked]
    keep = [*(place.path for place in in_use), *(subject.path for subject in subjects if subject.path)]
    chosen, page, file = destination(output_format, output, color, width, keep)
    with nullcontext() if quiet else IndexingProgress(sys.stderr, os.environ) as progress:
        # What is wrong with the others is not what was asked.
        lexicon = ctx.with_resource(open_lexicon([place._replace(asked_for=False) for place in beside], progress))
        report = check_glossaries(lexicon, subjects, progress, with_lines=chosen is Format.RICH)
    say(
        *(f"warning: {warning}" for warning in map(warning_of_skipped, lexicon.skipped)),
        *(f"error: {error}" for error in errors),
    )
    report = (strictly(report) if strict else report)._replace(errors=tuple(errors))
    show(render_report(report, chosen, page, quiet=quiet), file, told=[], no_pager=no_pager)
    if errors:
        raise typer.Exit(ExitCode.CANNOT_ANSWER)
    raise typer.Exit(ExitCode.NOT_FOUND if report.has_faults else ExitCode.FOUND)


def _subjects(files: list[str], in_use: "Sequence[Place]", stdin_name: str) -> "tuple[list[Subject], list[str]]":
    """The files to check, each once, and what is wrong with those that cannot be read."""
    subjects: dict[str, Subject] = {}
    errors: list[str] = []
    for file in files:
        try:
            found = _subjects_at(file, in_use, stdin_name)
        except CarelexError as exc:
            errors += exc.problems
        else:
            # The order is that of their first mention.
            subjects |= {where: each for where, each in found.items() if where not in subjects}
    return [*subjects.values()], errors


def _subjects_at(file: str, in_use: "Sequence[Place]", stdin_name: str) -> "dict[str, Subject]":
    """The files that *file* stands for, by where they are."""
    from carelex.checking import subject_at, subject_in
    from carelex.places import glossaries_in_use

    if file == "-":
        if sys.stdin is None:
            raise CarelexError("stdin is closed; name a file, or send one: < FILE")
        if is_terminal(sys.stdin):
            say("a glossary file on stdin; Ctrl-D ends")
        path = Path(stdin_name) if stdin_name else stdin_file()
        where = os.path.realpath(path) if path else "-"
        return {where: subject_in(sys.stdin.buffer.read(), stdin_name or "stdin", path)}
    if not file.strip():
        raise CarelexError("an empty path; name a file or a folder, or '-' for stdin")
    # A glossary in use is called as it is elsewhere.
    places = [place for place in in_use if file == str(place.path)] or glossaries_in_use([file])
    return {os.path.realpath(place.path): subject_at(place) for place in places}


command = make(check, _EXAMPLES)
