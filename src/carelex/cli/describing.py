"""Describes the source of imported documents, and asks the user for missing facts."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from carelex.cli.asking import can_ask, questions
from carelex.cli.messages import say
from carelex.importing import Given, describe, what_is_wrong
from carelex.render import safe_line

if TYPE_CHECKING:
    from carelex.importing import Description, Taken

_QUESTIONS = {
    "name": "Short name",
    "title": "Title",
    "publisher": "Publisher",
    "published": "Published",
    "url": "Address",
    "licence": "Licence",
}


def description_of(
    taken: "Taken", givens: Sequence[Given], fields: Mapping[str, str], *, may_ask: bool
) -> "tuple[Description, bool]":
    """Describe the source of the imported documents; also return whether the user was asked.

    fields: the facts that the user has given.
    may_ask: whether asking makes sense, and the user has not forbidden it.
    """
    accessed = None
    if any(given.url for given in givens):
        from datetime import date

        accessed = date.today().isoformat()
    names = [given.name for given in givens]
    description = describe(taken.facts, fields, names, accessed=accessed)
    # A user who sends the document by stdin cannot answer.
    if "stdin" in names or not (may_ask and can_ask()):
        return description, False
    with questions():
        answers = _answers(description, fields)
    return describe(taken.facts, {**fields, **answers}, names, accessed=accessed), True


def _answers(description: "Description", given: Mapping[str, str]) -> dict[str, str]:
    """Ask for the fields of the source that were not given; Enter accepts a guess."""
    from carelex.render.taken import how_found

    say(
        "Whose words are these? Press Enter to accept what is in square brackets; where there is nothing, Enter leaves "
        "the answer empty. To empty an answer, type -"
    )
    answers = {}
    for field, question in _QUESTIONS.items():
        if field in given:
            continue
        guess = getattr(description.source, field) or ""
        origin = f" ({how_found(description, field)})" if guess else ""
        answer = _answer(field, f"  {safe_line(question + origin)}", safe_line(guess))
        # An unchanged answer stays as it was found, even if it could not be shown exactly.
        answers[field] = guess if answer == safe_line(guess) else answer
    return answers


def _answer(field: str, question: str, guess: str) -> str:
    """Ask *question* until the answer is valid."""
    import typer

    while True:
        answer = typer.prompt(question, default=guess, show_default=bool(guess), err=True).strip()
        answer = "" if answer == "-" else answer
        problem = what_is_wrong(field, answer)
        if problem is None:
            return answer
        say(f"{problem[:1].upper()}{problem[1:]}. Try again.")
