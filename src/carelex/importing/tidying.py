"""Takes out of the texts of entries what all of them say alike: dates, buttons, "Permalink"."""

from collections.abc import Sequence

from carelex.importing.candidates import Candidate, Region
from carelex.importing.slots import FEWEST, Line, Slot, beside_texts, is_field, lines_of_part, told_of, without_lines
from carelex.importing.tree import Block, Run, plain

_LONGEST_SIGN = 3
"""In words."""


def tidied_region(region: Region) -> Region:
    """A region whose texts are without what they share; this is reported."""
    if region.is_sure or not isinstance(region.candidates, tuple) or len(region.candidates) < FEWEST:
        return region
    candidates = _without_signs(region.candidates)
    single = [one for one in candidates if len(one.senses) == 1]
    lines = {id(one): lines_of_part(one.senses[0]) for one in single}
    beside = beside_texts([(plain(one.name), lines[id(one)]) for one in single])
    if not beside:
        return region._replace(candidates=candidates)
    out = [block for held in lines.values() for block in _beside(held, beside)]
    starts = {block.start for block in out}
    tidy = tuple(one._replace(senses=_kept(one, starts)) if id(one) in lines else one for one in candidates)
    return region._replace(candidates=tidy, left_out=(*region.left_out, *told_of(out)))


def _beside(lines: Sequence[Line], beside: set[Slot]) -> list[Block]:
    return [line.block for line in lines if not beside.isdisjoint(line.slots) and not is_field(line.block.text)]


def _kept(candidate: Candidate, starts: set[int]) -> tuple[tuple[Block, ...], ...]:
    kept = tuple(new for block in candidate.senses[0] if (new := without_lines(block, starts)) is not None)
    return (kept,) if kept else ()


def _without_signs(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates whose names all end in the same link, "LINK" or "Copy", without it."""
    ends = {_end(one.name) for one in candidates}
    if len(ends) != 1 or not next(iter(ends)):
        return candidates
    return tuple(one._replace(name=one.name[:-1]) for one in candidates)


def _end(name: Sequence[Run]) -> str:
    """The words of a link at the end of a name that has other words too."""
    is_link = len(name) > 1 and name[-1].url is not None and len(name[-1].text.split()) <= _LONGEST_SIGN
    return name[-1].text.strip() if is_link else ""
