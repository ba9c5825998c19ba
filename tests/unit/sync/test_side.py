"""What a channel says of its two sides: once that one is away, once that it is back, in that order."""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.engine import QUICK, until
from wizard.errors import NetworkUnavailable
from wizard.sync.context import Side
from wizard.sync.database import connect
from wizard.sync.journal import Journal
from wizard.sync.records import Kind

if TYPE_CHECKING:
    from pathlib import Path

AWAY = NetworkUnavailable("The forum does not answer.")


GONE = (Kind.TROUBLE, "The forum does not answer. Trying again; nothing is lost.")
BACK = (Kind.MENDED, "The forum answers again.")


async def _fail(side: Side, times: int, kind: str = "fetch") -> None:
    for _ in range(times):
        await side.wait_open()
        await side.failed(AWAY, kind)


async def _said(journal: Journal) -> list[tuple[Kind, str]]:
    return [(entry.kind, entry.note) for entry in await journal.activity()]


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
        back = asyncio.create_task(side.succeeded("fetch"))
        await asyncio.sleep(0)
        other.execute("ROLLBACK")
        await going
    again = asyncio.create_task(side.succeeded("fetch"))
    await asyncio.sleep(0)
    disk.set()
    await asyncio.gather(slow, back, again)
    assert await _said(journal) == [GONE, BACK]
    await journal.close()


@pytest.mark.parametrize("end", ["it goes well", "nothing of it is left"])
async def test_one_kind_of_request_fails_while_another_goes_well(tmp_path: Path, end: str) -> None:
    journal = (await Journal.open(tmp_path / "journal.db")).journal
    row = await journal.ensure_channel("shop")
    side = Side("network", "The forum", row.id, journal, QUICK)
    for _ in range(4):  # never twice in a row, and yet it keeps failing
        await _fail(side, 1, "actions")
        await side.succeeded("fetch")
        assert side.opens_at == 0
    assert await _said(journal) == [GONE]
    await _fail(side, 3, "fetch")
    await side.succeeded("fetch")
    assert await _said(journal) == [GONE]
    await (side.succeeded("actions") if end == "it goes well" else side.settled("actions"))
    assert await _said(journal) == [GONE, BACK]
    assert (await journal.ensure_channel("shop")).trouble is None
    await journal.close()


async def test_a_single_lost_answer_is_no_news(tmp_path: Path) -> None:
    journal = (await Journal.open(tmp_path / "journal.db")).journal
    row = await journal.ensure_channel("shop")
    side = Side("network", "The forum", row.id, journal, QUICK)
    for _ in range(3):
        await _fail(side, 2)
        await side.succeeded("fetch")
    assert await _said(journal) == []
    await journal.close()


async def test_the_reason_is_the_latest_one_and_the_trouble_is_told_once(tmp_path: Path) -> None:
    journal = (await Journal.open(tmp_path / "journal.db")).journal
    row = await journal.ensure_channel("shop")
    news: list[str | None] = []
    side = Side("network", "The forum", row.id, journal, QUICK, changed=lambda: news.append(side.trouble))
    await _fail(side, 3)
    await side.wait_open()
    await side.failed(NetworkUnavailable("The forum is in trouble (it answered 503)."), "fetch")
    assert [side.trouble] == ["The forum is in trouble (it answered 503). Trying again; nothing is lost."]
    assert len(news) == 1
    assert await _said(journal) == [GONE]
    await side.succeeded("fetch")
    assert [side.trouble] == [None]
    assert await _said(journal) == [GONE, BACK]
    await journal.close()
