"""What the help says, beside the options, and how it is laid out."""

from typing import Any

from carelex.cli.exits import ExitCode

# What the help of the program says beside its commands, and the manual page with it: a name, and its meaning.
# The modules that read these variables are not needed for --help, and so they are spelt out.
ENVIRONMENT = {
    "CARELEX_GLOSSARY": "The glossaries to use when there is no --glossary: files, folders and 'builtin', "
    "joined as in PATH.",
    "CARELEX_FORMAT": "The format when there is no --format; 'text' suits a screen reader.",
    "CARELEX_CACHE_DIR": "The folder where indexes are kept.",
    "CARELEX_DEBUG": "When set: show the details of an unexpected failure.",
    "NO_COLOR": "When set: no colour, and no other style. The option --color goes before all variables.",
    "FORCE_COLOR, CLICOLOR_FORCE": "When set, and not to 0: the rich format has colour in a pipe or a file too.",
    "CLICOLOR": "When 0: no colour in a terminal.",
    "TERM": "When 'dumb': no colour, no links, no pager and no progress.",
    "PAGER": "What shows an answer that is taller than the screen: 'less -FRX' when not set, nothing when empty.",
    "COLUMNS, LINES": "The size of the screen, where it is not that of the terminal.",
}
FILES = {
    "~/.config/carelex/glossaries/": "Your own glossaries, .yaml and .yml files that are used beside the bundled one. "
    "On macOS in ~/Library/Application Support/, on Windows in %LOCALAPPDATA%; XDG_CONFIG_HOME names another place.",
    "~/.cache/carelex/": "The indexes of glossaries, made again when they are gone. On macOS in ~/Library/Caches/, "
    "on Windows in %LOCALAPPDATA%; XDG_CACHE_HOME or CARELEX_CACHE_DIR names another place.",
}
EXIT_STATUS = {
    ExitCode.FOUND: "What was asked for was found, or there is no fault.",
    ExitCode.NOT_FOUND: "Something asked for was not found, or there are faults.",
    ExitCode.CANNOT_ANSWER: "The command is wrong, or a file cannot be read, written or understood.",
    ExitCode.UNEXPECTED: "An unexpected failure; CARELEX_DEBUG=1 shows its details.",
    ExitCode.INTERRUPTED: "Interrupted.",
}


def examples_first(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the help of *command*: what it does, examples (its epilog), then usage and options."""
    formatter.write_text(command.help.strip())
    formatter.write_paragraph()
    formatter.write("Examples:\n" + command.epilog)
    formatter.write_paragraph()
    # Click writes braces round what must be given; a reader of man pages expects it bare.
    pieces = [piece.strip("{}") for piece in command.collect_usage_pieces(ctx)]
    formatter.write_usage(ctx.command_path, " ".join(pieces))
    command.format_options(ctx, formatter)
