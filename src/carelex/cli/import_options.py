"""The options of `import`, as one value."""

from typing import Annotated, NamedTuple

import typer


class ImportOptions(NamedTuple):
    """The values of `import`'s options: about the source, the documents, and the result."""

    source: Annotated[
        str | None,
        typer.Option("--source", metavar="ID", help="The id of the source in the glossary.", show_default=False),
    ] = None
    name: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The short name of the source, shown above its column.", show_default=False),
    ] = None
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its title.", show_default=False)] = None
    publisher: Annotated[str | None, typer.Option(metavar="TEXT", help="Its publisher.", show_default=False)] = None
    url: Annotated[str | None, typer.Option(metavar="URL", help="Its address.", show_default=False)] = None
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published, as it says.", show_default=False)
    ] = None
    licence: Annotated[
        str | None, typer.Option("--licence", "--license", metavar="TEXT", help="Its licence.", show_default=False)
    ] = None
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A note of your own about it.", show_default=False)
    ] = None
    format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="The format of the documents: html, markdown, csv, tsv, xlsx, ods, docx, odt, json, jsonl, yaml, "
            "skos, tbx, stardict or dictd. Default: worked out from their contents, then from their names.",
            show_default=False,
        ),
    ] = None
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD=COLUMN",
            help="Which column of a table holds what, by its number or its heading, such as term=2,text=4.",
            show_default=False,
        ),
    ] = None
    language: Annotated[
        str, typer.Option(metavar="CODE", help="The language to import, if a document has several.")
    ] = "en"
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The character encoding. Default: worked out.", show_default=False),
    ] = None
    follow: Annotated[
        str | None,
        typer.Option(
            metavar="letters",
            help="Also fetch the pages for the other letters of the alphabet, one a second.",
            show_default=False,
        ),
    ] = None
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The glossary file to write. Default: stdout.", show_default=False
        ),
    ] = "-"
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if there is one already.")] = False
    into: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Update this glossary from a newer copy of the document that it was made from. To add another "
            "document: --source NEW-ID.",
            show_default=False,
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
        typer.Option(
            metavar="FILE",
            help="Write a report as JSON: what was found, what was left out, and why.",
            show_default=False,
        ),
    ] = None
