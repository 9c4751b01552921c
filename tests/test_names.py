"""Two spellings are the same name, or merely written alike."""

import pytest

from carelex.names import same_name, written_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("ﬁnding", "finding"),
        ("care\u00a0 plan", " Care plan "),
        ("№ 1", "no 1"),
        ("É", "e\u0301"),
    ],
)
def test_the_same_name_is_told_by_folding(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "cafe"),
        ("co\u2011production", "co\u2014production"),
        ("and/or", "and or"),
        ("carer's", "carer\u2019s"),
        ("S.D.S", "(SDS)"),
        ("[SDS]", "{sds}"),
        ("brok\u00aderage", "brokerage"),
        ("a_b", "a b"),
    ],
)
def test_names_that_are_written_alike_are_told_by_folding_further(one: str, other: str) -> None:
    assert written_alike(one) == written_alike(other)
    assert same_name(one) != same_name(other)


def test_a_name_of_marks_alone_is_only_like_itself() -> None:
    assert written_alike("...") == "..."
    assert written_alike("...") != written_alike("()")
