"""The pace of requests to SocialHub: never into a 429, replies before tickets, and nothing of the limit wasted.

What is known: every answer says `X-RateLimit-Limit` and `X-RateLimit-Remaining`; both count for the whole
Channel, whichever program asks. What is not told: when the window began, how long it really is ("about 15
minutes"), and whether it is fixed (all places come free at once) or sliding (each comes free one window after
it was used). So the pace rests on facts, and on guesses only where there is no fact:

* *Free places* are what the latest answer leaves, less all requests still on their way (`_Count`).
* Tickets use free places at once, down to a *reserve*; replies and checks may use the reserve as well.
* What is in the reserve is not lost: it trickles out as *probes*, spread over the rest of the window, and none
  is left when the window should end. A probe is an ordinary request that would have to wait otherwise; its
  answer says whether places have come free. Nothing is ever sent for the sake of asking.
* How long the window is, is learnt (`_Window`): it lies between the last probe that found nothing new and the
  first one that did. Before anything is learnt, probes go out at times that grow by a fixed share, so that a
  window of five seconds is found out as exactly, for its length, as one of fifteen minutes.

`Allowance` decides, and knows neither clock nor asyncio: tests play hours through it in an instant. `Pacer` is
the gate around it that requests wait at.
"""

from __future__ import annotations

import asyncio
import heapq
import math
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import IntEnum
from itertools import count
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

WINDOW: Final = 900.0  # seconds; "about 15 minutes"

LEAST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 3600.0
DEFAULT_WAIT: Final = 60.0  # seconds, where a 429 does not say how long
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]+)?")


class Priority(IntEnum):
    """Who goes first. Replies are waited for by people; checks keep the channel alive; tickets are many."""

    REPLY = 0
    CONTROL = 1
    TICKET = 2


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


# --- How many places are free -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A request that was let through: the how-manieth, and when (seconds of the pacer's clock)."""

    number: int
    started: float


class _Count:
    """How many places are free for certain, from answers that come out of order.

    The lowest `remaining` among the answers is the one given last (while nothing comes free), so the free
    places are that number less the requests not answered yet. A higher number means that places came free
    only if its request left after the lowest one's answer was here; otherwise it is merely late.
    """

    def __init__(self) -> None:
        self.remaining: int | None = None
        self.started = 0
        self.in_flight = 0
        self._lowest_seen_at = 0  # `started` when `remaining` was last set
        self._grown_at = 0  # `started` when it was last found to have grown
        self._doubtful = 0  # places taken off to be safe, for requests that may not have been counted

    @property
    def free(self) -> int:
        """Places for certain; negative where others than we have used some. 0 while nothing is known."""
        return 0 if self.remaining is None else self.remaining - self.in_flight

    def forget(self) -> None:
        self.remaining = None

    def take_off(self) -> None:
        """A request whose answer did not say what remains: it was counted, to be safe."""
        if self.remaining is not None:
            self.remaining = max(0, self.remaining - 1)
            self._lowest_seen_at = self.started
            self._doubtful += 1

    def learn(self, passage: Passage, remaining: int) -> int:
        """Takes in an answer (already off `in_flight`). Returns how many places came free for certain."""
        known = self.remaining
        if known is None:
            self._set(remaining)
            return 0
        if remaining <= known:
            late = passage.number <= self._grown_at and remaining < known - self.in_flight - 1
            if late:  # answered before the places came free, and overtaken by the answer that told us
                self.take_off()
            else:
                self._set(remaining)
            return 0
        if passage.number <= self._lowest_seen_at:
            return 0
        grown = remaining - known - self._doubtful
        self._doubtful = 0
        self._set(remaining)
        self._grown_at = self.started
        return max(0, grown)

    def _set(self, remaining: int) -> None:
        self.remaining = remaining
        self._lowest_seen_at = self.started


# --- When places come free --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Renewal:
    """Places have begun to come free: a new window, or a few old requests that a sliding window let go."""

    last_nothing: float  # when the last request left that found nothing new
    sent: float  # when the one left that did
    seen: float  # and was answered
    remaining: int  # before it
    answers: int  # before it, in the old window


class _Window:
    """When the window began and how long it is, as far as can be known.

    `start` is exact only where it was seen: at the first request ever, or at a renewal. Lengths are learnt
    from exact starts alone; a length learnt twice is believed more than one learnt once (the first window may
    have been cut short by a clock's full quarter of an hour).
    """

    GROWTH: Final = 1 / 13  # of the time since the start: the probes' spacing before anything is learnt
    FINE: Final = 0.004  # of the length: their spacing where the end is expected
    NEAR: Final = (0.95, 1.1)  # of the announced length: where the end is looked for more closely
    WHOLE: Final = 0.25  # of the limit: so much at once, or nearly at once, is a new window
    LEAST_GAP: Final = 0.01  # seconds
    FEW: Final = 5  # places: with no more than these, probes keep to the coarse spacing

    def __init__(self, announced: float) -> None:
        self._announced = announced
        self._start = self._start_seen = 0.0
        self._exact = False
        self._last_nothing = 0.0
        self._not_before = 0.0  # places that come free one by one are no new window before this age
        self._shortest = self._longest = 0.0  # the learnt length lies between
        self._times_learnt = 0
        self._limit = 0
        self._places = 0  # at its start
        self.answers = 0  # in this window
        self.renewal: _Renewal | None = None

    def begin(self, sent: float, seen: float, *, remaining: int, exact: bool) -> None:
        self._start, self._start_seen, self._exact = sent, seen, exact
        self._places = remaining
        self._last_nothing = sent
        self._not_before = 0.0
        self.answers = 0
        self.renewal = None

    @property
    def start(self) -> float:
        return self._start

    @property
    def length(self) -> float:
        return self._longest if self._times_learnt else self._announced

    @property
    def end(self) -> float:
        """When it should be over."""
        return self._start + self.length

    @property
    def surely_over(self) -> float:
        """When it must be over, by all that is known: a request may be risked without a free place."""
        if self._times_learnt > 1:
            return self._start + self._longest * 1.25
        cautious = self._announced * 1.1
        if self._times_learnt:  # once: it may have been cut short, but hardly to a quarter
            cautious = max(self._longest * 1.25, min(cautious, self._longest * 4))
        return self._start + cautious

    def answered(self, passage: Passage, now: float, grown: int, remaining: int, limit: int) -> None:
        """Takes in an answer. `grown`: places that came free for certain; `remaining`: before that."""
        self.answers += 1
        self._limit = limit
        if not grown:
            self._last_nothing = max(self._last_nothing, passage.started)
        elif self.renewal is None:
            due = self._shortest * 0.99 if self._times_learnt else self._not_before
            if passage.started - self._start >= due or grown >= limit * self.WHOLE:
                self.renewal = _Renewal(self._last_nothing, passage.started, now, remaining, self.answers - 1)
            else:
                self._exact = False

    def settle(self, now: float, remaining: int, limit: int) -> None:
        """Decides whether the renewal under way is a new window."""
        renewal = self.renewal
        if renewal is None:
            if remaining >= limit * (1 - self.WHOLE) and now > self.surely_over:
                # Hardly used for a window's length: it counts from the moment it is used in earnest.
                self.begin(now, now, remaining=remaining, exact=False)
        elif self.renewed(remaining) >= limit * self.WHOLE:
            answers = self.answers - renewal.answers
            if self._exact:
                self._learn(renewal.last_nothing - self._start_seen, renewal.seen - self._start)
            self.begin(renewal.sent, renewal.seen, remaining=remaining + answers, exact=True)
            self.answers = answers
        elif now - renewal.seen > max(0.25, 0.1 * (renewal.seen - self._start)):
            self.renewal = None
            self._exact = False
            self._not_before = 2 * (renewal.seen - self._start)

    def renewed(self, remaining: int) -> int:
        """How many places the renewal under way has brought."""
        assert self.renewal is not None  # noqa: S101 - asked only while there is one
        return self.answers - self.renewal.answers + remaining - self.renewal.remaining

    def taken_by_others(self, now: float, remaining: int, in_flight: int) -> float:
        """How many places a second other programs have taken since the window began."""
        taken = self._places - remaining - self.answers - in_flight
        return max(taken, 0) / max(now - self._start, 1.0)

    def _learn(self, shortest: float, longest: float) -> None:
        shortest = max(shortest, 0.0)
        tolerance = 0.01 * longest
        agrees = shortest <= self._longest + tolerance and longest >= self._shortest - tolerance
        if shortest < longest / 4:  # seen too seldom to say much
            if not agrees:
                self._times_learnt = 0
        elif self._times_learnt and agrees:
            self._shortest, self._longest = sorted((max(shortest, self._shortest), min(longest, self._longest)))
            self._times_learnt += 1
        else:
            self._shortest, self._longest = shortest, longest
            self._times_learnt = 1

    def next_probe(self, last: float, spare: int) -> float:
        """When the next probe may leave, if the last request left at `last` and `spare` places are free (≥ 1)."""
        age = max(last - self._start, 0.0)
        if self.renewal is not None and spare > self.FEW:
            gap = self.FINE * (self.renewal.seen - self._start)
        elif self._times_learnt:
            gap = self._gap_learnt(age, spare)
        else:
            gap = self._gap_unlearnt(age, spare)
        return last + max(gap, self.LEAST_GAP)

    def _gap_unlearnt(self, age: float, spare: int) -> float:
        near, past = (self._announced * share for share in self.NEAR)
        growing = age * max(self.GROWTH, math.log(max(past * 2 / max(age, self.LEAST_GAP), 2.0)) / spare)
        fine = 2 * self.FINE * self._announced
        if age >= past or spare <= self.FEW:
            return growing
        return min(growing, fine) if age >= near else min(growing, max(near - age, fine))

    def _gap_learnt(self, age: float, spare: int) -> float:
        fine = self.FINE * self._longest
        first, last = self._shortest - fine / 2, self._longest + fine / 2
        # Some are kept for the case that the window is longer than learnt.
        kept = min(60, self._limit // 8) if self._times_learnt == 1 else min(4, self._limit // 20)
        if age < first:
            early = spare - kept - min(math.ceil((last - first) / fine), self._limit // 8)
            return min((first - age) / early, first - age) if early > 0 else first - age
        if age < last:
            return max(fine, (last - age) / max(spare - min(kept, spare // 2), 1))
        return self._gap_overdue(age, last, spare)

    def _gap_overdue(self, age: float, end: float, spare: int) -> float:
        """Past its end: what is left lasts until it is thrice as old, or until the announced length."""
        excess = max(age - end, self.FINE * self.length)
        horizon = max(2 * self.length, self._announced * self.NEAR[1])
        growing = excess * max(0.3, math.log(max(horizon / excess, 2.0)) / spare)
        return min(growing, self._gap_unlearnt(age, spare)) if self._times_learnt == 1 else growing


# --- Who may go -------------------------------------------------------------------------------------------------


class Allowance:
    """Says who may send a request now. Pure: every method is told the time (seconds of any steady clock)."""

    RESERVE: Final = 0.15  # of the window's places: not for tickets, except as probes
    SMALL_RESERVE: Final = 12  # at least so many, where that is no more than a third
    LAST: Final = 10  # not for replies either, except as probes; at most a tenth of the places

    def __init__(self, window: float = WINDOW) -> None:
        self._count = _Count()
        self._window = _Window(window)
        self._limit: int | None = None
        self._unpaced = False  # this server shows no limits
        self._held_until = -math.inf
        self._last_start = -math.inf
        self._last_answer = 0.0
        self._others = 0.0  # places a second that other programs take, in this window

    @property
    def in_flight(self) -> int:
        return self._count.in_flight

    @property
    def held_until(self) -> float:
        return self._held_until

    @property
    def window_end(self) -> float | None:
        """When the present window should be over; None while nothing is known."""
        return None if self._count.remaining is None else self._window.end

    def start(self, now: float) -> Passage:
        """Counts a request as on its way."""
        self._count.started += 1
        self._count.in_flight += 1
        self._last_start = now
        return Passage(self._count.started, now)

    def answered(self, passage: Passage, now: float, limit: int, remaining: int) -> None:
        """An answer that says what remains."""
        self._count.in_flight -= 1
        self._limit, self._unpaced = max(limit, 1), False
        remaining = min(max(remaining, 0), self._limit)
        before = self._count.remaining
        grown = self._count.learn(passage, remaining)
        if before is None:
            whole = remaining >= self._limit - 1 - self.in_flight
            self._window.begin(passage.started, now, remaining=remaining, exact=whole)
        else:
            self._window.answered(passage, now, grown, before, self._limit)
            self._window.settle(now, self._count.remaining or 0, self._limit)
        self._last_answer = now
        self._others = self._window.taken_by_others(now, self._count.remaining or 0, self.in_flight)

    def answered_without_limits(self) -> None:
        """An answer of the API that says nothing of limits."""
        self._count.in_flight -= 1
        self._count.take_off()
        self._unpaced = self._limit is None

    def lost(self) -> None:
        """A request that left, and whose answer did not come or was not the API's."""
        self._count.in_flight -= 1
        self._count.take_off()

    def never_left(self) -> None:
        """A request that was given up before a byte of it left."""
        self._count.in_flight -= 1

    def hold(self, now: float, seconds: float) -> None:
        """Nobody may go before `seconds` have passed (429). What remains is unknown afterwards."""
        self._held_until = max(self._held_until, now + seconds)
        self._count.forget()

    def wait(self, priority: Priority, now: float) -> float:
        """How long a request has to wait: 0 = it may go now; inf = until one that is on its way is answered."""
        if now < self._held_until:
            return self._held_until - now
        if self._unpaced:
            return 0.0
        if self._count.remaining is None:  # perhaps next to nothing is left: one at a time until it is known
            return math.inf if self.in_flight else 0.0
        free = self._count.free
        likely = free - int(self._others * (now - self._last_answer))
        if likely > self._floor(priority):
            return 0.0
        if likely >= 1:
            return max(0.0, self._window.next_probe(self._last_start, likely) - now)
        if self.in_flight:
            return math.inf
        return max(0.0, self._without_a_place(known_free=free >= 1) - now)

    def _without_a_place(self, *, known_free: bool) -> float:
        """When to ask all the same. Much sooner if others have only probably taken what was seen to be free."""
        window = self._window
        if known_free:
            return min(window.surely_over, self._last_start + 2 * (self._last_start - window.start))
        return max(window.surely_over, self._last_start + window.length / 20)

    def _floor(self, priority: Priority) -> int:
        """So many free places are not for this priority."""
        remaining = self._count.remaining or 0
        window = self._window
        limit = self._limit or 0
        if window.renewal is None:
            places = min(limit, window.answers + remaining)
        else:  # of what comes free little by little, a share is put back each time
            places = min(limit, window.renewed(remaining))
        last = min(self.LAST, limit // 10)
        if priority is not Priority.TICKET:
            return last
        return max(last, int(places * self.RESERVE), min(self.SMALL_RESERVE, places // 3))


# --- The gate ---------------------------------------------------------------------------------------------------


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

    def observe(self, limit: int, remaining: int) -> None:
        """The answer's `X-RateLimit-Limit` and `X-RateLimit-Remaining`."""
        if self._passage is not None and not self._done:
            self._done = True
            self._pacer.answered(self._passage, limit, remaining)

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

    async def enter(self, priority: Priority) -> Passage:
        """Waits for a place. Used by `Slot`, which gives it back."""
        if not self._waiting and self._allowance.in_flight < self._concurrency:
            now = self._clock()
            if self._allowance.wait(priority, now) <= 0:
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

    def answered(self, passage: Passage, limit: int, remaining: int) -> None:
        self._allowance.answered(passage, self._clock(), limit, remaining)
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
            wait = 0.0 if future.done() else self._allowance.wait(priority, now)
            if wait > 0:
                if wait < math.inf:
                    self._next_at = now + wait
                    self._timer = asyncio.get_running_loop().call_later(wait, self._wake)
                return
            heapq.heappop(self._waiting)
            if not future.done():
                future.set_result(self._allowance.start(now))
