"""A web server that answers exactly what a test tells it to, down to the bytes; and a Mastodon made of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Self, TypeAlias
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from types import TracebackType


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    def one(self, name: str) -> str | None:
        return self.query[name][0] if name in self.query else None

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


@dataclass(frozen=True)
class Answer:
    status: int = 200
    json: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None  # instead of json

    def encode(self) -> bytes:
        body = json.dumps(self.json).encode() if self.body is None else self.body
        headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), "Connection": "close"}
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in (headers | self.headers).items()]
        return "\r\n".join([*lines, "", ""]).encode() + body


# What a handler gives: an answer, bytes to send as they are, or None: the connection ends without a word.
Given: TypeAlias = Answer | bytes | None
Handler: TypeAlias = Callable[[Request], Given | Awaitable[Given]]


class RawServer:
    """`async with RawServer(handler) as server`: `server.url`, and every request made of it in `requests`."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.requests: list[Request] = []
        self.url = ""
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._idle = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for writer in list(self._open):
            writer.transport.abort()
        await self._server.wait_closed()

    async def idle(self) -> None:
        """Returns when no connection is open any more."""
        await self._idle.wait()

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        self._idle.clear()
        try:
            request = await _read(reader)
            if request is None:
                return
            self.requests.append(request)
            given = self.handler(request)
            if isinstance(given, Awaitable):
                given = await given
            if given is not None:
                writer.write(given.encode() if isinstance(given, Answer) else given)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()
            self._open.discard(writer)
            if not self._open:
                self._idle.set()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
    body = b""
    if "chunked" in headers.get("transfer-encoding", ""):
        while size := int((await reader.readline()).strip(), 16):
            body += await reader.readexactly(size)
            await reader.readline()
    elif length := int(headers.get("content-length", "0")):
        body = await reader.readexactly(length)
    parts = urlsplit(target)
    return Request(method, parts.path, parse_qs(parts.query), headers, body)


# --- A small Mastodon ------------------------------------------------------------------------------------------

BRAND: dict[str, Any] = {"id": "1", "username": "brand", "acct": "brand", "display_name": "The Brand"}
ALICE: dict[str, Any] = {
    "id": "2",
    "username": "alice",
    "acct": "alice@elsewhere.example",
    "display_name": "Alice",
    "url": "https://elsewhere.example/@alice",
}
INSTANCE: dict[str, Any] = {
    "domain": "home.example",
    "version": "4.5.0",
    "source_url": "https://github.com/mastodon/mastodon",
    "configuration": {"statuses": {"max_characters": 500}},
}


def status(native_id: str = "100", **changes: Any) -> dict[str, Any]:
    return {
        "id": native_id,
        "uri": f"https://elsewhere.example/statuses/{native_id}",
        "url": f"https://elsewhere.example/@alice/{native_id}",
        "account": ALICE,
        "created_at": "2026-05-01T10:00:00.000Z",
        "edited_at": None,
        "visibility": "public",
        "content": "<p>Hello</p>",
        "spoiler_text": "",
        "mentions": [{"id": "1", "username": "brand", "acct": "brand"}],
        "media_attachments": [],
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        **changes,
    }


Routes: TypeAlias = dict[str, "Given | Handler"]


def mastodon(routes: Routes | None = None, *, instance: Any = None) -> Handler:
    """A handler for a server with an account: `routes` ("GET /path") first, then the ground every test needs."""
    ground: Routes = {
        "GET /api/v2/instance": Answer(json=INSTANCE if instance is None else instance),
        "GET /api/v1/accounts/verify_credentials": Answer(json=BRAND),
        "GET /api/v1/statuses/100": Answer(json=status()),
    }
    known: Routes = ground | (routes or {})

    def handle(request: Request) -> Given | Awaitable[Given]:
        given = known.get(f"{request.method} {request.path}", Answer(404, {"error": "Record not found"}))
        return given(request) if callable(given) else given

    return handle
