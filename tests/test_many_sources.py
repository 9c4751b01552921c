"""Answers, comparisons and lists with many sources for the same terms."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.glossaries import term, write
from tests.program import DATA, Golden, Run

MANY = DATA / "many-sources.yaml"
IDS = "act nhs think ridings age scil kingsbridge workforce mindful therapists carers fair".split()
WIDTHS = [60, 80, 100, 160]


@pytest.fixture
def shown(run: Run) -> Callable[..., str]:
    """The output of a command with this many of the sources, in a terminal of this width."""

    def shown(*words: str, width: int, sources: int | None = None) -> str:
        heard = [f"-s{source}" for source in IDS[:sources]] if sources else []
        result = run(*words, "-g", str(MANY), *heard, "-f", "rich", env={"COLUMNS": str(width)})
        assert (result.stderr, result.code) == ("", 0)
        assert max(map(len, result.stdout.splitlines())) <= width
        return result.stdout

    return shown


def heads(shown: str) -> list[int]:
    """The number of columns in each row of them."""
    return [len(line.split()) for line in shown.splitlines() if re.fullmatch("[━ ]+", line)]


# Columns side by side.


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sources", [3, 5, 6])
def test_columns_of_several_sources(sources: int, width: int, shown: Callable[..., str], golden: Golden) -> None:
    golden(f"many/define-{sources}-{width}.txt", shown("define", "assessment", width=width, sources=sources))


@pytest.mark.parametrize(
    ("width", "sources", "rows"),
    [
        (61, 2, [1, 1]),
        (62, 2, [2]),
        (80, 3, [2, 1]),
        (93, 3, [2, 1]),
        (94, 3, [3]),
        (100, 4, [2, 2]),
        (100, 7, [3, 2, 2]),
        (157, 5, [3, 2]),
        (158, 5, [5]),
        (160, 5, [5]),
        (160, 6, [3, 3]),
        (160, 7, [4, 3]),
        (160, 12, [4, 4, 4]),
        (400, 12, [12]),
    ],
)
def test_as_many_columns_are_side_by_side_as_have_30_characters(
    width: int, sources: int, rows: list[int], shown: Callable[..., str]
) -> None:
    for command in ("define", "compare"):
        assert heads(shown(command, "assessment", width=width, sources=sources))[: len(rows)] == rows


@pytest.mark.parametrize("sources", [2, 5, 6])
def test_shared_phrases_come_before_columns(sources: int, shown: Callable[..., str]) -> None:
    text = shown("compare", "assessment", width=160, sources=sources)
    assert re.match(r"Assessment\n\n(All|Both): ", text)
    assert len(re.findall(r"\n(?:All|Both): ", text)) == 1


# What the sources have in common.

HAVE_TOO = "How many of its content words the others have too"


def overlaps_in(shown: str) -> str:
    """The part of a comparison about what the sources have in common."""
    before, title, part = shown.partition(HAVE_TOO.split(" others")[0])
    assert before
    return title + part


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sources", [6, 12])
def test_what_many_sources_have_in_common_is_a_table(
    sources: int, width: int, shown: Callable[..., str], golden: Golden
) -> None:
    table = overlaps_in(shown("compare", "assessment", width=width, sources=sources))
    golden(f"many/overlaps-{sources}-{width}.txt", table)


@pytest.mark.parametrize("output", ["text", "markdown"])
def test_what_many_sources_have_in_common_in_other_formats(output: str, run: Run, golden: Golden) -> None:
    heard = [f"-s{source}" for source in IDS[:6]]
    compared = run("compare", "assessment", "-g", str(MANY), *heard, "-f", output).stdout
    golden(f"many/overlaps.{output}", overlaps_in(compared))


def test_short_names_are_above_the_columns(run: Run) -> None:
    heard = ["-snhs", "-sscil", "-smindful", "-sage"]
    compared = run("compare", "assessment", "-g", str(MANY), *heard, "-f", "rich", env={"COLUMNS": "80"}).stdout
    head = overlaps_in(compared).splitlines()[2]
    assert head.split() == ["NCH", "Ageing", "Well", "SCIL", "Mindful"]


def test_in_a_window_too_narrow_for_a_table_words_replace_it(shown: Callable[..., str]) -> None:
    for width in (1, 10, 27):
        compared = shown("compare", "assessment", width=width, sources=4)
        assert "30%inCareActguidance" not in compared
        assert "29%inCareLawguidance;14%in" in re.sub(r"\s", "", compared)


def test_the_shares_are_those_of_the_data_formats(run: Run, shown: Callable[..., str]) -> None:
    heard = [f"-s{source}" for source in IDS[:6]]
    pairs = json.loads(run("compare", "assessment", "-g", str(MANY), *heard, "-f", "json").stdout)["overlap"]
    assert len(pairs) == 15
    table = overlaps_in(shown("compare", "assessment", width=100, sources=6))
    rows = [re.findall(r"(—|\d+)%?(?=  |\n|$)", line)[-6:] for line in table.splitlines() if re.match(r"\d ", line)]
    for pair in pairs:
        a, b = IDS.index(pair["a"]), IDS.index(pair["b"])
        assert abs(int(rows[a][b]) - 100 * pair["a_in_b"]) <= 1
        assert abs(int(rows[b][a]) - 100 * pair["b_in_a"]) <= 1


def test_the_shares_of_three_sources_are_below_each(shown: Callable[..., str]) -> None:
    compared = shown("compare", "assessment", width=160, sources=3)
    assert HAVE_TOO not in compared
    assert "8% of its content words are in NCH, 17% in" in compared


def test_copies_have_one_row(run: Run, tmp_path: Path) -> None:
    text = MANY.read_text(encoding="utf-8")
    copied = text.replace(
        "text: A talk about your needs.", "text: The council decides with you what care and support you need."
    )
    assert copied != text
    path = tmp_path / "copied.yaml"
    path.write_text(copied, encoding="utf-8")
    heard = ["-snhs", "-sscil", "-smindful", "-sage", "-sfair"]
    table = overlaps_in(run("compare", "assessment", "-g", str(path), *heard, "-f", "text").stdout)
    assert [line.partition(":")[0] for line in table.splitlines()[1:5]] == [
        "NCH",
        "Ageing Well",
        "SCIL",
        "Mindful and Four Rivers Council",
    ]


# The list.


@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_of_many_sources_has_counts_and_initials_and_a_key(
    width: int, shown: Callable[..., str], golden: Golden
) -> None:
    listed = shown("list", width=width)
    golden(f"many/list-{width}.txt", listed)
    # Two sources have the same initials, and one defines nothing.
    assert {"FRC1   1  Four Ridings Council", "FRC2   1  Four Rivers Council"} <= {*re.split(r"\n|    +", listed)}
    assert "Nobody" not in listed


def test_a_number_in_the_name_of_a_source_stays_whole_in_its_initials(run: Run, tmp_path: Path) -> None:
    names = [f"Safeguarding adults and children partnership, local area number {at}" for at in range(1, 13)]
    sources = "".join(f"  s{at}:\n    name: {name}\n" for at, name in enumerate(names))
    texts = "".join(f"      - {{source: s{at}, text: x}}\n" for at in range(12))
    terms = f"  - term: Care\n    definitions:\n{texts}"
    path = write(tmp_path / "g.yaml", terms, f"sources:\n{sources}terms:\n")
    listed = run("list", "-g", str(path), "-f", "rich", env={"COLUMNS": "70"}).stdout
    key = re.findall(r"^(SACPLA\d+) +1  (.*(?:\n {12}.*)*)", listed, re.MULTILINE)
    assert [(initials, " ".join(name.split())) for initials, name in key] == [
        (f"SACPLA{at}", name) for at, name in enumerate(names, start=1)
    ]


@pytest.mark.parametrize("output", ["text", "markdown"])
def test_a_list_of_many_sources_in_other_formats(output: str, run: Run, golden: Golden) -> None:
    golden(f"many/list.{output}", run("list", "-g", str(MANY), "-f", output).stdout)


def test_a_source_that_defines_none_of_the_terms_has_no_column(run: Run, shown: Callable[..., str]) -> None:
    listed = shown("list", "--starting", "care", width=100)
    *_, last = lines = listed.splitlines()
    assert lines[:2] == [
        "                         Care Law",
        "Term                     guidance    NCH    SCIL    Carers Together",
    ]
    assert last == "2 terms: 1 defined by Care Law guidance, 1 by NCH, 1 by SCIL and 1 by Carers Together"
    table = run("list", "-g", str(MANY), "--starting", "care", "-f", "markdown").stdout
    assert table.splitlines()[0] == "| Term | Care Law guidance | NCH | SCIL | Carers Together |"
    # Scripts rely on the columns of all sources.
    rows = run("list", "-g", str(MANY), "--starting", "care", "-f", "csv").stdout.splitlines()
    assert rows[0] == ",".join(["term", *IDS, "nobody", "see"])


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("count", [50, 200])
def test_the_initials_of_any_number_of_sources_differ(count: int, width: int, tmp_path: Path, run: Run) -> None:
    kinds = ["County Council", "City Council", "Safeguarding Adults Board", "Health and Wellbeing Partnership"]
    names = [f"{chr(65 + at % 26)}{'aeiou'[at % 5]}bridge {kinds[at % 4]}, {at // 26}" for at in range(count)]
    sources = "".join(f"  s{at}:\n    name: {json.dumps(name)}\n" for at, name in enumerate(names))
    terms = "".join(
        f"  - term: Term {at:03}\n    definitions:\n"
        + "".join(f"      - {{source: s{of}, text: x}}\n" for of in range(count) if of % (at + 1) == 0)
        for at in range(20)
    )
    path = write(tmp_path / "g.yaml", terms, f"sources:\n{sources}terms:\n")
    listed = run("list", "-g", str(path), "-f", "rich", env={"COLUMNS": str(width)}).stdout
    assert max(map(len, listed.splitlines())) <= width
    above, _, key = listed.partition(" defines:")
    by_initials = re.findall(r"(?:^|    )([A-Z]+\d*) +(\d+)  (?=\S)", key, re.MULTILINE)
    assert len({initials for initials, _ in by_initials}) == len(by_initials) == count
    used = re.findall(r"(?<=\s)[A-Z]+\d*(?=\s)", above)
    for initials, terms_defined in by_initials:
        assert used.count(initials) == int(terms_defined)


def test_a_term_that_only_refers_is_among_counts(run: Run, tmp_path: Path) -> None:
    text = MANY.read_text(encoding="utf-8") + "  - term: Needs assessment\n    see: Assessment\n"
    path = tmp_path / "g.yaml"
    path.write_text(text, encoding="utf-8")
    listed = run("list", "-g", str(path), "-f", "rich", env={"COLUMNS": "80"}).stdout
    assert "\nNeeds assessment          see Assessment\n" in listed
    assert "\n5 terms; and 1 reference to other terms. The number after a term" in listed
    table = run("list", "-g", str(path), "-f", "markdown").stdout
    assert "\n| Needs assessment: see Assessment |  |  |\n" in table


# See also.


def see_also(run: Run, path: Path, query: str) -> list[str]:
    mentions = json.loads(run("define", query, "-g", str(path), "-f", "json").stdout)["mentions"]
    assert isinstance(mentions, list)
    return mentions


def of_care(path: Path, text: str, name: str = "Handbook", **fields: str) -> Path:
    """A glossary with everyday words and other terms, and one more term with *text*."""
    names = ["Care", "Support", "Needs", "Review", "Carer", "Assessment", "Respite", "Care plan", "Board", "Time off"]
    return write(path, "".join(map(term, names)) + term(name, json.dumps(text), **fields))


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("Care and support, as the need is found at a review.", []),
        ("A carer has an assessment, respite, a care plan and time off.", ["Carer", "Assessment", "Respite"]),
        ("What **support** is, with *care* and *care and support*.", ["Support", "Care"]),
        ("What “need” is, what 'care' is, and \"reviews of care\".", ["Needs", "Care"]),
        ("A [review](https://example.org) of [care and support](https://example.org).", ["Review"]),
        ("After the assessment comes a Review.", ["Assessment", "Review"]),
        ("It is a Review, and Support", ["Review", "Support"]),
        # Other capitals do not mark the word.
        ("Support. Care! Review: Needs (Board) – by the Care Act and the National Board.", []),
        ("THE NEED FOR CARE IS MET.", []),
        ("As follows:\n\n- Support\n- Care", []),
        ("What is done. See Support, Needs and Care.", ["Support", "Needs", "Care"]),
        ("It is met (see support; cf. review).", ["Support", "Review"]),
        ("What is met; see also needs, care plan or board.", ["Needs", "Board"]),
        # Other people read it too.
        ("Carers see care and support at home. See how needs are met.", ["Carer"]),
    ],
)
def test_an_everyday_word_is_mentioned_only_where_the_text_marks_it(
    text: str, mentioned: list[str], run: Run, tmp_path: Path
) -> None:
    path = of_care(tmp_path / "g.yaml", text)
    told = [name for name in see_also(run, path, "handbook") if name not in ("Care plan", "Time off")]
    assert told == mentioned


def test_what_a_long_text_marks_is_found_at_once(run: Run, tmp_path: Path) -> None:
    path = of_care(tmp_path / "g.yaml", "Care. " + "See (See " * 20_000 + "and care")
    start = time.process_time()
    assert see_also(run, path, "handbook") == ["Care"]
    assert time.process_time() - start < 20


def test_a_name_of_several_everyday_words_is_mentioned(run: Run, tmp_path: Path) -> None:
    path = of_care(tmp_path / "g.yaml", "A care plan says who takes time off.")
    assert see_also(run, path, "handbook") == ["Care plan", "Time off"]


def test_editors_may_refer_to_everyday_words(run: Run, tmp_path: Path) -> None:
    path = of_care(tmp_path / "g.yaml", "Care.", see_also="[Care, Needs]")
    assert run("define", "handbook", "-g", str(path)).stdout.endswith("\nSee also: Care, Needs\n")


def test_an_everyday_word_is_marked_for_the_definition_that_marks_it(run: Run, tmp_path: Path) -> None:
    path = of_care(tmp_path / "g.yaml", "What *care* is.")
    text = path.read_text(encoding="utf-8") + "      - source: ours\n        text: Care and support.\n"
    path.write_text(text, encoding="utf-8")
    shown = run("compare", "handbook", "-g", str(path), "-f", "json").stdout
    assert [each["mentions"] for each in json.loads(shown)["definitions"]] == [["Care"], []]


def test_another_name_of_the_entry_is_no_other_entry(run: Run, tmp_path: Path) -> None:
    text = "".join(
        [
            term("Carer", "Carers are family carers or caregivers, and unpaid carers.", aliases="[Caregiver]"),
            term("Carers", "More than one carer, family carer or unpaid carer."),
            term("Family carer"),
            term("SDS", "Self-directed support (SDS) is like co-production."),
            term("Self-directed support", "SDS is a kind of co-production with coproducers."),
            term("Co-production", "What co-producers do in coproduction."),
            term("Coproduction", "Co-production."),
        ]
    )
    path = write(tmp_path / "g.yaml", text)
    assert see_also(run, path, "carer") == see_also(run, path, "carers") == ["Family carer"]
    assert see_also(run, path, "SDS") == ["Co-production", "Coproduction"]
    assert see_also(run, path, "self-directed support") == ["Co-production", "Coproduction"]
    assert see_also(run, path, "co-production") == see_also(run, path, "coproduction") == []
