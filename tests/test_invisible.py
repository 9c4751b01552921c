"""Characters that nobody sees: they part no names, and no reader is shown them."""

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from carelex import look_up
from carelex.names import INVISIBLE, same_name, written_alike
from carelex.render import safe
from tests.glossaries import term, write
from tests.program import Run

# Of Unicode's format characters (Cf), those that are seen: annotations, and signs that stand before figures.
_SEEN_FORMATS = "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f]"
# Other_Default_Ignorable_Code_Point of PropList.txt, Unicode 16.0.
_OTHERS = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0\ufff0-\ufff8"
    "\U000e0000\U000e0002-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]"
)

SOME = list("\u00ad\u200b\u200c\u200d\u200e\u202a\u2060\u2066\ufe0f\ufeff\U000e0041")


def test_the_table_is_that_of_the_standard() -> None:
    """DerivedCoreProperties.txt says of what Default_Ignorable_Code_Point consists."""
    every_char = "".join(map(chr, range(sys.maxunicode + 1)))

    def those_in(pattern: str) -> set[str]:
        return {*re.findall(pattern, every_char)}

    of_category = {"Cf": set[str](), "Mn": set[str]()}
    for char in every_char:
        if (some := of_category.get(unicodedata.category(char))) is not None:
            some.add(char)
    formats = of_category["Cf"] - those_in(_SEEN_FORMATS)
    selectors = {char for char in of_category["Mn"] if "VARIATION SELECTOR" in unicodedata.name(char, "")}
    ignorable = formats | selectors | those_in(_OTHERS)
    assert sorted(ascii(char) for char in those_in(f"[{INVISIBLE}]") ^ ignorable) == []


@pytest.mark.parametrize("sign", SOME, ids=ascii)
def test_they_vanish_from_names_and_queries(sign: str, tmp_path: Path, run: Run) -> None:
    assert same_name(f"{sign}Key{sign}worker{sign}") == "keyworker"
    assert written_alike(f"shared{sign} lives") == "shared lives"
    one = write(tmp_path / "one.yaml", term(f"Key{sign}worker", "One."))
    two = write(tmp_path / "two.yaml", term("Keyworker", "Two."))
    answer = look_up("keyworker", glossaries=[one, two])
    assert answer.entry is not None
    assert [definition.text for definition in answer.entry.definitions] == ["One.", "Two."]
    assert run("define", f"key{sign}worker", "--exact", "-g", str(two)).code == 0
    for command in (("list", "--starting", f"{sign}key"), ("search", "keyworker"), ("search", f"key{sign}worker")):
        for path in (one, two):
            assert run(*command, "-g", str(path)).code == 0, (command, path)


def test_a_name_of_nothing_else_is_only_like_itself(tmp_path: Path, run: Run) -> None:
    assert same_name("\u200b") != same_name("\u2060") != ""
    assert run("define", "\u200b", "-g", str(write(tmp_path / "g.yaml", term("Respite")))).code == 1


@pytest.mark.parametrize("form", ["rich", "text", "markdown"])
def test_no_reader_is_shown_them(form: str, tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term("Key\u200bworker", '"A\u00ad rest\u200dful\u2060 st\u200cay\ufe0f."'))
    shown = run("define", "keyworker", "-g", str(path), "-f", form).stdout
    assert "Keyworker" in shown
    assert "A restful stay." in shown
    assert not re.search(f"[{INVISIBLE}]", shown)
    # Data is the source's own.
    kept = json.loads(run("define", "keyworker", "-g", str(path), "-f", "json").stdout)
    assert kept["definitions"][0]["text"] == "A\u00ad rest\u200dful\u2060 st\u200cay\ufe0f."


def test_each_of_them_is_shown_to_nobody() -> None:
    """Those that turn the reading order are written out, so that who reads knows of them."""
    for char in filter(re.compile(f"[{INVISIBLE}]").match, map(chr, range(sys.maxunicode + 1))):
        assert safe(f"a{char}b") in ("ab", f"a\\u{ord(char):04x}b"), ascii(char)


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී", "👩\u200d⚕ 👨\u200d👩\u200d👧"])
def test_joiners_stay_where_a_script_needs_them(text: str, tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term("Respite", f'"{text}, a\u200db, 👩\u200d, 1\u200c2."'))
    assert f"{text}, ab, 👩, 12." in run("define", "respite", "-g", str(path), "-f", "text").stdout


def test_completion_finds_and_gives_names_without_them(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term("Key\u200bworker"))
    env = {"_CARELEX_COMPLETE": "complete_zsh", "CARELEX_GLOSSARY": str(path)}
    for typed in ("keyw", "key\u2060w"):
        assert "eyworker" in run("define", typed, env=env).stdout
