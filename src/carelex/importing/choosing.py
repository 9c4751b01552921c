"""Chooses, of all that recognisers propose, what are the entries of a document.

Each proposal gets a worth: what its names and texts look like, one by one, times what they look like together. The
worthiest is taken, then the next that does not overlap it, and so on, as long as they are worth it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from carelex.importing.alphabet import letters_of, neighbours_in_order
from carelex.importing.bare_names import bare_name
from carelex.importing.candidates import Candidate, Region
from carelex.importing.furniture import is_letter, reason_of_phrase
from carelex.importing.glossary_titles import glossaries_within, heads_glossary, is_about_words, says_glossary
from carelex.importing.naming import asked_for
from carelex.importing.recognisers import BOLD_PARAGRAPHS, DEFINITION_LISTS
from carelex.importing.tree import Block, Document, Kind, LeftOut, Reason, plain, shortened, walk

# Of a region's candidates, as many are looked at.
_SAMPLE = 500
# In candidates that look like entries. A page that says what it is may have few.
_LEAST = 2.4
_LEAST_OF_A_GLOSSARY = 0.9
# Compared with the worthiest region of the document, for parts that look otherwise than it.
_LEAST_BESIDE = 0.12
# For each entry of a definition list, where others have been taken.
_LEAST_OF_A_LIST = 0.2
# The worth of what needs no judging: an entry by the rules of its format.
_SURE = 1e6
# The share of an outer proposal's texts that must hold entries of an inner one, for the inner one to be right.
_MANY_HOLD_INNER = 0.55
# Or so many times as many entries.
_MANY_MORE = 3
# The share of a region's entries that stand in the glossary of a document, for those behind that to be none.
_MANY_WITHIN = 0.7
_FEW_BEHIND = 3
# What the heading of a part says that holds names of people and bodies, in the form of the entries by chance.
_OF_PEOPLE = r"\b(?:team|staff|contacts?|who(?:'s| is) who|members|authors?|comments?|replies|offices?|partners)\b"
# So few entries in another form than the rest may be teasers of other pages.
_FEW_BESIDE = 3
_MOSTLY_SORTED = 0.7
# In names, for those that differ only in a number to be none.
_FEWEST_COUNTED = 4
# In characters.
_LONG_WORD = 12
# What counts, and names nothing: "(1)", "2.", "§ 3.4", "(a)".
_COUNT = r"(?:§+\s*)?(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|\(?[a-zA-Z]{1,2}\)|\(?[ivxl]{1,6}[.)])"

# Names of the parts of one entry, or of the steps of a guide.
_NO_TERM = re.compile(
    r"(?:example|examples|definition|description|meaning|note|notes|related terms?|see also|also known as|synonyms?|source|sources|references?|usage|context|tip|warning|important|summary|(?:step|article|chapter|clause|annex|appendix|schedule|part) \d+[a-z]?|question|answer|term|details?|more information|why (?:it|this) matters)s?\b:?",
    re.I,
)
_GUIDANCE = re.compile(
    r"(?:how|what|when|where|why|who|which|can|do|does|is|are|should|will|if|apply|check|find|get|contact|about|using|your|our|we)\b",
    re.I,
)


class _Judged(NamedTuple):
    """A proposal with its worth. texts: for each candidate looked at, the first and last number of its texts."""

    region: Region
    worth: float
    size: int
    texts: tuple[tuple[int, int], ...]
    names: tuple[str, ...]


def choose(document: Document, regions: Sequence[Region]) -> list[Region]:
    """The best regions that do not overlap, in the order of the document.

    What was proposed and not taken, and what else the document holds, is added to its `left_out`.
    """
    parts = glossaries_within(document.root)
    headings = [block for block in walk(document.root) if block.kind is Kind.HEADING]
    title = _only_title(headings)
    judged = [_judge(_of_glossary(region, parts, title, headings)) for region in regions]
    judged = _without_what_is_above(title, judged)
    is_glossary = says_glossary(document)
    if not is_glossary and parts:
        judged = [one for one in judged if one.region.is_sure or _is_within(one, parts)] or judged
        is_glossary = True
    is_glossary = is_glossary or is_about_words(document.name)
    judged = _without_outer_or_inner(judged)
    judged.sort(key=lambda one: -one.worth)
    chosen: list[_Judged] = []
    taken = _Taken()
    least = _LEAST_OF_A_GLOSSARY if is_glossary else _LEAST
    # A list for each letter may have one entry.
    entries = Counter[str]()
    for one in judged:
        entries[one.region.recogniser] += one.size if one.worth >= least else 0
    for one in judged:
        if taken.overlaps(one.region.covers) or (one.worth < least and not _is_one_list_more(one, chosen)):
            continue
        if not one.region.is_sure and not (
            _belongs(one, chosen, parts) if chosen else entries[one.region.recogniser] > 1
        ):
            continue
        chosen.append(one)
        taken.add(one.region.covers)
    document.left_out.extend(_not_taken(document.root, judged, chosen, taken))
    return _in_order([one.region for one in chosen])


def _of_glossary(region: Region, parts: Sequence[tuple[int, int]], title: int, headings: Sequence[Block]) -> Region:
    """A region without the few candidates before and behind the glossary, which have its form by chance."""
    if region.is_sure or not isinstance(region.candidates, tuple):
        return region
    return _ended_at(headings, _begun_with(title, _ended_with(parts, _without_title(region))))


def _without_title(region: Region) -> Region:
    """A region without the title of the glossary, which has a text of its own and the form of the entries; it is told.

    "Definitions", and what the page is for, above headings of the same level or paragraphs in bold.
    """
    first, *others = region.candidates
    names = [plain(candidate.name) for candidate in others]
    if not region.recogniser.startswith(("headings", BOLD_PARAGRAPHS)):
        return region
    title = re.split(r"\s+[–—|-]\s+|:\s+", plain(first.name))[0]
    if len(others) < _FEWEST_UNDER_TITLE or not heads_glossary(title):
        return region
    if any(map(heads_glossary, names)) or _order([plain(first.name), *names]) == 1:
        return region
    return _parted(region, others, [first])


_FEWEST_UNDER_TITLE = 3


def _ended_with(parts: Sequence[tuple[int, int]], region: Region) -> Region:
    """A region without the few candidates behind the part of the document that says it is the glossary; these are told.

    They have the form of the entries by chance: names in bold in the minutes behind a report.
    """
    if not parts:
        return region
    first, end = parts[0][0], max(end for _, end in parts)
    kept: list[Candidate] = []
    behind: list[Candidate] = []
    for place, candidate in _placed(region.candidates):
        if place < first:
            return region
        (behind if place >= end else kept).append(candidate)
    if not behind or len(kept) < _MANY_WITHIN * (len(kept) + len(behind)):
        return region
    if len(behind) > _FEW_BEHIND and _order([plain(one.name) for one in behind]) >= _MANY_WITHIN:
        # Another glossary, under a heading that does not say so.
        return region
    return _parted(region, kept, behind)


def _only_title(headings: Sequence[Block]) -> int:
    """Where the heading of the first level stands, where there is one; else 0."""
    titles = [heading.start for heading in headings if heading.level == 1]
    return titles[0] if len(titles) == 1 else 0


def _begun_with(title: int, region: Region) -> Region:
    """A region without the few candidates above the title of the page, which are the page's own; these are told."""
    if not title:
        return region
    placed = [*_placed(region.candidates)]
    kept = [candidate for place, candidate in placed if place >= title]
    above = [candidate for place, candidate in placed if place < title]
    if not above or len(kept) < _MANY_WITHIN * len(placed):
        return region
    return _parted(region, kept, above)


def _parted(region: Region, kept: Sequence[Candidate], strays: Sequence[Candidate]) -> Region:
    """A region with only the candidates that are *kept*; the strays are told."""
    told = (LeftOut(shortened(plain(one.name)), Reason.STRAY, one.place) for one in strays)
    return region._replace(candidates=tuple(kept), left_out=(*region.left_out, *told))


def _start(block: Block) -> int:
    return block.start


def _ended_at(headings: Sequence[Block], region: Region) -> Region:
    """A region without the few candidates under a later heading, where those before it are in order and these are not.

    "Our team", behind the words: "**Jo Bloggs** – manager".
    """
    placed = [*_placed(region.candidates)]
    if len(placed) <= _FEW_BEHIND:
        return region
    titles = {plain(candidate.name) for candidate in region.candidates}
    heading = next(
        (
            heading
            for heading in islice(headings, bisect_right(headings, placed[0][0], key=_start), None)
            if heading.start < placed[-1][0] and heading.text not in titles
        ),
        None,
    )
    if heading is None:
        return region
    kept = [candidate for place, candidate in placed if place < heading.start]
    behind = [candidate for place, candidate in placed if place >= heading.start]
    if len(kept) < max(_FEW_BEHIND + 1, _MANY_WITHIN * len(placed)) or len(behind) > _FEW_BEHIND:
        return region
    names = [plain(candidate.name) for candidate in kept]
    last = plain(behind[0].name).casefold()
    if is_letter(heading.text) or is_about_words(heading.text):
        return region
    is_in_order = _order(names) == 1 and last < names[-1].casefold()
    if not is_in_order and not re.search(_OF_PEOPLE, heading.text, re.IGNORECASE):
        return region
    return _parted(region, kept, behind)


def _without_what_is_above(title: int, judged: Sequence[_Judged]) -> list[_Judged]:
    """The proposals without those above the title of the page, where one below it is worth as much."""
    below = max((one.worth for one in judged if one.region.covers and one.region.covers[0][0] > title), default=0.0)
    return [
        one
        for one in judged
        if one.region.is_sure or one.worth > below or not one.region.covers or one.region.covers[-1][1] > title
    ]


def _in_order(regions: Sequence[Region]) -> list[Region]:
    """The regions in the order of the document; those that stand in one another's midst are put together."""
    ordered: list[Region] = []
    for region in sorted(regions, key=lambda region: region.covers[0]):
        if ordered and region.covers[0][0] < ordered[-1].covers[-1][1]:
            ordered[-1] = _together(ordered[-1], region)
        else:
            ordered.append(region)
    return ordered


def _together(one: Region, other: Region) -> Region:
    names = f"{one.recogniser} and {other.recogniser}" if other.recogniser not in one.recogniser else one.recogniser
    placed = [*_placed(one.candidates), *_placed(other.candidates)]
    placed.sort(key=lambda pair: pair[0])
    return Region(
        names,
        tuple(candidate for _, candidate in placed),
        tuple(sorted((*one.covers, *other.covers))),
        (*one.left_out, *other.left_out),
    )


def _placed(candidates: Iterable[Candidate]) -> Iterator[tuple[int, Candidate]]:
    """Each candidate with the number of the block that its text begins with; without a text, that of the one before."""
    place = 0
    for candidate in candidates:
        place = _extent(candidate)[0] or place
        yield place, candidate


def _judge(region: Region) -> _Judged:
    sample = tuple(islice(region.candidates, _SAMPLE))
    names = _without_questions([plain(candidate.name) for candidate in sample])
    worth = sum(map(_worth_of, sample, names)) * _worth_together(sample, names)
    if region.is_sure:
        worth = max(worth, _SURE) + _SURE
    return _Judged(region, worth, len(sample), tuple(_extent(candidate) for candidate in sample), names)


def _without_questions(names: Sequence[str]) -> tuple[str, ...]:
    """The names; where nearly all are asked for, "What is a care plan?", what is asked for."""
    asked = [asked_for(bare_name(name)) for name in names]
    if sum(map(bool, asked)) < 0.8 * len(names):
        return tuple(names)
    return tuple(found or name for found, name in zip(asked, names, strict=True))


def _extent(candidate: Candidate) -> tuple[int, int]:
    blocks = [block for sense in candidate.senses for block in sense]
    return (blocks[0].start, blocks[-1].end) if blocks else (0, 0)


def _worth_of(candidate: Candidate, name: str) -> float:
    """How much a candidate looks like an entry: 1 for a short name with a text of sentences, below 0 for none."""
    words = len(name.split())
    if not words or re.fullmatch(_COUNT, name) or is_letter(name) or _NO_TERM.fullmatch(name) or reason_of_phrase(name):
        return -0.5
    if re.search(_FORMULA, name):
        return -0.5
    if words > 16 or len(name) > 160:
        return -1.0
    # Not every language has spaces between its words.
    words = max(words, len(name) // _LONG_WORD)
    worth = 1.0 if words <= 6 else 0.7 if words <= 10 else 0.3
    if name.endswith(("?", "。")) or (name.endswith((".", "!")) and words > 3) or (_GUIDANCE.match(name) and words > 2):
        worth *= 0.3
    if not any(candidate.senses):
        return 0.2 if candidate.see else -0.3
    return worth * _worth_of_text(candidate, words)


# "Total = hours × rate".
_FORMULA = r"\s=\s.*\s[+−×÷*/-]\s"


def _worth_of_text(candidate: Candidate, words_of_name: int) -> float:
    words = links = headings = 0
    for sense in candidate.senses:
        for outer in sense:
            for block in walk(outer):
                headings += block.kind is Kind.HEADING
                for run in block.runs:
                    count = len(run.text.split())
                    words += count
                    links += count if run.url is not None else 0
            if words > 3000:
                break
    if not words:
        return -0.3
    worth = 1.0
    if links == words and words > 3:
        worth = 0.25
    if words > 1500:
        worth = -0.2
    elif words > 500:
        worth *= 0.4
    if headings > 2:
        worth *= 0.5
    return worth * (0.6 if words < words_of_name else 1.0)


def _worth_together(sample: Sequence[Candidate], names: Sequence[str]) -> float:
    """A glossary is in alphabetical order, its names differ, and links lead to them."""
    count = len(names)
    if not count:
        return 0.0
    worth = 1.0
    if count >= 4:
        ordered = _order(names)
        worth *= 1.6 if ordered >= 0.93 else 1.3 if ordered >= 0.8 else 1.1 if ordered >= 0.7 else 0.9
    counts = Counter(name.casefold() for name in names)
    if count >= 3 and (counts.most_common(1)[0][1] > max(2, count * 0.3) or len(counts) < 0.7 * count):
        worth *= 0.3
    if count >= _FEWEST_COUNTED and len({re.sub(r"\b\d+\b", "", name) for name in counts}) * 4 <= count:
        # "Word 1 of 8", "Word 2 of 8".
        worth *= 0.1
    if sum(1 for candidate in sample if candidate.anchors) > count / 2:
        worth *= 1.05
    without = sum(1 for candidate in sample if not any(candidate.senses) and not candidate.see)
    if without > count / 2:
        worth *= 0.5
    return worth


def _order(names: Sequence[str]) -> float:
    """The share of neighbours that stand in alphabetical order."""
    keys = [letters_of(name) for name in names]
    return neighbours_in_order(keys) / (len(keys) - 1)


def _without_outer_or_inner(judged: Sequence[_Judged]) -> list[_Judged]:
    """Where one proposal stands within the texts of another, leave one of them out.

    Lists within some texts are part of what these say; but where nearly every text is a list of entries, the names
    over them are those of groups.
    """
    out: set[int] = set()
    # The worthiest first: of two that stand within each other, one remains.
    for outer in sorted(judged, key=lambda one: -one.worth):
        if outer.worth <= 0 or not outer.texts or id(outer) in out:
            continue
        texts = [text for text in outer.texts if text[1]]
        inner = [one for one in judged if one is not outer and one.worth > 0 and _is_within(one, texts)]
        if not inner:
            continue
        if outer.region.is_sure:
            out.update(id(one) for one in inner if not one.region.is_sure)
            continue
        if any(
            heads_glossary(name) and _holds(text, inner) for name, text in zip(outer.names, outer.texts, strict=False)
        ):
            # "2. Definitions", beside "3. Fees".
            out.add(id(outer))
            continue
        held = sum(1 for text in texts if _holds(text, inner))
        pairs = sum(one.size for one in inner)
        nearly_all = held >= _MANY_HOLD_INNER * len(texts) and pairs > 1.5 * len(texts)
        if (nearly_all or pairs >= _MANY_MORE * outer.size) and not _is_in_order(outer):
            out.add(id(outer))
        elif held:
            best = max(one.worth for one in inner)
            # A heading over the whole glossary, beside another, holds it in one of two texts.
            share = 0.5 if held >= _MANY_HOLD_INNER * len(texts) else 0.2
            if outer.worth >= best * share:
                out.update(id(one) for one in inner if id(one) != id(outer))
    return [one for one in judged if id(one) not in out]


def _is_in_order(one: _Judged) -> bool:
    return len(one.names) >= 5 and _order(one.names) >= 0.9


def _is_within(inner: _Judged, texts: Sequence[tuple[int, int]]) -> bool:
    starts = [start for start, _ in texts]
    for start, end in inner.region.covers:
        number = bisect_left(starts, start + 1) - 1
        if number < 0 or end > texts[number][1]:
            return False
    return True


def _holds(text: tuple[int, int], inner: Sequence[_Judged]) -> bool:
    return any(text[0] <= start and end <= text[1] for one in inner for start, end in one.region.covers)


class _Taken:
    """What of a document is taken, as stretches of its blocks."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def overlaps(self, covers: Iterable[tuple[int, int]]) -> bool:
        """Whether any of it is taken."""
        for start, end in covers:
            number = bisect_left(self._starts, start + 1)
            if number and self._ends[number - 1] > start:
                return True
            if number < len(self._starts) and self._starts[number] < end:
                return True
        return False

    def add(self, covers: Iterable[tuple[int, int]]) -> None:
        """Take stretches."""
        stretches = sorted([*zip(self._starts, self._ends, strict=True), *covers])
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]


def _is_one_list_more(one: _Judged, chosen: Sequence[_Judged]) -> bool:
    """Whether a proposal is a definition list beside others of a glossary: one for a letter may have a single entry."""
    if one.region.recogniser != DEFINITION_LISTS or one.worth < _LEAST_OF_A_LIST * one.size:
        return False
    lists = [other for other in chosen if other.region.recogniser == DEFINITION_LISTS and other.size > 1]
    return bool(lists) and _has_letters_between(one, lists)


def _has_letters_between(one: _Judged, others: Sequence[_Judged]) -> bool:
    """Whether the names of a proposal begin with letters that are between those of the names before and behind it."""
    place = one.region.covers[0][0]
    names = sorted((text[0], name) for other in others for text, name in zip(other.texts, other.names, strict=False))
    before = [name for start, name in names if start < place][-1:]
    behind = [name for start, name in names if start > place][:1]
    letters = [name[:1].casefold() for name in (*before, *one.names, *behind)]
    return all(map(str.isalnum, letters)) and letters == sorted(letters)


def _belongs(one: _Judged, chosen: Sequence[_Judged], parts: Sequence[tuple[int, int]]) -> bool:
    """Whether a proposal is worth enough beside what was chosen; one of the same layout may be small."""
    alike = [other for other in chosen if one.region.recogniser == other.region.recogniser]
    if alike:
        # Of three, one may be out of its order.
        is_as_ordered = (
            not _is_in_order(alike[0])
            or len({name[:1].casefold() for name in one.names}) == 1
            or _order(one.names) >= (0.6 if one.size > 3 else 0.5)
        )
        is_list = one.region.recogniser == DEFINITION_LISTS and _has_letters_between(one, alike)
        return one.worth >= (_LEAST_OF_A_LIST if is_list else 0.5) * one.size and is_as_ordered
    if one.size < 2:
        return False
    best = next((other for other in chosen if not other.region.is_sure), None)
    is_sorted = best is not None and len(best.names) > _FEW_BESIDE and _order(best.names) >= _MOSTLY_SORTED
    if best and one.size <= _FEW_BESIDE and is_sorted and not _goes_with(one, best, parts):
        return False
    return one.worth >= _LEAST_BESIDE * (best.worth if best else 0.0) and one.worth >= 0.6 * one.size


def _goes_with(one: _Judged, best: _Judged, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether a few of another form stand where the alphabet has them, or in a glossary of their own."""
    place = one.region.covers[0][0]
    if any(begin <= place < end and not begin <= best.region.covers[0][0] < end for begin, end in parts):
        return True
    stands = [*zip((start for start, _ in best.texts), best.names, strict=False)]
    before = [name for start, name in stands if start < place][-1:]
    behind = [name for start, name in stands if start > place][:1]
    names = [name.casefold() for name in (*before, *one.names, *behind)]
    return names == sorted(names)


def _not_taken(root: Block, judged: Sequence[_Judged], chosen: Sequence[_Judged], taken: _Taken) -> Iterator[LeftOut]:
    """Proposals of some size that were left, then how many headings, paragraphs, lists and tables remain."""
    chosen_regions = {id(one.region) for one in chosen}
    told = _Taken()
    for one in judged:
        covers = one.region.covers
        if id(one.region) in chosen_regions or taken.overlaps(covers) or told.overlaps(covers):
            continue
        told.add(covers)
        first = next(iter(one.region.candidates))
        what = f"{one.region.recogniser}: {plain(first.name)}"
        yield LeftOut(shortened(what), Reason.NOT_A_GLOSSARY, first.place, one.size)
    yield from _remaining(root, chosen, taken, told)


def _remaining(root: Block, chosen: Sequence[_Judged], taken: _Taken, told: _Taken) -> Iterator[LeftOut]:
    first_taken = min((start for one in chosen for start, _ in one.region.covers), default=None)
    before: list[Block] = []
    behind: list[Block] = []
    for block in walk(root):
        here = ((block.start, block.start + 1),)
        if block.runs and not taken.overlaps(here) and not told.overlaps(here):
            (before if first_taken is not None and block.start < first_taken else behind).append(block)
    for blocks, why in ((before, Reason.INTRODUCTION), (behind, Reason.NOT_A_GLOSSARY)):
        if blocks:
            yield LeftOut(shortened(blocks[0].text), why, blocks[0].place, len(blocks))
