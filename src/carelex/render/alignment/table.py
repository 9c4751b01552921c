"""Writes pairs as tables, with the columns of SSSOM, a standard for mappings.

A row says that two terms are, or may be, one concept. See https://mapping-commons.github.io/sssom/.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from carelex.alignment import Pair, PairReason, PairState, Side
from carelex.render.alignment.wording import reasons
from carelex.render.page import Page
from carelex.render.table import Line, csv_line, written

_COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "subject_source",
    "object_source",
    "mapping_tool",
    "confidence",
    "similarity_score",
    "similarity_measure",
    "comment",
)

# The relation of two terms. A proposed pair claims less; the row of a parted pair says Not.
_PREDICATES = dict.fromkeys(PairState, "skos:exactMatch") | {PairState.PROPOSED: "skos:closeMatch"}

# How the relation is known: by the names alone, with these exceptions.
_LEXICAL = "semapv:LexicalMatching"
_JUSTIFICATIONS = {
    PairReason.LINK: "semapv:ManualMappingCuration",
    PairReason.ONE_FILE: "semapv:StructuralMatching",
    PairReason.NEAR: "semapv:LexicalSimilarityThresholdMatching",
    PairReason.DEFINITIONS: "semapv:LexicalSimilarityThresholdMatching",
}


def pairs_as_csv(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Write pairs as comma-separated values."""
    return _pairs(pairs, csv_line)


def pairs_as_tsv(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Write pairs as tab-separated values."""
    return _pairs(pairs, _sssom_line)


def _sssom_line(row: tuple[str, ...]) -> str:
    """Write a row in SSSOM's tab-separated form: cells that contain quotes are in quotes."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerow(row)
    return out.getvalue()


def _pairs(pairs: Sequence[Pair], line: Line) -> Iterator[str]:
    return written(_COLUMNS, ([_row(pair)] for pair in pairs), line)


def _row(pair: Pair) -> list[str]:
    is_parted = pair.state is PairState.PARTED
    justification = _JUSTIFICATIONS.get(pair.reason, _LEXICAL)
    sure = 100 - pair.score if is_parted else pair.score
    return [
        _id(pair.left),
        pair.left.term,
        _PREDICATES[pair.state],
        "Not" if is_parted else "",
        _id(pair.right),
        pair.right.term,
        "semapv:CompositeMatching" if pair.also else justification,
        _source(pair.left),
        _source(pair.right),
        "carelex",
        f"{sure / 100:.3g}",
        "" if pair.overlap is None else f"{pair.overlap:.3f}",
        "" if pair.overlap is None else "Jaccard index of the words of the definitions",
        reasons(pair),
    ]


def _id(side: Side) -> str:
    """A reference to the term within its glossary that needs no other file."""
    return f"{_source(side)}#{quote(side.term, safe='')}"


def _source(side: Side) -> str:
    return quote(side.glossary, safe="/")
