"""Both practice servers in a thread of their own, as far from the window as real ones are."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from wizard.journey.ground import Ground
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.hub import PracticeHub

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from wizard.practice.hub import PracticeChannel, PracticeTicket

_T = TypeVar("_T")
_PATIENCE = 60.0
POSTS = (
    ("alice", "@brand is the shop open on Sunday?"),
    ("bob", "@brand my parcel has not arrived yet. Can somebody look into it?"),
    ("chloe", "@brand merci pour votre aide !"),
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class World:
    """A SocialHub and a Network. Whatever belongs to them is done with `do`, in their thread."""

    hub: PracticeHub
    fediverse: PracticeFediverse
    hub_port: int
    network_port: int
    channel: PracticeChannel
    loop: asyncio.AbstractEventLoop = field(repr=False)
    _hub_up: AsyncExitStack = field(default_factory=AsyncExitStack, repr=False)
    _network_up: AsyncExitStack = field(default_factory=AsyncExitStack, repr=False)

    @property
    def hub_url(self) -> str:
        return f"http://127.0.0.1:{self.hub_port}"

    @property
    def network_url(self) -> str:
        return f"http://127.0.0.1:{self.network_port}"

    def do(self, what: Callable[[], _T]) -> _T:
        """Calls `what` over there and gives what it returned."""

        async def call() -> _T:
            return what()

        return asyncio.run_coroutine_threadsafe(call(), self.loop).result(_PATIENCE)

    def run(self, what: Awaitable[_T]) -> _T:
        """Awaits something over there."""

        async def call() -> _T:
            return await what

        return asyncio.run_coroutine_threadsafe(call(), self.loop).result(_PATIENCE)

    def hub_offline(self) -> None:
        """Nobody answers at SocialHub's address any more."""
        self.run(self._hub_up.aclose())

    def hub_online(self) -> None:
        """SocialHub is back, with everything it knew."""
        self.run(self._serve_hub())

    async def _serve_hub(self) -> None:
        await self._hub_up.enter_async_context(self.hub.serve(port=self.hub_port))

    def network_offline(self) -> None:
        """Nobody answers at the Network's address any more."""
        self.run(self._network_up.aclose())

    def network_online(self) -> None:
        """The Network is back, with everything it knew."""
        self.run(self._serve_network())

    async def _serve_network(self) -> None:
        await self._network_up.enter_async_context(self.fediverse.serve(port=self.network_port))

    def tickets(self) -> list[PracticeTicket]:
        return self.do(lambda: self.hub.tickets(self.channel.id))

    def messages(self) -> list[str]:
        return [str(each.interaction.get("message")) for each in self.tickets()]

    def ground(self) -> Ground:
        """As the practice command writes it down for the window."""
        port = free_port()
        return Ground(
            hub_url=self.hub_url,
            inbox_url=f"{self.hub_url}/practice/inbox",
            network_url=self.network_url,
            token=self.channel.token,
            user="brand",
            password="practice",
            public_url=f"http://127.0.0.1:{port}/hook",
            listen=f"127.0.0.1:{port}",
        )


@contextmanager
def world(**hub_options: Any) -> Iterator[World]:
    """A world while the context lasts."""
    ready: list[World | BaseException] = []
    started, stop = threading.Event(), threading.Event()

    async def live() -> None:
        hub, fediverse = PracticeHub(**hub_options), PracticeFediverse()
        made = World(
            hub,
            fediverse,
            free_port(),
            free_port(),
            hub.add_channel("Brand on the Fediverse"),
            asyncio.get_running_loop(),
        )
        async with AsyncExitStack() as stack:
            stack.push_async_callback(made._network_up.aclose)
            stack.push_async_callback(made._hub_up.aclose)
            await made._serve_network()
            await made._serve_hub()
            for author, text in POSTS:
                fediverse.post(author, text)
            ready.append(made)
            started.set()
            await asyncio.to_thread(stop.wait)

    def work() -> None:
        try:
            asyncio.run(live())
        except BaseException as error:  # noqa: BLE001 - handed to the test that waits
            ready.append(error)
            started.set()

    thread = threading.Thread(target=work, name="world", daemon=True)
    thread.start()
    started.wait(_PATIENCE)
    first = ready[0]
    if isinstance(first, BaseException):
        raise first
    try:
        yield first
    finally:
        stop.set()
        thread.join(_PATIENCE)
