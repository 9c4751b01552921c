"""What stands around names and texts to help readers, and is neither: pronunciations, marks of lists, dates."""

import pytest

from carelex.importing import Given, HowToRead, NewEntry, take


def entries_of(body: str) -> tuple[NewEntry, ...]:
    page = f"<!DOCTYPE html><meta charset=utf-8><title>Glossary</title><main><h1>Glossary</h1>{body}</main>"
    return take([Given("words.html", page.encode())], HowToRead()).entries


@pytest.mark.parametrize(
    "spoken",
    [
        "(a-BLAY-shun)",
        "[KAR-sih-NOH-muh]",
        "(dee-BUL king-ing)",
        "/əˈbleɪʃən/",
        "(pronounced ab-lay-shun)",
        "(say: ab)",
    ],
)
def test_how_a_name_is_spoken_is_no_other_name(spoken: str) -> None:
    rows = f"<dt>ablation {spoken}</dt><dd>The removal of tissue.</dd><dt>blast</dt><dd>An immature blood cell.</dd>"
    first, second = entries_of(f"<dl>{rows}</dl>")
    assert (first.term, first.aliases, first.abbreviation) == ("ablation", (), None)
    assert second.term == "blast"


@pytest.mark.parametrize("bracket", ["(turnover)", "(also called e-learning)"])
def test_other_names_in_brackets_still_are(bracket: str) -> None:
    rows = f"<dt>flow {bracket}</dt><dd>How many come and go.</dd><dt>hub</dt><dd>A place where all meet.</dd>"
    assert len(entries_of(f"<dl>{rows}</dl>")[0].aliases) == 1


def test_a_name_with_in_is_whole() -> None:
    rows = "<dt>New student</dt><dd>Somebody whose parents did not study, also known as first in family.</dd>"
    rows += "<dt>Signer</dt><dd>Somebody who signs, also known as BSL user in Britain.</dd>"
    assert [entry.aliases for entry in entries_of(f"<dl>{rows}</dl>")] == [("first in family",), ("BSL user",)]


def test_letters_that_a_law_counts_with_stay() -> None:
    counted = "".join(
        f"<li><p><span>({letter})</span></p><div><p>{text}</p></div></li>"
        for letter, text in (("a", "a person who hires a vessel; and"), ("b", "a person in charge of it."))
    )
    words = ("boat", "code", "ferry", "night")
    rows = "".join(f"<div><p><dfn>{word}</dfn> means something that {word}s do.</p></div>" for word in words)
    rows += f"<div><p><dfn>owner</dfn> includes—</p><ul>{counted}</ul></div>"
    assert entries_of(rows)[-1].texts == (
        "includes—\n\n(a) a person who hires a vessel; and\n\n(b) a person in charge of it.",
    )


def test_what_stands_behind_the_last_name_in_another_form_is_no_text() -> None:
    rows = "".join(f"<p class=word><b>{name}</b>: A text of it.</p>" for name in ("Ale", "Bar", "Cup", "Dip", "Eel"))
    for behind in (
        "<p class=fn>The report was written with help.</p>",
        "<dl><dt>Date modified:</dt><dd>2016-02-10</dd></dl>",
    ):
        assert entries_of(rows + behind)[-1].texts == ("A text of it.",)


def test_what_stands_behind_a_rule_is_no_text() -> None:
    rows = "".join(f"<p><b>{name}</b><br>A text of it.</p>" for name in ("Ale", "Bar", "Cup", "Dip", "Eel"))
    assert entries_of(f"{rows}<hr><p><i>Club night: first Monday.</i></p>")[-1].texts == ("A text of it.",)
