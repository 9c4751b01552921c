"""Finds the words of a definition: which carry its meaning, which are denied, and where a phrase must end."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from carelex.english.function_words import (
    ALTERNATIVES,
    AUXILIARIES,
    BEFORE_NOUN,
    BEFORE_TO,
    BEHIND_NOUN,
    COMPARATIVES,
    COORDINATES,
    DENIALS_OF_TWO,
    DETERMINERS,
    NAMING,
    NO_DENIALS,
    NOUNS_BETWEEN,
    is_denial,
    is_function,
    is_light,
)
from carelex.english.stems import stems_of
from carelex.names import is_invisible, same_name, written_alike
from carelex.text.markdown import Block
from carelex.text.patterns import NO_WORDS, STOPS, WORDS, sentence_end


class Word(NamedTuple):
    """A word, or a part of one with hyphens, from *start* to *end* of the text of its block.

    opening: where the word begins together with a denial before it.
    closing: where the word ends, together with a denial after it.
    denied_by: where the denial is, if other words are between ("not a threat or a trait").
    stem: for comparing: the forms of a word have the same stem; a denied word has a different one.
    is_telling: it carries meaning by itself.
    is_key: it carries meaning, if only beside a word that does: "put" in "put at the centre".
    sentence: the number of its sentence in the definition.
    is_apart: no phrase continues from the word before it.
    is_after_comma: only a comma separates it from the word before.
    is_item: it begins an item of a list, after a comma.
    is_joined: a hyphen joins it to the word before.
    """

    text: str
    block: int
    start: int
    end: int
    opening: int
    closing: int
    denied_by: tuple[int, int] | None
    stem: str
    is_telling: bool
    is_key: bool
    sentence: int
    is_apart: bool
    is_after_comma: bool
    is_item: bool
    is_joined: bool


_HYPHENS = frozenset("-\u2010\u2011")
_READ = str.maketrans(dict.fromkeys("’ʼ", "'"))

# No phrase goes on after these either.
_DASHES = (" - ", "\u2013", "\u2014")


class _Token(NamedTuple):
    """A word in its block; *folded* is for comparing, *gap* is the text between it and the token before it."""

    block: int
    start: int
    end: int
    text: str
    folded: str
    gap: str
    is_first: bool

    @property
    def is_joined(self) -> bool:
        return self.gap in _HYPHENS and not self.is_first


def words_of(blocks: Sequence[Block]) -> tuple[Word, ...]:
    """Find the words of a definition, in order."""
    tokens = [token for number, block in enumerate(blocks) for token in _tokens(number, block.text)]
    sentences = list(_sentences(tokens, [block.text for block in blocks]))
    idle = [_is_function(tokens, at) for at in range(len(tokens))]
    items = _items(tokens, idle, sentences)
    clauses = list(_clauses(tokens, sentences, items))
    denials = _denials(tokens, idle, clauses)
    words = []
    for at, (token, stem) in enumerate(zip(tokens, stems_of([token.folded for token in tokens]), strict=True)):
        denied = denials.get(at)
        words.append(
            Word(
                text=token.text,
                block=token.block,
                start=token.start,
                end=token.end,
                opening=denied.opening if denied else token.start,
                closing=denied.closing if denied else token.end,
                denied_by=denied.by if denied else None,
                stem=f"not {denied.between}{stem}" if denied else stem,
                is_telling=not idle[at] and not is_light(token.folded),
                is_key=not idle[at],
                sentence=sentences[at],
                is_apart=not at or clauses[at] != clauses[at - 1],
                is_after_comma=_is_after_comma(tokens, at, sentences),
                is_item=at in items,
                is_joined=token.is_joined,
            )
        )
    return tuple(words)


def _tokens(block: int, text: str) -> Iterator[_Token]:
    plain = re.sub(NO_WORDS, lambda match: " " * len(match[0]), text)
    if not plain.isascii():
        plain = "".join(_read_together(plain))
    matches = [match.span() for match in re.finditer(WORDS, plain)]
    end = 0
    for start, stop in matches:
        yield _Token(block, start, stop, text[start:stop], folded_word(text[start:stop]), text[end:start], end == 0)
        end = stop


def _read_together(text: str) -> Iterator[str]:
    """The characters of *text*, with a letter for each that does not end a word: accents, invisible characters."""
    from unicodedata import category

    is_within = False
    for at, char in enumerate(text):
        if category(char).startswith("M") or (is_invisible(char) and text[at + 1 : at + 2].isalnum()):
            yield "x" if is_within else " "
        else:
            is_within = char.isalnum()
            yield char


def folded_word(word: str) -> str:
    """A word for comparing: in small letters, without accents, and with one kind of apostrophe."""
    if word.isascii():
        return word.lower()
    base, apostrophe, ending = word.translate(_READ).partition("'")
    return f"{written_alike(base)}{apostrophe}{same_name(ending)}"


def _sentences(tokens: Sequence[_Token], texts: Sequence[str]) -> Iterator[int]:
    """The sentence number of each token.

    A text that ends in a colon or a dash goes on in the first item of the list below it. An item of an Act that ends in
    a semicolon or a comma, with an "and" or without, goes on in the next item.
    """
    sentence = 0
    for at, token in enumerate(tokens):
        if at and token.is_first:
            sentence += re.search(_GOES_ON, texts[tokens[at - 1].block]) is None
        elif at:
            sentence += sentence_end(tokens[at - 1].text, token.gap, token.text) is not None
        yield sentence


# At the end of a paragraph: its sentence goes on in the next.
_GOES_ON = r"(?:[:;,\u2013\u2014]| -|[;,] (?:and|or))\s*$"


def _is_function(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a token says nothing, not even together with others."""
    token = tokens[at]
    if token.is_joined or (at + 1 < len(tokens) and tokens[at + 1].is_joined):
        # In a word with a hyphen, each part counts: "short-term".
        return False
    if at and (tokens[at - 1].folded, token.folded) in DENIALS_OF_TWO:
        return True
    return is_function(token.folded) or _is_between(tokens, at) or _is_initials(tokens, at)


def _is_between(tokens: Sequence[_Token], at: int) -> bool:
    if tokens[at].folded not in NOUNS_BETWEEN or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].folded in BEFORE_NOUN and tokens[at + 1].folded in BEHIND_NOUN


def _is_initials(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a token is in brackets after the words that it abbreviates: "Personal Assistant (PA)"."""
    token = tokens[at]
    letters = token.text.removesuffix("s")
    if not token.gap.endswith("(") or not letters.isupper() or len(letters) < 2:
        return False
    return "".join(before.folded[:1] for before in tokens[max(at - len(letters), 0) : at]) == letters.lower()


_LONGEST_ITEM = 3


def _items(tokens: Sequence[_Token], idle: Sequence[bool], sentences: Sequence[int]) -> set[int]:
    """The tokens that begin an item of a list, after a comma: "control" in "hope, control and opportunity"."""
    items: set[int] = set()
    for last in range(2, len(tokens)):
        if tokens[last].folded not in COORDINATES:
            continue
        here = {last} if tokens[last].gap.strip() == "," else set()
        at, length = last - 1, 0
        while at > 0 and sentences[at] == sentences[last]:
            if idle[at] and tokens[at].folded not in DETERMINERS:
                break
            length += not idle[at]
            if length > _LONGEST_ITEM:
                break
            gap = tokens[at].gap.strip(" '\"‘’“”")
            if gap == "," and length and not idle[at - 1]:
                here.add(at)
                length = 0
            elif gap not in ("", *_HYPHENS):
                break
            at -= 1
        # "In care, hope and control" is not a list of three.
        begins = at == 0 or sentences[at] != sentences[at - 1]
        if here - {last} and (len(here) > 1 or not (begins and idle[at])):
            items |= here
    return items


def _clauses(tokens: Sequence[_Token], sentences: Sequence[int], items: Collection[int]) -> Iterator[int]:
    """Number the parts of sentences; no phrase or denial goes on from one part to the next."""
    clause = 0
    for at, token in enumerate(tokens):
        if at:
            is_comma = "," in token.gap and at not in items
            clause += is_comma or _is_behind_stop(tokens, at, sentences)
        yield clause


def _is_behind_stop(tokens: Sequence[_Token], at: int, sentences: Sequence[int]) -> bool:
    """Whether more than a comma separates a token from the one before it."""
    gap = tokens[at].gap
    is_stop = not STOPS.isdisjoint(gap) or any(dash in gap for dash in _DASHES)
    return tokens[at].is_first or is_stop or sentences[at] != sentences[at - 1]


def _is_after_comma(tokens: Sequence[_Token], at: int, sentences: Sequence[int]) -> bool:
    return at > 0 and "," in tokens[at].gap and not _is_behind_stop(tokens, at, sentences)


class _Denied(NamedTuple):
    """How a word is denied: `Word`'s opening, closing and denied_by, and the light verbs in between."""

    opening: int
    closing: int
    by: tuple[int, int] | None
    between: str = ""


def _denials(tokens: Sequence[_Token], idle: Sequence[bool], clauses: Sequence[int]) -> dict[int, _Denied]:
    """Find the key words that are denied.

    A denial reaches the first word that carries meaning, and those that follow directly or after "or". If there is none
    after it, it denies what is before it: "nursing care is not included".
    """
    denied: dict[int, _Denied] = {}
    folded = [token.folded for token in tokens]
    denial: int | None = None
    start = 0
    is_reached = was_denied = False
    between: list[str] = []
    for at, token in enumerate(tokens):
        if at and clauses[at] != clauses[at - 1]:
            if denial is not None and not is_reached:
                _deny_subject(denied, tokens, idle, clauses, denial, at - 1)
            denial, was_denied = None, False
        if idle[at] and denies(folded, at):
            # "Not sent home without support" means with it.
            denial = None if token.folded == "without" and was_denied else at
            start = tokens[at - is_second_of_two(folded, at)].start
            is_reached, was_denied, between = False, True, []
        elif denial is None:
            continue
        elif token.folded in NO_DENIALS and denial == at - 1:
            denial = None
        elif not idle[at] or (not is_reached and token.folded in NAMING):
            by = (start, tokens[denial].end) if is_reached else None
            if not idle[at]:
                denied[at] = _Denied(token.start if by else start, token.end, by, "".join(between))
            if not is_reached and (idle[at] or is_light(token.folded)):
                between.append(f"{token.folded} ")
            else:
                is_reached = True
        elif is_reached and token.folded == "to" and tokens[at - 1].folded in BEFORE_TO:
            is_reached = False
        elif is_reached and ALTERNATIVES.isdisjoint(near.folded for near in tokens[at : at + 2]):
            denial = None
    if denial is not None and not is_reached:
        _deny_subject(denied, tokens, idle, clauses, denial, len(tokens) - 1)
    return denied


def denies(folded: Sequence[str], at: int) -> bool:
    """Whether the word at a place of *folded* words denies something, or is the second of two that do."""
    return (is_denial(folded[at]) or is_second_of_two(folded, at)) and not only_seems_to_deny(folded, at)


def is_second_of_two(folded: Sequence[str], at: int) -> bool:
    """Whether a word is the second of two that deny: "rather than"."""
    return at > 0 and (folded[at - 1], folded[at]) in DENIALS_OF_TWO


def only_seems_to_deny(folded: Sequence[str], at: int) -> bool:
    """Whether a denial in *folded* words denies nothing, but sets a limit: "no longer than six weeks".

    The "not" of "whether or not" denies nothing either, nor does the "without" of "with or without".
    """
    if folded[at] == "longer":
        at -= 1
    if folded[at] == "without" and at and folded[at - 1] == "or":
        return folded[max(at - 2, 0)] == "with"
    if folded[at] == "not" and at and folded[at - 1] == "or":
        return True
    following = folded[at + 1 : at + 3]
    return len(following) == 2 and following[0] in COMPARATIVES and following[1] == "than"


# For a longer subject, only its last words count, and more words after a denial are left out.
_LONGEST_SUBJECT, _LONGEST_REST = 4, 4


def _deny_subject(
    denied: dict[int, _Denied],
    tokens: Sequence[_Token],
    idle: Sequence[bool],
    clauses: Sequence[int],
    denial: int,
    last: int,
) -> None:
    """Deny the words before a denial and its verb; the clause ends with the token *last*."""
    at = denial - 1
    while at >= 0 and clauses[at] == clauses[denial] and tokens[at].folded in AUXILIARIES:
        at -= 1
    if at == denial - 1 and not tokens[denial].folded.endswith("n't"):
        return
    subject: list[int] = []
    while at >= 0 and clauses[at] == clauses[denial] and len(subject) < _LONGEST_SUBJECT:
        if not idle[at]:
            subject.append(at)
        elif tokens[at].folded not in DETERMINERS | COORDINATES | {"of"}:
            break
        at -= 1
    closing = tokens[min(last, denial + _LONGEST_REST)].end
    for number, at in enumerate(subject):
        denied[at] = _Denied(tokens[at].start, tokens[at].end if number else closing, None)
