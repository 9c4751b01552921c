"""What the text format shares: spans and citations as a line of plain text."""

from collections.abc import Sequence
from functools import lru_cache

from carelex.model import Source
from carelex.render.page import safe
from carelex.render.voices import citation
from carelex.text.markdown import Span, with_link_ends


# Of few sources come many definitions.
@lru_cache(maxsize=256)
def cited(source: Source, file: str = "") -> str:
    """The citation of a source, and of the *file* where it is said."""
    return inline(citation(source, file))


def inline(spans: Sequence[Span]) -> str:
    """Write spans as a line, with where their links lead."""
    return "".join(safe(span.text) + (f" ({safe(url)})" if url else "") for span, url in with_link_ends(spans))
