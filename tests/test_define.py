"""`carelex define`: every format and option, every kind of query, every error."""

import csv
import io
import json
import os
import re
import sqlite3
import stat
from pathlib import Path

import pytest

from carelex import __version__
from carelex.quoting import as_word
from tests.glossaries import HEAD, term, write
from tests.other_programs import posix_only
from tests.program import Golden, Run

KEYS = [
    "query",
    "matched",
    "match",
    "score",
    "term",
    "abbreviation",
    "aliases",
    "see_also",
    "definitions",
    "suggestions",
    "mentions",
    "copies",
    "see",
    "mentioned_in",
]
DEFINITION_KEYS = ["source", "source_name", "headword", "text", "note", "title", "publisher", "url", "glossary", "see"]


# Queries and options.


def test_several_words_are_one_phrase(run: Run) -> None:
    loose = run("define", "personal", "health", "budget")
    quoted = run("define", "personal health budget")
    assert loose == quoted
    assert loose.stdout.startswith("Personal health budget\n")


@pytest.mark.parametrize(
    ("query", "stderr"),
    [
        ("brokerage", ""),
        ("Co production", ""),
        ("sds", 'Showing "Self-directed support", for which "sds" is short.\n'),
        (
            "coproduction",
            'Showing "Co-production", which is "coproduction" split into words.\n',
        ),
        ("brokrage", 'Showing "Brokerage", the closest match for "brokrage".\n'),
        ("brokered", 'Showing "Brokerage", from the same family of words as "brokered".\n'),
        (
            "SDSs",
            'Showing "Self-directed support", also called "SDS", the singular of "SDSs".\n',
        ),
    ],
)
def test_an_inexact_match_is_announced(query: str, stderr: str, run: Run) -> None:
    result = run("define", query)
    assert (result.stderr, result.code) == (stderr, 0)
    assert run("define", query, "-q").stderr == ""
    assert run("define", query, "-q").stdout == result.stdout


@pytest.mark.parametrize(
    ("query", "stderr"),
    [
        ("pizza", 'No entry for "pizza". To see all terms: carelex list\n'),
        ("residence", 'No entry for "residence". To see all terms: carelex list\n'),
        ("residense", 'No entry for "residense". Did you mean "Resilience"?\n'),
        (
            "perso",
            'No entry for "perso". Did you mean "Personal budget", "Personalisation", "Personal outcomes",'
            ' "Personal health budget" or "Integrated personal budget"?\n',
        ),
    ],
)
def test_an_unknown_term_is_reported_with_near_names(query: str, stderr: str, run: Run) -> None:
    result = run("define", query)
    assert (result.stdout, result.stderr, result.code) == ("", stderr, 1)
    quiet = run("define", query, "--quiet")
    assert (quiet.stdout, quiet.stderr, quiet.code) == ("", "", 1)


def test_exact_takes_no_near_miss(run: Run) -> None:
    result = run("define", "brokrage", "--exact")
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr == 'No entry for "brokrage". Did you mean "Brokerage"?\n'


def test_source_narrows_the_answer(run: Run) -> None:
    result = run("define", "recovery", "--source", "scie")
    assert "SCIE:" in result.stdout
    assert "Definitions page" not in result.stdout
    assert run("define", "recovery", "-s", "SCIE") == result
    assert run("define", "recovery", "-s", "scie", "-s", "definitions") == run("define", "recovery")
    other = run("define", "resilience", "-s", "scie")
    assert (other.stdout, other.code) == ("", 1)
    assert other.stderr == '"Resilience" is not defined by SCIE, but by Definitions page.\n'


# The formats.


@pytest.mark.parametrize("query", ["co-production", "resilience", "sds"])
@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv", "tsv"])
def test_each_format_is_as_it_was_read(form: str, query: str, run: Run, golden: Golden) -> None:
    result = run("define", query, "-f", form)
    assert result.code == 0
    golden(f"{query}.{form}", result.stdout)


def test_text_has_one_line_for_each_paragraph_and_bullet_however_yaml_breaks_it(tmp_path: Path, run: Run) -> None:
    written = ["|", "One", "*two*", "three.", "", "- four", "  five", "- **six**"]
    text = "\n".join(f"          {line}" if line else "" for line in written).lstrip()
    path = write(tmp_path / "g.yaml", term("Respite", text))
    assert run("define", "respite", "-g", str(path)).stdout == (
        "Respite\n\nOurs:\nOne two three.\n\n- four five\n- six\n"
        "Source: Ours; no publication details are recorded (g.yaml)\n"
    )


def test_json_has_every_promised_key_in_its_order(run: Run) -> None:
    found = json.loads(run("define", "brokrage", "-f", "json").stdout)
    assert list(found) == KEYS
    assert [list(definition) for definition in found["definitions"]] == [DEFINITION_KEYS] * 2
    assert (found["query"], found["matched"], found["match"], found["score"]) == ("brokrage", True, "fuzzy", 94.1)
    assert (found["term"], found["abbreviation"], found["suggestions"]) == ("Brokerage", None, ["Brokerage"])
    assert found["see_also"] == ["Personal budget"]
    assert found["definitions"][1]["publisher"] is None


def test_json_of_no_match_is_an_object_too(run: Run) -> None:
    result = run("define", "budget", "-f", "json")
    assert result.code == 1
    assert json.loads(result.stdout) == {
        "query": "budget",
        "matched": False,
        "match": None,
        "score": None,
        "term": None,
        "abbreviation": None,
        "aliases": [],
        "see_also": [],
        "definitions": [],
        "suggestions": ["Personal budget", "Personal health budget", "Integrated personal budget"],
        "mentions": [],
        "copies": [],
        "see": [],
        "mentioned_in": [
            {
                "term": term,
                "source": "scie",
                "source_name": "SCIE",
                "passage": passage,
                "as_name": False,
                "glossary": "builtin",
            }
            for term, passage in (
                (
                    "Personal budget",
                    "… to an individual by their local council to pay for care or budget support to meet their assessed"
                    " care and support needs.",
                ),
                (
                    "Integrated personal budget",
                    "… support needs can bring together into a single personal budget the resources spent by the NHS"
                    " and the local authority to …",
                ),
                ("Brokerage", "… support plan and make the best use of their personal budget."),
            )
        ],
    }


def test_a_score_of_100_is_a_whole_number(run: Run) -> None:
    assert '"score": 100,' in run("define", "brokerage", "-f", "json").stdout


def test_jsonl_is_one_line_an_object(run: Run) -> None:
    result = run("define", "resilience", "-f", "jsonl")
    assert result.stdout.count("\n") == 1
    assert json.loads(result.stdout) == json.loads(run("define", "resilience", "-f", "json").stdout)


def test_tables_have_a_row_for_each_definition_and_one_for_what_is_not_found(run: Run) -> None:
    result = run("define", "-", "-f", "csv", stdin="brokrage\npizza\n")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["query"], row["match"], row["score"], row["term"], row["source"]) for row in rows] == [
        ("brokrage", "fuzzy", "94.1", "Brokerage", "scie"),
        ("brokrage", "fuzzy", "94.1", "Brokerage", "definitions"),
        ("pizza", "", "", "", ""),
    ]


def test_a_row_of_tsv_is_a_line(run: Run) -> None:
    lines = run("define", "resilience", "-f", "tsv").stdout.splitlines()
    assert len(lines) == 2
    header, row = (line.split("\t") for line in lines)
    assert dict(zip(header, row, strict=True))["text"].startswith(
        "Resilience can be thought of as:\\n\\n- the ability to bounce back"
    )


def test_the_format_may_come_from_the_environment(run: Run) -> None:
    env = {"CARELEX_FORMAT": "jsonl"}
    assert run("define", "recovery", env=env) == run("define", "recovery", "-f", "jsonl")
    assert run("define", "recovery", "-f", "text", env=env) == run("define", "recovery")
    assert run("define", "recovery", env={"CARELEX_FORMAT": ""}) == run("define", "recovery")
    wrong = run("define", "recovery", env={"CARELEX_FORMAT": "xml"})
    assert (wrong.stdout, wrong.code) == ("", 2)
    assert wrong.stderr == (
        "carelex: error: CARELEX_FORMAT: no format 'xml';"
        " the formats are: rich, text, markdown, json, jsonl, csv, tsv\n"
    )


def test_two_senses_of_one_source_are_numbered(tmp_path: Path, run: Run, golden: Golden) -> None:
    second = "      - source: ours\n        note: Rare.\n        text: In another sense.\n"
    path = write(tmp_path / "g.yaml", term("Respite", aliases="[Short break]", see_also="[Carer]") + second)
    shown = [run("define", "respite", "-g", str(path), "-f", form).stdout for form in ("text", "rich", "markdown")]
    golden("senses.txt", "\n----\n".join(shown))


def test_sources_of_one_name_are_distinguished(run: Run, clean_place: Path) -> None:
    def heads(output: str, *paths: str) -> list[str]:
        options = [option for path in paths for option in ("-g", path)]
        shown = run("define", "respite", *options, "-f", output, env={"COLUMNS": "300"}).stdout
        # The name is not in the citations.
        return re.findall(r"(?:^|\*\*| {4})(Ours(?: \([^)]*\))?)(?=[:*]|  |$)", shown, re.MULTILINE)

    def second(text: str) -> str:
        return f"      - source: again\n        text: {text}\n"

    twice = HEAD.replace("terms:", "  again:\n    name: Ours\nterms:")
    write(clean_place / "one.yaml", term("Respite", "A rest."))
    write(clean_place / "other.yaml", term("Respite", "A pause."))
    write(clean_place / "two.yaml", term("Respite", "A rest.") + second("A holiday."), twice)
    write(clean_place / "four.yaml", term("Respite", "A break.") + second("Some days off."), twice)
    for output in ("text", "markdown", "rich"):
        assert heads(output, "one.yaml") == ["Ours"]
        assert heads(output, "one.yaml", "other.yaml") == ["Ours (one.yaml)", "Ours (other.yaml)"]
        assert heads(output, "two.yaml") == ["Ours (ours)", "Ours (again)"]
        assert heads(output, "two.yaml", "four.yaml") == [
            "Ours (ours, two.yaml)",
            "Ours (again, two.yaml)",
            "Ours (ours, four.yaml)",
            "Ours (again, four.yaml)",
        ]


# Many queries from stdin.


def test_queries_from_stdin_are_answered_in_their_order(run: Run) -> None:
    result = run("define", "-", "-f", "jsonl", stdin="recovery\n\n# a comment\nsds\r\nbudget\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(answer["query"], answer["term"]) for answer in answers] == [
        ("recovery", "Recovery"),
        ("sds", "Self-directed support"),
        ("budget", None),
    ]
    assert result.stderr.splitlines()[0] == 'Showing "Self-directed support", for which "sds" is short.'
    assert result.code == 1


def test_all_queries_found_is_0(run: Run) -> None:
    assert run("define", "-", stdin="recovery\nsds\n").code == 0
    assert run("define", "-", stdin="").code == 0


def test_json_of_many_is_one_list(run: Run) -> None:
    result = run("define", "-", "-f", "json", stdin="recovery\npizza\n")
    assert [answer["matched"] for answer in json.loads(result.stdout)] == [True, False]
    assert json.loads(run("define", "-", "-f", "json", stdin="").stdout) == []
    assert len(json.loads(run("define", "-", "-f", "json", stdin="sds").stdout)) == 1


def test_text_of_many_has_two_empty_lines_between(run: Run) -> None:
    both = run("define", "-", stdin="pizza\nrecovery\npizza\nsds\n").stdout
    assert both == run("define", "recovery").stdout + "\n\n" + run("define", "sds").stdout


def test_a_line_that_is_not_text_costs_that_line(run: Run) -> None:
    result = run("define", "-", "-f", "jsonl", stdin=b"recovery\ncaf\xe9\nsds\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["term"] for answer in answers] == ["Recovery", None, "Self-directed support"]
    assert result.stderr.splitlines() == [
        "carelex: warning: stdin:2: not UTF-8; this line was not looked up",
        'Showing "Self-directed support", for which "sds" is short.',
    ]
    assert result.code == 1


def test_a_byte_order_mark_before_the_first_query_is_no_part_of_it(run: Run) -> None:
    assert run("define", "-", stdin="\ufeffrecovery\n").code == 0


# Output to a file.


def test_output_goes_to_the_file_and_notices_to_stderr(run: Run, clean_place: Path) -> None:
    result = run("define", "brokrage", "-o", "answer.txt")
    assert (result.stdout, result.code) == ("", 0)
    assert result.stderr == 'Showing "Brokerage", the closest match for "brokrage".\n'
    assert (clean_place / "answer.txt").read_text(encoding="utf-8") == run("define", "brokerage").stdout


def test_output_of_many_is_written_whole(run: Run, clean_place: Path) -> None:
    run("define", "-", "-f", "json", "-o", "answers.json", stdin="recovery\nsds\n")
    assert len(json.loads((clean_place / "answers.json").read_text(encoding="utf-8"))) == 2
    assert [path.name for path in clean_place.iterdir()] == ["answers.json"]


def test_a_dash_is_stdout(run: Run) -> None:
    assert run("define", "recovery", "-o", "-") == run("define", "recovery")


@posix_only
def test_output_keeps_links_and_permissions_of_the_file_that_it_replaces(run: Run, clean_place: Path) -> None:
    real = clean_place / "real.txt"
    real.write_text("before", encoding="utf-8")
    real.chmod(0o640)
    (clean_place / "link.txt").symlink_to(real)
    run("define", "recovery", "-o", "link.txt")
    assert (clean_place / "link.txt").is_symlink()
    assert real.read_text(encoding="utf-8").startswith("Recovery\n")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_file_stays_as_it_is_when_there_is_nothing_to_write(run: Run, clean_place: Path) -> None:
    path = clean_place / "answer.txt"
    path.write_text("before", encoding="utf-8")
    assert run("define", "pizza", "-o", "answer.txt").code == 1
    assert run("define", "recovery", "-s", "nhs", "-o", "answer.txt").code == 2
    assert path.read_text(encoding="utf-8") == "before"


def test_a_glossary_in_use_is_never_written_over(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    result = run("define", "respite", "-g", str(path), "-o", str(path))
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == (
        f"carelex: error: {path}: this command reads this file and would overwrite it; name another file\n"
    )
    assert path.read_text(encoding="utf-8") == HEAD + term("Respite")


def test_a_file_in_no_folder_and_a_folder_cannot_be_written(run: Run, clean_place: Path) -> None:
    missing = run("define", "recovery", "-o", "reports/answer.txt")
    assert (missing.stdout, missing.code) == ("", 2)
    assert missing.stderr == (
        "carelex: error: reports/answer.txt: no folder 'reports'; make it first, or name another\n"
    )
    (clean_place / "reports").mkdir()
    folder = run("define", "recovery", "-o", "reports")
    assert (folder.stdout, folder.code) == ("", 2)
    assert folder.stderr == "carelex: error: reports: this is a folder; name a file in it\n"


@posix_only
def test_a_link_to_a_file_that_is_not_there_makes_it(run: Run, clean_place: Path) -> None:
    (clean_place / "link.txt").symlink_to("new.txt")
    assert run("define", "recovery", "-o", "link.txt").code == 0
    assert (clean_place / "new.txt").read_text(encoding="utf-8").startswith("Recovery\n")
    (clean_place / "lost.txt").symlink_to("nowhere/new.txt")
    lost = run("define", "recovery", "-o", "lost.txt")
    assert lost.stderr == "carelex: error: lost.txt: no folder 'nowhere'; make it first, or name another\n"
    assert lost.code == 2


def test_a_slash_at_the_end_names_a_folder(run: Run, clean_place: Path) -> None:
    (clean_place / "answer.txt").write_text("before", encoding="utf-8")
    for output in ("reports/", "answer.txt/"):
        result = run("define", "recovery", "-o", output)
        assert result.stderr == f"carelex: error: {output}: no folder {output[:-1]!r}; make it first, or name another\n"
        assert result.code == 2
    assert (clean_place / "answer.txt").read_text(encoding="utf-8") == "before"
    assert [path.name for path in clean_place.iterdir()] == ["answer.txt"]


@posix_only
@pytest.mark.parametrize("option", ["-g", "-o"])
def test_a_path_that_no_system_accepts_is_reported(option: str, run: Run, clean_place: Path) -> None:
    (clean_place / "loop").symlink_to("loop")
    for path in ("x" * 300, "loop", "~nobody-of-this-name/x.yaml", "loop/x.yaml"):
        result = run("define", "recovery", option, path)
        assert (result.stdout, result.code) == ("", 2), path
        assert result.stderr.startswith(f"carelex: error: {path}: "), result.stderr
        assert result.stderr.count("\n") == 1


@posix_only
def test_missing_permissions_are_reported(run: Run, clean_place: Path) -> None:
    locked = write(clean_place / "locked.txt", "")
    locked.chmod(0o444)
    if os.access(locked, os.W_OK):
        pytest.skip("this user may write everywhere")
    folder = clean_place / "folder"
    folder.mkdir()
    write(folder / "g.yaml", term("Respite"))
    folder.chmod(0o000)
    assert run("define", "recovery", "-o", "locked.txt").code == 2
    assert run("define", "recovery", "-o", "folder/x.txt").code == 2
    assert run("define", "recovery", "-g", "folder/g.yaml").code == 2
    folder.chmod(0o755)
    assert locked.read_text(encoding="utf-8") == HEAD
    # In a folder without room for a new file, the file is written in place, or kept if there is no output.
    (folder / "x.txt").write_text("before", encoding="utf-8")
    folder.chmod(0o555)
    assert run("define", "pizza", "-o", "folder/x.txt").code == 1
    assert (folder / "x.txt").read_text(encoding="utf-8") == "before"
    assert run("define", "recovery", "-o", "folder/x.txt").code == 0
    assert (folder / "x.txt").read_text(encoding="utf-8").startswith("Recovery\n")
    folder.chmod(0o755)


# Help, version, and wrong arguments.

NO_NHS = "no source 'nhs'; the sources in use are: definitions (Definitions page), scie (SCIE)"


@pytest.mark.parametrize(
    ("args", "stderr"),
    [
        (["define"], "which term? For example: carelex define brokerage"),
        (["define", ""], "an empty query; give a term, such as brokerage"),
        (["define", "  ", "\t"], "an empty query; give a term, such as brokerage"),
        (["define", "x", "-s", "nhs"], NO_NHS),
        (["define", "-", "-s", "nhs"], NO_NHS),
        (["define", "x", "-s", "scei"], NO_NHS.replace("'nhs'; t", "'scei': did you mean 'scie'? T")),
        (["define", "x", "-o", ""], "--output: an empty path; name a file, or '-' for stdout"),
        (["define", "x", "-g", ""], "--glossary: an empty path; name a file or a folder, or 'builtin' [empty-path]"),
        (
            ["define", "x", "-f", "xml"],
            "--format cannot be 'xml'; it is one of rich, text, markdown, json, jsonl, csv, tsv",
        ),
        (["define", "x", "--color", "blue"], "--color cannot be 'blue'; it is one of auto, always, never"),
        (["define", "x", "-f"], "-f needs a value, such as json; see: carelex define --help"),
        (["define", "x", "--formt", "json"], "no option --formt: did you mean --format?"),
        (
            ["brokerage"],
            "no command 'brokerage'; to look it up: carelex define brokerage; for the commands: carelex --help",
        ),
        (
            ["self management", "now"],
            f"no command 'self management'; to look it up: carelex define {as_word('self management')} now;"
            " for the commands: carelex --help",
        ),
        (["defin"], "no command 'defin': did you mean 'define'?"),
        (["--verson"], "no option --verson: did you mean --version?"),
    ],
)
def test_wrong_arguments_are_reported_in_one_line(args: list[str], stderr: str, run: Run) -> None:
    result = run(*args)
    assert (result.stdout, result.stderr, result.code) == ("", f"carelex: error: {stderr}\n", 2)


def test_the_help_of_carelex_has_examples_first(run: Run, golden: Golden) -> None:
    result = run("--help")
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout.index("Examples:") < result.stdout.index("Usage:")
    assert run("-h") == result
    golden("help.txt", result.stdout)


def test_help_of_define_has_examples_first(run: Run, golden: Golden) -> None:
    result = run("define", "--help")
    assert (result.stderr, result.code) == ("", 0)
    assert run("define", "-h") == result
    golden("help-define.txt", result.stdout)


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.stdout, result.stderr, result.code) == (f"carelex {__version__}\n", "", 0)


def test_an_unexpected_failure_is_one_line_and_its_details_are_to_be_had(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No known input makes carelex fail like this, so the test breaks something on purpose.
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("first line\nsecond \x1b[31mline")

    monkeypatch.setattr(sqlite3, "connect", fail)
    result = run("define", "brokerage")
    assert (result.stdout, result.code) == ("", 70)
    assert result.stderr == (
        "carelex: error: unexpected failure (RuntimeError: first line second \\x1b[31mline);"
        " to see the details, run it again with CARELEX_DEBUG=1\n"
    )
    details = run("define", "brokerage", env={"CARELEX_DEBUG": "1"})
    assert "Traceback (most recent call last)" in details.stderr
    assert (details.stdout, details.code) == ("", 70)
