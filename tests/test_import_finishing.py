"""What becomes of names and texts that a document has: terms and other names, fields, senses, references, Markdown."""

import random
from collections.abc import Mapping
from html import escape

import pytest

from carelex.importing import Given, HowToRead, NewEntry, Reason, Taken, take
from carelex.text.markdown import parse
from tests.import_samples import shown

_OTHERS = {
    "Night sit": "Somebody stays awake with a person through the night.",
    "Rota": "The list that says who works when, and with whom.",
    "Care record": "What is written down about the care of a person.",
}


def taken_of(entries: Mapping[str, str]) -> Taken:
    """What is taken of a page that lists names with texts, both in HTML; three entries more stand behind them."""
    listed = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in {**entries, **_OTHERS}.items())
    page = f"<!DOCTYPE html><meta charset=utf-8><title>Words</title><h1>Words</h1><dl>{listed}</dl>"
    return take([Given("words.html", page.encode())], HowToRead())


def entry_of(name: str, text: str, **others: str) -> NewEntry:
    """The entry that is made of a name and a text in HTML."""
    return taken_of({name: text, **others}).entries[0]


NAMES = [
    # As it is written; then term, abbreviation, other names.
    ("ACC (Area care committee)", "Area care committee", "ACC", []),
    ("Care and Treatment Review (CTR)", "Care and Treatment Review", "CTR", []),
    ("ICB – Integrated Care Board", "Integrated Care Board", "ICB", []),
    ("Hours per week (hpw)", "Hours per week", "hpw", []),
    ("Short Term to Maximise Independence (ST-Max)", "Short Term to Maximise Independence", "ST-Max", []),
    ("Step down (SD1)", "Step down", "SD1", []),
    ("Personal assistant / PA", "Personal assistant", "PA", []),
    ("Best Interests Assessor (BIA) / Assessor", "Best Interests Assessor", "BIA", ["Assessor"]),
    ("Lone worker, also known as solo worker", "Lone worker", None, ["solo worker"]),
    ("Care cluster (formerly Care group)", "Care cluster", None, ["Care group"]),
    ("Respite (also called short break)", "Respite", None, ["short break"]),
    ("Storm overflow (CSO)", "Storm overflow", "CSO", []),
    ("Level crossing (LX)", "Level crossing", "LX", []),
    ("Estimate (EST)", "Estimate", "EST", []),
    ("Access control list (abbreviation: ACL)", "Access control list", "ACL", []),
    ("Stopcock or stop tap", "Stopcock", None, ["stop tap"]),
    ("Annual flow (turnover)", "Annual flow", None, ["turnover"]),
    ("Step up (stepping up)", "Step up", None, ["stepping up"]),
    ("Top tier / County", "Top tier", None, ["County"]),
    ("PHB/IPB", "PHB", None, ["IPB"]),
    ("Service user or client", "Service user", None, ["client"]),
    ("Commissioning | procurement", "Commissioning", None, ["procurement"]),
    ("'DC' or “DoC” or ‘DCH’", "DC", None, ["DoC", "DCH"]),
    ("GP (general practitioner or family doctor)", "general practitioner", "GP", ["family doctor"]),
    ("Delayed transfer of care (DToC) or 'bed blocking'", "Delayed transfer of care", "DToC", ["bed blocking"]),
    ("Discharge to assess / D2A / Home First", "Discharge to assess", "D2A", ["Home First"]),
    ("Keeping in touch day (KIT day)", "Keeping in touch day", "KIT day", []),
    ("Domiciliary care (home care)", "Domiciliary care", None, ["home care"]),
    ("NEET (not in education, employment or training)", "not in education, employment or training", "NEET", []),
    (
        "Support plan (also called care plan or care and support plan)",
        "Support plan",
        None,
        ["care plan", "care and support plan"],
    ),
    ("Carer(s)", "Carer", None, []),
]


@pytest.mark.parametrize(("written", "term", "abbreviation", "aliases"), NAMES, ids=[name[0] for name in NAMES])
def test_a_name_is_taken_apart(written: str, term: str, abbreviation: str | None, aliases: list[str]) -> None:
    entry = entry_of(escape(written), "What this word means in this guide.")
    assert (entry.term, entry.abbreviation, [*entry.aliases]) == (term, abbreviation, aliases)
    assert entry.headword == written


@pytest.mark.parametrize(
    "name",
    [
        "Brackenfold, Lady",
        "Advocacy (Care Act 2014)",
        "Capacity (mental)",
        "Nurse (district)",
        "Assessment (social care)",
        "Health or social care",
        "Health/social care",
        "Learning disabilities/difficulties",
        "Preventative / early services",
        "Multi-disciplinary team (MDT) meeting",
        "Integrated Care System (ICS) and Integrated Care Board (ICB)",
        "Provider (of services)",
        "Person-centred (or personalised) care",
        "Care home – residential",
        "12-week review",
        "68/95 rule",
        "24/7 care",
        "Q&A",
        "COVID-19",
        "ALL CAPITALS",
        "Yes / No",
    ],
)
def test_a_name_that_is_one_stays_as_it_is(name: str) -> None:
    entry = entry_of(escape(name), "What this word means in this guide.")
    assert (entry.term, entry.headword, entry.abbreviation, entry.aliases) == (name, None, None, ())


@pytest.mark.parametrize(
    "written", ["<b>Carer</b>:", "“Carer”", "3.1 Carer", "2. Carer", "• Carer", "Carer –", "<code>Carer</code>"]
)
def test_what_only_sets_a_name_off_is_no_part_of_it(written: str) -> None:
    entry = entry_of(written, "Somebody who looks after another, unpaid.")
    assert (entry.term, entry.headword) == ("Carer", None)


def test_a_reference_in_a_name() -> None:
    rows = "Term,Meaning\nWaking night – see night sit,\nNight sit,Somebody stays awake.\nRota,Who works when.\n"
    entry, *_ = take([Given("words.csv", rows.encode())], HowToRead()).entries
    assert (entry.term, entry.headword, entry.see) == ("Waking night", None, "Night sit")


def test_what_is_a_value_in_the_text_is_no_other_name() -> None:
    assert entry_of("Fixed / Open", "A visit with a status of Fixed cannot be moved.").term == "Fixed / Open"
    assert entry_of("CI/CD", "Continuous integration and continuous delivery").aliases == ()
    assert entry_of("Fixed / Set", "A visit that cannot be moved.").aliases == ("Set",)


@pytest.mark.parametrize(
    "text",
    [
        "See <a href='#x'>Night sit</a>.",
        "see night sit",
        "Refer to “Night sit”",
        "<i>See: Night sit</i>",
        "<p>See <b>Night sits</b></p>",
        "→ Night sit",
        "See entry for Night sit",
    ],
)
def test_a_text_that_only_refers_is_a_reference(text: str) -> None:
    entry = entry_of("Waking night", text)
    assert (entry.see, entry.texts) == ("Night sit", ())


def test_a_text_may_refer_to_several() -> None:
    entry = entry_of("Waking night", "See <a href='#x'>Night sit</a> and Rota.")
    assert (entry.see, entry.see_also, entry.texts) == ("Night sit", ("Rota",), ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("see contract types.", "contract types"),
        ("Please see People who use services.", "People who use services"),
        ("See Under-occupation charge", "Under-occupation charge"),
    ],
)
def test_a_text_that_only_refers_to_what_is_no_entry_is_a_reference_that_leads_nowhere(text: str, name: str) -> None:
    taken = taken_of({"Zero hours": text})
    assert (taken.entries[0].see, taken.entries[0].texts) == (name, ())
    assert [left.what for left in taken.left_out if left.why is Reason.DANGLING] == [f"Zero hours: see {name}"]


@pytest.mark.parametrize(
    "text",
    [
        "See page 12.",
        "See the website of the council for details.",
        "See [our guide](https://guide.example).",
    ],
)
def test_a_text_that_refers_to_no_entry_is_kept(text: str) -> None:
    entry = entry_of(
        "Waking night",
        text.replace("[our guide](https://guide.example)", "<a href=https://guide.example>our guide</a>"),
    )
    assert (entry.see, entry.texts) == (None, (text,))


@pytest.mark.parametrize(
    "text",
    [
        "<p>A list.</p><p>See also: <a href='#n'>Night sit</a></p>",
        "A list.<br>See also Night sit.",
        "<p>A list.</p><p><b>Related terms</b></p><ul><li><a href='#n'>Night sit</a></li></ul>",
        "<p>A list.</p><h4>See also</h4><p>Night sit</p>",
        "<p>A list.</p><p>Related: night sits</p>",
        "A list.<ul><li>See also: <a href='#n'>Night sit</a></li></ul>",
    ],
)
def test_see_also_in_a_line_of_its_own_is_no_text(text: str) -> None:
    entry = entry_of("Shift", text)
    assert (entry.see_also, entry.texts) == (("Night sit",), ("A list.",))


@pytest.mark.parametrize(
    "text",
    [
        "A list (see also Night sit).",
        "A list; see also night sits.",
        "A list. See Night sit.",
        "A list. See also Night sit",
    ],
)
def test_see_also_in_a_sentence_stays_there(text: str) -> None:
    entry = entry_of("Shift", text)
    assert (entry.see_also, entry.texts) == (("Night sit",), (text,))


@pytest.mark.parametrize(
    "text",
    [
        "A list. See Night sit for the hours.",
        "A list; see night sit.",
        "A list. Compare Night sit.",
        "A list; see your rota lead.",
        "A list. See also the page of the council.",
    ],
)
def test_a_sentence_that_says_more_refers_to_nothing(text: str) -> None:
    assert entry_of("Shift", text).see_also == ()


def test_several_references_are_taken_apart() -> None:
    entry = entry_of(
        "Shift", "A list.<br>See also: Aids and adaptations, night sit and Rota.", **{"Aids and adaptations": "Rails."}
    )
    assert entry.see_also == ("Aids and adaptations", "Night sit", "Rota")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<p>A list.</p><p><b>Also known as:</b> roster; duty list</p>", "A list."),
        ("<p>A list.</p><p>Synonyms: roster, duty list</p>", "A list."),
        ("A list.<ul><li>Also known as: roster, duty list</li></ul>", "A list."),
        ("A list. Formerly “roster”.", "A list. Formerly “roster”."),
        ("A list. May be referred to as a “roster”.", "A list. May be referred to as a “roster”."),
        ("A list. Also known as a roster or duty list.", "A list. Also known as a roster or duty list."),
        ("A list; sometimes called roster or duty list", "A list; sometimes called roster or duty list"),
        ("A shift, also known as a roster, is a list.", "A shift, also known as a roster, is a list."),
        ("Shifts (sometimes called rosters) are lists.", "Shifts (sometimes called rosters) are lists."),
        ("A list of names (also called a roster).", "A list of names (also called a roster)."),
        ("It is also known as “roster” in some towns.", "It is also known as “roster” in some towns."),
    ],
)
def test_other_names_that_a_text_tells(text: str, kept: str) -> None:
    entry = entry_of("Shift", text)
    told = ("roster", "duty list") if "duty" in text else ("rosters",) if "rosters" in text else ("roster",)
    assert (entry.aliases, entry.texts) == (told, (kept,))


@pytest.mark.parametrize(
    "text",
    [
        "A list. It used to be called roster.",
        "The carer, also known as the helper, writes it.",
        "A list has other names, such as roster.",
        "A carer (also known as a helper) writes it.",
        "A shift is also called when somebody falls ill.",
        "A list. Workers are named in it. This is sometimes called roster.",
    ],
)
def test_what_is_not_plainly_another_name_is_none(text: str) -> None:
    assert entry_of("Shift", text).aliases == ()


def test_another_name_that_is_a_term_belongs_to_that() -> None:
    entry = entry_of("Shift", "A list.<br>Also known as: Rota; Roster")
    assert entry.aliases == ("Roster",)


def test_an_abbreviation_that_only_refers_is_a_term_and_an_abbreviation() -> None:
    taken = taken_of(
        {"AT (Assistive technology)": "Refer to “Assistive technology”", "Assistive technology (AT)": "Devices."}
    )
    short, whole, *_ = taken.entries
    assert (short.term, short.headword, short.see) == ("AT", "AT (Assistive technology)", "Assistive technology")
    assert (whole.term, whole.abbreviation, whole.texts) == ("Assistive technology", "AT", ("Devices.",))


@pytest.mark.parametrize(
    "text",
    [
        "1. A part of a hospital. 2. A child whom a court looks after.",
        "1) A part of a hospital. 2) A child whom a court looks after.",
        "(1) A part of a hospital. (2) A child whom a court looks after.",
        "1 A part of a hospital. 2 A child whom a court looks after.",
        "(a) A part of a hospital. (b) A child whom a court looks after.",
        "1. A part of a hospital.<br>2. A child whom a court looks after.",
        "<ol><li>A part of a hospital.</li><li>A child whom a court looks after.</li></ol>",
    ],
)
def test_numbered_texts_are_senses(text: str) -> None:
    assert entry_of("Ward", text).texts == ("A part of a hospital.", "A child whom a court looks after.")


@pytest.mark.parametrize(
    "line",
    [
        "Source: Care Act 2014",
        "[SOURCE: Care Act 2014]",
        "(Source: Care Act 2014)",
        "<em>Source: Care Act 2014</em>",
        "<b>Source</b> Care Act 2014",
        "Sources:<br>Care Act 2014",
        "Adapted from: Care Act 2014",
    ],
)
def test_a_line_that_only_says_where_a_text_is_from_is_a_note(line: str) -> None:
    entry = entry_of("Ward", f"<p>A part of a hospital.</p><p>{line}</p>")
    assert (entry.texts, entry.note) == (("A part of a hospital.",), "Source: Care Act 2014")


def test_texts_that_each_have_a_source_are_senses() -> None:
    text = "<p>A part of a hospital.</p><p>Source: NHS</p><p>A child in care.</p><p>Source: Children Act</p>"
    entry = entry_of("Ward", text)
    assert entry.texts == ("A part of a hospital.", "A child in care.")
    assert entry.note == "Source: NHS; Source: Children Act"


def test_a_sentence_on_a_source_is_text() -> None:
    assert entry_of("Ward", "Source of all care. Source: unknown, but old.").note is None


def test_what_stands_below_a_name_may_say_its_abbreviation() -> None:
    entry = entry_of("Access list<br>Abbreviation: AL", "Who may see a record.")
    assert (entry.term, entry.abbreviation, entry.texts) == ("Access list", "AL", ("Who may see a record.",))


@pytest.mark.parametrize(
    "text",
    [
        "<p>What is done:</p><ol><li>A form is filled in.</li><li>A person is rung.</li></ol>",
        "<ol><li>ask</li><li>listen</li><li>write down</li></ol>",
        "<ol><li>Fill in the form.</li><li>Send it to us.</li><li>Wait for a call.</li></ol>",
        "(a) a part of a hospital; (b) a child whom a court looks after.",
        "<ol><li>The form is filled in, and</li><li>the person is rung.</li></ol>",
        "1. The form is filled in; 2. the person is rung.",
        "On ward 1. In 2. it was closed.",
    ],
)
def test_a_list_is_one_text(text: str) -> None:
    assert len(entry_of("Ward", text).texts) == 1


def test_what_repeats_an_entry_is_told_once_and_reported() -> None:
    taken = take(
        [
            Given(
                "a.html",
                b"<dl>" + b"".join(b"<dt>W%d<dd>A word for a thing." % (number % 4) for number in range(5)) + b"</dl>",
            )
        ],
        HowToRead(),
    )
    assert [entry.term for entry in taken.entries] == ["W0", "W1", "W2", "W3"]
    assert [(left.what, left.why) for left in taken.left_out] == [("W0", Reason.REPEATED)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<p>A list.</p><p>See also: self-funder</p>", ["self-funder"]),
        ("<p>A list.</p><p>See also Self-funder</p>", ["Self-funder"]),
        ("A list. See also: self-funder", ["self-funder"]),
        ("A list. See also self-funder.", ["self-funder"]),
        ("A list. See also: Neighbourhood, System", ["Neighbourhood", "System"]),
        ("A list (see also self-funder).", ["self-funder"]),
        ("A list. <a href='#s'>See also Self-funder</a>.", ["Self-funder"]),
    ],
)
def test_what_one_should_see_also_and_is_no_entry_is_a_reference_that_is_reported(text: str, names: list[str]) -> None:
    taken = taken_of({"Shift": text})
    assert taken.entries[0].see_also == tuple(names)
    dangling = [left.what for left in taken.left_out if left.why is Reason.DANGLING]
    assert dangling == [f"Shift: see {name}" for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "A list. See also page 12.",
        "A list. See also the guidance of the council.",
        "A list. See also <a href='https://x.example/a'>Our guide</a>.",
        "A list; see also what others write.",
    ],
)
def test_what_one_should_see_also_and_is_no_name_is_none(text: str) -> None:
    entry = entry_of("Shift", text)
    assert entry.see_also == ()
    assert shown(entry.texts[0]).startswith("¶ A list")


def test_what_leads_to_nothing_is_reported() -> None:
    taken = taken_of({"Shift": "A list; see also Deprivation of assets."})
    assert taken.entries[0].see_also == ("Deprivation of assets",)
    assert [left.what for left in taken.left_out if left.why is Reason.DANGLING] == ["Shift: see Deprivation of assets"]


MARKDOWN = [
    ("It is <b>not</b> the <em>sum</em>.", "It is **not** the *sum*."),
    ("<b>Not</b> one; see <b>Night sit</b>.", "**Not** one; see **Night sit**."),
    ("A shift. See also Rota and <i>Night sit</i>.", "A shift. See also Rota and *Night sit*."),
    ("A shift; compare <i>day sit</i>.", "A shift; compare *day sit*."),
    ("It counts 2 * band 3.", r"It counts 2 \* band 3."),
    ("<b>Note: </b>a list", "**Note:** a list"),
    (
        "See <a href='https://x.example/a_b'>our page</a> and <a href='/c'>more</a>.",
        "See [our page](https://x.example/a_b) and more.",
    ),
    ("The <code>team`s</code> list", "The ``team`s`` list"),
    ("<p>One</p><p>two</p>", "One\n\ntwo"),
    ("One<br><br>two", "One\n\ntwo"),
    ("<p>Such as:</p><ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>", "Such as:\n\n- one\n  - two\n- three"),
    (
        "<p>First:</p><ol start=3><li><p>one</p><p>more of it</p></li><li>two</li></ol>",
        "First:\n\n3. one\n\n   more of it\n\n4. two",
    ),
    (
        "<p>By when:</p><table><tr><th>Event</th><th>When</th></tr><tr><td>Death</td><td>At once</td></tr></table>",
        "By when:\n\n- Event | When\n- Death | At once",
    ),
    ("<p>Such as:</p><p>• one</p><p>• two</p>", "Such as:\n\n- one\n- two"),
    ("What is done:<br>1. Ask.<br>2. Listen.", "What is done:\n\n1. Ask.\n2. Listen."),
    ("<p>So:</p><h4>In practice</h4><p>Ask first.</p>", "So:\n\n#### In practice\n\nAsk first."),
    ("<p>It is</p><blockquote><p>a list</p></blockquote>", "It is\n\na list"),
    ("<p>So:</p><pre>a = b</pre>", "So:\n\n    a = b"),
    ("A snake_case_name, [1] and 5 &lt; 6", "A snake_case_name, [1] and 5 < 6"),
    ("2024. A year of care", r"2024\. A year of care"),
    ("+ a sign, at the start", r"\+ a sign, at the start"),
    (": a list that says who works when", "a list that says who works when"),
    ("<p><b>Shift</b></p><p>A list of workers.</p>", "A list of workers."),
]


@pytest.mark.parametrize(("html", "markdown"), MARKDOWN, ids=[text for text, _ in MARKDOWN])
def test_a_text_becomes_markdown(html: str, markdown: str) -> None:
    assert entry_of("Shift", html).texts == (markdown,)


_PIECES = [
    *"*_`[]()<>\\-+#!~|:&é“",
    *("**", "__", "``", "a", "word", " ", " ", "1.", "2)", "http://x.y", "<http://a.b>", "&amp;", "[1]", "[x](y)"),
]


def test_what_is_shown_is_what_the_document_has_to_the_letter() -> None:
    pick = random.Random(17)
    texts = [f"Somebody {''.join(pick.choices(_PIECES, k=pick.randint(1, 9)))} writes" for _ in range(400)]
    taken = taken_of({f"Name {number}": f"<p>{escape(text)}</p>" for number, text in enumerate(texts)})
    by_term = {entry.term: entry.texts for entry in taken.entries}
    for number, text in enumerate(texts):
        (markdown,) = by_term[f"Name {number}"]
        assert [" ".join(block.text.split()) for block in parse(markdown)] == [" ".join(text.split())], markdown
        assert shown(markdown).startswith("¶ ")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What is a care plan?", "Care plan"),
        ("What are Direct Payments?", "Direct Payments"),
        ("What does “CHC” mean?", "CHC"),
        ("What does CHC stand for?", "CHC"),
        ("What is meant by capacity?", "Capacity"),
        ("Who is the nearest relative?", "Nearest relative"),
        ("What’s an advocate ?", "Advocate"),
        ("How do I apply?", "How do I apply?"),
        ("What happens next?", "What happens next?"),
    ],
)
def test_a_question_is_called_by_what_it_asks_for(question: str, name: str) -> None:
    assert entry_of(question, "What is said of it.").term == name


STRAYS = [
    ("Press office", "01632 960 011"),
    ("Follow us", "@listeningear"),
    ("Wednesday", "closed"),
    ("Opening hours", "Monday to Friday, 9am to 5pm"),
    ("Updates to this page", "2 June 2023. Added a word."),
    ("Upcoming webinars", "Book a place for June."),
    ("Ann Example", "Director of the unit."),
    ("Still not sure?", "Our advice line knows more about all of this."),
]


@pytest.mark.parametrize("stray", STRAYS, ids=[name for name, _ in STRAYS])
def test_what_stands_behind_the_entries_and_is_none_is_reported(stray: tuple[str, str]) -> None:
    words = ["Advocate", "Broker", "Carer", "Deputy", "Eligible need", "Respite", "Waking night"]
    entries = [(word, f"What {word} means is told here in some words.") for word in words]
    rows = "\n".join(f"## {name}\n\n{text}\n" for name, text in [*entries, stray])
    taken = take([Given("words.md", f"# Words we use\n\n{rows}".encode())], HowToRead())
    assert [entry.term for entry in taken.entries] == words
    assert any(stray[0] in left.what for left in taken.left_out)


def test_what_has_the_form_of_the_entries_and_is_none_is_named() -> None:
    taken = taken_of({"Press office": "01632 960 011"})
    told = [left.what for left in taken.left_out if left.why is Reason.STRAY]
    assert told == ["Press office: 01632 960 011"]


def test_a_short_text_at_the_end_is_an_entry_where_its_name_comes_last() -> None:
    words = ["Agency", "Broker", "Carer", "Damages", "Equity", "Floor", "Able"]
    rows = "\n\n".join(f"**{word}** - what {word} means is told here in some words" for word in words)
    taken = take([Given("words.md", f"# Jargon\n\n{rows}\n\n**Zoning** - in parts\n".encode())], HowToRead())
    assert [(entry.term, entry.texts) for entry in taken.entries][-1] == ("Zoning", ("in parts",))


@pytest.mark.parametrize(
    "behind",
    [
        "**Telephone:** 01632 960 555<br>**Email:** fab@wexmoor.example",
        "For more, call **01632 960 888**.",
        "Page 12 of 14",
        "Policy approved by Cabinet 12.10.2021; review due 2024",
    ],
)
def test_what_stands_behind_the_last_entry_is_cut_off_and_the_entry_stays(behind: str) -> None:
    rows = "<br><br>".join(f"<b>{word}</b> - What {word} is." for word in ("Abuse", "Broker", "Proof", "Evidence"))
    taken = take([Given("words.md", f"# Common terms\n\n<p>{rows}</p>\n\n{behind}\n".encode())], HowToRead())
    assert [(entry.term, entry.texts) for entry in taken.entries][-1] == ("Evidence", ("What Evidence is.",))
    assert any(left.why is Reason.STRAY for left in taken.left_out)


@pytest.mark.parametrize(
    "closing",
    [
        "Previous: Your rights",
        "Page by A. N. Other",
        "Page 12 of 14",
        "Policy approved by Cabinet 12.10.2021; review due 2024",
        "For more, call 01632 960 888.",
        "*Further reading*\n\n- A book.",
        "1.2 Words in one number.",
    ],
)
def test_what_closes_a_document_is_no_text(closing: str) -> None:
    rows = "\n".join(f"## {word}\n\nWhat {word} means is told here.\n" for word in ("Advocate", "Broker", "Carer"))
    taken = take([Given("words.md", f"# Words we use\n\n{rows}\n{closing}\n".encode())], HowToRead())
    assert [entry.texts for entry in taken.entries][-1] == ("What Carer means is told here.",)
    assert any(left.what and left.what in closing for left in taken.left_out)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Attorney", "See Deputy"),
        ("Assessment", "A look at what somebody needs, and at what they can do."),
        (
            "Zero hours",
            "Work without fixed hours; ring 01632 960 011 to hear what that means for the people you look after.",
        ),
    ],
)
def test_an_entry_out_of_its_order_is_one(name: str, text: str) -> None:
    words = ["Advocate", "Broker", "Carer", "Deputy", "Eligible need", "Respite", "Waking night"]
    entries = [(word, f"What {word} means is told here in some words.") for word in words]
    rows = "\n".join(f"## {name}\n\n{text}\n" for name, text in [*entries, (name, text)])
    taken = take([Given("words.md", f"# Words we use\n\n{rows}".encode())], HowToRead())
    assert [entry.term for entry in taken.entries] == [*words, name]


@pytest.mark.parametrize(
    "text",
    [
        "<p><b>Definition:</b> Speaks for you.</p>",
        "<p><b>Definition</b>: Speaks for you.</p>",
        "<p>Meaning – Speaks for you.</p>",
        "<p><b>What does it mean?</b></p><p>Speaks for you.</p>",
        "<h4>Definition</h4><p>Speaks for you.</p>",
    ],
)
def test_what_only_says_that_a_text_is_the_definition_is_no_part_of_it(text: str) -> None:
    assert entry_of("Advocate", text).texts == ("Speaks for you.",)
    assert entry_of("Definition", "Definition of a word: what it means.").texts == (
        "Definition of a word: what it means.",
    )
