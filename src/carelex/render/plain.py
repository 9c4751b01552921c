"""The parts that the text format shares: spans and citations as plain text."""

from collections.abc import Sequence
from functools import lru_cache

from carelex.model import Source
from carelex.render.page import safe
from carelex.render.voices import citation
from carelex.text.markdown import Span, with_link_ends


# Few sources have many definitions.
@lru_cache(maxsize=256)
def cited(source: Source, file: str = "") -> str:
    """The citation of a source, and of the *file* that has it."""
    return inline(citation(source, file))


def inline(spans: Sequence[Span]) -> str:
    """Write spans as a line, with the addresses of their links."""
    return "".join(safe(span.text) + (f" ({safe(url)})" if url else "") for span, url in with_link_ends(spans))
