"""The exit codes of carelex."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit status, with the same meaning for every command."""

    FOUND = 0
    NOT_FOUND = 1
    CANNOT_ANSWER = 2
    UNEXPECTED = 70
    INTERRUPTED = 130
