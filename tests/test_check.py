"""carelex check: every error and every likely mistake in a glossary file, with its line and column."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.clock import carelex_that_takes_long
from tests.glossaries import HEAD, term, write
from tests.other_programs import posix_only
from tests.program import CARELEX, DATA, Golden, Run
from tests.terminal import Screen
from tests.test_glossary import BAD, FAULTS

GOOD = DATA / "good"

# Every warning for the files in tests/data/bad, each file checked alone.
WARNINGS = {
    "alias-of-two.yaml": [
        "11:15: 'sb' is another name of the term on line 5 too, so it names both and shows neither;"
        " keep both if both are called so [alias-of-two]",
    ],
    "alias-twice.yaml": [
        "6:24: 'respite' is given twice; remove it [alias-twice]",
        "6:33: 'Short  Break' is the term itself; remove it [alias-twice]",
    ],
    "alike-alias.yaml": [
        "10:15: 'Short-break' is written like the term 'Short break' (line 5), and leads there;"
        " keep it if both are called so [alike-alias]",
    ],
    "alike-terms.yaml": [
        "9:11: 'Short-break' is written like 'Short break' (line 5); if they mean the same, make one an alias [alike-terms]",
    ],
    "bullets.yaml": [
        "10:11: '•' begins no list, and the line is joined to the one before; write '- ' [bullets]",
        "11:11: 'U+F0B7' begins no list, and the line is joined to the one before; write '- ' [bullets]",
        "15:11: this line is joined to the one before, and no item of a list; write 'text: |' and the text below it [bullets]",
        "19:11: this line is joined to the one before, and no item of a list; write 'text: |' and the text below it [bullets]",
    ],
    "comment-line.yaml": [
        "9:11: this line is a YAML comment and not part of the text; if it is text, put all of it below '|' [comment-line]",
    ],
    "comment.yaml": [
        "8:21: what follows ' #' is a YAML comment and not part of the text; put the text between quotes or below '|' [comment]",
        "10:16: what follows ' #' is a YAML comment and not part of the text; put the text between quotes or below '|' [comment]",
    ],
    "control-escape.yaml": [
        "8:15: the text has a control character (U+001B); remove it [control-escape]",
    ],
    "curly-name.yaml": [
        "3:11: '“' is part of the name; write straight quotes, or none [curly-name]",
        "5:16: what follows ' #' is a YAML comment and not part of the text; put the text between quotes or below '|' [comment]",
        "6:15: '“' is part of the name; write straight quotes, or none [curly-name]",
        "9:24: what follows ' #' is a YAML comment and not part of the text; put the text between quotes or below '|' [comment]",
    ],
    "definition-twice.yaml": [
        "9:9: this definition is given twice (first on line 7); remove one [definition-twice]",
    ],
    "duplicate-alias.yaml": [
        "11:19: 'Care Plan' is given twice; remove it [alias-twice]",
    ],
    "invisible.yaml": [
        "5:16: an invisible character (U+200B, zero width space); remove it [invisible]",
        "9:12: an invisible character (U+00AD, soft hyphen); remove it [invisible]",
        "9:15: an invisible character (U+202E, right-to-left override); remove it [invisible]",
        "9:17: an invisible character (U+202C, pop directional formatting); remove it [invisible]",
    ],
    "link-to-nothing.yaml": [
        "2:19: no glossary here has the name 'Carrer': did you mean 'Carer'? [link-to-nothing]",
        "3:24: no glossary here has the name 'Nobody'; correct it or remove it [link-to-nothing]",
    ],
    "links.yaml": [
        "9:12: no glossary here has the name 'Care plan'; correct it or remove it [link-to-nothing]",
        "9:23: no glossary here has the name 'Support plan'; correct it or remove it [link-to-nothing]",
        "11:12: no glossary here has the name 'Care plan'; correct it or remove it [link-to-nothing]",
        "11:23: no glossary here has the name 'Support plan'; correct it or remove it [link-to-nothing]",
    ],
    "link-within-file.yaml": [
        "16:29: the link joins nothing: 'Care plan' and 'Support plan' are two terms of this file, with texts of their own; remove one of the names [link-within-file]",
    ],
    "needless-replaces.yaml": [
        "8:9: it replaces nothing: no other glossary here has this term from 'ours'; correct the term or the source, or remove 'replaces' [needless-replaces]",
    ],
    "no-break-space.yaml": [
        "9:15: a no-break space (U+00A0), which looks like a space, 2 times in this line; write a space [no-break-space]",
        "9:25: a no-break space (U+202F), which looks like a space; write a space [no-break-space]",
    ],
    "null.yaml": [
        "5:11: 'null' is YAML's word for nothing, and here it is text; put it between quotes [null]",
        "6:19: '~' is YAML's word for nothing, and here it is text; put it between quotes [null]",
        "9:15: 'Null' is YAML's word for nothing, and here it is text; put it between quotes [null]",
    ],
    "see-also.yaml": [
        "6:16: 'Short break' leads back to its own term; remove it [see-also]",
        "6:29: see_also leads to nothing: no term 'Carrer': did you mean 'Carer'? [see-also]",
        "6:46: see_also leads to nothing: no term 'Nothing'; correct it or remove it [see-also]",
        "12:43: 'short break' is given twice; remove it [see-also]",
    ],
    "see-circle.yaml": [
        "13:15: the references lead in a circle, from 'Time off' to 'Break' to 'Time off'; give one of these terms a definition [see-circle]",
        "17:15: the references lead in a circle, from 'Leave' to 'Leave'; give one of these terms a definition [see-circle]",
    ],
    "see-nothing.yaml": [
        "10:10: 'see' leads to nothing: no term 'Short brake': did you mean 'Short break'? [see-nothing]",
        "12:10: 'see' leads to nothing: no term 'Leave'; correct it, or write 'definitions' [see-nothing]",
        "16:15: the text only says to see 'Short brakes', and no term has that name; if 'Short break' is meant, make it an alias of that [see-nothing]",
        "20:15: the text only says to see 'Leave of absence', and no term has that name; add that term [see-nothing]",
    ],
    "space-at-end.yaml": [
        "5:22: a space at the end of the line; remove it [space-at-end]",
        "9:19: 2 spaces at the end of the line; remove them [space-at-end]",
        "10:23: a tab at the end of the line; remove it [space-at-end]",
        "11:1: 3 spaces at the end of the line; remove them [space-at-end]",
    ],
    "two-texts.yaml": [
        "9:9: the text differs from that on line 7 in white space only; make them the same, or remove one [two-texts]",
    ],
    "uncited-source.yaml": [
        "4:3: no definition cites the source 'theirs'; remove it, or cite it [uncited-source]",
    ],
}


def test_every_bad_file_has_its_errors_or_warnings_here() -> None:
    assert {path.name for path in BAD.iterdir()} == {*FAULTS, *WARNINGS}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("name", sorted({*FAULTS, *WARNINGS}))
def test_every_finding_in_a_bad_file_is_shown_with_its_place(
    name: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both parsers of PyYAML give the same findings."""
    monkeypatch.chdir(BAD)
    result = run("check", "--quiet", name, "-g", name)
    assert result.stderr == ""
    lines = [line.removeprefix(f"{name}:") for line in result.stdout.splitlines()]
    faults = [line for line in lines if " warning: " not in line]
    # An error about the whole file is shown at its beginning.
    expected = [fault if fault[0].isdigit() else f"1:1: {fault}" for fault in FAULTS.get(name, [])]
    assert faults == expected
    warnings = [line.replace(" warning: ", " ") for line in lines if " warning: " in line]
    assert warnings == WARNINGS.get(name, [])
    assert result.code == bool(faults)


def test_good_files_have_no_findings(run: Run) -> None:
    result = run("check", "--strict", str(GOOD))
    assert (result.stdout, result.stderr, result.code) == (
        "8 files, 11 terms, 15 definitions, 3 links, no errors\n",
        "",
        0,
    )


def test_without_a_file_the_glossaries_in_use_are_checked(run: Run, user_folder: Path) -> None:
    assert run("check").stdout == "1 file, 13 terms, 18 definitions, no errors\n"
    (user_folder / "ours.yaml").write_bytes((BAD / "several.yaml").read_bytes())
    result = run("check")
    places = [line.partition(": ")[0] for line in result.stdout.splitlines()]
    ours = str(user_folder / "ours.yaml")
    assert places[:-1] == [f"{ours}:6:5", f"{ours}:9:17", f"{ours}:11:11"]
    assert result.stdout.endswith("\n2 files, 16 terms, 19 definitions, 3 errors\n")
    assert (result.stderr, result.code) == ("", 1)


def test_several_files_and_folders_are_checked_once_each_in_their_order(run: Run, clean_place: Path) -> None:
    for name in ("b", "a"):
        write(clean_place / f"{name}.yaml", term(f"Respite {name} ", text="Time off. "))
    result = run("check", "b.yaml", ".", "./b.yaml", "builtin")
    places = [line.split(":")[0] for line in result.stdout.splitlines()]
    assert places[:-1] == ["b.yaml", "b.yaml", "a.yaml", "a.yaml"]
    assert places[-1] == "3 files, 15 terms, 20 definitions, no errors, 4 warnings"


def test_stdin_is_checked(run: Run) -> None:
    result = run("check", "-", stdin=(BAD / "url.yaml").read_bytes())
    assert result.stdout.startswith("stdin:4:10: 'url' is no web address")
    assert (result.stderr, result.code) == ("", 1)
    assert run("check", "-", stdin=HEAD + term("Respite")).stdout == "1 file, 1 term, 1 definition, no errors\n"


@posix_only
def test_a_pipe_is_checked(clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Respite", text="Time off. "))
    command = f"{CARELEX} check <(cat g.yaml) -f rich --color never"
    shown = subprocess.run(["bash", "-c", command], capture_output=True, check=True, encoding="utf-8").stdout
    warning = ":8:24: warning: a space at the end of the line; remove it\n[space-at-end]\n"
    assert f"{warning}  8 │         text: Time off. \n" in shown


def test_strict_treats_warnings_as_errors(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Respite", text="Time off. "))
    result = run("check", "g.yaml")
    assert result.stdout == (
        "g.yaml:8:24: warning: a space at the end of the line; remove it [space-at-end]\n"
        "1 file, 1 term, 1 definition, no errors, 1 warning\n"
    )
    assert result.code == 0
    result = run("check", "g.yaml", "--strict")
    assert result.stdout == (
        "g.yaml:8:24: a space at the end of the line; remove it [space-at-end]\n1 file, 1 term, 1 definition, 1 error\n"
    )
    assert result.code == 1


def test_a_file_that_cannot_be_read_costs_its_own_check_only(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Respite"))
    (clean_place / "empty").mkdir()
    result = run("check", "missing.yaml", "g.yaml", "empty", "")
    assert result.stdout == "1 file, 1 term, 1 definition, no errors\n"
    assert result.stderr.splitlines() == [
        "carelex: error: missing.yaml: no such file; check the path [no-such-file]",
        "carelex: error: empty: no glossary in this folder; it needs a file whose name ends in .yaml or .yml [empty-folder]",
        "carelex: error: an empty path; name a file or a folder, or '-' for stdin",
    ]
    assert result.code == 2
    result = run("check", "missing.yaml")
    assert (result.stdout, result.code) == ("", 2)


@posix_only
def test_closed_stdin_is_reported() -> None:
    command = ["bash", "-c", f"{CARELEX} check - <&-"]
    result = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert result.stderr == "carelex: error: stdin is closed; name a file, or send one: < FILE\n"
    assert (result.stdout, result.returncode) == ("", 2)


# With other glossaries.

OTHERS = {
    "ours.yaml": term("Short break", aliases="[Brokerage]", see_also="[Recovery, Resiliance, Carers' leave]"),
    "theirs.yaml": term("Carers' leave", aliases="[Short-break]", text="What  it is."),
}


@pytest.fixture
def others(clean_place: Path) -> Path:
    for name, text in OTHERS.items():
        write(clean_place / name, text)
    return clean_place


@pytest.mark.usefixtures("others")
def test_names_are_checked_against_the_glossaries_in_use(run: Run) -> None:
    def told(*args: str) -> list[str]:
        result = run("check", "-q", "ours.yaml", *args)
        assert (result.stderr, result.code) == ("", 0)
        return [line.removeprefix("ours.yaml:") for line in result.stdout.splitlines()]

    hidden = (
        "6:15: warning: 'Brokerage' is a term of its own in builtin, and leads there;"
        " if both mean the same, say so under 'links' [term-elsewhere]"
    )
    misspelt = "7:26: warning: see_also leads to nothing: no term 'Resiliance': did you mean 'Resilience'? [see-also]"
    unknown = "7:26: warning: see_also leads to nothing: no term 'Resiliance'; correct it or remove it [see-also]"
    recovery = "7:16: warning: see_also leads to nothing: no term 'Recovery'; correct it or remove it [see-also]"
    leave = "7:38: warning: see_also leads to nothing: no term 'Carers' leave'; correct it or remove it [see-also]"
    assert told() == [hidden, misspelt, leave]
    assert told("-g", "builtin", "-g", "theirs.yaml") == [hidden, misspelt]
    assert told("-g", "theirs.yaml") == [recovery, unknown]
    assert told("-g", "ours.yaml") == [recovery, unknown, leave]


@pytest.mark.usefixtures("others")
def test_files_that_are_checked_together_are_checked_against_each_other(run: Run) -> None:
    result = run("check", "-q", "theirs.yaml", "ours.yaml", "-g", "theirs.yaml")
    assert result.stdout.splitlines() == [
        "theirs.yaml:6:15: warning: 'Short-break' is a term of its own in ours.yaml, and leads there;"
        " if both mean the same, say so under 'links' [term-elsewhere]",
        "ours.yaml:7:16: warning: see_also leads to nothing: no term 'Recovery'; correct it or remove it [see-also]",
        "ours.yaml:7:26: warning: see_also leads to nothing: no term 'Resiliance'; correct it or remove it [see-also]",
    ]


def test_a_definition_in_two_glossaries_is_reported_for_the_later(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Short break", text="Time off for a carer."))
    write(clean_place / "b.yaml", term("short-break", text="Time off for a carer."))
    write(clean_place / "c.yaml", term("Short break", text="Time off  for a carer."))
    result = run("check", "-q", "a.yaml", "b.yaml", "c.yaml")
    same = "'ours' says the same of this term in a.yaml; remove it here or there [definition-elsewhere]"
    spaced = "the text differs from that in a.yaml in white space only; make them the same [two-texts]"
    assert result.stdout.splitlines() == [f"b.yaml:7:9: warning: {same}", f"c.yaml:7:9: warning: {spaced}"]
    # Findings of the glossaries in use come before those of the files that are checked.
    result = run("check", "-q", "a.yaml", "-g", "c.yaml", "-g", "b.yaml")
    assert result.stdout == f"a.yaml:7:9: warning: {same.replace('a.yaml', 'b.yaml')}\n"


def test_replaces_is_right_where_another_glossary_has_the_term_of_the_source(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Short break", replaces="true", text="Time off."))
    for other, is_right in ((term("Short-break"), True), (term("Carer"), False)):
        write(clean_place / "b.yaml", other)
        for args in (["a.yaml", "b.yaml"], ["b.yaml", "a.yaml"], ["a.yaml", "-g", "b.yaml"]):
            told = run("check", "-q", *args).stdout
            assert ("it replaces nothing" in told) != is_right


def test_an_invalid_glossary_in_use_does_not_stop_a_check(run: Run, user_folder: Path, clean_place: Path) -> None:
    write(clean_place / "ours.yaml", term("Short break"))
    (user_folder / "broken.yaml").write_bytes((BAD / "url.yaml").read_bytes())
    result = run("check", "ours.yaml")
    assert (result.stdout, result.code) == ("1 file, 1 term, 1 definition, no errors\n", 0)
    assert result.stderr.startswith(f"carelex: warning: {user_folder / 'broken.yaml'}:4:10: 'url' is no web address")


# How findings are shown.


@pytest.fixture
def untidy(clean_place: Path) -> Path:
    text = HEAD + term("Short [b]break[/b]\u00a0<i>", see_also="[=Carer|*x*]", text=f"{'Time and ' * 30}time. ")
    text += "  - term: Respite\n    defintions: x\n    \x1b[31m: y\n"
    (clean_place / "untidy.yaml").write_text(text, encoding="utf-8")
    return clean_place


@pytest.mark.parametrize("output", ["text", "markdown", "json", "jsonl", "csv", "tsv"])
@pytest.mark.usefixtures("untidy")
def test_findings_in_every_format(output: str, run: Run, golden: Golden) -> None:
    result = run("check", "untidy.yaml", "-f", output)
    golden(f"check/untidy.{output}", result.stdout)
    assert (result.stderr, result.code) == ("", 1)


@pytest.mark.usefixtures("untidy")
@pytest.mark.parametrize("width", [20, 60, 100])
@pytest.mark.parametrize("color", ["always", "never"])
def test_findings_in_a_terminal(width: int, color: str, run: Run, golden: Golden) -> None:
    shown = run("check", "untidy.yaml", "-f", "rich", "--color", color, env={"COLUMNS": str(width)}).stdout
    golden(f"check/untidy-{width}-{color}.txt", shown)


def test_no_findings_in_every_format(run: Run) -> None:
    formats = ("markdown", "rich", "json", "jsonl", "csv", "tsv")
    found = {output: run("check", "-f", output).stdout for output in formats}
    assert found.pop("markdown") == found.pop("rich") == "1 file, 13 terms, 18 definitions, no errors\n"
    counts = {"sources": 2, "terms": 13, "definitions": 18, "links": 0, "faults": 0, "warnings": 0, "is_whole": True}
    assert json.loads(found.pop("json")) == {"files": [{"file": "builtin", **counts}], "findings": [], "errors": []}
    head = "file,line,column,kind,message,rule\n"
    assert found == {"jsonl": "", "csv": head, "tsv": head.replace(",", "\t")}


def test_data_formats_have_the_same_findings(run: Run) -> None:
    path = str(BAD / "see-also.yaml")
    whole = json.loads(run("check", path, "-f", "json").stdout)
    lines = [json.loads(line) for line in run("check", path, "-f", "jsonl").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(run("check", path, "-f", "csv").stdout)))
    assert whole["findings"] == lines
    assert [{key: str(value) for key, value in line.items()} for line in lines] == table
    assert lines[0] == {
        "file": path,
        "line": 6,
        "column": 16,
        "kind": "warning",
        "message": "'Short break' leads back to its own term; remove it",
        "rule": "see-also",
    }


def test_quiet_leaves_the_findings_alone(run: Run) -> None:
    assert run("check", "-q").stdout == ""
    assert run("check", "-q", str(BAD / "empty.yaml")).stdout.count("\n") == 1


def test_findings_go_to_a_file_that_is_none_of_the_glossaries(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Respite", text="Time off. "))
    assert run("check", "g.yaml", "-o", "found.txt").stdout == ""
    assert (clean_place / "found.txt").read_text(encoding="utf-8") == run("check", "g.yaml").stdout
    before = (clean_place / "g.yaml").read_bytes()
    result = run("check", "g.yaml", "-o", "g.yaml")
    assert result.stderr.startswith("carelex: error: g.yaml: this command reads this file and would overwrite it; ")
    assert (result.code, (clean_place / "g.yaml").read_bytes()) == (2, before)


def test_a_file_that_the_parser_reads_in_pieces_is_checked_whole(run: Run, clean_place: Path) -> None:
    """The parser may end a piece within a line, before its end, or within its line end."""
    lines = [f"{number:05} {'x' * 50}{' ' * (number % 3 == 0)}\r\n" for number in range(5000)]
    path = clean_place / "g.yaml"
    path.write_bytes((HEAD + term("Respite", text="|\n          " + "          ".join(lines))).encode())
    told = run("check", "-q", "g.yaml").stdout.splitlines()
    assert len(told) == len([line for line in lines if " \r" in line])
    assert told[1000] == f"g.yaml:{3000 + 9}:67: warning: a space at the end of the line; remove it [space-at-end]"


def test_columns_count_characters(run: Run, clean_place: Path) -> None:
    names = "term: \U0001f600 é, aliases: [é\U0001f600\u00a0x]"
    write(clean_place / "g.yaml", f"  - {{{names}, definitions: [{{source: ours, text: x, tex: y}}]}}\n")
    assert run("check", "-q", "g.yaml").stdout.splitlines() == [
        "g.yaml:5:29: warning: a no-break space (U+00A0), which looks like a space; write a space [no-break-space]",
        "g.yaml:5:72: unknown key 'tex': did you mean 'text'? [unknown-key]",
    ]


def test_help_of_check_has_examples_first(run: Run, golden: Golden) -> None:
    golden("help-check.txt", run("check", "--help").stdout)


def test_a_file_that_takes_long_is_checked_with_progress(clean_place: Path) -> None:
    write(clean_place / "large.yaml", "".join(term(f"Term {number}") for number in range(3_000)))
    screen = Screen(carelex_that_takes_long("check", "large.yaml"))
    assert screen.end() == 0
    assert "Reading large.yaml: " in screen.text
    # The line of progress is cleared before the answer.
    assert screen.text.endswith("\r\x1b[K\x1b[32m1 file, 3,000 terms, 3,000 definitions, no errors\x1b[0m\n")


# Errors found in earlier versions.


def test_an_escape_is_reported_beside_other_errors_in_its_line(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Respite", text='"a \\x1b escape" '))
    assert [line.split(": ", 2)[2] for line in run("check", "-q", "g.yaml").stdout.splitlines()] == [
        "the text has a control character (U+001B); remove it [control-escape]",
        "a space at the end of the line; remove it [space-at-end]",
    ]
    write(clean_place / "g.yaml", term("Respite", text='"a \u200b sign"'))
    assert run("check", "-q", "g.yaml").stdout == (
        "g.yaml:8:18: warning: an invisible character (U+200B, zero width space); remove it [invisible]\n"
    )


@posix_only
def test_a_file_is_not_compared_with_its_own_state_in_use(run: Run, user_folder: Path) -> None:
    path = write(user_folder / "ours.yaml", term("Short break", see_also="[Carer]") + term("Carer"))
    text = term("Short break", see_also="[Carers]")
    for args in (["--stdin-name", str(path)], ["--stdin-name", str(path), "-g", str(path), "-g", "builtin"]):
        result = run("check", "-q", "-", *args, stdin=HEAD + text)
        told = "warning: see_also leads to nothing: no term 'Carers'; correct it or remove it [see-also]"
        assert (result.stdout, result.stderr) == (f"{path}:6:16: {told}\n", "")
    # A shell adds which file it sends.
    command = f"{CARELEX} check - < '{path}'"
    sent = subprocess.run(["bash", "-c", command], capture_output=True, check=True, encoding="utf-8")
    assert sent.stdout == "1 file, 2 terms, 2 definitions, no errors\n"


@posix_only
def test_findings_never_take_the_place_of_the_file_on_stdin(clean_place: Path) -> None:
    path = write(clean_place / "g.yaml", term("Respite"))
    before = path.read_bytes()
    command = f"{CARELEX} check - -o g.yaml < g.yaml"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False, encoding="utf-8")
    assert result.stderr.startswith("carelex: error: g.yaml: this command reads this file and would overwrite it")
    assert (result.returncode, path.read_bytes()) == (2, before)


def test_the_schema_takes_the_place_of_no_glossary(run: Run, clean_place: Path) -> None:
    path = write(clean_place / "g.yaml", term("Respite"))
    before = path.read_bytes()
    result = run("check", "--schema", "-g", "g.yaml", "-o", "g.yaml")
    assert (result.code, path.read_bytes()) == (2, before)
    result = run("check", "--schema", "g.yaml")
    assert result.stderr == "carelex: error: --schema takes no file; to write the schema to one: --output FILE\n"
    assert (result.stdout, result.code) == ("", 2)
    assert run("check", "--schema", env={"CARELEX_FORMAT": "none"}).code == 0


def test_a_copy_of_a_glossary_is_reported_once(run: Run, clean_place: Path) -> None:
    for name in ("a", "b"):
        write(clean_place / f"{name}.yaml", "".join(term(f"Term {number}") for number in range(1200)))
    assert run("check", "-q", "a.yaml", "b.yaml").stdout == (
        "b.yaml:7:9: warning: this and 1,199 more definitions are in a.yaml too, in the same words; "
        "remove them here or there [definition-elsewhere]\n"
    )


def test_a_file_that_breaks_off_is_not_counted_as_a_whole(run: Run) -> None:
    shown = run("check", str(BAD / "sign.yaml")).stdout
    assert shown.endswith("\n1 file, not read to its end, 0 terms, 0 definitions, 1 error\n")
    shown = run("check", str(BAD / "sign.yaml"), str(BAD / "url.yaml")).stdout
    assert shown.endswith("\n2 files, 1 of them not read to the end, 1 term, 1 definition, 3 errors\n")


def test_json_names_the_files_that_could_not_be_read(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Respite"))
    found = json.loads(run("check", "missing.yaml", "g.yaml", "-f", "json").stdout)
    assert [each["file"] for each in found["files"]] == ["g.yaml"]
    assert found["errors"] == ["missing.yaml: no such file; check the path [no-such-file]"]
    nothing = run("check", "missing.yaml", "-f", "json")
    assert json.loads(nothing.stdout) == {"files": [], "findings": [], "errors": found["errors"]}
    assert nothing.code == 2


def test_a_mistake_is_explained_wherever_the_parser_reads_a_piece(run: Run, clean_place: Path) -> None:
    core = HEAD + term("Respite", text='"a" b')
    for filler in (65_536 - len(core) + shift for shift in range(-2, len(core), 7)):
        (clean_place / "g.yaml").write_text(f"#{'x' * (filler - 2)}\n{core}", encoding="utf-8")
        assert run("check", "-q", "g.yaml").stdout == (
            "g.yaml:9:19: cannot be read here: the text goes on after a closing quote; put all of it on the lines below '|' [after-quote]\n"
        )


def test_line_ends_of_two_kinds_are_counted_as_editors_do(run: Run, clean_place: Path) -> None:
    text = f"#{'x' * 65_534}\r\r\n{HEAD}{term('Respite', text='x ')}".encode()
    (clean_place / "g.yaml").write_bytes(text + b"    \x01\n")
    places = [line.split(": ")[0] for line in run("check", "-q", "g.yaml").stdout.splitlines()]
    assert dict.fromkeys(places) == dict.fromkeys(["g.yaml:10:16", "g.yaml:11:5"])


def test_a_list_that_opens_far_above_is_named(run: Run, clean_place: Path) -> None:
    words = ",\n".join(f"      word {number}" for number in range(30_000))
    write(clean_place / "g.yaml", f"  - term: Respite\n    aliases: [\n{words}\n")
    assert run("check", "-q", "g.yaml").stdout == (
        "g.yaml:6:14: cannot be read here: '[' opens here and is never closed; add the ']', or if this is text, put it between "
        "quotes, or on the lines below '|' [open-bracket]\n"
    )


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (term("Respite", text="|\n          a" + " " * 30_000 + "b "), 1),
        (term("Respite", text='"' + "a #" * 20_000 + '"'), 0),
        (term("Respite", text='"' + "a\u00a0b\u200b" * 10_000 + '"'), 2),
        (
            f"  - {{term: A, definitions: [{{source: ours, text: x}}], {', '.join(f'zz{n}: 1' for n in range(1_000))}}}\n",
            1_000,
        ),
        ("".join(term(f"T{n}", text=f'"a\\u200b{n}"') for n in range(1_000)), 1_000),
        (term("Respite") + "".join(f"      - source: ours\n        text: {n}\n" for n in range(3_000)), 0),
        (term("Respite") + "".join(f"      - source: no-{n}\n        text: x\n" for n in range(1_000)), 1_000),
    ],
    ids=["spaces", "number signs", "odd signs", "findings in a line", "escapes", "definitions", "unknown sources"],
)
def test_a_file_with_much_of_a_kind_takes_no_longer_than_others(
    text: str, findings: int, run: Run, clean_place: Path
) -> None:
    """Each of these once took minutes, or would have."""
    write(clean_place / "g.yaml", text)
    assert run("check", "-q", "-f", "rich", "g.yaml").stdout.count("g.yaml:") == findings


def test_a_sign_is_reported_at_its_place_where_a_piece_begins_within_a_line(run: Run, clean_place: Path) -> None:
    text = f"#{'x' * 65_535}\u00a0key: \u2028\nterms: x\n"
    (clean_place / "g.yaml").write_text(text, encoding="utf-8")
    found = [
        line.split(": ")[0] for line in run("check", "-q", "g.yaml").stdout.splitlines() if ": U+2028 ends" in line
    ]
    assert found == ["g.yaml:1:65543"]
    assert "before a key" not in run("check", "-q", "g.yaml").stdout
