"""Writes the doctor's report as Markdown: its plain text in a code block."""

import re
from collections.abc import Sequence

from carelex.model import Observed
from carelex.render.doctor import plain
from carelex.render.page import Page


def report(observed: Sequence[Observed], page: Page) -> str:
    """Write the report, ready to paste into a bug report."""
    text = plain.report(observed, page)
    # A path may contain the marks that end the block.
    fence = "`" * max(3, *(len(marks) + 1 for marks in re.findall("`+", f"`{text}")))
    return f"{fence}text\n{text}{fence}\n"
