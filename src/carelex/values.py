"""Makes named tuples as `typing.NamedTuple` does, in a tenth of the time.

Every call of carelex makes dozens of such classes at its start. Python writes and compiles code for each of them, and
checks the types of its fields. Here they share what is below. Type checkers see `typing.NamedTuple` itself.
"""

import sys
from collections import namedtuple
from collections.abc import Iterable
from types import FunctionType
from typing import TYPE_CHECKING, Any, Self

__all__ = ["NamedTuple"]


class _Value(tuple[Any, ...]):
    """A named tuple without fields: what all of them can do."""

    __slots__ = ()

    _fields = tuple[str, ...]()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changed: Any) -> Self:
        made = self._make(map(changed.pop, self._fields, self))
        if changed:
            raise ValueError(f"Got unexpected field names: {[*changed]!r}")
        return made

    __replace__ = _replace

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        fields = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)])
        return f"{type(self).__name__}({fields})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


_new = tuple.__new__

# For each number of fields, the function that makes a value. A class has a copy with the names of its own fields.
_MAKERS = (
    lambda _cls: _new(_cls, ()),
    lambda _cls, a: _new(_cls, (a,)),
    lambda _cls, a, b: _new(_cls, (a, b)),
    lambda _cls, a, b, c: _new(_cls, (a, b, c)),
    lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
    lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
    lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
    lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
    lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
    lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
)

# What reads a field, by its number.
_Field = type(vars(namedtuple("_One", "field"))["field"])
_READERS = tuple([_Field(number, f"Alias for field number {number}") for number in range(len(_MAKERS))])


class _Maker(type):
    """Makes the named tuple that a `class` statement describes."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        types = namespace.get("__annotations__", {})
        fields = tuple(types)
        defaults = {field: namespace.pop(field) for field in fields if field in namespace}
        if len(fields) >= len(_MAKERS):
            raise TypeError(f"{name} has too many fields for {__name__}; make it with typing.NamedTuple")
        if [*defaults] != [*fields[len(fields) - len(defaults) :]]:
            raise TypeError(f"{name} has a field without a default behind one with a default")
        code = _MAKERS[len(fields)].__code__.replace(
            co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
        )
        make = FunctionType(code, globals(), "__new__", tuple(defaults.values()))
        make.__annotations__ = types
        namespace |= zip(fields, _READERS, strict=False)
        namespace |= {
            "__slots__": (),
            "__new__": make,
            "__match_args__": fields,
            "_fields": fields,
            "_field_defaults": defaults,
        }
        return type(name, tuple([_Value if isinstance(base, _Maker) else base for base in bases]), namespace)


# From 3.14 on, Python keeps the types of fields in another way.
if TYPE_CHECKING or sys.version_info >= (3, 14) or sys.implementation.name != "cpython":
    from typing import NamedTuple
else:
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
