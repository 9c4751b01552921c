"""The commands of carelex, one in each file, imported when needed."""

from typing import Any

# In the order of the help.
NAMES = (
    "define",
    "compare",
    "search",
    "list",
    "sources",
    "align",
    "check",
    "import",
    "add",
    "update",
    "new",
    "doctor",
    "help",
)


def find_command(name: str) -> Any:
    """Import the command *name*, which must be one of NAMES."""
    match name:
        case "define":
            from carelex.cli.commands.define import command
        case "compare":
            from carelex.cli.commands.compare import command
        case "search":
            from carelex.cli.commands.search import command
        case "list":
            from carelex.cli.commands.list import command
        case "sources":
            from carelex.cli.commands.sources import command
        case "align":
            from carelex.cli.commands.align import command
        case "check":
            from carelex.cli.commands.check import command
        case "import":
            from carelex.cli.commands.import_ import command
        case "add":
            from carelex.cli.commands.add import command
        case "update":
            from carelex.cli.commands.update import command
        case "new":
            from carelex.cli.commands.new import command
        case "doctor":
            from carelex.cli.commands.doctor import command
        case "help":
            from carelex.cli.commands.help import command
    return command
