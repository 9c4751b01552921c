"""Reads the documents in a folder, and finds out whether each of them explains one term."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from carelex.errors import CarelexError
from carelex.importing.given import Given
from carelex.importing.tree import LeftOut, Place, Reason
from carelex.places import within

MOST_FILES = 50_000

_PAGES = (".md", ".markdown", ".mdx", ".mdown", ".qmd")
# Pages that describe the folder, or list its terms.
_ABOUT = re.compile(
    r"(?:_?index|readme|contributing|changelog|licen[cs]e|code_of_conduct|template|_?template.*|summary|toc|home|sidebar)",
    re.IGNORECASE,
)
_INDEX = re.compile(r"_?index|home", re.IGNORECASE)
# Folders that no reader looks into.
_NO_TEXT = {"node_modules", "__pycache__", "_site", "assets", "images", "img", "static", "css", "js", "fonts"}


def documents_in(folder: Path, name: str, read: Callable[[Path, str], Given]) -> Iterator[Given]:
    """Read the files in the folder that a user calls *name*, and in the folders within it, sorted by name.

    read: reads one file. A link that leads out of the folder is not followed but reported. Raises CarelexError if there
    is nothing to read.
    """
    paths, left_out = _files_in(folder, name)
    givens = [read(path, within(name, str(path.relative_to(folder)))) for path in paths]
    if not givens:
        raise CarelexError(f"{name}: no document in this folder; give a file, or a folder with files to read")
    for number, given in enumerate(marked(givens)):
        yield given._replace(left_out=(*left_out, *given.left_out)) if number == 0 else given


def marked(givens: Sequence[Given]) -> Sequence[Given]:
    """If the documents explain one term each, mark them as such.

    A page that describes the folder then comes first, and only its facts are kept; all other pages are left out.
    """
    terms = _pages_of_terms(givens)
    if not terms:
        return givens
    about = [given for given in givens if given.name.lower().endswith(_PAGES) and given.name not in terms]
    index = next((given for given in about if _INDEX.fullmatch(PurePath(given.name).stem)), None)
    told = tuple(
        LeftOut(PurePath(given.name).name, Reason.NOT_A_GLOSSARY, Place(given.name))
        for given in about
        if given is not index
    )
    names = {given.name for given in about}
    kept = [given._replace(is_term=given.name in terms) for given in givens if given.name not in names]
    if index:
        kept.insert(0, index._replace(data=_facts_only(index.data)))
    return [kept[0]._replace(left_out=(*kept[0].left_out, *told)), *kept[1:]]


def _facts_only(data: bytes) -> bytes:
    """The front matter of a page, and its first heading."""
    from carelex.importing.front_matter import split

    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    front = split("\n".join(lines)).lines
    heading = [line for line in lines[front:] if line.startswith("# ")][:1]
    return "\n".join([*lines[:front], "", *heading, ""]).encode()


def _files_in(folder: Path, name: str) -> tuple[list[Path], tuple[LeftOut, ...]]:
    from carelex.importing.readers import FORMATS

    endings = {ending for how in FORMATS.values() for ending in how.endings} | set(_PAGES)
    inside = folder.resolve()
    found: list[Path] = []
    left_out: list[LeftOut] = []
    for parent, folders, files in os.walk(folder):
        links = [link for link in folders if Path(parent, link).is_symlink()]
        folders[:] = sorted(
            inner for inner in folders if inner not in _NO_TEXT and inner[0] not in "." and inner not in links
        )
        for file in sorted([*files, *links]):
            path = Path(parent, file)
            if not path.resolve().is_relative_to(inside):
                place = Place(within(name, str(path.relative_to(folder))))
                left_out.append(LeftOut("a link that leads out of the folder", Reason.UNREADABLE, place))
            elif path.suffix.lower() in endings and file[0] != "." and path.is_file():
                found.append(path)
        if len(found) > MOST_FILES:
            raise CarelexError(f"{name}: more than {MOST_FILES} files; give the folder with the terms only")
    return found, tuple(left_out)


def _is_about(name: str) -> bool:
    return bool(_ABOUT.fullmatch(PurePath(name).stem))


def _pages_of_terms(givens: Sequence[Given]) -> set[str]:
    """The names of the documents that explain one term each; empty if the folder holds other documents."""
    from carelex.importing.front_matter import split

    pages = {
        given.name: given.data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
        for given in givens
        if given.name.lower().endswith(_PAGES) and not _is_about(given.name)
    }
    fronts = {name: split(text) for name, text in pages.items()}
    bodies = {name: "\n".join(text.split("\n")[fronts[name].lines :]) for name, text in pages.items()}
    named = {name for name in pages if _has_name(fronts[name].facts, bodies[name])}
    terms = {name for name in named if _is_one_text(bodies[name])}
    if len(terms) >= 2 and len(terms) >= _MOST * len(pages):
        # Some terms have long texts, or lists in them.
        return named
    return {
        name for folder in {PurePath(name).parent for name in pages} for name in _terms_in(folder, pages, named, terms)
    }


_MOST = 0.6


def _terms_in(folder: PurePath, pages: Iterable[str], named: set[str], terms: set[str]) -> set[str]:
    """The pages of terms in one of several folders."""
    here = {name for name in pages if PurePath(name).parent == folder}
    return named & here if len(terms & here) >= max(3, _MOST * len(here)) else set()


def _has_name(facts: dict[str, object], body: str) -> bool:
    from carelex.importing.keys import Role, role

    return any(role(str(key)) is Role.TERM and value for key, value in facts.items()) or bool(
        re.match(r"\s*#[ \t]+\S", body)
    )


_LONGEST = 8_000


def _is_one_text(body: str) -> bool:
    """Whether a page explains one thing, and is no list of many: few headings of a level, no list of names."""
    bare = re.sub(r"^(```|~~~).*?^\1", "", body, flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^(#{1,6})[ \t]", bare, re.MULTILINE)
    most = max((headings.count(level) for level in set(headings)), default=0)
    names = len(re.findall(r"^[:~][ \t]+\S|^\*\[|^(?:[-*][ \t]+)?\*\*[^*\n]+\*\*[ \t]*[:–—-]", bare, re.MULTILINE))
    return most <= 4 and names <= 3 and len(body) <= _LONGEST
