"""Replaces the paths of a test in carelex's output, so that golden files are the same on every machine."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from carelex.places import bundled_glossary

_Told = TypeVar("_Told")

_OURS = "/carelex/terms.yaml"


def exchanged(told: _Told, paths: Mapping[Path, str]) -> _Told:
    """Replace the *paths* of a test, and that of the bundled glossary, in a text or in a value with texts in tuples.

    A value is changed before it is laid out, so that the layout does not depend on the length of a path.
    """
    if isinstance(told, str):
        text: str = told
        for path, other in {bundled_glossary(): _OURS, **paths}.items():
            text = text.replace(str(path), other)
        return text  # type: ignore[return-value]
    if isinstance(told, tuple):
        parts = [exchanged(part, paths) for part in told]
        return told._make(parts) if hasattr(told, "_make") else tuple(parts)  # type: ignore[return-value]
    return told


def exchanged_with_indexes(text: str, paths: Mapping[Path, str], cache: Path) -> str:
    """The same for a text about indexes in *cache*, whose names and sizes differ between machines."""
    text = re.sub(rf"{re.escape(str(cache))}/[0-9a-f.-]*\.carelex-\d+", "/cache/INDEX", text)
    text = re.sub(r"\d+ kB", "N kB", re.sub(r"(INDEX[,\t]|index_size\": )\d+", r"\1N", text))
    return exchanged(text, {cache: "/cache", **paths})
