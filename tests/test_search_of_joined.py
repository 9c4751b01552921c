"""carelex search: the name of an entry in several glossaries finds all their texts, in any order of files."""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations
from pathlib import Path

import pytest

from carelex import Hit, MatchKind, Referred, look_up, search
from tests.glossaries import term, write
from tests.program import Run

Put = Callable[..., list[str]]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes glossaries, each with the source "s" and its number; returns their paths."""

    def put(*glossaries: str) -> list[str]:
        return [
            str(
                write(
                    tmp_path / f"g{number}.yaml",
                    terms.replace("source: ours", f"source: s{number}"),
                    f"sources:\n  s{number}:\n    name: S{number}\nterms:\n",
                )
            )
            for number, terms in enumerate(glossaries)
        ]

    return put


def said(hits: Sequence[Hit]) -> list[str]:
    """The text of each hit, or the name that it refers to."""
    return [hit.definition.text.strip() for hit in hits]


def found(query: str, paths: Sequence[str], *, sources: Sequence[str] = ()) -> list[str]:
    """The results of a search, which must be the same for any order of files."""
    (texts,) = {
        tuple(sorted(said(search(query, glossaries=order, sources=sources).hits)))
        for order in map(list, permutations(paths))
    }
    return [*texts]


BCF = (term("BCF", "Better Care Fund"), term("Better Care Fund", "A pooled budget."))
ICB = (term("Integrated Care Board (ICB)", "Plans services."), term("Integrated care boards", "Commission services."))


def test_a_name_that_only_another_glossary_has_brings_the_definition(put: Put, run: Run) -> None:
    paths = put(*BCF)
    assert found("BCF", paths) == ["A pooled budget."]
    options = [option for path in paths for option in ("-g", path)]
    assert run("search", "bcf", *options).stdout == "Better Care Fund, also BCF\n  S1, g1.yaml: A pooled budget.\n"
    # The full form is shown if only its source is asked.
    assert found("BCF", paths, sources=["s0"]) == ["Better Care Fund"]
    assert found("BCF", paths, sources=["s1"]) == ["A pooled budget."]
    assert found("pooled budget", paths) == ["A pooled budget."]


def test_an_abbreviation_in_one_glossary_brings_all_that_the_entry_says(put: Put) -> None:
    paths = put(*ICB)
    for query in ("ICB", "icbs", "integrated care board", '"Integrated Care Boards"'):
        assert found(query, paths) == ["Commission services.", "Plans services."], query
    # The name that explains the hit is highlighted.
    (_, other) = search("icb", glossaries=paths[::-1]).hits
    assert [span.text for span in other.also if span.shared] == ["ICB"]
    assert (other.term, other.text) == ("Integrated care boards", "Commission services.")


def test_excluded_texts_are_not_found(put: Put) -> None:
    paths = put(*ICB)
    assert found("icb -commission", paths) == ["Plans services."]
    assert found("icb -services", paths) == []


def test_only_the_whole_name_brings_what_does_not_have_the_words(put: Put) -> None:
    paths = put(*ICB)
    assert found("icb plans", paths) == ["Plans services."]
    assert found("icb*", paths) == ["Plans services."]


def test_a_name_with_words_that_only_link_others_is_a_name(put: Put) -> None:
    paths = put(term("Accident and emergency", "A department."), term("A&E", "Accident and emergency"))
    assert found("accident and emergency", paths) == found("A&E", paths) == ["A department."]


def test_a_misspelt_name_brings_all_that_the_entry_says(put: Put) -> None:
    paths = put(term("Brokerage", "To plan support."), term("Support", "Help."))
    linked = Path(paths[1])
    linked.write_text(linked.read_text("utf-8") + "links:\n  - same: [Support, Brokerage]\n", "utf-8")
    assert found("brokrage", paths) == ["Help.", "To plan support."]


def test_a_reference_is_in_the_place_of_no_definition(put: Put) -> None:
    paths = put(
        term("LPA", "Lasting Power of Attorney") + term("Lasting powers of attorney", "Legal documents."),
        term("LPA", "Local Planning Authority") + term("Lasting Power of Attorney (LPA)", "A legal document."),
    )
    assert found("LPA", paths) == ["A legal document.", "Legal documents.", "Local Planning Authority"]
    for order in (paths, paths[::-1]):
        assert said(search("lpa", glossaries=order).hits)[-1] == "Local Planning Authority"


def test_one_term_of_two_meanings_gives_the_same_hits_in_any_order_of_files(put: Put) -> None:
    paths = put(
        term("ASC", "Autistic spectrum condition"),
        term("Aftercare", "What follows."),
        term("ASC", "Adult social care") + term("Autistic spectrum conditions (ASC)", "Of the mind."),
    )
    assert found("ASC", paths) == ["Adult social care", "Of the mind."]


def test_the_name_itself_comes_before_texts_with_the_words(put: Put) -> None:
    paths = put(*ICB, term("Place", "The ICB, the ICB and the ICB.") + term("Icb lead", "A person of the ICB."))
    for order in permutations(paths):
        hits = search("icb", glossaries=[*order]).hits
        assert said(hits)[:2] == ["Plans services.", "Commission services."]
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert scores[1] > scores[2]


def test_as_many_entries_are_counted_whatever_the_limit(put: Put, run: Run) -> None:
    lead = term("ICB lead", "see Integrated care board") + term("ICB chair", "Leads it.")
    paths = put(*ICB, term("Integrated care boards", "Bodies.") + lead)
    for limit in range(1, 4):
        result = search("icb", glossaries=paths, limit=limit)
        assert (len(result.entries), result.total) == (limit, 3)
    options = [option for path in paths for option in ("-g", path)]
    assert "the best 2 of 3 entries" in run("search", "icb", "-n", "2", *options).stderr


# Names, some of them joined, and their full forms.
NAMES = {
    "Integrated Care Board": (
        "Integrated Care Board (ICB)",
        "Integrated care boards",
        "ICB",
        "ICB – Integrated Care Board",
    ),
    "Better Care Fund": ("BCF", "Better Care Fund", "The Better Care Fund", "Better Care Fund (BCF)"),
    "Lasting Power of Attorney": ("LPA", "Lasting powers of attorney", "Lasting Power of Attorney (LPA)"),
    "Local Planning Authority": ("LPA", "Local planning authorities", "Local Planning Authority (LPA)"),
    "Accident and emergency": ("A&E", "Accident and emergency", "Accident and Emergency (A&E)"),
}
QUERIES = ("ICB", "bcf", "LPA", "A&E", "integrated care boards", "better care fund", "accident and emergency", "care")


def random_terms(dice: random.Random, number: int) -> str:
    """The terms of a glossary: each has a text of its own, is short for a name, or refers to it."""
    names = [(name, whole) for whole, names in NAMES.items() for name in dice.sample(names, dice.randint(0, 2))]
    texts = {
        name: dice.choice([f"Word{number} {dice.choice(['care', 'help'])} {place}.", whole, f"See {whole}"])
        for place, (name, whole) in enumerate(names)
    }
    return "".join(term(f'"{name}"', f'"{text}"') for name, text in texts.items()) or term(f"Tea {number}", "Tea.")


def faults(query: str, paths: list[str]) -> Iterator[str]:
    """The errors in the results of a search."""
    results = [search(query, glossaries=[*order], limit=99) for order in permutations(paths)]
    if len({(tuple(sorted(said(result.hits))), result.total) for result in results}) > 1:
        yield "the order of files matters"
    result = results[0]
    if len(result.entries) != result.total or search(query, glossaries=paths, limit=1).total != result.total:
        yield "what is counted is not what is there"
    if len({entry.term for entry in result.entries}) != result.total:
        yield "an entry stands there twice"
    refers = [hit.definition.see is not None for hit in result.hits]
    if refers != sorted(refers):
        yield "a reference stands above a definition"
    answer = look_up(query, glossaries=paths)
    is_named_so = answer.match is not None and answer.match.kind in (MatchKind.EXACT, MatchKind.ALIAS)
    # The target of a reference is an entry of another name.
    if answer.entry and is_named_so and not any(isinstance(notice, Referred) for notice in answer.notices):
        lacking = {each.text.strip() for each in answer.entry.definitions} - {*said(result.hits)}
        if lacking:
            yield f"{lacking} of the entry that is named so"


@pytest.mark.parametrize("seed", range(3))
def test_random_glossaries_are_searched_alike_in_any_order(seed: int, put: Put) -> None:
    dice = random.Random(seed)
    paths = put(*(random_terms(dice, number) for number in range(3)))
    queries = dice.sample(QUERIES, 3)
    told = [
        f"{query}: {fault}" for query in queries for pair in combinations(paths, 2) for fault in faults(query, [*pair])
    ]
    told += [f"{query}: {fault}" for query in queries for fault in faults(query, paths)]
    assert told == []
