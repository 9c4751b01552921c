"""Puts the bundled glossary into the wheel, and leaves all its quotations out if a packager wants no definitions."""

import os
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_LICENCE_OF_THE_DEFINITIONS = " AND LicenseRef-carelex-Definitions"
_THEIR_NOTICE = "data/DEFINITIONS-NOTICE.txt"
_THE_DEFINITIONS = "data/terms.yaml"

VARIABLE = "CARELEX_WITHOUT_DEFINITIONS"

_README, _MANUAL_PAGE = "README.md", "docs/carelex.1"

# What an sdist leaves out: what quotes definitions, or is of no use without them. These are patterns as in .gitignore.
_QUOTES = [
    f"/{_THE_DEFINITIONS}",
    f"/{_THEIR_NOTICE}",
    "/tests",
    "/docs/*",
    "!/docs/packaging.md",
    "/zensical.toml",
]

_DESCRIPTION = """\
# carelex

{summary}.

This build has none of the definitions that carelex usually comes with. It reads your own glossaries: `carelex new`
begins one, and `carelex import` makes one of a document.
"""

# Help says the same (cli/help.py).
_ABOUT_EXAMPLES = """\
.SH EXAMPLES
This build of carelex has no definitions, so some examples find nothing.
Use your own terms and sources in their place.
"""


class BundleTheGlossary(BuildHookInterface[Any]):
    """Adds data/terms.yaml to the wheel; if it is left out, so are its quotations and its notice."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            # An editable install uses the checkout's file.
            return
        force_include = build_data["force_include"]
        if not is_without_definitions(self.root):
            if self.target_name == "wheel":
                force_include[_THE_DEFINITIONS] = f"carelex/{_THE_DEFINITIONS}"
            return
        self._change_metadata()
        self._temporary = tempfile.TemporaryDirectory()
        settings = self.build_config.target_config
        if self.target_name == "wheel":
            shared = settings["shared-data"]
            settings["shared-data"] = {**shared, self._manual_page(): shared[_MANUAL_PAGE]}
            del settings["shared-data"][_MANUAL_PAGE]
            return
        settings["exclude"] = _QUOTES
        # hatchling has already put all licences there.
        for source in [source for source, target in force_include.items() if target == _THEIR_NOTICE]:
            del force_include[source]
        force_include[self._written(_README, self.metadata.core.readme)] = _README
        force_include[self._manual_page()] = _MANUAL_PAGE

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "_temporary"):
            self._temporary.cleanup()

    def _change_metadata(self) -> None:
        # The README shows answers of carelex. A metadata hook cannot change it: in an unpacked sdist, hatchling takes
        # the description from there and calls no hook.
        core = self.metadata.core
        core._readme = _DESCRIPTION.format(summary=core.description)
        core._license_expression = core.license_expression.replace(_LICENCE_OF_THE_DEFINITIONS, "")
        core._license_files = [file for file in core.license_files if file != _THEIR_NOTICE]

    def _manual_page(self) -> str:
        """The path of a manual page that says that there are no definitions."""
        page = (Path(self.root) / _MANUAL_PAGE).read_text(encoding="ascii")
        if _ABOUT_EXAMPLES not in page:
            page = page.replace(".SH EXAMPLES\n", _ABOUT_EXAMPLES)
        return self._written(_MANUAL_PAGE, page)

    def _written(self, name: str, text: str) -> str:
        """The path of a temporary file with *text*, to be packed in the place of the file *name*."""
        file = Path(self._temporary.name) / Path(name).name
        file.write_text(text, encoding="utf-8", newline="\n")
        file.chmod(0o644)
        return str(file)


def is_without_definitions(project: str) -> bool:
    """Whether a packager wants no definitions, or the folder *project* has none."""
    return os.environ.get(VARIABLE, "") not in ("", "0") or not (Path(project) / _THE_DEFINITIONS).is_file()
