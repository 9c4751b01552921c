"""The command line."""

from carelex.cli.help import ENVIRONMENT, EXIT_STATUS, FILES
from carelex.cli.program import app

__all__ = [
    "ENVIRONMENT",
    "EXIT_STATUS",
    "FILES",
    "app",
]
