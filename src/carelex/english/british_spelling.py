"""Says which of two spellings of a word is British."""


def is_british(word: str, other: str) -> bool:
    """Whether a folded *word* is the British spelling, if *other* differs as American spellings do."""
    if len(word) != len(other):
        longer = max(word, other, key=len)
        # "Fulfil", "enrolment" and "travelling" are British; with all other words, the longer spelling is.
        has_one_l = longer.endswith(("ll", "lls", "llful", "llment", "llments"))
        return (word == longer) is not has_one_l
    ours, theirs = next(((ours, theirs) for ours, theirs in zip(word, other, strict=True) if ours != theirs), ("", ""))
    # As in personalise, centre, defence, practise, grey.
    return ours + theirs in ("sz", "re", "cs", "sc", "ea")
