"""The wording that several texts share.

Definitions are not versions of one text, so they are not set against each other line by line. Words are compared by
their stems, wherever they stand, and only those that carry meaning count; the longest wording that is shared comes
first. Nothing that is written with other words is taken to mean the same.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import accumulate, chain, combinations, pairwise
from operator import itemgetter

from carelex.comparison.amounts import Amount, shared_amounts
from carelex.comparison.grammar import modal_before
from carelex.comparison.sound import Piece, cuts, has_modal, sound_places, tells_alone, tells_together, true_places
from carelex.comparison.suffix_automaton import Automaton
from carelex.comparison.voices import RELATED, Key, TermNames, Text, weight
from carelex.english import word_classes as kind
from carelex.names import same_name
from carelex.text.word_uses import NUMBERS
from carelex.text.words import Word
from carelex.values import NamedTuple

# The most key words that may stand between two pieces of one phrase.
_WIDEST_GAP = 2


class Passage(NamedTuple):
    """Where a piece of a phrase stands: in which definition and which of its blocks, and from where up to where."""

    definition: int
    block: int
    start: int
    end: int


class Phrase(NamedTuple):
    """Wording that several texts share, as most of them write it.

    texts: their numbers. passages: where it stands in each, in their order. stems: what it is compared by. words:
    those of them that tell something, folded. is_listed: it can stand by itself and is true of each of these texts; it
    tells more than another phrase of the same texts, of which it is a part, and more than a word of the term's own name
    or a number.
    """

    text: str
    texts: tuple[int, ...]
    passages: tuple[Passage, ...]
    stems: tuple[str, ...]
    words: tuple[str, ...]
    is_listed: bool = True


_Shape = tuple[tuple[str, ...], ...]
"""What a phrase is compared by, run by run: as `Text.spelled` gives it."""


def shared_phrases(texts: Sequence[Text], names: TermNames) -> tuple[Phrase, ...]:
    """Find the wording that two or more of *texts*, of a term with *names*, share, the most telling first.

    Every word that carries meaning and stands in two of them is in a phrase.
    """
    common = _common_runs(texts)
    pieces = [list(_cover(number, text, common[number])) for number, text in enumerate(texts)]
    while joined_up := _joined_up(texts, pieces):
        pieces = joined_up
    pieces = _parted(texts, pieces)
    by_shape = _by_shape(texts, pieces)
    if len(texts) > 2:
        by_shape |= _met_in_more(texts, common, by_shape)
    several = [pieces for pieces in by_shape.values() if _voices(pieces) > 1]
    found = _with_amounts(texts, [_found(texts, pieces, names) for pieces in several])
    found.sort(key=lambda each: (-weight(each.words), each.passages))
    by_stem: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in found:
        for stem in set(phrase.stems) if phrase.is_listed else ():
            by_stem[stem].append(phrase)
    return tuple(
        phrase._replace(
            is_listed=phrase.is_listed and not any(_is_within(phrase, other) for other in by_stem[phrase.stems[0]])
        )
        for phrase in found
    )


def _with_amounts(texts: Sequence[Text], phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, with the amounts that several texts share and no listed phrase has."""
    listed = [{*phrase.passages} for phrase in phrases if phrase.is_listed]
    found = list(phrases)
    for amounts in shared_amounts(texts):
        phrase = _of_amounts(texts, amounts)
        if any(_cover_all(passages, phrase.passages) for passages in listed):
            continue
        # In its place, where it stands without its bound.
        found = [other for other in found if other.stems != phrase.stems]
        found.append(phrase)
    return found


def _cover_all(passages: Iterable[Passage], others: Iterable[Passage]) -> bool:
    return all(
        any(
            (passage.definition, passage.block) == (other.definition, other.block)
            and passage.start < other.end
            and other.start < passage.end
            for passage in passages
        )
        for other in others
    )


def _of_amounts(texts: Sequence[Text], amounts: Sequence[Amount]) -> Phrase:
    """The phrase that alike amounts make; written with the bound, and short."""
    first = amounts[0]
    written = [
        " ".join(texts[amount.text].blocks[amount.definition][amount.block].text[amount.start : amount.end].split())
        for amount in sorted(amounts, key=lambda amount: not amount.is_bounded_here)
        if amount.is_bounded_here or not any(other.is_bounded_here for other in amounts)
    ]
    words = [texts[first.text].words[first.definition][at] for at in first.words]
    return Phrase(
        text=min(written, key=lambda text: (len(text), text[0].isupper(), text)).removesuffix("'").removesuffix("’"),
        texts=tuple(sorted({amount.text for amount in amounts})),
        passages=tuple(
            sorted({Passage(amount.definition, amount.block, amount.start, amount.end) for amount in amounts})
        ),
        stems=tuple(word.stem for word in words),
        words=tuple(same_name(word.text) for word in words),
    )


def _found(texts: Sequence[Text], pieces: Sequence[Piece], names: TermNames) -> Phrase:
    """The phrase that *pieces* of several texts make; it is listed where it can stand by itself and is true of all."""
    sound, true = sound_places(texts, pieces), true_places(texts, pieces)
    if _voices(sound) < 2 or not _is_telling(texts, sound, names):
        return _phrase(texts, pieces, is_listed=False)
    is_word = all(piece.end - piece.start == 1 for piece in sound)
    # Another text has it too, but under a denial or a condition.
    is_doubtful = is_word and _voices(sound) < _voices(pieces)
    if is_doubtful or not (tells_alone(texts, sound) if is_word else tells_together(texts, sound)):
        return _phrase(texts, pieces, is_listed=False)
    here = {piece.text for piece in sound}
    return _phrase(texts, [*sound, *(piece for piece in true if piece.text not in here)], is_listed=True)


def _is_telling(texts: Sequence[Text], pieces: Sequence[Piece], names: TermNames) -> bool:
    """Whether a phrase is more than a word of the names, a number, or a word that each text uses in its own way.

    Housing is one thing, and the Housing Benefit another.
    """
    first = pieces[0]
    keys = texts[first.text].keys
    if first.end - first.start > 1 or len(first.runs) > 1:
        return not all(names.say_all_of(keys[at].word.stem) for start, end in first.runs for at in range(start, end))
    word = keys[first.start].word
    if (
        names.say_all_of(word.stem)
        or names.has_letters(word.text)
        or word.text[0].isdigit()
        or same_name(word.text) in NUMBERS
    ):
        return False
    in_title = defaultdict(set)
    for piece in pieces:
        in_title[piece.text].add(texts[piece.text].is_title(piece.start))
    return not ({True} in in_title.values() and {False} in in_title.values())


def _voices(pieces: Sequence[Piece]) -> int:
    return len({piece.text for piece in pieces})


def _by_shape(texts: Sequence[Text], pieces: Sequence[Sequence[Piece]]) -> dict[_Shape, list[Piece]]:
    """The pieces that tell something, by their shapes, and where else they stand."""
    by_shape: defaultdict[_Shape, list[Piece]] = defaultdict(list)
    for piece in chain.from_iterable(pieces):
        by_shape[_shape(texts, piece)].append(piece)
    for shape in [shape for shape, here in by_shape.items() if len(shape) > 1 and _voices(here) == 1]:
        # What is joined in one text alone, because others have it joined to more, falls apart again.
        for piece in by_shape.pop(shape):
            for stems, run in zip(shape, piece.runs, strict=True):
                by_shape[stems,].append(Piece(piece.text, (run,)))
    trimmed: defaultdict[_Shape, list[Piece]] = defaultdict(list)
    for here in by_shape.values():
        for kept in filter(None, (_trimmed(texts[piece.text], piece) for piece in here)):
            trimmed[_shape(texts, kept)].append(kept)
    for shape, here in trimmed.items():
        there = {piece.text for piece in here}
        if len(shape) == 1:
            # Within a longer phrase it stands too.
            here += [piece for piece in _pieces_of(texts, shape[0]) if piece.text not in there]
    return trimmed


def _parted(texts: Sequence[Text], pieces: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces with those of one run cut into phrases that stand by themselves, at the same places in all texts."""
    known: dict[_Shape, list[int]] = {}
    parted: list[list[Piece]] = []
    for of_text in pieces:
        parts: list[Piece] = []
        for piece in of_text:
            count = piece.end - piece.start
            if len(piece.runs) > 1 or count < 2:
                parts.append(piece)
                continue
            shape = _shape(texts, piece)
            if shape not in known:
                known[shape] = cuts(texts, _pieces_of(texts, shape[0]))
            bounds = [0, *known[shape], count]
            parts += [Piece(piece.text, ((piece.start + start, piece.start + end),)) for start, end in pairwise(bounds)]
        parted.append(parts)
    return parted


def _pieces_of(texts: Sequence[Text], stems: tuple[str, ...]) -> list[Piece]:
    return [Piece(number, (run,)) for number, text in enumerate(texts) for run in text.find(stems)]


def _met_in_more(
    texts: Sequence[Text], common: Sequence[Iterable[tuple[int, int]]], known: Collection[_Shape]
) -> dict[_Shape, list[Piece]]:
    """What three texts or more share within the longer phrases that fewer of them do, by its shape.

    Of "red brick", "red tile" and "red brick and tile", all say "red".
    """
    met: dict[_Shape, list[Piece]] = {}
    for number, text in enumerate(texts):
        ordered = sorted(common[number])
        for at, (_, end) in enumerate(ordered):
            for start, other_end in ordered[at:]:
                if start >= end:
                    break
                piece = _trimmed(text, Piece(number, ((start, min(end, other_end)),)))
                shape = _shape(texts, piece) if piece else ()
                if shape and shape not in known and shape not in met:
                    met[shape] = _pieces_of(texts, shape[0])
    return {shape: pieces for shape, pieces in met.items() if _voices(pieces) > 2}


def _common_runs(texts: Sequence[Text]) -> list[set[tuple[int, int]]]:
    """For each text, its runs of key words that another text has too, as long as they can be."""
    spelled = [[text.spelled(*segment) for segment in text.segments] for text in texts]
    automata = [Automaton(segments) for segments in spelled]
    common: list[set[tuple[int, int]]] = [set() for _ in texts]
    for number, text in enumerate(texts):
        for (first, _), segment in zip(text.segments, spelled[number], strict=True):
            # The number of the key word that each place stands for, or that comes next.
            keys = list(accumulate((stem != RELATED for stem in segment), initial=first))
            for automaton in automata[:number] + automata[number + 1 :]:
                lengths = [*automaton.longest(segment), 0]
                runs = (
                    (keys[end - length], keys[end])
                    for end, (length, following) in enumerate(pairwise(lengths), start=1)
                    if length and following <= length
                )
                common[number].update((start, end) for start, end in runs if start < end)
    return common


def _cover(number: int, text: Text, runs: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """Choose of *runs* those that tell most, none of which has a word in common with another."""

    # How many of the key words before each carry meaning by themselves.
    telling = [0, *accumulate(key.word.is_telling for key in text.keys)]

    def ranked(start: int, end: int) -> tuple[int, int, int, int]:
        return telling[start] - telling[end], start - end, start, end

    taken = [False] * len(text.keys)
    heap = [ranked(*run) for run in runs]
    heapify(heap)
    while heap:
        *_, start, end = heappop(heap)
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            yield Piece(number, ((start, end),))
            continue
        free = start
        for at in range(start, end + 1):
            if at == end or taken[at]:
                if free < at:
                    heappush(heap, ranked(free, at))
                free = at + 1


def _trimmed(text: Text, piece: Piece) -> Piece | None:
    """A piece as it is told: one of two words is that which tells by itself; None if there is none.

    At the end of one of several stands no word that tells something only beside others.
    """
    telling = [at for start, end in piece.runs for at in range(start, end) if text.keys[at].word.is_telling]
    keys = [text.keys[at] for start, end in piece.runs for at in range(start, end)]
    if len(keys) == 2 and [keys[1].at - 1] == [keys[0].at] and _is_adverb(text, keys[0]) and keys[1].word.is_telling:
        # Legally binding.
        return piece
    if len(telling) > 1 or (telling and sum(end - start for start, end in piece.runs) > 2):
        ended = [(start, min(end, telling[-1] + 1)) for start, end in piece.runs if start <= telling[-1]]
        return piece._replace(runs=tuple(ended))
    return piece._replace(runs=((telling[0], telling[0] + 1),)) if telling else None


def _is_adverb(text: Text, key: Key) -> bool:
    return text.grammars[key.definition].letters[key.at] == kind.ADVERB and key.word.text.endswith("ly")


def _joined_up(texts: Sequence[Text], pieces: list[list[Piece]]) -> list[list[Piece]] | None:
    """The pieces with two made one that follow each other closely in several texts; None if there are no such two.

    "Puts the individual at the centre" and "puts them at the centre" share "puts … at the centre".
    """
    shapes = {piece: _shape(texts, piece) for piece in chain.from_iterable(pieces)}
    neighbours = [list(_neighbours(*pair)) for pair in zip(texts, pieces, strict=True)]
    met: defaultdict[_Pair, list[tuple[Piece, Piece]]] = defaultdict(list)
    for left, right in chain.from_iterable(neighbours):
        met[shapes[left], shapes[right]].append((left, right))
    met_in_several = {pair: places for pair, places in met.items() if len({left.text for left, _ in places}) > 1}
    counts = {pair: sum(stem != RELATED for shape in pair for run in shape for stem in run) for pair in met_in_several}
    pairs = [pair for pair, places in met_in_several.items() if _is_one_phrase(texts, places)]
    taken: set[_Shape] = set()
    chosen: set[_Pair] = set()
    for pair in sorted(pairs, key=lambda pair: (-counts[pair], pair)):
        # A piece belongs to one phrase: what is left over has its turn in the next round.
        if taken.isdisjoint(pair):
            taken.update(pair)
            chosen.add(pair)
    if not chosen:
        return None
    return [_with_joined(of_text, around, shapes, chosen) for of_text, around in zip(pieces, neighbours, strict=True)]


_Pair = tuple[_Shape, _Shape]


class _Gap(NamedTuple):
    """What stands between two pieces, in stems, and in the rest of their segment; and if it may be passed over."""

    between: tuple[str, ...]
    around: frozenset[str]
    is_open: bool


def _gap(text: Text, left: Piece, right: Piece) -> _Gap:
    start, end = text.segments[bisect_right(text.segments, left.start, key=itemgetter(0)) - 1]
    stems = [key.word.stem for key in text.keys[start:end]]
    around = stems[: left.start - start] + stems[left.end - start :]
    between = stems[left.end - start : right.start - start]
    return _Gap(tuple(between), frozenset(around), _may_be_passed_over(text, left, right))


def _may_be_passed_over(text: Text, left: Piece, right: Piece) -> bool:
    """Whether two pieces are an adjective and its noun, with other adjectives alone between: "a full and good life".

    What says something of a noun says it whatever else does.
    """
    grammar = text.grammars[text.keys[right.start].definition]
    first, last = text.keys[left.end - 1].at, text.keys[right.start].at
    between = grammar.letters[first + 1 : last]
    return grammar.letters[first] == kind.ADJECTIVE and set(between) <= {kind.ADJECTIVE, kind.ADVERB, kind.COORDINATE}


def _is_one_phrase(texts: Sequence[Text], places: Iterable[tuple[Piece, Piece]]) -> bool:
    """Whether two pieces are one, in two texts at least, by the *places* where both stand."""
    narrowest: dict[int, tuple[Piece, Piece]] = {}
    for pair in places:
        number = pair[0].text
        narrowest[number] = min(narrowest.get(number, pair), pair, key=lambda pair: pair[1].start - pair[0].end)
    gaps = [_gap(texts[number], *pair) for number, pair in narrowest.items()]
    return any(_are_alike(left, right) for left, right in combinations(gaps, 2))


def _are_alike(left: _Gap, right: _Gap) -> bool:
    # One text has the two side by side. What the other text has too, but in another place, is passed over by neither.
    is_close = (not left.between or not right.between) and bool(left.between or right.between)
    is_apart = right.around.isdisjoint(left.between) and left.around.isdisjoint(right.between)
    return left.is_open and right.is_open and is_close and is_apart


def _neighbours(text: Text, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """The pieces that may be parts of one phrase, in their order; others may stand in the gap between them."""
    ordered = sorted(pieces)
    for number, left in enumerate(ordered):
        end, segment = left.end, text.keys[left.start].segment
        for right in ordered[number + 1 :]:
            if right.start - end > _WIDEST_GAP or text.keys[right.start].segment != segment:
                break
            if right.start >= end:
                yield left, right


def _with_joined(
    pieces: Sequence[Piece],
    neighbours: Iterable[tuple[Piece, Piece]],
    shapes: dict[Piece, _Shape],
    chosen: set[_Pair],
) -> list[Piece]:
    left_over = dict.fromkeys(pieces)
    joined_pieces = []
    for left, right in neighbours:
        if (shapes[left], shapes[right]) in chosen and left in left_over and right in left_over:
            del left_over[left], left_over[right]
            joined_pieces.append(left._replace(runs=left.runs + right.runs))
    return [*left_over, *joined_pieces]


def _shape(texts: Sequence[Text], piece: Piece) -> _Shape:
    return tuple(tuple(texts[piece.text].spelled(*run)) for run in piece.runs)


def _phrase(texts: Sequence[Text], pieces: Sequence[Piece], *, is_listed: bool) -> Phrase:
    """Make a phrase of the places where it stands, all of one shape."""
    written: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    is_with_modal = has_modal(texts, pieces)
    passages = []
    for piece in sorted(pieces):
        parts = list(_parts(texts[piece.text], piece, is_with_modal=is_with_modal))
        text = " … ".join(texts[piece.text].written(definition, first, last) for definition, first, last in parts)
        written[len(parts), text].add(piece.text)
        passages += [Passage(definition, first.block, first.opening, last.closing) for definition, first, last in parts]
    said_by: defaultdict[str, set[int]] = defaultdict(set)
    for (_, text), numbers in written.items():
        said_by[text.casefold()] |= numbers
    keys = [key for start, end in pieces[0].runs for key in texts[pieces[0].text].keys[start:end]]
    return Phrase(
        # Without gaps, as most say it, short, and without the capital of the beginning of a sentence.
        text=min(
            (count, -len(said_by[text.casefold()]), len(text), text[0].isupper(), text) for count, text in written
        )[-1],
        texts=tuple(sorted({piece.text for piece in pieces})),
        passages=tuple(passages),
        stems=tuple(chain(*_shape(texts, pieces[0]))),
        words=tuple(same_name(key.word.text) for key in keys if key.word.is_telling),
        is_listed=is_listed,
    )


def _parts(text: Text, piece: Piece, *, is_with_modal: bool) -> Iterator[tuple[int, Word, Word]]:
    """The first and the last word of each part of a piece that stands together, with its definition.

    is_with_modal: a verb that it begins with is told with its "must" or "may".
    """
    first: Word | None = None
    for number, (start, end) in enumerate(piece.runs):
        definition = text.keys[start].definition
        words = text.words[definition]
        if first is None:
            at = text.keys[start].at
            modal = modal_before(text.grammars[definition], at) if is_with_modal and number == 0 else None
            first = words[at if modal is None else modal]
        if number + 1 < len(piece.runs) and piece.runs[number + 1][0] == end:
            # The next run follows at once.
            continue
        yield definition, first, words[text.keys[end - 1].at]
        first = None


def _is_within(phrase: Phrase, other: Phrase) -> bool:
    if len(phrase.stems) >= len(other.stems) or not {*phrase.texts} <= {*other.texts}:
        return False
    count = len(phrase.stems)
    return any(other.stems[at : at + count] == phrase.stems for at in range(len(other.stems) - count + 1))
