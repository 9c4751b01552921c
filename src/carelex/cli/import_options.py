"""The options of `import`, as one value."""

from functools import partial
from typing import Annotated, NamedTuple

import typer

# Help shows no default of these; where there is one, their text says so.
_option = partial(typer.Option, show_default=False)


class ImportOptions(NamedTuple):
    """The values of `import`'s options: about the source, the documents, and the result."""

    source: Annotated[
        str | None,
        _option("--source", metavar="ID", help="The id of the source in the glossary."),
    ] = None
    name: Annotated[
        str | None,
        _option(metavar="TEXT", help="The short name of the source, shown above its column."),
    ] = None
    title: Annotated[str | None, _option(metavar="TEXT", help="The title of the document.")] = None
    publisher: Annotated[str | None, _option(metavar="TEXT", help="Who published it.")] = None
    url: Annotated[str | None, _option(metavar="URL", help="Its web address.")] = None
    published: Annotated[
        str | None, _option(metavar="DATE", help="When it was published, in the words of the document.")
    ] = None
    licence: Annotated[str | None, _option("--licence", "--license", metavar="TEXT", help="Its licence.")] = None
    note: Annotated[str | None, _option(metavar="TEXT", help="A note of your own about it.")] = None
    format: Annotated[
        str | None,
        _option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="The format of the documents: html, markdown, csv, tsv, xlsx, ods, docx, odt, json, jsonl, yaml, "
            "xml, skos, tbx, stardict or dictd. Default: carelex works it out from their contents, then from their "
            "names.",
        ),
    ] = None
    columns: Annotated[
        str | None,
        _option(
            metavar="FIELD=COLUMN",
            help="Which column of a table holds what, by its number or its heading, such as term=2,text=4.",
        ),
    ] = None
    language: Annotated[
        str, typer.Option(metavar="CODE", help="The language to import, if a document has several.")
    ] = "en"
    encoding: Annotated[
        str | None,
        _option(metavar="NAME", help="The character encoding, such as cp1252. Default: carelex works it out."),
    ] = None
    follow: Annotated[
        str | None,
        _option(metavar="letters", help="Also fetch the pages for the other letters of the alphabet, one a second."),
    ] = None
    output: Annotated[
        str,
        _option("-o", "--output", metavar="FILE", help="The glossary file to write. Default: stdout."),
    ] = "-"
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if there is one already.")] = False
    into: Annotated[
        str | None,
        _option(
            metavar="FILE",
            help="Update this glossary from a newer copy of the document that it was made from. To add another "
            "document: --source NEW-ID.",
        ),
    ] = None
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="Ask nothing; use what the document and your options say.")
    ] = False
    preview: Annotated[
        bool, typer.Option("--preview", help="Show the first entries as `define` would show them, and write nothing.")
    ] = False
    report: Annotated[
        str | None,
        _option(metavar="FILE", help="Write a report as JSON: what was found, what was left out, and why."),
    ] = None
