"""Paths of a test, exchanged for others in what carelex tells of them: golden files are the same on every machine."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from carelex.places import bundled_glossary

_Told = TypeVar("_Told")

_OURS = "/carelex/terms.yaml"


def exchanged(told: _Told, paths: Mapping[Path, str]) -> _Told:
    """A text, or a value of texts within tuples, with other *paths* for those of a test, and for the bundled glossary.

    A value is exchanged before it is laid out, so that what a golden file has does not hang on how long a path is.
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
    """The same for a text that tells of indexes in *cache* too, whose names and sizes are not the same everywhere."""
    text = re.sub(rf"{re.escape(str(cache))}/[0-9a-f.-]*\.carelex-\d+", "/cache/INDEX", text)
    text = re.sub(r"\d+ kB", "N kB", re.sub(r"(INDEX[,\t]|index_size\": )\d+", r"\1N", text))
    return exchanged(text, {cache: "/cache", **paths})
