"""Abbreviations of one term or several, in several spellings, checked; and initials that no glossary declares."""

import json
from pathlib import Path
from typing import Any

import pytest

from carelex import MatchKind, NamedAlike, Reason, look_up
from tests.glossaries import term, write
from tests.program import Run


def asked(run: Run, query: str, *files: Path) -> dict[str, Any]:
    glossaries = [part for file in files for part in ("-g", str(file))]
    found: dict[str, Any] = json.loads(run("define", query, "-f", "json", *glossaries).stdout)
    return found


# An abbreviation of several terms.


def test_an_abbreviation_of_several_terms_belongs_to_none_and_all_are_named(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Adult social care", abbreviation="ASC"))
    b = write(tmp_path / "b.yaml", term("Autistic spectrum condition", abbreviation="ASC"))
    result = run("define", "asc", "-g", str(a), "-g", str(b))
    assert result.code == 1
    assert result.stdout == ""
    told = '"ASC" stands for "Adult social care" and "Autistic spectrum condition". Ask for one of them.'
    assert result.stderr == f"{told}\n"
    found = asked(run, "asc", a, b)
    assert not found["matched"]
    assert found["suggestions"] == ["Adult social care", "Autistic spectrum condition"]
    assert look_up("asc", glossaries=[a, b]).notices == (
        NamedAlike("ASC", ("Adult social care", "Autistic spectrum condition"), is_abbreviation=True),
    )


def test_abbreviations_in_names_and_in_texts_are_numbered_too(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Adult social care (ASC)"))
    b = write(tmp_path / "b.yaml", term("Autistic spectrum condition – ASC"))
    result = run("define", "ASC", "-g", str(a), "-g", str(b))
    told = '"ASC" stands for "Adult social care" and "Autistic spectrum condition". Ask for one of them.'
    assert result.stderr == f"{told}\n"
    assert asked(run, "asc", a, b)["suggestions"] == ["Adult social care (ASC)", "Autistic spectrum condition – ASC"]


def test_terms_that_only_spell_out_an_abbreviation_are_kept_apart_too(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("ASC", "Adult social care"))
    b = write(tmp_path / "b.yaml", term("ASC", "Autistic spectrum condition."))
    c = write(tmp_path / "c.yaml", term("Adult social care"))
    d = write(tmp_path / "d.yaml", term("Autistic spectrum condition", abbreviation="ASC"))
    told = '"ASC" stands for "Adult social care" and "Autistic spectrum condition". Ask for one of them.'
    for files in ((a, b), (a, c, b), (b, c, a), (a, c, d), (d, c, a), (a, b, c, d)):
        result = run("define", "asc", *(part for file in files for part in ("-g", str(file))))
        assert result.code == 1
        assert sorted(result.stderr.split('"')) == sorted(f"{told}\n".split('"')), files
    assert asked(run, "asc", a, c)["term"] == "Adult social care"


def test_a_term_that_is_not_written_out_keeps_the_name_beside_those_that_are(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("ASC", "Adult social care"))
    b = write(tmp_path / "b.yaml", term("ASC", "Autistic spectrum condition."))
    c = write(tmp_path / "c.yaml", term("ASC", "A department that looks after adults."))
    d = write(tmp_path / "d.yaml", term("ASC", "Who looks after adults."))
    for files in ((a, b, c, d), (d, c, b, a), (b, d, c, a)):
        glossaries = [part for file in files for part in ("-g", str(file))]
        result = run("define", "asc", *glossaries)
        assert result.code == 0
        assert "A department that looks after adults." in result.stdout
        assert "Who looks after adults." in result.stdout
        assert "Adult social care" not in result.stdout
        told = '"ASC" also stands for "Adult social care" and "Autistic spectrum condition".'
        assert sorted(result.stderr.split('"')) == sorted(f"{told}\n".split('"'))
        assert "ASC: Ours" in run("list", *glossaries).stdout.splitlines()
        assert asked(run, "adult social care", *files)["match"] == "exact"


def test_terms_of_one_name_that_a_link_calls_different_get_numbers(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("ASC", "First.", aliases="[Adult social care]"))
    b = write(tmp_path / "b.yaml", term("ASC", "Second.", aliases="[Autistic spectrum condition]"))
    links = tmp_path / "links.yaml"
    links.write_text("links:\n  - different: [Adult social care, Autistic spectrum condition]\n", encoding="utf-8")
    assert asked(run, "asc", a, b, links)["suggestions"] == ["ASC", "ASC (2)"]
    queries = [("ASC", "First."), ("asc (2)", "Second."), ("adult social care", "First.")]
    for query, text in (*queries, ("autistic spectrum condition", "Second.")):
        found = asked(run, query, a, b, links)
        assert [definition["text"] for definition in found["definitions"]] == [text], query
    # A number that is already a name is skipped.
    c = write(tmp_path / "c.yaml", term("ASC (2)", "Third."))
    for query, text in (("ASC (2)", "Third."), ("ASC (3)", "Second.")):
        found = asked(run, query, a, b, c, links)
        assert [definition["text"] for definition in found["definitions"]] == [text], query


def test_the_term_with_most_sources_is_named_first(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Adult social care", abbreviation="ASC"))
    others = [
        write(tmp_path / f"{name}.yaml", term("Autistic spectrum condition", abbreviation="ASC")) for name in "bc"
    ]
    assert asked(run, "ASC", a, *others)["suggestions"] == ["Autistic spectrum condition", "Adult social care"]


def test_the_plural_of_an_abbreviation_of_several_terms_names_all_too(tmp_path: Path, run: Run) -> None:
    terms = term("Direct payment", abbreviation="DPT") + term("Day place team", abbreviation="DPT")
    file = write(tmp_path / "a.yaml", terms)
    result = run("define", "DPTs", "-g", str(file))
    assert result.code == 1
    assert result.stderr == '"DPT" stands for "Day place team" and "Direct payment". Ask for one of them.\n'


def test_a_name_of_several_terms_is_announced_as_such(tmp_path: Path, run: Run) -> None:
    file = write(tmp_path / "a.yaml", term("Home care", aliases="[Help]") + term("Befriending", aliases="[Help]"))
    result = run("define", "help", "-g", str(file))
    assert result.code == 1
    assert result.stderr == '"Help" is another name for "Befriending" and "Home care". Ask for one of them.\n'


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Integrated care board", "Integrated care boards"),
        ("Integrated care boards", "Integrated care board"),
        ("Integrated care board", "The integrated care boards"),
    ],
)
def test_one_abbreviation_of_singular_and_plural_is_that_of_the_singular(
    tmp_path: Path, run: Run, first: str, second: str
) -> None:
    file = write(tmp_path / "a.yaml", term(first, abbreviation="ICB") + term(second, abbreviation="ICB"))
    assert asked(run, "icb", file)["term"] == "Integrated care board"


def test_abbreviations_in_singular_and_plural_are_no_clash(tmp_path: Path, run: Run) -> None:
    name = "Approved mental health professional"
    one = write(tmp_path / "one.yaml", term(f"{name} (AMHP)"))
    other = write(tmp_path / "other.yaml", term(f"{name}s (AMHPs)"))
    for query in ("AMHP", "AMHPs", "amhps", name, f"{name}s"):
        found = asked(run, query, one, other)
        assert len(found["definitions"]) == 2, query


def test_a_term_comes_before_one_with_its_name_as_abbreviation_and_a_notice_says_so(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("SAR", "A search for somebody, and their rescue."))
    others = ("Safeguarding adults review", "Subject access request")
    b = write(tmp_path / "b.yaml", "".join(term(name, abbreviation="SAR") for name in others))
    result = run("define", "sar", "-g", str(a), "-g", str(b))
    assert result.code == 0
    assert "A search for somebody" in result.stdout
    told = '"SAR" also stands for "Safeguarding adults review" and "Subject access request".'
    assert result.stderr == f"{told}\n"
    found = asked(run, "sar", a, b)
    assert (found["match"], found["term"]) == ("exact", "SAR")
    assert found["suggestions"] == ["SAR", *others]


def test_a_term_comes_before_one_with_its_name_as_alias_and_a_notice_says_so(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Short break"))
    b = write(tmp_path / "b.yaml", term("Respite", aliases="[Short-break]"))
    result = run("define", "short break", "-g", str(a), "-g", str(b))
    assert result.stderr == '"Short-break" is also another name for "Respite".\n'


def test_an_answer_of_one_source_says_nothing_of_others(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Adult social care", abbreviation="ASC"))
    head = "sources:\n  theirs:\n    name: Theirs\nterms:\n"
    other = term("Autistic spectrum condition", abbreviation="ASC").replace("ours", "theirs")
    b = write(tmp_path / "b.yaml", other, head)
    found = json.loads(run("define", "asc", "-s", "theirs", "-f", "json", "-g", str(a), "-g", str(b)).stdout)
    assert found["term"] == "Autistic spectrum condition"


# Abbreviations that contain "and".


@pytest.mark.parametrize("name", ["A&E", "A+E", "A and E", "A & E", "a + e"])
def test_and_within_an_abbreviation_may_be_written_as_a_sign(tmp_path: Path, run: Run, name: str) -> None:
    file = write(tmp_path / "a.yaml", term("Accident and emergency", abbreviation=name))
    for query in ("A&E", "A+E", "A and E", "a & e", "a + e", "what is A&E", "the A+E"):
        assert asked(run, query, file)["term"] == "Accident and emergency", query
    for query in ("E", "and E", "A", "+", "A+", "ae and"):
        assert not asked(run, query, file)["matched"], query


def test_a_plus_that_is_no_and_is_part_of_the_name(tmp_path: Path, run: Run) -> None:
    names = ("C++", "C", "C and", "LGBT+", "LGBT")
    file = write(tmp_path / "a.yaml", "".join(term(name, f"What {name} is.") for name in names))
    for name in names:
        assert asked(run, name, file)["term"] == name


# Initials that no glossary declares.


@pytest.mark.parametrize(
    "query",
    ["phb", "PHB", "p.h.b.", "P H B", "phbs", "PHB's", "what is a phb", "the PHB", "PHB (personal health budget)"],
)
def test_the_initials_of_a_name_find_it(run: Run, query: str) -> None:
    found = json.loads(run("define", query, "-f", "json").stdout)
    assert (found["match"], found["term"]) == ("variant", "Personal health budget")
    assert found["suggestions"][0] == "Personal health budget"


def test_initials_are_announced_and_score_below_what_is_surer(run: Run) -> None:
    result = run("define", "phb")
    assert result.code == 0
    told = 'Showing "Personal health budget", which has the initials "phb".'
    assert result.stderr == f"{told}\n"
    answer = look_up("phb")
    assert answer.match == (MatchKind.VARIANT, 70, Reason.INITIALS, "Personal health budget")


def test_initials_of_another_name_say_of_which(tmp_path: Path, run: Run) -> None:
    file = write(tmp_path / "a.yaml", term("Respite", aliases="[Short break for carers]"))
    told = 'Showing "Respite", also called "Short break for carers", which has the initials "sbc".'
    assert run("define", "sbc", "-g", str(file)).stderr == f"{told}\n"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("ehcp", "Education, health and care plan"),
        ("ehacp", "Education, health and care plan"),
        ("nrpf", "No recourse to public funds"),
        ("d2a", "Discharge to assess"),
        ("dta", "Discharge to assess"),
        ("mha", "Mental Health Act 1983"),
        ("sdp", "Self-directed planning"),
        ("sdp", "The self-directed plan"),
    ],
)
def test_initials_may_leave_out_words_that_only_link(tmp_path: Path, run: Run, query: str, name: str) -> None:
    file = write(tmp_path / "a.yaml", term(name) + term("Brokerage"))
    assert asked(run, query, file)["term"] == name


def test_a_query_that_is_too_short_or_a_word_or_no_initials_finds_nothing(tmp_path: Path, run: Run) -> None:
    names = ("Direct payment", "Care at rest", "Personal health budget for carers", "Out of hours")
    file = write(tmp_path / "a.yaml", "".join(map(term, names)))
    for query in ("dp", "car", "cr", "phb", "phbx", "hbc", "phbfcx", "p h", "ooh"):
        assert not asked(run, query, file)["matched"], query
    for query in ("phbc", "phbfc"):
        assert asked(run, query, file)["term"] == "Personal health budget for carers"


def test_initials_of_several_names_are_suggested(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Personal health budget"))
    b = write(tmp_path / "b.yaml", term("Public health board"))
    result = run("define", "phb", "-g", str(a), "-g", str(b))
    assert result.code == 1
    assert result.stderr == 'No entry for "phb". Did you mean "Personal health budget" or "Public health board"?\n'
    many = write(tmp_path / "many.yaml", "".join(term(f"Personal health b{letter}") for letter in "abcdef"))
    assert asked(run, "phb", many)["suggestions"] == []


def test_initials_of_one_concept_under_two_names_find_it(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Personal health budget"))
    b = write(tmp_path / "b.yaml", term("Personal health budgets"))
    assert len(asked(run, "phb", a, b)["definitions"]) == 2


def test_a_declared_name_comes_before_initials(tmp_path: Path, run: Run) -> None:
    terms = term("Personal health budget") + term("Public helpline", abbreviation="PHB")
    assert asked(run, "phb", write(tmp_path / "a.yaml", terms))["term"] == "Public helpline"


def test_a_misspelt_name_is_not_taken_for_initials(tmp_path: Path, run: Run) -> None:
    name = "Care, respite and rest in every room"
    initials_alone = write(tmp_path / "a.yaml", term(name))
    both = write(tmp_path / "b.yaml", term(name) + term("Carer"))
    assert asked(run, "crrer", initials_alone)["term"] == name
    found = asked(run, "crrer", both)
    assert (found["match"], found["term"]) == ("fuzzy", "Carer")
    # A query whose near miss is refused does not match initials either.
    assert run("define", "crrer", "--exact", "-g", str(both)).code == 1
    assert run("define", "crrer", "--exact", "-g", str(initials_alone)).code == 0


@pytest.mark.parametrize(
    ("name", "fields", "head"),
    [
        ("Integrated care board (ICB)", {}, "Integrated care board (ICB)"),
        ("Integrated care board – ICB", {}, "Integrated care board – ICB"),
        ("Integrated care board (ICB)", {"abbreviation": "icb"}, "Integrated care board (ICB)"),
        ("Integrated care board", {"abbreviation": "ICB"}, "Integrated care board (ICB)"),
        ("Support", {"abbreviation": "sup"}, "Support (sup)"),
    ],
)
def test_an_entry_is_headed_by_its_abbreviation_once(
    tmp_path: Path, run: Run, name: str, fields: dict[str, str], head: str
) -> None:
    file = write(tmp_path / "a.yaml", term(name, **fields))
    assert run("define", name, "-g", str(file)).stdout.splitlines()[0] == head


# The findings of `check`.

EXPANDED = term("D2A", "Discharge to Assess.")
REFERRING = term("D2A", "See Discharge to Assess")


@pytest.mark.parametrize(
    "terms",
    [
        term("Discharge to Assess (D2A)") + EXPANDED,
        term("Discharge to Assess (D2A)") + REFERRING,
        term("Discharge to Assess", abbreviation="D2A") + EXPANDED,
        term("Discharge to Assess", aliases="[D2A]") + EXPANDED,
        term("Discharge to Assess", abbreviation="D2A") + REFERRING,
        EXPANDED + term("Discharge to Assess", abbreviation="D2A"),
        term("Discharge to Assess (D2A)", abbreviation="D2A") + EXPANDED,
        term("Discharge to Assess", abbreviation="D2A") + "  - term: D2A\n    see: Discharge to Assess\n",
        term("Discharge to Assess", aliases="[D.2.A.]") + EXPANDED,
    ],
)
def test_a_term_that_only_expands_an_abbreviation_or_refers_is_no_error_beside_it(
    tmp_path: Path, run: Run, terms: str
) -> None:
    file = write(tmp_path / "a.yaml", terms)
    result = run("check", str(file), "--strict")
    assert (result.code, result.stderr) == (0, "")
    found = asked(run, "d2a", file)
    assert "What it is." in [definition["text"] for definition in found["definitions"]]


def test_a_term_with_a_text_of_its_own_is_an_error_beside_an_abbreviation(tmp_path: Path, run: Run) -> None:
    file = write(tmp_path / "a.yaml", term("Discharge to Assess", abbreviation="D2A") + term("D2A", "See Brokerage"))
    assert "[duplicate-alias]" in run("check", str(file)).stdout
    file = write(tmp_path / "b.yaml", term("Discharge to Assess", abbreviation="D2A") + term("D2A", "A way home."))
    assert "[duplicate-alias]" in run("check", str(file)).stdout


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Integrated care board", "Integrated care boards"),
        ("Integrated care boards (ICB)", "Integrated care board"),
        ("Integrated care board", "Integrated care board (ICB)"),
    ],
)
def test_one_abbreviation_of_singular_and_plural_is_not_warned_of(
    tmp_path: Path, run: Run, first: str, second: str
) -> None:
    file = write(tmp_path / "a.yaml", term(first, abbreviation="ICB") + term(second, abbreviation="ICB"))
    assert run("check", str(file), "--strict").code == 0
    assert asked(run, "icb", file)["matched"]


def test_a_warning_about_an_abbreviation_of_two_terms_is_true(tmp_path: Path, run: Run) -> None:
    names = ("Adult social care", "Autistic spectrum condition")
    file = write(tmp_path / "a.yaml", "".join(term(name, abbreviation="ASC") for name in names))
    assert (
        "it names both and shows neither; keep both if both are called so [alias-of-two]"
        in run("check", str(file)).stdout
    )
    assert asked(run, "asc", file)["suggestions"] == [*names]


def test_an_abbreviation_that_is_a_term_elsewhere_is_not_to_be_removed(tmp_path: Path, run: Run) -> None:
    ours = write(tmp_path / "ours.yaml", term("Discharge to Assess", abbreviation="D2A"))
    theirs = write(tmp_path / "theirs.yaml", term("D2A", "A way home."))
    result = run("check", str(ours), "-g", str(theirs))
    assert (result.code, result.stdout) == (0, "1 file, 1 term, 1 definition, no errors\n")
    assert len(asked(run, "d2a", ours, theirs)["definitions"]) == 2


def test_an_alias_that_is_a_term_elsewhere_is_to_be_linked(tmp_path: Path, run: Run) -> None:
    head = "links:\n  - same: [Respite, Short break]\nsources:\n  ours:\n    name: Ours\nterms:\n"
    theirs = write(tmp_path / "theirs.yaml", term("Short break"))
    ours = write(tmp_path / "ours.yaml", term("Respite", aliases="[Short break]"))
    assert (
        "if both mean the same, say so under 'links' [term-elsewhere]"
        in run("check", str(ours), "-g", str(theirs)).stdout
    )
    assert len(asked(run, "short break", ours, theirs)["definitions"]) == 1
    linked = write(tmp_path / "linked.yaml", term("Respite", aliases="[Short break]"), head)
    assert run("check", str(linked), "-g", str(theirs), "--strict").code == 0
    assert len(asked(run, "short break", linked, theirs)["definitions"]) == 2


def test_see_also_may_lead_to_an_abbreviation_in_brackets(tmp_path: Path, run: Run) -> None:
    terms = term("Brokerage", see_also="[ICB, Integrated care board]") + term("Integrated care board (ICB)")
    file = write(tmp_path / "a.yaml", terms)
    assert run("check", str(file), "--strict").code == 0
    other = write(tmp_path / "b.yaml", term("Carer", see_also="[ICB, Integrated care board]"))
    assert run("check", str(other), "-g", str(file), "--strict").code == 0
