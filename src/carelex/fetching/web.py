"""Fetches one document over http or https, within limits of size, time and redirects."""

import http.client
import re
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from carelex import __version__
from carelex.errors import CarelexError
from carelex.fetching.unpacking import PackingError, unpacked

MOST_BYTES = 20 * 1024 * 1024
"""The largest document, packed or unpacked."""

MOST_SECONDS = 30.0
"""From the first connection to the last byte, including redirects."""

MOST_REDIRECTS = 5

_CHUNK = 64 * 1024


class FetchError(CarelexError):
    """A document could not be fetched. *address* is as the user gave it."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(f"{address}: {problem}")
        self.address = address


class Fetched(NamedTuple):
    """A document from the web. url: its address after redirects. data: unpacked.

    charset, media_type, etag, last_modified: as the server states them, if it does. is_same: the server says that the
    document has not changed since the etag or date in the request; then there is no data.
    """

    url: str
    data: bytes
    charset: str | None = None
    media_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    is_same: bool = False


def fetch(
    address: str, *, etag: str | None = None, last_modified: str | None = None, seconds: float = MOST_SECONDS
) -> Fetched:
    """Fetch the document at *address*.

    etag, last_modified: of the copy that you have; the server may answer that it has not changed.
    seconds: the limit for the whole download.
    Raises FetchError if there is no answer, or no usable one.
    """
    wanted = _checked(address, address)
    headers = {"User-Agent": f"carelex/{__version__}", "Accept-Encoding": "gzip", "Accept": "*/*"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": last_modified} if last_modified else {}
    watch = _Watch(seconds)
    with _explained(address, watch), watch:
        opener = _opener(address, watch)
        try:
            response = opener.open(urllib.request.Request(wanted, headers=headers), timeout=seconds)
        except urllib.error.HTTPError as exc:
            exc.close()
            if exc.code == http.HTTPStatus.NOT_MODIFIED:
                return Fetched(exc.url or wanted, b"", etag=etag, last_modified=last_modified, is_same=True)
            raise FetchError(address, _refusal(exc)) from exc
        with response:
            data = _unpacked(address, response.headers, _body(address, response, watch))
            return Fetched(
                response.url,
                data,
                response.headers.get_content_charset(),
                response.headers.get_content_type() if response.headers.get("Content-Type") else None,
                response.headers.get("ETag"),
                response.headers.get("Last-Modified"),
            )


def _checked(url: str, address: str) -> str:
    """Check the address: http or https, with a host. Encode the characters that a request cannot contain."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        port = parts.port
    except ValueError as exc:
        raise FetchError(address, f"this is not an address ({exc})") from exc
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchError(address, f"{parts.scheme}: is not fetched; only http and https are")
    if not host or not re.fullmatch(r"[^\s\x00-\x20\x7f]+", host):
        raise FetchError(address, "this address names no server; give one like https://www.example.org/page")
    if parts.username is not None:
        raise FetchError(
            address, "carelex does not send the name and password in an address; save the page, and import the file"
        )
    try:
        host = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError as exc:
        raise FetchError(address, f"{host!r} is not the name of a server") from exc
    host = f"[{host}]" if ":" in host else host
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
    return urlunsplit((parts.scheme.lower(), f"{host}:{port}" if port else host, path or "/", query, ""))


class _Watch:
    """Ends a download that takes too long, even if the server sends a byte now and then and so never times out."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self.is_over = False

    def __enter__(self) -> "_Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def over(self, sock: socket.socket) -> None:
        """Watch *sock* as well."""
        self._sockets.append(sock)

    @property
    def left(self) -> float:
        """The seconds that are left; always above 0, as a timeout must be."""
        return max(self._ends - time.monotonic(), 0.01)

    def _end(self) -> None:
        self.is_over = True
        for sock in self._sockets:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                # It is closed already.
                continue


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, up to a limit, and only to web addresses."""

    max_redirections = max_repeats = MOST_REDIRECTS

    def __init__(self, address: str) -> None:
        self._address = address

    def http_error_302(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        # The library would refuse other kinds of address in its own words.
        target = headers.get("location") or headers.get("uri")
        if target and urlsplit(target).scheme:
            try:
                _checked(target, f"{self._address}, which leads to {target}")
            except FetchError:
                fp.close()
                raise
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _Http(http.client.HTTPConnection):
    """An HTTP connection that is closed when the time is up."""

    def __init__(self, *args: Any, watch: _Watch, **options: Any) -> None:
        super().__init__(*args, **options)
        self._watch = watch

    def connect(self) -> None:
        self.timeout = self._watch.left
        super().connect()
        self._watch.over(self.sock)


class _Https(http.client.HTTPSConnection):
    """An HTTPS connection that is closed when the time is up."""

    def __init__(self, *args: Any, watch: _Watch, **options: Any) -> None:
        # Check the host name, and trust the certificates that the machine trusts.
        super().__init__(*args, context=ssl.create_default_context(), **options)
        self._watch = watch

    def connect(self) -> None:
        self.timeout = self._watch.left
        super().connect()
        self._watch.over(self.sock)


class _Opens(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens http and https addresses by connections that are closed when the time is up."""

    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: Any) -> Any:
        return self.do_open(partial(_Http, watch=self._watch), req)

    def https_open(self, req: Any) -> Any:
        return self.do_open(partial(_Https, watch=self._watch), req)


def _opener(address: str, watch: _Watch) -> urllib.request.OpenerDirector:
    """An opener for http and https only: no files, no ftp, no `data:` addresses."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        _Opens(watch),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(address),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _refusal(answer: urllib.error.HTTPError) -> str:
    """Why the server refused to give the document."""
    if answer.code in (301, 302, 303, 307, 308):
        return f"redirects more than {MOST_REDIRECTS} times, or in a circle; open it in a browser to see where it is"
    try:
        reason = http.HTTPStatus(answer.code).phrase
    except ValueError:
        # The server may send any text as its reason.
        reason = "no reason is known"
    if answer.code in (401, 403):
        return (
            f"the server does not let you have it ({answer.code} {reason}); save the page in a browser and import that"
        )
    return f"the server answers {answer.code} ({reason}); check the address"


def _body(address: str, response: "http.client.HTTPResponse", watch: _Watch) -> bytes:
    """The bytes of the response as they were sent; raises FetchError if they are too many or too few."""
    stated = response.headers.get("Content-Length", "")
    if stated.isdigit() and int(stated) > MOST_BYTES:
        raise FetchError(address, _too_large(int(stated)))
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise FetchError(address, _too_large(None))
    if watch.is_over:
        raise TimeoutError
    if stated.isdigit() and size < int(stated):
        raise FetchError(address, f"was cut off after {size:,} of {int(stated):,} bytes; try again")
    return b"".join(pieces)


def _too_large(size: int | None) -> str:
    how_large = f"{size / 1024**2:.0f} MB are" if size else "is"
    return f"{how_large} too much to fetch; at most {MOST_BYTES // 1024**2} MB are. Save it, and import the file"


def _unpacked(address: str, headers: Message, data: bytes) -> bytes:
    """Unpack the document, if it was sent packed. A small packed document may unpack to more than memory holds."""
    packing = (headers.get("Content-Encoding") or "identity").strip().lower()
    if packing == "identity" or not data:
        return data
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            address, f"is sent packed as {packing!r}, which was not asked for; save it, and import the file"
        )
    try:
        content = unpacked(data, MOST_BYTES)
    except PackingError as exc:
        raise FetchError(address, f"cannot be unpacked ({exc}); try again") from exc
    except EOFError as exc:
        raise FetchError(address, "was cut off on the way; try again") from exc
    if content is None:
        raise FetchError(address, _too_large(None))
    return content


@contextmanager
def _explained(address: str, watch: _Watch) -> Iterator[None]:
    """Turn the errors of the network into plain words."""
    try:
        yield
    except FetchError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as exc:
        raise FetchError(address, _problem(exc, watch)) from exc


def _problem(exc: Exception, watch: _Watch) -> str:
    reason: Any = exc.reason if isinstance(exc, urllib.error.URLError) else exc
    if watch.is_over or isinstance(reason, TimeoutError):
        return "takes too long; try again later, or save it and import the file"
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"is not surely the server that it says it is ({reason.verify_message}); nothing was fetched"
    if isinstance(reason, ssl.SSLError):
        return f"has no safe connection ({reason.reason or reason}); nothing was fetched"
    if isinstance(reason, socket.gaierror):
        return "no such server is known; check the address, and that you are online"
    if isinstance(reason, ConnectionRefusedError):
        return "the server does not answer; check the address"
    if isinstance(reason, http.client.IncompleteRead):
        return f"was cut off after {len(reason.partial):,} bytes; try again"
    return f"cannot be fetched ({reason}); try again, or save it and import the file"
