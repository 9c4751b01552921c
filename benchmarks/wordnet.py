"""Reads WordNet as a glossary: every lemma of its four dictionaries is a term, every sense a definition.

The files are those of WordNet 3 (Debian: `apt install wordnet-base`), as wndb(5WN) describes them.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

FOLDER = Path("/usr/share/wordnet")
WORDS_BEFORE = ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf")
_PARTS = ("noun", "verb", "adj", "adv")

_HEAD = """\
sources:
  wordnet:
    name: WordNet
    title: WordNet 3
    publisher: Princeton University
terms:
"""


def senses(folder: Path = FOLDER) -> dict[str, list[str]]:
    """Read every lemma, as WordNet writes it, with the glosses of its senses."""
    found: dict[str, list[str]] = {}
    for part in _PARTS:
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            # The licence is at the top of each file, indented.
            if line.startswith(" "):
                continue
            data, gloss = line.split(" | ", 1)
            fields = data.split(" ")
            count = int(fields[3], 16)
            for word in fields[4 : 4 + 2 * count : 2]:
                # An adjective may have a mark for its position: "galore(ip)".
                lemma = word.partition("(")[0].replace("_", " ")
                found.setdefault(lemma, []).append(gloss.strip())
    return found


def lemmas(folder: Path = FOLDER) -> dict[str, list[str]]:
    """The lemmas with their senses in alphabetical order; those that differ only in capitals are one."""
    by_name: dict[str, tuple[str, list[str]]] = {}
    for lemma, glosses in senses(folder).items():
        by_name.setdefault(lemma.casefold(), (lemma, []))[1].extend(glosses)
    return dict(by_name[name] for name in sorted(by_name))


def sample(size: int, folder: Path = FOLDER) -> dict[str, list[str]]:
    """Choose *size* lemmas at random, the same ones each time; all of them if there are no more.

    For a larger *size*, they are repeated with another word before them: "Alpha dog", "Bravo dog".
    """
    every = lemmas(folder)
    if size > len(every):
        again = ((f"{word} {lemma}", glosses) for word in WORDS_BEFORE for lemma, glosses in every.items())
        return dict(islice(again, size))
    chosen = set(Random(size).sample(list(every), min(size, len(every))))
    return {lemma: glosses for lemma, glosses in every.items() if lemma in chosen}


def write(path: Path, entries: dict[str, list[str]]) -> None:
    """Write *entries* to *path* as a glossary file."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        file.writelines(_terms(entries))


def _terms(entries: dict[str, list[str]]) -> Iterator[str]:
    for lemma, glosses in entries.items():
        yield f"  - term: {_quoted(lemma)}\n    definitions:\n"
        for gloss in dict.fromkeys(glosses):
            yield f"      - source: wordnet\n        text: {_quoted(gloss)}\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
