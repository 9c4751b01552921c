"""The parts of a checking report that the formats share: a finding in a line, a summary, a row."""

from collections.abc import Iterator

from carelex.checking import CheckReport, Finding
from carelex.render.page import counted, safe, safe_line

COLUMNS = ("file", "line", "column", "kind", "message", "rule")


def place(finding: Finding) -> str:
    """The place of a finding, as editors and compilers write it."""
    return f"{safe_line(finding.path)}:{finding.line}:{finding.column}"


def problem(finding: Finding) -> str:
    """The problem, in a line."""
    # Quotations keep their spaces, because these may be the mistake.
    return safe(finding.problem.replace("\n", " "))


def message(finding: Finding) -> str:
    """The problem, with the rule in brackets at the end."""
    return f"{problem(finding)} [{finding.rule}]"


def kind(finding: Finding) -> str:
    return "warning" if finding.is_warning else "fault"


def row(finding: Finding) -> dict[str, object]:
    """A finding as data; the keys are `COLUMNS`."""
    values = (finding.path, finding.line, finding.column, kind(finding), finding.problem, finding.rule)
    return dict(zip(COLUMNS, values, strict=True))


def in_short(report: CheckReport) -> str:
    """How much was checked, and how much is wrong."""
    return ", ".join(_summary(report))


def _summary(report: CheckReport) -> Iterator[str]:
    yield counted(len(report.glossaries), "file")
    if broken := sum(not glossary.is_whole for glossary in report.glossaries):
        yield "not read to its end" if len(report.glossaries) == 1 else f"{broken:,} of them not read to the end"
    terms = sum(glossary.terms for glossary in report.glossaries)
    links = sum(glossary.links for glossary in report.glossaries)
    if terms or not links:
        yield counted(terms)
        yield counted(sum(glossary.definitions for glossary in report.glossaries), "definition")
    if links:
        yield counted(links, "link")
    faults = sum(glossary.faults for glossary in report.glossaries)
    warnings = sum(glossary.warnings for glossary in report.glossaries)
    yield counted(faults, "error") if faults else "no errors"
    if warnings:
        yield counted(warnings, "warning")
