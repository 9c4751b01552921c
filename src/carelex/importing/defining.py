"""The words behind a name that say that its meaning follows: "means", "has the meaning given in section 3"."""

ASIDE = r"(?:,? (?:and|or) \w[^,;“”\"]{0,80})?(?:,? [^;:“”\"]{1,160},| \([^()]{1,80}\))?"
"""What may stand between a name and these words: another name, or "in relation to a home,"."""

MEANS = (
    r"(?:(?:(?:shall|will|is intended to|is taken to|does|do) )?(?:not )?mean"
    r"|(?:has|have|shall have|will have|bears?|is to bear|takes?)"
    r" (?:the|its|their)(?: same| respective| ordinary)? meaning"
    r"|(?:is|are|has been|shall be) defined)\w*\b"
)
"""Words that nobody puts behind a name but to say its meaning."""

DEFINES = (
    rf"(?:{MEANS}|(?:shall |also |must |does |do )?(?:not )?includes?\b|comprises\b|denotes\b|signifies\b"
    r"|(?:is|are|shall|falls?)(?: to)?(?: be)? (?:read|construed|interpreted|taken)\b|refers? to\b|is a reference to\b)"
)
"""Those, and words that say it only where many names are defined in the same way."""
