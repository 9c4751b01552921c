"""Turns the words of a search into FTS5 phrases, for all the ways in which each may be written."""

from collections.abc import Sequence

from carelex.english.forms import ways_with_genitives, words
from carelex.english.function_words import DETERMINERS, RELATIONAL
from carelex.english.numbers import other_ways
from carelex.english.words import is_english
from carelex.names import same_name, written_alike
from carelex.searching.query import Wanted
from carelex.searching.scope import Scope
from carelex.values import NamedTuple

# No English word written as one or as two has more letters.
_LONGEST = 40


class Reading(NamedTuple):
    """What is wanted, and the FTS5 *phrases* for it, any of which will do."""

    wanted: Wanted
    phrases: tuple[str, ...]

    @property
    def expression(self) -> str:
        """The FTS5 expression; always the same for the same phrases, so that the count is only made once."""
        return any_of(self.phrases)


def readings_of(wanted: Sequence[Wanted], scope: Scope) -> list[Reading]:
    """Make readings of all but small linking words; two words that may be written as one are one reading."""
    readings: list[Reading] = []
    rest = [*wanted]
    while rest:
        first, *rest = rest
        if rest and (joined := _as_one(first, rest[0], scope)):
            readings.append(joined)
            rest = rest[1:]
        elif not first.is_link:
            readings.append(Reading(first, phrases_for(first, scope)))
    return readings or [Reading(link, phrases_for(link, scope)) for link in wanted]


def _as_one(first: Wanted, second: Wanted, scope: Scope) -> Reading | None:
    """Read two words as one if they are also written as one, "well being", or if they are one number, "twenty four"."""
    texts = (first.text, second.text)
    if any(word.is_quoted or word.is_beginning for word in (first, second)) or not all(map(str.isalpha, texts)):
        return None
    number = Wanted(" ".join(texts))
    if any(len(way) == 1 for way in other_ways(words(number.text))):
        return Reading(number, phrases_for(number._replace(is_quoted=True), scope))
    # For example, "in formation" is not "information".
    if same_name(first.text) in RELATIONAL | DETERMINERS:
        return None
    if not scope.lexicon.names.has_word(written_alike("".join(texts))):
        return None
    apart = " AND ".join([quoted(first), quoted(second)])
    return Reading(Wanted(" ".join(texts)), (quoted(Wanted("".join(texts))), f"({apart})"))


def phrases_for(wanted: Wanted, scope: Scope) -> tuple[str, ...]:
    """Make the FTS5 phrases for all ways to write it: as one word or two, in British and American spelling.

    Numbers are searched for in words and in figures.
    """
    if wanted.is_beginning:
        return (quoted(wanted),)
    if wanted.is_quoted:
        one = Wanted(wanted.text.replace(" ", ""))
        is_one = not scope.number_with(quoted(wanted)) and scope.lexicon.names.has_word(written_alike(one.text))
        genitives = [quoted(Wanted(" ".join(way))) for way in ways_with_genitives(words(wanted.text))]
        others = [*([quoted(one)] if is_one else []), *_with_other_numbers(wanted.text)]
        return (quoted(wanted), *(genitives if len(genitives) > 1 else []), *others)
    names, text = scope.lexicon.names, wanted.text
    joined_or_split = [name.text for name in names.joined_or_split(text)]
    texts = [text, text.replace("-", ""), *joined_or_split, *names.other_spellings(text)]
    phrases = tuple(dict.fromkeys([*(quoted(Wanted(text)) for text in texts), *_with_other_numbers(text)]))
    return phrases if scope.number_with(any_of(phrases)) else (*phrases, *_split(text, scope))


def _with_other_numbers(text: str) -> list[str]:
    """The phrases with numbers in words instead of figures, or the other way round."""
    return [quoted(Wanted(" ".join(way))) for way in other_ways(words(text))]


def _split(word: str, scope: Scope) -> list[str]:
    """The phrases of two words that are *word*, written as one, if a definition has them: "after care"."""
    is_short = len(word) <= _LONGEST and word.isalpha()
    splits = ((word[:at], word[at:]) for at in range(2, len(word) - 2)) if is_short else ()
    phrases = [quoted(Wanted(" ".join(pair))) for pair in splits if all(map(is_english, map(written_alike, pair)))]
    return [phrase for phrase in phrases if scope.number_with(phrase)]


def quoted(wanted: Wanted) -> str:
    """What is wanted, as it is written, as an FTS5 string."""
    # Between quotes nothing is an operator: https://www.sqlite.org/fts5.html#fts5_strings
    text = wanted.text.replace('"', " ")
    return f'"{text}"{" *" if wanted.is_beginning else ""}'


def any_of(phrases: Sequence[str]) -> str:
    """Make one expression that matches any of *phrases*."""
    return phrases[0] if len(phrases) == 1 else f"({' OR '.join(phrases)})"
