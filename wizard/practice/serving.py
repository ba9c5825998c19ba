"""Runs a practice server inside the asyncio loop that is already running, on 127.0.0.1 only.

uvicorn wants to be a process of its own: it takes over the signals, ends the process when it cannot start, and
looks every 100 ms whether it should stop. Beside an engine, a second server and a test, it may do none of that.

    async with serve(app) as base:      # "http://127.0.0.1:49152"
        ...
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import uvicorn
from starlette.requests import ClientDisconnect

from wizard.closing import close_listeners

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator

    from starlette.types import ASGIApp, Receive, Scope, Send

HOST = "127.0.0.1"
GRACE = 2  # seconds that requests under way have to finish when the server stops


@asynccontextmanager
async def serve(app: ASGIApp, *, port: int = 0) -> AsyncIterator[str]:
    """Serves `app` while the context lasts and gives the base URL, without a slash at its end.

    `port` 0 lets the system choose one. The app's lifespan is run. Raises OSError if the port is taken, and
    RuntimeError if the app cannot start.
    """
    listener = _listen(port)
    server = _Server(_config(_Calm(app)))
    task = asyncio.create_task(server.serve(sockets=[listener]), name=f"practice server on {port}")
    try:
        await _started(server, task)
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        server.stop()
        try:
            await task
        finally:
            listener.close()


async def _started(server: _Server, task: asyncio.Task[None]) -> None:
    starting = asyncio.create_task(server.ready.wait())
    await asyncio.wait({starting, task}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        starting.cancel()
        task.result()  # raises what kept it from starting


def _listen(port: int) -> socket.socket:
    # Named as TCP, or asyncio does not switch Nagle's algorithm off and each answer takes 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    return listener


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",  # the same everywhere, whatever else is installed
        ws="websockets-sansio",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,  # it would print query strings, and with them tokens
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE,
    )


class _Calm:
    """The app, for which a client that is gone before it has said everything is no error worth a traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with contextlib.suppress(ClientDisconnect):
            await self._app(scope, receive, send)


class _Server(uvicorn.Server):
    """A uvicorn server that leaves signals and process alone, and stops at once when told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        self.should_exit = True
        self._stopping.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets=sockets)
        except SystemExit as error:
            raise RuntimeError("The practice server could not start.") from error
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await close_listeners(self.servers)
        await super().shutdown(sockets=sockets)

    async def main_loop(self) -> None:
        while not await self.on_tick(0):  # keeps the Date header right
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._stopping.wait()
