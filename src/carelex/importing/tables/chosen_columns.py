"""Finds the columns that a user chooses by their numbers or their heads."""

from collections.abc import Sequence

from carelex.importing.tables.heads import Heads
from carelex.importing.tables.material import Columns
from carelex.importing.tables.other_columns import label_of


def chosen_columns(chosen: Sequence[tuple[str, str]], heads: Heads | None, guessed: Columns | None) -> Columns | None:
    """The columns that the user chose: each field with the number, from 1, or the head of its column.

    Columns for names and texts that the user left out are as *guessed*. None if a
    head is not in this table.
    """
    places: dict[str, list[int]] = {}
    for field, which in chosen:
        column = _column(which, heads)
        if column is None:
            return None
        places.setdefault(field, []).append(column)
    name, text = places.get("term", []), places.get("text", [])
    if not (name and text):
        if guessed is None:
            if not name or not text:
                return None
        else:
            name, text = name or [guessed.name], text or [guessed.text]
    return Columns(
        name[0],
        text[0],
        next(iter(places.get("abbreviation", [])), None),
        other_names=tuple(places.get("aliases", [])),
        see=tuple(places.get("see", [])),
        see_also=tuple(places.get("see_also", [])),
        others=tuple(text[1:]),
        notes=tuple((column, label_of(heads.texts[column] if heads else "")) for column in places.get("note", [])),
    )


def _column(which: str, heads: Heads | None) -> int | None:
    if which.isdigit():
        return int(which) - 1 if int(which) else None
    wanted = " ".join(which.casefold().split())
    texts = [text.casefold() for text in heads.texts] if heads else []
    return texts.index(wanted) if wanted in texts else None
