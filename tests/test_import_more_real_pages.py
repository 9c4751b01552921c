"""More layouts and ways to write names that real documents have, in short invented documents."""

from carelex.importing import Given, HowToRead, NewEntry, Reason, Taken, take
from tests.test_import_odt import document
from tests.test_import_word import lines
from tests.written_documents import paragraph, run, word_document


def taken(name: str, text: str | bytes) -> Taken:
    return take([Given(name, text if isinstance(text, bytes) else text.encode())], HowToRead())


def entries(name: str, text: str | bytes) -> dict[str, NewEntry]:
    return {entry.term: entry for entry in taken(name, text).entries}


_PARTED_BY_RULES = """<!doctype html><title>Glossary of boats</title><h1>Glossary of boats</h1>
<p><b>Anchor:</b> A weight that holds a boat at one place.</p>
<hr>
<p><b>Bow:</b> The part that comes first.</p>
<h3>Shape</h3>
<ul><li><b>Plumb</b> – upright</li><li><b>Raked</b> – leaning</li><li><b>Spoon</b> – round</li></ul>
<h3>Size</h3>
<p><b>Usual:</b> As long as the boat is wide.</p>
<hr>
<p><b>Deck:</b> The floor on which people walk.</p>
<h3>Frame</h3>
<ul><li><b>Single</b> – one layer</li><li><b>Double</b> – two layers</li></ul>
<h3>Cover</h3>
<ul><li><b>Teak</b> – a hard wood</li><li><b>Cork</b> – a soft bark</li><li><b>Paint</b> – with sand in it</li></ul>
<hr>
<p><b>Keel:</b> The long beam below.</p>
<hr>
<p><b>Mast:</b> The pole for the sails.</p>
<hr>
<p><b>Oar:</b> A long blade for rowing.</p>
"""


def test_an_entry_goes_on_over_headings_to_the_next_rule() -> None:
    found = entries("boats.html", _PARTED_BY_RULES)
    assert [*found] == ["Anchor", "Bow", "Deck", "Keel", "Mast", "Oar"]
    assert found["Bow"].texts == (
        "The part that comes first.\n\n### Shape\n\n- **Plumb** – upright\n- **Raked** – leaning\n- **Spoon** – round"
        "\n\n### Size\n\n**Usual:** As long as the boat is wide.",
    )
    assert "### Frame" in found["Deck"].texts[0]
    assert found["Oar"].texts == ("A long blade for rowing.",)


def test_rules_between_letters_are_no_ends_of_entries() -> None:
    page = "<title>Glossary</title><h1>Glossary</h1>" + "".join(
        f"<hr><h2>{letter}</h2>" + "".join(f"<p><b>{letter}{end}:</b> A word with {end}.</p>" for end in ("ad", "ed"))
        for letter in "BCD"
    )
    found = entries("words.html", page)
    assert {name: entry.texts for name, entry in found.items()} == {
        f"{letter}{end}": (f"A word with {end}.",) for letter in "BCD" for end in ("ad", "ed")
    }


_SCHEME = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<#all> a skos:Concept ; skos:prefLabel "Phase"@en ; skos:narrower <#use> .
<#use> a skos:Concept ; skos:prefLabel "Use"@en ; skos:broader <#all> ; skos:narrower <#repair> .
<#repair> a skos:Concept ; skos:prefLabel "Repair"@en ; skos:broader <#use> ; skos:definition "Making it whole."@en .
"""


def test_a_concept_without_a_definition_refers_to_no_wider_one() -> None:
    found = taken("phases.ttl", _SCHEME)
    assert [(entry.term, entry.see, entry.texts) for entry in found.entries] == [
        ("Repair", None, ("Making it whole.",))
    ]
    assert [left.what for left in found.left_out if left.why is Reason.NO_TEXT] == ["Phase", "Use"]


def test_headings_within_one_text_are_no_missed_names() -> None:
    parts = "<h4>Dark kind</h4><p>From the south.</p><h4>Age</h4><p>Up to ten years.</p><p>There are more.</p>"
    names = ["Cedar", "Elm", "Fir", "Oak"]
    body = "".join(f"<h3>{name}</h3><p>A tree called {name}.</p>{parts if name == 'Cedar' else ''}" for name in names)
    found = entries("trees.html", f"<title>Glossary</title><h1>Glossary of trees</h1>{body}")
    assert [*found] == names
    assert "#### Age" in found["Cedar"].texts[0]


_QUESTIONS = ["☌What is a margin in printing?", "□ What is a bleed in printing?", "What is a proof in printing?"]


def test_pictures_before_questions_and_the_subject_that_they_share_are_in_no_name() -> None:
    body = "".join(f"<h3>{asked}</h3><p>Text {number} of all.</p>" for number, asked in enumerate(_QUESTIONS))
    page = f"<title>Glossary</title><h1>Glossary</h1>{body}<h3>What is paper?</h3><p>Thin sheets for print.</p>"
    assert [*entries("print.html", page)] == ["Margin", "Bleed", "Proof", "Paper"]


def test_a_subject_that_few_questions_share_stays() -> None:
    body = "".join(f"<h3>{asked}</h3><p>Text {number} of all.</p>" for number, asked in enumerate(_QUESTIONS[1:]))
    page = f"<title>Glossary</title><h1>Glossary</h1>{body}<h3>What is paper?</h3><p>Thin sheets for print.</p>"
    assert [*entries("print.html", page)] == ["Bleed in printing", "Proof in printing", "Paper"]


_CARDS = ["CU (Concurrent Users)", "Nurse / Patient Ratio", "Tick rate ($\\text{Hz}$)", "Size (x)", "Room", "Staff"]


def test_names_of_ratios_and_formulas_stay_whole() -> None:
    body = "".join(
        f"<div class='card'><h3 class='{'name' if number else 'name wide'}'>{name}</h3><p>Text {number}.</p></div>"
        for number, name in enumerate(_CARDS)
    )
    found = entries("cards.html", f"<title>Glossary</title><h1>Glossary</h1>{body}")
    assert {name: (entry.abbreviation, entry.aliases) for name, entry in found.items()} == {
        "Concurrent Users": ("CU", ()),
        "Nurse / Patient Ratio": (None, ()),
        "Tick rate ($\\text{Hz}$)": (None, ()),
        "Size (x)": (None, ()),
        "Room": (None, ()),
        "Staff": (None, ()),
    }


def test_a_title_in_bold_above_names_in_bold_is_no_name() -> None:
    names = ["Bolt", "Nut", "Rivet", "Anchor", "Drill"]
    shown = [("Glossary of Terms — The workshop", "Jo Bloggs | May 2026"), *((name, f"A {name}.") for name in names)]
    lines = [paragraph(part) for name, text in shown for part in (run(name, "b"), run(text))]
    assert [*entries("tools.docx", word_document("".join(lines)))] == names


def test_a_formula_that_a_writer_shows_as_a_picture_is_text() -> None:
    svg = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'

    def picture(title: str, description: str) -> str:
        return f"<draw:g {svg}><svg:title>{title}</svg:title><svg:desc>{description}</svg:desc></draw:g>"

    formula = picture("TexMaths", "12§display§\\vec{x}§svg§600§FALSE§")
    body = f"<text:p>A point {formula}of a room, and {formula}.</text:p><text:p>A {picture('Dog', 'Brown')}dog</text:p>"
    assert [*lines(document(body))] == [r"A point $\vec{x}$ of a room, and $\vec{x}$.", "A dog"]
