"""Arguments that need care: stars within a phrase, and bytes that the language settings cannot read."""

import json

import pytest

from tests.program import Run


def test_words_with_stars_in_one_argument_are_each_a_beginning(run: Run) -> None:
    apart, together = run("search", "pers*", "bud*"), run("search", "pers* bud*")
    assert together.code == 0
    assert together == apart


def test_a_phrase_may_end_with_a_star(run: Run) -> None:
    assert [hit["term"] for hit in json.loads(run("search", "personal bud*", "-f", "json").stdout)]


@pytest.mark.parametrize("arguments", [['"pers* bud*"'], ["care", "-pers* bud*"]])
def test_a_star_within_a_phrase_is_not_dropped_silently(arguments: list[str], run: Run) -> None:
    result = run("search", *arguments)
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == "carelex: error: only the last word of a phrase can end with *; give the words one by one\n"
