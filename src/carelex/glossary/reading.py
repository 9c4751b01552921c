"""Reads a glossary file: YAML in, frozen values out, every fault of the file reported at once with its place."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from carelex.errors import Fault, GlossaryError
from carelex.glossary.characters import Characters, Readable, open_glossary, unreadable
from carelex.glossary.faults import Faults
from carelex.glossary.links import LinkInFile, Links, LinksInFile
from carelex.glossary.mappings import Mappings
from carelex.glossary.nodes import Branch, Node, is_empty, pairs_of, place_of, shape_of
from carelex.glossary.parsing import Parser
from carelex.glossary.schema import DEFINITION, GLOSSARY, LINK, LIST, SOURCE, TERM, TEXT
from carelex.glossary.sources import Sources, SourcesInFile
from carelex.glossary.terms import Names, TermInFile, Terms
from carelex.model import Glossary, Source, Term

# What holds definitions needs the sources that these cite.
_WITH_SOURCES = GLOSSARY._replace(required=("sources", *GLOSSARY.required))


class GlossaryInFile(NamedTuple):
    """The glossary as a whole, with all that stands beside its terms."""

    node: Node


PartInFile: TypeAlias = SourcesInFile | LinksInFile | TermInFile | GlossaryInFile


def load_glossary(path: str | Path, *, name: str | None = None) -> Glossary:
    """Read the glossary file at *path* whole.

    name: what faults and definitions call the file; the path as given, when left out.
    Raises GlossaryError, with every fault of the file, when it cannot be read or breaks a rule of the format.
    """
    name = str(path) if name is None else name
    with open_glossary(Path(path), name) as file:
        reading = Reading(file, name)
        terms = [*reading.terms()]
    if reading.faults:
        raise GlossaryError(reading.faults)
    # A file may describe its sources behind the terms that cite them.
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
    """The reading of one glossary file: its parts or its terms as they come, and its faults.

    When they have come to an end, *sources*, *links*, *names* and *faults*, in the order of the file, are complete. A
    term with a fault still comes, as far as it can be read, so that reading goes on to the next fault; a file with one
    is not to be used.

    look_at: is given the text of the file too, piece by piece as it is read, and an empty text at the end.
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
        """The sources that have no fault, by their ids."""
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
        """Give a line that was read a moment ago, counted from 1; an empty one when it was not."""
        return self._characters.line(number)

    def terms(self) -> Iterator[Term]:
        """Read the terms, one by one. A source that is described behind them is only its id in them.

        Raises GlossaryError when the file cannot be read to its end.
        """
        for part in self.parts():
            if isinstance(part, TermInFile) and part.term is not None:
                yield part.term

    def parts(self) -> Iterator[PartInFile]:
        """Read the terms, as `terms` does, the sources and the links, each as it stands in the file.

        The glossary comes last.
        """
        for key, node, is_term in self._parser.parts():
            if is_term:
                yield self._terms.read(node)
            elif key == "sources" and not self._sources.are_read and isinstance(node, Branch) and node.pairs:
                yield self._sources.read(node)
            elif key == "links" and not self._links.are_read and isinstance(node, Branch) and node.shape is LIST:
                yield self._links.read(node)
        if self._parser.is_whole:
            yield from self._whole()
        # Where the parser has stopped early, what is wrong further on is told all the same.
        while self._characters.read():
            pass
        if self._characters.error is not None:
            raise GlossaryError([unreadable(self.name, self._characters.error)]) from self._characters.error
        self._faults.complete(self._characters)

    def _whole(self) -> Iterator[GlossaryInFile]:
        """Check what takes the whole file."""
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
    """Whether the glossary is no more than names with a text each: "Respite: A break."."""
    keys = [key.value or "" for key, _ in pairs_of(root)]
    known = {key for shape in (GLOSSARY, SOURCE, LINK, TERM, DEFINITION) for key in shape.fields}
    return (
        len(keys) > 1
        and GLOSSARY.fields.keys().isdisjoint(keys)
        and not known.issuperset(map(str.lower, keys))
        and all(shape_of(value) == TEXT for _, value in pairs_of(root))
    )


def _only_waits_for_links(root: Node) -> bool:
    """Whether a file has `links:` with nothing below it, and nothing else: every link may be a comment still."""
    pairs = pairs_of(root)
    return len(pairs) == 1 and pairs[0][0].value == "links" and is_empty(pairs[0][1])
