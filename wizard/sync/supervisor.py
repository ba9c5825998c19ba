"""Runs any number of channels in one process and looks after what they share.

Once a second: has another process changed something (paused, a new token, try again)? Has the computer slept
(wall clock against monotonic)? Is there room on the disk? Once an hour: a copy of the journal.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wizard.errors import DiskFull, JournalDamaged, WizardError
from wizard.sync.journal import now_ms
from wizard.sync.records import Kind, NewEntry

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from wizard.sync.channel import ChannelSync
    from wizard.sync.journal import Journal
    from wizard.sync.records import ChannelRow
    from wizard.sync.tempo import Tempo

_log = logging.getLogger(__name__)

MIN_FREE_BYTES = 64 * 1024 * 1024  # below this nothing more is fetched or acknowledged
_ASLEEP_SECONDS = 20.0  # the wall clock ahead of the monotonic one by more: the computer slept
_COPY_DELAY = 60.0  # after the start, so that the first copy does not compete with catching up


class ChannelMaker(Protocol):
    """Builds a channel from its settings and secrets. Raises WizardError (no secret, unknown Network)."""

    def __call__(self, name: str) -> Awaitable[ChannelSync]: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the supervisor asks of this computer; replaceable, so that sleep and full disks can be rehearsed."""

    free_bytes: Callable[[Path], int]
    wall: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic


def real_surroundings() -> Surroundings:
    return Surroundings(free_bytes=lambda folder: shutil.disk_usage(folder).free)


class Supervisor:
    """The engine of one home."""

    def __init__(
        self,
        journal: Journal,
        make: ChannelMaker,
        names: Callable[[], Sequence[str]],
        tempo: Tempo,
        surroundings: Surroundings | None = None,
    ) -> None:
        self._journal = journal
        self._make = make
        self._names = names
        self._tempo = tempo
        self._around = surroundings or real_surroundings()
        self._running: dict[str, ChannelSync] = {}
        self._generations: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = True
        self.damaged: asyncio.Future[JournalDamaged] = asyncio.get_running_loop().create_future()

    @property
    def channels(self) -> tuple[ChannelSync, ...]:
        return tuple(self._running.values())

    @property
    def has_room(self) -> bool:
        """Whether there is room to commit what arrives. The receiver refuses to acknowledge otherwise."""
        return self._room

    async def start(self) -> None:
        self._room = self._around.free_bytes(self._journal.path.parent) >= MIN_FREE_BYTES
        await self._journal.changed_elsewhere()  # from here on, changes of other processes count
        await self._reconcile()
        for name, part in (("housekeeping", self._keep_house), ("copies", self._copy_forever)):
            task = asyncio.create_task(part(), name=name)
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Stops every channel, finishing what is in flight, within ten seconds."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(channel.stop() for channel in self.channels), return_exceptions=True)
        self._running.clear()

    def wake(self) -> None:
        for channel in self.channels:
            channel.wake()

    def look(self, name: str) -> None:
        """Something new was committed for this channel."""
        if name in self._running:
            self._running[name].look()

    # --- channels ---------------------------------------------------------------------------------------------

    async def _reconcile(self) -> None:
        """Makes what runs equal to what the settings and the journal say."""
        names = tuple(self._names())
        for gone in set(self._running) - set(names):
            await self._end(gone)
        for name in names:
            row = await self._journal.ensure_channel(name)
            if self._generations.get(name) != row.generation:
                await self._end(name)
                await self._begin(name, row)
            self._apply_pause(name, row)

    async def _begin(self, name: str, row: ChannelRow) -> None:
        self._generations[name] = row.generation
        try:
            channel = await self._make(name)
        except WizardError as error:
            _log.error("%s cannot start: %s", name, error)
            await self._journal.set_trouble(row.id, str(error), note=NewEntry(Kind.TROUBLE, note=str(error)))
            return
        self._running[name] = channel
        self._apply_pause(name, row)
        channel.start()

    async def _end(self, name: str) -> None:
        channel = self._running.pop(name, None)
        self._generations.pop(name, None)
        if channel is not None:
            await channel.stop()

    def _apply_pause(self, name: str, row: ChannelRow) -> None:
        channel = self._running.get(name)
        if channel is None:
            return
        if self._room and not row.paused(now_ms()):
            channel.context.running.set()
        else:
            channel.context.running.clear()

    # --- the house --------------------------------------------------------------------------------------------

    async def _keep_house(self) -> None:
        around = self._around
        ahead = around.wall() - around.monotonic()
        while True:
            await asyncio.sleep(self._tempo.housekeeping)
            try:
                await self._look_around()
            except JournalDamaged as error:
                if not self.damaged.done():
                    self.damaged.set_result(error)
                return
            except WizardError as error:
                _log.warning("%s", error)
            slept = around.wall() - around.monotonic() - ahead
            ahead += slept
            if slept > _ASLEEP_SECONDS:
                _log.info("The computer slept for %d s; catching up.", slept)
                self.wake()

    async def _look_around(self) -> None:
        await self._look_at_disk()
        if await self._journal.changed_elsewhere():
            await self._reconcile()
            for channel in self.channels:
                channel.look()
        else:
            for name in self._running:
                row = await self._journal.channel(name)
                if row is not None and row.paused_until:  # a pause may end by itself
                    self._apply_pause(name, row)

    async def _look_at_disk(self) -> None:
        room = self._around.free_bytes(self._journal.path.parent) >= MIN_FREE_BYTES
        if room == self._room:
            return
        self._room = room
        if room:
            _log.info("There is room on the disk again; carrying on.")
        else:
            _log.error("The disk is almost full: nothing more is fetched or acknowledged until there is room.")
        await self._reconcile()
        for channel in self.channels:
            text = None if room else "The disk is almost full. Make room; nothing is lost."
            kind, note = (Kind.MENDED, "There is room on the disk again.") if room else (Kind.TROUBLE, str(text))
            await self._journal.set_trouble(channel.context.channel, text, note=NewEntry(kind, note=note))

    async def _copy_forever(self) -> None:
        await asyncio.sleep(min(_COPY_DELAY, self._tempo.copy))
        while True:
            try:
                await self._journal.prune()
                if self._room:
                    await self._journal.copy()
            except JournalDamaged as error:
                if not self.damaged.done():
                    self.damaged.set_result(error)
                return
            except (DiskFull, OSError) as error:
                _log.warning("No copy of the journal could be made: %s", type(error).__name__)
            await asyncio.sleep(self._tempo.copy)
