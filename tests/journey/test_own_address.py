"""Whether an address of one's own leads here: every way in which it does not has a sentence of its own."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.responses import PlainTextResponse

from tests.engine import QUICK, free_port
from tests.journey.stage import self_signed, stage
from wizard.app import Engine, EngineOptions
from wizard.errors import UsageError
from wizard.journey.own_address import check_address
from wizard.journey.state import RepliesChoice, Step
from wizard.replies.serving import LocalServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send


class Proxy:
    """A reverse proxy in front of `port`; 502 where nobody answers there."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = (await receive()).get("body", b"")
        async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
            try:
                there = await client.post(
                    f"http://127.0.0.1:{self._port}/", content=body, headers=scope["headers"]
                )
            except httpx.ConnectError:
                await PlainTextResponse("Bad gateway", 502)(scope, receive, send)
                return
        answer = PlainTextResponse(there.text, there.status_code)
        challenge = there.headers.get("x-socialhub-challenge")
        if challenge:
            answer.headers["x-socialhub-challenge"] = challenge
        await answer(scope, receive, send)


@contextlib.asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    server = LocalServer(app, "127.0.0.1:0")
    await server.start()
    try:
        yield f"http://127.0.0.1:{server.address[1]}/hook"
    finally:
        await server.stop()


async def refusal(url: str, port: int | None = None) -> UsageError:
    with pytest.raises(UsageError) as error:
        await check_address(url, f"127.0.0.1:{port or free_port()}")
    assert error.value.advice
    return error.value


async def test_the_right_address() -> None:
    port = free_port()
    async with served(Proxy(port)) as url:
        await check_address(f" {url} ".strip(), f"127.0.0.1:{port}")
        await check_address(f"http://127.0.0.1:{port}", f"127.0.0.1:{port}")  # and the port is free again


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (200, "Something else answers"),
        (404, "Something else answers at 127.0.0.1 (status 404)"),
        (301, "sends requests on"),
        (502, "does not reach this computer"),
        (504, "does not reach this computer"),
    ],
)
async def test_somebody_else(status: int, says: str) -> None:
    async with served(PlainTextResponse("Welcome", status)) as url:
        error = await refusal(url)
    assert says in error.what
    assert error.field == "public_url"


async def test_a_proxy_that_leads_to_another_port() -> None:
    async with served(Proxy(free_port())) as url:
        assert "does not reach this computer" in (await refusal(url)).what


async def test_nobody() -> None:
    assert "refuses the connection" in (await refusal(f"http://127.0.0.1:{free_port()}/")).what
    assert "not known on the internet" in (await refusal("https://there-is-none.invalid/hook")).what


async def test_a_certificate_that_nobody_trusts(tmp_path: Path) -> None:
    async with self_signed(tmp_path) as url:
        assert "certificate of localhost is not valid" in (await refusal(url)).what


async def test_no_encryption_where_it_is_promised() -> None:
    async with served(PlainTextResponse("Welcome")) as url:
        error = await refusal(url.replace("http://", "https://"))
    assert "127.0.0.1" in error.what


@pytest.mark.parametrize(
    "url", ["", "brand.example", "http://brand.example/hook", "ftp://brand.example", "https://"]
)
async def test_what_is_no_address_for_socialhub(url: str) -> None:
    error = await refusal(url)
    assert error.what.startswith("The address ")  # and not the name that programs have for the field
    assert error.field == "public_url"


async def test_a_port_that_another_program_has() -> None:
    async with served(PlainTextResponse("Welcome")) as url:
        port = httpx.URL(url).port
        error = await refusal(url, port)
        assert error.field == "listen"
        with pytest.raises(UsageError, match="used by another program"):  # nor is it ours because an engine runs
            await check_address(url, f"127.0.0.1:{port}", running=True)


async def test_cancelled_it_gives_the_port_back() -> None:
    port = free_port()

    async def never(scope: Scope, receive: Receive, send: Send) -> None:
        waiting.set()
        await over.wait()

    for moment in range(4):  # also while the port is only just being opened
        waiting, over = asyncio.Event(), asyncio.Event()
        server = LocalServer(never, "127.0.0.1:0")
        await server.start()
        checking = asyncio.create_task(
            check_address(f"http://127.0.0.1:{server.address[1]}/", f"127.0.0.1:{port}")
        )
        if moment == 0:
            await waiting.wait()
        for _ in range(moment):
            await asyncio.sleep(0)
        checking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await checking
        over.set()
        await server.stop()
        await check_address(f"http://127.0.0.1:{port}/", f"127.0.0.1:{port}")


async def test_while_an_engine_has_the_port(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        choice = here.direct()
        await (await here.installed(choice)).leave()
        here.channel = here.hub.add_channel("Second")
        journey = here.journey()
        await here.to_ready(journey)
        async with Engine(here.app, EngineOptions(tempo=QUICK)), served(PlainTextResponse("Welcome")) as elsewhere:
            with pytest.raises(UsageError, match="Something else answers"):
                await journey.finish_replies(RepliesChoice("direct", elsewhere, choice.listen))
            assert journey.state.replies == RepliesChoice()
            await journey.show(Step.REPLIES)
            await journey.finish_replies(choice)
            other = here.direct()  # a port that the engine does not have
            await journey.finish_replies(other)
            assert journey.state.replies == other
