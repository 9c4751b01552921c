"""What is said of a search beside what it has found."""

from collections.abc import Sequence

from carelex.render.page import counted, in_a_row, quoted, safe_line
from carelex.searching import Absent, Searched

# As many words as a reader takes in at a glance.
_SHOWN = 5


def notices_of_search(searched: Searched, sources: Sequence[str]) -> list[str]:
    """The notices that go with what was found, a line each. *sources*: the names of those that were searched alone."""
    if not searched.query.wanted:
        return ["nothing to look for: no word with a letter or a figure in it"]
    lines = [f"nothing has {quoted(word)}; searching for {quoted(meant)}" for word, meant in searched.corrected]
    lines += map(_absent, searched.absent[:_SHOWN])
    if (more := len(searched.absent) - _SHOWN) > 0:
        lines.append(f"nor has anything {more:,} more of these words")
    lines += [f"nothing has {quoted(str(wanted_part))}, which was to be left out" for wanted_part in searched.idle]
    shown = len(searched.hits)
    if not searched.total and not searched.absent:
        lines.append(_not_together(searched, sources))
    elif shown < searched.total:
        lines.append(f"the best {shown} of {counted(searched.total, 'definition')}; --limit shows more")
    return lines


def _absent(absent: Absent) -> str:
    near = [quoted(word) for word in absent.near]
    return f"nothing has {quoted(absent.word)}" + (f"; did you mean {in_a_row(near, 'or')}?" if near else "")


def _not_together(searched: Searched, sources: Sequence[str]) -> str:
    """Say what no definition has, and how many have each part of it."""
    wanted = in_a_row([quoted(str(wanted_part)) for wanted_part in searched.query.wanted], "and")
    unwanted = [quoted(str(wanted_part)) for wanted_part in searched.query.unwanted if wanted_part not in searched.idle]
    without = f" without {in_a_row(unwanted, 'or')}" if unwanted else ""
    by = f" by {in_a_row([*map(safe_line, sources)], 'or')}" if sources else ""
    each_has = [f"{quoted(text)} is in {number:,}" for text, number in searched.alone]
    alone = f"; {in_a_row(each_has, 'and')}" if any(number for _, number in searched.alone) else ""
    return f"no definition{by} has {wanted}{without}{alone}"
