"""Finds cross-references and other names in the sentences of a text, without changing the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from carelex.english.forms import singular
from carelex.english.headwords import name_behind_see, parts_of
from carelex.importing.listed import references_in, unmarked
from carelex.importing.plain_blocks import cut, parted, text_of, trimmed
from carelex.importing.references import Reference, Targets
from carelex.importing.tree import Block, Kind, Run
from carelex.importing.wording import leads_elsewhere

OFTEN = r"(?:also|sometimes|often|commonly|usually|otherwise|formerly|previously|once|widely)"

LONGEST_LINE = 20_000
"""In characters; real paragraphs are shorter."""
_LONGEST_PHRASE = 1_000
_MOST_TOLD = 20
"""The most references in a paragraph."""


def without_bold_references(block: Block) -> Block:
    """A paragraph without the bold of what it refers to in a sentence of its own: "See also **Carer**." """
    line, runs = text_of(block.runs), block.runs
    if block.kind is not Kind.PARAGRAPH or len(line) > LONGEST_LINE or not _may_refer(line):
        return block
    for found in islice(re.finditer(r"\bSee(?: also)?:?\s+(?=\S)", line), _MOST_TOLD):
        before, inside, behind = parted(runs, found.end(), _end_of_phrase(line, found.end()))
        if inside and inside[0].bold:
            runs = (*before, *(run._replace(bold=False) for run in inside), *behind)
    return replace(block, runs=trimmed(runs))


def see_also_within(runs: Sequence[Run], targets: Targets) -> Iterator[Reference]:
    """The names after "see also" in a sentence, and those after "see" in the last sentence, if they are entries.

    The rule for "see also" is the same in a line of its own, in brackets and in a sentence: if the words may be
    the name of an entry, they are a reference, and one that leads to no entry is reported. Within a sentence, only a
    name with a capital is a reference; if there are several, only those that are entries.
    """
    line = text_of(runs)
    if not _may_refer(line):
        return
    told = re.finditer(r"\b(?:see also|see too|also see)\b(?: under\b(?!-))?(?P<mark>[:\s]*)", line, re.IGNORECASE)
    for found in islice(told, _MOST_TOLD):
        end = min(_end_of_phrase(line, found.end()), found.end() + _LONGEST_PHRASE)
        names = references_in(cut(runs, found.end(), end), targets)
        begins = re.search(r"(?:^|[.;!?(\[]\s*)(?:please )?$", line[: found.start()], re.IGNORECASE) is not None
        is_apart = begins and (line[found.start()].isupper() or line[: found.start()].rstrip()[-1:] in ("(", "["))
        if (is_apart or ":" in found["mark"]) and all(may_be_entry(name, targets) for name in names):
            yield from names
        else:
            yield from _if_names(names, targets)
    sentence = re.search(_LAST_SEE, line)
    if sentence:
        names = references_in(cut(runs, sentence.start("names"), sentence.end("names")), targets)
        if names and all(targets.find(name) for name in names):
            yield from names


def _may_refer(line: str) -> bool:
    """Whether a line has "see" in it. Most have not, and are read no further."""
    return "see" in line.lower()


_LAST_SEE = (
    r"(?:(?:^|[.!?)]\s+)(?:Please see|See)|\((?:please )?[Ss]ee)(?: under)?:?\s+(?!also\b)"
    r"(?P<names>[^.;!?()]+)[.)]*\s*$"
)


def _end_of_phrase(line: str, start: int) -> int:
    end = re.compile(r"[;()!?\]]|\.(?:\s|$|\))|\s[–—-]\s").search(line, start)
    return end.start() if end else len(line)


_MOST_WORDS_OF_NAME = 8


def may_be_entry(reference: Reference, targets: Targets) -> bool:
    """Whether a reference leads to an entry, or may be the name of one: not a page elsewhere, nor "page 12"."""
    if targets.find(reference):
        return True
    if reference.url and leads_elsewhere(reference.url):
        return False
    is_short = 0 < len(reference.words.split()) <= _MOST_WORDS_OF_NAME
    return is_short and name_behind_see(f"See {reference.words}") is not None


def _if_names(names: Sequence[Reference], targets: Targets) -> Iterator[Reference]:
    """Those that are entries, and those that may be names of entries, unless they clearly are something else."""
    is_alone = len(names) == 1 and not names[0].url and names[0].words[:1].isupper()
    for name in names:
        if targets.find(name) or (is_alone and may_be_entry(name, targets)):
            yield name


_IN_SENTENCE = re.compile(
    r"(?P<before>^|[.;:]\s*|\(\s*|,\s*(?:and\s+)?|\b(?:is|are|was|were|it|this|these|they)\s+)"
    rf"(?P<lead>(?:(?:also|sometimes|often|commonly|otherwise)\s+(?:{OFTEN} )?|(?<![^.] )(?:formerly|previously) "
    r"|(?:may|can)\s+(?:also\s+|sometimes\s+)?be\s+)(?:known|called|referred\s+to|termed)(?:\s+as)?|a\.?k\.?a\.?)(?:\s*:)?\s+(?P<names>[^.;()]+)",
    re.IGNORECASE,
)

# Words that continue a sentence after a name.
_MORE_IS_SAID = (
    r",?\s+(?:which|that|who|because|when|where|if|by|for|though|although|but|is|are|was|were|has|have|can|may"
    r"|and (?:is|are|it|this|has|have)"
    # "Also known as BSL in Britain" says where; "first in family" is a name.
    r"|in(?= (?:[A-Z]|an?|the|this|that|these|some|many|most|other|our|its?|their|older|law|practice|short|full)))\b"
)

# "Formerly “roster”."
_FORMERLY = re.compile(
    r"(?:^|(?<=[.;(] ))(?:formerly|previously)\s+(?P<names>[\"“‘'][^.;()]+[\"”’'])(?=[.;)]|$)", re.IGNORECASE
)

_MOST_WORDS_OF_ALIAS = 5

# "It is also known as": later in a text, "it" may be anything.
_SECOND_SENTENCE = r"(?:[^.;:]*[.;:]\s+)?(?:it|this|these|they|which)?\s*"


def aliases_within(line: str, name: str) -> Iterator[str]:
    """Other names that a sentence gives the entry called *name*: "Also referred to as flat grants"."""
    if not re.search(r"known|called|referred|termed|a\.?k\.?a|formerly|previously", line, re.IGNORECASE):
        # As most lines are; the patterns below take much longer.
        return
    for found in _IN_SENTENCE.finditer(line):
        names = re.split(_MORE_IS_SAID, found["names"])[0]
        before = line[: found.start()]
        sign = found["before"].strip()[:1]
        is_of_entry = _ends_with_name(before, name)
        if sign == "(" and not is_of_entry and not re.match(r"\)\s*(?:[.;]|$)", line[found.end("names") :]):
            continue
        if sign == ",":
            if is_of_entry:
                names = names.partition(",")[0]
            elif line[found.end("names") :].strip(" .)") or "," in names:
                continue
        is_told = re.search(r"[a-z]\s*$", found["before"], re.IGNORECASE)
        if is_told and not (is_of_entry or re.fullmatch(_SECOND_SENTENCE, before, re.IGNORECASE)):
            continue
        yield from _named_in(names)
    for found in _FORMERLY.finditer(line):
        yield from _named_in(found["names"])


# Where the first name has quotes, so have the others: “side letter” or “side agreement”, a contract that …
_QUOTED = re.compile(
    r"(?:[\"“‘'][^\"“”]{1,60}?[\"”’'](?:\s*,?\s*(?:or|and)\s+(?=[\"“‘'])|\s*,\s*(?=[\"“‘']))?)+(?=\W|$)"
)


def _named_in(names: str) -> Iterator[str]:
    if quoted := _QUOTED.match(names):
        names = quoted[0]
    for alias in _alternatives(names):
        bare = unmarked(re.sub(r"^(?:the|an?|its?)\s+", "", alias.strip(), flags=re.IGNORECASE))
        # "A nurse is also called when somebody falls."
        if bare and len(bare.split()) <= _MOST_WORDS_OF_ALIAS and name_behind_see(f"See {bare}"):
            yield bare


def _ends_with_name(before: str, name: str) -> bool:
    """Whether the words before end with the name of the entry, perhaps with an article or in the plural."""
    sentence = re.split(r"[.;:]\s", before)[-1]
    return bool(sentence.strip()) and singular(sentence) == singular(parts_of(name).core)


def _alternatives(names: str) -> list[str]:
    """Names that are separated by "or" and commas; if one of them is long, this is no list of names."""
    parts = re.split(r"\s*,\s*(?:or\s+|and\s+)?|\s+or\s+", names)
    return parts if all(0 < len(part.split()) <= _MOST_WORDS_OF_ALIAS for part in parts) else []
