"""Gives each source a key: its id, with the name of its file if other glossaries use the id for another source."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from carelex.index import Index
from carelex.lookup.lexicon import Lexicon, repairing
from carelex.model import GlossarySource, Source
from carelex.names import same_name
from carelex.places import file_name
from carelex.values import NamedTuple


class SourceKeys(NamedTuple):
    """The sources of all glossaries by their keys, in order; each has its key as its id.

    by_glossary: for each glossary, the key of each source whose key is not its id, by the id.
    """

    sources: dict[str, Source]
    by_glossary: tuple[dict[str, str], ...]

    def of_id(self, source_id: str) -> list[str]:
        """The keys of the sources with this id."""
        return [key for key in self.sources if key.partition("@")[0] == source_id]

    def called(self, wanted: str) -> list[str]:
        """The keys that a user writes in this way: capitals do not matter, and the ending of the file may be left out.

        An id alone is no key of a source if others have that id.
        """
        folded = wanted.casefold()
        return [key for key in self.sources if "@" in key and folded in (key.casefold(), _without_ending(key))]

    def shared(self, *asked: Sequence[str]) -> list[tuple[str, list[Source]]]:
        """The ids asked for that several sources have, each with its sources."""
        ids = dict.fromkeys(source.lower() for some in asked for source in some)
        return [(one, [self.sources[key] for key in keys]) for one in ids if len(keys := self.of_id(one)) > 1]


@repairing
def source_keys(lexicon: Lexicon) -> SourceKeys:
    """Find the keys of the sources of all glossaries."""
    return keys_of_sources(lexicon.indexes)


def keys_of_sources(indexes: Sequence[Index]) -> SourceKeys:
    """Find the keys. Sources with one id and one name are the same source; with another name, they are not."""
    files = _files(indexes)
    names: dict[str, set[str]] = {}
    for index in indexes:
        for source in index.sources.values():
            names.setdefault(source.id, set()).add(same_name(source.name))
    sources: dict[str, Source] = {}
    key_of: dict[tuple[str, str], str] = {}
    by_glossary: list[dict[str, str]] = []
    for index, file in zip(indexes, files, strict=True):
        own: dict[str, str] = {}
        for source in index.sources.values():
            key = source.id
            if len(names[source.id]) > 1:
                # Several glossaries may have this same source; the first names it.
                key = own[source.id] = key_of.setdefault((source.id, same_name(source.name)), f"{source.id}@{file}")
            sources.setdefault(key, source._replace(id=key))
        by_glossary.append(own)
    return SourceKeys(sources, tuple(by_glossary))


def _files(indexes: Sequence[Index]) -> list[str]:
    """The name of the file of each glossary; its whole path if another file has the same name."""
    whole = [index.name for index in indexes]
    short = [file_name(path) for path in whole]
    counts = Counter(short)
    return [path if counts[name] > 1 else name for path, name in zip(whole, short, strict=True)]


def sources_with_key(lexicon: Lexicon, called: str) -> list[GlossarySource]:
    """The source with this key, in each glossary that has it; none if it is no key."""
    keys = source_keys(lexicon)
    found = keys.called(called)
    return [
        GlossarySource(index.name, source_id)
        for index, own in zip(lexicon.indexes, keys.by_glossary, strict=True)
        for source_id, key in own.items()
        if key in found
    ]


def _without_ending(key: str) -> str:
    return str(PurePath(key).with_suffix("")).casefold()
