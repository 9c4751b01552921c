"""Vocabularies and data are taken as they say, in the language that is wanted; what is hostile in them does nothing."""

import gzip
import json
import struct
import zlib
from pathlib import Path

import pytest

from carelex.errors import CarelexError
from carelex.importing import Given, HowToRead, Taken, documents_at, take
from tests.import_samples import SAMPLES


def taken_of(text: str | bytes, name: str = "words.json", **how: str) -> Taken:
    """What is taken of a document that is called so."""
    data = text.encode() if isinstance(text, str) else text
    return take([Given(name, data)], HowToRead(**how))  # type: ignore[arg-type]


def names_in(taken: Taken) -> list[str]:
    """The names of the entries."""
    return [entry.term for entry in taken.entries]


def texts_in(taken: Taken) -> dict[str, tuple[str, ...]]:
    """The texts of the entries, by their names."""
    return {entry.term: tuple(text.strip() for text in entry.texts) for entry in taken.entries}


def problem_with(text: str | bytes, name: str = "words.json", **how: str) -> str:
    """What is wrong with a document."""
    with pytest.raises(CarelexError) as caught:
        taken_of(text, name, **how)
    (problem,) = caught.value.problems
    return problem


def test_the_language_that_is_asked_for_is_taken() -> None:
    welsh = {
        "several-languages.yml": ["rheol 68/95", "broceriaeth", "cynhwysiant", "taliad uniongyrchol"],
        "scheme.ttl": ["asesiad"],
        "termbase.tbx": ["gofal cartref", "llesiant"],
    }
    for name, expected in welsh.items():
        taken = take([*documents_at(str(SAMPLES / name))], HowToRead(language="cy"))
        # Names without a language count as any.
        assert set(expected) <= set(names_in(taken)), name
        assert not {"brokerage", "carer", "care package"} & set(names_in(taken)), name


def test_values_by_language_are_told_apart() -> None:
    data = [{"term": {"en": "Carer", "cy": "Gofalwr"}, "definition": {"en": "Somebody who cares.", "cy": "Rhywun."}}]
    assert texts_in(taken_of(json.dumps(data))) == {"Carer": ("Somebody who cares.",)}
    assert texts_in(taken_of(json.dumps(data), language="cy")) == {"Gofalwr": ("Rhywun.",)}


def test_lines_of_json_are_entries() -> None:
    lines = ['{"word": "Hub", "meaning": "A place."}', "", '{"word": "Hoist", "meaning": "A lift."}']
    taken = taken_of("\n".join(lines), "words.jsonl")
    assert texts_in(taken) == {"Hub": ("A place.",), "Hoist": ("A lift.",)}
    assert [entry.place.line for entry in taken.entries] == [1, 3]


def test_records_under_their_names_are_entries() -> None:
    data = {
        "glossary": {
            "carer": {"definition": "Somebody who cares.", "see_also": ["hub"]},
            "hub": {"definition": "A place."},
        }
    }
    taken = taken_of(json.dumps(data))
    assert texts_in(taken) == {"carer": ("Somebody who cares.",), "hub": ("A place.",)}
    assert taken.entries[0].see_also == ("hub",)


def test_records_of_a_site_have_their_fields_further_in() -> None:
    data = [
        {"type": "term", "id": number, "attributes": {"title": name, "body": {"value": text, "format": "html"}}}
        for number, (name, text) in enumerate({"Hub": "<p>A place.</p>", "Hoist": "<p>A lift.</p>"}.items())
    ]
    assert texts_in(taken_of(json.dumps({"data": data, "links": {"self": {"href": "/x"}}}))) == {
        "Hub": ("A place.",),
        "Hoist": ("A lift.",),
    }
    rendered = [{"slug": "hub", "title": {"rendered": "Hub"}, "content": {"rendered": "<p>A place.</p>"}}] * 2
    assert texts_in(taken_of(json.dumps(rendered))) == {"Hub": ("A place.",)}


def test_definitions_that_are_records_are_senses() -> None:
    data = [
        {"term": "Capacity", "definitions": [{"text": "Being able to decide."}, {"text": "How many people fit in."}]},
        {"term": "Hub", "definitions": [{"text": "A place."}]},
    ]
    assert texts_in(taken_of(json.dumps(data))) == {
        "Capacity": ("Being able to decide.", "How many people fit in."),
        "Hub": ("A place.",),
    }


def test_whether_something_is_so_is_no_text() -> None:
    posts = [
        {"title": {"rendered": "Hub"}, "content": {"rendered": "<p>A place.</p>", "protected": False}},
        {"title": {"rendered": "Hoist"}, "content": {"rendered": "<p>A lift.</p>", "protected": False}},
        {"title": {"rendered": "Young carer"}, "content": {"rendered": "", "protected": False}},
        {"title": {"rendered": "Ward"}, "content": None},
    ]
    assert texts_in(taken_of(json.dumps(posts))) == {"Hub": ("A place.",), "Hoist": ("A lift.",)}
    words = "Hub: A place.\nHoist: A lift.\nWard: true\nRota: null\nTrue care: 'True'\n"
    assert texts_in(taken_of(words, "words.yaml")) == {
        "Hub": ("A place.",),
        "Hoist": ("A lift.",),
        "True care": ("True",),
    }


def test_a_glossary_of_carelex_stays_as_it_is() -> None:
    taken = take([_own()], HowToRead())
    assert taken.glossary is not None
    assert [source.id for source in taken.glossary.sources] == ["north"]
    assert [term.name for term in taken.glossary.terms] == ["Hub"]


def _own() -> Given:
    text = (
        'sources: {north: {name: North}}\nterms:\n  - term: Hub\n    definitions: [{source: north, text: "A place."}]\n'
    )
    return Given("ours.yaml", text.encode())


def test_what_define_writes_as_json_keeps_its_sources() -> None:
    answer = {
        "query": "hub",
        "matched": True,
        "term": "Hub",
        "abbreviation": None,
        "aliases": ["Centre"],
        "see_also": [],
        "definitions": [
            {
                "source": "north",
                "source_name": "North",
                "headword": "Hub",
                "text": "A place.",
                "note": None,
                "url": None,
            },
            {
                "source": "south",
                "source_name": "South",
                "headword": "Hub",
                "text": "A centre.",
                "note": "old",
                "url": None,
            },
        ],
        "suggestions": [],
    }
    glossary = taken_of(json.dumps(answer)).glossary
    assert glossary is not None
    assert [(source.id, source.name) for source in glossary.sources] == [("north", "North"), ("south", "South")]
    assert [(said.source.id, said.text, said.note) for said in glossary.terms[0].definitions] == [
        ("north", "A place.", None),
        ("south", "A centre.", "old"),
    ]


def test_data_that_is_nested_without_end_is_told() -> None:
    assert "nested too deep" in problem_with("[" * 100_000, "words.json")
    assert "nested too deep" in problem_with("[" * 100_000, "words.yaml")
    assert "nested too deep" in problem_with('{"a":' * 5_000 + "1" + "}" * 5_000)


def test_aliases_that_stand_for_a_thousand_others_are_counted_not_followed() -> None:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "nested too deep" in problem_with("\n".join(lines), "words.yaml")


def test_tags_of_yaml_make_nothing(tmp_path: Path) -> None:
    trap = tmp_path / "made"
    tag = "!!python/object/apply:pathlib.Path"
    text = f"- term: {tag}.touch [{tag} ['{trap}']]\n  definition: x\n"
    taken_of(text, "words.yaml")
    assert not trap.exists()


@pytest.mark.parametrize(
    ("text", "name", "problem"),
    [
        ('{"a": }', "words.json", "words.json:1:7: is not valid JSON (Expecting value); correct it there"),
        (
            '{"a": "b"}\n{"a"',
            "words.jsonl",
            "words.jsonl:2:5: is not valid JSON (Expecting ':' delimiter); correct it there",
        ),
        (
            "a: [b",
            "words.yaml",
            "words.yaml:2:1: is not valid YAML (did not find expected ',' or ']'); correct it there",
        ),
        ("a: *b", "words.yaml", "words.yaml:1: *b refers to nothing; correct it there"),
    ],
)
def test_data_that_is_broken_is_told_with_its_place(text: str, name: str, problem: str) -> None:
    kind = name.rpartition(".")[2]
    told = problem_with(text, name, format=kind)
    # The two parsers of YAML have words of their own.
    of_yaml = ": is not valid YAML"
    assert told.split(" (")[0].partition(of_yaml)[0] == problem.split(" (")[0].partition(of_yaml)[0]


def test_a_context_elsewhere_is_not_fetched() -> None:
    data = {"@context": "https://vocab.example/context.jsonld", "@id": "x", "prefLabel": "Hub"}
    assert "its context https://vocab.example/context.jsonld would have to be fetched" in problem_with(
        json.dumps(data), "words.jsonld"
    )


@pytest.mark.parametrize("name", ["words.tbx", "words.rdf"])
def test_entities_of_xml_are_refused(name: str) -> None:
    root = "tbx" if name.endswith("tbx") else "rdf:RDF"
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><{root}>&b;</{root}>'
    assert "declares entities" in problem_with(bomb, name)
    outside = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><{root}>&a;</{root}>'
    assert "declares entities" in problem_with(outside, name)


def test_xml_that_is_broken_is_told() -> None:
    assert "is not well formed XML" in problem_with("<tbx><text>", "words.tbx")


def test_turtle_that_is_broken_is_told() -> None:
    assert "cannot be read as turtle" in problem_with("@prefix skos: <x#> .\n<a> skos:prefLabel ", "words.ttl")


def stardict(folder: Path, *, index: bytes, texts: bytes, about: str = "") -> str:
    """Write a dictionary, and give the path of its .ifo file."""
    (folder / "d.ifo").write_text(f"StarDict's dict ifo file\nversion=2.4.2\nbookname=D\n{about}", encoding="utf-8")
    (folder / "d.idx").write_bytes(index)
    (folder / "d.dict").write_bytes(texts)
    return str(folder / "d.ifo")


def test_a_stardict_dictionary_that_is_cut_off_is_told(tmp_path: Path) -> None:
    word = b"Hub\0" + struct.pack(">II", 0, 8)
    path = stardict(tmp_path, index=word[:-3], texts=b"A place.", about="sametypesequence=m\n")
    with pytest.raises(CarelexError, match=r"its \.idx file is cut off"):
        take([*documents_at(path)], HowToRead())
    path = stardict(tmp_path, index=word, texts=b"A pl", about="sametypesequence=m\n")
    taken = take([*documents_at(path)], HowToRead())
    assert [(left.what, str(left.why)) for left in taken.left_out] == [("Hub", "unreadable")]
    (tmp_path / "d.dict").unlink()
    with pytest.raises(CarelexError, match=r"d\.dict or d\.dict\.dz must be in the same folder"):
        take([*documents_at(path)], HowToRead())


def test_a_packed_dictionary_is_unpacked_so_far_and_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word = b"Hub\0" + struct.pack(">II", 0, 8)
    path = stardict(tmp_path, index=word, texts=b"", about="sametypesequence=m\n")
    (tmp_path / "d.dict").unlink()
    packed = tmp_path / "d.dict.dz"
    packed.write_bytes(gzip.compress(b"A place."))
    assert texts_in(take([*documents_at(path)], HowToRead())) == {"Hub": ("A place.",)}
    packed.write_bytes(gzip.compress(b"A place.")[:-9])
    with pytest.raises(CarelexError, match="is cut off; fetch it again"):
        take([*documents_at(path)], HowToRead())
    packer = zlib.compressobj(wbits=31)
    # After a full flush, the same megabyte is packed in the same way again.
    begun, again = (packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    packed.write_bytes(begun + 299 * again)
    with pytest.raises(CarelexError, match="holds more than 256 MB; it was not read"):
        take([*documents_at(path)], HowToRead())


def test_offsets_of_eight_bytes_and_several_types_are_read(tmp_path: Path) -> None:
    texts = b"hVb\0A <b>place</b>."
    index = b"Hub\0" + struct.pack(">QI", 0, len(texts))
    path = stardict(tmp_path, index=index, texts=texts, about="sametypesequence=th\nidxoffsetbits=64\n")
    assert texts_in(take([*documents_at(path)], HowToRead())) == {"Hub": ("A **place**.",)}


def test_a_dictionary_alone_on_stdin_needs_its_other_files() -> None:
    assert "is one file of several" in problem_with("StarDict's dict ifo file\nversion=2.4.2\n", "stdin")


def test_an_index_of_dictd_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "d.index").write_text("hub\tnot a number\tB\n", encoding="utf-8")
    (tmp_path / "d.dict").write_text("hub\n  A place.\n", encoding="utf-8")
    with pytest.raises(CarelexError, match=r"d\.index:1: is not a line of an \.index file"):
        take([*documents_at(str(tmp_path / "d.index"))], HowToRead())


def test_a_list_of_lists_of_texts_is_a_table() -> None:
    data = [["Carer", "Who looks after a friend."], ["Debt", "What you owe."], ["Fee", "What you pay."]]
    assert texts_in(taken_of(json.dumps(data))) == {name: (text,) for name, text in data}
