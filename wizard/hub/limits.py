"""The gate that requests to SocialHub wait at, by priority, and what a `Retry-After` asks for.

Who may go when is for `wizard.hub.allowance` to say, which knows neither clock nor asyncio.
"""

from __future__ import annotations

import asyncio
import heapq
import math
import re
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count
from typing import TYPE_CHECKING, Final, Self

from wizard.hub.allowance import WINDOW, Allowance, Priority

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from wizard.hub.allowance import Passage

__all__ = ["WINDOW", "Pacer", "Priority", "Slot", "retry_after"]

LEAST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 3600.0
DEFAULT_WAIT: Final = 60.0  # seconds, where a 429 does not say how long
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]+)?")


def retry_after(value: str | None) -> float:
    """How many seconds a `Retry-After` asks to wait, from 1 s to 1 h.

    SocialHub sends milliseconds where the HTTP standard says seconds. A number above 3600 is read as
    milliseconds, any other as seconds, so that both are safe. A date is one as in the standard. Without a
    value, or with one that makes no sense, a minute.
    """
    text = (value or "").strip()
    if _NUMBER.fullmatch(text):
        number = float(text)
        seconds = number / 1000 if number > LONGEST_WAIT else number
    else:
        seconds = _until(text)
    return min(max(seconds, LEAST_WAIT), LONGEST_WAIT)


def _until(http_date: str) -> float:
    try:
        moment = parsedate_to_datetime(http_date)
    except (ValueError, OverflowError):
        return DEFAULT_WAIT
    if moment.tzinfo is None:  # "-0000": the standard's way to say UTC without saying so
        moment = moment.replace(tzinfo=UTC)
    return (moment - datetime.now(UTC)).total_seconds()


class Slot:
    """A request's way through the gate: `async with pacer.slot(priority) as slot`.

    Inside, one of `observe`, `unlimited` and `unsent` tells how it ended; otherwise it counts as lost.
    """

    __slots__ = ("_done", "_pacer", "_passage", "_priority")

    def __init__(self, pacer: Pacer, priority: Priority) -> None:
        self._pacer = pacer
        self._priority = priority
        self._passage: Passage | None = None
        self._done = False

    async def __aenter__(self) -> Self:
        self._passage = await self._pacer.enter(self._priority)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._done:
            self._pacer.lost()

    def observe(self, limit: int, remaining: int, *, hold: float | None = None) -> None:
        """The answer's `X-RateLimit-Limit` and `X-RateLimit-Remaining`; `hold`: a 429's wait in seconds."""
        if self._passage is not None and not self._done:
            self._done = True
            self._pacer.answered(self._passage, limit, remaining, hold=hold)

    def unlimited(self) -> None:
        """The API answered, and said nothing of limits."""
        if not self._done:
            self._done = True
            self._pacer.answered_without_limits()

    def unsent(self) -> None:
        """The request did not leave."""
        if not self._done:
            self._done = True
            self._pacer.never_left()


class Pacer:
    """The gate that all requests of one Channel pass, by priority and then first come, first served.

    `window`: seconds, where it is known; it is learnt otherwise. `concurrency`: requests on their way at once.
    `clock`: a steady clock in seconds. Lives on one event loop.
    """

    def __init__(
        self, *, window: float = WINDOW, concurrency: int = 32, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._allowance = Allowance(window)
        self._concurrency = concurrency
        self._clock = clock
        self._order = count()
        self._waiting: list[tuple[Priority, int, asyncio.Future[Passage]]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._expected = 0  # tickets to come beside those that wait
        self._next_at: float | None = None  # when the first in the queue may go, where only time is needed

    def slot(self, priority: Priority) -> Slot:
        return Slot(self, priority)

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return len(self._waiting)

    @property
    def waiting_until(self) -> float | None:
        """When requests should flow again (the clock's seconds), if some wait for the limit; None otherwise.

        Some may go before, one by one.
        """
        if not self._waiting or self._next_at is None:
            return None
        now = self._clock()
        if now < self._allowance.held_until:
            return self._allowance.held_until
        end = self._allowance.window_end
        return self._next_at if end is None or end <= now else max(end, self._next_at)

    def hold(self, seconds: float) -> None:
        """Nobody goes before `seconds` have passed: SocialHub answered 429."""
        self._allowance.hold(self._clock(), seconds)
        self._wake()

    def expect(self, tickets: int) -> None:
        """Says how many tickets are to come beside those that wait; as many as are known of."""
        self._expected = tickets
        if self._waiting:  # with fewer to come, the first may go at once
            self._wake()

    async def enter(self, priority: Priority) -> Passage:
        """Waits for a place. Used by `Slot`, which gives it back."""
        if not self._waiting and self._allowance.in_flight < self._concurrency:
            now = self._clock()
            if self._wait(priority, now) <= 0:
                return self._allowance.start(now)
        future: asyncio.Future[Passage] = asyncio.get_running_loop().create_future()
        entry = (priority, next(self._order), future)
        heapq.heappush(self._waiting, entry)
        self._wake()
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():  # let through and cancelled in the same moment
                self.never_left()
            elif entry in self._waiting:
                self._waiting.remove(entry)
                heapq.heapify(self._waiting)
                self._wake()
            raise

    def answered(self, passage: Passage, limit: int, remaining: int, *, hold: float | None = None) -> None:
        now = self._clock()
        self._allowance.answered(passage, now, limit, remaining)
        if hold is not None:  # before anybody is woken, or the first to wait would run into the next 429
            self._allowance.hold(now, hold)
        self._wake()

    def answered_without_limits(self) -> None:
        self._allowance.answered_without_limits()
        self._wake()

    def lost(self) -> None:
        self._allowance.lost()
        self._wake()

    def never_left(self) -> None:
        self._allowance.never_left()
        self._wake()

    def _wait(self, priority: Priority, now: float) -> float:
        self._allowance.tickets_to_come = len(self._waiting) + self._expected
        return self._allowance.wait(priority, now)

    def _wake(self) -> None:
        """Lets through whoever may go, and sets the clock for the next. Whoever is first is never passed over:
        what one priority may use, every higher one may use too."""
        self._next_at = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting and self._allowance.in_flight < self._concurrency:
            priority, _order, future = self._waiting[0]
            now = self._clock()
            wait = 0.0 if future.done() else self._wait(priority, now)
            if wait > 0:
                if wait < math.inf:
                    self._next_at = now + wait
                    self._timer = asyncio.get_running_loop().call_later(wait, self._wake)
                return
            heapq.heappop(self._waiting)
            if not future.done():
                future.set_result(self._allowance.start(now))
