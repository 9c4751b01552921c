"""Explains in a sentence why a command line is wrong."""

from collections.abc import Sequence
from difflib import get_close_matches

import typer

from carelex.cli.inside_typer import MissingParameter, NoSuchOption, what_is_missing
from carelex.quoting import command_of


def usage_problem(exc: typer.TyperException, command: str) -> str:
    """Say what is wrong, and how to correct it. *command*: the command as typed."""
    if isinstance(exc, NoSuchOption):
        # The sentence must be one line, whatever was typed.
        problem = "no option " + exc.option_name.replace("\n", r"\x0a")
        if exc.possibilities:
            return f"{problem}: did you mean {' or '.join(sorted(exc.possibilities))}?"
    elif isinstance(exc, MissingParameter):
        problem = f"missing {what_is_missing(exc)}"
    else:
        problem = _as_phrase(exc.message)
    return f"{problem}; see: {command} --help"


def _as_phrase(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


# Commands that are also words of health and care: somebody who types "doctors" wants to look that up.
_WORDS_OF_CARE = ("doctor", "help")


def no_command(words: Sequence[str], commands: Sequence[str], *, problem: str = "no command") -> str:
    """Say that the first of *words* is not one of the *commands*, and what may be meant.

    problem: the words before it.
    """
    asked = words[0]
    is_longer = any(asked.startswith(command) for command in _WORDS_OF_CARE if asked != command)
    # People often type "carelex brokerage" first; and "carelex carer" does not mean "compare".
    if not is_longer and get_close_matches(asked, commands, cutoff=0.75):
        return f"{problem} {asked!r}: did you mean {', '.join(map(repr, get_close_matches(asked, commands)))}?"
    query = command_of(words) if all(word.isprintable() for word in words) else "TERM"
    return f"{problem} {asked!r}; to look it up: carelex define {query}; for the commands: carelex --help"
