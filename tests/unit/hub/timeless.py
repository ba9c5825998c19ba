"""Hours of requests in an instant: an event loop whose clock jumps, and a SocialHub of nothing but its limit.

The loop never sleeps: where it would wait for a timer, its clock is put forward to it. What runs on it is the
real `Pacer`, with real tasks, and the time it takes is exact, on a slow machine too.
"""

from __future__ import annotations

import asyncio
import selectors
from collections import deque
from dataclasses import dataclass, field
from enum import Enum
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from wizard.hub.limits import Pacer, Priority

if TYPE_CHECKING:
    from collections.abc import Coroutine

_T = TypeVar("_T")


class _Jump(selectors.SelectSelector):
    """Nothing is ever to be waited for but time, and time is put forward."""

    now = 1_000_000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            assert timeout is not None, "everything waits for something that will never come"
            self.now += max(timeout, 0.0)
        return ready


class TimelessLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jump = _Jump()
        super().__init__(self._jump)

    def time(self) -> float:
        return self._jump.now


def run(story: Coroutine[Any, Any, _T]) -> _T:
    with asyncio.Runner(loop_factory=TimelessLoop) as runner:
        return runner.run(story)


def now() -> float:
    return asyncio.get_running_loop().time()


class Kind(Enum):
    """How a server counts: what SocialHub does is not told."""

    FIRST_REQUEST = "a window begins with the first request after the last one ended"
    CLOCK = "windows begin at fixed moments"
    SLIDING = "each place comes free one window after it was used"


@dataclass
class LimitedHub:
    """Counts requests, and remembers when which was let through. `window` in seconds.

    `others(t)`: nothing, or more programs on the same Channel take places by calling `take`.
    """

    window: float
    limit: int = 1000
    kind: Kind = Kind.FIRST_REQUEST
    phase: float = 0.0  # of a clock's windows
    used: int = 0  # before we came
    refused: list[float] = field(default_factory=list)
    began: float = -1e18
    times: deque[float] = field(default_factory=deque)

    def __post_init__(self) -> None:
        if self.kind is Kind.SLIDING:  # those before us were as evenly spread as may be
            begun = now() - self.window
            self.times.extend(begun + self.window * (each + 0.5) / self.used for each in range(self.used))

    def take(self) -> tuple[bool, int]:
        """Whether there was a place, and how many are left."""
        t = now()
        self._renew(t)
        if self.used >= self.limit:
            self.refused.append(t)
            return False, 0
        self.used += 1
        self.times.append(t)
        return True, self.limit - self.used

    def retry_after(self) -> float:
        began = self.times[0] if self.kind is Kind.SLIDING and self.times else self.began
        return began + self.window - now()

    def _renew(self, t: float) -> None:
        if self.kind is Kind.SLIDING:
            while self.times and self.times[0] + self.window <= t:
                self.times.popleft()
                self.used -= 1
        elif t >= self.began + self.window:
            first_ever, self.used = self.began < 0, (self.used if self.began < 0 else 0)
            if self.kind is Kind.FIRST_REQUEST and not (first_ever and self.phase):
                self.began = t
            else:
                self.began = t - (t - self.phase) % self.window


@dataclass
class Line:
    """The way to the hub and back: seconds of each half, and how much they vary."""

    there: float = 0.01
    back: float = 0.01
    jitter: float = 0.2
    random: Random = field(default_factory=lambda: Random(7))

    async def cross(self, seconds: float) -> None:
        await asyncio.sleep(seconds * (1 + self.jitter * self.random.random()))


@dataclass
class Program:
    """Ours: sends what it is given through a pacer, and notes when each request was answered (seconds from 0)."""

    hub: LimitedHub
    pacer: Pacer
    line: Line = field(default_factory=Line)
    began: float = 0.0
    answered: list[tuple[Priority, float, float]] = field(default_factory=list)  # asked at, answered at

    async def send(self, priority: Priority) -> None:
        asked = now()
        while True:
            async with self.pacer.slot(priority) as slot:
                await self.line.cross(self.line.there)
                granted, remaining = self.hub.take()
                wait = self.hub.retry_after()
                await self.line.cross(self.line.back)
                hold = None if granted else min(max(wait, 1.0), 3600.0)
                slot.observe(self.hub.limit, remaining, hold=hold)
                if granted:
                    break
        self.answered.append((priority, asked - self.began, now() - self.began))

    async def send_all(self, number: int, *, at_once: int = 64, priority: Priority = Priority.TICKET) -> float:
        """`number` requests, `at_once` in the queue. Returns the seconds it took."""
        self.began = self.began or now()
        begun = now()
        turns = asyncio.Semaphore(at_once)

        async def one() -> None:
            try:
                await self.send(priority)
            finally:
                turns.release()

        async with asyncio.TaskGroup() as group:
            for left in range(number, 0, -1):
                await turns.acquire()
                self.pacer.expect(left)
                group.create_task(one())
        return now() - begun

    def waits(self, priority: Priority) -> list[float]:
        return [answered - asked for kind, asked, answered in self.answered if kind is priority]


def program(hub: LimitedHub, line: Line | None = None, **options: Any) -> Program:
    pacer = Pacer(clock=asyncio.get_running_loop().time, **options)
    return Program(hub, pacer, line or Line())


async def others(hub: LimitedHub, a_second: float, *, random: Random | None = None) -> None:
    """Another program on the same Channel, which never stops and never looks where it goes."""
    random = random or Random(3)
    while True:
        await asyncio.sleep(random.expovariate(a_second))
        if hub.used < hub.limit:
            hub.take()
