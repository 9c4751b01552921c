"""What is said where a list has nothing in it."""

from collections.abc import Sequence

from carelex.render.page import in_a_row, quoted, safe_line


def nothing_listed(starting: str, heard: Sequence[str], missing: Sequence[str]) -> str:
    """Say which term there is none of: how it would begin, and the names of sources that would have it, or not."""
    asked = [f"begins with {quoted(starting)}"] if starting else []
    asked += [f"is defined by {in_a_row([*map(safe_line, heard)], 'or')}"] if heard else []
    asked += [f"is not defined by {in_a_row([*map(safe_line, missing)], 'or')}"] if missing else []
    return f"Found no term{' that ' if asked else ''}{' and '.join(asked)}."
