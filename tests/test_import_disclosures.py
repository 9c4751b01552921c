"""Parts that open on a click become entries: `details`, buttons with panels, links to their targets."""

import pytest

from tests.import_pages import entries

EXPECTED = [("Carer", "Who looks after a relative."), ("Needs", "What you cannot do alone."), ("Plan", "What is done.")]
PAIRS = [pair[:2] for pair in EXPECTED]


@pytest.mark.parametrize(
    "form",
    [
        "<details class=term id=t{n}><summary>{name}</summary><p>{text}</p></details>",
        "<details><summary><h3>{name}</h3></summary>{text}</details>",
        "<details open><summary><span>{name}</span> <i aria-hidden=true>+</i></summary><p>{text}</p></details>",
        "<button aria-expanded=false aria-controls=p{n}>{name}</button><div id=p{n} hidden><p>{text}</p></div>",
        "<button class=accordion>{name}</button><div class=panel><p>{text}</p></div>",
        "<h3><button aria-expanded=false aria-controls=p{n}>{name}</button></h3><div id=p{n} hidden><p>{text}</p></div>",
        "<div class=item><a href=#p{n} data-toggle=collapse>{name}</a><div id=p{n} class=collapse>{text}</div></div>",
        "<div class=t role=button aria-expanded=false>{name}</div><div class=c style='display: none'>{text}</div>".replace(
            "class=c", "class=tab-content"
        ),
        "<div><div id=t{n} class=title role=button><a tabindex=0>{name}</a></div><div role=region><p>{text}</p></div></div>",
        "<div class='title title-{n}' role=button>{name}</div><div class=text>{text}</div>",
    ],
)
def test_the_words_to_click_on_are_the_name(form: str) -> None:
    body = "".join(form.format(n=n, name=name, text=text) for n, (name, text) in enumerate(PAIRS))
    assert entries(body) == EXPECTED


def test_buttons_over_no_text_are_buttons() -> None:
    button = "<div class=btn role=button>{}</div>"
    terms = "".join(f"<h3>{name}</h3><p>{text}</p>{button.format('Share')}" for name, text in PAIRS)
    row = "".join(map(button.format, ("Print", "Save", "Listen to it"))) + "<div>Use these as you like.</div>"
    assert entries(row + terms) == EXPECTED


def test_disclosures_of_another_form_are_none_of_them() -> None:
    terms = "".join(f"<details class=term><summary>{name}</summary><p>{text}</p></details>" for name, text in PAIRS)
    others = (
        "<details class=help><summary>How to use this list</summary><p>Click on a word and read what it means.</p></details>"
        "<details class=share><summary>Share this page</summary><ul><li><a href='https://x.example'>X</a></ul></details>"
    )
    assert entries(others + terms) == EXPECTED


def test_disclosures_of_letters_hold_the_entries() -> None:
    assert (
        entries(
            "<details><summary>A to M</summary><h3>Carer</h3><p>Who looks after a relative.</p></details>"
            "<details><summary>N to Z</summary><h3>Needs</h3><p>What you cannot do alone.</p><h3>Plan</h3><p>What is done.</p></details>"
        )
        == EXPECTED
    )


def test_disclosures_of_subjects_hold_the_entries() -> None:
    assert entries(
        "<details><summary>People</summary><dl><dt>Carer</dt><dd>Who looks after a relative.</dd>"
        "<dt>Broker</dt><dd>Who finds care.</dd><dt>Advocate</dt><dd>Who speaks for you.</dd></dl></details>"
        "<details><summary>Papers</summary><dl><dt>Plan</dt><dd>What is done.</dd><dt>Review</dt><dd>A look at it.</dd></dl></details>"
    ) == [
        ("Carer", "Who looks after a relative."),
        ("Broker", "Who finds care."),
        ("Advocate", "Who speaks for you."),
        ("Plan", "What is done."),
        ("Review", "A look at it."),
    ]
