"""What a search is for: words and phrases that are wanted, and those that are not, as people type them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from carelex.english.function_words import DENIALS, is_function
from carelex.errors import CarelexError
from carelex.names import readable, same_name


class Wanted(NamedTuple):
    """A word, or a phrase, that is looked for; *is_beginning* where other letters may follow.

    is_quoted: it is looked for as it is written.
    """

    text: str
    is_beginning: bool = False
    is_quoted: bool = False

    @property
    def is_link(self) -> bool:
        """Whether it only links other words: it stands everywhere, and means something in a phrase alone."""
        folded = same_name(self.text)
        return not self.is_quoted and not self.is_beginning and is_function(folded) and folded not in DENIALS

    def __str__(self) -> str:
        return f"{self.text}*" if self.is_beginning else self.text


class Query(NamedTuple):
    """What is looked for: definitions with all that is *wanted*, and nothing that is *unwanted*."""

    wanted: tuple[Wanted, ...]
    unwanted: tuple[Wanted, ...] = ()


def written_query(arguments: Sequence[str]) -> str:
    """Write the arguments of a command as a query: what a shell's quotes have held together is a phrase."""
    return " ".join([_written(argument.translate(_READ)) for argument in arguments])


def _written(argument: str) -> str:
    _, *others = argument.split() or [""]
    if not others or '"' in argument or any(word.startswith("-") for word in others):
        return argument
    sign = "-" if argument.startswith("-") else ""
    star = "*" if argument.endswith("*") else ""
    return f'{sign}"{argument.removeprefix("-").removesuffix("*")}"{star}'


def read_query(query: str) -> Query:
    """Read words, of which all are wanted: "a phrase" between quotes, -unwanted, begin*.

    Whatever else is typed is words too, and what has neither a letter nor a figure is none.
    Raises CarelexError where there is something to leave out, and nothing to look for.
    """
    wanted: dict[Wanted, None] = {}
    unwanted: dict[Wanted, None] = {}
    # Half a character, of an argument that is no text, or a character that ends one, is nothing to look for.
    text = readable(query.encode("utf-8", "replace").decode("utf-8")).translate(_READ)
    for sign, phrase, star, word in re.findall(r'(-?)"([^"]*)"(\*?)|(\S+)', text):
        if word:
            # What signs part which stand within no word: NEAR(a,b).
            *others, last = re.split(_SIGNS, word.lstrip("-").rstrip("*"))
            typed = [*map(Wanted, others), Wanted(last, word.endswith("*"))]
        else:
            is_beginning = bool(star) or phrase.rstrip().endswith("*")
            # As names are read.
            parts = re.sub(_SIGNS, " ", phrase).split()
            words = ["and" if part == "&" else part for part in parts if part == "&" or _is_word(part)]
            typed = [Wanted(" ".join(words), is_beginning, is_quoted=True)]
        bare = {part._replace(text=_bare(part)): None for part in typed if _is_word(part.text)}
        (unwanted if sign or word.startswith("-") else wanted).update(bare)
    if unwanted and not wanted:
        raise CarelexError("only words to exclude; give a word to search for as well")
    return Query(tuple(wanted), tuple(unwanted))


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _bare(wanted: Wanted) -> str:
    """What is wanted without signs at its ends, and a word without the end of a genitive."""
    text = wanted.text.strip("-'")
    return text if wanted.is_quoted else text.removesuffix("'s")


_SIGNS = r'[()\[\]{}<>:;,!?=^|~*"]+'
_READ = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2019": "'", "\0": " "})
