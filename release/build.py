"""Puts the bundled glossary into the wheel, or leaves it out if a packager wants no definitions."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_LICENCE_OF_THE_DEFINITIONS = " AND LicenseRef-carelex-Definitions"
_THEIR_NOTICE = "data/DEFINITIONS-NOTICE.txt"

VARIABLE = "CARELEX_WITHOUT_DEFINITIONS"

_DESCRIPTION = """\
# carelex

{summary}.

This build has none of the definitions that carelex usually comes with. It reads your own glossaries: `carelex new`
begins one, and `carelex import` makes one of a document.
"""


class BundleTheGlossary(BuildHookInterface[Any]):
    """Adds data/terms.yaml to the wheel; if it is left out, so are its quotations and its notice."""

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
        core._license_expression = core.license_expression.replace(_LICENCE_OF_THE_DEFINITIONS, "")
        core._license_files = [file for file in core.license_files if file != _THEIR_NOTICE]
