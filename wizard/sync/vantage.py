"""Tells a computer that is offline from a server that is away.

Both look the same from one side: no answer. So: without any route out of this computer, it is offline. With one,
it is offline if *nobody* answers, on two servers at least. Where only one was asked lately, the others are asked
at once: that settles it within seconds, and costs one request each.

Nothing else depends on it: each side waits and tries again as it always does. It is what people are told, and the
reason to try everything at once when a route is back.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wizard.sync.channel import ChannelSync
    from wizard.sync.context import Side

# Addresses for documentation (RFC 5737, RFC 3849): nothing is sent, only the routing table is asked.
_SOMEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def has_route() -> bool:
    """Whether this computer knows a way out, as far as its routing table goes. Sends nothing."""
    for family, address in _SOMEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
                return True
        except OSError:
            continue
    return False


class Vantage:
    """How far this computer sees. `look` is called regularly."""

    def __init__(self, route: Callable[[], bool], now: Callable[[], int]) -> None:
        """`now`: milliseconds since 1970."""
        self._route = route
        self._now = now
        self._asked = False  # the others were asked in this doubt
        self._had_route = True
        self.offline_since: int | None = None

    def look(self, channels: Sequence[ChannelSync]) -> bool:
        """Looks again. True: it came back, and everything should be tried at once."""
        sides = [side for channel in channels for side in _sides(channel) if side.halted is None]
        lost = {side.label for side in sides if side.unreached}
        if not lost:
            back = self.offline_since is not None
            self.offline_since, self._asked = None, False
            self._had_route = True
            return back
        route = self._route()  # asked only in doubt
        returned = route and not self._had_route
        self._had_route = route
        if not route or (all(side.unreached for side in sides) and len(lost) > 1):
            self.offline_since = self.offline_since or self._now()
            return returned
        self.offline_since = None
        if not self._asked:
            self._asked = True
            for channel in channels:
                _ask(channel)
        return returned


def _sides(channel: ChannelSync) -> tuple[Side, Side]:
    return channel.context.hub_side, channel.context.network_side


def _ask(channel: ChannelSync) -> None:
    """Lets the sides that answered last time be asked again; those that did not are asked anyway."""
    if not channel.context.hub_side.unreached:
        channel.watch.wake()
    if not channel.context.network_side.unreached:
        channel.inbound.wake()
