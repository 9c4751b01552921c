"""Values for the results of checking."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from carelex.errors import Fault
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.rules import Rule


class CheckedGlossary(NamedTuple):
    """A glossary file that was checked: how much is in it, and how many errors and warnings.

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
    """An error or a warning, with its place, counted from 1; *text* is the line, if it is known.

    rule: the short name of the rule that found it.
    is_warning: the file can still be used.
    """

    path: str
    line: int
    column: int
    problem: str
    rule: "Rule"
    is_warning: bool
    text: str = ""


class CheckReport(NamedTuple):
    """The results of checking, in the order of the files.

    errors: why other files could not be read, a line each.
    """

    glossaries: tuple[CheckedGlossary, ...]
    findings: tuple[Finding, ...]
    errors: tuple[str, ...] = ()

    @property
    def has_faults(self) -> bool:
        return any(glossary.faults for glossary in self.glossaries)


def strictly(report: CheckReport) -> CheckReport:
    """Return the report with all warnings treated as errors."""
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
    """The errors and warnings of a file, in the order of their places."""
    findings = [Finding(*fault, is_warning=False) for fault in faults]
    findings += [Finding(*warning, is_warning=True) for warning in warnings]
    # A finding about the whole file is shown at its beginning.
    placed = [finding._replace(line=finding.line or 1, column=finding.column or 1) for finding in findings]
    return sorted(placed, key=lambda finding: (finding.line, finding.column, finding.is_warning, finding.problem))
