"""Writes comparisons in the JSON formats. As in `carelex.render.json`, keys are always there; new ones come last."""

from collections.abc import Iterable, Iterator, Sequence

from carelex.comparison import Agreement, Comparison, Phrase, definition_ids, voice_ids
from carelex.model import Entry
from carelex.render.json import as_object, copies, dumps, led_to, listed
from carelex.render.page import Page
from carelex.text.markdown import Block, blocks_of

# Shares are of so few words that more decimal places would mean nothing.
_PLACES = 3


def document(comparison: Comparison, page: Page) -> str:
    """Write one comparison as a JSON object."""
    return dumps(_comparison(comparison), page, indent=2) + "\n"


def stream(comparisons: Iterable[Comparison], page: Page) -> Iterator[str]:
    """Write comparisons as one JSON list; it is a document once they have ended."""
    return listed(map(_comparison, comparisons), page)


def stream_lines(comparisons: Iterable[Comparison], page: Page) -> Iterator[str]:
    """Write each comparison as a JSON object on a line of its own."""
    return (dumps(_comparison(comparison), page) + "\n" for comparison in comparisons)


def overview(agreements: Sequence[Agreement], page: Page) -> str:
    """Write how far sources agree on each term, as one JSON list."""
    return dumps([*map(_agreement, agreements)], page, indent=2) + "\n"


def overview_lines(agreements: Sequence[Agreement], page: Page) -> str:
    """Write each term as a JSON object on a line of its own."""
    return "".join(dumps(_agreement(agreement), page) + "\n" for agreement in agreements)


def _comparison(comparison: Comparison) -> dict[str, object]:
    entry = comparison.answer.entry
    named = definition_ids(entry) if entry else ()
    voices = voice_ids(entry) if entry else []
    blocks = [blocks_of(definition) for definition in entry.definitions] if entry else []
    return led_to(comparison.answer) | {
        "definitions": list(_definitions(comparison, entry, named)) if entry else [],
        "shared": [_phrase(phrase, blocks, voices, named) for phrase in comparison.shared],
        "only": dict(zip(voices, map(list, comparison.only), strict=True)),
        "overlap": [
            {
                "a": voices[pair.a],
                "b": voices[pair.b],
                "a_in_b": round(pair.a_in_b, _PLACES),
                "b_in_a": round(pair.b_in_a, _PLACES),
            }
            for pair in comparison.overlap
        ],
        "suggestions": list(comparison.answer.suggestions),
        "copies": copies(entry, named) if entry else [],
        "see": list(entry.see) if entry else [],
    }


def _definitions(comparison: Comparison, entry: Entry, named: Sequence[str]) -> Iterator[dict[str, object]]:
    for number, definition in enumerate((*entry.definitions, *entry.references)):
        about = as_object(definition)
        first = {key: about.pop(key) for key in ("source", "source_name", "headword", "text")}
        # References are not measured.
        is_measured = number < len(entry.definitions)
        words, sentences, grade = comparison.measures[number] if is_measured else (None, None, None)
        mentions = list(comparison.mentions[number]) if is_measured else []
        measures = {"words": words, "sentences": sentences, "grade": grade}
        yield first | measures | {"mentions": mentions, "id": named[number]} | about


def _phrase(
    phrase: Phrase, blocks: Sequence[Sequence[Block]], voices: Sequence[str], named: Sequence[str]
) -> dict[str, object]:
    spans: dict[str, list[list[int]]] = {}
    for definition, number, start, end in phrase.passages:
        block = blocks[definition][number]
        spans.setdefault(named[definition], []).append([block.origin(start), block.origin(end - 1) + 1])
    return {
        "phrase": phrase.text,
        "sources": [voices[voice] for voice in phrase.texts],
        "spans": spans,
        "listed": phrase.is_listed,
    }


def _agreement(agreement: Agreement) -> dict[str, object]:
    return {
        "term": agreement.entry.term,
        "sources": voice_ids(agreement.entry),
        "overlap": round(agreement.overlap, _PLACES),
        "copies": copies(agreement.entry, definition_ids(agreement.entry)),
    }
