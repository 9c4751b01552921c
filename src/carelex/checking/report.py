"""What checking has found, as values."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from carelex.errors import Fault

if TYPE_CHECKING:
    from carelex.rules import Rule


class CheckedGlossary(NamedTuple):
    """A glossary file that was checked: how much there is in it, and how much is wrong.

    is_whole: whether it could be read to its end; otherwise there may be more.
    """

    file: str
    sources: int
    terms: int
    definitions: int
    links: int
    faults: int
    warnings: int
    is_whole: bool


class Finding(NamedTuple):
    """What is wrong in a glossary file, with its place, counted from 1; *text* is the line, as far as it is known.

    rule: the short name of what is wrong. is_warning: the file can be used all the same.
    """

    path: str
    line: int
    column: int
    problem: str
    rule: "Rule"
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
        return any(glossary.faults for glossary in self.glossaries)


def strictly(report: CheckReport) -> CheckReport:
    """The report with warnings as faults."""
    return CheckReport(
        tuple(
            [
                glossary._replace(faults=glossary.faults + glossary.warnings, warnings=0)
                for glossary in report.glossaries
            ]
        ),
        tuple([finding._replace(is_warning=False) for finding in report.findings]),
    )


def findings_of(faults: Iterable[Fault], warnings: Iterable[Fault]) -> list[Finding]:
    """The faults and the warnings of a file, in its order."""
    findings = [Finding(*fault, is_warning=False) for fault in faults]
    findings += [Finding(*warning, is_warning=True) for warning in warnings]
    # What is told of a file as a whole is told at its beginning.
    placed = [finding._replace(line=finding.line or 1, column=finding.column or 1) for finding in findings]
    return sorted(placed, key=lambda finding: (finding.line, finding.column, finding.is_warning, finding.problem))
