"""What the data formats have of each hit, in the same order."""

from carelex.searching import Hit

COLUMNS = ("term", "source", "source_name", "snippet", "score", "glossary", "also", "see")
"""Those of `record`; new ones come last."""


def record(hit: Hit) -> dict[str, object]:
    """A hit by its columns; what it has not is None."""
    source = hit.definition.source
    also = "".join(span.text for span in hit.also) or None
    values = (hit.term, source.id, source.name, hit.text, hit.score, hit.definition.glossary, also, hit.definition.see)
    return dict(zip(COLUMNS, values, strict=True))
