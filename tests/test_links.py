"""Links in a glossary file: which names are one concept and which are not."""

import json
from pathlib import Path

import pytest

from carelex import GlossaryError, load_glossary
from carelex.model import Link
from tests.glossaries import term, write
from tests.program import DATA, Run
from tests.test_schema import errors

LINKS = """\
links:
  - same: [Carer's assessment, Assessment of carers]
    note: Section 10.
  - different: [Care plan, Care planning, "Care: plans"]
"""


@pytest.fixture
def links(clean_place: Path) -> Path:
    return write(clean_place / "links.yaml", "", LINKS)


def told(text: str, path: Path) -> list[str]:
    """The errors of a glossary with this text, each with its place."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load_glossary(path)
    return [f"{fault.line}:{fault.column} {fault.rule}" for fault in caught.value.faults]


# Links in a file.


def test_from_python_the_links_of_a_file_are_values(links: Path) -> None:
    glossary = load_glossary(links)
    assert glossary.links == (
        Link(True, ("Carer's assessment", "Assessment of carers"), "Section 10."),
        Link(False, ("Care plan", "Care planning", "Care: plans"), None),
    )
    assert (glossary.sources, glossary.terms) == ((), ())


def test_links_may_come_before_or_after_the_terms(tmp_path: Path) -> None:
    before = write(tmp_path / "a.yaml", term("Respite"), LINKS + "sources:\n  ours:\n    name: Ours\nterms:\n")
    behind = write(tmp_path / "b.yaml", term("Respite") + LINKS)
    assert load_glossary(before).links == load_glossary(behind).links
    assert len(load_glossary(behind).terms) == 1


def test_a_name_in_a_link_is_the_text_in_the_file() -> None:
    last = load_glossary(DATA / "good" / "links.yaml").links[-1]
    assert last.names == ("Respite: care", "012")


# Errors.


def test_a_name_that_differs_only_in_capitals_and_spaces_is_twice_in_a_link(tmp_path: Path) -> None:
    text = "links:\n  - different:\n    - Care plan\n    - CARE  PLAN\n    - Care-plan\n    - care plan\n"
    assert told(text, tmp_path / "g.yaml") == ["4:7 name-twice", "6:7 name-twice"]


def test_names_with_similar_spellings_may_be_in_one_link(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", "", "links:\n  - different: [Back up, Backup, Back-up]\n")
    assert load_glossary(path).links == (Link(False, ("Back up", "Backup", "Back-up")),)


def test_definitions_need_sources_beside_links_too(tmp_path: Path) -> None:
    text = LINKS + "terms:\n" + term("Respite")
    assert told(text, tmp_path / "g.yaml") == ["1:1 missing-key", "8:17 unknown-source"]
    assert errors(text) == ["'sources' is a required property"]


def test_sources_alone_are_no_glossary_and_with_links_they_are(tmp_path: Path) -> None:
    sources = "sources:\n  ours:\n    name: Ours\n"
    assert told(sources, tmp_path / "g.yaml") == ["1:1 missing-key"]
    assert errors(sources) != []
    assert load_glossary(write(tmp_path / "g.yaml", LINKS, sources)).links != ()
    assert errors(sources + LINKS) == []


def test_repeated_links_are_reported(tmp_path: Path) -> None:
    assert told(LINKS + LINKS, tmp_path / "g.yaml") == ["5:1 duplicate-key"]


def test_links_contradict_each_other_by_way_of_others(tmp_path: Path) -> None:
    chain = "".join(f"  - same: [Name {number}, Name {number + 1}]\n" for number in range(200))
    path = write(tmp_path / "g.yaml", f"  - different: [Name 3, Name 10, x]\n{chain}", "links:\n")
    with pytest.raises(GlossaryError) as caught:
        load_glossary(path)
    (fault,) = caught.value.faults
    assert fault.message == (
        "'Name 3' and 'Name 10' are the same by the links on lines 6, 7, 8, 9, 10 and 2 more; remove one of these, or"
        " this one [contradiction]"
    )
    assert (fault.line, fault.column) == (2, 25)


def test_names_with_similar_spellings_contradict_nothing(tmp_path: Path) -> None:
    text = "links:\n  - same: [Back up, Store]\n  - different: [Back-up, Store]\n  - different: [Back up, Backup]\n"
    assert len(load_glossary(write(tmp_path / "g.yaml", "", text)).links) == 3


def test_many_contradictions_are_reported_quickly(tmp_path: Path) -> None:
    names = ", ".join(f"Name {number}" for number in range(2_000))
    faults = told(f"links:\n  - same: [{names}]\n  - different: [{names}]\n", tmp_path / "g.yaml")
    assert len(faults) == 1_999


# A file with only links, in every command.


def test_a_file_that_holds_links_alone_is_a_glossary_like_others(run: Run, links: Path) -> None:
    assert run("check", str(links)).stdout.endswith("\n1 file, 2 links, no errors, 5 warnings\n")
    (file,) = json.loads(run("check", str(links), "-f", "json").stdout)["files"]
    assert (file["terms"], file["links"], file["faults"]) == (0, 2, 0)


@pytest.mark.parametrize("call", ["define x", "search x", "compare x", "compare", "list"])
def test_with_links_alone_nothing_is_found(call: str, run: Run, links: Path) -> None:
    result = run(*call.split(), "-g", str(links))
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr.lower().startswith(("no ", "found no "))


@pytest.mark.parametrize("call", ["define brokerage", "search brokerage", "compare brokerage", "compare", "list"])
def test_beside_a_file_with_links_alone_others_answer_as_before(call: str, run: Run, links: Path) -> None:
    alone = run(*call.split(), "-g", "builtin")
    assert run(*call.split(), "-g", str(links), "-g", "builtin") == alone
    assert alone.code == 0


def test_the_index_of_a_file_with_links_alone_is_kept(run: Run, links: Path) -> None:
    first, again = (json.loads(run("sources", "-g", str(links), "-f", "json").stdout) for _ in range(2))
    assert first == again
    assert first[0]["index"] is not None
    assert (first[0]["source"], first[0]["terms"], first[0]["file"]) == (None, 0, str(links))


def test_sources_shows_a_file_with_links_alone(run: Run, links: Path) -> None:
    for output, head in (("text", "links.yaml, 2 links"), ("markdown", "## links.yaml, 2 links")):
        assert run("sources", "-g", links.name, "-f", output).stdout == f"{head}\n"
    assert len(run("sources", "-g", links.name, "-f", "csv").stdout.splitlines()) == 2


def test_sources_counts_links_beside_terms(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Respite") + LINKS)
    assert run("sources", "-g", "g.yaml").stdout.startswith("g.yaml, 1 term, 2 links\n")
    assert run("check", "g.yaml").stdout.endswith("1 file, 1 term, 1 definition, 2 links, no errors, 5 warnings\n")


# Likely mistakes, with other glossaries in use.


def findings(run: Run, *call: str) -> list[str]:
    """The findings of check, without the rules' names."""
    lines = run("check", "-q", *call).stdout.splitlines()
    assert all(line.endswith("]") for line in lines)
    return [line.rpartition(" [")[0] for line in lines]


def link(kind: str, *names: str) -> str:
    return f"links:\n  - {kind}: [{', '.join(names)}]\n"


def test_the_names_of_a_link_are_looked_up_in_all_glossaries_in_use(run: Run, clean_place: Path) -> None:
    write(clean_place / "links.yaml", "", link("same", "Brokerage", "Brokering", "Broker service", "Brokerag"))
    write(clean_place / "g.yaml", term("Brokering", aliases="[Broker service]"))
    alone = "no glossary here has the name"
    assert findings(run, "links.yaml", "-g", "g.yaml", "-g", "builtin") == [
        f"links.yaml:2:50: warning: {alone} 'Brokerag': did you mean 'Brokerage'?"
    ]
    assert findings(run, "links.yaml", "g.yaml", "-g", "builtin") == findings(run, "links.yaml", "g.yaml") != []
    assert len(findings(run, "links.yaml", "-g", "g.yaml")) == 2


@pytest.mark.parametrize("name", ["ICB", "Integrated care board", "integrated care-board", "Board for care", "IB"])
def test_a_name_in_a_link_may_be_any_of_a_term_or_a_part_of_one(name: str, run: Run, clean_place: Path) -> None:
    write(clean_place / "links.yaml", "", link("different", "Carer", name))
    board = term("Integrated Care Board (ICB)", abbreviation="IB", aliases="[Board for care]")
    write(clean_place / "g.yaml", term("Carer") + board)
    assert findings(run, "links.yaml", "-g", "g.yaml") == []
    assert findings(run, "g.yaml", "links.yaml", "-g", "builtin") == []


def test_the_full_form_of_an_abbreviation_is_a_name(run: Run, clean_place: Path) -> None:
    write(clean_place / "links.yaml", "", link("different", "BCF", "Better Care Fund", "Other fund"))
    write(clean_place / "g.yaml", term("BCF", "Better Care Fund.") + term("Other fund"))
    assert findings(run, "links.yaml", "-g", "g.yaml") == []
    assert findings(run, "links.yaml", "g.yaml", "-g", "builtin") == []


def test_a_link_contradicts_one_in_another_glossary(run: Run, clean_place: Path) -> None:
    terms = term("Care plan") + "  - term: Support plan\n    see: Care plan\n"
    write(clean_place / "g.yaml", terms + link("same", "Care plan", "Support plan"))
    write(clean_place / "mine.yaml", "", link("different", "Support-plan", "Care plan"))
    both = "'Support-plan' and 'Care plan' are"
    assert findings(run, "mine.yaml", "-g", "g.yaml") == [
        f"mine.yaml:2:31: warning: {both} the same by a link in g.yaml; keep one of them"
    ]
    # Among several files, the finding is shown for the later one.
    assert findings(run, "g.yaml", "mine.yaml", "-g", "builtin") == findings(run, "mine.yaml", "-g", "g.yaml")
    assert findings(run, "mine.yaml", "g.yaml", "-g", "builtin") == [
        f"g.yaml:12:23: warning: {both} different by a link in mine.yaml; keep one of them"
    ]
    rules = run("check", "g.yaml", "-g", "mine.yaml", "-f", "csv").stdout.splitlines()
    assert rules[1].endswith(",contradiction-elsewhere")


def test_links_of_three_glossaries_contradict_each_other_together(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Plan") + link("same", "Plan", "Care plan"))
    write(clean_place / "b.yaml", term("Care plan") + link("different", "Plan", "Care planning"))
    write(clean_place / "c.yaml", "", link("same", "Care plan", "Plan", "Care planning"))
    told = [line for line in findings(run, "c.yaml", "-g", "a.yaml", "-g", "b.yaml") if "different" in line]
    assert told == [
        "c.yaml:2:23: warning: 'Plan' and 'Care planning' are different by a link in b.yaml; keep one of them"
    ]


def test_the_same_link_in_two_glossaries_is_no_contradiction(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Plan") + term("Care plan") + link("different", "Plan", "Care plan"))
    write(clean_place / "b.yaml", "", link("different", "Plan", "Care plan"))
    assert findings(run, "b.yaml", "-g", "a.yaml") == []


def test_a_link_cannot_join_two_terms_of_another_glossary(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Care plan") + term("Support plan", "Another plan."))
    write(clean_place / "links.yaml", "", link("same", "Care plan", "Support plan"))
    assert findings(run, "links.yaml", "-g", "g.yaml") == [
        "links.yaml:2:23: warning: the link joins nothing: 'Care plan' and 'Support plan' are two terms of g.yaml, with"
        " texts of their own; remove one of the names"
    ]
    assert run("define", "care plan", "-g", "g.yaml", "-g", "links.yaml").stdout.count("Another plan.") == 0


def test_a_link_joins_terms_of_two_glossaries_without_a_word(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Care plan", "One plan."))
    write(clean_place / "b.yaml", term("Support plan", "Another plan."))
    write(clean_place / "links.yaml", "", link("same", "Care plan", "Support plan"))
    assert findings(run, "links.yaml", "-g", "a.yaml", "-g", "b.yaml") == []
    shown = run("define", "care plan", "-g", "a.yaml", "-g", "b.yaml", "-g", "links.yaml").stdout
    assert "One plan." in shown
    assert "Another plan." in shown


def test_a_link_means_the_name_that_it_says_and_no_other_form_of_it(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Carer", "Unpaid."))
    write(clean_place / "b.yaml", term("Carers", "Paid.") + term("Family carer", "Of the family."))
    text = "links:\n  - same: [Carer, Family carer]\n  - different: [Carer, Carers]\n"
    write(clean_place / "links.yaml", "", text)
    shown = run("define", "carer", "-g", "a.yaml", "-g", "b.yaml", "-g", "links.yaml", "-f", "csv").stdout
    assert [text in shown for text in ("Unpaid.", "Of the family.", ",Paid.")] == [True, True, False]


def test_a_link_that_separates_a_name_from_its_joined_term_is_reported(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Day centre", "A place."))
    write(clean_place / "b.yaml", term("Day centres", "Places.") + term("Day service", "Help by day."))
    write(clean_place / "links.yaml", "", link("same", "Day centre", "Day service"))
    call = ["-g", "a.yaml", "-g", "b.yaml"]
    assert findings(run, "links.yaml", *call) == [
        "links.yaml:2:12: warning: the link parts 'Day centre' from 'Day centres' in b.yaml, which has 'Day service'"
        " too, with a text of its own; remove one of the names"
    ]
    for links, is_joined in ((["-g", "links.yaml"], False), ([], True)):
        shown = run("define", "day centre", *call, *links).stdout
        assert ("A place." in shown, "Places." in shown) == (True, is_joined)
    # If somebody says that they are the same, there is no finding.
    write(
        clean_place / "links.yaml",
        "",
        link("same", "Day centre", "Day service") + "  - different: [Day centre, Day centres]\n",
    )
    assert findings(run, "links.yaml", *call) == []
