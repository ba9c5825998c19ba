"""Whoever publishes releases, with keys of their own, and the server where their feed is.

The keys and signatures are those of py-minisign, a library that shares no code with what checks them here.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import minisign  # type: ignore[import-untyped]

from wizard.home import Home
from wizard.updates.build import Build
from wizard.updates.minisign import PublicKey

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAGES = "https://releases.example/wizard/"
NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)
WHAT = {"en": "Starts faster.", "de": "Startet schneller.", "fr": "Démarre plus vite."}


def home_in(folder: Path) -> Home:
    return Home(folder / "config", folder / "data", folder / "logs")


def ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def release(version: str, **values: Any) -> dict[str, Any]:
    return {"version": version, "date": "2026-11-20", "page": f"{PAGES}{version}", "what": WHAT, **values}


def document(*releases: dict[str, Any], made: datetime = NOW, days: float = 180, **values: Any) -> bytes:
    feed = {
        "format": 1,
        "made": made.isoformat(),
        "expires": (made + timedelta(days=days)).isoformat(),
        "releases": list(releases),
        **values,
    }
    return json.dumps(feed).encode()


class Publisher:
    """Somebody who has a key."""

    def __init__(self) -> None:
        self._pair = minisign.KeyPair.generate()

    @property
    def line(self) -> str:
        return str(self._pair.public_key.to_base64().decode())

    @property
    def key(self) -> PublicKey:
        return PublicKey.read(self.line)

    def sign(self, text: bytes, *, prehash: bool = True) -> bytes:
        """As it is published: the signature, and then what it signs."""
        return bytes(self._pair.secret_key.sign(text, prehash=prehash)) + b"\n" + text


@dataclass
class FeedServer:
    """Answers with `body`. `asked`: the head of every request, whoever it was from; the newest is the last."""

    body: bytes = b""
    status: int = 200
    leads_to: str = ""  # where it sends everybody who does not ask for /there
    asked: list[str] = field(default_factory=list)
    port: int = 0
    meanwhile: Callable[[], object] = lambda: None  # done after somebody asked and before they are answered
    _server: ThreadingHTTPServer | None = None
    _tls: ssl.SSLContext | None = None

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://localhost:{self.port}/feed"

    def build(self, *publishers: Publisher, enabled: bool = True) -> Build:
        return Build(self.url, tuple(each.key for each in publishers), PAGES, enabled)

    def toml(self, *publishers: Publisher, enabled: bool = True) -> str:
        """The same as the file of a build."""
        keys = json.dumps([each.line for each in publishers])
        return f'feed = "{self.url}"\nkeys = {keys}\npages = "{PAGES}"\nenabled = {str(enabled).lower()}\n'

    def go_away(self) -> None:
        """Nobody listens any more."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def come_back(self) -> None:
        """At the same port as before, if there was one."""
        there = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                there.asked.append(f"{self.requestline}\n{self.headers}")
                there.meanwhile()
                leads = there.leads_to if self.path != "/there" else ""
                self.send_response(302 if leads else there.status)
                if leads:
                    self.send_header("Location", leads)
                self.send_header("Set-Cookie", "who=you")
                self.send_header("ETag", '"you"')
                self.end_headers()
                self.wfile.write(b"" if leads else there.body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - it is called so
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        if self._tls is not None:
            self._server.socket = self._tls.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()


@contextmanager
def feed_server(tls: ssl.SSLContext | None = None) -> Iterator[FeedServer]:
    made = FeedServer(_tls=tls)
    made.come_back()
    try:
        yield made
    finally:
        made.go_away()
