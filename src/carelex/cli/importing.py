"""Brings in a glossary as a user asked: gathers the documents, asks whose words they are, writes, and tells."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from carelex.cli.console import ImportingProgress, check_target, is_terminal, page_for, write, write_file
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.options import Options
from carelex.cli.updating import GlossaryFile, bring_up_to_date, glossary_file, known_source
from carelex.errors import CarelexError, OutputError
from carelex.importing import Given, HowToRead, as_glossary, describe, what_is_wrong
from carelex.render import Format, counted, safe_line

if TYPE_CHECKING:
    from carelex.importing import Description, Taken
    from carelex.model import Answer, Glossary, Term


class Asked(NamedTuple):
    """What the user asked for, as the options say it. fields: what they say of the source, by field."""

    files: tuple[str, ...]
    output: str
    force: bool
    into: str | None
    format: str | None
    columns: str | None
    language: str
    encoding: str | None
    fields: Mapping[str, str]
    yes: bool
    preview: bool
    report: str | None
    follows_letters: bool


PREVIEWED = 5
"""How many entries a preview shows."""

_COLUMN_FIELDS = ("term", "text", "abbreviation", "aliases", "see", "see_also", "note")

_QUESTIONS = {
    "name": "Short name",
    "title": "Title",
    "publisher": "Publisher",
    "published": "Published",
    "url": "Address",
    "licence": "Licence",
}


def bring_in(asked: Asked, options: Options) -> ExitCode:
    """Do what was *asked*: read the documents, describe their source, and write or show the glossary."""
    from carelex.importing import take
    from carelex.render.taken import about_entries, about_left_out, what_next

    for field, value in asked.fields.items():
        if problem := what_is_wrong(field, value):
            raise CarelexError(f"--{'source' if field == 'id' else field}: {problem}")
    how = HowToRead(asked.format, _columns(asked.columns), asked.language, asked.encoding)
    target = _target(asked)
    file = glossary_file(asked.into) if asked.into is not None else None
    givens = [*_gathered(asked, options)]
    with nullcontext() if options.quiet else ImportingProgress(sys.stderr, os.environ) as progress:
        taken = take(givens, how, progress)
    if not options.quiet:
        say(*about_entries(taken), *about_left_out(taken.left_out))
    if file:
        asked = asked._replace(fields=_fields_for(file, taken, asked))
    description = _described(taken, givens, asked, options)
    if asked.report:
        _write_report(taken, description, asked)
    if taken.is_empty:
        say("error: no entries were found; --format and --columns say how to read it, --report FILE says what is there")
        return ExitCode.NOT_FOUND
    glossary = taken.glossary or as_glossary(taken, description.source, file.name if file else givens[0].name)
    if file:
        return bring_up_to_date(file, description.source, glossary.terms, options, yes=asked.yes)
    if asked.preview:
        _preview(glossary, options)
        return ExitCode.FOUND
    _write(glossary, target)
    if target and not options.quiet:
        say(*what_next(asked.output))
    return ExitCode.FOUND


def _columns(given: str | None) -> tuple[tuple[str, str], ...]:
    """Which column has which field, as `--columns` says it."""
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


def _target(asked: Asked) -> Path | None:
    """The file to write, or None for stdout; checked before anything is read."""
    if asked.output == "-":
        return None
    if not asked.output.strip():
        raise CarelexError("--output: an empty path; name a file, or '-' for stdout")
    target = check_target(asked.output, keep=[Path(file) for file in asked.files])
    if os.path.lexists(target) and not asked.force and os.path.isfile(target):
        raise OutputError(
            asked.output, "is there already; --force writes it anew, --into brings it up to date, or name another"
        )
    return target


def _gathered(asked: Asked, options: Options) -> Iterator[Given]:
    """The documents that were named, read whole."""
    if asked.files.count("-") > 1:
        raise CarelexError("'-' is stdin, which can be read only once")
    for file in asked.files:
        if not file.strip():
            raise CarelexError("an empty path; name a file, a folder or an address, or '-' for stdin")
        if _is_address(file):
            yield from _from_web(file, options, follows_letters=asked.follows_letters)
        elif asked.follows_letters:
            raise CarelexError(f"{file}: --follow takes the address of a page; name the files of all letters instead")
        elif file == "-":
            yield Given("stdin", _stdin())
        else:
            from carelex.importing import documents_at

            yield from documents_at(file)


def _is_address(file: str) -> bool:
    # Without the module that fetches: most documents are files.
    return bool(re.match(r"[a-z][a-z0-9+.-]+://", file, re.IGNORECASE))


def _from_web(address: str, options: Options, *, follows_letters: bool) -> Iterator[Given]:
    """The page at an address, and where that is asked for those of the other letters."""
    from carelex.fetching import fetch, fetch_in_turn, pages_by_letter

    page = fetch(address)
    yield Given(address, page.data, None, page.url, page.charset, page.media_type)
    if not follows_letters:
        return
    others = [*pages_by_letter(page.data, page.url)]
    if not options.quiet:
        say(f"{address}: {counted(len(others), 'page')} for other letters" + (", one a second" if others else ""))
    for other in fetch_in_turn(others):
        yield Given(other.url, other.data, None, other.url, other.charset, other.media_type)


def _stdin() -> bytes:
    if sys.stdin is None:
        raise CarelexError("stdin is closed; name a file, or send one: < FILE")
    if is_terminal(sys.stdin):
        say("a document on stdin; Ctrl-D ends")
    return sys.stdin.buffer.read()


def _described(taken: "Taken", givens: list[Given], asked: Asked, options: Options) -> "Description":
    """Describe the source; ask the user, where somebody sits there who has not said --yes."""
    from carelex.render.taken import about_source

    accessed = None
    if any(given.url for given in givens):
        from datetime import date

        accessed = date.today().isoformat()
    names = [given.name for given in givens]
    fields = dict(asked.fields)
    description = describe(taken.facts, fields, names, accessed=accessed)
    can_ask = is_terminal(sys.stdin) and is_terminal(sys.stderr) and not any(name == "stdin" for name in names)
    if can_ask and not (asked.yes or asked.preview or asked.into) and taken.entries:
        fields |= _answers(description, fields)
        return describe(taken.facts, fields, names, accessed=accessed)
    # What becomes of a source that is there already is shown with the other changes.
    if not (options.quiet or asked.into) and taken.entries:
        say(*about_source(description))
    return description


def _answers(description: "Description", given: Mapping[str, str]) -> dict[str, str]:
    """Ask for the fields of the source that were not given; what is guessed is taken with Enter."""
    import typer

    say("Whose words are these? Enter takes what is in brackets; '-' means: it does not say.")
    answers = {}
    for field, question in _QUESTIONS.items():
        if field in given:
            continue
        guess = getattr(description.source, field) or ""
        origin = f" ({description.origins[field]})" if guess else ""
        answer = typer.prompt(
            f"  {safe_line(question + origin)}",
            default=safe_line(guess),
            show_default=bool(guess),
            value_proc=partial(_checked_answer, field),
            err=True,
        )
        # What nobody has changed is as it was found, whatever could be shown of it.
        answers[field] = guess if answer == safe_line(guess) else answer
    return answers


def _checked_answer(field: str, answer: str) -> str:
    """An answer as it is meant; asked for again where it cannot be."""
    import typer

    answer = "" if answer.strip() == "-" else answer.strip()
    if problem := what_is_wrong(field, answer):
        raise typer.BadParameter(problem)
    return answer


def _fields_for(file: GlossaryFile, taken: "Taken", asked: Asked) -> dict[str, str]:
    """What is known of the source: what the user says, and for one that *file* has, its id and its name."""
    known = known_source(file, asked.fields, taken.facts)
    if known is None:
        return {**asked.fields}
    return {"name": known.name, **asked.fields, "id": known.id, "note": asked.fields.get("note", "")}


def _write_report(taken: "Taken", description: "Description", asked: Asked) -> None:
    from carelex.render.taken import report_on

    assert asked.report is not None
    if asked.report == "-":
        raise CarelexError("--report: name a file; the glossary goes to stdout")
    write_file([report_on(taken, description)], check_target(asked.report, keep=map(Path, asked.files)))


def _write(glossary: "Glossary", target: Path | None) -> None:
    from carelex.glossary import written

    if target is None:
        write(written(glossary), sys.stdout)
    else:
        write_file(written(glossary), target)


def _preview(glossary: "Glossary", options: Options) -> None:
    """Show the first entries as `define` would."""
    from carelex.render.entry import render_stream

    output = Format.RICH if is_terminal(sys.stdout) else Format.TEXT
    page = page_for(sys.stdout, options.color, options.width, os.environ)
    answers = (_as_answer(term) for term in glossary.terms[:PREVIEWED])
    write(render_stream(answers, output, page), sys.stdout)
    left = len(glossary.terms) - PREVIEWED
    if left > 0 and not options.quiet:
        say(f"and {left:,} more; -o FILE writes them all")


def _as_answer(term: "Term") -> "Answer":
    """A term as the answer to its own name."""
    from carelex.model import Answer, Entry, Match, MatchKind, Reason

    see = (term.see,) if term.see else ()
    entry = Entry(term.name, term.definitions, term.abbreviation, term.aliases, term.see_also, see=see)
    return Answer(term.name, entry, Match(MatchKind.EXACT, 100.0, Reason.SAME, term.name), (term.name,))
