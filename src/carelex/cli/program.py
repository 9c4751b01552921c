"""The command line: reads options, asks for a value, renders it, prints it, and sets the exit code."""

import gc
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from difflib import get_close_matches
from enum import IntEnum
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Generic, NamedTuple, Never, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from carelex import __version__
from carelex.cli.console import (
    Color,
    ComparingProgress,
    IndexingProgress,
    Queries,
    check_target,
    create_file,
    drain,
    forgive_encoding,
    is_terminal,
    left_by_pager,
    page_for,
    stdin_file,
    whole_number,
    write,
    write_file,
)
from carelex.errors import CarelexError
from carelex.model import HITS, Answer
from carelex.render import (
    Format,
    Page,
    notices_of_answer,
    notices_of_missing,
    render,
    render_missing,
    render_stream,
    safe,
    safe_line,
    warning_of_skipped,
)

if TYPE_CHECKING:
    from carelex.checking import Subject
    from carelex.lookup import Lexicon
    from carelex.places import Place

DEBUG_VARIABLE = "CARELEX_DEBUG"
FORMAT_VARIABLE = "CARELEX_FORMAT"
# Set by the scripts of completion; see `carelex.completion`.
_COMPLETE_VARIABLE = "_CARELEX_COMPLETE"


class ExitCode(IntEnum):
    """What the exit status says, for every command."""

    FOUND = 0
    NOT_FOUND = 1
    CANNOT_ANSWER = 2
    UNEXPECTED = 70
    INTERRUPTED = 130


# What the help of the program says beside its commands, and the manual page with it: a name, and its meaning.
# The modules that read these variables are not needed for --help, and so they are spelt out.
ENVIRONMENT = {
    "CARELEX_GLOSSARY": "The glossaries to use when there is no --glossary: files, folders and 'builtin', "
    "joined as in PATH.",
    FORMAT_VARIABLE: "The format when there is no --format; 'text' suits a screen reader.",
    "CARELEX_CACHE_DIR": "The folder where indexes are kept.",
    DEBUG_VARIABLE: "When set: show the details of an unexpected failure.",
    "NO_COLOR": "When set: no colour, and no other style. The option --color goes before all variables.",
    "FORCE_COLOR, CLICOLOR_FORCE": "When set, and not to 0: the rich format has colour in a pipe or a file too.",
    "CLICOLOR": "When 0: no colour in a terminal.",
    "TERM": "When 'dumb': no colour, no links, no pager and no progress.",
    "PAGER": "What shows an answer that is taller than the screen: 'less -FRX' when not set, nothing when empty.",
    "COLUMNS, LINES": "The size of the screen, where it is not that of the terminal.",
}
FILES = {
    "~/.config/carelex/glossaries/": "Your own glossaries, .yaml and .yml files that are used beside the bundled one. "
    "On macOS in ~/Library/Application Support/, on Windows in %LOCALAPPDATA%; XDG_CONFIG_HOME names another place.",
    "~/.cache/carelex/": "The indexes of glossaries, made again when they are gone. On macOS in ~/Library/Caches/, "
    "on Windows in %LOCALAPPDATA%; XDG_CACHE_HOME or CARELEX_CACHE_DIR names another place.",
}
EXIT_STATUS = {
    ExitCode.FOUND: "What was asked for was found, or there is no fault.",
    ExitCode.NOT_FOUND: "Something asked for was not found, or there are faults.",
    ExitCode.CANNOT_ANSWER: "The command is wrong, or a file cannot be read, written or understood.",
    ExitCode.UNEXPECTED: f"An unexpected failure; {DEBUG_VARIABLE}=1 shows its details.",
    ExitCode.INTERRUPTED: "Interrupted.",
}


_T = TypeVar("_T")


class _Reply(NamedTuple, Generic[_T]):
    """What a command has for one query: the value to render, and what is told beside it, a line each."""

    value: _T
    told: list[str]
    is_found: bool

    @property
    def status(self) -> ExitCode:
        return ExitCode.FOUND if self.is_found else ExitCode.NOT_FOUND


# The commands by name, waiting to be made: Typer would make all of them on every call, and one is asked for.
_commands: dict[str, CommandInfo] = {}


class _Program(TyperGroup):
    """The group of all commands: turns whatever ends one into a line on stderr and an exit code.

    It stands around parsing too, so that a wrong option is told like any other error; and it is a group, not a
    wrapper of the program's entry, so that it is the same when tests call the commands.
    """

    asked = ""

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
            _say(*(f"error: {problem}" for problem in exc.problems))
            return ExitCode.CANNOT_ANSWER
        except typer.TyperException as exc:
            _say(f"error: {_usage_problem(exc, f'carelex {self.asked}'.strip())}")
            return ExitCode.CANNOT_ANSWER
        except SystemExit as exc:
            if not isinstance(exc.__context__, BrokenPipeError):
                raise
            # Typer ends so, with 1, when the reader has gone. The reader has what it wanted ("| head -1").
            return ExitCode.FOUND
        except OSError as exc:
            # What carelex reads and writes has its own errors; help and completions are Typer's to write.
            _say(f"error: {exc.filename or 'stdout'}: cannot be used ({exc.strerror or exc})")
            return ExitCode.CANNOT_ANSWER
        except (KeyboardInterrupt, typer.Abort):
            return ExitCode.INTERRUPTED
        except Exception as exc:
            if os.environ.get(DEBUG_VARIABLE):
                traceback.print_exc()
                return ExitCode.UNEXPECTED
            what = safe_line(f"{type(exc).__name__}: {exc}")
            _say(f"error: unexpected failure ({what}); run it again with {DEBUG_VARIABLE}=1 to see the details")
            return ExitCode.UNEXPECTED

    def _complete(self, shell: str, args: Sequence[str] | None) -> None:
        """Answer a *shell* that asks what can stand at the cursor, and exit; but for those that Typer answers."""
        # Needed here alone.
        from carelex.cli.completion import POWERSHELLS, SHELLS, completions

        if shell in POWERSHELLS:
            from typer._completion_classes import completion_init

            completion_init()
            return
        if shell in SHELLS:
            # Whatever goes wrong, a line that is being typed is no place to tell it.
            with suppress(Exception):
                print(*completions(self, shell, sys.argv[1:] if args is None else args), sep="\n", flush=True)
        sys.exit(ExitCode.FOUND)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # The shell need not be named.
        given = [arg.removesuffix("=") for arg in args]
        if given in (["--install-completion"], ["--show-completion"]):
            given.append("")
        return super().parse_args(ctx, given if len(given) > len(args) else args)

    def list_commands(self, ctx: Any) -> list[str]:
        return [*_commands]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in _commands and cmd_name not in self.commands:
            self.commands[cmd_name] = get_command_from_info(
                _commands[cmd_name], pretty_exceptions_short=False, rich_markup_mode=None
            )
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in _commands and not ctx.resilient_parsing:
            # "carelex brokerage" is what people type first; and "carelex carer" is not meant for "compare".
            if not get_close_matches(args[0], _commands, cutoff=0.75):
                import shlex

                words = shlex.join(args) if all(arg.isprintable() for arg in args) else "TERM"
                raise CarelexError(
                    f"no command {args[0]!r}; to look it up: carelex define {words}; for the commands: carelex --help"
                )
            for name in _commands:
                self.get_command(ctx, name)
        self.asked = args[0]
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _examples_first(self, ctx, formatter)
        for heading, told in (("Environment", ENVIRONMENT), ("Files", FILES), ("Exit status", EXIT_STATUS)):
            with formatter.section(heading):
                formatter.write_dl([(str(name), meaning) for name, meaning in told.items()])


class _Command(TyperCommand):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        _examples_first(self, ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        # Click would cut it off; the list of commands has lines enough.
        return self.help.partition("\n\n")[0] if self.help else ""


class _SearchCommand(_Command):
    """Takes "-word" for a word to leave out, where another command would take it for options; but "-n5" for one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        known = {name: each.is_flag for each in self.get_params(ctx) if hasattr(each, "is_flag") for name in each.opts}
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                # What stands behind it is a word, whatever it begins with.
                words += [word.lstrip("-") or word for word in rest]
            elif arg not in known and re.match(r"-[^-]", arg) and not re.match(r"-n\d", arg):
                words.append(arg)
            else:
                options.append(arg)
                # Its value, whatever that begins with.
                options += islice(rest, 0 if known.get(arg, True) else 1)
        is_whole = known.get(options[-1], True) if options else True
        return super().parse_args(ctx, [*options, *(["--", *words] if is_whole else [])])


def _examples_first(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the help of *command*: what it does, examples (its epilog), then usage and options."""
    formatter.write_text(command.help.strip())
    formatter.write_paragraph()
    formatter.write("Examples:\n" + command.epilog)
    formatter.write_paragraph()
    # Click writes braces round what must be given; a reader of man pages expects it bare.
    pieces = [piece.strip("{}") for piece in command.collect_usage_pieces(ctx)]
    formatter.write_usage(ctx.command_path, " ".join(pieces))
    command.format_options(ctx, formatter)


def _usage_problem(exc: typer.TyperException, command: str) -> str:
    """What is wrong with the command line in a sentence, and where to read how it should be."""
    problem = exc.format_message().rstrip(".")
    problem = problem[:1].lower() + problem[1:]
    problem = problem.replace(". Did you mean", ": did you mean").replace("no such option: ", "no option ")
    problem = problem.replace("no such command ", "no command ")
    if guesses := re.fullmatch(r"(.*) \(Possible options: (.*)\)", problem):
        return f"{guesses[1]}: did you mean {guesses[2].replace(', ', ' or ')}?"
    if choice := re.fullmatch(r"invalid value for .*?'(--\w+)'.*?: (.*) is not one of (.*)", problem):
        return f"{choice[1]} cannot be {choice[2]}; it is one of {choice[3].replace(chr(39), '')}"
    return problem if problem.endswith("?") else f"{problem}; see: {command} --help"


# Of the group, and of each command.
_HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=_Program,
    context_settings=_HELP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    # Typer's own cannot complete what has spaces in it.
    add_completion=False,
    subcommand_metavar="COMMAND …",
)

_EXAMPLES = """\
  carelex define brokerage                what each source says, side by side
  carelex define personal health budget   several words need no quotes
  carelex define brokrage                 misspelt: found, and you are told
  carelex define recovery | less          text, for pipes and files
  carelex compare recovery                what the sources share, and what only one says
  carelex search support plan             where some words stand
  carelex list                            every term, and who defines it
  carelex sources                         who says it, and in which files it stands
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
) -> None:
    """What UK social care words mean, with every source's definition side by side.

    The answer goes to stdout; notices, suggestions, warnings and errors go to stderr.
    """
    if install_completion is not None:
        # Needed here alone; and so below.
        from carelex.cli.completion import install

        write([safe(f"{install(install_completion)}\n")], sys.stdout)
        raise typer.Exit(ExitCode.FOUND)
    if show_completion is not None:
        from carelex.cli.completion import script

        write([script(show_completion)], sys.stdout)
        raise typer.Exit(ExitCode.FOUND)
    if version:
        write([f"carelex {__version__}\n"], sys.stdout)
        raise typer.Exit(ExitCode.FOUND)
    if ctx.invoked_subcommand is None:
        write([ctx.get_help() + "\n"], sys.stdout)


GlossaryOption = Annotated[
    list[str],
    typer.Option(
        "-g",
        "--glossary",
        metavar="PATH",
        help="Use only this glossary file or folder; 'builtin' is the bundled one. May be repeated. Default: "
        "CARELEX_GLOSSARY, else the bundled glossary and your own.",
        show_default=False,
    ),
]
SourceOption = Annotated[
    list[str],
    typer.Option("-s", "--source", metavar="ID", help="Show this source only. May be repeated.", show_default=False),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "-f",
        "--format",
        case_sensitive=False,
        help=f"How to write the answer: rich in a terminal, else text. {FORMAT_VARIABLE} sets another default.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write the answer to this file, replacing its contents; they stay when there is nothing to write.",
        show_default=False,
    ),
]
ColorOption = Annotated[Color, typer.Option("--color", "--colour", case_sensitive=False, help="Whether to use colour.")]


def _whole_number_of(option: str) -> Callable[[str | int], int]:
    """What reads the value of an option that is a whole number."""

    def read(given: str | int) -> int:
        # Typer hands over the default too.
        if number := whole_number(str(given)):
            return number
        raise CarelexError(f"{option} cannot be {given!r}; it is a whole number from 1 upwards")

    return read


WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="COLUMNS",
        parser=_whole_number_of("--width"),
        help="Lay out the rich format for this many columns. Default: those of the terminal.",
        show_default=False,
    ),
]
ExactOption = Annotated[
    bool,
    typer.Option("--exact", help="Accept no near miss of a name or a word, and no part of a name; only suggest it."),
]
QuietOption = Annotated[
    bool, typer.Option("-q", "--quiet", help="No notices, suggestions or progress; warnings and errors only.")
]
PagerOption = Annotated[bool, typer.Option("--no-pager", help="Never page an answer that is taller than the screen.")]


LimitOption = Annotated[
    int,
    typer.Option(
        "-n",
        "--limit",
        metavar="NUMBER",
        parser=_whole_number_of("--limit"),
        help="Show this many definitions at most.",
    ),
]


_DEFINE_EXAMPLES = """\
  carelex define co-production
  carelex define personal health budget        several words are one phrase
  carelex define recovery --source scie        one source only
  carelex define sds --format markdown         ready to paste into a report
  carelex define sds -f json | jq -r '.definitions[].text'
  carelex define - < words.txt                 one query per line
  carelex define - --missing < words.txt       those that no glossary has
  carelex define home care -g ours.yaml        your own glossary
  carelex define home care -g ours.yaml -g builtin
"""


@app.command(cls=_Command, epilog=_DEFINE_EXAMPLES, context_settings=_HELP)
def define(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="TERM…", help="The term; '-' reads one query per line from stdin.", show_default=False),
    ],
    missing: Annotated[
        bool, typer.Option("--missing", help="Show only what is not found, a line each: to check a list of words.")
    ] = False,
    glossary: GlossaryOption = [],  # noqa: B006 (Typer reads it and never changes it)
    source: SourceOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    exact: ExactOption = False,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show what each source says a term means.

    A term is found by its name, another name, another form of its words, or a near miss; you are told which.

    Exit status: 0 found, 1 not found, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import answer, check_query, source_ids

    query = " ".join(words)
    check_query(query)
    chosen, page, file, lexicon = _begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    sources = source_ids(lexicon, source)

    def reply(found: Answer) -> _Reply[Answer]:
        told = notices_of_missing(found) if missing else notices_of_answer(found)
        return _Reply(found, told, found.matched)

    def render_all(several: Iterable[Answer]) -> Iterator[str]:
        return render_missing(several, chosen, page) if missing else render_stream(several, chosen, page)

    _reply_to(
        query,
        partial(answer, lexicon, sources=sources, exact=exact),
        reply,
        lambda single: "".join(render_all([single])) if missing else render(single, chosen, page),
        render_all,
        file,
        quiet=quiet,
        no_pager=no_pager,
        only_missing=missing,
    )


_COMPARE_EXAMPLES = """\
  carelex compare co-production
  carelex compare personal budget -s scie -s ours    these two sources only
  carelex compare                                    every term that several sources define
  carelex compare recovery --format markdown         a table for a report
  carelex compare recovery -f csv > recovery.csv     a row for each phrase
  carelex compare recovery -f json | jq -r '.shared[].phrase'
  carelex compare - < words.txt                      one query per line
"""


@app.command(cls=_Command, epilog=_COMPARE_EXAMPLES, context_settings=_HELP)
def compare(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[TERM…]", help="The term; '-' reads one query per line from stdin.", show_default=False
        ),
    ] = [],  # noqa: B006
    glossary: GlossaryOption = [],  # noqa: B006
    source: SourceOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    exact: ExactOption = False,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show what the sources of a term share, and what only one says.

    Without a term: every term that several sources define, those that agree most first.

    Wording is shared where words have one stem (support, supporting), wherever they stand. Words that say little by
    themselves (the, they, make) count only within a phrase, and the term's own name does not count. What is denied
    ("not a trait") is not shared with what is not. Other words for the same thing are other words.

    Each definition is measured: its words and sentences; its reading grade, the year of school in the US that can read
    it (Flesch-Kincaid; add five for the age); the share of its different content words that another source has too.
    Without a term, the overlap is the average of these shares.

    Exit status: 0 compared, 1 not found or defined by one source only, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.comparison import Comparison, compared, overview
    from carelex.lookup import answer, check_query, source_ids
    from carelex.render.comparison import (
        nothing_to_compare,
        notices_of_comparison,
        render_comparison,
        render_comparisons,
        render_overview,
    )

    query = " ".join(words)
    if words:
        check_query(query)
    chosen, page, file, lexicon = _begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    sources = source_ids(lexicon, source)
    if not words:
        # This is not the start of a program any more: see __main__.
        gc.enable()
        with nullcontext() if quiet else ComparingProgress(sys.stderr, os.environ) as progress:
            terms = overview(lexicon, sources=sources, report=progress)
        told = [] if terms or quiet else [nothing_to_compare(is_limited=bool(sources))]
        _show([render_overview(terms, chosen, page)], file, told=told, no_pager=no_pager)
        raise typer.Exit(ExitCode.FOUND if terms else ExitCode.NOT_FOUND)

    def reply(found: Answer) -> _Reply[Comparison]:
        comparison = compared(lexicon, found, sources=sources)
        return _Reply(comparison, notices_of_comparison(comparison, is_limited=bool(sources)), comparison.is_compared)

    _reply_to(
        query,
        partial(answer, lexicon, sources=sources, exact=exact),
        reply,
        lambda single: render_comparison(single, chosen, page),
        lambda several: render_comparisons(several, chosen, page),
        file,
        quiet=quiet,
        no_pager=no_pager,
    )


_SEARCH_EXAMPLES = """\
  carelex search support plan                  both words, in any form and order
  carelex search "support plan" council        a phrase, and a word
  carelex search personal -health              without this word
  carelex search 'co-prod*'                    whatever begins so
  carelex search budget --source scie -n 3     the best three of one source
  carelex search choice control -f json | jq -r '.[].term'
"""


@app.command(cls=_SearchCommand, epilog=_SEARCH_EXAMPLES, context_settings=_HELP)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS…", help="What to look for; all of it must be there.", show_default=False),
    ],
    limit: LimitOption = HITS,
    glossary: GlossaryOption = [],  # noqa: B006
    source: SourceOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    exact: ExactOption = False,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show the definitions that have some words, best first.

    Names and definitions are searched. Words are found in their other forms (plans, planning), and phrases between
    quotes; -word leaves out what has it; begin* is the beginning of a word. Words that only link others, as "of", count
    only within a phrase, or where there is nothing else. A misspelt word that nothing has is read as the nearest that
    the glossary has; you are told. Behind --, nothing is left out, and nothing is an option. Leave a space before the
    value of an option: -s scie.

    Exit status: 0 found, 1 not found, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import check_query, source_ids
    from carelex.render.hits import notices_of_search, render_hits
    from carelex.searching import find_hits, read_query, written_query

    query = written_query(words)
    check_query(query)
    wanted = read_query(query)
    chosen, page, file, lexicon = _begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    sources = source_ids(lexicon, source)
    found = find_hits(lexicon, wanted, sources=sources, exact=exact, limit=limit)
    told = [] if quiet else notices_of_search(found, [lexicon.sources[each].name for each in sources])
    _show([render_hits(found, chosen, page)], file, told=told, no_pager=no_pager)
    raise typer.Exit(ExitCode.FOUND if found.total else ExitCode.NOT_FOUND)


_LIST_EXAMPLES = """\
  carelex list
  carelex list --starting per                  terms that begin so
  carelex list --missing scie                  terms that this source does not define
  carelex list -s scie --missing definitions   of one source, those that another does not define
  carelex list -f csv > coverage.csv           the matrix for a spreadsheet
  carelex list -f jsonl | jq -r .term
"""


@app.command("list", cls=_Command, epilog=_LIST_EXAMPLES, context_settings=_HELP)
def list_terms(
    ctx: typer.Context,
    starting: Annotated[
        str,
        typer.Option(
            metavar="LETTERS",
            help="Only terms that begin so, whatever their capitals, hyphens and accents.",
            show_default=False,
        ),
    ] = "",
    missing: Annotated[
        list[str],
        typer.Option(metavar="ID", help="Only terms that this source does not define. May be repeated."),
    ] = [],  # noqa: B006
    glossary: GlossaryOption = [],  # noqa: B006
    source: SourceOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show every term, with a mark for each source that defines it.

    Exit status: 0 shown, 1 there is no such term, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import coverage, source_ids
    from carelex.render.coverage import nothing_listed, render_coverage

    chosen, page, file, lexicon = _begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    # This is not the start of a program any more: see __main__.
    gc.enable()
    sources, absent = source_ids(lexicon, source), source_ids(lexicon, missing)
    found = coverage(lexicon, sources=sources, missing=absent, starting=starting)
    terms = iter(found.terms)
    first = [*islice(terms, 1)]
    heard, lacking = ([lexicon.sources[each].name for each in ids] for ids in (sources, absent))
    told = [] if first or quiet else [nothing_listed(starting, heard, lacking)]
    pieces = render_coverage(found._replace(terms=chain(first, terms)), chosen, page)
    _show(pieces, file, told=told, no_pager=no_pager)
    raise typer.Exit(ExitCode.FOUND if first else ExitCode.NOT_FOUND)


_SOURCES_EXAMPLES = """\
  carelex sources
  carelex sources --source scie                one source only
  carelex sources -g ours.yaml -g builtin      those of your own glossary and the bundled one
  carelex sources -f csv > sources.csv         a table for a spreadsheet
"""


@app.command(cls=_Command, epilog=_SOURCES_EXAMPLES, context_settings=_HELP)
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

    chosen, page, file, lexicon = _begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    shown = sources_in_use(lexicon, source_ids(lexicon, source))
    _show([render_sources(shown, chosen, page)], file, told=[], no_pager=no_pager)


_CHECK_EXAMPLES = """\
  carelex check ours.yaml                      the file, beside the glossaries in use
  carelex check                                all glossaries in use
  carelex check --strict glossaries/           in CI: warnings count too
  carelex check ours.yaml -g ours.yaml         the file by itself
  carelex check ours.yaml -f json | jq -r '.findings[].message'
  carelex check -q - --stdin-name ours.yaml    what an editor sends
  carelex check --schema > glossary.schema.json
"""


@app.command(cls=_Command, epilog=_CHECK_EXAMPLES, context_settings=_HELP)
def check(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="[FILE…]",
            help="Glossary files or folders; '-' is stdin. Default: the glossaries in use.",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for faults.")] = False,
    stdin_name: Annotated[
        str,
        typer.Option(metavar="FILE", help="The file of which stdin is a newer state.", show_default=False),
    ] = "",
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the JSON Schema of a glossary file, for editors, and exit.")
    ] = False,
    glossary: GlossaryOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show each fault of glossary files, with its line and column.

    A fault keeps a file from being used; a warning does not: it is about what is allowed, and likely a slip. Names,
    cross-references and definitions are also checked against the glossaries in use.

    Exit status: 0 no faults, 1 faults found, 2 the command is wrong or a file cannot be read.
    """
    # Not needed for --help.
    from carelex.places import glossaries_in_use

    if schema:
        # Needed here alone.
        from carelex.glossary import schema_text

        if files:
            raise CarelexError("--schema takes no file; to write the schema to one: --output FILE")
        keep = [place.path for place in glossaries_in_use(glossary)]
        _, _, file = _destination(Format.JSON, output, color, width, keep)
        _show([schema_text()], file, told=[], no_pager=no_pager)
        return
    # Not needed for --help: the YAML parser, SQLite, and all that stands on them.
    from carelex.checking import check_glossaries, strictly
    from carelex.lookup import open_lexicon
    from carelex.render.report import render_report

    in_use = glossaries_in_use(glossary)
    subjects, errors = _subjects(files or [str(place.path) for place in in_use], in_use, stdin_name)
    checked = {os.path.realpath(subject.path) for subject in subjects if subject.path}
    beside = [place for place in in_use if files and os.path.realpath(place.path) not in checked]
    keep = [*(place.path for place in in_use), *(subject.path for subject in subjects if subject.path)]
    chosen, page, file = _destination(output_format, output, color, width, keep)
    with nullcontext() if quiet else IndexingProgress(sys.stderr, os.environ) as progress:
        # What is wrong with the others is not what was asked.
        lexicon = ctx.with_resource(open_lexicon([place._replace(asked_for=False) for place in beside], progress))
        report = check_glossaries(lexicon, subjects, progress, with_lines=chosen is Format.RICH)
    _say(
        *(f"warning: {warning}" for warning in map(warning_of_skipped, lexicon.skipped)),
        *(f"error: {error}" for error in errors),
    )
    report = (strictly(report) if strict else report)._replace(errors=tuple(errors))
    _show(render_report(report, chosen, page, quiet=quiet), file, told=[], no_pager=no_pager)
    if errors:
        raise typer.Exit(ExitCode.CANNOT_ANSWER)
    raise typer.Exit(ExitCode.NOT_FOUND if report.has_faults else ExitCode.FOUND)


def _subjects(files: list[str], in_use: "Sequence[Place]", stdin_name: str) -> "tuple[list[Subject], list[str]]":
    """The files to check, each once, and what is wrong with those that cannot be read."""
    subjects: dict[str, Subject] = {}
    errors: list[str] = []
    for file in files:
        try:
            found = _subjects_at(file, in_use, stdin_name)
        except CarelexError as exc:
            errors += exc.problems
        else:
            # The order is that of their first mention.
            subjects |= {where: each for where, each in found.items() if where not in subjects}
    return [*subjects.values()], errors


def _subjects_at(file: str, in_use: "Sequence[Place]", stdin_name: str) -> "dict[str, Subject]":
    """The files that *file* stands for, by where they are."""
    from carelex.checking import subject_at, subject_in
    from carelex.places import glossaries_in_use

    if file == "-":
        if sys.stdin is None:
            raise CarelexError("stdin is closed; name a file, or send one: < FILE")
        if is_terminal(sys.stdin):
            _say("a glossary file on stdin; Ctrl-D ends")
        path = Path(stdin_name) if stdin_name else stdin_file()
        where = os.path.realpath(path) if path else "-"
        return {where: subject_in(sys.stdin.buffer.read(), stdin_name or "stdin", path)}
    if not file.strip():
        raise CarelexError("an empty path; name a file or a folder, or '-' for stdin")
    # A glossary in use is called as it is elsewhere.
    places = [place for place in in_use if file == str(place.path)] or glossaries_in_use([file])
    return {os.path.realpath(place.path): subject_at(place) for place in places}


_NEW_EXAMPLES = """\
  carelex new ours.yaml
  carelex new - > ours.yaml                    on stdout, for a script
"""


@app.command(cls=_Command, epilog=_NEW_EXAMPLES, context_settings=_HELP)
def new(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; '-' is stdout.", show_default=False)],
    quiet: QuietOption = False,
) -> None:
    """Write a small glossary to begin with, which says how to go on.

    A file that is there already is left as it is.

    Exit status: 0 written, 2 the file is there already or cannot be written.
    """
    # Needed here alone.
    from carelex.glossary import next_steps, starter_text
    from carelex.places import user_glossary_folder

    if not file.strip():
        raise CarelexError("an empty path; name the file to write, or '-' for stdout")
    if file == "-":
        write([starter_text()], sys.stdout)
        return
    create_file(starter_text(), file)
    if not quiet:
        # The file is there, whether this can be told or not.
        with suppress(OSError):
            typer.echo(safe(next_steps(file, user_glossary_folder())), nl=False, err=True)


def _begin(
    ctx: typer.Context,
    glossary: list[str],
    asked: Format | None,
    output: str,
    color: Color,
    width: int | None,
    *,
    quiet: bool,
) -> tuple[Format, Page, Path | None, "Lexicon"]:
    """What every command that answers does first: the format, the page, the file to write, the glossaries in use."""
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import open_lexicon
    from carelex.places import glossaries_in_use

    places = glossaries_in_use(glossary)
    chosen, page, file = _destination(asked, output, color, width, [place.path for place in places])
    progress = None if quiet else ctx.with_resource(IndexingProgress(sys.stderr, os.environ))
    lexicon = ctx.with_resource(open_lexicon(places, progress))
    _say(*(f"warning: {warning}" for warning in map(warning_of_skipped, lexicon.skipped)))
    return chosen, page, file, lexicon


def _destination(
    asked: Format | None, output: str, color: Color, width: int | None, keep: Iterable[Path]
) -> tuple[Format, Page, Path | None]:
    """The format, the page, and the file to write, if that is what was asked for; it is none of *keep*."""
    if not output:
        raise CarelexError("--output: an empty path; name a file, or '-' for stdout")
    stream = sys.stdout if output == "-" else None
    chosen = _format(asked, on_terminal=is_terminal(stream))
    file = None if output == "-" else check_target(output, keep)
    return chosen, page_for(stream, color, width, os.environ), file


def _show(
    pieces: Iterable[str], file: Path | None, *, told: list[str], no_pager: bool, may_be_empty: bool = False
) -> None:
    """Write *pieces* where they are to go; *told* goes to stderr, or before them on a terminal's page."""
    if not is_terminal(sys.stderr):
        _say(*told)
        told = []
    left = pieces if file or no_pager else left_by_pager(pieces, sys.stdout, above=map(_line, told))
    if left is not None:
        _say(*told)
        write_file(left, file, may_be_empty=may_be_empty) if file else write(left, sys.stdout)


def _reply_to(
    query: str,
    ask: Callable[[str], Answer],
    reply: Callable[[Answer], _Reply[_T]],
    render_one: Callable[[_T], str],
    render_all: Callable[[Iterator[_T]], Iterator[str]],
    file: Path | None,
    *,
    quiet: bool,
    no_pager: bool,
    only_missing: bool = False,
) -> Never:
    """Reply to *query*, or to those on stdin where it is "-", and exit.

    only_missing: what was not looked up is no answer, and an answer without a word is one.
    """
    if query == "-":
        raise typer.Exit(_reply_to_stream(ask, reply, render_all, file, quiet=quiet, only_missing=only_missing))
    single = reply(ask(query))
    told = [] if quiet else single.told
    _show([render_one(single.value)], file, told=told, no_pager=no_pager, may_be_empty=only_missing)
    raise typer.Exit(single.status)


def _reply_to_stream(
    ask: Callable[[str], Answer],
    reply: Callable[[Answer], _Reply[_T]],
    render_all: Callable[[Iterator[_T]], Iterator[str]],
    file: Path | None,
    *,
    quiet: bool,
    only_missing: bool,
) -> ExitCode:
    """Reply to the queries on stdin as they come, and say how it went."""
    # This is not the start of a program any more: see __main__.
    gc.enable()
    if sys.stdin is None:
        raise CarelexError("stdin is closed; give the term itself, or send queries, one per line: < FILE")
    if is_terminal(sys.stdin) and not quiet:
        _say("one term per line; Ctrl-D ends")
    queries = Queries(sys.stdin.buffer, sys.stdin.encoding, finish_when_interrupted=file is None)
    status = ExitCode.FOUND

    def replies() -> Iterator[_T]:
        nonlocal status
        for line in queries:
            each = reply(ask(line.text) if line.is_text else Answer(query=line.text))
            if not line.is_text:
                _say(f"warning: stdin:{line.number}: not {sys.stdin.encoding.upper()}; this line is not looked up")
            elif not quiet:
                _say(*each.told)
            status = status or each.status
            if line.is_text or not only_missing:
                yield each.value

    pieces = render_all(replies())
    write_file(pieces, file, may_be_empty=only_missing) if file else write(pieces, sys.stdout)
    return ExitCode.INTERRUPTED if queries.interrupted else status


def _format(asked: Format | None, *, on_terminal: bool) -> Format:
    if asked is not None:
        return asked
    if default := os.environ.get(FORMAT_VARIABLE):
        try:
            return Format(default.lower())
        except ValueError as exc:
            known = ", ".join(Format)
            raise CarelexError(f"{FORMAT_VARIABLE}: no format {default!r}; the formats are: {known}") from exc
    return Format.RICH if on_terminal else Format.TEXT


def _say(*messages: str) -> None:
    """Write to stderr. A message that nobody can be told must not cost the answer."""
    for message in messages:
        with suppress(OSError):
            typer.echo(_line(message), err=True)


def _line(message: str) -> str:
    return f"carelex: {safe(message).replace(chr(10), chr(92) + 'n')}"


for _info in app.registered_commands:
    _commands[_info.name or _info.callback.__name__] = _info  # type: ignore[union-attr]
app.registered_commands = []
