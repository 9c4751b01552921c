"""Named tuples made by carelex are like those of Python, and made in much less time."""

import copy
import inspect
import pickle
import sys
import typing
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import pytest

from carelex import values
from tests.clock import processor_time

_T = TypeVar("_T")


class Theirs(typing.NamedTuple):
    """A term."""

    term: str
    aliases: tuple[str, ...] = ()
    note: "str | None" = None

    @property
    def length(self) -> int:
        return len(self.term)


class Ours(values.NamedTuple):
    """A term."""

    term: str
    aliases: tuple[str, ...] = ()
    note: "str | None" = None

    @property
    def length(self) -> int:
        return len(self.term)


class Box(values.NamedTuple, Generic[_T]):
    value: _T
    number: int = 1


def as_ours(said: object) -> str:
    return str(said).replace("Theirs", "Ours")


def test_a_value_is_a_tuple_with_names() -> None:
    ours, theirs = Ours("Care", note="x"), Theirs("Care", note="x")
    assert tuple(ours) == ("Care", (), "x")
    assert ours == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert repr(ours) == as_ours(theirs)
    assert (ours.term, ours.aliases, ours.note, ours.length) == ("Care", (), "x", 4)
    assert ours._replace(term="Home") == tuple(theirs._replace(term="Home"))
    assert type(ours._replace(term="Home")) is Ours
    assert ours._asdict() == theirs._asdict()
    assert Ours._make(["a", (), None]) == tuple(Theirs._make(["a", (), None]))
    match ours:
        case Ours(term, _, note):
            assert (term, note) == ("Care", "x")


def test_a_value_can_be_copied_and_pickled() -> None:
    ours = Ours("Care", ("Help",))
    for copied in (copy.copy(ours), copy.deepcopy(ours), pickle.loads(pickle.dumps(ours))):
        assert copied == ours
        assert type(copied) is Ours
    if sys.version_info >= (3, 13):
        assert copy.replace(ours, term="Home") == Ours("Home", ("Help",))


def test_a_class_describes_itself() -> None:
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__doc__ == Theirs.__doc__
    assert [*inspect.signature(Ours).parameters] == [*inspect.signature(Theirs).parameters]
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)


def test_a_class_may_be_generic() -> None:
    assert Box[str]("x").value == "x"
    assert Box(2) == (2, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda kind: kind(),
        lambda kind: kind("a", missing=1),
        lambda kind: kind("a", (), None, 1),
        lambda kind: kind("a", term="b"),
        lambda kind: kind._make(["a"]),
        lambda kind: setattr(kind("a"), "term", "b"),
        lambda kind: setattr(kind("a"), "other", "b"),
    ],
)
def test_a_mistake_is_the_same_error(wrong: Callable[[Any], object]) -> None:
    with pytest.raises((TypeError, AttributeError)) as theirs:
        wrong(Theirs)
    with pytest.raises(theirs.type) as ours:
        wrong(Ours)
    assert str(ours.value) == as_ours(theirs.value)


def test_a_field_that_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises((TypeError, ValueError), match="unexpected field names"):
        Ours("a")._replace(other=1)  # type: ignore[call-arg]


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python makes the class itself")
def test_a_class_is_made_quickly() -> None:
    def make_theirs() -> None:
        class Made(typing.NamedTuple):
            term: str
            note: str | None = None

    def make_ours() -> None:
        class Made(values.NamedTuple):
            term: str
            note: str | None = None

    def spent(make: Callable[[], None]) -> float:
        def make_many() -> None:
            for _ in range(400):
                make()

        # At times, Python also looks for what nobody uses any more. That takes longer than all of this.
        return min(processor_time(make_many) for _ in range(5))

    assert spent(make_ours) * 2 < spent(make_theirs)
