"""The JSON Schema of a glossary file is shipped, follows the model, and agrees with `carelex check`."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from carelex.glossary import starter_text
from carelex.places import bundled_glossary
from tests.program import Run
from tests.test_check import GOOD, WARNINGS
from tests.test_glossary import BAD, FAULTS

SHIPPED = bundled_glossary().with_name("glossary.schema.json")

# Rules that no schema can check: how a file is written, and how its parts fit together.
BEYOND = {
    "anchor.yaml",
    "contradiction.yaml",
    "duplicate-alias.yaml",
    "duplicate-key.yaml",
    "duplicate-term.yaml",
    "no-dash.yaml",
    "see-itself.yaml",
    "tag.yaml",
    "two-documents.yaml",
    "unknown-source.yaml",
}
# These are no YAML at all, or no text.
UNREADABLE = {
    name
    for name, faults in FAULTS.items()
    if re.search("cannot be read here|not UTF-8|not a text|control character|not a glossary file", " ".join(faults))
} - {"utf-16.yaml"}
# Some parsers read these and some do not.
LEFT_OUT = {"deep.yaml", "emphasis.yaml", "empty-tag.yaml", "first-line-indented.yaml", "utf-16.yaml"}


class Yaml12(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2 (10.3.2), in which "NO" is text and "012" a number."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (as PyYAML has it)


for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0 if "x" in node.value else 10))
Yaml12.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


def errors(text: str | bytes) -> list[str]:
    validator = Draft7Validator(json.loads(SHIPPED.read_text(encoding="utf-8")))
    document = next(yaml.load_all(text, Loader=Yaml12), None)
    return [error.message for error in validator.iter_errors(document)]


def test_the_schema_that_is_shipped_is_the_one_that_check_writes(run: Run, clean_place: Path) -> None:
    result = run("check", "--schema")
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout == SHIPPED.read_text(encoding="utf-8")
    assert run("check", "--schema", "-o", "s.json", "-f", "csv").stdout == ""
    assert (clean_place / "s.json").read_text(encoding="utf-8") == result.stdout


def test_the_schema_is_valid() -> None:
    Draft7Validator.check_schema(json.loads(SHIPPED.read_text(encoding="utf-8")))


def test_the_bundled_glossary_names_the_schema() -> None:
    first = bundled_glossary().read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={SHIPPED.name}"


@pytest.mark.parametrize("name", sorted(path.name for path in GOOD.iterdir()))
def test_good_files_are_valid(name: str) -> None:
    assert errors((GOOD / name).read_bytes()) == []


def test_the_bundled_glossary_and_the_starter_are_valid() -> None:
    assert errors(bundled_glossary().read_bytes()) == []
    assert errors(starter_text()) == []


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - UNREADABLE - LEFT_OUT))
def test_bad_files_are_invalid_except_for_what_no_schema_can_check(name: str) -> None:
    assert (errors((BAD / name).read_bytes()) == []) == (name in BEYOND)


@pytest.mark.parametrize("name", sorted(WARNINGS.keys() - FAULTS.keys()))
def test_files_with_warnings_are_valid_but_for_yamls_word_for_nothing(name: str) -> None:
    assert (errors((BAD / name).read_bytes()) == []) == (name != "null.yaml")


@pytest.mark.parametrize("name", sorted(UNREADABLE - LEFT_OUT))
def test_no_parser_reads_what_is_no_yaml(name: str) -> None:
    with pytest.raises((yaml.YAMLError, UnicodeDecodeError)):
        errors((BAD / name).read_bytes())
