"""What stands around the entries of a page, and is left out of it."""

import pytest

from tests.import_pages import entries, left_out, taken

TERMS = (
    "<h3>Advocate</h3><p>Who speaks for you.</p><h3>Broker</h3><p>Who finds care.</p><h3>Carer</h3><p>Who cares.</p>"
)
EXPECTED = [("Advocate", "Who speaks for you."), ("Broker", "Who finds care."), ("Carer", "Who cares.")]


@pytest.mark.parametrize(
    "part",
    [
        "<p><a href=#top>Back to top</a></p>",
        "<p class=top><a href=#x>↑ Top of page</a></p>",
        "<div class=govuk-back-to-top><a href=#x>To the beginning</a></div>",
        "<p>Page last updated: 12 March 2024</p>",
        "<p>Last reviewed on 12/03/2024. Next review due 12/03/2027</p>",
        "<h3>Is this page useful?</h3><p><a href=/y>Yes</a> <a href=/n>No</a></p>",
        "<h3>Related pages</h3><ul><li><a href=/x>Fees</a><li><a href=/y>Help</a></ul>",
        "<h3>Further reading</h3><ul><li><a href=https://x.example>A book</a></ul>",
        "<h3>Contact us</h3><p>Ring 01632 960 000.</p>",
        "<ul class=share-links><li>Facebook</li><li>Email</li></ul>",
        "<button>Copy link</button>",
        "<p>© 2024 Eskdale Council. All rights reserved.</p>",
        "<p>There are no entries for this letter yet.</p>",
        "<nav><ul><li><a href=/>Home</a></ul></nav>",
        "<form><label>What were you looking for? <input></label><button>Send</button></form>",
        "<div role=dialog><p>We value your privacy.</p></div>",
        "<p>A | B | C | D</p>",
        "<ol><li><a href=#a>A</a><li><a href=#b>B to D</a><li>E</ol>",
        "<p hidden>Nothing found.</p><div class=visually-hidden>End of the list</div>",
        "<script>document.write('<p>Loading</p>')</script><style>p {}</style><noscript>Use a newer browser.</noscript>",
    ],
)
def test_parts_around_the_entries_are_left_out(part: str) -> None:
    assert entries(TERMS + part) == EXPECTED
    assert entries(part + TERMS) == EXPECTED


@pytest.mark.parametrize("letter", ["A", "a", "Aa", "D–F", "A to C", "P-S", "0-9", "#", "Letter B", "[ C ]", "X, Y, Z"])
def test_a_letter_is_no_name(letter: str) -> None:
    assert entries(f"{TERMS}<h3>{letter}</h3><h3>Debt</h3><p>What you owe.</p>") == [
        *EXPECTED,
        ("Debt", "What you owe."),
    ]
    [first, *_] = left_out(f"<h2>{letter}</h2>{TERMS}")
    assert (first.what, str(first.why)) == (letter, "letter")


@pytest.mark.parametrize("name", ["A&amp;E", "OT", "R&amp;D", "111", "AA", "It", "Part A"])
def test_a_short_name_is_no_letter(name: str) -> None:
    [*_, last] = entries(f"{TERMS}<h3>{name}</h3><p>Something that people say.</p>")
    assert last == (name.replace("&amp;", "&"), "Something that people say.")


@pytest.mark.parametrize(
    "name", ["Feedback", "Social care", "Search", "Footer", "Survey", "Share", "Newsletter editor"]
)
def test_a_term_with_the_id_of_furniture_stays(name: str) -> None:
    term = f"<h3 id={name.lower().replace(' ', '-')}>{name}</h3><p>Something that people say.</p>"
    assert (name, "Something that people say.") in entries(TERMS + term)


def test_a_class_that_most_of_a_page_has_is_no_furniture() -> None:
    rows = "".join(f"<div class=search-result><h3>{name}</h3><p>{text}</p></div>" for name, text in EXPECTED)
    assert entries(f"<form id=aspnetForm><div class=sidebar-layout>{rows}</div></form>") == EXPECTED


def test_a_page_may_be_laid_out_by_tables() -> None:
    menu = "<td><a href=/>Home</a><br><a href=/b>Help</a></td>"
    assert entries(f"<table><tr><td colspan=2>Fenside</td></tr><tr>{menu}<td>{TERMS}</td></tr></table>") == EXPECTED


def test_what_is_left_out_is_told_once_with_its_place_and_how_often() -> None:
    told = left_out(f"{TERMS}\n<p>Back to top</p>\n<h3>Debt</h3><p>What you owe.</p><p>Back to top</p>")
    assert [(left.what, str(left.why), left.times, left.place.line) for left in told if left.what == "Back to top"] == [
        ("Back to top", "navigation", 2, 2)
    ]


def test_notes_of_a_word_processor_lead_there_and_back() -> None:
    page = (
        "<title>Glossary</title><p class=MsoNormal><b>Agency</b></p><p class=MsoNormal>A firm."
        "<a href=#_ftn1 name=_ftnref1><span>[1]</span></a></p><p><b>Broker</b></p><p>Who finds care.</p>"
        "<div><hr width='33%'><div id=ftn1><p><a href=#_ftnref1 name=_ftn1>[1]</a> Or two.</p></div></div>"
    )
    found = taken(page)
    assert [(entry.term, entry.texts) for entry in found.entries] == [
        ("Agency", ("A firm.",)),
        ("Broker", ("Who finds care.",)),
    ]
    assert [left.what for left in found.left_out if str(left.why) == "footnote"] == ["Or two."]


def test_footnotes_are_told_and_their_marks_are_no_words() -> None:
    page = (
        "<title>Glossary</title><ul><li><b>Agency</b> – a firm.<sup><a href=#fn1>1</a></sup> It is paid.</li>"
        "<li><b>Broker</b> – who finds care.</li><li><b>Carer</b> – who cares for 10 m<sup>2</sup>.</li></ul>"
        "<p><a name=fn1>1</a> Some only introduce workers.</p>"
    )
    found = taken(page)
    assert [entry.texts for entry in found.entries] == [
        ("a firm. It is paid.",),
        ("who finds care.",),
        ("who cares for 10 m2.",),
    ]
    assert "footnote" in {str(left.why) for left in found.left_out}


def test_headings_under_what_is_said_of_the_guide_at_its_end_are_no_entries() -> None:
    def listed(words: str) -> str:
        return "".join(f"<h3>{word}</h3><p>What {word} is, in words.</p>" for word in words.split())

    about = "<h2>About this guide</h2><p>It was written in 2021.</p><h3>Thanks</h3><p>To all who sent us words.</p>"
    groups = f"<h2>People</h2>{listed('Carer Loved')}<h2>Services</h2>{listed('Case Pathway')}"
    words = ["Carer", "Loved", "Case", "Pathway"]
    assert [entry[0] for entry in entries(f"<h1>Words we use</h1>{groups}{about}")] == words
    before = f"<h2>About this guide</h2><p>It was written in 2021.</p>{listed('Carer Loved Case Pathway')}"
    assert [entry[0] for entry in entries(f"<h1>Words we use</h1>{before}")] == words


WORDS = ("Advocate", "Broker", "Carer", "Debt")


def test_the_header_of_a_part_of_a_page_is_no_header_of_the_page() -> None:
    for part, end in (("<section>", "</section>"), ("<div class=entry>", "</div>")):
        body = "".join(f"{part}<header><h2>{word}</h2></header><p>What {word} is.</p>{end}" for word in WORDS)
        found = taken(f"<title>Glossary</title><header><p>Care words</p></header>{body}").entries
        assert [entry.term for entry in found] == [*WORDS]


def test_links_that_each_lead_on_are_no_part_of_the_last_text() -> None:
    body = "".join(f"<h2>{word}</h2><p>What {word} is.</p>" for word in WORDS)
    assert entries(f"{body}<p><a href=/a>« Previous</a> <a href=/b>Next »</a></p>")[-1] == ("Debt", "What Debt is.")


def test_a_link_that_is_only_a_sign_is_no_word() -> None:
    body = "".join(f"<dt id={word}>{word}</dt><dd>What {word} is. <a href=#{word}>[+]</a></dd>" for word in WORDS)
    assert entries(f"<dl>{body}</dl>")[0] == ("Advocate", "What Advocate is.")


def test_what_stands_above_the_title_of_a_page_is_its_own() -> None:
    tools = "<ul><li><h2>Pay</h2><p>Pay your tax here.</p></li><li><h2>Tell us</h2><p>Tell us of a hole.</p></li></ul>"
    body = "".join(f"<h2>{word}</h2><p>What {word} is.</p>" for word in WORDS)
    assert [entry[0] for entry in entries(f"{tools}<h1>Words</h1>{body}")] == [*WORDS]
