"""A glossary is updated from a newer document: only what its source has changed is changed."""

from pathlib import Path

import pytest

from carelex import load_glossary
from tests.program import Run, carelex
from tests.terminal import Screen

OURS = """\
# Kept by the team.
sources:
  north:
    name: North
    title: Words   # as on the page
    published: 2024
  team: {name: Our team}

links:
  - same: [Hub, Centre]

terms:
  # The first of all.
  - term: Hub
    aliases: [Meeting point]      # ours
    see_also: [Respite]
    definitions:
      - source: team
        text: Where we meet.
      - source: north
        note: Ask them about the hours.
        text: |
          A place where several services are.

          It is open every day.

  - term: Respite
    definitions:
      - {source: north, text: "A break for a carer.", note: "checked"}

  - term: Ward
    definitions:
      - source: north
        text: |
          A part of a hospital.
      - source: north
        text: >
          A child whom a court
          looks after.

  - term: Old word
    definitions:
      - source: north
        text: It is used no more.

  - term: Our word
    definitions:
      - source: team
        text: Ours alone.
"""

NEWER = """\
<title>Words</title>
<h1>Words</h1>
<h2>Brokerage</h2> <p>Finding support for somebody.</p>
<h2>Hub</h2> <p>A place where many services are.</p> <p>It is open every day.</p>
<h2>Respite</h2> <p>A break for a carer, or for the person cared for.</p>
<h2>Ward</h2> <ol> <li>A part of a hospital.</li> <li>A child for whom a court decides.</li>
<li>A part of a town.</li> </ol>
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(OURS, encoding="utf-8")
    return path


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "words.html"
    path.write_text(NEWER, encoding="utf-8")
    return path


EXPECTED = """\
# Kept by the team.
sources:
  north:
    name: North
    title: Words   # as on the page
    published: "2026"
  team: {name: Our team}

links:
  - same: [Hub, Centre]

terms:
  - term: Brokerage
    definitions:
      - source: north
        text: |
          Finding support for somebody.

  # The first of all.
  - term: Hub
    aliases: [Meeting point]      # ours
    see_also: [Respite]
    definitions:
      - source: team
        text: Where we meet.
      - source: north
        note: Ask them about the hours.
        text: |
          A place where many services are.

          It is open every day.

  - term: Respite
    definitions:
      - {source: north, text: "A break for a carer, or for the person cared for.", note: "checked"}

  - term: Ward
    definitions:
      - source: north
        text: |
          A part of a hospital.
      - source: north
        text: |
          A child for whom a court decides.
      - source: north
        text: |
          A part of a town.

  - term: Our word
    definitions:
      - source: team
        text: Ours alone.
"""

SHOWN = """\
source north: published
  [-2024-]{+2026+}

Brokerage: new
  {+Finding support for somebody.+}

Hub: changed
  A place where [-several-]{+many+} services are.

  It is open every day.

Respite: changed
  A break for a [-carer.-]{+carer, or for the person cared for.+}

Ward: changed
  A child {+for+} whom a court [-looks after.-]{+decides.+}
  {+A part of a town.+}

Old word: gone
  [-It is used no more.-]

"""


def test_only_what_the_source_has_changed_is_changed(ours: Path, newer: Path, run: Run) -> None:
    result = run("import", str(newer), "--into", str(ours), "--source", "north", "--published", "2026", "--yes")
    assert result.code == 0
    assert ours.read_text(encoding="utf-8") == EXPECTED
    assert load_glossary(ours).terms[0].name == "Brokerage"


def test_changes_are_shown_word_by_word(ours: Path, newer: Path, run: Run) -> None:
    asked = ("import", str(newer), "--into", str(ours), "--source", "north", "--published", "2026")
    result = run(*asked)
    assert result.stdout == SHOWN
    assert f"{ours}: 1 new, 3 changed, 1 gone, 0 unchanged\n" in result.stderr
    # The user has not agreed.
    assert result.stderr.endswith(f"{ours} is unchanged. To make these changes: --yes\n")
    assert ours.read_text(encoding="utf-8") == OURS
    assert run(*asked, "--yes").code == 0
    again = run(*asked, "--yes")
    assert (again.stdout, again.code) == ("", 0)
    assert again.stderr.endswith(f"{ours}: nothing has changed\n")


def test_line_ends_and_a_byte_order_mark_stay(ours: Path, newer: Path, run: Run) -> None:
    ours.write_bytes(b"\xef\xbb\xbf" + OURS.replace("\n", "\r\n").encode())
    asked = ("import", str(newer), "--into", str(ours), "--source", "north", "--published", "2026", "--yes")
    assert run(*asked).code == 0
    assert ours.read_bytes() == b"\xef\xbb\xbf" + EXPECTED.replace("\n", "\r\n").encode()


def test_a_new_source_is_added_beside_the_others(ours: Path, newer: Path, run: Run) -> None:
    result = run("import", str(newer), "--into", str(ours), "--source", "south", "--name", "South", "--yes", "-q")
    assert (result.code, result.stderr) == (0, "")
    glossary = load_glossary(ours)
    assert [source.id for source in glossary.sources] == ["north", "team", "south"]
    by_name = {term.name: [said.source.id for said in term.definitions] for term in glossary.terms}
    assert by_name["Hub"] == ["team", "north", "south"]
    assert by_name["Old word"] == ["north"]


def test_which_source_is_meant_must_be_clear(ours: Path, newer: Path, run: Run) -> None:
    result = run("import", str(newer), "--into", str(ours), "--yes")
    assert result.code == 0, "the title is that of one source"
    newer.write_text(NEWER.replace("Words", "Other words"), encoding="utf-8")
    result = run("import", str(newer), "--into", str(ours), "--yes")
    assert result.code == 2
    assert result.stderr.splitlines()[-1] == (
        f"carelex: error: {ours}: which source is this document? Say so with --source ID; a new id adds a source; "
        "its sources are: north (North), team (Our team)"
    )


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("nowhere.yaml", "nowhere.yaml: no such file; to write a new glossary: -o FILE"),
        (".", ".: this is a folder; name a glossary file in it"),
        ("", "--into: an empty path; name the glossary file to bring up to date"),
    ],
)
def test_a_glossary_that_cannot_be_updated_is_reported(target: str, problem: str, newer: Path, run: Run) -> None:
    result = run("import", str(newer), "--into", target)
    assert (result.stderr, result.code) == (f"carelex: error: {problem}\n", 2)


def test_a_glossary_with_errors_is_left_alone(ours: Path, newer: Path, run: Run) -> None:
    broken = OURS.replace("    name: North", "    nmae: North")
    ours.write_text(broken, encoding="utf-8")
    result = run("import", str(newer), "--into", str(ours), "--source", "north", "--yes")
    assert result.code == 2
    assert f"{ours}:4:5: unknown key 'nmae'" in result.stderr
    assert ours.read_text(encoding="utf-8") == broken


def test_in_a_terminal_you_are_asked(ours: Path, newer: Path) -> None:
    command = carelex("import", str(newer), "--into", str(ours), "--source", "north")
    for answer, told in ((b"n\n", "is unchanged"), (b"y\n", "Written: ")):
        assert ours.read_text(encoding="utf-8") == OURS
        screen = Screen(command)
        screen.wait_for("Write this into")
        screen.type(answer)
        screen.wait_for(told)
        assert screen.end() == 0
    assert "Finding support for somebody." in ours.read_text(encoding="utf-8")


def test_an_answer_that_is_neither_yes_nor_no_is_asked_for_again(ours: Path, newer: Path) -> None:
    screen = Screen(carelex("import", str(newer), "--into", str(ours), "--source", "north"))
    screen.wait_for("Write this into")
    screen.type(b"perhaps\n")
    screen.wait_for("Type y for yes, or just press Enter for no.")
    screen.type(b"\n")
    screen.wait_for("is unchanged")
    assert screen.end() == 0
    assert "Error" not in screen.text


THEIRS = """\
sources:
  south: {name: South, published: 2026}
terms:
  - term: Hub
    definitions:
      - {source: south, text: A house for all.}
  - term: Yard
    definitions:
      - {source: south, text: A place outside.}
"""


def test_a_glossary_of_one_source_brings_it_along(clean_place: Path, run: Run) -> None:
    Path("ours.yaml").write_text(OURS, encoding="utf-8")
    Path("theirs.yaml").write_text(THEIRS, encoding="utf-8")
    before = load_glossary("ours.yaml")
    assert run("import", "theirs.yaml", "--into", "ours.yaml", "--yes").code == 0
    after = load_glossary("ours.yaml")
    assert [source.id for source in after.sources] == [*(source.id for source in before.sources), "south"]
    said = {term.name: term.definitions[-1] for term in after.terms if term.name in ("Hub", "Yard")}
    assert [(one.source.published, one.text.strip()) for one in said.values()] == [
        ("2026", "A house for all."),
        ("2026", "A place outside."),
    ]
    newer = THEIRS.replace("outside", "out of doors")
    Path("theirs.yaml").write_text(newer, encoding="utf-8")
    result = run("import", "theirs.yaml", "--into", "ours.yaml", "--yes")
    assert "A place [-outside.-]{+out of doors.+}" in result.stdout
    assert "0 new, 1 changed, 0 gone" in result.stderr


def test_a_glossary_of_several_sources_is_refused(clean_place: Path, run: Run) -> None:
    Path("ours.yaml").write_text(OURS, encoding="utf-8")
    Path("theirs.yaml").write_text(OURS, encoding="utf-8")
    result = run("import", "theirs.yaml", "--into", "ours.yaml", "--yes")
    assert result.code == 2
    assert "theirs.yaml: this glossary has 2 sources, and --into takes one" in result.stderr
    assert Path("ours.yaml").read_text(encoding="utf-8") == OURS
