"""Runs any number of channels in one process and looks after what they share.

Once a second: has another process changed something (paused, a new token, try again)? Has the computer slept
(wall clock against monotonic)? Is there room on the disk? Is the journal sound? Once an hour: a copy of it.
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
from wizard.sync.tempo import Patience

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from wizard.sync.channel import ChannelSync
    from wizard.sync.journal import Journal
    from wizard.sync.records import ChannelRow
    from wizard.sync.tempo import Tempo

_log = logging.getLogger(__name__)

MIN_FREE_BYTES = 64 * 1024 * 1024  # below this nothing more is fetched or acknowledged
_ENOUGH_BYTES = 96 * 1024 * 1024  # from here on it goes on again; more, so that it does not flutter
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


@dataclass(frozen=True, slots=True)
class _NotStarted:
    """A channel that could not start. `due`: monotonic seconds of the next attempt."""

    why: str
    due: float
    patience: Patience


class Supervisor:
    """The engine of one home."""

    def __init__(
        self,
        journal: Journal,
        make: ChannelMaker,
        names: Callable[[], Sequence[str]],
        tempo: Tempo,
        surroundings: Surroundings | None = None,
        *,
        removed: Callable[[str], None] = lambda _name: None,
    ) -> None:
        """`removed` is told the name of each channel that is no longer among `names`."""
        self._journal = journal
        self._make = make
        self._names = names
        self._tempo = tempo
        self._around = surroundings or real_surroundings()
        self._removed = removed
        self._running: dict[str, ChannelSync] = {}
        self._generations: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting: dict[str, _NotStarted] = {}
        self._room = self._said_room = True
        self.damaged: asyncio.Future[JournalDamaged] = asyncio.get_running_loop().create_future()

    @property
    def channels(self) -> tuple[ChannelSync, ...]:
        return tuple(self._running.values())

    @property
    def has_room(self) -> bool:
        """Whether there is room to commit what arrives. The receiver refuses to acknowledge otherwise."""
        return self._room

    async def start(self) -> None:
        self._room = self._around.free_bytes(self._journal.path.parent) >= MIN_FREE_BYTES  # said a moment later
        await self._journal.due_now()  # a start is a new attempt at everything
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
        for gone in (set(self._running) | set(self._waiting)) - set(names):
            self._removed(gone)
            await self._end(gone)
        for name in names:
            row = await self._journal.ensure_channel(name)
            if self._generations.get(name) != row.generation:
                await self._end(name)
                await self._begin(name, row)
            self._apply_pause(name, row)

    async def _begin(self, name: str, row: ChannelRow) -> None:
        """Starts a channel; one that cannot start is tried again, and holds up no other."""
        self._generations[name] = row.generation
        try:
            channel = await self._make(name)
        except WizardError as error:
            await self._cannot_start(name, row, str(error))
            return
        except Exception as error:  # noqa: BLE001 - a Network's package may raise anything
            _log.error("Unexpected %s while %s was started", type(error).__name__, name, exc_info=error)
            await self._cannot_start(name, row, f"It could not be started ({type(error).__name__}).")
            return
        self._waiting.pop(name, None)
        self._running[name] = channel
        await self._journal.forget_troubles(row.id)
        self._apply_pause(name, row)
        channel.start()

    async def _cannot_start(self, name: str, row: ChannelRow, why: str) -> None:
        before = self._waiting.get(name)
        patience = before.patience if before else Patience(self._tempo)
        due = self._around.monotonic() + self._tempo.check_again + patience.next_wait()
        self._waiting[name] = _NotStarted(why, due, patience)
        if before is None or before.why != why:
            _log.error("%s cannot start: %s", name, why)
            await self._journal.set_trouble(row.id, why, source="start", note=NewEntry(Kind.TROUBLE, note=why))

    async def _try_again(self) -> None:
        """What could not start: a keyring may have been locked, a Network's package missing."""
        now = self._around.monotonic()
        for name in [name for name, waiting in self._waiting.items() if waiting.due <= now]:
            row = await self._journal.channel(name)
            if row is not None:
                await self._begin(name, row)

    async def _end(self, name: str) -> None:
        channel = self._running.pop(name, None)
        self._generations.pop(name, None)
        self._waiting.pop(name, None)
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
        while not self.damaged.done():
            await asyncio.sleep(self._tempo.housekeeping)
            apart = around.wall() - around.monotonic() - ahead
            ahead += apart
            await self._guarded(self._look_around())
            if abs(apart) > _ASLEEP_SECONDS:
                await self._guarded(self._woke(apart))

    async def _guarded(self, work: Awaitable[None]) -> None:
        """Whatever goes wrong in the house is said, and looked at again the next time; damage is an end."""
        try:
            await work
        except JournalDamaged as error:
            if not self.damaged.done():
                self.damaged.set_result(error)
        except (WizardError, OSError) as error:
            _log.warning("%s", error if isinstance(error, WizardError) else type(error).__name__)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not end the housekeeping for good
            _log.error("Unexpected %s in the supervisor", type(error).__name__, exc_info=error)

    async def _woke(self, apart: float) -> None:
        if apart > 0:
            _log.info("The computer slept for %d s; catching up.", apart)
        else:
            _log.info("The clock was set back by %d s.", -apart)
        try:
            await self._journal.due_now()
        finally:
            self.wake()

    async def _look_around(self) -> None:
        if self._journal.damage is not None:
            raise self._journal.damage
        await self._look_at_disk()
        if await self._journal.changed_elsewhere():
            await self._reconcile()
            for channel in self.channels:
                channel.look()
            return
        for name in tuple(self._running):
            row = await self._journal.channel(name)
            if row is not None and row.paused_until:  # a pause may end by itself
                self._apply_pause(name, row)
        await self._try_again()

    async def _look_at_disk(self) -> None:
        """Stops and goes on; says both once, and again later where it could not be written down."""
        free = self._around.free_bytes(self._journal.path.parent)
        self._room = free >= (MIN_FREE_BYTES if self._room else _ENOUGH_BYTES)
        if not self._room:
            for channel in self.channels:  # before anything is written: there may be no room left for that
                channel.context.running.clear()
        if self._room == self._said_room:
            return
        if self._room:
            _log.info("There is room on the disk again; carrying on.")
            await self._say_disk(None, NewEntry(Kind.MENDED, note="There is room on the disk again."))
            await self._reconcile()
            self.wake()
        else:
            _log.error("The disk is almost full: nothing more is fetched or acknowledged until there is room.")
            text = "The disk is almost full. Make room; nothing is lost."
            await self._say_disk(text, NewEntry(Kind.TROUBLE, note=text))
        self._said_room = self._room

    async def _say_disk(self, trouble: str | None, note: NewEntry) -> None:
        for channel in self.channels:
            try:
                await self._journal.set_trouble(channel.context.channel, trouble, source="disk", note=note)
            except DiskFull:  # the log has said it
                return

    async def _copy_forever(self) -> None:
        await asyncio.sleep(min(_COPY_DELAY, self._tempo.copy))
        while not self.damaged.done():
            await self._guarded(self._copy())
            await asyncio.sleep(self._tempo.copy)

    async def _copy(self) -> None:
        await self._journal.prune()
        if self._room:
            await self._journal.copy()
