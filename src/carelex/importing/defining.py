"""Holds the words after a name that introduce its meaning: "means", "has the meaning given in section 3"."""

ASIDE = r"(?:,? (?:and|or) \w[^,;“”\"]{0,80})?(?:,? [^;:“”\"]{1,160},| \([^()]{1,80}\))?"
"""What may come between a name and these words: another name, or "in relation to a home,"."""

MEANS = (
    r"(?:(?:(?:shall|will|is intended to|is taken to|does|do) )?(?:not )?mean"
    r"|(?:has|have|shall have|will have|bears?|is to bear|takes?)"
    r" (?:the|its|their)(?: same| respective| ordinary)? meaning"
    r"|(?:is|are|has been|shall be) defined)\w*\b"
)
"""Words that only come after a name to introduce its meaning."""

DEFINES = (
    rf"(?:{MEANS}|(?:shall |also |must |does |do )?(?:not )?includes?\b|comprises\b|denotes\b|signifies\b"
    r"|(?:is|are|shall|falls?)(?: to)?(?: be)? (?:read|construed|interpreted|taken)\b|refers? to\b|is a reference to\b)"
)
"""These, and words that introduce a meaning only if many names are defined in the same way."""
