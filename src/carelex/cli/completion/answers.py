"""Answers the completion scripts, for each shell in its own form.

Each script (completion.bash, .zsh, .fish) calls carelex with a variable that names the shell, and with the typed text
as arguments. The first line of the answer is "files" if a file name fits, or "words"; each further line has a word,
with a tab and a description after it if the shell shows one.
"""

import os
import re
from collections.abc import Iterable, Sequence
from typing import Any

from carelex.cli.completion.cursor import Candidate, Fitting, at_cursor
from carelex.names import written_alike
from carelex.values import NamedTuple


def completions(program: Any, shell: str, arguments: Sequence[str]) -> list[str]:
    """Answer the script of *shell*, with *arguments*, in lines. *program* is the group of all commands."""
    fitting, lines = {"bash": _for_bash, "zsh": _for_zsh, "fish": _for_fish}[shell](program, arguments)
    return ["files" if fitting.with_files else "words", *lines]


def _for_zsh(program: Any, arguments: Sequence[str]) -> tuple[Fitting, Iterable[str]]:
    """zsh splits and quotes words itself. It sends the words before the cursor, and the one at it."""
    *words, typed = arguments
    fitting = at_cursor(program, words, typed)
    return fitting, map(_told, _settled(fitting.candidates, typed))


def _for_fish(program: Any, arguments: Sequence[str]) -> tuple[Fitting, Iterable[str]]:
    """fish quotes words itself. It shows words that begin as typed, apart from capitals.

    If there are none, it shows words that contain what was typed; it replaces that only if it has no special signs.
    """
    words, raw, typed, _, is_file = _split(arguments[0], _ESCAPED_IN_FISH)
    fitting = Fitting(with_files=True) if is_file else at_cursor(program, words, typed)
    is_clean = not re.search(r"[$*?({})]", raw)
    places = [candidate.word.casefold().find(typed.casefold()) for candidate in fitting.candidates]
    shown = [
        candidate if is_clean and (place == 0 or (place > 0 and 0 not in places)) else _as_typed(candidate)
        for candidate, place in zip(fitting.candidates, places, strict=True)
    ]
    return fitting, map(_told, shown)


def _for_bash(program: Any, arguments: Sequence[str]) -> tuple[Fitting, Iterable[str]]:
    """bash sends the part of the line that it will replace, and the whole line. It inserts the answer as it is."""
    replaced, line = arguments
    words, raw, typed, quote, is_file = _split(line, _ESCAPED_IN_BASH)
    fitting = Fitting(with_files=True) if is_file else at_cursor(program, words, typed)
    # The part before it, up to a colon or an equals sign, stays on the line.
    kept = _split(raw.removesuffix(replaced) if raw.endswith(replaced) else "", _ESCAPED_IN_BASH).typed
    asked = os.environ.get("COMP_TYPE", "")
    if asked == _TO_SHOW:
        return fitting, [candidate.word.removeprefix(kept) for candidate in fitting.candidates]
    shown = [candidate.word[len(kept) :] for candidate in _settled(fitting.candidates, typed, kept)]
    beginning = _shared(shown)
    if asked == _TO_GO_ON and len(shown) > 1 and beginning and not fitting.with_files:
        # bash inserts what all the words begin with. If words have quotes, that could end within a quotation.
        quoted = _quoted(beginning, quote)
        return fitting, [quoted, f"{quoted}x"]
    return fitting, [_quoted(word, quote) for word in shown]


# Key codes in COMP_TYPE: TAB, and a second TAB, which shows the words and inserts nothing.
_TO_GO_ON, _TO_SHOW = "9", "63"


def _told(candidate: Candidate) -> str:
    word, _, about = candidate
    return f"{word}\t{about}" if about else word


def _as_typed(candidate: Candidate) -> Candidate:
    return candidate._replace(word=candidate.as_typed)


def _shared(words: Sequence[str]) -> str:
    """The beginning that all *words* share."""
    return os.path.commonprefix(words)  # noqa: RUF071 (they are no paths)


def _settled(candidates: Sequence[Candidate], typed: str, kept: str = "") -> Sequence[Candidate]:
    """Write the candidates so that a shell which inserts their common beginning removes nothing that was *typed*.

    kept: the beginning that the shell will not replace.
    """
    shared = _shared([candidate.word for candidate in candidates])
    is_begun = written_alike(f"{shared}x").startswith(written_alike(f"{typed}x")[:-1])
    if is_begun and len(shared) >= len(typed) and shared.startswith(kept):
        return candidates
    alike = typed.casefold()
    begun = [candidate for candidate in candidates if candidate.word.casefold().startswith(alike)]
    return [*map(_as_typed, begun or candidates)]


class _Line(NamedTuple):
    """The command line after the program's name: the words before the cursor, and the one at it, raw and unquoted.

    quote: the quote that is still open there.
    is_file: whether it names a file to read or write: "< terms.txt".
    """

    words: list[str]
    raw: str
    typed: str
    quote: str
    is_file: bool


# The signs that a backslash escapes: in quotes of each kind; without quotes, all signs.
_ESCAPED_IN_BASH = {'"': '$`"\\', "'": ""}
_ESCAPED_IN_FISH = {'"': '$"\\', "'": "'\\"}


def _split(line: str, escaped: dict[str, str]) -> _Line:
    """Split a command line as its shell does, up to its end, where the cursor is."""
    words: list[str] = []
    word, quote, start, at = "", "", 0, 0
    is_file = False
    while at < len(line):
        sign, following = line[at], line[at + 1 : at + 2]
        at += 1
        if sign == "\\" and (not quote or (following and following in escaped[quote])):
            word += following
            at += 1
        elif sign == quote:
            quote = ""
        elif not quote and sign in "\"'":
            quote = sign
        elif not quote and (redirection := re.compile(r"[<>]+[&|]?\s*").match(line, at - 1)):
            # A number before it says which stream it is, as in "2> errors.txt".
            if line[start : at - 1].strip("0123456789&") and not is_file:
                words.append(word)
            at = redirection.end()
            word, start, is_file = "", at, True
        elif not quote and sign.isspace():
            if line[start : at - 1] and not is_file:
                words.append(word)
            word, start, is_file = "", at, False
        else:
            word += sign
    programs = [number for number, word in enumerate(words) if os.path.basename(word) == "carelex"]
    # If it was called by another name, that comes first.
    return _Line(words[(programs or [0])[0] + 1 :], line[start:], word, quote, is_file)


def _quoted(text: str, quote: str) -> str:
    """Quote *text* for bash, after an open *quote* or none; bash itself closes the quote."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        # Even in double quotes, bash reads "!" as history expansion.
        return re.sub(r'[$`"\\]', r"\\\g<0>", text).replace("!", "\"'!'\"")
    return re.sub(r"[^\w@%+,./\x80-\U0010ffff-]", r"\\\g<0>", text)
