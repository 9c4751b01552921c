"""Folders with a file for each term, or with other documents; and the files in them that are not read."""

from pathlib import Path

import pytest

from carelex.errors import CarelexError
from carelex.importing import HowToRead, NewEntry, Taken, documents_at, take
from tests.other_programs import posix_only


def folder_of(files: dict[str, str]) -> Path:
    """A folder in the working folder, with these files."""
    folder = Path("terms")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def taken(files: dict[str, str]) -> Taken:
    return take([*documents_at(str(folder_of(files)))], HowToRead())


def entry(front: str, text: str = "") -> NewEntry:
    """The entry of a file with this front matter, next to other files."""
    others = {f"other-{letter}.md": f"---\ntitle: Other {letter}\n---\nText.\n" for letter in "abc"}
    (found,) = (
        entry
        for entry in taken({"term.md": f"---\n{front}\n---\n{text}", **others}).entries
        if "Other" not in entry.term
    )
    return found


def test_the_name_is_the_title_and_the_text_is_below() -> None:
    found = entry("title: Carer\ntags: [people]", "\n# Carer\n\nWho cares.\n\n## Rights\n\n- an assessment\n")
    assert (found.term, found.texts) == ("Carer", ("Who cares.\n\n## Rights\n\n- an assessment",))
    assert entry("term: Carer\ntitle: The page about carers", "Who cares.").term == "Carer"


def test_without_a_text_the_description_is_one() -> None:
    assert entry("title: Carer\nsummary: Short.\ndescription: Who **cares**.").texts == ("Who **cares**.",)
    assert entry("title: Carer\nshort_description: Who cares.").texts == ("Who cares.",)


@pytest.mark.parametrize("key", ["aka", "synonyms", "also_known_as", "alternative-names", "altLabels"])
@pytest.mark.parametrize("value", ["Helper", "[Helper]", "[{title: Helper, url: helper.html}]", "{0: {title: Helper}}"])
def test_other_names_in_the_words_of_many_sites(key: str, value: str) -> None:
    assert entry(f"title: Carer\n{key}: {value}", "Who cares.").aliases == ("Helper",)


def test_references_name_files_slugs_or_terms() -> None:
    for value in ("other-a", "/words/other-a/", "other-a.md", "Other a", "'[[Other a]]'", "'[Other](other-a.md)'"):
        assert entry(f"title: Carer\nrelated: [{value}]", "Who cares.").see_also == ("Other a",)
        assert entry(f"title: Helper\nredirect_to: {value}", "Moved.").see == "Other a"


def test_former_addresses_are_no_names_and_what_is_empty_is_none() -> None:
    found = entry(
        "title: Carer\naliases: [/old/carer/, carer.html]\nabbreviation:\nsynonyms: {0: {title: }}", "Who cares."
    )
    assert (found.aliases, found.abbreviation) == ((), None)


def test_a_draft_is_reported_and_not_taken() -> None:
    files = {
        f"{name}.md": f"---\ntitle: {name}\n{key}\n---\nText.\n"
        for name, key in (("a", "draft: true"), ("b", "published: false"), ("c", "draft: false"))
    }
    found = taken(files)
    assert [entry.term for entry in found.entries] == ["c"]
    assert [(left.what, left.why.value) for left in found.left_out] == [("a", "unpublished"), ("b", "unpublished")]


def test_names_may_be_headings_and_pages_may_be_in_folders() -> None:
    found = taken(
        {"a/advocate.md": "# Advocate\n\nSpeaks.\n", "b/broker.md": "# Broker\n\nFinds.\n", "README.md": "# How to\n"}
    )
    assert [(entry.term, entry.texts) for entry in found.entries] == [
        ("Advocate", ("Speaks.",)),
        ("Broker", ("Finds.",)),
    ]
    assert found.facts == {}


def test_files_of_several_terms_are_read_each_for_itself() -> None:
    files = {
        "a.md": "---\ntitle: A\n---\n"
        + "".join(f"## {name}\n\nText.\n\n" for name in ("Abuse", "Access", "Age", "Aid", "Air")),
        "b.csv": "Term,Meaning\nBroker,finds care\nBudget,money\nBus,takes you there\n",
    }
    assert [entry.term for entry in taken(files).entries] == [
        "Abuse",
        "Access",
        "Age",
        "Aid",
        "Air",
        "Broker",
        "Budget",
        "Bus",
    ]


@posix_only
def test_a_link_that_leads_out_of_the_folder_is_not_followed() -> None:
    Path("secret.md").write_text("---\ntitle: Secret\n---\nNot for you.\n", encoding="utf-8")
    Path("outside").mkdir()
    Path("outside/x.md").write_text("---\ntitle: X\n---\nText.\n", encoding="utf-8")
    folder = folder_of({f"{name}.md": f"---\ntitle: {name}\n---\nText of {name}.\n" for name in "abc"})
    (folder / "s.md").symlink_to(Path("secret.md").resolve())
    (folder / "o").symlink_to(Path("outside").resolve())
    (folder / "again.md").symlink_to("a.md")
    (folder / "loop").symlink_to(folder.resolve())
    found = take([*documents_at(str(folder))], HowToRead())
    assert [entry.term for entry in found.entries] == ["a", "b", "c"]
    assert [str(left.place) for left in found.left_out if left.why.value == "unreadable"] == ["terms/o", "terms/s.md"]


def test_a_folder_without_a_document_says_so() -> None:
    Path("terms/.git").mkdir(parents=True)
    Path("terms/.git/x.md").write_text("x", encoding="utf-8")
    with pytest.raises(CarelexError, match="terms: no document in this folder"):
        [*documents_at("terms")]


def test_a_page_with_many_parts_is_one_term_where_the_folder_has_one_in_each() -> None:
    parts = "".join(f"## Part {number}\n\nText.\n\n- **One:** a\n- **Two:** b\n\n" for number in range(6))
    files = {
        f"{name}.md": f"---\ntitle: {name}\n---\n{name} is this.\n\n{parts if name == 'Broker' else ''}"
        for name in _SHORT
    }
    found = taken({"_index.md": "---\ntitle: All words\n---\n## Start\n\nHere.\n\n## Go on\n\nThere.\n", **files})
    assert [entry.term for entry in found.entries] == [*_SHORT]
    assert found.facts["title"].value == "All words"
    assert (
        found.entries[1]
        .texts[0]
        .startswith("Broker is this.\n\n## Part 0\n\nText.\n\n- **One:** a\n- **Two:** b\n\n## Part 1")
    )


_SHORT = ("Agency", "Broker", "Carer", "Doctor")


def test_folders_of_terms_beside_a_folder_of_other_pages() -> None:
    terms = {f"terms/{name.lower()}.md": f"---\ntitle: {name}\n---\n{name} is this.\n" for name in _SHORT}
    parts = "".join(f"## Step {number}\n\nDo this.\n\n" for number in range(6))
    guides = {f"guides/{number}.md": f"---\ntitle: Guide {number}\n---\n{parts}" for number in range(4)}
    assert {entry.term for entry in taken({**terms, **guides}).entries} >= set(_SHORT)


def test_files_that_are_named_one_by_one_are_as_those_of_a_folder() -> None:
    folder = folder_of(
        {f"{name}.md": f"---\ntitle: {name}\n---\n{name} is this.\n" for name in _SHORT} | {"README.md": "Hello\n"}
    )
    givens = [given for path in sorted(folder.iterdir()) for given in documents_at(str(path))]
    found = take(givens, HowToRead())
    assert [entry.term for entry in found.entries] == [*_SHORT]
    assert [left.what for left in found.left_out] == ["README.md"]
