"""A glossary is written as a person would have typed it, and reads back with the same values."""

import random
from pathlib import Path

import pytest
import yaml

from carelex import load_glossary
from carelex.glossary import written
from carelex.model import Definition, Glossary, Link, Source, Term
from carelex.places import bundled_glossary
from tests.program import Run

WORDS = Source(
    "words", "Words", title="Words we use", published="2024", accessed="2026-11-21", url="https://x.example/w"
)


def text_of(glossary: Glossary) -> str:
    return "".join(written(glossary))


def one_term(name: str, text: str, **fields: object) -> Glossary:
    definition = Definition(WORDS, text, name, "glossary.yaml")
    return Glossary("glossary.yaml", (WORDS,), (Term(name, (definition,))._replace(**fields),))  # type: ignore[arg-type]


def test_a_glossary_reads_as_a_person_would_have_typed_it() -> None:
    definitions = (
        Definition(
            WORDS, "Money instead of a service.\n\n- yours", "Direct payment (DP)", "g", note="Origin: Care law"
        ),
        Definition(WORDS, "Another: meaning.", "Direct payment", "g"),
    )
    terms = (
        Term("Direct payment", definitions, "DP", ("cash payment", "68/95 rule", "so, called"), ("Personal budget",)),
        Term("12-week review", (), see="Direct payment"),
    )
    links = (Link(same=True, names=("Direct payment", "Direct payments")),)
    assert text_of(Glossary("g", (WORDS,), terms, links)) == (
        "sources:\n"
        "  words:\n"
        "    name: Words\n"
        "    title: Words we use\n"
        "    url: https://x.example/w\n"
        "    published: 2024\n"
        "    accessed: 2026-11-21\n"
        "\n"
        "links:\n"
        "  - same: [Direct payment, Direct payments]\n"
        "\n"
        "terms:\n"
        "  - term: Direct payment\n"
        "    abbreviation: DP\n"
        '    aliases: [cash payment, 68/95 rule, "so, called"]\n'
        "    see_also: [Personal budget]\n"
        "    definitions:\n"
        "      - source: words\n"
        "        headword: Direct payment (DP)\n"
        '        note: "Origin: Care law"\n'
        "        text: |\n"
        "          Money instead of a service.\n"
        "\n"
        "          - yours\n"
        "      - source: words\n"
        "        text: |\n"
        "          Another: meaning.\n"
        "\n"
        "  - term: 12-week review\n"
        "    see: Direct payment\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Brackenfold, Lady",
        "Q&A",
        "it's",
        "C++",
        "12-week review",
        "Top tier / County",
        "page “Terms”",
        "a#b",
        "x-y",
        "Élan",
    ],
)
def test_a_name_has_no_needless_quotes(name: str) -> None:
    assert f"- term: {name}\n" in text_of(one_term(name, "A word."))


@pytest.mark.parametrize(
    "name",
    [
        "no",
        "Y",
        "null",
        "117",
        "1e3",
        "2024-01-02",
        "a: b",
        "a #b",
        "- a",
        "*a",
        "a:",
        "'a'",
        '"a"',
        "? a",
        "%a",
        "1:30",
    ],
)
def test_a_name_that_yaml_reads_otherwise_has_quotes(name: str) -> None:
    text = text_of(one_term(name, "A word."))
    assert f"- term: {name}\n" not in text
    # Every reader takes it for text.
    assert yaml.safe_load(text)["terms"][0]["term"] == name


def test_many_names_have_a_line_each() -> None:
    names = tuple(f"another name of number {number}" for number in range(9))
    assert "    aliases:\n      - another name of number 0\n" in text_of(one_term("A", "A word.", aliases=names))


def test_a_text_that_begins_with_spaces_keeps_them(tmp_path: Path) -> None:
    text = "    code = 1\n    more = 2\n\nAnd words."
    glossary = one_term("A", text)
    assert "        text: |2\n              code = 1\n" in text_of(glossary)
    assert read(glossary, tmp_path).terms[0].definitions[0].text == text


@pytest.mark.parametrize("text", ["a\u2028b", "a\rb", "a\x85b", "\ufeffa", "a\x07b"])
def test_a_text_that_no_block_can_hold_has_quotes(text: str, tmp_path: Path) -> None:
    assert read(one_term("A", text), tmp_path).terms[0].definitions[0].text == text


def read(glossary: Glossary, folder: Path) -> Glossary:
    """The glossary as it reads back."""
    path = folder / "glossary.yaml"
    path.write_text(text_of(glossary), encoding="utf-8", newline="")
    return load_glossary(path)


_PIECES = [
    *" :#'\"\\[]{},&*!|>%@`-?=~\t\u00a0\u2028\x85\ufeff\u200d\x07é’“😀",
    *("a", "B", "  ", ": ", " #", "- ", "0", "1.", "e", "null", "yes", "<<", "...", "---", "2014-01-02", "0x1F"),
]


def test_written_and_read_again_a_glossary_has_the_same_values(tmp_path: Path) -> None:
    pick = random.Random(17)

    def line(most: int = 6) -> str:
        return "".join(pick.choices(_PIECES, k=pick.randint(1, most)))

    def text() -> str:
        return "\n".join(line(8) for _ in range(pick.randint(1, 5))).strip("\n") + "."

    for _ in range(40):
        note = pick.choice([None, f"{line()}x", text()])
        source = Source("words", f"{line()}x", title=pick.choice([None, f"x{line()}"]), note=note)
        terms = []
        for number in range(12):
            name = f"{line()}x{number}"
            definitions = tuple(
                Definition(source, text(), pick.choice([name, f"{line()}x"]), "", pick.choice([None, text()]))
                for _ in range(pick.randint(1, 2))
            )
            aliases = tuple(f"{line()}a{number}{each}" for each in range(pick.randint(0, 3)))
            terms.append(Term(name, definitions, pick.choice([None, f"{line()}s{number}"]), aliases, (f"{line()}x",)))
        glossary = Glossary("", (source,), tuple(terms))
        again = read(glossary, tmp_path)
        assert again.sources == glossary.sources
        assert [_values(term) for term in again.terms] == [_values(term) for term in terms]


def _values(term: Term) -> object:
    told = [(definition.text, definition.headword, definition.note) for definition in term.definitions]
    return term._replace(definitions=()), told


def test_the_bundled_glossary_written_anew_has_no_errors(run: Run, tmp_path: Path) -> None:
    glossary = load_glossary(bundled_glossary())
    path = tmp_path / "anew.yaml"
    path.write_text(text_of(glossary), encoding="utf-8")
    assert [_values(term) for term in load_glossary(path).terms] == [_values(term) for term in glossary.terms]
    assert run("check", str(path)).code == 0
