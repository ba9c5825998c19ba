"""How long a post takes to SocialHub, and a reply to the Network, when nothing else is going on.

Both stand-ins answer at once, so that what is left is ours: the way through the engine, and the disk. Beside it
stand what a request and a commit take by themselves on the same computer.
"""

from __future__ import annotations

import asyncio
import random
import statistics
from typing import TYPE_CHECKING

from benchmarks import wire
from benchmarks.harness import Figure, bare_commits, spread
from benchmarks.stage import Failed, Process, followup, stage
from benchmarks.standins import HubStandIn, NetworkStandIn, served

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from benchmarks.harness import Setting
    from benchmarks.stage import Stage

TITLE = "From one side to the other"
_COUNT = 1_000
_APART = 0.04  # seconds between two, on average


async def measure(setting: Setting) -> list[Figure]:
    count = setting.many(_COUNT)
    figures = await _bare(setting, count)
    network = NetworkStandIn(threads=False)
    async with stage(setting.fresh("latency"), HubStandIn(), network) as here, here.running():
        setting.say(f"{count:,} posts, then as many replies …")
        items, posts = await _posts(here, count)
        events, replies, confirmed = await _replies(here, items)
    figures += spread("post → Ticket, by the stream", posts, "commit, request")
    figures += spread("event → answer to SocialHub", events, "commit")
    figures += spread("event → reply on the Network", replies, "two commits, three requests")
    figures += spread("event → SocialHub told of the reply", confirmed, "three commits, four requests")
    return figures


async def _bare(setting: Setting, count: int) -> list[Figure]:
    hub = HubStandIn()
    async with served(hub, NetworkStandIn()) as url:
        folder = setting.fresh("bare")
        process = await Process.start("-m", "benchmarks.round_trips", url, str(count), str(folder / "took"))
        await process.ended()
        took = [float(line) for line in (folder / "took").read_text().split()]
    commit = statistics.median(bare_commits(folder)) * 1000
    return [
        *spread("a bare request and its answer", took, "from another process, over a kept connection"),
        Figure("a bare commit, median", commit, "ms", note="SQLite, one row, synchronous=FULL"),
    ]


async def _posts(here: Stage, count: int) -> tuple[list[str], list[float]]:
    """The posts' networkItemIds, and how long each took to SocialHub."""
    loop = asyncio.get_running_loop()
    pushed: dict[str, float] = {}
    for _ in range(count):
        await asyncio.sleep(random.uniform(0, 2 * _APART))
        pushed[here.network.post()] = loop.time()
    await _in_time(here.hub.made.reached(count), "Tickets")
    return list(pushed), [here.hub.arrived[item] - at for item, at in pushed.items()]


async def _replies(here: Stage, items: list[str]) -> tuple[list[float], list[float], list[float]]:
    """How long an event took to be answered, a reply to stand on the Network, and SocialHub to be told."""
    loop = asyncio.get_running_loop()
    client = wire.Client(here.port)
    sent: list[float] = []
    answered: list[float] = []
    for number, item in enumerate(items):
        await asyncio.sleep(random.uniform(0, 2 * _APART))
        body, headers = here.reply_event(item, number)
        sent.append(loop.time())
        status, _body = await client.post("/hook", body, headers)
        answered.append(loop.time() - sent[-1])
        if status != 200:
            raise Failed(f"an event was answered with {status}")
    await _in_time(here.hub.told.reached(len(items)), "replies")
    client.close()
    posted = [here.network.posted[item.removeprefix("mastodon:")] for item in items]
    confirmed = [here.hub.confirmed[followup(number)] for number in range(len(items))]
    return (
        answered,
        [there - at for there, at in zip(posted, sent, strict=True)],
        [there - at for there, at in zip(confirmed, sent, strict=True)],
    )


async def _in_time(work: Awaitable[object], what: str) -> None:
    try:
        async with asyncio.timeout(60):
            await work
    except TimeoutError:
        raise Failed(f"not all {what} came") from None
