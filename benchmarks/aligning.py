"""Measures how long aligning glossaries takes, beside listing and comparing all names; and counts what it finds.

Prints two tables of medians over interleaved runs, and one of what is found. See README.md beside this file.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

import wordnet
from comparing import quoted
from speed import CARELEX, interleaved, memory, seconds

SIZES = (1_000, 10_000)

# As many glossaries as a council may have, the number of terms in each, and how many different terms there are in all.
MANY, EACH, SHARED = 55, 16, 400

# Compares every name with every other by letters, in any word order, as a spreadsheet plug-in does.
PAIRWISE = """
import re, sys
from rapidfuzz import fuzz, process
names = [re.findall("- term: '(.*)'", open(path, encoding="utf-8").read().casefold()) for path in sys.argv[1:3]]
for name in names[0]:
    process.extract(name, names[1], scorer=fuzz.token_sort_ratio, score_cutoff=85, limit=None)
"""


class Aligned(NamedTuple):
    """Glossaries to align: their files, and how each name of the second was altered, by the pair of names."""

    paths: list[Path]
    altered: dict[tuple[str, str], str]

    def command(self, name: str, *options: str) -> list[str]:
        return [CARELEX, name, *options, *(part for path in self.paths for part in ("-g", str(path)))]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5, help="runs of each command (default: %(default)s)")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="terms of each of two glossaries")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="carelex-aligning-") as folder:
        report(Path(folder), asked.sizes, asked.rounds)


def report(folder: Path, sizes: Sequence[int], rounds: int) -> None:
    os.environ["CARELEX_CACHE_DIR"] = str(folder / "cache")
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        os.environ.pop(name, None)
    # In a process of its own, so that its memory is not counted for the commands.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as maker:
        two = {f"{size:,} against {size:,}": maker.submit(two_glossaries, folder, size).result() for size in sizes}
        glossaries = {f"{MANY} of {EACH}": maker.submit(many_glossaries, folder).result()} | two
    commands = {}
    for name, aligned in glossaries.items():
        commands[f"{name}: align"] = aligned.command("align", "-q", "-f", "jsonl")
        commands[f"{name}: list"] = aligned.command("list", "-q", "-f", "jsonl")
        if name in two:
            commands[f"{name}: pairwise"] = [sys.executable, "-c", PAIRWISE, *map(str, aligned.paths)]
    runs = interleaved(commands, rounds)

    def ratio(name: str, other: str) -> str:
        if f"{name}: {other}" not in runs:
            return "–"
        return f"{seconds(runs[f'{name}: align']) / seconds(runs[f'{name}: {other}']):.1f}"

    rows = [["`carelex align`", *glossaries], ["---", *["---:"] * len(glossaries)]]
    rows += [[f"as a ratio to {other}", *(ratio(name, key) for name in glossaries)] for key, other in OTHERS.items()]
    rows.append(["seconds, on this machine", *(f"{seconds(runs[f'{name}: align']):.1f}" for name in glossaries)])
    rows.append(["MB", *(f"{memory(runs[f'{name}: align']):.0f}" for name in glossaries)])
    print_table(rows)
    for name, aligned in two.items():
        print_found(name, aligned)


OTHERS = {"list": "`carelex list`", "pairwise": "RapidFuzz, every name with every other"}


def print_found(name: str, aligned: Aligned) -> None:
    """Print how many of the altered names are found as a pair, and how many pairs have other names."""
    lines = subprocess.run(
        aligned.command("align", "-q", "-f", "jsonl"), capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout.splitlines()
    pairs = [json.loads(line) for line in lines]
    found = {(pair["left"]["term"], pair["right"]["term"]): pair for pair in pairs}
    there, joined, proposed = (Counter[str]() for _ in range(3))
    for both, how in aligned.altered.items():
        there[how] += 1
        joined[how] += both in found and found[both]["state"] == "joined"
        proposed[how] += both in found and found[both]["state"] == "proposed"
    rows = [[f"{name}, names altered", "pairs", "joined", "proposed"], ["---", *["---:"] * 3]]
    rows += [
        [how, f"{count:,}", f"{joined[how] / count:.0%}", f"{proposed[how] / count:.0%}"]
        for how, count in there.items()
    ]
    print()
    print_table(rows)
    others = [pair["score"] for both, pair in found.items() if both not in aligned.altered]
    print(
        f"\n{len(others):,} other pairs, {sum(score >= 50 for score in others):,} of them with a score of 50 and more"
    )


def print_table(rows: Sequence[Sequence[str]]) -> None:
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))


def _dropped(name: str, random: Random) -> str:
    at = random.randrange(2, len(name) - 1)
    return name[:at] + name[at + 1 :]


def _turned(name: str, _: Random) -> str:
    *first, last = name.split()
    return f"{last} of {' '.join(first)}"


ALTERED: dict[str, Callable[[str, Random], str]] = {
    "in nothing": lambda name, _: name,
    "in number": lambda name, _: f"{name}s",
    "by a qualifier in brackets": lambda name, _: f"{name} (Act 1990)",
    "by a category before it": lambda name, _: f"Things – {name}",
    "by a word behind it": lambda name, _: f"{name} service",
    "by a letter that is missing": _dropped,
    "in the order of its words": _turned,
}


def two_glossaries(folder: Path, size: int) -> Aligned:
    """Write two glossaries of the same lemmas, altered in the second; each has another sense of each lemma."""
    random = Random(size)
    lemmas = {
        lemma: [*dict.fromkeys(glosses)][:2]
        for lemma, glosses in wordnet.lemmas().items()
        if len(set(glosses)) > 1 and lemma.isascii() and lemma.replace(" ", "").isalpha() and len(lemma) > 5
    }
    chosen = sorted(random.sample(sorted(lemmas), size))
    altered: dict[tuple[str, str], str] = {}
    second: dict[str, tuple[str, str]] = {}
    for lemma in chosen:
        how = random.choice([how for how in ALTERED if how != "in the order of its words" or " " in lemma])
        name = ALTERED[how](lemma, random)
        if name.casefold() in second:
            continue
        altered[lemma, name] = how
        second[name.casefold()] = name, lemmas[lemma][1]
    paths = [folder / f"first-{size}.yaml", folder / f"second-{size}.yaml"]
    write(paths[0], {lemma: lemmas[lemma][0] for lemma in chosen})
    write(paths[1], dict(second.values()))
    return Aligned(paths, altered)


def many_glossaries(folder: Path) -> Aligned:
    """Write many small glossaries with terms from the same few hundred lemmas, some of them altered."""
    random = Random(MANY)
    lemmas = {lemma: glosses for lemma, glosses in wordnet.lemmas().items() if lemma.isascii() and len(lemma) > 5}
    shared = random.sample(sorted(lemmas), SHARED)
    paths = []
    for number in range(MANY):
        terms = {}
        for lemma in random.sample(shared, EACH):
            how = random.choice([how for how in ALTERED if how != "in the order of its words" or " " in lemma])
            terms[ALTERED[how](lemma, random) if random.random() < 0.3 else lemma] = random.choice(lemmas[lemma])
        paths.append(folder / f"many-{number:02}.yaml")
        write(paths[-1], terms)
    return Aligned(paths, {})


def write(path: Path, texts: dict[str, str]) -> None:
    """Write a glossary of names, each with a text, by one source."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f"sources:\n  {path.stem}:\n    name: {path.stem}\nterms:\n")
        for name, text in texts.items():
            file.write(f"  - term: {quoted(name)}\n    definitions:\n")
            file.write(f"      - source: {path.stem}\n        text: {quoted(text)}\n")


if __name__ == "__main__":
    main()
