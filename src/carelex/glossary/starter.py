"""Writes the text of a new glossary, and says what to do with it."""

import os
from pathlib import Path, PurePath

from carelex.places import BUILTIN
from carelex.quoting import as_word, command_of


def starter_text() -> str:
    """Return the text of a small glossary, with notes on how to go on."""
    return Path(__file__).with_name("starter.yaml").read_text(encoding="utf-8")


def _from_home(folder: Path) -> str:
    # Path.home fails if there is none.
    home = os.path.expanduser("~")
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _moving(named: str, folder: Path, new_name: str, *, is_there: bool) -> list[str]:
    """The commands that move a file to *folder*, and make the folder first unless it *is_there*.

    new_name: what the file is called there, "" for what it is called already.
    """
    shown = _from_home(folder)
    # A shell does not read "~" in quotes.
    target = shown if as_word(shown[1:]) == shown[1:] else as_word(str(folder))
    return [
        *([] if is_there else [f"mkdir -p {target}"]),
        f"mv {named} {target}/{as_word(new_name) if new_name else ''}",
    ]


def moving_on_windows(named: str, folder: PurePath, new_name: str = "", *, is_there: bool) -> list[str]:
    """The same for PowerShell and the command prompt, which both accept this; but only PowerShell knows "~"."""
    target = as_word(str(folder), on_windows=True)
    moved = as_word(str(folder / new_name), on_windows=True)
    return [*([] if is_there else [f"mkdir {target}"]), f"move {named} {moved}"]


# Who gives a glossary one of these names would overwrite, or later not open, a document.
_OTHER_ENDINGS = (
    ".csv",
    ".doc",
    ".docx",
    ".htm",
    ".html",
    ".json",
    ".jsonl",
    ".md",
    ".ods",
    ".odt",
    ".pdf",
    ".rtf",
    ".tsv",
    ".txt",
    ".xls",
    ".xlsx",
    ".xml",
)


def is_name_of_document(file: str) -> bool:
    """Whether a file is called as a document of another kind is: "my.docx"."""
    return os.path.splitext(file)[1].lower() in _OTHER_ENDINGS


def _is_name_of_glossary(file: str) -> bool:
    return file.lower().endswith((".yaml", ".yml"))


def next_steps(file: str, user_folder: Path) -> str:
    """Say what to do with a *file* that has just been written."""
    # A name that looks like an option, or is the word for the bundled glossary, is written as a path.
    path = os.path.join(".", file) if file.startswith("-") or file == BUILTIN else file
    named = as_word(path)
    folder = Path(os.path.realpath(file)).parent
    if folder == Path(os.path.realpath(user_folder)):
        always = f"{file} is in your glossary folder: every call uses it.\n"
        if not _is_name_of_glossary(file):
            renaming = command_of(["move" if os.name == "nt" else "mv", path, f"{path}.yaml"])
            always = f"For every call to use it, give it a name that ends in .yaml:\n  {renaming}\n"
    else:
        commands = moving_on_windows if os.name == "nt" else _moving
        new_name = "" if _is_name_of_glossary(file) else f"{os.path.basename(file)}.yaml"
        moving = commands(named, user_folder, new_name, is_there=user_folder.is_dir())
        steps = "".join(f"  {step}\n" for step in moving)
        always = f"To use it in every call, move it to your glossary folder:\n{steps}"
    return f"""\
{file} is written: a glossary of one term, with notes on how to go on.

Put your own words in, and then:
  carelex check {named}
  carelex define short break -g {named}

{always}"""
