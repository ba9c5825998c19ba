"""The journal with a million items: its size, how fast it opens, how fast things are found in it.

It is filled through the journal itself, a thousand Interactions at a time, which are then settled in bulk as if
their Tickets had been made; sending a million through the engine would take the better part of an hour and leave
the same rows. (`memory` measures the bytes of an item that came the ordinary way.)
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.harness import Figure, spread
from benchmarks.stage import NAME, stage
from benchmarks.standins import HubStandIn, NetworkStandIn
from wizard.sync.journal import ACTIVITY_ROWS, Journal, now_ms
from wizard.sync.records import ItemState, Kind, NewItem

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.harness import Setting
    from benchmarks.stage import Stage

TITLE = "A million items in the journal"
_ITEMS = 1_000_000
_BATCH = 1_000
_LOOK_UPS = 5_000
_STARTS = 5


async def measure(setting: Setting) -> list[Figure]:
    count = setting.many(_ITEMS)
    network = NetworkStandIn(0)
    async with stage(setting.fresh("journal"), HubStandIn(), network) as here:
        await _start(here)  # compiles what has to be compiled, and reads the files once
        empty = [await _start(here) for _ in range(_STARTS)]
        setting.say(f"filling the journal with {count:,} items …")
        await _fill(here.app.journal_path, network, count, setting)
        size = here.journal_bytes
        setting.say("starting with it …")
        full = [await _start(here) for _ in range(_STARTS)]
        after_kill = await _start(here, killed=True)
        found = await _look_ups(here, count)
    return [
        Figure("journal", size / count, "bytes an item", most=400, note=f"{size / 1e6:.0f} MB"),
        Figure(
            "start with an empty journal",
            _usual(empty).took,
            "s",
            note="`channel-wizard sync` until it runs; 0.3 s of it open the encrypted file of secrets",
        ),
        Figure("start with a full one", _usual(full).took, "s", most=1.0, note=f"median of {_STARTS}"),
        Figure("processor time of it", _usual(full).cpu, "s"),
        Figure("start after it was killed", after_kill.took, "s", note="the whole journal is checked first"),
        Figure("memory after the start", max(each.memory for each in full), "MB", most=80),
        *found,
    ]


@dataclass(frozen=True, slots=True)
class _Start:
    """Seconds until the command ran, processor time of these, and the memory it had a moment later (MB)."""

    took: float
    cpu: float
    memory: float


async def _start(here: Stage, *, killed: bool = False) -> _Start:
    """Starts the command and stops it. `killed`: after an end like a power cut."""
    if killed:
        process = await here.command("sync")
        await process.says("is running")
        await process.kill()
    process = await here.command("sync")
    took = await process.says("is running")
    cpu = process.usage.cpu
    await asyncio.sleep(1)
    memory = process.usage.memory
    await process.stop()
    return _Start(took, cpu, memory)


def _usual(starts: list[_Start]) -> _Start:
    """The one in the middle."""
    return sorted(starts, key=lambda each: each.took)[len(starts) // 2]


async def _fill(path: Path, network: NetworkStandIn, count: int, setting: Setting) -> None:
    network.fill(count)
    journal = await Journal.attach(path)
    row = await journal.ensure_channel(NAME)
    begun = time.monotonic()
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as bulk:
        for first in range(0, count, _BATCH):
            batch = [_new_item(network, number) for number in range(first, min(first + _BATCH, count))]
            await journal.take(row.id, batch)
            _settle(bulk, row.id, logged=first >= count - ACTIVITY_ROWS)
            if first and first % (_BATCH * 200) == 0:
                setting.say(f"{first:,} items after {time.monotonic() - begun:.0f} s …")
        bulk.execute("UPDATE channel SET tickets = ? WHERE id = ?", (count, row.id))
    await journal.close(well=True)


def _new_item(network: NetworkStandIn, number: int) -> NewItem:
    """An Interaction as Mastodon's become; three in five are part of a thread."""
    place = number % 50
    root = None if place < 20 else network.item(number - place + 10 + place % 10)
    payload = {
        "message": f"@brand I ordered the blue one on Monday. My order is number {number}. Thank you very much!"
        * 3,
        "url": f"https://social.example/@customer{number % 997}/{number}",
        "interactor": [f"customer{number % 997}@social.example", f"Customer {number % 997}", None, None],
    }
    return NewItem(network.item(number), None, now_ms(), None, payload, None, root=root)


def _settle(db: sqlite3.Connection, channel: int, *, logged: bool) -> None:
    """Makes Tickets of what waits, as `Journal.ticket_made` does one by one."""
    db.execute("BEGIN IMMEDIATE")
    if logged:
        db.execute(
            "INSERT INTO activity (at, channel, kind, item, who, text, url) "
            "SELECT i.created, i.channel, ?, i.id, 'Customer', substr(o.payload, 13, 80), "
            "'https://social.example/@customer/' || i.id FROM item i JOIN outbox o ON o.item = i.id",
            (Kind.TICKET,),
        )
    db.execute("DELETE FROM outbox")
    db.execute(
        "UPDATE item SET state = ?, ticket = randomblob(12) WHERE channel = ? AND state = ?",
        (ItemState.TICKET, channel, ItemState.READY),
    )
    db.execute("COMMIT")


async def _look_ups(here: Stage, count: int) -> list[Figure]:
    network = here.network
    journal = await Journal.attach(here.app.journal_path)
    row = await journal.ensure_channel(NAME)
    try:
        found, added, listed = [], [], []
        for _ in range(_LOOK_UPS):
            item = network.item(random.randrange(count))
            start = time.perf_counter()
            assert await journal.item(row.id, item) is not None
            found.append(time.perf_counter() - start)
        for _ in range(100):
            known = [_new_item(network, random.randrange(count)) for _ in range(80)]
            start = time.perf_counter()
            assert await journal.take(row.id, known) == 0
            added.append(time.perf_counter() - start)
            start = time.perf_counter()
            await journal.ready(row.id, 500)
            await journal.counts(row.id)
            await journal.activity(limit=50)
            listed.append(time.perf_counter() - start)
    finally:
        await journal.close()
    return [
        *spread("an item looked up by its networkItemId", found, f"{_LOOK_UPS:,} at random"),
        *spread("a page of 80 that are known already", added, "with the commit"),
        *spread("what is to be sent, the counts, and 50 lines of activity", listed),
    ]
