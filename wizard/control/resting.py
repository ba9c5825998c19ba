"""The handle where no engine runs: the journal answers what it can, and keeps wishes for the next start."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from wizard import __version__
from wizard.control.handle import Hello, News, NotRunning
from wizard.errors import UsageError
from wizard.sync.journal import Journal, now_ms
from wizard.sync.judging import judge_all
from wizard.sync.observing import observe
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from wizard.app import App
    from wizard.sync.standing import Snapshot

_LOOK_SECONDS = 0.5  # another process may begin to write: nobody tells us


def not_running() -> NotRunning:
    return NotRunning(
        say("Channel Wizard is not running."), say("Start it: the window, or “channel-wizard sync” on a server.")
    )


class Resting:
    """The journal alone. A running engine that has no control socket still finds what is written there."""

    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def hello(self) -> Hello:
        return Hello("", __version__, 0)

    async def status(self) -> Snapshot:
        channels = self._app.store.load().channels
        if not channels:  # no journal is made only to look into it
            return judge_all((), running=False)
        async with self._journal() as journal:
            return await observe(journal, channels, self._app.network_name)

    async def news(self, after: int | None = None) -> AsyncIterator[News]:
        shown: Snapshot | None = None
        async with self._journal() as journal:
            last = await journal.last_entry() if after is None else after
            while True:
                snapshot = await observe(journal, self._app.store.load().channels, self._app.network_name)
                entries = await journal.activity(after=last, limit=1000)
                if entries:
                    last = entries[-1].id
                if entries or snapshot != shown:
                    yield News(snapshot if snapshot != shown else None, tuple(entries))
                    shown = snapshot
                await asyncio.sleep(_LOOK_SECONDS)

    async def sync_now(self, channel: str | None = None) -> None:  # noqa: ARG002 - as every handle
        raise not_running()

    async def pause(self, channel: str | None, until: int | None = None) -> None:
        if until is not None and until <= now_ms():
            raise UsageError(say("That time has passed."), say("Choose one to come."), field="until")
        await self._set_pause(channel, until or 0)

    async def resume(self, channel: str | None) -> None:
        await self._set_pause(channel, None)

    async def _set_pause(self, channel: str | None, until: int | None) -> None:
        async with self._journal() as journal:
            for name in self._names(channel):
                await journal.ensure_channel(name)
                await journal.pause(name, until)

    async def look(self, channel: str | None = None) -> None:
        if channel is not None:
            async with self._journal() as journal:
                await journal.ensure_channel(channel)
                await journal.touch(channel)

    async def show(self, page: str = "") -> None:  # noqa: ARG002 - as every handle
        raise not_running()

    async def quit(self) -> None:
        raise not_running()

    def _names(self, channel: str | None) -> tuple[str, ...]:
        settings = self._app.store.load()
        if channel is None:
            return tuple(each.name for each in settings.channels)
        return (settings.channel(channel).name,)

    @contextlib.asynccontextmanager
    async def _journal(self) -> AsyncIterator[Journal]:
        journal = await Journal.attach(self._app.journal_path)
        try:
            yield journal
        finally:
            await journal.close()
