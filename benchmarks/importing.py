"""Measures how long `import` takes: for HTML pages, beside their parser alone; for a large table, beside Python's csv.

Prints a table of medians over interleaved runs. See README.md beside this file.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from speed import CARELEX, interleaved, memory, seconds

WORDS = "care support person council assessment need help home plan review service adult carer budget payment".split()

PARSED = "import sys, selectolax.lexbor as lexbor; lexbor.LexborHTMLParser(open(sys.argv[1], encoding='utf-8').read())"
ROWS = "import csv, sys; sum(1 for _ in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5, help="runs of each command (default: %(default)s)")
    options.add_argument("--megabytes", type=float, default=1.0, help="size of a page (default: %(default)s)")
    options.add_argument("--rows", type=int, default=147_306, help="rows of the table (default: %(default)s)")
    asked = options.parse_args()
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="carelex-importing-") as folder:
        report(Path(folder), asked.megabytes, asked.rows, asked.rounds)


def report(folder: Path, megabytes: float, rows: int, rounds: int) -> None:
    """Write the documents, import each, and print the times."""
    documents = {f"page of {layout}": write_page(folder, layout, megabytes) for layout in LAYOUTS}
    table = write_table(folder, rows)
    commands: dict[str, list[str]] = {}
    for name, path in {**documents, "table": table}.items():
        target = str(folder / f"{path.stem}.yaml")
        commands[name] = [CARELEX, "import", str(path), "-o", target, "--force", "--yes", "-q"]
        alone = ROWS if path is table else PARSED
        commands[f"{name}, alone"] = [sys.executable, "-c", alone, str(path)]
    runs = interleaved(commands, rounds)
    print(f"{'document':24} {'size':>8} {'seconds':>8} {'MB':>5}   its parser alone")
    for name, path in {**documents, "table": table}.items():
        size = path.stat().st_size / 1e6
        print(
            f"{name:24} {size:5.1f} MB {seconds(runs[name]):8.2f} {memory(runs[name]):5.0f}"
            f"   {seconds(runs[f'{name}, alone']):.2f} s"
        )


LAYOUTS = {
    "headings": "<h3>{name}</h3><p>{text}</p>",
    "a definition list": "<dt>{name}</dt><dd><p>{text}</p></dd>",
    "table rows": "<tr><td>{name}</td><td>{text}</td></tr>",
    "list items": "<li><b>{name}</b> – {text}</li>",
    "bold lead-ins": "<p><b>{name}</b>: {text}</p>",
}
_AROUND = {"a definition list": "<dl>{}</dl>", "table rows": "<table><tr><th>Term<th>Definition{}</table>"}


def write_page(folder: Path, layout: str, megabytes: float) -> Path:
    """Write a page of entries in alphabetical order, in one layout, with a menu before and a footer after them."""
    dice = Random(layout)
    entries: list[str] = []
    size = 0
    for number in range(10**6):
        if size > megabytes * 1e6:
            break
        link, bold = f"<a href='#x'>{sentence(dice, 3)}</a>", f"<b>{dice.choice(WORDS)}</b>"
        text = f"{sentence(dice, 12)} {link} {bold} {sentence(dice, 10)}"
        entries.append(LAYOUTS[layout].format(name=f"{dice.choice(WORDS)} {number:06}".capitalize(), text=text))
        size += len(entries[-1])
    body = _AROUND.get(layout, "{}").format("".join(sorted(entries)))
    path = folder / f"{layout.replace(' ', '-')}.html"
    path.write_text(
        f"<!doctype html><meta charset=utf-8><title>Words | Northtown</title><nav><a href=/>Home</a></nav>"
        f"<main><h1>Glossary</h1>{body}</main><footer>2024</footer>",
        encoding="utf-8",
    )
    return path


def write_table(folder: Path, rows: int) -> Path:
    """Write a CSV file of terms and definitions."""
    path = folder / "table.csv"
    dice = Random(rows)
    with path.open("w", encoding="utf-8") as file:
        file.write("Term,Definition\n")
        file.writelines(f'Term {number} {word},"{text}"\n' for number, word, text in rows_of(dice, rows))
    return path


def rows_of(dice: Random, rows: int) -> Iterator[tuple[int, str, str]]:
    for number in range(rows):
        yield number, dice.choice(WORDS), sentence(dice, 12)


def sentence(dice: Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize() + "."


if __name__ == "__main__":
    main()
