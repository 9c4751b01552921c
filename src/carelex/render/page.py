"""What a renderer may know of the place its text goes to, and how text is made safe for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

# What could move a cursor, set a colour, rewrite a title or turn the reading order round: control characters
# (tab and line feed aside), the marks that force a direction, line ends that are not "\n", broken halves of characters.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"

# Joiners change the letters beside them in Arabic, Indic and other scripts, and make one emoji of several. What else
# nobody sees, and does not turn the reading order, is not shown; nor are joiners anywhere else.
_JOINED = (
    "\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1c4f\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f"
)
_EMOJI = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_PRINTABLE_BUT_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_JOINERS = f"(?<![{_JOINED}])(?!(?<=[{_EMOJI}])\u200d[{_EMOJI}])[\u200c\u200d]"


class Page(NamedTuple):
    """width: columns of the terminal. color: whether styles may be used. links: whether hyperlinks may be.

    unicode: whether every character can be shown; ASCII is sure to be.
    """

    width: int = 80
    color: bool = False
    links: bool = False
    unicode: bool = True


def safe(text: str) -> str:
    """Write out the characters that a terminal would act on, as in \\x1b, and leave out what nobody sees."""
    if _is_seen(text):
        # As nearly every text is.
        return text
    return without_unsafe(_seen(text), _written_out)


def _is_seen(text: str) -> bool:
    """Whether every character of *text* is seen, and acts on nothing; only what is sure to be is."""
    if not text.replace("\n", "").isprintable():
        return False
    return text.isascii() or _PRINTABLE_BUT_UNSEEN.isdisjoint(text)


def _seen(text: str) -> str:
    # Few texts need it.
    from carelex.names import INVISIBLE

    others = f"(?!{_UNSAFE}|[\u200c\u200d])[{INVISIBLE}]"
    # They may stand beside a joiner.
    return re.sub(_JOINERS, "", re.sub(others, "", text))


def without_unsafe(text: str, write: Callable[[str], str]) -> str:
    """Put what *write* makes of it in the place of each character that a terminal would act on."""
    # Nearly every text is printable throughout, and this is the quickest way to know.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: write(match[0]), text)


def _written_out(char: str) -> str:
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"


def safe_line(text: str) -> str:
    """As `safe`, with every run of white space one space: for text that has its place within a line."""
    return safe(" ".join(text.split()))


def quoted(name: str) -> str:
    """A name in a line of its own words, between quotes."""
    return f'"{safe_line(name)}"'


def counted(number: int, what: str = "term") -> str:
    """How many of something, in words that go with the number."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def in_a_row(items: Sequence[str], last: str) -> str:
    """The items with commas, and *last* before the last of several: "a, b or c"."""
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else items[0]


def told_apart(names: Sequence[str], longer: Sequence[str]) -> list[str]:
    """The names, with the longer one in the place of each that is not the only one of its kind."""
    return [long if names.count(name) > 1 else name for name, long in zip(names, longer, strict=True)]


def apart(pieces: Iterable[str], *, by: str) -> Iterator[str]:
    """The pieces that are not empty, with *by* before each but the first."""
    gap = ""
    for piece in pieces:
        yield gap + piece if piece else ""
        gap = by if piece else gap
