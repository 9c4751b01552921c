"""Where a query that has no entry stands in the definitions, and the command that shows all of them."""

import re
import shlex
from collections.abc import Sequence

from carelex.english.forms import without_question, words
from carelex.model import Answer
from carelex.render.page import quoted, safe_line


def lines_of_mentioned(answer: Answer, given: Sequence[str]) -> list[str]:
    """A line for each source that has the words, and one with the command. *given*: options that the command takes."""
    lines = [
        f"{safe_line(place.term)}: {safe_line(place.source.name)} {'says' if place.as_name else 'has it in'}"
        f" {quoted(place.passage)}"
        for place in answer.mentioned_in
    ]
    return [*lines, f"to see all: {_command(answer.query, given)}"]


def _command(query: str, given: Sequence[str]) -> str:
    """The command that searches for what was asked for, as a phrase, to be copied into a shell."""
    core, typed = _plain(without_question(query)), _plain(query)
    # As it was typed, but for what stands around a name.
    phrase = " ".join(typed if len(typed) == len(words(query)) == len(core) else core)
    written = f'"{phrase}"' if " " in phrase or "'" in phrase else phrase
    return safe_line(" ".join(["carelex search", written, *map(shlex.quote, given)]))


def _plain(text: str) -> list[str]:
    """The words of a text without the signs that a search or a shell would act on."""
    return [plain for word in text.split() if (plain := "".join(re.findall(r"[\w'\u2019-]", word)).strip("-'_"))]
