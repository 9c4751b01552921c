"""The guide to importing is true: its files are saved and changed, and its commands run, one after the other."""

import re
from pathlib import Path

import pytest

from tests.documents import ROOT, Saved, Typed, blocks, shown_by, steps, with_commands

GUIDE = "docs/importing.md"


def test_the_guide_shows_what_its_commands_show(clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_commands(clean_place, monkeypatch)
    done = [step for section in steps(GUIDE).values() for step in section]
    saved = {step.name: step.text for step in done if isinstance(step, Saved)}
    files = {name: saved[name] for name in ("jargon.html", "words.csv")}
    files["newer.html"] = newer(files["jargon.html"])
    for name, text in files.items():
        (clean_place / name).write_text(text, encoding="utf-8")
    typed = [step for step in done if isinstance(step, Typed)]
    assert len(typed) >= 8
    (beginning,) = blocks(GUIDE, "yaml")
    for step in typed:
        assert shown_by(step.command) == step.output, step.command
        if step.command == "carelex check northtown.yaml":
            assert (clean_place / "northtown.yaml").read_text(encoding="utf-8").startswith(beginning)


def newer(page: str) -> str:
    """The page, changed as the guide says."""
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    changes = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|$", guide, re.MULTILINE)
    assert len(changes) == 2
    for former, new in changes:
        assert page.count(former) == 1
        page = page.replace(former, new)
    return page
