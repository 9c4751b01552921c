"""Reads the attributes of HTML elements (ids, labels, what they open), and finds what is beside an element."""

import re

from selectolax.lexbor import LexborNode

from carelex.importing.tree import EXPANDS


def attributes_of(node: LexborNode) -> dict[str, str]:
    """The attributes of an element; one without a value is empty."""
    return {name.lower(): value or "" for name, value in node.attributes.items()}


def labels_of(tag: str, attributes: dict[str, str]) -> frozenset[str]:
    """Hints at the use of an element, in small letters: its name, role, classes, ids; whether it opens something."""
    if not attributes:
        return frozenset((tag,))
    says = [tag, *(attributes.get(name, "").lower() for name in ("role", "class", "id", "data-module", "itemprop"))]
    if tag in ("button", "a", "div", "span") and expands(attributes):
        says.append(EXPANDS)
    return frozenset(" ".join(says).split())


def anchors_of(tag: str, attributes: dict[str, str]) -> tuple[str, ...]:
    """The ids by which links lead to an element."""
    if not attributes:
        return ()
    named = attributes.get("name", "") if tag == "a" else ""
    return tuple(dict.fromkeys(filter(None, (attributes.get("id", ""), named))))


def expands(attributes: dict[str, str]) -> bool:
    """Whether an element opens and closes a part of the page."""
    if "aria-expanded" in attributes or "aria-controls" in attributes:
        return True
    toggles = attributes.get("data-toggle", "") + attributes.get("data-bs-toggle", "")
    return "collapse" in toggles or bool(
        re.search(r"accordion|collapsible|toggle", attributes.get("class", "").lower())
    )


def neighbour(node: LexborNode, *, is_next: bool) -> LexborNode | None:
    """What comes after a node, or before it, in the same part of the page; white space does not count."""
    other = node.next if is_next else node.prev
    while other is not None and other.tag == "-text" and not other.text(deep=False).strip():
        other = other.next if is_next else other.prev
    return other


def number(text: str | None, otherwise: int, most: int) -> int:
    """A number as HTML writes it in an attribute: "2", " 2 ", "2px"."""
    found = re.match(r"\s*(\d{1,9})", text or "")
    return min(int(found[1]), most) if found else otherwise
