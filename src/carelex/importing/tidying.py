"""Tidies the entries of one part of a document together: what all of them say alike, and an entry within another."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from carelex.importing.alphabet import letters_of, neighbours_in_order
from carelex.importing.candidates import Candidate, Region
from carelex.importing.keys import Role, role
from carelex.importing.plain_blocks import are_bold, cut, runs_behind, text_of
from carelex.importing.slots import FEWEST, Line, Slot, beside_texts, is_field, lines_of_part, told_of, without_lines
from carelex.importing.tree import Block, Kind, LeftOut, Reason, Run, only_part, plain, shortened

_LONGEST_SIGN = 3
_LONGEST_NAME = 8
_LONGEST_HEAD = 4
"""In words."""
_NEARLY_ALL = 0.8
_IN_ORDER = 0.9
_FEW = 0.34
_SAMPLE = 300

_Blocks = tuple[Block, ...]


def tidied_region(region: Region) -> Region:
    """A region whose entries are tidied; what is left out of them is reported."""
    if not isinstance(region.candidates, tuple) or len(region.candidates) < 2:
        return region
    senses = (_with_examples(_without_own_numbers(one)) for one in region.candidates)
    region = region._replace(candidates=tuple(senses))
    if region.is_sure or len(tuple(region.candidates)) < FEWEST:
        return region
    region = _without_heads(region)
    candidates = _without_parts_of_speech(_without_signs(tuple(_parted(tuple(region.candidates)))))
    return _without_button_below(_without_what_all_say(region._replace(candidates=candidates)))


def _without_heads(region: Region) -> Region:
    """A region without a first entry that only says what the others are: "Term: Meaning"."""
    candidates = tuple(region.candidates)
    heads = next((one for one in candidates[:2] if _are_heads(one)), None)
    if heads is None:
        return region
    told = LeftOut(shortened(f"{plain(heads.name)}: {_first_line(heads)}"), Reason.INTRODUCTION, heads.place)
    kept = tuple(one for one in candidates if one is not heads)
    return region._replace(candidates=kept, left_out=(*region.left_out, told))


def _are_heads(candidate: Candidate) -> bool:
    text = _first_line(candidate)
    if len(text.split()) > _LONGEST_HEAD or role(plain(candidate.name)) not in (Role.TERM, Role.ABBREVIATION):
        return False
    return role(text) in (Role.TEXT, Role.EXPANSION)


def _without_what_all_say(region: Region) -> Region:
    """A region whose texts are without what they share: "Permalink", a date."""
    candidates = tuple(region.candidates)
    single = [one for one in candidates if len(one.senses) == 1]
    beside = beside_texts([(plain(one.name), lines_of_part(one.senses[0])) for one in single[:_SAMPLE]])
    if not beside:
        return region
    lines = {id(one): lines_of_part(one.senses[0]) for one in single}
    out = [block for held in lines.values() for block in _beside(held, beside)]
    starts = {block.start for block in out}
    tidy = tuple(one._replace(senses=_kept(one, starts)) if id(one) in lines else one for one in candidates)
    return region._replace(candidates=tidy, left_out=(*region.left_out, *told_of(out)))


def _beside(lines: Sequence[Line], beside: set[Slot]) -> list[Block]:
    dropped: list[Block] = []
    is_said = False
    for line in lines:
        is_beside = not beside.isdisjoint(line.slots) and not is_field(line.block.text)
        # "In practice:", below what the entry is and above more of it, says what that is.
        if is_beside and not (is_said and re.fullmatch(r"[^\W\d_][^:\n]{0,40}:", line.block.text)):
            dropped.append(line.block)
        is_said = is_said or not is_beside
    return dropped


def _kept(candidate: Candidate, starts: set[int]) -> tuple[_Blocks, ...]:
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


def _without_parts_of_speech(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates whose texts nearly all begin with a part of speech, "noun. A place …", without it."""
    speech = re.compile(rf"[,;]?\s*[(\[]?{_SPEECH}(?:\.[)\]]?|[)\]][.:]?)\s+(?=\S)", re.IGNORECASE)
    behind = re.compile(rf"\s*[(\[]{_SPEECH}\.?[)\]]\s*", re.IGNORECASE)
    if all(_behind_name(one, behind) for one in candidates):
        return tuple(one._replace(name=cut(one.name, 0, _behind_name(one, behind))) for one in candidates)
    found = sum(speech.match(_first_line(one)) is not None for one in candidates)
    if found < max(FEWEST, _NEARLY_ALL * len(candidates)):
        return candidates
    return tuple(_cut_first(one, lambda line, _: _length(speech.match(line))) for one in candidates)


_SPEECH = "(?:nouns?|verb|adjective|adverb|abbreviation|acronym|phrase|n|v|vb|adj|adv|abbr)"


def _behind_name(candidate: Candidate, speech: re.Pattern[str]) -> int:
    """The place where a part of speech at the end of a name begins; 0 if there is none."""
    name = text_of(candidate.name)
    at = max(name.rfind(" ("), name.rfind(" ["), 0)
    return at if at and speech.fullmatch(name[at:]) else 0


def _length(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _first_line(candidate: Candidate) -> str:
    blocks = candidate.senses[0] if candidate.senses else ()
    return text_of(blocks[0].runs) if blocks else ""


def _without_own_numbers(candidate: Candidate) -> Candidate:
    """A candidate of several senses that count themselves, "1. …", "2. …", without the numbers."""
    firsts = [text_of(sense[0].runs) if sense else "" for sense in candidate.senses]
    numbers = [re.match(rf"\(?{number}[.)]\s+(?=\S)", line) for number, line in enumerate(firsts, 1)]
    if len(firsts) < 2 or not all(numbers):
        return candidate
    return _cut_first(candidate, lambda _, number: _length(numbers[number]))


def _with_examples(candidate: Candidate) -> Candidate:
    """A candidate with examples and notes added to the sense before them, if they were senses of their own."""
    if len(candidate.senses) < 2:
        return candidate
    senses = [candidate.senses[0]]
    for sense in candidate.senses[1:]:
        line = text_of(sense[0].runs) if sense else ""
        if re.match(r"(?:for )?examples?\s*:|notes?\s*:|e\.g\.", line, re.IGNORECASE):
            senses[-1] = (*senses[-1], *sense)
        else:
            senses.append(sense)
    return candidate._replace(senses=tuple(senses))


def _cut_first(candidate: Candidate, length: Callable[[str, int], int]) -> Candidate:
    """A candidate with some characters less at the beginning of each sense: as many as *length* says."""
    senses = []
    for number, sense in enumerate(candidate.senses):
        count = length(text_of(sense[0].runs), number) if sense else 0
        senses.append((replace(sense[0], runs=runs_behind(sense[0].runs, count)), *sense[1:]) if count else sense)
    return candidate._replace(senses=tuple(senses))


def _parted(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates; where names are in order, a text is parted at a name that is set off otherwise and fits there."""
    names = [letters_of(plain(one.name)) for one in candidates]
    in_order = neighbours_in_order(names)
    times = Counter(letters_of(block.text) for one in candidates for sense in one.senses for block in sense[1:-1])
    within = [_name_within(one, name, after, times) for one, name, after in zip_longest(candidates, names, names[1:])]
    found = sum(place is not None for place in within)
    if in_order < _IN_ORDER * (len(names) - 1) or not 0 < found <= max(1, _FEW * len(names)):
        yield from candidates
        return
    for one, at in zip(candidates, within, strict=True):
        if at is None:
            yield one
            continue
        text, name = one.senses[0], one.senses[0][at]
        yield one._replace(senses=(text[:at],))
        yield Candidate(name.runs, (text[at + 1 :],), name.place, anchors=name.anchors)


def _name_within(candidate: Candidate, name: str, after: str | None, times: Counter[str]) -> int | None:
    """The place of a heading, or a line in bold, that is between this name and the next in the alphabet.

    times: how often each line comes in all texts; "Example" comes in several.
    """

    def fits(words: str) -> bool:
        return times[words] == 1 and name < words and (after is None or words < after)

    text = candidate.senses[0] if len(candidate.senses) == 1 else ()
    for at, block in enumerate(text[1:-1], 1):
        is_bold = block.kind is Kind.PARAGRAPH and are_bold(block.runs)
        if not (block.kind is Kind.HEADING or (is_bold and block.runs)) or is_field(block.text):
            continue
        alike = [letters_of(other.text) for other in text if other.kind is Kind.HEADING and other.level == block.level]
        if block.kind is Kind.HEADING and not all(map(fits, alike)):
            # "Shape" and "Size": the headings are those of the parts of one text.
            continue
        words = letters_of(block.text)
        is_short = 0 < len(words.split()) <= _LONGEST_NAME and not block.text.endswith((".", ":", "?", "!"))
        if is_short and fits(words):
            return at
    return None


def _without_button_below(region: Region) -> Region:
    """A region without lines of links after its last text, if no other text ends in such a line."""
    *others, last = region.candidates
    if len(last.senses) != 1 or any(_ends_in_button(one) for one in others):
        return region
    told: list[LeftOut] = []
    while len(last.senses[0]) > 1 and _ends_in_button(last):
        block = last.senses[0][-1]
        told.append(LeftOut(shortened(block.text), Reason.NAVIGATION, block.place))
        last = last._replace(senses=(last.senses[0][:-1],))
    return region._replace(candidates=(*others, last), left_out=(*region.left_out, *told)) if told else region


def _ends_in_button(candidate: Candidate) -> bool:
    """Whether a text ends in a line that is all link, and no reference."""
    blocks = candidate.senses[-1] if candidate.senses else ()
    only = only_part(blocks[-1]) if len(blocks) > 1 else None
    runs = only.runs if only is not None and only.kind is Kind.PARAGRAPH else ()
    return bool(runs) and all(run.url is not None for run in runs if run.text.strip()) and not is_field(plain(runs))
