"""Builds the wheel and the sdist into dist/, each of them twice: python release/dist.py [FOLDER].

Their checksums are in SHA256SUMS beside them; `sha256sum -c SHA256SUMS` compares.

They are built in different folders, at different times and with different permissions, and must be the same to the last
byte, so that anybody with this commit and the same hatchling can make them again and compare. The second wheel is built
from the first sdist.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

WITHOUT_DEFINITIONS = os.environ.get("CARELEX_WITHOUT_DEFINITIONS", "") not in ("", "0")

# What a source tree without git may have beside its own files.
_MADE = {".git", ".venv", "dist", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"}


def main() -> None:
    """Build, compare, check, and put the results in their place."""
    # A build without the definitions has the same file name.
    into = ROOT / "dist" / "without-definitions" if WITHOUT_DEFINITIONS else ROOT / "dist"
    into = Path(sys.argv[1]) if len(sys.argv) > 1 else into
    with tempfile.TemporaryDirectory() as temporary:
        built = _built_twice(Path(temporary))
        subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *map(str, built)], check=True)
        into.mkdir(parents=True, exist_ok=True)
        for old in [*into.glob("carelex-*.whl"), *into.glob("carelex-*.tar.gz")]:
            old.unlink()
        sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in built]
        for file in built:
            shutil.copyfile(file, into / file.name)
        (into / "SHA256SUMS").write_text("".join(sums), encoding="utf-8", newline="\n")
        print(*sums, sep="", end="")


def _built_twice(folder: Path) -> list[Path]:
    """Build the wheel and the sdist, each of them twice."""
    first = _copied(folder / "first")
    second = _copied(folder / "a second folder")
    for file in second.rglob("*"):
        os.utime(file, (0, 0))
    wheels = [_built("wheel", first, folder / "first wheel", 0o022), _built("wheel", second, folder / "wheel 2", 0o077)]
    sdists = [_built("sdist", first, folder / "first sdist", 0o022), _built("sdist", second, folder / "sdist 2", 0o077)]
    wheels.append(_built("wheel", _unpacked(sdists[0], folder / "unpacked"), folder / "wheel of the sdist", 0o022))
    return [_same(*wheels), _same(*sdists)]


def _copied(into: Path) -> Path:
    for file in _source_files():
        (into / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, into / file)
    return into


def _source_files() -> Iterator[Path]:
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
        # git still lists a file that somebody has removed.
        files = (Path(os.fsdecode(name)) for name in listed.split(b"\0") if name)
        yield from (file for file in files if (ROOT / file).is_file())
        return
    files = (file.relative_to(ROOT) for file in ROOT.rglob("*") if file.is_file())
    # An sdist's PKG-INFO is made when it is built.
    yield from (file for file in files if _MADE.isdisjoint(file.parts) and file.parts != ("PKG-INFO",))


def _built(kind: str, project: Path, into: Path, umask: int) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": _epoch()}
    done = subprocess.run(command, cwd=project, env=environ, umask=umask, check=False, capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode(errors="replace"))
    (built,) = into.iterdir()
    return built


@cache
def _epoch() -> str:
    """The time of the last commit, which files in an unpacked sdist have too; or the time the user has set.

    It is read once, because somebody may commit during the build.
    """
    if set_by_user := os.environ.get("SOURCE_DATE_EPOCH"):
        return set_by_user
    if (ROOT / ".git").exists():
        command = ["git", "log", "-1", "--format=%ct"]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="ascii").stdout.strip()
    return str(int((ROOT / "pyproject.toml").stat().st_mtime))


def _unpacked(sdist: Path, into: Path) -> Path:
    with tarfile.open(sdist) as archive:
        # Python has this filter since 3.11.4, and warns from 3.12 on if it is not given.
        safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(into, **safely)
    (project,) = into.iterdir()
    return project


def _same(*built: Path) -> Path:
    """Return the first of some files, after checking that all are the same."""
    if len({file.read_bytes() for file in built}) > 1:
        kept = Path(tempfile.mkdtemp(prefix="carelex-differ-"))
        for number, file in enumerate(built):
            shutil.copyfile(file, kept / f"{number}-{file.name}")
        sys.exit(f"{built[0].name} is not the same when it is built again; compare the files in {kept}")
    return built[0]


if __name__ == "__main__":
    main()
