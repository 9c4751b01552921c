"""Puts the bundled glossary into the wheel, or leaves it out where a packager asks for a wheel without definitions."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "CARELEX_WITHOUT_DEFINITIONS"

_DESCRIPTION = """\
# carelex

{summary}.

This build has none of the definitions that carelex usually comes with. It reads your own glossaries: `carelex new`
begins one, and `carelex import` makes one of a document.
"""


class BundleTheGlossary(BuildHookInterface[Any]):
    """Adds data/terms.yaml to the wheel; without it, what describes the package quotes no definition either."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            # The checkout has it.
            return
        if os.environ.get(VARIABLE, "") in ("", "0"):
            build_data["force_include"]["data/terms.yaml"] = "carelex/data/terms.yaml"
            return
        # The README shows what carelex answers. A metadata hook cannot change it: in an unpacked sdist, hatchling takes
        # the description from there and calls none.
        core = self.metadata.core
        core._readme = _DESCRIPTION.format(summary=core.description)
