"""A query finds the term that it means, says how, and refuses other names."""

import csv
import os
import subprocess
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from carelex import Answer, Reason, look_up
from carelex.lookup import Lexicon, answer, open_lexicon
from carelex.names import same_name, written_alike
from carelex.places import glossaries_in_use
from tests.glossaries import term, write
from tests.program import DATA, carelex

with (DATA / "queries.tsv").open(encoding="utf-8", newline="") as file:
    QUERIES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

# Changes that people make to a name, and names that are different.
KINDS = (
    *("joined", "plural", "inflected", "derived", "spelling", "order", "abbreviation"),
    *("slip", "phrase-slip", "sound", "partial", "outside"),
)


def found(answer: Answer) -> tuple[str, str]:
    return (answer.match.kind.value if answer.match else "-", answer.entry.term if answer.entry else "-")


@pytest.fixture
def bundled() -> Iterator[Lexicon]:
    with open_lexicon(glossaries_in_use(["builtin"])) as lexicon:
        yield lexicon


@pytest.mark.parametrize("kind", KINDS)
def test_each_query_of_a_kind_finds_what_it_means_in_the_way_it_says(kind: str, bundled: Lexicon) -> None:
    queries = [row for row in QUERIES if row["kind"] == kind]
    assert len(queries) >= 15
    for row in queries:
        assert found(answer(bundled, row["query"])) == (row["match"], row["term"]), row["query"]


def test_the_same_name_scores_100_and_nothing_else_does(bundled: Lexicon) -> None:
    for row in QUERIES:
        match = answer(bundled, row["query"]).match
        is_name = same_name(row["query"]) in map(same_name, (row["term"], "Self Directed Support (SDS)", "SDS"))
        assert (match is not None and match.score == 100) == is_name, row["query"]


@pytest.mark.parametrize(
    ("query", "suggestions"),
    [
        ("budget", ("Personal budget", "Personal health budget", "Integrated personal budget")),
        ("budgets", ("Personal budget", "Personal health budget", "Integrated personal budget")),
        ("self", ("Self management", "Self-directed support")),
        ("inte", ("Integration", "Integrated personal budget")),
        ("bugdet", ("Personal budget", "Personal health budget", "Integrated personal budget")),
        ("blockage", ()),
        ("residence", ()),
        ("residense", ("Resilience",)),
        ("pizza", ()),
        ("...", ()),
        ("brokrage", ("Brokerage",)),
        ("oestrogen", ()),
        ("persinal budjet", ("Personal budget", "Personal outcomes")),
    ],
)
def test_suggestions_are_what_is_near_best_first(query: str, suggestions: tuple[str, ...]) -> None:
    assert look_up(query).suggestions == suggestions


def test_a_misspelling_finds_its_name_among_thousands_with_the_same_first_word(tmp_path: Path) -> None:
    names = ["Bravo highlight", "Bravo photograph", *(f"Bravo number {n}" for n in range(7000))]
    glossary = write(tmp_path / "bravo.yaml", "".join(term(name, "What it is.") for name in names))
    slips = ["bravo highight", "bravo ihghlight", "bravo hilight", "bravohigjlight", "brvao highlight"]
    for slip in slips:
        assert found(look_up(slip, glossaries=glossary)) == ("fuzzy", "Bravo highlight"), slip
    assert found(look_up("bravo fotograf", glossaries=glossary)) == ("fuzzy", "Bravo photograph")


def test_a_misspelt_name_is_found_with_an_article_before_it(tmp_path: Path) -> None:
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


def test_a_term_comes_before_a_headword_and_the_same_name_before_a_similar_one(tmp_path: Path) -> None:
    headed = "  - term: Support plan\n    definitions: [{source: ours, headword: Care plan, text: A plan.}]\n"
    path = write(tmp_path / "g.yaml", headed + term("Care plan") + term("Back up") + term("Back-up"))
    assert found(look_up("care plan", glossaries=[path])) == ("exact", "Care plan")
    assert found(look_up("back-up", glossaries=[path])) == ("exact", "Back-up")
    assert found(look_up("BACK UP", glossaries=[path])) == ("exact", "Back up")


def test_of_two_terms_that_are_only_similar_neither_is_taken(tmp_path: Path) -> None:
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
    path = write(tmp_path / "g.yaml", term("Adaption") + term("Adoption"))
    answer = look_up("adeption", glossaries=[path])
    assert found(answer) == ("-", "-")
    assert answer.suggestions == ("Adoption", "Adaption")
    assert found(look_up("adopton", glossaries=[path])) == ("fuzzy", "Adoption")


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
        ("aid", "AIDS"),
        ("care", "Carer"),
        ("SD", "SDS"),
        ("do resuscitate", "Do not resuscitate"),
        ("do not", "Do not resuscitate"),
        ("resident parent", "Non-resident parent"),
        ("urgent referral", "Non-urgent referral"),
        ("eligible for funding", "Not eligible for funding"),
        ("of consent", "Refusal of consent"),
        ("end of", "End of life care"),
        ("power of", "Lasting power of attorney"),
        ("act 2005", "Mental Capacity Act 2005"),
        ("paragraph 1.17", "Paragraph 117"),
        ("paragraph 11.7", "Paragraph 117"),
        ("paragraph 1/17", "Paragraph 117"),
        ("paragraph 11 7", "Paragraph 117"),
        ("section 12", "Section 1.2"),
        ("11 support", "1:1 support"),
        ("harm by others", "Harm to others"),
        ("harm from others", "Harm to others"),
        ("care for duty", "Duty of care"),
        ("care of duty", "Duty of care"),
        ("payment by carer", "Payment to carer"),
        ("services by carers", "Services for carers"),
        ("carers for services", "Services for carers"),
        ("abuse of carer", "Abuse by carer"),
        ("transition from adulthood", "Transition to adulthood"),
        ("assess to discharge", "Discharge to assess"),
        ("child or need", "Child in need"),
        ("stage 3b", "Stage 3"),
        ("section 117a aftercare", "Section 117 aftercare"),
        ("band 5b", "Band 5A"),
        ("schedule b1", "Schedule A1"),
        ("schedule 1", "Schedule A1"),
        ("category c", "Category"),
        ("category s", "Category"),
        ("hepatitis H", "Hepatitis"),
        ("hepatitis s", "Hepatitis"),
        ("family s", "Family"),
        ("AIDS", "Aid"),
        ("gas", "GA"),
        ("MS", "M"),
        ("MCA", "IMCA"),
        ("MHA", "IMHA"),
        ("AMHS", "CAMHS"),
        ("OLS", "DoLS"),
        ("probable", "Probation"),
        ("probe", "Probation"),
        ("protest", "Protection"),
        ("child protests", "Child protection"),
        ("additive", "Addiction"),
        ("deprecate", "Depression"),
        ("detest", "Detection"),
        ("infest", "Infection"),
        ("excite", "Excision"),
        ("regret", "Regression"),
        ("intense", "Intention"),
        ("trade", "Tradition"),
        ("former", "Formation"),
        ("instant", "Instance"),
        ("conversation", "Conversion"),
        ("affectation", "Affection"),
        ("ordinary resident", "Ordinary residence"),
        ("very sheltered housing", "Sheltered housing"),
        ("two-stage test", "Stage test"),
        ("Health IT", "Health"),
        ("any qualified provider", "Qualified provider"),
        ("foster carer", "Foster care"),
        ("carer plan", "Care plan"),
        ("local author", "Local authority"),
        ("health visit", "Health visitor"),
        ("care leave", "Care leaver"),
        ("key work", "Key worker"),
        ("hospital patience", "Hospital patient"),
        ("drug abuser", "Drug abuse"),
    ],
)
def test_another_name_is_not_taken_for_the_one_that_is_there(asked: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(name))
    assert found(look_up(asked, glossaries=[path])) == ("-", "-")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("meditation", "Mediation"),
        ("career", "Carer"),
        ("polices", "Policy"),
        ("councillor", "Counsellor"),
        ("content", "Consent"),
        ("personnel budget", "Personal budget"),
        ("shelf management", "Self management"),
        ("cart plan", "Care plan"),
    ],
)
def test_an_english_word_is_no_misspelling_of_another(asked: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(name))
    assert found(look_up(asked, glossaries=path)) == ("-", "-")


@pytest.mark.parametrize(("asked", "meant"), [("hearth", "health"), ("persona", "personal"), ("budge", "budget")])
def test_a_rare_word_may_be_a_misspelt_common_one_only_in_a_phrase(asked: str, meant: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Personal health budget") + term(meant))
    phrase = "personal health budget".replace(meant, asked)
    assert found(look_up(phrase, glossaries=path)) == ("fuzzy", "Personal health budget")
    assert found(look_up(asked, glossaries=path)) == ("-", "-")


@pytest.mark.parametrize(
    ("asked", "name"), [("meditaton", "Mediation"), ("trasnmit", "Transit"), ("discusion", "Dissection")]
)
def test_a_misspelling_of_another_english_word_is_not_taken(asked: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(name))
    assert found(look_up(asked, glossaries=path)) == ("-", "-")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("persoanlized", "Personalisation"),
        ("integratted", "Integration"),
        ("paymnt, direct", "Direct payment"),
        ("suport self directd", "Self-directed support"),
        ("the persnal budgits", "Personal budget"),
        ("selfmanagment", "Self management"),
    ],
)
def test_a_misspelt_word_may_be_in_another_form_too(asked: str, name: str) -> None:
    assert found(look_up(asked)) == ("fuzzy", name)


@pytest.mark.parametrize(
    "query",
    [
        "Self Directed Support [SDS]",
        "SDS (self-directed support)",
        "Personal health budgets (PHBs)",
        "personal budget - PB",
        "what does SDS mean",
        "the definition of SDS",
    ],
)
def test_a_name_with_its_abbreviation_or_in_a_question_finds_its_term(query: str) -> None:
    assert found(look_up(query))[0] == ("exact" if query.startswith("Self") else "variant")


def test_a_name_with_something_else_in_brackets_is_another_name() -> None:
    assert found(look_up("Recovery (SDS)")) == ("-", "-")
    assert found(look_up("Recovery (debt)")) == ("-", "-")


def test_a_part_is_taken_only_where_nothing_else_can_be_meant(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Home care worker") + term("Reablement") + term("Section 117 aftercare"))
    for query, meant in (
        ("care worker", "Home care worker"),
        ("home worker", "Home care worker"),
        ("home care wor", "Home care worker"),
        ("reablem", "Reablement"),
        ("section 117 afterc", "Section 117 aftercare"),
    ):
        answer = look_up(query, glossaries=path)
        assert (found(answer), answer.match and answer.match.reason) == (("fuzzy", meant), "part of it"), query
    for query in ("home", "care", "home care", "section 117", "worker care", "re", "section 11", "section aftercare"):
        assert found(look_up(query, glossaries=path)) == ("-", "-"), query
    assert look_up("worker", glossaries=path).suggestions == ("Home care worker",)


@pytest.mark.parametrize(
    ("query", "reason", "name"),
    [
        ("brokerage", Reason.SAME, "Brokerage"),
        ("sds", Reason.SAME, "SDS"),
        ("selfmanagement", Reason.SPELLING, "Self management"),
        ("SDSs", Reason.FORM, "SDS"),
        ("what is recovery", Reason.WITHIN, "Recovery"),
        ("brokered", Reason.FAMILY, "Brokerage"),
        ("brokridge", Reason.SOUND, "Brokerage"),
        ("brokrage", Reason.NEAREST, "Brokerage"),
        ("health budget", Reason.PART, "Personal health budget"),
    ],
)
def test_the_match_says_which_name_was_found_and_why(query: str, reason: Reason, name: str) -> None:
    match = look_up(query).match
    assert match is not None
    assert (match.reason, match.name) == (reason, name)


def test_two_terms_of_one_name_are_both_suggested_however_it_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Personal assistant", aliases="[PA]") + term("Pay area", aliases="[PA]"))
    for query in ("PA", "what is PA", "the PA", "P.A."):
        assert look_up(query, glossaries=path).suggestions == ("Pay area", "Personal assistant"), query


def test_of_the_terms_that_a_query_is_part_of_the_fullest_goes_first(tmp_path: Path) -> None:
    long = term("Care plan", aliases="[Care plan of a person who lives at home]")
    path = write(tmp_path / "g.yaml", long + term("Care planner") + term("Day care"))
    assert look_up("care", glossaries=path).suggestions == ("Day care", "Care plan", "Care planner")


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("recovery college", "Recovery"),
        ("co-production of a personal budget", "Personal budget"),
        ("bugdet", "Personal budget"),
        ("helth budget", "Personal health budget"),
        ("budget personal helth plan", "Personal budget"),
    ],
)
def test_names_within_a_query_are_suggested(query: str, suggestion: str) -> None:
    answer = look_up(query)
    assert found(answer) == ("-", "-")
    assert suggestion in answer.suggestions


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("ercovery", "Recovery"),
        ("callls", "Call"),
        ("tere", "Tree"),
        ("assessing risk", "Risk assessment"),
        ("reviewing medications", "Medication review"),
        ("care at the end of life", "End of life care"),
        ("therapy for speech and language", "Speech and language therapy"),
        ("safeguarding, adults", "Adult safeguarding"),
        ("eligibility criterion", "Eligibility criteria"),
        ("autistic", "Autism"),
        ("anaemic", "Anaemia"),
        ("occupational therapists", "Occupational therapy"),
        ("confidential", "Confidentiality"),
        ("decided", "Decision"),
        ("admitted", "Admission"),
        ("referred", "Referral"),
        ("manager", "Management"),
        ("identifies", "Identification"),
        ("informed concent", "Informed consent"),
    ],
)
def test_common_spellings_of_a_name_find_it(asked: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(name))
    assert found(look_up(asked, glossaries=path))[1] == name


def test_a_query_of_any_length_has_its_answer() -> None:
    # Anything that grows with the square of the length would take minutes.
    for query in ("the " * 50_000 + "x", "a b " * 50_000, "s " * 100, "to " * 20_000):
        assert not look_up(query).matched


def test_a_near_miss_never_scores_as_much_as_another_form() -> None:
    match = look_up("integrated persnal budget").match
    assert match is not None
    assert (match.score, round(match.score)) == (94.4, 94)


def test_the_surer_way_has_the_higher_score() -> None:
    queries = ("brokerage", "broker-age", "broker age", "brokerages", "brokered", "brokrage", "brokridge")
    matches = [look_up(query).match for query in queries]
    assert [match and match.score for match in matches] == [100, 98, 98, 97, 95, 94.1, 77.8]


def test_the_answers_do_not_depend_on_the_hash_seed() -> None:
    queries = "\n".join(row["query"] for row in QUERIES).encode()
    answers = set()
    for seed in ("0", "1", "2"):
        command = carelex("define", "-", "-f", "jsonl", "-q")
        result = subprocess.run(
            command, input=queries, stdout=subprocess.PIPE, check=False, env=os.environ | {"PYTHONHASHSEED": seed}
        )
        answers.add(result.stdout)
    assert len(answers) == 1


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
        ("brok\u00aderage", "brokerage"),
    ],
)
def test_folding_recognises_the_same_name(one: str, other: str) -> None:
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
        ("a_b", "a b"),
    ],
)
def test_further_folding_recognises_similar_spellings(one: str, other: str) -> None:
    assert written_alike(one) == written_alike(other)
    assert same_name(one) != same_name(other)


def test_a_name_of_marks_alone_is_only_like_itself() -> None:
    assert written_alike("...") == "..."
    assert written_alike("...") != written_alike("()")
