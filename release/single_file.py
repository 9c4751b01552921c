"""Makes dist/carelex.pyz, a file with all that carelex needs except Python: python release/single_file.py [FOLDER].

FOLDER has the wheel that release/dist.py has built. Some parts are compiled, so the file only runs with the version of
Python and the kind of system that made it; with others, it says so. It names no folder of the computer that made it:
the same wheel and the same other packages give the same bytes in any folder.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from built_wheel import built_wheel, install
from traces import take_out_commands, take_out_traces

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
    wheel = built_wheel()
    file = wheel.parent / "carelex.pyz"
    with tempfile.TemporaryDirectory() as temporary:
        packages = _installed(wheel, Path(temporary) / "packages")
        preamble = Path(temporary) / "preamble.py"
        preamble.write_text(_PREAMBLE.format(made_for=_here()), encoding="ascii")
        preamble.chmod(0o644)
        shiv = [sys.executable, "-m", "shiv", "--reproducible", "--compressed", "--compile-pyc"]
        what = ["--console-script", "carelex", "--site-packages", str(packages)]
        where = ["--python", "/usr/bin/env python3", "--output-file", str(file)]
        subprocess.run([*shiv, "--preamble", str(preamble), *where, *what], check=True, stdout=subprocess.DEVNULL)
    print(file)


def _installed(wheel: Path, packages: Path) -> Path:
    """Install *wheel* and all that it needs into the folder *packages*, which then shows no folder of this computer."""
    install(wheel, sys.executable, "--no-compile", "--target", str(packages))
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
