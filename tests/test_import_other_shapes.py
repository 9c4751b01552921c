"""Files that keep names and texts in shapes of their own: XML, dumps, sources of programs, pages kept as data."""

import json

import pytest

from carelex.errors import CarelexError
from carelex.importing import Given, HowToRead, take

WORDS = {
    "Allotment": "A piece of land that people rent to grow food.",
    "Bothy": "A hut in the hills that anybody may sleep in.",
    "Drystone wall": "A wall that is built without mortar, by hand.",
    "Gully": "A small valley that water has cut.",
    "Stile": "Steps over a fence, for people and not for cattle.",
}


def words_of(text: str, name: str) -> dict[str, str]:
    """The names that are taken, each with its text."""
    taken = take([Given(name, text.encode())], HowToRead())
    return {entry.term: "\n\n".join(entry.texts) for entry in taken.entries}


def each(row: str, between: str = "\n") -> str:
    """A row for each word; *row* has places for the name, the text and a number."""
    return between.join(row.format(name=name, text=text, n=n) for n, (name, text) in enumerate(WORDS.items(), 1))


def feed(title: str) -> str:
    rows = each("<item><title>{name}</title><link>https://x.example/{n}</link><description>{text}</description></item>")
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{rows}</channel></rss>'


XML = {
    "docbook.xml": '<glossary xmlns="http://docbook.org/ns/docbook"><title>Glossary</title>'
    + each(
        '<glossentry xml:id="g{n}"><glossterm>{name}</glossterm><glossdef><para>{text}</para></glossdef></glossentry>'
    )
    + "</glossary>",
    "words.dita": '<?xml version="1.0"?><!DOCTYPE glossgroup SYSTEM "glossgroup.dtd"><glossgroup>'
    + each("<glossentry id='g{n}'><glossterm>{name}</glossterm><glossdef>{text}</glossdef></glossentry>")
    + "</glossgroup>",
    "moodle.xml": '<?xml version="1.0" encoding="UTF-8"?><GLOSSARY><INFO><NAME>Words</NAME><ENTRIES>'
    + each(
        "<ENTRY><CONCEPT>{name}</CONCEPT><DEFINITION>&lt;p&gt;{text}&lt;/p&gt;</DEFINITION><FORMAT>1</FORMAT></ENTRY>"
    )
    + "</ENTRIES></INFO></GLOSSARY>",
    "own.xml": '<?xml version="1.0"?><wordlist>'
    + each('<w id="{n}" status="live"><head>{name}</head><sense no="1">{text}</sense><editor>JB</editor></w>')
    + "</wordlist>",
    "dictionary.xml": '<?xml version="1.0"?><xdxf>' + each("<ar><k>{name}</k>{text}</ar>") + "</xdxf>",
    "attributes.xml": '<?xml version="1.0"?><list>' + each('<item term="{name}">{text}</item>') + "</list>",
    "feed.xml": feed("Glossary of the hills"),
    "site.xml": feed("The hills").replace("https://x.example/", "https://x.example/glossary/"),
    "fields.xml": "<doc>" + each("<row><f name='title'>{name}</f><f name='body'>{text}</f></row>") + "</doc>",
    "wiki.xml": "<mediawiki>"
    + each(
        "<page><title>{name}</title><id>{n}</id><revision><id>9{n}</id><contributor><username>Jo</username>"
        "</contributor><text bytes='80'>{text}</text></revision></page>"
    )
    + "</mediawiki>",
    "tei.xml": "<TEI><teiHeader><fileDesc><title>Words</title></fileDesc></teiHeader><text><body>"
    + each("<entry><form><orth>{name}</orth></form><sense><def>{text}</def></sense></entry>")
    + "</body></text></TEI>",
    "page.xml": "<h1>Glossary</h1>" + each("<p><b>{name}</b> – {text}<br></p>"),
}


@pytest.mark.parametrize("name", XML)
def test_xml_of_any_vocabulary_is_read(name: str) -> None:
    assert words_of(XML[name], name) == WORDS


def test_the_text_of_xml_keeps_lists_and_emphasis() -> None:
    rows = each("<glossentry><glossterm>{name}</glossterm><glossdef><para>{text}</para></glossdef></glossentry>")
    more = " <emphasis>Not</emphasis> this:</para><itemizedlist><listitem><para>one</para></listitem></itemizedlist>"
    rows = rows.replace("has cut.</para>", f"has cut.{more}")
    found = words_of(f"<glossary>{rows}</glossary>", "words.xml")
    assert found["Gully"] == "A small valley that water has cut. *Not* this:\n\n- one"


def test_a_title_is_the_name_and_not_the_id() -> None:
    rows = each("<section id='w-{n}-word'><title>{name}</title><para>{text}</para><screen>x{n}</screen></section>")
    assert words_of(f"<chapter><title>Glossary</title><para>Words.</para>{rows}</chapter>", "words.xml") == WORDS


def test_a_feed_of_news_is_no_glossary() -> None:
    assert words_of(feed("News of the hills"), "feed.xml") == {}


def test_xml_that_declares_entities_is_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x><t>&b;</t></x>'
    with pytest.raises(CarelexError, match="declares entities"):
        words_of(bomb, "words.xml")


SOURCES = {
    "dump.sql": "CREATE TABLE `g` (`id` int);\nINSERT INTO `g` VALUES\n"
    + each("({n},'{name}','{text}')", ",\n")
    + ";\n",
    "dump2.sql": "INSERT INTO g VALUES " + each("({n},'{name}','{text}')", ",") + ";\n",
    "words.js": "export const words = [\n" + each("  {{ term: '{name}', definition: \"{text}\" }},") + "\n];\n",
    "words.py": "WORDS = {\n" + each('    "{name}": "{text}",') + "\n}\n",
}


@pytest.mark.parametrize("name", SOURCES)
def test_words_in_quotes_are_read_as_rows(name: str) -> None:
    assert words_of(SOURCES[name], name) == WORDS


def test_quotes_within_quotes_are_read_as_they_are_meant() -> None:
    rows = each("({n},'{name}','{text}')", ",\n").replace("by hand.", "by a waller''s hand.\\nIt lasts.")
    assert words_of(f"INSERT INTO g VALUES\n{rows};", "dump.sql")["Drystone wall"] == (
        "A wall that is built without mortar, by a waller's hand. It lasts."
    )


def test_words_that_a_script_of_a_page_shows_are_read() -> None:
    rows = each("{{ term: '{name}', meaning: '{text}' }}", ",\n")
    script = f"const words = [\n{rows}\n];\nwords.forEach((word) => show(word));"
    page = (
        f"<!doctype html><title>Hills</title><body><p>All the words of the hills.</p><script>{script}</script></body>"
    )
    assert words_of(page, "page.html") == WORDS


PAGES_AS_DATA = {
    "blocks of an editor": {
        "blocks": [
            block
            for name, text in WORDS.items()
            for block in (
                {"id": name[:2], "type": "header", "data": {"text": name, "level": 3}},
                {"id": text[:5], "type": "paragraph", "data": {"text": text}},
            )
        ]
    },
    "nodes of a document": {
        "content": [
            node
            for name, text in WORDS.items()
            for node in (
                {"nodeType": "heading-4", "content": [{"nodeType": "text", "value": name, "marks": []}]},
                {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text, "marks": []}]},
            )
        ]
    },
    "kinds and words": [
        block for name, text in WORDS.items() for block in ({"type": "h3", "text": name}, {"type": "p", "text": text})
    ],
}


@pytest.mark.parametrize("shape", PAGES_AS_DATA)
def test_a_page_kept_as_data_is_read_as_a_page(shape: str) -> None:
    assert words_of(json.dumps(PAGES_AS_DATA[shape]), "page.json") == WORDS


TABLES = {
    "one-column.csv": each('"{name} - {text}"'),
    "in-turn.csv": each('{name},\n,"{text}"'),
    "texts-first.csv": "In everyday language,What they say\n" + each('"{text}",{name}'),
    "dump.csv": "id,created_at,slug,title,body_html,state\n"
    + each('{n},2024-02-0{n} 10:00:00,s-{n},{name},"<p>{text}</p>",published'),
    "register.csv": "entry-number,entry-timestamp,key,datatype,cardinality,text\n"
    + each('{n},2017-06-01T09:00:00Z,{name},string,1,"{text}"'),
    "cards.txt": "#separator:tab\n#html:true\n#tags column:3\n" + each("{name}\t{text}\thills"),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_without_the_usual_heads_are_read(name: str) -> None:
    assert words_of(TABLES[name], name) == WORDS


OTHER_MARKUP = {
    "words.7": ".TH WORDS 7\n.SH GLOSSARY\n" + each(".TP\n.B {name}\n{text}"),
    "pages.txt": "GLOSSARY\n" + each("{name}\n{text}").replace("food.", "food.\nThey may keep hens there."),
}


@pytest.mark.parametrize("name", OTHER_MARKUP)
def test_manual_pages_and_pages_of_print_are_read(name: str) -> None:
    found = words_of(OTHER_MARKUP[name], name)
    assert [*found] == [*WORDS]
    assert found["Gully"] == WORDS["Gully"]


def test_acronyms_of_latex_are_read() -> None:
    forms = {"CAP": "common agricultural policy", "OS": "ordnance survey", "ROW": "right of way"}
    rows = "\n".join(f"\\DeclareAcronym{{a}}{{short={short}, long={full}}}" for short, full in forms.items())
    assert words_of(f"\\documentclass{{article}}\n{rows}", "acronyms.tex") == forms


def test_who_wrote_all_records_is_no_reference() -> None:
    rows = [{"id": str(n), "term": name, "definition": WORDS[name], "author": "3"} for n, name in enumerate(WORDS)]
    taken = take([Given("words.json", json.dumps(rows).encode())], HowToRead())
    assert [entry.see_also for entry in taken.entries] == [()] * len(WORDS)


MARKDOWN = {
    "admonitions.mdx": each(":::note[{name}]\n\n{text}\n\n:::\n"),
    "shortcodes.md": each('{{{{< term "{name}" >}}}}\n{text}\n{{{{< /term >}}}}\n'),
    "tags.md": each('{{% term "{name}" %}}\n{text}\n{{% endterm %}}\n'),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_the_titles_of_parts_in_markdown_are_names(name: str) -> None:
    assert words_of("# Words\n\n" + MARKDOWN[name], name) == WORDS


NO_GLOSSARIES = {
    "assets.csv": "asset,room,assigned,comment\n"
    "Laptop,2,Ann Lee,Battery was replaced in March and works well.\n"
    "Projector,3,Ben Okoro,Lamp has two hundred hours of life left.\n"
    "Printer,1,Cara Singh,Prints in black only until the toner comes.\n"
    "Camera,4,Dev Patel,Borrowed for the summer fair and given back.\n",
    "strings.js": "import {{ a }} from 'a';\nimport {{ b }} from 'b';\nconsole.log('ready', 'now');\n",
}


@pytest.mark.parametrize("name", NO_GLOSSARIES)
def test_other_files_give_nothing(name: str) -> None:
    assert words_of(NO_GLOSSARIES[name], name) == {}
