"""`carelex sources`: shows every source, and where it is from."""

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.options import Options, takes_options
from carelex.cli.run import begun, show

_EXAMPLES = """\
  carelex sources
  carelex sources --source scie                one source only
  carelex sources -g ours.yaml -g builtin      your own and the bundled glossary
  carelex sources -f csv > sources.csv         a table for a spreadsheet
"""


@takes_options(but=("exact",))
def sources(*, options: Options) -> ExitCode:
    """Show every source, its publication, and the file it comes from.

    The data formats also name the index of each file, a copy that carelex keeps so that it need not read the file again
    each time.

    Exit status: 0 shown, 2 the command or a file is wrong.
    """
    from carelex.lookup import sources_asked_for, sources_in_use
    from carelex.render.sources import render_sources

    with begun(options) as (lexicon, output):
        files = sources_in_use(lexicon, sources_asked_for(lexicon, options.sources))
        show([render_sources(files, output.format, output.page)], output)
        return ExitCode.FOUND


command = make(sources, _EXAMPLES)
