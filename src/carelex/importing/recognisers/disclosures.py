"""Recognises names that open their text on a click: `details`, or a button and a panel."""

from collections import defaultdict
from collections.abc import Iterator

from carelex.importing.candidates import Candidate, Region
from carelex.importing.tree import EXPANDS, Block, Document, Kind, Run, plain, walk

NAME = "disclosures"


def propose(document: Document) -> Iterator[Region]:
    """Entries of one form, wherever they are. A page has other such parts, to share it, say, but with another class."""
    by_form: dict[frozenset[str], list[tuple[Candidate, tuple[int, int]]]] = defaultdict(list)
    for block in walk(document.root):
        if block.kind is Kind.DISCLOSURE:
            found = _of_details(block)
            if found is not None:
                by_form[_form(block)].append((found, (block.start, block.end)))
        else:
            for button, panel in _buttons(block):
                runs = _runs_of(button)
                candidate = Candidate(runs, (panel.blocks,), button.place, anchors=(*button.anchors, *panel.anchors))
                by_form[_form(button)].append((candidate, (button.start, panel.end)))
    for entries in by_form.values():
        yield Region(NAME, tuple(candidate for candidate, _ in entries), tuple(covers for _, covers in entries))


def _form(block: Block) -> frozenset[str]:
    """The labels that all entries of a list share; ids and numbers differ."""
    own = {anchor.lower() for anchor in block.anchors}
    return frozenset(label for label in block.labels - own if not any(map(str.isdigit, label))) - {
        "open",
        "active",
        "show",
    }


def _of_details(block: Block) -> Candidate | None:
    if not block.blocks or block.blocks[0].kind is not Kind.SUMMARY:
        return None
    summary = block.blocks[0]
    if not plain(summary.runs):
        return None
    text = block.blocks[1:]
    return Candidate(summary.runs, (text,) if text else (), summary.place, anchors=(*block.anchors, *summary.anchors))


def _buttons(holder: Block) -> Iterator[tuple[Block, Block]]:
    """The buttons among the blocks in *holder*, each with the panel after it."""
    for button, panel in zip(holder.blocks, holder.blocks[1:], strict=False):
        if panel.kind is not Kind.GROUP or not panel.blocks or EXPANDS in panel.labels & button.labels:
            continue
        runs = _runs_of(button)
        if not plain(runs):
            continue
        is_button = button.kind is Kind.GROUP and EXPANDS in button.labels
        if is_button or (button.kind is not Kind.HEADING and _opens(runs, panel)):
            yield button, panel


def _runs_of(button: Block) -> tuple[Run, ...]:
    """The words of a button, which may be in a block or two of their own; empty if it holds more than words."""
    inner = button
    while not inner.runs and len(inner.blocks) == 1:
        inner = inner.blocks[0]
    return inner.runs


def _opens(runs: tuple[Run, ...], panel: Block) -> bool:
    """Whether all these words are a link to the panel."""
    return all(run.url is not None and run.url[1:] in panel.anchors and run.url[0] == "#" for run in runs)
