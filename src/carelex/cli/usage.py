"""What is wrong with a command line, in a sentence."""

import re

import typer


def usage_problem(exc: typer.TyperException, command: str) -> str:
    """What is wrong with the command line in a sentence, and where to read how it should be."""
    problem = exc.format_message().rstrip(".")
    problem = problem[:1].lower() + problem[1:]
    problem = problem.replace(". Did you mean", ": did you mean").replace("no such option: ", "no option ")
    problem = problem.replace("no such command ", "no command ")
    if guesses := re.fullmatch(r"(.*) \(Possible options: (.*)\)", problem):
        return f"{guesses[1]}: did you mean {guesses[2].replace(', ', ' or ')}?"
    if choice := re.fullmatch(r"invalid value for .*?'(--\w+)'.*?: (.*) is not one of (.*)", problem):
        return f"{choice[1]} cannot be {choice[2]}; it is one of {choice[3].replace(chr(39), '')}"
    return problem if problem.endswith("?") else f"{problem}; see: {command} --help"
