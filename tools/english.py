"""Makes src/carelex/english/english.txt, the English words that are no slips, from the word lists of SCOWL.

The lists are those of Debian's package `scowl` (http://wordlist.aspell.net). The size of a list says how common its
words are: 10 has the commonest, 95 what only the largest dictionaries have. Up to 70 they are kept, in British and in
American spelling, names among them; larger lists hold too many words that look like slips, and often are.
"""

import re
from pathlib import Path

from carelex.names import written_alike

LISTS = Path("/usr/share/dict/scowl")
TARGET = Path(__file__).parents[1] / "src" / "carelex" / "english" / "english.txt"
LARGEST = 70
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
    lines = sorted(f"{word} {size}\n" for word, size in sizes.items())
    TARGET.write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    main()
