"""Draws the sources for a terminal: below the name of each glossary and a rule."""

from rich.text import Text

from carelex.model import GlossaryInUse, SkippedGlossary, SourcesInUse
from carelex.render.page import Page, apart, safe_line
from carelex.render.sources.inventory import gives_way, heading, places, skipped, source_label
from carelex.render.terminal import BOLD, FAULT, INKS, QUIET, WIDEST, hanging, painted, signs_for, with_spans, wrapped
from carelex.render.voices import by_domain, citation


def sources(in_use: SourcesInUse, page: Page) -> str:
    """Draw the sources below the name of each glossary and a rule; then the files not used."""
    used = [_glossary(glossary, INKS[number % len(INKS)], page) for number, glossary in enumerate(in_use.glossaries)]
    used += [_key(page)] if any(glossary.sources for glossary in in_use.glossaries) else []
    return "".join(apart([*used, *(_skipped(glossary, page) for glossary in in_use.skipped)], by="\n\n"))


def _key(page: Page) -> str:
    """Say what the words in brackets are for."""
    told = "The id of each source is in brackets. Use it to see one source only: -s ID."
    return painted(wrapped(Text(told, QUIET), max(1, min(page.width, WIDEST))), page)


def _glossary(glossary: GlossaryInUse, ink: str, page: Page) -> str:
    width = max(1, min(page.width, WIDEST))
    lines = _headed(heading(glossary), ink, width, page)
    for number, counted_source in enumerate(glossary.sources):
        head = Text(source_label(counted_source))
        head.stylize(BOLD, 0, len(safe_line(counted_source.source.name)))
        spans = citation(counted_source.source)
        cited = with_spans([by_domain(span) if page.links else span for span in spans], page, QUIET)
        lines += [*([Text()] if number else []), *wrapped(head, width), *hanging("  ", cited, width)]
        for line in gives_way(counted_source):
            lines += hanging("  ", Text(line), width)
    kept = places(glossary)
    lines += [Text()] if kept and glossary.sources else []
    for label, place in kept:
        lines += hanging(f"{label}: ", Text(place), width)
    return painted(lines, page)


def _skipped(glossary: SkippedGlossary, page: Page) -> str:
    width = max(1, min(page.width, WIDEST))
    head, faults = skipped(glossary)
    lines = _headed(head, FAULT, width, page)
    for fault in faults:
        lines += wrapped(Text(fault), width)
    return painted(lines, page)


def _headed(head: str, ink: str, width: int, page: Page) -> list[Text]:
    return [*wrapped(Text(head, BOLD), width), Text(signs_for(page).rule * width, ink)]
