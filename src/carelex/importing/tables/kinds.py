"""Judges whether a table is a glossary, or a log of changes, a list of people, a layout."""

import re
from collections.abc import Sequence

from carelex.importing.alphabet import neighbours_in_order
from carelex.importing.glossary_titles import calls_it_glossary
from carelex.importing.keys import Role
from carelex.importing.tables.columns import is_surely_glossary
from carelex.importing.tables.entries import is_letter
from carelex.importing.tables.material import Columns, Material
from carelex.importing.tables.phrases import any_of
from carelex.importing.tables.values import is_number, share_of_expansions
from carelex.importing.tree import Reason

_DAYS = any_of(
    r"""
    dates? | when | day | month | year | updated | issued
    """
)
_CHANGES = any_of(
    r"""
    versions? | revisions? | changes? | changed | mutations? | amend(?:ed|ments?) | authors? | editors? | approved |
    approvers? | reviewers? | reviewed | summary of | issue
    """
)
LOG = any_of(
    r"""
    change ?log | changes? (?:to|log|history|record) |
    (?:version|revision|document|change) (?:control|history|log) | revisions? | amendments? |
    logs? | record of changes | what(?:’|')?s new | release notes | updates? log | history of
    """
)
# Heads in tables of other things.
_OTHER_THINGS = any_of(
    r"""
    e-?mail | phone | telephone | tel | mobile | fax | price | cost | fee | fees | amount | rate | rates |
    salary | grade | opening | hours | times? | day | deadline | due | target | actual | score | risk |
    likelihood | impact | mitigation | responsible | responsibility | lead | owner | progress | type | default |
    required | mandatory | format | example value | postcode | quantity | weight | size | distance | age |
    answer | question | contact | location | venue | address | room | parameters? | arguments? | options? |
    variables? | command | commands | flag | method | function | property | attribute | returns? | column |
    file | data type | datatype | length
    """
)

ENOUGH = 3
"""The least evidence for a table whose heads do not say that it is a glossary."""


def reason_against(material: Material, columns: Columns, near: str) -> Reason | None:
    """Why a table is surely no glossary. near: the words of its heading and its sheet."""
    heads = [head for head in (material.heads.texts if material.heads else ()) if head]
    begins_with_days = any(
        values.dates > 0.6 and not _is_stamped(material, column)
        for column, values in enumerate(material.values[: columns.name])
    )
    dated = begins_with_days or any(_DAYS.search(head) for head in heads)
    has_changes = any(_CHANGES.search(head) for head in heads)
    if (begins_with_days or (dated and has_changes)) and not _names_it(material, columns):
        return Reason.LOG
    if LOG.search(near) and not calls_it_glossary(near):
        return Reason.LOG
    if is_form(material) and not is_surely_glossary(material, columns):
        return Reason.NOT_A_GLOSSARY
    names = [row.text(columns.name) for row in material.rows]
    if sum(map(is_letter, names)) * 2 > len(names):
        return Reason.NAVIGATION
    if sum(name.endswith("?") for name in names) * 2 > len(names):
        return Reason.NOT_A_GLOSSARY
    return None


def _is_stamped(material: Material, column: int) -> bool:
    """Whether a column has the time of day too, as databases write it; no log that people keep has that."""
    return any(re.search(r"\d[T ]\d\d:\d\d", row.text(column)) for row in material.rows[:3])


# The questions in a form about a document or a service.
_FORM = any_of(
    r"""
    (?:document )?(?:title|name|type|number|no|ref|reference|owner|status|purpose|location|history|classification) |
    (?:policy|project|service|team|lead|job|file|organisation|company) (?:name|title|lead|owner|number|reference) |
    version(?: number| no)? | (?:approved|ratified|authorised|prepared|written|issued) by |
    (?:lead |main )?(?:author|owner|editor|approver|reviewer|contact|director|officer|manager|department)s? |
    (?:date |next |last |date of )?(?:issue|issued|review|reviewed|approval|approved)(?: date| by| on)? |
    (?:date |next |last |date of )?(?:publication|published|update|updated|created|effective)(?: date| by| on)? |
    e-?mail(?: address)? | tel(?:ephone)?(?: number)? | phone(?: number)? | fax | address | postcode |
    website | web address | opening (?:hours|times) | keywords | circulation | distribution |
    (?:target )?audience | superseded documents?
    """
)


def is_form(material: Material) -> bool:
    """Whether a table has questions on the left and answers on the right: "Version | 3", "Owner | Jane"."""
    if len(material.values) > 3 or not material.rows:
        return False
    names = [row.texts[row.filled[0]].strip(" :*") for row in material.rows if row.filled]
    asked = sum(_FORM.fullmatch(name) is not None for name in names)
    return asked * 3 >= len(names) and (asked > 1 or len(names) < 3)


def _names_it(material: Material, columns: Columns) -> bool:
    """Whether the heads call the names terms, and the texts their meanings."""
    return is_surely_glossary(material, columns) and calls_it_glossary(
        f"{material.head(columns.name)}s {material.head(columns.text)}"
    )


def evidence(material: Material, columns: Columns, near: str, *, is_alone: bool) -> int:
    """How much evidence there is that a table is a glossary. is_alone: the document holds nothing but tables."""
    values, rows = material.values, material.rows
    if columns.name >= len(values) or columns.text >= len(values):
        return 0
    names, texts = values[columns.name], values[columns.text]
    heads = [head for head in (material.heads.texts if material.heads else ()) if head]
    expands = share_of_expansions(rows, columns.name, columns.text) >= 0.5
    points = 0
    points += 2 * calls_it_glossary(near) + is_alone
    known = sum(material.roles[column] in _ROLES for column in (columns.name, columns.text))
    points += known
    points += 2 * expands or texts.sentences >= 0.6
    points += texts.sentences >= 0.8 and names.distinct >= 0.8 and names.words <= 3 and texts.words >= 2 * names.words
    points += len(rows) >= 8
    is_in_order = _is_in_order([row.text(columns.name) for row in rows])
    # A whole file of names in order, none twice, with sentences, is a glossary whatever its other columns are.
    points += is_in_order + 2 * (is_in_order and is_alone and texts.sentences >= 0.8 and names.distinct >= 0.95)
    points += columns.abbreviation is not None
    points -= 2 * any(_OTHER_THINGS.search(head) for head in heads)
    points -= 2 * (len(rows) < 3 and not material.heads)
    points -= names.distinct < 0.8
    points -= 2 * any(
        held.contacts > 0.3 or (held.numbers > 0.6 and number > columns.name) for number, held in enumerate(values)
    )
    points -= 2 * (sum(row.text(columns.name).endswith(":") for row in rows) * 2 > len(rows))
    return points - 2 * (not expands and texts.words < 3 and known < 2)


_ROLES = frozenset((Role.TERM, Role.ABBREVIATION, Role.EXPANSION, Role.TEXT, Role.SUMMARY))


def _is_in_order(names: Sequence[str]) -> bool:
    """Whether the names are in alphabetical order, except a few."""
    folded = [re.sub(r"^\W+", "", name.casefold()) for name in names if name and not is_number(name)]
    pairs = len(folded) - 1
    return pairs >= 4 and neighbours_in_order(folded) >= 0.85 * pairs
