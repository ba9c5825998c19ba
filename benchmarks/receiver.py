"""The webhook receiver under load, each event durably committed, beside a web server that does nothing.

Thirty-two connections send one event after another, each a reply to a Ticket of its own, signed as SocialHub
signs. First the channel is paused, so that what is measured is the receiver alone; then the replies are carried
out at the same time. In the end the program is killed, and every event that was answered has to be in the journal.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

from benchmarks import wire
from benchmarks.harness import Figure, percentile
from benchmarks.stage import NAME, Failed, Process, free_port, stage
from benchmarks.standins import HubStandIn, NetworkStandIn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.harness import Setting
    from benchmarks.stage import Stage

TITLE = "Receiving webhooks"
_CONNECTIONS = 32
_SECONDS = 10.0


async def measure(setting: Setting) -> list[Figure]:
    seconds = setting.seconds(_SECONDS)
    network = NetworkStandIn(1, threads=False)
    async with stage(setting.fresh("receiver"), HubStandIn(), network) as here:
        setting.say("a server that does nothing …")
        figures = _figures("Starlette that does nothing", await _nothing(here, seconds), seconds)
        setting.say("the receiver alone …")
        numbers = count()
        await (await here.command("channels", "pause", NAME)).ended()
        process = await here.command("sync")
        try:
            await process.says("is running")
            alone = await _load(here, here.port, numbers, seconds)
            figures += _figures("receiver", alone, seconds, "each event on disk before its answer")
            await process.kill()
            kept = _kept(here.app.journal_path)
            figures.append(Figure("receiver: events answered and not kept", max(0, len(alone) - kept), most=0))
            await (await here.command("channels", "resume", NAME)).ended()
            setting.say("the receiver while replies are carried out …")
            process = await here.command("sync")
            await process.says("is running")
            busy = await _load(here, here.port, numbers, seconds)
            figures += _figures("receiver, replies being posted", busy, seconds)
            carried_out = network.replied.count
            figures.append(Figure("replies posted meanwhile, a second", carried_out / seconds))
        finally:
            await process.kill()
    return figures


def _figures(what: str, took: list[float], seconds: float, note: str = "") -> list[Figure]:
    return [
        Figure(f"{what}: answers a second", len(took) / seconds, note=note),
        Figure(f"{what}: median", percentile(took, 0.5) * 1000, "ms"),
        Figure(f"{what}: 99th percentile", percentile(took, 0.99) * 1000, "ms"),
    ]


async def _nothing(here: Stage, seconds: float) -> list[float]:
    port = free_port()
    process = await Process.start("-m", "benchmarks.nothing", str(port))
    try:
        await process.says("running on")
        return await _load(here, port, count(), seconds)
    finally:
        await process.kill()


async def _load(here: Stage, port: int, numbers: Iterator[int], seconds: float) -> list[float]:
    """How long each answer took."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    took: list[float] = []

    async def one() -> None:
        client = wire.Client(port)
        while loop.time() < end:
            number = next(numbers)
            # To a post that there is; the Ticket is another each time, so that no reply waits for another.
            body, headers = here.reply_event(here.network.item(0), number)
            start = loop.time()
            status, _body = await client.post("/hook", body, headers)
            took.append(loop.time() - start)
            if status != 200:
                raise Failed(f"an event was answered with {status}")
        client.close()

    await asyncio.gather(*(one() for _ in range(_CONNECTIONS)))
    return took


def _kept(journal: Path) -> int:
    with closing(sqlite3.connect(journal)) as db:
        return int(db.execute("SELECT count(*) FROM job").fetchone()[0])
