"""Finds words that a text marks as names: with a capital, bold, italics, quotes, a link, or "see"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carelex.english.function_words import is_function
from carelex.names import readable, same_name
from carelex.text.markdown import Block

_OPENING, _CLOSING = "\"'“‘«`", "\"'”’»`"
# A capital after one of these begins a sentence.
_ENDS = frozenset(".!?…:")
# Words that refer the reader to names.
_SEE, _BEHIND_SEE = frozenset({"see", "cf"}), frozenset({"also", "under"})
# The most words after "see" that may be names.
_FARTHEST = 40
_BETWEEN_NAMES = frozenset({"and", "or", "&"})


class _Piece(NamedTuple):
    """A word between spaces, and the signs before and after it."""

    before: str
    word: str
    behind: str

    @property
    def is_capital(self) -> bool:
        return self.word[:1].isupper()


def marked_words(blocks: Sequence[Block]) -> set[str]:
    """The single words of a text that are marked as names, as they are written."""
    marked: set[str] = set()
    for block in blocks:
        text = readable(block.text)
        pieces = text.split()
        # Most words begin with a small letter, so they are neither in quotes nor have a capital.
        for at, piece in enumerate(pieces):
            if not piece[0].islower() and _stands_out(pieces, at):
                marked.add(_parted(piece).word)
        in_small_letters = text.lower()
        if any(word in in_small_letters for word in _SEE):
            marked.update(_behind_see([*map(_parted, pieces)]))
        for span in block.spans:
            if span.strong or span.emphasis or span.code or span.url:
                styled = readable(span.text).split()
                marked.update(_parted(piece).word for piece in styled if len(styled) == 1)
    marked.discard("")
    return marked


def _parted(piece: str) -> _Piece:
    start, end = 0, len(piece)
    while start < end and not piece[start].isalnum():
        start += 1
    while end > start and not piece[end - 1].isalnum():
        end -= 1
    return _Piece(piece[:start], piece[start:end], piece[end:])


def _stands_out(pieces: Sequence[str], at: int) -> bool:
    """Whether a single word is in quotes, or has a capital within a sentence, and is not part of a longer name.

    For example, no word of "the Care Act" is marked by itself.
    """
    piece = _parted(pieces[at])
    if piece.before and piece.behind and piece.before[-1] in _OPENING and piece.behind[0] in _CLOSING:
        return True
    if not piece.is_capital or piece.before or at == 0:
        return False
    last = _parted(pieces[at - 1])
    if not _ENDS.isdisjoint(last.behind):
        return False
    is_behind = not last.behind and last.is_capital and not is_function(same_name(last.word))
    following = None if piece.behind else next(map(_parted, pieces[at + 1 : at + 2]), None)
    is_before = following is not None and following.is_capital and not following.before
    return not is_behind and not is_before


def _behind_see(pieces: Sequence[_Piece]) -> Iterator[str]:
    """The one-word names that a text refers its reader to: "See Care, Support and Need", "(see need)"."""
    for at, piece in enumerate(pieces):
        if piece.word.lower() in _SEE and _refers(pieces, at):
            yield from (name[0] for name in _names(pieces[at + 1 : at + _FARTHEST]) if len(name) == 1)


def _refers(pieces: Sequence[_Piece], at: int) -> bool:
    """Whether "see" speaks to the reader: people also see doctors."""
    piece, following = pieces[at], {next_piece.word.lower() for next_piece in pieces[at + 1 : at + 2]}
    is_bracketed = piece.before[-1:] in ("(", "[")
    return piece.word != "see" or is_bracketed or not following.isdisjoint(_BEHIND_SEE)


def _names(pieces: Sequence[_Piece]) -> Iterator[list[str]]:
    """Yield the names in a row, each as its words, up to the end of the sentence or of the brackets."""
    name: list[str] = []
    for _, word, behind in pieces:
        if word.lower() in _BETWEEN_NAMES:
            yield name
            name = []
        elif word.lower() not in _BEHIND_SEE:
            name.append(word)
        if behind:
            yield name
            name = []
            if not {*behind} <= {",", ";", *_CLOSING}:
                return
    yield name
