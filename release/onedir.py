"""Makes the folder dist/carelex, which runs without Python: python release/onedir.py [FOLDER].

FOLDER has the wheel that release/dist.py has built. It is installed into an environment of its own, so that nothing
from this one is included. The program runs only on the kind of system that makes it.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import venv
from pathlib import Path

from built_wheel import ROOT, built_wheel, install
from traces import take_out_traces


def main() -> None:
    """Find the wheel, install it, and make the folder with PyInstaller."""
    wheel = built_wheel().absolute()
    folder = wheel.parent
    with tempfile.TemporaryDirectory() as temporary:
        environment = Path(temporary) / "environment"
        venv.create(environment, with_pip=True)
        python = str(environment / ("Scripts" if os.name == "nt" else "bin") / "python")
        install(wheel, python, *_tools())
        packages = _packages(environment)
        take_out_traces(packages)
        pyinstaller = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
        where = ["--distpath", str(folder), "--workpath", str(Path(temporary) / "work")]
        subprocess.run([*pyinstaller, *where, str(ROOT / "release" / "carelex.spec")], check=True, cwd=temporary)
        _add_licences(folder / "carelex" / "licences", packages)
    print(folder / "carelex")


def _packages(environment: Path) -> Path:
    (packages,) = environment.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    return packages


def _add_licences(folder: Path, packages: Path) -> None:
    """Put the licences of Python and of PyInstaller into *folder*; those of the packages are in their dist-info."""
    of_python = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)]
    found = {
        "python.txt": [at / name for at in of_python for name in ("LICENSE.txt", "LICENSE") if (at / name).is_file()],
        "pyinstaller.txt": sorted(packages.glob("pyinstaller-*.dist-info/**/COPYING*")),
    }
    folder.mkdir()
    for name, files in found.items():
        if files:
            shutil.copyfile(files[0], folder / name)
        else:
            print(f"{folder / name} is missing: this Python has no such file; add it before you pass the folder on")


def _tools() -> list[str]:
    """The group "onedir" of pyproject.toml; the pip that comes with Python may be too old for groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [str(wanted) for wanted in project["dependency-groups"]["onedir"]]


if __name__ == "__main__":
    main()
