"""carelex search by entry: each once, with its best passages; and searches that no definition fits completely."""

import csv
import io
import json
import random
import time
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from carelex import FoundEntry, Searched, search
from tests.glossaries import term, write
from tests.program import Golden, Run

NORTH = """\
sources:
  north:
    name: North
  guide:
    name: Guide
    url: https://guide.example
terms:
  - term: Advance decision
    aliases: [Living will]
    definitions:
      - source: north
        text: A decision to refuse a treatment in the future. It binds a doctor.
      - source: guide
        text: What you write for a time when you cannot decide. Tell your family and your doctor of it.
  - term: Lasting power of attorney
    abbreviation: LPA
    definitions:
      - source: north
        text: A person whom you choose decides for you. It must be registered.
      - source: guide
        text: You appoint an attorney. A witness signs too.
  - term: Independent living
    definitions:
      - source: north
        text: Living as others do. You will have a say in where you live.
  - term: Guardian
    definitions:
      - source: north
        text: A court appoints one. A witness may speak.
  - term: Charge
    definitions:
      - source: north
        text: A fee for care.
      - source: north
        text: A person in your care.
      - source: north
        text: The care of somebody.
      - source: guide
        text: A fee for care.
  - term: Care home
    definitions:
      - source: north
        text: A home with care.
"""

SOUTH = """\
sources:
  south:
    name: South
terms:
  - term: LPA
    definitions:
      - source: south
        text: Lasting power of attorney
  - term: Lasting powers of attorney
    definitions:
      - source: south
        text: A legal document for money and health.
  - term: Last will
    aliases: [Will]
    definitions:
      - source: south
        text: A legal document that says who gets what.
"""


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    (tmp_path / "north.yaml").write_text(NORTH, encoding="utf-8")
    (tmp_path / "south.yaml").write_text(SOUTH, encoding="utf-8")
    return [str(tmp_path / "north.yaml"), str(tmp_path / "south.yaml")]


Ask = Callable[..., tuple[list[str], str, int]]


@pytest.fixture
def ask(paths: list[str], run: Run) -> Ask:
    """Search both glossaries: returns the terms shown, the messages, and the exit code."""

    def ask(*query: str) -> tuple[list[str], str, int]:
        result = run("search", *query, *options(paths), "-f", "text")
        shown = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
        return shown, result.stderr.removesuffix("\n"), result.code

    return ask


def options(paths: list[str]) -> list[str]:
    return [option for path in paths for option in ("-g", path)]


def records(run: Run, paths: list[str], *query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("search", *query, *options(paths), "-f", "json").stdout)
    return found


def shown(entry: FoundEntry) -> list[str]:
    """The passages of an entry that are shown in a short list."""
    return [hit.text for hit in entry.best]


# Each entry appears once.


def test_ten_hits_are_ten_entries(tmp_path: Path, run: Run) -> None:
    senses = "".join(f"      - source: ours\n        text: Tea of kind {number}.\n" for number in range(20))
    many = "".join(f"  - term: Tea {number}\n    definitions:\n{senses}" for number in range(12))
    path = write(tmp_path / "g.yaml", many)
    result = run("search", "tea", "-g", str(path), "-f", "text")
    names = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert len(names) == len({*names}) == 10
    assert result.stderr == "Showing the best 10 of 12 entries. To see more: --limit NUMBER\n"
    found = search("tea", glossaries=path, limit=3)
    assert (len(found.entries), found.total, len(found.hits)) == (3, 12, 60)


def test_each_source_has_its_best_passage_and_the_others_are_counted(paths: list[str]) -> None:
    (home, charge) = search("care", glossaries=paths).entries
    assert (home.term, charge.term) == ("Care home", "Charge")
    texts = ["A fee for care.", "A fee for care.", "A person in your care.", "The care of somebody."]
    assert sorted(hit.text for hit in charge.hits) == texts
    assert [(hit.definition.source.name, hit.text) for hit in charge.best] == [
        ("North", "A fee for care."),
        ("Guide", "A fee for care."),
    ]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_passages_of_several_sources_for_reading(form: str, paths: list[str], run: Run, golden: Golden) -> None:
    result = run("search", "care", *options(paths), "-f", form)
    golden(f"search/entries.{form}", result.stdout.replace(str(Path(paths[0]).parent), "…"))


@pytest.mark.parametrize("width", ["60", "100"])
def test_passages_of_several_sources_in_a_terminal(width: str, paths: list[str], run: Run, golden: Golden) -> None:
    queries = (["care"], ["lpa"], ["living", "will"])
    told = [run("search", *query, *options(paths), "-f", "rich", "--width", width).stdout for query in queries]
    golden(f"search/entries-{width}.txt", "\n".join(told))


def test_no_more_than_three_passages_are_seen_at_a_glance(tmp_path: Path, run: Run) -> None:
    names = [f"s{number}" for number in range(5)]
    head = "sources:\n" + "".join(f"  {name}:\n    name: {name}\n" for name in names) + "terms:\n"
    said = "".join(f"      - source: {name}\n        text: {name} pours tea.\n" for name in names)
    path = write(tmp_path / "g.yaml", f"  - term: Cup\n    definitions:\n{said}", head)
    assert run("search", "tea", "-g", str(path), "-f", "text").stdout.splitlines() == [
        "Cup",
        "  s0, g.yaml: s0 pours tea.",
        "  s1, g.yaml: s1 pours tea.",
        "  s2, g.yaml: s2 pours tea.",
        "  and 2 more passages",
    ]
    assert len(json.loads(run("search", "tea", "-g", str(path), "-f", "json").stdout)) == 5


def test_the_data_formats_have_a_record_for_each_passage_those_of_an_entry_together(paths: list[str], run: Run) -> None:
    rows = records(run, paths, "care")
    assert [row["term"] for row in rows] == ["Care home", *["Charge"] * 4]
    assert sorted(row["source"] for row in rows[1:]) == ["guide", "north", "north", "north"]
    lines = run("search", "care", *options(paths), "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = run("search", "care", *options(paths), "-f", "csv").stdout
    assert [row["term"] for row in csv.DictReader(io.StringIO(table))] == [row["term"] for row in rows]
    # The limit counts entries.
    assert len(records(run, paths, "care", "-n", "2")) == 5
    assert len(records(run, paths, "care", "-n", "1")) == 1


def test_only_the_passages_of_the_sources_that_are_asked_for(paths: list[str]) -> None:
    found = search("care", glossaries=paths, sources=["guide"])
    assert [(entry.term, [hit.text for hit in entry.hits]) for entry in found.entries] == [
        ("Charge", ["A fee for care."])
    ]
    assert found.total == 1


def test_joined_entries_are_counted_and_shown_once(paths: list[str]) -> None:
    for order in permutations(paths):
        found = search("lpa", glossaries=[*order])
        assert (len(found.entries), found.total) == (1, 1)
        assert len(found.entries[0].hits) == 3
        # Their number is known, too, if not all of them are read.
        assert search("legal document", glossaries=[*order], limit=1).total == 2


def test_an_entry_is_as_good_as_its_best_passage(tmp_path: Path) -> None:
    two = "      - source: ours\n        text: A pot of tea.\n      - source: ours\n        text: {}\n"
    long = "Of all that is brewed, poured and sipped at any time of the day, tea is one, as some have said before us."
    path = write(
        tmp_path / "g.yaml", "  - term: Pot\n    definitions:\n" + two.format(long) + term("Long", long + " Yes.")
    )
    assert [entry.term for entry in search("tea", glossaries=path).entries] == ["Pot", "Long"]


def test_of_thousands_of_senses_of_one_entry_others_are_not_pushed_out(tmp_path: Path) -> None:
    senses = "".join(f"      - source: ours\n        text: Tea {number}.\n" for number in range(3000))
    others = "".join(
        term(f"Cup {number}", "A cup for a lot of tea and for much else that is hot.") for number in range(30)
    )
    path = write(tmp_path / "g.yaml", f"  - term: Tea\n    definitions:\n{senses}" + others)
    for limit in (1, 5, 31, 99):
        found = search("tea", glossaries=path, limit=limit)
        assert (found.total, len(found.entries)) == (31, min(limit, 31))
        assert found.entries[0].term == "Tea"


# The name itself.


def test_a_name_or_alias_that_is_the_query_goes_first_whatever_its_words(ask: Ask, paths: list[str]) -> None:
    found, told, code = ask("living", "will")
    assert (found, told, code) == (["Advance decision, also Living will", "Independent living"], "", 0)
    assert [hit.text for hit in search("living will", glossaries=paths).entries[1].best] == [
        "Living as others do. You will have a say in where you live."
    ]
    for query in (["livng", "will"], ["will", "of", "living"], ["Living Wills"], ['"living will"']):
        assert ask(*query)[0][0] in ("Advance decision, also Living will", "Independent living"), query
    assert ask("will")[0][0] == "Last will, also Will"


def test_a_word_that_links_others_is_none_where_the_query_is_no_name(ask: Ask) -> None:
    assert ask("living", "can") == ask("living")
    # Joining words within a name do not count as words: "powers of attorney" or "attorney's power".
    assert ask("lasting", "power", "of", "attorney") == ask("lasting", "power", "attorney")


def test_an_alias_that_is_the_query_is_shown_though_a_text_has_its_words(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term("Advance decision", "Those living will write it.", aliases="[Living will]"))
    result = run("search", "living", "will", "-g", str(path), "-f", "rich", "--width", "80")
    assert result.stdout.startswith(
        "Advance decision, also _Living_ _will_\n  Ours, g.yaml: Those _living_ _will_ write"
    )


# No definition has all the words.


def test_entries_with_most_of_the_words_are_shown_with_the_missing_words(ask: Ask, paths: list[str], run: Run) -> None:
    found, told, code = ask("legal", "document", "court")
    assert (found, code) == (["Lasting power of attorney", "Last will"], 0)
    assert told == 'No definition contains "legal", "document" and "court". Showing entries without "court".'
    assert [row["missing"] for row in records(run, paths, "legal", "document", "court")] == [["court"], ["court"]]
    assert {row["missing"][0] for row in records(run, paths, "court", "fee")} == {"court", "fee"}
    table = run("search", "court", "fee", "health", *options(paths), "-f", "csv").stdout
    assert next(csv.DictReader(io.StringIO(table)))["missing"] == "fee; health"
    assert records(run, paths, "care")[0]["missing"] == []


def test_those_with_the_rarest_words_go_first(ask: Ask) -> None:
    found, told, code = ask("care", "court")
    assert (found, code) == (["Guardian", "Care home", "Charge"], 0)
    assert (
        told
        == 'No definition contains "care" and "court". Showing entries without "care", then entries without "court".'
    )
    # Also if not all are shown.
    assert ask("care", "court", "-n", "1")[1].splitlines() == [
        'No definition contains "care" and "court". Showing entries without "care".',
        "Showing the best 1 of 3 entries. To see more: --limit NUMBER",
    ]


def test_with_exact_all_words_are_wanted(ask: Ask) -> None:
    found, told, code = ask("--exact", "care", "court")
    assert (found, code) == ([], 1)
    assert (
        told == 'No definition contains "care" and "court". "care" is in 5 definitions and "court" is in 1 definition.'
    )
    assert ask("--exact", "pizza", "court") == ([], 'No entry contains "pizza".', 1)


def test_an_entry_that_has_all_words_in_several_definitions_and_names_has_all(ask: Ask, paths: list[str]) -> None:
    for exact in ([], ["--exact"]):
        for query in (
            ["witness", "registered"],
            ["money", "witness"],
            ["lpa", "money"],
            ["witness", "lasting", "health"],
        ):
            found, told, code = ask(*exact, *query)
            assert ([name.partition(",")[0] for name in found], code) == (["Lasting power of attorney"], 0)
            assert told.endswith(". Showing terms whose definitions together contain all of them.")
    (entry,) = search("witness registered", glossaries=paths).entries
    assert entry.missing == ()
    assert {*shown(entry)} == {
        "A person whom you choose decides for you. It must be registered.",
        "You appoint an attorney. A witness signs too.",
    }
    # Words in the name need no passage.
    assert shown(search("lpa money", glossaries=paths).entries[0]) == ["A legal document for money and health."]


def test_a_word_that_nothing_has_leaves_the_others(ask: Ask, paths: list[str]) -> None:
    assert ask("pizza", "court") == (
        ["Guardian"],
        'No entry contains "pizza".\nShowing entries that contain "court".',
        0,
    )
    assert search("pizza court", glossaries=paths).entries[0].missing == ("pizza",)
    found, told, code = ask("pizza", "court", "fee")
    assert (found, code) == (["Guardian", "Charge"], 0)
    assert told.splitlines() == [
        'No entry contains "pizza".',
        'No definition contains "court" and "fee". Showing entries without "fee", then entries without "court".',
    ]
    assert ask("pizza", "zzz") == ([], 'No entry contains "pizza".\nNo entry contains "zzz".', 1)
    assert ask("pizza") == ([], 'No entry contains "pizza".', 1)


def test_misspelt_words_are_corrected_first_and_both_are_shown(ask: Ask) -> None:
    found, told, code = ask("witnes", "fee")
    assert ({*found}, code) == ({"Charge", "Lasting power of attorney", "Guardian"}, 0)
    assert told.splitlines()[0] == 'No entry contains "witnes". Searching for "witness".'
    assert told.splitlines()[1].startswith('No definition contains "witness" and "fee". Showing entries without')


def test_excluded_words_stay_excluded(ask: Ask, paths: list[str]) -> None:
    found, told, code = ask("fee", "witness", "-court")
    assert (found, code) == (["Lasting power of attorney", "Charge"], 0)
    assert told.startswith('No definition contains "fee" and "witness" without "court". Showing entries without "fee"')
    # Nor does it help an entry to have all words.
    entries = search("money witness -signs", glossaries=paths).entries
    assert [(entry.term, entry.missing) for entry in entries] == [
        ("Lasting power of attorney", ("witness",)),
        ("Guardian", ("money",)),
    ]
    entries = search("witness money health -signs", glossaries=paths).entries
    assert [entry.missing for entry in entries] == [("witness",)]


def test_a_phrase_is_one_word_of_the_search(ask: Ask) -> None:
    found, told, code = ask("legal document", "court")
    assert (found[0], code) == ("Guardian", 0)
    assert told == (
        'No definition contains "legal document" and "court". Showing entries without "legal document",'
        ' then entries without "court".'
    )
    told = 'No definition contains "legal money". Without quotes, carelex searches for each word.'
    assert ask('"legal money"') == ask("legal money") == ([], told, 1)
    assert ask("legal", "money")[0] == ["Lasting power of attorney"]


def test_only_the_sources_that_are_asked_for_count(ask: Ask) -> None:
    assert ask("court", "fee", "-s", "guide") == (
        ["Charge"],
        'No definition by Guide contains "court" and "fee". Showing entries without "court".',
        0,
    )
    assert ask("witness", "registered", "-s", "guide")[1].endswith('. Showing entries without "registered".')


def test_words_of_one_stem_that_are_others_count_for_nothing(tmp_path: Path) -> None:
    texts = {"Ache": "Severe pain.", "Colds": "Several days of tea.", "Rash": "Tea and milk."}
    path = write(tmp_path / "g.yaml", "".join(term(name, text) for name, text in texts.items()))
    found = search("severe tea", glossaries=path)
    assert [(entry.term, entry.missing) for entry in found.entries] == [
        ("Ache", ("tea",)),
        ("Rash", ("severe",)),
        ("Colds", ("severe",)),
    ]
    assert not any(span.shared for span in found.entries[2].hits[0].snippet if "everal" in span.text)


def test_of_many_words_few_are_named(ask: Ask) -> None:
    words = ("court", "fee", "home", "health", "say", "family", "signs", "person", "treatment")
    found, told, code = ask(*words)
    assert code == 0
    assert told.startswith('No definition contains "court", "fee", "home", "health", "say" and 4 more. Showing ')
    assert len(told) < 200
    assert len({*found}) == len(found)


def test_a_name_among_the_words_comes_before_a_text_with_it(ask: Ask) -> None:
    assert ask("guardian", "pizza")[0][0] == "Guardian"
    assert ask("lpa", "pizza")[0] == ask("lpa")[0]


def test_nothing_but_words_that_link_others(ask: Ask) -> None:
    found, _, code = ask("the", "of")
    assert (found, code) == (["Charge"], 0)


def test_references_come_last_and_help_no_entry_to_its_words(paths: list[str], tmp_path: Path) -> None:
    more = write(tmp_path / "more.yaml", term("Custodian", "See Guardian") + term("Money", "Coins."))
    found = search("custodian", glossaries=[*paths, str(more)])
    assert [entry.term for entry in found.entries] == ["Custodian"]
    found = search("money custodian", glossaries=[*paths, str(more)])
    assert found.entries[0].term == "Money"


@pytest.mark.parametrize("number", [3, 60])
def test_few_references_and_many_come_last(number: int, tmp_path: Path) -> None:
    # The names that refer have the word more often than the texts.
    referring = "".join(
        term(f"Tea tea {chr(97 + n // 26)}{chr(97 + n % 26)}", f"See Kind {n % 3}") for n in range(number)
    )
    kinds = "".join(
        term(f"Kind {n}", "One of those that are poured from a pot; some say that it is tea.") for n in range(3)
    )
    path = write(tmp_path / "g.yaml", referring + kinds)
    for limit in (2, 4, 99):
        found = search("tea", glossaries=path, limit=limit)
        assert (found.total, len(found.entries)) == (3 + number, min(limit, 3 + number))
        refers = [entry.hits[0].definition.see is not None for entry in found.entries]
        assert refers == [False] * min(limit, 3) + [True] * (len(found.entries) - 3)


@pytest.mark.parametrize("query", ["court fee", "care court", "witness registered", "lpa money", "care", "living will"])
def test_the_order_of_files_changes_nothing(query: str, paths: list[str]) -> None:
    def told(found: Searched) -> list[tuple[str, tuple[str, ...], list[str]]]:
        return [(entry.term, entry.missing, sorted(shown(entry))) for entry in found.entries]

    one, other = ([*order] for order in permutations(paths))
    assert [name for name, _, _ in told(search(query, glossaries=one))] == [
        name for name, _, _ in told(search(query, glossaries=other))
    ]
    assert search(query, glossaries=one).total == search(query, glossaries=other).total


def test_a_thousand_words_are_searched_in_no_time(tmp_path: Path) -> None:
    words = [f"w{chr(97 + number // 26)}{chr(97 + number % 26)}q" for number in range(400)]
    path = write(tmp_path / "g.yaml", "".join(term(f"Term {word}", f"Of {word}.") for word in words))
    start = time.perf_counter()
    found = search(" ".join(words), glossaries=path)
    assert (found.total, len(found.entries)) == (400, 10)
    assert time.perf_counter() - start < 20


# All of it, compared with a simple count.

WORDS = ("apple", "brick", "cloud", "drum", "eagle", "flute")


def random_glossary(dice: random.Random, source: str) -> tuple[str, dict[str, list[set[str]]]]:
    """A glossary of a source, as YAML, and the words of each definition, with those of its name, by the term."""
    said: dict[str, list[set[str]]] = {}
    for number in dice.sample(range(8), 5):
        name = f"Term{number} {dice.choice(WORDS)}" if number % 2 else f"Term{number}"
        samples = [dice.sample(WORDS, dice.randint(1, 2)) for _ in range(dice.randint(1, 2))]
        said[name] = [{*text} | {word for word in WORDS if word in name} for text in samples]
    yaml = f"sources:\n  {source}:\n    name: {source}\nterms:\n"
    for name, texts in said.items():
        yaml += f"  - term: {name}\n    definitions:\n"
        for words in texts:
            # The words of the name are in it anyway.
            yaml += f"      - source: {source}\n        text: Of {' and '.join(sorted(words))}.\n"
    return yaml, said


def expected(said: dict[str, list[set[str]]], wanted: set[str]) -> set[str]:
    """The entries with a definition that has all the wanted words, or else those that together have most of them."""
    if whole := {name for name, texts in said.items() if any(wanted <= words for words in texts)}:
        return whole
    together = {name: len(wanted & set().union(*texts)) for name, texts in said.items()}
    most = max(together.values())
    return {name for name, number in together.items() if number == most > 0}


@pytest.mark.parametrize("seed", range(6))
def test_what_is_found_is_what_is_counted_by_hand(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    said: dict[str, list[set[str]]] = {}
    paths = []
    for source in ("a", "b"):
        yaml, of_one = random_glossary(dice, source)
        paths.append(tmp_path / f"{source}.yaml")
        paths[-1].write_text(yaml, encoding="utf-8")
        for name, texts in of_one.items():
            said.setdefault(name, []).extend(texts)
    for number in range(1, len(WORDS) + 1):
        wanted = {*dice.sample(WORDS, number)}
        found = search(" ".join(sorted(wanted)), glossaries=paths, limit=99)
        assert {entry.term for entry in found.entries} == expected(said, wanted), wanted
        assert found.total == len(found.entries)
        for entry in found.entries:
            has = set().union(*said[entry.term])
            assert {*entry.missing} == (wanted - has if found.is_partial else set())
        assert search(" ".join(sorted(wanted)), glossaries=paths, limit=1).total == found.total
