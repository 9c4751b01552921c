"""Finds the wheel that release/dist.py has built, and installs it with all that it needs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def built_wheel() -> Path:
    """The only wheel of carelex in the folder that the command line names, or in dist/; without one, stop."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    wheels = [*folder.glob("carelex-*.whl")]
    if len(wheels) != 1:
        sys.exit(f"{folder} needs one wheel of carelex; make it with: make dist")
    return wheels[0]


def install(wheel: Path, python: str, *more: str) -> None:
    """Install *wheel* with its optional parts by the pip of *python*; *more*: further options, or packages."""
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, f"{wheel}[documents,skos]", *more], check=True)
