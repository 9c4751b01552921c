"""The glossary that a new one begins with, and what to do with it."""

import os
import shlex
from pathlib import Path

from carelex.places import BUILTIN


def starter_text() -> str:
    """Give the text of a small glossary, with notes on how to go on."""
    return Path(__file__).with_name("starter.yaml").read_text(encoding="utf-8")


def _from_home(folder: Path) -> str:
    # Path.home fails where there is none.
    home = os.path.expanduser("~")
    return f"~{os.sep}{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def next_steps(file: str, user_folder: Path) -> str:
    """Say what to do with a *file* that has just been written."""
    # A name that would be taken for an option, or for a glossary's, is written as a path.
    named = shlex.quote(os.path.join(".", file) if file.startswith("-") or file == BUILTIN else file)
    folder = Path(os.path.realpath(file)).parent
    if folder == Path(os.path.realpath(user_folder)):
        always = f"{file} is in your glossary folder: every call uses it.\n"
    else:
        shown = _from_home(user_folder)
        target = shown if shlex.quote(shown[1:]) == shown[1:] else shlex.quote(str(user_folder))
        make = "" if user_folder.is_dir() else f"  mkdir {'' if os.name == 'nt' else '-p '}{target}\n"
        move = "move" if os.name == "nt" else "mv"
        always = f"To use it in every call, move it to your glossary folder:\n{make}  {move} {named} {target}{os.sep}\n"
    if not file.lower().endswith((".yaml", ".yml")):
        always += "There, its name must end in .yaml.\n"
    return f"""\
{file} is written: a glossary of one term, with notes on how to go on.

Put your own words in, and then:
  carelex check {named}
  carelex define short break -g {named}

{always}"""
