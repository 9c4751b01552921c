"""Describes what an output can show, and makes text safe for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from carelex.values import NamedTuple

# Characters that could move a cursor, set a colour, change a title or reverse the reading order: control characters
# (except tab and line feed), direction marks, line ends other than "\n", broken halves of characters.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"

# How Python keeps the bytes of a name that it cannot decode.
_KEPT_BYTES = "[\udc80-\udcff]+"

# Joiners change the letters beside them in Arabic, Indic and other scripts, and join emoji. Other invisible characters
# are not shown, nor are joiners anywhere else.
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
    """What an output can show.

    width: columns of the terminal.
    color: whether styles may be used.
    links: whether hyperlinks may be used.
    unicode: whether every character can be shown; ASCII always can.
    """

    width: int = 80
    color: bool = False
    links: bool = False
    unicode: bool = True


def safe(text: str) -> str:
    """Write characters that a terminal would act on as escapes, such as \\x1b, and leave out invisible ones."""
    if _is_seen(text):
        # Nearly all texts are like this.
        return text
    return without_unsafe(_seen(_readable(text)), _written_out)


def _readable(text: str) -> str:
    """Read names of files as UTF-8 where the language settings could not read their bytes.

    Python keeps such bytes as halves of characters; what is no UTF-8 either stays so.
    """
    return re.sub(
        _KEPT_BYTES, lambda kept: kept[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape"), text
    )


def _is_seen(text: str) -> bool:
    """Whether every character of *text* certainly is visible and harmless."""
    if not text.replace("\n", "").isprintable():
        return False
    return text.isascii() or _PRINTABLE_BUT_UNSEEN.isdisjoint(text)


def _seen(text: str) -> str:
    # Few texts need it.
    from carelex.names import INVISIBLE

    others = f"(?!{_UNSAFE}|[\u200c\u200d])[{INVISIBLE}]"
    # They may be beside a joiner.
    return re.sub(_JOINERS, "", re.sub(others, "", text))


def without_unsafe(text: str, write: Callable[[str], str]) -> str:
    """Replace each character that a terminal would act on with what *write* makes of it."""
    # Nearly all texts are printable, and this is the quickest test.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: write(match[0]), text)


def _written_out(char: str) -> str:
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"


def safe_line(text: str) -> str:
    """As `safe`, with white space turned into single spaces: for text within a line."""
    return safe(" ".join(text.split()))


def quoted(name: str) -> str:
    """A name in quotes, for use in a sentence."""
    return f'"{safe_line(name)}"'


def counted(number: int, what: str = "term") -> str:
    """A number with its noun, in the singular or plural."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def in_a_row(items: Sequence[str], last: str) -> str:
    """The items with commas, and *last* before the last of several: "a, b or c"."""
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else items[0]


def did_you_mean(near: Sequence[str]) -> str:
    """The question about names *near* the one that is not there, to put behind a sentence; empty if there are none."""
    return f" Did you mean {in_a_row([*map(quoted, near)], 'or')}?" if near else ""


def told_apart(names: Sequence[str], longer: Sequence[str]) -> list[str]:
    """The names, with the longer form for each that occurs more than once."""
    return [long if names.count(name) > 1 else name for name, long in zip(names, longer, strict=True)]


def apart(pieces: Iterable[str], *, by: str) -> Iterator[str]:
    """The pieces that are not empty, with *by* between them."""
    gap = ""
    for piece in pieces:
        yield gap + piece if piece else ""
        gap = by if piece else gap
