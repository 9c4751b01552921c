"""`carelex check`: shows errors and likely mistakes in glossary files."""

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carelex.cli.command import make
from carelex.cli.console import IndexingProgress, stdin_file
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.options import Options, takes_options
from carelex.cli.run import Output, output_for, read_stdin, say_without_definitions, show, warn_of_skipped
from carelex.errors import CarelexError
from carelex.render import Format

if TYPE_CHECKING:
    from carelex.checking import CheckReport, Subject
    from carelex.places import Place

_EXAMPLES = """\
  carelex check ours.yaml                      a file, with those in use
  carelex check                                all glossaries in use
  carelex check --strict glossaries/           warnings count as errors
  carelex check ours.yaml -g ours.yaml         the file by itself
  carelex check -f json | jq -r '.findings[].message'
  carelex check -q - --stdin-name ours.yaml    what an editor sends
  carelex check --schema > glossary.schema.json
"""


@takes_options(but=("sources", "exact"))
def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="[FILE…]",
            help="Glossary files or folders; '-' is stdin. Default: the glossaries in use.",
            default_factory=list,
            show_default=False,
        ),
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    stdin_name: Annotated[
        str,
        typer.Option(metavar="FILE", help="The name of the file whose unsaved text is on stdin.", show_default=False),
    ] = "",
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the JSON Schema of a glossary file, for editors, and exit.")
    ] = False,
    *,
    options: Options,
) -> ExitCode:
    """Show each error in glossary files, with its line and column.

    carelex does not use a file that has an error. A warning is about something that is allowed but probably a mistake.
    Each line ends with the name of a rule, in brackets. Names, cross-references and definitions are also checked
    against the glossaries in use.

    Exit status: 0 no errors, 1 errors found, 2 the command is wrong or a file cannot be read.
    """
    from carelex.places import glossaries_in_use

    if schema:
        return _show_schema(files, options)
    from carelex.checking import strictly
    from carelex.render.report import render_report

    _check_spaces(files)
    in_use = glossaries_in_use(options.glossaries)
    if not in_use and not files and not options.quiet:
        say_without_definitions()
    subjects, errors = _subjects(files or [str(place.path) for place in in_use], in_use, stdin_name)
    keep = [*(place.path for place in in_use), *(subject.path for subject in subjects if subject.path)]
    output = output_for(options, keep)
    report = _report(subjects, in_use if files else [], output, errors)
    report = strictly(report) if strict else report
    show(render_report(report, output.format, output.page, quiet=output.quiet), output)
    if errors:
        return ExitCode.CANNOT_ANSWER
    return ExitCode.NOT_FOUND if report.has_faults else ExitCode.FOUND


def _check_spaces(files: Sequence[str]) -> None:
    """Raise CarelexError if *files* are one name with spaces, which the shell has taken apart."""
    joined = " ".join(files)
    if len(files) > 1 and os.path.exists(joined) and not all(map(os.path.exists, files)):
        from carelex.quoting import as_word

        raise CarelexError(f"a name with spaces needs quotes: carelex check {as_word(joined)}")


def _show_schema(files: list[str], options: Options) -> ExitCode:
    from carelex.glossary import schema_text
    from carelex.places import glossaries_in_use

    if files:
        raise CarelexError("--schema takes no file; to write the schema to one: --output FILE")
    keep = [place.path for place in glossaries_in_use(options.glossaries)]
    show([schema_text()], output_for(options._replace(format=Format.JSON), keep))
    return ExitCode.FOUND


def _report(subjects: "list[Subject]", in_use: "Sequence[Place]", output: Output, errors: list[str]) -> "CheckReport":
    """Check *subjects*, comparing them with the other glossaries of *in_use*."""
    from carelex.checking import check_glossaries
    from carelex.lookup import open_lexicon
    from carelex.places import file_at

    checked = {file_at(subject.path) for subject in subjects if subject.path}
    # The user did not ask about errors in the others.
    beside = [place._replace(asked_for=False) for place in in_use if file_at(place.path) not in checked]
    progress = nullcontext() if output.quiet else IndexingProgress(sys.stderr, os.environ)
    with progress as tell, open_lexicon(beside, tell) as lexicon:
        report = check_glossaries(lexicon, subjects, tell, with_lines=output.format is Format.RICH)
    warn_of_skipped(lexicon)
    say(*(f"error: {error}" for error in errors))
    return report._replace(errors=tuple(errors))


def _subjects(files: list[str], in_use: "Sequence[Place]", stdin_name: str) -> "tuple[list[Subject], list[str]]":
    """The files to check, each once, and the errors of those that cannot be read."""
    subjects: dict[str, Subject] = {}
    errors: list[str] = []
    for file in files:
        try:
            at_file = _subjects_at(file, in_use, stdin_name)
        except CarelexError as exc:
            errors += exc.problems
        else:
            # In the order in which they are first mentioned.
            subjects |= {path: subject for path, subject in at_file.items() if path not in subjects}
    return [*subjects.values()], errors


def _subjects_at(file: str, in_use: "Sequence[Place]", stdin_name: str) -> "dict[str, Subject]":
    """The files that *file* means, by their paths."""
    from carelex.checking import subject_at
    from carelex.places import glossaries_in_use

    if file == "-":
        return _subject_on_stdin(stdin_name)
    if not file.strip():
        raise CarelexError("an empty path; name a file or a folder, or '-' for stdin")
    # A glossary in use has the same name as elsewhere.
    places = [place for place in in_use if file == str(place.path)] or glossaries_in_use([file])
    return {os.path.realpath(place.path): subject_at(place) for place in places}


def _subject_on_stdin(name: str) -> "dict[str, Subject]":
    from carelex.checking import subject_in

    data = read_stdin("a glossary file")
    path = Path(name) if name else stdin_file()
    where = os.path.realpath(path) if path else "-"
    return {where: subject_in(data, name or "stdin", path)}


command = make(check, _EXAMPLES)
