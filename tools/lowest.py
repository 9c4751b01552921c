"""Prints the lowest version of each package that carelex allows, a line each, for pip's --constraint."""

import re
import tomllib
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for needed in chain(project["dependencies"], *project["optional-dependencies"].values()):
        lowest = re.match(r"([\w.-]+)>=([\w.]+)", needed)
        if not lowest:
            raise SystemExit(f"pyproject.toml: {needed!r} has no lowest version; write: NAME>=VERSION")
        print(f"{lowest[1]}=={lowest[2]}")


if __name__ == "__main__":
    main()
