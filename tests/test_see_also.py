"""The terms below an entry: those that its editors refer to, and those that its definitions mention."""

import json
from pathlib import Path

import pytest

from carelex import look_up
from tests.glossaries import HEAD, term, write
from tests.program import Run

TWO = HEAD.replace("terms:", "  theirs:\n    name: Theirs\nterms:")
THEIRS = "      - source: theirs\n        text: "


def also(out: str) -> str:
    return out.rstrip("\n").rpartition("\n\n")[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    terms = [
        term("Carer", "Somebody who gives care; some carers take short breaks.", see_also="[Respite, ASC]"),
        term("Short break", "Respite by another name, for a carer. A short-break is not a break."),
        term("Break", "Time off.") + f"{THEIRS}Time for a Carer and for respite.\n",
        term("Respite", "Time off is a Break."),
        term("Adult social care", abbreviation="ASC"),
    ]
    return write(tmp_path / "g.yaml", "".join(terms), TWO)


def test_mentioned_terms_come_after_those_that_the_editors_name(path: Path, run: Run) -> None:
    assert also(run("define", "carer", "-g", str(path)).stdout) == "See also: Respite, ASC, Short break"
    assert also(run("define", "short break", "-g", str(path)).stdout) == "See also: Respite, Carer"
    for form in ("markdown", "rich"):
        assert also(run("define", "carer", "-g", str(path), "-f", form).stdout).endswith("Respite, ASC, Short break")


def test_json_separates_the_editors_terms_from_mentioned_ones(path: Path, run: Run) -> None:
    found = json.loads(run("define", "carer", "-g", str(path), "-f", "json").stdout)
    assert (found["see_also"], found["mentions"]) == (["Respite", "ASC"], ["Short break"])
    entry = look_up("break", glossaries=path).entry
    assert entry is not None
    assert entry.mentions == ("Carer", "Respite")
    assert [each.mentions for each in entry.definitions] == [(), ("Carer", "Respite")]


def test_a_term_that_the_editors_name_differently_is_shown_once(tmp_path: Path, run: Run) -> None:
    terms = term("Plan", "A budget for care.", see_also="[Allowance]") + term("Budget", aliases="[Allowance]")
    path = write(tmp_path / "g.yaml", terms)
    assert also(run("define", "plan", "-g", str(path)).stdout) == "See also: Allowance"


def test_definitions_that_are_not_shown_mention_nothing(path: Path, run: Run) -> None:
    assert "See also" not in run("define", "break", "-g", str(path), "-s", "ours").stdout
    assert also(run("define", "break", "-g", str(path), "-s", "theirs").stdout) == "See also: Carer, Respite"


def test_an_entry_mentions_the_terms_of_all_glossaries_in_use(path: Path, tmp_path: Path, run: Run) -> None:
    other = write(tmp_path / "other.yaml", term("Care home", "A home with day-care.") + term("Day care", "By day."))
    more = write(tmp_path / "more.yaml", term("Respite", "In a care home.") + term("Time off"))
    assert also(run("define", "respite", "-g", str(path)).stdout) == "See also: Break"
    shown = run("define", "respite", *(f"-g{each}" for each in (path, other, more))).stdout
    # The longest name counts, in whichever glossary it is.
    assert also(shown) == "See also: Time off, Break, Care home"
    assert also(run("define", "care home", "-g", str(other)).stdout) == "See also: Day care"


def test_no_entry_sends_the_reader_to_itself(tmp_path: Path, run: Run) -> None:
    first = write(tmp_path / "first.yaml", term("Co-production", "Coproduction.", aliases="[Joint work]"))
    second = write(tmp_path / "second.yaml", term("co production", "By joint work."))
    assert "See also" not in run("define", "co-production", "-g", str(first), "-g", str(second)).stdout


def test_a_text_of_many_terms_names_the_first_and_counts_the_others(tmp_path: Path, run: Run) -> None:
    names = "Alder Beech Cedar Dogwood Elm Fir Gorse Holly Ivy Juniper".split()
    path = write(tmp_path / "g.yaml", "".join(map(term, names)) + term("Wood", "; ".join(names)))
    shown = run("define", "wood", "-g", str(path)).stdout
    assert also(shown) == "See also: Alder, Beech, Cedar, Dogwood, Elm, Fir, Gorse, Holly and 2 more"
    assert json.loads(run("define", "wood", "-g", str(path), "-f", "json").stdout)["mentions"] == names


def test_all_mentions_in_a_long_text_are_shown_whatever_else_is_in_use(tmp_path: Path, run: Run) -> None:
    names = [f"Thing {chr(65 + at // 26)}{chr(97 + at % 26)}" for at in range(150)]
    whole = term("Whole", "; ".join(names), see_also=f"[{names[0]}]")
    path = write(tmp_path / "g.yaml", "".join(map(term, names)) + whole)
    alone = json.loads(run("define", "whole", "-g", str(path), "-f", "json").stdout)["mentions"]
    assert alone == names[1:]
    assert (
        json.loads(run("define", "whole", "-g", str(path), "-g", "builtin", "-f", "json").stdout)["mentions"] == alone
    )


def test_a_word_is_found_in_any_of_its_ways(tmp_path: Path, run: Run) -> None:
    text = "Well being in formation, a co-production of CARERS’ boards, 1.17, on www.outcome.org; it. As G.P.s."
    names = ["Wellbeing", "Information", "Coproduction", "Carers' board", "1.17", "Outcome", "It", "GP"]
    path = write(
        tmp_path / "g.yaml", term("All", json.dumps(text)) + "".join(map(term, [json.dumps(name) for name in names]))
    )
    assert also(run("define", "all", "-g", str(path)).stdout) == "See also: Wellbeing, Coproduction, Carers' board, GP"


def test_a_hyphen_may_part_a_word_of_a_name_and_a_space_may_not(tmp_path: Path) -> None:
    names = ["Wirehaired terrier", "Inorganic compound", "Set upon", "RN"]
    text = "A wire-haired terrier, found in organic compounds, is set up on an R-N bond."
    path = write(tmp_path / "g.yaml", term("All", text) + "".join(map(term, names)))
    entry = look_up("all", glossaries=path).entry
    assert entry is not None
    assert entry.mentions == ("Wirehaired terrier",)


def test_names_that_are_written_alike_are_mentioned_in_the_order_of_the_glossaries(tmp_path: Path) -> None:
    first = write(tmp_path / "first.yaml", term("Shift", "A back up.") + term("Backup") + term("Back up"))
    second = write(tmp_path / "second.yaml", term("Other"))
    for glossaries in ([first], [first, second], [second, first]):
        entry = look_up("shift", glossaries=glossaries).entry
        assert entry is not None
        assert entry.mentions == ("Backup", "Back up")


def test_a_term_that_only_refers_is_no_mention(tmp_path: Path) -> None:
    text = term("Carer", "Who needs time off and respite.") + term("Respite") + "  - term: Time off\n    see: Respite\n"
    answer = look_up("carer", glossaries=write(tmp_path / "g.yaml", text))
    assert answer.entry is not None
    assert answer.entry.mentions == ("Respite",)
