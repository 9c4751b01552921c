"""Opens the glossaries in use as one, and makes the entries of their terms."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, wraps
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from carelex.english import forms
from carelex.errors import Fault, GlossaryError
from carelex.index import Index, NamesTogether, find_index, index_in, path_of_index
from carelex.lookup.concepts import Concepts
from carelex.lookup.entries import OwnNames, entry_of_terms
from carelex.lookup.names import Names
from carelex.model import Definition, Entry, GlossarySource, SkippedGlossary, Source
from carelex.names import written_alike
from carelex.places import Place, cache_folder

if TYPE_CHECKING:
    from carelex.index import KeptConcepts
    from carelex.progress import Report
    from carelex.text.mentions import Mention, Mentions

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


def repairing(
    verb: "Callable[Concatenate[Lexicon, _Parameters], _Result]",
) -> "Callable[Concatenate[Lexicon, _Parameters], _Result]":
    """Make *verb*, which reads a lexicon, start again with new indexes if an index turns out to be damaged.

    All of it is done again, because what was read before may be wrong, or from an older state of a glossary.
    """

    @wraps(verb)
    def with_repair(lexicon: "Lexicon", /, *args: _Parameters.args, **options: _Parameters.kwargs) -> _Result:
        try:
            return verb(lexicon, *args, **options)
        except sqlite3.Error:
            lexicon.make_again()
            return verb(lexicon, *args, **options)

    return with_repair


class Lexicon:
    """The glossaries in use as one: their *indexes*, *concepts*, *names* and sources, and the entries of their terms.

    skipped: the files that were left out, and why.
    """

    def __init__(
        self,
        indexes: Sequence[Index],
        skipped: Sequence[SkippedGlossary] = (),
        report: "Report | None" = None,
        kept: "KeptConcepts | None" = None,
    ) -> None:
        self.skipped = tuple(skipped)
        self._report = report
        try:
            self._take(indexes, kept or _kept_concepts(indexes))
        except sqlite3.Error:
            # Finding their concepts reads all of the indexes.
            self._take(indexes, None)
            self.make_again()

    def _take(self, indexes: Sequence[Index], kept: "KeptConcepts | None") -> None:
        """Use these *indexes* and their *kept* concepts, and forget the old ones."""
        self.indexes = tuple(indexes)
        self._kept = kept
        together = NamesTogether(self.indexes, kept)
        self.concepts = Concepts(together, kept)
        self.names = Names(together, self.concepts)
        self.__dict__.pop("sources", None)
        self.__dict__.pop("_mentions", None)

    def __enter__(self) -> "Lexicon":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the indexes; nothing can be read from them after that."""
        if self._kept:
            self._kept.close()
        for index in self.indexes:
            index.close()

    def make_again(self) -> None:
        """Make all indexes again."""
        # This hardly ever happens.
        from carelex.index import make_again

        if self._kept:
            self._kept.close()
        indexes = [make_again(index, self._report) for index in self.indexes]
        self._take(indexes, _kept_concepts(indexes, anew=True))
        if faults := [fault for index in self.indexes for fault in index.faults]:
            raise GlossaryError(faults)

    @cached_property
    @repairing
    def sources(self) -> dict[str, Source]:
        """The sources by id; if several share an id, the first."""
        sources: dict[str, Source] = {}
        for index in self.indexes:
            for source_id, source in index.sources.items():
                sources.setdefault(source_id, source)
        return dict(sorted(sources.items()))

    def entry(self, term: str, sources: Sequence[GlossarySource] = ()) -> Entry:
        """Make the entry of *term*; if there are *sources*, only with their definitions."""
        rows = self.concepts.terms_of(term)
        terms = [index.term(row) for index, row in rows]
        return entry_of_terms(self.concepts.entry_of_name(*rows[0]), terms, self.concepts.owner_of, sources)

    def with_mentions(self, entry: Entry) -> Entry:
        """Return the entry with the other terms that its definitions mention, from all glossaries."""
        # Only needed when an entry is shown with its mentions.
        from carelex.text.markdown import readable_text

        found = self._mentions.in_texts(map(readable_text, entry.definitions))
        own = OwnNames(entry)
        mentioned = [
            self._worth_telling(mentions, own, definition)
            for mentions, definition in zip(found, entry.definitions, strict=True)
        ]
        others = dict.fromkeys(chain.from_iterable(mentioned))
        if not others:
            return entry
        for also in entry.see_also:
            # An editor may refer to a term by another of its names.
            for name in self.names.of_form(forms.ALIKE, written_alike(also)):
                others.pop(name.term, None)
        definitions = [
            definition._replace(mentions=terms) if terms else definition
            for definition, terms in zip(entry.definitions, mentioned, strict=True)
        ]
        return entry._replace(definitions=tuple(definitions), mentions=tuple(others))

    def _worth_telling(self, mentions: "Sequence[Mention]", own: OwnNames, definition: Definition) -> tuple[str, ...]:
        """The terms that a definition mentions, without its *own* entry and without everyday words.

        An everyday word is kept if the definition marks it.
        """
        others = [mention for mention in mentions if not own.has(mention.term, mention.key)]
        if everyday := {mention for mention in others if mention.is_everyday}:
            # Few texts have an everyday word that is a term.
            from carelex.text.markdown import blocks_of
            from carelex.text.marks import marked_words

            marked = self._mentions.keys_of(marked_words(blocks_of(definition)))
            others = [mention for mention in others if mention.key in marked or mention not in everyday]
        terms = dict.fromkeys(mention.term for mention in others)
        return tuple([term for term in terms if not self.concepts.only_refers(term)])

    @cached_property
    def _mentions(self) -> "Mentions":
        # Imported only when it is needed.
        from carelex.text.mentions import Mentions

        return Mentions(self.names)


def open_lexicon(places: Iterable[Place], report: "Report | None" = None) -> Lexicon:
    """Open the glossaries at *places* as one.

    report: called with the progress when an index has to be made.
    Raises GlossaryError, with all errors of all files, if a file that the user named cannot be used.
    """
    folder = cache_folder()
    places = [*places]
    if lexicon := _known(places, folder, report):
        return lexicon
    indexes: list[Index] = []
    faults: list[Fault] = []
    skipped: list[SkippedGlossary] = []
    for place in places:
        wrong: Sequence[Fault]
        try:
            if place.fault is not None:
                raise GlossaryError([place.fault])  # noqa: TRY301 (as the others that come of opening a file)
            index = find_index(place.path, place.name, folder) or _made(place, folder, report)
            wrong = index.faults
            if wrong:
                index.close()
        except GlossaryError as exc:
            wrong = exc.faults
        if not wrong:
            indexes.append(index)
        elif place.asked_for:
            faults += wrong
        else:
            skipped.append(SkippedGlossary(place.name, tuple(wrong)))
    lexicon = Lexicon(indexes, skipped, report)
    if faults:
        lexicon.close()
        raise GlossaryError(faults)
    return lexicon


def _known(places: Sequence[Place], folder: Path, report: "Report | None") -> Lexicon | None:
    """Open several glossaries, if what they have in common is known; else None."""
    if len(places) < 2:
        return None
    from carelex.index import find_concepts

    try:
        paths = [path_of_index(place.path, folder) for place in places if place.fault is None]
    except (OSError, ValueError):
        return None
    # If an index file is missing, make it first, so that the others need not be made again.
    files = [path.name for path in paths if path and path.exists()]
    kept = find_concepts(files, folder) if len(files) == len(places) else None
    if kept is None:
        return None
    indexes = [
        index_in(folder / file, place.path, place.name, has_references=part.has_references)
        for place, file, part in zip(places, files, kept.parts, strict=True)
    ]
    return Lexicon(indexes, (), report, kept)


def _kept_concepts(indexes: Sequence[Index], *, anew: bool = False) -> "KeptConcepts | None":
    """Find which terms of *indexes* are one concept; None if each is one by itself. *anew*: use nothing kept."""
    if len(indexes) < 2 and not any(index.has_references for index in indexes):
        return None
    # Only needed for several glossaries, or for one with references.
    from carelex.index import find_concepts

    folder = cache_folder()
    files = [index.path.name for index in indexes if index.path]
    if not anew and len(files) == len(indexes) and (kept := find_concepts(files, folder)):
        return kept
    # Only needed if one of them is new or has changed.
    from carelex.lookup.uniting import make_concepts

    return make_concepts(indexes, folder)


def _made(place: Place, folder: Path, report: "Report | None") -> Index:
    # Only needed for a glossary that is new or has changed: it takes the YAML parser and much else.
    from carelex.index import make_index

    return make_index(place.path, place.name, folder, report)
