"""More layouts and ways to write names that real documents have, in short invented documents."""

from carelex.importing import Given, HowToRead, NewEntry, Reason, Taken, take


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
