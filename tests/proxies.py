"""A proxy on loopback, and servers behind it that only it knows: `api.socialhub.invalid`, `mastodon.invalid`, …

It speaks CONNECT, and plain requests too (a browser sends these for http pages). Behind it, each host is a port of
this computer. `TlsFront` puts TLS in front of a server that speaks none, and remembers what was asked for.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import ssl
import threading
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from wizard.closing import close_listeners
from wizard.http import ssl_context
from wizard.practice.serving import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

    Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

USER, GOOD = "erika", "gute-Fahrt:7%"  # a colon and a percent sign are well in a password
LOG_IN = "erika:gute-Fahrt%3A7%25@"  # the same, in a URL


@dataclass
class Proxy:
    """`log_in`: whether it wants one, USER with `password`. `shut`: refuses every address, with `answer`.

    `asked`: what it was asked for, as host:port, whether it let that through or not; `wrong`: how often with a
    wrong log-in, or none. `heard`: all heads of requests to itself.
    """

    log_in: bool = True
    password: str = GOOD
    shut: bool = False
    answer: bytes = b"403 Forbidden"
    behind: Mapping[str, int] = field(default_factory=dict)  # port of this computer, by host
    tls: ssl.SSLContext | None = None  # where it is itself spoken to in TLS
    port: int = 0
    asked: list[str] = field(default_factory=list)
    wrong: int = 0
    heard: str = ""
    _open: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = field(default_factory=dict)
    _server: asyncio.Server | None = None
    _loop: asyncio.AbstractEventLoop | None = None  # of the thread that it is in
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    def serve_behind(self, host: str, make: Callable[[], AbstractAsyncContextManager[int]]) -> None:
        """From another thread: a server for this host, which ends with the proxy."""

        async def enter() -> int:
            return await self._stack.enter_async_context(make())

        assert self._loop is not None
        self.behind = {**self.behind, host: asyncio.run_coroutine_threadsafe(enter(), self._loop).result(60)}

    def url(self, log_in: str = "") -> str:
        return f"http://{log_in}127.0.0.1:{self.port}"

    @property
    def tunnels(self) -> int:
        """Connections that are open."""
        return sum(1 for task in self._open if task is not None and not task.done())

    async def start(self) -> None:
        """Listens; at the same port as before, if it was stopped."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Is gone at once, with every connection."""
        if self._server is not None:
            await close_listeners([self._server])
        for writer in self._open.values():
            writer.transport.abort()
        await _over(self._open)
        self._open.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open[asyncio.current_task()] = writer
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):  # the other end may have gone first
            await self._answer(reader, writer)
            await writer.drain()
        await end(writer)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:  # after a 407, the same connection may be used again
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            method, target, _version = head.split("\r\n")[0].split(" ")
            self.asked.append(target)
            self.heard += head
            if not self.log_in or self._right in head:
                break
            self.wrong += 1
            _refuse(writer, b"407 Proxy Authentication Required")
        host = _host(target)
        if self.shut:
            _refuse(writer, self.answer)
        elif host not in self.behind:
            _refuse(writer, b"502 Bad Gateway")
        elif method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await _join(reader, writer, self.behind[host])
        else:
            await _join(reader, writer, self.behind[host], _to_server(head, target).encode())

    @property
    def _right(self) -> str:
        return "Basic " + base64.b64encode(f"{USER}:{self.password}".encode()).decode()


@asynccontextmanager
async def proxy(**options: object) -> AsyncIterator[Proxy]:
    made = Proxy(**options)  # type: ignore[arg-type]
    await made.start()
    try:
        yield made
    finally:
        await made.stop()


def _refuse(writer: asyncio.StreamWriter, answer: bytes) -> None:
    demand = b'Proxy-Authenticate: Basic realm="proxy"\r\n' if answer.startswith(b"407") else b""
    writer.write(b"HTTP/1.1 " + answer + b"\r\n" + demand + b"Content-Length: 0\r\n\r\n")


def _host(target: str) -> str:
    return urlsplit(target if "://" in target else f"//{target}").hostname or ""


def _to_server(head: str, target: str) -> str:
    """A plain request as the server is to see it: one of its own, whose connection ends with it."""
    lines = [line for line in head.split("\r\n") if not line.lower().startswith(("proxy-", "connection:"))]
    lines[0] = lines[0].replace(target, urlsplit(target)._replace(scheme="", netloc="").geturl() or "/", 1)
    return "\r\n".join([lines[0], "Connection: close", *lines[1:]])


async def _join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, first: bytes = b"") -> None:
    try:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return
    inner_writer.write(first)
    await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))
    await end(inner_writer)


async def _over(tasks: Iterable[asyncio.Task[None] | None]) -> None:
    """Returns when all these have ended, and the loop has closed what they left."""
    await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)
    await asyncio.sleep(0)


async def end(writer: asyncio.StreamWriter) -> None:
    """Closes a connection whole, also where the other end does not say goodbye, as TLS wants it to."""
    writer.close()
    with contextlib.suppress(OSError):
        try:
            async with asyncio.timeout(1):
                await writer.wait_closed()
        except TimeoutError:
            writer.transport.abort()
            await asyncio.sleep(0)  # its socket is closed by the loop


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
    writer.close()


# --- Servers behind it -----------------------------------------------------------------------------------------


@asynccontextmanager
async def behind_tls(app: ASGIApp, certificate: Path, *, host: bytes = b"") -> AsyncIterator[int]:
    """Serves `app` over TLS, which learns of it; gives the port. `host`: where it answers to this name alone."""

    async def told(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"}:
            headers = [(name, host if host and name == b"host" else value) for name, value in scope["headers"]]
            scheme = "https" if scope["type"] == "http" else "wss"
            scope = {**scope, "scheme": scheme, "headers": headers}
        await app(scope, receive, send)

    tls = server_tls(certificate)
    async with serve(told) as base:
        inner = int(base.rpartition(":")[2])

        async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await _join(reader, writer, inner)

        async with listening(pass_on, tls) as port:
            yield port


@asynccontextmanager
async def listening(answer: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """A server whose every connection is `answer`'s, and closed after it; gives the port. None outlives it."""
    tasks: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = {}

    async def serve_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks[asyncio.current_task()] = writer
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await answer(reader, writer)
        await end(writer)

    server = await asyncio.start_server(serve_one, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for writer in tasks.values():
            writer.transport.abort()
        await _over(tasks)


def server_tls(file: Path) -> ssl.SSLContext:
    """For a server with this certificate."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)
    return tls


def certificate(folder: Path, *names: str) -> Path:
    """A certificate that vouches for itself, and its key, in one file."""
    file = folder / "certificate.pem"
    file.write_bytes(_certificate(names))
    return file


@contextlib.contextmanager
def trusted(file: Path) -> Iterator[None]:
    """For use with SSL_CERT_FILE set to it: what was made with the system's store before is made anew."""
    ssl_context.cache_clear()
    try:
        yield
    finally:
        ssl_context.cache_clear()


def _certificate(names: Sequence[str]) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.now(UTC).replace(tzinfo=None)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number(), now)
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    return made.public_bytes(encoding) + key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)


@contextlib.contextmanager
def proxy_in_thread(**options: object) -> Iterator[Proxy]:
    """For a test whose own loop is Qt's."""
    loop, ready, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    made = Proxy(**options)  # type: ignore[arg-type]

    async def serve() -> None:
        made._loop = loop
        await made.start()
        ready.set()
        await stop.wait()
        await made.stop()
        await made._stack.aclose()

    def run() -> None:
        loop.run_until_complete(serve())
        loop.close()

    thread = threading.Thread(target=run, name="proxy")
    thread.start()
    assert ready.wait(60)
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(60)
