"""Layouts and ways to write names that real documents have, in short invented documents."""

import pytest

from carelex.importing import Given, HowToRead, NewEntry, Taken, take
from tests.written_documents import paragraph, run, word_document


def taken(name: str, text: str | bytes) -> Taken:
    return take([Given(name, text if isinstance(text, bytes) else text.encode())], HowToRead())


def entries(name: str, text: str | bytes) -> dict[str, NewEntry]:
    return {entry.term: entry for entry in taken(name, text).entries}


def listed(**texts: str) -> str:
    names = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in texts.items())
    return f"<!doctype html><title>Glossary</title><h1>Glossary</h1><dl>{names}</dl>"


def named(*names: str) -> list[tuple[str, str | None, list[str]]]:
    """The term, the abbreviation and the other names that each of some names gives."""
    page = listed(**{name: f"Text number {number} of the list." for number, name in enumerate(names)})
    return [(entry.term, entry.abbreviation, [*entry.aliases]) for entry in taken("words.html", page).entries]


@pytest.mark.parametrize(
    ("written", "term", "abbreviation", "others"),
    [
        ("Bed capacity (K)", "Bed capacity", "K", []),
        ("Natural growth rate (r)", "Natural growth rate", "r", []),
        ("Hepatitis (B)", "Hepatitis (B)", None, []),
        ("Care order (n)", "Care order (n)", None, []),
        ("Fourier transform infrared scanning (FTIR)", "Fourier transform infrared scanning", "FTIR", []),
        ("Gas chromatography/mass spectrometry (GC/MS)", "Gas chromatography/mass spectrometry", "GC/MS", []),
        ("ELISA (enzyme-linked immunosorbent assay)", "enzyme-linked immunosorbent assay", "ELISA", []),
        ("Ward manager (GIS)", "Ward manager (GIS)", None, []),
        ("Bulla (pl. bullae)", "Bulla", None, ["bullae"]),
        ("Criterion (plural: criteria)", "Criterion", None, ["criteria"]),
        ("Cloak (pallium in Latin)", "Cloak", None, ["pallium"]),
        ("Draughts (control of)", "Draughts (control of)", None, []),
        ("Board (local and regional)", "Board (local and regional)", None, []),
        ("The kind/Type relationship", "The kind/Type relationship", None, []),
        ("Annual review papers or documents", "Annual review papers or documents", None, []),
        ("Service user or client", "Service user", None, ["client"]),
        ("Refuge, refuge request or shelter request", "Refuge", None, ["refuge request", "shelter request"]),
        ("Brackenfold, Lady", "Brackenfold, Lady", None, []),
    ],
)
def test_a_name_is_taken_apart(written: str, term: str, abbreviation: str | None, others: list[str]) -> None:
    assert named("Aardvark", written, "Zebra")[1] == (term, abbreviation, others)


def test_brackets_that_tell_two_things_apart_stay_in_their_names() -> None:
    assert named("Pay (industry)", "Pay (occupation)", "Rules (industry or cluster)", "Rota (duty list)") == [
        ("Pay (industry)", None, []),
        ("Pay (occupation)", None, []),
        ("Rules (industry or cluster)", None, []),
        ("Rota", None, ["duty list"]),
    ]


def test_brackets_behind_a_name_that_is_an_entry_too_stay() -> None:
    assert [name for name, _, _ in named("Plan", "Plan (money matters)", "Rota")] == [
        "Plan",
        "Plan (money matters)",
        "Rota",
    ]


def test_a_reference_keeps_the_brackets_of_its_name() -> None:
    text = "<p>A small sender.</p><p>See also: Angle of arrival (AoA)</p>"
    page = listed(Beacon=text, Rota="Who works when.", Tag="What a beacon finds.")
    found = entries("words.html", page)["Beacon"]
    assert (found.see_also, found.texts) == (("Angle of arrival (AoA)",), ("A small sender.",))


def test_other_names_in_quotes_end_where_the_quotes_end() -> None:
    page = listed(
        Rider="aka “side letter” or “side agreement”, a second contract that covers the rest",
        Rota="Who works when.",
        Tag="What a beacon finds.",
    )
    assert entries("words.html", page)["Rider"].aliases == ("side letter", "side agreement")


def test_what_stands_below_a_source_belongs_to_it() -> None:
    page = listed(
        Bycatch="<p>What is caught by chance.</p><p>Source: Guidelines (1998)</p>"
        "<p>via <a href='https://example.org/'>the portal</a></p>",
        Plan="<p>What is agreed.</p><p>Sources: Byrd, D.S. 2003. The first book.</p>"
        "<p>Stone, K.J., and Reed, P. 2000. The second book.</p>",
        Rota="<p>Who works when.</p><p>via the office, if you ask.</p>",
    )
    found = entries("words.html", page)
    assert [entry.texts for entry in found.values()] == [
        ("What is caught by chance.",),
        ("What is agreed.",),
        ("Who works when.\n\nvia the office, if you ask.",),
    ]
    assert found["Bycatch"].note == "Source: Guidelines (1998; via the portal"


def test_a_field_whose_label_is_hidden_is_shown() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{text}</td></tr>"
        for name, text in (("ABC", "A big cat"), ("DEF", "Deaf ear fund"), ("GHI", "Good home index"))
    )
    page = (
        "<!doctype html><title>Abbreviations</title><h1>Abbreviations</h1>"
        "<div class='field field-name-components field-label-hidden'><div class='overflow-hidden'>"
        f"<table><tr><th>Abbreviation</th><th>Description</th></tr>{rows}</table></div></div>"
        "<div class='element-hidden'><table><tr><th>Term</th><th>Meaning</th></tr><tr><td>Secret</td>"
        "<td>Not shown to anybody.</td></tr></table></div>"
    )
    assert [*entries("abbreviations.html", page)] == ["ABC", "DEF", "GHI"]


def test_a_table_behind_an_open_paragraph_of_an_old_page_may_be_a_box_with_a_title() -> None:
    boxes = "".join(
        f"<a name={name}></a><p>\n<table>\n<th><h2>{name}</h2></th>\n<tr><td>\n<p>{name} keeps words "
        f"safe.\n<p>It does so well.\n</td></tr>\n</table>\n"
        for name in ("CIPHER", "KEY", "LOCK", "SEAL")
    )
    found = entries("glossary.html", f"<html><title>Glossary</title><body>{boxes}</body></html>")
    assert {name: entry.texts for name, entry in found.items()} == {
        name: (f"{name} keeps words safe.\n\nIt does so well.",) for name in ("CIPHER", "KEY", "LOCK", "SEAL")
    }


def test_a_word_of_a_button_in_bold_above_a_text_is_a_name() -> None:
    page = "<!doctype html><title>Glossary</title><h1>Glossary</h1>" + "".join(
        f"<p><b>{name}</b></p><p>{name} is what we say here for it.</p>"
        for name in ("Effect", "Filter", "Group", "Share")
    )
    assert [*entries("glossary.html", page)] == ["Effect", "Filter", "Group", "Share"]


def test_the_title_above_headings_of_its_own_level_is_no_entry() -> None:
    page = (
        "<!doctype html><title>Definitions</title><body><h1>Definitions</h1><p>Welcome. Here we explain "
        "our principles to you.</p>"
        + "".join(
            f"<h1>{name}</h1><p>People are helped, and {name} is how.</p>"
            for name in ("trust", "care", "respect", "duty")
        )
    )
    assert [*entries("page.html", page)] == ["trust", "care", "respect", "duty"]


def test_names_whose_mark_ends_early_or_is_forgotten_are_names() -> None:
    page = "<!doctype html><title>Terms</title><h1>Glossary of terms</h1>" + "".join(
        f"<p>{line}</p>"
        for line in (
            "<em>Anaphora</em>: the same word again.",
            "<em>Chiasmus</em>: words in a cross.",
            "Hendiadys (one by two): two nouns for one.",
            "<em>Hysteron</em> proteron: the last comes first.",
            "<em>Litotes</em>: less than is meant.",
            "<em>Synesis</em> (<b><i>ad sensum</i></b>): the sense rules.",
            "<em>Zeugma</em>: one verb for two nouns.",
        )
    )
    found = entries("terms.html", page)
    assert [entry.headword or entry.term for entry in found.values()] == [
        "Anaphora",
        "Chiasmus",
        "Hendiadys (one by two)",
        "Hysteron proteron",
        "Litotes",
        "Synesis (ad sensum)",
        "Zeugma",
    ]


def test_a_letter_of_a_glossary_may_have_a_list_of_one_or_two() -> None:
    page = (
        "<!doctype html><title>Glossary</title><h1>Glossary</h1><h2>B</h2><dl><dt>Buffer</dt><dd>A "
        "store.</dd><dt>Byte</dt>"
        "<dd>Eight bits.</dd><dt>Bus</dt><dd>A line between parts.</dd></dl><h2>C</h2><dl><dt>C</dt>"
        "<dd>A language for computers.</dd><dt>Cache</dt><dd>A quick store.</dd></dl>"
        "<h2>G</h2><dl><dt>Government digital service</dt><dd>An office.</dd><dt>Get facts about "
        "schools</dt><dd>A register.</dd></dl>"
    )
    assert [*entries("glossary.html", page)] == [
        "Buffer",
        "Byte",
        "Bus",
        "C",
        "Cache",
        "Government digital service",
        "Get facts about schools",
    ]


TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<#a> a skos:Concept ; skos:prefLabel "Catalogue"@en ;
  skos:definition \"\"\"A list of data sets, with which you can do all of these things and more:
•\tfind data
•\tjudge data.
It is no dictionary.

It is kept up to date.\"\"\"@en .
<#b> a skos:Concept ; skos:prefLabel "Dictionary"@en ;
  skos:definition \"\"\"A book of words that somebody has put in the
order of the alphabet, with what each of them
means.\"\"\"@en .
"""


def test_a_text_of_data_keeps_the_lines_that_its_author_made() -> None:
    pytest.importorskip("rdflib")
    found = entries("scheme.ttl", TURTLE)
    assert found["Catalogue"].texts == (
        "A list of data sets, with which you can do all of these things and more:\n\n- find data\n- judge data.\n\n"
        "It is no dictionary.\n\nIt is kept up to date.",
    )
    assert found["Dictionary"].texts == (
        "A book of words that somebody has put in the order of the alphabet, with what each of them means.",
    )


def test_the_colour_of_all_text_in_a_word_document_marks_no_names() -> None:
    grey, blue = '<w:color w:val="2E2E2E"/>', '<w:color w:val="0070C0"/>'
    body = "".join(
        paragraph(run(name, blue), run(": ", grey)) + paragraph(run(f"What {name.lower()} is.", grey))
        for name in ("Agency", "Broker", "Carer")
    )
    found = entries("words.docx", word_document(body))
    assert {name: entry.texts for name, entry in found.items()} == {
        name: (f"What {name.lower()} is.",) for name in ("Agency", "Broker", "Carer")
    }


def test_links_of_sphinx_are_links() -> None:
    source = (
        "Glossary\n========\n\n.. glossary::\n\n   Biome\n      A kind of place, see the `list of\n     "
        " kinds <https://example.org/kinds>`_ for all.\n\n"
        "   Rota\n      Who works when.\n\n   Zone\n      A part of a place.\n"
    )
    assert entries("glossary.rst", source)["Biome"].texts == (
        "A kind of place, see the [list of kinds](https://example.org/kinds) for all.",
    )


def test_a_long_name_with_a_colon_stands_above_a_text_that_is_further_in() -> None:
    long = "Adding the members of other institutions to registrations"
    source = "\n\n".join(
        f"{name}:\n\t {name} is explained in this line." for name in ("Access", long, "Project", "Wiki")
    )
    assert [*entries("glossary.txt", source)] == ["Access", long, "Project", "Wiki"]


def test_the_keys_of_a_mapping_name_records_of_which_only_some_have_a_name() -> None:
    source = """entries:
  AAC:
    type: acronym
    term: Advice about care
  Adult:
    type: term
    description: A person of 18 or more.
  Agency:
    type: term
    longform: The whole agency
    description: A firm that finds carers.
  Hoist:
    type: term
    description: A machine that lifts.
"""
    assert {name: entry.texts for name, entry in entries("terms.yml", source).items()} == {
        "AAC": ("Advice about care",),
        "Adult": ("A person of 18 or more.",),
        "Agency": ("A firm that finds carers.",),
        "Hoist": ("A machine that lifts.",),
    }


def test_short_texts_of_data_may_be_what_their_names_are_short_for() -> None:
    source = 'acronyms:\n  - CP: "Care plan"\n  - DP: "Direct payment"\n  - NS: "Night sit"\n  - RW: "Relief worker"\n'
    assert [*entries("list.yaml", source)] == ["CP", "DP", "NS", "RW"]


def test_a_heading_that_nobody_ended_is_a_part_of_the_page() -> None:
    names = ("Banner", "Baud", "Bit", "Byte")
    texts = "".join(f"<p><b>{name}</b><br />\n{name} is a word of the web.</p>\n" for name in names)
    page = f"<html><title>Web glossary</title><body><h1>B<a name='b'></a><h1>\n{texts}</body></html>"
    assert {name: entry.texts for name, entry in entries("glossary.htm", page).items()} == {
        name: (f"{name} is a word of the web.",) for name in names
    }


def test_a_label_that_all_texts_have_stays_above_what_it_labels() -> None:
    names = ("Budget", "Carer", "Deputy", "Rota", "Support")
    page = listed(
        **{name: f"<p>What {name} is.</p><p><b>In use:</b></p><p>We write {name} down.</p>" for name in names}
    )
    assert entries("glossary.html", page)["Carer"].texts == ("What Carer is.\n\n**In use:**\n\nWe write Carer down.",)
