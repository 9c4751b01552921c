"""How far a glossary file has been read, for whoever tells the user."""

from collections.abc import Callable
from typing import NamedTuple


class Progress(NamedTuple):
    """How far the reading of a glossary, or the making of its index, has come.

    done, size: bytes of the glossary; size 0 is unknown.
    is_kept: whether there is a file of the index, now that it is finished.
    """

    name: str
    terms: int
    done: int
    size: int
    is_finished: bool = False
    is_kept: bool = True


Report = Callable[[Progress], None]
