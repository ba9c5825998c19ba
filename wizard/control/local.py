"""The handle in the engine's own process: the desk's windows use it, and the server answers with it."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from wizard import __version__
from wizard.control.handle import ControlRefused, Hello, News
from wizard.errors import UsageError
from wizard.logs import take_up_choice
from wizard.sync.journal import now_ms
from wizard.sync.observing import observe
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from wizard.app import Engine
    from wizard.sync.standing import Snapshot

_SETTLE = 0.2  # seconds: what changes together is told together
_AT_ONCE = 500  # entries

# A halt that asking again cannot mend: 401 means that the token may never be sent again, and a log-in that expired
# is no log-in. Only a new token or log-in ends these.
_FOR_GOOD = frozenset({"HubTokenRefused", "HubChannelDeactivated", "NetworkLoginExpired"})


class Local:
    """All in the engine's loop. `show` and `quit`: what is done when somebody asks for the window, or the end."""

    def __init__(
        self,
        engine: Engine,
        role: str,
        *,
        on_quit: Callable[[], None],
        on_show: Callable[[str], None] | None = None,
    ) -> None:
        self._engine = engine
        self._on_quit = on_quit
        self._on_show = on_show
        self._hello = Hello(role, __version__, os.getpid())

    @property
    def hello(self) -> Hello:
        return self._hello

    async def status(self) -> Snapshot:
        engine = self._engine
        channels = engine.app.store.load().channels
        return await observe(engine.journal, channels, engine.app.network_name, engine.supervisor, engine.deaf_at)

    async def news(self, after: int | None = None) -> AsyncIterator[News]:
        journal = self._engine.journal
        last = await journal.last_entry() if after is None else after
        shown: Snapshot | None = None
        with self._engine.supervisor.pulse.listening() as changed:
            while True:
                changed.clear()
                snapshot = await self.status()
                entries = await journal.activity(after=last, limit=_AT_ONCE)
                if entries:
                    last = entries[-1].id
                if entries or snapshot != shown:
                    yield News(snapshot if snapshot != shown else None, tuple(entries))
                    shown = snapshot
                if len(entries) < _AT_ONCE:
                    await changed.wait()
                    await asyncio.sleep(_SETTLE)

    async def sync_now(self, channel: str | None = None) -> None:
        engine = self._engine
        for name in self._names(channel):
            row = await engine.journal.channel(name)
            halts = [halt for halt in (row.hub_halt, row.network_halt) if halt] if row else []
            if halts and all(halt.code not in _FOR_GOOD for halt in halts):
                await engine.journal.touch(name)
        await engine.journal.due_now()
        await engine.supervisor.look_now()
        await engine.supervisor.start_again(channel)
        engine.supervisor.wake(channel)

    async def pause(self, channel: str | None, until: int | None = None) -> None:
        if until is not None and until <= now_ms():
            raise UsageError(say("That time has passed."), say("Choose one to come."), field="until")
        await self._set_pause(channel, until or 0)

    async def resume(self, channel: str | None) -> None:
        await self._set_pause(channel, None)

    async def _set_pause(self, channel: str | None, until: int | None) -> None:
        journal = self._engine.journal
        for name in self._names(channel):
            await journal.ensure_channel(name)
            await journal.pause(name, until)
        await self._engine.supervisor.look_now()

    async def look(self, channel: str | None = None) -> None:
        take_up_choice()  # of the log's level
        if channel is not None:
            for name in self._names(channel):
                await self._engine.journal.ensure_channel(name)
                await self._engine.journal.touch(name)
        await self._engine.supervisor.look_now()

    async def show(self, page: str = "") -> None:
        if self._on_show is None:
            raise ControlRefused(
                say("Channel Wizard runs without a window here."),
                say("Stop it, then start the window; it relays as well."),
            )
        self._on_show(page)

    async def quit(self) -> None:
        self._on_quit()

    def _names(self, channel: str | None) -> tuple[str, ...]:
        """Raises UsageError for one that there is not."""
        settings = self._engine.app.store.load()
        if channel is None:
            return tuple(each.name for each in settings.channels)
        return (settings.channel(channel).name,)
