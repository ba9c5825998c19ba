"""Running a practice server beside other things in one loop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from wizard.practice.serving import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from tests.conftest import ExpectedLogs


async def _hello(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


async def test_serves_on_loopback_and_frees_the_port_at_the_end() -> None:
    app = Starlette(routes=[Route("/", _hello)])
    async with serve(app) as base, httpx.AsyncClient(trust_env=False, timeout=60) as client:
        assert base.startswith("http://127.0.0.1:")
        assert (await client.get(base)).text == "hello"
    port = int(base.rsplit(":", 1)[1])
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)
    async with serve(app, port=port) as again:  # the same port can be used again at once
        assert again == base


@pytest.mark.parametrize("turns", range(6))
async def test_a_connection_in_the_moment_of_the_stop_is_closed(turns: int) -> None:
    async with serve(Starlette()) as base:
        connection = socket.create_connection(("127.0.0.1", int(base.rsplit(":", 1)[1])))
        for _ in range(turns):
            await asyncio.sleep(0)
    with contextlib.closing(connection), contextlib.suppress(ConnectionResetError):
        connection.settimeout(60)
        assert await asyncio.to_thread(connection.recv, 100) == b""


async def test_leaves_the_signals_alone() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    async with serve(Starlette()):
        assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


async def test_a_taken_port_is_an_os_error() -> None:
    async with serve(Starlette()) as base:
        with pytest.raises(OSError, match="in use"):
            async with serve(Starlette(), port=int(base.rsplit(":", 1)[1])):
                pytest.fail("two servers on one port")


async def test_an_app_that_cannot_start_raises_instead_of_ending_the_process(expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("nothing to serve")
    expected_logs.expect("startup failed")

    @asynccontextmanager
    async def failing(app: Starlette) -> AsyncIterator[None]:
        if not app.routes:
            raise ValueError("nothing to serve")
        yield

    with pytest.raises(RuntimeError, match="could not start"):
        async with serve(Starlette(lifespan=failing)):
            pytest.fail("it started")


async def test_the_lifespan_is_run_from_start_to_end() -> None:
    seen: list[str] = []

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        seen.append("start")
        yield
        seen.append("end")

    async with serve(Starlette(lifespan=lifespan)):
        assert seen == ["start"]
    assert seen == ["start", "end"]


async def test_answers_leave_at_once() -> None:
    seen: list[int] = []

    async def look(request: Request) -> PlainTextResponse:
        connection = request.receive.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]  # uvicorn's
        seen.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        return PlainTextResponse("seen")

    app = Starlette(routes=[Route("/", look)])
    async with serve(app) as base, httpx.AsyncClient(trust_env=False, timeout=60) as client:
        await client.get(base)
    assert seen[0] != 0
