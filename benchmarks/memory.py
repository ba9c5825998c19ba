"""What the engine costs after 100,000 items: memory, and bytes on the disk.

All of them come by the ordinary way, from the Network to SocialHub, while both answer at once. The journal is
weighed after a `sync --once`, which gives free pages back to the disk, as the engine does every hour.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from benchmarks.harness import Figure
from benchmarks.stage import Failed, stage
from benchmarks.standins import HubStandIn, NetworkStandIn
from wizard.sync.journal import ACTIVITY_ROWS

if TYPE_CHECKING:
    from benchmarks.harness import Setting

TITLE = "After 100,000 items"
_ITEMS = 100_000
_PATIENCE = 900.0
_REST = 3.0  # seconds for the last commits, and for memory to be given back


async def measure(setting: Setting) -> list[Figure]:
    count = setting.many(_ITEMS)
    hub, network = HubStandIn(), NetworkStandIn(0)
    async with stage(setting.fresh("memory"), hub, network) as here:
        async with here.running() as process:
            await asyncio.sleep(_REST)
            empty = process.usage
        network.fill(count)
        begun = asyncio.get_running_loop().time()
        async with here.running() as process:
            setting.say(f"{count:,} mentions …")
            try:
                async with asyncio.timeout(_PATIENCE):
                    await hub.made.reached(count)
            except TimeoutError:
                raise Failed(f"only {hub.made.count:,} Tickets came") from None
            took = asyncio.get_running_loop().time() - begun
            await asyncio.sleep(_REST)
            full = process.usage
        await (await here.command("sync", "--once")).ended()
        size = here.journal_bytes
    return [
        Figure("memory at rest, nothing done yet", empty.memory, "MB"),
        Figure(f"memory after {count:,} items", full.memory, "MB", most=80),
        Figure("most memory meanwhile", full.most_memory, "MB"),
        Figure(
            "journal",
            size / count,
            "bytes an item",
            most=400,
            note=f"{size / 1e6:.1f} MB, with {min(count, ACTIVITY_ROWS):,} lines of activity",
        ),
        Figure("Tickets a second", count / took),
        Figure("processor time an item", full.cpu / count * 1000, "ms"),
        Figure("Tickets asked for twice", hub.doubled, most=0),
    ]
