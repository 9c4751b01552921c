"""Writes pairs in the JSON formats: an object for each, with both sides."""

from collections.abc import Iterator, Sequence

from carelex.alignment import Pair, Side
from carelex.render.json import dumps, listed, number
from carelex.render.page import Page


def pairs_as_list(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Write pairs as one JSON list."""
    return listed(map(_object, pairs), page)


def pairs_as_lines(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Write each pair as a JSON object on a line of its own."""
    return (dumps(_object(pair), page) + "\n" for pair in pairs)


def _object(pair: Pair) -> dict[str, object]:
    return {
        "state": pair.state.value,
        "reason": pair.reason.value,
        "score": number(pair.score),
        "overlap": None if pair.overlap is None else round(pair.overlap, 3),
        "left": _side(pair.left),
        "right": _side(pair.right),
        "also": [reason.value for reason in pair.also],
    }


def _side(side: Side) -> dict[str, object]:
    return {"term": side.term, "glossary": side.glossary, "sources": list(side.sources)}
