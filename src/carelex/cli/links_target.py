"""Where the decisions of a review go: which file, and whether carelex uses it."""

import os
from pathlib import Path
from typing import NamedTuple

from carelex.cli.console import check_target
from carelex.cli.options import Options
from carelex.errors import CarelexError
from carelex.places import BUILTIN, GLOSSARY_VARIABLE, user_glossary_folder

# The name of the file within a folder of glossaries.
_FILE = "links.yaml"


class Target(NamedTuple):
    """The file that takes the decisions. makes_folder: whether its folder may have to be made."""

    path: Path
    name: str
    makes_folder: bool = False

    def is_used(self, options: Options) -> bool:
        """Whether calls with the same *options* use the file by themselves once it is there."""
        named = [os.path.realpath(path) for path in _named(options) or [str(user_glossary_folder())]]
        file = os.path.realpath(self.path)
        is_listed = os.path.dirname(file) in named and file.lower().endswith((".yaml", ".yml"))
        return file in named or is_listed


def target_of(options: Options) -> Target:
    """The file that the decisions are written to: one that is in use the next time, if it can be had.

    Raises CarelexError where the user must name one.
    """
    if options.output != "-":
        return Target(check_target(options.output, keep=()), options.output)
    named = _named(options)
    if not named:
        path = user_glossary_folder() / _FILE
        return Target(path, str(path), makes_folder=True)
    for folder in named:
        if folder != BUILTIN and os.path.isdir(folder):
            return Target(Path(folder) / _FILE, os.path.join(folder, _FILE))
    setting = "--glossary" if options.glossaries else GLOSSARY_VARIABLE
    raise CarelexError(
        f"{setting} names the files to use, and your {_FILE} is none of them; say with --output FILE where to write "
        "what you decide, which may be one of them"
    )


def _named(options: Options) -> list[str]:
    """The files and folders that are named as the glossaries to use, if any are."""
    named = options.glossaries or [path for path in os.environ.get(GLOSSARY_VARIABLE, "").split(os.pathsep) if path]
    return [os.path.expanduser(path) for path in named]
