"""The format of a document is found from its content, then its ending, then the server's media type."""

import io
import zipfile
from pathlib import Path

import pytest

from carelex.errors import CarelexError
from carelex.importing import Given, HowToRead, take
from carelex.importing.readers import FORMATS, format_of
from tests.program import Run


def zipped(**parts: str) -> bytes:
    """A zip file with these parts; "__" in a name means "/"."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        # The content comes before the ending.
        ("words.txt", b"<!DOCTYPE html><title>Words</title>", "html"),
        ("words", b"\xef\xbb\xbf\n<!-- saved --><HTML><body>", "html"),
        ("words.xml", b'<?xml version="1.0"?><!-- a --><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        ("words.xml", b'<?xml version="1.0"?><!DOCTYPE TBX><tbx style="dca">', "tbx"),
        ("words.xml", '<?xml version="1.0" encoding="UTF-16"?><martif>'.encode("utf-16"), "tbx"),
        ("words.xml", b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', "skos"),
        ("words", b"# a\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .", "skos"),
        ("words", b'<http://a.example/x> <http://b.example/y> "z" .', "skos"),
        ("words.json", b'{"@context": {}, "@graph": []}', "skos"),
        ("words.txt", b'{"term": "a"}\n{"term": "b"}\n', "jsonl"),
        ("words.txt", b'[\n  {"term": "a"}]', "json"),
        ("words.txt", b"sources:\n  a: {name: A}\nterms:\n  - term: X\n", "yaml"),
        ("words.bin", zipped(word__document="x"), "docx"),
        ("words.zip", zipped(xl__workbook="x"), "xlsx"),
        ("words", zipped(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        ("words", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        ("words.dat", b"StarDict's dict ifo file\nversion=2.4.2\n", "stardict"),
        # Then the ending.
        ("words.md", b"[Carer](#carer)", "markdown"),
        ("words.csv", b"<b>,{", "csv"),
        ("words.TSV", b"a\tb", "tsv"),
        ("words.htm", b"<p>Care", "html"),
        ("words.yml", b"a: b", "yaml"),
        ("care.index", b"a\tA\tB\n", "dictd"),
        # Then a guess.
        ("words", b"a\tb\nc\td\n", "tsv"),
        ("words", b"term,text\nCarer,who cares\nNeeds,what you need\n", "csv"),
        ("words", b"<dl><dt>a</dt><dd>b</dd></dl>", "html"),
        ("words", b"Some words of text, and more.\n", "markdown"),
    ],
)
def test_the_format_is_found(name: str, data: bytes, expected: str) -> None:
    assert format_of(Given(name, data, Path(name))) == expected


def test_a_server_says_what_an_address_without_an_ending_has() -> None:
    page = Given(
        "https://care.example/words?x=a.csv",
        b"<p>Care",
        url="https://care.example/words",
        media_type="text/html; charset=utf-8",
    )
    assert format_of(page) == "html"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7", "words: a PDF file cannot be read; ask for the document it was made from"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "words: a file from Word or Excel before 2007; open it there"),
        (b"{\\rtf1", "words: a Rich Text file; open it in a word processor"),
        (b"\x1f\x8b\x08", "words: a compressed file; unpack it first"),
    ],
)
def test_an_unreadable_format_is_reported_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(CarelexError) as failed:
        take([Given("words", data)], HowToRead())
    assert str(failed.value).startswith(says)


def test_an_unknown_format_is_reported_with_the_known_ones() -> None:
    with pytest.raises(CarelexError, match=f"no format 'pdf'; the formats are: {', '.join(FORMATS)}"):
        take([Given("words", b"")], HowToRead(format="pdf"))


def test_a_set_of_characters_that_the_user_names_must_fit() -> None:
    with pytest.raises(
        CarelexError, match=r"words\.html: is not written in utf-8; leave --encoding out to have it found"
    ):
        take([Given("words.html", b"<p>\xe9")], HowToRead(encoding="utf-8"))
    with pytest.raises(CarelexError, match="no character set 'klingon'; give one such as utf-8, cp1252 or utf-16"):
        take([Given("words.html", b"<p>x")], HowToRead(encoding="klingon"))


def test_the_help_names_all_formats(run: Run) -> None:
    *most, last = FORMATS
    assert f"{', '.join(most)} or {last}." in " ".join(run("import", "--help").stdout.split())
