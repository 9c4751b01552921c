"""Puts the bundled glossary into the wheel, or leaves it out if a packager wants no definitions."""

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
    """Adds data/terms.yaml to the wheel; if it is left out, the package's description quotes no definition either."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            # An editable install uses the checkout's file.
            return
        if os.environ.get(VARIABLE, "") in ("", "0"):
            build_data["force_include"]["data/terms.yaml"] = "carelex/data/terms.yaml"
            return
        # The README shows answers of carelex. A metadata hook cannot change it: in an unpacked sdist, hatchling takes
        # the description from there and calls no hook.
        core = self.metadata.core
        core._readme = _DESCRIPTION.format(summary=core.description)
