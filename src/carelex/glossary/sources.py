"""Reads the sources of a glossary file, and reports cited ids that are not among them."""

import re
from difflib import get_close_matches

from carelex.glossary.mappings import Mappings
from carelex.glossary.nodes import Branch, Node, pairs_of, place_of
from carelex.glossary.schema import SOURCE, SOURCE_ID, WEB_ADDRESS
from carelex.model import Source
from carelex.values import NamedTuple

# The most ids compared to guess what was meant, in all, and the most listed.
_GUESSES, _LISTED = 100_000, 20


class SourcesInFile(NamedTuple):
    """The sources in the file: each id with its content, as nodes."""

    pairs: list[tuple[Node, Node]]


class Sources:
    """The sources of one file.

    by_id: those without errors, once they have been read.
    """

    def __init__(self, mappings: Mappings) -> None:
        self.by_id: dict[str, Source] = {}
        self._mappings = mappings
        self._faults = mappings.faults
        self._source_id = re.compile(SOURCE_ID)
        self._web_address = re.compile(WEB_ADDRESS)
        # The sources below "sources", None for one with errors; None itself until they have been read.
        self._known: dict[str, Source | None] | None = None
        # Ids that were cited before the sources were read, with the places.
        self._cited: dict[str, list[tuple[int, int]]] = {}
        self._guesses = 0

    @property
    def are_read(self) -> bool:
        return self._known is not None

    def read(self, node: Branch) -> SourcesInFile:
        """Read the sources below "sources"."""
        self._known = {}
        pairs = [*self._mappings.unique(node.pairs, "keep one of them")]
        for key, value in pairs:
            source_id = key.value or ""
            self._check_id(source_id, key)
            fields = self._mappings.texts(value, SOURCE, key)
            if "url" in fields and not self._web_address.fullmatch(fields["url"]):
                self._tell_address(value)
            # A source with errors is still known, so that citing it is not another error.
            self._known[source_id] = Source(id=source_id, **fields) if "name" in fields else None
        self.by_id = {source_id: source for source_id, source in self._known.items() if source is not None}
        return SourcesInFile(pairs)

    def cited(self, source_id: str, place: tuple[int, int]) -> Source | None:
        """The source with an id, which is cited at a *place*; None if it is unknown or has errors.

        Until the sources have been read, it has only the id.
        """
        if self._known is None:
            self._cited.setdefault(source_id, []).append(place)
            return Source(id=source_id, name=source_id)
        if source_id not in self._known:
            self._tell_unknown(source_id, [place])
        return self._known.get(source_id)

    def check_cited(self) -> None:
        """Report ids that were cited before the sources were read, and that are not among them."""
        for source_id, places in self._cited.items():
            if source_id not in (self._known or {}):
                self._tell_unknown(source_id, places)

    def _check_id(self, source_id: str, key: Node) -> None:
        if self._source_id.fullmatch(source_id):
            return
        mended = re.sub(r"[^a-z0-9]+", "-", source_id.lower()).strip("-") or "a-name"
        problem = f"the source id '{source_id}' may hold a-z, 0-9 and '-' only"
        way_out = f"write '{mended}', here and in each definition that cites it"
        self._faults.add(place_of(key), f"{problem}; {way_out}", "source-id")
        # It may be cited by this id.
        (self._known or {}).setdefault(mended, None)

    def _tell_address(self, source: Node) -> None:
        address = next(value for key, value in pairs_of(source) if key.value == "url")
        problem = "is no web address: one starts with http:// or https://, without spaces or signs such as < and |"
        self._faults.add(place_of(address), f"'url' {problem}; correct it or leave it out", "url")

    def _tell_unknown(self, source_id: str, places: list[tuple[int, int]]) -> None:
        problem = f"no source '{source_id}' in this file{self._right_id(source_id)}"
        for place in places:
            self._faults.add(place, problem, "unknown-source")

    def _right_id(self, source_id: str) -> str:
        known = self._known or {}
        self._guesses += 1
        # Comparing many ids with many others would take too long.
        near = get_close_matches(source_id.lower(), known, 1) if self._guesses * len(known) < _GUESSES else []
        if near:
            return f": did you mean '{near[0]}'?"
        if len(known) > _LISTED:
            return f"; it has {len(known):,} others"
        return f"; its sources are: {', '.join(known)}" if known else "; add it under 'sources'"
