"""Tells a computer that is offline from a server that is away, and a network from the one before.

Both look the same from one side: no answer. So: without any way out of this computer, it is offline, as soon as a
side does not answer, or none has for a moment. With one, it is offline if *nobody* answers, on two servers at
least; a proxy that stands in the way is told instead. Where only one was asked lately, the others are asked at
once: that settles it within seconds, and costs one request each.

Servers in the same house need no way out, and an answer says that they are there; but one that comes in the moment
in which the way is gone may have been on its way already. So whoever answered is asked again, ever more rarely.

The way out is the address (of IPv4, of IPv6) by which the routing table would let us leave. One that is gone means
another network, or none: connections from before are worth nothing, and everything is tried at once.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wizard.sync.channel import ChannelSync
    from wizard.sync.context import Side

# Addresses for documentation (RFC 5737, RFC 3849): nothing is sent, only the routing table is asked.
_SOMEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def way_out() -> tuple[str, ...]:
    """Our addresses towards the outside, as far as the routing table goes; none: there is no way. Sends nothing.

    It takes a tenth of a millisecond at most, so it can be asked every second.
    """
    found = []
    for family, address in _SOMEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
                found.append(str(probe.getsockname()[0]))
        except OSError:
            continue
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look brought. `moved`: the way out is another one; `returned`: somebody answers again, or there is
    one way more."""

    moved: bool = False
    returned: bool = False


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Without a way out: whether anybody answers until `until` (ms since 1970). `answers`: how many there were."""

    until: int
    answers: int
    lasts: int  # ms


class Vantage:
    """How far this computer sees. `look` is called regularly."""

    def __init__(self, way: Callable[[], tuple[str, ...]], now: Callable[[], int], doubt: float) -> None:
        """`now`: milliseconds since 1970. `doubt`: seconds without a way out and without an answer, after which
        it is offline; twice as long each time that somebody does answer."""
        self._find_way = way
        self._now = now
        self._doubt_ms = int(doubt * 1000)
        self._asked = False  # the others were asked in this doubt
        self._way = frozenset(way())
        self._gone: _Doubt | None = None
        self.offline_since: int | None = None

    def look(self, channels: Sequence[ChannelSync]) -> Seen:
        """Looks again."""
        sides = [side for channel in channels for side in channel.sides if side.halted is None]
        before, self._way = self._way, frozenset(self._find_way())
        more = before < self._way
        moved = before != self._way and not (before and more)
        if self._is_offline(sides, channels):
            self.offline_since = self.offline_since or self._now()
            return Seen(moved, more)
        returned, self.offline_since = more or self.offline_since is not None, None
        if not any(side.unreached for side in sides):
            self._asked = False
            return Seen(moved, returned)
        if not self._asked:
            self._asked = True
            for channel in channels:
                _ask(channel)
        return Seen(moved, more)

    def _is_offline(self, sides: Sequence[Side], channels: Sequence[ChannelSync]) -> bool:
        lost = {side.label for side in sides if side.unreached}
        if not self._way:
            return self._without_answer(sides, channels) or bool(lost)
        self._gone = None
        by_proxy = any(side.by_proxy for side in sides)
        return all(side.unreached for side in sides) and len(lost) > 1 and not by_proxy

    def _without_answer(self, sides: Sequence[Side], channels: Sequence[ChannelSync]) -> bool:
        """Whether nobody has answered for a while, there being no way out. A side within reach needs none."""
        if not sides:
            self._gone = None
            return False
        answers, now = sum(side.answers for side in sides), self._now()
        if self._gone is None:
            self._gone = _Doubt(now + self._doubt_ms, answers, self._doubt_ms)
        gone = self._gone
        if now < gone.until:
            return False
        if answers == gone.answers:
            return True
        self._gone = _Doubt(now + 2 * gone.lasts, answers, 2 * gone.lasts)
        for channel in channels:
            _ask(channel)
        return False


def _ask(channel: ChannelSync) -> None:
    """Lets the sides that answered last time be asked again; those that did not are asked anyway."""
    if not channel.context.hub_side.unreached:
        channel.watch.wake()
    if not channel.context.network_side.unreached:
        channel.inbound.wake()
