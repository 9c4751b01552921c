"""Explains in a sentence why a command line is wrong."""

from collections.abc import Sequence
from difflib import get_close_matches

import typer

from carelex.cli.inside_typer import (
    MissingParameter,
    NoSuchOption,
    TooMany,
    option_without_value,
    what_is_missing,
    what_is_too_much,
)
from carelex.quoting import as_word, command_of

# What a command asks for that has no word behind it, and an example.
_NEEDED = {
    "define": "which term? For example: carelex define brokerage",
    "search": "which words? For example: carelex search support plan",
    "import": "which document? For example: carelex import page.html -o ours.yaml",
    "new": "which file? For example: carelex new ours.yaml",
    "add": "which glossary? For example: carelex add https://www.example.org/words.yaml",
}

# Examples of values.
_VALUES = {
    "-g": "ours.yaml",
    "--glossary": "ours.yaml",
    "-s": "scie",
    "--source": "scie",
    "-f": "json",
    "--format": "json",
    "-o": "answer.txt",
    "--output": "answer.txt",
    "--color": "never",
    "--colour": "never",
    "--width": "60",
    "--into": "ours.yaml",
    "--columns": "term=2,text=4",
    "--starting": "per",
    "--missing": "scie",
}


def usage_problem(exc: typer.TyperException, command: str) -> str:
    """Say what is wrong, and how to correct it. *command*: the command as typed."""
    if isinstance(exc, NoSuchOption):
        # The sentence must be one line, whatever was typed.
        problem = "no option " + exc.option_name.replace("\n", r"\x0a")
        if exc.possibilities:
            return f"{problem}: did you mean {' or '.join(sorted(exc.possibilities))}?"
        if exc.option_name in ("-v", "-V"):
            return f"{problem}; for the version: carelex --version"
    elif isinstance(exc, MissingParameter):
        if needed := _NEEDED.get(command.removeprefix("carelex ")):
            return needed
        problem = f"missing {what_is_missing(exc)}"
    elif option := option_without_value(exc):
        problem = f"{option} needs a value" + (f", such as {_VALUES[option]}" if option in _VALUES else "")
    elif too_many := what_is_too_much(exc):
        return _too_many(too_many, command)
    else:
        problem = _as_phrase(exc.message)
    return f"{problem}; see: {command} --help"


def _too_many(words: TooMany, command: str) -> str:
    """Say that a command takes no words, or only one, and what to type."""
    name = command.removeprefix("carelex ")
    if words.taken:
        whole = " ".join([*words.taken, *words.others])
        shown = as_word(whole) if whole.isprintable() else "'NAME'"
        return f"{name} takes one name; a name with spaces needs quotes: {command} {shown}"
    return f"{name} takes no words; to look {'them' if len(words.others) > 1 else 'it'} up: {_define(words.others)}"


def _define(words: Sequence[str]) -> str:
    """The command that looks *words* up; without them if they cannot be shown."""
    return f"carelex define {command_of(words) if all(map(str.isprintable, words)) else 'TERM'}"


def _as_phrase(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


# Commands that are also words of health and care: somebody who types "doctors" wants to look that up.
_WORDS_OF_CARE = ("doctor", "help")

# What people type who know other programs.
_LEAVING = ("quit", "exit", "bye")
_SETTINGS = ("settings", "config", "options")
_LOOKING_UP = ("lookup", "look-up", "explain", "meaning")


def no_command(words: Sequence[str], commands: Sequence[str], *, problem: str = "no command") -> str:
    """Say that the first of *words* is not one of the *commands*, and what may be meant.

    problem: the words before it.
    """
    asked, *others = words
    if asked.lower() in _LEAVING:
        return f"{problem} {asked!r}; carelex ends by itself once it has answered; for the commands: carelex --help"
    if asked.lower() in _SETTINGS:
        return f"{problem} {asked!r}; for settings, files and exit codes: carelex help environment"
    if asked.lower() in _LOOKING_UP and others and all(map(str.isprintable, others)):
        return f"{problem} {asked!r}; to look up a word: {_define(others)}"
    if asked.lower() in commands:
        return f"{problem} {asked!r}: did you mean {asked.lower()!r}?"
    is_longer = any(asked.startswith(command) for command in _WORDS_OF_CARE if asked != command)
    # People often type "carelex brokerage" first; and "carelex carer" does not mean "compare".
    if not is_longer and get_close_matches(asked, commands, cutoff=0.75):
        return f"{problem} {asked!r}: did you mean {', '.join(map(repr, get_close_matches(asked, commands)))}?"
    return f"{problem} {asked!r}; to look it up: {_define(words)}; for the commands: carelex --help"
