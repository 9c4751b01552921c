"""Finds every pair of terms in the glossaries in use that is one concept, or may be one."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from carelex.alignment.joined import Settling, concepts_of
from carelex.alignment.material import Material, held_terms
from carelex.alignment.pairs import Pair, PairReason, PairState, Side
from carelex.alignment.proposing import Report, proposed_pairs
from carelex.alignment.recognising import RECOGNISERS
from carelex.lookup import Lexicon, opened, repairing
from carelex.model import GlossarySource

# The scores of pairs that need no guess.
_SCORES = {PairState.JOINED: 100.0, PairState.LINKED: 100.0, PairState.PARTED: 0.0}

_ORDER = (PairState.JOINED, PairState.LINKED, PairState.PROPOSED, PairState.PARTED)


def align(*, glossaries: str | Path | Sequence[str | Path] = (), sources: str | Sequence[str] = ()) -> tuple[Pair, ...]:
    """Find the terms of different glossaries that are one concept, or may be one, as `carelex align` does; best first.

    glossaries: paths of files or folders, or "builtin"; if you leave it out, the glossaries that carelex uses by
    itself.
    sources: ids of sources; gives only pairs with a term that one of them defines. If you leave it out, gives all
    pairs.
    Raises CarelexError: GlossaryError or UnknownSourceError.
    """
    with opened(glossaries, sources) as (lexicon, asked):
        return aligned(lexicon, sources=asked)


@repairing
def aligned(
    lexicon: Lexicon, *, sources: Sequence[GlossarySource] = (), report: Report | None = None
) -> tuple[Pair, ...]:
    """Find the pairs in the glossaries of *lexicon*.

    sources: as `sources_asked_for` returns them.
    report: called with how much has been done.
    """
    material = Material(held_terms(lexicon))
    if report:
        report(0, len(RECOGNISERS), len(material.terms))
    concepts = concepts_of(lexicon, material.terms)
    making = _Making(lexicon, material)
    settling = Settling(lexicon, material, concepts)
    pairs = []
    together = set()
    for proposed in proposed_pairs(material, concepts, settling.are_kept_apart, report):
        both = sorted((concepts[proposed.left], concepts[proposed.right]))
        together.add((both[0], both[1]))
        pairs.append(making.pair(proposed.left, proposed.right, PairState.PROPOSED, proposed.reasons, proposed.score))
    for settled in (*settling.pairs(), *settling.of_two_meanings(together)):
        pairs.append(making.pair(settled.left, settled.right, settled.state, (settled.reason,), _SCORES[settled.state]))
    if sources:
        pairs = [pair for pair in pairs if pair.is_of(sources)]
    return tuple(sorted(pairs, key=_order))


def _order(pair: Pair) -> tuple[int, float, list[tuple[str, str, str]]]:
    names = [(side.term.casefold(), side.glossary, side.term) for side in (pair.left, pair.right)]
    return _ORDER.index(pair.state), -pair.score, names


class _Making:
    """Makes pairs of terms from their numbers."""

    def __init__(self, lexicon: Lexicon, material: Material) -> None:
        self._names = [index.name for index in lexicon.indexes]
        self._material = material
        self._side = cache(self._make_side)

    def pair(self, left: int, right: int, state: PairState, reasons: Sequence[PairReason], score: float) -> Pair:
        overlap = self._material.overlap(left, right)
        return Pair(state, reasons[0], score, overlap, self._side(left), self._side(right), tuple(reasons[1:]))

    def _make_side(self, number: int) -> Side:
        held = self._material.terms[number]
        definitions = held.term.definitions
        ids = tuple(dict.fromkeys(definition.source.id for definition in definitions if definition.see is None))
        return Side(held.term.name, self._names[held.glossary], ids, definitions)
