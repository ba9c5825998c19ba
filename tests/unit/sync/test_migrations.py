"""A journal that an older program wrote is taken over whole, by whichever process comes first."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from wizard.sync.database import Database
from wizard.sync.journal import MIGRATIONS, Journal
from wizard.sync.records import JobState

OLD = Path(__file__).with_name("journal_1.sql")


def version(path: Path) -> int:
    db = sqlite3.connect(path)
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    db.close()
    return found


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A journal of the first version. A reply waits in it."""
    path = tmp_path / "journal.db"
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(OLD.read_text(encoding="utf-8"))
    db.close()
    return path


async def test_an_old_journal_goes_on_and_has_a_history(old: Path) -> None:
    assert version(old) == 1
    journal = (await Journal.open(old)).journal
    assert version(old) == len(MIGRATIONS)
    channel = await journal.ensure_channel("shop")
    assert channel.cursor == "2"
    assert [item.item for item in await journal.ready(channel.id, 10)] == ["forum:p1", "forum:p2"]
    (job,) = await journal.open_jobs(channel.id)
    assert (job.followup, job.state, job.payload["text"]) == ("f1", JobState.RECEIVED, "hello")
    assert [entry.who for entry in await journal.activity()] == ["Ann"]
    assert await journal.versions(channel.id) == ()
    kept = await journal.keep_version(channel.id, saved=True, manifest={"inbox": {}}, changes=["+ inbox: {}"])
    await journal.close()
    again = await Journal.attach(old)
    (found,) = await again.versions(channel.id)
    assert (found.id, found.manifest, found.changes) == (kept, {"inbox": {}}, ("+ inbox: {}",))
    await again.remove_channel("shop")
    await again.ensure_channel("shop")
    assert await again.versions(channel.id) == ()
    await again.close()


def test_a_step_that_fails_leaves_the_journal_as_it_was(old: Path) -> None:
    """As a kill in the middle of it does: SQLite takes back what was not committed."""
    with pytest.raises(Exception, match="no such table: nowhere"):
        Database.open(old, (*MIGRATIONS[:1], f"{MIGRATIONS[1]} DROP TABLE nowhere;"))
    assert version(old) == 1
    db = sqlite3.connect(old)
    assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'manifest_version'").fetchall()
    db.close()
    asyncio.run(closed(old))
    assert version(old) == len(MIGRATIONS)


async def closed(path: Path) -> None:
    await Database.open(path, MIGRATIONS).close()


@pytest.mark.parametrize("new", [True, False])
def test_several_processes_may_come_at_once(tmp_path: Path, new: bool) -> None:
    """A window, the engine and the command line, each with a connection of its own."""
    for attempt in range(8):
        path = tmp_path / f"{attempt}.db"
        if not new:
            db = sqlite3.connect(path)
            db.executescript(OLD.read_text(encoding="utf-8"))
            db.close()
        together = threading.Barrier(4)
        failed: list[Exception] = []

        def come(
            path: Path = path, together: threading.Barrier = together, failed: list[Exception] = failed
        ) -> None:
            together.wait()
            try:
                asyncio.run(closed(path))
            except Exception as error:  # noqa: BLE001 - whatever it is, the test fails with it
                failed.append(error)

        threads = [threading.Thread(target=come) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        assert version(path) == len(MIGRATIONS)
