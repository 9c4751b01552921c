"""The format of a glossary file as data: what each mapping may hold, what it must hold, and what that means.

Reading uses it, and `json_schema` makes a schema for editors from it.
"""

from collections.abc import Container

from carelex.values import NamedTuple

TEXT, LIST, MAPPING = "text", "a list", "a mapping"
"""The kinds of value that a field may have, as messages call them."""

SOURCE_ID = r"[a-z0-9][a-z0-9-]*"
"""This pattern, like those below, works in Python and in ECMAScript."""

WEB_ADDRESS = r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f-\x9f]+"
"""It excludes characters that no address has (RFC 3986), and some that may end one in Markdown or a terminal."""

FLAG = r"[Tt]rue|TRUE|[Ff]alse|FALSE"
"""The words for yes and no; "yes" is not one of them, because YAML 1.2 (10.3.2) reads it as text."""


_FLAG_WORDS = "true or false"


class Field(NamedTuple):
    """A field of a mapping. *about* explains it to writers; *example* shows how to write a value that is not text."""

    shape: str
    about: str
    example: str = ""


class Shape(NamedTuple):
    """A mapping of the format: what it is, its possible fields by their keys, and the required ones.

    needs: the required fields, as messages list them.
    instead: for a required field, another one that may replace it.
    """

    what: str
    fields: dict[str, Field]
    required: tuple[str, ...]
    needs: str
    first: str = ""
    """The field that comes first; if it comes again, another item begins there."""
    instead: dict[str, str] = {}  # noqa: RUF012 (nobody changes it)

    @property
    def if_twice(self) -> str:
        """What to do if a field is given twice."""
        return (
            f"{self.what.replace('a ', 'a new ', 1)} begins with '- {self.first}:'"
            if self.first
            else "keep one of them"
        )

    def lacks(self, present: "Container[str | None]") -> list[str]:
        """The required fields that are not *present*."""
        return [key for key in self.required if key not in present and self.instead.get(key) not in present]


GLOSSARY = Shape(
    "a glossary",
    {
        "sources": Field(
            MAPPING,
            "Who says it: each source below an id of your choice (a-z, 0-9 and '-'), by which definitions cite it.",
            "with a line 'ID:' for each source",
        ),
        "links": Field(
            LIST,
            "Which names mean one concept, and which do not, in whatever glossaries they are.",
            "with a line '- same: [NAME, OTHER NAME]' for each link",
        ),
        "terms": Field(LIST, "The terms, with their definitions.", "with a line '- term: NAME' for each term"),
    },
    ("terms",),
    "'sources' and 'terms'",
    instead={"terms": "links"},
)

SOURCE = Shape(
    "a source",
    {
        "name": Field(TEXT, "The short label that heads its column."),
        "title": Field(TEXT, "The title of the publication."),
        "publisher": Field(TEXT, "Who published it."),
        "url": Field(TEXT, "Where it is on the web; http or https."),
        "published": Field(TEXT, "When it was published, as it says itself; left out where it does not say."),
        "accessed": Field(TEXT, "The day on which you read it, as in 2026-11-21."),
        "licence": Field(TEXT, "The licence under which it may be used."),
        "note": Field(TEXT, "What else is to know about it, in your own words."),
    },
    ("name",),
    "'name'",
)

_TWO_NAMES = "with two names or more: [NAME, OTHER NAME]"

LINK = Shape(
    "a link",
    {
        "same": Field(LIST, "Names of one concept, each a term of some glossary or another name of one.", _TWO_NAMES),
        "different": Field(LIST, "Names that are never taken for one concept, however alike they are.", _TWO_NAMES),
        "note": Field(TEXT, "Why it is so, in your own words."),
    },
    ("same",),
    "'same' or 'different'",
    first="same",
    instead={"same": "different"},
)

TERM = Shape(
    "a term",
    {
        "term": Field(TEXT, "The preferred name of the concept."),
        "abbreviation": Field(TEXT, "Its abbreviation."),
        "aliases": Field(LIST, "Other names for the same concept.", "as in [NAME, OTHER NAME]"),
        "see_also": Field(LIST, "Other terms that are worth a look.", "as in [TERM, OTHER TERM]"),
        "see": Field(TEXT, "The term to look at instead: then this one needs no definitions."),
        "replaces": Field(TEXT, "true: as in a definition, for all the definitions of the term.", _FLAG_WORDS),
        "definitions": Field(
            LIST,
            "What each source says; a source that defines the term in two senses is listed twice.",
            "with a line '- source: ID' for each definition",
        ),
    },
    ("term", "definitions"),
    "'term' and 'definitions'",
    first="term",
    instead={"definitions": "see"},
)

DEFINITION = Shape(
    "a definition",
    {
        "source": Field(TEXT, "The id of the source whose words these are."),
        "headword": Field(TEXT, "The name that the source writes above its definition, where that is not the term."),
        "replaces": Field(
            TEXT,
            "true: it replaces what other glossaries have from this source for the term.",
            _FLAG_WORDS,
        ),
        "note": Field(TEXT, "What is to know about this definition, in your own words; never shown as the source's."),
        "text": Field(TEXT, "The source's own words, to the letter, as Markdown."),
    },
    ("source", "text"),
    "'source' and 'text'",
    first="source",
)


SYNONYMS = {
    "acronym": "abbreviation",
    "abbr": "abbreviation",
    "author": "publisher",
    "link": "url",
    "synonym": "aliases",
    "synonyms": "aliases",
    "website": "url",
}
"""Other words that people use for fields."""


# YAML reads words such as NO and 012 as something other than text; in a glossary they stay text.
_ANY_TEXT: dict[str, object] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}

# The very end; in Python, "$" also matches before a last line break.
_END = r"$(?!\n)"

_OWN_PATTERNS: dict[str, dict[str, object]] = {
    "url": {"type": "string", "format": "uri", "pattern": f"^{WEB_ADDRESS}{_END}"},
    "source": {**_ANY_TEXT, "pattern": f"^{SOURCE_ID}{_END}"},
    "replaces": {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": f"^({FLAG}){_END}"}]},
}

_CONTENTS: dict[str, dict[str, object]] = {
    "sources": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{SOURCE_ID}{_END}"},
        "additionalProperties": {"$ref": "#/definitions/source"},
    },
    # In a file with nothing else, it may be empty: see the conditions.
    "links": {"type": ["array", "null"], "items": {"$ref": "#/definitions/link"}},
    "terms": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/term"}},
    "definitions": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/definition"}},
    **{key: {"type": "array", "minItems": 1, "items": _ANY_TEXT} for key in ("aliases", "see_also")},
    **{key: {"type": "array", "minItems": 2, "uniqueItems": True, "items": _ANY_TEXT} for key in ("same", "different")},
}

# Conditions for a mapping besides its possible and required fields.
_CONDITIONS: dict[str, dict[str, object]] = {
    GLOSSARY.what: {
        "allOf": [
            # Definitions cite sources.
            {
                "if": {"required": ["terms"], "properties": {"terms": {"contains": {"required": ["definitions"]}}}},
                "then": {"required": ["sources"]},
            },
            {
                "if": {"anyOf": [{"required": ["sources"]}, {"required": ["terms"]}]},
                "then": {"properties": {"links": {"type": "array", "minItems": 1}}},
            },
        ]
    }
}


def schema_text() -> str:
    """Return the schema as a JSON document."""
    # Reading a glossary does not need it.
    import json

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def json_schema() -> dict[str, object]:
    """Make the JSON Schema (draft 7, which most editors know) of a glossary file.

    It has the rules for each mapping. A schema cannot check rules for the whole file, such as that ids are known and
    names are not taken; `carelex check` does.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A carelex glossary",
        "description": "Terms, with the definitions that sources give of them.",
        **_as_schema(GLOSSARY),
        "definitions": {
            name: _as_schema(shape)
            for name, shape in (("source", SOURCE), ("link", LINK), ("term", TERM), ("definition", DEFINITION))
        },
    }


def _as_schema(shape: Shape) -> dict[str, object]:
    return {
        "type": "object",
        "required": [key for key in shape.required if key not in shape.instead],
        **_choices(shape),
        **_CONDITIONS.get(shape.what, {}),
        "additionalProperties": False,
        "properties": {
            key: {"description": field.about, **(_CONTENTS.get(key) or _OWN_PATTERNS.get(key) or _ANY_TEXT)}
            for key, field in shape.fields.items()
        },
    }


def _choices(shape: Shape) -> dict[str, object]:
    """The schema for fields that may replace each other."""
    for key, other in shape.instead.items():
        # A glossary may have both; in other mappings, there must be one or the other.
        return {"anyOf" if shape is GLOSSARY else "oneOf": [{"required": [key]}, {"required": [other]}]}
    return {}
