"""Text from a glossary or a user is only data: no format acts on it, and no stream fails because of it."""

import csv
import io
import json
import os
import random
import re
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from carelex.text.markdown import Block, parse
from tests.glossaries import term, write
from tests.other_programs import needs_posix, posix_only
from tests.program import CARELEX, Golden, Program, Run, carelex

READING_FORMATS = ["rich", "text", "markdown"]
FORMATS = [*READING_FORMATS, "json", "jsonl", "csv", "tsv"]

# In YAML's double quotes: escapes that clear the screen, set a title, start a C1 sequence, turn the direction round.
ESCAPES = r'"A\e[2J\e]0;owned\a b\x9b31m \u202Eesrever\u2028 \x7f\b\b"'


def everywhere(text: str) -> str:
    """A glossary with *text* (a YAML scalar) in every place that is shown."""
    source = "".join(f"    {key}: {text}\n" for key in ("name", "title", "publisher", "published", "licence", "note"))
    fields = f'    abbreviation: x\n    aliases: [{text[:-1]}2"]\n    see_also: [{text}]\n'
    definition = f'      - source: ours\n        headword: {text[:-1]}3"\n        note: {text}\n        text: {text}\n'
    return f"sources:\n  ours:\n{source}terms:\n  - term: {text}\n{fields}    definitions:\n{definition}"


@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_of_a_glossary_reaches_an_output(form: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(everywhere(ESCAPES), encoding="utf-8")
    result = run("define", "x", "-g", str(path), "-f", form, "--color", "never")
    assert result.code == 0
    for stream in (result.stdout, result.stderr):
        assert [char for char in stream if not char.isprintable() and char not in "\n\t"] == []
    assert "esrever" in result.stdout


def test_control_characters_are_written_out(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term("Respite", ESCAPES))
    text = run("define", "respite", "-g", str(path)).stdout
    assert r"A\x1b[2J\x1b]0;owned\x07 b\x9b31m \u202eesrever\u2028 \x7f\x08\x08" in text
    answer = json.loads(run("define", "respite", "-g", str(path), "-f", "json").stdout)
    assert answer["definitions"][0]["text"] == "A\x1b[2J\x1b]0;owned\a b\x9b31m \u202eesrever\u2028 \x7f\b\b"


def test_a_query_and_a_path_cannot_act_on_the_terminal(run: Run) -> None:
    assert (
        run("define", "piz\x1b[31mza\n\u202e").stderr
        == 'No entry for "piz\\x1b[31mza \\u202e". To see all terms: carelex list\n'
    )
    assert run("define", "x", "-g", "a\x1b]0;t\a.yaml").stderr == (
        "carelex: error: a\\x1b]0;t\\x07.yaml: no such file; check the path [no-such-file]\n"
    )


@pytest.mark.parametrize(
    "text", ["[kg]", "[/oops]", "[see note]", "[1]", "[red]x[/red]", ":smile:", "<b>x</b> &amp; ~y~"]
)
@pytest.mark.parametrize("form", ["rich", "text", "json"])
def test_text_that_looks_like_markup_is_printed_unchanged(text: str, form: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(everywhere(f'"{text}"'), encoding="utf-8")
    shown = run("define", "x", "-g", str(path), "-f", form).stdout
    assert shown.count(text) >= 6


def test_markdown_of_hostile_text_is_text_in_any_markdown(tmp_path: Path, run: Run) -> None:
    text = "|\n          " + "\n\n          ".join(
        [
            "<script>alert(1)</script> <img src=x onerror=y> &lt; [a](javascript:x) ![b](http://x.org/y.png) [c]: /d",
            "# heading \\* | a | b | ~~gone~~ $x$ `<code>` **bold** _a_ snake_case",
            "\\+ plus",
            "1986\\) a year. And 2 * 3 * 4.",
            "=== underlined ---",
            "[1] and [see note]",
        ]
    )
    path = write(tmp_path / "g.yaml", term("'# <b>Term</b> *x*'", text + "\n", abbreviation="x"))
    markdown = run("define", "x", "-g", str(path), "-f", "markdown").stdout
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    tags = {part.split(">")[0].split()[0].strip("/") for part in html.split("<")[1:]}
    assert tags == {"h2", "p", "strong", "em", "code", "blockquote", "a"}
    assert "javascript:x)" in html
    assert 'href="javascript' not in html
    assert "<h2># &lt;b&gt;Term&lt;/b&gt; *x* (x)</h2>" in html
    assert "<p>1986) a year. And 2 * 3 * 4.</p>" in html
    assert "<p>[1] and [see note]</p>" in html


def test_an_address_and_code_cannot_end_early(tmp_path: Path, run: Run) -> None:
    link = "see ``` a``<img src=x onerror=y>``b ``` and [a](<http://x.org/><b>x</b>>) and <http://x.org/?a=b&c=d>"
    path = write(tmp_path / "g.yaml", term("Respite", f"'{link}'"))
    markdown = run("define", "respite", "-g", str(path), "-f", "markdown").stdout
    html = MarkdownIt("commonmark", {"html": True}).render(markdown)
    assert "<img" not in html
    assert "<b>" not in html
    assert 'href="http://x.org/?a=b&amp;c=d"' in html


@pytest.mark.parametrize(
    "text", ["- " * 16 + "deep", "- " * 80 + "deep", "First.\n\n- - - - - - - - - - - -\n\nLast, deep."]
)
@pytest.mark.parametrize("form", READING_FORMATS)
def test_no_word_is_lost_however_deep_its_list(form: str, text: str, tmp_path: Path, run: Run) -> None:
    block = "".join(f"          {line}\n" if line else "\n" for line in text.split("\n"))
    path = write(tmp_path / "g.yaml", term("Respite", f"|\n{block}"))
    shown = run("define", "respite", "-g", str(path), "-f", form).stdout
    assert "deep" in shown
    assert ("First." in shown) == ("First." in text)


def test_markdown_reads_back_as_what_it_was_made_of(tmp_path: Path, run: Run) -> None:
    """Texts of random pieces of Markdown: what you paste into a report has the glossary's blocks and styles."""
    chance = random.Random(1)
    pieces = [
        "a",
        "b c",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "](http://x.org)",
        "]",
        "!",
        "<b>",
        "&amp;",
        "\\",
        "1.",
        "- ",
        "#",
        " ",
    ]
    texts = ["".join(chance.choices(pieces, k=chance.randint(3, 14))).strip() for _ in range(400)]
    texts = [text for text in texts if text and " ".join(block.text for block in parse(text)).strip()]
    terms = "".join(term(f"t{number}", json.dumps(text)) for number, text in enumerate(texts))
    path = write(tmp_path / "g.yaml", terms)
    queries = "".join(f"t{number}\n" for number in range(len(texts)))
    out = run("define", "-", "-g", str(path), "-f", "markdown", stdin=queries).stdout
    quotes = re.findall(r"\*\*Ours\*\*:\n\n(.*?)\n>\n> — Ours;", out, re.DOTALL)
    assert len(quotes) == len(texts)
    differing = [
        (text, quote)
        for text, quote in zip(texts, quotes, strict=True)
        if squeezed(parse(quote.removeprefix("> ").replace("\n> ", "\n").replace("\n>\n", "\n\n")))
        != squeezed(parse(text))
    ]
    assert differing == []


def squeezed(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """The blocks' markers and styled text, without white space: a style may end before or after a space."""
    return [
        (
            block.marker,
            "".join(
                f"{char}{span.strong:d}{span.emphasis:d}{span.code:d}{span.url}"
                for span in block.spans
                for char in span.text
                if not char.isspace()
            ),
        )
        for block in blocks
    ]


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\\t="])
def test_no_cell_is_a_formula(start: str, form: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(everywhere(f'"{start}HYPERLINK(1)"'), encoding="utf-8")
    out = run("define", "x", "-g", str(path), "-f", form).stdout
    rows = list(csv.reader(io.StringIO(out))) if form == "csv" else [line.split("\t") for line in out.splitlines()]
    cells = [cell for row in rows[1:] for cell in row if "HYPERLINK" in cell]
    assert len(cells) >= 5
    assert all(cell.startswith("'") for cell in cells)


def test_a_cell_of_tsv_holds_no_tab_and_no_line_break(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term("Respite", '"a\\tb\\nc\\\\d\\re"'))
    (_, row) = run("define", "respite", "-g", str(path), "-f", "tsv").stdout.splitlines()
    assert "a\\tb\\nc\\\\d\\\\x0de" in row.split("\t")


# Streams and locales.


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
@pytest.mark.parametrize("form", FORMATS)
def test_any_encoding_shows_every_format(encoding: str, form: str, run: Run) -> None:
    result = run("define", "personal health budget", "-f", form, encoding=encoding)
    assert (result.stderr, result.code) == ("", 0)
    shown = result.stdout
    assert "\ufffd" not in shown
    assert "individual's health" in shown or "individual\\u2019s health" in shown or "individual’s health" in shown


def test_an_output_without_line_drawing_gets_ascii(program: Program, golden: Golden) -> None:
    result = program("define", "recovery", "-f", "rich", env={"PYTHONIOENCODING": "ascii"})
    golden("terminal/recovery-80-ascii.txt", result.stdout.decode("ascii"))


def test_json_stays_json_in_any_encoding(program: Program) -> None:
    for encoding in ("ascii", "latin-1"):
        result = program("define", "personal health budget", "-f", "json", env={"PYTHONIOENCODING": encoding})
        (definition,) = json.loads(result.stdout.decode(encoding))["definitions"]
        assert "an individual’s health" in definition["text"]


def test_under_the_c_locale_text_is_right(program: Program) -> None:
    env = {"LC_ALL": "C", "LANG": "C"}
    result = program("define", "personal", "health", "budget", env=env)
    assert (result.stderr, result.returncode) == (b"", 0)
    assert "an individual’s health" in result.stdout.decode("utf-8")


def test_bytes_that_are_no_text_in_a_query_are_no_failure(program: Program) -> None:
    result = program("define", os.fsdecode(b"caf\xe9"))
    assert (result.stdout, result.returncode) == (b"", 1)
    assert result.stderr == b'No entry for "caf\\udce9". To see all terms: carelex list\n'
    result = program("define", os.fsdecode(b"caf\xe9"), "-f", "json")
    assert json.loads(result.stdout)["query"] == "caf\udce9"


def test_a_reader_that_has_enough_ends_carelex_quietly_with_0() -> None:
    queries = b"brokerage\npizza\n" * 20_000
    command = carelex("define", "-", "-q", "-f", "jsonl")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(queries[:2600])
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["term"] == "Brokerage"
        process.stdout.close()
        try:
            process.stdin.write(queries)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


@posix_only
def test_help_to_a_reader_that_has_gone_is_no_failure() -> None:
    command = f"{CARELEX} --help | true; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=30)
    assert (result.stderr, result.returncode) == (b"", 0)


def test_a_line_in_gives_a_line_out_at_once() -> None:
    command = carelex("define", "-", "-f", "jsonl")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for query in ("recovery", "resilience", "brokerage"):
            process.stdin.write(f"{query}\n")
            process.stdin.flush()
            # The next line is sent only after the answer is read: a buffer on either side would block this.
            assert json.loads(process.stdout.readline())["query"] == query
        process.stdin.close()
        assert process.wait(30) == 0


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("args", [["define", "recovery"], ["--help"], ["define", "--help"], ["--version"]])
def test_a_full_disk_is_reported(args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = carelex(*args)
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=30)
    assert re.fullmatch(b"carelex: error: stdout: cannot be (written|used) .No space left on device.\n", result.stderr)
    assert result.returncode == 2


def test_a_file_that_grows_too_large_is_named_and_unchanged(clean_place: Path) -> None:
    needs_posix()
    import resource

    path = clean_place / "answer.txt"
    path.write_text("before", encoding="utf-8")
    # Python would write its compiled modules under the same limit, and leave broken ones to the tests that follow.
    result = subprocess.run(
        carelex("define", "recovery", "-o", path.name),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert result.stderr == b"carelex: error: answer.txt: cannot be written (File too large)\n"
    assert (result.stdout, result.returncode) == (b"", 2)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(clean_place.iterdir()) == [path]


@pytest.mark.parametrize(
    ("args", "code", "stdout"),
    [("brokrage -f jsonl", 0, "Brokerage"), ("pizza -f jsonl", 1, "pizza"), ("x -g /nowhere.yaml", 2, "")],
)
def test_a_stderr_that_nobody_reads_costs_neither_answer_nor_exit_code(
    args: str, code: int, stdout: str, clean_place: Path
) -> None:
    gone, end = os.pipe()
    os.close(gone)
    command = carelex("define", *args.split())
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, check=False, timeout=30, encoding="utf-8")
    os.close(end)
    assert result.returncode == code
    assert stdout in result.stdout


@posix_only
def test_a_reader_of_an_output_file_that_has_gone_is_no_failure() -> None:
    command = f"{CARELEX} define recovery -o /dev/stdout | true; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=30)
    assert (result.stderr, result.returncode) == (b"", 0)


@posix_only
@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no /dev/stdout here")
def test_the_file_behind_a_stream_keeps_what_else_it_holds(clean_place: Path) -> None:
    command = f"(echo before; {CARELEX} define recovery -o /dev/stdout; echo after) >> answer.txt"
    subprocess.run(["bash", "-c", command], check=True, timeout=30)
    lines = (clean_place / "answer.txt").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("before", "Recovery", "after")


@posix_only
def test_a_device_may_be_the_output(program: Program) -> None:
    result = program("define", "recovery", "-o", "/dev/stdout")
    assert result.stdout.startswith(b"Recovery\n")


@posix_only
def test_closed_streams_are_reported(clean_place: Path) -> None:
    for redirection, problem in (
        (">&-", "stdout: is closed; open it, or name a file with --output"),
        ("<&-", "stdin is closed; give the term itself, or send queries, one per line: < FILE"),
    ):
        command = f"{CARELEX} define - {redirection}"
        result = subprocess.run(["bash", "-c", command], input=b"sds\n", capture_output=True, check=False, timeout=30)
        assert result.stderr.decode().splitlines()[-1] == f"carelex: error: {problem}"
        assert result.returncode == 2
