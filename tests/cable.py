"""The line between this computer and a server, which can be cut as sleep and a change of network cut it.

Whoever sent something over a connection from before hears nothing: no answer, no end. Connections made after it is
mended work.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wizard.closing import close_listeners

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

_DATE = re.compile(rb"(?im)^(date: )([^\r\n]+)")


@dataclass
class Cable:
    """`url` leads to the server through it. `ahead`: how far the server's clock is ahead of what it is. All of it
    in one loop."""

    host: str
    port: int
    url: str = ""
    swallows: bool = False
    ahead: timedelta = timedelta()
    made: int = 0  # how many connections were made through it
    _live: set[asyncio.StreamWriter] = field(default_factory=set)
    _dead: list[asyncio.StreamWriter] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _server: asyncio.Server | None = None
    _own_port: int = 0

    def silence(self) -> None:
        """Every connection there is says nothing any more; new ones work."""
        for task in self._tasks:
            task.cancel()
        self._dead += self._live
        self._live.clear()

    def reset(self) -> None:
        """Whoever still waits on a silent connection is told that it is gone."""
        for writer in self._dead:
            writer.transport.abort()

    async def cut(self) -> None:
        """The same, and new ones are refused."""
        if self._server is not None:
            await close_listeners([self._server])
            self._server = None
        self.silence()

    def swallow(self) -> None:
        """The same as `silence`, and new ones are made and swallow all that is said."""
        self.silence()
        self.swallows = True

    async def mend(self) -> None:
        """New connections work from now on."""
        self.swallows = False
        if self._server is None:
            self._server = await asyncio.start_server(self._connected, "127.0.0.1", self._own_port)
            self._own_port = self._server.sockets[0].getsockname()[1]
            self.url = f"http://127.0.0.1:{self._own_port}"

    async def remove(self) -> None:
        await self.cut()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in self._dead:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    def _connected(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        self.made += 1
        if self.swallows:
            self._dead.append(back)
            return
        self._live.add(back)
        task = asyncio.create_task(self._join(near, back))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _dated(self, answer: bytes) -> bytes:
        """With the server's clock in it; its length stays."""
        if not self.ahead:
            return answer

        def moved(found: re.Match[bytes]) -> bytes:
            moment = parsedate_to_datetime(found[2].decode()) + self.ahead
            return found[1] + format_datetime(moment, usegmt=True).encode()

        return _DATE.sub(moved, answer)

    async def _join(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        try:
            far, forth = await asyncio.open_connection(self.host, self.port)
        except OSError:
            back.transport.abort()
            self._live.discard(back)
            return
        self._live.add(forth)
        await asyncio.gather(_pass_on(near, forth, bytes), _pass_on(far, back, self._dated))
        for writer in (forth, back):
            self._live.discard(writer)
            writer.close()


async def _pass_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, changed: Callable[[bytes], bytes]
) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(changed(data))
            await writer.drain()
    with contextlib.suppress(OSError):
        writer.write_eof()


@contextlib.asynccontextmanager
async def cable(to: str) -> AsyncIterator[Cable]:
    """A cable to the server at the URL `to`."""
    parts = urlsplit(to)
    assert parts.hostname
    assert parts.port
    made = Cable(parts.hostname, parts.port)
    await made.mend()
    try:
        yield made
    finally:
        await made.remove()
