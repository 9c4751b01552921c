"""Adding links to a glossary file: the right lines are added, and all others stay the same to the byte."""

import os
import random
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from carelex.errors import CarelexError, GlossaryError, OutputError
from carelex.glossary import LinksFile, link_lines, load_glossary
from carelex.model import Link
from tests.other_programs import posix_only

LINK = Link(same=True, names=("Care plan", "Support plan"))
ITEM = "  - same: [Care plan, Support plan]\n"
TERMS = """\
terms:
  - term: Respite
    definitions:
      - source: ours
        text: |
          A break.
"""
SOURCES = "sources:\n  ours:\n    name: Ours\n"

# Files before and after LINK has been added.
ADDED = {
    "an empty file": ("", f"links:\n{ITEM}"),
    "comments alone": ("# Ours.", f"# Ours.\n\nlinks:\n{ITEM}"),
    "the beginning of a document": ("---\n", f"---\n\nlinks:\n{ITEM}"),
    "links without an item": ("links:\n  # - same: [A, B]\n", f"links:\n{ITEM}  # - same: [A, B]\n"),
    "links without an item, and a comment": ("# Ours\nlinks: # none\n", f"# Ours\nlinks: # none\n{ITEM}"),
    "an empty list": ("links: []\n", "links: [{same: [Care plan, Support plan]}]\n"),
    "one link": ("links:\n  - same: [A, B]\n", f"links:\n  - same: [A, B]\n{ITEM}"),
    "no line end": ("links:\n  - same: [A, B]", f"links:\n  - same: [A, B]\n{ITEM}"),
    "no indent": ("links:\n- same: [A, B]\n", "links:\n- same: [A, B]\n- same: [Care plan, Support plan]\n"),
    "a deep indent": ("links:\n      - same: [A, B]\n", f"links:\n      - same: [A, B]\n    {ITEM}"),
    "names in lines": (
        "links:\n  - same:\n      - A # one\n      - B   # other\n\n# End.\n",
        f"links:\n  - same:\n      - A # one\n      - B   # other\n{ITEM}\n# End.\n",
    ),
    "names over several lines": (
        "links:\n  - same: [\n      A, # one\n      B ] # other\n  # more\n",
        f"links:\n  - same: [\n      A, # one\n      B ] # other\n{ITEM}  # more\n",
    ),
    "a note behind": (
        "links:\n  - different: [A, B]\n    note: |\n      One.\n\n      Two.\n# End.\n",
        f"links:\n  - different: [A, B]\n    note: |\n      One.\n\n      Two.\n{ITEM}# End.\n",
    ),
    "a note that goes on in the next line": (
        "links:\n  - different: [A, B]\n    note: One\n      two.\n",
        f"links:\n  - different: [A, B]\n    note: One\n      two.\n{ITEM}",
    ),
    "a note without a line end": (
        "links:\n  - different: [A, B]\n    note: |\n      One.",
        # After the note, the link would give it a line end that it does not have; so the link comes first.
        f"links:\n{ITEM}  - different: [A, B]\n    note: |\n      One.",
    ),
    "a list in a line": (
        "links: [{same: [A, B]}, {different: [C, D]} ] # ours\n",
        "links: [{same: [A, B]}, {different: [C, D]}, {same: [Care plan, Support plan]} ] # ours\n",
    ),
    "a list in brackets over lines": (
        "links: [\n  {same: [A, B]}, # one\n]\n",
        "links: [\n  {same: [A, B]}, {same: [Care plan, Support plan]}, # one\n]\n",
    ),
    "items without braces": (
        "links: [same: [A, B]]\n",
        "links: [same: [A, B], {same: [Care plan, Support plan]}]\n",
    ),
    "all in braces": (
        '{"links": [{"same": ["A", "B"]}]}',
        '{"links": [{"same": ["A", "B"]}, {same: [Care plan, Support plan]}]}',
    ),
    "a glossary": (SOURCES + TERMS, f"{SOURCES}{TERMS}\nlinks:\n{ITEM}"),
    "a glossary with a blank line at its end": (
        f"{SOURCES}{TERMS}\n# Done.\n\n",
        f"{SOURCES}{TERMS}\n# Done.\n\nlinks:\n{ITEM}",
    ),
    "a glossary that ends with blank lines that count": (
        (SOURCES + TERMS).replace("|", "|+") + "\n\n",
        f"{SOURCES}{TERMS}".replace("|", "|+") + f"\n\nlinks:\n{ITEM}",
    ),
    "a glossary in braces": (
        "{sources: {ours: {name: Ours}}, terms: [{term: A, definitions: [{source: ours, text: T}]}]}\n",
        "{sources: {ours: {name: Ours}}, terms: [{term: A, definitions: [{source: ours, text: T}]}], "
        "links: [{same: [Care plan, Support plan]}]}\n",
    ),
    "links between sources and terms": (
        f"{SOURCES}\nlinks: # ours\n  # The first.\n  - same: [A, B] # sure\n\n{TERMS}",
        f"{SOURCES}\nlinks: # ours\n  # The first.\n  - same: [A, B] # sure\n{ITEM}\n{TERMS}",
    ),
    "lines of Windows": (
        "# Ours\r\nlinks:\r\n  - same: [A, B]\r\n",
        f"# Ours\r\nlinks:\r\n  - same: [A, B]\r\n{ITEM}".replace("]\n", "]\r\n"),
    ),
    "lines of old Macs": ("links:\r  - same: [A, B]\r", f"links:\r  - same: [A, B]\r{ITEM}".replace("\n", "\r")),
    "a byte order mark": ("\ufefflinks:\n  - same: [A, B]\n", f"\ufefflinks:\n  - same: [A, B]\n{ITEM}"),
    "other letters": (
        "# Für alle 🧡\nlinks:\n  - same: [Ä 🧡, B]\n",
        f"# Für alle 🧡\nlinks:\n  - same: [Ä 🧡, B]\n{ITEM}",
    ),
    "tabs": ('links:\n  - same: [A, "B\tb"] #\tsure\n', f'links:\n  - same: [A, "B\tb"] #\tsure\n{ITEM}'),
    "the end of a document": (
        "---\nlinks:\n  - same: [A, B]\n...\n# End.\n",
        f"---\nlinks:\n  - same: [A, B]\n{ITEM}...\n# End.\n",
    ),
    "a glossary with the end of a document": (
        f"---\n{SOURCES}{TERMS}...\n",
        f"---\n{SOURCES}{TERMS}\nlinks:\n{ITEM}...\n",
    ),
}


@pytest.mark.parametrize("name", ADDED)
def test_a_link_is_added_and_taken_out_to_the_byte(name: str, tmp_path: Path, parser: str) -> None:
    before, after = ADDED[name]
    path = tmp_path / "g.yaml"
    path.write_bytes(before.encode())
    file = LinksFile(path, "g.yaml")
    file.add(LINK)
    assert path.read_bytes().decode() == after
    assert LINK in load_glossary(path).links
    assert sorted(tmp_path.glob("*yaml")) == [path]
    file.take_back()
    assert path.read_bytes() == before.encode()


def test_a_file_that_is_not_there_is_made_with_its_folder_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "carelex" / "glossaries" / "links.yaml"
    file = LinksFile(path, str(path), makes_folder=True)
    file.check()
    assert not path.parent.exists()
    file.add(LINK)
    file.add(Link(same=False, names=("A", "B"), note="not at all: see C"))
    assert path.read_text(encoding="utf-8") == (
        "# This file says which names mean the same, and which do not. carelex reads it\n"
        "# while it is in your glossary folder. Delete a line to undo it.\n"
        f"\nlinks:\n{ITEM}"
        '  - different: [A, B]\n    note: "not at all: see C"\n'
    )
    file.take_back()
    assert load_glossary(path).links == (LINK,)
    file.take_back()
    assert [*path.parent.iterdir()] == []


NAMES = [
    "Care plan",
    "Carer's assessment",
    "Carer’s allowance",
    "Advocacy (Care Act 2014)",
    "A&E",
    "ICB – Integrated Care Board",
    "Care - home",
    "Direct Payment:",
    "Support: plan",
    "#1 priority",
    "Band #5",
    "-dash",
    "- dash",
    "? what",
    "'quoted'",
    '"quoted"',
    'say "no"',
    'say "don\'t"',
    "back\\slash",
    'both \\ and "',
    "“curly”",
    "a, b",
    "[a]",
    "{a}",
    "a]b",
    "*star",
    "&and",
    "!tag",
    "|",
    ">",
    "%",
    "@home",
    "`tick`",
    "~",
    "=",
    "<<",
    "...",
    "---",
    "NO",
    "no",
    "Yes",
    "y",
    "on",
    "OFF",
    "True",
    "null",
    "None",
    "1.2",
    "1.2 Brokerage",
    "012",
    "0x1F",
    "1e3",
    "12:30",
    "2014-05-01",
    ".inf",
    "+1",
    "_1",
    "Ä 🧡",
    "👩‍⚕️",
    "नमस्ते",
    "non\u00a0breaking",
    "soft\u00adhyphen",
    "tab\there",
    "bell\x07",
    "next\x85line",
    "line\u2028separator",
    "mark\ufeff",
    "right\u202eleft",
    "see [red]",
    "a  b",
    "100%",
    "a/b",
    "C++",
    "long " * 300 + "name",
]


@pytest.mark.parametrize("beginning", ["", "links: []\n"], ids=["in lines", "in a line"])
def test_every_name_is_read_back_to_the_letter(beginning: str, tmp_path: Path, parser: str) -> None:
    path = tmp_path / "g.yaml"
    every_link = [Link(same=True, names=(name, "Other")) for name in NAMES]
    # A few links for each file, because adding one reads the whole file.
    for start in range(0, len(every_link), 5):
        links = every_link[start : start + 5]
        path.write_text(beginning, encoding="utf-8")
        file = LinksFile(path, "g.yaml")
        for link in links:
            file.add(link)
        assert load_glossary(path).links == tuple(links)
        # YAML's own rules take some words for something other than text.
        said = yaml.safe_load(path.read_text(encoding="utf-8"))["links"]
        assert [tuple(item["same"]) for item in said] == [link.names for link in links]


def test_a_name_is_written_as_people_do_where_that_is_safe() -> None:
    def written(name: str) -> str:
        return link_lines(Link(same=True, names=(name, "B")))[0].removeprefix("- same: [").removesuffix(", B]")

    for name in ("Carer's assessment", "Carer’s allowance", "Advocacy (Care Act 2014)", "A&E", "a/b", "C++"):
        assert written(name) == name
    assert written("NO") == '"NO"'
    assert written("Support: plan") == '"Support: plan"'
    assert written('say "no"') == "'say \"no\"'"
    assert written("bell\x07") == '"bell\\x07"'


@pytest.mark.parametrize("name", ["two\nlines", "two\rlines", "two\r\nlines"])
def test_a_name_of_several_lines_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    with pytest.raises(CarelexError, match="'two lines' is a name of several lines"):
        LinksFile(path, "g.yaml").add(Link(same=True, names=(name, "B")))
    assert [*tmp_path.glob("*.yaml")] == []


FAULTY: dict[str, tuple[str | bytes, str]] = {
    "not YAML": ("links: [", "g.yaml:2:1: cannot be read here: "),
    "an unknown key": ("link:\n  - same: [A, B]\nlinks:\n  - same: [C, D]\n", "g.yaml:1:1: unknown key 'link'"),
    "a tab for an indent": ("links:\n\t- same: [A, B]\n", "g.yaml:2:1: "),
    "no UTF-8": (b"# \xff\n", "g.yaml:1:3: not UTF-8"),
    "a glossary without terms": (SOURCES, "g.yaml:1:1: "),
    "links without an item in a glossary": (f"links:\n{SOURCES}{TERMS}", "g.yaml:1:1: 'links' is empty"),
    "two documents": ("links:\n  - same: [A, B]\n---\nlinks:\n  - same: [C, D]\n", "g.yaml:3:1: "),
    "a misspelt key alone": ("linkz:\n  - same: [A, B]\n", "g.yaml:1:1: unknown key 'linkz'"),
    "a list": ("- same: [A, B]\n", "g.yaml:1:1: "),
    "several faults": ("links:\n  - same: [A]\n  - sme: [C, D]\n", "g.yaml:2:"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_an_invalid_file_is_refused_with_its_first_error(name: str, tmp_path: Path) -> None:
    text, told = FAULTY[name]
    path = tmp_path / "g.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = path.read_bytes()
    file = LinksFile(path, "g.yaml")
    for write in (file.check, lambda: file.add(LINK)):
        with pytest.raises(GlossaryError) as error:
            write()
        assert len(error.value.faults) == 1
        assert str(error.value).startswith(told)
    assert path.read_bytes() == before
    assert [*tmp_path.glob("*yaml")] == [path]


def test_a_link_that_is_there_already_is_not_added_again(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(f"links:\n{ITEM}", encoding="utf-8")
    file = LinksFile(path, "g.yaml")
    file.add(LINK)
    assert path.read_text(encoding="utf-8") == f"links:\n{ITEM}"
    file.take_back()
    assert path.read_text(encoding="utf-8") == f"links:\n{ITEM}"


def test_lines_that_others_write_meanwhile_stay(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    file = LinksFile(path, "g.yaml")
    file.add(Link(same=True, names=("A", "B")))
    path.write_text("# Mine.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    file.add(LINK)
    assert path.read_text(encoding="utf-8").startswith("# Mine.\n")
    assert path.read_text(encoding="utf-8").endswith(f"  - same: [A, B]\n{ITEM}")
    path.write_text(path.read_text(encoding="utf-8") + "# More.\n", encoding="utf-8")
    with pytest.raises(OutputError, match="has been changed by somebody else"):
        file.take_back()
    assert path.read_text(encoding="utf-8").endswith(f"{ITEM}# More.\n")


@posix_only
def test_permissions_stay_and_a_link_of_the_file_system_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "g.yaml"
    real.write_text("links:\n  - same: [A, B]\n", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    file = LinksFile(link, "g.yaml")
    file.add(LINK)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == f"links:\n  - same: [A, B]\n{ITEM}"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    file.take_back()
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    before = os.umask(0o027)
    try:
        LinksFile(path, "g.yaml").add(LINK)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def told_to_somebody_who_is_not_root(path: Path) -> list[str]:
    """The messages for a user without root's rights who checks the file at *path*, and adds to it."""
    ours, theirs = os.pipe()
    if not (child := os.fork()):
        # Fork, and start no new Python, which only root may be able to read.
        with suppress(BaseException):
            if os.geteuid() == 0:
                os.setuid(65534)
            file = LinksFile(path, "g.yaml")
            for write in (file.check, lambda: file.add(LINK)):
                with suppress(PermissionError):
                    try:
                        write()
                    except OutputError as exc:
                        os.write(theirs, f"{exc}\n".encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8") as told:
        lines = told.read().splitlines()
    os.waitpid(child, 0)
    return lines


@posix_only
@pytest.mark.parametrize(
    ("mode_of_file", "mode_of_folder", "told"),
    [
        (0o444, 0o777, "g.yaml: this file may not be written; name another, or change its permissions"),
        (0o666, 0o555, "g.yaml: the folder 'FOLDER' may not be written; change its permissions"),
    ],
)
def test_a_file_that_may_not_be_written_is_reported_and_stays(
    mode_of_file: int, mode_of_folder: int, told: str
) -> None:
    # Other users may not enter pytest's own folder.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        path = folder / "g.yaml"
        path.write_text("links:\n  - same: [A, B]\n", encoding="utf-8")
        path.chmod(mode_of_file)
        folder.chmod(mode_of_folder)
        assert told_to_somebody_who_is_not_root(path) == 2 * [told.replace("FOLDER", str(folder))]
        folder.chmod(0o755)
        assert path.read_text(encoding="utf-8") == "links:\n  - same: [A, B]\n"
        assert [*folder.iterdir()] == [path]


def test_a_folder_that_is_none_is_reported(tmp_path: Path) -> None:
    (tmp_path / "glossaries").write_text("", encoding="utf-8")
    path = tmp_path / "glossaries" / "links.yaml"
    with pytest.raises(OutputError, match="is not a folder"):
        LinksFile(path, str(path), makes_folder=True).check()


def test_any_sequence_of_decisions_gives_the_file_that_it_should(tmp_path: Path) -> None:
    """Add and remove random links in files of every kind, and compare with a list that does the same."""
    chance = random.Random(16)
    kinds = [before for before, _ in ADDED.values()]
    for number in range(60):
        path = tmp_path / f"{number}.yaml"
        path.write_bytes(chance.choice(kinds).encode())
        try:
            links = [load_glossary(path).links]
        except GlossaryError:
            links = [()]
        held = [path.read_bytes()]
        file = LinksFile(path, path.name)
        for _ in range(chance.randrange(1, 12)):
            if len(held) > 1 and chance.random() < 0.3:
                file.take_back()
                held.pop()
                links.pop()
                assert path.read_bytes() == held[-1]
                continue
            # No other link has these names, so nothing contradicts another.
            names = tuple(f"{chance.choice(NAMES)} {number}.{len(held)}.{chance.random()}" for _ in range(2))
            link = Link(chance.random() < 0.5, names)
            file.add(link)
            held.append(path.read_bytes())
            links.append((*links[-1], link))
        if links[-1]:
            # If a link cannot come after a note, it comes before it.
            assert sorted(load_glossary(path).links) == sorted(links[-1])
