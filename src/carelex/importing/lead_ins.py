"""Finds the name that a paragraph begins with: in bold, in italics, as a link, or before a colon or a dash."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from carelex.english.headwords import is_abbreviation_of
from carelex.importing.defining import DEFINES, MEANS
from carelex.importing.plain_blocks import runs_behind, stripped, text_of
from carelex.importing.tree import Run, plain


class Parting(StrEnum):
    """What separates a name from its text."""

    COLON = "colon"
    DASH = "dash"
    STOP = "full stop"
    BREAK = "line break"
    TAB = "tab"
    NOTHING = "nothing"  # the bold or italic letters end, and the text begins
    ALONE = "alone"  # the paragraph has no text after the name


class LeadIn(NamedTuple):
    """A name at the beginning of a paragraph, and the text after it.

    mark: how the name is marked: "bold", "italic", "link", or "" if it is in plain letters.
    """

    name: tuple[Run, ...]
    text: tuple[Run, ...]
    parting: Parting
    mark: str = ""

    @property
    def words(self) -> str:
        """The words of the name in small letters and without punctuation, to compare them with others."""
        return " ".join(re.sub(r"[\W_]+", " ", plain(self.name).casefold()).split())

    @property
    def is_remark(self) -> bool:
        """Whether remarks often begin with the name, such as "Note". In alphabetical order it may be a real name."""
        return self.words in _REMARKS


# A name is shorter than a sentence. The longest names in real glossaries have about 120 characters with their brackets.
_LONGEST = 140
_LONGEST_PLAIN = 70
_MOST_WORDS = 16
_MOST_PLAIN_WORDS = 8

# Some authors write "ELM = Earth Land Model", or "ELM → Earth Land Model".
DASHES = "-‐‑‒–—―−=→"

# Words that begin a remark in a text, or say something about the page. They are not names.
_REMARKS = frozenset(
    remark.strip()
    for remark in """
    note | notes | nb | n b | please note | important | important note | remember | warning | caution | attention |
    tip | top tip | hint | info | information | example | examples | for example | eg | e g | for instance |
    case study | source | sources | reference | references | see | see also | also see | related | related terms |
    also known as | aka | also called | other names | synonyms | synonym | definition | meaning | explanation | figure
    | fig | table | box | step | question | answer | q | tel | telephone | phone | call | email | e mail | address |
    web | website | fax | contact | contact us | opening hours | date | author | last updated | updated | published |
    published by | version | page | pages | contents | keywords | summary | introduction | overview | not | no | yes |
    and | or | but | however | this | these | if | when | further reading | more information | find out more |
    read more | download | share | tags | category | categories | posted in | part of | disclaimer | copyright |
    review date | status | origin | used by | usage | pronunciation | notes to editors | why it matters | in practice
    | what this means | owner | document owner | approved | approved by | next review | last review | reviewed |
    reviewed by | ratified | ratified by | prepared by | produced by | written by | issue date | issued |
    effective date | effective from | valid from | valid until | expiry date | document type | document title |
    document reference | reference number | classification | target audience | audience | distribution | name |
    job title | lead officer | location | time | venue | cost | price | opening times | who | where | why | how | what
    | monday | tuesday | wednesday | thursday | friday | saturday | sunday | mobile | office hours | out of hours |
    postcode | twitter | facebook | company | charity number | registered charity | registration number |
    webmaster | web master | site by | website by | designed by | hosted by | maintained by | credits | photo credit
""".split("|")
)


def lead_in(runs: Sequence[Run]) -> LeadIn | None:
    """The name that a paragraph begins with, and its text; None if it begins with no name."""
    runs = _without_empty(runs)
    if len(runs) > 1 and _mark(runs[1]) and re.fullmatch(_SECTION_NUMBER, runs[0].text):
        runs = _without_empty(runs[1:])
    if not runs:
        return None
    found = _marked(runs) or _before_mark(runs) or _before_expansion(runs)
    return found if found and is_name(plain(found.name), is_marked=bool(found.mark)) else None


# "1.4 **Care plan**", "(b) *Carer*".
_SECTION_NUMBER = r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]{1,2})[.)]?\s+"

_MOST_WORDS_BEFORE_STOP = 6


def before_stop(runs: Sequence[Run]) -> LeadIn | None:
    """A name in plain letters, then a full stop and a sentence: "Brokerage. A service that …"."""
    runs = _without_empty(runs)
    found = re.match(r"([^\W\d_][^.:;!?\n]{1,60})\.\s+(?=[A-Z‘“\"'(])", runs[0].text) if runs else None
    if not found or len(found[1].split()) > _MOST_WORDS_BEFORE_STOP or not is_name(found[1], is_marked=False):
        return None
    return LeadIn((runs[0]._replace(text=found[1]),), runs_behind(runs, found.end()), Parting.STOP)


def is_name(words: str, *, is_marked: bool = True) -> bool:
    """Whether the words that a paragraph begins with may be a name, and not a sentence."""
    bare = words.strip(f" :;.{DASHES}")
    if not re.search(r"\w", bare) or re.fullmatch(r"[\d\s.,/:£$%()–-]+", bare):
        return False
    if len(words) > (_LONGEST if is_marked else _LONGEST_PLAIN):
        return False
    if len(words.split()) > (_MOST_WORDS if is_marked else _MOST_PLAIN_WORDS):
        return False
    # A question does not name anything.
    if bare.endswith("?") or re.search(r"[.!?]\s+[A-Z“‘\"']\w*\s+\w+\s", bare):
        return False
    return not (len(bare) > 40 and re.search(r"[^.]\.$", words.strip()))


def is_between(name: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a name is in alphabetical order between the last name before it and the first name after it."""
    around = [*before[-1:], name, *behind[:1]]
    return len(around) > 1 and around == sorted(around)


def _marked(runs: Sequence[Run]) -> LeadIn | None:
    """The name at the beginning that is in bold, in italics or a link, and the text after it."""
    first = runs[0]
    mark = _mark(first)
    if not mark or first.is_note_mark:
        return None
    end = _end_of_mark(runs, mark)
    # A footnote mark may follow the name.
    while end < len(runs) and runs[end].is_note_mark:
        end += 1
    name, rest = list(runs[:end]), list(runs[end:])
    # A line break in the bold letters ends the name: "**Name<br>**text".
    name, behind = _cut(name, re.compile(r"\n"))
    if behind:
        below = stripped([*behind, *rest])
        return LeadIn(tuple(name), below, Parting.BREAK, mark) if plain(below) else None
    name, rest = _whole_word(name, rest)
    name, rest = _with_bracket_closed(name, rest)
    name, rest = _joined(name, rest, mark)
    if not plain(rest):
        return LeadIn((*name, *rest), (), Parting.ALONE, mark)
    parting, text = _parted(name, rest)
    if parting is Parting.NOTHING and mark == "link" and not plain(text)[:1].isupper():
        # A sentence may begin with a link, which is then not a name.
        return None
    if parting is Parting.NOTHING and _goes_on(plain(text)) and not _is_defined(plain(name), plain(text)):
        # "**Advocacy** is help to be heard": the name is the subject of the sentence, so the text keeps it.
        return LeadIn(tuple(name), tuple(runs), parting, mark)
    return LeadIn(tuple(name), text, parting, mark)


def _mark(run: Run) -> str:
    return "bold" if run.bold else "italic" if run.italic else "link" if run.url else ""


def _end_of_mark(runs: Sequence[Run], mark: str) -> int:
    """How many runs the name has: those with its mark, and those between two of them that have no word."""
    end = 0
    for number, run in enumerate(runs):
        if run.is_note_mark:
            continue
        if _mark(run) == mark or (mark == "italic" and run.italic):
            if end and runs[end - 1].text.rstrip().endswith(":"):
                break
            end = number + 1
        elif len(run.text.strip()) > 1 or re.search(rf"[^\W_]|[\n:{DASHES}]", run.text):
            break
    return end


def _whole_word(name: list[Run], rest: list[Run]) -> tuple[list[Run], list[Run]]:
    """If the mark ends a few letters too early ("**RotaConnec**t"), extend the name to the end of the word."""
    if name and rest and name[-1].text[-1:].isalnum() and rest[0].text[:1].isalpha():
        letters = re.match(r"[^\W\d_]{1,3}(?=[\s:)(,/]|$)", rest[0].text)
        # "<a>Key worker</a><span>A person": there is no space between the two, but a capital begins a new word.
        if letters and letters[0].islower():
            name = [*name, rest[0]._replace(text=letters[0])]
            rest = [rest[0]._replace(text=rest[0].text[letters.end() :]), *rest[1:]]
    return name, rest


def _with_bracket_closed(name: list[Run], rest: list[Run]) -> tuple[list[Run], list[Run]]:
    """Where the mark ends before the bracket that closes, the name goes on to that."""
    words = plain(name)
    if words.count("(") > words.count(")") and rest and (closing := re.match(r"\s*\)", rest[0].text)):
        behind = rest[0].text[closing.end() :]
        return [*name, Run(closing[0])], [rest[0]._replace(text=behind), *rest[1:]]
    return name, rest


# The words between two names in bold, and what may follow a name before its text begins.
_JOIN = re.compile(r"\s*(?:/|,|&|\(|\bor\b|\band\b|\bor,|\baka\b|\balso known as\b|\bformerly\b)\s*$", re.IGNORECASE)
_BRACKET = re.compile(
    rf"\s*(?:[\[(][^()\[\]\n]{{1,60}}[)\]])(?=\s*(?:[:\n\t]|[{DASHES}](?:\s|$)|$)|\s+(?:[A-Z“‘\"']\w*\s|$))"
)
_OTHERS = re.compile(rf"\s*(?:/|,? or )\s*[\w’' ]{{1,40}}?(?=\s*(?::|\s[{DASHES}]\s))")


# The mark may end before the last word: "*Care* plan: …".
_LAST_WORD = re.compile(
    r" (?!(?:means?|refers|describes|includes?|covers|involves|consists?|stands|that|which|with|this|these|from)\b)"
    r"[a-z][a-z’'-]{3,20}(?=:\s)"
)


def _joined(name: list[Run], rest: list[Run], mark: str) -> tuple[list[Run], list[Run]]:
    """Add what still belongs to the name: "**Carer** or **caregiver** –", "**Flow** (turnover) –"."""
    is_in_brackets = bool(rest) and rest[0].text.strip() == "("
    if (
        len(rest) > 1
        and _JOIN.fullmatch(rest[0].text)
        and (_mark(rest[1]) == mark or (is_in_brackets and _mark(rest[1])))
    ):
        end = 1 + _end_of_mark(rest[1:], _mark(rest[1]))
        after = rest[end:]
        closing = re.match(r"\s*\)", after[0].text) if after and is_in_brackets else None
        if closing:
            after = [after[0]._replace(text=after[0].text[closing.end() :]), *after[1:]]
            return [*name, *rest[:end], Run(closing[0])], after
        if after and re.match(rf"\s*(?:[:(\n]|[{DASHES}]\s)", after[0].text):
            return _joined([*name, *rest[:end]], after, mark)
    if rest and not plain(name).endswith(":"):
        for pattern in (_BRACKET, _OTHERS, _LAST_WORD):
            if found := pattern.match(rest[0].text):
                name = [*name, rest[0]._replace(text=found[0])]
                rest = [rest[0]._replace(text=rest[0].text[found.end() :]), *rest[1:]]
    return name, rest


def _parted(name: Sequence[Run], rest: Sequence[Run]) -> tuple[Parting, tuple[Run, ...]]:
    """What separates the name from the text, and the text."""
    words, text = plain(name), text_of(rest)
    found = re.match(rf"(\s*)(:\s*[{DASHES}](?=\s)|:|[{DASHES}]+(?!\w)|[–—―]|[{DASHES}](?=\w)(?<=\s.))?(\s*)", text)
    assert found is not None
    mark = (found[2] or "").strip()
    behind = runs_behind(rest, found.end())
    if mark:
        return (Parting.COLON if mark[0] == ":" else Parting.DASH), behind
    if words.endswith(":"):
        return Parting.COLON, behind
    if re.search(rf"\s[{DASHES}]+$|\w[–—]+$", words):
        return Parting.DASH, behind
    if stop := re.match(r"\.(\s+)", text):
        return Parting.STOP, runs_behind(rest, stop.end())
    if re.search(r"\w{3}\)?\.$", words):
        return Parting.STOP, behind
    if "\n" in found[0]:
        return Parting.BREAK, behind
    if "\t" in found[0]:
        return Parting.TAB, behind
    return Parting.NOTHING, behind


def _is_defined(name: str, text: str) -> bool:
    """Whether a name is defined as in a contract: “Provider” means the company that has signed."""
    is_quoted = re.fullmatch(r"[\"“‘'].+[\"”’']", name) is not None
    return is_quoted and re.match(r"(?:shall )?means?\b|has the meaning\b", text) is not None


def as_laws_define(leads: Sequence[LeadIn]) -> list[LeadIn]:
    """Take each name out of its text if many names are defined as in a law: "*Batch* means a quantity …".

    If only a few are, the names are subjects of sentences, and the texts keep them.
    """
    behind = [_behind_subject(lead) for lead in leads]
    means = sum(re.match(MEANS, plain(text)) is not None for text in behind)
    if means < max(_FEWEST_DEFINED, len(leads) / 2):
        return [*leads]
    return [
        lead._replace(text=text) if re.match(DEFINES, plain(text)) else lead
        for lead, text in zip(leads, behind, strict=True)
    ]


_FEWEST_DEFINED = 3


def _behind_subject(lead: LeadIn) -> tuple[Run, ...]:
    """The rest of the sentence that a name begins, if its text is this sentence; otherwise nothing."""
    name, text = map(text_of, (lead.name, lead.text))
    is_sentence = lead.parting is Parting.NOTHING and name and text.startswith(name)
    return stripped(runs_behind(lead.text, len(name))) if is_sentence else ()


def _goes_on(text: str) -> bool:
    """Whether a text continues the sentence that its name began."""
    return bool(
        re.match(
            r"(?:is|are|was|were|means|refers|describes|has|have|can|may|will|stands|includes|covers|involves)\b", text
        )
    )


_PLAIN = re.compile(rf"([^\n\t]{{1,{_LONGEST_PLAIN}}}?)(?:(\t+)|(\s*:\s)|(\s+[{DASHES}]\s+|\s*[–—]\s+)|(:\n))")


def _before_mark(runs: Sequence[Run]) -> LeadIn | None:
    """The name in plain letters, before the first colon, dash or tab."""
    first = runs[0]
    found = _PLAIN.match(first.text)
    # Some names have a colon in brackets: "Care plan (also: support plan): text".
    if found and found[1].count("(") > found[1].count(")"):
        found = re.compile(rf"([^\n\t]*?\)[^\n\t]{{,20}}?)(?:(\t+)|(\s*:\s)|(\s+[{DASHES}]\s+)|(:\n))").match(
            first.text
        )
    if not found or first.is_note_mark:
        return None
    text = stripped(runs_behind(runs, found.end()))
    if not plain(text):
        return None
    parting = Parting.TAB if found[2] else Parting.DASH if found[4] else Parting.COLON
    return LeadIn((first._replace(text=found[1]),), text, parting)


_LONGEST_EXPANSION = 12
"""In words."""


def _before_expansion(runs: Sequence[Run]) -> LeadIn | None:
    """An abbreviation before the words that it is short for, and nothing else: "ASC   Adult Social Care"."""
    found = re.match(r"([^\W\d_][\w&/.-]{1,9})\s+(?=\w)", runs[0].text)
    if not found or not any(map(str.isupper, found[1])):
        return None
    text = runs_behind(runs, found.end())
    words = plain(text)
    if len(words.split()) > _LONGEST_EXPANSION or not is_abbreviation_of(found[1], words.rstrip(".")):
        return None
    return LeadIn((runs[0]._replace(text=found[1]),), text, Parting.TAB)


def _cut(runs: Sequence[Run], pattern: re.Pattern[str]) -> tuple[list[Run], list[Run]]:
    """The runs before and after the first match of *pattern*."""
    for number, run in enumerate(runs):
        if found := pattern.search(run.text):
            before, behind = run.text[: found.start()], run.text[found.end() :]
            return [*runs[:number], run._replace(text=before)], [run._replace(text=behind), *runs[number + 1 :]]
    return list(runs), []


def _without_empty(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs from the first that is not only white space."""
    for number, run in enumerate(runs):
        if run.text.strip():
            return (run._replace(text=run.text.lstrip()), *runs[number + 1 :])
    return ()
