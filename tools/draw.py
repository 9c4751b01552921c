"""Draws the pictures of the README from what carelex prints: python tools/draw.py [FOLDER]."""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from carelex import compare, look_up
from carelex.render import Format, Page
from carelex.render.comparison import render_comparison
from carelex.render.entry import render

PAGE = Page(width=92, color=True, links=True)

# The colours of a terminal on a dark and on a light ground; carelex names colours and sets no ground.
_COLORS = [(40, 42, 48), (204, 70, 74), (74, 160, 84), (190, 150, 50), (66, 130, 210), (172, 92, 190), (30, 150, 170)]
THEMES = {
    "dark": TerminalTheme((24, 26, 31), (222, 224, 228), [*_COLORS, (200, 202, 208)]),
    "light": TerminalTheme((253, 253, 251), (14, 16, 20), [*_COLORS, (120, 122, 128)]),
}

_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace"


def draw(folder: Path) -> None:
    """Write the pictures into *folder*, each for a dark and for a light ground."""
    defined = render(look_up("recovery", glossaries="builtin"), Format.RICH, PAGE)
    compared = render_comparison(compare("recovery", glossaries="builtin"), Format.RICH, PAGE)
    _draw("define", "carelex define recovery", defined, folder)
    _draw("compare", "carelex compare recovery", compared, folder)


def _draw(picture: str, typed: str, shown: str, folder: Path) -> None:
    for name, theme in THEMES.items():
        out = io.StringIO()
        console = Console(record=True, width=PAGE.width, file=out, color_system="truecolor", force_terminal=True)
        text = Text.from_ansi(f"$ {typed}\n{shown}")
        # A style of their own for gaps gives each column its own place in the picture, whatever the font's widths.
        text.highlight_regex(r" {2,}", "dim")
        console.print(text)
        svg = console.export_svg(title=typed, theme=theme, unique_id=f"carelex-{name}")
        # The picture stands alone: it loads no font from elsewhere.
        svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code, monospace", _FONTS)
        (folder / f"{picture}-{name}.svg").write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs")
