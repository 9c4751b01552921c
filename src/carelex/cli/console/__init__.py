"""The terminal and the files that text comes from and goes to."""

from carelex.cli.console.streams import (
    Color,
    ComparingProgress,
    IndexingProgress,
    Queries,
    check_target,
    create_file,
    drain,
    forgive_encoding,
    is_terminal,
    left_by_pager,
    page_for,
    stdin_file,
    whole_number,
    write,
    write_file,
)

__all__ = [
    "Color",
    "ComparingProgress",
    "IndexingProgress",
    "Queries",
    "check_target",
    "create_file",
    "drain",
    "forgive_encoding",
    "is_terminal",
    "left_by_pager",
    "page_for",
    "stdin_file",
    "whole_number",
    "write",
    "write_file",
]
