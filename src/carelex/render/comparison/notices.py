"""What is said about a comparison beside it: how its term was found, or why there is nothing to compare."""

from carelex.comparison import Comparison
from carelex.render.entry import notices_of_answer
from carelex.render.page import quoted, safe_line
from carelex.render.voices import names


def notices_of_comparison(comparison: Comparison, *, is_limited: bool = False) -> list[str]:
    """The notices that go with a comparison, a line each. is_limited: only some of the sources were asked for."""
    told = notices_of_answer(comparison.answer)
    entry = comparison.answer.entry
    if entry is None or comparison.is_compared:
        return told
    of_those = "of the sources asked for, " if is_limited else ""
    (name,) = names(entry.voices)
    others = ", ".join(map(safe_line, comparison.comparable)) or "none"
    more = f" and {comparison.more:,} more (all are listed without a term)" if comparison.more else ""
    return [
        *told,
        f"{of_those}only {name} defines {quoted(entry.term)}; terms that can be compared: {others}{more}",
    ]


def nothing_to_compare(*, is_limited: bool) -> str:
    """The notice where there is no term to compare."""
    return f"no term is defined by several of the sources {'asked for' if is_limited else 'in use'}"
