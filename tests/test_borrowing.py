"""A glossary from elsewhere is put into the user's folder, and updated only when the user asks."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.program import Run
from tests.web_server import Handler, Site

FIRST = """\
sources:
  north: {name: North}
terms:
  - term: Hub
    definitions:
      - source: north
        text: A place where several services are.
  - term: Ward
    definitions:
      - source: north
        text: A part of a hospital.
"""
SECOND = FIRST.replace("several", "many").replace("Ward", "Respite").replace("A part of a hospital", "A break")


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


@pytest.fixture
def folder() -> Path:
    """The user's glossary folder, which does not exist yet."""
    return Path(os.environ["XDG_CONFIG_HOME"]) / "carelex" / "glossaries"


def with_etag(text: str) -> object:
    """A page that answers with *text*, or says that it has not changed."""
    etag = f'"{len(text)}-{hash(text)}"'

    def answer(handler: Handler) -> None:
        if handler.headers["If-None-Match"] == etag:
            handler.head(304)
        else:
            handler.reply(text.encode(), ETag=etag, Content_Type="application/yaml")

    return answer


def test_a_glossary_of_the_web_is_added_and_used(site: Site, folder: Path, run: Run) -> None:
    address = site.page("/words/council.yaml", FIRST)
    result = run("add", address)
    path = folder / "council.yaml"
    assert (result.stdout, result.code) == ("", 0)
    assert result.stderr == (
        f"Added 2 terms with 2 definitions as {path}\nTo fetch changes later: carelex update council\n"
    )
    assert path.read_text(encoding="utf-8") == FIRST
    assert "A place where several services are." in run("define", "hub").stdout
    assert len(site.asked) == 1, "a lookup asks nobody"


def test_changes_are_fetched_and_shown(site: Site, folder: Path, run: Run) -> None:
    site.pages["/council.yaml"] = with_etag(FIRST)  # type: ignore[assignment]
    run("add", f"{site.address}/council.yaml")
    result = run("update")
    assert (result.stdout, result.stderr, result.code) == ("", "council.yaml: nothing has changed\n", 0)
    assert "If-None-Match" in site.asked[-1][1]
    site.pages["/council.yaml"] = with_etag(SECOND)  # type: ignore[assignment]
    result = run("update", "council")
    assert result.code == 0
    assert result.stdout == (
        "Hub: changed\n  A place where [-several-]{+many+} services are.\n\n"
        "Respite: new\n  {+A break.+}\n\n"
        "Ward: gone\n  [-A part of a hospital.-]\n\n"
    )
    assert result.stderr == (
        "council.yaml: 1 new, 1 changed, 1 gone, 0 unchanged; the old file is council.yaml.former\n"
    )
    assert (folder / "council.yaml").read_text(encoding="utf-8") == SECOND
    assert (folder / "council.yaml.former").read_text(encoding="utf-8") == FIRST
    assert "many services" in run("define", "hub").stdout
    assert run("update", "-q").stderr == ""


def test_a_file_elsewhere_is_kept_up_to_date_too(folder: Path, tmp_path: Path, run: Run) -> None:
    theirs = tmp_path / "their terms.yml"
    theirs.write_text(FIRST, encoding="utf-8")
    assert run("add", str(theirs), "--as", "team").code == 0
    theirs.write_text(SECOND, encoding="utf-8")
    assert run("update", "team").code == 0
    assert (folder / "team.yaml").read_text(encoding="utf-8") == SECOND


def test_a_file_that_you_have_changed_is_left_alone(folder: Path, tmp_path: Path, run: Run) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(FIRST, encoding="utf-8")
    run("add", str(theirs))
    mine = FIRST + "# mine\n"
    (folder / "theirs.yaml").write_text(mine, encoding="utf-8")
    theirs.write_text(SECOND, encoding="utf-8")
    result = run("update")
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr == (
        "carelex: warning: theirs.yaml: you have changed this file, so it was not updated; to replace it by "
        f"{theirs} and keep yours as theirs.yaml.former: carelex update --force\n"
    )
    assert (folder / "theirs.yaml").read_text(encoding="utf-8") == mine
    assert run("update", "--force").code == 0
    assert (folder / "theirs.yaml").read_text(encoding="utf-8") == SECOND
    assert (folder / "theirs.yaml.former").read_text(encoding="utf-8") == mine


def test_with_force_an_edited_file_is_fetched_again(folder: Path, tmp_path: Path, run: Run) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(FIRST, encoding="utf-8")
    run("add", str(theirs))
    (folder / "theirs.yaml").write_text(SECOND, encoding="utf-8")
    assert run("update", "--force").code == 0
    assert (folder / "theirs.yaml").read_text(encoding="utf-8") == FIRST


def test_an_edit_that_equals_the_new_version_is_no_edit(folder: Path, tmp_path: Path, run: Run) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(FIRST, encoding="utf-8")
    run("add", str(theirs))
    for file in (theirs, folder / "theirs.yaml"):
        file.write_text(SECOND, encoding="utf-8")
    assert run("update").code == 1
    assert run("update", "--force").stderr == "theirs.yaml: nothing has changed\n"
    assert run("update").code == 0


def test_a_glossary_that_is_named_twice_is_looked_at_once(folder: Path, tmp_path: Path, run: Run) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(FIRST, encoding="utf-8")
    run("add", str(theirs))
    (folder / "theirs.yaml").unlink()
    result = run("update", "theirs", "theirs.yaml")
    assert (result.code, result.stderr.count("\n")) == (0, 1)


def test_a_broken_glossary_is_not_put_in_place(site: Site, folder: Path, run: Run) -> None:
    address = site.page("/council.yaml", FIRST)
    run("add", address)
    site.page("/council.yaml", FIRST.replace("source: north", "source: nroth"))
    result = run("update")
    assert result.code == 2
    assert f"carelex: error: {address}:6:17: no source 'nroth' in this file" in result.stderr
    assert result.stderr.endswith("council.yaml is unchanged.\n")
    assert (folder / "council.yaml").read_text(encoding="utf-8") == FIRST
    assert not (folder / "council.yaml.former").exists()
    assert sorted(path.name for path in folder.iterdir()) == ["council.yaml"]
    other = site.page("/other.yaml", "terms: [")
    assert run("add", other).code == 2
    assert sorted(path.name for path in folder.iterdir()) == ["council.yaml"]


def test_off_line_all_goes_on(site: Site, folder: Path, run: Run) -> None:
    address = site.page("/council.yaml", FIRST)
    run("add", address)
    site.shutdown()
    site.server_close()
    result = run("update")
    assert result.code == 2
    assert result.stderr == (
        f"carelex: error: {address}: the server does not answer; check the address\ncouncil.yaml is unchanged.\n"
    )
    assert run("define", "hub").code == 0
    assert run("sources").code == 0


def test_a_page_is_no_glossary(site: Site, folder: Path, run: Run) -> None:
    address = site.page("/words", "<!doctype html><h1>Words</h1>")
    result = run("add", address)
    assert (result.stderr, result.code) == (
        f"carelex: error: {address}: this is a web page, not a glossary file; to make one from it: "
        f"carelex import {address} -o FILE\n",
        2,
    )
    assert not folder.exists() or not [*folder.iterdir()]


def test_no_file_is_overwritten(site: Site, folder: Path, run: Run) -> None:
    address = site.page("/council.yaml", FIRST)
    folder.mkdir(parents=True)
    (folder / "council.yaml").write_text(SECOND, encoding="utf-8")
    result = run("add", address)
    assert (result.stderr, result.code) == (
        f"carelex: error: {folder / 'council.yaml'}: is there already; give this one another name: --as NAME\n",
        2,
    )
    assert run("add", address, "--as", "theirs").code == 0
    assert (
        "was added from there already; to fetch its changes: carelex update theirs"
        in run("add", address, "--as", "theirs").stderr
    )
    assert (folder / "council.yaml").read_text(encoding="utf-8") == SECOND


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../up", "up.yaml"),
        ("a b/c:d", "a-b-c-d.yaml"),
        ("Words.YML", "Words.yaml"),
        (".hidden", "hidden.yaml"),
    ],
)
def test_a_name_is_one_of_a_file_in_the_folder(name: str, file: str, tmp_path: Path, folder: Path, run: Run) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(FIRST, encoding="utf-8")
    assert run("add", str(theirs), "--as", name).code == 0
    assert [path.name for path in folder.iterdir()] == [file]


def test_a_glossary_that_you_have_removed_is_forgotten(tmp_path: Path, folder: Path, run: Run) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(FIRST, encoding="utf-8")
    run("add", str(theirs))
    (folder / "theirs.yaml").unlink()
    assert run("update").stderr == ("theirs.yaml: you removed this file; carelex no longer looks for its changes\n")
    assert run("update").stderr == (
        "You have added no glossary that somebody else keeps. To add one: carelex add URL\n"
    )
    result = run("update", "theirs")
    assert (result.stderr, result.code) == (
        "carelex: error: 'theirs' is not a glossary that you have added; those are: none\n",
        2,
    )


def test_sources_say_where_it_is_from_and_how_old_it_is(tmp_path: Path, folder: Path, run: Run) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(FIRST, encoding="utf-8")
    run("add", str(theirs))
    assert f"From: {theirs}, last looked at today\n" in run("sources").stdout
    remembered = folder.parent / "borrowed.json"
    known = json.loads(remembered.read_text(encoding="utf-8"))
    for days, told in (
        (1, "yesterday"),
        (30, "30 days ago"),
        (31, "31 days ago; to look for changes: carelex update theirs"),
    ):
        known["theirs.yaml"]["looked"] = (datetime.now(UTC) - timedelta(days=days, hours=1)).isoformat()
        remembered.write_text(json.dumps(known), encoding="utf-8")
        assert f"From: {theirs}, last looked at {told}\n" in run("sources").stdout
    (row,) = [row for row in json.loads(run("sources", "-f", "json").stdout) if row["origin"]]
    assert (row["origin"], row["age"]) == (str(theirs), 31)
    run("update")
    assert f"From: {theirs}, last looked at today\n" in run("sources").stdout


@pytest.mark.parametrize("written", ["", "[]", "{", '{"theirs.yaml": 3}', '{"theirs.yaml": {"address": 1}}'])
def test_a_broken_file_of_origins_costs_no_answer(written: str, tmp_path: Path, folder: Path, run: Run) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(FIRST, encoding="utf-8")
    run("add", str(theirs))
    (folder.parent / "borrowed.json").write_text(written, encoding="utf-8")
    assert run("sources").code == 0
    assert run("update").code == 0
