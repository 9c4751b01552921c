"""Writes the notices for a list: that it is empty, or that an id means several sources."""

from collections.abc import Sequence

from carelex.model import Source
from carelex.render.page import in_a_row, quoted, safe_line


def nothing_listed(starting: str, heard: Sequence[str], missing: Sequence[str]) -> str:
    """Say which terms there are none of: how they begin, and which sources define them or do not."""
    asked = [f"begins with {quoted(starting)}"] if starting else []
    asked += [f"is defined by {in_a_row([*map(safe_line, heard)], 'or')}"] if heard else []
    asked += [f"is not defined by {in_a_row([*map(safe_line, missing)], 'or')}"] if missing else []
    return f"Found no term{' that ' if asked else ''}{' and '.join(asked)}."


def several_of_one_id(source_id: str, sources: Sequence[Source]) -> str:
    """Say that several *sources* have the id that was asked for, and how to ask for one of them."""
    told = [f"{safe_line(source.id)} ({safe_line(source.name)})" for source in sources]
    return f"{safe_line(source_id)} is the id of {len(told)} sources. To mean one of them: {in_a_row(told, 'or')}."
