"""The list of English words has the contents that it promises, and finds each word."""

import re
from pathlib import Path

import pytest

import carelex.english
from carelex.english.everyday import is_everyday
from carelex.english.word_classes import classes_of
from carelex.english.words import EVERYDAY, UNKNOWN, is_english, rarity, words_beginning_with

LINES = Path(carelex.english.__file__).with_name("english.txt").read_text(encoding="ascii").splitlines()
# The size of SCOWL's smallest list.
COMMONEST = 10
SIZES = {word: int(size) for word, _, size in (line.partition(" ") for line in LINES)}


@pytest.fixture(scope="module")
def everyday() -> list[str]:
    """The words of the list that are everyday words, in its order."""
    return [word for word in SIZES if is_everyday(word)]


def test_each_word_is_there_once_in_alphabetical_order() -> None:
    assert len(SIZES) == len(LINES)
    assert [word.encode() for word in SIZES] == sorted(word.encode() for word in SIZES)
    assert all(word.isalpha() and word == word.lower() for word in SIZES)
    assert {*SIZES.values()} == {10, 20, 35, 40, 50, 55, 60, 70}


def test_every_word_is_found_with_the_size_of_its_list() -> None:
    assert {word: rarity(word) for word in SIZES} == SIZES
    assert rarity("care") <= EVERYDAY < rarity("heath") < UNKNOWN


def test_what_is_no_word_is_not_found() -> None:
    for word in ("", " ", "brokrage", "zzzz", "a b", "care 10", "\n", "café", "care\n", "zyzzyvaz"):
        assert not is_english(word), word


def test_the_words_with_a_beginning_are_all_given() -> None:
    for letters in ("a", "zy", "br", "qu", "xq", "é", "z", "aa", ".*"):
        assert [*words_beginning_with(letters)] == [word for word in SIZES if word.startswith(letters)], letters


def test_everyday_words_are_the_commonest_and_others_that_everybody_uses_but_for_concepts(everyday: list[str]) -> None:
    words = {*everyday}
    assert {word for word, size in SIZES.items() if size <= COMMONEST} < words
    assert words < {word for word, size in SIZES.items() if size <= EVERYDAY}
    assert {"care", "support", "need", "review", "treatment", "nurse", "sick", "moment", "station"} < words
    assert words.isdisjoint("assessment recovery independence dignity carer respite brokerage".split())
    assert not any(map(is_everyday, ("", "\n", "care\n", "care\nneed", "zzzz", "café", "0")))


def test_the_list_of_everyday_words_holds_no_others(everyday: list[str]) -> None:
    lines = Path(carelex.english.__file__).with_name("everyday.txt").read_text(encoding="ascii").splitlines()
    assert lines == everyday


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("pay", "V"),
        ("help", "VN"),
        ("helps", "SN"),
        ("lacks", "NS"),
        ("came", "P"),
        ("planned", "AP"),
        ("family", "N"),
        ("severe", "A"),
    ],
)
def test_the_classes_of_a_word_come_with_the_most_usual_first(word: str, classes: str) -> None:
    assert classes_of(word) == classes


def test_a_word_that_is_not_in_the_list_is_taken_for_a_noun() -> None:
    assert {classes_of(word) for word in ("telecare", "carer", "xylophone")} == {"N"}
    lines = Path(carelex.english.__file__).with_name("word_classes.txt").read_text(encoding="ascii").splitlines()
    assert lines == sorted(lines)
    assert all(re.fullmatch("[a-z]+ p?[nvar]*", line) for line in lines)
