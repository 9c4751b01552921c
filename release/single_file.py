"""Makes dist/carelex.pyz, a file with all that carelex needs except Python: python release/single_file.py [FOLDER].

FOLDER has the wheel that release/dist.py has built. Some parts are compiled, so the file only runs with the version of
Python and the kind of system that made it; with others, it says so. It names no folder of the computer that made it:
the same wheel and the same other packages give the same bytes in any folder.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from traces import take_out_commands, take_out_traces

ROOT = Path(__file__).parent.parent

# This runs before carelex, so every version of Python must be able to read it. It must not import compiled modules.
_PREAMBLE = """\
import platform, sys
made_for = {made_for!r}
here = (sys.implementation.cache_tag, sys.platform, platform.machine())
if here != made_for:
    problem = "carelex.pyz: this file is for %s on %s (%s), and this is %s on %s (%s); get the one for it"
    sys.exit(problem % (made_for + here))
"""


def main() -> None:
    """Find the wheel, and put it and all that it needs into one file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    wheels = [*folder.glob("carelex-*.whl")]
    if len(wheels) != 1:
        sys.exit(f"{folder} needs one wheel of carelex; make it with: make dist")
    with tempfile.TemporaryDirectory() as temporary:
        packages = _installed(wheels[0], Path(temporary) / "packages")
        preamble = Path(temporary) / "preamble.py"
        preamble.write_text(_PREAMBLE.format(made_for=_here()), encoding="ascii")
        preamble.chmod(0o644)
        shiv = [sys.executable, "-m", "shiv", "--reproducible", "--compressed", "--compile-pyc"]
        what = ["--console-script", "carelex", "--site-packages", str(packages)]
        where = ["--python", "/usr/bin/env python3", "--output-file", str(folder / "carelex.pyz")]
        subprocess.run([*shiv, "--preamble", str(preamble), *where, *what], check=True, stdout=subprocess.DEVNULL)
    print(folder / "carelex.pyz")


def _installed(wheel: Path, packages: Path) -> Path:
    """Install *wheel* and all that it needs into the folder *packages*, which then shows no folder of this computer."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--no-compile"]
    subprocess.run([*pip, "--target", str(packages), f"{wheel}[documents,skos]"], check=True)
    take_out_traces(packages)
    take_out_commands(packages)
    for file in packages.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)
    return packages


def _here() -> tuple[str | None, str, str]:
    import platform

    return sys.implementation.cache_tag, sys.platform, platform.machine()


if __name__ == "__main__":
    main()
