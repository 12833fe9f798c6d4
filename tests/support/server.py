"""A folder behind a web server like those readers meet: a strict policy, gzip, 404 pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

# What a portal is served with, to the letter: every page has to do with this.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".atom", ".txt"}


class _Handler(SimpleHTTPRequestHandler):
    """Serve a folder; never looks outside it."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".atom": "application/atom+xml",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
    }

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.split("?")[0].endswith("/"):
            self._redirect()
            return
        if path.is_dir():
            path /= "index.html"
        if path.is_file():
            self._answer(HTTPStatus.OK, path)
        else:
            self._answer(HTTPStatus.NOT_FOUND, self._lost())

    do_HEAD = do_GET  # noqa: N815 (the name that http.server looks for)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (as in http.server)
        """Say nothing: tests have their own words."""

    def _lost(self) -> Path:
        first = self.path.split("/")[1]
        own = Path(self.directory) / first / "404.html"
        return own if own.is_file() else Path(self.directory) / "404.html"

    def _redirect(self) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", self.path + "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, path: Path) -> None:
        body = path.read_bytes() if path.is_file() else b""
        kind = self.guess_type(str(path))
        packed = path.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        if packed:
            body = gzip.compress(body, 9, mtime=0)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        # A page may be another one after the next build; what it is made of, too.
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """A browser keeps connections open: their threads must not hold up the end."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that is closed breaks its connections: that is not an error."""


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder until the block ends; gives the address, with a slash at its end."""
    server = _Server(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
