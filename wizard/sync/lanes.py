"""Runs work in lanes: things of one lane strictly one after another, different lanes side by side.

Tickets of one thread and replies to one Ticket have an order; nothing else has. What there is to do stands in
the journal alone: a lane scheduler loads it, runs it, and loads again when it is woken. A thing that could not
be done now (`run` answered False, or it is not due) blocks its own lane and nothing else.

Where much waits, a load takes long, and something new may come all the time. So loads get a part of the time
only; what was loaded goes on meanwhile.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

_log = logging.getLogger(__name__)

_PAUSE = 4  # after a load, so many times as long as it took …
_LONGEST_PAUSE = 0.25  # … but never longer, in seconds


class Work(Protocol):
    @property
    def id(self) -> int: ...


W = TypeVar("W", bound=Work)


@dataclass(frozen=True, slots=True)
class LanePlan(Generic[W]):
    """What a scheduler needs to know.

    `load`: what is open, in order. `lane`: which lane a thing belongs to. `due`: when it may start
    (milliseconds since 1970; 0: at once). `run`: does it; False if it has to
    be tried again later. `broken`: called where `run` raised, which is a bug of ours, and sees to it that the
    thing does not come back at once. `width`: how many at a time. `gate`: returns when work may be done at all.
    """

    load: Callable[[], Awaitable[Sequence[W]]]
    lane: Callable[[W], str]
    due: Callable[[W], int]
    run: Callable[[W], Awaitable[bool]]
    broken: Callable[[W, Exception], Awaitable[None]]
    width: Callable[[], int]
    gate: Callable[[], Awaitable[None]]
    name: str


class Lanes(Generic[W]):
    """The scheduler. `forever` runs until cancelled; `drain` then waits for what is in flight."""

    def __init__(self, plan: LanePlan[W]) -> None:
        self._plan = plan
        self._signal = asyncio.Event()  # something finished, or somebody woke us
        self._reload = True  # what was loaded is out of date
        self._running: dict[asyncio.Task[None], tuple[str, int]] = {}
        self._waiting: dict[str, deque[W]] = {}  # by lane, loaded but not started
        self._startable: deque[str] = deque()  # lanes whose head may start now
        self._finished: set[int] = set()  # since the last load began
        self._blocked: set[str] = set()  # lanes of those that could not be done, since the last load began
        self._next_due: int | None = None
        self._next_load = 0.0  # monotonic: not before
        self.idle = asyncio.Event()  # nothing to do now, nothing in flight

    def wake(self) -> None:
        """There may be something new to do."""
        self.idle.clear()
        self._reload = True
        self._signal.set()

    @property
    def resting(self) -> bool:
        """Nothing to do, and nothing that comes due later either."""
        return self.idle.is_set() and self._next_due is None

    @property
    def in_flight(self) -> int:
        return len(self._running)

    @property
    def left(self) -> int:
        """How many things are loaded and not started yet."""
        return sum(map(len, self._waiting.values()))

    async def forever(self) -> None:
        while True:
            self.idle.clear()
            await self._plan.gate()
            self._reload = False
            await self._load()
            self._start()  # whatever was woken meanwhile: new things may come faster than all can be loaded
            while not self._reload or time.monotonic() < self._next_load:
                self._signal.clear()
                self._start()
                if not (self._running or self._startable or self._reload):
                    self.idle.set()
                await self._something()
                await self._plan.gate()

    async def settle(self, seconds: float) -> None:
        """Waits for what is in flight, for so long at most. Nothing new may begin meanwhile: see to the gate."""
        if self._running:
            await asyncio.wait(tuple(self._running), timeout=seconds)

    async def drain(self, seconds: float) -> None:
        """Waits for what is in flight, then cancels what is left."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        for task in tuple(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _load(self) -> None:
        self._finished.clear()
        self._blocked.clear()
        started = time.monotonic()
        loaded = await self._plan.load()
        ended = time.monotonic()
        self._next_load = ended + min(_PAUSE * (ended - started), _LONGEST_PAUSE)
        # What failed meanwhile was loaded as it was before: its lane waits for the next load, which comes at once.
        busy = {lane for lane, _ident in self._running.values()} | self._blocked
        in_flight = {ident for _lane, ident in self._running.values()} | self._finished
        self._waiting.clear()
        self._startable.clear()
        self._next_due = None
        for work in loaded:
            if work.id not in in_flight:
                self._waiting.setdefault(self._plan.lane(work), deque()).append(work)
        now = int(time.time() * 1000)
        for lane, queue in self._waiting.items():
            if lane in busy:
                continue
            due = self._plan.due(queue[0])
            if due <= now:
                self._startable.append(lane)
            elif self._next_due is None or due < self._next_due:
                self._next_due = due

    def _start(self) -> None:
        while self._startable and len(self._running) < self._plan.width():
            lane = self._startable.popleft()
            queue = self._waiting.get(lane)
            if not queue:
                continue
            work = queue.popleft()
            task = asyncio.create_task(self._run(lane, work), name=f"{self._plan.name}-{work.id}")
            self._running[task] = (lane, work.id)

    async def _run(self, lane: str, work: W) -> None:
        done = False
        try:
            done = await self._plan.run(work)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug of ours: said, and kept from holding up the others
            _log.error("Unexpected %s in %s", type(error).__name__, self._plan.name, exc_info=error)
            with contextlib.suppress(Exception):
                await self._plan.broken(work, error)
        finally:
            task = asyncio.current_task()
            if task is not None:  # always so; for the type checker
                self._running.pop(task, None)
            self._after(lane, work.id, done=done)

    def _after(self, lane: str, ident: int, *, done: bool) -> None:
        self._finished.add(ident)
        queue = self._waiting.get(lane)
        if done and queue and self._plan.due(queue[0]) <= int(time.time() * 1000):
            self._startable.append(lane)
        else:
            self._waiting.pop(lane, None)
            if not done:
                self._blocked.add(lane)
            # What is left of this lane is looked at afresh; and where nothing is left at all, whether
            # more has come that the last load did not hold.
            self._reload = self._reload or not done or bool(queue) or not self._startable
        self._signal.set()

    async def _something(self) -> None:
        """Until a thing finished, somebody woke us, or the next thing or the next load is due."""
        timeout = None
        if self._reload:
            timeout = max(0.0, self._next_load - time.monotonic())
        elif self._next_due is not None:
            timeout = max(0.0, self._next_due / 1000 - time.time()) + 0.001
        try:
            async with asyncio.timeout(timeout):
                await self._signal.wait()
        except TimeoutError:
            self._reload = True
