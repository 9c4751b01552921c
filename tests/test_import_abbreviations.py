"""Abbreviations that Markdown explains in tooltips become entries."""

from carelex.importing.recognisers.abbreviations import propose
from tests.import_regions import found, regions


def test_abbreviations_are_entries_wherever_they_are() -> None:
    text = "The ICB pays.\n\n*[ICB]: Integrated Care *Board*\n\nMore text.\n\n*[LA] Local Authority\n"
    assert found(propose, text) == [["ICB = Integrated Care _Board_", "LA = Local Authority"]]


def test_one_alone_is_enough() -> None:
    (region,) = regions(propose, "# Page\n\n*[ICB]: Integrated Care Board\n")
    assert region.is_sure
    assert [candidate.place.line for candidate in region.candidates] == [3]
    assert found(propose, "No abbreviations here: *[link](#x)* only\n") == []
