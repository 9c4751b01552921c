"""Shows what has changed in a glossary: on a terminal, explains the marks, and breaks lines between words."""

import sys
from collections.abc import Iterable

from carelex.cli.console import is_terminal, write
from carelex.cli.messages import say
from carelex.render import Page


def show_changes(pieces: Iterable[str], page: Page, *, explain: bool) -> None:
    """Write *pieces*, which are whole lines, to stdout. explain: whether a reader at a terminal should get a key."""
    if is_terminal(sys.stdout):
        from carelex.render.taken import KEY_TO_MARKS, between_words

        if explain:
            say(KEY_TO_MARKS)
        pieces = between_words(pieces, page.width)
    write(pieces, sys.stdout)
