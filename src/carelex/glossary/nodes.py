"""The nodes of a YAML document, each with its place in the file."""

from typing import Any, TypeAlias

import yaml

from carelex.glossary.schema import TEXT


class Branch:
    """A sequence with its *items*, or a mapping with its *pairs*. *start_mark* and *value* are as in a scalar."""

    __slots__ = ("items", "pairs", "shape", "start_mark")

    value = None

    def __init__(self, mark: Any, shape: str) -> None:
        self.start_mark = mark
        self.shape = shape
        self.items: list[Node] = []
        self.pairs: list[tuple[Node, Node]] = []


# A scalar is the parser's event itself, because a large file has millions and should not hold them twice.
Node: TypeAlias = yaml.ScalarEvent | Branch


def shape_of(node: Node) -> str:
    return node.shape if isinstance(node, Branch) else TEXT


def is_empty(node: Node) -> bool:
    return not (node.items or node.pairs if isinstance(node, Branch) else node.value.strip())


def pairs_of(node: Node) -> list[tuple[Node, Node]]:
    return node.pairs if isinstance(node, Branch) else []


def items_of(parts: "dict[str, Node]", key: str) -> list[Node]:
    node = parts.get(key)
    return node.items if isinstance(node, Branch) else []


def text_of(parts: "dict[str, Node]", key: str) -> str | None:
    return parts[key].value if key in parts else None


def place_of(node: Any) -> tuple[int, int]:
    """Line and column, counted from 1, where *node* starts."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def end_of(node: Any) -> tuple[int, int]:
    """Line and column, counted from 1, after the end of *node*."""
    return node.end_mark.line + 1, node.end_mark.column + 1


def packed(node: Node) -> int:
    """The place of a node as one number, because a large file has many to remember."""
    return packed_place(*place_of(node))


def packed_place(line: int, column: int) -> int:
    return line << 32 | column


def unpacked(place: int) -> tuple[int, int]:
    return place >> 32, place & 0xFFFFFFFF
