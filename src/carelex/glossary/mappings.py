"""Reads the mappings of a glossary file field by field, and reports what the format does not allow."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches

from carelex.glossary.faults import Faults
from carelex.glossary.nodes import Branch, Node, is_empty, pairs_of, place_of, shape_of
from carelex.glossary.schema import (
    DEFINITION,
    GLOSSARY,
    LINK,
    LIST,
    SOURCE,
    SYNONYMS,
    TERM,
    TEXT,
    Field,
    Shape,
)

# Text on one line that may be meant as a list of names, without signs that would be errors themselves.
_LIST_OF_NAMES = re.compile(r"\w(?:[\w'’&.,-]| (?![ -])){0,60}")


class Mappings:
    """Reads mappings according to their shapes, and adds an error for each field that is wrong.

    A field with an error is left out, so that reading goes on to the next error.
    line_at: returns a recent line of the file, by its number.
    """

    def __init__(self, faults: Faults, line_at: Callable[[int], str]) -> None:
        self.faults = faults
        self._line_at = line_at

    def fields(self, node: Node, shape: Shape, place: Node | None = None) -> dict[str, Node]:
        """The fields of *node* that fit *shape*; reports those that do not fit and those that are missing.

        place: where to report a missing field; *node* itself by default.
        """
        fields: dict[str, Node] = {}
        shapes = shape.fields
        for key, value in pairs_of(node):
            name = key.value
            field = shapes.get(name or "")
            shape_of_value, content = (
                (value.shape, value.items or value.pairs) if isinstance(value, Branch) else (TEXT, value.value.strip())
            )
            if name is None or field is None or name in fields or field.shape is not shape_of_value or not content:
                return self._faulty(node, shape, place)
            fields[name] = value
        if all(map(fields.__contains__, shape.required)) or not shape.lacks(fields):
            return fields
        return self._faulty(node, shape, place)

    def texts(self, node: Node, shape: Shape, place: Node) -> dict[str, str]:
        """As `fields`, for a mapping of only texts."""
        return {key: value.value for key, value in self.fields(node, shape, place).items() if value.value is not None}

    def name(self, node: Node, key: str) -> str:
        """The name at *node* in the list *key*; "" if there is none."""
        if is_empty(node):
            self.faults.add(place_of(node), f"'{key}' holds names; found nothing", "empty-field")
        elif node.value is None:
            self.faults.add(place_of(node), f"'{key}' holds names; found {shape_of(node)}", "wrong-type")
        return node.value or ""

    def unique(self, pairs: Sequence[tuple[Node, Node]], way_out: str, first: str = "") -> Iterator[tuple[Node, Node]]:
        """The pairs whose key is text and not repeated; none from the place where the key *first* comes again."""
        lines: dict[str, int] = {}
        for key, value in pairs:
            if key.value is None:
                self.faults.add(place_of(key), f"a key must be text; found {shape_of(key)}", "wrong-type")
            elif key.value in lines:
                begins_another = key.value == first
                told = way_out if begins_another or not first else "keep one of them"
                problem = f"'{key.value}' is given twice (first on line {lines[key.value]}); {told}"
                self.faults.add(place_of(key), problem, "no-dash" if begins_another else "duplicate-key")
                if begins_another:
                    return
            else:
                lines[key.value] = place_of(key)[0]
                yield key, value

    def _faulty(self, node: Node, shape: Shape, place: Node | None) -> dict[str, Node]:
        """As `fields`, for a mapping with one or more errors."""
        if not self._has_known_key(node, shape):
            return {}
        fields: dict[str, Node] = {}
        seen: set[str] = set()
        others = {key.value for key, _ in pairs_of(node)}.difference(shape.required)
        needed = shape.lacks(others)
        for key, value in self.unique(pairs_of(node), shape.if_twice, shape.first):
            name = key.value or ""
            seen.add(name)
            field = shape.fields.get(name)
            if field is None:
                meant = _meant(name, shape)
                seen.update(meant)
                self.faults.add(place_of(key), f"unknown key '{name}'{_right_key(name, meant, shape)}", "unknown-key")
            elif self._is_right(value, field, key, is_required=name in needed):
                fields[name] = value
        for missing in shape.lacks(seen):
            other = f", or '{shape.instead[missing]}'" if missing in shape.instead else ""
            problem = f"'{missing}' is missing; {shape.what} needs it{other}"
            self.faults.add(place_of(place or node), problem, "missing-key", may_follow=True)
        return fields

    def _has_known_key(self, node: Node, shape: Shape) -> bool:
        """Whether *node* has any known field, or nearly so; if not, one error says it."""
        needs = f"{shape.what} needs {shape.needs}"
        if not pairs_of(node):
            if is_empty(node):
                self.faults.add(place_of(node), f"{needs}; found nothing", "missing-key")
            else:
                problem = f"{needs}; found {shape_of(node)}"
                self.faults.add(place_of(node), problem, "wrong-type", may_follow=shape_of(node) == TEXT)
            return False
        keys = [key.value or "" for key, _ in pairs_of(node)]
        if not any(key in shape.fields or _meant(key, shape) for key in keys):
            self.faults.add(place_of(node), f"{needs}; found only '{keys[0]}', so add them", "missing-key")
            return False
        return True

    def _is_right(self, node: Node, field: Field, key: Node, *, is_required: bool) -> bool:
        if is_empty(node):
            self._tell_empty(node, key, is_required=is_required)
            return False
        if shape_of(node) != field.shape:
            self._tell_type(node, field, key)
            return False
        return True

    def _tell_empty(self, node: Node, key: Node, *, is_required: bool) -> None:
        if self.faults.is_refused(place_of(node)):
            # It has already been refused as YAML.
            return
        if re.search(r":\s+#\S", self._line_at(place_of(key)[0])):
            problem = f"'{key.value}' is empty; what follows the '#' is a comment, so put it between quotes"
            self.faults.add(place_of(key), problem, "number-sign")
        else:
            way_out = "fill it in" if is_required else "fill it in or remove it"
            self.faults.add(place_of(key), f"'{key.value}' is empty; {way_out}", "empty-field")

    def _tell_type(self, node: Node, field: Field, key: Node) -> None:
        example = f", {field.example}" if field.example else ""
        if field.shape is TEXT and shape_of(node) is not LIST:
            example = ", between quotes or on the lines below '|'"
        if field.example.startswith("as in") and _LIST_OF_NAMES.fullmatch(node.value or ""):
            example = f", as in [{node.value}]"
        problem = f"'{key.value}' must be {field.shape}{example}; found {shape_of(node)}"
        self.faults.add(place_of(node), problem, "wrong-type", may_follow=shape_of(node) == TEXT)


def _meant(key: str, shape: Shape) -> list[str]:
    """The field that was probably meant by an unknown key, if there is one."""
    if key.lower() in SYNONYMS and SYNONYMS[key.lower()] in shape.fields:
        return [SYNONYMS[key.lower()]]
    return get_close_matches(key.lower(), shape.fields, 1)


def _right_key(key: str, meant: list[str], shape: Shape) -> str:
    if key.lower() in shape.fields:
        return f"; write it in small letters: '{key.lower()}'"
    if meant:
        return f": did you mean '{meant[0]}'?"
    if home := next((other.what for other in (TERM, DEFINITION, SOURCE, LINK, GLOSSARY) if key in other.fields), ""):
        return f"; it belongs to {home}, so check the indentation"
    return f"; {shape.what} has {', '.join(shape.fields)}"
