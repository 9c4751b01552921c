"""Reads from and writes to the terminal, standard streams and files."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.cli.console.encoding import can_show_unicode, forgive_encoding, with_plain_line_ends
    from carelex.cli.console.files import check_target, create_file, stdin_file, write_file
    from carelex.cli.console.keys import END, RESIZED, Keys, keys_of
    from carelex.cli.console.page import Color, can_link, color_decision, is_colored, page_for
    from carelex.cli.console.pager import left_by_pager, pager_command
    from carelex.cli.console.progress import AligningProgress, ComparingProgress, ImportingProgress, IndexingProgress
    from carelex.cli.console.queries import Queries
    from carelex.cli.console.streams import drain, reader_has_gone, write, write_glossary_file
    from carelex.cli.console.terminal import fitted, how_to_end, is_terminal, terminal_size, whole_number
    from carelex.cli.console.wrapping import wrapped

__all__ = [
    "END",
    "RESIZED",
    "AligningProgress",
    "Color",
    "ComparingProgress",
    "ImportingProgress",
    "IndexingProgress",
    "Keys",
    "Queries",
    "can_link",
    "can_show_unicode",
    "check_target",
    "color_decision",
    "create_file",
    "drain",
    "fitted",
    "forgive_encoding",
    "how_to_end",
    "is_colored",
    "is_terminal",
    "keys_of",
    "left_by_pager",
    "page_for",
    "pager_command",
    "reader_has_gone",
    "stdin_file",
    "terminal_size",
    "whole_number",
    "with_plain_line_ends",
    "wrapped",
    "write",
    "write_file",
    "write_glossary_file",
]

# Most calls use no pager, write no file and read no queries.
__getattr__ = by_need(
    __name__,
    {
        "AligningProgress": "progress",
        "END": "keys",
        "RESIZED": "keys",
        "Color": "page",
        "ComparingProgress": "progress",
        "ImportingProgress": "progress",
        "IndexingProgress": "progress",
        "Keys": "keys",
        "Queries": "queries",
        "can_link": "page",
        "can_show_unicode": "encoding",
        "check_target": "files",
        "color_decision": "page",
        "create_file": "files",
        "drain": "streams",
        "fitted": "terminal",
        "forgive_encoding": "encoding",
        "how_to_end": "terminal",
        "is_colored": "page",
        "is_terminal": "terminal",
        "keys_of": "keys",
        "left_by_pager": "pager",
        "page_for": "page",
        "pager_command": "pager",
        "reader_has_gone": "streams",
        "stdin_file": "files",
        "terminal_size": "terminal",
        "whole_number": "terminal",
        "with_plain_line_ends": "encoding",
        "wrapped": "wrapping",
        "write": "streams",
        "write_file": "files",
        "write_glossary_file": "streams",
    },
)
