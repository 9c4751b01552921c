"""Makes src/carelex/english/english.txt, the English words that are no slips, from the word lists of SCOWL.

And everyday.txt beside it, of those of them that everybody uses, and not for a concept.

The lists are those of Debian's package `scowl` (http://wordlist.aspell.net). The size of a list says how common its
words are: 10 has the commonest, 95 what only the largest dictionaries have. Up to 70 they are kept, in British and in
American spelling, names among them; larger lists hold too many words that look like slips, and often are.
"""

import re
from pathlib import Path

from carelex.names import written_alike

LISTS = Path("/usr/share/dict/scowl")
FOLDER = Path(__file__).parents[1] / "src" / "carelex" / "english"
LARGEST = 70

# The commonest words are everyday words, whatever they end in. The next are so unless they name what is done, or what
# somebody has: assessment, recovery, independence, dignity. Before such an ending stands a word, or most of one: a
# moment is none, nor is a station.
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
                # What belongs to somebody is no word of its own.
                if "'" not in line and word.isascii() and word.isalpha():
                    sizes[word] = min(size, sizes.get(word, size))
    write(sizes)


def write(sizes: dict[str, int]) -> None:
    """Write both files: *sizes* has that of the list of each word."""
    lines = sorted(f"{word} {size}\n" for word, size in sizes.items())
    (FOLDER / "english.txt").write_text("".join(lines), encoding="ascii")
    everyday = sorted(f"{word}\n" for word, size in sizes.items() if is_everyday(word, size))
    (FOLDER / "everyday.txt").write_text("".join(everyday), encoding="ascii")


def is_everyday(word: str, size: int) -> bool:
    of_concept = any(word.endswith(ending) and len(word) - len(ending) >= BEFORE for ending in OF_CONCEPTS)
    return size <= COMMONEST or (size <= EVERYDAY and not of_concept)


if __name__ == "__main__":
    main()
