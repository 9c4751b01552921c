"""Writes the warning for a glossary file that is not used."""

from carelex.model import SkippedGlossary


def warning_of_skipped(skipped: SkippedGlossary) -> str:
    """The warning that a glossary file is not used, with its first error."""
    more = len(skipped.faults) - 1
    others = f" (and {more} more error{'s' if more > 1 else ''})" if more else ""
    return f"{skipped.faults[0]}{others}; this file is not used until you correct it; to see all: carelex check"
