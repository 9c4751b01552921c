"""Finds out what an output can show: its width, colour, links and characters."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TextIO

from carelex.cli.console.encoding import can_show_unicode
from carelex.cli.console.terminal import acts_on_escapes, is_terminal, terminal_size
from carelex.render import Page
from carelex.values import NamedTuple


class Color(StrEnum):
    """When to use colour, as `--color` accepts it."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def page_for(stream: TextIO | None, color: Color, width: int | None, environ: Mapping[str, str]) -> Page:
    """Describe what *stream* can show; None is a file. *width* replaces the terminal's width."""
    on_terminal = is_terminal(stream)
    colored = is_colored(on_terminal and acts_on_escapes(stream), color, environ)
    return Page(
        width=width or terminal_size().columns,
        color=colored,
        links=colored and on_terminal and can_link(environ),
        unicode=can_show_unicode(getattr(stream, "encoding", None) or "utf-8"),
    )


class ColorDecision(NamedTuple):
    """Whether there is colour, and the reason."""

    is_colored: bool
    why: str


def is_colored(on_terminal: bool, color: Color, environ: Mapping[str, str]) -> bool:
    """Decide about colour, from `--color` and the environment variables."""
    return color_decision(on_terminal, color, environ).is_colored


def color_decision(on_terminal: bool, color: Color, environ: Mapping[str, str]) -> ColorDecision:
    """Decide about colour, and say why."""
    if color is not Color.AUTO:
        return ColorDecision(color is Color.ALWAYS, f"--color {color}")
    # no-color.org: any value counts, except an empty one.
    if environ.get("NO_COLOR"):
        return ColorDecision(False, "NO_COLOR is set")
    # bixense.com/clicolors: CLICOLOR_FORCE also colours a pipe, and only NO_COLOR overrides it; CLICOLOR says whether a
    # terminal gets colour. For both, 0 means no. FORCE_COLOR, from Node, is another name for CLICOLOR_FORCE.
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environ.get(name, "0") not in ("", "0"):
            return ColorDecision(True, f"{name} is set")
    if not on_terminal:
        return ColorDecision(False, "the output does not go to a terminal")
    for name, value in (("CLICOLOR", "0"), ("TERM", "dumb")):
        if environ.get(name) == value:
            return ColorDecision(False, f"{name} is {value}")
    return ColorDecision(True, "the output goes to a terminal")


def can_link(environ: Mapping[str, str]) -> bool:
    """Whether the terminal shows hyperlinks (OSC 8), as far as known: some show only their text."""
    old_vte = environ.get("VTE_VERSION", "").isdigit() and int(environ["VTE_VERSION"]) < 5000
    screen = environ.get("TERM", "").startswith("screen") and "TMUX" not in environ
    plain = environ.get("TERM") in ("linux", "dumb") or environ.get("TERM_PROGRAM") == "Apple_Terminal"
    return not (old_vte or screen or plain)
