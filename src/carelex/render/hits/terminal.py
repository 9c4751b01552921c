"""Draws search results for a terminal: below each term its best passages, with matching words marked."""

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from carelex.render.hits.passages import Shown, left_out, passages
from carelex.render.page import Page, in_a_row, safe_line
from carelex.render.terminal import BOLD, QUIET, WIDEST, hanging, painted, with_spans, wrapped
from carelex.searching import Searched


def hits(searched: Searched, page: Page) -> Iterator[str]:
    """Draw the entries in the page's width."""
    width = min(page.width, WIDEST)
    for number, (entry, shown) in enumerate(passages(searched)):
        lines = [Text()] if number else []
        name = Text.assemble(with_spans(entry.name, page, BOLD))
        if entry.also:
            name.append(", also ").append_text(with_spans(entry.also, page))
        lines += wrapped(name, width)
        for passage in shown:
            lines += hanging("  ", _labelled(passage, page), width)
        if more := left_out(entry):
            lines += hanging("  ", Text(more, QUIET), width)
        yield painted(lines, page)


def _labelled(passage: Shown, page: Page) -> Text:
    label = Text(in_a_row([label for label, _ in passage.labels], "and"))
    at = 0
    for name, source in passage.labels:
        at = label.plain.index(name, at)
        if page.links and source.url:
            label.stylize(Style(link=safe_line(source.url)), at, at + len(name))
        at += len(name)
    return Text.assemble(label, ": ", with_spans(passage.snippet, page))
