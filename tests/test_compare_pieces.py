"""What only one source says is a whole piece of its clause: it begins where a reading can, and goes on to its end."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from carelex import compare
from tests.glossaries import write


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., set[str]]:
    """What only the first of two texts says, in small letters."""

    def own(text: str, other: str = "It.") -> set[str]:
        path = glossary(tmp_path, text, other)
        return {phrase.lower() for phrase in compare("respite", glossaries=path).only[0]}

    return own


def glossary(folder: Path, *texts: str) -> Path:
    sources = "".join(f"  {name}:\n    name: {name.upper()}\n" for name in "abc"[: len(texts)])
    definitions = "".join(
        f"      - source: {name}\n        text: {json.dumps(text)}\n" for name, text in zip("abc", texts, strict=False)
    )
    return write(
        folder / "g.yaml", f"  - term: Respite\n    definitions:\n{definitions}", f"sources:\n{sources}terms:\n"
    )


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        # To the end of the clause, and of one that depends on it.
        (
            "He has appropriate competence in dealing with tenants who are suffering from grief.",
            "appropriate competence in dealing with tenants who are suffering from grief",
        ),
        (
            "Tenants may be discharged from hospital subject to conditions.",
            "tenants may be discharged from hospital subject to conditions",
        ),
        ("Doctors decide you must stay in hospital.", "doctors decide you must stay in hospital"),
        ("Figures are rising to between a quarter and a half.", "rising to between a quarter and a half"),
        ("Organs gradually lose their reserves.", "organs gradually lose their reserves"),
        ("It is rest that helps tenants to avoid pain.", "rest that helps tenants to avoid pain"),
        # With who does it, unless that is anybody.
        ("A doctor can visit you in your flat.", "doctor can visit you in your flat"),
        ("A person may hire staff.", "may hire staff"),
        ("Someone acting on your behalf.", "someone acting on your behalf"),
        # With what a "without" or an "except" bounds.
        ("Your landlord can evict you without giving a reason.", "landlord can evict you without giving a reason"),
        (
            "Two doctors must recommend it, except in an emergency.",
            "two doctors must recommend it, except in an emergency",
        ),
    ],
)
def test_a_piece_is_whole(text: str, piece: str, own: Callable[..., set[str]]) -> None:
    assert own(text) == {piece}


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Rents are out of reach of tenants on low wages.", "reach"),
        ("About one in six pupils has a plan.", "six pupils"),
        ("You can be single, married, living with a partner, working or not working.", "living"),
        ("Houses that are let or sold below market prices.", "sold"),
        ("Staying with friends or sofa surfing.", "friends or"),
        ("The teacher liaises with parents, with the designated nurse and with agencies.", "designated"),
        ("It means depriving them of the means needed for independence.", "means needed"),
        ("A score which runs from 1 (very fit) to 9.", "runs from 1"),
        ("A mixture of the two.", "mixture"),
        ("A tenant who is for the time being under 18 years of age shall be disregarded.", "under 18"),
        ("It gives rise to concern about how tenants, if any, were heard.", "concern about how tenants"),
        ("You must pay for lunch unless the landlord pays.", "lunch unless"),
        ("Before 2009 the law let us choose.", "2009"),
    ],
)
def test_what_is_turned_or_limited_by_words_before_it_is_not_cut_from_them(
    text: str, torn: str, own: Callable[..., set[str]]
) -> None:
    assert not any(phrase.startswith(torn) for phrase in own(text))


def test_a_piece_has_fourteen_words_at_most(own: Callable[..., set[str]]) -> None:
    short = "A landlord must repair every broken window of each old house in winter."
    assert own(short) == {"landlord must repair every broken window of each old house in winter"}
    long = f"{short[:-1]} at the latest on request."
    assert not any("broken window of" in phrase for phrase in own(long))


# Of texts of more than a few words.
LONG = "They wash, cook, clean, sew, iron, bake, knit, sing and dance for guests on {} in spring."


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("a farm", "the farm", True),
        ("a child", "the child", False),
        ("the way", "a way", False),
        ("an emergency", "emergency housing", False),
        ("Down's syndrome", "a syndrome", False),
    ],
)
def test_a_single_word_is_shared_if_it_names_something(one: str, other: str, is_told: bool, tmp_path: Path) -> None:
    second = f"Somebody teaches reading, maths, music, art, history, spelling and drawing with {other} in autumn."
    found = compare("respite", glossaries=glossary(tmp_path, LONG.format(one), second))
    assert bool([phrase for phrase in found.shared if phrase.is_listed]) is is_told


@pytest.mark.parametrize(("term", "text"), [("Special educational needs co-ordinator", "SEN"), ("Red brick", "bricks")])
def test_the_name_of_the_term_and_its_letters_are_not_shared(term: str, text: str, tmp_path: Path) -> None:
    path = glossary(tmp_path, f"A teacher of {text}.", f"Some nurses with {text}.")
    path.write_text(path.read_text().replace("Respite", term))
    assert not any(phrase.is_listed for phrase in compare(term, glossaries=path).shared)
