"""Logging in with one's own browser: a loopback address that the Network's page redirects to (RFC 8252).

The listener lives for one log-in, on a random port of 127.0.0.1, and takes nothing but the one redirect. What
arrives there is handed on as it is; the Network's own code checks `state` and the rest.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wizard.errors import NetworkRefused
from wizard.words import say

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

TIMEOUT = 600.0  # seconds until an abandoned log-in ends
_PATH = "/log-in"
_MAX_REQUEST = 16 * 1024

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Channel Wizard</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem;text-align:center}
p{opacity:.8}</style><h1>✓ Channel Wizard</h1>
<p lang="en">That is all here. Close this page and go back to Channel Wizard.</p>
<p lang="de">Das war alles. Schließen Sie diese Seite und kehren Sie zu Channel Wizard zurück.</p>
<p lang="fr">C’est tout ici. Fermez cette page et revenez à Channel Wizard.</p></html>
"""


class RedirectCatcher:
    """`async with RedirectCatcher() as catcher`: `redirect_uri` to give, `wait()` for the whole answer URL."""

    def __init__(self) -> None:
        self._caught: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._server: asyncio.Server | None = None
        self._port = 0
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def redirect_uri(self) -> str:
        return f"http://127.0.0.1:{self._port}{_PATH}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=_MAX_REQUEST)
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
            # Browsers keep connections at hand that never say a word: nobody waits for those.
            for each in self._connections:
                each.cancel()
            await asyncio.gather(*self._connections, return_exceptions=True)
            await self._server.wait_closed()
        self._caught.cancel()

    async def wait(self, seconds: float = TIMEOUT) -> str:
        """The address the browser was sent to. Raises NetworkRefused when nobody came in time."""
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.shield(self._caught)
        except TimeoutError:
            raise NetworkRefused(
                say("Nobody finished the log-in page in time."), say("Start again when you are ready.")
            ) from None

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer), name="log-in redirect")
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(10):
                head = await reader.readuntil(b"\r\n\r\n")
                await self._answer(head, writer)
                writer.close()
                await writer.wait_closed()
        except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass  # not the redirect; a browser asks again if it was
        finally:
            writer.transport.abort()  # nothing to do for one that is closed

    async def _answer(self, head: bytes, writer: asyncio.StreamWriter) -> None:
        words = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
        found = len(words) == 3 and words[0] == "GET" and urlsplit(words[1]).path == _PATH
        body = _PAGE.encode() if found else b""
        status = "200 OK" if found else "404 Not Found"
        writer.write(
            f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
            "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n".encode()
            + body
        )
        await writer.drain()
        # A page of that address that was opened by hand brings no answer.
        if found and urlsplit(words[1]).query and not self._caught.done():
            self._caught.set_result(f"http://127.0.0.1:{self._port}{words[1]}")
