"""How often and how long: every interval and wait of the engine in one place, and the waits that grow.

Seconds throughout. Tests and practice run the same engine with another `Tempo`, never with other code.
"""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tempo:
    """The defaults fit a Network that allows 300 requests in five minutes, and SocialHub's 1,000 in fifteen."""

    poll: float = 15.0  # asking a Network that cannot stream
    poll_streaming: float = 180.0  # and one that does, for streams lose things silently
    refresh: float = 60.0  # looking whether recent posts were edited or deleted
    refresh_posts: int = 20  # how many of them a time
    refresh_age: float = 3 * 86_400.0  # how old a post may be to be looked at again
    check: float = 600.0  # asking SocialHub for the channel and its webhook; must stay below 15 minutes
    check_again: float = 60.0  # after a webhook could not be registered
    first_wait: float = 1.0  # full jitter: a wait is anything from 0 to this, doubled with every failure …
    longest_wait: float = 900.0  # … up to this
    settle: float = 60.0  # after a lost answer, how long a reply may still turn up on a Network that is slow
    sure: float = 3_600.0  # past this age an unsure reply that cannot be found is not posted again
    housekeeping: float = 1.0
    copy: float = 3_600.0
    give_up_attempts: int = 8  # an item that alone keeps failing is set aside after so many


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
