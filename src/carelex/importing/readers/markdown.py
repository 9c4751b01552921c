"""Reads Markdown as sites and editors write it: turns it into HTML, and keeps the line numbers."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from carelex.importing.front_matter import FrontMatter, split
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.decoding import decode
from carelex.importing.readers.line_ends import with_breaks
from carelex.importing.readers.other_markup import ENDINGS as OTHER_ENDINGS
from carelex.importing.readers.other_markup import as_markdown, with_titles_as_headings
from carelex.importing.readers.sphinx_glossary import as_definition_lists
from carelex.importing.tree import Block, Document, Fact, Kind, LeftOut, Place, Reason, walk

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# The parser leaves out content that is nested deeper than this limit.
_DEEPEST = 100


def read(given: Given, how: HowToRead) -> Document:
    """Read a file of Markdown."""
    decoded = decode(given.data, given.name, encoding=how.encoding)
    text = re.sub(r"\r\n?", "\n", decoded.text)
    if given.name.lower().endswith(OTHER_ENDINGS) or text.startswith((".TH ", '.\\"', "'\\\"")):
        text = as_markdown(text)
    front = split(text)
    blocks, footnotes = _read(text, front.lines, given.name, given.url)
    if given.is_term:
        from carelex.importing.readers.term_page import as_entry

        blocks, left_out = as_entry(front, blocks, given, blocks_of)
        return Document(given.name, _whole(blocks, given.name), {}, [*footnotes, *left_out], decoded.charset)
    facts = facts_of(front)
    blocks += _data_in(front, text, given, how)
    _name_after_first_heading(blocks, facts)
    return Document(given.name, _whole(blocks, given.name), facts, footnotes, decoded.charset)


def _data_in(front: FrontMatter, text: str, given: Given, how: HowToRead) -> tuple[Block, ...]:
    """The entries listed in front matter, from which a program makes the page."""
    from carelex.importing.keys import Role, role

    def is_entry(value: Any) -> bool:
        roles = {role(str(key)) for key in value} if isinstance(value, dict) else set()
        names, texts = {Role.TERM, Role.ABBREVIATION}, {Role.TEXT, Role.SUMMARY, Role.EXPANSION}
        return bool(roles & names and roles & texts)

    lists = [value for value in front.facts.values() if isinstance(value, list)]
    if front.kind != "yaml" or not any(len(held) >= 3 and all(map(is_entry, held)) for held in lists):
        return ()
    # Imported from the door here, because the reader of data reads Markdown too.
    from carelex.importing.readers import read as read_any

    # Keep the number of lines, so that places are those of the page.
    lines = text.split("\n")[: front.lines]
    inner = "\n".join("" if line.strip() in ("---", "...") else line for line in lines)
    return read_any(given._replace(data=inner.encode()), how._replace(format="yaml")).root.blocks


def blocks_of(text: str, file: str = "") -> tuple[Block, ...]:
    """Read a piece of Markdown, such as one in a field of data, into blocks."""
    return _read(re.sub(r"\r\n?", "\n", text), 0, file)[0]


def _whole(blocks: tuple[Block, ...], file: str) -> Block:
    return Block(Kind.DOCUMENT, blocks=blocks, place=Place(file, 1))


def _read(text: str, skipped: int, file: str, url: str | None = None) -> tuple[tuple[Block, ...], list[LeftOut]]:
    """The blocks of a text, with its footnotes. skipped: how many lines before the text were left out."""
    from carelex.importing.readers import html

    lines = _without_directives(as_definition_lists(with_titles_as_headings(text.split("\n"))))
    lines[:skipped] = [""] * skipped
    lines = with_breaks(lines, is_plain=file.lower().endswith((".txt", ".text")))
    env: dict[str, Any] = {}
    parser = _parser()
    if _opens_too_many(lines):
        parser.disable(["link", "image"])
    made, numbers = _render(parser, _tokens(parser, "\n".join(lines), env), env)
    root = _whole(html.blocks_of(made, file, url, has_lines=True), file)
    for block in walk(root):
        block.place = Place(file, numbers[min(block.place.line, len(numbers)) - 1])
        if block.kind is Kind.HEADING:
            # Sites make the id of a heading from its words, so it shows nothing about its use.
            block.labels = block.labels.difference(block.anchors)
    _mark_abbreviations(root)
    notes = env.get("footnotes", [])
    return root.blocks, [LeftOut(note, Reason.FOOTNOTE, Place(file, line + 1)) for line, note in notes if note]


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    from carelex.importing.readers.markdown_blocks import add_rules

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST})
    add_rules(parser)
    return parser


# With this many open brackets none begins a link, but the parser would search for the end of each.
_MOST_OPEN = 50


def _opens_too_many(lines: Sequence[str]) -> bool:
    """Whether a paragraph was made to be slow to read."""
    open_brackets = 0
    for line in lines:
        if not line.strip():
            open_brackets = 0
        for mark in re.findall(r"[\[\]]", line) if "[" in line else ():
            open_brackets += 1 if mark == "[" else -(open_brackets > 0)
            if open_brackets > _MOST_OPEN:
                return True
    return False


# Lines that a program replaces when it makes the page, or that only a program reads.
_DIRECTIVE = re.compile(
    r"""[ \t]*(?:
        :::+.*                                  # a fence around a part: "::: card"
        | \{:[^{}]*\}                           # the attributes of a block: "{: .no_toc }"
        | (?:[*-]|\d\.)[ ]T(?:OC|able[ ]of[ ][Cc]ontents)    # where a table of contents goes
        | \[TOC\] | \[\[_?TOC_?\]\] | \[toc\] | \\newpage | \\pagebreak | \\toc
        | \{\{[<%]?.*?[>%]?\}\} | \{%.*?%\}     # a shortcode or a tag of a template
        | import[ ].+[ ]from[ ]['"].*           # of pages with components
        | export[ ](?:const|default)[ ].*
    )[ \t]*""",
    re.VERBOSE,
)
_FENCE = re.compile(r"[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})")


def _without_directives(lines: Sequence[str]) -> list[str]:
    """The lines without instructions to the program that makes the page. The number of lines stays the same."""
    kept: list[str] = []
    fence = ""
    in_markup = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
            fence = ""
        elif not fence:
            line = "" if _DIRECTIVE.fullmatch(line) else _without_shortcodes(line)
            in_markup = _markup_after(line, in_markup)
            if in_markup and not line.strip() and re.match(r"[ \t]+<", _next_full(lines, number)):
                # An empty line would end a table in HTML here, and turn its indented lines into code.
                line = "<!-- -->"
        kept.append(line)
    return kept


def _next_full(lines: Sequence[str], number: int) -> str:
    return next((line for line in lines[number : number + 20] if line.strip()), "")


_WHOLE = re.compile(r"<(/?)(table|dl|ul|ol)\b", re.IGNORECASE)


def _markup_after(line: str, before: str) -> str:
    """The HTML element with rows or items that is still open after a line; *before* is that before the line."""
    for found in _WHOLE.finditer(line) if "<" in line else ():
        name = found[2].lower()
        if not before and not found[1] and not line[: found.start()].strip():
            before = name
        elif found[1] and name == before:
            before = ""
    return before


_SHORTCODE = re.compile(r"\{\{[<%](.{0,300}?)[>%]\}\}|\{%(.{0,300}?)%\}|\{/\*.{0,300}?\*/\}")
_WIKI_LINK = re.compile(r"(?<!!)\[\[([^\[\]|\n#]{1,100})(#[^\[\]|\n]*)?(?:\\?\|([^\[\]\n]{1,100}))?\]\]")


def _without_shortcodes(line: str) -> str:
    """A line without calls of a site's programs; the words within the calls stay."""
    if "{" in line:
        # The address of this link is made by a program, so it leads nowhere yet.
        line = re.sub(r"\]\(\s*\{\{[<%].{0,200}?[>%]\}\}[^()]*\)", "](#)", line)
        line = re.sub(r"\]\(\s*\{[{%].{0,200}?[}%]\}[^()]*\)", "](#)", line)
        line = _SHORTCODE.sub(lambda found: _said(found[1] or ""), line)
        if re.match(r"[ \t]*#{1,6}[ \t]", line):
            line = re.sub(r"\{\{.{0,200}?\}\}", "", line)
        # A text that only a program can insert is missing.
        line = re.sub(r"^([ \t]*[:~][ \t]+)\{\{[^{}]*\}\}[ \t]*$", r"\1<!-- -->", line)
    if "[[" in line:
        line = _WIKI_LINK.sub(lambda found: f"[{found[3] or found[1]}](#{slug(found[1])})", line)
    return line


def _said(call: str) -> str:
    """The words in a call: text="…"."""
    found = re.search(r"\b(?:text|title|label|term)\s*=\s*\"([^\"]*)\"", call)
    return found[1] if found else ""


def _tokens(parser: "MarkdownIt", text: str, env: dict[str, Any]) -> list["Token"]:
    """The tokens of a text, with ids at the targets of links, and without empty headings."""
    tokens = parser.parse(text, env)
    slugs: dict[str, int] = {}
    kept: list[Token] = []
    for token in tokens:
        if token.type == "inline" and kept and kept[-1].type in ("heading_open", "dt_open"):
            _give_id(parser, kept[-1], token, slugs, env)
            if not token.content.strip():
                kept.pop()
                continue
        if token.type in ("heading_close", "dt_close") and (not kept or kept[-1].type != "inline"):
            continue
        kept.append(token)
    return kept


_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([#.][^{}]*)\}[ \t]*$")


def _give_id(
    parser: "MarkdownIt", opening: "Token", inline: "Token", slugs: dict[str, int], env: dict[str, Any]
) -> None:
    """Give a heading the ids that links use: its own, "{#carer}", and the one that sites make from its words."""
    attributes = _ATTRIBUTES.search(inline.content)
    ids = []
    if attributes:
        ids = re.findall(r"#([^\s.{}]+)", attributes[1])
        inline.content = inline.content[: attributes.start()]
        inline.children = parser.parseInline(inline.content, env)[0].children
    if not ids and opening.type == "heading_open":
        made = slug("".join(child.content for child in inline.children or () if child.type in ("text", "code_inline")))
        slugs[made] = slugs.get(made, -1) + 1
        ids = [f"{made}-{slugs[made]}" if slugs[made] else made]
    if ids and ids[0]:
        opening.attrSet("id", ids[0])


def slug(words: str) -> str:
    """The id that sites make from the words of a heading."""
    return re.sub(r"[^\w\- ]+", "", words.strip().lower()).replace(" ", "-")


def _render(parser: "MarkdownIt", tokens: Sequence["Token"], env: dict[str, Any]) -> tuple[str, list[int]]:
    """The tokens as HTML, and for each line of it the number of the line in the text, from 1."""
    renderer: Any = parser.renderer
    chunks: list[str] = []
    numbers = [1]
    is_at_start = True
    for index, token in enumerate(tokens):
        if token.type == "inline":
            chunk = renderer.renderInline(token.children, parser.options, env)
        elif token.type in renderer.rules:
            chunk = renderer.rules[token.type](tokens, index, parser.options, env)
        else:
            chunk = renderer.renderToken(tokens, index, parser.options, env)
        if token.map and is_at_start:
            numbers[-1] = token.map[0] + 1
        here = token.map[0] + 1 if token.map else numbers[-1]
        numbers.extend(here + line for line in range(1, chunk.count("\n") + 1))
        chunks.append(chunk)
        is_at_start = chunk.endswith("\n") if chunk else is_at_start
    return "".join(chunks), numbers


def _mark_abbreviations(root: Block) -> None:
    """Turn the lists that were made for abbreviations into blocks of abbreviations."""
    from carelex.importing.readers.markdown_blocks import ABBREVIATION

    for block in walk(root):
        block.blocks = tuple(
            Block(Kind.ABBREVIATION, (), inner.blocks[1].blocks, inner.blocks[0].place, name=inner.blocks[0].text)
            if inner.kind is Kind.DEFINITION_LIST and ABBREVIATION in inner.labels and len(inner.blocks) == 2
            else inner
            for inner in block.blocks
        )


# The keys of front matter for each field of a source.
_FACTS = {
    "title": ("title",),
    "publisher": ("publisher", "organisation", "organization", "author", "authors"),
    "published": ("published", "date_published", "publication_date", "date"),
    "licence": ("licence", "license", "rights"),
    "url": ("canonical_url", "canonical", "url"),
}


def facts_of(front: FrontMatter) -> dict[str, Fact]:
    """What front matter says about the source."""
    from carelex.importing.readers.term_page import texts_of

    facts: dict[str, Fact] = {}
    by_key = {str(key).casefold().replace("-", "_"): value for key, value in front.facts.items()}
    for name, keys in _FACTS.items():
        for key in keys:
            value = ", ".join(texts_of(by_key.get(key)))
            if value and (name != "url" or value.startswith(("http://", "https://"))):
                facts.setdefault(name, Fact(value, f"from {key!r} in its front matter"))
    return facts


def _name_after_first_heading(blocks: Sequence[Block], facts: dict[str, Fact]) -> None:
    """If a page has no title of its own, use its first heading, if that is above all others."""
    from carelex.importing.readers.written import is_named_by_heading

    headings = [inner for block in blocks for inner in walk(block) if inner.kind is Kind.HEADING]
    if "title" not in facts and is_named_by_heading(headings):
        facts["title"] = Fact(headings[0].text, "its first heading")
