"""CSV and TSV files as programs and people leave them: their entries, and the lines of these."""

import pytest

from carelex.errors import CarelexError
from carelex.importing import Given, HowToRead
from carelex.importing.readers import read
from carelex.importing.recognisers import propose
from carelex.importing.tree import StreamedTable
from tests.import_tables import entries, left_out, taken


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_delimiter_may_separate_the_cells(mark: str) -> None:
    lines = ["Term*Meaning", "Carer*Someone who looks after another.", "Care plan*What was agreed."]
    assert entries("\n".join(lines).replace("*", mark)) == [
        "Carer: Someone who looks after another.",
        "Care plan: What was agreed.",
    ]


def test_a_first_line_may_name_the_delimiter() -> None:
    assert entries("sep=|\nTerm|Meaning\nFees, charges|What you pay, in all.\n") == [
        "Fees, charges: What you pay, in all.",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end: str) -> None:
    assert entries(end.join(["Term,Meaning", '"Cap","A limit."', "Frail,Weak.", ""])) == [
        "Cap: A limit.",
        "Frail: Weak.",
    ]


def test_a_quote_that_separates_nothing_belongs_to_the_text() -> None:
    text = """\
Term,Meaning
Rail 24" wide,A rail 24" wide
"Say ""yes""\","To agree,
in writing"
"the bill" as most say,What you pay.
Open,"It was never closed
Next,The one after it.
"""
    assert entries(text) == [
        'Rail 24" wide: A rail 24" wide',
        'Say "yes": To agree,¶in writing',
        '"the bill" as most say: What you pay.',
        'Open: "It was never closed',
        "Next: The one after it.",
    ]


def test_a_text_with_commas_need_not_be_quoted() -> None:
    headed = (
        "Acronym,Meaning\nADL,Activities of daily living, such as washing\nBME,Black and minority ethnic, now rare\n"
    )
    assert entries(headed) == [
        "ADL: Activities of daily living, such as washing",
        "BME: Black and minority ethnic, now rare",
    ]
    without = (
        "ABC,Airway, breathing, circulation\nACP,Advance care plan\nDNR,Do not resuscitate\nOT,Occupational therapist\n"
    )
    assert entries(without)[:2] == ["ABC: Airway, breathing, circulation", "ACP: Advance care plan"]


def test_comments_come_first_and_a_number_sign_may_head_a_column() -> None:
    found = taken("# our words\n#,Term,Meaning\n1,Carer,Someone who looks after another.\n2,Plan,What was agreed.\n")
    assert [entry.term for entry in found.entries] == ["Carer", "Plan"]
    assert left_out(found) == ["1: introduction: our words", "2: not-a-glossary: column #"]


def test_ends_of_rows_may_be_ragged_and_blank_rows_may_be_anywhere() -> None:
    assert entries("Term;Definition;\n\nCarer;Someone who cares;;;\n;;\nFrail;Weak\n") == [
        "Carer: Someone who cares",
        "Frail: Weak",
    ]


def test_excel_saves_unicode_text_in_utf_16_with_tabs() -> None:
    found = taken("Term\tMeaning\nCarer\tSomeone.\nFee\tFour £.\n".encode("utf-16"), "txt")
    assert [entry.texts for entry in found.entries] == [("Someone.",), ("Four £.",)]
    assert [document.decoded_as for document in found.documents] == ["UTF-16"]


def test_a_nul_byte_is_no_letter_and_a_cell_may_be_long() -> None:
    text = "word " * 60_000
    found = taken(f"Term,Meaning\nCa\0rer,{text}\nFrail,Weak.\n").entries
    assert [(entry.term, len(entry.texts[0].split())) for entry in found] == [("Carer", 60_000), ("Frail", 1)]


def test_breaks_and_numbers_may_be_written_out() -> None:
    text = 'Code,Term,Definition\n="001",Line,One.\\nTwo.\n="002",Folder,C:\\new\\notes is one.\n'
    assert entries(text) == ["Line: One.¶Two.", "Folder: C:\\new\\notes is one."]


def test_cells_may_hold_html_or_markdown() -> None:
    text = """\
Term,Meaning
BCF,&pound;5bn &amp; more
CQC,<div><p>The <b>regulator</b>.</p><ul><li>of care</li></ul></div>
Guide,See [the guide](https://guide.example/) first.
"""
    assert entries(text) == [
        "BCF: £5bn & more",
        "CQC: The **regulator**.¶- of care",
        "Guide: See [the guide](https://guide.example/) first.",
    ]


def test_rows_above_the_heads_say_what_it_is_who_it_is_from_and_when() -> None:
    above = "Cheviot Council,,\nACRONYM BUSTER,,\nUpdated 3 May 2023,,\n,,\n"
    facts = taken(f"{above}Acronym,Meaning,\nDP,Direct payment,\nOT,Therapist,\n").facts
    assert {name: fact.value for name, fact in facts.items()} == {
        "title": "Acronym buster",
        "publisher": "Cheviot Council",
        "published": "3 May 2023",
    }
    assert {fact.origin for fact in facts.values()} == {"the rows above the table"}


def test_a_list_of_names_alone_gives_nothing() -> None:
    assert entries("Carer\nCare plan\nFrail\n") == []


def test_a_file_of_two_columns_has_names_and_what_they_mean_whatever_its_heads() -> None:
    assert entries("ward,ystafell\ncarer,gofalwr\nhome,cartref\nfee,ffi\n") == [
        "ward: ystafell",
        "carer: gofalwr",
        "home: cartref",
        "fee: ffi",
    ]
    assert entries(
        "Name,Notes,Assignee\nCo-production,Working together as equals.,Jo\nInvolvement,Being asked what to do.,Jo\n"
    ) == [
        "Co-production: Working together as equals.",
        "Involvement: Being asked what to do.",
    ]


def test_the_line_of_each_entry_is_known() -> None:
    found = taken('Term,Meaning\nCap,"A limit,\nin law"\nFrail,Weak.\n')
    assert [(entry.term, entry.place.line) for entry in found.entries] == [("Cap", 2), ("Frail", 4)]


def test_a_large_table_is_read_row_by_row() -> None:
    rows = "".join(f"Name {number},Says what number {number} means.\n" for number in range(5_000))
    text = f"Term,Meaning,Also known as\n{rows}Last,What comes behind all others.,End\n"
    document = read(Given("words.csv", text.encode()), HowToRead())
    [table] = document.root.blocks
    assert isinstance(table, StreamedTable)
    assert table.blocks == ()
    [region] = propose(document)
    for _ in range(2):
        assert sum(1 for _ in region.candidates) == 5_001
    assert region.left_out == ()
    # A column may begin with many empty cells.
    assert [candidate.other_names for candidate in region.candidates][-1] == ("End",)


def test_an_encoding_that_does_not_fit_is_reported() -> None:
    with pytest.raises(CarelexError, match=r"words\.csv: is not written in utf-8; leave --encoding out"):
        read(Given("words.csv", b"Term,Meaning\nFee,Four \xa3\n"), HowToRead(encoding="utf-8"))


def test_a_table_that_is_no_glossary_is_reported_with_the_reason() -> None:
    rows = "Field,Type,Length\nGenderId,String,2\nEventType,String,20\nCount,Number,3\n"
    assert (
        left_out(taken(rows))[0] == "1: not-a-glossary: table without names and a text for each: Field | Type | Length"
    )
