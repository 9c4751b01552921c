"""Checks shells: whether completion is set up, and which variables are set."""

from collections.abc import Iterator, Mapping

from carelex.cli.completion import SHELLS, installed
from carelex.cli.help import ENVIRONMENT
from carelex.cli.options import FORMAT_VARIABLE, is_format
from carelex.model import Observed
from carelex.render import Format

# Other variables besides those in the help: they describe terminals, shells and folders.
_OTHERS = (
    "LESSCHARSET",
    "SHELL",
    "TERM_PROGRAM",
    "TMUX",
    "VTE_VERSION",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "ZDOTDIR",
)


def of_completion() -> Iterator[Observed]:
    """The shells in which completion is set up, by `carelex --install-completion` or by a package."""
    for shell in SHELLS:
        file = installed(shell)
        yield Observed("completion", shell, str(file) if file else "not set up")


def of_variables(environ: Mapping[str, str]) -> Iterator[Observed]:
    """The variables that carelex reads, if they are set; no others, because they may hold secrets."""
    names = [name for names in ENVIRONMENT for name in names.split(", ")]
    for name in (*names, *_OTHERS):
        if name in environ:
            yield Observed("variables", name, environ[name], _problem(name, environ[name]))


def _problem(name: str, value: str) -> str | None:
    if name == FORMAT_VARIABLE and value and not is_format(value):
        return f"there is no such format; the formats are: {', '.join(Format)}"
    return None
