"""What is taken of a web page that a test writes, and what is left out."""

from carelex.importing import Given, HowToRead, LeftOut, Taken, take


def taken(html: str | bytes, name: str = "page.html", **known: str) -> Taken:
    """Take a page. known: what its server said of it."""
    data = html if isinstance(html, bytes) else html.encode()
    return take([Given(name, data, **known)], HowToRead())  # type: ignore[arg-type]


def page(body: str, title: str = "Glossary") -> str:
    """A whole page with that body."""
    return f"<!doctype html><html lang=en><head><title>{title}</title></head><body><main>{body}</main></body></html>"


def entries(body: str, title: str = "Glossary") -> list[tuple[str, ...]]:
    """The entries of a page with that body: the term, then its texts; "→" before what it only refers to."""
    found = taken(page(body, title)).entries
    return [(entry.term, *entry.texts, *([f"→ {entry.see}"] if entry.see else [])) for entry in found]


def left_out(body: str, title: str = "Glossary") -> list[LeftOut]:
    """What is left out of a page with that body."""
    return [*taken(page(body, title)).left_out]
