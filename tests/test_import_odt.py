"""Text documents of LibreOffice: which parts of them are text."""

from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.odt import read
from carelex.importing.tree import Document, Kind
from tests.test_import_word import lines
from tests.written_documents import zipped

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table", "fo", "draw")
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_STYLES = """
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Term" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Term"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="Numbers">
<text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/>
</text:list-style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1"/></text:list-style>
"""


def document(body: str, meta: str = "") -> Document:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    about = f"<office:document-meta {_SPACES}><office:meta>{meta}</office:meta></office:document-meta>"
    files = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": about}
    return read(Given("words.odt", zipped(files)), HowToRead())


def test_styles_tabs_breaks_and_links() -> None:
    body = """
        <text:p text:style-name="P2">Words</text:p>
        <text:h text:outline-level="2">A</text:h>
        <text:p><text:span text:style-name="B">Ad</text:span><text:span text:style-name="B">vocacy</text:span>
            – <text:span text:style-name="I">help</text:span> to be heard</text:p>
        <text:p text:style-name="P1">Advocate<text:span text:style-name="N"> (paid)</text:span></text:p>
        <text:p>ADASS<text:tab/>Association<text:s text:c="2"/>of Directors</text:p>
        <text:p>Line<text:line-break/>break<text:span text:style-name="H">secret</text:span></text:p>
        <text:p><text:bookmark text:name="Carer"/>See <text:a xlink:href="https://a.example/">the act</text:a>,
            <text:a xlink:href="javascript:alert(1)">this</text:a> and
            <text:a xlink:href="#Carer">Carer</text:a></text:p>
    """
    read_document = document(body, "<dc:title>Other</dc:title><dc:creator>Wold Care</dc:creator>")
    assert [*lines(read_document)] == [
        "h1 Words",
        "h2 A",
        "**Advocacy** – _help_ to be heard",
        "**Advocate** (paid)",
        "ADASS\tAssociation of Directors",
        "Line\nbreak",
        "See <https://a.example/>the act, this and <#Carer>Carer",
    ]
    assert read_document.root.blocks[-1].anchors == ("Carer",)
    assert {key: fact.value for key, fact in read_document.facts.items()} == {
        "title": "Words",
        "publisher": "Wold Care",
    }


def test_lists_and_their_contents() -> None:
    body = """
        <text:list text:style-name="Bullets"><text:list-item><text:p>one</text:p>
            <text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item>
            <text:list-item><text:p>two</text:p></text:list-item></text:list>
        <text:list text:style-name="Numbers"><text:list-item><text:p>three</text:p></text:list-item></text:list>
        <text:list text:style-name="Numbers"><text:list-item><text:h text:outline-level="1">A heading</text:h>
        </text:list-item></text:list>
    """
    bullets, numbers, heading = document(body).root.blocks
    assert ([*map(list, map(lines, bullets.blocks))], bullets.level) == ([["one", "inner"], ["two"]], 0)
    assert ([*map(list, map(lines, numbers.blocks))], numbers.level) == ([["three"]], 3)
    assert heading.kind is Kind.HEADING


def test_cells_that_cover_others() -> None:
    body = """<table:table><table:table-header-rows><table:table-row>
        <table:table-cell><text:p>Term</text:p></table:table-cell><table:table-cell><text:p>Meaning</text:p></table:table-cell>
        </table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>A</text:p></table:table-cell>
        <table:covered-table-cell/></table:table-row>
        <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Carer</text:p></table:table-cell>
        <table:table-cell><text:p>who cares</text:p></table:table-cell></table:table-row>
        <table:table-row><table:covered-table-cell/><table:table-cell><text:p>who is paid</text:p></table:table-cell>
        </table:table-row></table:table>"""
    (table,) = document(body).root.blocks
    cells = [[(cell.text, cell.span, cell.depth, cell.is_head) for cell in row.blocks] for row in table.blocks]
    assert cells == [
        [("Term", 1, 1, True), ("Meaning", 1, 1, True)],
        [("A", 2, 1, False)],
        [("Carer", 1, 2, False), ("who cares", 1, 1, False)],
        [("who is paid", 1, 1, False)],
    ]


def test_other_parts_than_text_are_left_out_and_footnotes_reported() -> None:
    body = """
        <text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>
            </text:changed-region></text:tracked-changes>
        <text:table-of-content><text:index-body><text:p>Words 1</text:p></text:index-body></text:table-of-content>
        <text:p>Capacity<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
            <text:note-body><text:p>At a certain time.</text:p></text:note-body></text:note> to decide
            <office:annotation><text:p>a remark</text:p></office:annotation></text:p>
        <text:p>beside<draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box></draw:frame></text:p>
    """
    read_document = document(body)
    assert [*lines(read_document)] == ["Capacity^1 to decide", "beside", "in a box"]
    assert [note.what for note in read_document.left_out] == ["At a certain time."]
