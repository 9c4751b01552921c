"""The guide to importing is true: its page is saved, and its commands are run one after the other."""

from pathlib import Path

import pytest

from tests.documents import blocks, sessions, shown_by, with_commands

GUIDE = "docs/importing.md"


def test_the_guide_shows_what_its_commands_show(clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (page,) = blocks(GUIDE, "html")
    (clean_place / "jargon.html").write_text(page, encoding="utf-8")
    with_commands(clean_place, monkeypatch)
    told = sessions(GUIDE)
    assert len(told) >= 8
    assert [(command, shown_by(command)) for command, _ in told] == told
