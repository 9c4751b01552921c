"""References are shown beside definitions, followed if nothing else defines the term, and never counted as one."""

import csv
import io
import json
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from carelex import LeadsApart, LeadsNowhere, Referred, compare, look_up, search
from carelex.render import Format, Page
from carelex.render.entry import render
from tests.glossaries import term, write
from tests.program import DATA, Golden, Run

FOLDER = DATA / "references"
BARSET, EXFORD = (str(FOLDER / f"{name}.yaml") for name in ("barset", "exford"))
BOTH = ["-g", BARSET, "-g", EXFORD]

# A query for each kind of entry with references, with and without joined names.
QUERIES = {
    "a definition and a reference": "broker",
    "a reference to the entry itself": "bcf",
    "references alone, which lead apart": "care navigator",
    "joined": "direct payment",
}


def source(folder: Path, name: str, terms: str) -> str:
    """Write a glossary of the source *name*; returns its path."""
    head = f"sources:\n  {name.lower()}:\n    name: {name}\nterms:\n"
    return str(write(folder / f"{name.lower()}.yaml", terms.replace("source: ours", f"source: {name.lower()}"), head))


def options(paths: Sequence[str]) -> list[str]:
    return [option for path in paths for option in ("-g", path)]


# How they are shown.


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_how_entries_with_references_look(width: int, golden: Golden) -> None:
    shown = [
        f"=== {what}\n{render(look_up(query, glossaries=[BARSET, EXFORD]), Format.RICH, Page(width))}"
        for what, query in QUERIES.items()
    ]
    golden(f"references/define-{width}.txt", "\n".join(shown))


@pytest.mark.parametrize("output", ["text", "markdown", "json", "csv", "tsv"])
def test_entries_with_references_in_each_format(output: str, run: Run, golden: Golden, clean_place: Path) -> None:
    for path in (BARSET, EXFORD):
        (clean_place / Path(path).name).write_bytes(Path(path).read_bytes())
    stdin = "\n".join(QUERIES.values())
    result = run("define", "-", "-g", "barset.yaml", "-g", "exford.yaml", "-f", output, stdin=stdin)
    golden(f"references/define.{output}", result.stdout)
    assert result.code == 0


def test_a_reference_that_several_sources_share_is_shown_once(tmp_path: Path, run: Run) -> None:
    defined = source(tmp_path, "A", term("Carer"))
    others = [source(tmp_path, name, term("Carer", "See Family carer.")) for name in ("B", "C")]
    shown = run("define", "carer", *options([defined, *others]), "-f", "text").stdout
    assert shown.endswith("\n\nB and C: See Family carer.\n")


def test_editors_refer_in_a_line_of_their_own(tmp_path: Path, run: Run) -> None:
    defined = source(tmp_path, "A", term("Carer", see_also="[Nurse]") + term("Nurse"))
    editors = source(tmp_path, "B", "  - term: Carers\n    see: Family carer\n")
    found = run("define", "carer", *options([defined, editors]), "-f", "text")
    assert found.stdout.endswith("\n\nSee: Family carer\n\nSee also: Nurse\n")
    data = json.loads(run("define", "carer", *options([defined, editors]), "-f", "json").stdout)
    assert (data["see"], [each["see"] for each in data["definitions"]]) == (["Family carer"], [None])
    rows = run("define", "carer", *options([defined, editors]), "-f", "csv").stdout.splitlines()
    assert rows[2] == "carer,exact,100,Carer,,,,,,,,,,,Family carer"


def test_an_editors_note_on_a_reference_is_kept(run: Run) -> None:
    shown = run("define", "broker", *BOTH, "-f", "text").stdout
    assert "\nBarset: See Care navigator. (Editor's note: They have no care navigators any more.)\n" in shown


# How joined names look.


def test_see_also_names_no_name_of_the_entry_itself(tmp_path: Path) -> None:
    plural = source(tmp_path, "A", term("Carers", aliases="[Supporter]") + term("Nurse"))
    single = source(tmp_path, "B", term("Carer", see_also="[Supporter, Nurse]") + term("Nurse", see_also="[carer]"))
    paths = [plural, single]
    entry = look_up("carer", glossaries=paths).entry
    assert entry is not None
    assert (entry.term, entry.see_also) == ("Carers", ("Nurse",))
    nurse = look_up("nurse", glossaries=paths).entry
    assert nurse is not None
    assert nurse.see_also == ("carer",)


@pytest.mark.parametrize(
    ("name", "abbreviation", "title"),
    [
        ("Integrated Care Board (ICB)", "ICB", "Integrated Care Board (ICB)"),
        ("ICB - Integrated Care Board", "ICBs", "ICB - Integrated Care Board"),
        ("A&E: Accident and emergency", "A&E", "A&E: Accident and emergency"),
        ("Integrated Care Board", "ICB", "Integrated Care Board (ICB)"),
        ("Picb board", "ICB", "Picb board (ICB)"),
    ],
)
def test_an_abbreviation_is_not_said_twice(name: str, abbreviation: str, title: str, tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term(f'"{name}"', abbreviation=abbreviation))
    assert run("define", name, "-g", str(path), "-f", "text").stdout.splitlines()[0] == title


# How they are followed.


def told(run: Run, query: str, *args: str) -> tuple[str, list[str], int]:
    """The first line of the output, the messages, and the exit code."""
    result = run("define", *query.split(), *args, "-f", "text")
    return result.stdout.partition("\n")[0], result.stderr.splitlines(), result.code


def test_a_reference_is_followed_and_announced(run: Run) -> None:
    says = 'For "Vulnerable adult", Barset says: see "Adult at risk".'
    assert told(run, "vulnerable adult", *BOTH) == ("Adult at risk", [says], 0)
    by_editors = 'For "Adult at risk of harm", the glossary says: see "Adult at risk".'
    assert told(run, "adult at risk of harm", *BOTH) == ("Adult at risk", [by_editors], 0)
    near = 'Found "Vulnerable adult", the closest match for "vulnrable adult".'
    assert told(run, "vulnrable adult", *BOTH) == ("Adult at risk", [near, says], 0)


def test_references_are_followed_through_several_steps(run: Run) -> None:
    steps = [
        'For "Safeguarded adult", Exford says: see "Vulnerable adult".',
        'For "Vulnerable adult", Barset says: see "Adult at risk".',
    ]
    assert told(run, "safeguarded adult", *BOTH) == ("Adult at risk", steps, 0)


def test_a_name_that_refers_is_another_name(run: Run) -> None:
    def way(query: str) -> tuple[Any, ...]:
        data = json.loads(run("define", *query.split(), *BOTH, "-f", "json").stdout)
        return data["match"], data["score"], data["term"], data["suggestions"][0]

    assert way("vulnerable adult") == ("alias", 100, "Adult at risk", "Adult at risk")
    assert way("vulnerable-adult") == ("alias", 99, "Adult at risk", "Adult at risk")
    assert way("vulnerable adults") == ("variant", 97, "Adult at risk", "Adult at risk")
    assert way("vulnrable adult")[0] == "fuzzy"


def test_the_name_is_found_in_a_form_that_is_sure_and_no_other(tmp_path: Path) -> None:
    others = source(tmp_path, "A", term("Carers") + term("Personal outcome", abbreviation="PO") + term("Enablement"))
    for see, leads_to in (("Carer", "Carers"), ("PO", "Personal outcome"), ("Carrer", None), ("Enabling", None)):
        path = source(tmp_path, "B", term("Helper", f"See {see}."))
        answer = look_up("helper", glossaries=[others, path])
        assert answer.entry is not None
        assert answer.entry.term == (leads_to or "Helper")
    assert answer.notices == (LeadsNowhere("Helper", "Enabling", ("Enablement",)),)


def test_a_reference_that_leads_to_nothing_shows_itself(run: Run) -> None:
    nowhere = 'No glossary in use defines "Care worker". Did you mean "Link worker"?'
    assert told(run, "personal assistant", *BOTH) == ("Personal assistant", [nowhere], 0)


def test_a_circle_of_references_ends(run: Run, tmp_path: Path) -> None:
    assert told(run, "short break", *BOTH) == ("Short break", ['No glossary in use defines "Respite care".'], 0)
    path = write(tmp_path / "g.yaml", term("One", "See Two") + term("Two", "See Three") + term("Three", "See Two"))
    assert told(run, "one", "-g", str(path)) == ("One", ['No glossary in use defines "Two".'], 0)
    path = write(tmp_path / "h.yaml", term("One", "See One"))
    assert told(run, "one", "-g", str(path))[::2] == ("One", 0)


def test_an_expansion_that_nothing_defines_shows_itself(run: Run) -> None:
    nothing = 'No glossary in use defines "Better Care Fund".'
    assert told(run, "bcf", "-g", BARSET) == ("BCF", [nothing], 0)
    by_its_name = 'Showing "BCF", also called "better care fund".'
    assert told(run, "better care fund", "-g", BARSET) == ("BCF", [by_its_name, nothing], 0)


def test_references_that_lead_apart_are_all_shown(run: Run) -> None:
    apart = 'No glossary in use defines "Care navigator". It refers to "Link worker" and "Broker".'
    assert told(run, "care navigator", *BOTH) == ("Care navigator", [apart], 0)
    answer = look_up("care navigator", glossaries=[BARSET, EXFORD])
    assert answer.entry is not None
    assert [reference.see for reference in answer.entry.references] == ["Link worker", "Broker"]
    assert answer.notices == (LeadsApart("Care navigator", ("Link worker", "Broker")),)


def test_the_full_form_of_an_abbreviation_is_not_called_a_reference(tmp_path: Path, run: Run) -> None:
    more = source(tmp_path, "C", term("ICB", "Integrated Care Board") + term("CC", "Care co-ordinator"))
    path = write(
        tmp_path / "d.yaml",
        "  - term: OT\n    definitions:\n"
        "      - {source: ours, text: Occupational therapist}\n      - {source: ours, text: Overtime}\n",
    )
    assert told(run, "icb", "-g", more)[1] == ['No glossary in use defines "Integrated Care Board".']
    assert told(run, "ot", "-g", str(path))[1] == [
        'No glossary in use defines "OT". It stands for "Occupational therapist" and "Overtime".'
    ]
    assert run("list", "-g", str(path), "-g", more).stdout.splitlines() == [
        "CC: stands for Care co-ordinator",
        "ICB: stands for Integrated Care Board",
        "OT: stands for Occupational therapist and Overtime",
    ]
    assert run("search", "board", "-g", more, "-f", "csv").stdout.splitlines()[1].startswith("ICB,c,C,stands for Integ")


def test_a_reference_with_a_definition_is_not_followed(run: Run) -> None:
    assert told(run, "broker", *BOTH) == ("Broker", [], 0)


def test_a_reference_is_followed_for_the_sources_that_are_asked(run: Run) -> None:
    says = 'For "Vulnerable adult", Barset says: see "Adult at risk".'
    # A source that refers, one that only defines the target, and one that does neither.
    for asked in ("barset", "exford"):
        answer = look_up("vulnerable adult", glossaries=[BARSET, EXFORD], sources=asked)
        assert answer.entry is not None
        assert {definition.source.id for definition in answer.entry.definitions} == {asked}
        assert answer.notices == (Referred("Vulnerable adult", "Adult at risk", ("Barset",)),)
    assert told(run, "vulnerable adult", *BOTH, "-g", "builtin", "-s", "scie") == (
        "",
        [says, '"Adult at risk" is not defined by SCIE, but by Barset and Exford.'],
        1,
    )
    assert told(run, "care navigator", *BOTH, "-s", "barset") == (
        "Care navigator",
        [
            'For "Care navigator", Barset says: see "Link worker".',
            '"Link worker" is not defined by Barset, but by Exford.',
        ],
        0,
    )
    by_exford = '"Better Care Fund" is not defined by Barset, but by Exford.'
    assert told(run, "bcf", *BOTH, "-s", "barset") == ("Better Care Fund", [by_exford], 0)
    nowhere = ['For "Short break", Barset says: see "Respite care".', 'No glossary in use defines "Respite care".']
    assert told(run, "short break", *BOTH, "-s", "exford") == ("", nowhere, 1)


def test_a_term_that_refers_is_not_missing(run: Run) -> None:
    words = "vulnerable adult\nshort break\npizza\n"
    assert run("define", "-", "--missing", *BOTH, stdin=words).stdout == "pizza\n"


NAMES = ("Carer", "Carers", "Better Care Fund", "BCF", "Better Care Fund (BCF)", "Adult at risk", "Vulnerable adult")
TEXTS = (
    "What it is.",
    "See Carer",
    "See Adult at risk.",
    "Better Care Fund",
    "See BCF",
    "See vulnerable adults",
    "See X",
)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_refers_to_whatever_there_is_an_answer(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    paths = []
    for name in "ABC"[: random.randint(1, 3)]:
        terms = [
            f"  - term: {own}\n    see: {random.choice(NAMES)}\n"
            if random.random() < 0.2
            else term(own, random.choice(TEXTS))
            for own in random.sample(NAMES, 4)
        ]
        paths.append(source(tmp_path, name, "".join(terms)))
    for query, sources in product(NAMES, ((), "a")):
        answer = look_up(query, glossaries=paths, sources=sources)
        if answer.entry is None:
            continue
        entry = answer.entry
        assert entry.definitions or entry.refers_to
        assert answer.suggestions[0] == entry.term
        assert not sources or {said.source.id for said in (*entry.definitions, *entry.references)} <= {"a"}
        assert all(said.see is None for voice in entry.voices for said in voice.definitions)
        for output in (Format.RICH, Format.TEXT, Format.MARKDOWN):
            assert len(render(answer, output, Page(60)).strip().splitlines()) > 1


# They are no definitions.


def test_references_are_not_compared(run: Run) -> None:
    result = run("compare", "bcf", *BOTH)
    assert result.code == 1
    assert 'Only Exford defines "Better Care Fund" (Barset only refers to a name). Terms that can' in result.stderr
    comparison = compare("broker", glossaries=[BARSET, EXFORD])
    assert (len(comparison.measures), comparison.overlap, comparison.only) == (1, (), ((),))
    nobody = run("compare", "care navigator", *BOTH)
    assert nobody.code == 1
    assert 'No source defines "Care navigator" (Barset and Exford only refer to a name). Terms' in nobody.stderr
    assert run("compare", "vulnerable adult", *BOTH, "-q").stdout == run("compare", "adult at risk", *BOTH).stdout
    assert [row.partition(":")[0] for row in run("compare", *BOTH).stdout.splitlines()] == [
        "Adult at risk",
        "Direct Payments",
    ]


def test_references_come_after_a_comparison_and_have_no_measures(tmp_path: Path, run: Run) -> None:
    paths = [source(tmp_path, "A", term("Carer", "Somebody who helps a friend."))]
    paths += [source(tmp_path, "B", term("Carer", "A friend who helps somebody."))]
    paths += [source(tmp_path, "C", term("Carer", "See Family carer."))]
    for form in ("rich", "text", "markdown"):
        shown = run("compare", "carer", *options(paths), "-f", form).stdout
        assert "See Family carer." in shown
        assert "Only C" not in shown
    data = json.loads(run("compare", "carer", *options(paths), "-f", "json").stdout)
    last = data["definitions"][-1]
    assert (last["id"], last["text"], last["see"]) == ("c", None, "Family carer")
    assert (last["words"], last["sentences"], last["grade"], last["mentions"]) == (None, None, None, [])
    assert list(data["only"]) == ["a", "b"]


@pytest.mark.parametrize("output", ["text", "markdown", "json", "jsonl", "csv", "tsv"])
def test_a_term_that_only_refers_is_listed(output: str, run: Run, golden: Golden) -> None:
    golden(f"references/list.{output}", run("list", *BOTH, "-f", output).stdout)


@pytest.mark.parametrize("width", [24, 40, 80])
def test_terms_that_only_refer_in_the_matrix_of_a_terminal(width: int, run: Run, golden: Golden) -> None:
    golden(f"references/list-{width}.txt", run("list", *BOTH, "-f", "rich", env={"COLUMNS": str(width)}).stdout)


def test_a_list_of_one_source_has_what_refers_there_and_one_of_what_is_missing_has_nothing_that_does(run: Run) -> None:
    def listed(*args: str) -> dict[str, str]:
        rows = csv.DictReader(io.StringIO(run("list", *BOTH, *args, "-f", "csv").stdout))
        return {row["term"]: row["see"] for row in rows}

    assert listed("-s", "exford") == {
        "Adult at risk": "",
        "Better Care Fund": "",
        "Broker": "",
        "Care navigator": "Broker",
        "Direct Payments": "",
        "Integrated Care Board (ICB)": "",
        "Link worker": "",
        "Safeguarded adult": "Vulnerable adult",
    }
    assert listed("--missing", "barset") == dict.fromkeys(
        ("Better Care Fund", "Broker", "Integrated Care Board (ICB)", "Link worker"), ""
    )


def test_sources_count_definitions(run: Run) -> None:
    rows = json.loads(run("sources", *BOTH, "-f", "json").stdout)
    assert [row["terms"] for row in rows] == [2, 6]


def test_in_a_search_they_go_last_and_only_where_their_entry_is_no_hit(run: Run) -> None:
    found = run("search", "adult", *BOTH).stdout.splitlines()
    assert [line.partition(":")[0] for line in found] == [
        "Adult at risk",
        "  Exford, exford.yaml",
        "  Barset, barset.yaml",
        "",
        "Safeguarded adult",
        "  Exford, exford.yaml",
        "",
        "Vulnerable adult",
        "  Barset, barset.yaml",
    ]
    assert found[-1].endswith(": see Adult at risk")
    # The name that it refers to adds nothing to the hit with that name.
    assert [entry.term for entry in search("risk", glossaries=[BARSET, EXFORD]).entries] == ["Adult at risk"]
    assert run("search", "bcf", *BOTH).stdout.startswith("Better Care Fund, also BCF\n  Exford, exford.yaml: A pooled")
    alone = run("search", "bcf", "-g", BARSET).stdout
    assert alone == "BCF\n  Barset, barset.yaml: stands for Better Care Fund\n"
    (row,) = json.loads(run("search", "vulnerable", *BOTH, "-s", "barset", "-f", "json").stdout)
    assert (row["term"], row["snippet"], row["see"]) == ("Vulnerable adult", "see Adult at risk", "Adult at risk")


def test_in_a_search_they_count_whether_they_are_shown_or_not() -> None:
    for limit, shown in ((1, 1), (2, 2), (3, 3), (9, 3)):
        found = search("adult", glossaries=[BARSET, EXFORD], limit=limit)
        assert (len(found.entries), found.total) == (shown, 3)


# Completion at the cursor.


def test_names_that_are_one_concept_are_offered_once(tmp_path: Path, run: Run) -> None:
    first = source(tmp_path, "A", term("Integrated Care Board (ICB)") + term("Care plan") + term("Care plans"))
    second = source(tmp_path, "B", term("Integrated care boards") + term("Care plans"))

    def offered(typed: str, *paths: str) -> list[str]:
        env = {"_CARELEX_COMPLETE": "bash", "COMP_TYPE": "63"}
        line = " ".join(["carelex", "define", *options(paths), typed])
        return run(typed, line, env=env).stdout.splitlines()[1:]

    # Names are joined only once somebody has asked.
    assert run("define", "icb", *options([first, second])).code == 0
    assert offered("int", first, second) == ["Integrated Care Board"]
    assert offered("int", first) == ["Integrated Care Board"]
    assert offered("ic", first, second) == ["ICB"]
    # One file keeps them apart.
    assert offered("care", first, second) == ["Care plan", "Care plans"]
