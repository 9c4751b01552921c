"""`carelex doctor`: shows what carelex works with, for a bug report."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.options import FORMAT_VARIABLE, Options, is_format, takes_options
from carelex.cli.run import output_for, show
from carelex.render import Format

if TYPE_CHECKING:
    from carelex.cli.examining import LookedAt

_EXAMPLES = """\
  carelex doctor                               is everything in order?
  carelex doctor -f markdown -o report.md      to paste into a bug report
  carelex doctor -g ours.yaml                  with this glossary
  carelex doctor -f json | jq '.[] | select(.problem)'
"""


@takes_options(but=("sources", "exact"))
def doctor(*, options: Options) -> ExitCode:
    """Check that carelex works, and show its setup, for a bug report.

    The first line says "No problems.", or how many there are; the lines below it then say what they are. After that you
    see versions, the glossaries in use, the folders, your terminal, and the settings that carelex reads. Your home
    folder is shown as ~. No file of yours is changed, and nothing is sent.

    As data, each thing is a record with the part that it belongs to, its name, its value, and the problem, if there is
    one.

    Exit status: 0 every glossary in use can be used, 1 one has mistakes in it, 2 one cannot be read, or the
    command is wrong.
    """
    from carelex.cli.examining import examined, glossaries_looked_at
    from carelex.places import GLOSSARY_VARIABLE, named_in_environment
    from carelex.render.doctor import render_doctor

    named = options.glossaries or named_in_environment()
    chosen_by = "the option --glossary" if options.glossaries else GLOSSARY_VARIABLE if named else "default"
    glossaries = glossaries_looked_at(named, quiet=options.quiet)
    output = output_for(_readable(options), keep=[each.path for each in glossaries if each.path])
    observed = examined(glossaries, options.color, os.environ, chosen_by=chosen_by)
    show([render_doctor(observed, output.format, output.page)], output)
    return _status(glossaries)


def _readable(options: Options) -> Options:
    """The options with a format that exists: if CARELEX_FORMAT is wrong, the report says so."""
    is_wrong = options.format is None and not is_format(os.environ.get(FORMAT_VARIABLE) or Format.TEXT)
    return options._replace(format=Format.TEXT) if is_wrong else options


def _status(glossaries: "Sequence[LookedAt]") -> ExitCode:
    if not all(each.is_read for each in glossaries):
        return ExitCode.CANNOT_ANSWER
    return ExitCode.NOT_FOUND if any(each.faults for each in glossaries) else ExitCode.FOUND


command = make(doctor, _EXAMPLES)
