"""Which column of a table holds the names, and which the texts: by their heads, or by what stands there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from carelex.importing.keys import Role
from carelex.importing.tables.grid import Row, is_link
from carelex.importing.tables.heads import Heads
from carelex.importing.tables.phrases import any_of
from carelex.importing.tables.values import Values, is_placeholder, share_of_expansions, values_in


class Columns(NamedTuple):
    """What the columns of a table hold, by their numbers from 0.

    name: may hold abbreviations, and *abbreviation* is another column then, or none. expansion: what a name or an
    abbreviation stands for, where a third column says what it means. others: texts to take where *text* is empty.
    notes: with the words that introduce each. links: of these, the ones that hold links as a rule; words without a link
    say nothing there. left_out: with their heads. slug: by which links lead to the row.
    """

    name: int
    text: int
    abbreviation: int | None = None
    expansion: int | None = None
    other_names: tuple[int, ...] = ()
    see: tuple[int, ...] = ()
    see_also: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    links: tuple[int, ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()
    slug: int | None = None
    unpublished: tuple[tuple[int, str], ...] = ()


class Material(NamedTuple):
    """A table as it is looked at: its heads, where it has some, the first of its rows, and the values in them."""

    heads: Heads | None
    rows: Sequence[Row]
    values: tuple[Values, ...]

    @property
    def roles(self) -> tuple[Role | None, ...]:
        """What each head says; nothing for columns without values."""
        roles = self.heads.roles if self.heads else ()
        return tuple(
            (roles[column] if column < len(roles) else None) if values.filled else None
            for column, values in enumerate(self.values)
        )

    def head(self, column: int) -> str:
        """The head of a column; empty where it has none. "French_word" is two words."""
        return self.heads.texts[column].replace("_", " ") if self.heads and column < len(self.heads.texts) else ""


def material_of(heads: Heads | None, rows: Sequence[Row]) -> Material:
    """What there is to know of a table whose first rows below its heads are *rows*."""
    # Rows of one cell are titles, letters and groups.
    wide = [row for row in rows if len(row.filled) > 1] or list(rows)
    width = max((len(row.texts) for row in rows), default=0)
    return Material(heads, wide, tuple(values_in(wide, column) for column in range(width)))


def columns_of(material: Material) -> Columns | None:
    """Find out what the columns hold; None where none holds names, or none texts."""
    found = _by_heads(material) or _by_values(material)
    if found is None:
        return None
    names = material.values[found.name]
    is_headed = _SURELY_NAMES.search(material.head(found.name)) and names.words <= 10
    if not is_headed and not _may_be_names(names):
        return None
    return _with_the_rest(found, material)


# Of heads that may stand over names, these are seldom over anything else.
_SURELY_NAMES = any_of(
    r"""
    terms? | terminology | words? | phrases? | jargon | acronyms? | abbreviations? | initialisms? |
    buzz ?words? | headwords? | expressions? | keywords? | glossary
    """
)
_SURELY_TEXTS = any_of(
    r"""
    definitions? | meanings? | means? | explanations? | explained | stands? for | plain (?:english|language) |
    in full | expansion | interpretation
    """
)
_OTHER_LANGUAGE = any_of(
    r"""
    welsh | cymraeg | gair | term cymraeg | ystyr | diffiniad | esboniad | gaelic | gaeilge | irish | scots |
    french | spanish | german | polish | urdu | punjabi | bengali | arabic | somali | romanian | chinese
    """
)


_PREFERRED = any_of("preferred | main | canonical | official | full")
# As heads have them behind a word: "Definition FR".
_CODE = re.compile(r"[\s_(.-]+(en|eng|cy|cym|fr|de|es|gd|ga|pl|nl|it|pt)\)?$", re.IGNORECASE)


def _is_of_another_language(column: int, material: Material) -> bool:
    """Whether the head of a column says that its words are in another language than the rest."""
    head = material.head(column)
    if _OTHER_LANGUAGE.search(head):
        return True
    code = _CODE.search(head)
    if not code or code[1].lower() in ("en", "eng"):
        return False
    # "Code DE" alone may be anything.
    stem = head[: code.start()].casefold()
    heads = [material.head(other).casefold() for other in range(len(material.values)) if other != column]
    return any(other == stem or re.sub(_CODE, "", other) == stem for other in heads)


def is_surely_glossary(material: Material, columns: Columns) -> bool:
    """Whether the heads say that names and their meanings stand below, and nothing else."""
    name, text = material.head(columns.name), material.head(columns.text)
    return bool(_SURELY_NAMES.search(name) or _SURELY_TEXTS.search(text)) and all(
        material.roles[column] is not None for column in (columns.name, columns.text)
    )


def _by_heads(material: Material) -> Columns | None:
    """What the heads say, where they name a column of names or one of texts."""
    by_role: dict[Role, list[int]] = {}
    for column, role in enumerate(material.roles):
        if role and not _is_of_another_language(column, material):
            by_role.setdefault(role, []).append(column)
    names = _best_first(by_role.get(Role.TERM, []), material, _SURELY_NAMES)
    texts = _best_first(by_role.get(Role.TEXT, []), material, _SURELY_TEXTS) + by_role.get(Role.SUMMARY, [])
    shorts, expansions = by_role.get(Role.ABBREVIATION, []), by_role.get(Role.EXPANSION, [])
    if names:
        return _with_names(material, names, texts, shorts, expansions)
    if shorts:
        return _with_abbreviations(material, shorts, texts, expansions)
    if expansions and texts:
        return Columns(expansions[0], texts[0], others=tuple(texts[1:]))
    if texts and (name := _unnamed_before(material, texts[0])) is not None:
        return Columns(name, texts[0], others=tuple(texts[1:]))
    return None


def _best_first(columns: Sequence[int], material: Material, sure: re.Pattern[str]) -> list[int]:
    """Columns of one role: those without data first, of them those that say it most plainly."""
    able = [column for column in columns if not material.values[column].is_data or sure.search(material.head(column))]
    return sorted(
        able,
        key=lambda column: (
            not sure.search(material.head(column)),
            material.values[column].filled < 0.3,
            not _PREFERRED.search(material.head(column)),
        ),
    )


def _with_names(
    material: Material, names: Sequence[int], texts: Sequence[int], shorts: Sequence[int], expansions: Sequence[int]
) -> Columns | None:
    name = next((column for column in names if material.values[column].distinct >= 0.5), names[0])
    short = shorts[0] if shorts else None
    if texts:
        if not expansions and short is None and len(texts) > 1 and material.values[name].short > 0.6:
            # "Term | Meaning | Description", where the terms are abbreviations.
            return _with_abbreviations(material, [name], texts, [])
        if expansions and material.values[name].short > 0.6:
            return Columns(expansions[0], texts[0], name, others=tuple(texts[1:]))
        expansion = expansions[0] if expansions else None
        return Columns(name, texts[0], short, expansion, others=tuple(texts[1:]))
    if expansions:
        return Columns(name, expansions[0], short)
    if (text := _unnamed_text(material, name)) is not None:
        return Columns(name, text, short)
    # Only what abbreviations stand for: they are the names.
    return Columns(short, name) if short is not None else None


def _with_abbreviations(
    material: Material, shorts: Sequence[int], texts: Sequence[int], expansions: Sequence[int]
) -> Columns | None:
    """Columns of abbreviations, of which none is headed as that of names."""
    short = shorts[0]
    if expansions and texts:
        return Columns(expansions[0], texts[0], short, others=tuple(texts[1:]))
    if expansions:
        text = _unnamed_text(material, short, expansions[0])
        return Columns(expansions[0], text, short) if text is not None else Columns(short, expansions[0])
    if len(texts) > 1:
        for expansion in sorted(texts):
            others = [column for column in texts if column != expansion]
            if share_of_expansions(material.rows, short, expansion) >= 0.5:
                return Columns(expansion, others[0], short, others=tuple(others[1:]))
    if texts:
        text = texts[0]
        longer = _unnamed_text(material, short, text)
        if longer is not None and share_of_expansions(material.rows, short, text) >= 0.5:
            return Columns(text, longer, short)
        name = _unnamed_expansion(material, short, text)
        if name is not None:
            return Columns(name, text, short)
        return Columns(short, text, others=tuple(texts[1:]))
    unnamed = _unnamed_text(material, short)
    if unnamed is None:
        unnamed = _unnamed_expansion(material, short, short)
    return Columns(short, unnamed) if unnamed is not None else None


def _unnamed(material: Material) -> Iterator[int]:
    """The columns whose heads say nothing, and that hold words."""
    for column, values in enumerate(material.values):
        if material.roles[column] is None and values.filled > 0.3 and not values.is_data:
            yield column


def _unnamed_before(material: Material, text: int) -> int | None:
    """The column of names, where only that of texts is headed as such."""
    able = [column for column in _unnamed(material) if _may_be_names(material.values[column])]
    if not able:
        able = [
            column
            for column, values in enumerate(material.values)
            if column < text and material.roles[column] in (Role.NOTE, Role.SLUG) and _may_be_names(values)
        ]
    return min(able, key=lambda column: (column > text, column), default=None)


def _unnamed_text(material: Material, *names: int) -> int | None:
    able = [
        column
        for column in _unnamed(material)
        if column not in names and material.values[column].words >= 5 and material.values[column].sentences >= 0.4
    ]
    if not able:
        able = [
            column
            for column, values in enumerate(material.values)
            if column not in names and _MAY_BE_TEXT.fullmatch(material.head(column)) and values.sentences >= 0.4
        ]
    return able[0] if able else None


# What a form has a field for, whatever it is used for.
_MAY_BE_TEXT = re.compile(r"notes?|comments?|info(?:rmation)?|about|background", re.IGNORECASE)


def _unnamed_expansion(material: Material, short: int, text: int) -> int | None:
    able = (column for column in _unnamed(material) if column not in (short, text))
    return next((column for column in able if share_of_expansions(material.rows, short, column) >= 0.5), None)


def _may_be_names(values: Values) -> bool:
    return values.filled > 0.3 and values.words <= 6 and values.longest <= 14 and not values.is_data


def _by_values(material: Material) -> Columns | None:
    """What stands in the columns says it: short names, all of them different, then sentences about them."""
    values = material.values
    names = [
        column
        for column, held in enumerate(values)
        if held.filled >= 0.6 and held.distinct >= 0.7 and held.sentences < 0.3 and _may_be_names(held)
    ]
    for name in names:
        behind = [
            column
            for column, held in enumerate(values)
            if column > name and held.filled >= 0.4 and not held.is_data and held.words > values[name].words
        ]
        expansion = next((column for column in behind if share_of_expansions(material.rows, name, column) >= 0.5), None)
        if expansion is not None and values[name].short >= 0.5:
            longer = [column for column in behind if column > expansion and values[column].sentences >= 0.5]
            return Columns(expansion, longer[0], name) if longer else Columns(name, expansion)
        for column in behind:
            if values[column].sentences >= 0.5 and values[column].words >= 4:
                return Columns(name, column)
    return None


# Of what belongs to an entry, heads that speak of the work on the list, and not of the entry.
_WORK_ON_THE_LIST = any_of(
    r"""
    status | comments? | adjustments? | author | editor | owner | contact | contributor | created | modified |
    updated | added | reviewed | review | version | date | approved | approval | actions? | checked | image |
    icon | item type | path | order | sort | publish\w* | draft | team responsible | who added | submitted |
    e-?mail | phone | telephone
    """
)


def _with_the_rest(found: Columns, material: Material) -> Columns:
    """The columns with what those hold that are neither names nor texts."""
    used = {found.name, found.text, found.abbreviation, found.expansion, *found.others}
    kept: Mapping[str, list[int]] = {"other_names": [], "see": [], "see_also": []}
    notes, left_out, unpublished = [], [], []
    slug = None
    for column, (role, values) in enumerate(zip(material.roles, material.values, strict=True)):
        head = material.head(column)
        if column in used or not values.filled:
            continue
        if _is_of_another_language(column, material):
            left_out.append((column, head))
        elif role in _FIELDS:
            kept[_FIELDS[role]].append(column)
        elif role is Role.ABBREVIATION and found.abbreviation is None and values.words <= 2:
            found = found._replace(abbreviation=column)
        elif role in (Role.UNPUBLISHED, Role.PUBLISHED):
            unpublished.append((column, head))
        elif role is Role.SLUG and values.numbers < 0.5:
            slug = column
        elif _is_note(role, head, values):
            notes.append((column, _label(head) or ("From" if not head and values.addresses == 1 else "")))
        else:
            left_out.append((column, head))
    # Another text may say the same to other readers; a summary says no more.
    for column in found.others:
        head = material.head(column)
        if material.roles[column] is Role.SUMMARY:
            left_out.append((column, head))
        else:
            notes.append((column, _label(head)))
    return found._replace(
        other_names=tuple(kept["other_names"]),
        see=tuple(kept["see"]),
        see_also=tuple(kept["see_also"]),
        notes=tuple(sorted(notes)),
        links=tuple(column for column, _ in notes if _holds_links(material.rows, column)),
        left_out=tuple(left_out),
        slug=slug,
        unpublished=tuple(unpublished),
    )


_FIELDS = {Role.OTHER_NAME: "other_names", Role.SEE: "see", Role.SEE_ALSO: "see_also"}


def _is_note(role: Role | None, head: str, values: Values) -> bool:
    if _WORK_ON_THE_LIST.search(head) or role in (Role.NUMBER, Role.LANGUAGE, Role.SLUG):
        return False
    return not values.is_one and not values.numbers + values.dates + values.contacts + values.marks > 0.6


def _holds_links(rows: Sequence[Row], column: int) -> bool:
    cells = [
        cell for row in rows if (cell := row.cell(column)) and cell.blocks and not is_placeholder(row.text(column))
    ]
    return bool(cells) and sum(map(is_link, cells)) * 2 >= len(cells)


_SAYS_NOTHING = re.compile(
    r"(?:editorial )?notes?|remarks?|(?:web ?|home)?(?:site|page|link|address)(?:e?s)?|links?|url|uri|hyperlink|href"
    r"|(?:web|site|page) (?:link|site|address|page)(?:e?s)?",
    re.IGNORECASE,
)


def _label(head: str) -> str:
    """A head as the words that introduce a note; empty where it says no more than that it is one."""
    words = head.rstrip(" :?*").split()
    label = " ".join(words[:1] + [word if sum(map(str.isupper, word)) > 1 else word.lower() for word in words[1:]])
    if label.isupper() and len(label) > 5:
        label = label.capitalize()
    return "" if _SAYS_NOTHING.fullmatch(label) else label[:1].upper() + label[1:]


def columns_as_told(told: Sequence[tuple[str, str]], heads: Heads | None, guessed: Columns | None) -> Columns | None:
    """The columns as a user says: each field with the number, from 1, or the head of its column.

    What the user does not say is as *guessed* only where the user leaves out the names or the texts. None where a
    head is not one of this table.
    """
    places: dict[str, list[int]] = {}
    for field, which in told:
        column = _told_column(which, heads)
        if column is None:
            return None
        places.setdefault(field, []).append(column)
    name, text = places.get("term", []), places.get("text", [])
    if not (name and text):
        if guessed is None:
            if not name or not text:
                return None
        else:
            name, text = name or [guessed.name], text or [guessed.text]
    return Columns(
        name[0],
        text[0],
        next(iter(places.get("abbreviation", [])), None),
        other_names=tuple(places.get("aliases", [])),
        see=tuple(places.get("see", [])),
        see_also=tuple(places.get("see_also", [])),
        others=tuple(text[1:]),
        notes=tuple((column, _label(heads.texts[column] if heads else "")) for column in places.get("note", [])),
    )


def _told_column(which: str, heads: Heads | None) -> int | None:
    if which.isdigit():
        return int(which) - 1 if int(which) else None
    wanted = " ".join(which.casefold().split())
    texts = [text.casefold() for text in heads.texts] if heads else []
    return texts.index(wanted) if wanted in texts else None
