"""Makes dist/carelex.pyz, a file with all that carelex needs but Python: python release/single_file.py [FOLDER].

FOLDER has the wheel that release/dist.py has built. Some of what carelex needs is compiled: the file is for the same
version of Python, on the same kind of system, as that which makes it, and says so where it is run with another.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent

# What runs before carelex, written as every Python reads it. It must not import what is compiled.
_PREAMBLE = """\
import platform, sys
made_for = {made_for!r}
here = (sys.implementation.cache_tag, sys.platform, platform.machine())
if here != made_for:
    problem = "carelex.pyz: this file is for %s on %s (%s), and this is %s on %s (%s); get the one for it"
    sys.exit(problem % (made_for + here))
"""


def main() -> None:
    """Find the wheel, and put it and what it needs into one file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    wheels = [*folder.glob("carelex-*.whl")]
    if len(wheels) != 1:
        sys.exit(f"{folder} needs one wheel of carelex; make it with: make dist")
    with tempfile.TemporaryDirectory() as temporary:
        preamble = Path(temporary) / "preamble.py"
        preamble.write_text(_PREAMBLE.format(made_for=_here()), encoding="ascii")
        shiv = [sys.executable, "-m", "shiv", "--reproducible", "--compressed", "--compile-pyc"]
        what = ["--console-script", "carelex", f"{wheels[0]}[documents,skos]"]
        where = ["--python", "/usr/bin/env python3", "--output-file", str(folder / "carelex.pyz")]
        subprocess.run([*shiv, "--preamble", str(preamble), *where, *what], check=True, stdout=subprocess.DEVNULL)
    print(folder / "carelex.pyz")


def _here() -> tuple[str | None, str, str]:
    import platform

    return sys.implementation.cache_tag, sys.platform, platform.machine()


if __name__ == "__main__":
    main()
