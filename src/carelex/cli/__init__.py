"""The command line: reads commands and options, and shows answers, notices and errors."""

from typing import TYPE_CHECKING

from carelex.cli.program import app
from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.cli.help import ENVIRONMENT, EXIT_STATUS, FILES

__all__ = [
    "ENVIRONMENT",
    "EXIT_STATUS",
    "FILES",
    "app",
]

# Only the help, and the manual made from it, needs these.
__getattr__ = by_need(__name__, dict.fromkeys(("ENVIRONMENT", "EXIT_STATUS", "FILES"), "help"))
