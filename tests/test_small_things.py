"""Small errors found in earlier versions, one test for each."""

import json
from pathlib import Path
from time import process_time

import pytest
import yaml

from tests.glossaries import HEAD, term, write
from tests.other_programs import needs
from tests.program import Run, carelex
from tests.terminal import Screen


@pytest.mark.parametrize("options", ["-i", "", "-M"])
def test_less_shows_colours_whatever_its_variable_holds(options: str) -> None:
    needs("less")
    env = {"PAGER": "less", "LESS": options, "TERM": "xterm"}
    screen = Screen(carelex("define", "recovery", "-g", "builtin"), height=10, env=env)
    screen.wait_for("Recovery")
    screen.type(b"q")
    assert screen.end() == 0
    assert "ESC[" not in screen.text
    assert "\x1b[1m" in screen.text


@pytest.fixture(params=["libyaml", "PyYAML alone"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "PyYAML alone":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


def checked(text: str, path: Path, run: Run) -> list[str]:
    """The messages of `check` for a file with *text*, without the last line, which counts them."""
    path.write_text(text, encoding="utf-8")
    return [line.removeprefix("g.yaml:") for line in run("check", path.name).stdout.splitlines()[:-1]]


@pytest.mark.usefixtures("parser")
def test_two_halves_of_a_character_are_to_be_written_as_the_character(clean_place: Path, run: Run) -> None:
    told = checked(HEAD + term("Phone", r'"Call \ud83d\udcde now."'), clean_place / "g.yaml", run)
    problem = r"'\ud83d\udcde' is how JSON may write '📞', and YAML does not; write the character itself [escape]"
    assert len(told) == 1
    assert told[0].removeprefix(f"{told[0].split(' ')[0]} ").removeprefix("cannot be read here: ") == problem


@pytest.mark.usefixtures("parser")
def test_a_line_about_the_version_of_yaml_is_to_be_removed(clean_place: Path, run: Run) -> None:
    for line in ("%YAML 3.0", "%YAML x"):
        (told,) = checked(f"{line}\n---\nsources:\n", clean_place / "g.yaml", run)
        assert told.endswith(
            "cannot be read here: a line that begins with '%' tells programs how to read YAML; a glossary needs none, "
            "so remove it [stray-line]"
        )


def test_a_file_of_names_and_texts_is_told_once_what_a_glossary_looks_like(clean_place: Path, run: Run) -> None:
    text = "Insurance: What pays for damage.\nRespite: A rest.\nTerms of use: What binds you.\n"
    assert checked(text, clean_place / "g.yaml", run) == [
        "1:1: each key here is a name, followed by its text; a glossary has 'sources' and 'terms' instead, in the "
        "shape that 'carelex new' shows; 'carelex import' makes such a glossary of this file [missing-key]"
    ]


def test_spaces_at_the_end_of_many_lines_are_reported_once(clean_place: Path, run: Run) -> None:
    records = "".join(f"- name: Name {number}  \n  text: A text.  \n" for number in range(100))
    assert checked(records, clean_place / "g.yaml", run) == [
        "1:1: a glossary needs 'sources' and 'terms'; found a list [wrong-type]",
        "1:15: warning: spaces or tabs at the end of this line, and of 199 more; remove them [space-at-end]",
    ]


LONG = {
    "a word": "a" * 100_000,
    "figures": "1" * 100_000,
    "words with full stops": "a." * 50_000,
    "signs of addresses": "a+b-c." * 2_000,
    "brackets": "[" * 30_000,
    "brackets before a link": f"{'[' * 30_000}a](https://a.example)",
}


@pytest.mark.parametrize("name", LONG)
def test_a_text_without_an_end_is_read_and_compared_at_once(name: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "g.yaml"
    sources = "sources:\n  ours: {name: Ours}\n  theirs: {name: Theirs}\nterms:\n"
    definitions = "".join(
        f"      - source: {source}\n        text: {json.dumps(LONG[name])}\n" for source in ("ours", "theirs")
    )
    path.write_text(f"{sources}  - term: Word\n    definitions:\n{definitions}", encoding="utf-8")
    begun = process_time()
    assert run("define", "word", "-g", str(path)).code == 0
    assert run("compare", "word", "-g", str(path)).code == 0
    # Each of these took a minute, or seconds, on any machine; now they take a tenth of a second.
    assert process_time() - begun < 3


def test_links_within_few_brackets_are_links(tmp_path: Path, run: Run) -> None:
    text = f"{'[a] ' * 100}[b](https://b.example)"
    path = write(tmp_path / "g.yaml", term("Respite", f'"{text}"'))
    shown = run("define", "respite", "-g", str(path), "-f", "text").stdout
    assert "b (https://b.example)" in shown
