"""Asks the user about each pair of terms, and writes each answer as a link at once."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from carelex.alignment import Pair, Review, Verdict
from carelex.cli.aligning import found_pairs, notices_of_proposed
from carelex.cli.console import END, RESIZED, is_terminal, keys_of, page_for, terminal_size
from carelex.cli.exits import ExitCode
from carelex.cli.links_target import target_of
from carelex.cli.messages import say
from carelex.cli.options import Options
from carelex.cli.run import Output, begun
from carelex.errors import CarelexError, OutputError
from carelex.places import user_glossary_folder
from carelex.render import Format, Page, safe_line

if TYPE_CHECKING:
    from carelex.cli.console import Keys
    from carelex.glossary import LinksFile
    from carelex.render.alignment import Screens

_VERDICTS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "l": Verdict.LATER, " ": Verdict.LATER}


def review_proposed(limit: int | None, options: Options) -> ExitCode:
    """Ask the user about the proposed pairs, and write the decisions."""
    from carelex.alignment import review_of
    from carelex.glossary import LinksFile
    from carelex.lookup import sources_asked_for
    from carelex.render.alignment import decided_so_far

    _check_terminal(options)
    target = target_of(options)
    file = LinksFile(target.path, target.name, makes_folder=target.makes_folder)
    # Find errors before anybody has decided anything.
    file.check()
    # -o may name one of the glossaries: links are added to it, and it is not replaced.
    with begun(options._replace(output="-")) as (lexicon, output):
        sources = sources_asked_for(lexicon, options.sources)
        pairs = found_pairs(lexicon, (), output)
        links = [*file.links, *(link for index in lexicon.indexes for link in index.links)]
        no_pair = notices_of_proposed([], 0, lexicon, sources)
    review = review_of(pairs, links=links, sources=sources, limit=limit)
    if not review.open_pairs():
        if not output.quiet:
            say(*[decided_so_far(file.links, file.name)] if file.links else no_pair)
        return ExitCode.FOUND
    return _hold(review, file, output, options, is_used=target.is_used(options))


def _check_terminal(options: Options) -> None:
    """Raise CarelexError if nobody can be asked, or not in the format of *options*."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise CarelexError("--review needs a terminal; to decide in an editor, give --links instead")
    if options.format not in (None, Format.RICH, Format.TEXT):
        raise CarelexError(f"--review cannot use the format {options.format}; leave --format out")


def _hold(review: Review, file: "LinksFile", output: Output, options: Options, *, is_used: bool) -> ExitCode:
    """Go through a *review* with the user. is_used: whether carelex uses *file* by default."""
    from carelex.render.alignment import advice_to_use, screens_in, summary

    is_plain = output.format is Format.TEXT
    screens = screens_in(Format.TEXT if is_plain else Format.RICH)
    dialogue = _Dialogue(review, file, screens, lambda: page_for(sys.stdout, options.color, options.width, os.environ))
    try:
        with keys_of(sys.stdin, sys.stdout, is_plain=is_plain) as keys:
            dialogue.hold(keys)
    finally:
        # In every case: decisions are already in the file.
        _tell(summary(dialogue.review, file.name), options)
        if dialogue.review.links and not is_used:
            _tell(advice_to_use(file.name, user_glossary_folder()), options)
    return ExitCode.FOUND


def _tell(notice: str, options: Options) -> None:
    if not options.quiet:
        say(notice)


class _Dialogue:
    """A review with a user who presses keys; its decisions go to a file."""

    def __init__(self, review: Review, file: "LinksFile", screens: "Screens", page: Callable[[], Page]) -> None:
        self.review = review
        self._file = file
        self._screens = screens
        self._page = page
        # What was done last, and how far long texts are scrolled.
        self._told = ""
        self._top = self._next_top = 0

    def hold(self, keys: "Keys") -> None:
        """Ask until there is nothing more to ask, or nobody answers."""
        while True:
            open_pairs = self.review.open_pairs()
            self._show(open_pairs, keys)
            key = keys.read().lower()
            if key in (END, "q") or (not open_pairs and key == "\n"):
                return
            if key == "?":
                self._help(keys)
            elif key == "m":
                self._top = self._next_top
            elif key == "b":
                self._take_back()
            elif key in _VERDICTS and open_pairs:
                self._decide(open_pairs[0], _VERDICTS[key])

    def _show(self, open_pairs: Sequence[Pair], keys: "Keys") -> None:
        from carelex.render.alignment import Question

        if open_pairs:
            height = terminal_size().lines if keys.fills_screen else None
            question = Question(open_pairs[0], len(open_pairs), self._told, self._top)
            drawn = self._screens.question(question, self._page(), height)
        else:
            drawn = self._screens.end(self.review, self._told, self._page())
        self._next_top = drawn.next_top
        keys.show(drawn.text)

    def _decide(self, pair: Pair, verdict: Verdict) -> None:
        from carelex.render.alignment import told_of

        decided = self.review.decide(pair, verdict)
        decision = decided.decisions[-1]
        # Write the file first, so that everything counted as decided is written.
        if decision.link:
            self._file.add(decision.link)
        self.review = decided
        self._tell(told_of(decision))

    def _take_back(self) -> None:
        from carelex.render.alignment import told_of_taking_back

        if not self.review.decisions:
            self._tell("There is nothing to take back.")
            return
        decision = self.review.decisions[-1]
        if decision.link:
            try:
                self._file.take_back()
            except OutputError as exc:
                self._tell(safe_line(str(exc)))
                return
        self.review = self.review.take_back()
        self._tell(told_of_taking_back(decision))

    def _tell(self, what: str) -> None:
        self._told = what
        self._top = 0

    def _help(self, keys: "Keys") -> None:
        key = RESIZED
        while key == RESIZED:
            keys.show(self._screens.keys(self._file.name, self._page()).text)
            key = keys.read()
