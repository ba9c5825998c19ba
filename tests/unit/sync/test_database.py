"""The journal's floor: group commit, faults of single writes, damage, copies, newer versions."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import sqlite3
from typing import TYPE_CHECKING

import pytest

from wizard.errors import DiskFull, JournalDamaged, JournalTooNew
from wizard.sync.database import SPARE_PAGES, Database, check_file, connect, copies_of, find_damage, restore

if TYPE_CHECKING:
    from pathlib import Path

MIGRATIONS = ("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);",)


def insert(text: str | None):  # type: ignore[no-untyped-def]
    return lambda db: db.execute("INSERT INTO t (text) VALUES (?)", (text,)).lastrowid


def texts(db: sqlite3.Connection) -> list[str]:
    return [row[0] for row in db.execute("SELECT text FROM t ORDER BY id")]


@pytest.fixture
async def database(tmp_path: Path):  # type: ignore[no-untyped-def]
    opened = Database.open(tmp_path / "j.db", MIGRATIONS)
    yield opened
    await opened.close()


async def test_many_writes_at_once_are_all_kept_in_order(database: Database) -> None:
    ids = await asyncio.gather(*(database.write(insert(f"{n:04}")) for n in range(500)))
    assert ids == sorted(ids)
    assert await database.read(texts) == [f"{n:04}" for n in range(500)]


async def test_pages_are_given_back_once_after_each_piece_of_work(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    await Database.open(path, MIGRATIONS).close()
    given: queue.SimpleQueue[str] = queue.SimpleQueue()
    writer, reader = connect(path), connect(path, read_only=True)
    for connection in (writer, reader):
        connection.set_trace_callback(lambda sql: given.put(sql) if "shrink_memory" in sql else None)
    database = Database(path, writer, reader, rest=0.05)
    for text in ("a", "b"):
        await database.write(insert(text))
        await database.read(texts)
        for _connection in (writer, reader):
            await asyncio.to_thread(given.get, timeout=30)
    assert await database.read(texts) == ["a", "b"]
    await asyncio.to_thread(given.get, timeout=30)
    await database.close()
    assert given.empty()


async def test_a_failing_write_fails_alone(database: Database) -> None:
    results = await asyncio.gather(
        database.write(insert("a")),
        database.write(insert(None)),
        database.write(insert("b")),
        return_exceptions=True,
    )
    assert [isinstance(each, Exception) for each in results] == [False, True, False]
    assert await database.read(texts) == ["a", "b"]


async def test_a_write_that_fails_halfway_leaves_nothing(database: Database) -> None:
    def halfway(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO t (text) VALUES ('half')")
        raise LookupError("stop")

    with pytest.raises(LookupError):
        await database.write(halfway)
    assert await database.read(texts) == []


async def test_a_cancelled_caller_does_not_stop_the_others(database: Database) -> None:
    first = asyncio.ensure_future(database.write(insert("kept anyway")))
    await asyncio.sleep(0)
    first.cancel()
    await database.write(insert("second"))
    assert "second" in await database.read(texts)


async def test_a_full_disk_is_said_and_passes(database: Database) -> None:
    pages = await database.write(lambda db: int(db.execute("PRAGMA page_count").fetchone()[0]))
    await database.write(lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchone() and None)
    with pytest.raises(DiskFull):
        await database.write(insert("x" * 100_000))
    await database.write(lambda db: db.execute("PRAGMA max_page_count = 100000").fetchone() and None)
    await database.write(insert("fits again"))
    assert await database.read(texts) == ["fits again"]


async def test_what_another_process_writes_is_noticed(database: Database) -> None:
    assert await database.changed_elsewhere() is False
    await database.write(insert("ours"))
    assert await database.changed_elsewhere() is False
    other = sqlite3.connect(database.path)
    other.execute("INSERT INTO t (text) VALUES ('theirs')")
    other.commit()
    other.close()
    assert await database.changed_elsewhere() is True
    assert await database.changed_elsewhere() is False


async def test_a_copy_is_whole_and_the_one_before_is_kept(database: Database) -> None:
    target = database.path.with_name("j.db.copy")
    await database.write(insert("first"))
    await database.copy_to(target)
    await database.write(insert("second"))
    await database.copy_to(target)
    newest, before = copies_of(database.path)
    for path, expected in ((newest, ["first", "second"]), (before, ["first"])):
        copy = sqlite3.connect(path)
        assert texts(copy) == expected
        assert find_damage(copy) is None
        copy.close()


async def test_a_copy_ends_however_much_is_written_meanwhile(database: Database) -> None:
    target = database.path.with_name("j.db.copy")
    for number in range(20):  # some megabytes
        await database.write(insert(f"{number} " + "x" * 500_000))
    copied = asyncio.Event()

    async def write_on() -> None:
        number = 0
        while not copied.is_set():
            await database.write(insert(f"more {number}"))
            number += 1

    writing = asyncio.create_task(write_on())
    await database.copy_to(target)
    copied.set()
    await writing
    with contextlib.closing(sqlite3.connect(target)) as copy:
        assert len(texts(copy)) >= 20


async def test_damage_that_is_met_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    first = Database.open(path, MIGRATIONS)
    await asyncio.gather(*(first.write(insert(f"{number} " + "x" * 2000)) for number in range(100)))
    await first.close()
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xa5" * 4096 * 40)
    second = Database.open(path, MIGRATIONS)
    with pytest.raises(JournalDamaged):
        await second.read(texts)
    assert second.damage is not None
    await second.close()


async def test_the_file_is_private(database: Database) -> None:
    assert database.path.stat().st_mode & 0o077 == 0


def test_a_newer_journal_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    content = path.read_bytes()
    with pytest.raises(JournalTooNew, match="newer"):
        Database.open(path, MIGRATIONS)
    assert path.read_bytes() == content


async def test_migrations_are_taken_up_where_they_stopped(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    first = Database.open(path, MIGRATIONS)
    await first.write(insert("old"))
    await first.close()
    second = Database.open(path, (*MIGRATIONS, "ALTER TABLE t ADD COLUMN more TEXT NOT NULL DEFAULT 'new';"))
    assert await second.read(lambda db: tuple(db.execute("SELECT text, more FROM t").fetchone())) == ("old", "new")
    await second.close()


def damaged_parts(folder: Path) -> list[Path]:
    return list(folder.glob("j.db.damaged-*"))


async def damaged(tmp_path: Path, *, copy: bool) -> Path:
    path = tmp_path / "j.db"
    database = Database.open(path, MIGRATIONS)
    await asyncio.gather(*(database.write(insert(f"{number:04}" * 20)) for number in range(3000)))
    if copy:
        await database.copy_to(path.with_name("j.db.copy"))
    await database.close()
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xa5" * 4096 * 20)
    return path


async def test_damage_is_found_and_the_copy_restored(tmp_path: Path) -> None:
    path = await damaged(tmp_path, copy=True)
    assert check_file(path, whole=True) is not None
    assert restore(path) is not None
    assert check_file(path, whole=True) is None
    database = Database.open(path, MIGRATIONS)
    assert len(await database.read(texts)) == 3000
    await database.close()
    assert damaged_parts(tmp_path)


async def test_damage_without_a_copy_begins_anew(tmp_path: Path) -> None:
    path = await damaged(tmp_path, copy=False)
    assert restore(path) is None
    assert copies_of(path) == ()
    fresh = Database.open(path, MIGRATIONS)
    assert await fresh.read(texts) == []
    await fresh.close()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    path.write_bytes(b"this is not a database, but it is long enough to be looked at" * 100)
    assert check_file(path, whole=True) is not None
    with pytest.raises(JournalDamaged):
        Database.open(path, MIGRATIONS)


# --- Room on the disk -------------------------------------------------------------------------------------------


async def test_room_that_is_not_used_any_more_is_given_back(database: Database) -> None:
    def fill(db: sqlite3.Connection) -> None:
        db.executemany(
            "INSERT INTO t (text) VALUES (?)", ((f"{number:05} {'x' * 1000}",) for number in range(10_000))
        )

    await database.write(fill)
    await database.write(insert("kept"))
    await database.write(lambda db: db.execute("DELETE FROM t WHERE text != 'kept'"))
    await database.give_back()
    pages = await database.read(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
    assert SPARE_PAGES <= pages < SPARE_PAGES + 50
    assert await database.read(texts) == ["kept"]
    assert await database.read(find_damage) is None


async def test_a_file_that_cannot_give_anything_back_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    db = sqlite3.connect(path)  # as files were made before
    db.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
    db.executemany("INSERT INTO t (text) VALUES (?)", ((f"{number:05} {'x' * 1000}",) for number in range(5_000)))
    db.execute("DELETE FROM t")
    db.commit()
    db.close()
    size = path.stat().st_size
    database = Database.open(path, MIGRATIONS)
    await database.give_back()
    await database.close()
    assert path.stat().st_size == size
