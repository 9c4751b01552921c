"""The command line."""

from carelex.cli.program import ENVIRONMENT, EXIT_STATUS, FILES, app

__all__ = [
    "ENVIRONMENT",
    "EXIT_STATUS",
    "FILES",
    "app",
]
