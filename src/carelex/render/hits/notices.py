"""What is said of a search beside what it has found."""

from collections.abc import Sequence

from carelex.render.page import counted, in_a_row, quoted, safe_line
from carelex.searching import Absent, Searched

# As many words as a reader takes in at a glance.
_SHOWN = 5


def notices_of_search(found: Searched, sources: Sequence[str]) -> list[str]:
    """The notices that go with what was found, a line each. *sources*: the names of those that were searched alone."""
    if not found.query.wanted:
        return ["nothing to look for: no word with a letter or a figure in it"]
    lines = [f"nothing has {quoted(word)}; searching for {quoted(meant)}" for word, meant in found.corrected]
    lines += map(_absent, found.absent[:_SHOWN])
    if (more := len(found.absent) - _SHOWN) > 0:
        lines.append(f"nor has anything {more:,} more of these words")
    lines += [f"nothing has {quoted(str(each))}, which was to be left out" for each in found.idle]
    shown = len(found.hits)
    if not found.total and not found.absent:
        lines.append(_not_together(found, sources))
    elif shown < found.total:
        lines.append(f"the best {shown} of {counted(found.total, 'definition')}; --limit shows more")
    return lines


def _absent(absent: Absent) -> str:
    near = [quoted(word) for word in absent.near]
    return f"nothing has {quoted(absent.word)}" + (f"; did you mean {in_a_row(near, 'or')}?" if near else "")


def _not_together(found: Searched, sources: Sequence[str]) -> str:
    """Say what no definition has, and how many have each part of it."""
    wanted = in_a_row([quoted(str(each)) for each in found.query.wanted], "and")
    unwanted = [quoted(str(each)) for each in found.query.unwanted if each not in found.idle]
    without = f" without {in_a_row(unwanted, 'or')}" if unwanted else ""
    by = f" by {in_a_row([*map(safe_line, sources)], 'or')}" if sources else ""
    each_has = [f"{quoted(text)} is in {number:,}" for text, number in found.alone]
    alone = f"; {in_a_row(each_has, 'and')}" if any(number for _, number in found.alone) else ""
    return f"no definition{by} has {wanted}{without}{alone}"
