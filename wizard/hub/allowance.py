"""Who may send a request now: never into a 429, replies before tickets, and little of the limit wasted.

What is known: every answer says `X-RateLimit-Limit` and `X-RateLimit-Remaining`; both count for the whole
Channel, whichever program asks. What is not told: when the window began, how long it really is ("about 15
minutes"), and whether it is fixed (all places come free at once) or sliding (each comes free one window after
it was used). So the pace rests on facts, and on guesses only where there is no fact:

* *Free places* are what the latest answer leaves, less all requests still on their way (`_Places`).
* Tickets use free places at once, down to a *reserve*; replies and checks may use the reserve as well. Tickets
  may, too, when all that wait and are still to come would fit: then there is nothing to save it for.
* What is in the reserve is not lost: it trickles out as *probes*, spread over the rest of the window. A probe is
  an ordinary request that would have to wait otherwise; its answer says whether places have come free. Nothing
  is ever sent for the sake of asking.
* When the window began and how long it is, are known to lie between two values each (`_Window`): between the
  last probe that found nothing new and the first one that did. Before a length is learnt, probes go out at times
  that grow by a fixed share, so that a window of five seconds is found out as exactly, for its length, as one of
  fifteen minutes.

Knows neither clock nor asyncio: every method is told the time, in seconds of any steady clock.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

WINDOW: Final = 900.0  # seconds; "about 15 minutes"


class Priority(IntEnum):
    """Who goes first. Replies are waited for by people; checks keep the channel alive; tickets are many."""

    REPLY = 0
    CONTROL = 1
    TICKET = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A request that was let through: the how-manieth, and when."""

    number: int
    started: float


class _Places:
    """How many places are free for certain, from answers that come out of order.

    While nothing comes free, the lowest `remaining` is the one given last; the free places are that number less
    the requests not answered yet. A higher one means that places came free only if its request left after the
    lowest one's answer was here; otherwise it is merely late.
    """

    def __init__(self) -> None:
        self.remaining: int | None = None
        self.started = 0
        self.in_flight = 0
        self._set_at = 0  # `started` when `remaining` was last set
        self._grown_at = 0  # `started` when it was last found to have grown

    @property
    def free(self) -> int:
        """Negative where others than we have used some; 0 while nothing is known."""
        return 0 if self.remaining is None else self.remaining - self.in_flight

    def take_off(self) -> None:
        """A request whose answer did not say what remains: it was counted, to be safe."""
        if self.remaining is not None:
            self._set(max(0, self.remaining - 1))

    def learn(self, passage: Passage, remaining: int) -> int:
        """Takes in an answer (already off `in_flight`). Returns how many places came free for certain."""
        known = self.remaining
        if known is None or (remaining <= known and passage.number > self._grown_at):
            self._set(remaining)
        elif remaining <= known:  # left before places came free, and perhaps counted before, too
            self.take_off()
        elif passage.number > self._set_at:
            self._set(remaining)
            self._grown_at = self.started
            return remaining - known
        return 0

    def _set(self, remaining: int) -> None:
        self.remaining = remaining
        self._set_at = self.started


class _Window:
    """When the present window began, and how long windows are: each lies between two values.

    A window that was there before us began nobody knows when, and one that seems to have begun with our first
    request may be a clock's, and older. So a length is *sure* only if it was measured from a beginning that was
    seen: places came free.
    """

    LATE: Final = 1.1  # of the length: after that, nobody doubts that it is over
    EXACT: Final = 2.0  # the longest possible length is at most so many times the shortest, or nothing is learnt
    GROWTH: Final = 1 / 13  # of its age: the probes' spacing before a length is learnt
    LEAST: Final = 1.0  # seconds; nobody's window is shorter
    LEAST_GAP: Final = 0.01  # seconds

    def __init__(self, announced: float) -> None:
        self._announced = announced
        self._shortest = self._longest = 0.0
        self._sure = False
        self._after = self.began = 0.0  # it began after the one, and not later than the other
        self._seen = False  # the beginning
        self.nothing_new = 0.0  # when the last request left that found nothing new

    @property
    def length(self) -> float:
        return self._longest or self._announced

    def begin(self, after: float, sent: float, now: float, *, seen: bool) -> None:
        """It began after `after`, and a request that left at `sent` and was answered `now` told."""
        self._after, self.began, self._seen = after, now, seen
        self.nothing_new = sent

    def learn(self, now: float) -> bool:
        """It is over. False if that was looked for too seldom to know the length from it."""
        shortest, longest = self.nothing_new - self.began, now - self._after
        if shortest * self.EXACT < longest:
            return shortest * self.EXACT >= now - self.began  # otherwise only its beginning was unknown
        if shortest > self._longest or longest < self._shortest:  # what was learnt before was wrong
            self._shortest, self._longest = shortest, longest
        else:
            self._shortest, self._longest = max(shortest, self._shortest), min(longest, self._longest)
        self._sure = self._sure or self._seen
        return True

    def too_young(self, now: float) -> bool:
        """Whether it cannot be over yet, by what was learnt."""
        return now - self._after < self._shortest / 2

    def left(self, now: float) -> float:
        """How long it may still last; before a length is learnt, long enough to notice what others do."""
        age = now - self.began
        return max(self._longest - age, 0.0) if self._longest else 20 * age

    def next_probe(self, last: float, free: int, limit: int) -> float:
        """When the next probe may leave, if the last request left at `last` and `free` places are left (≥ 1)."""
        last = max(last, self.began)  # a beginning is known with an answer, later than its request left
        end = self.began + self._longest * self.LATE
        if last < end:  # evenly spread, with some left in case it is longer than learnt
            kept = limit // (100 if self._sure else 20)
            gap = (end - last) / max(free - kept, 1)
        else:  # ever farther apart, so that they last as long as a window may
            age = max(last - self.began, self.LEAST)
            longest = min(self._announced * self.LATE, 4 * self._longest or math.inf)
            times = max(longest / age, 1.3)
            gap = age * max(times ** (1 / free) - 1, self.GROWTH)
        return last + max(gap, self.LEAST_GAP)

    def surely_over(self, last: float) -> float:
        """When to ask without a free place, if the last request left at `last`: others have taken the rest."""
        last = max(last, self.began)
        age = last - self.began
        over = self._longest * self.LATE
        if not self._sure or self.nothing_new - self.began > over:  # it is longer than was learnt
            watched = (
                10 * age if age >= self.LEAST else math.inf
            )  # nothing was left when we came: that says nothing
            over = max(over, min(self._announced * self.LATE, watched))
        return max(self.began + over, last + age / 20)


class Allowance:
    """Says who may send a request now."""

    RESERVE: Final = 0.15  # of the limit: not for tickets, except as probes
    LARGE_RESERVE: Final = 0.5  # after a window whose end was looked for too seldom; also the most for others
    SMALL_RESERVE: Final = 12  # at least so many, where that is no more than a third
    LAST: Final = 10  # not for replies either, except as probes; at most a tenth of the limit
    FOR_REPLIES: Final = 30  # kept where the tickets would fit otherwise; at most a tenth of the limit

    def __init__(self, window: float = WINDOW) -> None:
        self._places = _Places()
        self._window = _Window(window)
        self._limit = 0  # 0: not known
        self._share = self.RESERVE
        self._unpaced = False  # this server shows no limits
        self._held_until = -math.inf
        self._last_start = -math.inf
        self._last_answer = -math.inf
        self._answers = 0  # in this window
        self._first = 0  # places at its beginning
        self.tickets_to_come = 0  # waiting or still to come; as many as are known of

    @property
    def in_flight(self) -> int:
        return self._places.in_flight

    @property
    def held_until(self) -> float:
        return self._held_until

    @property
    def window_end(self) -> float | None:
        """When the present window should be over; None while nothing is known."""
        return None if self._places.remaining is None else self._window.began + self._window.length

    def start(self, now: float) -> Passage:
        """Counts a request as on its way."""
        self._places.started += 1
        self._places.in_flight += 1
        self._last_start = now
        return Passage(self._places.started, now)

    def answered(self, passage: Passage, now: float, limit: int, remaining: int) -> None:
        """An answer that says what remains."""
        self._places.in_flight -= 1
        self._limit, self._unpaced = max(limit, 1), False
        remaining = min(max(remaining, 0), self._limit)
        before = self._places.remaining
        grown = self._places.learn(passage, remaining)
        self._answers += 1
        fresh = remaining == self._limit - 1  # the first of its window
        if before is None:
            after = passage.started if fresh else passage.started - self._window.length
            self._begin(after, passage.started, now, seen=False)
        elif fresh or (grown and self._is_new(before, grown, now)):
            if before <= self._reserve:
                self._share = self.RESERVE if self._window.learn(now) else self.LARGE_RESERVE
            self._begin(self._window.nothing_new, passage.started, now, seen=True)
        elif grown:
            self._first += grown
        else:
            self._window.nothing_new = max(self._window.nothing_new, passage.started)
        self._last_answer = now

    def _is_new(self, before: int, grown: int, now: float) -> bool:
        """Whether places that came free mean a new window, not some few of a sliding one."""
        if before + grown <= self._reserve:
            return False
        return grown >= self._limit / 4 or not self._window.too_young(now)

    def _begin(self, after: float, sent: float, now: float, *, seen: bool) -> None:
        self._window.begin(after, sent, now, seen=seen)
        self._answers = 1
        self._first = (self._places.remaining or 0) + 1 + self.in_flight

    def answered_without_limits(self) -> None:
        """An answer of the API that says nothing of limits."""
        self.lost()
        self._unpaced = not self._limit

    def lost(self) -> None:
        """A request that left, and whose answer did not come or was not the API's."""
        self._places.in_flight -= 1
        self._places.take_off()
        self._answers += 1

    def never_left(self) -> None:
        """A request that was given up before a byte of it left."""
        self._places.in_flight -= 1

    def hold(self, now: float, seconds: float) -> None:
        """Nobody may go before `seconds` have passed (429). What remains is unknown afterwards."""
        self._held_until = max(self._held_until, now + seconds)
        self._places.remaining = None

    def wait(self, priority: Priority, now: float) -> float:
        """How long a request has to wait: 0 = it may go now; inf = until one that is on its way is answered."""
        if now < self._held_until:
            return self._held_until - now
        if self._unpaced:
            return 0.0
        if self._places.remaining is None:  # perhaps next to nothing is left: one at a time until it is known
            return math.inf if self.in_flight else 0.0
        others = self._taken_by_others()
        taken = others * (now - self._last_answer)
        likely = self._places.free - int(taken + 3 * math.sqrt(taken))  # at random moments, hardly ever more
        if likely > self._kept_from(priority, likely, int(others * self._window.left(now))):
            return 0.0
        if likely >= 1:
            return max(0.0, self._window.next_probe(self._last_start, self._places.free, self._limit) - now)
        return math.inf if self.in_flight else max(0.0, self._window.surely_over(self._last_start) - now)

    def _taken_by_others(self) -> float:
        """How many places a second other programs have taken since the window began."""
        taken = self._first - (self._places.remaining or 0) - self._answers - self.in_flight
        return max(taken, 0) / max(self._last_answer - self._window.began, 0.1)

    @property
    def _reserve(self) -> int:
        return max(int(self._limit * self._share), min(self.SMALL_RESERVE, self._limit // 3))

    def _kept_from(self, priority: Priority, likely: int, for_others: int) -> int:
        """So many free places are not for this priority."""
        if priority is not Priority.TICKET:
            return min(self.LAST, self._limit // 10)
        for_replies = min(self.FOR_REPLIES, self._limit // 10)
        if self.tickets_to_come <= likely - for_replies:
            return for_replies
        return max(self._reserve, min(self._reserve + for_others, int(self._limit * self.LARGE_RESERVE)))
