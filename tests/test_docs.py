"""The documentation is true: its commands are run, its links lead somewhere, and the fields of its tables are there."""

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import carelex
from tests.documents import ROOT, blocks, sessions, shown_by, with_commands
from tests.program import Run
from tests.written_documents import paragraph, word_document
from tests.written_documents import run as word_run

PAGES = [f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md", *PAGES]

# Pages whose commands need files of their own: test_guide.py, test_guide_importing.py and test_recipes.py run them.
WITH_FILES = {"docs/glossaries.md", "docs/importing.md", "docs/recipes.md"}
SESSIONS = [(page, *session) for page in PAGES if page not in WITH_FILES for session in sessions(page)]


def read(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


# Commands.


@pytest.mark.parametrize(
    ("page", "command", "output"), SESSIONS, ids=[f"{page}: {command}" for page, command, _ in SESSIONS]
)
def test_a_command_shows_what_the_page_says(
    page: str, command: str, output: str, clean_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_commands(clean_place, monkeypatch)
    assert shown_by(command) == output


def test_sources_shows_what_the_page_on_searching_says(clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_commands(clean_place, monkeypatch)
    (part,) = blocks("docs/searching.md", "text")
    assert f"\n{part}" in shown_by("carelex sources")


def test_every_page_with_commands_is_run() -> None:
    with_sessions = {document for document in DOCUMENTS if "\n$ " in read(document)}
    assert with_sessions == {"README.md"} | WITH_FILES | {page for page, *_ in SESSIONS}


def test_the_python_page_prints_what_it_says() -> None:
    (code,) = blocks("docs/python.md", "python")
    (output,) = blocks("docs/python.md", "text")
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert result.stdout == output


def test_the_python_page_has_every_function() -> None:
    functions = {name for name in carelex.__all__ if name.islower()}
    assert set(re.findall(r"^\| `(\w+)\(", read("docs/python.md"), re.MULTILINE)) == functions


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("An answer", ("Answer", "Entry", "Match")),
        ("A comparison", ("Comparison", "Answer", "Entry")),
        ("A search", ("Searched", "FoundEntry", "Hit")),
    ],
)
def test_the_values_of_the_python_page_have_the_parts_that_it_names(heading: str, values: tuple[str, ...]) -> None:
    section = read("docs/python.md").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    parts = {part for word in re.findall(r"`([a-z_.]+)`", section) for part in word.split(".")}
    there = {part for value in values for part in dir(getattr(carelex, value))}
    assert parts - there - {"answer", "search", "limit", *carelex.MatchKind} == set()


# Links.


class Link(NamedTuple):
    """A link of a document that leads into the project: to a file, or to this one where that is empty."""

    document: str
    file: str
    heading: str


def prose(document: str) -> str:
    """A document without its code."""
    return re.sub(r"`[^`\n]*`", "code", re.sub(r"^```.*?^```$", "", read(document), flags=re.MULTILINE | re.DOTALL))


def links(document: str) -> Iterator[Link]:
    for pair in re.findall(r"\]\(([^)]+)\)|(?:src|srcset)=\"([^\"]+)\"", prose(document)):
        file, _, heading = "".join(pair).partition("#")
        if not file.startswith("https://"):
            yield Link(document, file, heading)


def headings(document: str) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", read(document), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^#+ (.*)", text, re.MULTILINE)


def anchor_on_a_code_host(heading: str) -> str:
    return re.sub(r"[^\w\s-]", "", heading.lower()).replace(" ", "-")


def anchor_on_the_site(heading: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


LINKS = [link for document in DOCUMENTS for link in links(document)]


def test_every_link_leads_to_a_file() -> None:
    assert len(LINKS) > 100
    assert [link for link in LINKS if not (ROOT / link.document).parent.joinpath(link.file).exists()] == []


def test_every_anchor_leads_to_one_heading_on_a_code_host_and_on_the_site() -> None:
    for link in LINKS:
        if link.heading:
            target = (ROOT / link.document).parent.joinpath(link.file) if link.file else ROOT / link.document
            there = headings(str(target.resolve().relative_to(ROOT.resolve())))
            assert [anchor_on_a_code_host(heading) for heading in there].count(link.heading) == 1, link
            assert [anchor_on_the_site(heading) for heading in there].count(link.heading) == 1, link


def test_pages_of_the_site_link_to_nothing_outside_it() -> None:
    assert [link for link in LINKS if link.document in PAGES and "/" in link.file] == []


def test_the_site_has_every_page_once() -> None:
    site = tomllib.loads(read("zensical.toml"))["project"]
    named = [
        page
        for item in site["nav"]
        for pages in item.values()
        for page in ([pages] if isinstance(pages, str) else pages)
    ]
    assert sorted(f"docs/{page}" for page in named) == PAGES


def test_the_front_page_leads_to_every_other() -> None:
    there = {f"docs/{link.file}" for link in LINKS if link.document == "docs/index.md"}
    assert [page for page in PAGES if page not in there] == ["docs/index.md"]


# Settings.


def listed(document: str, heading: str) -> set[str]:
    """The names at the beginning of the rows or items below a heading."""
    section = re.split(r"^## ", read(document).partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    lines = re.findall(r"^(?:\||-) ((?:`\w+`(?:, )?)+|\d+(?= \|))", section, re.MULTILINE)
    return {name for line in lines for name in re.findall(r"\w+", line)}


@pytest.mark.parametrize(("here", "there"), [("Variables", "Environment"), ("For a script: exit codes", "Exit status")])
def test_the_settings_are_those_of_the_help(here: str, there: str) -> None:
    assert listed("docs/settings.md", here) == listed("docs/commands.md", there) != set()


# The fields of the data formats.

DATA = "docs/data.md"


class Table(NamedTuple):
    """The fields or columns below a heading, with the type of each, and the anchor of a table whose fields come too."""

    names: list[str]
    types: dict[str, str]
    also: str


def tables(kind: str) -> dict[str, Table]:
    """The tables of a kind ("field" or "column"), by the anchors of the headings above them."""
    found = {}
    for section in re.split(r"^#+ ", read(DATA), flags=re.MULTILINE)[1:]:
        heading = section.partition("\n")[0]
        _, header, below = section.partition(f"\n| {kind} |")
        rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", below, re.MULTILINE)
        if header:
            also = re.search(r"every field of \[[^]]*\]\(#([\w-]+)\)", section)
            names = [name for name, _ in rows]
            found[anchor_on_a_code_host(heading)] = Table(names, dict(rows), also[1] if also else "")
    return found


FIELDS = tables("field")


class Seen(NamedTuple):
    """What has been seen of values: each table, field and whether it was null, and how often; and what is wrong."""

    fields: Counter[tuple[str, str, bool]]
    wrong: list[str]


def check(values: object, table: str, seen: Seen) -> None:
    """Compare values, each an object, with a table."""
    assert isinstance(values, list)
    types = FIELDS[table].types | (FIELDS[FIELDS[table].also].types if FIELDS[table].also else {})
    for value in values:
        if set(value) != set(types):
            seen.wrong.append(f"{table}: {set(value) ^ set(types)}")
            continue
        for name, type_ in types.items():
            seen.fields[table, name, value[name] is None] += 1
            if not is_of(value[name], type_, seen):
                seen.wrong.append(f"{table}: {name} is {value[name]!r}, and not {type_}")


def is_of(value: object, type_: str, seen: Seen) -> bool:
    """Whether a value has a type, in the words of the page; what another table describes is compared with that."""
    if type_.endswith(" or null") and "," not in type_:
        return value is None or is_of(value, type_.removesuffix(" or null"), seen)
    if described := re.fullmatch(r"(list of |object of |)\[[^]]+\]\(#([\w-]+)\)", type_):
        how, table = described.groups()
        if not isinstance(value, list if how == "list of " else dict):
            return False
        check(value if isinstance(value, list) else [value] if not how else [*value.values()], table, seen)
        return True
    if type_ == "list of texts":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if type_ == "object of lists of texts":
        return isinstance(value, dict) and all(is_of(item, "list of texts", seen) for item in value.values())
    if type_ == "object of lists":
        return isinstance(value, dict) and all(isinstance(item, list) for item in value.values())
    types: dict[str, type | tuple[type, ...]] = {
        "text": str,
        "number": (int, float),
        "true or false": bool,
        "list": list,
        "number or text": (int, str),
        "text, number, true or false, or null": (str, int, type(None)),
    }
    return isinstance(value, types[type_]) and isinstance(value, bool) <= ("true or false" in type_)


LONG = (
    "Support for somebody who needs help with washing, dressing, cooking, shopping and cleaning, so that they can stay "
    "in their own home, near their family and their friends, and go on with the life that they"
)

OURS = f"""
sources:
  ours:
    name: Ours
    title: A handbook
    publisher: The team
    url: https://example.org
    published: 2024
    accessed: 2026-01-01
    licence: CC0
    note: A draft.
terms:
  - term: Home care
    abbreviation: HC
    aliases: [Domiciliary care]
    see_also: [Carer]
    definitions:
      - source: ours
        note: As amended.
        text: Help in your own home.
      - source: ours
        text: Help from a carer.
  - term: Daily help
    definitions:
      - source: ours
        text: {LONG} know.
  - term: Carer
    definitions:
      - source: ours
        text: See Home care
  - term: Care worker
    see: Home care
  - term: Sitter
    definitions:
      - source: ours
        text: See Home care
  - term: Recovery
    definitions:
      - source: ours
        text: A meaningful life.
"""

THEIRS = f"""
sources:
  theirs:
    name: Theirs
terms:
  - term: Home cares
    definitions:
      - source: theirs
        text: Help at home.
  - term: Daily help
    definitions:
      - source: theirs
        text: {LONG} like.
  - term: Carer
    definitions:
      - source: theirs
        text: Somebody who provides home care, sometimes known as a helper.
  - term: Carers
    see: Carer
"""

NEWER = """
sources:
  ours:
    name: Ours
terms:
  - term: Recovery
    definitions:
      - source: ours
        replaces: true
        text: A good life.
links:
  - same: [Recovery, Getting better]
  - different: [Carer, Home care worker]
"""

PAGE = """
<title>Words | Northtown Council</title><h1>Words</h1><dl><dt>Hoist<dd>A lift.<dt>PA<dd>See Hoist.<dt>Empty<dd></dl>
"""


def table(*rows: tuple[str, ...]) -> str:
    """A table of Word."""
    cells = ["".join(f"<w:tc>{paragraph(word_run(text))}</w:tc>" for text in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


USED = ("-g", "ours.yaml", "-g", "theirs.yaml", "-g", "newer.yaml", "-g", "builtin", "-q")


@pytest.fixture
def glossaries(clean_place: Path) -> None:
    for name, text in (("ours", OURS), ("theirs", THEIRS), ("newer", NEWER)):
        (clean_place / f"{name}.yaml").write_text(text, encoding="utf-8")
    (clean_place / "links.yaml").write_text("links:\n  - same: [Carer, Helper]\n", encoding="utf-8")
    (clean_place / "bad.yaml").write_text("sources:\n  a:\n    nmae: A\nterms:\n  - trem: B\n", encoding="utf-8")
    (clean_place / "page.html").write_text(PAGE, encoding="utf-8")


QUERIES = "home care\ndaily help\nHC\ncarer\nrecovery\nbrokrage\nhelper\nperso\npizza\nsupport plan\ncare worker\n"


def data(run: Run, *words: str, stdin: str = "") -> list[object]:
    """What a command gives as JSON Lines."""
    return [json.loads(line) for line in run(*words, "-f", "jsonl", stdin=stdin).stdout.splitlines()]


def everything(run: Run, user_folder: Path) -> Iterator[tuple[str, list[object]]]:
    """What the commands give, by the table that describes it."""
    yield "an-answer", data(run, "define", "-", *USED, stdin=QUERIES)
    yield "a-comparison", data(run, "compare", "-", *USED, stdin=QUERIES)
    yield "a-term-of-the-overview", data(run, "compare", *USED)
    yield (
        "a-passage",
        data(run, "search", "care", *USED)
        + data(run, "search", "domiciliary", *USED)
        + data(run, "search", "sitter", *USED),
    )
    yield "a-passage", data(run, "search", "meaningful home hope", *USED)
    yield "a-listed-term", data(run, "list", *USED)
    (user_folder / "broken.yaml").write_text("terms: []\n", encoding="utf-8")
    (user_folder / "links.yaml").write_text("links:\n  - same: [Carer, Helper]\n", encoding="utf-8")
    run("add", "theirs.yaml", "--as", "team")
    yield "a-source-in-use", data(run, "sources") + data(run, "sources", *USED)
    yield "a-pair", data(run, "align", *USED)
    yield "a-report", [json.loads(run("check", "bad.yaml", "links.yaml", "none.yaml", "-f", "json").stdout)]
    yield "a-finding", data(run, "check", "bad.yaml")
    yield "a-line-of-the-doctor", data(run, "doctor") + data(run, "doctor", "-g", "bad.yaml")
    without_home = run("doctor", "-f", "jsonl", env={"HOME": "", "XDG_CONFIG_HOME": "", "XDG_CACHE_HOME": ""}).stdout
    yield "a-line-of-the-doctor", [json.loads(line) for line in without_home.splitlines()]
    run("import", "page.html", "--report", "report.json", "-o", "made.yaml", "-y")
    yield "an-import-report", [json.loads(Path("report.json").read_text(encoding="utf-8"))]
    Path("page.csv").write_text("Word,Meaning\nHoist,A lift.\nSling,\n", encoding="utf-8")
    Path("page.docx").write_bytes(word_document(table(("Word", "Meaning"), ("Hoist", "A lift."), ("Sling", ""))))
    for document, name in (("page.csv", "Northtown"), ("page.docx", "…")):
        run("import", document, "--name", name, "--report", "report.json", "-o", "more.yaml", "-y", "--force")
        yield "an-import-report", [json.loads(Path("report.json").read_text(encoding="utf-8"))]


@pytest.mark.usefixtures("glossaries")
def test_the_fields_of_the_data_formats_are_those_of_the_page(run: Run, user_folder: Path) -> None:
    seen = Seen(Counter(), [])
    for table, values in everything(run, user_folder):
        check(values, table, seen)
    assert seen.wrong == []
    # Each field that is there has been seen with a value, and without one where it may be null, and no other.
    documented = {
        (table, field, is_null)
        for table in FIELDS
        for field, type_ in FIELDS[table].types.items()
        for is_null in (False, True)
        if not is_null or type_.endswith("or null")
    }
    assert documented - set(seen.fields) == set()


def columns_below(heading: str) -> list[str]:
    section = re.split(r"^## ", read(DATA).partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return [line.partition("\n")[0] for line in re.findall(r"^```text\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)]


@pytest.mark.usefixtures("glossaries")
def test_the_columns_are_those_of_the_page(run: Run) -> None:
    def header(*words: str) -> str:
        return run(*words, *USED, "-f", "csv").stdout.partition("\n")[0]

    assert columns_below("define") == [header("define", "recovery")]
    assert columns_below("compare") == [header("compare")]
    assert columns_below("search") == [header("search", "care")]
    assert columns_below("sources") == [header("sources")]
    assert columns_below("check") == [run("check", "bad.yaml", "-f", "csv").stdout.partition("\n")[0]]
    assert columns_below("doctor") == [run("doctor", "-f", "csv").stdout.partition("\n")[0]]
    described = tables("column")
    assert described["the-columns-of-compare"].names == header("compare", "recovery").split(",")
    assert described["the-columns-of-align"].names == header("align").split(",")
    first, *sources, last = header("list").split(",")
    assert (first, sources, last) == ("term", ["ours", "theirs", "scie", "definitions"], "see")


def test_the_values_that_are_listed_are_all_that_there_are() -> None:
    text = read(DATA)
    for values, row in (
        (carelex.MatchKind, r"^\| `match` \| text or null.*(?:how).*: (`.*`);"),
        (carelex.PairState, r"^\| `state` .*"),
    ):
        (line,) = re.findall(row, text, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", line)) - {"state"} == {value.value for value in values}


def test_each_field_says_what_it_depends_on() -> None:
    rows = re.findall(r"^\| `\w+` \| [^|]+ \| ([^|]+) \| [^|]+ \|$", read(DATA), re.MULTILINE)
    assert set(rows) == {"you", "glossary", "carelex"}
    assert len(rows) == sum(len(table.names) for table in FIELDS.values())


def test_the_formats_are_those_of_the_help(run: Run) -> None:
    (choices,) = re.findall(r"<(rich\|[a-z|]+)>", "".join(run("define", "--help").stdout.split()))
    section = read(DATA).partition("| format |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == choices.split("|")
