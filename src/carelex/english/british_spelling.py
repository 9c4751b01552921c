"""Which of two spellings of a word is the British one."""


def is_british(word: str, other: str) -> bool:
    """Whether a folded *word* is the British spelling, where it and *other* differ by what British and American do."""
    if len(word) != len(other):
        longer = max(word, other, key=len)
        # "Fulfil" and "enrolment" are British, and so is "travelling"; of all others, the longer is.
        has_one_l = longer.endswith(("ll", "lls", "llful", "llment", "llments"))
        return (word == longer) is not has_one_l
    ours, theirs = next(((ours, theirs) for ours, theirs in zip(word, other, strict=True) if ours != theirs), ("", ""))
    # Personalise, centre, defence, practise, grey.
    return ours + theirs in ("sz", "re", "cs", "sc", "ea")
