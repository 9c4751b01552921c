"""The page on a package index, the contents of the wheel and its optional parts, and the versions in a release."""

import os
import re
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from carelex import __version__
from tests.built import build, built_once, unpacked, unpacked_sdist
from tests.documents import ROOT
from tests.other_programs import needs
from tests.program import CARELEX, Result, Run

ADDRESS = "https://code.example/team/carelex"
TAG = "v1.2.3"

_HOOK = runpy.run_path(str(ROOT / "release" / "metadata.py"))
with_whole_links: Callable[[str, str, str], str] = _HOOK["with_whole_links"]


# The description.


@pytest.mark.parametrize(
    ("written", "whole", "plain"),
    [
        ("see [the guide](docs/a.md#b)", f"see [the guide]({ADDRESS}/blob/{TAG}/docs/a.md#b)", "see the guide"),
        ("[`a`](docs/a.md)", f"[`a`]({ADDRESS}/blob/{TAG}/docs/a.md)", "`a`"),
        ('[a](./a.md "A title")', f'[a]({ADDRESS}/blob/{TAG}/a.md "A title")', "a"),
        ("[a [b] c](a.md)", "[a [b] c](a.md)", "[a [b] c](a.md)"),
        ("[below](#below)", f"[below]({ADDRESS}/blob/{TAG}/README.md#below)", "below"),
        ("[a](https://a.example/(b))", "[a](https://a.example/(b))", "[a](https://a.example/(b))"),
        ("[a](mailto:a@a.example)", "[a](mailto:a@a.example)", "[a](mailto:a@a.example)"),
        ("![a picture](docs/a.svg)", f"![a picture]({ADDRESS}/raw/{TAG}/docs/a.svg)", ""),
        ("![a](https://a.example/a.svg)", "![a](https://a.example/a.svg)", "![a](https://a.example/a.svg)"),
        (
            "[![a](docs/a.svg)](docs/a.md)",
            f"[![a]({ADDRESS}/raw/{TAG}/docs/a.svg)]({ADDRESS}/blob/{TAG}/docs/a.md)",
            "",
        ),
        ('<img alt="a" src="a.svg">', f'<img alt="a" src="{ADDRESS}/raw/{TAG}/a.svg">', ""),
        (
            '<picture>\n<source srcset="a.svg">\n<img src="b.svg">\n</picture>',
            f'<picture>\n<source srcset="{ADDRESS}/raw/{TAG}/a.svg">\n'
            f'<img src="{ADDRESS}/raw/{TAG}/b.svg">\n</picture>',
            "",
        ),
        ('<a href="a.md">**a**</a>', f'<a href="{ADDRESS}/blob/{TAG}/a.md">**a**</a>', "**a**"),
        ('<a href="https://a.example">a</a>', '<a href="https://a.example">a</a>', '<a href="https://a.example">a</a>'),
        # Code stays as it is.
        ("`[a](b.md)` and ``[`a`](b.md)``", "`[a](b.md)` and ``[`a`](b.md)``", "`[a](b.md)` and ``[`a`](b.md)``"),
        ("```sh\n[a](b.md)\n```\n", "```sh\n[a](b.md)\n```\n", "```sh\n[a](b.md)\n```\n"),
        ("  ~~~\n  [a](b.md)\n  ~~~\n", "  ~~~\n  [a](b.md)\n  ~~~\n", "  ~~~\n  [a](b.md)\n  ~~~\n"),
        ("<!-- [a](b.md) -->", "<!-- [a](b.md) -->", "<!-- [a](b.md) -->"),
    ],
)
def test_links_and_pictures_are_whole_or_are_plain_text(written: str, whole: str, plain: str) -> None:
    assert with_whole_links(written, ADDRESS, TAG) == whole
    assert with_whole_links(written, "", TAG) == plain


def test_a_link_that_is_written_elsewhere_is_whole_or_refused() -> None:
    written = "[a] is this.\n\n[a]: docs/a.md\n"
    assert with_whole_links(written, ADDRESS, TAG) == f"[a] is this.\n\n[a]: {ADDRESS}/blob/{TAG}/docs/a.md\n"
    with pytest.raises(ValueError, match=r"README\.md: write the link to docs/a\.md in brackets behind its text"):
        with_whole_links(written, "", TAG)


def addresses(markdown: str) -> Iterator[str]:
    """The targets of the links and pictures in a document."""
    for block in MarkdownIt().parse(markdown):
        for token in [block, *(block.children or [])]:
            yield from (str(token.attrs[name]) for name in ("href", "src") if name in token.attrs)
            if token.type.startswith("html"):
                yield from re.findall(r'\b(?:href|src|srcset)="([^"]*)"', token.content)


def code(markdown: str) -> list[str]:
    return [token.content for token in MarkdownIt().parse(markdown) if token.type == "fence"]


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_no_link_of_the_readme_leads_nowhere_on_a_package_index(address: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    made = with_whole_links(readme, address, TAG)
    assert code(made) == code(readme)
    relative = [found for found in addresses(readme) if not found.startswith("https://")]
    assert relative
    assert [found for found in addresses(made) if not found.startswith("https://")] == []
    named = [found for found in addresses(made) if found.startswith(f"{ADDRESS}/")]
    assert len(named) == (len(relative) if address else 0)


def test_no_file_that_the_readme_names_is_missing() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    files = {found.partition("#")[0] for found in addresses(readme) if not found.startswith("https://")}
    assert [file for file in sorted(files - {""}) if not (ROOT / file).exists()] == []


def metadata_of(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def project_with(address: str, version: str, folder: Path) -> Path:
    """A copy of the files that the wheel is built from, with an *address*, as release *version*."""
    for part in ("src", "data", "release", "docs"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("README.md", "LICENSE", "pyproject.toml"):
        shutil.copy(ROOT / file, folder)
    settings = folder / "pyproject.toml"
    settings.write_text(
        re.sub('^address = ".*"$', f'address = "{address}"', settings.read_text(encoding="utf-8"), flags=re.M),
        encoding="utf-8",
    )
    package = folder / "src" / "carelex" / "__init__.py"
    package.write_text(package.read_text(encoding="utf-8").replace(__version__, version), encoding="utf-8")
    return folder


def test_a_package_index_shows_the_addresses_of_a_release(tmp_path: Path) -> None:
    project = project_with(f"{ADDRESS}/", "1.2.3", tmp_path / "project")
    metadata = metadata_of(build(project, "wheel", tmp_path / "wheel"))
    assert metadata.get_all("Project-URL") == [
        f"Homepage, {ADDRESS}",
        f"Documentation, {ADDRESS}/tree/{TAG}/docs",
        f"Changelog, {ADDRESS}/blob/{TAG}/CHANGELOG.md",
        f"Issues, {ADDRESS}/issues",
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert metadata.get_payload() == with_whole_links(readme, ADDRESS, TAG)


def test_links_of_an_unreleased_version_lead_to_the_newest_files(tmp_path: Path) -> None:
    project = project_with(ADDRESS, "1.2.3.dev0", tmp_path / "project")
    metadata = metadata_of(build(project, "wheel", tmp_path / "wheel"))
    assert f"Changelog, {ADDRESS}/blob/HEAD/CHANGELOG.md" in metadata.get_all("Project-URL", [])


def test_without_an_address_none_is_invented(tmp_path: Path) -> None:
    project = project_with("", __version__, tmp_path / "project")
    metadata = metadata_of(build(project, "wheel", tmp_path / "wheel"))
    assert (metadata["Project-URL"], metadata["Home-page"], metadata["Dynamic"]) == (None, None, None)
    assert metadata["Description-Content-Type"] == "text/markdown"


# The contents of the wheel.


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once("wheel", tmp_path_factory)


def test_each_licence_is_in_the_wheel_once(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = [name.partition(".dist-info/")[2] for name in archive.namelist() if "licen" in name.lower()]
    assert sorted(licences) == [
        "licenses/LICENSE",
        "licenses/data/DEFINITIONS-NOTICE.txt",
        "licenses/src/carelex/english/english-licence.txt",
        "licenses/src/carelex/english/wordnet-licence.txt",
    ]


COMPLETIONS = {
    "bash": "bash-completion/completions/carelex",
    "zsh": "zsh/site-functions/_carelex",
    "fish": "fish/vendor_completions.d/carelex.fish",
}
# The command that asks each shell for its completion of carelex; $1 is the folder "share".
ASKED = {
    "bash": 'source "$1/bash-completion/completions/carelex"; complete -p carelex',
    "zsh": 'fpath=("$1/zsh/site-functions" $fpath); autoload -Uz compinit; compinit -u; print $_comps[carelex]',
    "fish": 'set -x XDG_DATA_DIRS "$argv[2]"; exec fish -c "complete -C \'carelex def\'"',
}
ANSWERED = {
    "bash": "complete -o default -F _carelex carelex",
    "zsh": "_carelex",
    "fish": "define\tShow what each source says a term means",
}


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_a_shell_finds_its_completion_where_the_wheel_puts_it(
    shell: str, wheel: Path, tmp_path: Path, run: Run
) -> None:
    share = unpacked(wheel, tmp_path) / f"carelex-{__version__}.data" / "data" / "share"
    script = share / COMPLETIONS[shell]
    assert script.read_text(encoding="utf-8") == run("--show-completion", shell).stdout
    needs(shell)
    # fish completes only commands that exist.
    command = tmp_path / "bin" / "carelex"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {CARELEX} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environ = {**os.environ, "PATH": os.pathsep.join([str(command.parent), os.environ["PATH"]])}
    quietly = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": []}[shell]
    asked = [shell, *quietly, "-c", ASKED[shell], shell, str(share)]
    answer = subprocess.run(asked, env=environ, capture_output=True, check=True, encoding="utf-8", timeout=60)
    assert answer.stdout.strip() == ANSWERED[shell]


# A wheel without definitions.

WITHOUT = {"CARELEX_WITHOUT_DEFINITIONS": "1"}
NOTICE = (
    "This build of carelex has no definitions. Begin a glossary with carelex new, make one from a document with "
    "carelex import, or name one with -g or CARELEX_GLOSSARY\n"
)


@pytest.fixture(scope="module")
def wheel_without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel without definitions, built from an unpacked sdist, as packagers do."""
    folder = tmp_path_factory.mktemp("without")
    project = unpacked_sdist(built_once("sdist", tmp_path_factory), folder / "source")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(*next(iter(WITHOUT.items())))
        return build(project, "wheel", folder / "wheel")


@pytest.fixture(scope="module")
def package_without(wheel_without: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(wheel_without, tmp_path_factory.mktemp("installed"))


@pytest.fixture
def carelex_without(package_without: Path, clean_place: Path) -> Callable[..., Result]:
    def ask(*args: str) -> Result:
        result = subprocess.run(
            [sys.executable, "-c", "from carelex.__main__ import main; main()", *args],
            cwd=clean_place,
            env={**os.environ, "PYTHONPATH": str(package_without)},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        return Result(result.stdout, result.stderr, result.returncode)

    return ask


def quotations() -> list[str]:
    """The quotations in the bundled glossary, by paragraph."""
    glossary = yaml.safe_load((ROOT / "data" / "terms.yaml").read_text(encoding="utf-8"))
    texts = [definition["text"] for term in glossary["terms"] for definition in term["definitions"]]
    return [paragraph for text in texts for paragraph in text.splitlines() if len(paragraph.split()) > 5]


def test_the_notice_names_every_source_of_the_definitions() -> None:
    notice = " ".join((ROOT / "data" / "DEFINITIONS-NOTICE.txt").read_text(encoding="utf-8").split())
    sources = yaml.safe_load((ROOT / "data" / "terms.yaml").read_text(encoding="utf-8"))["sources"]
    assert all(source["url"] in notice for source in sources.values() if "url" in source)
    assert len(sources) == notice.count(" - ") == 2


def test_a_wheel_without_definitions_quotes_none(wheel: Path, wheel_without: Path) -> None:
    def held(built: Path) -> dict[str, str]:
        with zipfile.ZipFile(built) as archive:
            return {name: " ".join(archive.read(name).decode().split()) for name in archive.namelist()}

    with_them, without = held(wheel), held(wheel_without)
    assert with_them.keys() - without.keys() == {
        "carelex/data/terms.yaml",
        f"carelex-{__version__}.dist-info/licenses/data/DEFINITIONS-NOTICE.txt",
    }
    assert metadata_of(wheel_without)["License-Expression"] == "MIT AND LicenseRef-SCOWL AND LicenseRef-WordNet"
    assert "data/DEFINITIONS-NOTICE.txt" not in metadata_of(wheel_without).get_all("License-File", [])
    # The README shows parts of definitions, broken into lines and columns.
    beginnings = [" ".join(quoted.split()[:6]) for quoted in quotations()]
    assert {name for name, text in with_them.items() if any(quoted in text for quoted in beginnings)} == {
        "carelex/data/terms.yaml",
        f"carelex-{__version__}.dist-info/METADATA",
    }
    assert {name for name, text in without.items() if any(quoted in text for quoted in beginnings)} == set()
    description = str(metadata_of(wheel_without).get_payload())
    assert "This build has none of the definitions" in description


NO_BROKERAGE = 'No entry for "brokerage". To see all terms: carelex list'


@pytest.mark.parametrize(
    ("asked", "stdout", "stderr", "code"),
    [
        ("define brokerage", "", f"{NOTICE}{NO_BROKERAGE}\n", 1),
        ("define brokerage -g builtin", "", f"{NOTICE}{NO_BROKERAGE} -g builtin\n", 1),
        ("define brokerage -q", "", "", 1),
        ("compare brokerage", "", f"{NOTICE}{NO_BROKERAGE}\n", 1),
        ("compare", "", f"{NOTICE}No term is defined by more than one of the sources in use.\n", 1),
        ("search support", "", f'{NOTICE}No entry contains "support".\n', 1),
        ("list", "", f"{NOTICE}Found no term.\n", 1),
        ("list -f json", "[]\n", f"{NOTICE}Found no term.\n", 1),
        ("sources", "", NOTICE, 0),
        ("sources -f json", "[]\n", NOTICE, 0),
        ("check", "", NOTICE, 0),
        ("align", "", f"{NOTICE}No glossary is in use, and a pair needs two. Name them with -g.\n", 1),
        ("list -s scie", "", f"{NOTICE}carelex: error: no source 'scie'; the glossaries in use have none\n", 2),
    ],
)
def test_without_definitions_carelex_says_so_and_what_to_do(
    asked: str, stdout: str, stderr: str, code: int, carelex_without: Callable[..., Result]
) -> None:
    result = carelex_without(*asked.split())
    assert (result.stdout, result.stderr, result.code) == (stdout, stderr, code)


def test_without_definitions_the_start_screen_and_the_doctor_say_so(carelex_without: Callable[..., Result]) -> None:
    assert (
        carelex_without().stdout
        == """\
carelex: what UK social care words mean, source by source

This build of carelex has no definitions. With your own:
  carelex import page.html -o ours.yaml     a glossary made of a document
  carelex define short break -g ours.yaml   what your glossary says

Then:
  carelex import page.html                  a glossary from a document
  carelex new ours.yaml                     a glossary of your own
  carelex help                              all commands
  carelex help define                       one command, with examples
  carelex doctor                            is everything in order?
"""
    )
    told = carelex_without("doctor")
    assert "\n  in use: none; this build of carelex has no definitions\n" in told.stdout
    assert (told.stderr, told.code) == ("", 0)


def test_without_definitions_a_glossary_of_your_own_is_read_as_ever(carelex_without: Callable[..., Result]) -> None:
    assert carelex_without("new", "ours.yaml").code == 0
    answer = carelex_without("define", "short", "break", "-g", "ours.yaml", "-g", "builtin")
    assert (answer.stdout.partition("\n")[0], answer.stderr, answer.code) == ("Short break", "", 0)
    assert carelex_without("check", "ours.yaml").code == 0


# The versions in a release.


def test_version_changelog_and_citation_agree() -> None:
    """A released version is the newest in the changelog, and the one to cite; a later version is in neither."""
    headings = re.findall(r"^## \[(\d.*)\] - (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    newest, released = headings[0] if headings else (None, None)
    assert (citation.get("version"), citation.get("date-released")) == (newest, released)
    if "dev" in __version__:
        assert __version__.partition(".dev")[0] not in [version for version, _ in headings]
    else:
        assert newest == __version__


def test_the_version_is_stated_in_one_place(run: Run) -> None:
    assert run("--version").stdout == f"carelex {__version__}\n"
    for file in ("pyproject.toml", "README.md"):
        assert __version__ not in (ROOT / file).read_text(encoding="utf-8")


def test_the_citation_names_what_the_package_names() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "license"} <= citation.keys()
    assert [author["name"] for author in citation["authors"]] == ["The carelex developers"]
    assert citation["license"] == "MIT"


def test_the_forms_for_issues_are_whole() -> None:
    """The site that shows the forms needs these keys; each question has a different name."""
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    assert [form.name for form in forms] == ["bug.yml", "config.yml", "glossary.yml", "idea.yml"]
    for form in forms:
        read = yaml.safe_load(form.read_text(encoding="utf-8"))
        if form.name == "config.yml":
            assert read == {"blank_issues_enabled": False}
            continue
        assert {"name", "description", "body"} <= read.keys()
        names = [part["id"] for part in read["body"] if part["type"] != "markdown"]
        assert len(names) == len(set(names)) > 1
        for part in read["body"]:
            assert part["attributes"].get("value" if part["type"] == "markdown" else "label")
    assert "carelex doctor" in (forms[0]).read_text(encoding="utf-8")


def test_the_packagers_page_names_every_file_of_the_wheel(wheel: Path) -> None:
    page = (ROOT / "docs" / "packaging.md").read_text(encoding="utf-8")
    named = {name for row in page.splitlines() for name in re.findall(r"^\| `([\w./-]+/[\w./-]+)` \|", row)}
    with zipfile.ZipFile(wheel) as archive:
        held = {name.partition(".data/data/")[2] or name for name in archive.namelist()}
    assert named == {name for name in held if not name.endswith(".py") and ".dist-info/" not in name}
    # The exact words of the wheel without definitions.
    assert f'{NOTICE}No entry for "brokerage". To see all terms: carelex list\n' in page
