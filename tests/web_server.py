"""A web server on this machine for tests, with the errors that servers make."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

Answer = Callable[["Handler"], object]


class Handler(BaseHTTPRequestHandler):
    """Answers with the data that the server has for a path."""

    protocol_version = "HTTP/1.1"
    server: "Site"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.pages.get(self.path)
        if answer is None:
            self.reply(b"", status=404)
            return
        try:
            answer(self)
        except OSError:
            # The client has gone.
            self.close_connection = True

    def reply(self, data: bytes, *, status: int = 200, **headers: str) -> None:
        """Send *data* with headers; "_" in their names means "-"."""
        self.head(status, **{"Content_Length": str(len(data)), **headers})
        self.wfile.write(data)

    def head(self, status: int, **headers: str) -> None:
        """Send the headers alone."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def end(self) -> None:
        """Close the connection, whatever was promised."""
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


class Site(ThreadingHTTPServer):
    """A server on a free port, as a context. pages: the answer for each path. asked: each path with its headers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    @property
    def address(self) -> str:
        """Its address, without the last slash."""
        return f"http://127.0.0.1:{self.server_port}"

    def page(self, path: str, data: str | bytes, **headers: str) -> str:
        """Add a page, and return its address."""
        body = data.encode() if isinstance(data, str) else data
        headers = {"Content_Type": "text/html; charset=utf-8", **headers}

        def answer(handler: Handler) -> None:
            handler.reply(body, status=200, **headers)

        self.pages[path] = answer
        return self.address + path
