"""Makes the README's links and pictures complete for a package index, and adds the project's addresses."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# Matches code too, so that it is left as it is; a link's text may contain code or a picture.
_PIECE = re.compile(
    r"""
    (?P<code> ^[ ]*(?P<fence>`{3,}|~{3,}).*?^[ ]*(?P=fence) | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`) | <!--.*?--> )
    | (?P<picture> <picture\b.*?</picture> | <img\b[^>]*> )
    | <a\b (?P<attributes>[^>]*) > (?P<inner>.*?) </a>
    | (?P<image>!?) \[ (?P<label> (?: `[^`]*` | !\[[^\]]*\]\([^)]*\) | \\. | [^\[\]] )* )
      \]\( (?P<target> [^\s()]+ ) (?P<title> \s+"[^"]*" )? \)
    | ^[ ]{0,3}\[ (?P<named>[^\]]+) \]: [ ]* (?P<address>\S+)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_ADDRESS_IN_TAG = re.compile(r"""(?P<before>\b(?:src|srcset|href)\s*=\s*["'])(?P<target>[^"']*)""")
_IS_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class DescribeForAnIndex(MetadataHookInterface):
    """Makes the description and the addresses that a package index shows."""

    def update(self, metadata: dict[str, Any]) -> None:
        root = Path(self.root)
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        address = project["tool"]["carelex"]["address"]
        # A package built from an sdist takes both from there, where they are already complete.
        if "readme" not in metadata:
            readme = (root / "README.md").read_text(encoding="utf-8")
            text = with_whole_links(readme, address, tag_of(metadata["version"]))
            metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata.setdefault("urls", addresses(address, tag_of(metadata["version"])) if address else {})


def tag_of(version: str) -> str:
    """The tag of a release; a development version has none, and links to the newest files."""
    return "HEAD" if "dev" in version else f"v{version}"


def addresses(address: str, tag: str) -> dict[str, str]:
    """The addresses that a package index lists beside the description."""
    address = address.rstrip("/")
    return {
        "Homepage": address,
        "Documentation": f"{address}/tree/{tag}/docs",
        "Changelog": f"{address}/blob/{tag}/CHANGELOG.md",
        "Issues": f"{address}/issues",
    }


def with_whole_links(text: str, address: str, tag: str) -> str:
    """The Markdown *text* for a place without the project's files.

    Links and pictures get the whole address of the file at *tag*. Without an *address*, a link becomes plain text and a
    picture is left out, because they would lead nowhere. Raises ValueError if this is not possible.
    """

    def whole(target: str, kind: str) -> str:
        if _IS_WHOLE.match(target):
            return target
        target = f"README.md{target}" if target.startswith("#") else target.removeprefix("./")
        return f"{address.rstrip('/')}/{kind}/{tag}/{target}"

    return _PIECE.sub(lambda piece: _made_whole(piece, whole) if address else _made_plain(piece), text)


def _made_whole(piece: re.Match[str], whole: Callable[[str, str], str]) -> str:
    if piece["code"]:
        return piece[0]
    if piece["picture"]:
        return _ADDRESS_IN_TAG.sub(lambda tag: tag["before"] + whole(tag["target"], "raw"), piece[0])
    if piece["attributes"] is not None:
        attributes = _ADDRESS_IN_TAG.sub(lambda tag: tag["before"] + whole(tag["target"], "blob"), piece["attributes"])
        return f"<a{attributes}>{_PIECE.sub(lambda inner: _made_whole(inner, whole), piece['inner'])}</a>"
    if piece["named"]:
        return f"[{piece['named']}]: {whole(piece['address'], 'blob')}"
    label = _PIECE.sub(lambda inner: _made_whole(inner, whole), piece["label"])
    target = whole(piece["target"], "raw" if piece["image"] else "blob")
    return f"{piece['image']}[{label}]({target}{piece['title'] or ''})"


def _made_plain(piece: re.Match[str]) -> str:
    if piece["code"]:
        return piece[0]
    if piece["picture"]:
        return piece[0] if _has_whole_addresses(piece[0]) else ""
    if piece["attributes"] is not None:
        inner = _PIECE.sub(_made_plain, piece["inner"])
        return f"<a{piece['attributes']}>{inner}</a>" if _has_whole_addresses(piece["attributes"]) else inner
    if piece["named"]:
        if not _IS_WHOLE.match(piece["address"]):
            raise ValueError(f"README.md: write the link to {piece['address']} in brackets behind its text")
        return piece[0]
    if piece["image"]:
        return piece[0] if _IS_WHOLE.match(piece["target"]) else ""
    label = _PIECE.sub(_made_plain, piece["label"])
    return f"[{label}]({piece['target']}{piece['title'] or ''})" if _IS_WHOLE.match(piece["target"]) else label


def _has_whole_addresses(tag: str) -> bool:
    return all(_IS_WHOLE.match(found["target"]) for found in _ADDRESS_IN_TAG.finditer(tag))
