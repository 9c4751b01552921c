"""Paragraphs that begin with a name: what parts it from its text, and what is no name."""

import pytest

from carelex.importing import Given, HowToRead, take
from carelex.importing.recognisers.run_in import propose
from carelex.importing.tree import Reason
from tests.import_regions import found, regions


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("**Carer:** who cares", "Carer: = who cares"),
        ("**Carer**: who cares", "Carer = who cares"),
        ("*Carer* : who cares", "Carer = who cares"),
        ("***Carer*** – who cares – unpaid", "Carer = who cares – unpaid"),
        ("**Carer –** who cares", "Carer – = who cares"),
        ("**Carer** - who cares", "Carer = who cares"),
        ("**Carer**— who cares", "Carer = who cares"),
        ("**Carer**:- who cares", "Carer = who cares"),
        ("**Carer**. Who cares", "Carer = Who cares"),
        ("**Carer.** Who cares", "Carer. = Who cares"),
        ("**Carer** = who cares", "Carer = who cares"),
        ("**Carer**  \nwho cares", "Carer = who cares"),
        ("<b>Carer<br></b>who cares", "Carer = who cares"),
        ("[Carer](#carer): who cares", "Carer = who cares"),
        ("**Carer (informal)** – who cares", "Carer (informal) = who cares"),
        ("**Carer** (informal) – who cares", "Carer (informal) = who cares"),
        ("**Carer** (informal): who cares", "Carer (informal) = who cares"),
        ("**Carer** or **caregiver** – who cares", "Carer or caregiver = who cares"),
        ("**Carer** / helper – who cares", "Carer / helper = who cares"),
        ("**Care** **r** – who cares", "Care r = who cares"),
        ("**Care**r – who cares", "Carer = who cares"),
        ("**24-hour care:** who cares", "24-hour care: = who cares"),
        ("**Carer:** **not** a care worker", "Carer: = *not* a care worker"),
        ("**Carer**[^1]: who cares\n\n[^1]: A note.", "Carer = who cares"),
    ],
)
def test_a_name_is_parted_from_its_text(first: str, line: str) -> None:
    text = f"{first}\n\n**Broker:** finds care\n\n**Agency:** sends workers\n"
    assert found(propose, text) == [[line, "Broker: = finds care", "Agency: = sends workers"]]


def test_where_nothing_parts_them_the_end_of_the_bold_does() -> None:
    text = "**Abuse** Harm.\n\n**Access** Getting to services.\n\n**Adult** A grown-up. **Not** a child.\n"
    assert found(propose, text) == [
        ["Abuse = Harm.", "Access = Getting to services.", "Adult = A grown-up. *Not* a child."]
    ]


def test_a_name_that_begins_the_sentence_stays_in_it() -> None:
    text = "**Abuse** is harm.\n\n**Access** means getting to services.\n\n**Adults** are grown up.\n"
    assert found(propose, text) == [
        ["Abuse = *Abuse* is harm.", "Access = *Access* means getting to services.", "Adults = *Adults* are grown up."]
    ]


def test_what_has_no_name_belongs_to_the_entry_before() -> None:
    text = (
        "Some words first.\n\n**Agency:** sends workers:\n\n- by day\n- by night\n\n> at a price\n\n"
        "**Broker:** finds care\n\n**Example:** a broker in York\n\n**Carer:** cares\n\n*unpaid* of course\n\n"
        "**Not** a worker.\n\n## Contact\n\nRing us.\n"
    )
    assert found(propose, text) == [
        [
            "Agency: = sends workers:¶by dayby night¶at a price",
            "Broker: = finds care¶*Example:* a broker in York",
            "Carer: = cares¶_unpaid_ of course¶*Not* a worker.",
        ]
    ]


def test_a_paragraph_of_another_form_is_an_entry_where_the_alphabet_has_it() -> None:
    text = "**Abuse:** harm\n\n**Access** means a way in\n\n**Age:** years\n\n**For** us all\n\n**Agency:** a firm\n"
    assert found(propose, text) == [
        ["Abuse: = harm", "Access = *Access* means a way in", "Age: = years¶*For* us all", "Agency: = a firm"]
    ]


def test_a_line_in_bold_is_a_name_among_names_that_end_with_a_break() -> None:
    text = "**Agency**  \nA firm.\n\n**Broker**\n\nFinds care.\n\n**Carer**\n\n**Day centre**  \nA place.\n"
    assert found(propose, text) == [["Agency = A firm.", "Broker = Finds care.", "Carer", "Day centre = A place."]]


def test_a_line_in_bold_is_a_heading_over_names_that_end_with_a_colon() -> None:
    text = "**People**\n\n**Broker:** finds care\n\n**Carer:** cares\n\n**Places**\n\n**Home:** where you live\n"
    assert found(propose, text) == [["Broker: = finds care", "Carer: = cares", "Home: = where you live"]]


def test_letters_among_names_are_told_as_letters() -> None:
    text = "## A\n\n**Abuse:** harm\n\n**Age:** years\n\n## B–C\n\n**Broker:** finds care\n\n## Notes\n"
    (region,) = regions(propose, text)
    assert [(left.what, left.why) for left in region.left_out] == [("B–C", Reason.LETTER)]
    assert len([*region.candidates]) == 3


def test_many_names_in_the_lines_of_one_paragraph() -> None:
    breaks = "**ADL** - living<br><b>ASC</b> - care<br>**ASW** - worker (old)<br>and new"
    ends = "**Abuse:** Harm to you.\n**Access:** A way in (or out).\n**Age:** Years.\n"
    plain = "ADL – living<br>ASC – care<br>ASW – worker<br>BSL – signs"
    pairs = "**Abuse**<br>Harm.<br>**Access**<br>A way in.<br>**Age**<br>Years."
    assert found(propose, breaks) == [["ADL = living", "ASC = care", "ASW = worker (old)\nand new"]]
    assert found(propose, ends) == [["Abuse: = Harm to you.", "Access: = A way in (or out).", "Age: = Years."]]
    assert found(propose, plain) == [["ADL = living", "ASC = care", "ASW = worker", "BSL = signs"]]
    assert found(propose, pairs) == [["Abuse = Harm.", "Access = A way in.", "Age = Years."]]


def test_names_in_plain_letters_where_a_whole_row_has_them() -> None:
    rows = "Abuse: harm\n\nAccess: a way in: or out\n\nCare plan (see plan): a paper\n\nBest interests: what is best\n"
    assert found(propose, rows) == [
        ["Abuse = harm", "Access = a way in: or out", "Care plan (see plan) = a paper", "Best interests = what is best"]
    ]
    assert found(propose, rows + "\nText.\n\nMore text.\n\nStill more.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "**Note:** this.\n\n**Tip:** that.\n\n**Contact:** us\n\n**Tel:** 01632 960000\n",
        "**How do I apply?** Ring.\n\n**What is it?** A form.\n\n**When?** Now.\n",
        "**1.** one\n\n**2.** two\n\n**3.** three\n",
        "**Leeds:** rain.\n"
        + "\nText.\n" * 20
        + "\n**York:** sun.\n\n**Hull:** wind.\n"
        + "\nText.\n" * 20
        + "**Goole:** x\n",
        "**This is a whole sentence in bold. It goes on and on.** Text.\n\n" * 3,
        "Author: A. Person\nDate: June 2024\nVersion: 3\nStatus: draft\nContact: us\n",
        "Text: one\n\nText without\n\nText – three\n",
        "",
    ],
)
def test_remarks_questions_and_articles_are_no_names(text: str) -> None:
    assert found(propose, text) == []


def test_what_begins_like_a_remark_is_a_name_in_the_order_of_the_others() -> None:
    text = "**Advocate:** a\n\n**Contact:** b\n\n**Note:** c\n\n**Day centre:** d\n\n"
    text += "**Information:** e\n\n**Joint care:** f\n"
    assert found(propose, text) == [
        ["Advocate: = a", "Contact: = b¶*Note:* c", "Day centre: = d", "Information: = e", "Joint care: = f"]
    ]


def test_a_paragraph_that_is_bold_as_a_whole_and_one_with_names_marked_here_and_there() -> None:
    bold = "<p><b>Agency - a firm<br>Broker - finds care<br><i>Carer</i> - cares<br>Day - hours</b></p>"
    mixed = "<p><i>Agency</i> - a firm<br>Broker - finds care<br><i>Carer</i> - cares<br><i>Day</i> - hours</p>"
    names = ["Agency = a firm", "Broker = finds care", "Carer = cares", "Day = hours"]
    assert found(propose, bold, "html") == [names]
    assert found(propose, mixed, "html") == [names]


def test_the_part_of_a_document_that_is_a_glossary_is_a_region_of_its_own() -> None:
    text = (
        "# Policy\n\n## Definitions\n\n**Abuse:** harm\n\n**Access:** a way in\n\n## Roles\n\n**Managers:** check\n\n"
        "**Staff:** report\n"
    )
    assert [len(lines) for lines in found(propose, text)] == [4, 2]
    taken = take([Given("policy.md", text.encode())], HowToRead())
    assert [entry.term for entry in taken.entries] == ["Abuse", "Access"]


def test_where_many_are_said_to_mean_something_the_names_leave_their_texts() -> None:
    text = "*Batch* means what is made.\n\n*Lot* means a part of it.\n\n*Mill* means a place.\n\n*Site.* See Mill.\n"
    assert found(propose, text) == [
        [
            "Batch = means what is made.",
            "Lot = means a part of it.",
            "Mill = means a place.",
            "Site. = See Mill.",
        ]
    ]


def test_the_number_of_a_paragraph_is_no_part_of_it() -> None:
    text = "1.1 **Abuse** Harm.\n\n1.2 **Access** A way in.\n\n1.3 **Adult** A grown-up.\n"
    assert found(propose, text) == [["Abuse = Harm.", "Access = A way in.", "Adult = A grown-up."]]


def test_a_sentence_in_bold_above_the_names_is_none() -> None:
    names = "".join(f"**{name}:** what it is\n\n" for name in ("Abuse", "Access", "Adult", "Agency", "Broker", "Carer"))
    assert found(propose, f"**Choosing is hard.** Words help.\n\n{names}") == [
        [f"{name}: = what it is" for name in ("Abuse", "Access", "Adult", "Agency", "Broker", "Carer")]
    ]


def test_a_title_in_bold_of_a_part_beside_the_entries_ends_the_last() -> None:
    text = "**Abuse:** harm\n\n**Access:** a way in\n\n**Adult:** a grown-up\n\n**Contact us**\n\nRing the desk.\n"
    assert found(propose, text) == [["Abuse: = harm", "Access: = a way in", "Adult: = a grown-up"]]


def test_an_abbreviation_stands_before_what_it_is_short_for() -> None:
    text = "ASC   Adult Social Care\n\nCHC   Continuing Healthcare\n\nDP   Direct Payment\n\nLA   Local Authority\n"
    assert found(propose, text) == [
        ["ASC = Adult Social Care", "CHC = Continuing Healthcare", "DP = Direct Payment", "LA = Local Authority"]
    ]
    assert found(propose, text.replace("Local Authority", "is a body")) == []


def test_names_in_plain_letters_that_a_full_stop_ends_are_in_order_and_in_each_paragraph() -> None:
    text = "Abuse. Harm.\n\nAccess. A way in.\n\nAdult. A grown-up.\n\nAgency. A firm.\n"
    lines = ["Abuse = Harm.", "Access = A way in.", "Adult = A grown-up.", "Agency = A firm."]
    assert found(propose, text) == [lines]
    assert found(propose, f"{text}\nCare is help that is given to somebody.\n") == []
    assert found(propose, f"{text}\nAble. Fit.\n") == []
