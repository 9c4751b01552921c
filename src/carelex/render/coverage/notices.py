"""Writes the notice for an empty list."""

from collections.abc import Sequence

from carelex.render.page import in_a_row, quoted, safe_line


def nothing_listed(starting: str, heard: Sequence[str], missing: Sequence[str]) -> str:
    """Say which terms there are none of: how they begin, and which sources define them or do not."""
    asked = [f"begins with {quoted(starting)}"] if starting else []
    asked += [f"is defined by {in_a_row([*map(safe_line, heard)], 'or')}"] if heard else []
    asked += [f"is not defined by {in_a_row([*map(safe_line, missing)], 'or')}"] if missing else []
    return f"Found no term{' that ' if asked else ''}{' and '.join(asked)}."
