"""Tables in any document: which are glossaries, what their columns hold, and which rows are no entries."""

import pytest

from carelex.errors import CarelexError
from tests.import_tables import entries, left_out, page, taken


@pytest.mark.parametrize(
    ("head", "rows", "expected"),
    [
        pytest.param(
            "What it means|Term",
            ["The most you will pay in all|Cap", "A rest for a carer, or a stay|Respite"],
            ["Cap: The most you will pay in all", "Respite: A rest for a carer, or a stay"],
            id="the text may stand before the name",
        ),
        pytest.param(
            "Topic|Word|Meaning",
            ["Money|Cap|The most you will pay in all.", "Health|Ward|A room in a hospital."],
            ["Cap: The most you will pay in all. [Topic: Money]", "Ward: A room in a hospital. [Topic: Health]"],
            id="what sorts the entries is a note",
        ),
        pytest.param(
            "Field|Label|Data type|Length|Mandatory|Definition|Permitted values",
            [
                "CapAmt|Cap|Number|9|Y|The most you will pay in all.|0-9",
                "WardId|Ward|String|4|N|A room in a hospital.|A-Z",
            ],
            [
                "Cap: The most you will pay in all. [Field: CapAmt; Data type: Number; Permitted values: 0-9]",
                "Ward: A room in a hospital. [Field: WardId; Data type: String; Permitted values: A-Z]",
            ],
            id="a data dictionary says of each item how it is kept",
        ),
        pytest.param(
            "Field|Definition",
            ["Cap|The most you will pay in all.", "Ward|A room in a hospital."],
            ["Cap: The most you will pay in all.", "Ward: A room in a hospital."],
            id="the head of the texts may be the only one that says it",
        ),
        pytest.param(
            "Acronym|Meaning",
            ["ADL|Activities of daily living", "CHC|Continuing healthcare. The NHS pays for it."],
            ["ADL: Activities of daily living", "CHC: Continuing healthcare. The NHS pays for it."],
            id="abbreviations alone are the names",
        ),
        pytest.param(
            "Acronym|Meaning",
            ["A/R|Accounts receivable", "N/A|Not applicable", "TBC|To be confirmed", "D/N|District nurse"],
            [
                "A/R: Accounts receivable",
                "N/A: Not applicable",
                "TBC: To be confirmed",
                "D/N: District nurse",
            ],
            id="what says elsewhere that nothing is there may be a name",
        ),
        pytest.param(
            "Abbreviation|Term",
            ["DP|Direct payment", "CHC|Continuing healthcare"],
            ["DP: Direct payment", "CHC: Continuing healthcare"],
            id="what abbreviations stand for is their text where nothing else is",
        ),
        pytest.param(
            "Acronym|Meaning|Description",
            ["ADL|Activities of daily living|Washing and dressing.", "DP|Direct payment|Money to arrange care."],
            [
                "Activities of daily living (ADL): Washing and dressing.",
                "Direct payment (DP): Money to arrange care.",
            ],
            id="the first of two texts writes the abbreviation out",
        ),
        pytest.param(
            "Term|Meaning|Description",
            ["ADL|Activities of daily living|Washing and dressing.", "DP|Direct payment|Money to arrange care."],
            [
                "Activities of daily living (ADL): Washing and dressing.",
                "Direct payment (DP): Money to arrange care.",
            ],
            id="also where the abbreviations are called terms",
        ),
        pytest.param(
            "Abbreviation|Full term|Explanation",
            [
                "ASP|Adult support and protection|",
                "|Kinship care|Care by family.",
                "IJB||The council and the NHS together.",
            ],
            [
                "ASP: Adult support and protection",
                "Kinship care: Care by family.",
                "IJB: The council and the NHS together.",
            ],
            id="a row may lack its text, its abbreviation or its name",
        ),
        pytest.param(
            "Term|Abbreviation|Definition",
            ["Direct payment|DP|Money to arrange care.", "CHC|Continuing healthcare|Care that the NHS pays for."],
            [
                "Direct payment (DP): Money to arrange care.",
                "Continuing healthcare (CHC): Care that the NHS pays for.",
            ],
            id="a row may have both the other way round",
        ),
        pytest.param(
            "Term|Also known as|See also|Definition|Source",
            ["Respite|short break; rest|Carer|A rest for a carer.|Care Act", "Carer|—|n/a|Someone who cares.|-"],
            [
                "Respite, also short break, rest, see also Carer: A rest for a carer. [Source: Care Act]",
                "Carer: Someone who cares.",
            ],
            id="other names and references have columns of their own",
        ),
        pytest.param(
            "Ref|Term|Definition|Status|Date added|Reviewed by|Comments",
            ["1.1|Cap|A limit.|Agreed|01/02/2021|Jo|Check this", "1.2|Ward|A room.|Draft|01/02/2021|Jo|"],
            ["Cap: A limit.", "Ward: A room."],
            id="what speaks of the work on the list is left out",
        ),
        pytest.param(
            "Term|Definition|Welsh term|Welsh definition",
            ["Cap|A limit.|Cap|Terfyn.", "Ward|A room.|Ward|Ystafell."],
            ["Cap: A limit.", "Ward: A room."],
            id="another language is left out",
        ),
        pytest.param(
            "Preferred term|Sort as|Definition EN|Definition FR",
            ["Data access|access, Data|A limit.|Une limite.", "Raw data|data, Raw|As it is.|Comme elle est."],
            ["Data access: A limit.", "Raw data: As it is."],
            id="codes say the language",
        ),
    ],
)
def test_heads_say_what_the_columns_hold(head: str, rows: list[str], expected: list[str]) -> None:
    assert entries(page(*rows, head=head), "html") == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                "1|Cap|The most you will pay.|Cash",
                "2|Hat|What you wear on your head.|Dress",
                "3|Ward|A sick room.|Health",
            ],
            [
                "Cap: The most you will pay. [Cash]",
                "Hat: What you wear on your head. [Dress]",
                "Ward: A sick room. [Health]",
            ],
            id="numbers, names, sentences",
        ),
        pytest.param(
            ["BD|Twice a day", "CXR|Chest X-ray", "FBC|Full blood count", "NBM|Nil by mouth", "OD|Once a day"],
            ["BD: Twice a day", "CXR: Chest X-ray", "FBC: Full blood count", "NBM: Nil by mouth", "OD: Once a day"],
            id="abbreviations and what they stand for",
        ),
        pytest.param(
            ["BO|Bowels open|NBM|Nil by mouth", "CXR|Chest X-ray|OD|Once a day", "FBC|Full blood count||"],
            ["BO: Bowels open", "CXR: Chest X-ray", "FBC: Full blood count", "NBM: Nil by mouth", "OD: Once a day"],
            id="two columns twice, beside each other",
        ),
        pytest.param(
            [
                "BO|Bowels open|DP|Direct payment|OD|Once a day",
                "BP|Blood pressure|GP|General practitioner|OT|Therapist",
            ],
            [
                "BO: Bowels open",
                "BP: Blood pressure",
                "DP: Direct payment",
                "GP: General practitioner",
                "OD: Once a day",
                "OT: Therapist",
            ],
            id="and thrice",
        ),
    ],
)
def test_without_heads_the_values_say_it(rows: list[str], expected: list[str]) -> None:
    above = "<h1>Abbreviations and words used in notes</h1>"
    assert entries(page(*rows, above=above), "html") == expected


def test_an_entry_may_be_where_the_heads_should_be() -> None:
    first = "# Acronyms\n\n| ADL | Activities of daily living |\n|---|---|\n"
    text = f"{first}| CHC | Continuing healthcare |\n| OT | Therapist |\n"
    assert entries(text, "md") == ["ADL: Activities of daily living", "CHC: Continuing healthcare", "OT: Therapist"]


def test_small_tables_a_letter_are_looked_at_together_and_a_form_is_none_of_them() -> None:
    tables = [
        page("Title|Safeguarding policy", "Version|3.2", "Author|J Smith", "Review date|March 2025"),
        page("A&amp;E|Accident and emergency", "AHP|Allied health professional", above="<h2>A</h2>"),
        page("BAF|Board assurance framework", above="<h2>B</h2>"),
        page("CQC|Care Quality Commission. It inspects care homes.", above="<h2>C</h2>"),
    ]
    found = taken("<h1>Jargon buster</h1>" + "".join(tables), "html")
    assert [entry.term for entry in found.entries] == ["A&E", "AHP", "BAF", "CQC"]


def test_only_the_first_of_the_tables_a_letter_may_have_heads() -> None:
    tables = [
        page("Advocate|Speaks up for you.", "Adult|Someone over 18.", head="Term|Definition", above="<h2>A</h2>"),
        page("Broker|Finds services.", above="<h2>B</h2>"),
        page("Cap|A limit.", "Carer|Looks after a relative.", above="<h2>C</h2>"),
        page("Monday|9 to 5, by agreement", "Tuesday|9 to 1, by agreement", above="<h2>When we are open</h2>"),
    ]
    found = taken("<h1>Words</h1>" + "".join(tables), "html")
    assert [entry.term for entry in found.entries] == ["Advocate", "Adult", "Broker", "Cap", "Carer"]


def test_rows_that_are_no_entries_are_reported() -> None:
    text = """\
Our words,,
Term,Definition,Source
A,,
Advocate,Someone who speaks up for you.,Care Act
B–D,,
Cap,TBC,
Term,Definition,Source
Day care,Care by day.,
,What has no name stands here as a sense.,
Total,3,
"""
    found = taken(text)
    assert [entry.term for entry in found.entries] == ["Advocate", "Day care"]
    assert left_out(found) == [
        "1: introduction: Our words",
        "3: letter: A",
        "5: letter: B–D",
        "7: furniture: Term Definition Source",
        "10: furniture: Total 3",
        "6: no-text: Cap",
    ]


def test_a_row_without_a_name_is_another_sense_or_the_rest_of_the_text() -> None:
    rows = ["Carer|Someone who looks after", "|another person, unpaid.", "Cap|A limit.", "|A hat."]
    assert entries(page(*rows, head="Term|Meaning"), "html") == [
        "Carer: Someone who looks after another person, unpaid.",
        "Cap: A limit. / A hat.",
    ]


def test_a_name_may_span_rows_and_a_text_may_be_that_of_several_names() -> None:
    rows = (
        "<tr><th>Term<th>Meaning<tr><td rowspan=2>Cap<td>A limit.<tr><td>A hat."
        "<tr><td>Frail<td rowspan=2>Weak.<tr><td>Feeble<tr><td colspan=2>S<tr><td>Step<td>A stair."
    )
    assert entries(f"<!doctype html><main><table>{rows}</table></main>", "html") == [
        "Cap: A limit. / A hat.",
        "Frail, also Feeble: Weak.",
        "Step: A stair.",
    ]


def test_other_heads_begin_another_table_below_or_beside() -> None:
    below = (
        "Term,Definition\nCap,The most you pay.\nWard,A room.\n,\nAcronyms,\nAcronym,Stands for\nDP,Direct payment\nOT,"
        "Occupational therapist\n"
    )
    beside = (
        "Term,Definition,,Acronym,Stands for\nCap,The most you pay.,,DP,Direct payment\nWard,A room.,,OT,"
        "Occupational therapist\n"
    )
    expected = ["Cap: The most you pay.", "Ward: A room.", "DP: Direct payment", "OT: Occupational therapist"]
    assert entries(below) == expected
    assert entries(beside) == expected


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Version|Date|Description of change", ["1|01/01/2020|The first version of it.", "2|01/01/2021|The second."]),
        ("Date|Name|Change|Explanation", ["1 May 2024|Jo|Log added|So that all can see it", "2 May 2024|Jo|None|Gone"]),
        ("Name|Description|Amount", ["Lower limit|You keep all below it|£14,250", "Upper|You pay all above|£23,250"]),
        ("Question|Answer", ["What is a carer?|Someone who cares for another.", "How do I apply?|Ring us for a form."]),
        ("Role|Responsibility", ["Director|Answers for this policy.", "Managers|See that staff have read it."]),
        ("Name|Email|Telephone", ["Jo Doe|jo@x.example|01234 567 890", "Al Roe|al@x.example|01234 567 891"]),
        ("Day|Opening hours", ["Monday|9am to 5pm, and later by agreement", "Tuesday|9am to 1pm"]),
        ("", ["Title|Safeguarding policy", "Version|3.2", "Author|J Smith, head of service", "Review date|March 2025"]),
        ("", ["<a href='/a'>Home</a>|<a href='/b'>News</a>|<a href='/c'>Contact</a>"]),
    ],
)
def test_tables_of_other_things_are_no_glossaries(head: str, rows: list[str]) -> None:
    glossary = page("Cap|The most you pay.", "Ward|A room.", head="Term|Meaning")
    assert entries(glossary + page(*rows, head=head), "html") == ["Cap: The most you pay.", "Ward: A room."]


def test_a_table_that_places_the_parts_of_a_page_is_none() -> None:
    words = page("Carer|Someone who cares for another.", "Frail|Not strong any more.", head="Word|Meaning")
    menu = "<ul><li><a href='/a'>News</a><li><a href='/b'>Events</a></ul>"
    outer = f"<table><tr><td>{menu}</td><td><h1>Glossary</h1>{words}</td></tr></table>"
    assert entries(f"<!doctype html>{outer}", "html") == [
        "Carer: Someone who cares for another.",
        "Frail: Not strong any more.",
    ]


def test_a_table_within_a_text_is_part_of_it() -> None:
    inner = "<table><tr><td>A<td>low<tr><td>B<td>high</table>"
    rows = f"<tr><th>Term<th>Meaning<tr><td>Band<td>One of these: {inner}<tr><td>Cap<td>A limit."
    assert entries(f"<!doctype html><main><table>{rows}</table></main>", "html") == [
        "Band: One of these:¶- A | low¶- B | high",
        "Cap: A limit.",
    ]


def test_an_upright_table_has_its_heads_on_the_left() -> None:
    rows = ["Term|Cap", "Definition|A limit.", "Source|Care Act", "Term|Ward", "Definition|A room.", "Source|NHS"]
    expected = ["Cap: A limit. [Source: Care Act]", "Ward: A room. [Source: NHS]"]
    assert entries(page(*rows), "html") == expected
    assert entries(page(*rows[:3]) + page(*rows[3:]), "html") == expected


def test_a_table_of_letters_leads_to_entries_and_has_none() -> None:
    letters = page("A|<a href='#x'>Access</a>", "B|<a href='#y'>Board</a>", "C|Care", "D|Day")
    found = taken(letters + page("Cap|A limit.", "Ward|A room.", head="Term|Definition"), "html")
    assert [entry.term for entry in found.entries] == ["Cap", "Ward"]
    assert left_out(found) == ["1: introduction: A × 9"]


def test_tables_in_tables_three_thousand_deep_take_no_time() -> None:
    assert entries("<h1>Glossary</h1>" + "<table><tr><td>a<td>b<td>c<td>d<td>e<td>f<td>" * 3_000, "html") == []


def test_the_user_says_which_column_is_which() -> None:
    text = "Aa,Bb,Cc,Dd\n1,Cap,,The most you pay.\n2,Ward,WRD,A room.\n"
    expected = ["Cap: The most you pay.", "Ward (WRD): A room."]
    assert entries(text, columns="term=Bb,text=dd,abbreviation=cc") == expected
    assert entries(text.partition("\n")[2], columns="term=2,text=4,abbreviation=3") == expected
    plain = "Term,Definition,Plain English\nCap,A limit upon contributions.,The most you pay.\n"
    assert entries(plain, columns="text=3") == ["Cap: The most you pay."]


def test_a_missing_column_is_reported_with_those_that_there_are() -> None:
    with pytest.raises(CarelexError) as caught:
        entries("Term,Definition\nCap,A limit.\n", columns="term=Word,text=2")
    assert str(caught.value) == (
        "words.csv: no table has the columns term=Word, text=2; the columns are: Term, Definition"
    )
