"""Finds the columns of names and of texts in a table, from their heads or their contents."""

import re
from collections.abc import Iterator, Sequence

from carelex.importing.keys import Role
from carelex.importing.tables.languages import is_of_another_language
from carelex.importing.tables.material import Columns, Material
from carelex.importing.tables.other_columns import with_the_rest
from carelex.importing.tables.phrases import any_of
from carelex.importing.tables.values import Values, share_of_expansions


def columns_of(material: Material) -> Columns | None:
    """Find out what the columns hold; None if there is no column of names, or none of texts."""
    found = _by_heads(material) or _by_values(material)
    if found is None:
        return None
    names = material.values[found.name]
    is_headed = _SURELY_NAMES.search(material.head(found.name)) and names.words <= 10
    if not is_headed and not _may_be_names(names):
        return None
    return with_the_rest(found, material)


# Heads of columns of names that are rarely used for anything else.
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
_PREFERRED = any_of("preferred | main | canonical | official | full")


def is_surely_glossary(material: Material, columns: Columns) -> bool:
    """Whether the heads announce names and their meanings, and nothing else."""
    name, text = material.head(columns.name), material.head(columns.text)
    return bool(_SURELY_NAMES.search(name) or _SURELY_TEXTS.search(text)) and all(
        material.roles[column] is not None for column in (columns.name, columns.text)
    )


def _by_heads(material: Material) -> Columns | None:
    """The columns by their heads, if one is that of names or of texts."""
    by_role: dict[Role, list[int]] = {}
    for column, role in enumerate(material.roles):
        if role and not is_of_another_language(column, material):
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
    """The columns of one role: those without data come first, then those with the clearest heads."""
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
    if texts and short is None and not expansions:
        # "Term | Complete form | Definition": no head says which of the names is short.
        able = [column for column in (*names, *_unnamed(material)) if column not in (name, texts[0])]
        expansions = [column for column in able if share_of_expansions(material.rows, name, column) >= 0.5]
        short = next((column for column in able if share_of_expansions(material.rows, column, name) >= 0.5), None)
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
    # There is only a column of full forms: they are the names.
    return Columns(short, name) if short is not None else None


def _with_abbreviations(
    material: Material, shorts: Sequence[int], texts: Sequence[int], expansions: Sequence[int]
) -> Columns | None:
    """The columns of a table of abbreviations, of which none has the head of names."""
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
    """The columns of words whose heads have no known role."""
    for column, values in enumerate(material.values):
        if material.roles[column] is None and values.filled > 0.3 and not values.is_data:
            yield column


def _unnamed_before(material: Material, text: int) -> int | None:
    """The column of names, if only the head of the texts is known."""
    able = [
        column
        for column in _unnamed(material)
        if _may_be_names(held := material.values[column]) and held.distinct >= 0.6 and held.filled >= 0.6
    ]
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


# Things that any form has a field for, whatever its use.
_MAY_BE_TEXT = re.compile(r"notes?|comments?|info(?:rmation)?|about|background", re.IGNORECASE)


def _unnamed_expansion(material: Material, short: int, text: int) -> int | None:
    able = (column for column in _unnamed(material) if column not in (short, text))
    return next((column for column in able if share_of_expansions(material.rows, short, column) >= 0.5), None)


def _may_be_names(values: Values) -> bool:
    return values.filled > 0.3 and values.words <= 6 and values.longest <= 14 and not values.is_data


def _by_values(material: Material) -> Columns | None:
    """The columns by their contents: short names, all different, then sentences about them."""
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
