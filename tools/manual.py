"""Writes carelex.1 and commands.md from the help of the commands: python tools/manual.py [FOLDER].

Everything that Typer knows about a command or an option is used, so that a new one needs no change here.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any, NamedTuple

from carelex import __version__
from carelex.cli import ENVIRONMENT, EXIT_STATUS, FILES, app
from carelex.cli.inside_typer import Parameter, made_by, parameters_of, usage_of

ROOT = Path(__file__).parents[1]
_MADE = "Made by `make manual` from the help of the commands; change it there."


class Named(NamedTuple):
    """An item in a list of the help: a name, or the names and the value of an option, and the meaning."""

    names: tuple[str, ...]
    value: str
    meaning: str


class Example(NamedTuple):
    """A command to type, and its purpose, if the help gives one."""

    command: str
    purpose: str


class Command(NamedTuple):
    """A command as its help describes it, or the program itself."""

    name: str
    usage: str
    paragraphs: list[str]
    examples: list[Example]
    arguments: list[Named]
    options: list[Named]

    @property
    def summary(self) -> str:
        """What it does, in a sentence."""
        return self.paragraphs[0]


class Manual(NamedTuple):
    """The program, its commands, and the options that several of them have."""

    program: Command
    commands: list[Command]
    common: list[Named]

    def own(self, command: Command) -> list[Named]:
        """The options that no other command has."""
        return [option for option in command.options if option not in self.common]

    def shared(self, command: Command) -> list[Named]:
        """The options that are described once for all commands."""
        return [option for option in command.options if option in self.common]


def manual() -> Manual:
    """Read the help of the program and of all its commands."""
    group = made_by(app)
    program = _command(group)
    made = [group.get_command(None, name) for name in group.list_commands(None)]
    commands = [_command(command, command.name) for command in made if not command.hidden]
    return Manual(program, commands, _common([program, *commands]))


def _command(command: Any, name: str = "") -> Command:
    parameters = [parameter for parameter in parameters_of(command) if not parameter.is_hidden]
    return Command(
        name=name,
        usage=usage_of(command, f"carelex {name}".strip()),
        paragraphs=[" ".join(paragraph.split()) for paragraph in command.help.strip().split("\n\n")],
        examples=[_example(line) for line in command.epilog.splitlines()],
        arguments=[_argument(parameter) for parameter in parameters if parameter.is_argument],
        options=[_option(parameter) for parameter in parameters if not parameter.is_argument],
    )


def _argument(parameter: Parameter) -> Named:
    # The usage shows what may be left out.
    return Named((parameter.value.strip("[]"),), "", " ".join(parameter.about.split()))


def _option(parameter: Parameter) -> Named:
    return Named(tuple(parameter.names), parameter.value, " ".join(parameter.meaning.split()))


def _example(line: str) -> Example:
    command, _, purpose = line.strip().partition("   ")
    return Example(command.strip(), purpose.strip())


def _common(commands: Sequence[Command]) -> list[Named]:
    """The options that several commands have with the same words, in the order of each command."""
    everywhere = [option for command in commands for option in command.options]
    common: list[Named] = []
    for command in commands:
        place = 0
        for option in command.options:
            if option in common:
                place = common.index(option) + 1
            elif everywhere.count(option) > 1:
                common.insert(place, option)
                place += 1
    return common


# The manual page.

# Characters that roff would interpret or show differently, and the typographic characters of the help.
_ROFF = str.maketrans(
    {
        "\\": r"\(rs",
        "'": r"\(aq",
        "`": r"\(ga",
        "^": r"\(ha",
        "~": r"\(ti",
        '"': r"\(dq",
        "…": "...",
    }
)
# A hyphen within a word is a hyphen; any other is typed, and must be the character that a terminal needs.
_TYPED = re.compile(r"(?<![A-Za-z])-|-(?![A-Za-z])")
_OPTION = re.compile(r"(?<![\w\\-])\\-(?:\\-)?[A-Za-z][A-Za-z-]*")
_SENTENCE = re.compile(r"(?<=[.?!]) ")


def page(told: Manual) -> str:
    """The manual page, for roff's macros "man"."""
    return "".join(f"{line}\n" for line in _page(told))


def _page(told: Manual) -> Iterator[str]:
    program = told.program
    yield f'.\\" {_MADE}'
    yield f'.TH CARELEX 1 "{_date()}" "carelex {_verbatim(__version__)}" "User Commands"'
    # To the left and without hyphenation: commands are easier to find and to copy.
    yield from (".nh", ".ad l")
    yield from (".SH NAME", rf"carelex \- {_inline(_as_phrase(program.summary))}")
    yield from (".SH SYNOPSIS", _usage(program.usage))
    for command in told.commands:
        yield from (".br", _usage(command.usage))
    yield from (".SH DESCRIPTION", *_paragraphs(program.paragraphs))
    yield from _list(told.own(program), ".SH OPTIONS")
    yield ".SH COMMANDS"
    for command in told.commands:
        yield from (f".SS {_usage(command.usage)}", *_paragraphs(command.paragraphs))
        yield from _list([*command.arguments, *told.own(command)])
        names = [f"\\fB{_verbatim(option.names[0])}\\fR" for option in told.shared(command)]
        yield from (".PP", *_wrapped(f"Common options: {', '.join(names)}."))
    yield from _list(told.common, ".SH COMMON OPTIONS")
    yield from _list(_named(ENVIRONMENT), ".SH ENVIRONMENT")
    yield from _list(_named(FILES), ".SH FILES")
    yield from _list(_named(EXIT_STATUS), ".SH EXIT STATUS")
    yield ".SH EXAMPLES"
    for command in (program, *told.commands):
        yield from (f".SS {command.name}",) if command.name else ()
        for number, example in enumerate(command.examples):
            typed = f"\\fB{_verbatim(example.command)}\\fR"
            if example.purpose:
                yield from (".TP", typed, *_prose(example.purpose))
            else:
                yield from (".PP", typed) if number else (typed,)


def _list(items: Iterable[Named], heading: str = "") -> Iterator[str]:
    for item in items:
        if heading:
            yield heading
            heading = ""
        names = ", ".join(f"\\fB{_verbatim(name)}\\fR" for name in item.names)
        yield from (".TP", f"{names} \\fI{_verbatim(item.value)}\\fR" if item.value else names)
        yield from _prose(item.meaning)


def _paragraphs(paragraphs: Iterable[str]) -> Iterator[str]:
    """The lines of *paragraphs*, below a heading."""
    for number, paragraph in enumerate(paragraphs):
        yield from (".PP",) if number else ()
        yield from _prose(paragraph)


def _prose(text: str) -> Iterator[str]:
    """The lines of a paragraph, with each sentence on its own, so that roff knows where sentences end."""
    for sentence in _SENTENCE.split(text):
        yield from _wrapped(_inline(sentence))


def _wrapped(line: str) -> Iterator[str]:
    for each in wrap(line, 78, break_long_words=False, break_on_hyphens=False):
        # roff would read such a line as a request.
        yield rf"\&{each}" if each.startswith(".") else each


def _inline(text: str) -> str:
    """Prose: hyphens in words stay, options are written as typed, in bold."""
    return _OPTION.sub(lambda match: f"\\fB{_typed(match[0])}\\fR", _TYPED.sub(r"\-", _shown(text)))


def _verbatim(text: str) -> str:
    """Text to type, exactly as it is."""
    return _typed(_shown(text))


def _typed(text: str) -> str:
    return re.sub(r"(?<!\\)-", r"\-", text)


def _shown(text: str) -> str:
    plain = text.translate(_ROFF)
    return "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in plain)


def _usage(usage: str) -> str:
    """Words to type in bold, and placeholders in italics."""
    words = [
        f"\\fI{_verbatim(word)}\\fR" if re.search("[A-Z]", word) else f"\\fB{_verbatim(word)}\\fR"
        for word in usage.split()
    ]
    return " ".join(words)


def _date() -> str:
    """The day of the last release, so that it does not change every day; before the first, the day work began."""
    released = re.search(
        r"^## \[\d.*\] - (\d{4}-\d\d-\d\d)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
    )
    return released[1] if released else "2026-11-21"


# The document.


def document(told: Manual) -> str:
    """The same text in Markdown."""
    return "\n".join(_document(told))


def _document(told: Manual) -> Iterator[str]:
    program = told.program
    yield from (f"<!-- {_MADE} -->", "", "# The commands of carelex", "")
    yield from (program.summary, "", "| command | what it does |", "|---|---|")
    for command in told.commands:
        yield f"| [`{command.name}`](#{command.name}) | {_markdown(command.summary)} |"
    yield ""
    yield from _section("Options of carelex itself", told.own(program))
    for command in told.commands:
        yield from (f"## {command.name}", "")
        for paragraph in command.paragraphs:
            yield from (_markdown(paragraph), "")
        yield from ("```text", command.usage, "```", "")
        yield from _items([*command.arguments, *told.own(command)])
        links = ", ".join(f"`{option.names[0]}`" for option in told.shared(command))
        yield from (f"[Common options](#common-options): {links}.", "")
        yield from _examples(command)
    yield from _section("Common options", told.common)
    yield from _section("Environment", _named(ENVIRONMENT))
    yield from _section("Files", _named(FILES))
    yield from _section("Exit status", _named(EXIT_STATUS))


def _section(heading: str, items: Sequence[Named]) -> Iterator[str]:
    yield from (f"## {heading}", "")
    yield from _items(items)


def _items(items: Sequence[Named]) -> Iterator[str]:
    for item in items:
        names = ", ".join(f"`{name}`" for name in item.names)
        yield f"- {names}{f' `{item.value}`' if item.value else ''}: {_markdown(item.meaning)}"
    yield from ("",) if items else ()


def _examples(command: Command) -> Iterator[str]:
    wide = max(len(example.command) for example in command.examples)
    yield "```sh"
    for example in command.examples:
        yield f"{example.command:{wide}}  # {example.purpose}" if example.purpose else example.command
    yield from ("```", "")


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


def _named(told: dict[Any, str]) -> list[Named]:
    return [Named(tuple(str(name).split(", ")), "", meaning) for name, meaning in told.items()]


def _as_phrase(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    told = manual()
    (folder / "carelex.1").write_text(page(told), encoding="ascii", newline="\n")
    (folder / "commands.md").write_text(document(told), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
