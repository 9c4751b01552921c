"""Draws a checking report for a terminal: each finding in a line, and below it the place in the file."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from carelex.checking import CheckReport, Finding
from carelex.render.page import Page, safe
from carelex.render.report.findings import in_short, place, problem
from carelex.render.terminal import BOLD, FAULT, FINE, QUIET, WARNING, painted, wrapped

# Characters of a line to show before the place, if the whole line does not fit.
_BEFORE = 30


def report(checked: CheckReport, page: Page) -> Iterator[str]:
    """Draw the findings."""
    for finding in checked.findings:
        yield painted([*_finding(finding, page), *_line(finding, page)], page)


def summary(checked: CheckReport, page: Page) -> str:
    """Draw how much was checked and how much is wrong."""
    ink = FAULT if checked.has_faults else WARNING if checked.findings else FINE
    gap = [Text()] if checked.findings else []
    return painted([*gap, *wrapped(Text(in_short(checked), ink), page.width)], page)


def _finding(finding: Finding, page: Page) -> list[Text]:
    label = ("warning: ", WARNING) if finding.is_warning else ""
    rule = (f" [{finding.rule}]", QUIET)
    return wrapped(Text.assemble((f"{place(finding)}: ", BOLD), label, problem(finding), rule), page.width)


def _line(finding: Finding, page: Page) -> Iterator[Text]:
    """The line of the file, as far as it fits, and a mark below the place."""
    # What is no text says nothing to a reader.
    if not finding.text.strip() or finding.rule == "not-plain-text" or "\0" in finding.text:
        return
    number = str(finding.line)
    bar = "│" if page.unicode else "|"
    ellipsis = "…" if page.unicode else "..."
    room = page.width - len(number) - 5
    if room < len(ellipsis) + 2:
        return
    at = min(finding.column - 1, len(finding.text))
    # Take no more of it than can be shown; tabs, and characters that are escaped, take more room than in the file.
    near = (finding.text[max(0, at - page.width) : at], finding.text[at : at + page.width])
    before, behind = (safe(part).replace("\t", " ") for part in near)
    is_long = at > page.width or cell_len(before + behind) > room
    start = max(0, len(before) - min(_BEFORE, room // 2)) if is_long else 0
    before = ellipsis + before[start:].lstrip() if start else before
    shown = Text(before + behind)
    shown.truncate(room, overflow="crop")
    yield Text.assemble((f"  {number} {bar} ", QUIET), shown)
    if cell_len(before) < room:
        mark = (" " * cell_len(before) + "^", WARNING if finding.is_warning else FAULT)
        yield Text.assemble((f"  {' ' * len(number)} {bar} ", QUIET), mark)
