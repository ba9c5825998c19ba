"""Catching up with 10,000 mentions while both sides take 20 ms to answer, beside one request at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from benchmarks.harness import Figure
from benchmarks.stage import Process, Usage, stage
from benchmarks.standins import HubStandIn, NetworkStandIn, served

if TYPE_CHECKING:
    from benchmarks.harness import Setting

TITLE = "Catching up"
_MENTIONS = 10_000
_ONE_BY_ONE = 300  # of them, for the alternative
_DELAY = 0.02  # seconds


async def measure(setting: Setting) -> list[Figure]:
    count = setting.many(_MENTIONS)
    each = await _one_at_a_time(setting.many(_ONE_BY_ONE))
    setting.say(f"one request at a time: {each * 1000:.1f} ms a mention; catching up with {count:,} …")
    hub = HubStandIn()
    async with stage(setting.fresh("catch-up"), hub, NetworkStandIn(count), delay=_DELAY) as here:
        process = await here.command("sync", "--once")
        usage = process.usage
        watch = asyncio.create_task(_last_usage(process))
        took = await process.ended()
        usage = await watch
    return [
        Figure(f"{count:,} mentions, from the start of the command to its end", took, "s"),
        Figure("Tickets a second", count / took),
        Figure(
            "one request at a time",
            each * count,
            "s",
            note=f"httpx, nothing stored; {setting.many(_ONE_BY_ONE)} measured, scaled to as many",
        ),
        Figure("times as fast", each * count / took, least=10),
        Figure("mentions without their Ticket", count - hub.made.count, most=0),
        Figure("Tickets asked for twice", hub.doubled, most=0),
        Figure("Tickets asked for before their Root-Ticket was there", hub.early, most=0),
        Figure("processor time a Ticket", usage.cpu / count * 1000, "ms"),
        Figure("most memory", usage.most_memory, "MB"),
    ]


async def _one_at_a_time(count: int) -> float:
    """Seconds a mention, by a program that waits for each answer before it asks for the next thing."""
    hub, network = HubStandIn(), NetworkStandIn(count)
    async with served(hub, network, delay=_DELAY) as hub_url:
        process = await Process.start("-m", "benchmarks.one_at_a_time", network.base, hub_url)
        await process.says("first")
        begun = asyncio.get_running_loop().time()
        await process.ended()
        return (asyncio.get_running_loop().time() - begun) / hub.made.count


async def _last_usage(process: Process) -> Usage:
    """What it had used when it was last seen."""
    last = process.usage
    while True:
        await asyncio.sleep(0.1)
        now = process.usage
        if not now.memory:
            return last
        last = now
