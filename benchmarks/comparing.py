"""Measures how much longer `carelex compare` takes than `carelex define`, on the same terms."""

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import wordnet
from speed import CARELEX, interleaved, run, seconds

SIZES = (1_000, 10_000)
LONG = (500, 5_000)

HEAD = "sources:\n  one:\n    name: One\n  other:\n    name: Other\nterms:\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=21, help="runs of each command (default: %(default)s)")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of terms with two sources")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="carelex-comparing-") as folder:
        report(Path(folder), asked.sizes, asked.rounds)


def report(folder: Path, sizes: Sequence[int], rounds: int) -> None:
    os.environ["CARELEX_CACHE_DIR"] = str(folder / "cache")
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        os.environ.pop(name, None)
    glossaries = {f"{size:,} terms": two_sources(folder, size) for size in sizes}
    glossaries |= {f"texts of {words:,} words": long_texts(folder, words) for words in LONG}
    asked = {"13 terms": ("builtin", "brokerage")} | {
        name: (str(path), term) for name, (path, term) in glossaries.items()
    }
    commands = {}
    for name, (glossary, term) in asked.items():
        for output in ("text", "json", "rich"):
            for command in ("define", "compare"):
                told = [CARELEX, command, term, "-g", glossary, "-f", output]
                commands[f"{name} {output} {command}"] = [*told, "--color", "always"]
    runs = interleaved(commands, rounds)

    def ratio(name: str) -> str:
        return f"{seconds(runs[f'{name} compare']) / seconds(runs[f'{name} define']):.2f}"

    rows = [["compare, as a ratio to define", *asked], ["---", *["---:"] * len(asked)]]
    rows += [[f"as {output}", *(ratio(f"{name} {output}") for name in asked)] for output in ("text", "json", "rich")]
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))
    print()
    for size, (path, _) in zip(sizes, glossaries.values(), strict=False):
        took = seconds([run([CARELEX, "compare", "-q", "-g", str(path), "-f", "csv"]) for _ in range(3)])
        print(f"- all of {size:,} terms: {size / took:,.0f} terms a second")


def two_sources(folder: Path, size: int) -> tuple[Path, str]:
    """Write a glossary of *size* lemmas with two senses or more; another source has the second sense."""
    path = folder / f"two-{size}.yaml"
    many = {lemma: glosses for lemma, glosses in wordnet.lemmas().items() if len(set(glosses)) > 1}
    chosen = sorted(Random(size).sample(sorted(many), size))
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for lemma in chosen:
            file.write(entry(lemma, [*dict.fromkeys(many[lemma])][:2]))
    return path, Random(size).choice([lemma for lemma in chosen if lemma.isalpha()])


def long_texts(folder: Path, words: int) -> tuple[Path, str]:
    """Write a glossary of one term that two sources define, in this many *words* each, from WordNet's glosses."""
    random = Random(words)
    glosses = [gloss for texts in wordnet.lemmas().values() for gloss in texts]
    texts = []
    for _ in range(2):
        text: list[str] = []
        while len(text) < words:
            text += [*random.choice(glosses).split(), "."]
        texts.append(" ".join(text[:words]))
    path = folder / f"long-{words}.yaml"
    path.write_text(HEAD + entry("Xylophone", texts), encoding="utf-8")
    return path, "Xylophone"


def entry(term: str, texts: Sequence[str]) -> str:
    """One term as YAML, with texts by two sources."""
    said = zip(("one", "other"), texts, strict=True)
    definitions = "".join(f"      - source: {source}\n        text: {quoted(text)}\n" for source, text in said)
    return f"  - term: {quoted(term)}\n    definitions:\n{definitions}"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


if __name__ == "__main__":
    main()
