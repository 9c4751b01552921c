"""A query finds the term that it means, says how, and refuses what it does not mean."""

import csv
from itertools import permutations
from pathlib import Path

import pytest

from carelex import Answer, look_up
from carelex.names import same_name, written_alike
from tests.conftest import DATA
from tests.glossaries import term, write

with (DATA / "queries.tsv").open(encoding="utf-8", newline="") as file:
    QUERIES = [(row["match"], row["query"], row["term"]) for row in csv.DictReader(file, delimiter="\t", quoting=3)]


def found(answer: Answer) -> tuple[str, str]:
    return (answer.match.kind.value if answer.match else "-", answer.entry.term if answer.entry else "-")


@pytest.mark.parametrize(("kind", "query", "meant"), QUERIES)
def test_each_query_finds_what_it_means_in_the_way_it_says(kind: str, query: str, meant: str) -> None:
    assert found(look_up(query)) == (kind, meant)


def test_the_same_name_scores_100_and_nothing_else_does() -> None:
    for _, query, meant in QUERIES:
        answer = look_up(query)
        names = {meant, "Self Directed Support (SDS)", "SDS"}
        is_name = same_name(query) in map(same_name, names)
        assert (answer.match is not None and answer.match.score == 100) == is_name, query


@pytest.mark.parametrize(
    ("query", "suggestions"),
    [
        ("budget", ("Personal budget", "Personal health budget", "Integrated personal budget")),
        ("budgets", ("Personal budget", "Personal health budget", "Integrated personal budget")),
        ("self", ("Self management", "Self-directed support")),
        ("inte", ("Integration", "Integrated personal budget")),
        ("blockage", ("Brokerage",)),
        ("residence", ("Resilience",)),
        ("pizza", ()),
        ("...", ()),
        ("brokrage", ("Brokerage",)),
        ("roker", ("Brokerage",)),
        ("oestrogen", ()),
        ("persinal budjet", ("Personal budget", "Personal health budget")),
    ],
)
def test_suggestions_are_what_is_near_best_first(query: str, suggestions: tuple[str, ...]) -> None:
    assert look_up(query).suggestions == suggestions


def test_an_article_before_a_name_does_not_hide_it_from_a_slip(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("The Wellbeing Service") + term("The support"))
    assert found(look_up("wellbeing servise", glossaries=path)) == ("fuzzy", "The Wellbeing Service")
    assert found(look_up("the suport", glossaries=path)) == ("fuzzy", "The support")
    assert found(look_up("supprt", glossaries=path)) == ("fuzzy", "The support")


def test_there_are_at_most_five_suggestions() -> None:
    assert len(look_up("pers").suggestions) == 5


def test_with_exact_a_near_miss_is_suggested_and_a_variant_still_found() -> None:
    assert found(look_up("brokrage", exact=True)) == ("-", "-")
    assert look_up("brokrage", exact=True).suggestions == ("Brokerage",)
    assert found(look_up("coproduction", exact=True)) == ("variant", "Co-production")


def test_a_term_goes_before_a_headword_and_the_same_name_before_one_written_alike(tmp_path: Path) -> None:
    headed = "  - term: Support plan\n    definitions: [{source: ours, headword: Care plan, text: A plan.}]\n"
    path = write(tmp_path / "g.yaml", headed + term("Care plan") + term("Back up") + term("Back-up"))
    assert found(look_up("care plan", glossaries=[path])) == ("exact", "Care plan")
    assert found(look_up("back-up", glossaries=[path])) == ("exact", "Back-up")
    assert found(look_up("BACK UP", glossaries=[path])) == ("exact", "Back up")


def test_where_only_likeness_speaks_for_two_terms_neither_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Back up", aliases="[back/up]") + term("Back-up"))
    answer = look_up("Back_up", glossaries=[path])
    assert found(answer) == ("-", "-")
    assert answer.suggestions == ("Back up", "Back-up")


def test_an_alias_of_two_terms_leads_to_neither(tmp_path: Path) -> None:
    path = write(
        tmp_path / "g.yaml", term("Personal assistant", aliases="[PA]") + term("Payment in arrears", aliases="[PA]")
    )
    answer = look_up("pa", glossaries=[path])
    assert found(answer) == ("-", "-")
    assert answer.suggestions == ("Payment in arrears", "Personal assistant")


def test_a_near_miss_of_two_terms_is_a_match_of_neither(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Mediation") + term("Medication"))
    answer = look_up("medcation", glossaries=[path])
    assert found(answer) == ("-", "-")
    assert answer.suggestions == ("Medication", "Mediation")
    assert found(look_up("medicatoin", glossaries=[path])) == ("fuzzy", "Medication")


def test_words_with_marks_in_them_are_words_of_their_own(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("C++") + term("R&D") + term("Health & care"))
    assert found(look_up("c", glossaries=[path])) == ("-", "-")
    assert found(look_up("r&d", glossaries=[path])) == ("exact", "R&D")
    assert found(look_up("health and care", glossaries=[path])) == ("variant", "Health & care")


def test_the_answer_does_not_depend_on_the_order_of_the_file(tmp_path: Path) -> None:
    terms = [term("Care plan"), term("Care plant"), term("Care plane"), term("Carer plan")]
    answers = set()
    for number, order in enumerate(permutations(terms)):
        path = write(tmp_path / f"{number}.yaml", "".join(order))
        for query in ("care pln", "care", "caree plan", "plan"):
            answer = look_up(query, glossaries=[path])
            answers.add((query, *found(answer), answer.suggestions))
    assert len(answers) == 4


def test_a_query_that_is_longer_than_any_name_has_nothing_near() -> None:
    answer = look_up("personal health budget " * 5_000)
    assert (found(answer), answer.suggestions) == (("-", "-"), ())


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("production", "Co-production"),
        ("reproduction", "Co-production"),
        ("depersonalisation", "Personalisation"),
        ("seasonalisation", "Personalisation"),
        ("reintegration", "Integration"),
        ("personal wealth budget", "Personal health budget"),
        ("self-directed sport", "Self-directed support"),
        ("independence", "Dependence"),
        ("incompetence", "Competence"),
        ("hypotension", "Hypertension"),
        ("reassessment", "Assessment"),
        ("the rapist", "Therapist"),
        ("hepatitis", "Hepatitis A"),
        ("hepatitus", "Hepatitis A"),
        ("section 17 a", "Section 17"),
        ("type1 diabetes", "Type 2 diabetes"),
        ("type diabetes", "Type 2 diabetes"),
        ("section117", "Section 17"),
        ("ICD11", "ICD10"),
        ("vitamin", "Vitamin D"),
        ("personal budget 2", "Personal budget"),
        ("hyperthyroidism", "Hypothyroidism"),
        ("macro-provider", "Micro-provider"),
        ("adduction", "Abduction"),
        ("home care", "Care home"),
        ("home nursing", "Nursing home"),
        ("resident", "Residence"),
        ("objection", "Objective"),
        ("advance direction", "Advance directive"),
        ("apart", "Apartment"),
        ("informer", "Information"),
        ("aid", "AIDS"),
        ("care", "Carer"),
        ("SD", "SDS"),
    ],
)
def test_another_word_is_not_taken_for_a_slip(asked: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(name))
    assert found(look_up(asked, glossaries=[path])) == ("-", "-")


@pytest.mark.parametrize(
    ("asked", "name", "cousin"),
    [
        ("residents", "Resident", "Residence"),
        ("nurses", "Nurse", "Nursing"),
        ("social workers", "Social worker", "Social work"),
        ("care plans", "Care plan", "Care planning"),
        ("GPs", "GP", "GP practice"),
        ("SDSs", "SDS", "SD"),
        ("A & E", "A&E", "Ante"),
        ("R and D", "R&D", "Rand"),
        ("competent", "Competence", "Competition"),
        ("assessed", "Assessment", "Asset"),
        ("policies", "Policy", "Police"),
    ],
)
def test_a_form_of_a_term_finds_it_beside_its_cousin(asked: str, name: str, cousin: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(name) + term(cousin))
    assert found(look_up(asked, glossaries=[path])) == ("variant", name)


@pytest.mark.parametrize(("asked", "name"), [("fisiotherapy", "Physiotherapy"), ("newmonia", "Pneumonia")])
def test_a_word_that_is_heard_is_found_whatever_its_first_letter(asked: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(name))
    assert found(look_up(asked, glossaries=[path])) == ("fuzzy", name)


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("anemia", "anaemia"),
        ("pediatric", "paediatric"),
        ("edema", "oedema"),
        ("fetus", "foetus"),
        ("gray area", "grey area"),
        ("aging", "ageing"),
        ("practice", "practise"),
        ("color", "colour"),
        ("behavior", "behaviour"),
        ("neighborhoods", "neighbourhood"),
        ("day center", "day centre"),
        ("person-centered", "person centred"),
        ("license", "licence"),
        ("defense", "defence"),
        ("counselor", "counsellor"),
        ("enrollment", "enrolment"),
        ("fulfill", "fulfil"),
        ("catalog", "catalogue"),
        ("program", "programme"),
        ("judgment", "judgement"),
        ("analyze", "analyse"),
        ("skillful", "skilful"),
        ("hospitalization", "hospitalisation"),
    ],
)
def test_american_and_british_spellings_find_each_other(american: str, british: str, tmp_path: Path) -> None:
    for asked, name in ((american, british), (british, american)):
        path = write(tmp_path / f"{name}.yaml", term(name))
        assert found(look_up(asked, glossaries=[path])) == ("variant", name)


@pytest.mark.parametrize(
    ("asked", "name"), [("prize", "Prise"), ("filling", "Filing"), ("integrity", "Integration"), ("person", "Personal")]
)
def test_words_that_only_look_like_forms_of_each_other_are_not_variants(asked: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(name))
    assert found(look_up(asked, glossaries=[path]))[0] != "variant"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("ﬁnding", "finding"),
        ("care\u00a0 plan", " Care plan "),
        ("№ 1", "no 1"),
        ("É", "e\u0301"),
    ],
)
def test_the_same_name_is_told_by_folding(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "cafe"),
        ("co\u2011production", "co\u2014production"),
        ("and/or", "and or"),
        ("carer's", "carer\u2019s"),
        ("S.D.S", "(SDS)"),
        ("[SDS]", "{sds}"),
        ("brok\u00aderage", "brokerage"),
        ("a_b", "a b"),
    ],
)
def test_names_that_are_written_alike_are_told_by_folding_further(one: str, other: str) -> None:
    assert written_alike(one) == written_alike(other)
    assert same_name(one) != same_name(other)


def test_a_name_of_marks_alone_is_only_like_itself() -> None:
    assert written_alike("...") == "..."
    assert written_alike("...") != written_alike("()")
