"""Reads a glossary file into values, and reports all its errors at once with their places."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from carelex.errors import Fault, GlossaryError
from carelex.glossary.characters import Characters, Readable, open_glossary, unreadable
from carelex.glossary.faults import Faults
from carelex.glossary.links import LinkInFile, Links, LinksInFile
from carelex.glossary.mappings import Mappings
from carelex.glossary.nodes import Branch, Node, is_empty, pairs_of, place_of, shape_of
from carelex.glossary.parsing import Parser
from carelex.glossary.plain_terms import PlainTerm
from carelex.glossary.schema import DEFINITION, GLOSSARY, LINK, LIST, SOURCE, TERM, TEXT
from carelex.glossary.sources import Sources, SourcesInFile
from carelex.glossary.terms import Names, TermInFile, Terms
from carelex.model import Glossary, Source, Term
from carelex.values import NamedTuple

# A glossary with definitions needs the sources that they cite.
_WITH_SOURCES = GLOSSARY._replace(required=("sources", *GLOSSARY.required))


class GlossaryInFile(NamedTuple):
    """The whole glossary, with everything apart from its terms."""

    node: Node


PartInFile: TypeAlias = SourcesInFile | LinksInFile | TermInFile | GlossaryInFile


def load_glossary(path: str | Path, *, name: str | None = None) -> Glossary:
    """Read the whole glossary file at *path*.

    name: the file's name in errors and definitions; by default, the path as given.
    Raises GlossaryError, with all errors of the file, if it cannot be read or breaks a rule of the format.
    """
    name = str(path) if name is None else name
    with open_glossary(Path(path), name) as file:
        reading = Reading(file, name)
        terms = [*reading.terms()]
    if reading.faults:
        raise GlossaryError(reading.faults)
    # A file may describe its sources after the terms that cite them.
    sources = reading.sources
    described = tuple(
        term._replace(
            definitions=tuple(
                definition._replace(source=sources[definition.source.id]) for definition in term.definitions
            )
        )
        for term in terms
    )
    links = tuple([read.link for read in reading.links if read.link is not None])
    return Glossary(path=name, sources=tuple(sources.values()), terms=described, links=links)


class Reading:
    """Reads one glossary file: its parts or terms one after another, and its errors.

    At the end, *sources*, *links*, *names* and *faults*, in the order of the file, are complete. A term with an error
    is still returned, as far as it can be read, so that reading goes on to the next error; do not use a file with
    errors.

    look_at: is also called with the text of the file, piece by piece, and with an empty text at the end.
    """

    def __init__(self, file: Readable, name: str, look_at: Callable[[str], None] | None = None) -> None:
        self.name = name
        self.is_whole = False
        """Whether it could be read as YAML to its end."""
        self._characters = Characters(file, name, look_at)
        self._faults = Faults(name)
        self._parser = Parser(self._characters, self._faults)
        self._mappings = Mappings(self._faults, self._characters.line)
        self._sources = Sources(self._mappings)
        self._links = Links(self._mappings)
        self._terms = Terms(self._mappings, self._sources)

    @property
    def faults(self) -> list[Fault]:
        return self._faults.all

    @property
    def sources(self) -> dict[str, Source]:
        """The sources without errors, by their ids."""
        return self._sources.by_id

    @property
    def links(self) -> list[LinkInFile]:
        """The links, each with its place and those of its names."""
        return self._links.all

    @property
    def names(self) -> Names:
        return self._terms.names

    @property
    def is_text(self) -> bool:
        """Whether the file is text at all, as far as it has been read."""
        return self._characters.is_text

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""
        return self._characters.position

    def line(self, number: int) -> str:
        """Return a recent line, counted from 1; empty if it is no longer kept."""
        return self._characters.line(number)

    def terms(self) -> Iterator[Term]:
        """Read the terms one by one. If a source is only described after them, they have only its id.

        Raises GlossaryError if the file cannot be read to its end.
        """
        for part in self._read(all_nodes=False):
            if isinstance(part, Term):
                yield part
            elif isinstance(part, TermInFile) and part.term is not None:
                yield part.term

    def parts(self) -> Iterator[PartInFile]:
        """Read the terms, as `terms` does, the sources and the links, in the order of the file.

        The glossary itself comes last.
        """
        for part in self._read(all_nodes=True):
            if not isinstance(part, Term):
                yield part

    def _read(self, *, all_nodes: bool) -> Iterator[PartInFile | Term]:
        for key, node, is_term in self._parser.parts(all_nodes=all_nodes):
            if isinstance(node, PlainTerm):
                yield self._terms.read_plain(node)
            elif is_term:
                yield self._terms.read(node)
            elif key == "sources" and not self._sources.are_read and isinstance(node, Branch) and node.pairs:
                yield self._sources.read(node)
            elif key == "links" and not self._links.are_read and isinstance(node, Branch) and node.shape is LIST:
                yield self._links.read(node)
        if self._parser.is_whole:
            yield from self._whole()
        # If the parser has stopped early, still report wrong characters further on.
        while self._characters.read():
            pass
        if self._characters.error is not None:
            raise GlossaryError([unreadable(self.name, self._characters.error)]) from self._characters.error
        self._faults.complete(self._characters)

    def _whole(self) -> Iterator[GlossaryInFile]:
        """Check the rules that concern the whole file."""
        root = self._parser.root
        if root is None or root.value == "":
            self._faults.add((1, 1), "the file is empty; a glossary has 'sources' and 'terms'", "empty-file")
            return
        if _is_of_pairs(root):
            problem = (
                "each key here is a name, followed by its text; a glossary has 'sources' and 'terms' instead, "
                "in the shape that 'carelex new' shows; 'carelex import' makes such a glossary of this file"
            )
            self._faults.add(place_of(root), problem, "missing-key")
        elif not _only_waits_for_links(root):
            self._mappings.fields(root, GLOSSARY if self._may_lack_sources(root) else _WITH_SOURCES)
        self.is_whole = True
        self.names.check_others()
        self._sources.check_cited()
        yield GlossaryInFile(root)

    def _may_lack_sources(self, root: Node) -> bool:
        """Whether no definition cites a source, and there is something else."""
        has_links = any(key.value == "links" for key, _ in pairs_of(root))
        return not self._terms.have_definitions and (self._terms.have_references or has_links)


def _is_of_pairs(root: Node) -> bool:
    """Whether the glossary only has names with a text each: "Respite: A break."."""
    keys = [key.value or "" for key, _ in pairs_of(root)]
    known = {key for shape in (GLOSSARY, SOURCE, LINK, TERM, DEFINITION) for key in shape.fields}
    return (
        len(keys) > 1
        and GLOSSARY.fields.keys().isdisjoint(keys)
        and not known.issuperset(map(str.lower, keys))
        and all(shape_of(value) == TEXT for _, value in pairs_of(root))
    )


def _only_waits_for_links(root: Node) -> bool:
    """Whether a file has only `links:` with nothing below it, perhaps because every link is still a comment."""
    pairs = pairs_of(root)
    return len(pairs) == 1 and pairs[0][0].value == "links" and is_empty(pairs[0][1])
