"""What every request passes before a route sees it: limits, the log, and a guard against other web pages.

The limit is counted for a Channel, over a window that begins with its first request; the answer of every API
route shows it. Requests to `/practice/` are neither counted nor logged.
"""

from __future__ import annotations

import json
import math
import time
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse

from wizard.practice.faults import Fault, Kind
from wizard.practice.hub.checks import is_loopback
from wizard.practice.hub.errors import ApiError, internal, too_many_requests
from wizard.practice.hub.records import PracticeRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from wizard.practice.hub.store import Store

PRACTICE = "/practice/"
WaitUnit = Literal["milliseconds", "seconds"]


class Limits:
    """How many requests a Channel may make in a window of `window` seconds. Both may change at any time.

    `unit`: SocialHub writes `Retry-After` in milliseconds; the standard says seconds. A reader that takes small
    numbers for seconds waits too long for a short window in milliseconds, so a test may choose.
    """

    def __init__(self, limit: int, window: float, unit: WaitUnit = "milliseconds") -> None:
        self.limit = limit
        self.window = window
        self.unit: WaitUnit = unit
        self._used: dict[str, tuple[float, int]] = {}  # key: when its window began, requests in it

    def take(self, key: str) -> bool:
        """Counts a request. False: it is one too many."""
        began, used = self._current(key)
        if used >= self.limit:
            return False
        self._used[key] = (began, used + 1)
        return True

    def remaining(self, key: str) -> int:
        return max(0, self.limit - self._current(key)[1])

    def wait(self, key: str) -> float:
        """Seconds until the window of `key` ends."""
        return max(0.0, self._current(key)[0] + self.window - time.monotonic())

    def retry_after(self, seconds: float) -> str:
        if self.unit == "seconds":
            return str(max(1, math.ceil(seconds)))
        return str(max(1, math.ceil(seconds * 1000)))

    def reset(self) -> None:
        """Begins a new window for everybody."""
        self._used.clear()

    def _current(self, key: str) -> tuple[float, int]:
        time_ = time.monotonic()
        began, used = self._used.get(key, (time_, 0))
        return (began, used) if time_ < began + self.window else (time_, 0)


def fault_form(limits: Limits) -> Callable[[int, Fault], tuple[dict[str, str], bytes]]:
    """Errors on purpose, in SocialHub's words."""

    def form(status: int, fault: Fault) -> tuple[dict[str, str], bytes]:
        headers = {"content-type": "application/json"}
        if fault.kind is Kind.LIMITED:
            headers |= {"retry-after": limits.retry_after(fault.seconds), "x-ratelimit-remaining": "0"}
            return headers, json.dumps(too_many_requests().body()).encode()
        error = internal()
        return headers, json.dumps(ApiError(status, error.code, str(error)).body()).encode()

    return form


class Gate:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, *, store: Store, limits: Limits) -> None:
        self._app = app
        self._store = store
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif not _is_for_this_computer(scope):
            answer = PlainTextResponse("This page may only be used from this computer.", status_code=403)
            await answer(scope, receive, send)
        elif scope["path"].startswith(PRACTICE):
            await self._app(scope, receive, send)
        else:
            await self._pass(scope, receive, send)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        key, status = self._key(scope), 0

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers.setdefault("x-ratelimit-limit", str(self._limits.limit))
                headers.setdefault("x-ratelimit-remaining", str(self._limits.remaining(key)))
            await send(message)

        try:
            if key and not self._limits.take(key):
                await self._refuse(key)(scope, receive, counted)
            else:
                await self._app(scope, receive, counted)
        finally:
            self._store.requests.append(PracticeRequest(scope["method"], scope["path"], status))
            self._store.changed()

    def _key(self, scope: Scope) -> str:
        """Whose limit it is: the Channel's, or the Manifest's for a temporary token. Empty: nobody's."""
        claims = self._store.mint.read(access_token(scope))
        return "" if claims is None else claims.manifest_id or claims.channel_id or ""

    def _refuse(self, key: str) -> JSONResponse:
        error = too_many_requests()
        headers = {"Retry-After": self._limits.retry_after(self._limits.wait(key))}
        return JSONResponse(error.body(), status_code=error.status, headers=headers)


def access_token(scope: Scope) -> str:
    """The one token of the query; empty if there is none, or more than one."""
    tokens = parse_qs(scope["query_string"].decode("ascii", "replace")).get("accesstoken", [])
    return tokens[0] if len(tokens) == 1 else ""


def _is_for_this_computer(scope: Scope) -> bool:
    """False for a name that somebody else pointed here, and for changes asked for by another web page."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not is_loopback(urlsplit(f"//{host}").hostname or ""):
        return False
    origin = headers.get("origin")
    if scope["method"] in {"GET", "HEAD"} or origin is None:
        return True
    return origin == f"http://{host}"
