"""Terms as laws define them: “care home” means a place that …"""

import pytest

from carelex.importing import Given, HowToRead, take
from carelex.importing.recognisers.defined_terms import propose
from tests.import_regions import found

OTHERS = "“move” means a change of home;\n\n“resident” means an individual who lives there.\n"
OTHER_LINES = ["move = means a change of home;", "resident = means an individual who lives there."]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“the Act” means the Care Act;", "the Act = means the Care Act;"),
        ('"the Act" means the Care Act;', "the Act = means the Care Act;"),
        ("‘the Act’ means the Care Act;", "the Act = means the Care Act;"),
        ("**“fees”** includes any charge;", "fees = includes any charge;"),
        ("“**fees**” includes any charge;", "fees = includes any charge;"),
        ("“fees” does not include a **gift**;", "fees = does not include a *gift*;"),
        ("“care home” has the meaning given in section 3;", "care home = has the meaning given in section 3;"),
        ("“provider”, in relation to a home, means its owner;", "provider = , in relation to a home, means its owner;"),
        ("“fee” (except in Part 2) means a charge;", "fee = (except in Part 2) means a charge;"),
        ("“day” is to be read with section 4;", "day = is to be read with section 4;"),
        ("“carer” and “young carer” mean those who care;", "“carer” and “young carer” = mean those who care;"),
        ("“fees” includes—\n\n(a) food;\n\n(b) a room;", "fees = includes—¶(a) food;¶(b) a room;"),
        ("“fees” includes—\n\n- food;\n- a room;", "fees = includes—¶food;a room;"),
        ("(a) “fees” includes—\n\n(i) food;", "fees = includes—¶(i) food;"),
        ("(1) The term “fees” means a charge.", "fees = means a charge."),
        ("‘‘fees’’ shall mean a charge;", "fees = shall mean a charge;"),
        ("*fees* means a charge.", "fees = means a charge."),
        ("(b) ***fees*** takes its ordinary meaning.", "fees = takes its ordinary meaning."),
        ("**fees**, of a home, means a **gift**.", "fees = , of a home, means a *gift*."),
        ("“council”—\n\n(a) in England, means a county;", "council = —¶(a) in England, means a county;"),
    ],
)
def test_a_term_in_quotation_marks_is_parted_from_what_defines_it(line: str, expected: str) -> None:
    assert found(propose, f"{line}\n\n{OTHERS}") == [[expected, *OTHER_LINES]]


@pytest.mark.parametrize(
    "line",
    ["“Come in”, she said.", "The word “fees” means a charge.", "“Fees” are high.", "“Come in”; she means well."],
)
def test_a_sentence_that_begins_with_a_quotation_is_no_definition(line: str) -> None:
    assert found(propose, f"{line}\n\n{OTHERS}\n“day” means 24 hours.\n") == [[*OTHER_LINES, "day = means 24 hours."]]


def test_two_are_too_few() -> None:
    assert found(propose, OTHERS) == []


def test_an_item_of_a_list_is_one_definition_with_all_that_stands_in_it() -> None:
    page = (
        "<ul><li><p>“fees” includes any charge for—</p><ul><li>(a) food; or</li><li>(b) a room;</li></ul></li>"
        "<li>“move” means a change of home;</li><li id=r>“resident” means who lives there.</li></ul>"
        "<p>(2) And so on.</p>"
    )
    given = Given("act.html", f"<!DOCTYPE html><meta charset=utf-8><h1>Interpretation</h1>{page}".encode())
    assert [(entry.term, entry.texts) for entry in take([given], HowToRead()).entries] == [
        ("fees", ("includes any charge for—\n\n- (a) food; or\n- (b) a room;",)),
        ("move", ("means a change of home;",)),
        ("resident", ("means who lives there.",)),
    ]


def test_a_comma_behind_the_name_is_no_word_of_the_text() -> None:
    text = f"Interpretation\n\n“provider”, in relation to a home, means its owner;\n\n{OTHERS}"
    entries = take([Given("act.txt", text.encode())], HowToRead()).entries
    assert entries[0].term == "provider"
    assert entries[0].texts == ("in relation to a home, means its owner;",)


def test_names_in_italics_are_defined_where_most_are_said_to_mean_something() -> None:
    some = "*Fees* includes food.\n\n*Move* includes a visit.\n\n*Day* includes a night.\n\n*Resident* means a guest.\n"
    assert found(propose, some) == []
    more = f"{some}\n*Home* means a place.\n\n*Worker* means who is paid.\n"
    assert [[line.partition(" = ")[0] for line in region] for region in found(propose, more)] == [
        ["Fees", "Move", "Day", "Resident", "Home", "Worker"]
    ]


@pytest.mark.parametrize("number", ["(1)", "1.1", ""])
def test_a_row_of_a_table_may_be_a_number_and_a_definition(number: str) -> None:
    rows = "".join(
        f"<tr><td>{number}</td><td>“{name}” means {text};</td></tr>"
        for name, text in (("fees", "a charge"), ("move", "a change of home"), ("resident", "who lives there"))
    )
    given = Given("act.html", f"<!DOCTYPE html><meta charset=utf-8><h1>Act</h1><table>{rows}</table>".encode())
    assert [entry.term for entry in take([given], HowToRead()).entries] == ["fees", "move", "resident"]
