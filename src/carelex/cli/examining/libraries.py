"""Checks the libraries that carelex uses."""

import re
from collections.abc import Iterator

from carelex.model import Observed

# The packages whose module has another name.
_MODULES = {"markdown-it-py": "markdown_it", "pystemmer": "Stemmer", "pyyaml": "yaml"}


def of_libraries() -> Iterator[Observed]:
    """The version of each library, also if only some commands need it, and whether Python can load it."""
    from importlib.metadata import PackageNotFoundError, requires, version

    for requirement in requires("carelex") or ():
        named = re.match(r"[\w.-]+", requirement)
        extra = re.search(r"extra\s*==\s*[\"']([\w-]+)", requirement)
        if named is None:
            continue
        name = f"{named[0]} (for carelex[{extra[1]}])" if extra else named[0]
        try:
            yield Observed("libraries", name, version(named[0]), _problem(named[0]))
        except PackageNotFoundError:
            problem = None if extra else "carelex needs it; install carelex again"
            yield Observed("libraries", name, "not installed", problem)


def _problem(package: str) -> str | None:
    """Why Python cannot load an installed *package*, and what to do; None if it can."""
    from importlib import import_module

    try:
        import_module(_MODULES.get(package.lower(), package.replace("-", "_")))
    except Exception as exc:
        # A damaged module can fail in any way.
        why = f"{type(exc).__name__}: {exc}"
        return f"Python cannot load it ({why}); install it again (pip install --force-reinstall {package}), or carelex"
    return None
