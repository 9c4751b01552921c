"""Writes the results of checking: the findings, and a summary for readers."""

from collections.abc import Iterator

from carelex.checking import CheckReport
from carelex.render import Format
from carelex.render.page import Page


def render_report(checked: CheckReport, output: Format, page: Page, *, quiet: bool = False) -> Iterator[str]:
    """Write the findings, a line or an object each; in reading formats with a summary, unless *quiet*."""
    match output:
        case Format.RICH:
            from carelex.render.report.terminal import report
        case Format.TEXT:
            from carelex.render.report.plain import report
        case Format.MARKDOWN:
            from carelex.render.report.markdown import report
        case Format.JSON:
            from carelex.render.report.json import report
        case Format.JSONL:
            from carelex.render.report.json import report_lines as report
        case Format.CSV:
            from carelex.render.report.table import report_csv as report
        case Format.TSV:
            from carelex.render.report.table import report_tsv as report
    yield from report(checked, page)
    if checked.glossaries and not quiet:
        yield _summary(checked, output, page)


def _summary(checked: CheckReport, output: Format, page: Page) -> str:
    match output:
        case Format.RICH:
            from carelex.render.report.terminal import summary
        case Format.TEXT:
            from carelex.render.report.plain import summary
        case Format.MARKDOWN:
            from carelex.render.report.markdown import summary
        case _:
            # The data formats have no summary.
            return ""
    return summary(checked, page)
