"""Finds what the other columns of a table hold, besides names and texts: other names, references, notes."""

import re
from collections.abc import Sequence

from carelex.importing.keys import Role
from carelex.importing.tables.grid import Row, is_link
from carelex.importing.tables.languages import is_of_another_language
from carelex.importing.tables.material import Columns, Material
from carelex.importing.tables.phrases import any_of
from carelex.importing.tables.values import Values, is_placeholder

# Heads of notes about the work on the list, which do not belong to the entry.
_WORK_ON_THE_LIST = any_of(
    r"""
    status | comments? | adjustments? | author | editor | owner | contact | contributor | created | modified |
    updated | added | reviewed | review | version | date | approved | approval | actions? | checked | image |
    icon | item type | path | order | sort | publish\w* | draft | team responsible | who added | submitted |
    e-?mail | phone | telephone | assignee | assigned to | lead | steward | custodian
    """
)


def with_the_rest(found: Columns, material: Material) -> Columns:
    """The columns, with the roles of those that hold neither names nor texts."""
    uses: dict[str, list[int]] = {}
    taken = {found.name, found.text, found.abbreviation, found.expansion}
    for column in range(len(material.values)):
        if column not in taken and material.may_hold(column):
            uses.setdefault(_use_of(column, found, material), []).append(column)
    notes = uses.get("note", [])
    return found._replace(
        abbreviation=next(iter(uses.get("abbreviation", [])), found.abbreviation),
        other_names=tuple(uses.get("other_names", ())),
        see=tuple(uses.get("see", ())),
        see_also=tuple(uses.get("see_also", ())),
        notes=tuple((column, _label_in(material, column)) for column in notes),
        links=tuple(column for column in notes if _holds_links(material.rows, column)),
        left_out=tuple((column, material.head(column)) for column in uses.get("left_out", ())),
        slug=next(iter(uses.get("slug", [])), None),
        unpublished=tuple((column, material.head(column)) for column in uses.get("unpublished", ())),
    )


def _use_of(column: int, found: Columns, material: Material) -> str:
    """The use of a column: a field of `Columns`, "note" or "left_out"."""
    role, values = material.roles[column], material.values[column]
    if column in found.others:
        # A second text may say the same for other readers; a summary adds nothing.
        return "left_out" if role is Role.SUMMARY else "note"
    if is_of_another_language(column, material):
        return "left_out"
    if role in _FIELDS:
        return _FIELDS[role]
    if role is Role.ABBREVIATION and found.abbreviation is None and values.words <= 2:
        return "abbreviation"
    if role is Role.SLUG and values.numbers < 0.5:
        return "slug"
    return "note" if _is_note(role, material.head(column), values) else "left_out"


_FIELDS = {
    Role.OTHER_NAME: "other_names",
    Role.SEE: "see",
    Role.SEE_ALSO: "see_also",
    Role.UNPUBLISHED: "unpublished",
    Role.PUBLISHED: "unpublished",
}


def _label_in(material: Material, column: int) -> str:
    head = material.head(column)
    return label_of(head) if head or material.values[column].addresses < 1 else "From"


def _is_note(role: Role | None, head: str, values: Values) -> bool:
    if _WORK_ON_THE_LIST.search(head) or role in (Role.NUMBER, Role.LANGUAGE, Role.SLUG):
        return False
    if _WHERE_FROM.search(head):
        return True
    return not values.is_one and not values.numbers + values.dates + values.contacts + values.marks > 0.6


_WHERE_FROM = any_of("sources? | origins? | legislation | laws? | acts? | authority | used by | where")


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


def label_of(head: str) -> str:
    """The head as the label of a note; empty if it only means "note"."""
    words = head.rstrip(" :?*").split()
    label = " ".join(words[:1] + [word if sum(map(str.isupper, word)) > 1 else word.lower() for word in words[1:]])
    if label.isupper() and len(label) > 5:
        label = label.capitalize()
    return "" if _SAYS_NOTHING.fullmatch(label) else label[:1].upper() + label[1:]
