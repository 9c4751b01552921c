"""The command line."""

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

# The help alone shows them, and the manual that is made of it.
__getattr__ = by_need(__name__, dict.fromkeys(("ENVIRONMENT", "EXIT_STATUS", "FILES"), "help"))
