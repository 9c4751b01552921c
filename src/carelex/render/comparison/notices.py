"""Writes the notices for a comparison: how its term was found, or why there is nothing to compare."""

from carelex.comparison import Comparison
from carelex.model import Entry
from carelex.render.entry import notices_of_answer
from carelex.render.page import in_a_row, quoted, safe_line
from carelex.render.voices import called


def notices_of_comparison(comparison: Comparison, *, is_limited: bool = False) -> list[str]:
    """The notices for a comparison, a line each. is_limited: only some sources were asked for."""
    told = notices_of_answer(comparison.answer)
    entry = comparison.answer.entry
    if entry is None or comparison.is_compared:
        return told
    of_those = "Of the sources you asked for, " if is_limited else ""
    others = ", ".join(map(safe_line, comparison.comparable)) or "none"
    more = f" and {comparison.more:,} more. To see all: carelex compare" if comparison.more else ""
    return [
        *told,
        f"{_sentence(of_those + _who_defines(entry))}. Terms that can be compared: {others}{more or '.'}",
    ]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _who_defines(entry: Entry) -> str:
    """Say who alone defines the term, if anybody does, and who only refers to another."""
    names = called(entry)
    defining = [*dict.fromkeys(names[definition.glossary, definition.source.id] for definition in entry.definitions)]
    referring = dict.fromkeys(names[reference.glossary, reference.source.id] for reference in entry.references)
    others = [name for name in referring if name not in defining]
    who = f"only {defining[0]} defines" if defining else "no source defines"
    refer = "only refers" if len(others) == 1 else "only refer"
    return f"{who} {quoted(entry.term)}" + (f" ({in_a_row(others, 'and')} {refer} to a name)" if others else "")


def nothing_to_compare(*, is_limited: bool) -> str:
    """The notice if there is no term to compare."""
    return f"No term is defined by more than one of the sources {'you asked for' if is_limited else 'in use'}."
