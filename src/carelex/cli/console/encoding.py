"""Replaces characters that the encoding of an output does not have."""

import codecs
from typing import TextIO

# Typographic characters and the plain ones to use instead.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "*", "\xa0": " "})


def forgive_encoding(*streams: TextIO | None) -> None:
    """Make *streams* replace characters that their encoding does not have, instead of failing."""
    codecs.register_error("carelex", _replaced)
    for stream in streams:
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="carelex")


def with_plain_line_ends(stream: TextIO) -> TextIO:
    """Make *stream* end lines as on Unix, on Windows too, for text that a Unix shell reads."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(newline="\n")
    return stream


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(char if char.isascii() else "?" for char in plain), error.end


def can_show_unicode(encoding: str) -> bool:
    """Whether an output in *encoding* can show every character."""
    return codecs.lookup(encoding).name.startswith("utf")
