"""What the reading formats say of an entry in the same words: its voices, its citations, its lines about itself."""

from collections.abc import Iterator, Sequence

from carelex.model import CountedSource, Definition, Entry, GlossaryInUse, Source, Voice
from carelex.prose import Span
from carelex.render.page import counted, safe_line


def citation(source: Source) -> tuple[Span, ...]:
    """Cite a source with all that is known of it: title in italics, address as a link, note last."""
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
    return tuple(spans or [Span(f"{safe_line(source.name)}; no publication details are recorded")])


def _separated(parts: Sequence[Span], by: str) -> Iterator[Span]:
    for number, part in enumerate(parts):
        if number:
            yield Span(by)
        yield part


def names(voices: Sequence[Voice]) -> list[str]:
    """What to call each of *voices*: its source's name, and if others have the same, its glossary, its id, or both."""
    called = [safe_line(voice.source.name) for voice in voices]
    glossaries = [safe_line(voice.definitions[0].glossary) for voice in voices]
    ids = [voice.source.id for voice in voices]
    both = [f"{source_id}, {glossary}" for source_id, glossary in zip(ids, glossaries, strict=True)]
    for more in (glossaries, ids, both):
        longer = [f"{name} ({each})" for name, each in zip(called, more, strict=True)]
        told = [name if called.count(name) == 1 else long for name, long in zip(called, longer, strict=True)]
        if len(set(told)) == len(told):
            return told
    return longer


def title(entry: Entry) -> str:
    """The term as it heads an entry, with its abbreviation."""
    abbreviation = f" ({safe_line(entry.abbreviation)})" if entry.abbreviation else ""
    return safe_line(entry.term) + abbreviation


def other_headword(definition: Definition, entry: Entry) -> str | None:
    """The name that the source writes above its definition, where it is not the term itself."""
    return None if definition.headword == entry.term else safe_line(definition.headword)


def sense(number: int, voice: Voice) -> str:
    """Which of its senses a definition is, to stand behind its label; nothing where its source has one."""
    count = len(voice.definitions)
    return f", sense {number} of {count}" if count > 1 else ""


def also(entry: Entry) -> str:
    """The aliases in a line, or nothing."""
    return f"Also: {', '.join(map(safe_line, entry.aliases))}" if entry.aliases else ""


def see_also(entry: Entry) -> str:
    """The cross-references in a line, or nothing."""
    return f"See also: {', '.join(map(safe_line, entry.see_also))}" if entry.see_also else ""


def editors_note(definition: Definition) -> str:
    """The editors' note on a definition in a line that cannot be taken for the source's words, or nothing."""
    return f"Editor's note: {safe_line(definition.note)}" if definition.note else ""


def source_label(counted_source: CountedSource) -> str:
    """A source as it heads what is said of it: its name, its id, and how much it defines."""
    source = counted_source.source
    return f"{safe_line(source.name)} ({source.id}), {counted(counted_source.terms)}"


def places(glossary: GlossaryInUse) -> tuple[tuple[str, str], ...]:
    """Where a glossary comes from and what is kept of it, each with its label."""
    if glossary.index_file is None:
        index = "none; the glossary is read on every call"
    else:
        size = glossary.index_size / 1000
        index = f"{size / 1000:,.1f} MB" if size >= 1000 else f"{size:,.0f} kB"
        index += f", {safe_line(glossary.index_file)}"
    return ("File", safe_line(glossary.file)), ("Index", index)


def by_domain(span: Span) -> Span:
    """A web address that is shown in full as one that shows its domain only, and leads to the same place."""
    if span.url is None or span.text != span.url:
        return span
    return span._replace(text=span.url.partition("://")[2].partition("/")[0].removeprefix("www."))
