"""The rate limits of a Mastodon server, with the headers that tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class RateLimits:
    """How many requests an account may make in a window of so many seconds; uploads have a window of their own."""

    requests: int = 300
    seconds: float = 300.0
    uploads: int = 30
    upload_seconds: float = 1800.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """Where somebody stands. `reset`: seconds since 1970."""

    limit: int
    remaining: int
    reset: float
    exceeded: bool

    def headers(self) -> dict[str, str]:
        """The reset as an ISO time, as Mastodon writes it."""
        reset = datetime.fromtimestamp(self.reset, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": reset,
        }


class Pace:
    """Counts requests in windows that stand still, as Mastodon's do: all begin anew at the same moment."""

    def __init__(self, limits: RateLimits, now: Callable[[], float]) -> None:
        self.limits = limits
        self.now = now
        self._counts: dict[tuple[str, bool], tuple[int, int]] = {}  # (who, uploads) → (window, count)

    def take(self, who: str, *, upload: bool = False) -> Allowance:
        """Counts one request of `who` (an account, or an address)."""
        limit = self.limits.uploads if upload else self.limits.requests
        seconds = self.limits.upload_seconds if upload else self.limits.seconds
        window = int(self.now() // seconds)
        before, count = self._counts.get((who, upload), (window, 0))
        count = count + 1 if before == window else 1
        self._counts[who, upload] = (window, count)
        return Allowance(limit, max(0, limit - count), (window + 1) * seconds, exceeded=count > limit)
