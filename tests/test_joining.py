"""Terms of several glossaries that are surely one concept become one entry; all others stay apart."""

import csv
import json
import random
import re
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from carelex import look_up, search
from tests.glossaries import HEAD, term, write
from tests.program import DATA, Run

# Pairs of names from real glossaries, with a careful person's judgement about each pair.
PAIRS = [*csv.DictReader((DATA / "headwords.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t")]


def glossary(path: Path, *terms: str, links: Sequence[str] = ()) -> Path:
    """Write a glossary with one source, named after the file."""
    name = path.stem
    head = HEAD.replace("ours", name).replace("Ours", name.upper())
    if links:
        head = "links:\n" + "".join(f"  - {link}\n" for link in links) + head
    return write(path, "".join(terms).replace("source: ours", f"source: {name}"), head)


def says(name: str, text: str = "", **fields: str) -> str:
    """A term with a text of its own, as YAML."""
    return term(
        json.dumps(name, ensure_ascii=False), json.dumps(text or f"What {name.lower()} is, told at length."), **fields
    )


def entry(query: str, *files: Path) -> Any:
    return look_up(query, glossaries=files).entry


def said_by(query: str, *files: Path) -> list[str]:
    """The names of the sources in an entry, in order."""
    found = entry(query, *files)
    return [definition.source.name for definition in (*found.definitions, *found.references)] if found else []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['one']}, {pair['another']}")
def test_real_names_are_joined_where_a_careful_person_would(pair: dict[str, str], tmp_path: Path) -> None:
    files, names = [], []
    for file, side in (("a", "one"), ("b", "another")):
        name, text = re.fullmatch(r'(.*?)(?: \(text: "(.*)"\))?', pair[side]).groups()  # type: ignore[union-attr]
        files.append(
            glossary(tmp_path / f"{file}.yaml", says(name, text or f"What {file} says of it, at some length."))
        )
        names.append(name)
    for order in (files, files[::-1]):
        for name in names:
            found = entry(name, *order)
            said = (*found.definitions, *found.references) if found else ()
            sources = {definition.glossary for definition in said}
            assert (len(sources) == 2) == (pair["verdict"] == "joined")


def test_an_entry_has_every_source_under_its_own_headword(tmp_path: Path, run: Run) -> None:
    files = [
        glossary(tmp_path / "a.yaml", says("Direct payment", "Money instead of services.")),
        glossary(tmp_path / "b.yaml", says("Direct Payments", "Money you get from the council.")),
        glossary(tmp_path / "c.yaml", says("Direct Payment:", "A way to buy your own care.")),
        glossary(tmp_path / "d.yaml", says("direct payments", "Cash in place of a service.")),
    ]
    told = json.loads(run("define", "direct payment", "-f", "json", *(f"-g{file}" for file in files)).stdout)
    # Two of four have this name, and the first of them writes it with a capital.
    assert told["term"] == "Direct Payments"
    assert told["match"] == "exact"
    assert [each["headword"] for each in told["definitions"]] == [
        "Direct payment",
        "Direct Payments",
        "Direct Payment:",
        "direct payments",
    ]
    assert told["aliases"] == ["Direct payment", "Direct Payment:"]


def test_each_part_of_a_name_finds_it(tmp_path: Path) -> None:
    path = glossary(
        tmp_path / "a.yaml",
        says("Integrated Care Board (ICB)"),
        says("MSP – Making Safeguarding Personal"),
        says("1.2 Brokerage"),
        says("Approved Mental Health Professionals (AMHPs)"),
        says("Accident and emergency ( A&E )"),
        says("Carer:"),
    )
    for query, name in (
        ("icb", "Integrated Care Board (ICB)"),
        ("integrated care board", "Integrated Care Board (ICB)"),
        ("msp", "MSP – Making Safeguarding Personal"),
        ("making safeguarding personal", "MSP – Making Safeguarding Personal"),
        ("brokerage", "1.2 Brokerage"),
        ("AMHP", "Approved Mental Health Professionals (AMHPs)"),
        ("amhps", "Approved Mental Health Professionals (AMHPs)"),
        ("A&E", "Accident and emergency ( A&E )"),
        ("accident & emergency", "Accident and emergency ( A&E )"),
        ("carer", "Carer:"),
    ):
        assert entry(query, path).term == name, query


def test_two_terms_of_one_file_stay_apart(tmp_path: Path) -> None:
    both = glossary(tmp_path / "a.yaml", says("Direct payment"), says("Direct payments"))
    plural = glossary(tmp_path / "b.yaml", says("Direct Payments"))
    neither = glossary(tmp_path / "c.yaml", says("Directpayment"))
    assert said_by("direct payment", both, plural) == ["A"]
    assert said_by("direct payments", both, plural) == ["A", "B"]
    # "Directpayment" is the singular, written as one word.
    assert said_by("direct payment", both, plural, neither) == ["A", "C"]


def test_a_link_joins_what_it_calls_the_same(tmp_path: Path) -> None:
    files = [
        glossary(tmp_path / "a.yaml", says("Carer's assessment")),
        glossary(tmp_path / "b.yaml", says("Assessment of carers")),
    ]
    links = tmp_path / "links.yaml"
    assert said_by("carer's assessment", *files) == ["A"]
    links.write_text("links:\n  - same: [Carer's assessment, Assessment of carers]\n", encoding="utf-8")
    for order in permutations([*files, links]):
        assert sorted(said_by("carer's assessment", *order)) == ["A", "B"]
        assert sorted(said_by("assessment of carers", *order)) == ["A", "B"]


def test_a_link_keeps_apart_what_it_calls_different(tmp_path: Path) -> None:
    files = [glossary(tmp_path / "a.yaml", says("Care plan")), glossary(tmp_path / "b.yaml", says("Care plans"))]
    assert said_by("care plan", *files) == ["A", "B"]
    links = tmp_path / "links.yaml"
    links.write_text("links:\n  - different: [Care plan, Care plans]\n", encoding="utf-8")
    for order in permutations([*files, links]):
        assert said_by("care plan", *order) == ["A"]
        assert said_by("care plans", *order) == ["B"]


def test_a_link_keeps_no_terms_of_one_name_apart(tmp_path: Path) -> None:
    files = [
        glossary(tmp_path / "a.yaml", says("Care plan"), says("Back up")),
        glossary(tmp_path / "b.yaml", says("Care plan", abbreviation="CP"), says("Backup"), says("Back up")),
        glossary(tmp_path / "c.yaml", says("Backup")),
    ]
    links = tmp_path / "links.yaml"
    links.write_text("links:\n  - different: [CP, Care plan]\n  - different: [Back up, Backup]\n", encoding="utf-8")
    for order in permutations([*files, links]):
        assert sorted(said_by("care plan", *order)) == ["A", "B"]
        assert sorted(said_by("backup", *order)) == ["B", "C"]
        assert sorted(said_by("back up", *order)) == ["A", "B"]


def test_links_in_the_users_folder_count_for_the_bundled_glossary(user_folder: Path) -> None:
    glossary(user_folder / "own.yaml", says("Support broker service"))
    (user_folder / "links.yaml").write_text("links:\n  - same: [Brokerage, Support broker service]\n", encoding="utf-8")
    found = look_up("support broker service").entry
    assert found is not None
    assert found.term == "Brokerage"
    assert [definition.source.name for definition in found.definitions][-1] == "OWN"


def test_abbreviations_of_different_things_stay_apart(tmp_path: Path) -> None:
    files = [
        glossary(tmp_path / "a.yaml", says("Adult social care (ASC)"), says("Carer")),
        glossary(tmp_path / "b.yaml", says("Autistic spectrum condition (ASC)")),
        glossary(tmp_path / "c.yaml", says("ASC", "Adult social care")),
        glossary(tmp_path / "d.yaml", says("ASC", "Autistic spectrum condition")),
    ]
    for order in permutations(files):
        assert sorted(said_by("adult social care", *order)) == ["A", "C"]
        assert sorted(said_by("autistic spectrum condition", *order)) == ["B", "D"]
        answer = look_up("asc", glossaries=order)
        assert not answer.matched
        assert {*answer.suggestions} == {"Adult social care (ASC)", "Autistic spectrum condition (ASC)"}


def test_an_abbreviation_of_several_terms_goes_by_its_full_form(tmp_path: Path) -> None:
    files = [
        glossary(tmp_path / "a.yaml", says("ASC", "Adult social care")),
        glossary(tmp_path / "b.yaml", says("ASC", "Autistic spectrum condition")),
        glossary(tmp_path / "c.yaml", says("ASC", "A word for something else, told at length.")),
    ]
    for order in permutations(files):
        assert said_by("asc", *order) == ["C"]
        assert said_by("adult social care", *order) == ["A"]
        assert said_by("autistic spectrum condition", *order) == ["B"]
        assert entry("asc", *order).term == "ASC"
        # A search finds its text in that entry, too.
        assert [hit.term for hit in search("something else", glossaries=order).hits] == ["ASC"]


def test_a_word_is_no_abbreviation_that_is_spelt_like_it(tmp_path: Path) -> None:
    name = "Communication and relationships in education (CARE)"
    long = glossary(tmp_path / "a.yaml", says(name), says("Deprivation of liberty safeguards", abbreviation="DoLS"))
    word = glossary(tmp_path / "b.yaml", says("Care"), says("Dols"))
    assert said_by("care", long, word) == ["B"]
    assert said_by(name, long, word) == ["A"]
    assert said_by("dols", long, word) == ["A", "B"]
    short = glossary(tmp_path / "c.yaml", says("CARE"))
    assert said_by(name, long, short) == ["A", "C"]


def test_one_abbreviation_in_the_plural_is_the_same(tmp_path: Path) -> None:
    one, many = glossary(tmp_path / "a.yaml", says("GP")), glossary(tmp_path / "b.yaml", says("GPs"))
    for order in permutations([one, many]):
        for query in ("GP", "GPs", "gps"):
            assert sorted(said_by(query, *order)) == ["A", "B"], query
    assert said_by("GP", many) == ["B"]
    full = glossary(tmp_path / "c.yaml", says("General practitioner (GP)"))
    assert said_by("general practitioner", full, many) == ["C", "B"]


def test_a_list_and_a_comparison_have_a_joined_entry_once(tmp_path: Path, run: Run) -> None:
    files = [
        glossary(tmp_path / "a.yaml", says("Care homes", "A house where care is given."), says("Zoo")),
        glossary(tmp_path / "b.yaml", says("Care home", "A place where care is given."), says("Apple")),
    ]
    args = [each for file in files for each in ("-g", str(file))]
    rows = json.loads(run("list", "-f", "json", *args).stdout)
    listed = [[row["term"], row["sources"]] for row in rows]
    assert listed == [["Apple", ["b"]], ["Care homes", ["a", "b"]], ["Zoo", ["a"]]]
    told = json.loads(run("compare", "care home", "-f", "json", *args).stdout)
    assert told["term"] == "Care homes"
    hits = json.loads(run("search", "house", "-f", "json", *args).stdout)
    assert hits[0]["term"] == "Care homes"
    assert "Care homes" in run("compare", *args).stdout


# Names that are related: other forms, abbreviations, and names within names.
NAMES = (
    *("Care plan", "Care plans", "care-plan", "Careplan", "Careplans", "The care plan", "Care plan:", "1.1 Care plan"),
    *("Care plan (CP)", "CP", "CPs", "Care pathway (CP)", "Community psychiatrist", "Care planning", "Plan of care"),
)
TEXTS = ("", "", "", "Care plan", "Care pathway", "Community psychiatrist", "See Care plan", "See Care pathway.")


def some_glossaries(chance: random.Random, folder: Path) -> list[Path]:
    files = []
    for name in "abcd"[: chance.randint(2, 4)]:
        names = chance.sample(NAMES, chance.randint(1, 5))
        files.append(glossary(folder / f"{name}.yaml", *(says(each, chance.choice(TEXTS)) for each in names)))
    return files


def concepts(files: Sequence[Path]) -> set[frozenset[tuple[str, str]]]:
    """The terms that are one entry, each with its glossary."""
    from carelex.lookup import open_lexicon
    from carelex.places import glossaries_in_use

    with open_lexicon(glossaries_in_use([str(file) for file in files])) as lexicon:
        terms = [
            (index, row) for index in lexicon.indexes for key in index.term_keys() for row in index.terms_alike(key)
        ]
        entries: dict[str, set[tuple[str, str]]] = {}
        for index, row in terms:
            entries.setdefault(lexicon.concepts.entry_of_name(index, row), set()).add((Path(index.name).name, row.term))
    return {*map(frozenset, entries.values())}


@pytest.mark.parametrize("seed", range(40))
def test_joins_do_not_depend_on_the_order_of_files(seed: int, tmp_path: Path) -> None:
    files = some_glossaries(random.Random(seed), tmp_path)
    expected = concepts(files)
    assert concepts(files[::-1]) == expected
    assert concepts([*files[1:], files[0]]) == expected


@pytest.mark.parametrize("seed", range(20))
def test_a_file_alone_keeps_its_terms_apart(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    names = chance.sample(NAMES, 6)
    path = glossary(tmp_path / "a.yaml", *map(says, names))
    assert concepts([path]) == {frozenset({("a.yaml", name)}) for name in names}
    for name in names:
        found = look_up(name, glossaries=path).entry
        assert found is not None
        assert found.term == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Autistic spectrum condition, a lifelong disability.", "Adult social care: the services of councils."),
        ("Autistic spectrum condition (autism) is lifelong.", "Adult social care"),
        ("Autistic spectrum condition – a disability.", "**Adult social care.** Services that councils arrange."),
    ],
)
def test_an_abbreviation_is_not_joined_with_one_whose_text_begins_with_another_meaning(
    one: str, other: str, tmp_path: Path
) -> None:
    first = glossary(tmp_path / "a.yaml", says("ASC", one))
    second = glossary(tmp_path / "b.yaml", says("ASC", other))
    whole = glossary(tmp_path / "c.yaml", says("Adult social care (ASC)", "What councils do."))
    assert not look_up("asc", glossaries=[first, second]).matched
    assert said_by("autistic spectrum condition", first, whole) == ["A"]
    assert said_by("adult social care", first, whole) == ["C"]
    assert sorted(said_by("adult social care", second, whole)) == ["B", "C"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *((short, f"{short}s") for short in ("GP", "CCG", "PA", "LPA", "IMCA")),
        ("ADL", "Activities of daily living (ADLs)"),
        ("SARs", "Safeguarding adults review (SAR)"),
        ("PA", "Personal assistants (PAs)"),
        ("GPs", "General practitioner (GP)"),
    ],
)
def test_an_abbreviation_is_joined_with_its_plural(one: str, other: str, tmp_path: Path, run: Run) -> None:
    files = [glossary(tmp_path / "a.yaml", says(one)), glossary(tmp_path / "b.yaml", says(other))]
    assert said_by(one, *files) == ["A", "B"]
    for query in {one, f"{one.removesuffix('s')}s", one.removesuffix("s")}:
        assert said_by(query, files[1]) == ["B"], query


def test_an_abbreviation_that_is_only_spelt_out_comes_before_no_other(tmp_path: Path, run: Run) -> None:
    glossary(tmp_path / "a.yaml", says("MCA", "Mental Capacity Assessment"))
    glossary(tmp_path / "b.yaml", says("Mental Capacity Act (MCA)", "The law on decisions."))
    result = run("define", "MCA", "-g", str(tmp_path))
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr == (
        '"MCA" stands for "Mental Capacity Act" and "Mental Capacity Assessment". Ask for one of them.\n'
    )
    # A term that several glossaries have is missing from none.
    assert run("define", "MCA", "--missing", "-g", str(tmp_path)).code == 0
    rows = run("list", "-g", str(tmp_path)).stdout
    assert rows == "Mental Capacity Act (MCA): B\nMental Capacity Assessment: no definition\n"


def test_names_that_differ_only_in_a_number_before_them_are_shown_whole(tmp_path: Path, run: Run) -> None:
    path = glossary(tmp_path / "a.yaml", says("1.2 Brokerage"), says("2.3 Brokerage"))
    assert '"1.2 Brokerage" and "2.3 Brokerage"' in run("define", "brokerage", "-g", str(path)).stderr
