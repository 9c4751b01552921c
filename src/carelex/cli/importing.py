"""Runs an import: has documents read and their source described, then writes the glossary and reports."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from carelex.cli.console import (
    ImportingProgress,
    check_target,
    is_terminal,
    page_for,
    write,
    write_file,
    write_glossary_file,
)
from carelex.cli.describing import description_of
from carelex.cli.documents import documents
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.options import Options
from carelex.cli.updating import Newer, bring_up_to_date, fields_for, glossary_file, source_fields, stated_by
from carelex.errors import CarelexError, OutputError
from carelex.importing import FIELDS, HowToRead, as_glossary, what_is_wrong
from carelex.places import file_at
from carelex.render import Format

if TYPE_CHECKING:
    from carelex.cli.import_options import ImportOptions
    from carelex.importing import Description, Taken
    from carelex.model import Answer, Glossary, Term


PREVIEWED = 5
"""How many entries a preview shows."""

_COLUMN_FIELDS = ("term", "text", "abbreviation", "aliases", "see", "see_also", "note")


def bring_in(files: Sequence[str], asked: "ImportOptions", options: Options) -> ExitCode:
    """Import *files* as *asked*: read them, describe their source, and write or show the glossary."""
    from carelex.importing import take
    from carelex.render.taken import about_entries, about_left_out, about_source

    fields = _fields(asked)
    how = HowToRead(asked.format, _columns(asked.columns), asked.language, asked.encoding)
    target = _target(files, asked)
    # Check paths before anything is read, so that errors come at once.
    report = None if asked.report is None else check_target(asked.report, keep=map(Path, files))
    file = glossary_file(asked.into) if asked.into is not None else None
    givens = [*documents(files, options, follows_letters=asked.follow is not None)]
    with nullcontext() if options.quiet else ImportingProgress(sys.stderr, os.environ) as progress:
        taken = take(givens, how, progress)
    _tell([*about_entries(taken), *about_left_out(taken.left_out)], options)
    if file:
        own = source_fields(taken.glossary) if taken.glossary else {}
        stated = stated_by(taken.facts, {**own, **fields}, [given.name for given in givens], file)
        fields = fields_for(file, {**own, **fields}, taken.facts)
    has_entries = bool(taken.entries)
    may_ask = has_entries and not (asked.yes or asked.preview or file)
    description, was_asked = description_of(taken, givens, fields, may_ask=may_ask)
    # Changes of an existing source are shown with the other changes.
    if has_entries and not (was_asked or file):
        _tell(about_source(description), options)
    if report:
        _write_report(taken, description, report)
    if taken.is_empty:
        say(
            "error: found no entries; to say how to read the document: --format or --columns; to see what is in it: "
            "--report FILE"
        )
        return ExitCode.NOT_FOUND
    glossary = taken.glossary or as_glossary(taken, description.source, file.name if file else givens[0].name)
    if file:
        newer = Newer(description.source, stated, glossary.terms, is_chosen=asked.source is not None)
        return bring_up_to_date(file, newer, options, yes=asked.yes)
    if asked.preview:
        _preview(glossary, options)
    else:
        _write(glossary, target, asked.output, options)
    return ExitCode.FOUND


def _tell(notices: Iterable[str], options: Options) -> None:
    if not options.quiet:
        say(*notices)


def _fields(asked: "ImportOptions") -> dict[str, str]:
    """The user's facts about the source, by field; raise CarelexError for options that do not go together."""
    if asked.preview and (asked.output != "-" or asked.into):
        raise CarelexError("--preview writes nothing; leave out --output and --into, or --preview")
    if asked.into and asked.output != "-":
        raise CarelexError("--into FILE is the file that is written; leave out --output")
    if asked.follow not in (None, "letters"):
        raise CarelexError(f"--follow: {asked.follow!r} is not known; there is: --follow letters")
    if asked.report == "-":
        raise CarelexError("--report: name a file; '-' is stdout, where the glossary goes")
    if asked.report is not None and file_at(asked.report) in map(file_at, _written(asked)):
        raise CarelexError(f"--report: {asked.report} is the file of the glossary; name another")
    said = {"id": asked.source, **{field: getattr(asked, field) for field in FIELDS if hasattr(asked, field)}}
    fields = {field: value for field, value in said.items() if value is not None}
    for field, value in fields.items():
        if problem := what_is_wrong(field, value):
            raise CarelexError(f"--{'source' if field == 'id' else field}: {problem}")
    return fields


def _written(asked: "ImportOptions") -> Iterator[str]:
    """The files that the glossary may be written to."""
    if asked.output != "-":
        yield asked.output
    if asked.into is not None:
        yield os.path.expanduser(asked.into)


def _columns(given: str | None) -> tuple[tuple[str, str], ...]:
    """The field of each column, as given by `--columns`."""
    columns = []
    for part in (given or "").split(",") if given is not None else []:
        field, mark, column = part.partition("=")
        field = field.strip().replace("-", "_")
        if not mark or not column.strip() or field not in _COLUMN_FIELDS:
            fields = ", ".join(_COLUMN_FIELDS)
            raise CarelexError(
                f"--columns: {part.strip()!r} is not FIELD=COLUMN, such as term=2,text=4; the fields are: {fields}"
            )
        columns.append((field, column.strip()))
    return tuple(columns)


def _target(files: Sequence[str], asked: "ImportOptions") -> Path | None:
    """The file to write, or None for stdout; checked before anything is read."""
    if asked.output == "-":
        return None
    if not asked.output.strip():
        raise CarelexError("--output: an empty path; name a file, or '-' for stdout")
    target = check_target(asked.output, keep=[Path(file) for file in files])
    if os.path.lexists(target) and not asked.force and os.path.isfile(target):
        raise OutputError(
            asked.output, "is there already; to overwrite it: --force; to update it: --into; or name another"
        )
    return target


def _write_report(taken: "Taken", description: "Description", report: Path) -> None:
    from carelex.render.taken import report_on

    write_file([report_on(taken, description)], report)


def _write(glossary: "Glossary", target: Path | None, output: str, options: Options) -> None:
    from carelex.glossary import written
    from carelex.render.taken import what_next

    if target is None:
        write_glossary_file(written(glossary))
        return
    write_file(written(glossary), target)
    _tell(what_next(output), options)


def _preview(glossary: "Glossary", options: Options) -> None:
    """Show the first entries as `define` would."""
    from carelex.render.entry import render_stream

    output = Format.RICH if is_terminal(sys.stdout) else Format.TEXT
    page = page_for(sys.stdout, options.color, options.width, os.environ)
    answers = (_as_answer(term) for term in glossary.terms[:PREVIEWED])
    write(render_stream(answers, output, page), sys.stdout)
    left = len(glossary.terms) - PREVIEWED
    if left > 0:
        _tell([f"And {left:,} more. To write them all: -o FILE"], options)


def _as_answer(term: "Term") -> "Answer":
    """A term as the answer to its own name."""
    from carelex.model import Answer, Entry, Match, MatchKind, Reason

    see = (term.see,) if term.see else ()
    entry = Entry(term.name, term.definitions, term.abbreviation, term.aliases, term.see_also, see=see)
    return Answer(term.name, entry, Match(MatchKind.EXACT, 100.0, Reason.SAME, term.name), (term.name,))
