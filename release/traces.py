"""Takes out of installed packages what only shows where they were installed from, before they are passed on."""

import csv
import shutil
from pathlib import Path, PurePosixPath


def take_out_traces(packages: Path) -> None:
    """Remove what names folders of this computer from *packages*, a folder that pip has installed into.

    That is `direct_url.json`, which says where the wheel was, and the lines of RECORD for it and for commands: a
    command names the Python that it was installed for.
    """
    for record in packages.glob("*.dist-info/RECORD"):
        (record.parent / "direct_url.json").unlink(missing_ok=True)
        with record.open(encoding="utf-8", newline="") as file:
            kept = [row for row in csv.reader(file) if not (row and _is_trace(PurePosixPath(row[0])))]
        with record.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(kept)


def take_out_commands(packages: Path) -> None:
    """Remove the commands from *packages*, a folder that `pip install --target` has made."""
    for folder in ("bin", "Scripts"):
        shutil.rmtree(packages / folder, ignore_errors=True)


def _is_trace(installed: PurePosixPath) -> bool:
    is_command = ".." in installed.parts and installed.parent.name in ("bin", "Scripts")
    return is_command or installed.name == "direct_url.json"
