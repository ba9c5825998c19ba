"""Connections that died in the computer's sleep: given up at once, without harm to those that live."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from tests.cable import cable
from tests.engine import until
from wizard.errors import HubUnavailable, NetworkUnavailable
from wizard.http import Deadlines
from wizard.hub.client import HubClient
from wizard.networks.base import StreamConnected
from wizard.networks.mastodon import NETWORK
from wizard.practice.faults import Fault, Kind
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.hub import PracticeHub

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    from tests.cable import Cable

LONG = 3_600.0  # more than a test may take


class Client(Protocol):
    def renew(self, grace: float) -> None: ...
    async def close(self) -> None: ...


class Way:
    """A client, the cable that it asks through, and how it asks; `requests`: how many have come to the server."""

    def __init__(
        self, line: Cable, client: Client, ask: Callable[[], Awaitable[Any]], requests: Callable[[], int]
    ) -> None:
        self.line = line
        self.client = client
        self.ask = ask
        self.requests = requests


@asynccontextmanager
async def to_hub() -> AsyncIterator[Way]:
    hub = PracticeHub()
    async with hub.serve() as url, cable(url) as line:
        client = HubClient(f"{line.url}/", hub.add_channel("shop").token)
        yield Way(line, client, client.root, lambda: len(hub.requests))
        await client.close()


@asynccontextmanager
async def to_network() -> AsyncIterator[Way]:
    fediverse = PracticeFediverse()
    async with fediverse.serve() as url, cable(url) as line:
        connection = NETWORK.connect({"server": line.url}, {"access_token": fediverse.token_for("brand")})
        await connection.verify()
        yield Way(line, connection, lambda: connection.ancestors("1"), lambda: len(fediverse.requests))
        await connection.close()


WAYS: dict[str, Callable[[], AbstractAsyncContextManager[Way]]] = {"hub": to_hub, "mastodon": to_network}
FAILED = (HubUnavailable, NetworkUnavailable)


@pytest.fixture(params=sorted(WAYS))
async def way(request: pytest.FixtureRequest) -> AsyncIterator[Way]:
    async with WAYS[request.param]() as made:
        yield made


async def answered(way: Way) -> None:
    """Asks until the end; an answer that something is not there is one, too."""
    try:
        await way.ask()
    except FAILED:
        raise
    except Exception:  # noqa: BLE001, S110 - there is no such post
        pass


async def test_a_connection_that_died_is_not_used_again(way: Way) -> None:
    await answered(way)
    made = way.line.made
    await answered(way)
    assert way.line.made == made  # it is kept …
    way.line.silence()
    way.client.renew(LONG)
    await answered(way)  # … and given up, or this would wait for the time-out
    assert way.line.made > made


async def test_what_is_under_way_on_a_dead_connection_fails_soon_and_the_next_goes_well(way: Way) -> None:
    await answered(way)
    way.line.silence()
    asked = asyncio.create_task(answered(way))
    for _ in range(5):
        await asyncio.sleep(0)
    way.client.renew(0.05)
    with pytest.raises(FAILED):
        await asked
    await answered(way)


async def test_what_is_answered_within_its_grace_is_not_disturbed(way: Way) -> None:
    await answered(way)
    before = way.requests()
    asked = asyncio.create_task(answered(way))
    await asyncio.sleep(0)
    way.client.renew(LONG)
    way.client.renew(LONG)  # a second time changes nothing
    await asked
    assert way.requests() == before + 1


@pytest.mark.parametrize("manner", ["websocket", "events"])
async def test_a_stream_of_before_does_not_keep_its_client(manner: str) -> None:
    """Read on, it ends as a broken one; and a new one stands."""
    fediverse = PracticeFediverse()
    if manner == "events":
        fediverse.faults.set("websocket", {Fault(Kind.ERROR_BEFORE, status=503): 1.0})
    async with fediverse.serve() as url, cable(url) as line:
        connection = NETWORK.connect({"server": line.url}, {"access_token": fediverse.token_for("brand")})
        stream = connection.stream()
        assert await anext(stream) == StreamConnected()
        line.silence()
        connection.renew(0.05)
        if manner == "events":
            with pytest.raises(NetworkUnavailable):
                await anext(stream)
        else:
            await stream.aclose()  # type: ignore[attr-defined]  # whoever reads it gives it up
        again = connection.stream()
        assert await anext(again) == StreamConnected()
        await again.aclose()  # type: ignore[attr-defined]
        await connection.close()


async def test_bounds_are_drawn_in_and_never_let_out() -> None:
    deadlines = Deadlines()
    ended: list[str] = []

    async def work(name: str, seconds: float | None) -> None:
        try:
            async with deadlines.within(seconds):
                await asyncio.sleep(LONG)
        except TimeoutError:
            ended.append(name)

    tasks = [asyncio.create_task(work("short", 0.01)), asyncio.create_task(work("endless", None))]
    await asyncio.sleep(0)
    deadlines.draw_in(LONG)
    await until(lambda: ended == ["short"])
    deadlines.draw_in(0)
    await asyncio.gather(*tasks)
    assert ended == ["short", "endless"]
    async with deadlines.within(LONG):  # what begins later is not meant
        await asyncio.sleep(0)
