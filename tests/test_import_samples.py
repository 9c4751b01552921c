"""The samples of documents that people publish: what is taken of each is what a careful person would enter."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.import_samples import differences, samples


@contextmanager
def _skipping_what_is_not_there() -> Iterator[None]:
    """Skip where a part of the room that brings glossaries in has not been written."""
    try:
        yield
    except ModuleNotFoundError as exc:
        if not (exc.name or "").startswith("carelex.importing"):
            raise
        pytest.skip(f"{exc.name} is not there yet")


@pytest.mark.parametrize("name", samples())
def test_a_sample_is_taken_as_a_careful_person_would_enter_it(name: str) -> None:
    with _skipping_what_is_not_there():
        assert "\n".join(differences(name)) == ""
