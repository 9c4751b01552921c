"""What becomes of characters that the encoding of an output lacks."""

import codecs
from typing import TextIO

# Typographic characters whose plain sisters say the same, for an output that cannot show them.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "*", "\xa0": " "})


def forgive_encoding(*streams: TextIO | None) -> None:
    """Make *streams* replace what their encoding lacks, instead of failing."""
    codecs.register_error("carelex", _replaced)
    for stream in streams:
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="carelex")


def with_plain_line_ends(stream: TextIO) -> TextIO:
    """Make *stream* end lines as Unix does, on Windows too: for what is no text of Windows, such as a shell of Unix."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(newline="\n")
    return stream


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(char if char.isascii() else "?" for char in plain), error.end


def can_show_unicode(encoding: str) -> bool:
    """Say whether an output in *encoding* has room for every character."""
    return codecs.lookup(encoding).name.startswith("utf")
