"""Writes the sources as plain text, with the facts about each on lines of their own."""

from carelex.model import GlossaryInUse, SkippedGlossary, SourcesInUse
from carelex.render.page import Page, apart
from carelex.render.plain import cited
from carelex.render.sources.inventory import gives_way, heading, places, skipped, source_label


def sources(in_use: SourcesInUse, page: Page) -> str:
    """Write the sources as lines below the name of each glossary; then the files not used."""
    return "".join(apart([*map(_glossary, in_use.glossaries), *map(_skipped, in_use.skipped)], by="\n\n"))


def _glossary(glossary: GlossaryInUse) -> str:
    parts = [heading(glossary)]
    for counted_source in glossary.sources:
        lines = [f"{source_label(counted_source)}:", cited(counted_source.source), *gives_way(counted_source)]
        parts.append("\n".join(lines))
    if kept := places(glossary):
        parts.append("\n".join(f"{label}: {place}" for label, place in kept))
    return "\n\n".join(parts) + "\n"


def _skipped(glossary: SkippedGlossary) -> str:
    head, faults = skipped(glossary)
    return "\n".join([head, *faults]) + "\n"
