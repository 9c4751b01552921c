"""Lets a package offer names whose modules are only imported when somebody uses them."""

from collections.abc import Callable, Mapping
from importlib import import_module


def by_need(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Make the `__getattr__` of a package (PEP 562).

    homes: for each name, the module of the package that has it.
    """

    def get(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return get
