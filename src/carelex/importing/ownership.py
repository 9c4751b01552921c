"""Tells whether a document is plainly from somebody else than the source of a glossary that it would update."""

import re
from urllib.parse import urlsplit

from carelex.importing.updating import Update
from carelex.model import Source
from carelex.names import written_alike

# The source of a glossary that `carelex new` has written, until somebody says more of it.
_TEMPLATE_ID = "handbook"


def has_another_name(before: Source, stated: Source) -> bool:
    """Whether the name of a source cannot be that of the document: somebody else published it, or nobody chose it."""
    if _is_of_template(before, stated):
        return True
    known = before.publisher or (before.name if _differ(before, stated) else None)
    return bool(known and stated.publisher and not _alike(known, stated.publisher))


def is_of_somebody_else(update: Update, stated: Source) -> bool:
    """Whether the document of *update* is not one that the source of the glossary could have published.

    stated: the source as the document itself, and the user, describe it.
    """
    before = update.before
    if before is None:
        return False
    return _differ(before, stated) or _is_of_template(before, stated) or _most_would_go(update)


def _differ(before: Source, stated: Source) -> bool:
    """Whether the first thing that both say of where they are from is another: address, publisher, website, title."""
    if before.url and before.url == stated.url:
        return False
    if before.publisher and stated.publisher:
        return not _alike(before.publisher, stated.publisher)
    if before.url and stated.url and _site(before.url) != _site(stated.url):
        return True
    # A new edition has another year in its title.
    return bool(before.title and stated.title and not _alike(*map(_without_figures, (before.title, stated.title))))


def _is_of_template(before: Source, stated: Source) -> bool:
    """Whether the user has not yet said what their own source is, and the document says that it is another."""
    names = [name for name in (stated.publisher, stated.title) if name]
    is_described = before.title or before.publisher or before.url
    is_named = any(_alike(before.name, name) for name in names)
    return before.id == _TEMPLATE_ID and not is_described and bool(names) and not is_named


def _most_would_go(update: Update) -> bool:
    """Whether more of what the source says would go than stay."""
    return update.gone > update.same + update.changed


def _alike(one: str, other: str) -> bool:
    return written_alike(one).removeprefix("the ") == written_alike(other).removeprefix("the ")


def _without_figures(title: str) -> str:
    return " ".join(re.sub(r"[\d.]+", " ", title).split())


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
