"""Finds a phrase in a text, cuts out the words around it, and says whether the text gives it as a name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from carelex.english.forms import singular_word
from carelex.english.function_words import is_function
from carelex.english.headwords import is_abbreviation_of
from carelex.english.misspellings import is_same_word
from carelex.names import readable, readable_with_origins, written_alike
from carelex.text.patterns import sentence_ends

# Characters: on each side of the phrase in a passage; and before it, where the text may say that it is a name.
_AROUND, _BEFORE = 60, 120

# Stop reading a text after this many matches.
_ENOUGH = 20

# Words: the longest name that an abbreviation in brackets may be for.
_LONGEST_NAME = 8


class Passage(NamedTuple):
    """The words *around* a phrase in a text; the lower *order*, the better the passage.

    as_name: whether the text gives the phrase as a name; *around* then begins where it does.
    """

    order: tuple[bool, int, int]
    around: str
    as_name: bool


def passage_with(ways: Sequence[Sequence[str]], text: str, names: Sequence[str]) -> Passage | None:
    """The best passage of *text* with a phrase; None if the text does not have it.

    ways: the folded words of the phrase, in each way to write it.
    names: the names of the text's term.
    """
    return min((_passage(place, text, names) for place in _places(ways, text)), default=None)


class _Place(NamedTuple):
    """The start and end of a phrase, and its form: 0 is as asked, 1 the plural or singular, 2 another form."""

    start: int
    end: int
    form: int


def _places(ways: Sequence[Sequence[str]], text: str) -> Iterator[_Place]:
    # Invisible characters do not separate words.
    read = readable(text)
    plain, origins = (read, range(len(text) + 1)) if read == text else readable_with_origins(text)
    plain = _without_accents(plain)
    for words in ways:
        singulars, pattern = _sought(tuple(words))
        for match in islice(pattern.finditer(plain), _ENOUGH):
            found = [*map(written_alike, match.groups())]
            if all(map(is_same_word, words, found)):
                form = 0 if found == [*words] else 1 if [*map(singular_word, found)] == singulars else 2
                yield _Place(origins[match.start()], origins[match.end()], form)


@lru_cache(maxsize=16)
def _sought(words: tuple[str, ...]) -> tuple[list[str], re.Pattern[str]]:
    """The words in the singular, and a pattern for words with the same beginnings, which may be their forms."""
    beginnings = [re.escape(word[: 3 if len(word) > 4 else 2]) for word in words]
    parts = [rf"({beginning}[^\W_]*)" for beginning in beginnings]
    return [*map(singular_word, words)], re.compile(r"(?<![^\W_])" + _BETWEEN.join(parts), re.IGNORECASE)


# There may be other signs between words here, and a genitive.
_BETWEEN = r"(?:['\u2019]s)?[\W_]+"


def _without_accents(text: str) -> str:
    """The text with plain letters instead of accented ones; every character keeps its place."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return "".join([char if char.isascii() else normalize("NFD", char)[0] for char in text])


def _passage(place: _Place, text: str, names: Sequence[str]) -> Passage:
    start = _start_of_naming(place, text, names)
    if start is None:
        around = _around(text, place.start, place.end)
    else:
        end = re.compile(r"[\"\u201d\u2019')\]]*").match(text, place.end)
        around = _balanced(text[start : end.end() if end else place.end].strip())
    return Passage((start is None, place.form, place.start), around, start is not None)


# Words that introduce a name. "Called" only does so if somebody is, or is sometimes, called this.
_LEAD = r"""(?x)
    (?<![\w-])
    (?:
        (?:(?:also|sometimes|often|usually|commonly|generally|widely|otherwise|formerly|previously|once|now|better|more)
            \s+)+ (?:known\s+as|referred\s+to\s+as|called|termed)
        | known\s+as | referred\s+to\s+as | abbreviated\s+(?:to|as) | shortened\s+to
        | (?<=\bis\s)called | (?<=\bare\s)called | (?<=\bbe\s)called | (?<=[(,]\s)called | (?<=\()called
    )
    \s+
    # Other names before it.
    (?:[^.;:!?()]{1,60}?(?:,|\s(?:or|and))\s+)?
    (?:(?:a|an|the)\s+)?
    ["\u201c\u2018'*_]*$
"""
_DENIED = r"(?:\b(?:not|never|longer|wrongly|incorrectly|mistakenly|rather\s+than)|n['\u2019]t)\b[^.;:,()]*$"

# The name ends here: no other word continues it.
_END = r"['\u2019\u201d\"*_)\]]*(?:\s*$|\s*[^\w\s-]|\s+-|\s+(\w+))"


def _start_of_naming(place: _Place, text: str, names: Sequence[str]) -> int | None:
    """Where a text begins to say that the phrase at a place is a name; None if it does not."""
    after = re.match(_END, text[place.end : place.end + _AROUND])
    if not after or (after[1] and not is_function(after[1].lower())):
        return None
    first = max(place.start - _BEFORE, 0)
    before = text[first : place.start]
    if lead := re.search(_LEAD, before, re.IGNORECASE):
        return None if re.search(_DENIED, before[: lead.start()], re.IGNORECASE) else first + lead.start()
    return _start_of_bracketed(place, text, first, names)


def _start_of_bracketed(place: _Place, text: str, first: int, names: Sequence[str]) -> int | None:
    """Where a name begins that is followed by the phrase in brackets, if one abbreviates the other.

    After the term's own name, anything in brackets is another name for it.
    """
    opening = re.search(r"\(\s*[\"\u201c\u2018']?(?:or\s+)?(?:(?:a|an|the)\s+)?$", text[first : place.start])
    if not opening or not re.match(r"[\"\u201d\u2019']?\s*\)", text[place.end :]):
        return None
    before = text[first : first + opening.start()].rstrip()
    phrase = text[place.start : place.end]
    starts = [match.start() for match in re.finditer(r"[^\s(,.;:]+", before)][-_LONGEST_NAME:]
    for start in reversed(starts):
        name = before[start:]
        is_short = is_abbreviation_of(phrase, name) or is_abbreviation_of(name, phrase)
        if is_short or any(written_alike(name) == written_alike(own) for own in names):
            return first + start
    return None


def _balanced(passage: str) -> str:
    """A passage without closing brackets and quotes at its end that it does not open."""
    is_opened = {
        ")": passage.count("(") >= passage.count(")"),
        "]": passage.count("[") >= passage.count("]"),
        "\u201d": "\u201c" in passage,
        "\u2019": "\u2018" in passage,
        '"': passage.count('"') % 2 == 0,
        "'": re.search(r"(?<!\w)'\w", passage) is not None,
    }
    while not is_opened.get(passage[-1], True):
        passage = passage[:-1]
    return passage


def _around(text: str, start: int, end: int) -> str:
    """The whole words around a place, but no more than its sentence."""
    before, phrase, after = text[max(start - _AROUND, 0) : start], text[start:end], text[end : end + _AROUND]
    if begins := [at for at in sentence_ends(before + phrase) if at <= len(before)]:
        before = before[begins[-1] :]
    elif start > _AROUND:
        before = "\u2026 " + before[before.find(" ") + 1 :]
    if ends := [at - len(phrase) for at in sentence_ends(phrase + after) if at >= len(phrase)]:
        after = after[: ends[0]]
    elif end + _AROUND < len(text):
        after = after[: max(after.rfind(" "), 0)] + " \u2026"
    return f"{before}{phrase}{after}".strip()
