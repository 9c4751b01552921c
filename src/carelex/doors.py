"""Imports modules only when somebody uses them: those of a package that offers their names, and those of others."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType


def by_need(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Make the `__getattr__` of a package (PEP 562).

    homes: for each name, the module of the package that has it.
    """

    def get(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return get


def put_off(*modules: str) -> None:
    """Put off importing *modules* until somebody uses something of them, even if others import them now."""
    for name in modules:
        sys.modules.setdefault(name, _StandIn(name))


class _StandIn(ModuleType):
    """Stands in for a module, and imports it when somebody uses it.

    Python's own `LazyLoader` cannot do this: before 3.12, every `import` of its modules uses them.
    """

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        module = import_module(self.__name__)
        self.__dict__.update(vars(module))
        self.__class__ = ModuleType  # type: ignore[assignment]
        return getattr(module, name)
