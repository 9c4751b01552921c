"""Checks everything that carelex works with: glossaries, cache, terminal, libraries, shells and more."""

from carelex.cli.examining.everything import examined
from carelex.cli.examining.glossaries import LookedAt, glossaries_looked_at

__all__ = ["LookedAt", "examined", "glossaries_looked_at"]
