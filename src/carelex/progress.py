"""A value that says how much of a glossary file has been read."""

from collections.abc import Callable

from carelex.values import NamedTuple


class Progress(NamedTuple):
    """How much of a glossary has been read, or of its index made.

    done, size: bytes of the glossary; size 0 is unknown.
    is_kept: whether the index has a file, now that it is finished.
    """

    name: str
    terms: int
    done: int
    size: int
    is_finished: bool = False
    is_kept: bool = True


Report = Callable[[Progress], None]
