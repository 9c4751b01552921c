"""Writes the text of a new glossary, and says what to do with it."""

import os
import shlex
from pathlib import Path, PurePath

from carelex.places import BUILTIN
from carelex.quoting import as_word


def starter_text() -> str:
    """Return the text of a small glossary, with notes on how to go on."""
    return Path(__file__).with_name("starter.yaml").read_text(encoding="utf-8")


def _from_home(folder: Path) -> str:
    # Path.home fails if there is none.
    home = os.path.expanduser("~")
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _moving(named: str, folder: Path, *, is_there: bool) -> list[str]:
    """The commands that move a file to *folder*, and make the folder first unless it *is_there*."""
    shown = _from_home(folder)
    target = shown if shlex.quote(shown[1:]) == shown[1:] else shlex.quote(str(folder))
    return [*([] if is_there else [f"mkdir -p {target}"]), f"mv {named} {target}/"]


def moving_on_windows(named: str, folder: PurePath, *, is_there: bool) -> list[str]:
    """The same for PowerShell and the command prompt, which both accept this; but only PowerShell knows "~"."""
    target = as_word(str(folder), on_windows=True)
    return [*([] if is_there else [f"mkdir {target}"]), f"move {named} {target}"]


def next_steps(file: str, user_folder: Path) -> str:
    """Say what to do with a *file* that has just been written."""
    # A name that looks like an option, or is the word for the bundled glossary, is written as a path.
    named = as_word(os.path.join(".", file) if file.startswith("-") or file == BUILTIN else file)
    folder = Path(os.path.realpath(file)).parent
    if folder == Path(os.path.realpath(user_folder)):
        always = f"{file} is in your glossary folder: every call uses it.\n"
    else:
        commands = moving_on_windows if os.name == "nt" else _moving
        steps = "".join(f"  {step}\n" for step in commands(named, user_folder, is_there=user_folder.is_dir()))
        always = f"To use it in every call, move it to your glossary folder:\n{steps}"
    if not file.lower().endswith((".yaml", ".yml")):
        always += "There, its name must end in .yaml.\n"
    return f"""\
{file} is written: a glossary of one term, with notes on how to go on.

Put your own words in, and then:
  carelex check {named}
  carelex define short break -g {named}

{always}"""
