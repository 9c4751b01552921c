"""Markdown as people and sites write it: the blocks that each form becomes, and their lines."""

from collections.abc import Iterator

import pytest

from carelex.importing import take
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.markdown import read
from carelex.importing.tree import Block, Document, Kind

_SHORT = {
    Kind.PARAGRAPH: "p", Kind.NAME: "dt", Kind.SUMMARY: "summary", Kind.DEFINITION_LIST: "dl", Kind.DESCRIPTION: "dd",
    Kind.TABLE: "table", Kind.ROW: "tr", Kind.CELL: "td", Kind.LIST: "list", Kind.ITEM: "li", Kind.QUOTE: "quote",
    Kind.CODE: "code", Kind.DISCLOSURE: "details", Kind.ABBREVIATION: "abbr", Kind.RULE: "rule", Kind.GROUP: "group",
}  # fmt: skip


def document(text: str) -> Document:
    return read(Given("words.md", text.encode()), HowToRead())


def outline(block: Block, depth: int = -1) -> Iterator[str]:
    """A block and all in it, a line for each: its line, its kind, its words."""
    if depth >= 0:
        kind = f"h{block.level}" if block.kind is Kind.HEADING else _SHORT[block.kind]
        words = "|".join(
            "*" * run.bold
            + "_" * run.italic
            + "`" * run.code
            + "^" * run.is_note_mark
            + (f"<{run.url}>" if run.url else "")
            + run.text
            for run in block.runs
        )
        yield " ".join(filter(None, ("  " * depth + f"{block.place.line}", kind, block.name, words)))
    for inner in block.blocks:
        yield from outline(inner, depth + 1)


def read_as(text: str) -> list[str]:
    return [*outline(document(text).root)]


def test_a_definition_list_has_one_name_or_several_and_one_text_or_several() -> None:
    text = (
        "ICB\n: Integrated Care Board\n: Internal Control Bureau\n\n"
        "Named contact\nLink worker\n:   The person\nwho answers\n\n    at once:\n\n    - by day\n    - by night\n\n"
        "**Agency** {#agency}\n\n~ A firm\n"
        "Broker\n: Finds support\n"
        "\nNo name here: it is a sentence\nof two lines\n"
    )
    assert read_as(text) == [
        "1 dl",
        "  1 dt ICB",
        "  2 dd", "    2 p Integrated Care Board",
        "  3 dd", "    3 p Internal Control Bureau",
        "  5 dt Named contact",
        "  6 dt Link worker",
        "  7 dd", "    7 p The person who answers", "    10 p at once:",
        "    12 list", "      12 li", "        12 p by day", "      13 li", "        13 p by night",
        "  15 dt *Agency",
        "  17 dd", "    17 p A firm",
        "  18 dt Broker",
        "  19 dd", "    19 p Finds support",
        "21 p No name here: it is a sentence of two lines",
    ]  # fmt: skip
    assert document(text).root.blocks[0].blocks[6].anchors == ("agency",)


def test_a_table_needs_no_pipes_at_its_edges_and_may_have_the_wrong_number_of_cells() -> None:
    text = (
        "Words:\n"
        "Term | Meaning\n--- | :-: | ---\nAppointee | Looks after *benefits*\n\n"
        "| Care plan | What is \\| will be | done |\n| Short |\n\nText\n\n"
        "| A | one |\n| B | two |\n| C | three |\n"
    )
    assert read_as(text) == [
        "1 p Words:",
        "2 table",
        "  2 tr", "    2 td", "      2 p Term", "    2 td", "      2 p Meaning",
        "  4 tr", "    4 td", "      4 p Appointee", "    4 td", "      4 p Looks after |_benefits",
        "  6 tr", "    6 td", "      6 p Care plan", "    6 td", "      6 p What is | will be | done",
        "  7 tr", "    7 td", "      7 p Short", "    7 td",
        "9 p Text",
        "11 table",
        "  11 tr", "    11 td", "      11 p A", "    11 td", "      11 p one",
        "  12 tr", "    12 td", "      12 p B", "    12 td", "      12 p two",
        "  13 tr", "    13 td", "      13 p C", "    13 td", "      13 p three",
    ]  # fmt: skip


def test_abbreviations_may_lack_their_colon_and_may_be_between_paragraphs() -> None:
    text = "Text.\n*[ABC]: stands for *this*\n*[D & E] stands for\n  that\n*[a link] in italics*\n"
    assert read_as(text) == [
        "1 p Text.",
        "2 abbr ABC", "  2 p stands for |_this",
        "3 abbr D & E", "  3 p stands for that",
        "5 p _[a link] in italics",
    ]  # fmt: skip


def test_footnotes_are_reported_and_their_marks_are_no_text() -> None:
    text = (
        "Capacity[^1] to decide[^long].\n\n[^1]: At a certain time.\n"
        "[^long]: For a\n    certain decision.\n\n    And more.\n\nText\n"
    )
    assert read_as(text) == ["1 p Capacity|^<#fn-1>1| to decide|<#fn-long>long|.", "9 p Text"]
    assert [(str(note.place), note.what) for note in document(text).left_out] == [
        ("words.md:3", "At a certain time."), ("words.md:4", "For a certain decision. And more."),
    ]  # fmt: skip


def test_the_ends_of_lines_are_spaces_and_breaks_are_breaks() -> None:
    assert document("one\ntwo  \nthree\\\nfour<br>five\n").root.blocks[0].runs[0].text == "one two\nthree\nfour\nfive"


def test_instructions_to_the_program_that_makes_the_page_are_no_text() -> None:
    text = (
        "::: card\n\nCare\n: help\n\n:::\n\n{{< related >}}\n\n{% include toc.html %}\n\n* TOC\n{:toc}\n\n"
        "# {{page-title}}\n\n## Words {#words .big}\n\n"
        'A {{< tip text="pod" >}} is [this]({{< ref "x.md" >}}) {: .x}\n\n'
        "import Term from './term'\n\n<!-- a remark -->\n\n```\n::: kept\n```\n\n"
        "See [[Care plan|the plan]] and [[Carer]].\n"
    )
    assert read_as(text) == [
        "3 dl", "  3 dt Care", "  4 dd", "    4 p help",
        "17 h2 Words",
        "19 p A pod is |<#>this| {: .x}",
        "25 code `::: kept",
        "29 p See |<#care-plan>the plan| and |<#carer>Carer|.",
    ]  # fmt: skip
    assert document(text).root.blocks[1].anchors == ("words",)


def test_headings_have_the_ids_that_sites_make_of_them() -> None:
    text = "## Top tier / County\n\n## “Good” day\n\n## Footer\n\n## Footer\n"
    blocks = document(text).root.blocks
    assert [block.anchors for block in blocks] == [("top-tier--county",), ("good-day",), ("footer",), ("footer-1",)]
    assert not any("footer" in block.labels for block in blocks)


def test_html_is_read_within_markdown_and_markdown_within_html() -> None:
    text = (
        "<details>\n<summary>Carer</summary>\n\nWho *cares*.\n\n</details>\n\n"
        "<table>\n\n  <tr>\n\n    <td>A<td>one <b>or</b> two\n\n  </tr>\n\n</table>\n\n"
        '??? note "Agency"\n    A firm\n\n    that sends.\n\n!!! warning\n    Take care.\n'
    )
    assert read_as(text) == [
        "2 details", "  2 summary Carer", "  4 p Who |_cares|.",
        "12 table", "  12 tr", "    12 td", "      12 p A", "    12 td", "      12 p one |*or| two",
        "18 details", "  18 summary Agency", "  19 p A firm", "  21 p that sends.",
        "24 group", "  24 p Take care.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "---\ntitle: Words\nauthor:\n  - Wold Care\ndate: 2024-05-01\nurl: /words\n---\n# Other\n",
            {"title": "Words", "publisher": "Wold Care", "published": "2024-05-01"},
        ),
        ('+++\ntitle = "Words"\nlicense = "OGL"\n+++\ntext\n', {"title": "Words", "licence": "OGL"}),
        ("# Words\n\ntext\n", {"title": "Words"}),
        ("Intro\n\n## Words\n\ntext\n", {}),
        ("---\n\nnot a fact\n\n---\n\ntext\n", {}),
        ("---\ntitle: [broken\n---\ntext\n", {}),
        ("---\na: &a [x, x]\nb: &b [*a, *a]\n---\ntext\n", {}),
    ],
)  # fmt: skip
def test_front_matter_says_where_a_text_is_from(text: str, facts: dict[str, str]) -> None:
    assert {key: fact.value for key, fact in document(text).facts.items()} == facts


def test_lines_are_counted_from_the_beginning_of_the_file() -> None:
    assert read_as("---\ntitle: Words\n---\n\n**Care:** help\n") == ["5 p *Care:| help"]


def test_hostile_text_is_read_in_bounded_time() -> None:
    for text in (
        ": " * 5000 + "x",
        "a\n" + ": b\n" * 3000,
        "> " * 3000 + "x",
        "[" * 20000,
        "*[" * 5000,
        "| " * 20000,
        "!!! x\n" * 3000,
    ):
        document(text)
    nested = "".join("    " * depth + "!!! note\n" for depth in range(60)) + "    " * 60 + "text\n"
    assert "text" in document(nested).root.text


@pytest.mark.parametrize(
    ("ending", "text", "paragraphs"),
    [
        ("md", "ADL - living\nASC: care\n**CQC** – quality\n", ["ADL - living\nASC: care\n|*CQC| – quality"]),
        ("md", "ADL - living\nASC: care\nand more\n", ["ADL - living ASC: care and more"]),
        (
            "txt",
            "ADL - living\nand more\nASC: care\nCQC - quality\n",
            ["ADL - living and more\nASC: care\nCQC - quality"],
        ),
        ("txt", "Ad\n  a\n  b\n\nBroker\n  c\n\nCarer\n  d\n", ["Ad\na b", "Broker\nc", "Carer\nd"]),
        ("txt", "ADL\tliving\nASC  care\nand more\nCQC   quality\n", ["ADL: living\nASC: care and more\nCQC: quality"]),
        ("md", "Ad\n  a\n  b\n\nBroker\n  c\n\nCarer\n  d\n", ["Ad a b", "Broker c", "Carer d"]),
    ],
)
def test_lines_with_names_are_no_lines_of_one_text(ending: str, text: str, paragraphs: list[str]) -> None:
    blocks = read(Given(f"words.{ending}", text.encode()), HowToRead()).root.blocks
    assert ["|".join("*" * run.bold + run.text for run in block.runs) for block in blocks] == paragraphs


def test_the_glossary_of_sphinx_is_a_definition_list() -> None:
    text = (
        "# Words\n\n:::{glossary}\n:sorted:\n\nAgency\n  A firm. See {term}`Broker`.\n\n  - one\n\nBroker\n"
        "Care broker\n  Finds care for a\n  {term}`person <Person>`.\n:::\n\nAfter.\n"
    )
    older = ".. glossary::\n\n   Agency\n      A firm.\n\n   Broker\n      :term:`Agent <Agency>`.\n\nAfter.\n"
    assert read_as(text) == [
        "1 h1 Words",
        "6 dl", "  6 dt Agency", "  7 dd", "    7 p A firm. See Broker.", "    9 list", "      9 li", "        9 p one",
        "  11 dt Broker", "  12 dt Care broker", "  13 dd", "    13 p Finds care for a person.",
        "17 p After.",
    ]  # fmt: skip
    assert read_as(older) == [
        "3 dl",
        "  3 dt Agency",
        "  4 dd",
        "    4 p A firm.",
        "  6 dt Broker",
        "  7 dd",
        "    7 p Agent.",
        "9 p After.",
    ]


def test_a_text_that_a_program_puts_in_its_place_is_none() -> None:
    assert read_as("API\n: {{site.data.glossary.api}}\n\nADT\n: A {{ name }} of sorts\n") == [
        "1 dl", "  1 dt API", "  1 dd", "  4 dt ADT", "  5 dd", "    5 p A {{ name }} of sorts",
    ]  # fmt: skip


def test_entries_may_be_in_front_matter() -> None:
    terms = "".join(f"  - term: {name}\n    definition: {name} is this.\n" for name in ("Agency", "Broker", "Carer"))
    text = f"---\ntitle: Words\nmenu:\n  - name: Home\n    url: /\nterms:\n{terms}---\n\n{{% include terms.html %}}\n"
    found = take([Given("words.md", text.encode())], HowToRead())
    assert [(entry.term, entry.texts, entry.place.line) for entry in found.entries] == [
        ("Agency", ("Agency is this.",), 7), ("Broker", ("Broker is this.",), 9), ("Carer", ("Carer is this.",), 11),
    ]  # fmt: skip


def test_a_row_that_was_broken_in_two_is_one_row() -> None:
    text = "| Term | Meaning |\n|---|---|\n| Agency | a firm\nthat sends workers |\n| Broker | finds |\n\nText\n"
    assert [line.split(" p ")[1] for line in read_as(text) if " p " in line] == [
        "Term", "Meaning", "Agency", "a firm that sends workers", "Broker", "finds", "Text",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "+--------+---------+\n| Term   | Meaning |\n+========+=========+\n| Agency | a firm  |\n|        | of many |\n"
        "+--------+---------+\n| Broker | finds   |\n+--------+---------+\n",
        "======  =======\nTerm    Meaning\n======  =======\nAgency  a firm\n        of many\nBroker  finds\n"
        "======  =======\n",
        "Term    Meaning\n------  --------------\nAgency  a firm of many\nBroker  finds\n",
    ],
)
def test_tables_may_be_drawn_with_lines_and_spaces(text: str) -> None:
    (table, after) = document(f"{text}\nText after.\n").root.blocks
    cells = [[(cell.text, cell.is_head) for cell in row.blocks] for row in table.blocks]
    assert cells == [
        [("Term", True), ("Meaning", True)],
        [("Agency", False), ("a firm of many", False)],
        [("Broker", False), ("finds", False)],
    ]
    assert after.text == "Text after."


def test_the_attributes_of_a_link_are_not_shown() -> None:
    text = (
        'See [our list](https://x.example){ target=_blank .big } and ![a map](m.png){: width="40" }here, or f(x){a=b}.'
    )
    (line,) = read_as(text)
    assert line == "1 p See |<https://x.example>our list| and here, or f(x){a=b}."


def test_an_indented_list_is_a_list_in_plain_text() -> None:
    text = (
        "Loss\n    What has gone, e.g.:\n\n    - money\n    - time\n\nHarm\n    Such as\n    1. a fall\n       on ice\n"
    )
    text += "\nPain\n    What hurts.\n"
    entries = take([Given("words.txt", text.encode())], HowToRead()).entries
    assert [(entry.term, *entry.texts) for entry in entries] == [
        ("Loss", "What has gone, e.g.:\n\n- money\n- time"),
        ("Harm", "Such as\n\n1. a fall on ice"),
        ("Pain", "What hurts."),
    ]
