"""The sentences about an entry that the reading formats share: voices, citations, names, references."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from carelex.model import Definition, Entry, Source, Voice
from carelex.names import written_alike
from carelex.places import BUILTIN, file_name
from carelex.render.page import in_a_row, safe_line, told_apart
from carelex.text.markdown import Span
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.render.copies import Remark

# A text of everyday words mentions a dozen terms of a dictionary.
_MENTIONS = 8


def citation(source: Source, file: str = "") -> tuple[Span, ...]:
    """Cite a source with everything known about it: title in italics, address as a link, note last; then *file*."""
    parts = []
    if source.publisher:
        parts.append(Span(safe_line(source.publisher)))
    if source.title:
        parts.append(Span(safe_line(source.title), emphasis=True))
    if source.published:
        parts.append(Span(f"published {safe_line(source.published)}"))
    if source.url:
        url = safe_line(source.url)
        parts.append(Span(url, url=url))
    if source.accessed:
        parts.append(Span(f"accessed {safe_line(source.accessed)}"))
    if source.licence:
        parts.append(Span(f"licence: {safe_line(source.licence)}"))
    spans = list(_separated(parts, ", "))
    if source.note:
        spans += [Span(". ")] if spans else []
        spans.append(Span(safe_line(source.note)))
    spans = spans or [Span(f"{safe_line(source.name)}; no publication details are recorded")]
    return tuple([*spans, Span(f" ({file})")] if file else spans)


def files(entry: Entry) -> dict[str, str]:
    """The name for each glossary in *entry*: its file, or the whole path if two files have the same name.

    Empty if everything is from the bundled glossary, which everybody has.
    """
    return short_names({definition.glossary: None for definition in entry.definitions})


def short_names(glossaries: Collection[str]) -> dict[str, str]:
    """The name for each of *glossaries*: its file; empty if everything is from the bundled glossary."""
    if set(glossaries) == {BUILTIN}:
        return {}
    whole = list(glossaries)
    short = [safe_line(file_name(path)) for path in whole]
    return dict(zip(whole, told_apart(short, [*map(safe_line, whole)]), strict=True))


def labels(definitions: Sequence[Definition]) -> list[str]:
    """The name for the source of each of *definitions*, with its file unless it is the bundled glossary."""
    own = {definition.glossary: None for definition in definitions if definition.glossary != BUILTIN}
    called = {BUILTIN: ""} | short_names(own)
    named = ((safe_line(definition.source.name), called[definition.glossary]) for definition in definitions)
    return [f"{name}, {file}" if file else name for name, file in named]


def _separated(parts: Sequence[Span], by: str) -> Iterator[Span]:
    for number, part in enumerate(parts):
        if number:
            yield Span(by)
        yield part


def names(voices: Sequence[Voice]) -> list[str]:
    """The name for each of *voices*: its source's name; if others share it, with its glossary, its id, or both."""
    called = [safe_line(voice.source.name) for voice in voices]
    short = short_names({voice.definitions[0].glossary: None for voice in voices})
    glossaries = [short.get(voice.definitions[0].glossary, BUILTIN) for voice in voices]
    ids = [voice.source.id for voice in voices]
    both = [f"{source_id}, {glossary}" for source_id, glossary in zip(ids, glossaries, strict=True)]
    for more in (glossaries, ids, both):
        longer = [f"{name} ({told_by})" for name, told_by in zip(called, more, strict=True)]
        told = told_apart(called, longer)
        if len(set(told)) == len(told):
            return told
    return longer


def called(entry: Entry) -> dict[tuple[str, str], str]:
    """The names of the sources that define the term of *entry*, or refer from it; by glossary and source."""
    everybody = entry._replace(definitions=entry.definitions + entry.references).voices
    who = [(voice.definitions[0].glossary, voice.source.id) for voice in everybody]
    return dict(zip(who, names(everybody), strict=True)) if who else {}


class Said(NamedTuple):
    """A text that is shown once: that of the first of *voices*; the others are copies. *names*: a name for each.

    numbers: their places among the voices of the entry.
    files: the name of each voice's glossary, or empty.
    """

    numbers: tuple[int, ...]
    voices: tuple[Voice, ...]
    names: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def voice(self) -> Voice:
        """The voice that is shown."""
        return self.voices[0]

    @property
    def name(self) -> str:
        """All names in a line."""
        return in_a_row(self.names, "and")

    @property
    def how_alike(self) -> str:
        """How alike the texts of several voices are, in words."""
        from carelex.text.wording import are_the_same

        first, *others = [voice.definitions for voice in self.voices]
        is_same = all(all(map(are_the_same, first, other)) for other in others)
        return "the same words" if is_same else "nearly the same words"

    def label(self, number: int, headword: str, names: Sequence[str]) -> str:
        """The *names* in a line, with *headword*, which belongs to the definition with this *number*."""
        if headword and self.has_headwords(number):
            # It is only the first voice's headword; the others' are given with the other differences.
            return "; ".join([f"{names[0]}{headword}", *names[1:]])
        return in_a_row(names, "and") + headword

    def has_headwords(self, number: int) -> bool:
        """Whether the definition with this *number* and its copies have different headwords."""
        return len({voice.definitions[number].headword for voice in self.voices}) > 1

    @property
    def citations(self) -> list[tuple[str, Source, str]]:
        """What to cite: the name of each source, if there are several, the source, and its file.

        The name is empty if the citation begins with it.
        """
        cited = []
        for name, voice, file in zip(self.names, self.voices, self.files, strict=True):
            first = citation(voice.source)[0].text.partition(";")[0]
            cited.append(("" if len(self.names) == 1 or first == name else name, voice.source, file))
        return cited

    def remarks(self, number: int) -> "list[Remark]":
        """The remarks about each copy of a definition; *number* is its place in its voice."""
        first, *copies = [voice.definitions[number] for voice in self.voices]
        if not copies:
            return []
        from carelex.render.copies import remarks

        return remarks(first, zip(self.names[1:], copies, strict=True))

    def notes(self, number: int) -> list[str]:
        """The editors' notes on a definition and its copies, a line each; *number* is its place in its voice."""
        definitions = [voice.definitions[number] for voice in self.voices]
        if len({definition.note for definition in definitions}) == 1:
            return [*filter(None, [editors_note(definitions[0])])]
        notes = (editors_note(definition, name) for definition, name in zip(definitions, self.names, strict=True))
        return [*filter(None, notes)]


def said(entry: Entry) -> list[Said]:
    """The texts of *entry*, each once."""
    voices = entry.voices
    short = files(entry)
    names_of_all = called(entry)
    own = [names_of_all[voice.definitions[0].glossary, voice.source.id] for voice in voices]
    where = [short.get(voice.definitions[0].glossary, "") for voice in voices]
    groups: Sequence[tuple[int, ...]] = ((0,),) if voices else ()
    if len(voices) > 1:
        from carelex.text.copies import copies_in

        groups = copies_in(entry)
    return [
        Said(
            group,
            tuple([voices[number] for number in group]),
            tuple([own[number] for number in group]),
            tuple([where[number] for number in group]),
        )
        for group in groups
    ]


def title(entry: Entry) -> str:
    """The heading of an entry: the term with its abbreviation, unless the term already contains it."""
    term = safe_line(entry.term)
    if not entry.abbreviation or _has_in_itself(entry.term, entry.abbreviation):
        return term
    return f"{term} ({safe_line(entry.abbreviation)})"


def _has_in_itself(name: str, abbreviation: str) -> bool:
    """Whether *name* contains *abbreviation* as words, in any number: "Integrated Care Board (ICB)"."""
    within, wanted = (
        [word.strip(":,;").removesuffix("s") for word in written_alike(text).split()] for text in (name, abbreviation)
    )
    return any(within[at : at + len(wanted)] == wanted for at in range(len(within)))


def other_headword(definition: Definition, entry: Entry) -> str | None:
    """The source's own name above its definition; None if it is the term itself."""
    return None if definition.headword == entry.term else safe_line(definition.headword)


def as_headed(definition: Definition, entry: Entry) -> str:
    """The source's own name in quotes, to follow the source; empty if it is the term."""
    headword = other_headword(definition, entry)
    return f', as "{headword}"' if headword else ""


class Reference(NamedTuple):
    """What a source has instead of a definition: its name, and its own *words*; or a label, and names."""

    label: str
    words: str

    @property
    def line(self) -> str:
        return f"{self.label}: {self.words}"


def references(entry: Entry) -> list[Reference]:
    """What sources, and then editors, have instead of a definition; the same words are shown once.

    A source whose words are only another name of the entry comes last.
    """
    if not entry.references and not entry.see:
        return []
    # Few entries have any.
    from carelex.english.forms import singular
    from carelex.text.markdown import blocks_of

    names_of_all = called(entry)
    own = {singular(name) for name in (entry.term, entry.abbreviation or "", *entry.aliases)}
    short = {} if entry.definitions else short_names({reference.glossary: None for reference in entry.references})
    by_words: dict[tuple[str, str], list[str]] = {}
    only_named = []
    for reference in entry.references:
        name, headed = names_of_all[reference.glossary, reference.source.id], as_headed(reference, entry)
        if singular(reference.see or "") in own:
            only_named.append(f"{name}{headed}")
            continue
        file = short.get(reference.glossary)
        name = f"{name} ({file})" if file and not name.endswith(f"{file})") else name
        words = " ".join(safe_line(block.text) for block in blocks_of(reference))
        note = editors_note(reference)
        by_words.setdefault((headed, f"{words} ({note})" if note else words), []).append(name)
    told = [Reference(f"{in_a_row(names, 'and')}{headed}", words) for (headed, words), names in by_words.items()]
    told += [Reference("See", in_a_row([*map(safe_line, entry.see)], "and"))] if entry.see else []
    return told + ([Reference("Without a definition", "; ".join(only_named))] if only_named else [])


def sense(number: int, voice: Voice) -> str:
    """The number of a sense, to follow its label; empty if its source has only one."""
    count = len(voice.definitions)
    return f", sense {number} of {count}" if count > 1 else ""


def also(entry: Entry) -> str:
    """The aliases in a line, or empty."""
    return f"Also: {', '.join(map(safe_line, entry.aliases))}" if entry.aliases else ""


def see_also(entry: Entry) -> str:
    """The cross-references in a line, or empty: the editors' first, then the terms that the definitions mention."""
    told = [*entry.see_also, *entry.mentions[:_MENTIONS]]
    more = len(entry.mentions) - _MENTIONS
    last = f" and {more:,} more" if more > 0 else ""
    return f"See also: {', '.join(map(safe_line, told))}{last}" if told else ""


def editors_note(definition: Definition, name: str = "") -> str:
    """The editors' note on a definition, in a line that nobody can take for the source's words; or empty.

    name: whose definition it is, if the line's place does not show it.
    """
    on = f" on {name}" if name else ""
    return f"Editor's note{on}: {safe_line(definition.note)}" if definition.note else ""


def by_domain(span: Span) -> Span:
    """Shorten a web address that is shown in full to its domain; it leads to the same place."""
    if span.url is None or span.text != span.url:
        return span
    return span._replace(text=span.url.partition("://")[2].partition("/")[0].removeprefix("www."))
