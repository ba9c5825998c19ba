"""How often and how long: every interval and wait of the engine in one place, and the waits that grow.

Seconds throughout. Tests and practice run the same engine with another `Tempo`, never with other code.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ALONE = 3  # others that went well since something first failed: then it is the thing, not the side


@dataclass(frozen=True, slots=True)
class Tempo:
    """The defaults fit a Network that allows 300 requests in five minutes, and SocialHub's 1,000 in fifteen."""

    poll: float = 15.0  # asking a Network that cannot stream
    poll_streaming: float = (
        45.0  # and one that does: streams lose things silently, and trouble is told in a minute
    )
    refresh: float = 60.0  # looking whether recent posts were edited or deleted
    refresh_posts: int = 20  # how many of them a time
    refresh_age: float = 3 * 86_400.0  # how old a post may be to be looked at again
    check: float = 45.0  # asking SocialHub for the channel and its webhook: trouble is told within a minute
    check_again: float = 60.0  # after a webhook could not be registered
    learn: float = 6 * 3_600.0  # asking a Network what can be done there, beside whenever it is back
    proxy_again: float = 3_600.0  # after a proxy refused its log-in: one request of all channels together
    first_wait: float = 1.0  # full jitter: a wait is anything from 0 to this, doubled with every failure …
    longest_wait: float = 900.0  # … up to this
    longest_unreached: float = 45.0  # … and to this where nothing came back at all: we may be the ones offline
    waking: float = 30.0  # after waking up or on another network, nothing is given much time to fail …
    longest_waking: float = 1.0  # … so whatever did not answer waits for this long at most meanwhile
    grace: float = 1.0  # and what was under way has so long to be answered on its old connection
    doubt: float = 2.0  # without a way out of this computer and without an answer, it is offline after so long
    settle: float = 60.0  # after a lost answer, how long a reply may still turn up on a Network that is slow
    sure: float = 3_600.0  # past this age an unsure reply that cannot be found is not posted again
    housekeeping: float = 1.0
    copy: float = 3_600.0
    give_up_attempts: int = 8  # an item that alone keeps failing is set aside after so many


class Alone:
    """Tells a fault of one thing from a fault of the whole side: it fails while others go well.

    `others()` counts what went well; a thing is *alone* once three did since it first failed.
    """

    def __init__(self, others: Callable[[], int]) -> None:
        self._others = others
        self._first_failed: dict[int, int] = {}
        self._failures: dict[int, int] = {}

    def failed(self, ident: int) -> int:
        """Counts a failure; answers how many others went well since its first one."""
        self._failures[ident] = self._failures.get(ident, 0) + 1
        return self._others() - self._first_failed.setdefault(ident, self._others())

    def is_hopeless(self, ident: int, attempts: int) -> bool:
        """Whether it failed so often, and alone."""
        since = self._others() - self._first_failed.get(ident, self._others())
        return self._failures.get(ident, 0) >= attempts and since >= _ALONE

    def settled(self, ident: int) -> None:
        self._first_failed.pop(ident, None)
        self._failures.pop(ident, None)


class Patience:
    """Waits that grow: full-jitter exponential, so that many who lost the same server do not return at once."""

    def __init__(self, tempo: Tempo, random_source: random.Random | None = None) -> None:
        self._tempo = tempo
        self._random = random_source or random.Random()  # noqa: S311 - jitter is no secret
        self.failures = 0

    def next_wait(self) -> float:
        """Counts a failure and says how long to wait before the next attempt."""
        wait = self.wait_after(self.failures)
        self.failures += 1
        return wait

    def wait_after(self, failures: int) -> float:
        """The wait after so many failures before this one."""
        ceiling = min(self._tempo.longest_wait, self._tempo.first_wait * 2.0 ** min(failures, 30))
        return self._random.uniform(0, ceiling)

    def reset(self) -> None:
        self.failures = 0
