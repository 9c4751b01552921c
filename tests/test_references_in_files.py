"""References: a term of a glossary file that only says at which other term to look."""

from pathlib import Path

import pytest

from carelex import GlossaryError, load_glossary
from tests.glossaries import HEAD, term, write
from tests.program import Run
from tests.test_schema import errors

REFERENCE = "  - term: Vulnerable adult\n    see: Adult at risk\n"


def told(path: Path) -> list[str]:
    """The faults of a glossary, each with its place."""
    with pytest.raises(GlossaryError) as caught:
        load_glossary(path)
    return [f"{fault.line}:{fault.column} {fault.rule}" for fault in caught.value.faults]


def test_from_python_a_reference_has_no_definitions(tmp_path: Path) -> None:
    reference, defined = load_glossary(write(tmp_path / "g.yaml", REFERENCE + term("Adult at risk"))).terms
    assert (reference.see, reference.definitions) == ("Adult at risk", ())
    assert (defined.see, len(defined.definitions)) == (None, 1)


def test_references_alone_need_no_sources(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", REFERENCE, "terms:\n")
    assert load_glossary(path).terms[0].see == "Adult at risk"
    assert errors(path.read_text(encoding="utf-8")) == []


def test_a_reference_beside_definitions_needs_sources_for_these(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", REFERENCE + term("Adult at risk"), "terms:\n")
    assert told(path) == ["1:1 missing-key", "6:17 unknown-source"]
    assert errors(path.read_text(encoding="utf-8")) == ["'sources' is a required property"]


def test_the_name_of_a_reference_is_taken_like_any_other(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", REFERENCE + term("vulnerable  adult"))
    assert told(path) == ["7:11 duplicate-term"]
    path = write(tmp_path / "g.yaml", REFERENCE + term("Adult at risk", aliases="[Vulnerable adult]"))
    assert told(path) == ["8:15 duplicate-alias"]


def test_a_term_with_neither_is_told_of_both(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", "  - term: Respite\n    see_also: [Carer]\n")
    with pytest.raises(GlossaryError, match=r":5:5: 'definitions' is missing; a term needs it, or 'see' \["):
        load_glossary(path)


def test_a_reference_that_also_defines_its_term_is_invalid_for_editors_too() -> None:
    assert errors(HEAD + term("Respite", see="Carer")) != []


def test_a_glossary_of_references_can_be_used_in_every_command(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", REFERENCE, "terms:\n")
    assert run("check", "g.yaml").code == 0
    assert run("sources", "-g", "g.yaml").stdout.startswith("g.yaml, 1 term\n")
    for call in ("list", "define x", "search x", "compare x", "compare"):
        assert run(*call.split(), "-g", "g.yaml").code in (0, 1)
        assert run(*call.split(), "-g", "g.yaml", "-g", "builtin").code in (0, 1)
