"""Looks at what carelex works with: itself, glossaries, cache, terminal, encoding, libraries, shells and variables."""

from carelex.cli.examining.everything import examined
from carelex.cli.examining.glossaries import LookedAt, glossaries_looked_at

__all__ = ["LookedAt", "examined", "glossaries_looked_at"]
