"""Finds the terms that a text uses: names of a glossary, also in the plural or with other hyphens and capitals."""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Protocol

from carelex.english.forms import one_word, singular_word, singular_words
from carelex.english.function_words import DETERMINERS, RELATIONAL, is_function
from carelex.english.words import is_english
from carelex.names import BETWEEN, same_name
from carelex.text.patterns import NO_WORDS, STOPS, WORDS
from carelex.values import NamedTuple

# Longer names are hardly ever written out in a sentence.
_LONGEST = 6

# How many runs of words are remembered with what they name: enough for a long list of queries.
_KEPT = 40_000

# "The States" are states.
_ARTICLES = frozenset({"a", "an", "the"})

# No name goes on after these; nor after a comma.
_SIGNS = frozenset(f",–—{BETWEEN.strip()}") | STOPS

# A word, with the hyphen that may follow, or such a sign.
_TOKENS = rf"(?:{WORDS})-?|&|[{re.escape(''.join(sorted(_SIGNS)))}]"

# These may be within a word: "e.g.", "1,000".
_WITHIN_WORDS = frozenset(".,")

_QUOTES = "'‘’"
# No part of a word, if they are before or behind it.
_AROUND = "".join(_SIGNS) + _QUOTES + '"“”/-'

# Separates signs from words in simple cases: a hyphen stays with the word before it.
_APART = str.maketrans({"&": " & ", "-": "- "} | {sign: f" {sign} " for sign in _SIGNS} | dict.fromkeys('"“”/', " "))


def tokens_of(text: str) -> list[str]:
    """Split a readable text into words, each with a hyphen that follows it, and signs that end a name."""
    if "@" in text or "://" in text or "www." in text:
        text = re.sub(NO_WORDS, BETWEEN, text)
    # A hyphen between spaces is a dash.
    pieces = text.replace(" - ", " – ").split()
    return [token for piece in pieces for token in ([piece] if piece.isalnum() else _tokens_in(piece))]


def _tokens_in(piece: str) -> list[str]:
    """The tokens of a text without spaces."""
    if not _WITHIN_WORDS.isdisjoint(piece.strip(_AROUND)):
        return re.findall(_TOKENS, piece)
    # This is enough for most. Compiling the pattern takes longer than splitting all texts of an entry this way.
    tokens = [token for part in piece.translate(_APART).split() if (token := part.strip(_QUOTES))]
    is_plain = all(token in _SIGNS or token == "&" or _is_word(token) for token in tokens)
    return tokens if is_plain else re.findall(_TOKENS, piece)


def _is_word(token: str) -> bool:
    return all(map(str.isalnum, token.removesuffix("-").replace("’", "'").split("'")))


class NamesInUse(Protocol):
    """The names that a text may mention, found by the singular of their words, written as one."""

    def that_begin(self, runs: Collection[str]) -> set[str]:
        """Those of *runs* that are such a name, or the beginning of one."""
        ...

    def written_as(self, runs: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """The names that are one of *runs*, by that run; each with the term that it leads to."""
        ...


class Mention(NamedTuple):
    """A term that a text mentions.

    key: the name in the text, in the singular and as one word.
    word: the name, if it is one word.
    """

    term: str
    key: str
    word: str = ""

    @property
    def is_everyday(self) -> bool:
        """Whether the name is a word that everybody uses."""
        if not self.word:
            return False
        # Only imported here, because few mentions need it.
        from carelex.english.everyday import is_everyday

        return is_everyday(self.key) or (self.word != self.key and is_everyday(self.word))


class _Named(NamedTuple):
    """The possible meanings of some words in a row: *terms*, and terms whose abbreviation they are.

    names: all names that are written like this, each with its term.
    whole: the name in small letters, if it is the only one and not just a function word; a text with this name means
    it.
    """

    names: tuple[tuple[str, str], ...] = ()
    terms: tuple[Mention, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    whole: str = ""


_NOTHING = _Named()


class Mentions:
    """Finds the terms that texts mention, among *names*, and remembers these for the next texts."""

    def __init__(self, names: NamesInUse) -> None:
        self._names = names
        self._keys = _Keys()
        # For a word, or some in a row written as one, what it may name.
        self._known: dict[str, _Named] = {"": _NOTHING}

    def in_texts(self, texts: Iterable[str]) -> list[list[Mention]]:
        """The terms that each of some readable *texts* mentions, in order, each name once.

        If one name contains another, the longer counts.
        """
        if len(self._known) > _KEPT:
            self._keys.clear()
            self._known = {"": _NOTHING}
        words = [_Words(tokens := tokens_of(text), [*map(self._keys.__getitem__, tokens), ""]) for text in texts]
        pairs = [[*map(_pair, text.keys, text.keys[1:])] for text in words]
        begun = self._ask(words, pairs)
        return [self._in_text(text, own, begun) for text, own in zip(words, pairs, strict=True)]

    def _ask(self, words: Sequence["_Words"], pairs: Sequence[Sequence[str]]) -> set[str]:
        """Ask for the names that all texts need at once, because each question takes longer than its answer.

        Returns the runs of words that begin a name.
        """
        known = self._known
        singles = {*chain.from_iterable([text.keys for text in words])}.difference(known)
        begun = self._names.that_begin(singles.union(*pairs, ("",)) - {""})
        longer = {
            run
            for text, own in zip(words, pairs, strict=True)
            for start, pair in enumerate(own)
            if pair in begun
            for run in text.longer(start, pair)
        }
        if longer:
            begun |= self._names.that_begin(longer)
        asked = begun.difference(known)
        names = self._names.written_as(asked) if asked else {}
        known.update(dict.fromkeys(singles, _NOTHING))
        for run in asked:
            known[run] = _named(run, names.get(run, ()))
        return begun

    def _in_text(self, words: "_Words", pairs: Sequence[str], begun: Container[str]) -> list[Mention]:
        known = self._known
        terms: list[Mention] = []
        end = 0
        for start, (key, pair) in enumerate(zip(words.keys, pairs, strict=False)):
            if start < end:
                continue
            if pair in begun:
                longest, end = self._longest(words, start, pair, begun)
                if end:
                    terms += longest
                    continue
            named = known[key]
            if named is not _NOTHING:
                terms += named.terms
                if named.abbreviations:
                    terms += _abbreviated(named, words.tokens[start : start + 1])
        return [*dict.fromkeys(terms)]

    def keys_of(self, words: Iterable[str]) -> set[str]:
        """The keys that mentions of *words* have."""
        return {self._keys[word] for word in words}

    def _longest(self, words: "_Words", start: int, pair: str, begun: Container[str]) -> tuple[Sequence[Mention], int]:
        """The terms of the longest name at *start*, and the place after it; 0 if there is none.

        pair: the first two words, as one; a name begins with them.
        """
        runs = [(pair, start + 2)]
        for end, run in enumerate(words.longer(start, pair), start=start + 3):
            if run not in begun:
                break
            runs.append((run, end))
        for run, end in reversed(runs):
            named = self._known[run]
            if named.names and (terms := _meant(named, words.tokens[start:end], words.keys[start:end])):
                return terms, end
        return (), 0


class _Words(NamedTuple):
    """A text's words and signs, and the singular of each, which is empty for a sign and at the end."""

    tokens: Sequence[str]
    keys: Sequence[str]

    def longer(self, start: int, pair: str) -> Iterator[str]:
        """The runs of three or more words from *start*, each as one word, up to a sign; *pair* is the run of two."""
        run = pair
        for key in self.keys[start + 2 : start + _LONGEST]:
            if not key:
                return
            run = _as_one(run, key)
            yield run


def _pair(key: str, following: str) -> str:
    """Join two words; empty if one of them is a sign."""
    return _as_one(key, following) if key and following else ""


def _named(run: str, names: Sequence[tuple[str, str]]) -> _Named:
    """Find what *run* may name; *names* are those that are written like this, with their terms.

    A function word ("it"), a letter or a figure is not a name, and an abbreviation only counts in its own capitals.
    """
    if len(run) < 2 or not names:
        return _NOTHING
    is_word = run.strip("-0123456789") != ""
    terms = [
        _mention(run, name, term)
        for name, term in names
        if is_word and not name.isupper() and not is_function(same_name(name))
    ]
    abbreviations = [(_letters([name]), term) for name, term in names if name.isupper()]
    whole = names[0][0].lower() if len(names) == 1 else ""
    return _Named(
        tuple(names),
        tuple(dict.fromkeys(terms)),
        tuple(abbreviations),
        "" if all(map(is_function, whole.split())) else whole,
    )


def _mention(run: str, name: str, term: str) -> Mention:
    """Make a mention of a *term*, by a *name* that is *run* in the singular."""
    word = name.lower()
    if not word.isalpha():
        first, _, others = word.rstrip(".").replace("-", " ").partition(" ")
        word = others if first in _ARTICLES else first if not others else ""
    return Mention(term, run, word if word.isalpha() else "")


def _meant(named: _Named, tokens: Sequence[str], keys: Sequence[str]) -> tuple[Mention, ...]:
    """The terms that several *tokens* mean, of those they may name; *keys* are their singulars.

    The words must be separated as in the name: "in organic compounds" does not mention "inorganic". But words that the
    name writes as one may have a hyphen between them ("wire-haired terrier"), and two words may have a space. Neither
    is allowed within an abbreviation.
    """
    if named.terms and " ".join(tokens).lower() == named.whole:
        return named.terms
    parts = [singular_words(name) for name, _ in named.names]
    if not _may_be_name(tokens, is_one_word=any(len(words) == 1 for words in parts)):
        return ()
    gaps = {end for end, token in zip(_ends(keys), tokens, strict=True) if not token.endswith("-")}
    names = [
        (name, term)
        for (name, term), words in zip(named.names, parts, strict=True)
        if (words == keys if name.isupper() else len(keys) == 2 or gaps <= {*_ends(words)})
    ]
    named = _named("".join(keys), names)
    return (*named.terms, *_abbreviated(named, tokens))


def _abbreviated(named: _Named, tokens: Sequence[str]) -> list[Mention]:
    """The terms whose abbreviation *tokens* are, of those they may name."""
    if not named.abbreviations:
        return []
    letters = _letters(tokens)
    return [Mention(term, name) for name, term in named.abbreviations if name in letters]


def _ends(words: Sequence[str]) -> Iterator[int]:
    """Where each word ends when they are written as one."""
    return accumulate(map(len, words))


def _may_be_name(tokens: Sequence[str], *, is_one_word: bool) -> bool:
    """Whether several words may be a name: "has been" is not a has-been, and "in formation" is not information."""
    if all(token.endswith("-") for token in tokens[:-1]):
        return True
    first, *others = words = [same_name(token) for token in tokens]
    if not is_one_word:
        return not all(map(is_function, words))
    return len(others) == 1 and first not in RELATIONAL | DETERMINERS and all(map(is_english, words))


def _as_one(run: str, key: str) -> str:
    """Add a word to a run as one word; separate figures stay separate, as in `forms.one_word`."""
    return f"{run}-{key}" if key[0].isdigit() and run[-1].isdigit() else run + key


class _Keys(dict[str, str]):
    """The singular of each token, folded; empty for a sign. Each is worked out once."""

    def __missing__(self, token: str) -> str:
        if token.isalpha() and token.isascii() and token.islower():
            # Most tokens are like this.
            key = singular_word(token)
        else:
            key = "and" if token == "&" else one_word(singular_words(_without_ending(token)))
        self[token] = key
        return key


def _without_ending(token: str) -> str:
    """A word without "'s", and without the plural "s" of an abbreviation ("GPs")."""
    if not token[0].isalnum():
        return ""
    word = token.removesuffix("-").replace("’", "'").removesuffix("'s")
    return word[:-1] if len(word) > 2 and word.endswith("s") and word[:-1].isupper() else word


def _letters(words: Sequence[str]) -> str:
    return "".join(char for word in words for char in word if char.isalnum())
