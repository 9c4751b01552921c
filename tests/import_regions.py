"""Shows for tests which entries a recogniser finds in a small document."""

from collections.abc import Callable, Iterator

from carelex.importing.candidates import Candidate, Region
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers import read
from carelex.importing.tree import Block, Document, Run, plain, walk

Recogniser = Callable[[Document], Iterator[Region]]


def regions(recogniser: Recogniser, text: str, ending: str = "md") -> list[Region]:
    """The regions that a recogniser proposes in a document with this text and this ending."""
    return [*recogniser(read(Given(f"words.{ending}", text.encode()), HowToRead()))]


def found(recogniser: Recogniser, text: str, ending: str = "md") -> list[list[str]]:
    """The contents of each region: a line for each candidate, with its name and text; "¶" separates the blocks."""
    return [[as_line(candidate) for candidate in region.candidates] for region in regions(recogniser, text, ending)]


def as_line(candidate: Candidate) -> str:
    """A candidate's name and its texts in one line."""
    texts = ["¶".join(_words(block) for block in sense) for sense in candidate.senses]
    return " = ".join([plain(candidate.name), *texts])


def _words(block: Block) -> str:
    return "".join(_marked(run) for inner in walk(block) for run in inner.runs)


def _marked(run: Run) -> str:
    marks = "*" * run.bold + "_" * run.italic
    return f"{marks}{run.text}{marks[::-1]}"
