"""Writes the start screen: what carelex is, five commands to try, and where to go on."""

import os
import sys
from typing import NamedTuple

from carelex.cli.console import Color, IndexingProgress, page_for
from carelex.errors import CarelexError
from carelex.places import BUILTIN
from carelex.render.start import CommandList, StartScreen, render_start

_TITLE = "carelex: what UK social care words mean, source by source"


class _Words(NamedTuple):
    """The words in the commands to try. options: what follows them."""

    defined: str
    compared: str | None
    searched: str
    options: str = ""


_OF_BUNDLED = _Words("brokerage", "recovery", "support plan")


def start_screen() -> str:
    """Write the start screen for stdout."""
    words, is_wrong = _words()
    page = page_for(sys.stdout, Color.AUTO, None, os.environ)
    first = _first(words) if words else _without_definitions()
    return render_start(StartScreen(_TITLE, (first, _then(is_wrong=is_wrong))), page)


def _first(words: _Words) -> CommandList:
    compare = [(f"compare {words.compared}{words.options}", "what the sources share")] if words.compared else []
    rows = [
        (f"define {words.defined}{words.options}", "what each source says"),
        *compare,
        (f"search {words.searched}{words.options}", "which texts use these words"),
        (f"list{words.options}", "every term"),
        (f"sources{words.options}", "the documents it quotes"),
    ]
    if not compare:
        rows.append((f"define {words.defined} -f json{words.options}", "the same, for a program"))
    return _commands("Try these:", rows)


def _without_definitions() -> CommandList:
    rows = [
        ("import page.html -o ours.yaml", "a glossary made of a document"),
        ("define short break -g ours.yaml", "what your glossary says"),
    ]
    return _commands("This build of carelex has no definitions. With your own:", rows)


def _then(*, is_wrong: bool) -> CommandList:
    doctor = "why your glossary is not used" if is_wrong else "is everything in order?"
    rows = [
        ("import page.html", "a glossary from a document"),
        ("new ours.yaml", "a glossary of your own"),
        ("help", "all commands"),
        ("help define", "one command, with examples"),
        ("doctor", doctor),
    ]
    return _commands("Then:", rows)


def _commands(heading: str, rows: list[tuple[str, str]]) -> CommandList:
    return CommandList(heading, tuple((f"carelex {command}", purpose) for command, purpose in rows))


def _words() -> tuple[_Words | None, bool]:
    """Words to try from the glossaries in use, and whether these have errors.

    There are none if carelex was built without definitions and no glossary is in use. An error in a glossary must not
    stop the start screen: then the words are for the bundled glossary.
    """
    from carelex.places import glossaries_in_use

    for_bundled = _OF_BUNDLED._replace(options=f" -g {BUILTIN}")
    try:
        places = glossaries_in_use()
        if not places:
            return None, False
        if {place.name for place in places} == {BUILTIN}:
            return _OF_BUNDLED, False
        # Only for the user's own glossaries.
        from carelex.lookup import open_lexicon, to_try

        with IndexingProgress(sys.stderr, os.environ) as tell, open_lexicon(places, tell) as lexicon:
            is_wrong = bool(lexicon.skipped)
            if {index.name for index in lexicon.indexes} == {BUILTIN}:
                return _OF_BUNDLED, is_wrong
            chosen = to_try(lexicon)
    except (CarelexError, OSError):
        return for_bundled, True
    return (_Words(*chosen) if chosen else for_bundled), is_wrong
