"""What is within brackets of a name, of any kind, stays together when carelex imports it."""

import pytest

from tests.test_import_finishing import entry_of

ENTRIES = [
    ("Advocacy [IMCA/IMHA]", "Advocacy [IMCA/IMHA]"),
    ("Advocacy (IMCA/IMHA)", "Advocacy (IMCA/IMHA)"),
    ("Advocacy {IMCA / IMHA}", "Advocacy {IMCA / IMHA}"),
    ("Support [paid or unpaid]", "Support [paid or unpaid]"),
    ("Support [paid | unpaid]", "Support [paid | unpaid]"),
    ("[bold]Evil[/bold]", "[bold]Evil[/bold]"),
]


@pytest.mark.parametrize(("name", "term"), ENTRIES)
def test_a_name_is_not_split_within_brackets(name: str, term: str) -> None:
    entry = entry_of(name, "Help for a person who has to decide something.")
    assert (entry.term, entry.aliases) == (term, ())


def test_other_names_are_not_split_within_brackets() -> None:
    entry = entry_of("Lone worker, also known as solo worker (day; night); loner", "Somebody who works alone.")
    assert (entry.term, entry.aliases) == ("Lone worker", ("solo worker (day; night)", "loner"))
