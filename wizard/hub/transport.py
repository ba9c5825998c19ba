"""The network side under the hub client: adds the token, keeps one connection for each request on its way.

*The token* belongs into the URL, by SocialHub's choice. It is added here, below everything that logs, raises or
prints a request: the `httpx.Request` that callers hold never has it. httpcore, which alone sees the whole
address, does not log it, but it does log answers' headers at DEBUG, and quotes damaged answers in its errors; a
server or proxy may repeat our address in there. So its loggers get a filter that removes tokens.

*Connections*: one pool of 32 connections looks at all of them for each request, which costs more than the
request itself (4 ms against 1 ms). Here each connection is a transport of its own, taken from a stack, so that
light traffic keeps using the same warm one.
"""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import httpx

from wizard.errors import WizardError
from wizard.http import make_transport, proxy_for

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_ANSWER: Final = 4 * 1024 * 1024  # bytes; a Ticket has some 20 kB, a manifest some 100 kB

_JWT = re.compile(r"[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*")
_PARAMETER = re.compile(r"(accesstoken(?:=|%3[dD]))[^&\s\"'<>]*", re.IGNORECASE)
_HTTPCORE: Final = ("connection", "http11", "http2", "proxy", "socks")


def without_tokens(text: str) -> str:
    """`text` without whatever looks like an access token."""
    return _PARAMETER.sub(r"\1[removed]", _JWT.sub("[removed]", text))


class AnswerTooLarge(httpx.TransportError):
    """An answer longer than any that the API gives."""


class HubTransport(httpx.AsyncBaseTransport):
    """Sends requests with the token added, and gives back whole answers.

    `connections`: a hint only; whoever calls sees to it that no more requests than that are on their way. `proxy`:
    through which they go, a secret. Raises what `proxy_for` raises.
    """

    def __init__(self, hub_url: str, token: str) -> None:
        silence_httpcore()
        self._hub_url = hub_url
        self.proxy = proxy_for(hub_url)
        self._token = token
        self._parameter = b"accesstoken=" + quote(token, safe="").encode()
        self._make: Callable[[], httpx.AsyncBaseTransport] = lambda: make_transport(
            connections=1, proxy=self.proxy
        )
        self._idle: list[httpx.AsyncBaseTransport] = []
        self._all: set[httpx.AsyncBaseTransport] = set()
        self._old: list[httpx.AsyncBaseTransport] = []  # to be closed

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await self._close_old()
        lane = self._idle.pop() if self._idle else self._new_lane()
        try:
            answer = await lane.handle_async_request(self._with_token(request))
            try:
                body = await _read(answer)
            finally:
                await answer.aclose()
        finally:
            (self._idle if lane in self._all else self._old).append(lane)
        return httpx.Response(answer.status_code, headers=answer.headers, content=body)

    def hide(self, text: str) -> str:
        """`text` without the token, and without whatever else looks like one."""
        return without_tokens(text.replace(self._token, "[removed]"))

    def renew(self) -> None:
        """No connection from before is used again; one that is in use is closed after that.

        The proxy is looked up anew; where it cannot be used, or its log-in cannot be had, the one before stays.
        """
        self._retire()
        with suppress(WizardError):
            self.proxy = proxy_for(self._hub_url)

    async def aclose(self) -> None:
        lanes = [*self._all, *self._old]
        self._retire()
        self._old = []
        for lane in lanes:
            await lane.aclose()

    def _retire(self) -> None:
        self._old += self._idle
        self._idle, self._all = [], set()

    async def _close_old(self) -> None:
        for lane in tuple(self._old):
            await lane.aclose()
            with suppress(ValueError):  # another request has closed it, too
                self._old.remove(lane)

    def _new_lane(self) -> httpx.AsyncBaseTransport:
        lane = self._make()
        self._all.add(lane)
        return lane

    def _with_token(self, request: httpx.Request) -> httpx.Request:
        target = request.url.raw_path
        whole = target + (b"&" if b"?" in target else b"?") + self._parameter
        if self.proxy is not None:  # httpcore would take the target for the proxy's as well, token and all
            url = request.url.copy_with(raw_path=whole)
            return httpx.Request(
                request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
            )
        # What httpcore puts on the wire in place of the URL's own: parsing a URL that long again costs 0.2 ms.
        extensions = {**request.extensions, "target": whole}
        return httpx.Request(
            request.method, request.url, headers=request.headers, stream=request.stream, extensions=extensions
        )


async def _read(answer: httpx.Response) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in answer.stream:  # type: ignore[union-attr]  # an asynchronous transport's is asynchronous
        size += len(part)
        if size > LARGEST_ANSWER:
            raise AnswerTooLarge("the answer is too large")
        parts.append(part)
    return b"".join(parts)


class _NoTokens(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        cleaned = without_tokens(message)
        if cleaned != message:
            record.msg, record.args = cleaned, None
        return True


_NO_TOKENS: Final = _NoTokens()


def silence_httpcore() -> None:
    """Keeps tokens out of what httpcore logs. Adding the same filter twice changes nothing."""
    for name in _HTTPCORE:
        logging.getLogger(f"httpcore.{name}").addFilter(_NO_TOKENS)
