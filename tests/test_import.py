"""`import` makes a glossary file of a document: it reports what it took, asks for the source, and loses nothing."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from carelex import Glossary, load_glossary
from carelex.places import bundled_glossary
from tests.import_samples import SAMPLES
from tests.program import DATA, Golden, Run, carelex
from tests.terminal import Screen, interrupted
from tests.web_server import Site

PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Plain words | Northtown Council</title>
<link rel="canonical" href="https://www.northtown.example/words"></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/care">Care</a></li></ul></nav>
<main>
<h1>Plain words</h1>
<h2>A</h2>
<h3>Advocate</h3> <p>Somebody who <b>speaks up</b> for you.</p>
<h3>Assessment</h3> <p>See <a href="#needs">Needs assessment</a>.</p>
<h2>N</h2>
<h3 id="needs">Needs assessment</h3> <p>A talk about what you find hard:</p> <ul><li>at home</li><li>outside</li></ul>
<h3>Nothing yet</h3>
<h3>Nursing home</h3> <p>A home with a nurse on duty by day and by night.</p>
</main>
<footer><p>&copy; 2025 Northtown Council</p></footer>
</body></html>
"""


@pytest.fixture
def page(clean_place: Path) -> Path:
    path = clean_place / "words.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def test_a_page_becomes_a_glossary_without_errors(page: Path, run: Run, golden: Golden) -> None:
    result = run("import", page.name)
    assert result.code == 0
    golden("import-page.yaml", result.stdout)
    golden("import-page.txt", result.stderr)
    assert run("import", page.name, "-o", "ours.yaml", "-q").code == 0
    assert Path("ours.yaml").read_text(encoding="utf-8") == result.stdout
    checked = run("check", "--strict", "ours.yaml")
    assert (checked.stdout, checked.code) == ("1 file, 4 terms, 3 definitions, no errors\n", 0)
    assert "Somebody who speaks up for you." in run("define", "advocate", "-g", "ours.yaml").stdout


def test_your_description_of_the_source_comes_before_that_of_the_page(page: Path, run: Run) -> None:
    fields = {"source": "north", "name": "North", "title": "Words", "published": "May 2025", "licence": "OGL"}
    fields |= {"publisher": "Northtown", "url": "https://north.example/", "note": "Read aloud."}
    options = [part for field, value in fields.items() for part in (f"--{field}", value)]
    result = run("import", page.name, *options, "-o", "ours.yaml", "--yes")
    (source,) = load_glossary("ours.yaml").sources
    assert source._asdict() == {"id": "north", "accessed": None, **{f: v for f, v in fields.items() if f != "source"}}
    assert "please look at" not in result.stderr
    assert "does not state" not in result.stderr


def test_a_document_without_facts_about_itself_is_reported(run: Run) -> None:
    Path("list.csv").write_text("Word,Meaning\nHub,A place.\nHoist,A lift for people.\n", encoding="utf-8")
    result = run("import", "list.csv", "-o", "ours.yaml")
    (source,) = load_glossary("ours.yaml").sources
    assert (source.id, source.name) == ("list", "list")
    assert source.note == "The document names no title, publisher, date, address or licence."
    assert source[2:8] == (None,) * 6
    assert (
        "The document does not state its title, publisher, date, address or licence. If you know any of these, add: "
        "--title TEXT --publisher TEXT --published DATE --url ADDRESS --licence TEXT\n"
    ) in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "problem"),
    [
        ("--url", "north.example", "--url: 'north.example' is not a web address; it begins with https://"),
        ("--url", "javascript:x", "--url: 'javascript:x' is not a web address; it begins with https://"),
        (
            "--source",
            "North!",
            "--source: 'North!' cannot be an id; use small letters, figures and hyphens, such as north-council",
        ),
        ("--name", " ", "--name: a source needs a name"),
        ("--format", "pdf", "no format 'pdf'; the formats are: "),
        ("--columns", "term:2", "--columns: 'term:2' is not FIELD=COLUMN, such as term=2,text=4; the fields are: "),
        ("--columns", "trem=2", "--columns: 'trem=2' is not FIELD=COLUMN, such as term=2,text=4; the fields are: "),
        ("--follow", "links", "--follow: 'links' is not known; there is: --follow letters"),
        (
            "--follow",
            "letters",
            "words.html: --follow takes the address of a page; name the files of all letters instead",
        ),
        ("--encoding", "klingon", "no character set 'klingon'; give one such as utf-8, cp1252 or utf-16"),
        ("-o", "words.html", "words.html: this command reads this file and would overwrite it; name another file"),
        ("-o", "nowhere/ours.yaml", "nowhere/ours.yaml: no folder 'nowhere'; make it first, or name another"),
        ("-o", " ", "--output: an empty path; name a file, or '-' for stdout"),
        ("--report", "-", "--report: name a file; '-' is stdout, where the glossary goes"),
    ],
)
def test_wrong_arguments_are_reported_in_one_line(option: str, value: str, problem: str, page: Path, run: Run) -> None:
    result = run("import", page.name, option, value, "-q")
    assert (result.stdout, result.code) == ("", 2)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"carelex: error: {problem}")


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("words.pdf", b"%PDF-1.7", "words.pdf: a PDF file cannot be read; "),
        (
            "words.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "words.doc: a file from Word or Excel before 2007; ",
        ),
        ("words.docx", b"PK\x03\x04 and no more", "words.docx: is damaged, "),
        (
            "words.jpg",
            bytes(range(256)) * 4,
            "words.jpg: is neither text nor another kind of file that carelex reads; ",
        ),
        ("words.xlsx", b"PK\x03\x04 and no more", "words.xlsx: is damaged, or no spreadsheet; open it in the program "),
        ("words.ods", b"PK\x03\x04 and no more", "words.ods: is damaged, or no spreadsheet; "),
        ("words.odt", b"PK\x03\x04 and no more", "words.odt: is damaged, or no document; "),
        ("words.dat", b"PK\x03\x04 and no more", "words.dat: is a damaged zip file; "),
    ],
)
def test_an_unreadable_document_is_reported_in_one_line(name: str, data: bytes, problem: str, run: Run) -> None:
    Path(name).write_bytes(data)
    result = run("import", name)
    assert (result.stdout, result.code) == ("", 2)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"carelex: error: {problem}")


def test_a_missing_document_is_reported(run: Run) -> None:
    result = run("import", "nowhere.html")
    assert (result.stderr, result.code) == ("carelex: error: nowhere.html: no such file; check the path\n", 2)
    result = run("import", "")
    assert result.stderr == "carelex: error: an empty path; name a file, a folder or an address, or '-' for stdin\n"
    result = run("import", "-", "-")
    assert result.stderr == "carelex: error: '-' is stdin, which can be read only once\n"


def test_where_nothing_is_found_nothing_is_written(run: Run) -> None:
    Path("letter.html").write_text("<p>Dear all,</p><p>we meet on Monday.</p>", encoding="utf-8")
    result = run("import", "letter.html", "-o", "ours.yaml", "--yes")
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr.splitlines()[-1] == (
        "carelex: error: found no entries; to say how to read the document: --format or --columns; to see what is in "
        "it: --report FILE"
    )
    assert not Path("ours.yaml").exists()


def test_a_file_that_is_there_is_overwritten_only_when_asked_to(page: Path, run: Run) -> None:
    Path("ours.yaml").write_text("mine", encoding="utf-8")
    result = run("import", page.name, "-o", "ours.yaml")
    assert (result.stderr, result.code) == (
        "carelex: error: ours.yaml: is there already; to overwrite it: --force; to update it: --into; or name "
        "another\n",
        2,
    )
    assert Path("ours.yaml").read_text(encoding="utf-8") == "mine"
    assert run("import", page.name, "-o", "ours.yaml", "--force").code == 0
    assert len(load_glossary("ours.yaml").terms) == 4


def test_a_document_on_stdin_is_read(run: Run) -> None:
    result = run("import", "-", "--name", "North", stdin=PAGE)
    assert result.code == 0
    assert [term["term"] for term in yaml.safe_load(result.stdout)["terms"]] == [
        "Advocate",
        "Assessment",
        "Needs assessment",
        "Nursing home",
    ]


def test_a_preview_shows_the_first_entries_and_writes_nothing(page: Path, run: Run, golden: Golden) -> None:
    result = run("import", str(SAMPLES / "charity-details.html"), "--preview")
    assert result.code == 0
    golden("import-preview.txt", result.stdout)
    assert result.stderr.endswith("And 3 more. To write them all: -o FILE\n")
    result = run("import", page.name, "--preview", "-o", "ours.yaml")
    assert (result.stderr, result.code) == (
        "carelex: error: --preview writes nothing; leave out --output and --into, or --preview\n",
        2,
    )
    assert not Path("ours.yaml").exists()


def test_a_report_has_all_that_was_found_and_left_out(page: Path, run: Run, golden: Golden) -> None:
    result = run("import", page.name, "--report", "report.json", "-o", "ours.yaml")
    assert result.code == 0
    report = Path("report.json").read_text(encoding="utf-8")
    golden("import-report.json", report)
    told = json.loads(report)
    assert {"what": "Nothing yet", "why": "no-text"}.items() <= told["left_out"][-1].items() or any(
        left["why"] == "no-text" and left["what"] == "Nothing yet" for left in told["left_out"]
    )


def test_escapes_in_a_document_reach_no_terminal(run: Run) -> None:
    rows = ["Word,Meaning", "Hub,A \x1b[31mplace.", "\x1b]0;title\x07Hoist,", "Ward,A part\u202e of a hospital."]
    Path("list.csv").write_text("\n".join(rows), encoding="utf-8")
    result = run("import", "list.csv", "-o", "ours.yaml")
    assert result.code == 0
    assert "\x1b" not in result.stderr
    assert "\x1b" not in run("import", "list.csv", "--preview").stdout
    assert run("check", "ours.yaml").code == 0


def test_a_glossary_of_carelex_keeps_its_sources(run: Run) -> None:
    Path("ours.yaml").write_text(
        "sources: {north: {name: North}, south: {name: South}}\nterms:\n"
        '  - {term: Hub, definitions: [{source: north, text: "A place."}, {source: south, text: "A centre."}]}\n',
        encoding="utf-8",
    )
    result = run("import", "ours.yaml", "-o", "again.yaml")
    assert (result.stdout, result.code) == ("", 0)
    assert load_glossary("again.yaml")._replace(path="ours.yaml").sources == load_glossary("ours.yaml").sources
    told = [(said.source.id, said.text) for term in load_glossary("again.yaml").terms for said in term.definitions]
    assert told == [("north", "A place."), ("south", "A centre.")]


@pytest.mark.parametrize(
    ("module", "name", "extra"), [("rdflib", "scheme.ttl", "skos"), ("python_calamine", "no-header.xlsx", "documents")]
)
def test_missing_facts_are_named(module: str, name: str, extra: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for known in [known for known in sys.modules if known.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, known)
    monkeypatch.setitem(sys.modules, module, None)
    result = run("import", str(SAMPLES / name))
    assert result.code == 2
    (line,) = result.stderr.splitlines()
    assert f"install carelex[{extra}]" in line


def test_in_a_terminal_you_are_asked_whose_words_they_are(page: Path) -> None:
    screen = Screen(carelex("import", page.name, "-o", "ours.yaml", "--licence", "OGL"))
    answers = {
        "Short name (": b"\n",
        "Title (": b"Words of the town\n",
        "Publisher (": b"-\n",
        "Published (": b"\n",
        "Address (": b"www.example\n",
    }
    for question, answer in answers.items():
        screen.wait_for(question)
        screen.type(answer)
    screen.wait_for("'www.example' is not a web address; it begins with https://")
    assert "Error" not in screen.text
    screen.type(b"https://www.example/\n")
    assert screen.end() == 0
    assert "Licence" not in screen.text
    (source,) = load_glossary("ours.yaml").sources
    assert source.name == "Northtown Council"
    assert (source.title, source.publisher, source.published) == ("Words of the town", None, "2025")
    assert (source.url, source.licence) == ("https://www.example/", "OGL")


def test_stopping_at_a_question_leaves_no_file(page: Path) -> None:
    screen = Screen(carelex("import", page.name, "-o", "ours.yaml"))
    screen.wait_for("Short name (")
    assert interrupted(screen.process, lambda: screen.type(b"\x03")) == 130
    screen.wait_for("No glossary was written")
    screen.close()
    assert not Path("ours.yaml").exists()


def test_with_yes_nothing_is_asked(page: Path) -> None:
    screen = Screen(carelex("import", page.name, "-o", "ours.yaml", "--yes"))
    assert screen.end() == 0
    assert "Short name" not in screen.text
    assert load_glossary("ours.yaml").sources[0].title == "Plain words"


def test_a_page_of_the_web_has_its_address_and_the_day(site: Site, run: Run) -> None:
    address = site.page("/words", PAGE.replace('<link rel="canonical" href="https://www.northtown.example/words">', ""))
    assert run("import", address, "-o", "ours.yaml").code == 0
    (source,) = load_glossary("ours.yaml").sources
    assert source.url == address
    assert source.accessed is not None
    assert len(source.accessed) == len("2026-01-31")


def test_the_pages_of_other_letters_are_taken_as_one_source(site: Site, run: Run) -> None:
    def page_of(letter: str, *terms: str) -> str:
        links = "".join(f'<li><a href="{other}.html">{other.upper()}</a></li>' for other in "abc")
        entries = "".join(f"<h3>{term}</h3><p>What {term} means to us here.</p>" for term in terms)
        return f"<title>Words</title><ul>{links}</ul><h1>Words</h1><h2>{letter.upper()}</h2>{entries}"

    address = site.page("/a.html", page_of("a", "Advocate", "Assessment", "Appeal"))
    site.page("/b.html", page_of("b", "Broker", "Befriending", "Budget"))
    site.page("/c.html", page_of("c", "Carer", "Care plan", "Capacity"))
    result = run("import", address, "--follow", "letters", "-o", "ours.yaml", env={"CARELEX_DEBUG": "1"})
    assert result.code == 0
    assert f"{address}: fetching 2 more pages for other letters, one a second\n" in result.stderr
    glossary = load_glossary("ours.yaml")
    assert len(glossary.sources) == 1
    assert [term.name[0] for term in glossary.terms] == [*"AAABBBCCC"]


def test_a_page_that_scripts_draw_is_reported(site: Site, run: Run) -> None:
    address = site.page("/app", '<html><body><div id="root"></div><script src="/app.js"></script></body></html>')
    result = run("import", address)
    assert result.code == 2
    assert "script" in result.stderr


def test_the_documents_of_the_bundled_glossary_become_its_definitions(run: Run) -> None:
    sources = DATA / "sources"
    first = run("import", str(sources / "scie.txt"), "--source", "scie", "--name", "SCIE", "-o", "ours.yaml", "--yes")
    assert first.code == 0
    # The text around the definitions is reported and not taken.
    assert "Supported by" in first.stderr
    assert "#EXCLUDE#" in first.stderr
    second = ("--source", "definitions", "--name", "Definitions page", "--into", "ours.yaml", "--yes")
    assert run("import", str(sources / "definitions.txt"), *second).code == 0
    ours, bundled = load_glossary("ours.yaml"), load_glossary(bundled_glossary())

    def told(glossary: Glossary) -> dict[str, list[tuple[str, str, str]]]:
        return {
            term.name: [(said.source.id, said.headword, said.text) for said in term.definitions]
            for term in glossary.terms
        }

    assert told(ours) == told(bundled)
    assert sum(map(len, told(ours).values())) == 18


def test_many_similar_documents_are_reported_in_one_line(clean_place: Path, run: Run) -> None:
    names = [f"page-{number:02}.html" for number in range(12)]
    for number, name in enumerate(names):
        words = "".join(f"<h3>Word {number}{letter}</h3><p>What it means, {number}{letter}.</p>" for letter in "abc")
        (clean_place / name).write_text(f"<title>Words</title>{words}", encoding="utf-8")
    (clean_place / names[3]).write_text("<title>Words</title><p>Soon.</p>", encoding="utf-8")
    told = run("import", *names).stderr.splitlines()
    assert told[:3] == [
        "page-00.html and 10 more: found 33 names (layout: headings of level 3); read as UTF-8 text",
        "page-03.html: found no entries; read as UTF-8 text",
        "In all: 33 entries with 33 definitions.",
    ]


def test_parts_of_one_layout_are_counted_together(clean_place: Path, run: Run) -> None:
    lists = "".join(
        f"<h2>{letter}</h2><dl><dt>{letter}dult</dt><dd>Somebody.</dd><dt>{letter}id</dt><dd>Help.</dd></dl>"
        for letter in "ABC"
    )
    (clean_place / "words.html").write_text(lists, encoding="utf-8")
    told = run("import", "words.html").stderr.splitlines()
    assert told[0] == "words.html: found 6 names (layout: definition lists); read as UTF-8 text"
