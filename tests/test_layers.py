"""Glossaries in layers: the user's beside the bundled one, or in its place."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carelex import compare, look_up
from carelex.lookup import open_lexicon, sources_in_use
from carelex.places import glossaries_in_use, user_glossary_folder
from carelex.render import Format, Page
from carelex.render.sources import render_sources
from tests.glossaries import HEAD, term, write
from tests.other_programs import posix_only
from tests.paths import exchanged, exchanged_with_indexes
from tests.program import DATA, Golden, Run

SCIE = HEAD.replace("ours", "scie").replace("Ours", "SCIE")


def scie(name: str, text: str = "Newer.", **fields: str) -> str:
    return term(name, text, **fields).replace("source: ours", "source: scie")


def said(run: Run, query: str, *args: str) -> list[tuple[str, str, str]]:
    """The definitions of a term: glossary, source and text."""
    found = json.loads(run("define", query, "-f", "json", *args).stdout)
    return [(each["glossary"], each["source"], each["text"][:6]) for each in found["definitions"]]


def replaced(run: Run) -> Any:
    """The reported replacement of the bundled glossary's SCIE."""
    rows = json.loads(run("sources", "-s", "scie", "-f", "json").stdout)
    return rows[0]["replaced"]


BUNDLED = [("builtin", "scie", "Joined")]


def test_a_definition_of_the_same_source_is_shown_beside_the_bundled_one(run: Run, user_folder: Path) -> None:
    path = write(user_folder / "ours.yaml", scie("INTEGRATION"), SCIE)
    assert said(run, "integration") == [*BUNDLED, (str(path), "scie", "Newer.")]
    result = run("define", "integration")
    assert "\nSCIE (builtin):\n" in result.stdout
    assert '\nSCIE (ours.yaml), as "INTEGRATION":\nNewer.\n' in result.stdout
    assert "\nSource: SCIE; no publication details are recorded (ours.yaml)\n" in result.stdout
    assert result.stderr == ""
    assert replaced(run) == []


@pytest.mark.parametrize("field", ["of the term", "of the definition"])
def test_with_replaces_it_takes_its_place_and_a_notice_says_so(field: str, run: Run, user_folder: Path) -> None:
    definition = scie("Integration").replace("        text:", "        replaces: true\n        text:")
    text = scie("Integration", replaces="true") if field == "of the term" else definition
    path = write(user_folder / "ours.yaml", text, SCIE)
    assert said(run, "integration") == [(str(path), "scie", "Newer.")]
    result = run("define", "integration")
    assert result.stderr == f'"Integration" by SCIE is shown from {path}, not from builtin.\n'
    assert run("define", "integration", "-q").stderr == ""
    # Whichever comes first; everything else stays.
    for order in (["-g", str(path), "-g", "builtin"], ["-g", "builtin", "-g", str(path)]):
        assert said(run, "integration", *order) == [(str(path), "scie", "Newer.")]
    assert said(run, "integration", "-g", "builtin") == BUNDLED
    assert [each[:2] for each in said(run, "recovery")] == [("builtin", "scie"), ("builtin", "definitions")]
    assert replaced(run) == [{"term": "Integration", "by": str(path)}]


def test_replaces_concerns_its_source_and_its_term_alone(run: Run, user_folder: Path) -> None:
    path = write(user_folder / "ours.yaml", scie("Recovery", replaces="True"), SCIE)
    assert [each[:2] for each in said(run, "recovery")] == [("builtin", "definitions"), (str(path), "scie")]
    assert said(run, "recovery", "-s", "scie") == [(str(path), "scie", "Newer.")]
    assert said(run, "integration") == BUNDLED


def test_false_replaces_nothing(run: Run, user_folder: Path) -> None:
    path = write(user_folder / "ours.yaml", scie("Integration", replaces="false"), SCIE)
    assert said(run, "integration") == [*BUNDLED, (str(path), "scie", "Newer.")]


def test_if_two_replace_a_definition_both_are_shown(run: Run, clean_place: Path) -> None:
    for name in ("a", "b"):
        write(clean_place / f"{name}.yaml", scie("Integration", f"From {name}.", replaces="true"), SCIE)
    args = ["-g", "a.yaml", "-g", "builtin", "-g", "b.yaml"]
    assert said(run, "integration", *args) == [("a.yaml", "scie", "From a"), ("b.yaml", "scie", "From b")]
    assert run("define", "integration", *args).stderr == (
        '"Integration" by SCIE is shown from a.yaml, not from builtin.\n'
    )


def test_a_source_with_two_senses_of_which_one_replaces(run: Run, clean_place: Path) -> None:
    """It replaces the others' definitions, and its other sense stays."""
    two = scie("Integration", "First.") + "      - source: scie\n        replaces: true\n        text: Second.\n"
    write(clean_place / "a.yaml", two, SCIE)
    args = ["-g", "builtin", "-g", "a.yaml"]
    assert [each[2] for each in said(run, "integration", *args)] == ["First.", "Second"]


def test_replaced_definitions_are_not_compared(clean_place: Path, run: Run) -> None:
    write(clean_place / "ours.yaml", scie("Integration"), SCIE)
    both = compare("integration", glossaries=["builtin", "ours.yaml"])
    assert both.is_compared
    listed = run("compare", "-g", "builtin", "-g", "ours.yaml").stdout
    assert "Integration" in listed
    write(clean_place / "ours.yaml", scie("Integration", replaces="true"), SCIE)
    assert not compare("integration", glossaries=["builtin", "ours.yaml"]).is_compared
    assert "Integration" not in run("compare", "-g", "builtin", "-g", "ours.yaml").stdout


def test_from_python_a_definition_says_its_file(clean_place: Path) -> None:
    write(clean_place / "ours.yaml", term("Integration"))
    entry = look_up("integration", glossaries=["builtin", "ours.yaml"]).entry
    assert entry is not None
    assert [each.glossary for each in entry.definitions] == ["builtin", "ours.yaml"]


def test_the_bundled_glossary_by_itself_needs_no_file_in_its_citations(run: Run) -> None:
    assert "(builtin)" not in run("define", "integration").stdout


@posix_only
def test_files_of_one_name_are_distinguished_by_their_folders(run: Run, clean_place: Path) -> None:
    for name in ("a", "b"):
        (clean_place / name).mkdir()
        write(clean_place / name / "g.yaml", term("Respite", f"From {name}."))
    shown = run("define", "respite", "-g", "a", "-g", "b").stdout
    assert "\nOurs (a/g.yaml):\nFrom a.\nSource: Ours; no publication details are recorded (a/g.yaml)\n" in shown


@pytest.fixture
def layered(run: Run, user_folder: Path, cache_folder: Path) -> Callable[..., str]:
    """The output of `carelex sources` for glossaries in layers, with the same folder names on every machine."""
    many = "".join(scie(name, replaces="true") for name in BUNDLED_TERMS)
    write(user_folder / "many.yaml", many, SCIE)
    (user_folder / "broken.yaml").write_bytes((DATA / "bad" / "empty-fields.yaml").read_bytes())
    (user_folder / "none.yml").write_bytes((DATA / "bad" / "utf-16.yaml").read_bytes())
    (user_folder / "document.yaml").write_bytes((DATA / "bad" / "document.yaml").read_bytes())

    def layered(*args: str) -> str:
        result = run("sources", *args)
        assert result.code == 0
        assert result.stderr.count("not used until you correct it") == 3
        return exchanged_with_indexes(result.stdout, {user_folder: "/home"}, cache_folder)

    return layered


BUNDLED_TERMS = (
    "Brokerage",
    "Co-production",
    "Direct payment",
    "Integration",
    "Personal budget",
    "Personalisation",
    "Recovery",
)


@posix_only
@pytest.mark.parametrize("output", ["text", "markdown", "json", "jsonl", "csv", "tsv"])
def test_sources_say_what_is_replaced_and_what_is_skipped_and_why(
    output: str, layered: Callable[..., str], golden: Golden
) -> None:
    golden(f"layers/sources.{output}", layered("-f", output))


def test_one_source_is_shown_without_what_is_skipped(layered: Callable[..., str]) -> None:
    assert "skipped" not in layered("-s", "scie")


@posix_only
def test_replaced_and_skipped_definitions_in_a_terminal(
    run: Run, user_folder: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARELEX_CACHE_DIR", "/dev/null")
    write(user_folder / "many.yaml", "".join(scie(name, replaces="true") for name in BUNDLED_TERMS), SCIE)
    (user_folder / "broken.yaml").write_bytes((DATA / "bad" / "empty-fields.yaml").read_bytes())
    with open_lexicon(glossaries_in_use()) as lexicon:
        told = sources_in_use(lexicon)
    elsewhere = exchanged(told, {user_folder: "/home"})
    for color in ("always", "never"):
        page = Page(80, color=color == "always")
        shown = run("sources", "-f", "rich", "--color", color).stdout
        assert shown == render_sources(told, Format.RICH, page)
        golden(f"layers/sources-80-{color}.txt", render_sources(elsewhere, Format.RICH, page))


# Errors found in earlier versions.


def test_two_files_that_partly_replace_each_other_both_say_so(run: Run, clean_place: Path) -> None:
    for name in ("a", "b"):
        second = f"      - source: scie\n        replaces: true\n        text: {name} two.\n"
        write(clean_place / f"{name}.yaml", scie("Recovery", f"{name} one.") + second, SCIE)
    args = ["-g", "a.yaml", "-g", "b.yaml"]
    assert said(run, "recovery", *args) == [("a.yaml", "scie", "a two."), ("b.yaml", "scie", "b two.")]
    told = run("define", "recovery", *args).stderr.splitlines()
    assert told == [
        '"Recovery" by SCIE is shown from b.yaml, not from a.yaml.',
        '"Recovery" by SCIE is shown from a.yaml, not from b.yaml.',
    ]
    rows = json.loads(run("sources", *args, "-f", "json").stdout)
    assert [row["replaced"] for row in rows] == [
        [{"term": "Recovery", "by": "b.yaml"}],
        [{"term": "Recovery", "by": "a.yaml"}],
    ]


def test_where_two_files_replace_one_the_first_is_named_everywhere(run: Run, clean_place: Path) -> None:
    for name in ("a", "b"):
        write(clean_place / f"{name}.yaml", scie("Recovery", replaces="true"), SCIE)
    args = ["-g", "builtin", "-g", "a.yaml", "-g", "b.yaml"]
    assert run("define", "recovery", *args).stderr == ('"Recovery" by SCIE is shown from a.yaml, not from builtin.\n')
    (first, *_) = json.loads(run("sources", *args, "-f", "json").stdout)
    assert first["replaced"] == [{"term": "Recovery", "by": "a.yaml"}]


def test_replacements_are_not_mentioned_to_users_of_another_source(run: Run, user_folder: Path) -> None:
    write(user_folder / "ours.yaml", scie("Recovery", replaces="true"), SCIE)
    assert run("define", "recovery", "-s", "definitions").stderr == ""
    assert "is shown from" in run("define", "recovery", "-s", "scie").stderr


def test_one_id_for_sources_of_two_names_is_two_sources_in_a_list(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Apple"))
    write(clean_place / "b.yaml", term("Pear"), HEAD.replace("Ours", "Our other one"))
    assert run("list", "-g", "a.yaml", "-g", "b.yaml").stdout == "Apple: Ours\nPear: Our other one\n"


def make_loop(folder: Path) -> None:
    folder.symlink_to(folder)


def make_file(folder: Path) -> None:
    folder.write_text("x", encoding="utf-8")


def make_link(folder: Path) -> None:
    folder.symlink_to("nowhere")


@posix_only
@pytest.mark.parametrize("make", [make_loop, make_file, make_link])
def test_a_glossary_folder_that_is_none_costs_no_answer(make: Callable[[Path], None], run: Run) -> None:
    folder = user_glossary_folder()
    folder.parent.mkdir(parents=True)
    make(folder)
    result = run("define", "recovery")
    assert result.code == 0
    told = f"{folder}: this is not a folder; make one in its place, for your glossaries [not-a-folder]"
    assert (
        result.stderr
        == f"carelex: warning: {told}; this file is not used until you correct it; to see all: carelex check\n"
    )
    assert told.partition(": ")[2] in run("sources").stdout
    assert run("check").code == 2


@posix_only
def test_a_link_to_a_pipe_is_passed_over(run: Run, user_folder: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (user_folder / "pipe.yaml").symlink_to(tmp_path / "pipe")
    result = run("define", "recovery")
    assert (result.stderr, result.code) == ("", 0)


@posix_only
def test_a_message_is_one_line_whatever_the_file_is_called(run: Run, user_folder: Path) -> None:
    (user_folder / "a\nb.yaml").write_text("x: 1", encoding="utf-8")
    assert run("define", "recovery").stderr.count("\n") == 1
