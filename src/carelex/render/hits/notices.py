"""Writes the notices for a search."""

from collections.abc import Sequence

from carelex.render.page import counted, did_you_mean, in_a_row, quoted, safe_line
from carelex.searching import Absent, Searched

# The most words, and the most groups of entries, that a reader takes in at a glance.
_SHOWN, _GROUPS = 5, 3


def notices_of_search(searched: Searched, sources: Sequence[str]) -> list[str]:
    """The notices for a search, a line each. *sources*: the names of the only sources searched, if any."""
    if not searched.query.wanted:
        return ["There is nothing to search for: give a word with a letter or a figure in it."]
    lines = [f"No entry contains {quoted(word)}. Searching for {quoted(meant)}." for word, meant in searched.corrected]
    lines += map(_absent, searched.absent[:_SHOWN])
    if (more := len(searched.absent) - _SHOWN) > 0:
        lines.append(f"{more:,} more of these words are in no entry.")
    lines += [f"No entry contains {quoted(str(unwanted))}, so nothing is excluded by it." for unwanted in searched.idle]
    if searched.is_partial:
        lines.append(f"{_not_together(searched, sources)}. {_most_of_it(searched)}.")
    elif searched.absent and searched.total:
        lines.append(f"Showing entries that contain {_in_quotes(_there(searched), 'and')}.")
    elif searched.alone:
        lines.append(f"{_not_together(searched, sources)}.{_alone(searched)}")
    shown = len(searched.entries)
    if shown < searched.total:
        lines.append(f"Showing the best {shown:,} of {_entries(searched.total)}. To see more: --limit NUMBER")
    return lines


def _absent(absent: Absent) -> str:
    return f"No entry contains {quoted(absent.word)}.{did_you_mean(absent.near)}"


def _there(searched: Searched) -> list[str]:
    """The wanted words, without those that no entry contains."""
    words = {absent.word for absent in searched.absent}
    return [str(wanted) for wanted in searched.query.wanted if words.isdisjoint([str(wanted), *wanted.text.split()])]


def _not_together(searched: Searched, sources: Sequence[str]) -> str:
    """Say what no definition contains."""
    unwanted = [str(wanted_part) for wanted_part in searched.query.unwanted if wanted_part not in searched.idle]
    without = f" without {_in_quotes(unwanted, 'or')}" if unwanted else ""
    by = f" by {in_a_row([*map(safe_line, sources)], 'or')}" if sources else ""
    return f"No definition{by} contains {_in_quotes(_there(searched), 'and')}{without}"


def _alone(searched: Searched) -> str:
    """Say how many definitions have each word; or suggest to search for a phrase's words."""
    each_has = [f"{quoted(text)} is in {counted(number, 'definition')}" for text, number in searched.alone[:_SHOWN]]
    if any(number for _, number in searched.alone):
        return f" {in_a_row(each_has, 'and')}."
    is_phrase = any(wanted_part.is_quoted and " " in wanted_part.text for wanted_part in searched.query.wanted)
    return " Without quotes, carelex searches for each word." if is_phrase else ""


def _most_of_it(searched: Searched) -> str:
    """Say which words the entries shown have, if no definition contains all of them."""
    absent = {str(wanted) for wanted in searched.query.wanted} - {*_there(searched)}
    missing = [
        *dict.fromkeys(tuple(word for word in entry.missing if word not in absent) for entry in searched.entries)
    ]
    if missing == [()]:
        return "Showing terms whose definitions together contain all of them"
    if len(missing) > _GROUPS or any(len(words) > _GROUPS for words in missing):
        number = len(_there(searched))
        return f"Showing entries that contain {number - len(missing[0])} of these {number} words"
    without = [f"without {_in_quotes(words, 'and')}" for words in missing]
    first, *others = without
    return "".join([f"Showing entries {first}", *(f", then entries {other}" for other in others)])


def _in_quotes(words: Sequence[str], last: str) -> str:
    """Words in a row, each in quotes; if there are many, only the first."""
    shown = [quoted(word) for word in words[:_SHOWN]]
    more = len(words) - _SHOWN
    return in_a_row([*shown, *([f"{more:,} more"] if more > 0 else [])], last)


def _entries(number: int) -> str:
    return f"{number:,} entry" if number == 1 else f"{number:,} entries"
