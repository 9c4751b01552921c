"""Writes AsciiDoc, Org, LaTeX, Textile, wiki text and components of pages as Markdown, as far as glossaries need."""

import re
from collections.abc import Sequence

_NAME = r"[^\n]{1,120}?"
ENDINGS = (".adoc", ".asciidoc", ".tex", ".org", ".wiki", ".mediawiki", ".textile", ".texi")
"""Of the names of files that are surely none of Markdown."""


def as_markdown(text: str) -> str:
    """The text with what other markups write for headings, names and texts in its place; else as it is."""
    for change in (_components, _roff, _latex, _asciidoc, _org, _wiki, _textile, _texinfo, _rst):
        if (changed := change(text)) != text:
            return changed
    return text


def _pair(name: str, text: str) -> str:
    return f"\n{' '.join(name.split())}\n\n: {' '.join(text.split())}\n"


def _asciidoc(text: str) -> str:
    if not re.search(r"^(?:={1,6} \S|\[glossary\]|\S.{0,100}::+(?:\s|$)|\|===)", text, re.M):
        return text
    text = re.sub(r"^(?:\[[^\]\n]*\]|:[\w-]+:.*|//.*)$", "", text, flags=re.M)
    text = re.sub(r"^(={1,6}) (?=\S)", lambda found: "#" * len(found[1]) + " ", text, flags=re.M)
    text = re.sub(r"^\|===\n(.*?)^\|===$", _asciidoc_table, text, flags=re.M | re.S)
    return _listed(text, rf"^(?P<name>(?!\s|#|\|){_NAME})::{{1,3}}(?:[ \t]+|[ \t]*\n\s*)(?=\S)")


def _asciidoc_table(found: re.Match[str]) -> str:
    cells = [cell.strip() for cell in re.split(r"(?:^|\s)\|", found[1]) if cell.strip()]
    columns = found[1].strip().split("\n")[0].count("|")
    if columns < 2 or len(cells) % columns:
        return found[0]
    return _table([cells[start : start + columns] for start in range(0, len(cells), columns)], columns)


def _table(rows: Sequence[Sequence[str]], columns: int) -> str:
    lines = (*rows[:1], ["---"] * columns, *rows[1:])
    return "\n" + "\n".join("| " + " | ".join(" ".join(cell.split()) for cell in row) + " |" for row in lines) + "\n"


def _listed(text: str, opening: str) -> str:
    """The text with each name that *opening* finds, and what stands up to the next or to an empty line, as a pair."""
    found = [*re.finditer(opening, text, re.M)]
    parts = [text[: found[0].start()]] if found else [text]
    for number, start in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        held = text[start.end() : end]
        words, gap, rest = held.partition("\n\n")
        parts.append(_pair(start["name"], words) + gap + rest)
    return "".join(parts)


def _org(text: str) -> str:
    if not re.search(r"^(?:\*+ \S|[-+] \S.{0,100} :: )", text, re.M) or re.search(r"^#{1,6} ", text, re.M):
        return text
    text = re.sub(r"^#\+.*$", "", text, flags=re.M)
    if not re.search(r"^\*\* ", text, re.M) and " :: " not in text:
        return text
    text = re.sub(
        r"^(\*+) (?=\S)(.*)$", lambda found: f"\n{'#' * min(6, len(found[1]))} {found[2]}\n", text, flags=re.M
    )
    return _listed(text, rf"^[-+] (?P<name>{_NAME}) ::\s+")


def _wiki(text: str) -> str:
    if not re.search(r"^;[ ]?\S", text, re.M):
        return text
    text = re.sub(r"^(={2,6})\s*(.+?)\s*\1\s*$", lambda found: f"{'#' * len(found[1])} {found[2]}", text, flags=re.M)
    text = re.sub(r"'''(.+?)'''", r"**\1**", text)
    text = re.sub(r"''(.+?)''", r"*\1*", text)
    text = re.sub(r"\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]", r"\1", text)
    text = re.sub(r"^;[ ]?([^\n]+?)[ ]:[ ]+(\S[^\n]*)$", r";\1\n:\2", text, flags=re.M)
    return re.sub(r"^;[ ]?([^\n]+)\n:[ ]?([^\n]+)$", lambda found: _pair(found[1], found[2]), text, flags=re.M)


def _roff(text: str) -> str:
    if len(re.findall(r"^\.TP\b", text, re.M)) < _FEWEST:
        return text
    text = re.sub(r"\\f[BIPR]|\\&", "", text)
    text = re.sub(
        r"^\.TP\b.*\n(?:\.(?:B|I|BR|BI)[ ]+)?([^\n]{1,120})\n((?:(?!\.)[^\n]*\n?)+)",
        lambda found: _pair(found[1].strip('"'), found[2]),
        text,
        flags=re.M,
    )
    text = re.sub(r"^\.S[HS][ ]+(.+)$", r"\n# \1\n", text, flags=re.M)
    return re.sub(r"^\.[^\n]*$", "", text, flags=re.M)


def _textile(text: str) -> str:
    if not re.search(r"^- \S.{0,100} := ", text, re.M):
        return text
    text = re.sub(r"^h([1-6])\. ", lambda found: "#" * int(found[1]) + " ", text, flags=re.M)
    return _listed(text, rf"^- (?P<name>{_NAME}) :=\s+")


def _texinfo(text: str) -> str:
    if not re.search(r"^@(?:table|item)\b", text, re.M):
        return text
    text = re.sub(r"^@(?:end|table|c|node|menu|settitle)\b.*$", "", text, flags=re.M)
    text = re.sub(r"@(?:code|samp|var|emph|strong|dfn|i|b|term)\{([^{}]*)\}", r"\1", text)
    return _listed(text, rf"^@itemx? (?P<name>{_NAME})\n\s*")


def _rst(text: str) -> str:
    if ".. list-table::" in text:
        return re.sub(
            r"^\.\. list-table::.*\n(?:[ \t]+:.*\n)*[ \t]*\n((?:[ \t]+\S.*\n|[ \t]*\n)+)",
            _rst_table,
            text + "\n",
            flags=re.M,
        )
    fields = re.findall(r"^:[^:\n]{1,80}: \S", text, re.M)
    if len(fields) < _FEWEST:
        return text
    return _listed(text, r"^:(?P<name>[^:\n]{1,80}):\s+")


_FEWEST = 3


def _rst_table(found: re.Match[str]) -> str:
    rows = [
        re.split(r"\n[ \t]+- ", row.strip()) for row in re.split(r"^[ \t]+\* - ", found[1], flags=re.M) if row.strip()
    ]
    if not rows or len({len(row) for row in rows}) != 1:
        return found[0]
    return _table(rows, len(rows[0]))


def _latex(text: str) -> str:
    if not re.search(r"\\(?:begin\{|item\[|newglossaryentry|newacronym|DeclareAcronym|section)", text):
        return text
    text = re.sub(r"(?<!\\)%.*$", "", text, flags=re.M)
    text = re.sub(r"\\newglossaryentry\{[^{}]*\}\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}", _latex_entry, text)
    text = re.sub(
        r"\\newacronym(?:\[[^\]]*\])?\{[^{}]*\}\{([^{}]*)\}\{([^{}]*)\}",
        lambda found: _pair(found[1], found[2]),
        text,
    )
    text = re.sub(r"\\DeclareAcronym\{[^{}]*\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}", _latex_acronym, text)
    text = re.sub(r"\\(?:chapter|section|subsection)\*?\{([^{}]*)\}", r"\n\n# \1\n\n", text)
    text = re.sub(r"\\textbf\{([^{}]*)\}", r"**\1**", text)
    text = re.sub(r"\\(?:emph|textit)\{([^{}]*)\}", r"*\1*", text)
    text = re.sub(
        r"\\(?:begin|end|documentclass|usepackage|label|title|author|maketitle)(?:\[[^\]]*\])?(?:\{[^{}]*\})?",
        "\n\n",
        text,
    )
    text = text.replace("``", "“").replace("''", "”").replace("---", "—").replace("--", "–").replace("~", " ")
    text = re.sub(r"\\([&%$#_{}])", r"\1", text)
    return _listed(text, r"^[ \t]*\\item\[\{?(?P<name>[^\]\n]{1,120}?)\}?\]\s*(?:\\hfill\s*(?:\\\\)?\s*)?")


def _latex_acronym(found: re.Match[str]) -> str:
    fields = dict(re.findall(r"(\w+)\s*=\s*\{?([^,{}]+)", found[1]))
    return _pair(fields["short"], fields["long"]) if {"short", "long"} <= fields.keys() else ""


def _latex_entry(found: re.Match[str]) -> str:
    fields = dict(re.findall(r"(\w+)\s*=\s*\{((?:[^{}]|\{[^{}]*\})*)\}", found[1]))
    if "name" not in fields or "description" not in fields:
        return ""
    return _pair(fields["name"], fields["description"])


# A part with a title, as programs that make sites from Markdown write it; its end is in a line of its own.
_OPENS_PART = re.compile(
    r":{3,}[ \t]*\{?[\w-]+\}?[ \t]*\[(?P<a>[^\[\]]{1,120})\][ \t]*"
    r"|\{\{[<%][ \t]*[\w/-]+[ \t]+(?:\w+=)?\"(?P<b>[^\"]{1,120})\"[^<>{}]{0,200}[>%]\}\}[ \t]*"
    r"|\{%[ \t]*[\w-]+[ \t]+(?:\w+=)?[\"'](?P<c>[^\"']{1,120})[\"'][^{}]{0,200}%\}[ \t]*"
)
_ENDS_PART = re.compile(r":{3,}[ \t]*|\{\{[<%][ \t]*/[ \t]*[\w/-]+[ \t]*[>%]\}\}[ \t]*|\{%[ \t]*end\w*[ \t]*%\}[ \t]*")


def with_titles_as_headings(lines: Sequence[str]) -> list[str]:
    """The lines with the titles of such parts as headings, where a page has several. Their number stays the same."""
    titles = [_OPENS_PART.fullmatch(line) for line in lines]
    ends = sum(_ENDS_PART.fullmatch(line) is not None for line in lines)
    if min(sum(map(bool, titles)), ends) < _FEWEST:
        return [*lines]
    changed = []
    for line, found in zip(lines, titles, strict=True):
        title = next(filter(None, found.groups()), "") if found else ""
        changed.append(f"###### {title}" if title else "" if _ENDS_PART.fullmatch(line) else line)
    return changed


def _components(text: str) -> str:
    """Parts that open at a click, as sites write them around Markdown, as headings with what is in them."""
    text = re.sub(
        r"^:{3,}\s*\{?(?:dropdown|details|admonition|accordion|tab-item|card)\}?[ \t]+(\S[^\n]*)\n"
        r"((?:(?!:::)[^\n]*\n){0,60}?):{3,}[ \t]*$",
        r"\n#### \1\n\n\2\n",
        text,
        flags=re.M | re.S,
    )
    return re.sub(
        r"^[ \t]*<([A-Z]\w*)\b[^<>]{0,300}?\b(?:title|name|term|heading|label|word|header|summary)=\"([^\"\n]+)\""
        r"[^<>]{0,300}>(.{0,2000}?)</\1>",
        r"\n#### \2\n\n\3\n",
        text,
        flags=re.M | re.S,
    )
