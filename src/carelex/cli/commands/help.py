"""`carelex help`: shows help on carelex, on one command, or on settings, files and exit codes."""

import sys
from typing import Annotated, Any

import typer

from carelex.cli.command import make
from carelex.cli.console import write
from carelex.cli.exits import ExitCode
from carelex.errors import CarelexError

_EXAMPLES = """\
  carelex help                    all commands
  carelex help compare            one command, with examples
  carelex help environment        settings, files and exit codes
  carelex help define | less      a page at a time
"""


def help_(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[COMMAND]",
            help="A command, or 'environment'. Default: all commands.",
            default_factory=list,
            show_default=False,
        ),
    ],
) -> ExitCode:
    """Show how to use carelex, or one of its commands.

    It is the same as 'carelex COMMAND --help'. 'carelex help environment' shows the variables that carelex reads, the
    folders that it uses, and what each exit code means.

    Exit status: 0 shown, 2 there is no such command.
    """
    write([_text_on(words, ctx.parent)], sys.stdout)
    return ExitCode.FOUND


def _text_on(words: list[str], program: Any) -> str:
    """The help on *words*: none, a command or a topic. *program*: the context of the group of commands."""
    from carelex.cli.help import TOPIC, help_of, help_on_topic

    if not words:
        return help_of(program.command, program)
    # What the topic is about is how people call it, too.
    name = TOPIC if words[0].lower() == "settings" else words[0]
    topics = [*program.command.list_commands(program), TOPIC]
    if name not in topics:
        from carelex.cli.usage import no_command

        raise CarelexError(no_command(words, topics, problem="no help on"))
    if len(words) > 1:
        raise CarelexError(f"help shows one command at a time; type: carelex help {name}")
    if name == TOPIC:
        return help_on_topic()
    asked = program.command.get_command(program, name)
    with asked.make_context(name, [], parent=program, resilient_parsing=True) as context:
        return help_of(asked, context)


command = make(help_, _EXAMPLES, name="help")
