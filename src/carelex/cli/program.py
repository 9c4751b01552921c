"""The group of all commands; turns each error into a line on stderr and an exit code."""

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Any, Never

import typer

from carelex import __version__
from carelex.cli.command import HELP
from carelex.cli.commands import NAMES, find_command
from carelex.cli.console import drain, forgive_encoding, reader_has_gone, with_plain_line_ends, write
from carelex.cli.exits import ExitCode
from carelex.cli.inside_typer import TyperGroup, read_without_pydantic
from carelex.cli.messages import say
from carelex.errors import CarelexError
from carelex.render import safe, safe_line

DEBUG_VARIABLE = "CARELEX_DEBUG"


# Set by the completion scripts; see `carelex.cli.completion`.
_COMPLETE_VARIABLE = "_CARELEX_COMPLETE"


class _Program(TyperGroup):
    """The group of all commands: turns each error into a line on stderr and an exit code.

    It also covers parsing, so that a wrong option is shown like any other error. It is a group, and not a wrapper
    around the program, so that tests which call commands get the same.
    """

    _asked = ""

    def main(self, *args: Any, **options: Any) -> Never:
        if shell := os.environ.get(_COMPLETE_VARIABLE, "").removeprefix("complete_"):
            self._complete(shell, options.get("args"))
        forgive_encoding(sys.stdout, sys.stderr)
        try:
            status = self._run(*args, **options)
        finally:
            drain(sys.stdout, sys.stderr)
        sys.exit(status)

    def _run(self, *args: Any, **options: Any) -> int:
        try:
            status = super().main(*args, **{**options, "standalone_mode": False})
            return status if isinstance(status, int) else ExitCode.FOUND
        except CarelexError as exc:
            say(*(f"error: {problem}" for problem in exc.problems))
            return ExitCode.CANNOT_ANSWER
        except typer.TyperException as exc:
            from carelex.cli.usage import usage_problem

            say(f"error: {usage_problem(exc, f'carelex {self._asked}'.strip())}")
            return ExitCode.CANNOT_ANSWER
        except SystemExit as exc:
            if not isinstance(exc.__context__, BrokenPipeError):
                raise
            # Typer exits with 1 if the reader has gone. But the reader has what it wanted ("| head -1").
            return ExitCode.FOUND
        except OSError as exc:
            if reader_has_gone(exc):
                return ExitCode.FOUND
            # Carelex's own reading and writing raises its own errors; this is from Typer's help and completions.
            say(f"error: {exc.filename or 'stdout'}: cannot be used ({exc.strerror or exc})")
            return ExitCode.CANNOT_ANSWER
        except (KeyboardInterrupt, typer.Abort):
            return ExitCode.INTERRUPTED
        except Exception as exc:
            if os.environ.get(DEBUG_VARIABLE):
                traceback.print_exc()
                return ExitCode.UNEXPECTED
            what = safe_line(f"{type(exc).__name__}: {exc}")
            say(f"error: unexpected failure ({what}); to see the details, run it again with {DEBUG_VARIABLE}=1")
            return ExitCode.UNEXPECTED

    def _complete(self, shell: str, args: Sequence[str] | None) -> None:
        """Complete for a *shell*, and exit; does nothing for shells that Typer completes for."""
        from carelex.cli.completion import POWERSHELLS, SHELLS, completions

        if shell in POWERSHELLS:
            from carelex.cli.inside_typer import answer_completions

            answer_completions()
            return
        if shell in SHELLS:
            # Never show errors while somebody types a command line.
            with suppress(Exception):
                words = completions(self, shell, sys.argv[1:] if args is None else args)
                print(*words, sep="\n", file=with_plain_line_ends(sys.stdout), flush=True)
        sys.exit(ExitCode.FOUND)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # The shell's name may be left out.
        given = [arg.removesuffix("=") for arg in args]
        if given in (["--install-completion"], ["--show-completion"]):
            given.append("")
        return super().parse_args(ctx, given if len(given) > len(args) else args)

    def get_params(self, ctx: Any) -> Any:
        return read_without_pydantic(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        return [*NAMES]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return find_command(cmd_name) if cmd_name in NAMES else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in NAMES and not ctx.resilient_parsing:
            from carelex.cli.usage import no_command

            raise CarelexError(no_command(args, NAMES))
        self._asked = args[0]
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from carelex.cli.help import help_of

        formatter.write(help_of(self, ctx))


app = typer.Typer(
    cls=_Program,
    context_settings=HELP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    # Typer's own completion cannot complete words with spaces.
    add_completion=False,
    subcommand_metavar="COMMAND …",
)

_EXAMPLES = """\
  carelex define brokerage                what each source says, side by side
  carelex define personal health budget   several words need no quotes
  carelex define brokrage                 misspelt: found, and you are told
  carelex compare recovery                what is shared, and what only one says
  carelex search support plan             which definitions contain these words
  carelex list                            every term, and who defines it
  carelex sources                         the documents it quotes, and its files
  carelex align --proposed                which terms may be one concept
  carelex import page.html -o ours.yaml   a glossary of a page or a document
  carelex new ours.yaml                   a glossary of your own, to begin with
  carelex check ours.yaml                 what is wrong in it, line by line
"""


@app.callback(invoke_without_command=True, epilog=_EXAMPLES)
def carelex(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(
            metavar="[SHELL]",
            help="Set up completion of commands, options and terms in bash, zsh or fish; without a "
            "name, in this shell.",
        ),
    ] = None,
    show_completion: Annotated[
        str | None, typer.Option(metavar="[SHELL]", help="Write the script that does so, and set up nothing.")
    ] = None,
) -> ExitCode:
    """What UK social care words mean, with every source's definition side by side."""
    if install_completion is not None:
        from carelex.cli.completion import install

        write([safe(f"{install(install_completion)}\n")], sys.stdout)
        return ExitCode.FOUND
    if show_completion is not None:
        from carelex.cli.completion import script

        write([script(show_completion)], sys.stdout)
        return ExitCode.FOUND
    if version:
        write([f"carelex {__version__}\n"], sys.stdout)
        return ExitCode.FOUND
    if ctx.invoked_subcommand is None:
        from carelex.cli.start_screen import start_screen

        write([start_screen()], sys.stdout)
    return ExitCode.FOUND
