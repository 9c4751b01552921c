"""Separates a name from other names beside it: an abbreviation, "(also known as …)", "(turnover)"."""

import re

from carelex.english.forms import ends_in_adjective, is_linking_word, stems, words
from carelex.english.headwords import is_abbreviation_of, is_initials_of, parts_of
from carelex.importing.bare_names import MOST_WORDS_OF_LISTED, names_in, unquoted


def without_abbreviation(name: str) -> tuple[str, tuple[str, ...]]:
    """Separate a name from its abbreviation; if the abbreviation is only for a part of it, the name stays whole."""
    name = re.sub(_CALLED_SHORT, r"\1", name, flags=re.IGNORECASE)
    parts = parts_of(name)
    if parts.abbreviations:
        return parts
    for separate in (_with_small_initials, _with_capitals, _with_symbol):
        core, shorts = separate(name)
        if shorts:
            return core, shorts
    return name, ()


# "(abbreviation: ACL)", "(abbr. ACL)", "(abbreviated to ACL)".
_CALLED_SHORT = (
    r"(?<=\s)([(\[])\s*(?:abbr(?:eviation|eviated(?: as| to)?)?\.?|acronym|short form|shortened to)\s*:?\s+(?=\w)"
)


_FEWEST_OF_BEGINNING = 3


def _with_capitals(name: str) -> tuple[str, tuple[str, ...]]:
    """Separate a name from capitals in brackets with its initials and one more letter: Storm overflow (CSO).

    An X may be short for "cross" or "trans", and some abbreviations are the beginning of a name: Estimate (EST).
    """
    bracket = re.fullmatch(r"(?P<core>[^()]+?)\s+\((?P<short>[A-Z][A-Z0-9/-]{1,7})\)", name)
    if not bracket or bracket["short"].lower() in _LABELS:
        return name, ()
    if is_loosely_short_for(bracket["short"], bracket["core"]):
        return bracket["core"], (bracket["short"],)
    core, short = bracket["core"], bracket["short"]
    left = iter(short.lower())
    initials = [word[0] for word in words(core)]
    has_all = 1 < len(initials) == len(short) - 1 and all(initial in left for initial in initials)
    is_begun = len(short) >= _FEWEST_OF_BEGINNING and core.upper().startswith(short)
    as_written = any(is_abbreviation_of(short.replace("X", letter), core) for letter in "CT") if "X" in short else False
    return (core, (short,)) if has_all or as_written or is_begun else (name, ())


def is_loosely_short_for(short: str, name: str) -> bool:
    """Whether capitals beside a name have its letters in order, and the initials of all its words but one.

    So are some abbreviations of long words, and of names whose last word nobody writes: GC/MS, ELISA.
    """
    letters = re.sub(r"[/.-]", "", short).lower()
    name_words = [word for word in words(name) if not is_linking_word(word)]
    if not short.isupper() or not letters.isalnum() or not _FEWEST_OF_BEGINNING <= len(letters) <= _MOST_LETTERS:
        return False
    if len(name_words) < _FEWEST_WORDS or not name.lower().startswith(letters[0]):
        return False
    began, at = 0, -1
    starts = [found.start() for found in re.finditer(r"(?<!\w)\w", name)]
    for letter in letters:
        # The beginning of a word is nearer than any other letter, if there is one.
        start = next((start for start in starts if start > at and name[start].lower() == letter), -1)
        at = start if start >= 0 else name.lower().find(letter, at + 1)
        if at < 0:
            return False
        began += start >= 0
    return began >= max(_FEWEST_WORDS, len(name_words) - 1, len(letters) - 1)


_FEWEST_WORDS = 2
_MOST_LETTERS = 8


def _with_symbol(name: str) -> tuple[str, tuple[str, ...]]:
    """Separate a name from the letter in brackets that formulas have for it: Carrying capacity (K)."""
    bracket = re.fullmatch(r"(?P<core>[^()]+?)\s+\((?P<short>[A-Z]\d?|[b-z]\d?)\)", name)
    if not bracket or bracket["short"] in _KINDS_OF_WORDS:
        return name, ()
    core, short = bracket["core"], bracket["short"]
    initials = {word[0] for word in words(core)}
    is_of_word = short[0].lower() in initials
    return (core, (short,)) if is_of_word or (short.isupper() and len(words(core)) > 1) else (name, ())


_KINDS_OF_WORDS = frozenset("n v f m s p".split())


def is_short_for(short: str, name: str) -> bool:
    """Whether *short* abbreviates *name*, or its beginning and then has the rest: KIT day."""
    if is_abbreviation_of(short, name):
        return True
    short_words, name_words = short.split(), name.split()
    alike = 0
    for one, other in zip(short_words[:0:-1], name_words[:0:-1], strict=False):
        if one.lower() != other.lower():
            break
        alike += 1
    return bool(alike) and is_abbreviation_of(" ".join(short_words[:-alike]), " ".join(name_words[:-alike]))


_SYLLABLE = r"(?:[a-z]+|[A-Z]+)"
# "(a-BLAY-shun)", "[dee BUL king]", "/ˈkɛərə/", "(pronounced ay-kew)", "(say: bee-kon)".
_PRONUNCIATION = (
    rf"\s*(?:[(\[]\s*(?:(?=[^)\]]*[a-z])(?=[^)\]]*[A-Z]{{2}})"
    rf"{_SYLLABLE}(?:-{_SYLLABLE})+(?:[ ]{_SYLLABLE}(?:-{_SYLLABLE})*)*"
    r"|(?:pronounced|pron\.|say|sounds like):?\s+[^)\]]{2,60}|/?[^)\]/]*[ˈˌəɪʊɛɔʌæɑɜθðʃʒŋː][^)\]/]*/?)\s*[)\]]"
    r"|/[^/]*[ˈˌəɪʊɛɔʌæɑɜθðʃʒŋː][^/]*/)\s*$"
)


def without_pronunciation(name: str) -> str:
    """A name without what stands behind it to say how it is spoken."""
    if not name.endswith((")", "]", "/")):
        return name
    return re.sub(_PRONUNCIATION, "", name) or name


_KNOWN_AS = (
    r"(?:also |sometimes |often |commonly |usually |otherwise |formerly |previously |once |now |or )*"
    r"(?:known as|called|referred to as|termed|named)|aka|a\.k\.a\.?|formerly|previously|or|was|synonyms?:?"
    r"|(?:old|former|other|alternative) (?:name|term):?"
)


def without_known_as(name: str) -> tuple[str, list[str]]:
    """Separate a name from the other names that it mentions."""
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
    """The names after "also known as", with their abbreviations."""
    bare = re.sub(r"^(?:the|an?)\s+", "", names)
    alternatives = re.split(r"\s*,?\s+or\s+", bare)
    listed = [name for part in alternatives for name in names_in(part)]
    return [name for other in listed for name in _spread(unquoted(other))]


def _spread(name: str) -> list[str]:
    core, shorts = without_abbreviation(name)
    return [core, *shorts]


def without_brackets(name: str) -> tuple[str, list[str]]:
    """Separate a name from brackets at its end with another name, or with its plural."""
    if not name.endswith(")"):
        return name, []
    plural = re.fullmatch(r"(.*\w)\((?:s|es|ies)\)", name)
    if plural:
        return plural[1], []
    bracket = re.fullmatch(r"(?P<core>[^()]+?)\s+\((?P<within>[^()]+)\)", name)
    if not bracket or parts_of(name).abbreviations or _with_symbol(name)[1]:
        return name, []
    core, within = bracket["core"], bracket["within"].strip()
    if is_loosely_short_for(core, within):
        return core, [within]
    if form := re.fullmatch(_OTHER_FORM, within, re.IGNORECASE):
        return core, [unquoted(other) for other in names_in(form["form"])]
    if foreign := re.fullmatch(r"(?P<name>\w[\w' -]*?) in (?:[A-Z]\w+)", within):
        within = foreign["name"]
    if is_initials_of(within, core) or not _is_other_name(within, core):
        return name, []
    return core, [unquoted(other) for other in names_in(within)]


# "(pl. bullae)", "(plural: criteria)".
_OTHER_FORM = r"(?:pl\.|plur\.|plural:?|sing\.|singular:?)\s+(?P<form>\w[\w' ,-]{1,40})"


# Words in brackets that show the field, place or kind of word of a name.
_LABELS = frozenset(
    """
    abbreviation accounting acronym act acute adj adjective admin adoption adult adults adv adverb benefit benefits
    building care carer carers charity child children clinical community company data day dementia disability disabled
    district economics education england english eu europe family finance financial foreign form formal fostering gb
    general generic guidance health healthcare historic historical home hospital housing hr informal ireland it key law
    legal local medical medication medicine mental military money n national needs nhs night northern noun nursing
    obsolete old older online palliative parent pensions people personal pharmacy pl plural practice primary procurement
    psychiatry psychology regional residential safeguarding school scotland scottish secondary service services singular
    slang social statistics statutory stroke team technical the uk united us usa v verb wales wellbeing welsh work young
    youth
    """.split()
)


def _is_other_name(within: str, core: str) -> bool:
    """Whether the words in brackets after a name are another name, and not the kind of the thing."""
    folded = words(within)
    if not folded or len(within) == 1 or any(map(str.isdigit, within)) or len(folded) > MOST_WORDS_OF_LISTED:
        return False
    if folded[0] in _BEFORE_QUALIFIERS or folded[-1] in _BEFORE_QUALIFIERS or re.search(r"[,:;?!/=$\\]", within):
        return False
    if is_short_for(within, core) or set(stems(within).split()) & set(stems(core).split()):
        return True
    if (
        "and" in folded
        or all(word in _LABELS for word in folded)
        or re.search(_OF_LAW, within)
        or ends_in_adjective(within)
        or re.search(_ADVERB, within)
    ):
        return False
    return len(folded) > 1 or not within.isupper()


# "(generically)", "(informally)" say how a name is used.
_ADVERB = r"(?:al|ive|ed|ous|ari|ful|less|ant|ent|ar)ly$"
_OF_LAW = r"\b(?:Act|Regulations?|Order|Section|Part|Schedule|Code)\b"

_BEFORE_QUALIFIERS = frozenset(
    """
    about after against all and any as at based before between by during e eg etc excluding except following for from i
    ie if in inc including into not now of on only or other our out over part per plus see some such that to under used
    using via when where which who with within without your
    """.split()
)


def _with_small_initials(name: str) -> tuple[str, tuple[str, ...]]:
    """Separate a name from initials in small letters in brackets: Hours per week (hpw)."""
    if not name.endswith(")"):
        return name, ()
    bracket = re.fullmatch(r"(?P<core>[^()]+?)\s*\((?P<short>[^\W\d_]{2,6})\)", name)
    if bracket and is_initials_of(bracket["short"], bracket["core"]):
        return bracket["core"], (bracket["short"],)
    return name, ()
