"""Answers the scripts of completion, each shell in its own way.

Each script (completion.bash, .zsh, .fish) calls carelex with a variable that names the shell, and what has been typed
for its arguments. The first line of the answer is "files" where files can stand there, or "words"; on each further
line is a word, with a tab and a description behind it where the shell shows one.
"""

import os
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from carelex.cli.completion.cursor import Candidate, Fitting, at_cursor
from carelex.names import written_alike


def completions(program: Any, shell: str, arguments: Sequence[str]) -> list[str]:
    """Answer what the script of *shell* asks with *arguments*, a line each. *program* is the group of all commands."""
    fitting, lines = {"bash": _for_bash, "zsh": _for_zsh, "fish": _for_fish}[shell](program, arguments)
    return ["files" if fitting.with_files else "words", *lines]


def _for_zsh(program: Any, arguments: Sequence[str]) -> tuple[Fitting, Iterable[str]]:
    """zsh reads and quotes words itself. It sends those before the cursor, and the one at it."""
    *words, typed = arguments
    fitting = at_cursor(program, words, typed)
    return fitting, map(_told, _settled(fitting.candidates, typed))


def _for_fish(program: Any, arguments: Sequence[str]) -> tuple[Fitting, Iterable[str]]:
    """fish quotes words itself. Of several, it shows those that begin with what was typed, but for capitals.

    Where none does, it shows those that have it in them; and replaces it only where that has none of some signs.
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
    """bash sends that part of the line which it will replace, and the line. It puts in what it gets as it is."""
    replaced, line = arguments
    words, raw, typed, quote, is_file = _split(line, _ESCAPED_IN_BASH)
    fitting = Fitting(with_files=True) if is_file else at_cursor(program, words, typed)
    # What stands before it, as far as a colon or a sign of equality, stays on the line.
    kept = _split(raw.removesuffix(replaced) if raw.endswith(replaced) else "", _ESCAPED_IN_BASH).typed
    asked = os.environ.get("COMP_TYPE", "")
    if asked == _TO_SHOW:
        return fitting, [candidate.word.removeprefix(kept) for candidate in fitting.candidates]
    shown = [candidate.word[len(kept) :] for candidate in _settled(fitting.candidates, typed, kept)]
    beginning = _shared(shown)
    if asked == _TO_GO_ON and len(shown) > 1 and beginning and not fitting.with_files:
        # bash will put in what they all begin with. Of words with quotes, that could end within one.
        quoted = _quoted(beginning, quote)
        return fitting, [quoted, f"{quoted}x"]
    return fitting, [_quoted(word, quote) for word in shown]


# Codes of the keys in COMP_TYPE: TAB, and TAB again, which shows the words and puts none of them in.
_TO_GO_ON, _TO_SHOW = "9", "63"


def _told(candidate: Candidate) -> str:
    word, _, about = candidate
    return f"{word}\t{about}" if about else word


def _as_typed(candidate: Candidate) -> Candidate:
    return candidate._replace(word=candidate.as_typed)


def _shared(words: Sequence[str]) -> str:
    """What all *words* begin with."""
    return os.path.commonprefix(words)  # noqa: RUF071 (they are no paths)


def _settled(candidates: Sequence[Candidate], typed: str, kept: str = "") -> Sequence[Candidate]:
    """The candidates, such that a shell that puts in what all begin with takes back no letter of what was *typed*.

    kept: the beginning of that which the shell will not replace.
    """
    shared = _shared([candidate.word for candidate in candidates])
    is_begun = written_alike(f"{shared}x").startswith(written_alike(f"{typed}x")[:-1])
    if is_begun and len(shared) >= len(typed) and shared.startswith(kept):
        return candidates
    alike = typed.casefold()
    begun = [candidate for candidate in candidates if candidate.word.casefold().startswith(alike)]
    return [*map(_as_typed, begun or candidates)]


class _Line(NamedTuple):
    """What follows the program's name: the words before the cursor, and that at it, raw and as it is meant.

    quote: the one that is open there. is_file: whether it names a file, to read from or to write to: "< terms.txt".
    """

    words: list[str]
    raw: str
    typed: str
    quote: str
    is_file: bool


# The signs that a backslash makes plain: within quotes of each kind, and all without them.
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
    # Another name for the program stands first.
    return _Line(words[(programs or [0])[0] + 1 :], line[start:], word, quote, is_file)


def _quoted(text: str, quote: str) -> str:
    """Write *text* so that bash reads it, behind an open *quote* or none; where that ends is for bash to say."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        # Within double quotes, nothing keeps bash from reading "!" as an event of its history.
        return re.sub(r'[$`"\\]', r"\\\g<0>", text).replace("!", "\"'!'\"")
    return re.sub(r"[^\w@%+,./\x80-\U0010ffff-]", r"\\\g<0>", text)
