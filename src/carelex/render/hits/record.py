"""Makes the columns that data formats have for each passage found, in order."""

from collections.abc import Iterator

from carelex.searching import FoundEntry, Hit, Searched

COLUMNS = ("term", "source", "source_name", "snippet", "score", "glossary", "also", "see", "missing")
"""The columns of `records`; new ones come last."""


def records(searched: Searched) -> Iterator[dict[str, object]]:
    """Every passage by its columns, those of an entry together; missing values are None."""
    return (_record(entry, hit) for entry in searched.entries for hit in entry.hits)


def _record(entry: FoundEntry, hit: Hit) -> dict[str, object]:
    source = hit.definition.source
    also = "".join(span.text for span in hit.also) or None
    values = (hit.term, source.id, source.name, hit.text, hit.score, hit.definition.glossary, also, hit.definition.see)
    return dict(zip(COLUMNS, (*values, [*entry.missing]), strict=True))
