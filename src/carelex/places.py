"""Finds files and folders: the glossaries in use, the bundled glossary, the user's folder."""

# os.path has an answer for every path, even one that is too long, forbidden or a loop; Path raises.
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from carelex.errors import Fault, GlossaryError
from carelex.values import NamedTuple

BUILTIN = "builtin"
"""The word for the bundled glossary; you can use it wherever you can give a path."""

GLOSSARY_VARIABLE = "CARELEX_GLOSSARY"
CACHE_VARIABLE = "CARELEX_CACHE_DIR"


class Place(NamedTuple):
    """A glossary file in use.

    name: its name in messages.
    asked_for: the user named it, or its folder. Such a file must be right; a file with errors that is only in the
    user's folder is left out with a warning.
    fault: why there is no file to read.
    """

    path: Path
    name: str
    asked_for: bool
    fault: Fault | None = None


def glossaries_in_use(given: Sequence[str | Path] = (), environ: Mapping[str, str] | None = None) -> tuple[Place, ...]:
    """Find the glossary files to use, in order, each file once.

    given: paths of files or folders, or the word "builtin". If there are none, it uses those in the variable
    CARELEX_GLOSSARY; if that is empty too, the bundled glossary and the files in the user's folder. A build without
    definitions has no bundled glossary.
    Raises GlossaryError if a path does not exist, or is a folder without a YAML file.
    """
    named = [str(path) for path in given] or named_in_environment(environ)
    if named:
        # Users may have forgotten a setting made long ago, so its errors name the variable.
        where = "" if given else f"{GLOSSARY_VARIABLE}: "
        return _each_once(place for path in named for place in _named(path, where))
    return _each_once((*_builtin(), *_own()))


def named_in_environment(environ: Mapping[str, str] | None = None) -> list[str]:
    """The files and folders listed in the variable CARELEX_GLOSSARY."""
    environ = os.environ if environ is None else environ
    return [path for path in environ.get(GLOSSARY_VARIABLE, "").split(os.pathsep) if path]


def bundled_glossary() -> Path:
    """Find the bundled glossary, in an installed package or in a checkout.

    It does not exist if carelex was built without definitions.
    """
    package = Path(__file__).parent
    installed = package / "data" / "terms.yaml"
    # A checkout, and an editable install of it, has it beside src/.
    return installed if installed.exists() else package.parents[1] / "data" / "terms.yaml"


def user_glossary_folder() -> Path:
    """The folder whose glossaries are used together with the bundled one; it need not exist."""
    if found := _plain_folder(_CONFIG):
        return found / "glossaries"
    from platformdirs import user_config_path

    return user_config_path("carelex", appauthor=False) / "glossaries"


def cache_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The folder for indexes; it need not exist."""
    environ = os.environ if environ is None else environ
    if named := environ.get(CACHE_VARIABLE):
        return Path(os.path.abspath(os.path.expanduser(named)))
    if found := _plain_folder(_CACHE):
        return found
    from platformdirs import user_cache_path

    return user_cache_path("carelex", appauthor=False).absolute()


# The variable that names the folder on Linux, and the folder without it, by system.
_CONFIG = ("XDG_CONFIG_HOME", {"linux": ".config", "darwin": "Library/Application Support"})
_CACHE = ("XDG_CACHE_HOME", {"linux": ".cache", "darwin": "Library/Caches"})


def _plain_folder(kind: tuple[str, Mapping[str, str]]) -> Path | None:
    """The user's folder for carelex, as platformdirs finds it; None if the case is not a simple one.

    Importing platformdirs takes a twentieth of the time of a lookup.
    """
    variable, below_home = kind
    named, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    is_android = hasattr(sys, "getandroidapilevel") or "ANDROID_DATA" in os.environ
    if sys.platform not in below_home or is_android or (named and sys.platform != "linux"):
        return None
    base = named or os.path.join(home, below_home[sys.platform])
    # Versions of platformdirs treat paths differently that are not absolute, or begin or end with a space.
    return Path(base, "carelex") if os.path.isabs(base) and base == base.strip() else None


def _own() -> Iterator[Place]:
    """The files in the user's folder. Nobody named them, so an error in them must not stop an answer."""
    folder = user_glossary_folder()
    if os.path.lexists(folder) and not os.path.isdir(folder):
        problem = "this is not a folder; make one in its place, for your glossaries"
        fault = Fault(str(folder), 0, 0, problem, "not-a-folder")
        yield Place(folder, str(folder), asked_for=False, fault=fault)
        return
    try:
        yield from (Place(path, str(path), asked_for=False) for path in _yaml_files(folder, str(folder)))
    except GlossaryError as exc:
        yield Place(folder, str(folder), asked_for=False, fault=exc.faults[0])


def _builtin() -> tuple[Place, ...]:
    path = bundled_glossary()
    return (Place(path, BUILTIN, asked_for=True),) if path.exists() else ()


def _named(path: str, where: str) -> tuple[Place, ...]:
    if path == BUILTIN:
        return _builtin()
    if not path.strip():
        problem = f"an empty path; name a file or a folder, or {BUILTIN!r}"
        raise GlossaryError([Fault("--glossary", 0, 0, problem, "empty-path")])
    found = Path(os.path.expanduser(path))
    if not os.path.lexists(found):
        raise GlossaryError([Fault(where + path, 0, 0, "no such file; check the path", "no-such-file")])
    if not os.path.isdir(found):
        return (Place(found, path, asked_for=True),)
    files = _yaml_files(found, path)
    if not files:
        problem = "no glossary in this folder; it needs a file whose name ends in .yaml or .yml"
        raise GlossaryError([Fault(where + path, 0, 0, problem, "empty-folder")])
    return tuple(Place(file, within(path, file.name), asked_for=True) for file in files)


def within(folder: str, path: str) -> str:
    """The name in messages of the file at *path* within a folder that the user typed as *folder*."""
    return path if folder == os.curdir else os.path.join(folder, path)


def file_name(path: str) -> str:
    """The last part of *path*, on whichever system it was written; all of it if it ends with a folder."""
    return re.split(r"[/\\]", path)[-1] or path


def _yaml_files(folder: Path, name: str) -> list[Path]:
    """The glossary files in a folder; *name* is the folder's name in messages."""
    try:
        return sorted(
            file
            for file in folder.iterdir()
            if file.suffix.lower() in (".yaml", ".yml")
            and not file.name.startswith(".")
            # A broken link is reported, because it led to a glossary.
            and (file.is_file() or (file.is_symlink() and not file.exists()))
        )
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as exc:
        problem = f"the folder cannot be read ({exc.strerror or exc}); check its permissions"
        raise GlossaryError([Fault(name, 0, 0, problem, "unreadable")]) from exc


def _each_once(places: Iterable[Place]) -> tuple[Place, ...]:
    by_file: dict[object, Place] = {}
    for place in places:
        by_file.setdefault(file_at(place.path), place)
    return tuple(by_file.values())


def file_at(path: str | Path) -> object:
    """Identify the file at *path*, however the path is written, and even if there is no file.

    On macOS and Windows, capitals make no difference.
    """
    try:
        attributes = os.stat(path)
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(path))
    # Some file systems have no numbers for files.
    return (attributes.st_dev, attributes.st_ino) if attributes.st_ino else os.path.normcase(os.path.realpath(path))
