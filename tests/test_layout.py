"""The rooms of the package: each is in the table of CONTRIBUTING.md and has one door, and imports point one way."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

import carelex
from tests.documents import ROOT

PACKAGE = ROOT / "src" / "carelex"
# The package itself is above all rooms, and the program's entry below them.
ENDS = {"__init__", "__main__"}
# Rooms in which every file is a door.
LIBRARIES = {"english", "text"}


class Import(NamedTuple):
    """A module that a file imports, as its parts below carelex. *is_for_types*: only for types."""

    parts: tuple[str, ...]
    is_for_types: bool

    @property
    def is_package(self) -> bool:
        return PACKAGE.joinpath(*self.parts).is_dir()


def rooms() -> list[str]:
    """The rooms in the table, from the top."""
    rows = re.findall(r"^\| (`.*?) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [name.removesuffix(".py").rstrip("/") for row in rows for name in re.findall(r"`([\w./]+)`", row)]


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def parts_of(path: Path) -> tuple[str, ...]:
    """The name of a file's module below carelex, in parts; a door counts as a file in its room."""
    return path.relative_to(PACKAGE).with_suffix("").parts


@cache
def imports(path: Path) -> list[Import]:
    """All imports of carelex in a file, wherever they are."""
    return [*_imports(path)]


def _imports(path: Path) -> Iterator[Import]:
    for node, is_for_types in _statements(ast.parse(path.read_text(encoding="utf-8")), is_for_types=False):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "carelex":
            module = (node.module or "").split(".")[1:]
            for name in node.names:
                # A name imported from a package may be a module in it.
                whole = (*module, name.name)
                is_module = PACKAGE.joinpath(*whole).with_suffix(".py").exists() or PACKAGE.joinpath(*whole).is_dir()
                parts = whole if is_module else tuple(module)
                if parts:
                    yield Import(parts, is_for_types)


def _statements(holder: ast.AST, *, is_for_types: bool) -> Iterator[tuple[ast.stmt, bool]]:
    """All statements within another, with whether they are only for types. Most of a tree is expressions."""
    for field in ("body", "handlers", "orelse", "finalbody", "cases"):
        held = getattr(holder, field, ())
        for node in held if isinstance(held, list) else ():
            is_for_these = isinstance(holder, ast.If) and ast.unparse(holder.test) == "TYPE_CHECKING"
            if isinstance(node, ast.stmt):
                yield node, is_for_types or is_for_these
            yield from _statements(node, is_for_types=is_for_types or is_for_these)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def test_every_room_is_in_the_table() -> None:
    assert {parts_of(path)[0] for path in files()} - ENDS == set(rooms())


def test_imports_point_one_way() -> None:
    places = {name: place for place, name in enumerate(rooms())}
    wrong = [
        (name_of(path), ".".join(found.parts))
        for path in files()
        if parts_of(path)[0] not in ENDS
        for found in imports(path)
        if not found.is_for_types and places[found.parts[0]] > places[parts_of(path)[0]]
    ]
    assert wrong == []


def test_a_room_is_entered_by_its_door() -> None:
    """Only files in the same folder or below may import a file; all others must import the folder."""
    wrong = [
        (name_of(path), ".".join(found.parts))
        for path in files()
        for found in imports(path)
        if found.parts[0] not in LIBRARIES
        and not found.is_package
        and parts_of(path)[: len(found.parts) - 1] != found.parts[:-1]
    ]
    assert wrong == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {
        parts_of(path): {
            (*found.parts, "__init__") if found.is_package else found.parts
            for found in imports(path)
            # A door names what it imports when needed in a block for types.
            if not found.is_for_types or path.name == "__init__.py"
        }
        for path in files()
    }
    assert [*TopologicalSorter(graph).static_order()]


@pytest.mark.parametrize("door", [path for path in files() if path.name == "__init__.py"], ids=name_of)
def test_a_door_has_all_that_it_names(door: Path) -> None:
    module = import_module(".".join(["carelex", *parts_of(door)[:-1]]))
    assert [name for name in getattr(module, "__all__", ()) if not hasattr(module, name)] == []


def test_a_door_has_nothing_that_it_does_not_name() -> None:
    with pytest.raises(AttributeError, match=r"module 'carelex\.glossary' has no attribute 'nothing'"):
        import_module("carelex.glossary").nothing  # noqa: B018


def test_no_room_hides_a_function_of_the_package() -> None:
    assert set(rooms()) & set(carelex.__all__) == set()
