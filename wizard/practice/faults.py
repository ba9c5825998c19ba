"""Faults on purpose: how a practice server misbehaves, and the one place where that is carried out.

"Nothing lost, nothing twice" is only worth something if it holds while the other side answers 500, dies before
or after having done what was asked, is slow, asks to wait, or answers nonsense. A `Faults` plan says which
route does what and when; `FaultMiddleware` carries it out inside a Starlette app under uvicorn, down to a real
reset of the TCP connection. Both practice servers use it, each with error bodies in its own form.

    faults = Faults(seed=7)
    faults.set("post_status", {Fault(Kind.RESET_AFTER): 0.2, Fault(Kind.ERROR_BEFORE): 0.1})  # by chance
    faults.set("notifications", [Fault(Kind.SLOW_BEFORE, seconds=2), None, Fault(Kind.LIMITED)])  # in this order
    app = Starlette(routes=…, middleware=[Middleware(FaultMiddleware, faults=faults)])

A route is named by its Starlette name; `"*"` is every route without a plan of its own. Routes whose path starts
with `/practice/` are never disturbed, so that a plan can always be changed or lifted.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import socket
import struct
import sys
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from starlette.routing import Match

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

EVERY_ROUTE = "*"
_NEVER_DISTURBED = "/practice/"


class Kind(Enum):
    """What goes wrong. *Before*: nothing was done. *After*: it was done, and the answer is lost."""

    ERROR_BEFORE = "error_before"
    ERROR_AFTER = "error_after"
    RESET_BEFORE = "reset_before"  # the connection is reset, without an answer
    RESET_AFTER = "reset_after"
    LIMITED = "limited"  # 429; nothing was done
    SLOW_BEFORE = "slow_before"  # waits, then does it, even if nobody waits for the answer any more
    SLOW_AFTER = "slow_after"  # does it, then waits, then answers well
    HTML_BEFORE = "html_before"  # 200 with a web page, as a proxy or a hotel's log-in page answers
    HTML_AFTER = "html_after"
    TRUNCATED = "truncated"  # done; 200 with the first half of the answer, as if that were all
    CUT = "cut"  # done; the connection is reset in the middle of the answer


_FIRST = {Kind.ERROR_BEFORE, Kind.RESET_BEFORE, Kind.LIMITED, Kind.SLOW_BEFORE, Kind.HTML_BEFORE}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `seconds`: how long a slow one waits, or how long a limited one asks to wait.

    `status` is the answer's of the two ERROR kinds.
    """

    kind: Kind
    seconds: float = 1.0
    status: int = 500


# A script is carried out once, one entry a request (None: this one goes well), and then is over.
# Chances are drawn anew for each request; their sum is at most 1.
Script: TypeAlias = Sequence[Fault | None]
Chances: TypeAlias = Mapping[Fault, float]

# Headers and body of an error (`status`, the fault behind it), in the words of the server that misbehaves.
ErrorForm: TypeAlias = "Callable[[int, Fault], tuple[Mapping[str, str], bytes]]"


class Faults:
    """Which route fails how. Can be changed at any time, also while requests are under way.

    `seed` makes the chances repeatable. `carried_out` counts the faults that did happen, by route and kind.
    """

    def __init__(self, *, seed: int | None = None) -> None:
        self._random = random.Random(seed)  # noqa: S311  a die for faults, no secret
        self._scripts: dict[str, deque[Fault | None]] = {}
        self._chances: dict[str, dict[Fault, float]] = {}
        self.carried_out: Counter[tuple[str, Kind]] = Counter()

    def set(self, route: str, plan: Script | Chances) -> None:
        """Replaces the route's plan. Raises ValueError for chances outside 0 to 1."""
        self.clear(route)
        if not isinstance(plan, Mapping):
            self._scripts[route] = deque(plan)
            return
        if any(chance < 0 for chance in plan.values()) or sum(plan.values()) > 1 + 1e-9:
            raise ValueError(f"The chances of {route} have to lie between 0 and 1, and so does their sum.")
        self._chances[route] = dict(plan)

    def clear(self, route: str | None = None) -> None:
        """Lifts the route's plan; without a route, every plan."""
        for plans in (self._scripts, self._chances):
            if route is None:
                plans.clear()
            else:
                plans.pop(route, None)

    def draw(self, route: str) -> Fault | None:
        """What happens to the request that just came for `route`; uses up one entry of a script."""
        name = route if route in self._scripts or route in self._chances else EVERY_ROUTE
        script = self._scripts.get(name)
        fault = self._draw_chance(name) if script is None else (script.popleft() if script else None)
        if fault is not None:
            self.carried_out[route, fault.kind] += 1
        return fault

    def _draw_chance(self, name: str) -> Fault | None:
        roll = self._random.random()
        for fault, chance in self._chances.get(name, {}).items():
            if roll < chance:
                return fault
            roll -= chance
        return None

    # --- As JSON, for the `/practice/faults` routes ---------------------------------------------------------

    def load(self, data: object) -> None:
        """Replaces every plan by `data`: `{route: [fault or null, …], other: {"chances": [[fault, 0.1], …]}}`.

        A fault is its kind (`"reset_after"`) or `{"kind", "seconds"?, "status"?}`. Raises ValueError, and then
        leaves everything as it was.
        """
        if not isinstance(data, Mapping):
            raise ValueError("A plan is an object with the names of routes as keys.")  # noqa: TRY004  data, no type
        plans = {str(route): _read_plan(plan) for route, plan in data.items()}
        checked = Faults()
        for route, plan in plans.items():
            checked.set(route, plan)
        self._scripts, self._chances = checked._scripts, checked._chances

    def dump(self) -> dict[str, object]:
        """The plans as `load` takes them; of a script what is left of it."""
        scripts: dict[str, object] = {
            route: [None if fault is None else _write_fault(fault) for fault in script]
            for route, script in self._scripts.items()
        }
        chances: dict[str, object] = {
            route: {"chances": [[_write_fault(fault), chance] for fault, chance in plan.items()]}
            for route, plan in self._chances.items()
        }
        return scripts | chances


def _read_plan(data: object) -> Script | Chances:
    if isinstance(data, list):
        return [None if entry is None else _read_fault(entry) for entry in data]
    if isinstance(data, Mapping) and isinstance(data.get("chances"), list):
        try:
            return {_read_fault(fault): float(chance) for fault, chance in data["chances"]}
        except (TypeError, ValueError) as error:
            raise ValueError(f"Chances are pairs of a fault and a number: {error}") from error
    raise ValueError('The plan of a route is a list of faults, or {"chances": [[fault, number], …]}.')


def _read_fault(data: object) -> Fault:
    fields = {"kind": data} if isinstance(data, str) else data
    if not isinstance(fields, Mapping) or not set(fields) <= {"kind", "seconds", "status"}:
        raise ValueError('A fault is its kind, or {"kind", "seconds", "status"}.')
    try:
        return Fault(
            kind=Kind(fields.get("kind")),
            seconds=float(fields.get("seconds", 1.0)),
            status=int(fields.get("status", 500)),
        )
    except TypeError as error:
        raise ValueError(f"A fault's seconds and status are numbers: {error}") from error


def _write_fault(fault: Fault) -> dict[str, object]:
    return {"kind": fault.kind.value, "seconds": fault.seconds, "status": fault.status}


# --- Carrying them out -------------------------------------------------------------------------------------


def json_error(status: int, fault: Fault) -> tuple[Mapping[str, str], bytes]:
    """The plainest error form: `{"error": "…"}`, with `Retry-After` in whole seconds beside a 429."""
    headers = {"content-type": "application/json"}
    if fault.kind is Kind.LIMITED:
        headers["retry-after"] = str(max(1, round(fault.seconds)))
    return headers, json.dumps({"error": f"A practice fault: {status}"}).encode()


class FaultMiddleware:
    """Carries out a plan in a Starlette app under uvicorn. `form` writes the bodies of errors and of 429.

    WebSockets know only the kinds before doing; the others count as their like. An answer that never ends
    (a stream) has no "after": give such routes no plan with those kinds.
    """

    def __init__(self, app: ASGIApp, *, faults: Faults, form: ErrorForm = json_error) -> None:
        self._app = app
        self._faults = faults
        self._form = form

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = self._fault_for(scope)
        if fault is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._disturb_websocket(fault, scope, receive, send)
        elif fault.kind in _FIRST:
            await self._disturb_before(fault, scope, receive, send)
        else:
            await self._disturb_after(fault, scope, receive, send)

    def _fault_for(self, scope: Scope) -> Fault | None:
        if scope["type"] not in {"http", "websocket"} or scope["path"].startswith(_NEVER_DISTURBED):
            return None
        route = route_name(scope)
        return None if route is None else self._faults.draw(route)

    async def _disturb_before(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        if fault.kind is Kind.SLOW_BEFORE:
            request = await _Request.taken(receive)
            await asyncio.sleep(fault.seconds)
            await self._app(scope, request.receive, send)
        elif fault.kind is Kind.RESET_BEFORE:
            await reset_connection(receive)
        else:
            await _send(send, *self._instead(fault))

    async def _disturb_after(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _Answer()
        await self._app(scope, receive, answer.take)
        if fault.kind is Kind.SLOW_AFTER:
            await asyncio.sleep(fault.seconds)
            await answer.pass_on(send)
        elif fault.kind is Kind.RESET_AFTER:
            await reset_connection(receive)
        elif fault.kind is Kind.TRUNCATED:
            await answer.pass_on_half(send)
        elif fault.kind is Kind.CUT:
            await answer.begin(send)
            await reset_connection(receive, after_sending=True)
        else:
            await _send(send, *self._instead(fault))

    async def _disturb_websocket(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        if fault.kind in {Kind.SLOW_BEFORE, Kind.SLOW_AFTER}:
            await asyncio.sleep(fault.seconds)
            await self._app(scope, receive, send)
        elif fault.kind in {Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.CUT}:
            await reset_connection(receive)
        else:
            await deny_websocket(receive, send, *self._instead(fault))

    def _instead(self, fault: Fault) -> tuple[int, Mapping[str, str], bytes]:
        """The wrong answer: status, headers, body."""
        if fault.kind in {Kind.HTML_BEFORE, Kind.HTML_AFTER, Kind.TRUNCATED}:
            return 200, {"content-type": "text/html"}, b"<html><body>Welcome</body></html>"
        status = 429 if fault.kind is Kind.LIMITED else fault.status
        return status, *self._form(status, fault)


def route_name(scope: Scope) -> str | None:
    """The name of the route that will take this request; None if none will."""
    for route in scope["app"].routes:
        match, _ = route.matches(scope)
        if match is Match.FULL:
            name: str | None = getattr(route, "name", None)
            return name
    return None


async def _send(send: Send, status: int, headers: Mapping[str, str], body: bytes, kind: str = "http") -> None:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    raw.append((b"content-length", str(len(body)).encode()))
    await send({"type": f"{kind}.response.start", "status": status, "headers": raw})
    await send({"type": f"{kind}.response.body", "body": body})


async def deny_websocket(
    receive: Receive, send: Send, status: int, headers: Mapping[str, str], body: bytes
) -> None:
    """Answers a WebSocket's opening request with an ordinary answer. Nothing may have been received before."""
    await receive()  # the opening request
    await _send(send, status, headers, body, "websocket.http")
    # uvicorn takes the app for broken if it returns before the connection is gone, and says so twice that it
    # is: once as the answer is sent, once as it is true.
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(1):
            await receive()
            await receive()


async def reset_connection(receive: Receive, *, after_sending: bool = False) -> None:
    """Resets the TCP connection under a request, so that the client sees it break without an answer.

    `after_sending`: what was sent so far still goes out; the connection then ends rather than being reset,
    because a reset may overtake bytes that lie in the client's buffer.

    Returns when the connection is gone. Raises RuntimeError under a server other than uvicorn.
    """
    transport = transport_of(receive)
    if after_sending:
        transport.close()
    else:
        abort(transport)
    while (await receive())["type"] not in {"http.disconnect", "websocket.disconnect"}:
        pass


def transport_of(receive: Receive) -> asyncio.Transport:
    """The connection under a request. ASGI has no word for it, so it is taken from uvicorn's own object behind
    `receive`. Raises RuntimeError under any other server."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if not isinstance(transport, asyncio.Transport):
        raise RuntimeError("Only uvicorn's connections can be reset on purpose.")  # noqa: TRY004  not a wrong type
    return transport


def abort(transport: asyncio.Transport) -> None:
    """Resets the connection: whatever was not sent yet never is."""
    connection = transport.get_extra_info("socket")
    if connection is not None:
        # Lingering for no time at all makes the end a reset instead of a tidy one.
        numbers = "hh" if sys.platform == "win32" else "ii"
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(numbers, 1, 0))
    transport.abort()


class _Request:
    """A request that has been taken in whole, so that it is carried out even if its sender does not wait."""

    def __init__(self, receive: Receive, messages: list[Message]) -> None:
        self._receive = receive
        self._messages = messages

    @classmethod
    async def taken(cls, receive: Receive) -> _Request:
        messages = [await receive()]
        while messages[-1].get("more_body", False):
            messages.append(await receive())
        return cls(receive, messages)

    @property
    def transport(self) -> asyncio.Transport:
        """For `transport_of`, which finds it here as it would behind the server's own `receive`."""
        return transport_of(self._receive)

    async def receive(self) -> Message:
        return self._messages.pop(0) if self._messages else await self._receive()


class _Answer:
    """An answer held back, to be passed on whole, by half, or not at all."""

    def __init__(self) -> None:
        self._start: Message = {}
        self._body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")

    async def pass_on(self, send: Send) -> None:
        await send(self._start)
        await send({"type": "http.response.body", "body": bytes(self._body)})

    async def pass_on_half(self, send: Send) -> None:
        """The first half, with headers that say it is the whole."""
        half = bytes(self._body[: len(self._body) // 2])
        headers = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
        headers.append((b"content-length", str(len(half)).encode()))
        await send({**self._start, "headers": headers})
        await send({"type": "http.response.body", "body": half})

    async def begin(self, send: Send) -> None:
        """The headers, which promise the whole, and the first half."""
        await send(self._start)
        half = bytes(self._body[: len(self._body) // 2])
        await send({"type": "http.response.body", "body": half, "more_body": True})
