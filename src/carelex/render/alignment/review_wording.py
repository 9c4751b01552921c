"""The sentences of a review that every format shares: reasons, decisions, keys."""

from collections.abc import Sequence
from pathlib import Path

from carelex.alignment import Decision, Pair, Review, Verdict
from carelex.model import Link
from carelex.render.alignment.wording import reasons
from carelex.render.page import counted, in_a_row, quoted, safe_line

KEYS = (("s", "same"), ("d", "different"), ("l", "later"), ("b", "back"), ("q", "quit"), ("?", "help"))
"""The keys that are always shown, with a word for each."""

KEYS_AT_END = (("q", "quit"), ("b", "back"))
"""The keys that are shown at the end."""


def asked(pair: Pair) -> str:
    """The question itself."""
    return f"Are {_both(pair)} the same?"


def why(pair: Pair) -> str:
    """The reasons for *pair*, and its score."""
    shared = "" if pair.overlap is None else f". Words in both definitions: {pair.overlap:.0%}"
    return f"Reason: {reasons(pair)}. Score: {pair.score:.0f} of 100{shared}."


def left_to_ask(count: int) -> str:
    return f"{counted(count, 'pair')} left"


def told_of(decision: Decision) -> str:
    """The decision just made."""
    return f"{_both(decision.pair)}: {decision.verdict}"


def told_of_taking_back(decision: Decision) -> str:
    """The decision just taken back."""
    return f"{_both(decision.pair)}: taken back"


def _both(pair: Pair) -> str:
    return f"{quoted(pair.left.term)} and {quoted(pair.right.term)}"


def tally(review: Review) -> str:
    """Count the decisions of each kind: "3 same, 2 different, 1 for later"."""
    words = {Verdict.SAME: "same", Verdict.DIFFERENT: "different", Verdict.LATER: "for later"}
    counts = [(review.count(verdict), said) for verdict, said in words.items()]
    return ", ".join(f"{count:,} {said}" for count, said in counts if count) or "nothing decided"


def summary(review: Review, file: str) -> str:
    """The result of a review, at its end."""
    left = len(review.open_pairs())
    rest = f"{counted(left, 'pair')} left to ask" if left else "nothing is left to ask"
    written = f"Written to {safe_line(file)}" if review.links else "Nothing was written."
    decided = f"Decided: {tally(review)}" if review.decisions else "Nothing decided"
    return f"{decided}; {rest}. {written}"


def advice_to_use(file: str, folder: Path) -> str:
    """What to do with a *file* of links that carelex does not use by default."""
    return (
        f"These links count only where {safe_line(file)} is in use. Name it with -g, beside the others, "
        f"or put it into your glossary folder: {safe_line(str(folder))}"
    )


def help_lines(file: str) -> list[tuple[str, str]]:
    """Each key, and what it does."""
    return [
        ("s", "same: both names mean one concept"),
        ("d", "different: they mean two concepts"),
        ("l", "later (or the space bar): writes nothing; you will be asked again next time"),
        ("b", "back: undoes your last answer, also in the file"),
        ("m", "more: shows the rest of texts that are taller than the screen"),
        ("q", "quit (or Ctrl-C, Ctrl-D): your answers are kept"),
        ("", f"Each answer is written at once to {safe_line(file)}. You may edit that file."),
    ]


def decided_so_far(links: Sequence[Link], file: str) -> str:
    """The message if nothing is left to ask, because the *links* of *file* decide everything."""
    same = sum(link.same for link in links)
    counts = [(same, "same"), (len(links) - same, "different")]
    told = in_a_row([f"{count:,} {said}" for count, said in counts if count], "and")
    return f"Nothing is left to ask. Decided in {safe_line(file)}: {told}."
