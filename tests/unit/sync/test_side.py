"""What a channel says of its two sides: once that one is away, once that it is back, in that order."""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing
from typing import TYPE_CHECKING

from tests.engine import QUICK, until
from wizard.errors import NetworkUnavailable
from wizard.sync.context import Side
from wizard.sync.database import connect
from wizard.sync.journal import Journal
from wizard.sync.records import Kind

if TYPE_CHECKING:
    from pathlib import Path

AWAY = NetworkUnavailable("The forum does not answer.")


async def _fail(side: Side, times: int) -> None:
    for _ in range(times):
        await side.wait_open()
        await side.failed(AWAY)


async def test_a_side_that_is_back_before_its_going_is_written_down(tmp_path: Path) -> None:
    """However slow the disk is: each is written once, in its order, though others answer meanwhile."""
    journal = (await Journal.open(tmp_path / "journal.db")).journal
    row = await journal.ensure_channel("shop")
    side = Side("network", "The forum", row.id, journal, QUICK)
    disk = threading.Event()
    await _fail(side, 2)
    with closing(connect(journal.path)) as other:
        other.execute("BEGIN IMMEDIATE")  # nobody else can write
        going = asyncio.create_task(_fail(side, 1))
        await until(lambda: side.failures == 3 and journal._db._writer._queue.empty())  # its write is under way
        slow = asyncio.create_task(journal._db.write(lambda _db: disk.wait(60)))  # and the next one takes its time
        await asyncio.sleep(0)
        back = asyncio.create_task(side.succeeded())
        await asyncio.sleep(0)
        other.execute("ROLLBACK")
        await going
    again = asyncio.create_task(side.succeeded())
    await asyncio.sleep(0)
    disk.set()
    await asyncio.gather(slow, back, again)
    said = [(entry.kind, entry.note) for entry in await journal.activity()]
    assert said == [
        (Kind.TROUBLE, "The forum does not answer. Trying again; nothing is lost."),
        (Kind.MENDED, "The forum answers again."),
    ]
    await journal.close()
