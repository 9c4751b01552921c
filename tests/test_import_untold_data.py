"""JSON and YAML whose keys do not say what is what: names and texts are found by what they hold."""

import json

import pytest
import yaml

from carelex.importing import Given, HowToRead, take

WORDS = {
    "Allotment": "A piece of land that people rent to grow food.",
    "Bothy": "A hut in the hills that anybody may sleep in.",
    "Drystone wall": "A wall that is built without mortar.",
    "Stile": "Steps over a fence, for people and not for cattle.",
}


def words_of(text: str, name: str) -> dict[str, str]:
    """The names that are taken, each with its text."""
    taken = take([Given(name, text.encode())], HowToRead())
    return {entry.term: "\n\n".join(entry.texts) for entry in taken.entries}


SHAPES = {
    "a list of pairs": {"glossary": [{name: text} for name, text in WORDS.items()]},
    "a list of pairs alone": [{name: text} for name, text in WORDS.items()],
    "pairs below letters": {name[0]: {name: text} for name, text in WORDS.items()},
    "lists of pairs below letters": {name[0]: [{name: text}] for name, text in WORDS.items()},
    "a list of one text": [{name: [text]} for name, text in WORDS.items()],
    "keys of another language": {"Liste": [{"Begriff": name, "Erklärung": text} for name, text in WORDS.items()]},
    "keys that say nothing": [{"k": name, "v": text, "n": 3} for name, text in WORDS.items()],
    "keys of a house style": [{"headwordText": name, "copy": text} for name, text in WORDS.items()],
    "names behind keys": {name.lower(): {"caption": name, "help": text} for name, text in WORDS.items()},
    "fields of a table of the web": [
        {"id": f"rec{n}", "fields": {"Name": name, "Notes": text}} for n, (name, text) in enumerate(WORDS.items())
    ],
    "cards": [{"front": name, "back": text} for name, text in WORDS.items()],
    "columns": {"Term": list(WORDS), "Definition": list(WORDS.values())},
    "columns by number": {
        "Term": {str(n): name for n, name in enumerate(WORDS)},
        "Definition": {str(n): text for n, text in enumerate(WORDS.values())},
    },
    "schema.org": {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "hasDefinedTerm": [{"@type": "DefinedTerm", "name": n, "description": t} for n, t in WORDS.items()],
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_names_and_texts_are_found_in_json(shape: str) -> None:
    assert words_of(json.dumps(SHAPES[shape]), "words.json") == WORDS


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "schema.org"])
def test_names_and_texts_are_found_in_yaml(shape: str) -> None:
    assert words_of(yaml.dump(SHAPES[shape], sort_keys=False, allow_unicode=True), "words.yaml") == WORDS


def test_each_document_of_a_file_of_yaml_may_hold_an_entry() -> None:
    assert words_of("---\n" + "---\n".join(yaml.dump({n: t}) for n, t in WORDS.items()), "words.yml") == WORDS


@pytest.mark.parametrize(
    "data",
    [
        pytest.param([{"id": f"a{n}", "href": f"https://example.org/{n}"} for n in range(9)], id="addresses"),
        pytest.param([{"size": n, "unit": "px", "made": "2024-01-02"} for n in range(9)], id="numbers"),
        pytest.param({"scripts": {"build": "make", "test": "pytest"}, "name": "tool", "version": "1.2"}, id="settings"),
    ],
)
def test_other_data_has_no_entries(data: object) -> None:
    assert words_of(json.dumps(data), "data.json") == {}
