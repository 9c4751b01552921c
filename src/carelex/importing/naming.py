"""Takes the name of an entry apart, as a document writes it: the term, its abbreviation, and what else it is called."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from carelex.english.forms import ends_in_adjective, stems, words
from carelex.english.headwords import is_abbreviation_of, is_initials_of, parts_of
from carelex.importing.plain_blocks import lines_of, text_of
from carelex.importing.tree import Run
from carelex.names import same_name


class Naming(NamedTuple):
    """What a name consists of. headword: as the document writes it, where that is not the term.

    written_first: what stands first in it; of "ACC (Area care committee)", the abbreviation. see: to what it refers.
    """

    term: str
    headword: str | None = None
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    written_first: str = ""
    see: str = ""


_LONGEST = 300
"""In characters; a longer name is left whole."""


def name_of(runs: Iterable[Run]) -> str:
    """The name that some runs write, in one line, without what sets it off: bullets, numbers, a colon."""
    return _bare(" ".join(text_of(line) for line in lines_of(runs)))


def take_apart(
    written: str, text: Callable[[], str], abbreviation: str = "", other_names: Iterable[str] = ()
) -> Naming:
    """Take a *written* name apart.

    text: gives what is said of it, which may show that "X / Y" are no two names. abbreviation, other_names: what
    stands in fields of their own.
    """
    if len(written) > _LONGEST:
        return Naming(written, written_first=written)
    if refers := re.fullmatch(_WITH_REFERENCE, written, re.IGNORECASE):
        written = refers["name"]
    asked = _unquoted(asked_for(written) or "")
    # What stands within a question has no capital.
    term, found = _parts(f"{asked[0].upper()}{asked[1:]}" if asked else written, text)
    shorts = [*found.shorts, *filter(is_a_name, names_in(abbreviation))]
    others: list[str] = []
    given = (_unquoted(_bare(name)) for field in other_names for name in names_in(field))
    for name in (*found.others, *given):
        looks_short = is_short_for(name, term) and not shorts
        (shorts if looks_short else others).append(name)
    shorts = _once(shorts, but_for=[term])
    aliases = _once([*others, *shorts[1:]], but_for=[term, *shorts[:1]])
    headword = written if written != term else None
    see = refers["see"] if refers else ""
    return Naming(term, headword, shorts[0] if shorts else None, tuple(aliases), found.first or term, see)


# "Respite care – see Short break".
_WITH_REFERENCE = r"(?P<name>.*\w.*?)\s*(?:[–—:,;(\[]|\s-)\s*(?:see(?: also)?|refer to):?\s+(?P<see>\S.*?)\s*[)\]]?"


def is_short_for(short: str, name: str) -> bool:
    """Whether *short* is the abbreviation of *name*, or of its beginning with the rest behind it: KIT day."""
    if is_abbreviation_of(short, name):
        return True
    short_words, name_words = short.split(), name.split()
    alike = 0
    for one, other in zip(short_words[:0:-1], name_words[:0:-1], strict=False):
        if one.lower() != other.lower():
            break
        alike += 1
    return bool(alike) and is_abbreviation_of(" ".join(short_words[:-alike]), " ".join(name_words[:-alike]))


def asked_for(name: str) -> str | None:
    """What a question asks the meaning of: "What is a care plan?", "What does CHC mean?"; None where *name* is none."""
    asked = re.fullmatch(_ASKED, name.strip(), re.IGNORECASE)
    return next(filter(None, asked.groups()), None) if asked else None


_ASKED = (
    r"(?:what|who)(?:['’]s|\s+(?:is|are|was|were))\s+(?:meant\s+by\s+)?(?:(?:an?|the|your)\s+)?(\S.{0,60}?)\s*\?"
    r"|what\s+do(?:es)?\s+(?:(?:an?|the)\s+)?(\S.{0,60}?)\s+(?:mean|stand\s+for)\s*\?"
)


def is_a_name(name: str) -> bool:
    """Whether something stands there: not a dash, nor "N/A"."""
    return any(map(str.isalnum, name)) and same_name(name) not in _NOTHING


_NOTHING = frozenset("n/a na none nil - tbc tbd".split())


def names_in(field: str) -> list[str]:
    """The names in a field that may hold several: parted by semicolons, bars, breaks, or commas in a plain list."""
    parts = [part.strip() for part in re.split(r"\s*[;|\n\t•]\s*|\s+/\s+", field)]
    return [name for part in parts for name in _parted_by_commas(part) if name]


_MOST_WORDS_OF_LISTED = 5


def _parted_by_commas(field: str) -> list[str]:
    parts = [part.strip() for part in re.split(r",(?!\d)\s*|\s+or\s+", field)]
    is_list = len(parts) > 1 and all(
        part and len(part.split()) <= _MOST_WORDS_OF_LISTED and not re.search(r"\band\b", part) for part in parts
    )
    return [part.removeprefix("or ") for part in parts] if is_list else [field]


def _once(names: Iterable[str], but_for: Sequence[str]) -> list[str]:
    """The names in their order, each once, without some."""
    seen = {same_name(name) for name in but_for}
    kept = []
    for name in names:
        if is_a_name(name) and (fold := same_name(name)) not in seen:
            seen.add(fold)
            kept.append(name)
    return kept


class _Found(NamedTuple):
    """What else is in a name: abbreviations, other names, and what stood first."""

    shorts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    first: str = ""


def _parts(written: str, text: Callable[[], str]) -> tuple[str, _Found]:
    """The term that a name writes, and what else."""
    bare = _unquoted(written)
    if bare.replace(" ", "").isalpha() and " or " not in bare and " aka " not in bare:
        return bare, _Found()
    quoted = _quoted_names(bare)
    if quoted:
        return quoted[0], _Found((), tuple(quoted[1:]))
    bare, others = _without_known_as(bare)
    bare, in_brackets = _without_brackets(bare)
    others += in_brackets
    if others and is_abbreviation_of(bare, others[0]):
        # "GP (general practitioner or family doctor)".
        return others[0], _Found((bare,), tuple(others[1:]), bare)
    # Of "Assessor (BIA) / assessor" each side is a name to be taken apart.
    sides = _sides(bare, text) if re.search(r"\).*(?:[/|]| or )|(?:[/|]| or ).*\(", bare) else []
    if not sides:
        core, shorts = _without_abbreviation(bare)
        if shorts:
            first = next((short for short in shorts if bare.startswith(short)), "")
            return core, _Found(tuple(map(_unquoted, shorts)), tuple(others), first)
        sides = _sides(core, text)
    if not sides:
        return core, _Found((), tuple(others))
    apart = [_without_abbreviation(_unquoted(side)) for side in sides]
    (core, shorts), *alike = apart
    others += [name for other, other_shorts in alike for name in (other, *other_shorts)]
    return core, _Found(shorts, tuple(others))


def _without_abbreviation(name: str) -> tuple[str, tuple[str, ...]]:
    """A name without its abbreviation, and that; one whose abbreviation is that of a part of it stays whole."""
    parts = parts_of(name)
    return parts if parts.abbreviations else _with_small_initials(name)


# What sets a name off, and is no part of it.
_BEFORE = re.compile(
    r"[\s•·▪◦●■➢*–—¶#›»>-]+(?=\S)|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]\s+(?=\S)|\d{1,3}(?:\.\d{1,3}){1,4}\s+(?=[^\W\d_])"
)
_BEHIND = re.compile(r"[\s:;,=¶#*†‡–—-]+$")


def _bare(name: str) -> str:
    bare = _BEHIND.sub("", name.strip())
    before = _BEFORE.match(bare)
    if before and any(map(str.isalpha, bare[before.end() :])):
        bare = bare[before.end() :]
    if bare.endswith(".") and not re.search(
        r"(?:^|[\s.(])(?:[^\W\d_]{1,2}|etc|inc|ltd|plc|co|dept|no|vs|st|mr|mrs)\.$", bare, re.IGNORECASE
    ):
        bare = bare.rstrip(". ")
    return bare.strip() or name.strip()


_QUOTES = {"'": "'", '"': '"', "‘": "’", "“": "”", "«": "»", "`": "`"}


def _unquoted(name: str) -> str:
    """A name without the quotes around the whole of it."""
    if len(name) > 2 and _QUOTES.get(name[0]) == name[-1] and not set(name[1:-1]) & {name[0], name[-1]}:
        return name[1:-1].strip()
    return name


def _quoted_names(name: str) -> list[str]:
    """The names of a list in which each stands in quotes: 'DC' or 'DoC'."""
    if name[:1] not in _QUOTES:
        return []
    one = "|".join(f"{re.escape(left)}[^{right}]+{re.escape(right)}" for left, right in _QUOTES.items())
    if not re.fullmatch(rf"(?:{one})(?:\s*(?:,|/|;|\bor\b|\band\b)+\s*(?:{one}))+", name):
        return []
    return [_unquoted(quoted) for quoted in re.findall(one, name)]


_KNOWN_AS = (
    r"(?:also |sometimes |often |commonly |usually |otherwise |formerly |previously |once |now |or )*"
    r"(?:known as|called|referred to as|termed|named)|aka|a\.k\.a\.?|formerly|previously|or|was|synonyms?:?"
    r"|(?:old|former|other|alternative) (?:name|term):?"
)


def _without_known_as(name: str) -> tuple[str, list[str]]:
    """A name without what it says of its other names, and these."""
    if not re.search(r"[(\[,;–—]|\s(?:-|a\.?k\.?a|also|formerly)\b", name):
        return name, []
    others: list[str] = []

    def take(found: re.Match[str]) -> str:
        others.extend(_known_as(found["names"]))
        return " "

    in_brackets = rf"\s*[(\[]\s*(?:{_KNOWN_AS}|also)[\s:]+(?P<names>[^()\[\]]+?)\s*[)\]]\s*$"
    rest = re.sub(in_brackets, take, name, flags=re.IGNORECASE)
    behind = (
        rf"\s*[,;–—-]\s+(?:{_KNOWN_AS})[\s:]+(?P<names>.+)$"
        r"|\s+(?:aka|a\.k\.a\.?|also known as|formerly known as)[\s:]+(?P<more>.+)$"
    )
    if found := re.search(behind, rest, re.IGNORECASE):
        others += _known_as(found["names"] or found["more"])
        rest = rest[: found.start()]
    return (" ".join(rest.split()), others) if rest.strip() else (name, [])


def _known_as(names: str) -> list[str]:
    """The names that stand behind "also known as", with their abbreviations."""
    bare = re.sub(r"^(?:the|an?)\s+", "", names)
    alternatives = re.split(r"\s*,?\s+or\s+", bare)
    listed = [name for part in alternatives for name in names_in(part)]
    return [name for other in listed for name in _spread(_unquoted(other))]


def _spread(name: str) -> list[str]:
    core, shorts = _without_abbreviation(name)
    return [core, *shorts]


def _without_brackets(name: str) -> tuple[str, list[str]]:
    """A name without brackets at its end that hold another name of the thing, and that name; or a plural in them."""
    if not name.endswith(")"):
        return name, []
    plural = re.fullmatch(r"(.*\w)\((?:s|es|ies)\)", name)
    if plural:
        return plural[1], []
    bracket = re.fullmatch(r"(?P<core>[^()]+?)\s+\((?P<within>[^()]+)\)", name)
    if not bracket or parts_of(name).abbreviations:
        return name, []
    core, within = bracket["core"], bracket["within"].strip()
    if is_initials_of(within, core) or not _is_other_name(within, core):
        return name, []
    return core, [_unquoted(other) for other in names_in(within)]


# What stands in brackets to say of which field, place or kind of word a name is.
_LABELS = frozenset(
    """
    abbreviation accounting acronym act acute adj adjective admin adoption adult adults adv adverb benefit benefits
    building care carer carers charity child children clinical community company data day dementia disability
    disabled district economics education england english eu europe family finance financial form formal fostering
    gb general generic guidance health healthcare historic historical home hospital housing hr informal ireland it
    key law legal local medical medication medicine mental military money n national needs nhs night northern noun
    nursing obsolete old older online palliative parent pensions people personal pharmacy pl plural practice primary
    procurement psychiatry psychology regional residential safeguarding school scotland scottish secondary service
    services singular slang social statistics statutory stroke team technical the uk united us usa v verb wales
    wellbeing welsh work young youth
    """.split()
)


def _is_other_name(within: str, core: str) -> bool:
    """Whether what stands in brackets behind a name is another name, and not of which kind the thing is."""
    folded = words(within)
    if not folded or any(map(str.isdigit, within)) or len(folded) > _MOST_WORDS_OF_LISTED:
        return False
    if folded[0] in _BEFORE_QUALIFIERS or re.search(r"[,:;?!/]", within):
        return False
    if is_short_for(within, core) or set(stems(within).split()) & set(stems(core).split()):
        return True
    if all(word in _LABELS for word in folded) or re.search(_OF_LAW, within) or ends_in_adjective(within):
        return False
    return len(folded) > 1 or not within.isupper()


_OF_LAW = r"\b(?:Act|Regulations?|Order|Section|Part|Schedule|Code)\b"

_BEFORE_QUALIFIERS = frozenset(
    """
    about after against all and any as at based before between by during e eg etc excluding except following for from i
    ie if in inc including into not now of on only or other our out over part per plus see some such that to under used
    using via when where which who with within without your
    """.split()
)


def _with_small_initials(name: str) -> tuple[str, tuple[str, ...]]:
    """A name without initials in small letters in brackets behind it: Hours per week (hpw)."""
    if not name.endswith(")"):
        return name, ()
    bracket = re.fullmatch(r"(?P<core>[^()]+?)\s*\((?P<short>[^\W\d_]{2,6})\)", name)
    if bracket and is_initials_of(bracket["short"], bracket["core"]):
        return bracket["core"], (bracket["short"],)
    return name, ()


def _sides(name: str, text: Callable[[], str]) -> list[str]:
    """The names that stand beside a slash, a bar or an "or"; none where they are not names of one thing."""
    if not re.search(r"[/\\|]| or ", name):
        return []
    for mark in (r"\s*\|\s*", r"\s+[/\\]\s+|(?<=\))/\s*", "/", r"\s+or\s+"):
        sides = [side.strip() for side in re.split(mark, name)]
        if len(sides) < 2 or not all(any(map(str.isalpha, side)) for side in sides):
            continue
        if (
            _has_open_bracket(sides)
            or _lacks_head(sides, is_list="or" not in mark)
            or (mark == "/" and not _are_whole(sides))
        ):
            return []
        return [] if _are_values(sides, text()) else sides
    return []


def _lacks_head(sides: Sequence[str], *, is_list: bool) -> bool:
    """Whether a side goes on only behind the last: "Health or social care", "Preventative / early services"."""
    *before, last = (side.split() for side in sides)
    return any(
        len(side) < len(last) and side[-1].lower() != last[-1].lower() and (not is_list or ends_in_adjective(side[-1]))
        for side in before
    )


def _has_open_bracket(sides: Iterable[str]) -> bool:
    return any(side.count("(") != side.count(")") for side in sides)


def _are_whole(sides: Sequence[str]) -> bool:
    """Whether each of some sides is a whole name: "Health or social care" has one word that belongs to both."""
    if any(re.search(r"\d$", side) and re.match(r"\d", after) for side, after in pairwise(sides)):
        return False
    if {side.lower() for side in sides} & {"and", "his", "her", "he", "she"}:
        return False
    first, *others = (side.split() for side in sides)
    # Words behind a slash that are a name by themselves often begin with a capital: Money Management/Appointeeship.
    return all(
        len(side) == len(first) or side[-1].lower() == first[-1].lower() or (len(first) > 1 and side[0][0].isupper())
        for side in others
    )


_OPPOSITES = [
    frozenset(pair.split("/"))
    for pair in "yes/no on/off in/out pass/fail high/low open/closed true/false start/end begin/end debit/credit"
    " buy/sell gross/net before/after internal/external full/partial".split()
]


_KINDS_OF_VALUE = "status|value|state|type|category|setting|option|level|flag|rating|outcome|mode"


def _are_values(sides: Sequence[str], text: str) -> bool:
    """Whether sides are the values that a thing can have, and not names of it: the text speaks of one as a value."""
    folded = {side.lower() for side in sides}
    if any(pair <= folded for pair in _OPPOSITES):
        return True
    if len(sides) == 2:
        one, other = (side.lower() for side in sides)
        if any(
            one == f"{prefix}{other}" or other == f"{prefix}{one}"
            for prefix in ("un", "in", "non-", "non", "dis", "im")
        ):
            return True
    whole = re.split(r"[.;:(]", text)[0]
    if re.search(r"\band\b|&", whole) and is_abbreviation_of("".join(sides), whole):
        # "CI/CD", of continuous integration and continuous delivery.
        return True
    any_side = rf"[\"“‘']?(?:{'|'.join(map(re.escape, sides))})\b"
    as_value = (
        rf"\b(?:{_KINDS_OF_VALUE})s?\s+(?:of|is|are|as|to|can be|may be)\s+{any_side}"
        rf"|\b(?:set|marked|flagged|recorded|shown|entered|rated|classed|ticked)\s+(?:to|as)\s+{any_side}"
        rf"|\beither\s+{any_side}"
    )
    if re.search(as_value, text, re.IGNORECASE):
        return True
    return all(
        re.search(rf"\b{re.escape(side)}\b[^.;]*?\b(?:is|are|means?|says?)\b", text, re.IGNORECASE) for side in sides
    )
