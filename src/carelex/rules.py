"""The names of the rules that a glossary file is held to. Scripts go by them, so they stay as they are."""

from typing import Literal, TypeAlias

FaultRule: TypeAlias = Literal[
    # The file.
    "no-such-file",
    "empty-path",
    "is-a-folder",
    "not-a-folder",
    "empty-folder",
    "unreadable",
    "not-plain-text",
    "not-utf-8",
    "control-character",
    "line-separator",
    "no-break-indent",
    # YAML.
    "after-quote",
    "anchor",
    "closed-twice",
    "colon-without-space",
    "comment-in-text",
    "curly-quotes",
    "dash-without-space",
    "deep",
    "escape",
    "first-line-indented",
    "folded-line",
    "indentation",
    "list-in-line",
    "no-bar",
    "no-break-after-colon",
    "no-terms-line",
    "number-sign",
    "open-bracket",
    "open-quote",
    "other-colon",
    "other-dash",
    "quote-before-key",
    "second-colon",
    "sign",
    "stray-line",
    "tab",
    "tag",
    "two-commas",
    "two-documents",
    "yaml",
    "yaml-alias",
    # The parts of a glossary.
    "duplicate-alias",
    "duplicate-key",
    "duplicate-term",
    "empty-field",
    "empty-file",
    "missing-key",
    "name-twice",
    "no-dash",
    "one-name",
    "replaces",
    "same-and-different",
    "see-and-definitions",
    "see-itself",
    "source-id",
    "unknown-key",
    "unknown-source",
    "url",
    "wrong-type",
]
"""What keeps a file from being used."""

WarningRule: TypeAlias = Literal[
    # Lines, and how values are written.
    "bullets",
    "comment",
    "comment-line",
    "control-escape",
    "curly-name",
    "invisible",
    "no-break-space",
    "null",
    "space-at-end",
    # Names, sources and definitions.
    "alias-of-two",
    "alias-twice",
    "alike-alias",
    "alike-terms",
    "definition-twice",
    "see-also",
    "two-texts",
    "uncited-source",
    # Beside other glossaries.
    "definition-elsewhere",
    "needless-replaces",
    "term-elsewhere",
]
"""What is allowed, and likely a mistake."""

Rule: TypeAlias = FaultRule | WarningRule
