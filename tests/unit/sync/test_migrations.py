"""A journal that an older program wrote is taken over whole, by whichever process comes first."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from wizard.sync.database import Database, connect, migrate
from wizard.sync.journal import MIGRATIONS, Journal
from wizard.sync.journal.activity import HOUR_MS
from wizard.sync.records import ItemState, JobState, Kind, Wanted

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


# --- Slimmer lines ----------------------------------------------------------------------------------------------

HOUR = 500_000 * HOUR_MS
LINES = 600


@pytest.fixture
def busy(tmp_path: Path) -> Path:
    """A journal of the third version, of two channels that did much: every third line is no Ticket's."""
    path = tmp_path / "busy.db"
    with closing(connect(path)) as db:
        migrate(db, MIGRATIONS[:3])
        db.execute("BEGIN")
        db.execute("INSERT INTO channel (id, name) VALUES (1, 'shop'), (2, 'help')")
        for number in range(LINES):
            _busy_line(db, number)
        db.execute(
            "INSERT INTO tally (channel, hour, kind, count) VALUES (1, 1, 1, 77)"
        )  # its lines are long gone
        states = {"waits": (2, None), "staged": (0, "forum:root"), "unplaced": (1, "forum:nobody")}
        for name, (state, parent) in states.items():
            done = db.execute(
                "INSERT INTO item (channel, item, state, created) VALUES (1, ?, ?, 1)", (name, state)
            )
            db.execute("INSERT INTO outbox (item, payload, parent) VALUES (?, '{}', ?)", (done.lastrowid, parent))
        db.execute("COMMIT")
    return path


def _busy_line(db: sqlite3.Connection, number: int) -> None:
    channel, item = 1 + number % 2, f"forum:p{number - number % 3}"
    kind, url, took = (
        (20, "", None) if number % 3 == 2 else (11, f"r/{number}", 50) if number % 3 else (1, item, 7)
    )
    at = HOUR + number * 60_000
    if kind == 1:
        db.execute(
            "INSERT INTO item (channel, item, state, created, ticket) VALUES (?, ?, 3, ?, ?)",
            (channel, item, number, number.to_bytes(12, "big")),
        )
    else:
        item = _replied_to(number) if kind == 11 else ""
    db.execute(
        "INSERT INTO activity (at, channel, kind, item, who, text, url, note, took) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, channel, kind, item, f"Person {number}", f"text {number}", url, f"note {number}", took),
    )
    if kind in (1, 11):
        db.execute(
            "INSERT INTO tally VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1",
            (channel, at // HOUR_MS, kind),
        )


def _replied_to(number: int) -> str:
    """A post of the same channel, one of the other channel, or one that nobody knows."""
    return (f"forum:p{number - 4}", f"forum:p{number - 1}", "forum:stranger")[number // 3 % 3]


async def test_lines_of_before_tell_what_they_told(busy: Path) -> None:
    journal = (await Journal.open(busy)).journal
    assert version(busy) == len(MIGRATIONS)
    lines = await journal.page(Wanted(), limit=2 * LINES)
    assert [line.entry.id for line in lines] == list(range(LINES, 0, -1))
    for line in lines:
        number, entry = line.entry.id - 1, line.entry
        about: int | None
        assert (entry.at, entry.channel) == (HOUR + number * 60_000, ("shop", "help")[number % 2])
        assert (entry.who, entry.text, entry.note) == (f"Person {number}", f"text {number}", f"note {number}")
        if entry.kind == Kind.TICKET:
            assert entry.item == entry.url == f"forum:p{number}"
            about = number
        else:
            assert entry.item == ("" if entry.kind == Kind.NOTE else _replied_to(number))
            about = number - 4 if number % 9 == 1 and number > 1 else None
        if about is None:
            assert (line.ticket, line.post_url, line.state) == (None, None, None)
        else:
            assert (line.post_url, line.state) == (f"forum:p{about}", ItemState.TICKET)
            assert line.ticket == (f"{about:024x}" if about else None)
    assert len(await journal.page(Wanted(channel="help"), limit=LINES)) == LINES // 2
    found = await journal.page(Wanted(channel="shop", text="P594"), limit=LINES)
    assert {line.entry.item for line in found} == {"forum:p594"}
    await journal.close()


async def test_charts_of_before_are_drawn_as_they_were(busy: Path) -> None:
    journal = (await Journal.open(busy)).journal
    hours = LINES // 60
    for each in await journal.chart("shop", [HOUR + place * HOUR_MS for place in range(hours + 1)]):
        assert (each.tickets, each.replies, each.to_ticket, each.to_delivery) == (10, 10, 7, 50)
    (gone,) = await journal.chart(None, [HOUR_MS, 2 * HOUR_MS])
    assert (gone.tickets, gone.to_ticket) == (77, None)
    await journal.close()


async def test_what_waited_goes_on(busy: Path) -> None:
    journal = (await Journal.open(busy)).journal
    shop = await journal.ensure_channel("shop")
    assert [item.item for item in await journal.ready(shop.id, 9)] == ["waits"]
    (unplaced,) = await journal.unplaced(shop.id, 9)
    assert (unplaced.item, unplaced.state, unplaced.root) == ("unplaced", ItemState.UNPLACED, None)
    await journal.take(shop.id, [], cursor="1")  # everything older has come
    assert {item.item for item in await journal.unplaced(shop.id, 9)} == {"staged", "unplaced"}
    assert await journal.tickets_to_come(shop.id, 99) == 3
    await journal.close()


def test_a_kill_between_leaves_every_line(busy: Path) -> None:
    with pytest.raises(Exception, match="no such table: nowhere"):
        Database.open(busy, (*MIGRATIONS[:3], f"{MIGRATIONS[3]} DROP TABLE nowhere;"))
    assert version(busy) == 3
    with closing(connect(busy)) as db:
        assert db.execute("SELECT count(*), max(item) FROM activity").fetchone()[:] == (LINES, "forum:stranger")
    asyncio.run(test_lines_of_before_tell_what_they_told(busy))
