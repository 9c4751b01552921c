"""Draws the pictures of the README from what carelex prints: python docs/draw.py [FOLDER]."""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from carelex import look_up
from carelex.render import Format, render
from carelex.render.page import Page

WIDTH = 92
TERM = "recovery"

# The colours of a terminal on a dark and on a light ground; carelex names colours and sets no ground.
_COLORS = [(40, 42, 48), (204, 70, 74), (74, 160, 84), (190, 150, 50), (66, 130, 210), (172, 92, 190), (30, 150, 170)]
THEMES = {
    "dark": TerminalTheme((24, 26, 31), (222, 224, 228), [*_COLORS, (200, 202, 208)]),
    "light": TerminalTheme((253, 253, 251), (14, 16, 20), [*_COLORS, (120, 122, 128)]),
}

_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace"


def draw(folder: Path) -> None:
    """Write define-dark.svg and define-light.svg into *folder*."""
    shown = render(look_up(TERM, glossaries="builtin"), Format.RICH, Page(width=WIDTH, color=True, links=True))
    typed = f"$ carelex define {TERM}"
    for name, theme in THEMES.items():
        console = Console(record=True, width=WIDTH, file=io.StringIO(), color_system="truecolor", force_terminal=True)
        text = Text.from_ansi(f"{typed}\n{shown}")
        # A style of their own for gaps gives each column its own place in the picture, whatever the font's widths.
        text.highlight_regex(r" {2,}", "dim")
        console.print(text)
        picture = console.export_svg(title=typed[2:], theme=theme, unique_id=f"carelex-{name}")
        # The picture stands alone: it loads no font from elsewhere.
        picture = re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL).replace("Fira Code, monospace", _FONTS)
        (folder / f"define-{name}.svg").write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
