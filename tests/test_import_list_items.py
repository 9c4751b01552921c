"""Lists whose items begin with a name become entries; similar lists do not."""

import pytest

from carelex.importing.recognisers.list_items import propose
from carelex.importing.tree import Reason
from tests.import_regions import as_line, found, regions


def test_items_begin_with_a_name_in_bold_or_italics_and_any_dash() -> None:
    text = (
        "- **Agency** – a firm – of workers\n- **Broker:** finds care\n- *Carer* — cares\n- **Day** - hours\n"
        "- **Ear**—hears\n- **Fee** &minus; costs\n- **Gate** a way in\n"
    )
    assert found(propose, text) == [
        ["Agency = a firm – of workers", "Broker: = finds care", "Carer = cares", "Day = hours", "Ear = hears",
         "Fee = costs", "Gate = a way in"],
    ]  # fmt: skip


def test_the_rest_of_an_item_belongs_to_its_text() -> None:
    text = "- **Agency:** a firm:\n  - **one:** small\n  - **two:** large\n\n  And more.\n- **Broker:** finds care\n"
    assert found(propose, text) == [["Agency: = a firm:¶*one:* small*two:* large¶And more.", "Broker: = finds care"]]


def test_a_name_may_have_a_paragraph_or_a_heading_of_its_own_in_the_item() -> None:
    text = (
        "<ul><li><p><b>Agency</b></p><p>A firm.</p><li><h3>Broker</h3>Finds care.<li><b>Carer</b><br>Cares.<br>Unpaid."
        "<li><b></b></ul>"
    )
    assert found(propose, text, "html") == [["Agency = A firm.", "Broker = Finds care.", "Carer = Cares.\nUnpaid."]]


def test_lists_below_letters_are_one_region() -> None:
    text = "## A\n\n- **Agency:** a firm\n- **Age:** years\n\n## B\n\n- **Broker:** finds care\n"
    (region,) = regions(propose, text)
    assert len([*region.candidates]) == 3
    assert len(region.covers) == 2


def test_names_in_plain_letters_and_links_need_a_whole_list_of_them() -> None:
    plain = "- ADL: living\n- ASC: adult: social care\n- ASW: worker\n- BSL: signs\n"
    links = "- [ADL](#adl) – living\n- [ASC](#asc) – care\n- [ASW](#asw) – worker\n- [BSL](#bsl) – signs\n"
    assert found(propose, plain) == [["ADL = living", "ASC = adult: social care", "ASW = worker", "BSL = signs"]]
    assert found(propose, links) == [["ADL = living", "ASC = care", "ASW = worker", "BSL = signs"]]


@pytest.mark.parametrize(
    "text",
    [
        "- [Home](/)\n- [News](/news) - what is new\n- **[Words](/words)** - this page\n",
        "".join(f"- [{name}](https://{name}.example) – one of them\n" for name in "abcd"),
        "- one\n- two: three\n- four\n- five\n",
        "- **one**\n- **two**\n",
        "- **Tel:** 01632\n- **Email:** a@b.example\n- **Address:** here\n",
        "- bring: a pen\n- wear: a hat\n- ask\n",
    ],
)
def test_menus_and_lists_of_other_things_are_none(text: str) -> None:
    assert found(propose, text) == []


def test_an_item_without_a_name_is_reported_and_one_without_bold_is_taken() -> None:
    (region,) = regions(
        propose, "- **Agency:** a firm\n- Broker: finds care\n- **Carer:** cares\n- *Day:* hours\n- And so on.\n"
    )
    assert [as_line(candidate) for candidate in region.candidates] == [
        "Agency: = a firm",
        "Broker = finds care",
        "Carer: = cares",
        "Day: = hours",
    ]
    assert [(left.what, left.why, left.place.line) for left in region.left_out] == [("And so on.", Reason.NO_NAME, 5)]


def test_links_to_many_sites_are_names_where_the_page_says_that_it_is_a_glossary() -> None:
    links = "".join(f"- [{name}](https://{name}.example) – one of them\n" for name in ("one", "two", "three", "four"))
    assert found(propose, links) == []
    assert len(found(propose, f"# Glossary\n\n{links}")[0]) == 4


def test_what_begins_like_a_remark_is_a_name_in_the_order_of_the_others() -> None:
    names = "- **Advocate:** a\n- **Contact:** b\n- **Day centre:** d\n- **Email:** us\n- **Joint care**\n"
    text = f"{names}- **Date:** today\n"
    (region,) = regions(propose, text)
    assert [as_line(one) for one in region.candidates] == [
        "Advocate: = a", "Contact: = b", "Day centre: = d", "Email: = us", "Joint care",
    ]  # fmt: skip
    assert [left.what for left in region.left_out] == ["Date: today"]


def test_the_part_of_a_document_that_is_a_glossary_is_a_region_of_its_own() -> None:
    text = "# Policy\n\n## Glossary\n\n- **Abuse:** harm\n- **Access:** a way in\n\n"
    text += "## Roles\n\n- **Staff:** report\n- **All:** ask\n"
    assert [len(lines) for lines in found(propose, text)] == [4, 2]
