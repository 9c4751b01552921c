"""Writes the report of `carelex doctor`."""

from collections.abc import Sequence

from carelex.model import Observed
from carelex.render import Format
from carelex.render.page import Page

__all__ = ["render_doctor"]


def render_doctor(observed: Sequence[Observed], output: Format, page: Page) -> str:
    """Write the report as a whole document."""
    match output:
        case Format.RICH:
            from carelex.render.doctor.terminal import report
        case Format.TEXT:
            from carelex.render.doctor.plain import report
        case Format.MARKDOWN:
            from carelex.render.doctor.markdown import report
        case Format.JSON:
            from carelex.render.doctor.json import report
        case Format.JSONL:
            from carelex.render.doctor.json import report_lines as report
        case Format.CSV:
            from carelex.render.doctor.table import report_csv as report
        case Format.TSV:
            from carelex.render.doctor.table import report_tsv as report
    return report(observed, page)
