"""Makes src/carelex/english/english.txt, a list of real English words, from the word lists of SCOWL.

It also makes everyday.txt beside it, with those words that everybody uses, and not as names of concepts.

The lists are from Debian's package `scowl` (http://wordlist.aspell.net). The size of a list says how common its words
are: 10 has the commonest, 95 has those that only the largest dictionaries have. Lists up to 70 are used, in British and
American spelling, with names; larger lists have too many words that look like misspellings, and often are.
"""

import re
from pathlib import Path

from carelex.names import written_alike

LISTS = Path("/usr/share/dict/scowl")
FOLDER = Path(__file__).parents[1] / "src" / "carelex" / "english"
LARGEST = 70

# The commonest words are everyday words, whatever their endings. The next are, too, unless they name an activity or
# something people have: assessment, recovery, independence, dignity. Before such an ending there must be a word, or
# most of one: "moment" and "station" do not count.
COMMONEST, EVERYDAY = 10, 20
OF_CONCEPTS = tuple("ment tion sion ance ence ancy ency ity ness ship hood ery".split())
BEFORE = 4
_LIST = re.compile(
    r"(?:english|british|british_z|american|variant_1|british_variant_1|american_variant_1)"
    r"-(?:words|upper|proper-names)\.(\d+)"
)


def main() -> None:
    sizes: dict[str, int] = {}
    for file in LISTS.iterdir():
        found = _LIST.fullmatch(file.name)
        if found and (size := int(found[1])) <= LARGEST:
            for line in file.read_text(encoding="latin-1").split():
                word = written_alike(line)
                # A genitive is not a word of its own.
                if "'" not in line and word.isascii() and word.isalpha():
                    sizes[word] = min(size, sizes.get(word, size))
    write(sizes)


def write(sizes: dict[str, int]) -> None:
    """Write both files; *sizes* has the list size of each word."""
    lines = sorted(f"{word} {size}\n" for word, size in sizes.items())
    (FOLDER / "english.txt").write_text("".join(lines), encoding="ascii")
    everyday = sorted(f"{word}\n" for word, size in sizes.items() if is_everyday(word, size))
    (FOLDER / "everyday.txt").write_text("".join(everyday), encoding="ascii")


def is_everyday(word: str, size: int) -> bool:
    of_concept = any(word.endswith(ending) and len(word) - len(ending) >= BEFORE for ending in OF_CONCEPTS)
    return size <= COMMONEST or (size <= EVERYDAY and not of_concept)


if __name__ == "__main__":
    main()
