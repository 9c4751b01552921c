"""Writes the help texts: about commands, settings, files and exit codes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill, wrap
from typing import Any

from carelex.cli.console import terminal_size
from carelex.cli.exits import ExitCode
from carelex.cli.inside_typer import Parameter, parameters_of, usage_of
from carelex.places import bundled_glossary

# The lists for `carelex help environment` and the manual page: a name, and its meaning. The names of the variables are
# written out, so that the help need not import the modules that read them.
ENVIRONMENT = {
    "CARELEX_GLOSSARY": "The glossaries to use when there is no --glossary: files, folders and 'builtin', "
    "with a ':' between them (on Windows a ';').",
    "CARELEX_FORMAT": "The format when there is no --format; 'text' suits a screen reader.",
    "CARELEX_CACHE_DIR": "The folder where indexes are kept.",
    "CARELEX_DEBUG": "When set: show the details of an unexpected failure.",
    "NO_COLOR": "When set: no colour, and no other style. The option --color overrides all variables.",
    "FORCE_COLOR, CLICOLOR_FORCE": "When set, and not to 0: the rich format has colour in a pipe or a file too.",
    "CLICOLOR": "When 0: no colour in a terminal.",
    "TERM": "When 'dumb': no colour, no links, no pager and no progress.",
    "PAGER": "What shows an answer that is taller than the screen: 'less -FRX' when not set, nothing when empty.",
    "LESS": "Your own options for less, and its last line; they override those of carelex.",
    "COLUMNS, LINES": "The size of the screen, if it is not that of the terminal.",
}
FILES = {
    "~/.config/carelex/glossaries/": "Your own glossaries: .yaml and .yml files, used together with the one that comes "
    "with carelex. On macOS in ~/Library/Application Support/, on Windows in %LOCALAPPDATA%; XDG_CONFIG_HOME names "
    "another place.",
    "~/.cache/carelex/": "The indexes of glossaries, made again if you delete them. On macOS in ~/Library/Caches/, "
    "on Windows in %LOCALAPPDATA%; XDG_CACHE_HOME or CARELEX_CACHE_DIR names another place.",
}
EXIT_STATUS = {
    ExitCode.FOUND: "carelex found what you asked for, or found no errors.",
    ExitCode.NOT_FOUND: "Something that you asked for was not found, or there are errors.",
    ExitCode.CANNOT_ANSWER: "The command is wrong, or a file cannot be read, written or understood.",
    ExitCode.UNEXPECTED: "An unexpected failure; CARELEX_DEBUG=1 shows its details.",
    ExitCode.INTERRUPTED: "Interrupted.",
}

_WHERE_TO_GO_ON = (
    "For one command, with examples: carelex help define. For settings, files and exit codes: carelex help environment."
)
# The manual page says the same (release/build.py).
_ABOUT_EXAMPLES = (
    "This build of carelex has no definitions, so some examples find nothing. Use your own terms and sources in their "
    "place."
)
_ABOUT_TOPIC = (
    "The variables that carelex reads, the folders that it uses, and what its exit codes mean. The answer goes to "
    "stdout; notices, suggestions, warnings and errors go to stderr."
)

# Columns. Longer lines are hard to read, even in a wide terminal; a narrower terminal breaks lines itself.
_WIDEST, _NARROWEST = 80, 30
# Columns: the indent of a meaning below its name, and the least room for it beside its name.
_INDENT, _LEAST_ROOM = 6, 28
# Characters: a longer name does not move the column of meanings.
_LONGEST_NAME = 30

# The topic of `carelex help` that is not a command.
TOPIC = "environment"

_Rows = Sequence[tuple[str, str]]


def help_of(command: Any, context: Any) -> str:
    """Write the help of *command* in the width of the terminal.

    It begins with what most people need: what the command does, and examples. Then come details, usage and options, and
    at the end the exit status, which only scripts need.
    """
    width = help_width()
    summary, *details = (
        fill(" ".join(paragraph.split()), width, break_on_hyphens=False) for paragraph in command.help.split("\n\n")
    )
    exit_status = [paragraph for paragraph in details if paragraph.startswith("Exit status:")]
    sections = [summary]
    if _looks_terms_up(command, context) and not bundled_glossary().exists():
        sections.append(fill(_ABOUT_EXAMPLES, width, break_on_hyphens=False))
    sections.append("Examples:\n" + "\n".join(examples(command.epilog.splitlines(), width)))
    sections += [paragraph for paragraph in details if paragraph not in exit_status]
    lead = "Usage: "
    sections.append(fill(f"{lead}{usage_of(command, context.command_path)}", width, subsequent_indent=" " * len(lead)))
    sections += [*_sections(_lists(command, context), width), *exit_status]
    if not context.parent:
        sections.append(fill(_WHERE_TO_GO_ON, width, break_on_hyphens=False))
    return "\n\n".join(sections) + "\n"


def _looks_terms_up(command: Any, context: Any) -> bool:
    """Whether its examples have terms or sources of the bundled glossary."""
    options = {name for parameter in parameters_of(command) for name in parameter.names}
    return not context.parent or {"--glossary", "--source"} <= options


def help_on_topic() -> str:
    """Write the help on environment variables, files and exit codes."""
    width = help_width()
    lists = (("Environment", ENVIRONMENT), ("Files", FILES), ("Exit status", EXIT_STATUS))
    rows = ((heading, [(str(name), meaning) for name, meaning in meanings.items()]) for heading, meanings in lists)
    sections = [fill(_ABOUT_TOPIC, width, break_on_hyphens=False), *_sections(rows, width)]
    return "\n\n".join(sections) + "\n"


def help_width() -> int:
    """How many columns the help uses in this terminal."""
    return max(_NARROWEST, min(terminal_size().columns, _WIDEST))


def _sections(lists: Iterable[tuple[str, _Rows]], width: int) -> Iterator[str]:
    """Lay out each list that is not empty, below its heading."""
    for heading, rows in lists:
        if rows:
            yield f"{heading}:\n" + "\n".join(_rows(rows, width))


def _lists(command: Any, context: Any) -> Iterator[tuple[str, _Rows]]:
    """Yield the lists of names and meanings, each with its heading."""
    parameters = [parameter for parameter in parameters_of(command) if not parameter.is_hidden]
    yield "Arguments", [_row(parameter) for parameter in parameters if parameter.is_argument]
    yield "Options", [_row(parameter) for parameter in parameters if not parameter.is_argument]
    if not context.parent:
        names = command.list_commands(context)
        yield "Commands", [(name, command.get_command(context, name).get_short_help_str()) for name in names]


def _row(parameter: Parameter) -> tuple[str, str]:
    names = ", ".join(parameter.names)
    return names if parameter.is_argument else f"{names} {parameter.value}".rstrip(), parameter.meaning


def examples(lines: Sequence[str], width: int) -> Iterator[str]:
    """Lay out examples, each with its purpose beside it, or below if there is no room.

    A command is never broken: a terminal may wrap it, but it can still be copied as one line.
    """
    if max(map(len, lines)) <= width:
        yield from lines
        return
    for line in lines:
        command, _, purpose = line.strip().partition("   ")
        yield f"  {command}"
        yield from _indented(purpose.strip(), width)


def _rows(rows: _Rows, width: int) -> Iterator[str]:
    """Lay out names and their meanings, side by side or, if there is no room, below each other."""
    column = min(max(len(name) for name, _ in rows), _LONGEST_NAME) + 4
    if width - column < _LEAST_ROOM:
        for name, meaning in rows:
            yield from _broken(name, width)
            yield from _indented(meaning, width)
        return
    for name, meaning in rows:
        first, *others = wrap(meaning, width - column, break_on_hyphens=False)
        if len(name) > column - 4:
            yield f"  {name}"
            yield f"{'':{column}}{first}"
        else:
            yield f"  {name:{column - 2}}{first}"
        yield from (f"{'':{column}}{line}" for line in others)


def _indented(text: str, width: int) -> list[str]:
    indent = " " * _INDENT
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _broken(name: str, width: int) -> Iterator[str]:
    """Break an option that is too long before its value, and the value between its choices."""
    names, _, value = name.rpartition(" ")
    if len(name) + 2 <= width or not names:
        yield f"  {name}"
        return
    yield f"  {names}"
    line = " " * _INDENT
    for choice in re.split(r"(?<=\|)", value):
        if len(line) + len(choice) > width:
            yield line
            line = " " * _INDENT
        line += choice
    yield line
