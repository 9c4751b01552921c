"""Writes the sources in use: their publications, where they are from, and which files are not used."""

from carelex.model import SourcesInUse
from carelex.render import Format
from carelex.render.page import Page
from carelex.render.sources.notices import warning_of_skipped

__all__ = ["render_sources", "warning_of_skipped"]


def render_sources(in_use: SourcesInUse, output: Format, page: Page) -> str:
    """Write the sources as a whole document, with their files and indexes."""
    match output:
        case Format.RICH:
            from carelex.render.sources.terminal import sources
        case Format.TEXT:
            from carelex.render.sources.plain import sources
        case Format.MARKDOWN:
            from carelex.render.sources.markdown import sources
        case Format.JSON:
            from carelex.render.sources.json import sources
        case Format.JSONL:
            from carelex.render.sources.json import sources_lines as sources
        case Format.CSV:
            from carelex.render.sources.table import sources_csv as sources
        case Format.TSV:
            from carelex.render.sources.table import sources_tsv as sources
    return sources(in_use, page)
