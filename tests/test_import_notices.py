"""What an import says that it left out was left out, and what it kept was kept."""

from pathlib import Path

from carelex import load_glossary
from tests.program import Run

PAGE = """\
<title>Words</title>
<dl><dt>Direct payment<dd>Money for care. See also personal budget.
<dt>Hub<dd>A place where services are.
<dt>Ward<dd>A part of a hospital.</dl>
"""


def test_a_reference_to_a_term_of_another_document_is_kept(clean_place: Path, run: Run) -> None:
    Path("page.html").write_text(PAGE, encoding="utf-8")
    result = run("import", "page.html", "-o", "ours.yaml")
    assert 'Kept: "Direct payment: see personal budget" (page.html:2), but this term is not in the document\n' in (
        result.stderr
    )
    assert "Left out" not in result.stderr
    assert load_glossary("ours.yaml").terms[0].see_also == ("personal budget",)


def test_a_reference_to_an_address_is_left_out(clean_place: Path, run: Run) -> None:
    Path("words.csv").write_text("term,text,see\nHub,,/words/centre\nWard,A part of a hospital.,\n", encoding="utf-8")
    result = run("import", "words.csv", "-o", "ours.yaml")
    assert (
        'Left out: "Hub: see /words/centre" (words.csv:2): refers to something that is not a term of this document\n'
        in (result.stderr)
    )
    assert "Kept" not in result.stderr
