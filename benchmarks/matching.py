"""Measures how often carelex finds the right term, and refuses what its glossary lacks, beside other matchers.

Prints one table. See README.md beside this file.
"""

import argparse
import csv
import difflib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeVar

import yaml
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

import wordnet
from speed import CARELEX

ROOT = Path(__file__).parent.parent
BUNDLED = ROOT / "data" / "terms.yaml"
QUERIES = ROOT / "tests" / "data" / "queries.tsv"

SEED = 2_000
SOME = 10_000
NONSENSE = 500

# A term may have several names, so this many names are taken for the first five terms.
MOST = 10
FIRST = 5

# The other matchers' queries are timed in this many parts, for a median.
PARTS = 5

# Takes a casefolded query and returns the names that are near enough, best first.
Finder = Callable[[str], Sequence[str]]

_Each = TypeVar("_Each")


class Work(NamedTuple):
    """A glossary with queries: some with the right term, and some that mean no term.

    names: the term of each name; everything is casefolded, except the queries.
    """

    name: str
    path: Path
    names: dict[str, str]
    asked: Sequence[tuple[str, str]]
    outside: Sequence[str]

    def queries(self) -> list[str]:
        return [*(query for query, _ in self.asked), *self.outside]

    def shortened(self, most: int) -> "Work":
        return self._replace(asked=self.asked[:most], outside=self.outside[:most])


class Answer(NamedTuple):
    """The term taken as the answer, if any, and the first five suggestions; casefolded."""

    accepted: str | None
    suggestions: Sequence[str]


class Answers(NamedTuple):
    """The answers to all queries of a work, in order, and the milliseconds for one."""

    answers: Sequence[Answer]
    milliseconds: float


class Matcher(NamedTuple):
    """Another matcher: how to make a finder of names, and whether it is slow with very many."""

    name: str
    make: Callable[[Sequence[str]], Finder]
    is_slow: bool = False


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--queries", type=int, default=2_000, help="queries of each kind (default: %(default)s)")
    options.add_argument(
        "--slow-queries", type=int, default=200, help="the same, of slow matchers on all of WordNet (%(default)s)"
    )
    options.add_argument("--rounds", type=int, default=3, help="runs of carelex (default: %(default)s)")
    asked = options.parse_args()
    # Say this at once, and not after minutes.
    if find_spec("codespell_lib") is None:
        raise SystemExit("matching.py takes its misspellings from codespell: pip install codespell")
    matchers = available()
    with tempfile.TemporaryDirectory(prefix="carelex-matching-") as folder:
        report(works(Path(folder), asked.queries), matchers, asked.slow_queries, asked.rounds, Path(folder))


def report(works: Iterable[Work], matchers: Sequence[Matcher], slow: int, rounds: int, folder: Path) -> None:
    os.environ["CARELEX_CACHE_DIR"] = str(folder / "cache")
    # Python keeps compiled files, as in any place where carelex is installed.
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        os.environ.pop(name, None)
    columns = ["rightly accepted", "wrongly accepted", "first is right", "right is among five", "accepted from outside"]
    rows = [
        ["terms", "matcher", "queries", *columns, "ms a query"],
        ["---:", "---", *["---:"] * (len(columns) + 2)],
    ]
    for work in works:
        rows.append(result("carelex", work, by_carelex(work, rounds)))
        for matcher in matchers:
            # The bundled glossary and a sample are small enough for every matcher.
            given = work.shortened(slow) if matcher.is_slow and len(work.names) > SOME else work
            rows.append(result(matcher.name, given, by_other(given, matcher)))
    print("\n".join(f"| {' | '.join(each)} |" for each in rows))


def result(name: str, work: Work, answers: Answers) -> list[str]:
    meant = [term for _, term in work.asked]
    known, unknown = answers.answers[: len(meant)], answers.answers[len(meant) :]
    pairs = list(zip(known, meant, strict=True))
    shares = [
        share(answer.accepted == term for answer, term in pairs),
        share(answer.accepted not in (None, term) for answer, term in pairs),
        share(answer.suggestions[:1] == [term] for answer, term in pairs),
        share(term in answer.suggestions for answer, term in pairs),
        share(answer.accepted is not None for answer in unknown),
    ]
    count = f"{len(known):,} + {len(unknown):,}"
    return [work.name, name, count, *shares, f"{answers.milliseconds:.3g}"]


def share(cases: Iterable[bool]) -> str:
    found = list(cases)
    return f"{100 * sum(found) / len(found):.1f} %" if found else "–"


# The works.


def works(folder: Path, count: int) -> Iterator[Work]:
    every = wordnet.lemmas()
    some = wordnet.sample(SOME)
    slips = misspellings({lemma.casefold() for lemma in every})
    yield care()
    yield lacking(folder, some, every, slips, count)
    yield whole(folder, every, slips, count)


def care() -> Work:
    """The bundled glossary, with the queries of the tests."""
    names: dict[str, str] = {}
    terms: list[dict[str, Any]] = yaml.safe_load(BUNDLED.read_text(encoding="utf-8"))["terms"]
    for term in terms:
        headwords = [definition.get("headword") for definition in term["definitions"]]
        for name in (term["term"], term.get("abbreviation"), *term.get("aliases", ()), *headwords):
            if name:
                names.setdefault(name.casefold(), term["term"].casefold())
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    asked = [(row["query"], row["term"].casefold()) for row in rows if row["term"] != "-"]
    outside = [row["query"] for row in rows if row["term"] == "-"]
    return Work(f"{len(terms)}", BUNDLED, names, asked, outside)


def lacking(
    folder: Path, some: dict[str, list[str]], every: dict[str, list[str]], slips: dict[str, str], count: int
) -> Work:
    """A sample of WordNet, with misspellings of its own words, and other words of WordNet as queries."""
    names = folded(some)
    own = [(wrong, right) for wrong, right in slips.items() if right in names]
    # In small letters: words, and not names of people and places.
    others = [lemma for lemma in every if lemma.isalpha() and lemma.islower() and lemma.casefold() not in names]
    return Work(f"{len(some):,}", written(folder, some), names, chosen(own, count), chosen(others, count))


def whole(folder: Path, every: dict[str, list[str]], slips: dict[str, str], count: int) -> Work:
    """All of WordNet, with misspellings of its words, and nonsense as queries."""
    names = folded(every)
    asked = chosen(list(slips.items()), count)
    return Work(f"{len(every):,}", written(folder, every), names, asked, nonsense(names, min(count, NONSENSE)))


def folded(lemmas: Iterable[str]) -> dict[str, str]:
    return {lemma.casefold(): lemma.casefold() for lemma in lemmas}


def chosen(among: Sequence[_Each], count: int) -> list[_Each]:
    return Random(SEED).sample(among, min(count, len(among)))


def written(folder: Path, entries: dict[str, list[str]]) -> Path:
    path = folder / f"wordnet-{len(entries)}.yaml"
    wordnet.write(path, entries)
    # With the time of a glossary written some time ago.
    os.utime(path, (time.time() - 3600, time.time() - 3600))
    return path


def misspellings(names: set[str]) -> dict[str, str]:
    """The misspellings of *names* that codespell knows, with the right word, if there is only one."""
    spec = find_spec("codespell_lib")
    assert spec
    assert spec.origin
    found = {}
    lines = (Path(spec.origin).parent / "data" / "dictionary.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        wrong, _, right = line.casefold().partition("->")
        if right in names and wrong not in names:
            found[wrong] = right
    return found


def nonsense(names: dict[str, str], count: int) -> list[str]:
    """Words that can be spoken and mean nothing: four or five syllables, each of a consonant or two and a vowel."""
    random = Random(SEED)
    onsets = [*"bdfglmnprstv", "br", "ch", "dr", "gl", "pl", "sh", "st", "th", "tr"]
    syllables = ["".join(each) for each in product(onsets, "aeiou")]
    found: dict[str, None] = {}
    while len(found) < count:
        word = "".join(random.choices(syllables, k=random.choice((4, 5))))
        if 9 <= len(word) <= 12 and word not in names:
            found[word] = None
    return list(found)


# The matchers.


def by_carelex(work: Work, rounds: int) -> Answers:
    command = [CARELEX, "define", "-", "-f", "jsonl", "-q", "-g", str(work.path)]
    queries = work.queries()
    # Before the first measured call, another one makes the index.
    ask(command, queries[:1])
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        lines = ask(command, queries)
        seconds.append(time.perf_counter() - started)
    answers = []
    for _, line in zip(queries, lines, strict=True):
        found = json.loads(line)
        accepted = found["term"].casefold() if found["matched"] else None
        answers.append(Answer(accepted, [term.casefold() for term in found["suggestions"][:FIRST]]))
    return Answers(answers, 1_000 * statistics.median(seconds) / len(queries))


def ask(command: Sequence[str], queries: Iterable[str]) -> list[str]:
    text = "".join(f"{query}\n" for query in queries)
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8")
    # 1: one of many queries was not found.
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr}")
    # Not splitlines: a definition may contain other characters that Python takes for the end of a line.
    return done.stdout.removesuffix("\n").split("\n")


def by_other(work: Work, matcher: Matcher) -> Answers:
    find = matcher.make(list(work.names))
    queries = [query.casefold() for query in work.queries()]
    found: dict[str, Sequence[str]] = {}
    times = []
    # Each part has a share of every kind of query.
    for part in (queries[start::PARTS] for start in range(PARTS)):
        started = time.perf_counter()
        for query in part:
            found[query] = find(query)
        times.append((time.perf_counter() - started) / max(len(part), 1))
    return Answers([first_taken(found[query], work.names) for query in queries], 1_000 * statistics.median(times))


def first_taken(found: Sequence[str], names: dict[str, str]) -> Answer:
    """The answer of a matcher that accepts the first name it finds."""
    terms = list(dict.fromkeys(names[name] for name in found))[:FIRST]
    return Answer(terms[0] if terms else None, terms)


def available() -> list[Matcher]:
    matchers = [
        Matcher("difflib `get_close_matches`, cutoff 0.6", close_matches, is_slow=True),
        Matcher("RapidFuzz `WRatio` ≥ 85", wratio, is_slow=True),
        Matcher("RapidFuzz `ratio` ≥ 80", ratio),
        Matcher("RapidFuzz `OSA.distance` ≤ 3", osa_distance),
        Matcher("RapidFuzz `OSA.normalized_similarity` ≥ 0.75", osa_similarity),
    ]
    if find_spec("symspellpy") is None:
        print("symspellpy is not installed and left out: pip install symspellpy", file=sys.stderr)
        return matchers
    return [*matchers, Matcher("symspellpy, distance ≤ 2", symspell)]


def close_matches(names: Sequence[str]) -> Finder:
    return lambda query: difflib.get_close_matches(query, names, MOST)


def wratio(names: Sequence[str]) -> Finder:
    return lambda query: texts(process.extract(query, names, scorer=fuzz.WRatio, score_cutoff=85, limit=MOST))


def ratio(names: Sequence[str]) -> Finder:
    return lambda query: texts(process.extract(query, names, scorer=fuzz.ratio, score_cutoff=80, limit=MOST))


def osa_distance(names: Sequence[str]) -> Finder:
    def find(query: str) -> list[str]:
        # All of them, because many are equally far.
        found = process.extract(query, names, scorer=OSA.distance, score_cutoff=3, limit=None)
        ranked = sorted((slips, -JaroWinkler.similarity(query, name), name) for name, slips, _ in found)
        return [name for _, _, name in ranked[:MOST]]

    return find


def osa_similarity(names: Sequence[str]) -> Finder:
    scorer: Any = OSA.normalized_similarity
    return lambda query: texts(process.extract(query, names, scorer=scorer, score_cutoff=0.75, limit=MOST))


def texts(found: Iterable[tuple[str, float, int]]) -> list[str]:
    return [name for name, _, _ in found]


def symspell(names: Sequence[str]) -> Finder:
    # Imported by its name, because it may be missing and has no types for mypy.
    module = import_module("symspellpy")
    speller = module.SymSpell(max_dictionary_edit_distance=2)
    for name in names:
        speller.create_dictionary_entry(name, 1)

    def find(query: str) -> list[str]:
        # It sorts the results by distance.
        found = speller.lookup(query, module.Verbosity.ALL, max_edit_distance=2)
        return [each.term for each in found[:MOST]]

    return find


if __name__ == "__main__":
    main()
