"""Names of files are shown as people write them, even where the language settings are only for ASCII."""

import json
from pathlib import Path

import pytest

from carelex.render import safe
from tests.glossaries import term, write
from tests.other_programs import posix_only
from tests.program import Program

# Settings for ASCII. Without the others, Python would use UTF-8 all the same.
ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@posix_only
@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8", "Grünewald – ours.yaml"), ("ascii", "Gr?newald - ours.yaml")]
)
def test_a_name_in_utf8_is_read_as_such(encoding: str, shown: str, program: Program, clean_place: Path) -> None:
    write(clean_place / "Grünewald – ours.yaml", term("Respite"))
    env = {**ASCII, "PYTHONIOENCODING": encoding}
    named = ("-g", "Grünewald – ours.yaml")
    assert program("sources", *named, env=env).stdout.decode().startswith(f"{shown}, 1 term\n")
    assert f"({shown})" in program("define", "respite", *named, env=env).stdout.decode()


@posix_only
def test_an_error_names_the_file_as_people_write_it(program: Program) -> None:
    missing = program("define", "respite", "-g", "Grünewald.yaml", env={**ASCII, "PYTHONIOENCODING": "utf-8"})
    assert missing.stderr.decode().startswith("carelex: error: Grünewald.yaml: no such file")


@posix_only
def test_data_keep_the_name_as_the_system_has_it(program: Program, clean_place: Path) -> None:
    write(clean_place / "é.yaml", term("Respite"))
    shown = program("sources", "-g", "é.yaml", "-f", "json", env={**ASCII, "PYTHONIOENCODING": "utf-8"}).stdout
    assert json.loads(shown)[0]["glossary"].encode("utf-8", "surrogateescape").decode() == "é.yaml"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("caf\udcc3\udca9", "café"),
        ("\udce6\udc97\udca5\udce6\udc9c\udcac", "日本"),
        # This is no UTF-8.
        ("caf\udce9", "caf\\udce9"),
        ("\udcc3\udca9\udce9", "é\\udce9"),
        # What is hidden in the bytes does not reach a terminal either.
        ("a\udce2\udc80\udcaeb", "a\\u202eb"),
    ],
)
def test_bytes_that_python_could_not_read(kept: str, shown: str) -> None:
    assert safe(kept) == shown
