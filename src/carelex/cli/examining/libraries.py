"""Checks the libraries that carelex uses."""

import re
from collections.abc import Iterator

from carelex.model import Observed


def of_libraries() -> Iterator[Observed]:
    """The versions of the libraries, including those that only some commands need."""
    from importlib.metadata import PackageNotFoundError, requires, version

    for requirement in requires("carelex") or ():
        named = re.match(r"[\w.-]+", requirement)
        extra = re.search(r"extra\s*==\s*[\"']([\w-]+)", requirement)
        if named is None:
            continue
        name = f"{named[0]} (for carelex[{extra[1]}])" if extra else named[0]
        try:
            yield Observed("libraries", name, version(named[0]))
        except PackageNotFoundError:
            problem = None if extra else "carelex needs it; install carelex again"
            yield Observed("libraries", name, "not installed", problem)
