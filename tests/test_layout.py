"""A module imports only from those above it in the table of CONTRIBUTING.md, where each of them stands."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.documents import ROOT

PACKAGE = ROOT / "src" / "carelex"
# The package itself, and the program's entry, stand above and below them all.
ENDS = {"__init__", "__main__"}


def table() -> list[str]:
    rows = re.findall(r"^\| (`.*?) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [name.removesuffix(".py").rstrip("/") for row in rows for name in re.findall(r"`([\w./]+)`", row)]


def module(path: Path) -> str:
    """The name by which a file stands in the table: its own, or that of its folder."""
    inside = path.relative_to(PACKAGE).with_suffix("")
    return str(inside.parent if len(inside.parts) > 2 else inside.parts[0])


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports wherever it does, but for those that it needs for types alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node not in for_types and (node.module or "").startswith("carelex."):
            parts = (node.module or "").split(".")[1:]
            is_package = parts[0] == "render" and (PACKAGE / Path(*parts[:2])).is_dir() and len(parts) > 1
            yield "/".join(parts[:2]) if is_package else parts[0]


def test_every_module_stands_in_the_table() -> None:
    modules = {module(path) for path in PACKAGE.rglob("*.py")} - ENDS
    assert modules == {name for name in table() if "." not in name}


def test_imports_point_one_way() -> None:
    places = {name: place for place, name in enumerate(table())}
    wrong = {
        (module(path), name)
        for path in PACKAGE.rglob("*.py")
        if module(path) not in ENDS
        for name in imported(path)
        if places[name] > places[module(path)]
    }
    assert wrong == set()
