"""Runs any number of channels in one process and looks after what they share.

Once a second: has another process changed something (paused, a new token, try again)? Has the computer slept
(wall clock against monotonic)? Is there room on the disk? Is it online, and on the same network? Is the journal
sound? Once an hour: a copy of it. Whoever hears of such a thing sooner (the system's own signals, the control
socket) says `about_to_sleep`, `woke`, `network_changed`, `look_out` or `look_now`.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from wizard.errors import DiskFull, JournalDamaged, WizardError
from wizard.sync.journal import now_ms
from wizard.sync.pulse import Pulse
from wizard.sync.records import Kind, NewEntry
from wizard.sync.tempo import Patience
from wizard.sync.vantage import Vantage, way_out
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from wizard.sync.channel import ChannelSync
    from wizard.sync.context import Side
    from wizard.sync.journal import Journal
    from wizard.sync.records import ChannelRow
    from wizard.sync.tempo import Tempo

_log = logging.getLogger(__name__)

MIN_FREE_BYTES = 64 * 1024 * 1024  # below this nothing more is fetched or acknowledged
_ENOUGH_BYTES = 96 * 1024 * 1024  # from here on it goes on again; more, so that it does not flutter
_ASLEEP_SECONDS = 20.0  # the wall clock ahead of the monotonic one by more: the computer slept
_SETTLE_SECONDS = 3.0  # before sleep; logind waits for five by default
_SLEEPLESS_SECONDS = 30.0  # awake for so long after it was said that it will sleep: it did not, or nobody said so
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
    way_out: Callable[[], tuple[str, ...]] = way_out


def real_surroundings() -> Surroundings:
    return Surroundings(free_bytes=lambda folder: shutil.disk_usage(folder).free)


@dataclass(frozen=True, slots=True)
class NotStarted:
    """A channel that could not start. `code`: our error's name; `due`: when to try again, monotonic seconds."""

    why: str
    code: str
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
        self._endings: set[asyncio.Task[None]] = set()  # of channels that are no longer among those that run
        self._waiting: dict[str, NotStarted] = {}
        self._ending: set[str] = set()  # whose pause ends by itself: these alone are looked at every second
        self._room = self._said_room = True
        self._asleep: float | None = None  # since when nothing is begun because the computer will sleep, monotonic
        self._trial: Side | None = None  # whose request shows whether a proxy still refuses its log-in
        self._tried_proxy = self._around.monotonic()  # when there was a trial, or none was needed
        self._begun_anew = False  # after waking, or on another network
        self._set_clocks()
        self.pulse = Pulse()
        self.looked_at = time.monotonic()  # when the housekeeping was last done
        self._looking = asyncio.Lock()  # one at a time makes what runs equal to what is wished
        around = self._around
        self._vantage = Vantage(around.way_out, lambda: int(around.wall() * 1000), tempo.doubt)
        journal.listen(self.pulse.beat)
        self.damaged: asyncio.Future[JournalDamaged] = asyncio.get_running_loop().create_future()

    @property
    def channels(self) -> tuple[ChannelSync, ...]:
        return tuple(self._running.values())

    @property
    def has_room(self) -> bool:
        """Whether there is room to commit what arrives. The receiver refuses to acknowledge otherwise."""
        return self._room

    @property
    def offline_since(self) -> int | None:
        """Since when this computer reaches nobody, ms since 1970; None: it does."""
        return self._vantage.offline_since

    def cannot_start(self, name: str) -> NotStarted | None:
        """What keeps this channel from starting, if anything does."""
        return self._waiting.get(name)

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
        stopping = [channel.stop() for channel in self.channels]
        await asyncio.gather(*stopping, *self._endings, return_exceptions=True)
        self._running.clear()

    def wake(self, name: str | None = None) -> None:
        """Tries everything at once, of one channel or of all."""
        for channel in self.channels:
            if name in (None, channel.name):
                channel.wake()

    async def about_to_sleep(self) -> None:
        """The computer will sleep in a moment: begins nothing more, and returns once what is in flight is done, or
        after three seconds. `woke` has to follow; it is said by ourselves if nothing comes of it."""
        _log.info("The computer is about to sleep.")
        self._asleep = self._around.monotonic()
        await asyncio.gather(*(channel.settle(_SETTLE_SECONDS) for channel in self.channels))

    async def woke(self) -> None:
        """The computer woke up, by the system's own signal: nothing waits any longer."""
        _log.info("The computer woke up; catching up.")
        self._set_clocks()
        await self._guarded(self._get_up())

    async def network_changed(self) -> None:
        """The system says that the network is another one, or back: whatever did not answer is tried at once."""
        await self._guarded(self._catch_up())

    async def look_out(self) -> None:
        """Something about this computer's network is not as it was: whether that matters is looked at now."""
        await self._guarded(self._look_out())

    async def look_now(self) -> None:
        """Settings or the journal were changed: looked at now rather than in a second."""
        await self._guarded(self._look_at_all())

    async def start_again(self, name: str | None = None) -> None:
        """Tries now to start what could not start, whatever it waited for."""
        now = self._around.monotonic()
        for each in self._waiting:
            if name in (None, each):
                self._waiting[each] = replace(self._waiting[each], due=now)
        await self._guarded(self._try_again())

    def looks_after(self, name: str) -> bool:
        """Whether this engine is to run the channel; another may have been started for some channels alone."""
        return name in self._names()

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
            await self._cannot_start(name, row, error.sentence, type(error).__name__)
            return
        except Exception as error:  # noqa: BLE001 - a Network's package may raise anything
            _log.error("Unexpected %s while %s was started", type(error).__name__, name, exc_info=error)
            why = say("It could not be started ({kind}).", kind=type(error).__name__)
            await self._cannot_start(name, row, why, type(error).__name__)
            return
        self._waiting.pop(name, None)
        self._running[name] = channel
        await self._journal.forget_troubles(row.id)
        self._apply_pause(name, row)
        channel.start()

    async def _cannot_start(self, name: str, row: ChannelRow, why: str, code: str) -> None:
        before = self._waiting.get(name)
        patience = before.patience if before else Patience(self._tempo)
        due = self._around.monotonic() + self._tempo.check_again + patience.next_wait()
        self._waiting[name] = NotStarted(why, code, due, patience)
        if before is None or before.why != why:
            _log.error("%s cannot start: %s", name, why)
            await self._journal.set_trouble(row.id, why, source="start", note=NewEntry(Kind.TROUBLE, note=why))

    async def _try_again(self) -> None:
        """What could not start: a keyring may have been locked, a Network's package missing."""
        async with self._looking:
            await self._begin_due()

    async def _begin_due(self) -> None:
        now = self._around.monotonic()
        for name in [name for name, waiting in self._waiting.items() if waiting.due <= now]:
            row = await self._journal.channel(name)
            if row is not None:
                await self._begin(name, row)

    async def _end(self, name: str) -> None:
        channel = self._running.pop(name, None)
        self._generations.pop(name, None)
        self._waiting.pop(name, None)
        self._ending.discard(name)
        if channel is not None:  # whole, even where whoever ends it is cancelled
            ending = asyncio.create_task(channel.stop(), name=f"{name}-end")
            self._endings.add(ending)
            ending.add_done_callback(self._endings.discard)
            await asyncio.shield(ending)

    def _apply_pause(self, name: str, row: ChannelRow) -> None:
        channel = self._running.get(name)
        if channel is None:
            return
        (self._ending.add if row.paused_until else self._ending.discard)(name)
        wanted = self._room and self._asleep is None and not row.paused(now_ms())
        if wanted == channel.context.running.is_set():
            return
        if wanted:
            channel.context.running.set()
        else:
            channel.context.running.clear()
        self.pulse.beat()

    # --- the house --------------------------------------------------------------------------------------------

    async def _keep_house(self) -> None:
        around = self._around
        while not self.damaged.done():
            await asyncio.sleep(self._tempo.housekeeping)
            apart = around.wall() - around.monotonic() - self._ahead
            # Where the monotonic clock goes on during sleep (Windows), or the process alone was stopped.
            late = around.monotonic() - self._before - self._tempo.housekeeping
            self._set_clocks()
            await self._guarded(self._look_around())
            self.looked_at = time.monotonic()
            if abs(apart) > _ASLEEP_SECONDS or late > _ASLEEP_SECONDS:
                await self._guarded(self._woke(apart if abs(apart) > _ASLEEP_SECONDS else late))
            elif self._asleep is not None and around.monotonic() - self._asleep > _SLEEPLESS_SECONDS:
                await self._guarded(self._get_up())

    def _set_clocks(self) -> None:
        """What they say now is what they are compared with."""
        self._before = self._around.monotonic()
        self._ahead = self._around.wall() - self._before

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
        await self._get_up()

    async def _get_up(self) -> None:
        self._asleep = None
        for channel in self.channels:
            row = await self._journal.channel(channel.name)
            if row is not None:
                self._apply_pause(channel.name, row)
        await self._catch_up()
        await self.start_again()  # a keyring may be open again

    async def _catch_up(self) -> None:
        """Begins anew before the journal is told: what fails meanwhile is put off for a moment alone, and what was
        put off before is written down before, too."""
        for channel in self.channels:
            channel.begin_anew()
        self._begun_anew = True
        try:
            await self._journal.due_now()
        finally:
            for channel in self.channels:
                channel.look()

    async def _look_around(self) -> None:
        async with self._looking:
            if await self._look_at_house():
                return
            for name in tuple(self._ending):
                row = await self._journal.channel(name)
                if row is not None:
                    self._apply_pause(name, row)
            await self._begin_due()

    async def _look_at_all(self) -> None:
        """The same, for whoever knows that something changed."""
        async with self._looking:
            if not await self._look_at_house():
                await self._look_at_channels()

    async def _look_at_house(self) -> bool:
        """True if every channel was looked at, for another process had changed something."""
        if self._journal.damage is not None:
            raise self._journal.damage
        await self._look_at_disk()
        self._look_at_proxy()
        await self._look_out()
        if await self._journal.changed_elsewhere():
            await self._look_at_channels()
            return True
        return False

    async def _look_at_channels(self) -> None:
        await self._reconcile()
        for channel in self.channels:
            channel.look()
        self.pulse.beat()

    async def _look_out(self) -> None:
        """Is it this computer that is offline? Is it on another network?"""
        before = self._vantage.offline_since
        seen = self._vantage.look(self.channels)
        if before != self._vantage.offline_since:
            _log.info("%s", "Online again." if before else "Offline; everything is kept, and tried again.")
            self.pulse.beat()
        if seen.moved:
            _log.info("This computer's network changed.")
            await self._catch_up()
        elif seen.returned:
            self.wake()

    def _look_at_proxy(self) -> None:
        """One that refused its log-in is tried every hour, sooner after waking or on another network. Whoever was
        let through shows the way to all; a log-in that is given too often would lock an account."""
        asking = [channel for channel in self.channels if channel.context.running.is_set()]
        refused = [side for channel in asking for side in channel.sides if side.refused_by_proxy]
        if self._trial is not None and self._trial.halted is None:
            for side in refused:
                side.let_through()
            refused = []
        now = self._around.monotonic()
        if not refused:
            self._trial, self._tried_proxy, self._begun_anew = None, now, False
            return
        wait = self._tempo.check_again if self._begun_anew else self._tempo.proxy_again
        if now - self._tried_proxy >= wait:
            self._trial, self._tried_proxy, self._begun_anew = refused[0], now, False
            self._trial.try_proxy()

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
            await self._say_disk(None, NewEntry(Kind.MENDED, note=say("There is room on the disk again.")))
            await self._reconcile()
            self.wake()
        else:
            _log.error("The disk is almost full: nothing more is fetched or acknowledged until there is room.")
            text = say("The disk is almost full. Make room; nothing is lost.")
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
