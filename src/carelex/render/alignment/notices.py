"""Writes the notices for pairs: how many there are, or why there are none."""

from collections import Counter
from collections.abc import Collection, Sequence

from carelex.alignment import Pair, PairState
from carelex.render.page import counted, in_a_row, safe_line


def notices_of_alignment(
    pairs: Sequence[Pair],
    shown: int,
    *,
    glossaries: int,
    states: Collection[PairState],
    sources: Sequence[str],
) -> list[str]:
    """The notices for *pairs*, the first *shown* of which are shown.

    glossaries: how many are in use.
    states, sources: the only ones asked for, if any; sources by their names.
    """
    if pairs:
        counts = Counter(pair.state for pair in pairs)
        told = ", ".join(f"{counts[state]:,} {state}" for state in PairState if state in counts)
        rest = f" Showing {shown:,}. To see more: --limit NUMBER" if shown < len(pairs) else ""
        return [f"{counted(len(pairs), 'pair')}: {told}.{rest}"]
    if not glossaries:
        return ["No glossary is in use, and a pair needs two. Name them with -g."]
    if glossaries == 1:
        return ["Only one glossary is in use, and a pair needs two. Name others with -g."]
    kind = f"{in_a_row([state.value for state in PairState if state in states], 'or')} " if states else ""
    by = f" of {in_a_row([*map(safe_line, sources)], 'or')}" if sources else ""
    return [f"Found no {kind}pair{by} in the {glossaries:,} glossaries in use."]
