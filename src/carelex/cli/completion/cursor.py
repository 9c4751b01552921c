"""Finds what fits at the cursor of a command line: commands, options, their values, names of the glossaries."""

import re
import sys
from collections.abc import Callable, Sequence
from typing import Any

from carelex.cli.completion.line import Typed, options_with_values, read_line
from carelex.cli.inside_typer import Parameter, parameters_of
from carelex.names import without_invisible
from carelex.places import BUILTIN
from carelex.values import NamedTuple

SHELLS = ("bash", "zsh", "fish")
POWERSHELLS = ("powershell", "pwsh")


class Candidate(NamedTuple):
    """A word that fits at the cursor. as_typed: the same, but with its beginning as typed.

    about: a description that a shell may show beside it.
    """

    word: str
    as_typed: str
    about: str = ""


class Fitting(NamedTuple):
    """The words that fit at the cursor, and whether file names do."""

    candidates: Sequence[Candidate] = ()
    with_files: bool = False


def at_cursor(program: Any, words: Sequence[str], typed: str) -> Fitting:
    """Find what can follow *words*; *typed* may be its beginning."""
    fitting = _that_fit(program, words, without_invisible(typed))
    writable = [candidate for candidate in fitting.candidates if all(map(_can_be_written, candidate))]
    return fitting._replace(candidates=writable)


def _can_be_written(text: str) -> bool:
    """Whether *text* can be given to a shell: nothing in it has an effect, or cannot be encoded."""
    encoding = sys.stdout.encoding
    return text.isprintable() and text == text.encode(encoding, "ignore").decode(encoding)


def _that_fit(program: Any, words: Sequence[str], typed: str) -> Fitting:
    """Find what fits there, even if it cannot be given to a shell."""
    line = read_line(program, words)
    if line is None:
        return Fitting()
    if line.waiting:
        return _of_kind(line.waiting, typed, line)
    if typed.startswith("-") and not line.are_all:
        name, is_given, value = typed.partition("=")
        if not is_given:
            return Fitting(_beginning(typed, _options(line.command)))
        option = options_with_values(line.command).get(name)
        fitting = Fitting() if option is None else _of_kind(option, value, line)
        lead = f"{name}="
        return fitting._replace(candidates=[_behind(lead, candidate) for candidate in fitting.candidates])
    if line.command is program:
        return Fitting(_beginning(typed, _summaries(program)))
    places = [parameter for parameter in parameters_of(line.command) if parameter.is_argument]
    place = next(
        (place for number, place in enumerate(places, 1) if place.may_be_repeated or len(line.arguments) < number), None
    )
    if place is None:
        return Fitting(_beginning(typed, _options(line.command)))
    fitting = _of_kind(place, typed, line)
    # Such a word would be read as an option.
    return fitting if line.are_all else fitting._replace(candidates=[*filter(_is_no_option, fitting.candidates)])


def _of_kind(parameter: Parameter, typed: str, line: Typed) -> Fitting:
    """The values of an option or an argument: its choices, or what its name in the help means."""
    if choices := parameter.choices:
        return Fitting(_beginning(typed, dict.fromkeys(choices, "")))
    find = _KINDS.get(re.sub(r"[^A-Z]", "", parameter.value))
    return find(typed, line) if find else Fitting()


def _terms(typed: str, line: Typed) -> Fitting:
    from carelex.cli.completion.candidates import names

    return Fitting([Candidate(*name) for name in names(line.arguments, typed, line.glossaries)])


def _sources(typed: str, line: Typed) -> Fitting:
    from carelex.cli.completion.candidates import sources

    return Fitting(_beginning(typed, sources(line.glossaries)))


def _glossaries(typed: str, _: Typed) -> Fitting:
    return Fitting(_beginning(typed, {BUILTIN: "the bundled glossary"}), with_files=True)


def _files(*_: object) -> Fitting:
    return Fitting(with_files=True)


def _topics(typed: str, line: Typed) -> Fitting:
    """The argument of `carelex help`, which is one word."""
    from carelex.cli.help import TOPIC

    if line.arguments:
        return Fitting()
    return Fitting(_beginning(typed, {**_summaries(line.program), TOPIC: "Settings, files and exit codes"}))


def _shells(typed: str, _: Typed) -> Fitting:
    return Fitting(_beginning(typed, dict.fromkeys(SHELLS, "")))


_KINDS: dict[str, Callable[[str, Typed], Fitting]] = {
    "TERM": _terms,
    "WORDS": _terms,
    "ID": _sources,
    "PATH": _glossaries,
    "FILE": _files,
    "SHELL": _shells,
    "COMMAND": _topics,
}


def _beginning(typed: str, words: dict[str, str]) -> list[Candidate]:
    """The words that begin like this, apart from capitals; each has a description."""
    alike = typed.casefold()
    beginning = ((word, about) for word, about in words.items() if word.casefold().startswith(alike))
    # The name of a source may have any characters.
    return [Candidate(word, typed + word[len(typed) :], about * _can_be_written(about)) for word, about in beginning]


def _options(command: Any) -> dict[str, str]:
    """The options of *command*, each with the first sentence of its help."""
    options = [parameter for parameter in parameters_of(command) if not parameter.is_argument]
    return {name: re.split(r"[.:;] |\.$", option.about)[0] for option in options for name in reversed(option.names)}


def _summaries(program: Any) -> dict[str, str]:
    """One sentence about each command."""
    commands = {name: program.get_command(None, name) for name in program.list_commands(None)}
    return {name: str(command.help).partition("\n")[0].rstrip(".") for name, command in commands.items()}


def _behind(lead: str, candidate: Candidate) -> Candidate:
    return Candidate(lead + candidate.word, lead + candidate.as_typed, candidate.about)


def _is_no_option(candidate: Candidate) -> bool:
    return not candidate.word.startswith("-")
