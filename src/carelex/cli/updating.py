"""Updates a glossary file from a newer document: shows the changes, asks, and writes them."""

import codecs
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from carelex.cli.asking import agrees, can_ask, questions
from carelex.cli.console import page_for
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.options import Options
from carelex.cli.showing_changes import show_changes
from carelex.errors import CarelexError, OutputError
from carelex.names import same_name
from carelex.render import counted

if TYPE_CHECKING:
    from carelex.importing import Fact, Update
    from carelex.model import Glossary, Source, Term


class GlossaryFile(NamedTuple):
    """The glossary file to update: its bytes, and their content."""

    path: Path
    name: str
    data: bytes
    glossary: "Glossary"


def glossary_file(name: str) -> GlossaryFile:
    """Read the glossary that a user calls *name*; raise if it cannot be read or written, or has errors."""
    from carelex.glossary import content_of, load_glossary

    path = Path(os.path.realpath(os.path.expanduser(name)))
    if not name.strip():
        raise CarelexError("--into: an empty path; name the glossary file to bring up to date")
    if path.is_dir():
        raise OutputError(name, "this is a folder; name a glossary file in it")
    data = content_of(path, name)
    if data is None:
        raise OutputError(name, "no such file; to write a new glossary: -o FILE")
    if not os.access(path, os.W_OK):
        raise OutputError(name, "this file may not be written; change its permissions, or write a new one: -o FILE")
    return GlossaryFile(path, name, data, load_glossary(path, name=name))


def source_fields(newer: "Glossary") -> dict[str, str]:
    """Facts about the source from a newer glossary file; raise unless it has exactly one source."""
    if len(newer.sources) != 1:
        raise CarelexError(
            f"{newer.path}: this glossary has {counted(len(newer.sources), 'source')}, and --into takes one; "
            "use it beside yours: -g"
        )
    return {field: value for field, value in newer.sources[0]._asdict().items() if value is not None}


def fields_for(file: GlossaryFile, fields: Mapping[str, str], facts: "Mapping[str, Fact]") -> dict[str, str]:
    """The facts about the source: those the user gives, and the id and name of a source that *file* has."""
    known = _known_source(file, fields, facts)
    if known is None:
        return {**fields}
    # Other facts may stay unknown, even if the document no longer states them.
    return {"name": known.name, "note": "", **fields, "id": known.id}


def _known_source(file: GlossaryFile, given: Mapping[str, str], facts: "Mapping[str, Fact]") -> "Source | None":
    """The source of the glossary that the documents update; None if it is a new one.

    Raises CarelexError if this is not clear.
    """
    sources = file.glossary.sources
    if "id" in given:
        return next((source for source in sources if source.id == given["id"]), None)
    if len(sources) == 1:
        return sources[0]
    stated = {field: given.get(field) or (facts[field].value if field in facts else "") for field in ("url", "title")}
    for field, value in stated.items():
        alike = [source for source in sources if value and same_name(getattr(source, field) or "") == same_name(value)]
        if len(alike) == 1:
            return alike[0]
    known = ", ".join(f"{source.id} ({source.name})" for source in sources)
    raise CarelexError(
        f"{file.name}: which source is this document? Say so with --source ID; a new id adds a source; "
        f"its sources are: {known or 'none'}"
    )


class Newer(NamedTuple):
    """A document that is to bring a glossary up to date. source: as the glossary will describe it.

    stated: as it describes itself, as the user says, and with an id that is free. is_chosen: whether the user named the
    source.
    """

    source: "Source"
    stated: "Source"
    terms: "tuple[Term, ...]"
    is_chosen: bool


def stated_by(
    facts: "Mapping[str, Fact]", fields: Mapping[str, str], documents: Sequence[str], file: GlossaryFile
) -> "Source":
    """Describe the source of *documents* as if the glossary had none of theirs: with an id that is free there."""
    from carelex.importing import describe

    own = {field: value for field, value in fields.items() if field != "id"}
    return describe(facts, own, documents, taken=[source.id for source in file.glossary.sources]).source


def bring_up_to_date(file: GlossaryFile, newer: Newer, options: Options, *, yes: bool) -> ExitCode:
    """Show how a newer document changes a glossary, and write it if the user agrees."""
    from carelex.importing import has_another_name, is_of_somebody_else, update_of
    from carelex.render.taken import render_changes, summary_of

    source = newer.source
    before = next((known for known in file.glossary.sources if known.id == source.id), None)
    if before and has_another_name(before, newer.stated):
        source = source._replace(name=newer.stated.name)
    update = update_of(file.glossary, source, newer.terms)
    is_other_document = is_of_somebody_else(update, newer.stated)
    if is_other_document:
        update = update_of(file.glossary, source, newer.terms, is_other_document=True)
    if update.changes_nothing:
        if not options.quiet:
            say(f"{file.name}: nothing has changed")
        return ExitCode.FOUND
    doubt = ""
    if before and not newer.is_chosen and is_other_document:
        doubt = _doubt(file.name, before, newer.stated)
        if yes or not can_ask():
            raise CarelexError(doubt)
    page = page_for(sys.stdout, options.color, options.width, os.environ)
    show_changes(render_changes(update, page), page, explain=not options.quiet)
    if not options.quiet:
        say(f"{file.name}: {summary_of(update.changes, update.same)}")
    if doubt:
        say(f"warning: {doubt}")
    if not yes and not _agrees(file.name):
        return ExitCode.FOUND
    former = _put(file, update)
    if not options.quiet:
        say(f"Written: {file.name}" + (f"; the old file is {former}" if former else ""))
    return ExitCode.FOUND


def _doubt(file: str, before: "Source", stated: "Source") -> str:
    """Say that a document is from somebody else, and what to type to add it, or to replace the source by it."""
    whose = f"is from {stated.publisher}" if stated.publisher else f"is {(stated.title or stated.name)!r}"
    if before.name in (stated.publisher, stated.title):
        whose = "has few of the same terms"
    return (
        f"{file} quotes {before.name}, but this document {whose}. To put it beside yours, as a new source: "
        f"--source {stated.id}. To replace the words of {before.name} by it: --source {before.id}"
    )


def _agrees(name: str) -> bool:
    """Ask whether to make the changes; if nobody can be asked, the answer is no."""
    if not can_ask():
        say(f"{name} is unchanged. To make these changes: --yes")
        return False
    with questions():
        if agrees(f"Write this into {name}?"):
            return True
    say(f"{name} is unchanged.")
    return False


def _put(file: GlossaryFile, update: "Update") -> str | None:
    """Write the changes into the file, if its content is still that which was shown; give the name of the old file.

    It is kept if anything in it is replaced or removed; otherwise None.
    """
    from carelex.glossary import Draft, keep_former, load_glossary
    from carelex.importing import texts_with_update, updated

    wanted = updated(file.glossary, update)
    mark = codecs.BOM_UTF8 if file.data.startswith(codecs.BOM_UTF8) else b""
    text = file.data.removeprefix(mark).decode()
    with Draft(file.path, file.name) as draft:
        for changed in texts_with_update(text, update):
            draft.write(mark + changed.encode())
            try:
                is_right = load_glossary(draft.path, name=file.name) == wanted
            except CarelexError:
                is_right = False
            if is_right:
                break
        else:
            raise OutputError(
                file.name,
                "is written in a way that cannot be changed in place; write a new glossary beside it: -o FILE",
            )
        former = None if update.only_adds else keep_former(file.path, file.name, file.data)
        if not draft.replaces(file.data):
            raise OutputError(file.name, "has been changed by somebody else meanwhile; run this again")
    return former
