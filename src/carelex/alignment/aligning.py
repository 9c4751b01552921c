"""Every pair of terms of the glossaries in use that is one concept, or may be one."""

from collections.abc import Sequence
from pathlib import Path

from carelex.alignment.joined import Settling, concepts_of
from carelex.alignment.material import HeldTerm, Material, held_terms
from carelex.alignment.pairs import Pair, PairState, Side
from carelex.alignment.proposing import Report, proposed_pairs
from carelex.lookup import Lexicon, opened, repairing

# What two terms score that are one concept, and what those that are not.
_SURE, _NEVER = 100.0, 0.0


def align(*, glossaries: str | Path | Sequence[str | Path] = (), sources: str | Sequence[str] = ()) -> tuple[Pair, ...]:
    """Find the terms of different glossaries that are one concept, or may be one, as `carelex align` does; best first.

    glossaries: paths of files or folders, or "builtin"; those that carelex uses by itself when left out.
    sources: only pairs with a term that one of these defines, by their ids; all of them when left out.
    Raises CarelexError: GlossaryError or UnknownSourceError.
    """
    with opened(glossaries, sources) as (lexicon, ids):
        return aligned(lexicon, sources=ids)


@repairing
def aligned(lexicon: Lexicon, *, sources: Sequence[str] = (), report: Report | None = None) -> tuple[Pair, ...]:
    """Align the glossaries of *lexicon*; *sources* as `source_ids` gives them. report: told how far it is."""
    terms = held_terms(lexicon)
    material = Material(terms)
    concepts = concepts_of(lexicon, terms)
    sides = _Sides(lexicon, terms)
    pairs = [
        Pair(
            settled.state,
            settled.reason,
            _NEVER if settled.state is PairState.PARTED else _SURE,
            material.overlap(settled.left, settled.right),
            sides[settled.left],
            sides[settled.right],
        )
        for settled in Settling(lexicon, material, concepts).pairs()
    ]
    pairs += [
        Pair(
            PairState.PROPOSED,
            proposed.reasons[0],
            proposed.score,
            material.overlap(proposed.left, proposed.right),
            sides[proposed.left],
            sides[proposed.right],
            proposed.reasons[1:],
        )
        for proposed in proposed_pairs(material, concepts, report)
    ]
    wanted = frozenset(sources)
    if wanted:
        pairs = [pair for pair in pairs if not wanted.isdisjoint(pair.left.sources + pair.right.sources)]
    return tuple(sorted(pairs, key=_order))


_ORDER = [PairState.JOINED, PairState.LINKED, PairState.PROPOSED, PairState.PARTED]


def _order(pair: Pair) -> tuple[int, float, str, str]:
    return _ORDER.index(pair.state), -pair.score, pair.left.term.casefold(), pair.right.term.casefold()


class _Sides(dict[int, Side]):
    """The sides of pairs, by the numbers of their terms; each made once."""

    def __init__(self, lexicon: Lexicon, terms: Sequence[HeldTerm]) -> None:
        super().__init__()
        self._names = [index.name for index in lexicon.indexes]
        self._terms = terms

    def __missing__(self, number: int) -> Side:
        held = self._terms[number]
        definitions = held.term.definitions
        ids = tuple(dict.fromkeys(definition.source.id for definition in definitions if definition.see is None))
        self[number] = side = Side(held.term.name, self._names[held.glossary], ids, definitions)
        return side
