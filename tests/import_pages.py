"""Imports small web pages for tests: shows which entries are taken, and what is left out."""

from pathlib import Path

from carelex.importing import Given, HowToRead, LeftOut, Taken, take


def taken(html: str | bytes, name: str = "page.html", **known: str) -> Taken:
    """Import a page. known: facts from its server."""
    data = html if isinstance(html, bytes) else html.encode()
    return take([Given(name, data, **known)], HowToRead())  # type: ignore[arg-type]


def page(body: str, title: str = "Glossary") -> str:
    """A whole page with this body."""
    return f"<!doctype html><html lang=en><head><title>{title}</title></head><body><main>{body}</main></body></html>"


def entries(body: str, title: str = "Glossary") -> list[tuple[str, ...]]:
    """The entries of a page with this body: each term, then its texts, or "→" and the term that it refers to."""
    found = taken(page(body, title)).entries
    return [(entry.term, *entry.texts, *([f"→ {entry.see}"] if entry.see else [])) for entry in found]


def left_out(body: str, title: str = "Glossary") -> list[LeftOut]:
    """What is left out of a page with this body."""
    return [*taken(page(body, title)).left_out]


_OF_A_COUNCIL = """\
<title>Jargon buster | Westbury Council</title>
<meta property="og:site_name" content="Westbury Council">
<h1>Jargon buster</h1>
<h2>Brokerage</h2> <p>Finding support for somebody.</p>
<h2>Carer</h2> <p>Somebody who looks after a friend.</p>
<h2>Hub</h2> <p>A place where many services are.</p>
"""


def page_of_a_council() -> str:
    """Write a page that says who published it into the working folder, and give its name."""
    Path("jargon.html").write_text(_OF_A_COUNCIL, encoding="utf-8")
    return "jargon.html"
