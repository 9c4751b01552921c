"""Reading a glossary file: what is right is kept as it is written, what is wrong is told with its place."""

from pathlib import Path

import pytest

from carelex.errors import GlossaryError
from carelex.glossary import load_glossary
from tests.glossaries import HEAD, term, write


def test_a_bomb_of_aliases_costs_neither_time_nor_memory(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    (tmp_path / "bomb.yaml").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load_glossary(tmp_path / "bomb.yaml")
    assert len(caught.value.faults) < 1000


@pytest.mark.parametrize("written", ["NO", "012", "12:30", "2014-02-01", "~", "1_000", "0x1F", "1e3", "true"])
def test_every_scalar_is_the_text_that_stands_in_the_file(written: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term(written, written, abbreviation=written + "x"))
    (read,) = load_glossary(path).terms
    assert (read.name, read.definitions[0].text, read.abbreviation) == (written, written, written + "x")


def test_a_definition_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "  One  two\u00a0three.\n\n- [1] *a* <b>&amp;\n"
    block = "".join(f"          {line}\n" if line else "\n" for line in text.split("\n")[:-1])
    terms = f"  - term: Respite\n    definitions:\n      - source: ours\n        text: |2\n{block}"
    (read,) = load_glossary(write(tmp_path / "g.yaml", terms)).terms
    assert read.definitions[0].text == text.rstrip("\n")


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + term("Respite") + term("Advocacy")).replace("\n", "\r\n").encode())
    assert [each.name for each in load_glossary(path).terms] == ["Respite", "Advocacy"]


def test_the_place_of_a_byte_that_is_not_utf_8_is_right_after_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_bytes(b"\xef\xbb\xbfsources:\r\n  caf\xe9: x\r\n")
    with pytest.raises(GlossaryError, match=r"g\.yaml:2:6: not UTF-8 \(byte 0xe9\)"):
        load_glossary(path)


def test_terms_that_are_merely_written_alike_may_stand_in_one_file(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Back up") + term("Back-up"))
    assert [each.name for each in load_glossary(path).terms] == ["Back up", "Back-up"]


def test_a_source_may_define_a_term_in_two_senses(tmp_path: Path) -> None:
    second = "      - source: ours\n        text: In another sense.\n"
    (read,) = load_glossary(write(tmp_path / "g.yaml", term("Respite") + second)).terms
    assert [each.text for each in read.definitions] == ["What it is.", "In another sense."]
