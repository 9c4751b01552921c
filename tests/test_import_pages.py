"""From web pages of many publishers, carelex takes the entries that a careful person would enter."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from carelex.importing import HowToRead, Taken, documents_at, take
from tests.import_samples import shown

PAGES = Path(__file__).with_name("data") / "import-pages"
NAMES = sorted(path.name.partition(".")[0] for path in PAGES.glob("*.expected.yaml"))


def taken_of(name: str) -> Taken:
    [page] = [path for path in PAGES.glob(f"{name}.*") if not path.name.endswith(".yaml")]
    return take([*documents_at(str(page))], HowToRead())


def expected_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((PAGES / f"{name}.expected.yaml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_entries_of_a_page_are_those_that_a_careful_person_would_enter(name: str) -> None:
    taken = [(entry.term, entry.see, [*map(shown, entry.texts)]) for entry in taken_of(name).entries]
    assert taken == [
        (entry["term"], entry.get("see"), [*map(shown, entry.get("definitions", []))])
        for entry in expected_of(name)["entries"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_states_its_title_publisher_date_address_and_licence(name: str) -> None:
    stated = {field: fact.value for field, fact in taken_of(name).facts.items()}
    assert stated == expected_of(name).get("source", {})
