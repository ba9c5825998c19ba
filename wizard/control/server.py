"""Answers other processes of this user, inside the engine's process and loop.

Whoever calls is trusted no further than its user: it may send garbage, too much, nothing, or stop reading in the
middle; each of these costs its own connection and nothing else. Requests of a connection are answered one after
another; a connection that subscribed gets news until one side ends. News that a slow reader has not taken is not
queued: it is put together anew from the journal when there is room.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
import os
import secrets
import socket
import struct
import sys
from typing import TYPE_CHECKING, Any

from wizard.closing import close_listeners
from wizard.control.handle import PROTOCOL, ControlRefused, Handle
from wizard.control.place import Place, remove_place, socket_path, write_place
from wizard.control.wire import LONGEST_REQUEST, Malformed, encode, encode_error, line, read
from wizard.errors import WizardError
from wizard.words import say

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

_log = logging.getLogger(__name__)

MOST_CONNECTIONS = 200  # each costs some 100 kB at most
HELLO_SECONDS = 10.0
STALL_SECONDS = 10.0  # of not reading, after which a client is let go


class ControlServer:
    """`async with ControlServer(folder, handle)`, inside the engine's. `folder`: the home's data folder.

    Where nothing can be listened on, that is logged, and the engine works all the same.
    """

    def __init__(self, folder: Path, handle: Handle, *, stall_seconds: float = STALL_SECONDS) -> None:
        self._folder = folder
        self._handle = handle
        self._stall = stall_seconds
        self._server: asyncio.Server | None = None
        self._token = ""
        self._connections: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        remove_place(self._folder)  # we hold the engine's lock: whatever lies there is nobody's
        try:
            place = await self._listen()
            await asyncio.to_thread(write_place, self._folder, place)
        except (OSError, WizardError) as error:
            reason = error.what if isinstance(error, WizardError) else error.strerror
            _log.warning("Other processes cannot reach this engine (%s); it works all the same.", reason)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            await close_listeners([self._server])
        for task in tuple(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        remove_place(self._folder)

    @property
    def connections(self) -> int:
        return len(self._connections)

    async def _listen(self) -> Place:
        path = socket_path(self._folder)
        if path is not None:
            self._server = await asyncio.start_unix_server(self._accept, path, limit=LONGEST_REQUEST)
            path.chmod(0o600)  # the folder is its owner's alone as well
            return Place(path)
        self._token = secrets.token_hex(32)
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=LONGEST_REQUEST)
        return Place(port=self._server.sockets[0].getsockname()[1], token=self._token)

    def _accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.create_task(self._serve(_Connection(reader, writer, self._stall)), name="control")
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _serve(self, connection: _Connection) -> None:
        try:
            if not await self._let_in(connection):
                return
            while (request := await connection.read()) is not None:
                await self._answer(connection, request)
        except Malformed as error:
            with contextlib.suppress(_Gone):
                await connection.send({"id": None, "error": encode_error(error)})
        except _Gone:
            return
        except Exception as error:  # noqa: BLE001 - a bug of ours here must not end the relay
            _log.error("Unexpected %s in the control socket", type(error).__name__, exc_info=error)
        finally:
            connection.close()

    async def _let_in(self, connection: _Connection) -> bool:
        """The hello of both sides. False: not this one."""
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                hello = await connection.read()
        except TimeoutError:
            return False
        if hello is None:
            return False
        refusal = self._refusal(connection, hello)
        await connection.send(
            {"error": encode_error(refusal)} if refusal else {"hello": PROTOCOL, **encode(self._handle.hello)}
        )
        return refusal is None

    def _refusal(self, connection: _Connection, hello: Mapping[str, Any]) -> ControlRefused | None:
        """Why this one is not let in."""
        knows_token = hmac.compare_digest(
            str(hello.get("token", "")).encode("utf-8", "replace"), self._token.encode()
        )
        if not (connection.is_ours() and knows_token):
            return ControlRefused(say("This Channel Wizard belongs to another user."))
        if len(self._connections) > MOST_CONNECTIONS:
            return ControlRefused(say("Too many processes ask at once."), say("Try again in a moment."))
        if hello.get("hello") != PROTOCOL:
            return ControlRefused(
                say("The running Channel Wizard is of another version."), say("Stop it, then start it again.")
            )
        return None

    async def _answer(self, connection: _Connection, request: Mapping[str, Any]) -> None:
        ident, asked = request.get("id"), request.get("ask")
        try:
            if asked == "subscribe":
                await self._subscribe(connection, _number(request, "after"))
                return
            answer = await self._do(str(asked), request)
        except WizardError as error:
            if isinstance(error, _Gone):
                raise
            await connection.send({"id": ident, "error": encode_error(error)})
            return
        await connection.send({"id": ident, "answer": encode(answer)})

    async def _do(self, asked: str, request: Mapping[str, Any]) -> object:
        handle, channel = self._handle, _name(request)
        if asked == "status":
            return await handle.status()
        doing: Mapping[str, Callable[[], Awaitable[None]]] = {
            "sync-now": lambda: handle.sync_now(channel),
            "pause": lambda: handle.pause(channel, _number(request, "until")),
            "resume": lambda: handle.resume(channel),
            "look": lambda: handle.look(channel),
            "show": lambda: handle.show(str(request.get("page", ""))),
            "quit": handle.quit,
        }
        if asked not in doing:
            raise ControlRefused(
                say("The running Channel Wizard does not know the request “{name}”.", name=asked[:40]),
                say("It may be of another version: stop it, then start it again."),
            )
        await doing[asked]()
        return None

    async def _subscribe(self, connection: _Connection, after: int | None) -> None:
        """News, until whoever subscribed hangs up."""
        telling = asyncio.create_task(self._tell(connection, after), name="control news")
        hanging_up = asyncio.create_task(connection.read(), name="control end")
        try:
            await asyncio.wait((telling, hanging_up), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (telling, hanging_up):
                task.cancel()
            results = await asyncio.gather(telling, hanging_up, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                raise result
        raise _Gone("It hung up.")

    async def _tell(self, connection: _Connection, after: int | None) -> None:
        async with contextlib.aclosing(self._handle.news(after)) as news:  # type: ignore[type-var]
            async for each in news:
                await connection.send({"news": encode(each)})


class _Gone(WizardError):
    """The other side has gone, or does not read."""


class _Connection:
    """One caller. Lines go out one at a time, and only as fast as they are read over there."""

    def __init__(self, reader: StreamReader, writer: StreamWriter, stall: float) -> None:
        self._reader = reader
        self._writer = writer
        self._stall = stall
        self._sending = asyncio.Lock()

    async def read(self) -> dict[str, Any] | None:
        return await read(self._reader)

    async def send(self, document: Mapping[str, object]) -> None:
        """Raises _Gone."""
        async with self._sending:
            if self._writer.is_closing():
                raise _Gone("It has gone.")
            self._writer.write(line(document))
            try:
                async with asyncio.timeout(self._stall):
                    await self._writer.drain()
            except (TimeoutError, OSError):
                self._writer.transport.abort()
                raise _Gone("It does not read.") from None

    def close(self) -> None:
        self._writer.close()

    def is_ours(self) -> bool:
        """Whether the caller is of our user, or root. Where the system does not say, the socket's mode decides."""
        found = self._writer.get_extra_info("socket")
        if sys.platform != "linux" or found is None or found.family != socket.AF_UNIX:
            return True
        raw = found.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        _pid, uid, _gid = struct.unpack("3i", raw)
        return uid in (0, os.getuid())


def _name(request: Mapping[str, Any]) -> str | None:
    name = request.get("channel")
    if name is not None and not isinstance(name, str):
        raise ControlRefused(say("A request names a channel that is no name."))
    return name


def _number(request: Mapping[str, Any], key: str) -> int | None:
    value = request.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise ControlRefused(say("A request has no number where one belongs: {key}.", key=key))
    return value
