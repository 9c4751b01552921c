"""What checking has found, as values."""

from typing import NamedTuple


class CheckedGlossary(NamedTuple):
    """A glossary file that was checked: how much there is in it, and how much is wrong.

    is_whole: whether it could be read to its end; otherwise there may be more.
    """

    file: str
    sources: int
    terms: int
    definitions: int
    faults: int
    warnings: int
    is_whole: bool


class Finding(NamedTuple):
    """What is wrong in a glossary file, with its place, counted from 1; *text* is the line, as far as it is known.

    is_warning: the file can be used all the same.
    """

    path: str
    line: int
    column: int
    problem: str
    is_warning: bool
    text: str = ""


class CheckReport(NamedTuple):
    """What checking has found, file by file, in the order of the files.

    errors: why other files that were to be checked could not be read, a line each.
    """

    glossaries: tuple[CheckedGlossary, ...]
    findings: tuple[Finding, ...]
    errors: tuple[str, ...] = ()

    @property
    def has_faults(self) -> bool:
        return any(each.faults for each in self.glossaries)


def strictly(report: CheckReport) -> CheckReport:
    """The report with warnings as faults."""
    return CheckReport(
        tuple([each._replace(faults=each.faults + each.warnings, warnings=0) for each in report.glossaries]),
        tuple([each._replace(is_warning=False) for each in report.findings]),
    )
