"""Checks glossary files one by one and against each other: what one says about another, and what two both have."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from carelex.checking.beside import Guesses, InUse, Other
from carelex.checking.file import CheckedFile
from carelex.checking.lines import Told
from carelex.checking.links import contradiction_elsewhere, link_to_nothing, link_within_file
from carelex.checking.references import see_circle, see_nothing
from carelex.checking.report import CheckReport, Finding, findings_of
from carelex.checking.subjects import Subject
from carelex.checking.terms import Said
from carelex.glossary import unpacked
from carelex.lookup import Lexicon, repairing
from carelex.names import same_name, written_alike
from carelex.progress import Progress, Report

if TYPE_CHECKING:
    from carelex.rules import WarningRule

# Up to this many definitions that another glossary also has are reported one by one.
_COPIES = 3

# The number of terms between two reports of progress.
_BATCH = 1000


# A definition, and the definitions of its term in other glossaries with the same words, each with the glossary's name.
_Compared: TypeAlias = tuple[Said, list[tuple[str, Said]]]


@repairing
def check_glossaries(
    lexicon: Lexicon,
    subjects: Sequence[Subject],
    report: Report | None = None,
    *,
    with_lines: bool = False,
) -> CheckReport:
    """Check glossaries one by one, against each other, and against those of *lexicon*.

    report: called now and then with the progress.
    with_lines: also give each finding the line of the file.
    Raises GlossaryError if a file cannot be read to its end.
    """
    beside = [InUse(index) for index in lexicon.indexes]
    context = None if len(subjects) > 1 else frozenset().union(*(other.keys for other in beside))
    files = [_checked(subject, context, report) for subject in subjects]
    for number, file in enumerate(files):
        _compare(file, [*beside, *files[:number]], files[number + 1 :])
    return CheckReport(
        glossaries=tuple([file.as_checked() for file in files]),
        findings=tuple(
            [
                finding
                for subject, file in zip(subjects, files, strict=True)
                for finding in _with_lines(findings_of(file.faults, file.warnings), subject if with_lines else None)
            ]
        ),
    )


def _checked(subject: Subject, context: frozenset[str] | None, report: Report | None) -> CheckedFile:
    """Check a file by itself."""
    with subject.open() as file:
        checked = CheckedFile(file, subject.name, context)
        terms = checked.terms()
        while True:
            if report:
                report(Progress(subject.name, checked.term_count, checked.reading.position, subject.size))
            if not [*islice(terms, _BATCH)]:
                return checked


def _compare(file: CheckedFile, earlier: Sequence[Other], later: Sequence[Other]) -> None:
    """Apply the rules that need other glossaries. If two files have the same thing, the later one gets the warning."""
    if not file.reading.is_whole:
        return
    others = [*earlier, *later]
    for rule, check in RULES_BESIDE_OTHERS.items():
        for told in check(file, others):
            file.warn(rule, told)
    for rule, check in RULES_BESIDE_EARLIER.items():
        for told in check(file, earlier):
            file.warn(rule, told)
    compared = [*_with_same_words(file, earlier)]
    for rule, check_words in RULES_FOR_THE_SAME_WORDS.items():
        for told in check_words(compared):
            file.warn(rule, told)


def _with_lines(findings: list[Finding], subject: Subject | None) -> Iterator[Finding]:
    """The findings, each with its line of *subject*, if that is given."""
    wanted = {finding.line for finding in findings}
    texts: dict[int, str] = {}
    if wanted and subject is not None:
        with subject.open() as file, io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace") as text:
            last = max(wanted)
            for number, line in enumerate(text, start=1):
                if number in wanted:
                    texts[number] = line.rstrip("\n")
                if number == last:
                    break
    for finding in findings:
        yield finding._replace(text=texts.get(finding.line, ""))


def term_elsewhere(file: CheckedFile, others: Sequence[Other]) -> Iterator[Told]:
    linked = {same_name(name) for glossary in (file, *others) for link in glossary.links for name in link.names}
    for alias, place, _ in file.names.others:
        # An abbreviation joins both into one concept, or is known to have several meanings; for links, the editors have
        # decided.
        if place in file.names.abbreviations or same_name(alias) in linked:
            continue
        alike = written_alike(alias)
        owner = None if file.has_term(alike) else next((other for other in others if other.has_term(alike)), None)
        if owner:
            problem = f"'{alias}' is a term of its own in {owner.name}, and leads there"
            yield unpacked(place), f"{problem}; if both mean the same, say so under 'links'"


def see_also(file: CheckedFile, others: Sequence[Other]) -> Iterator[Told]:
    known = [file, *others]
    guesses = Guesses(known)
    for name, place in file.see_also:
        alike = written_alike(name)
        if any(glossary.has_name(alike) for glossary in known):
            continue
        guess = guesses.of(alike)
        way_out = f": did you mean '{guess}'?" if guess else "; correct it or remove it"
        yield unpacked(place), f"see_also leads to nothing: no term '{name}'{way_out}"


def source_elsewhere(file: CheckedFile, earlier: Sequence[Other]) -> Iterator[Told]:
    for source_id, name in file.source_names.items():
        for other in earlier:
            theirs = other.source_names.get(source_id, name)
            if same_name(theirs) != same_name(name):
                problem = f"'{source_id}' is {name} here, but {theirs} in {other.name}"
                yield file.source_places[source_id], f"{problem}; give one of them another id"
                break


def needless_replaces(file: CheckedFile, others: Sequence[Other]) -> Iterator[Told]:
    for alike, definitions in file.definitions.by_term.items():
        for said in definitions:
            if said.replaces and not any(
                other.source == said.source for glossary in others for other in glossary.said(alike)
            ):
                problem = f"it replaces nothing: no other glossary here has this term from '{said.source}'"
                yield unpacked(said.place), f"{problem}; correct the term or the source, or remove 'replaces'"


def two_texts(compared: Sequence[_Compared]) -> Iterator[Told]:
    for said, theirs in compared:
        if said.replaces or _first_copy(said, theirs):
            continue
        if name := next((name for name, other in theirs if other.text != said.text), None):
            problem = f"the text differs from that in {name} in white space only; make them the same"
            yield unpacked(said.place), problem


def definition_elsewhere(compared: Sequence[_Compared]) -> Iterator[Told]:
    copies: dict[str, list[Said]] = {}
    for said, theirs in compared:
        if name := _first_copy(said, theirs):
            copies.setdefault(name, []).append(said)
    for name, definitions in copies.items():
        if len(definitions) > _COPIES:
            problem = f"this and {len(definitions) - 1:,} more definitions are in {name} too, in the same words"
            yield unpacked(definitions[0].place), f"{problem}; remove them here or there"
            continue
        for said in definitions:
            problem = f"'{said.source}' says the same of this term in {name}; remove it here or there"
            yield unpacked(said.place), problem


RULES_BESIDE_OTHERS: "dict[WarningRule, Callable[[CheckedFile, Sequence[Other]], Iterator[Told]]]" = {
    "term-elsewhere": term_elsewhere,
    "see-also": see_also,
    "see-nothing": see_nothing,
    "see-circle": see_circle,
    "link-to-nothing": link_to_nothing,
    "link-within-file": link_within_file,
    "needless-replaces": needless_replaces,
}
RULES_BESIDE_EARLIER: "dict[WarningRule, Callable[[CheckedFile, Sequence[Other]], Iterator[Told]]]" = {
    "contradiction-elsewhere": contradiction_elsewhere,
    "source-elsewhere": source_elsewhere,
}
RULES_FOR_THE_SAME_WORDS: "dict[WarningRule, Callable[[Sequence[_Compared]], Iterator[Told]]]" = {
    "two-texts": two_texts,
    "definition-elsewhere": definition_elsewhere,
}


def _with_same_words(file: CheckedFile, others: Sequence[Other]) -> Iterator[_Compared]:
    """Find the definitions of *file* whose words another glossary also has for the term."""
    for alike, definitions in file.definitions.by_term.items():
        theirs = [(other.name, said) for other in others for said in other.said(alike)]
        for said in definitions:
            if close := [(name, other) for name, other in theirs if other.words == said.words]:
                yield said, close


def _first_copy(said: Said, theirs: Iterable[tuple[str, Said]]) -> str | None:
    """The first glossary that has the same text from the same source."""
    return next((name for name, other in theirs if (other.text, other.source) == (said.text, said.source)), None)
