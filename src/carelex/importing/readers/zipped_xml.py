"""Reads the XML parts in the archives of word processors, up to a limit of size, and nothing from outside."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from carelex.errors import CarelexError

# In bytes, unpacked. A handbook of a thousand pages has some 20 MB of XML; pictures are never unpacked.
_LARGEST_PART = 64 * 1024 * 1024
# In elements: tables within tables within text boxes are far less deep.
_DEEPEST = 250
# In elements, each of some 200 bytes. A dictionary of 30,000 entries has about a million.
_MOST_ELEMENTS = 3_000_000


class NotWellFormedError(CarelexError):
    """A document is not well formed XML."""


class Parts:
    """The parts of an archive, by their names in it. kind: what the file should be, for errors."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as exc:
            raise CarelexError(
                f"{name}: is damaged, or no {kind}; open it in the program that made it, and save it again"
            ) from exc

    def read(self, part: str) -> Element | None:
        """The root of a part; None if the archive has no such part.

        Raises CarelexError if it cannot be read, is too large, or would read another file or address.
        """
        try:
            with self._archive.open(part) as file:
                data = file.read(_LARGEST_PART + 1)
        except KeyError:
            return None
        except RuntimeError as exc:
            raise CarelexError(f"{self._name}: is protected by a password; save a copy without one") from exc
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError) as exc:
            raise CarelexError(f"{self._name}: its part {part!r} is damaged; open it and save it again") from exc
        if len(data) > _LARGEST_PART:
            raise CarelexError(
                f"{self._name}: its part {part!r} is larger than {_LARGEST_PART // 1024**2} MB; no text needs so much"
            )
        return parsed(data, f"{self._name}: its part {part!r}")


def parsed(data: bytes, name: str) -> Element:
    """The root of an XML document. Raises NotWellFormedError, or CarelexError if it declares entities."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            raise CarelexError(f"{name} has too many elements, or they are nested too deep; no text needs so many")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def refuse(*_: Any) -> None:
        # Entities can turn one line into gigabytes, or name files and addresses to read; real documents have none.
        raise CarelexError(
            f"{name} declares entities, which can make a file enormous or open other files; carelex does not read it"
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, ValueError, LookupError) as exc:
        raise NotWellFormedError(f"{name} is not well formed XML ({exc}); open the file and save it again") from exc


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    if element is not None:
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return value
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name, whatever its namespace."""
    return None if element is None else next((inner for inner in element if local(inner) == name), None)


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements of that name within an element, in their order."""
    return (inner for inner in element.iter() if local(inner) == name)
