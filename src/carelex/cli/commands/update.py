"""`carelex update`: updates glossaries that somebody else maintains."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from carelex.cli.command import make
from carelex.cli.console import page_for
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.options import Options, takes_options

if TYPE_CHECKING:
    from carelex.borrowing import Refreshed

_EXAMPLES = """\
  carelex update              all glossaries that you have added
  carelex update council      this one
  carelex update --force      also those that you have changed yourself
"""


@takes_options(but=("glossaries", "sources", "format", "output", "width", "exact", "no_pager"))
def update(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]…", help="Glossaries that you have added. Default: all.", show_default=False),
    ] = None,
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Update files that you have changed, too; your version is kept beside each.")
    ] = False,
    options: Options,
) -> ExitCode:
    """Fetch what has changed in the glossaries that you have added.

    carelex does not ask first. You see what is new, changed and gone. The old file is kept beside the new one, with
    ".former" added to its name.

    Exit status: 0 all are up to date, 1 one was not updated because you have changed it, 2 one cannot be fetched, or
    has errors.
    """
    from carelex.borrowing import State, refresh

    page = page_for(sys.stdout, options.color, options.width, os.environ)
    states = []
    for refreshed in refresh(names or (), force=force):
        states.append(refreshed.state)
        if refreshed.changes:
            from carelex.cli.showing_changes import show_changes
            from carelex.render.taken import render_term_changes

            explain = not options.quiet and State.CHANGED not in states[:-1]
            show_changes(render_term_changes(refreshed.changes, page), page, explain=explain)
        _tell(refreshed, quiet=options.quiet)
    if not states and not options.quiet:
        say("You have added no glossary that somebody else keeps. To add one: carelex add URL")
    if State.FAILED in states:
        return ExitCode.CANNOT_ANSWER
    return ExitCode.NOT_FOUND if State.EDITED in states else ExitCode.FOUND


def _tell(refreshed: "Refreshed", *, quiet: bool) -> None:
    """Say what has become of a glossary; errors are shown even if *quiet*."""
    from carelex.borrowing import State
    from carelex.render.taken import summary_of

    name = refreshed.name
    match refreshed.state:
        case State.FAILED:
            say(*(f"error: {problem}" for problem in refreshed.problems), f"{name} is unchanged.")
        case State.EDITED:
            say(
                f"warning: {name}: you have changed this file, so it was not updated; to replace it by "
                f"{refreshed.address} and keep yours as {name}.former: carelex update --force"
            )
        case _ if quiet:
            return
        case State.SAME:
            say(f"{name}: nothing has changed")
        case State.CHANGED:
            say(f"{name}: {summary_of(refreshed.changes, refreshed.same)}; the old file is {name}.former")
        case State.REMOVED:
            say(f"{name}: you removed this file; carelex no longer looks for its changes")


command = make(update, _EXAMPLES)
