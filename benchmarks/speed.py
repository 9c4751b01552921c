"""Measures what carelex adds to the start of Python and Typer, and what a large glossary adds to that."""

import argparse
import os
import shlex
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import NamedTuple

from carelex.places import cache_folder
from wordnet import WORDS_BEFORE

HERE = Path(__file__).parent
CARELEX = str(Path(sys.executable).with_name("carelex"))
SIZES = (1_000, 10_000, 50_000, 147_306)

TYPER = """
import typer
app = typer.Typer()

@app.command()
def define(word: str) -> None:
    print(word)

@app.command()
def other(word: str) -> None:
    print(word)

app()
"""

SAFE_LOADER = "import sys, yaml\nwith open(sys.argv[1], 'rb') as file:\n    yaml.load(file, Loader=yaml.CSafeLoader)\n"


class Run(NamedTuple):
    """One run of a command: seconds of wall time and of processor time, and its peak memory in MB."""

    seconds: float
    cpu: float
    memory: float


class Glossary(NamedTuple):
    """A glossary of some size on disk, with some of its words and misspellings of them."""

    size: int
    path: Path
    words: tuple[str, ...]
    slips: tuple[str, ...]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=21, help="runs of each quick command (default: %(default)s)")
    options.add_argument("--slow-rounds", type=int, default=3, help="runs of each slow one (default: %(default)s)")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of terms, 1,031,142 at most")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="carelex-speed-") as folder:
        report(Path(folder), asked.sizes, asked.rounds, asked.slow_rounds)


def report(folder: Path, sizes: Sequence[int], rounds: int, slow_rounds: int) -> None:
    live_in(folder / "home")
    typer = folder / "two_commands.py"
    typer.write_text(TYPER, encoding="utf-8")
    glossaries = [make(folder, size) for size in sizes]
    yardsticks = {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        "two-command Typer program": [sys.executable, str(typer), "define", "x"],
    }
    bundled = {
        # As a user types it.
        **listing(),
        **searching("support plan", "suport plan"),
        "text": [CARELEX, "define", "brokerage"],
        "rich": [CARELEX, "define", "brokerage", "-f", "rich", "--color", "always"],
        "slip": [CARELEX, "define", "brokrage"],
    }
    # Before this process has read anything large, as its memory seems to count for its children.
    first = first_calls(glossaries, slow_rounds)
    checks = checked(glossaries, slow_rounds)
    with others(folder, glossaries[-1]) as programs:
        commands = {**yardsticks, **programs}
        commands |= {f"bundled {name}": command for name, command in bundled.items()}
        for each in glossaries:
            word, slip = each.words[0], each.slips[0]
            commands[f"{each.size} text"] = [CARELEX, "define", word, "-g", str(each.path), "-f", "text"]
            rich = ["-f", "rich", "--color", "always"]
            commands[f"{each.size} rich"] = [CARELEX, "define", word, "-g", str(each.path), *rich]
            commands[f"{each.size} slip"] = [CARELEX, "define", slip, "-g", str(each.path), "-f", "text"]
            more = listing(str(each.path)) | searching("small animal", "smal anmial", str(each.path))
            commands |= {f"{each.size} {name}": command for name, command in more.items()}
            commands[f"{each.size} whole"] = [CARELEX, "list", "-g", str(each.path), "-f", "text"]
        runs = interleaved(commands, rounds)
        rates = batches(folder, glossaries, slow_rounds)
    base = seconds(runs["two-command Typer program"])
    base_cpu = cpu(runs["two-command Typer program"])

    def ratio(name: str) -> str:
        return f"{seconds(runs[name]) / base:.2f}"

    def rate(listed: Glossary) -> float:
        return listed.size / seconds(runs[f"{listed.size} whole"])

    columns = ["bundled", *(str(each.size) for each in glossaries)]
    rows = [
        ["", "13 terms", *(f"{each.size:,}" for each in glossaries)],
        ["---", *["---:"] * len(columns)],
        ["exact, as text", *(ratio(f"{column} text") for column in columns)],
        [
            "exact, as text, time of the processor",
            *(f"{cpu(runs[f'{column} text']) / base_cpu:.2f}" for column in columns),
        ],
        ["exact, as a terminal shows it", *(ratio(f"{column} rich") for column in columns)],
        ["misspelt", *(ratio(f"{column} slip") for column in columns)],
        ["`search`, two words", *(ratio(f"{column} search") for column in columns)],
        ["`search`, misspelt", *(ratio(f"{column} search slip") for column in columns)],
        ["Tab after three letters", *(ratio(f"{column} tab") for column in columns)],
        ["`list`, its first 24 lines", *(ratio(f"{column} list") for column in columns)],
        ["`list --starting re`", *(ratio(f"{column} starting") for column in columns)],
        ["`sources`", *(ratio(f"{column} sources") for column in columns)],
        ["`list`, terms a second", "", *(f"{rate(each):,.0f}" for each in glossaries)],
        ["first call, against PyYAML's CSafeLoader", "", *(f"{first[each.size].share:.2f}" for each in glossaries)],
        ["first call, peak memory in MB", "", *(f"{first[each.size].memory:.0f}" for each in glossaries)],
        ["the same of CSafeLoader", "", *(f"{first[each.size].loader_memory:.0f}" for each in glossaries)],
        ["`check`, against CSafeLoader", "", *(f"{checks[each.size].share:.2f}" for each in glossaries)],
        ["`check`, peak memory in MB", "", *(f"{checks[each.size].memory:.0f}" for each in glossaries)],
        ["index in MB", "", *(f"{first[each.size].index_size:.1f}" for each in glossaries)],
        *(
            [f"{name} a second, in a batch", "", *(f"{rates[each.size][name]:,.0f}" for each in glossaries)]
            for name in BATCHES
        ),
    ]
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))
    print(f"\nTyper {version('typer')}. The first ten rows are ratios to the two-command Typer program.")
    print(f"So are these, of {rounds} rounds:")
    for name in (*yardsticks, *programs):
        print(f"- {name}: {ratio(name)}")


def live_in(home: Path) -> None:
    """Set the environment of somebody who has just installed carelex: an empty home, and no variables."""
    heeded = ("CARELEX_", "XDG_", "PYTHON")
    for name in [name for name in os.environ if name.startswith(heeded)]:
        del os.environ[name]
    home.mkdir()
    os.environ["HOME"] = str(home)


# The glossaries.


def make(folder: Path, size: int) -> Glossary:
    """Write a glossary of *size* lemmas, in a process of its own, and choose words from it."""
    path = folder / f"wordnet-{size}.yaml"
    code = f"import wordnet\nfrom pathlib import Path\nwordnet.write(Path({str(path)!r}), wordnet.sample({size}))"
    subprocess.run([sys.executable, "-c", code], cwd=HERE, check=True)
    # With the time of a glossary written some time ago.
    os.utime(path, (time.time() - 3600, time.time() - 3600))
    names = [line[10:].strip().strip("'") for line in lines_of(path, "  - term: ")]
    random = Random(size)
    plain = [name for name in names if (word := own_word(name)).isalpha() and word.islower() and len(word) > 7]
    chosen = random.sample(plain, min(1_000, len(plain)))
    words = [name for name in random.sample(names, min(20_000, len(names))) if "''" not in name]
    return Glossary(size, path, (chosen[0], *words), tuple(slip(name, random) for name in chosen))


def own_word(name: str) -> str:
    """A name without the word that wordnet.py has put before it."""
    first, _, rest = name.partition(" ")
    return rest if first in WORDS_BEFORE else name


def lines_of(path: Path, start: str) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if line.startswith(start))


def slip(word: str, random: Random) -> str:
    """Misspell *word*: drop, double or change a letter, or swap it with the next.

    It is a letter of the name itself.
    """
    at = random.randrange(len(word) - len(own_word(word)) + 1, len(word) - 2)
    before, letter, following, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    wrong = random.choice([other for other in "aeiou" if other != letter])
    return random.choice(
        [
            f"{before}{following}{after}",
            f"{before}{letter}{letter}{following}{after}",
            f"{before}{wrong}{following}{after}",
            f"{before}{following}{letter}{after}",
        ]
    )


# The measures.


class First(NamedTuple):
    """A first call: its time relative to CSafeLoader's, both peaks in MB, and the index in MB."""

    share: float
    memory: float
    loader_memory: float
    index_size: float


def first_calls(glossaries: Iterable[Glossary], rounds: int) -> dict[int, First]:
    found = {}
    cache = cache_folder()
    for each in glossaries:
        own: list[Run] = []
        loader: list[Run] = []
        for _ in range(rounds):
            shutil.rmtree(cache, ignore_errors=True)
            own.append(run([CARELEX, "define", each.words[0], "-q", "-g", str(each.path), "-f", "text"]))
            loader.append(run([sys.executable, "-c", SAFE_LOADER, str(each.path)]))
        index_size = sum(file.stat().st_size for file in cache.iterdir()) / 1e6
        found[each.size] = First(seconds(own) / seconds(loader), memory(own), memory(loader), index_size)
    return found


class Checked(NamedTuple):
    """A check: its time relative to CSafeLoader's, and its peak in MB."""

    share: float
    memory: float


def checked(glossaries: Iterable[Glossary], rounds: int) -> dict[int, Checked]:
    found = {}
    for each in glossaries:
        own: list[Run] = []
        loader: list[Run] = []
        for _ in range(rounds):
            own.append(run([CARELEX, "check", "-q", str(each.path), "-g", str(each.path), "-f", "text"]))
            loader.append(run([sys.executable, "-c", SAFE_LOADER, str(each.path)]))
        found[each.size] = Checked(seconds(own) / seconds(loader), memory(own))
    return found


def listing(glossary: str = "") -> dict[str, list[str]]:
    """Commands that list the content of a glossary; without one, of the glossaries that carelex uses by itself."""
    named = ["-g", glossary] if glossary else []
    listed = shlex.join([CARELEX, "list", "-f", "rich", "--color", "always", *named])
    return {
        "list": ["sh", "-c", f"{listed} | head -n 24"],
        "starting": [CARELEX, "list", "--starting", "re", *named],
        "sources": [CARELEX, "sources", *named],
    }


def searching(words: str, misspelt: str, glossary: str = "") -> dict[str, list[str]]:
    """Commands that search for some words, and what a shell asks for at a press of Tab."""
    named = ["-g", glossary] if glossary else []
    return {
        "search": [CARELEX, "search", *named, *words.split()],
        "search slip": [CARELEX, "search", *named, *misspelt.split()],
        "tab": ["env", "_CARELEX_COMPLETE=complete_zsh", CARELEX, "define", *named, "res"],
    }


def interleaved(commands: dict[str, list[str]], rounds: int) -> dict[str, list[Run]]:
    """Run every command once in each round, so that a slow moment affects all alike; the first round does not count."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            taken = run(command)
            if number:
                runs[name].append(taken)
    return runs


BATCHES = {
    "exact queries, as CSV,": ("csv", "words"),
    "exact queries, as JSON Lines,": ("jsonl", "words"),
    "misspelt queries": ("jsonl", "slips"),
}
"""Lists of queries: the format of the answers, and the queries."""


def batches(folder: Path, glossaries: Iterable[Glossary], rounds: int) -> dict[int, dict[str, float]]:
    """Queries per second for a whole process that answers a list, by the names of the lists."""
    rates: dict[int, dict[str, float]] = {}
    queries = folder / "queries.txt"
    for each in glossaries:
        for name, (form, asked) in BATCHES.items():
            lines = getattr(each, asked)
            queries.write_text("\n".join(lines) + "\n", encoding="utf-8")
            command = [CARELEX, "define", "-", "-q", "-g", str(each.path), "-f", form]
            taken = [run(command, queries) for _ in range(rounds)]
            rates.setdefault(each.size, {})[name] = len(lines) / seconds(taken)
    return rates


def run(command: Sequence[str], stdin: Path = Path(os.devnull)) -> Run:
    with stdin.open("rb") as source:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    # 1: one of many queries was not found. sdcv and dict have other codes for this.
    if command[0] in (CARELEX, sys.executable) and process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return Run(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def seconds(runs: Iterable[Run]) -> float:
    return statistics.median(each.seconds for each in runs)


def cpu(runs: Iterable[Run]) -> float:
    return statistics.median(each.cpu for each in runs)


def memory(runs: Iterable[Run]) -> float:
    return statistics.median(each.memory for each in runs)


# Other dictionary programs, if they are installed, with the names and texts of the largest glossary.


@contextmanager
def others(folder: Path, glossary: Glossary) -> Iterator[dict[str, list[str]]]:
    programs: dict[str, list[str]] = {}
    word, wrong = glossary.words[0], glossary.slips[0]
    if shutil.which("sdcv"):
        write_stardict(folder / "stardict", glossary)
        sdcv = ["sdcv", "--non-interactive", "--data-dir", str(folder / "stardict")]
        programs |= {"`sdcv`, exact": [*sdcv, "--exact-search", word], "`sdcv`, misspelt": [*sdcv, wrong]}
    if not all(shutil.which(program) for program in ("dict", "dictd", "dictfmt")):
        yield programs
        return
    with server(folder, glossary) as port:
        dict_ = ["dict", "--host", "localhost", "--port", str(port)]
        yield programs | {
            "`dict` and `dictd`, exact": [*dict_, "--strategy", "exact", word],
            "`dict` and `dictd`, misspelt": [*dict_, "--match", "--strategy", "lev", wrong],
        }


def entries(glossary: Glossary) -> dict[str, str]:
    """The names of a glossary that `write` of wordnet.py has written, with their texts."""
    found: dict[str, list[str]] = {}
    name = ""
    with glossary.path.open(encoding="utf-8") as file:
        for line in file:
            key, _, value = line.strip().removeprefix("- ").partition(": ")
            value = value[1:-1].replace("''", "'")
            if key == "term":
                name = value
            elif key == "text":
                found.setdefault(name, []).append(value)
    return {name: "\n".join(texts) for name, texts in found.items()}


def write_stardict(folder: Path, glossary: Glossary) -> None:
    """Write the three files of a StarDict dictionary, as "StarDictFileFormat" of its project describes them."""
    folder.mkdir()
    words = entries(glossary)
    texts, index = bytearray(), bytearray()
    for name in sorted(words, key=lambda name: (name.encode().lower(), name.encode())):
        text = words[name].encode()
        index += name.encode() + b"\0" + len(texts).to_bytes(4, "big") + len(text).to_bytes(4, "big")
        texts += text
    (folder / "wordnet.dict").write_bytes(texts)
    (folder / "wordnet.idx").write_bytes(index)
    about = f"version=2.4.2\nwordcount={len(words)}\nidxfilesize={len(index)}\nbookname=WordNet\nsametypesequence=m\n"
    (folder / "wordnet.ifo").write_text(f"StarDict's dict ifo file\n{about}", encoding="utf-8")


@contextmanager
def server(folder: Path, glossary: Glossary) -> Iterator[int]:
    """Run a dictd with the glossary on a port of this machine only."""
    source = "".join(f"_____\n\n{name}\n\n   {text}\n\n" for name, text in entries(glossary).items())
    command = ["dictfmt", "-c5", "--utf8", "--allchars", "-s", "WordNet", "-u", "x", "wordnet"]
    subprocess.run(command, input=source.encode(), cwd=folder, check=True, capture_output=True)
    # If root starts dictd, it continues as the user nobody.
    folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, index = folder / "wordnet.dict", folder / "wordnet.index"
    (folder / "dictd.conf").write_text(
        f'global {{\n  listen_to 127.0.0.1\n  port {port}\n  pid_file "{folder}/pid"\n}}\n'
        f'database wordnet {{\n  data "{data}"\n  index "{index}"\n}}\n',
        encoding="utf-8",
    )
    command = ["dictd", "-c", str(folder / "dictd.conf"), "--locale", "C.UTF-8", "-d", "nodetach"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("dictd does not answer")


if __name__ == "__main__":
    main()
