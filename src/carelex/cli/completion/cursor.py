"""What can stand at the cursor of a command line of carelex, for the scripts that ask from within a shell.

Each script (completion.bash, .zsh, .fish) calls carelex with a variable that names the shell, and what has been typed
for its arguments. The first line of the answer is "files" where files can stand there, or "words"; on each further
line is a word, with a tab and a description behind it where the shell shows one.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from carelex.names import written_alike
from carelex.places import BUILTIN

SHELLS = ("bash", "zsh", "fish")
POWERSHELLS = ("powershell", "pwsh")


class _Candidate(NamedTuple):
    """A word that can stand at the cursor. as_typed: the same, but for its beginning, which stands as it was typed.

    about: what a shell may show beside it.
    """

    word: str
    as_typed: str
    about: str = ""


class _Found(NamedTuple):
    candidates: Sequence[_Candidate] = ()
    with_files: bool = False


def completions(program: Any, shell: str, arguments: Sequence[str]) -> list[str]:
    """Answer what the script of *shell* asks with *arguments*, a line each. *program* is the group of all commands."""
    found, lines = {"bash": _for_bash, "zsh": _for_zsh, "fish": _for_fish}[shell](program, arguments)
    return ["files" if found.with_files else "words", *lines]


# What stands on the line.


class _Typed(NamedTuple):
    """What has been typed: the command or the group, the words that it was given, and what waits for a value.

    arguments: those of them that are no options. are_all: whether only arguments can follow.
    """

    command: Any
    arguments: list[str]
    glossaries: list[str]
    waiting: Any = None
    are_all: bool = False


def _at_cursor(program: Any, words: Sequence[str], typed: str) -> _Found:
    """Answer what can stand behind *words*, as *typed*, which may be its beginning."""
    found = _that_fit(program, words, typed)
    return found._replace(candidates=[each for each in found.candidates if all(map(_can_be_written, each))])


def _can_be_written(text: str) -> bool:
    """Whether a shell can be given *text*: no sign in it does anything, or is lost on the way."""
    encoding = sys.stdout.encoding
    return text.isprintable() and text == text.encode(encoding, "ignore").decode(encoding)


def _that_fit(program: Any, words: Sequence[str], typed: str) -> _Found:
    line = _read(program, words)
    if line is None:
        return _Found()
    if line.waiting:
        return _of_kind(line.waiting, typed, line)
    if typed.startswith("-") and not line.are_all:
        name, is_given, value = typed.partition("=")
        if not is_given:
            return _Found(_beginning(typed, _options(line.command)))
        option = _by_name(line.command).get(name)
        found = _Found() if option is None else _of_kind(option, value, line)
        lead = f"{name}="
        return found._replace(candidates=[_behind(lead, each) for each in found.candidates])
    if line.command is program:
        return _Found(_beginning(typed, {each: _help(program, each) for each in program.list_commands(None)}))
    places = [each for each in line.command.params if each.param_type_name == "argument"]
    place = next(
        (each for number, each in enumerate(places, 1) if each.nargs < 0 or len(line.arguments) < number), None
    )
    if place is None:
        return _Found(_beginning(typed, _options(line.command)))
    found = _of_kind(place, typed, line)
    # Such a word would be taken for an option.
    return found if line.are_all else found._replace(candidates=[*filter(_is_no_option, found.candidates)])


def _read(program: Any, words: Sequence[str]) -> _Typed | None:
    """Read the words before the cursor; None when they are none that carelex takes."""
    line = _Typed(program, [], [])
    for word in words:
        if line.waiting:
            line = _with_value(line._replace(waiting=None), line.waiting, word)
        elif line.are_all or not word.startswith("-") or word == "-":
            if line.command is not program:
                line.arguments.append(word)
                continue
            command = program.get_command(None, word)
            if command is None:
                return None
            line = line._replace(command=command)
        elif word == "--":
            line = line._replace(are_all=True)
        else:
            option, value = _option(line.command, word)
            if option is not None:
                line = line._replace(waiting=option) if value is None else _with_value(line, option, value)
    return line


def _with_value(line: _Typed, option: Any, value: str) -> _Typed:
    return line._replace(glossaries=[*line.glossaries, value]) if option.metavar == "PATH" else line


def _option(command: Any, word: str) -> tuple[Any, str | None]:
    """The option in *word* that takes a value, with the value, if that is there too."""
    known = _by_name(command)
    if word.startswith("--"):
        name, is_given, value = word.partition("=")
        return known.get(name), value if is_given else None
    for at, letter in enumerate(word[1:], 2):
        if option := known.get(f"-{letter}"):
            return option, word[at:] or None
    return None, None


def _by_name(command: Any) -> dict[str, Any]:
    """The options of *command* that take a value."""
    taking = [each for each in command.params if each.param_type_name == "option" and not each.is_flag]
    return {name: option for option in taking for name in option.opts}


# What can stand there.


def _of_kind(param: Any, typed: str, line: _Typed) -> _Found:
    """What an option or an argument can be: its choices, or what its name in the help stands for."""
    choices = getattr(param.type, "choices", None)
    if choices:
        return _Found(_beginning(typed, {str(getattr(each, "value", each)): "" for each in choices}))
    find = _KINDS.get(re.sub(r"[^A-Z]", "", param.metavar or ""))
    return find(typed, line) if find else _Found()


def _terms(typed: str, line: _Typed) -> _Found:
    # SQLite; not needed for commands and options. So below.
    from carelex.cli.completion.candidates import names

    return _Found([_Candidate(*name) for name in names(line.arguments, typed, line.glossaries)])


def _sources(typed: str, line: _Typed) -> _Found:
    from carelex.cli.completion.candidates import sources

    return _Found(_beginning(typed, sources(line.glossaries)))


def _glossaries(typed: str, _: _Typed) -> _Found:
    return _Found(_beginning(typed, {BUILTIN: "the bundled glossary"}), with_files=True)


def _files(*_: object) -> _Found:
    return _Found(with_files=True)


def _shells(typed: str, _: _Typed) -> _Found:
    return _Found(_beginning(typed, dict.fromkeys(SHELLS, "")))


_KINDS: dict[str, Callable[[str, _Typed], _Found]] = {
    "TERM": _terms,
    "WORDS": _terms,
    "ID": _sources,
    "PATH": _glossaries,
    "FILE": _files,
    "SHELL": _shells,
}


def _beginning(typed: str, words: dict[str, str]) -> list[_Candidate]:
    """Those of some words, given with what is said of each, that begin so, in capitals or not."""
    alike = typed.casefold()
    found = ((word, about) for word, about in words.items() if word.casefold().startswith(alike))
    # The name of a source may be anything.
    return [_Candidate(word, typed + word[len(typed) :], about * _can_be_written(about)) for word, about in found]


def _options(command: Any) -> dict[str, str]:
    """The options of *command*, with the first sentence of what is said of each."""
    # The option for help is made only in a context.
    context = command.context_class(command, **command.context_settings)
    options = [each for each in command.get_params(context) if each.param_type_name == "option"]
    return {name: re.split(r"[.:;] |\.$", each.help or "")[0] for each in options for name in reversed(each.opts)}


def _help(program: Any, command: str) -> str:
    """What *command* does, in a sentence."""
    return str(program.get_command(None, command).help).partition("\n")[0].rstrip(".")


def _behind(lead: str, candidate: _Candidate) -> _Candidate:
    return _Candidate(lead + candidate.word, lead + candidate.as_typed, candidate.about)


def _is_no_option(candidate: _Candidate) -> bool:
    return not candidate.word.startswith("-")


# What each shell asks with, and how it takes the answer.


def _for_zsh(program: Any, arguments: Sequence[str]) -> tuple[_Found, Iterable[str]]:
    """zsh reads and quotes words itself. It sends those before the cursor, and the one at it."""
    *words, typed = arguments
    found = _at_cursor(program, words, typed)
    return found, map(_told, _settled(found.candidates, typed))


def _for_fish(program: Any, arguments: Sequence[str]) -> tuple[_Found, Iterable[str]]:
    """fish quotes words itself. Of several, it shows those that begin with what was typed, but for capitals.

    Where none does, it shows those that have it in them; and replaces it only where that has none of some signs.
    """
    words, raw, typed, _ = _split(arguments[0], _ESCAPED_IN_FISH)
    found = _at_cursor(program, words, typed)
    is_clean = not re.search(r"[$*?({})]", raw)
    places = [each.word.casefold().find(typed.casefold()) for each in found.candidates]
    shown = [
        each if is_clean and (place == 0 or (place > 0 and 0 not in places)) else _as_typed(each)
        for each, place in zip(found.candidates, places, strict=True)
    ]
    return found, map(_told, shown)


def _for_bash(program: Any, arguments: Sequence[str]) -> tuple[_Found, Iterable[str]]:
    """bash sends that part of the line which it will replace, and the line. It puts in what it gets as it is."""
    replaced, line = arguments
    words, raw, typed, quote = _split(line, _ESCAPED_IN_BASH)
    found = _at_cursor(program, words, typed)
    # What stands before it, as far as a colon or a sign of equality, stays on the line.
    kept = _split(raw.removesuffix(replaced) if raw.endswith(replaced) else "", _ESCAPED_IN_BASH).typed
    asked = os.environ.get("COMP_TYPE", "")
    if asked == _TO_SHOW:
        return found, [each.word.removeprefix(kept) for each in found.candidates]
    shown = [each.word[len(kept) :] for each in _settled(found.candidates, typed, kept)]
    beginning = _shared(shown)
    if asked == _TO_GO_ON and len(shown) > 1 and beginning and not found.with_files:
        # bash will put in what they all begin with. Of words with quotes, that could end within one.
        quoted = _quoted(beginning, quote)
        return found, [quoted, f"{quoted}x"]
    return found, [_quoted(word, quote) for word in shown]


# Codes of the keys in COMP_TYPE: TAB, and TAB again, which shows the words and puts none of them in.
_TO_GO_ON, _TO_SHOW = "9", "63"


def _told(candidate: _Candidate) -> str:
    word, _, about = candidate
    return f"{word}\t{about}" if about else word


def _as_typed(candidate: _Candidate) -> _Candidate:
    return candidate._replace(word=candidate.as_typed)


def _shared(words: Sequence[str]) -> str:
    """What all *words* begin with."""
    return os.path.commonprefix(words)  # noqa: RUF071 (they are no paths)


def _settled(candidates: Sequence[_Candidate], typed: str, kept: str = "") -> Sequence[_Candidate]:
    """The candidates, such that a shell that puts in what all begin with takes back no letter of what was *typed*.

    kept: the beginning of that which the shell will not replace.
    """
    shared = _shared([each.word for each in candidates])
    is_begun = written_alike(f"{shared}x").startswith(written_alike(f"{typed}x")[:-1])
    if is_begun and len(shared) >= len(typed) and shared.startswith(kept):
        return candidates
    alike = typed.casefold()
    return [_as_typed(each) for each in candidates if each.word.casefold().startswith(alike)] or [
        *map(_as_typed, candidates)
    ]


class _Line(NamedTuple):
    """What follows the program's name: the words before the cursor, and that at it, raw and as it is meant.

    quote: the one that is open there.
    """

    words: list[str]
    raw: str
    typed: str
    quote: str


# The signs that a backslash makes plain: within quotes of each kind, and all without them.
_ESCAPED_IN_BASH = {'"': '$`"\\', "'": ""}
_ESCAPED_IN_FISH = {'"': '$"\\', "'": "'\\"}


def _split(line: str, escaped: dict[str, str]) -> _Line:
    """Split a command line as its shell does, up to its end, where the cursor is."""
    words: list[str] = []
    word, quote, start, at = "", "", 0, 0
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
        elif not quote and sign.isspace():
            if line[start : at - 1]:
                words.append(word)
            word, start = "", at
        else:
            word += sign
    programs = [number for number, each in enumerate(words) if os.path.basename(each) == "carelex"]  # noqa: PTH119
    # Another name for the program stands first.
    return _Line(words[(programs or [0])[0] + 1 :], line[start:], word, quote)


def _quoted(text: str, quote: str) -> str:
    """Write *text* so that bash reads it, behind an open *quote* or none; where that ends is for bash to say."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        # Within double quotes, nothing keeps bash from reading "!" as an event of its history.
        return re.sub(r'[$`"\\]', r"\\\g<0>", text).replace("!", "\"'!'\"")
    return re.sub(r"[^\w@%+,./\x80-\U0010ffff-]", r"\\\g<0>", text)
