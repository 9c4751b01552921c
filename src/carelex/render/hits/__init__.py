"""Writes the results of a search: the best entries first."""

from carelex.render import Format
from carelex.render.hits.notices import notices_of_search
from carelex.render.page import Page
from carelex.searching import Searched

__all__ = ["notices_of_search", "render_hits"]


def render_hits(searched: Searched, output: Format, page: Page) -> str:
    """Write the entries, best first, as one document; in the reading formats, nothing at all if there are none."""
    match output:
        case Format.RICH:
            from carelex.render.hits.terminal import hits
        case Format.TEXT:
            from carelex.render.hits.plain import hits
        case Format.MARKDOWN:
            from carelex.render.hits.markdown import hits
        case Format.JSON:
            from carelex.render.hits.json import hits
        case Format.JSONL:
            from carelex.render.hits.json import hits_lines as hits
        case Format.CSV:
            from carelex.render.hits.table import hits_csv as hits
        case Format.TSV:
            from carelex.render.hits.table import hits_tsv as hits
    return "".join(hits(searched, page))
