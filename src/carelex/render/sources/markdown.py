"""Writes the sources as Markdown: lists below the name of each glossary."""

from carelex.model import GlossaryInUse, SkippedGlossary, SourcesInUse
from carelex.render.markdown import cited, escaped
from carelex.render.page import Page, apart, counted, safe_line
from carelex.render.sources.inventory import gives_way, heading, places, skipped


def sources(in_use: SourcesInUse, page: Page) -> str:
    """Write the sources as lists below the name of each glossary; then the files not used."""
    return "".join(apart([*map(_glossary, in_use.glossaries), *map(_skipped, in_use.skipped)], by="\n"))


def _glossary(glossary: GlossaryInUse) -> str:
    head = f"## {escaped(heading(glossary))}"
    listed = []
    for counted_source in glossary.sources:
        source, terms = counted_source.source, counted(counted_source.terms)
        listed.append(f"- **{escaped(safe_line(source.name))}** ({source.id}), {terms}: {cited(source)}")
        listed += [f"  - {escaped(line)}" for line in gives_way(counted_source)]
    kept = "; ".join(f"{label}: {escaped(place)}" for label, place in places(glossary))
    return "\n\n".join(filter(None, (head, "\n".join(listed), kept))) + "\n"


def _skipped(glossary: SkippedGlossary) -> str:
    head, faults = skipped(glossary)
    return f"## {escaped(head)}\n\n" + "".join(f"- {escaped(fault)}\n" for fault in faults)
