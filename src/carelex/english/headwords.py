"""Takes published names apart, and finds texts that only refer to a name or write out an abbreviation.

A source may put an abbreviation in brackets or after a dash, a section number before the name, or a colon after it.
This is asked about every name and text of a glossary when its index is made, so ordinary ones, which have none of this,
are recognised quickly.
"""

import re
from collections.abc import Iterator, Sequence

from carelex.english.forms import is_linking_word, words
from carelex.values import NamedTuple


class NameParts(NamedTuple):
    """The parts of a name. core: the full name; abbreviations: those written beside it, as published."""

    core: str
    abbreviations: tuple[str, ...] = ()


_LONGEST = 150
"""In characters: a longer name is kept whole, and a longer text says something of its own."""

# Signs that may separate a name from its abbreviation. A hyphen only does so with a space beside it.
_MARKS = frozenset("()[]:=/\u2013\u2014\u2212")
_PARTING = r"\s+[-\u2010\u2011]\s*|\s*[-\u2010\u2011]\s+|\s*[:=/\u2013\u2014\u2212]\s*"

# A number without a mark after it is part of the name ("12 week property disregard"), and so is a number like 1.5
# before a small letter.
_SECTION_NUMBER = r"\s*(?:\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]\s+|\d{1,3}(?:\.\d{1,3}){1,4}\s+(?=[^\W\d_a-z]))(?=\S)"

# Words that people write in the brackets before an abbreviation.
_LEAD = r"(?:(?:also |or )?(?:known as|abbreviated (?:to|as)|aka|shortened to) |or )?(?:the )?"


def parts_of(name: str) -> NameParts:
    """Take a published name apart; a name without extra parts is its own core.

    Brackets stay if they hold anything but an abbreviation of the name: "Advocacy (Care Act 2014)".
    """
    if name.replace(" ", "").isalpha():
        return NameParts(name)
    if not name[:1].isdigit() and _MARKS.isdisjoint(name) and " -" not in name and "- " not in name:
        return NameParts(name)
    return _taken_apart(name) if len(name) <= _LONGEST else NameParts(name)


def _taken_apart(name: str) -> NameParts:
    number = re.match(_SECTION_NUMBER, name)
    bare = (name[number.end() :] if number else name).strip().rstrip(":\u2013\u2014- ")
    if not any(map(str.isalpha, bare)):
        return NameParts(name)
    # There may be an abbreviation before the name and one after it.
    core, found = bare, dict[str, None]()
    for take in (_with_brackets, _beside_mark):
        if parts := take(core):
            core = parts.core
            found.update(dict.fromkeys(parts.abbreviations))
    return NameParts(core, tuple(found))


def _with_brackets(name: str) -> NameParts | None:
    """The parts of a name with its abbreviation in brackets, or of an abbreviation with its name in brackets."""
    for bracket in re.finditer(r"\s*(?:\(\s*([^()]+?)\s*\)|\[\s*([^\[\]]+?)\s*\])\s*", name):
        before, after = name[: bracket.start()].strip(), name[bracket.end() :].strip()
        within = bracket[1] or bracket[2]
        shorts = _abbreviations_in(within)
        if before and all(_is_bracketed_for(short, before, is_end=not after) for short in shorts):
            core = f"{before} {after}".strip()
            return NameParts(core, tuple(short for short in shorts if not after or is_abbreviation_of(short, core)))
        if not after and is_abbreviation_of(before, within):
            return NameParts(within, (before,))
    return None


def _is_bracketed_for(short: str, name: str, *, is_end: bool) -> bool:
    """Whether *short*, in brackets after *name*, is its abbreviation; at the end of a name, the rules are less strict.

    A figure may follow it ("Step down", SD1), and the last word may have no letter ("Short term to maximise
    independence", ST-Max).
    """
    if is_abbreviation_of(short, name):
        return True
    if not is_end or not _letters(short):
        return False
    bare = short.rstrip("0123456789")
    if bare != short and len(bare) >= _FEWEST and is_abbreviation_of(bare, name):
        return True
    words = _words(name)
    needed = sum(word.is_needed for word in words[:-1])
    return len(_letters(short)) >= _ENOUGH and needed >= 3 and _begin(_letters(short), words[:-1])


def _abbreviations_in(bracket: str) -> list[str]:
    bare = re.sub(f"^{_LEAD}", "", bracket, flags=re.IGNORECASE)
    return [" ".join(short.split()) for short in re.split(r"\s*[,;/]\s*|\s+or\s+", bare)]


def _beside_mark(name: str) -> NameParts | None:
    """The parts of a name with its abbreviation before or after a dash, a colon or a slash."""
    for mark in re.finditer(_PARTING, name):
        left, right = name[: mark.start()].strip(), name[mark.end() :].strip()
        for short, core in ((left, right), (right, left)):
            if is_abbreviation_of(short, core):
                return NameParts(core, (short,))
    return None


def is_abbreviation_of(short: str, name: str) -> bool:
    """Whether *short* looks like an abbreviation and has the letters that the words of *name* begin with.

    Linking words may be left out; 2 and 4 are read as "to" and "for"; a compound may give a letter for each of its
    parts ("Continuing healthcare", CHC).
    """
    letters = _letters(short)
    if not letters or len(short) >= len(name):
        return False
    words = _words(name)
    readings = [letters]
    if letters[-1] == "s" and len(letters) > _FEWEST and (short[-1] == "s" or name[-1:] in "sS"):
        # The plural of an abbreviation.
        readings.insert(0, letters[:-1])
    return any(_fits(reading, shortened) for shortened in _shortened(words) for reading in readings)


def is_initials_of(short: str, name: str) -> bool:
    """Whether *short* is the initials of all words of *name*, in small letters: "hpw", of "Hours per week"."""
    initials = "".join(word.text[0] for word in _words(name))
    return short.islower() and short.isalpha() and len(short) > 1 and short == initials


def is_written_as_abbreviation(name: str) -> bool:
    """Whether *name* is written like an abbreviation and not like a word: "CARE", but not "Care".

    A word that hardly anybody knows counts as an abbreviation in small letters too: "Dols".
    """
    from carelex.english.words import WELL_KNOWN, rarity

    return bool(_letters(name)) or any(rarity(word) > WELL_KNOWN for word in words(name))


_FEWEST, _MOST = 2, 10
"""How many letters, figures and signs an abbreviation has."""

_LONGEST_NAME = 16
"""In words: longer names have no abbreviation."""


def _letters(short: str) -> str:
    """The letters, figures and signs of an abbreviation, folded; empty if it does not look like one."""
    if not _FEWEST <= len(short) <= 2 * _MOST or short.islower():
        return ""
    parts = re.sub(r"\s+and\s+", "&", short, flags=re.IGNORECASE).split()
    letters = "".join(parts).translate(_UNREAD)
    capitals = sum(char.isupper() or char.isdigit() for char in letters)
    small = sum(char.islower() for char in letters.removesuffix("s"))
    if not _FEWEST <= len(letters.removesuffix("s")) <= _MOST or capitals < _FEWEST or small >= capitals:
        return ""
    if not any(map(str.isupper, letters)) or not all(char.isalnum() or char in "&+" for char in letters):
        return ""
    if len(parts) > 1 and any(char.islower() for part in parts for char in part.removesuffix("s")):
        # Each of several parts must look like one: "Care ACT" does not.
        return ""
    return letters.lower()


_UNREAD = str.maketrans("", "", ".-\u2010\u2011'\u2019\u2018\u02bc")


class _Word(NamedTuple):
    """A folded word of a name. is_needed: whether an abbreviation has a letter for it."""

    text: str
    is_needed: bool
    is_capitals: bool = False


def _words(name: str) -> tuple[_Word, ...]:
    found = re.findall(r"((?<=\w)[-\u2010\u2011])?([^\W_]+(?:['\u2018\u2019\u02bc][^\W_]+)*|[&+])", name)
    return tuple(_word(word, is_tail=bool(hyphen)) for hyphen, word in found)


def _word(written: str, *, is_tail: bool) -> _Word:
    folded = "and" if written in "&+" else written.translate(_UNREAD).lower()
    return _Word(folded, not is_tail and not is_linking_word(folded), len(written) > 1 and written.isupper())


def _shortened(words: tuple[_Word, ...]) -> Iterator[tuple[_Word, ...]]:
    """The words, and also without those that abbreviations leave out: the year of an Act, "NHS" before a name."""
    yield words
    if len(words) > _FEWEST and re.fullmatch(r"(?:1[5-9]|20)\d\d", words[-1].text):
        yield words[:-1]
    if len(words) > _FEWEST and words[0].is_capitals and not words[1].is_capitals:
        yield words[1:]


def _fits(letters: str, words: tuple[_Word, ...]) -> bool:
    if not words or len(words) > _LONGEST_NAME:
        return False
    needed = [word for word in words if word.is_needed]
    if (len(needed) > 1 or (needed and _has_parts(words))) and _begin(letters, words):
        return True
    return _leaves_out_one(letters, needed) or _is_of_compounds(letters, words, splits=2)


def _has_parts(words: Sequence[_Word]) -> bool:
    """Whether words, only one of which is needed, have others beside it that are not articles: well-being, out of."""
    return any(not word.is_needed and word.text not in ("a", "an", "the") for word in words)


def _begin(letters: str, words: Sequence[_Word]) -> bool:
    """Whether the words begin with *letters*, in order, one or more for each word."""
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    if not first.is_needed and _begin(letters, rest):
        return True
    return any(_begin(letters[count:], rest) for count in _beginnings(letters, first.text))


def _beginnings(letters: str, word: str) -> Iterator[int]:
    """How many of the first letters may be from *word*."""
    if word in _SIGNS.get(letters[:1], ()):
        yield 1
    if word.isdigit():
        # A figure is not the beginning of a number.
        if letters.startswith(word):
            yield len(word)
        return
    for count in range(1, min(len(letters), len(word)) + 1):
        if letters[count - 1] != word[count - 1]:
            return
        yield count


_SIGNS = {
    "&": ("and",),
    "+": ("and", "plus"),
    "1": ("one",),
    "2": ("to", "two"),
    "3": ("three",),
    "4": ("for", "four"),
    "5": ("five",),
}


def _leaves_out_one(letters: str, needed: Sequence[_Word]) -> bool:
    """Whether *letters* are the initials of all words except one, which is neither the first nor the last (NICE)."""
    initials = "".join(word.text[0] for word in needed)
    if len(letters) < _ENOUGH or len(initials) != len(letters) + 1:
        return False
    return any(initials[:at] + initials[at + 1 :] == letters for at in range(1, len(letters)))


_ENOUGH = 4
"""With this many letters in order, one word may have none."""


def _is_of_compounds(letters: str, words: tuple[_Word, ...], splits: int) -> bool:
    """Whether *letters* are the beginnings of the words, with compounds split into their parts."""
    if not splits or sum(word.is_needed for word in words) >= len(letters):
        return False
    for at, word in enumerate(words):
        for parts in _halves(word.text) if word.is_needed and word.text[0] in letters else ():
            if parts[1][0] not in letters:
                continue
            split = (*words[:at], *(_Word(part, is_needed=True) for part in parts), *words[at + 1 :])
            if _begin(letters, split) or _is_of_compounds(letters, split, splits - 1):
                return True
    return False


# Beginnings of compounds that are no words by themselves, or very short ones.
_COMBINING = frozenset(
    """
    anti auto cardio co cyber electro endo gastro hydro hyper hypo immuno inter intra micro mid multi neuro non over
    para peri physio poly post pre psycho semi socio sub super tele trans ultra
    """.split()
)


def _halves(word: str) -> Iterator[tuple[str, str]]:
    """The ways to split a compound into two words: "health" and "care"."""
    from carelex.english.words import WELL_KNOWN, rarity

    rare = 2 * WELL_KNOWN
    shortest = 4
    for at in range(2, len(word) - shortest + 1):
        head, tail = word[:at], word[at:]
        if (head in _COMBINING or (at >= shortest and rarity(head) < rare)) and rarity(tail) < rare:
            yield head, tail


def referring_words(term: str, name: str) -> str:
    """The words between *term* and the *name* that it refers to instead of being defined."""
    return "stands for" if is_abbreviation_of(term, name) else "see"


def expansion_in(term: str, text: str) -> str | None:
    """The name that *text* writes out, if it says nothing else and *term* is the abbreviation of that name."""
    term = term.strip("()[] ")
    if len(text) > _LONGEST or len(term) > 2 * _MOST or term.islower() or term[1:].islower():
        return None
    if not _letters(term):
        return None
    bare = _bare(text)
    if bare is None:
        return None
    said = bare[len(term) :].lstrip() if _begins_with(bare, term) else bare
    written_out = re.sub(_BEFORE_EXPANSION, "", said, flags=re.IGNORECASE)
    written_out = _unquoted(written_out.rstrip(". ")) or ""
    parts = parts_of(written_out)
    if len(parts.abbreviations) == 1 and _letters(parts.abbreviations[0]) == _letters(term):
        written_out = parts.core
    if re.search(r"[.;:!?](?:\s|$)", written_out) or not is_abbreviation_of(term, written_out):
        return None
    return written_out


def meaning_in(term: str, text: str) -> str | None:
    """The name at the beginning of *text*, before it says more, if *term* is the abbreviation of that name.

    A punctuation mark must end it: "Autistic spectrum condition, a lifelong disability".
    """
    if term.islower() or term[1:].islower() or len(term) > 2 * _MOST or not _letters(term):
        return None
    begun = (_bare(text.partition("\n")[0]) or "")[:_LONGEST]
    mark = re.search(r"\s*[,.;:(]\s|\s+[-\u2013\u2014(]\s*|[.:]$", begun)
    return expansion_in(term, begun[: mark.start()]) if mark else None


_STANDS_FOR = (
    r"(?:(?:is|this is|it is) )?(?:an? |the )?(?:stands|short|abbreviation|abbreviated form|acronym|initials)"
    r" (?:for|of)|which stands for|means"
)


_BEFORE_EXPANSION = rf"^(?:[:=\u2013\u2014-]\s*)?(?:(?:{_STANDS_FOR})\s*:?\s*)?(?:(?:a|an|the)\s+)?"


def _begins_with(text: str, term: str) -> bool:
    """Whether *text* begins with *term*, in capitals or not."""
    beginning = text[: len(term)]
    if beginning.isascii() and term.isascii():
        # Making a pattern for each abbreviation of a large glossary would take longer than all else that is read in it.
        return beginning.lower() == term.lower()
    return re.match(re.escape(term), text, re.IGNORECASE) is not None


def reference_in(text: str) -> str | None:
    """The name that *text* refers to, if it says nothing else: "See Adult at risk."

    "See also" adds something to a definition, so it is not such a reference.
    """
    name, is_sure = _referred_to(text)
    return name if is_sure else None


def name_behind_see(text: str) -> str | None:
    """As `reference_in`, but also for a text that may not be a name: "see adult at risk", "see or watch"."""
    return _referred_to(text)[0]


def _referred_to(text: str) -> tuple[str | None, bool]:
    """The name after "See", if there is nothing else, and whether it certainly is a name."""
    if len(text) > _LONGEST or text[:1] not in _FIRST_CHARACTERS:
        return None, False
    if not text.lstrip("*_[( \n\t`\u2022-=")[:10].lower().startswith(_FIRST_WORDS):
        return None, False
    bare = _bare(text)
    if bare is None:
        return None, False
    whole = re.fullmatch(r"\((.*)\)", bare)
    reference = re.fullmatch(_REFERENCE, whole[1] if whole else bare, re.IGNORECASE)
    if not reference:
        return None, False
    name = _unquoted(re.sub(_TAIL, "", reference["name"], flags=re.IGNORECASE))
    if name is None or not _may_be_name(name):
        return None, False
    is_told = name != reference["name"].rstrip(". ") or any(reference.group("under", "mark", "arrow"))
    is_linked = "](" in text
    # "see or watch" is a definition, "See adult at risk" is a reference.
    is_sure = is_told or is_linked or name[0].isupper() or name[0].isdigit() or reference["verb"] == "See"
    return name, is_sure


_FIRST_CHARACTERS = frozenset("sSpPrR\u2192\u21d2\u25ba-=>*_[( \n\t`\u2022")
_FIRST_WORDS = ("see", "please see", "refer to", "please ref", "same as", "\u2192", "\u21d2", "\u25ba", ">")

_REFERENCE = (
    r"(?:(?:please )?(?P<verb>see|refer to|same as)(?![\w-])(?! also\b)"
    r"(?P<under>(?: under| (?:the )?(?:entry|definition)(?: under| for| on| of)?)(?![\w-]))?"
    r"\s*(?P<mark>[:\u2013\u2014\u2192-])?"
    r"|(?P<arrow>\u2192|\u21d2|\u25ba|[-=]+>))\s*(?P<name>\S.*?)[. ]*"
)

# Words that may follow the name and add nothing.
_TAIL = (
    r"(?:,? \(?(?:above|below)\)?|,? (?:on |\()?p(?:age |\. ?)\d+\)?"
    r"|,? in (?:this|the) glossary|,? for (?:more|further|full) (?:information|details?)"
    r"|,? for (?:a|the|its) (?:definition|meaning|explanation))?[. ]*$"
)


def _may_be_name(name: str) -> bool:
    """Whether the words after "see" may be the name of a term: not "your GP", nor "page 12"."""
    first, _, rest = name.partition(" ")
    folded = first.lower().strip(",.")
    if len(name.split()) > _LONGEST_NAME // 2 or not any(map(str.isalpha, name)) or re.search(r"://|www\.|@", name):
        return False
    if re.search(r"[.!?](?:\s|$)|[;:\"\u201c\u201d|]", name):
        return False
    if folded in ("the", "a", "an"):
        return rest[:1].isupper() and _may_be_name(rest)
    if folded in _PLACES:
        # "Section 117 aftercare" is a name; "section 3" and "Section 3 of the Act" are not.
        return not re.match(r"(?:[\d.]+|[ivx]+|[a-z])?[,)]?(?: (?:of|on|in|to|and)\b|$)", rest, re.IGNORECASE)
    if folded in _MAY_BEGIN_NAMES and first[0].isupper() and rest:
        return True
    return folded not in _NO_NAMES


# With a number after them, these are places in a document.
_PLACES = frozenset("appendix chapter figure footnote note notes page pages paragraph part section table".split())

_NO_NAMES = frozenset(
    """
    about above after again all also and any anyone as at attached be before below both by clearly each eg either
    everyone everything example for from he her here him his how i if in into it its me my no not of off on one or our
    out over overleaf people previous so some someone something that their them there these they things this those
    through to under until us we what when whether where which who whose why with within without you your
    """.split()
)


# With a capital, these may begin a name: "People who use services", "No recourse to public funds".
_MAY_BEGIN_NAMES = frozenset("after no not one out over people".split())


def _unquoted(name: str) -> str | None:
    """A name without quotes around it; None if more follows them."""
    quoted = re.fullmatch(r"(['\"\u2018\u201c\u00ab])\s*(.+?)[. ]*(['\"\u2019\u201d\u00bb])[. ]*", name)
    if not quoted:
        return name
    within = quoted[2]
    # An apostrophe is between letters, or after a plural.
    return None if re.search(rf"{quoted[3]}\W*\s.*{re.escape(quoted[1])}", within) else within


def _bare(text: str) -> str | None:
    """A text of one paragraph without its Markdown; None if it has several."""
    stripped = text.strip()
    if re.search(r"\n\s*(?:\n|[-*\u2022+]\s|\d+[.)]\s)", stripped):
        return None
    stripped = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)|\[([^\[\]]*)\]\[[^\[\]]*\]", r"\1\2", stripped)
    stripped = re.sub(r"^[-*+\u2022]\s+", "", stripped)
    stripped = re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`|\\(?=\W)", "", stripped)
    return " ".join(stripped.split())
