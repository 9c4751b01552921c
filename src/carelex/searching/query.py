"""Reads a search as people type it: words and phrases to find, and those to exclude."""

import re
from collections.abc import Sequence

from carelex.english.function_words import DENIALS, is_function
from carelex.errors import CarelexError
from carelex.names import readable, same_name
from carelex.values import NamedTuple


class Wanted(NamedTuple):
    """A word or a phrase to search for; with *is_beginning*, other letters may follow.

    is_quoted: it is searched for exactly as written.
    """

    text: str
    is_beginning: bool = False
    is_quoted: bool = False

    @property
    def is_link(self) -> bool:
        """Whether it is a word such as "of", which is everywhere and only means something in a phrase."""
        folded = same_name(self.text)
        return not self.is_quoted and not self.is_beginning and is_function(folded) and folded not in DENIALS

    def __str__(self) -> str:
        return f"{self.text}*" if self.is_beginning else self.text


class Query(NamedTuple):
    """A search for definitions that have all of *wanted* and none of *unwanted*."""

    wanted: tuple[Wanted, ...]
    unwanted: tuple[Wanted, ...] = ()


def written_query(arguments: Sequence[str]) -> str:
    """Write the arguments of a command as a query; an argument of several words becomes a phrase."""
    return " ".join([_written(argument.translate(_READ)) for argument in arguments])


def _written(argument: str) -> str:
    _, *others = argument.split() or [""]
    if not others or '"' in argument or any(word.startswith("-") for word in others):
        return argument
    if _has_inner_star(argument) and not argument.startswith("-"):
        # Only the last word of a phrase can be a beginning, so these are words by themselves.
        return argument
    sign = "-" if argument.startswith("-") else ""
    star = "*" if argument.endswith("*") else ""
    return f'{sign}"{argument.removeprefix("-").removesuffix("*")}"{star}'


def read_query(query: str) -> Query:
    """Read a query: all words are wanted, "words in quotes" are a phrase, -word excludes, begin* finds beginnings.

    Everything else typed is words too; anything without a letter or a digit is ignored. Raises CarelexError if the
    query only excludes words, or if a word within a phrase ends with *.
    """
    wanted: dict[Wanted, None] = {}
    unwanted: dict[Wanted, None] = {}
    # Broken characters, from an argument that is not text, and null characters cannot be searched for.
    text = readable(query.encode("utf-8", "replace").decode("utf-8")).translate(_READ)
    for sign, phrase, star, word in re.findall(r'(-?)"([^"]*)"(\*?)|(\S+)', text):
        if word:
            # Signs separate words: NEAR(a,b).
            *others, last = re.split(_SIGNS, word.lstrip("-").rstrip("*"))
            typed = [*map(Wanted, others), Wanted(last, word.endswith("*"))]
        else:
            if _has_inner_star(phrase):
                raise CarelexError("only the last word of a phrase can end with *; give the words one by one")
            is_beginning = bool(star) or phrase.rstrip().endswith("*")
            # Read "&" in the same way as in names.
            parts = re.sub(_SIGNS, " ", phrase).split()
            words = ["and" if part == "&" else part for part in parts if part == "&" or _is_word(part)]
            typed = [Wanted(" ".join(words), is_beginning, is_quoted=True)]
        bare = {part._replace(text=_bare(part)): None for part in typed if _is_word(part.text)}
        (unwanted if sign or word.startswith("-") else wanted).update(bare)
    if unwanted and not wanted:
        raise CarelexError("only words to exclude; give a word to search for as well")
    return Query(tuple(wanted), tuple(unwanted))


def _has_inner_star(phrase: str) -> bool:
    """Whether a word of a phrase, but not the last, ends with a star."""
    return re.search(r"\w\*\s+\S*\w", phrase) is not None


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _bare(wanted: Wanted) -> str:
    """The text without signs at its ends; a single word also loses its "'s"."""
    text = wanted.text.strip("-'")
    return text if wanted.is_quoted else text.removesuffix("'s")


_SIGNS = r'[()\[\]{}<>:;,!?=^|~*"]+'
_READ = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2019": "'", "\0": " "})
