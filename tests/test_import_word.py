"""Word documents: which parts of them are text."""

import io
import zipfile
from collections.abc import Iterator

import pytest

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.word import read
from carelex.importing.tree import Block, Document, Kind, walk
from tests.documents import ROOT
from tests.written_documents import paragraph, run, word_document, zipped

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def document(body: str, **more: object) -> Document:
    return read(Given("handbook.docx", word_document(body, **more)), HowToRead())  # type: ignore[arg-type]


def lines(of: Document | Block) -> Iterator[str]:
    """A line for each block of words: its kind, and its words with their marks."""
    for block in walk(of.root if isinstance(of, Document) else of):
        if block.runs:
            kind = f"h{block.level} " if block.kind is Kind.HEADING else ""
            yield kind + "".join(
                ("**" if part.bold else "")
                + ("_" if part.italic else "")
                + ("^" if part.is_note_mark else "")
                + (f"<{part.url}>" if part.url else "")
                + part.text
                + ("_" if part.italic else "")
                + ("**" if part.bold else "")
                for part in block.runs
            )


def test_bold_is_bold_by_its_run_by_its_style_and_by_the_style_that_this_is_based_on() -> None:
    body = (
        paragraph(run("Ad", "b"), run("vocacy", "b"), run(" – help"))
        + paragraph(run("Advocate"), style="Small")
        + paragraph(run("Appointee", '<w:rStyle w:val="Strong"/>'), run(": who looks after benefits"))
        + paragraph(run("not bold", '<w:b w:val="0"/>'), style="Term")
        + paragraph(run("A heading"), style="Heading1")
    )
    assert [*lines(document(body))] == [
        "**Advocacy** – help", "**Advocate**", "**Appointee**: who looks after benefits", "not bold", "h1 A heading",
    ]  # fmt: skip


def test_deleted_hidden_and_commented_text_is_left_out() -> None:
    body = paragraph(
        run("Care"),
        '<w:del w:id="1"><w:r><w:delText>less</w:delText></w:r></w:del>',
        '<w:ins w:id="2">' + run("ful") + "</w:ins>",
        '<w:moveFrom w:id="3">' + run("gone") + "</w:moveFrom>",
        run("secret", "<w:vanish/>"),
        '<w:commentRangeStart w:id="0"/>' + run(" work") + '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    assert [*lines(document(body))] == ["Careful work"]


def test_links_keep_their_words_and_their_addresses() -> None:
    body = (
        paragraph(run("See "), '<w:hyperlink r:id="l1">' + run("the act") + "</w:hyperlink>")
        + paragraph('<w:hyperlink w:anchor="Carer">' + run("Carer") + "</w:hyperlink>")
        + paragraph(
            FIELD.format("begin"), '<w:r><w:instrText>HYPERLINK "https://b.example/"</w:instrText></w:r>',
            FIELD.format("separate"), run("older"), FIELD.format("end"), run(" text"),
        )
        + paragraph('<w:hyperlink r:id="l2">' + run("bad") + "</w:hyperlink>")
        + paragraph('<w:bookmarkStart w:id="1" w:name="Carer"/>', run("Carer", "b"), '<w:bookmarkEnd w:id="1"/>')
    )  # fmt: skip
    read_document = document(body, links={"l1": "https://a.example/act", "l2": "javascript:alert(1)"})
    assert [*lines(read_document)] == [
        "See <https://a.example/act>the act", "<#Carer>Carer", "<https://b.example/>older text", "bad", "**Carer**",
    ]  # fmt: skip
    assert read_document.root.blocks[-1].anchors == ("Carer",)


def test_lists_are_known_by_their_numbering_and_go_as_deep_as_it_says() -> None:
    def item(text: str, list_id: int, depth: int = 0) -> str:
        numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
        return paragraph(run(text), more=numbering)

    body = (
        paragraph(run("first"), style="Bullet") + item("inner", 1, 1) + paragraph(run("second"), style="Bullet")
        + item("one", 2) + item("two", 2) + item("none", 0) + paragraph(run("end"))
    )  # fmt: skip
    bullets, numbers, *others = document(body).root.blocks
    assert (bullets.kind, bullets.level, numbers.kind, numbers.level) == (Kind.LIST, 0, Kind.LIST, 1)
    assert [[*lines(item)] for item in bullets.blocks] == [["first", "inner"], ["second"]]
    assert bullets.blocks[0].blocks[1].kind is Kind.LIST
    assert [[*lines(item)] for item in numbers.blocks] == [["one"], ["two"]]
    assert [block.kind for block in others] == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_a_tab_stays_where_it_separates_a_name_from_its_text() -> None:
    body = (
        paragraph(run("ADASS"), "<w:r><w:tab/></w:r>", run("Association of Directors"))
        + paragraph(run("BACS      a way of paying"))
        + paragraph(run("One"), "<w:r><w:tab/></w:r>", run("two"), "<w:r><w:tab/></w:r>", run("three"))
        + paragraph(run("Line"), "<w:r><w:br/></w:r>", run("  break"), '<w:r><w:br w:type="page"/></w:r>')
    )
    assert [*lines(document(body))] == [
        "ADASS\tAssociation of Directors",
        "BACS\ta way of paying",
        "One two three",
        "Line\nbreak",
    ]


def test_a_cell_says_how_many_columns_and_rows_it_covers() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"

    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Term") + cell("Meaning") + "</w:tr>"
        "<w:tr>" + cell("A", '<w:gridSpan w:val="2"/>') + "</w:tr>"
        "<w:tr>" + cell("Carer", '<w:vMerge w:val="restart"/>') + cell("who cares") + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("who is paid") + "</w:tr>"
        '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>' + cell("Gone") + cell("gone") + "</w:tr></w:tbl>"
    )
    (table,) = document(body).root.blocks
    cells = [[(cell.text, cell.span, cell.depth, cell.is_head) for cell in row.blocks] for row in table.blocks]
    assert cells == [
        [("Term", 1, 1, True), ("Meaning", 1, 1, True)],
        [("A", 2, 1, False)],
        [("Carer", 1, 2, False), ("who cares", 1, 1, False)],
        [("who is paid", 1, 1, False)],
    ]
    assert str(table.blocks[3].place) == "handbook.docx: table 1, row 4"


def test_footnotes_are_reported_and_are_no_text() -> None:
    body = paragraph(
        run("Capacity"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run(" to decide"),
        run("3", '<w:vertAlign w:val="superscript"/>'),
    )
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="2">' + paragraph(run("At a certain time.")) + "</w:footnote>"
    )
    read_document = document(body, footnotes=notes)
    assert [*lines(read_document)] == ["Capacity^2 to decide^3"]
    assert [(note.what, note.why.value) for note in read_document.left_out] == [("At a certain time.", "footnote")]


def test_the_table_of_contents_repeats_the_headings_and_is_left_out() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent>" + paragraph(run("Contents")) + "</w:sdtContent></w:sdt>"
    )
    older = (
        paragraph(
            FIELD.format("begin"),
            "<w:r><w:instrText>TOC \\o</w:instrText></w:r>",
            FIELD.format("separate"),
            run("Words 1"),
            style="TOC1",
        )
        + paragraph(run("More 2"))
        + paragraph(FIELD.format("end"))
    )
    body = contents + older + paragraph(run("Words"), style="Heading1") + paragraph(run("text"))
    assert [*lines(document(body))] == ["h1 Words", "text"]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent>" + paragraph(run("in a box")) + "</w:txbxContent>"
    both = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    drawing = f'<w:r><mc:AlternateContent xmlns:mc="urn:mc">{both}</mc:AlternateContent></w:r>'
    assert [*lines(document(paragraph(run("beside"), drawing)))] == ["beside", "in a box"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("bold-lead-ins", "Commissioner’s word list"),
        ("headings-and-breaks", "Glossary"),
        ("table-and-headings", "Annex B: Words and abbreviations"),
    ],
)
def test_the_visible_title_comes_before_that_in_the_properties(name: str, title: str) -> None:
    path = ROOT / "tests/data/import" / f"{name}.docx"
    facts = read(Given(path.name, path.read_bytes()), HowToRead()).facts
    assert {key: fact.value for key, fact in facts.items()} == {"title": title, "publisher": "Wold Care Partnership"}


def test_a_file_that_is_no_document_says_so_in_one_line() -> None:
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><document><body>&b;</body></document>'
    for data, problem in (
        (b"no archive", "is damaged, or no document"),
        (zipped({"a.txt": "x"}), "has no text of a Word document"),
        (zipped({"word/document.xml": "<a>"}), "is not well formed XML"),
        (zipped({"word/document.xml": entity}), "declares entities"),
        (zipped({"word/document.xml": "<a>" * 400}), "nested too deep"),
        (zipped({"word/document.xml": " " * (65 * 1024 * 1024)}), "larger than 64 MB"),
    ):
        with pytest.raises(CarelexError, match=problem) as told:
            read(Given("x.docx", data), HowToRead())
        assert "\n" not in str(told.value)


def test_a_damaged_part_is_reported() -> None:
    data = bytearray(word_document(paragraph(run("text " * 200))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.getinfo("word/document.xml").header_offset
    data[start + 60 : start + 90] = b"\xff" * 30
    with pytest.raises(CarelexError, match="is damaged"):
        read(Given("x.docx", bytes(data)), HowToRead())


def test_a_name_may_be_underlined_or_in_a_colour_and_a_style_may_say_that_it_is_one() -> None:
    line, blue = '<w:u w:val="single"/>', '<w:color w:val="0070C0"/>'
    body = (
        paragraph(run("Agency", line), run(" – a firm"))
        + paragraph(run("Bro", blue), run("ker", blue), run(": finds "), run("care", line))
        + paragraph(run("Carer", '<w:color w:val="auto"/><w:u w:val="none"/>'), run(" cares"))
        + paragraph(run("A whole paragraph in blue. " * 5, blue))
        + paragraph(run("Day centre"), style="Term")
    )
    found = document(body)
    assert [*lines(found)] == [
        "**Agency** – a firm",
        "**Broker**: finds care",
        "Carer cares",
        ("A whole paragraph in blue. " * 5).strip(),
        "**Day centre**",
    ]
    assert [set(block.labels) for block in found.root.blocks if block.labels] == [{"glossary-term"}]


def test_a_first_line_in_bold_that_names_a_glossary_is_its_title() -> None:
    body = paragraph(run("Glossary of terms", "b")) + paragraph(run("Agency", "b"), run(" – a firm"))
    assert document(body).facts["title"].value == "Glossary of terms"
    assert document(paragraph(run("Agency", "b")) + paragraph(run("A firm."))).facts == {}
