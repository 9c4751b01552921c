"""Splits a line that lists several names, which are links or separated by commas and "and"."""

import re
from collections.abc import Iterator, Sequence

from carelex.importing.bare_names import name_of
from carelex.importing.plain_blocks import text_of
from carelex.importing.references import Reference, Targets
from carelex.importing.tree import Run


def references_in(runs: Sequence[Run], targets: Targets) -> list[Reference]:
    """The names in a line: each link is one; other names are separated by commas, semicolons and "and"."""
    linked = list(links_in(runs))
    if linked and not re.search(r"\w", _between_links(runs)):
        return linked
    line = re.sub(r"[.\s]+$", "", text_of(runs))
    return [Reference(name, _url_of(name, linked)) for name in _parted(line, targets)]


def listed_references(field: str, targets: Targets) -> list[Reference]:
    """The names in a field that holds nothing but references."""
    if targets.find(Reference(field.strip())):
        return [Reference(field.strip(), is_of_data=True)]
    return [Reference(name, is_of_data=True) for name in _parted(field, targets)]


def links_in(runs: Sequence[Run]) -> Iterator[Reference]:
    words, url = "", None
    for run in (*runs, Run("")):
        if run.url != url:
            if url is not None and words.strip():
                yield Reference(_named(words), url)
            words, url = "", run.url
        words += run.text


def _named(words: str) -> str:
    return name_of([Run(words)])


def _between_links(runs: Sequence[Run]) -> str:
    return re.sub(r"\b(?:and|or)\b", "", "".join(run.text for run in runs if run.url is None), flags=re.IGNORECASE)


def _url_of(name: str, linked: Sequence[Reference]) -> str | None:
    return next((link.url for link in linked if link.words == name), None)


def _parted(line: str, targets: Targets) -> list[str]:
    """Split a list of names; the name of an entry stays whole: "Aids and adaptations"."""
    names = []
    for part in re.split(r"\s*[;|•\n]\s*", line):
        names += _parted_further(part, targets)
    return [name for part in names if any(map(str.isalnum, name := unmarked(part)))]


def _parted_further(part: str, targets: Targets) -> list[str]:
    if targets.find(Reference(unmarked(part))):
        return [part]
    for mark in (r"\s*,\s*(?:and\s+|or\s+)?", r"\s+(?:and|or|&)\s+", r"\s+/\s+"):
        pieces = re.split(mark, part)
        if len(pieces) > 1:
            return [name for piece in pieces for name in _parted_further(piece, targets)]
    return [part]


def unmarked(name: str) -> str:
    """A name without the quotes and brackets that a sentence adds."""
    bare = name.strip(_MARKS)
    while bare and (bare[0] in "([" or bare[-1] in ")]") and not _ends_with_own_bracket(bare):
        bare = (bare[1:] if bare[0] in "([" else bare[:-1]).strip(_MARKS)
    return bare[:-1] if bare.endswith("’") and "‘" in name else bare


_MARKS = " .,;:*_\"“”‘'"


def _ends_with_own_bracket(name: str) -> bool:
    """Whether the bracket at the end of a name, or at its beginning, belongs to it: "Direct payment (DP)"."""
    return re.fullmatch(r"\([^()]+\)\s*[^()\s].*|[^()\[\]].*\([^()]+\)|[^()\[\]].*\[[^\[\]]+\]", name) is not None
