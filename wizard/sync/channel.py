"""One running channel: its parts put together, started, watched and stopped in order."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING

from wizard.errors import WizardError
from wizard.sync.inbound import Inbound
from wizard.sync.outbound import Outbound
from wizard.sync.tempo import Patience
from wizard.sync.watch import Watch, Webhook

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from wizard.sync.context import Context, Side

_log = logging.getLogger(__name__)

_DRAIN_SECONDS = 8.0  # of the ten that stopping may take


class ChannelSync:
    """Everything that runs for one channel."""

    def __init__(self, context: Context, webhook: Webhook | None) -> None:
        self.context = context
        self.inbound = Inbound(context)
        self.outbound = Outbound(context)
        self.watch = Watch(context, webhook)
        self._tasks: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()

    @property
    def name(self) -> str:
        return self.context.settings.name

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.context.hub_side, self.context.network_side

    def start(self) -> None:
        """Starts every part. A part that ends by a fault of ours is said, and started again."""
        parts: tuple[tuple[str, Callable[[], Awaitable[None]]], ...] = (
            ("greet", self._greet),
            ("check", self.watch.check_forever),
            ("fetch", self.inbound.fetch_forever),
            ("stream", self.inbound.stream_forever),
            ("refresh", self.inbound.refresh_forever),
            ("place", self.inbound.place_forever),
            ("send", self.inbound.lanes.forever),
            ("act", self.outbound.lanes.forever),
        )
        for name, part in parts:
            task = asyncio.create_task(self._kept_alive(name, part), name=f"{self.name}-{name}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _greet(self) -> None:
        await self.watch.greet()
        self.outbound.wake()
        await self.watch.learn_forever()

    async def _kept_alive(self, name: str, part: Callable[[], Awaitable[None]]) -> None:
        tempo = self.context.tempo
        patience = Patience(tempo)
        while True:
            started = time.monotonic()
            try:
                await part()
            except WizardError as error:  # this computer's fault, such as a full disk
                _log.warning("%s", error)
            except Exception as error:  # noqa: BLE001 - a bug of ours in one part must not end the others
                _log.error("Unexpected %s in “%s” of %s", type(error).__name__, name, self.name, exc_info=error)
            else:
                return
            if time.monotonic() - started > tempo.longest_wait:  # it ran well for long
                patience.reset()
            self._woken.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(tempo.first_wait + patience.next_wait()):
                    await self._woken.wait()

    def begin_anew(self) -> None:
        """Tries everything at once, over fresh connections: the computer woke up, or is on another network."""
        context = self.context
        context.hub.renew(context.tempo.grace)
        try:
            context.network.renew(context.tempo.grace)
        except Exception as error:  # noqa: BLE001 - a Network's package may raise anything
            _log.error("Unexpected %s from the Network of %s", type(error).__name__, self.name, exc_info=error)
        context.hub_side.begin_anew()
        context.network_side.begin_anew()
        self.inbound.begin_anew()
        self.wake()

    def wake(self) -> None:
        """Tries everything at once: a person asked, or the network is back."""
        self._woken.set()
        self.context.hub_side.wake()
        self.context.network_side.wake()
        self.inbound.wake()
        self.outbound.wake()
        self.watch.wake()

    def look(self) -> None:
        """Looks into the journal again: something new was committed there."""
        self.inbound.lanes.wake()
        self.outbound.wake()

    async def settle(self, seconds: float) -> None:
        """Begins nothing more until `context.running` is set again, and waits for what is in flight, so long."""
        self.context.running.clear()
        await asyncio.gather(self.inbound.lanes.settle(seconds), self.outbound.lanes.settle(seconds))

    async def stop(self) -> None:
        """Finishes what is in flight (up to 8 s), then closes both sides."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(self.inbound.lanes.drain(_DRAIN_SECONDS), self.outbound.lanes.drain(_DRAIN_SECONDS))
        await self.context.network.close()
        await self.context.hub.close()
