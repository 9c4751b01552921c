"""Checks one part after another, even if some of them fail."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from carelex.cli.console import Color
from carelex.cli.examining.commands import of_other_commands
from carelex.cli.examining.glossaries import LookedAt, of_cache, of_folder, of_glossaries
from carelex.cli.examining.libraries import of_libraries
from carelex.cli.examining.program import of_carelex, of_python
from carelex.cli.examining.shells import of_completion, of_variables
from carelex.cli.examining.terminal import of_color, of_encoding, of_pager, of_terminal
from carelex.errors import CarelexError
from carelex.model import Observed


def examined(
    glossaries: Sequence[LookedAt], color: Color, environ: Mapping[str, str], *, chosen_by: str
) -> list[Observed]:
    """What was found in each part, with "~" instead of the user's home folder.

    glossaries: the glossaries in use, already checked.
    chosen_by: what decides that these are in use.
    """
    looks: Sequence[tuple[str, Callable[[], Iterable[Observed]]]] = (
        ("carelex", of_carelex),
        ("carelex", of_other_commands),
        ("Python", of_python),
        ("glossaries", partial(of_glossaries, glossaries, chosen_by)),
        ("glossary folder", of_folder),
        ("cache", of_cache),
        ("terminal", partial(of_terminal, environ)),
        ("colour", partial(of_color, color, environ)),
        ("encoding", of_encoding),
        ("pager", of_pager),
        ("libraries", of_libraries),
        ("completion", of_completion),
        ("variables", partial(of_variables, environ)),
    )
    return [_without_home(row) for part, look in looks for row in _seen(part, look)]


def _seen(part: str, look: Callable[[], Iterable[Observed]]) -> Iterator[Observed]:
    """Check a part with *look*; if that fails, say why."""
    try:
        yield from look()
    except Exception as exc:
        # A part that fails must not hide the others.
        why = str(exc) if isinstance(exc, CarelexError) else f"{type(exc).__name__}: {exc}"
        yield Observed(part, "all of it", None, f"this cannot be found out ({why})")


def _without_home(row: Observed) -> Observed:
    home = os.path.expanduser("~").rstrip(os.sep)
    if len(home) < 2 or home == "~":
        return row
    # The folder itself, and what is in it; not another whose name begins with the same letters.
    in_home = re.compile(rf"{re.escape(home)}(?![\w.-])")
    shortened = [in_home.sub("~", text) if isinstance(text, str) else text for text in row]
    return Observed._make(shortened)
