"""The least HTTP that can be: a server for the stand-ins and a client to make load with, both on asyncio alone.

A full server costs as much for a request as the engine does, and would be what is measured. This one answers a
request in some 40 µs. It knows keep-alive and `Content-Length`, which is all that its peers use here.
"""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

HOST = "127.0.0.1"
_REASONS = {200: "OK", 201: "Created", 404: "Not Found", 409: "Conflict", 429: "Too Many Requests"}


@dataclass(frozen=True, slots=True)
class Request:
    """`arrived`: seconds of the event loop's clock. Names of headers are in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    arrived: float


@dataclass(frozen=True, slots=True)
class Answer:
    """JSON to answer with. `sent` is called when it leaves."""

    body: bytes = b"{}"
    status: int = 200
    headers: str = ""  # whole lines
    sent: Callable[[], None] | None = None


def _head_of(raw: bytes) -> tuple[str, dict[str, str]]:
    first, *lines = raw.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return first, {name.lower(): value.strip() for name, _colon, value in pairs}


class _Splitter:
    """Cuts a stream of bytes into messages."""

    def __init__(self) -> None:
        self._buffer = b""
        self._head: tuple[str, dict[str, str]] | None = None

    def feed(self, data: bytes) -> list[tuple[str, dict[str, str], bytes]]:
        self._buffer += data
        messages: list[tuple[str, dict[str, str], bytes]] = []
        while True:
            if self._head is None:
                raw, found, rest = self._buffer.partition(b"\r\n\r\n")
                if not found:
                    return messages
                self._head, self._buffer = _head_of(raw), rest
            first, headers = self._head
            length = int(headers.get("content-length", 0))
            if len(self._buffer) < length:
                return messages
            messages.append((first, headers, self._buffer[:length]))
            self._buffer = self._buffer[length:]
            self._head = None


class _ServerSide(asyncio.Protocol):
    def __init__(self, answer: Callable[[Request], Answer], delay: float) -> None:
        self._answer = answer
        self._delay = delay
        self._splitter = _Splitter()
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        now = self._loop.time()
        for first, headers, body in self._splitter.feed(data):
            method, target, _version = first.split(" ", 2)
            path, _mark, query = target.partition("?")
            answer = self._answer(Request(method, path, query, headers, body, now))
            if self._delay:
                self._loop.call_later(self._delay, self._send, answer)
            else:
                self._send(answer)

    def _send(self, answer: Answer) -> None:
        if answer.sent is not None:
            answer.sent()
        if self._transport is not None and not self._transport.is_closing():
            head = (
                f"HTTP/1.1 {answer.status} {_REASONS.get(answer.status, '-')}\r\n"
                f"content-type: application/json\r\ncontent-length: {len(answer.body)}\r\n{answer.headers}\r\n"
            )
            self._transport.write(head.encode("latin-1") + answer.body)


@asynccontextmanager
async def serve(answer: Callable[[Request], Answer], *, delay: float = 0.0) -> AsyncIterator[str]:
    """Serves while the context lasts; gives the base URL. Answers leave `delay` seconds after their requests."""
    server = await asyncio.get_running_loop().create_server(lambda: _ServerSide(answer, delay), HOST, 0)
    try:
        yield f"http://{HOST}:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


class _ClientSide(asyncio.Protocol):
    def __init__(self) -> None:
        self.answered: asyncio.Future[tuple[int, bytes]] | None = None
        self._splitter = _Splitter()

    def data_received(self, data: bytes) -> None:
        for first, _headers, body in self._splitter.feed(data):
            if self.answered is not None and not self.answered.done():
                self.answered.set_result((int(first.split(" ", 2)[1]), body))

    def connection_lost(self, exc: Exception | None) -> None:
        if self.answered is not None and not self.answered.done():
            self.answered.set_exception(exc or ConnectionResetError("the other side closed the connection"))


class Client:
    """One kept connection; one request at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._side: _ClientSide | None = None
        self._transport: asyncio.Transport | None = None

    async def post(self, path: str, body: bytes, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        """Status and body of the answer. Raises OSError where the connection ends."""
        if self._transport is None or self._transport.is_closing():
            loop = asyncio.get_running_loop()
            self._transport, self._side = await loop.create_connection(_ClientSide, HOST, self._port)
        assert self._side is not None
        lines = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
        head = f"POST {path} HTTP/1.1\r\nhost: {HOST}:{self._port}\r\ncontent-length: {len(body)}\r\n{lines}\r\n"
        self._side.answered = asyncio.get_running_loop().create_future()
        self._transport.write(head.encode("latin-1") + body)
        return await self._side.answered

    def close(self) -> None:
        if self._transport is not None:
            with contextlib.suppress(OSError):
                self._transport.abort()
