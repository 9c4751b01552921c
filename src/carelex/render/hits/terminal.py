"""Hits in the rich format: below each term what its sources say, with what was looked for picked out."""

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from carelex.render.page import Page, safe_line
from carelex.render.terminal import BOLD, WIDEST, hanging, painted, with_spans, wrapped
from carelex.render.voices import labels
from carelex.searching import Hit, Searched


def hits(searched: Searched, page: Page) -> Iterator[str]:
    """Draw the hits for a terminal of the page's width; those of a term together, where the best of them stands."""
    definitions = [hit.definition for hit in searched.hits]
    by_term: dict[str, list[tuple[Hit, str]]] = {}
    for hit, label in zip(searched.hits, labels(definitions), strict=True):
        by_term.setdefault(hit.term, []).append((hit, label))
    width = min(page.width, WIDEST)
    for number, of_term in enumerate(by_term.values()):
        lines = [Text()] if number else []
        best = of_term[0][0]
        name = Text.assemble(with_spans(best.name, page, BOLD))
        if best.also:
            name.append(", also ").append_text(with_spans(best.also, page))
        lines += wrapped(name, width)
        for hit, label in of_term:
            lines += hanging("  ", _labelled(hit, label, page), width)
        yield painted(lines, page)


def _labelled(hit: Hit, label: str, page: Page) -> Text:
    source = Text(label)
    if page.links and hit.definition.source.url:
        source.stylize(Style(link=safe_line(hit.definition.source.url)))
    return Text.assemble(source, ": ", with_spans(hit.snippet, page))
