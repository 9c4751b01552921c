"""Reads web pages as browsers do: HTML5 makes a tree of every page, however badly it is written."""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from carelex.errors import CarelexError
from carelex.importing.about import Said, facts_of
from carelex.importing.given import DrawnByScriptsError, Given, HowToRead
from carelex.importing.readers.decoding import declared_in_html, decode
from carelex.importing.readers.html_blocks import Reading
from carelex.importing.readers.html_elements import attributes_of
from carelex.importing.readers.html_toggles import mark_toggles
from carelex.importing.tree import Block, Document, Kind

# The time and memory that HTML5 parsers need grow with the square of these. In open elements:
_DEEPEST = 12_000
# In characters; and in attributes of one tag, each of which is compared with those before it.
_LONGEST_TAG = 10_000
_MOST_ATTRIBUTES = 3_000
# In elements made anew because bold, links and the like were left open when a paragraph ended.
_MOST_REOPENED = 300_000


def read(given: Given, how: HowToRead) -> Document:
    """Read a web page. Raises CarelexError if its text is missing, or if its nesting is endless."""
    declared = [given.charset] if given.charset else []
    text, charset = decode(
        given.data, given.name, encoding=how.encoding, declared=[*declared, *declared_in_html(given.data)]
    )
    parser = _parsed(text, given.name)
    root = Block(Kind.DOCUMENT)
    if parser.body is not None:
        sheets = "\n".join(node.text(deep=True) for node in parser.css("style"))
        url = given.url and _base(parser, given.url)
        reading = Reading(given.name, _lines_as_parsed(text), url, sheets)
        reading.pass_over(parser.css("head > *"))
        root = reading.read(parser.body)
        mark_toggles(root)
    _refuse_drawn(parser, root, given.name)
    return Document(given.name, root, facts=facts_of(_said(parser), root, given.url), decoded_as=charset)


def blocks_of(html: str, file: str = "", url: str | None = None, *, has_lines: bool = False) -> tuple[Block, ...]:
    """Read a piece of HTML, such as one in Markdown or in a field of data, into blocks.

    url: the base address for its links. has_lines: whether the places of blocks have the lines of *html*.
    """
    body = _parsed(html, file or "HTML").body
    source = _lines_as_parsed(html) if has_lines else ""
    return Reading(file, source, url).read(body).blocks if body is not None else ()


def _parsed(text: str, name: str) -> LexborHTMLParser:
    _refuse_endless(text, name)
    # Without a modern document type, a table would be a part of the paragraph that is open before it.
    standard = f"<!DOCTYPE html>{_DOCTYPE.sub('', text, count=1)}"
    return LexborHTMLParser(_lines_as_parsed(standard).replace("\0", "\ufffd"))


_DOCTYPE = re.compile(r"<!doctype\b[^<>]*>", re.IGNORECASE)


def _lines_as_parsed(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _base(parser: LexborHTMLParser, url: str) -> str:
    from urllib.parse import urljoin

    base = parser.css_first("base[href]")
    try:
        return urljoin(url, attributes_of(base)["href"].strip()) if base is not None else url
    except ValueError:
        return url


# A link ends the link before it, so links are not in this list.
_FORMATTING = frozenset("b big code em font i nobr s small strike strong tt u".split())
_ENDED_BY_OTHERS = frozenset(
    "p li dt dd td th tr tbody thead tfoot option optgroup colgroup rt rp body html head".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>")


def _refuse_endless(text: str, name: str) -> None:
    """Raise CarelexError for a page made to use up time or memory. This check comes before the page is parsed."""
    depth = reopened = 0
    kinds: Counter[str] = Counter()
    text = re.sub(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\b|$)", "", text, flags=re.I | re.S)
    open_formats: list[tuple[str, str]] = []
    for end, tag, rest in _TAG.findall(text):
        if len(rest) > _LONGEST_TAG and len(rest.split()) > _MOST_ATTRIBUTES:
            raise CarelexError(f"{name}: one of its tags has thousands of attributes; no page that people read does")
        tag = tag.lower()
        if tag in _VOID:
            continue
        if tag in _FORMATTING:
            if not end:
                # Parsers keep at most three identical ones.
                if kinds[tag + rest] < 3:
                    kinds[tag + rest] += 1
                    open_formats.append((tag, rest))
            elif open_formats and (last := _last_of(tag, open_formats)) is not None:
                kinds["".join(open_formats.pop(last))] -= 1
        elif not end:
            reopened += len(open_formats)
        if tag not in _ENDED_BY_OTHERS or tag == "li":
            depth = max(0, depth + (-1 if end else tag != "li"))
        if depth > _DEEPEST or reopened > _MOST_REOPENED:
            raise CarelexError(f"{name}: its parts are nested thousands deep, as in no page that people read")


def _last_of(tag: str, open_formats: list[tuple[str, str]]) -> int | None:
    for number in range(len(open_formats) - 1, max(-1, len(open_formats) - 50), -1):
        if open_formats[number][0] == tag:
            return number
    return None


_META = {
    "og:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_title": "title",
    "og:site_name": "site",
    "application-name": "site",
    "dc.publisher": "publisher",
    "dcterms.publisher": "publisher",
    "citation_publisher": "publisher",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "dc.date.modified": "modified",
    "dcterms.modified": "modified",
    "dc.modified": "modified",
    "last-modified": "modified",
    "article:published_time": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.date": "published",
    "dc.date.created": "published",
    "dcterms.created": "published",
    "citation_publication_date": "published",
    "date": "published",
    "og:url": "url",
    "dc.identifier": "url",
    "dcterms.identifier": "url",
    "dc.rights": "licence",
    "dcterms.rights": "licence",
    "dcterms.license": "licence",
    "dc.rights.license": "licence",
}


def _said(parser: LexborHTMLParser) -> list[Said]:
    """What the head of a page says about it, the best first."""
    said: list[Said] = []
    for link in parser.css("link[rel=canonical][href]"):
        said.append(Said("url", attributes_of(link)["href"], "from its canonical link"))
    title = parser.css_first("head > title") or parser.css_first("title")
    if title is not None:
        said.append(Said("title", title.text(deep=True), "from <title>"))
    for meta in parser.css("meta[content]"):
        attributes = attributes_of(meta)
        name = (attributes.get("name") or attributes.get("property") or attributes.get("http-equiv", "")).strip()
        about = _META.get(name.lower())
        if about:
            said.append(Said(about, attributes["content"], f"from <meta {name}>"))
    for link in parser.css("a[rel~=license],link[rel~=license]"):
        words = link.text(deep=True).strip() or attributes_of(link).get("href", "")
        said.append(Said("licence", words, "from its link to a licence"))
    for time in parser.css("[itemprop=dateModified],[itemprop=datePublished]"):
        attributes = attributes_of(time)
        value = attributes.get("datetime") or attributes.get("content") or time.text(deep=True)
        said.append(
            Said("modified" if "Mod" in attributes["itemprop"] else "published", value, "from its mark of a date")
        )
    return said


# In words of the whole page: a page with a script and fewer words is still empty.
_FEW_WORDS = 40


def _refuse_drawn(parser: LexborHTMLParser, root: Block, name: str) -> None:
    """Raise CarelexError for a page whose words are fetched and shown by a script in the browser."""
    if parser.css_first("script") is None or len(root.text.split()) > _FEW_WORDS:
        return
    empty = parser.css(
        "#root,#app,#__next,#__nuxt,#gatsby-focus-wrapper,app-root,[data-reactroot],[ng-app],[data-server-rendered]"
    )
    asks = any("javascript" in node.text(deep=True).lower() for node in parser.css("noscript"))
    asks = asks or "enable javascript" in root.text.lower() or "requires javascript" in root.text.lower()
    if asks or any(len(node.text(deep=True).split()) <= _FEW_WORDS for node in empty if isinstance(node, LexborNode)):
        raise DrawnByScriptsError(
            f"{name}: this page is drawn by scripts, so its words are not in it;"
            ' open it in a browser, save it there as "Web page, complete", and import the file that you saved'
        )
