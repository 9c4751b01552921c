"""Reads the documents that a user names: files, folders, web pages, stdin."""

from collections.abc import Iterator, Sequence

from carelex.cli.messages import say
from carelex.cli.options import Options
from carelex.cli.run import read_stdin
from carelex.errors import CarelexError
from carelex.fetching import is_address
from carelex.importing import Given
from carelex.render import counted


def documents(named: Sequence[str], options: Options, *, follows_letters: bool) -> Iterator[Given]:
    """Yield the documents that were *named*, read whole.

    follows_letters: for a web page, also read the pages of the other letters.
    """
    if named.count("-") > 1:
        raise CarelexError("'-' is stdin, which can be read only once")
    for file in named:
        if not file.strip():
            raise CarelexError("an empty path; name a file, a folder or an address, or '-' for stdin")
        if is_address(file):
            yield from _from_web(file, options, follows_letters=follows_letters)
        elif follows_letters:
            raise CarelexError(f"{file}: --follow takes the address of a page; name the files of all letters instead")
        elif file == "-":
            yield Given("stdin", read_stdin("a document"))
        else:
            from carelex.importing import documents_at

            yield from documents_at(file)


def _from_web(address: str, options: Options, *, follows_letters: bool) -> Iterator[Given]:
    """The page at an address and, if asked for, those of the other letters."""
    from carelex.fetching import fetch, fetch_in_turn, pages_by_letter

    page = fetch(address)
    yield Given(address, page.data, None, page.url, page.charset, page.media_type)
    if not follows_letters:
        return
    others = [*pages_by_letter(page.data, page.url)]
    if not options.quiet:
        pages = f"fetching {counted(len(others), 'more page')}" if others else "found no pages"
        say(f"{address}: {pages} for other letters{', one a second' if others else ''}")
    for other in fetch_in_turn(others):
        yield Given(other.url, other.data, None, other.url, other.charset, other.media_type)
