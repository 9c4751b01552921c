"""Reads SKOS vocabularies: Turtle, RDF/XML, JSON-LD and N-Triples."""

import json
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.decoding import decode
from carelex.importing.readers.entry_blocks import (
    ABBREVIATION,
    NOTE,
    OTHER_NAME,
    SEE,
    SEE_ALSO,
    TERM,
    TEXT,
    entry,
    field,
    is_of_language,
)
from carelex.importing.readers.missing_packages import missing_package
from carelex.importing.tree import Block, Document, Fact, Kind, LeftOut, Place, Reason

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SKOS_XL = "http://www.w3.org/2008/05/skos-xl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_DCT = "http://purl.org/dc/terms/"
_DC = "http://purl.org/dc/elements/1.1/"
_OWL = "http://www.w3.org/2002/07/owl#"

_NOTES = {"scopeNote": "Scope", "example": "Example"}

_FACTS = (
    ("title", ("title",)),
    ("publisher", ("publisher", "creator")),
    ("published", ("issued", "date", "modified")),
    ("licence", ("license", "rights")),
)

_SAID_AS = {"title": "title", "publisher": "publisher", "published": "date", "licence": "licence"}


def read(given: Given, how: HowToRead) -> Document:
    """Read a vocabulary. Nothing that it refers to is fetched: no context of JSON-LD, other vocabulary or entity."""
    graph = _graph(given, how)
    vocabulary = _Vocabulary(graph, given.name, how.language)
    left_out: list[LeftOut] = []
    entries = [block for concept in vocabulary.concepts() if (block := vocabulary.entry(concept, left_out))]
    return Document(given.name, Block(Kind.DOCUMENT, blocks=tuple(entries)), vocabulary.facts(), left_out)


def _graph(given: Given, how: HowToRead) -> "Graph":
    try:
        from rdflib import Graph
    except ImportError as exc:
        raise missing_package(given.name, "vocabularies", "rdflib", "skos") from exc
    text = decode(given.data, given.name, encoding=how.encoding, declared=_declared(given)).text
    kind = _syntax(text)
    if kind == "json-ld":
        text = _without_remote_contexts(text, given.name)
    elif kind == "xml":
        from carelex.importing.readers.zipped_xml import parsed

        # An RDF file may declare entities to shorten addresses. Only those that name no other file are safe.
        if "<!ENTITY" in text:
            raise CarelexError(f"{given.name}: declares entities; save it again in another form, such as Turtle")
        parsed(text.encode(), given.name)
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    graph = Graph(bind_namespaces="none")
    try:
        with warnings.catch_warnings():
            # The library warns about its own old parts, which users cannot change.
            warnings.simplefilter("ignore")
            # It also reports invalid dates and addresses, with tracebacks; they do not matter here.
            logging.getLogger("rdflib").setLevel(logging.CRITICAL + 1)
            graph.parse(data=text, format=kind, publicID=given.url or "urn:carelex:here")
    except Exception as exc:
        # Each parser of the library raises its own kind of error.
        where = next(iter(str(exc).splitlines()), type(exc).__name__)
        raise CarelexError(
            f"{given.name}: cannot be read as {kind} ({where[:200]}); check it with its own tool"
        ) from exc
    return graph


def _declared(given: Given) -> Iterator[str]:
    if given.charset:
        yield given.charset
    if found := re.match(rb"\s*<\?xml[^>]*encoding=[\"']([\w.-]+)", given.data[:200]):
        yield found[1].decode()


def _syntax(text: str) -> str:
    start = text.lstrip()[:2000]
    if start.startswith(("{", "[")) and not start.startswith(("[]", "[ ")):
        return "json-ld"
    if re.match(r"<(?:\?xml|!--|!DOCTYPE|rdf:RDF|RDF)", start):
        return "xml"
    if re.search(r"^\s*(?:@prefix|@base|PREFIX|BASE)\b", start, re.MULTILINE | re.IGNORECASE):
        return "turtle"
    return "nt" if re.match(r"(?:\s*#[^\n]*\n)*\s*(?:<[^>]*>|_:\S+)\s+<[^>]*>\s", start) else "turtle"


def _without_remote_contexts(text: str, name: str) -> str:
    """JSON-LD with all its contexts in it; a context that is an address would be fetched."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise CarelexError(f"{name}: is not valid JSON ({exc}); check it with its own tool") from exc
    left: list[Any] = [data]
    while left:
        node = left.pop()
        if isinstance(node, dict):
            context = node.get("@context")
            for part in context if isinstance(context, list) else [context]:
                if isinstance(part, str) or (isinstance(part, dict) and "@import" in part):
                    address = part if isinstance(part, str) else part["@import"]
                    raise CarelexError(
                        f"{name}: its context {address} would have to be fetched, which carelex does not do; "
                        "save the vocabulary as Turtle, or write the context into it"
                    )
            left.extend(node.values())
        elif isinstance(node, list):
            left.extend(node)
    return text


class _Vocabulary:
    """Finds in a graph what SKOS says about concepts, in one language."""

    def __init__(self, graph: "Graph", file: str, language: str) -> None:
        from rdflib import URIRef

        self._graph = graph
        self._file = file
        self._language = language
        self._uri = URIRef

    def concepts(self) -> list["Node"]:
        """The concepts in the alphabetical order of their names, because a graph has no order."""
        found = dict.fromkeys(self._graph.subjects(self._uri(_RDF + "type"), self._uri(_SKOS + "Concept")))
        # If nothing has the type of a concept, everything with a SKOS label is one.
        found |= dict.fromkeys(
            subject
            for subject in self._graph.subjects(self._uri(_SKOS + "prefLabel"))
            if not self._types(subject) & {_SKOS + "Collection", _SKOS + "OrderedCollection", _SKOS + "ConceptScheme"}
        )
        return sorted(found, key=lambda concept: (self._name(concept) or "~", str(concept)))

    def entry(self, concept: "Node", left_out: list[LeftOut]) -> Block | None:
        """The entry of a concept; None, and the reason, if it has no name in the language."""
        place = Place(self._file, part=str(concept))
        name = self._name(concept)
        if name is None:
            other = next(iter(self._labels(concept, "prefLabel", is_any=True)), None)
            left_out.append(LeftOut(other or str(concept), Reason.OTHER_LANGUAGE if other else Reason.NO_NAME, place))
            return None
        others = [label for label in self._labels(concept, "altLabel") if label != name]
        others += [label for label in self._labels(concept, "prefLabel") if label not in (name, *others)]
        fields = [field(TERM, name, place)]
        if short := _abbreviation_of(name, others):
            others.remove(short)
            fields.append(field(ABBREVIATION, short, place))
        fields += [field(OTHER_NAME, other, place) for other in others]
        if replacement := self._replacement(concept):
            return entry([*fields, field(SEE, replacement, place)], place, [str(concept)])
        texts = self._texts(concept)
        fields += [field(TEXT, text, place) for text in texts]
        # Nobody who looks up a concept without a definition finds it at a wider or a narrower one.
        related = [*self._links(concept, ("related", "broader", "narrower"))] if texts else []
        fields += [field(SEE_ALSO, name, place) for name in dict.fromkeys(related)]
        fields += [field(NOTE, note, place) for note in self._notes(concept)]
        return entry(fields, place, [str(concept)])

    def facts(self) -> dict[str, Fact]:
        """What the scheme says about itself."""
        schemes = [*self._graph.subjects(self._uri(_RDF + "type"), self._uri(_SKOS + "ConceptScheme"))]
        schemes = schemes or [*self._graph.subjects(self._uri(_RDF + "type"), self._uri(_OWL + "Ontology"))]
        facts: dict[str, Fact] = {}
        for scheme in sorted(schemes, key=str)[:1]:
            for name, properties in _FACTS:
                values = [value for prop in properties for value in self._said(scheme, _DCT + prop, _DC + prop)]
                if name == "title":
                    values += [*self._labels(scheme, "prefLabel"), *self._said(scheme, _RDFS + "label")]
                if values:
                    facts[name] = Fact(values[0], f"the {_SAID_AS[name]} of the scheme")
            if re.match(r"https?://", str(scheme)):
                facts["url"] = Fact(str(scheme), "the address of the scheme")
        return facts

    def _name(self, concept: "Node") -> str | None:
        labels = self._labels(concept, "prefLabel") or self._said(concept, _RDFS + "label")
        return labels[0] if labels else None

    def _labels(self, concept: "Node", kind: str, *, is_any: bool = False) -> list[str]:
        direct = self._said(concept, _SKOS + kind, is_any=is_any)
        # In SKOS-XL, the label is a node of its own.
        nodes = self._graph.objects(concept, self._uri(_SKOS_XL + kind))
        return [
            *direct,
            *(text for node in nodes for text in self._said(node, _SKOS_XL + "literalForm", is_any=is_any)),
        ]

    def _texts(self, concept: "Node") -> list[str]:
        return self._said(concept, _SKOS + "definition") or self._said(concept, _RDFS + "comment", _DCT + "description")

    def _said(self, subject: "Node", *properties: str, is_any: bool = False) -> list[str]:
        """The values of some properties in the wanted language or without one; the nearest language first."""
        from rdflib import Literal

        found: list[tuple[int, str]] = []
        for number, name in enumerate(properties):
            for value in self._graph.objects(subject, self._uri(name)):
                # A definition may be a node, with its source beside it.
                literals = [value, *self._graph.objects(value, self._uri(_RDF + "value"))]
                for literal in literals:
                    if isinstance(literal, Literal) and (is_any or is_of_language(literal.language, self._language)):
                        rank = 0 if (literal.language or "") == self._language else 1 if literal.language else 2
                        found.append((number * 3 + rank, str(literal)))
                    elif not name.startswith((_SKOS, _RDFS)) and re.match(r"https?://", str(literal)):
                        # A licence is often given as an address.
                        found.append((number * 3, str(literal)))
        return [*dict.fromkeys(text for _, text in sorted(found))]

    def _links(self, concept: "Node", kinds: Iterable[str]) -> Iterator[str]:
        for kind in kinds:
            targets = {str(target): target for target in self._graph.objects(concept, self._uri(_SKOS + kind))}
            for target in sorted(targets.values(), key=str):
                if (name := self._name(target)) and target != concept:
                    yield name

    def _replacement(self, concept: "Node") -> str | None:
        """The name of the concept to use instead of a deprecated one."""
        deprecated = [str(value).lower() for value in self._graph.objects(concept, self._uri(_OWL + "deprecated"))]
        targets = [*self._graph.objects(concept, self._uri(_DCT + "isReplacedBy"))]
        names = [name for target in sorted(targets, key=str) if (name := self._name(target))]
        return names[0] if names and (not deprecated or deprecated[0] in ("true", "1")) else None

    def _notes(self, concept: "Node") -> Iterator[str]:
        for kind, label in _NOTES.items():
            for text in self._said(concept, _SKOS + kind):
                yield f"{label}: {text}"
        sources = [*self._graph.objects(concept, self._uri(_DCT + "source"))]
        for value in self._graph.objects(concept, self._uri(_SKOS + "definition")):
            sources += self._graph.objects(value, self._uri(_DCT + "source"))
        for source in sorted(set(map(str, sources))):
            yield f"Source: {source}"

    def _types(self, subject: "Node") -> set[str]:
        return {str(kind) for kind in self._graph.objects(subject, self._uri(_RDF + "type"))}


def _abbreviation_of(name: str, others: Iterable[str]) -> str | None:
    from carelex.english.headwords import is_abbreviation_of

    return next((other for other in others if is_abbreviation_of(other, name)), None)
