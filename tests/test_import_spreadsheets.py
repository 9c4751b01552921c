"""Spreadsheets as offices keep them: sheets, merged cells, numbers, links; and harmful files."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from carelex.errors import CarelexError
from tests.import_samples import SAMPLES
from tests.import_tables import Cell, archive, entries, left_out, taken, workbook

HEADS: list[Cell] = ["Term", "Meaning"]


def test_every_sheet_with_entries_is_taken_and_hidden_and_empty_ones_are_reported() -> None:
    book = workbook(
        {
            "Cover": [["Words of the service"], ["Owner", "Jane"], ["Version", "3"]],
            "A to M": [HEADS, ["Cap", "The most you pay."], ["Charge", "What you pay."]],
            "N to Z": [HEADS, ["Ward", "A room in a hospital."]],
            "Empty": [],
            "Old": [HEADS, ["Almoner", "A social worker in a hospital."]],
        },
        hidden=["Old"],
    )
    found = taken(book, "xlsx")
    assert [(entry.term, entry.place.part) for entry in found.entries] == [
        ("Cap", 'sheet "A to M", row 2'),
        ("Charge", 'sheet "A to M", row 3'),
        ("Ward", 'sheet "N to Z", row 2'),
    ]
    told = left_out(found)
    assert 'sheet "Empty": not-a-glossary: empty sheet' in told
    assert 'sheet "Old": hidden: hidden sheet' in told
    assert found.facts["title"].value == "Words of the service"


def test_numbers_stay_as_they_are_written_and_formulas_give_what_was_worked_out() -> None:
    book = workbook({"S": [HEADS, [415.0, "A form."], [2.5, "Two and a half."], ["Sum", "=SUM(A2:A3)→417.5"]]})
    assert entries(book, "xlsx") == ["415: A form.", "2.5: Two and a half.", "Sum: 417.5"]


def test_merged_cells_hold_letters_titles_and_names_of_two_rows() -> None:
    rows: list[list[Cell]] = [
        ["Words we use", None, None],
        [*HEADS, "Source"],
        ["A", None, None],
        ["Advocate", "Someone who speaks up for you.", "Care Act"],
        ["Cap", "A limit.", None],
        [None, "A hat.", None],
        ["Anything missing? Ask us.", None, None],
    ]
    book = workbook({"S": rows}, merged={"S": ["A1:C1", "A3:C3", "A5:A6", "A7:C7"]})
    assert entries(book, "xlsx") == [
        "Advocate: Someone who speaks up for you. [Source: Care Act]",
        "Cap: A limit. / A hat.",
    ]


def test_a_table_may_begin_anywhere_and_breaks_and_bullets_in_cells_are_kept() -> None:
    rows: list[list[Cell]] = [
        [],
        [None, None],
        [None, *HEADS],
        [None, "Grant", "Money.\nUp to:\n• £30 in England\n• £36 in Wales"],
    ]
    book = workbook({"S": rows})
    assert entries(book, "xlsx") == ["Grant: Money.¶Up to:¶- £30 in England¶- £36 in Wales"]
    assert [entry.place.part for entry in taken(book, "xlsx").entries] == ['sheet "S", row 4']


def test_the_link_of_a_cell_is_that_of_its_words() -> None:
    book = workbook(
        {"S": [[*HEADS, "More"], ["Ward", "A room.", "Guide"], ["Cap", "A limit.", "https://cap.example/"]]},
        links={"S": {"C2": "https://ward.example/?a=1&b=2", "C3": "https://cap.example/"}},
    )
    assert entries(book, "xlsx") == [
        "Ward: A room. [More: https://ward.example/?a=1&b=2]",
        "Cap: A limit. [More: https://cap.example/]",
    ]


def test_the_properties_of_a_file_name_its_publisher() -> None:
    properties = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    book = workbook(
        {"S": [HEADS, ["Ward", "A room."]]},
        parts={"docProps/app.xml": f"{properties}<Company>Wold Trust</Company></Properties>"},
    )
    assert {name: fact.value for name, fact in taken(book, "xlsx").facts.items()} == {"publisher": "Wold Trust"}


def test_a_large_sheet_is_read_row_by_row() -> None:
    rows = [HEADS]
    rows += [[f"Name {number}", f"Says what number {number} means."] for number in range(4_100)]
    assert len(entries(workbook({"S": rows}), "xlsx")) == 4_100


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(CarelexError) as caught:
        taken(workbook({"S": [HEADS]}), "xlsx")
    assert str(caught.value) == (
        "words.xlsx: to read .xlsx files, install carelex[documents], which adds python-calamine; "
        "with pipx: pipx inject carelex python-calamine; "
        'with uv, in the folder of the project: uv tool install --reinstall ".[documents]"; '
        "with pip: pip install python-calamine"
    )


def test_ods_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert len(entries(Path(SAMPLES / "register.ods").read_bytes(), "ods")) == 7


def test_a_small_file_that_unpacks_to_a_large_one_is_refused() -> None:
    held = io.BytesIO(workbook({"S": [HEADS, ["Ward", "A room."]]}))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(210):
            part.write(bytes(1_000_000))
    assert len(held.getvalue()) < 300_000
    with pytest.raises(CarelexError, match=r"words\.xlsx: is too large unpacked; at most 192 MB can be read"):
        taken(held.getvalue(), "xlsx")


_FAR = '<c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c>'
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Term</t></is></c></row>'
    f'<row r="1048576">{_FAR}</row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ({"xl/worksheets/sheet1.xml": _SHEET}, "a cell of xl/worksheets/sheet1.xml is too far from the others"),
        ({"xl/worksheets/sheet1.xml": f'<!DOCTYPE a [<!ENTITY b "c">]>{_SHEET}'}, "declares entities"),
        ({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "declares entities"),
        ({"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row"}, 'its sheet "S" is damaged'),
    ],
)
def test_a_file_that_would_do_harm_is_refused_in_one_line(parts: dict[str, str], problem: str) -> None:
    with pytest.raises(CarelexError) as caught:
        taken(workbook({"S": [HEADS, ["Ward", "A room."]]}, parts=parts), "xlsx")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_ods_file_of_a_row_repeated_a_million_times_is_read_in_bounds() -> None:
    cells = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="S">'
        f"<table:table-row>{cells.format('Term')}{cells.format('Meaning')}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1000000">{cells.format("Cap")}{cells.format("A limit.")}'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    assert entries(archive({"mimetype": mime, "content.xml": content}), "ods") == ["Cap: A limit."]


def test_a_sheet_a_letter_may_have_one_row() -> None:
    book = workbook(
        {
            "A": [["Advocate", "Someone who speaks for you."], ["Adult", "Someone aged 18 or over."]],
            "B": [["Broker", "Someone who finds services for you."]],
            "C": [["Carer", "Someone who looks after another."], ["Cap", "A limit on what you pay."]],
        }
    )
    assert [entry.term for entry in taken(book, "xlsx").entries] == ["Advocate", "Adult", "Broker", "Carer", "Cap"]


def test_words_around_the_list_on_its_sheet_are_no_entries() -> None:
    rows: list[list[Cell]] = [
        [None, "NHS Wessex"],
        [None, "Glossary of terms"],
        [None, "Last updated: March 2024"],
        [None, "A", "B", "C"],
        [None, "Term / acronym", "Full name", "Description", "Lead", "Last reviewed"],
        [None, "A", None, None, None, "Back to top"],
        [None, "A&E", "Accident and emergency", "Care for emergencies.", "JS", 45000.0],
        [None, "Acute care", None, "Short-term treatment.", "JS", 45001.0],
        [None, "B", None, None, None, "Back to top"],
        [None, "BCF", "Better Care Fund", None, "AB", None],
    ]
    found = taken(workbook({"How to use": [["1. Click on a letter."], ["2. Read."]], "List": rows}), "xlsx")
    assert [entry.term for entry in found.entries] == ["Accident and emergency", "Acute care", "BCF"]
    assert {name: fact.value for name, fact in found.facts.items()} == {
        "title": "Glossary of terms",
        "publisher": "NHS Wessex",
        "published": "March 2024",
    }
