"""Imports small web pages for tests: shows which entries are taken, and what is left out."""

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
