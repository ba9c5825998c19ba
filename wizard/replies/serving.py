"""A small HTTP server on a loopback port, for whoever answers requests in this process.

uvicorn with h11 does the protocol; what is added here is what it lacks for a port that strangers reach through a
tunnel: a time limit for a request's head (a connection that says nothing would be held for ever, and enough of
them would lock SocialHub out), no signal handlers, no wake-ups while nothing happens, and clear words for a port
that is taken. Nothing about a request is logged: addresses can carry secrets.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import socket
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from wizard.closing import close_listeners
from wizard.errors import UsageError, WizardError
from wizard.http import is_loopback
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp

# uvicorn warns of every odd request; strangers shall not fill the log.
_protocol_log = logging.getLogger(f"{__name__}.protocol")
_protocol_log.setLevel(logging.ERROR)

# Seconds. A head comes in one piece or not at all; a proxy keeps its connections open for the next event.
HEAD_TIMEOUT = 10.0
KEEP_ALIVE = 5
SHUTDOWN_TIMEOUT = 5.0

# Connections at once; each may hold one body. Past it the answer is 503, and SocialHub tries again.
MAX_CONNECTIONS = 512


def parse_listen(listen: str) -> tuple[str, int]:
    """`127.0.0.1:8765`, `[::1]:8765` or `localhost:8765` as address and port (0: any free one).

    Raises UsageError (field `listen`) for anything else, also for an address that others can reach: what comes
    in is not encrypted.
    """
    host, separator, digits = listen.strip().rpartition(":")
    port = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 5 else -1
    if not separator or not host or not 0 <= port <= 65_535:
        raise UsageError(
            say("listen is not an address with a port."), say("Write it as 127.0.0.1:8765."), field="listen"
        )
    if not is_loopback(host):
        raise UsageError(
            say("listen is not an address of this computer alone."),
            say("Use 127.0.0.1 with a port, and let the reverse proxy or tunnel forward to it."),
            field="listen",
        )
    name = host.strip("[]")
    return (name if name.replace(".", "").isdigit() or ":" in name else "127.0.0.1"), port


class LocalServer:
    """Serves an ASGI app on a loopback address from `start` to `stop`."""

    def __init__(
        self,
        app: ASGIApp,
        listen: str,
        *,
        head_timeout: float = HEAD_TIMEOUT,
        shutdown_timeout: float = SHUTDOWN_TIMEOUT,
    ) -> None:
        """Times in seconds. Raises UsageError for an address that cannot be listened on (see `parse_listen`)."""
        self._app = app
        self._shutdown_timeout = shutdown_timeout
        self._head_timeout = head_timeout
        self._host, self._port = parse_listen(listen)
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None
        self._address: tuple[str, int] | None = None

    @property
    def address(self) -> tuple[str, int]:
        """Host and port as bound. RuntimeError before `start`."""
        if self._address is None:
            raise RuntimeError("not started")
        return self._address

    async def start(self) -> None:
        """Binds the port and answers from now on. UsageError if the port is taken or not ours to take."""
        if self._server is not None:
            raise RuntimeError("started already")
        bound = _bind(self._host, self._port)
        name = bound.getsockname()
        self._address = (name[0], name[1])
        config = _Config(
            self._app,
            http=_Protocol,
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            limit_concurrency=MAX_CONNECTIONS,
            timeout_keep_alive=KEEP_ALIVE,
        )
        config.head_timeout = self._head_timeout
        config.shutdown_timeout = self._shutdown_timeout
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[bound]), name="local server")
        try:
            await self._server.ready.wait()
        except BaseException:  # nobody would stop it later
            await self.stop()
            raise
        if not self._server.started:
            await self._serving  # raises what went wrong

    async def stop(self) -> None:
        """Takes no new requests, gives those in flight 5 s to finish, then ends them. Twice is fine."""
        if self._server is None or self._serving is None:
            return
        server, self._server = self._server, None
        server.leave.set()
        await self._serving
        self._address = None


class _Config(uvicorn.Config):
    """uvicorn's settings and, in seconds, ours."""

    head_timeout: float = HEAD_TIMEOUT
    shutdown_timeout: float = SHUTDOWN_TIMEOUT


class _Server(uvicorn.Server):
    """uvicorn without signal handlers (the program has its own), and without polling while it runs and stops."""

    def __init__(self, config: _Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.leave = asyncio.Event()
        self._shutdown_timeout = config.shutdown_timeout

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.ready.set()

    async def main_loop(self) -> None:
        await self.leave.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await close_listeners(self.servers)
        for listener in sockets or ():
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()  # at once if idle, else after the answer
        in_flight = set(self.server_state.tasks)
        if in_flight:
            _done, late = await asyncio.wait(in_flight, timeout=self._shutdown_timeout)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Protocol(H11Protocol):
    """uvicorn's connection with a time limit for each request's head, and calm about what comes after an error."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        self.access_log = False  # its lines hold query strings; decided here, whatever handlers a program has
        self.logger = _protocol_log
        self._watch_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch_head()

    def send_400_response(self, msg: str) -> None:
        """Garbage came. If it came inside a request, that one has its answer now, and waits for no more."""
        if self._in_request():
            self.cycle.disconnected = True
            self.cycle.message_event.set()
            if self.cycle.response_started:
                self.transport.abort()
                return
        super().send_400_response(msg)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        if not self.transport.is_closing():
            super().shutdown()

    def _watch_head(self) -> None:
        """Runs the clock while a head is incomplete; uvicorn's own runs between a response and the next byte."""
        if self._in_request() or self.transport.is_closing():
            self._stop_watching()
        elif self._waiting is None:
            limit = self.config.head_timeout if isinstance(self.config, _Config) else HEAD_TIMEOUT
            self._waiting = self.loop.call_later(limit, self._give_up)

    def _stop_watching(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if not self._in_request():
            self.transport.abort()

    def _in_request(self) -> bool:
        cycle: object = self.cycle  # None before the first request, whatever its annotation says
        return isinstance(cycle, RequestResponseCycle) and not cycle.response_complete


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=MAX_CONNECTIONS)
    except OverflowError as error:  # pragma: no cover - parse_listen has looked at the range
        raise UsageError(say("listen has no such port."), field="listen") from error
    except OSError as error:
        raise _bind_error(error, host, port) from error


def _bind_error(error: OSError, host: str, port: int) -> WizardError:
    if error.errno == errno.EADDRINUSE:
        return UsageError(
            say("Port {port} is used by another program.", port=port),
            say(
                "Stop that program, or choose another port for listen and for the proxy or tunnel in front of it."
            ),
            field="listen",
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return UsageError(
            say("This user may not listen on port {port}.", port=port),
            say("Choose a port above 1023 for listen."),
            field="listen",
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return UsageError(
            say("This computer has no address {host}.", host=host),
            say("Use 127.0.0.1 for listen."),
            field="listen",
        )
    return WizardError(say("Listening on port {port} failed.", port=port), say("Try another port for listen."))
