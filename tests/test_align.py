"""carelex align: finds which terms of several glossaries are, or may be, one concept."""

import csv
import io
import json
import re
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from carelex import GlossaryError, Pair, PairReason, PairState, UnknownSourceError, align
from carelex.cli.console import AligningProgress
from tests.clock import Clock
from tests.program import DATA, Golden, Run
from tests.terminal import TerminalStream

MADE_UP = DATA / "align"


@pytest.fixture
def made_up(clean_place: Path) -> Path:
    """Three small glossaries and a file of links, in the test's working folder."""
    for file in MADE_UP.iterdir():
        (clean_place / file.name).write_bytes(file.read_bytes())
    return clean_place


def glossary(path: Path, terms: dict[str, str], **fields: str) -> Path:
    """Write a glossary of names, each with its text; *fields* are more lines for all of them."""
    more = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    body = "".join(
        f"  - term: {json.dumps(name)}\n{more}    definitions:\n"
        f"      - source: {path.stem}\n        text: {json.dumps(text)}\n"
        for name, text in terms.items()
    )
    path.write_text(f"sources:\n  {path.stem}:\n    name: {path.stem.capitalize()}\nterms:\n{body}", encoding="utf-8")
    return path


def aligned(left: dict[str, str], right: dict[str, str]) -> tuple[Pair, ...]:
    return align(glossaries=[glossary(Path("one.yaml"), left), glossary(Path("two.yaml"), right)])


def pair_of(one: str, other: str, texts: tuple[str, str] = ("What it is.", "Another wording.")) -> Pair | None:
    """The pair of these two names, each the only one in its glossary; None if they are no pair."""
    pairs = aligned({one: texts[0]}, {other: texts[1]})
    assert len(pairs) < 2
    return pairs[0] if pairs else None


@pytest.mark.parametrize("output", ["text", "markdown", "json", "jsonl", "csv", "tsv"])
@pytest.mark.usefixtures("made_up")
def test_pairs_in_every_format(output: str, run: Run, golden: Golden) -> None:
    result = run("align", "-g", ".", "-f", output)
    golden(f"align/made-up.{output}", result.stdout)
    assert result.stderr == "12 pairs: 4 joined, 1 linked, 3 parted, 4 proposed.\n"
    assert result.code == 0


@pytest.mark.parametrize("width", [30, 60, 80, 100, 160])
@pytest.mark.usefixtures("made_up")
def test_pairs_in_a_terminal(width: int, run: Run, golden: Golden) -> None:
    for color in ("always", "never") if width == 80 else ("never",):
        result = run("align", "-g", ".", "-f", "rich", "--width", str(width), "--color", color)
        golden(f"align/made-up-{width}-{color}.txt", result.stdout)
    plain = re.sub(r"\x1b\[[\d;]*m", "", result.stdout)
    assert max(map(len, plain.splitlines())) <= width


@pytest.mark.usefixtures("made_up")
def test_where_a_sign_cannot_be_shown_ascii_replaces_it(run: Run) -> None:
    shown = run("align", "-g", ".", "-f", "rich", "--parted", env={"LC_ALL": "C"}, encoding="ascii").stdout
    assert shown.isascii()
    assert "\n!=    Carers " in shown
    assert "?" not in shown


HEADWORDS = [line.split("\t") for line in (DATA / "headwords.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("one", "other", "verdict", "why"), HEADWORDS)
def test_names_that_sources_write_are_joined_or_proposed_or_left_apart(
    one: str, other: str, verdict: str, why: str
) -> None:
    left, left_text = named_and_told(one, "Quite plain.")
    right, right_text = named_and_told(other, "Another wording.")
    pair = pair_of(left, right, (left_text, right_text))
    swapped = pair_of(right, left, (right_text, left_text))
    assert (pair and pair[:4]) == (swapped and swapped[:4])
    match verdict:
        case "joined" | "proposed":
            assert pair is not None
            assert pair.state == verdict, why
        case _:
            assert pair is None or pair.state is PairState.PARTED or pair.score < 50, why


def named_and_told(cell: str, text: str) -> tuple[str, str]:
    """A name, and its text: ICB (text: "Integrated Care Board")."""
    told = re.fullmatch(r'(.*) \(text: "(.*)"\)', cell)
    return (told[1], told[2]) if told else (cell, text)


ALIKE = (
    "You write down which treatment you refuse, should an illness take away the capacity to decide about surgery.",
    "In it you refuse a treatment beforehand: it counts when illness has taken your capacity to decide about surgery.",
)
CALLED = "Somebody who finds support for you, sometimes called a care navigator or a broker."


@pytest.mark.parametrize(
    ("one", "other", "reason", "texts"),
    [
        ("Carer (unpaid)", "Carers", "a qualifier in brackets", None),
        ("Needs assessment (also known as care assessment)", "Care assessment", "one of several names", None),
        ("Domiciliary care (home care)", "Home care", "one of several names", None),
        ("Care Act 2014", "The Care Act", "a year", None),
        ("Money: Personal budget", "Personal budgets", "a category before the name", None),
        ("Short break or respite care", "Respite care", "one of several names", None),
        ("Personal assistant | helper", "Helper", "one of several names", None),
        ("Assessment dept", "Assessment department", "a shortened word", None),
        ("s.117 aftercare", "Section 117 aftercare", "a shortened word", None),
        ("Personalised care", "Personalising care", "another form of a word", None),
        ("Assessment of carers", "Carer's assessment", "another order", None),
        ("Care, domiciliary", "Domiciliary care", "another order", None),
        ("Care at home", "Home care", "another order", None),
        ("Safegaurding adults", "Safeguarding adults", "nearly the same letters", None),
        ("PHB", "Personal health budget", "the initials of the other", None),
        ("PHBs", "Personal health budget", "the initials of the other", None),
        ("Blue badge", "Blue badge scheme", "one name within the other", None),
        ("Support plan", "Care and support plan", "one name within the other", None),
        ("Section 117 aftercare", "Aftercare", "one name within the other", None),
        ("A&E department", "A&E", "one name within the other", None),
        ("Needs assessment", "Assessment", "one name within the other", None),
        ("Healthwatch England", "Healthwatch", "one name within the other", None),
        ("Day care – adults", "Day care", "one name within the other", None),
        ("Autism spectrum condition", "Autistic spectrum condition", "another form of a word", None),
        ("Occupational therapist", "Occupational therapy", "another form of a word", None),
        ("Independent broker", "Care navigator", "the text names the other", (CALLED, "Helps you find your way.")),
        ("Living will", "Advance decision", "definitions alike", ALIKE),
        # These are not.
        ("Care home", "Home care", None, None),
        ("Look after", "After look", None, None),
        ("Advocate", "Advocacy", None, None),
        ("Personal budget", "Personal health budget", None, None),
        ("Benefit", "Assessments and benefits", None, None),
        ("Adult", "Not an adult", None, None),
        ("Safeguarding vulnerable adults", "Vulnerable adult", None, None),
        ("No further action", "Further action", None, None),
        ("Carer (paid)", "Carer (unpaid)", None, None),
        ("Stage 3", "Stage 4", None, None),
        ("MHA", "IMHA", None, None),
        ("Living will", "Advance decision", None, ("A paper.", "A paper.")),
    ],
)
def test_each_reason_proposes_what_it_is_for(
    one: str, other: str, reason: str | None, texts: tuple[str, str] | None
) -> None:
    pair = pair_of(one, other, texts or ("What it is.", "Another wording."))
    assert (pair and pair.reason) == reason
    assert pair is None or (pair.state is PairState.PROPOSED and 10 <= pair.score < 100)


def test_an_alias_of_one_that_is_the_name_of_another() -> None:
    ours = glossary(Path("ours.yaml"), {"Short break": "Time for a carer."}, aliases="[Respite care]")
    theirs = glossary(Path("theirs.yaml"), {"Respite": "x", "respite cares": "Care while a carer rests."})
    [pair] = align(glossaries=[ours, theirs])
    assert (pair.reason, pair.right.term) == (PairReason.ALIAS, "respite cares")


@pytest.mark.parametrize(
    ("short", "stands_for", "name", "state", "reason"),
    [
        ("MCA", "Mental Capacity Act 2005", "Mental Capacity Act (MCA)", "proposed", "a year"),
        ("MCA", "Mental Capacity Assessment", "Mental Capacity Act (MCA)", "parted", "one abbreviation, two meanings"),
        ("CHC", "NHS Continuing Healthcare", "Continuing healthcare (CHC)", "proposed", "one name within the other"),
        ("OT", "Occupational therapist", "Occupational Therapy (OT)", "proposed", "another form of a word"),
        ("ASC", "Autism spectrum condition", "Autistic spectrum condition", "proposed", "another form of a word"),
    ],
)
def test_an_abbreviation_is_compared_by_its_full_form(
    short: str, stands_for: str, name: str, state: str, reason: str
) -> None:
    for texts in (({short: stands_for}, {name: "What it is."}), ({name: "What it is."}, {short: stands_for})):
        [pair] = aligned(*texts)
        assert (pair.state, pair.reason) == (state, reason)


def test_the_one_word_that_several_names_end_in_is_none_of_them() -> None:
    assessments = {"Needs assessment": "What you need.", "Financial assessment": "What you can pay."}
    assert aligned(assessments, {"Assessment": "A look at something."}) == ()


def test_a_reference_is_another_name_of_what_it_refers_to() -> None:
    Path("ours.yaml").write_text(
        "sources: {a: {name: A}}\nterms:\n  - {term: Vulnerable adult, see: Adult at risk}\n"
        "  - {term: Adult at risk, definitions: [{source: a, text: Whoever cannot keep safe.}]}\n",
        encoding="utf-8",
    )
    pairs = align(glossaries=["ours.yaml", glossary(Path("theirs.yaml"), {"Vulnerable adults": "Other words."})])
    assert [(pair.state, pair.left.term, pair.reason) for pair in pairs] == [
        ("joined", "Vulnerable adult", "singular and plural"),
        ("proposed", "Adult at risk", "an alias of the other"),
    ]


def test_several_reasons_make_a_pair_more_likely() -> None:
    alone = pair_of("Section 42 enquiry", "S42 enquiry")
    both = pair_of("Section 42 enquiry", "S42 enquiry", ALIKE)
    assert alone is not None
    assert both is not None
    assert alone.score < both.score < 100
    assert (both.reason, both.also) == (PairReason.SHORTENED, (PairReason.DEFINITIONS,))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["Brokerage", "Brokerage services"], ["brokerage services"]),
        (["Carer's assessment"], ["Carers Assessment", "Assessment of carers"]),
        (["Day centre"], ["Day Centers", "Day service"]),
    ],
)
def test_two_terms_of_one_glossary_are_not_proposed(left: list[str], right: list[str]) -> None:
    """No link could join it: a file with both as its own terms keeps them apart."""
    told = aligned(*({name: f"{name} is what it is." for name in names} for names in (left, right)))
    assert [pair.state for pair in told] == [PairState.JOINED]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Brokerage", "brokerage", "the same name"),
        ("Care-home", "Care home", "written alike"),
        ("The Care Act", "Care Act", "an article"),
        ("Direct payment:", "The direct payment", "an article"),
        ("Direct payment:", "Direct payment", "a mark"),
        ("[/] Brokerage", "Brokerage", "written alike"),
        ("Integrated Care Board (ICB)", "Integrated Care Board", "an abbreviation beside the name"),
        ("ICB – Integrated Care Board", "The Integrated Care Board", "an abbreviation beside the name"),
        ("1.2 Brokerage", "Brokerage", "a number or a letter before the name"),
        ("3) The brokerage", "Brokerage", "a number or a letter before the name"),
        ("a) Brokerage", "Brokerage", "a number or a letter before the name"),
        ("Aftercare", "After care", "another spelling"),
        ("Direct payments", "Direct payment", "singular and plural"),
    ],
)
def test_each_reason_for_joining_is_shown_alone(one: str, other: str, reason: str) -> None:
    for left, right in ((one, other), (other, one)):
        pair = pair_of(left, right)
        assert pair is not None
        assert (pair.state, pair.reason) == (PairState.JOINED, reason)


def test_a_link_is_the_reason_only_for_the_two_names_in_it() -> None:
    """Names that are written alike need no link."""
    Path("links.yaml").write_text("links:\n  - same: [Carer's assessment, Family interview]\n", encoding="utf-8")
    one = glossary(Path("one.yaml"), {"Carer's assessment": "A talk."})
    two = glossary(Path("two.yaml"), {"Carers’ assessment": "An interview."})
    three = glossary(Path("three.yaml"), {"Family interview": "With the family."})
    told = {
        (pair.left.term, pair.right.term): (pair.state, pair.reason)
        for pair in align(glossaries=[one, two, three, "links.yaml"])
    }
    assert told == {
        ("Carer's assessment", "Carers’ assessment"): ("joined", "written alike"),
        ("Carer's assessment", "Family interview"): ("linked", "a link"),
        ("Carers’ assessment", "Family interview"): ("linked", "a link"),
    }


def test_a_link_that_a_glossary_with_both_terms_contradicts_is_shown_as_such() -> None:
    """The editors decide about their own terms; carelex does not ask again."""
    Path("links.yaml").write_text("links:\n  - same: [Brokerage, brokerage services]\n", encoding="utf-8")
    one = glossary(Path("one.yaml"), {"Brokerage": "Help.", "Brokerage services": "Who helps."})
    pairs = align(glossaries=[one, glossary(Path("two.yaml"), {"brokerage services": "A team."}), "links.yaml"])
    assert [(pair.state, pair.left.term, pair.reason) for pair in pairs] == [
        ("joined", "Brokerage services", "the same name"),
        ("parted", "Brokerage", "one file has both"),
    ]


def test_two_concepts_of_several_terms_are_one_question(clean_place: Path) -> None:
    files = [glossary(clean_place / f"a{number}.yaml", {"Brokerage": "Help."}) for number in range(3)]
    files += [glossary(clean_place / f"b{number}.yaml", {"Brokerage services": "A team."}) for number in range(3)]
    pairs = align(glossaries=files)
    assert [pair.state for pair in pairs].count(PairState.JOINED) == 6
    [proposed] = [pair for pair in pairs if pair.state is PairState.PROPOSED]
    assert (Path(proposed.left.glossary).name, Path(proposed.right.glossary).name) == ("a0.yaml", "b0.yaml")


def test_no_pair_comes_twice_nor_lies_within_a_file_nor_depends_on_the_order_of_files(made_up: Path) -> None:
    seen = set()
    *glossaries, links = sorted(made_up.iterdir(), key=lambda file: file.name == "links.yaml")
    for files in permutations(glossaries):
        pairs = align(glossaries=[*files, links])
        sides = [frozenset({pair.left[:2], pair.right[:2]}) for pair in pairs]
        assert len(set(sides)) == len(sides)
        assert all(pair.left.glossary != pair.right.glossary for pair in pairs)
        names = [file.name for file in files]
        assert all(
            names.index(Path(pair.left.glossary).name) < names.index(Path(pair.right.glossary).name) for pair in pairs
        )
        assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)
        seen.add(frozenset((both, *pair[:4]) for both, pair in zip(sides, pairs, strict=True)))
    assert len(seen) == 1


def found(run: Run, *args: str) -> list[dict[str, Any]]:
    result = run("align", "-g", ".", "-f", "json", *args)
    pairs: list[dict[str, Any]] = json.loads(result.stdout)
    assert result.code == (0 if pairs else 1)
    return pairs


@pytest.mark.usefixtures("made_up")
def test_only_pairs_of_some_states(run: Run) -> None:
    for state, count in {"joined": 4, "linked": 1, "parted": 3, "proposed": 4}.items():
        assert [pair["state"] for pair in found(run, f"--{state}")] == [state] * count
    assert {pair["state"] for pair in found(run, "--parted", "--proposed")} == {"parted", "proposed"}


@pytest.mark.usefixtures("made_up")
def test_only_pairs_with_a_term_of_a_source(run: Run) -> None:
    pairs = found(run, "--source", "WEST")
    assert len(pairs) == 3
    assert all("west" in pair["left"]["sources"] + pair["right"]["sources"] for pair in pairs)
    assert [pair["left"]["sources"] for pair in found(run, "-s", "forum")] == [["north", "forum"]]


@pytest.mark.usefixtures("made_up")
def test_as_many_as_are_asked_for_and_the_best_of_them(run: Run) -> None:
    best = found(run, "--proposed", "-n", "2")
    assert best == found(run, "--proposed")[:2]
    told = run("align", "-g", ".", "--proposed", "--limit", "2").stderr
    assert told == "4 pairs: 4 proposed. Showing 2. To see more: --limit NUMBER\n"
    wrong = run("align", "--limit", "0")
    assert (wrong.code, wrong.stdout) == (2, "")
    assert "--limit cannot be '0'" in wrong.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["-g", "west.yaml"], "Only one glossary is in use, and a pair needs two. Name others with -g."),
        (["-g", "west.yaml", "-g", "links.yaml"], "Found no pair in the 2 glossaries in use."),
        (
            ["-g", ".", "-s", "forum", "--proposed", "--joined"],
            "Found no joined or proposed pair of Carers' Forum in the 4 glossaries in use.",
        ),
    ],
)
@pytest.mark.usefixtures("made_up")
def test_without_a_pair_align_says_so(args: list[str], told: str, run: Run) -> None:
    for output, empty in (("text", ""), ("rich", ""), ("markdown", ""), ("json", "[]\n"), ("jsonl", "")):
        result = run("align", *args, "-f", output)
        assert (result.stdout, result.stderr, result.code) == (empty, f"{told}\n", 1)
    assert run("align", *args, "-q").stderr == ""


# The slots of a mapping in SSSOM, and their permitted values.
PREDICATES = {"skos:exactMatch", "skos:closeMatch"}
JUSTIFICATIONS = {
    "semapv:LexicalMatching",
    "semapv:LexicalSimilarityThresholdMatching",
    "semapv:ManualMappingCuration",
    "semapv:StructuralMatching",
    "semapv:CompositeMatching",
}


@pytest.mark.usefixtures("made_up")
def test_a_table_has_the_columns_of_sssom_with_values_that_it_allows(run: Run) -> None:
    rows = [*csv.DictReader(io.StringIO(run("align", "-g", ".", "-f", "tsv").stdout), delimiter="\t")]
    assert rows == [*csv.DictReader(io.StringIO(run("align", "-g", ".", "-f", "csv").stdout))]
    for row, pair in zip(rows, found(run), strict=True):
        assert (row["subject_label"], row["object_label"]) == (pair["left"]["term"], pair["right"]["term"])
        assert row["predicate_id"] in PREDICATES
        assert row["mapping_justification"] in JUSTIFICATIONS
        assert (row["predicate_modifier"] == "Not") == (pair["state"] == "parted")
        assert 0 <= float(row["confidence"]) <= 1
        assert (row["similarity_score"] == "") == (pair["overlap"] is None)
    by_hand = [row["comment"] for row in rows if row["mapping_justification"] == "semapv:ManualMappingCuration"]
    assert by_hand == ["a link", "a link"]


NAMES = ('A "quoted" name', "=SUM(A1)", "Tab\tand [b]marks[/b] | pipes", "Esc \x1b[31m", "日本語")


def test_names_are_text_whatever_stands_in_them(run: Run, golden: Golden) -> None:
    text = "".join(f"  - term: {json.dumps(name)}\n    definitions: [{{source: s, text: x}}]\n" for name in NAMES)
    for file in ("one.yaml", "two.yaml"):
        Path(file).write_text(f"sources: {{s: {{name: '[red]S'}}}}\nterms:\n{text}", encoding="utf-8")
    for output in ("text", "rich", "markdown", "tsv"):
        result = run("align", "-g", "one.yaml", "-g", "two.yaml", "-f", output, "--color", "never")
        assert "\x1b" not in result.stdout
        golden(f"align/hostile.{output}", result.stdout)


def test_from_python_it_is_as_from_the_command_line(made_up: Path, run: Run) -> None:
    pairs = align(glossaries=made_up)
    told = [(pair.left.term, pair.right.term, pair.state.value, pair.reason.value) for pair in pairs]
    assert told == [(pair["left"]["term"], pair["right"]["term"], pair["state"], pair["reason"]) for pair in found(run)]
    assert pairs[0].left.definitions[0].text == "Somebody who needs care, and cannot keep safe without help."
    assert align(glossaries=made_up, sources="west") == align(glossaries=made_up, sources=["west"])
    with pytest.raises(UnknownSourceError):
        align(glossaries=made_up, sources="east")
    with pytest.raises(GlossaryError):
        align(glossaries=made_up / "none.yaml")


def test_on_a_terminal_it_says_how_far_it_is(clock: Clock) -> None:
    screen = TerminalStream()
    with AligningProgress(screen, {}) as tell:
        for done in (0, 3):
            clock.go_on(2)
            tell(done, 12, 20_000)
        assert screen.getvalue() == "\rAligning 20,000 terms: 25%\x1b[K"
    assert screen.getvalue().endswith("\r\x1b[K")


def test_an_index_that_has_been_damaged_is_made_again(made_up: Path, cache_folder: Path) -> None:
    before = align(glossaries=made_up)
    indexes = [file for file in cache_folder.iterdir() if "carelex" in file.suffix]
    assert len(indexes) > 4
    for file in indexes:
        content = file.read_bytes()
        file.write_bytes(content[: len(content) // 2] + b"\0" * (len(content) - len(content) // 2))
    assert align(glossaries=made_up) == before


def test_a_name_or_a_text_of_any_length_takes_no_longer_than_it_is_long() -> None:
    names = ("a" * 9_000, "word " * 3_000 + "end", "x" + " " * 9_000 + "y", "a/" * 3_000 + "a", "(" * 9_000 + "b")
    texts = dict.fromkeys(names, "also known as " * 3_000)
    aligned(texts, {f"{name} c": "(" * 9_000 for name in names})
