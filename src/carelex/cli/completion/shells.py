"""Shows the completion script for a shell, or installs it where the shell finds it."""

import os
import shlex
from pathlib import Path
from typing import NamedTuple

from carelex.cli.completion.cursor import POWERSHELLS, SHELLS
from carelex.cli.inside_typer import completion_script, install_completion, name_of_shell
from carelex.errors import CarelexError, OutputError


def script(shell: str) -> str:
    """Return the completion script for *shell*; "" is the shell that carelex was called from."""
    shell = _shell(shell, "--show-completion")
    if shell in SHELLS:
        return Path(__file__).with_name(f"completion.{shell}").read_text(encoding="utf-8")
    # Typer's script knows commands and options.
    return f"{completion_script(shell, '_CARELEX_COMPLETE')}\n"


def install(shell: str) -> str:
    """Make *shell* complete from its next start on, and say what was done; "" as in `script`."""
    shell = _shell(shell, "--install-completion")
    if shell in SHELLS:
        file, start, reading = _files_of(shell)
        _write(file, script(shell))
        done = f"{file} is written"
        if start:
            is_new = _append(start, reading)
            done = f"{start} {'now reads' if is_new else 'reads'} {file}"
    else:
        done = f"{install_completion(shell)} is written"
    return f"Completion in {shell} is set up: {done}; open a new shell."


def installed(shell: str) -> Path | None:
    """The script that *shell*, one of SHELLS, reads: that of `install`, or of a package; None if it reads neither."""
    file, start, reading = _files_of(shell)
    is_read = start is None or (start.is_file() and os.fsencode(reading) in start.read_bytes().splitlines())
    return file if file.is_file() and is_read else _from_a_package(shell)


def _from_a_package(shell: str) -> Path | None:
    """The script that a package has put where *shell* looks in the shared folders of the system."""
    named = {
        "bash": "bash-completion/completions/carelex",
        "zsh": "zsh/site-functions/_carelex",
        "fish": "fish/vendor_completions.d/carelex.fish",
    }
    folders = "/usr/local/share:/usr/share"
    if shell != "zsh":
        # zsh does not heed the variable.
        folders = os.environ.get("XDG_DATA_DIRS") or folders
    files = (Path(folder, named[shell]) for folder in folders.split(":") if os.path.isabs(folder))
    return next((file for file in files if file.is_file()), None)


class _Files(NamedTuple):
    """The files that completion needs.

    script: the completion script.
    start: the start-up file of a shell that needs a line, *reading*, to read the script.
    """

    script: Path
    start: Path | None = None
    reading: str = ""


def _files_of(shell: str) -> _Files:
    if shell == "fish":
        return _Files(_config_folder() / "fish" / "completions" / "carelex.fish")
    from platformdirs import user_data_path

    file = user_data_path("carelex", appauthor=False).absolute() / f"completion.{shell}"
    start = _home() / ".bashrc" if shell == "bash" else Path(os.environ.get("ZDOTDIR") or _home()) / ".zshrc"
    named = shlex.quote(str(file))
    return _Files(file, start, f"[ ! -r {named} ] || . {named}")


def _shell(asked: str, option: str) -> str:
    """The shell that was asked for, or by default the one that runs carelex."""
    known = f"one of {', '.join(SHELLS)}"
    if not asked:
        asked = name_of_shell() or os.path.basename(os.environ.get("SHELL", ""))
        if asked not in SHELLS + POWERSHELLS:
            raise CarelexError(f"{option}: carelex cannot tell which shell this is; name {known}")
    if asked.lower() not in SHELLS + POWERSHELLS:
        raise CarelexError(f"{option} cannot be {asked!r}; it is {known}")
    return asked.lower()


def _home() -> Path:
    if os.environ.get("HOME") == "":
        raise CarelexError("HOME is empty; set it to your home folder, or see: carelex --show-completion")
    # Path.home fails if there is none.
    return Path(os.path.expanduser("~"))


def _config_folder() -> Path:
    """The configuration folder of fish, on every system."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or _home() / ".config")


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as exc:
        raise _unwritable(file, exc) from exc


def _append(file: Path, line: str) -> bool:
    """Add *line* at the end of *file*; return whether it was missing."""
    try:
        # Bytes: the rest of the file is the user's, in any encoding.
        held = file.read_bytes() if file.exists() else b""
        if os.fsencode(line) in held.splitlines():
            return False
        with file.open("ab") as stream:
            stream.write((b"" if held.endswith(b"\n") or not held else b"\n") + os.fsencode(line) + b"\n")
    except OSError as exc:
        raise _unwritable(file, exc) from exc
    return True


def _unwritable(file: Path, exc: OSError) -> OutputError:
    return OutputError(str(file), f"cannot be written ({exc.strerror or exc}); see: carelex --show-completion")
