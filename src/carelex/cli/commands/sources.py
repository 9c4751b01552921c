"""`carelex sources`: every source, and where it comes from."""

import typer

from carelex.cli.command import make
from carelex.cli.console import Color
from carelex.cli.options import (
    ColorOption,
    FormatOption,
    GlossaryOption,
    OutputOption,
    PagerOption,
    QuietOption,
    SourceOption,
    WidthOption,
)
from carelex.cli.run import begin, show

_EXAMPLES = """\
  carelex sources
  carelex sources --source scie                one source only
  carelex sources -g ours.yaml -g builtin      those of your own glossary and the bundled one
  carelex sources -f csv > sources.csv         a table for a spreadsheet
"""


def sources(
    ctx: typer.Context,
    glossary: GlossaryOption = [],  # noqa: B006
    source: SourceOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show every source, its publication, and the file it comes from.

    With each file stands its index: what carelex keeps of it so that the next call need not read it again.

    Exit status: 0 shown, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import source_ids, sources_in_use
    from carelex.render.sources import render_sources

    chosen, page, file, lexicon = begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    shown = sources_in_use(lexicon, source_ids(lexicon, source))
    show([render_sources(shown, chosen, page)], file, told=[], no_pager=no_pager)


command = make(sources, _EXAMPLES)
