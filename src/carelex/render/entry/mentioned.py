"""Shows where definitions use the words of a query without an entry, with a command that shows all of them."""

import re
from collections.abc import Sequence

from carelex.english.forms import without_question, words
from carelex.model import Answer
from carelex.quoting import as_word, command_of
from carelex.render.page import quoted, safe_line


def lines_of_mentioned(answer: Answer, given: Sequence[str]) -> list[str]:
    """A line for each source that has the words, and one with the command. *given*: the options for the command."""
    lines = [
        f"Under {quoted(place.term)}, {safe_line(place.source.name)} {'says' if place.as_name else 'mentions it'}:"
        f" {quoted(place.passage)}"
        for place in answer.mentioned_in
    ]
    return [*lines, f"To see all: {_search(answer.query, given)}"]


def next_step(query: str, given: Sequence[str]) -> str:
    """What to try if nothing is near a query, and no definition has it as a phrase. *given*: as above."""
    all_terms = safe_line(command_of(["carelex", "list", *given]))
    if len(_plain(without_question(query))) < 2:
        return f"To see all terms: {all_terms}"
    return f"Try: {_search(query, given, as_phrase=False)}, or {all_terms}"


def _search(query: str, given: Sequence[str], *, as_phrase: bool = True) -> str:
    """The command that searches for the query, as a phrase or word by word, ready to copy into a shell."""
    core, typed = _plain(without_question(query)), _plain(query)
    # As it was typed, without the words around a name.
    parts = typed if len(typed) == len(words(query)) == len(core) else core
    phrases = [" ".join(parts)] if as_phrase else parts
    written = " ".join(f'"{phrase}"' if " " in phrase or "'" in phrase else phrase for phrase in phrases)
    return safe_line(" ".join(["carelex search", written, *map(as_word, given)]))


def _plain(text: str) -> list[str]:
    """The words of a text without signs that mean something in a search or a shell."""
    return [plain for word in text.split() if (plain := "".join(re.findall(r"[\w'\u2019-]", word)).strip("-'_"))]
