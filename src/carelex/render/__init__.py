"""Turns values into text: a folder for each kind of value, a module for each format. Nothing here prints.

Beside the folders are modules with what several kinds of value share in each format. A folder's `__init__` imports the
module of a format only when it is needed, because Rich and the Markdown parser cost more than a lookup, and the data
formats need neither.
"""

from enum import StrEnum

from carelex.render.page import Page, counted, safe, safe_line

__all__ = ["Format", "Page", "counted", "safe", "safe_line"]


class Format(StrEnum):
    """The formats of an answer, as `--format` accepts them."""

    RICH = "rich"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"

    @property
    def shows_mentions(self) -> bool:
        """Whether answers in this format list the terms that their definitions mention."""
        return self not in (Format.CSV, Format.TSV)

    @property
    def is_json(self) -> bool:
        return self in (Format.JSON, Format.JSONL)

    @property
    def is_for_reading(self) -> bool:
        """Whether this format is for people, and not for programs."""
        return self in (Format.RICH, Format.TEXT, Format.MARKDOWN)
