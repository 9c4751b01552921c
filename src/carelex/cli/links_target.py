"""Finds the file for the decisions of a review, and whether carelex uses it."""

import os
from pathlib import Path
from typing import NamedTuple

from carelex.cli.console import check_target
from carelex.cli.options import Options
from carelex.errors import CarelexError
from carelex.places import BUILTIN, GLOSSARY_VARIABLE, file_at, named_in_environment, user_glossary_folder

# The file's name in a glossary folder.
_FILE = "links.yaml"


class Target(NamedTuple):
    """The file for the decisions. makes_folder: whether its folder may have to be made."""

    path: Path
    name: str
    makes_folder: bool = False

    def is_used(self, options: Options) -> bool:
        """Whether later calls with the same *options* use the file, once it exists."""
        used = options.glossaries or named_in_environment() or [str(user_glossary_folder())]
        named = [file_at(os.path.expanduser(path)) for path in used]
        file = os.path.realpath(self.path)
        is_listed = file_at(os.path.dirname(file)) in named and file.lower().endswith((".yaml", ".yml"))
        return file_at(file) in named or is_listed


def target_of(options: Options) -> Target:
    """Choose the file for the decisions: if possible, one that carelex will use.

    Raises CarelexError if the user must name one.
    """
    if options.output != "-":
        return Target(check_target(options.output, keep=()), options.output)
    named = options.glossaries or named_in_environment()
    if not named:
        path = user_glossary_folder() / _FILE
        return Target(path, str(path), makes_folder=True)
    for folder in named:
        path = Path(os.path.expanduser(folder))
        if folder != BUILTIN and os.path.isdir(path):
            return Target(path / _FILE, os.path.join(folder, _FILE))
    setting = "--glossary" if options.glossaries else GLOSSARY_VARIABLE
    raise CarelexError(
        f"{setting} names the files to use, and your {_FILE} is none of them; name the file for your answers "
        "with --output; it may be one of them"
    )
