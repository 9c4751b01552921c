"""The options of `import`, as one value."""

from typing import Annotated, NamedTuple

import typer


class ImportOptions(NamedTuple):
    """What the options of `import` say: of the source, of the documents, and of what is to become of them."""

    source: Annotated[
        str | None,
        typer.Option("--source", metavar="ID", help="The id of the source in the glossary.", show_default=False),
    ] = None
    name: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The short name of the source, which heads its column.", show_default=False),
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
        str | None, typer.Option(metavar="TEXT", help="What you want to say of it.", show_default=False)
    ] = None
    format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="The format of the documents: html, markdown, csv, tsv, xlsx, ods, docx, odt, json, jsonl, yaml, "
            "skos, tbx, stardict or dictd. Default: found out from what they hold, then from their names.",
            show_default=False,
        ),
    ] = None
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD=COLUMN",
            help="Which columns of a table hold what, by number or by head, such as term=2,text=4.",
            show_default=False,
        ),
    ] = None
    language: Annotated[
        str, typer.Option(metavar="CODE", help="The language to take, where a document has several.")
    ] = "en"
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The character set. Default: found out.", show_default=False),
    ] = None
    follow: Annotated[
        str | None,
        typer.Option(
            metavar="letters",
            help="Of a page of the web, take also the pages for the other letters of the alphabet, one a second.",
            show_default=False,
        ),
    ] = None
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The glossary file to write. Default: stdout.", show_default=False
        ),
    ] = "-"
    force: Annotated[bool, typer.Option("--force", help="Write the file even where there is one already.")] = False
    into: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Bring this glossary up to date: show what is new, changed and gone, and change that after you agree.",
            show_default=False,
        ),
    ] = None
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="Ask nothing: take what the document says, and your options.")
    ] = False
    preview: Annotated[
        bool, typer.Option("--preview", help="Show the first entries as `define` would, and write nothing.")
    ] = False
    report: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Write what was found, and what was left out and why, as JSON.", show_default=False
        ),
    ] = None
