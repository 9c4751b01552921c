"""Corrects misspelt words of a search, and suggests words that are like those nobody uses."""

from collections.abc import Iterator, Sequence

from carelex.english import forms
from carelex.english.words import is_english
from carelex.names import written_alike
from carelex.searching.query import Wanted
from carelex.searching.readings import Reading, any_of, phrases_for, quoted
from carelex.searching.scope import Scope
from carelex.values import NamedTuple

# How many letters a misspelt word may have too many or too few, how many words are suggested for it, and up to which
# length a word is too short to guess.
_MOST_LETTERS, _SUGGESTIONS, _TOO_SHORT = 2, 3, 3


class Absent(NamedTuple):
    """A word that no definition has, and the words that may have been meant, the likeliest first."""

    word: str
    near: tuple[str, ...] = ()


class Mended(NamedTuple):
    """A reading with its misspelt words *corrected*, each with its correction, and the words that no definition has."""

    reading: Reading
    corrected: Sequence[tuple[str, str]] = ()
    absent: Sequence[Absent] = ()


def mended(reading: Reading, scope: Scope, *, exact: bool) -> Mended:
    """Correct the misspelt words of a reading; with *exact*, they are absent instead."""
    wanted = reading.wanted
    is_there = scope.number_with(reading.expression) > 0
    if wanted.is_beginning:
        return Mended(reading, absent=() if is_there else [Absent(str(wanted))])
    if is_there and " " in wanted.text:
        return Mended(reading)
    corrected: list[tuple[str, str]] = []
    absent: list[Absent] = []
    for word in wanted.text.split():
        has_word = is_there if word == wanted.text else scope.number_with(any_of(phrases_for(Wanted(word), scope))) > 0
        # A misspelt word may have the same stem as the right one: "resiliance" and "resilience".
        if has_word and (wanted.is_quoted or _is_form(word, scope)):
            continue
        clear, near = _near(word, scope)
        if clear and not exact:
            corrected.append((word, clear))
        elif clear or not has_word:
            absent.append(Absent(word, tuple(near) if near else tuple(_as_beginning(word, scope))))
    if not corrected:
        return Mended(reading, absent=absent)
    taken = dict(corrected)
    meant = wanted._replace(text=" ".join([taken.get(word, word) for word in wanted.text.split()]))
    return Mended(Reading(meant, phrases_for(meant, scope)), corrected, absent)


def _is_form(word: str, scope: Scope) -> bool:
    """Whether a word that was found is a real word: of English, of the glossaries, or the plural of one."""
    folded = written_alike(word)
    alike = (folded, forms.singular(folded), folded.replace(" ", ""))
    return any(is_english(other) or scope.lexicon.names.has_word(other) for other in alike)


def _near(word: str, scope: Scope) -> tuple[str | None, list[str]]:
    """The word that an unknown word clearly means, or None; and the nearest words, the likeliest first."""
    folded = written_alike(word)
    if is_english(folded) or not folded.isalpha() or not folded.isascii() or len(folded) <= _TOO_SHORT:
        return None, []
    # These need RapidFuzz, which takes time to import, so only import them for an unknown word.
    from carelex.english.likeness import nearest
    from carelex.english.misspellings import is_nearly_as_near, is_slip

    near = [
        other
        for other in nearest(folded, *scope.lexicon.names.near_words(folded, _MOST_LETTERS))
        if other.text != folded and scope.number_with(quoted(Wanted(other.text)))
    ]
    clear = [other.text for other in near if is_nearly_as_near(other, near[0]) and is_slip(folded, other.text)]
    return clear[0] if len(clear) == 1 else None, [other.text for other in near[:_SUGGESTIONS]]


def _as_beginning(word: str, scope: Scope) -> Iterator[str]:
    """Suggest "word*" if other words begin with this word."""
    beginning = Wanted(word, is_beginning=True)
    if sum(map(str.isalnum, word)) >= _TOO_SHORT and scope.number_with(quoted(beginning)):
        yield str(beginning)
