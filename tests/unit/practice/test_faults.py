"""Faults on purpose, carried out over real connections."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidMessage, InvalidStatus

from wizard.practice.faults import Fault, FaultMiddleware, Faults, Kind
from wizard.practice.serving import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.websockets import WebSocket


# Plain http needs no certificates, and loading them takes longer than a test.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
PATIENCE = 60.0  # seconds; only a defect takes so long


def client_of(base: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=base, verify=NO_CERTIFICATES, timeout=PATIENCE)


class Counter:
    """A tiny app that counts what it was made to do."""

    def __init__(self) -> None:
        self.done = 0
        self.counted = asyncio.Event()
        self.faults = Faults(seed=1)
        self.app = Starlette(
            routes=[
                Route("/count", self._count, methods=["POST"], name="count"),
                Route("/practice/count", self._count, methods=["POST"], name="practice_count"),
                WebSocketRoute("/stream", self._stream, name="stream"),
            ],
            middleware=[Middleware(FaultMiddleware, faults=self.faults)],
        )

    async def _count(self, request: Request) -> JSONResponse:
        await request.body()
        self.done += 1
        self.counted.set()
        return JSONResponse({"done": self.done})

    async def _stream(self, socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("hello")
        await socket.close()


@asynccontextmanager
async def counting() -> AsyncIterator[tuple[Counter, httpx.AsyncClient]]:
    counter = Counter()
    async with serve(counter.app) as base, client_of(base) as client:
        yield counter, client


@pytest.mark.parametrize(("kind", "done"), [(Kind.RESET_BEFORE, 0), (Kind.RESET_AFTER, 1)], ids=str)
async def test_a_reset_breaks_the_connection_before_or_after_doing(kind: Kind, done: int) -> None:
    async with counting() as (counter, client):
        counter.faults.set("count", [Fault(kind)])
        with pytest.raises(httpx.TransportError):
            await client.post("/count", content=b"x" * 100_000)
        assert counter.done == done
        answer = await client.post("/count")  # the fault is over: it goes well
        assert answer.json() == {"done": done + 1}


@pytest.mark.parametrize(
    ("kind", "done", "status"),
    [(Kind.ERROR_BEFORE, 0, 503), (Kind.ERROR_AFTER, 1, 503), (Kind.LIMITED, 0, 429)],
    ids=str,
)
async def test_errors_before_and_after_doing(kind: Kind, done: int, status: int) -> None:
    async with counting() as (counter, client):
        counter.faults.set("count", [Fault(kind, seconds=7, status=503)])
        answer = await client.post("/count")
        assert answer.status_code == status
        assert answer.headers.get("retry-after") == ("7" if kind is Kind.LIMITED else None)
        assert "error" in answer.json()
        assert counter.done == done


@pytest.mark.parametrize(
    ("kind", "done"),
    [(Kind.HTML_BEFORE, 0), (Kind.HTML_AFTER, 1), (Kind.TRUNCATED, 1)],
    ids=str,
)
async def test_garbage_is_a_200_that_is_no_json(kind: Kind, done: int) -> None:
    async with counting() as (counter, client):
        counter.faults.set("count", [Fault(kind)])
        answer = await client.post("/count")
        assert answer.status_code == 200
        with pytest.raises(ValueError, match=r"Expecting|Unterminated|delimiter"):
            answer.json()
        assert counter.done == done


async def test_a_cut_answer_breaks_in_the_middle() -> None:
    async with counting() as (counter, client):
        counter.faults.set("count", [Fault(Kind.CUT)])
        with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
            await client.post("/count")
        assert counter.done == 1


async def test_a_slow_request_is_carried_out_though_nobody_waits_any_more() -> None:
    async with counting() as (counter, client):
        counter.faults.set("count", [Fault(Kind.SLOW_BEFORE, seconds=1.5), Fault(Kind.SLOW_AFTER, seconds=1.5)])
        impatient = httpx.Timeout(PATIENCE, read=0.1)
        with pytest.raises(httpx.ReadTimeout):
            await client.post("/count", content=b"x" * 100_000, timeout=impatient)
        assert counter.done == 0
        async with asyncio.timeout(PATIENCE):
            await counter.counted.wait()
        counter.counted.clear()
        assert counter.done == 1
        with pytest.raises(httpx.ReadTimeout):
            await client.post("/count", timeout=impatient)
        async with asyncio.timeout(PATIENCE):
            await counter.counted.wait()
        assert counter.done == 2


async def test_slow_goes_well_in_the_end() -> None:
    async with counting() as (counter, client):
        counter.faults.set("count", [Fault(Kind.SLOW_BEFORE, seconds=0.02), Fault(Kind.SLOW_AFTER, seconds=0.02)])
        assert (await client.post("/count")).json() == {"done": 1}
        assert (await client.post("/count")).json() == {"done": 2}


async def test_websockets_are_reset_refused_or_let_through() -> None:
    async with counting() as (counter, client):
        address = str(client.base_url).replace("http", "ws", 1).rstrip("/") + "/stream"
        counter.faults.set("stream", [Fault(Kind.RESET_BEFORE), Fault(Kind.ERROR_BEFORE, status=502), None])
        with pytest.raises(InvalidMessage):
            await connect(address, proxy=None)
        with pytest.raises(InvalidStatus) as refused:
            await connect(address, proxy=None)
        assert refused.value.response.status_code == 502
        async with connect(address, proxy=None) as socket:
            assert await socket.recv() == "hello"


async def test_a_plan_for_every_route_spares_the_routes_that_lift_it() -> None:
    async with counting() as (counter, client):
        counter.faults.set("*", {Fault(Kind.ERROR_BEFORE): 1.0})
        assert (await client.post("/count")).status_code == 500
        assert (await client.post("/practice/count")).status_code == 200
        counter.faults.clear()
        assert (await client.post("/count")).status_code == 200


async def test_many_resets_leave_the_server_whole() -> None:
    async with counting() as (counter, client):
        counter.faults.set("count", {Fault(Kind.RESET_BEFORE): 0.25, Fault(Kind.RESET_AFTER): 0.25})
        answers = await asyncio.gather(*(client.post("/count") for _ in range(200)), return_exceptions=True)
        good = [answer for answer in answers if isinstance(answer, httpx.Response)]
        after = counter.faults.carried_out["count", Kind.RESET_AFTER]
        before = counter.faults.carried_out["count", Kind.RESET_BEFORE]
        assert after > 0
        assert before > 0
        assert counter.done == len(good) + after
        assert len(good) + after + before == 200


def test_chances_are_repeatable_and_about_right() -> None:
    def draws(seed: int) -> list[Fault | None]:
        faults = Faults(seed=seed)
        faults.set("count", {Fault(Kind.ERROR_BEFORE): 0.2, Fault(Kind.RESET_AFTER): 0.1})
        return [faults.draw("count") for _ in range(2000)]

    first = draws(3)
    assert first == draws(3)
    assert first != draws(4)
    assert 300 < first.count(Fault(Kind.ERROR_BEFORE)) < 500
    assert 120 < first.count(Fault(Kind.RESET_AFTER)) < 280


def test_a_plan_of_its_own_goes_before_that_for_every_route() -> None:
    faults = Faults()
    faults.set("*", {Fault(Kind.ERROR_BEFORE): 1.0})
    faults.set("quiet", [])
    assert faults.draw("quiet") is None
    assert faults.draw("loud") == Fault(Kind.ERROR_BEFORE)


def test_plans_travel_as_json() -> None:
    faults = Faults()
    faults.load({
        "a": ["reset_after", None, {"kind": "slow_before", "seconds": 2}],
        "b": {"chances": [["error_after", 0.5], [{"kind": "error_before", "status": 503}, 0.25]]},
    })  # fmt: skip
    copy = Faults()
    copy.load(faults.dump())
    assert copy.dump() == faults.dump()
    assert [copy.draw("a") for _ in range(4)] == [
        Fault(Kind.RESET_AFTER),
        None,
        Fault(Kind.SLOW_BEFORE, seconds=2),
        None,
    ]


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"a": "reset_after"},
        {"a": ["no_such_kind"]},
        {"a": [{"kind": "reset_after", "often": 1}]},
        {"a": [{"kind": "slow_before", "seconds": "long"}]},
        {"a": [{"kind": "slow_before", "seconds": []}]},
        {"a": {"chances": [["reset_after", 1.5]]}},
        {"a": {"chances": [["reset_after", -0.5]]}},
        {"a": {"chances": ["reset_after"]}},
        {"a": 7},
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_changes_nothing(data: object) -> None:
    faults = Faults()
    faults.set("a", [Fault(Kind.LIMITED)])
    with pytest.raises(ValueError, match=r"\w"):
        faults.load(data)
    assert faults.draw("a") == Fault(Kind.LIMITED)
