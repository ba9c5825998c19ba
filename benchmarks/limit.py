"""3,000 mentions against a limit of 1,000 requests in a window: no 429, and no time wasted.

The window is 30 s instead of a quarter of an hour, and the pace is told so; everything else is as always. (The
shorter the window, the more of it goes into sending a thousand Tickets, and the more the figure says of the
computer.) A fixed and a sliding window run side by side, a third of a window apart so that they do not send at the
same time.

The least time possible follows from the requests that SocialHub counted: with W for the window and N requests, the
last one cannot be made before ⌊(N - 1) / 1,000⌋ · W after the first. There are some more requests than mentions,
for the channel itself is looked at, too; so 3,000 mentions take three windows and not two.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from benchmarks.harness import Figure
from benchmarks.stage import Process, stage
from benchmarks.standins import HubStandIn, Limit, NetworkStandIn

if TYPE_CHECKING:
    from benchmarks.harness import Setting

TITLE = "Against the limit"
_MENTIONS, _PLACES = 3_000, 1_000
_WINDOW = 30.0  # seconds


async def measure(setting: Setting) -> list[Figure]:
    fixed, sliding = await asyncio.gather(
        _one(setting, "a window that begins with its first request", 0, sliding=False),
        _one(setting, "a sliding window", _WINDOW / 3, sliding=True),
    )
    return fixed + sliding


async def _one(setting: Setting, kind: str, later: float, *, sliding: bool) -> list[Figure]:
    await asyncio.sleep(later)
    setting.say(f"{kind} …")
    mentions, places = setting.many(_MENTIONS), setting.many(_PLACES)
    hub = HubStandIn()
    async with stage(setting.fresh(f"sliding-{sliding}"), hub, NetworkStandIn(mentions)) as here:
        hub.limit = Limit(places, _WINDOW, sliding=sliding)  # from now on: setting up is no part of this
        hub.requests.clear()
        process = await Process.start("-m", "benchmarks.worker", str(_WINDOW), environ=here.environ)
        await process.ended()
    took = max(hub.arrived.values()) - hub.requests[0]
    before = sum(1 for each in hub.requests if each <= max(hub.arrived.values()))
    least = (before - 1) // places * _WINDOW
    return [
        Figure(
            f"{kind}: from the first request to the last Ticket",
            took,
            "s",
            note=f"{before:,} requests; window of {_WINDOW:g} s",
        ),
        Figure(f"{kind}: least time possible", least, "s"),
        Figure(f"{kind}: more than that", (took / least - 1) * 100, "%", most=5),
        Figure(f"{kind}: answers of 429", hub.refused, most=0),
        Figure(f"{kind}: mentions without their Ticket", mentions - hub.made.count, most=0),
    ]
