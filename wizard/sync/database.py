"""SQLite underneath the journal: one writer, group commit, migrations, checks and copies.

Why so: with `synchronous=FULL` a commit waits for the disk (some 4 ms), and what is acknowledged must survive
a power cut. One thread writes; whatever has queued up while the disk was busy is committed together, so that a
thousand small writes a second cost a few commits, and every caller still returns only after its own write is
safe. Reads have a thread and connection of their own and never wait for a commit.

Another process (the command line) may open the same file at the same time: WAL allows it, and
`changed_elsewhere` tells when it wrote something.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import queue
import shutil
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, TypeVar, cast

from wizard.errors import DiskFull, JournalBusy, JournalDamaged, JournalTooNew, JournalUnwritable, WizardError
from wizard.files import raise_if_full, unusable
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

T = TypeVar("T")
_log = logging.getLogger(__name__)

MAX_GROUP = 512  # writes committed together; bounds how long the first of them waits
_REST = 10.0  # seconds without work after which a connection's pages are given back
SPARE_PAGES = 128  # free pages (of 4 KiB) that the file keeps
_WAL_TRIES, _WAL_WAIT = 100, 0.02  # seconds between them
_GIVEN_AT_ONCE = 500  # free pages given back in one commit
FULL_CHECK_BYTES = 64 * 1024 * 1024  # up to this size the whole file is checked at every start (some 0.2 s)

_RESTORES = say("Start “channel-wizard sync” again: it restores the newest copy.")
_FULL_CODES = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC}
_DAMAGE_CODES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def translate(error: sqlite3.Error) -> WizardError:
    """Our error for an SQLite one."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    if code in _FULL_CODES or code & 0xFF == sqlite3.SQLITE_FULL:
        return DiskFull(
            say("The disk is full."), say("Make room; everything waits until then, and nothing is lost.")
        )
    if code & 0xFF in _DAMAGE_CODES:
        return JournalDamaged(say("The journal is damaged."), _RESTORES)
    if code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return JournalBusy(say("The journal is busy."), say("Another program holds it; trying again."))
    if code & 0xFF in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}:
        return JournalUnwritable(
            say("The journal cannot be written."), say("Check the disk and the permissions of the data folder.")
        )
    return WizardError(say("The journal reports: {reason}.", reason=error), say("Run “channel-wizard doctor”."))


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode with the settings every one of ours has."""
    mode = "ro" if read_only else "rwc"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=20,
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA busy_timeout = 20000")
    connection.execute("PRAGMA foreign_keys = ON")
    # KiB: enough for the hot pages, small for a tray program. Who only reads looks up single rows.
    connection.execute(f"PRAGMA cache_size = {-512 if read_only else -1024}")
    return connection


def check_version(connection: sqlite3.Connection, known: int) -> int:
    """The file's version. Raises JournalTooNew, before anything is changed, if a newer program wrote it."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > known:
        raise JournalTooNew(
            say(
                "The journal was written by a newer Channel Wizard (its version is {version}, this one reads up "
                "to {known}).",
                version=version,
                known=known,
            ),
            say("Install the newer Channel Wizard again; nothing was changed."),
        )
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    """Brings the file up to date, one numbered step after another, each in a transaction of its own.

    Several processes may come at once (a window and the engine after an update): who comes second finds it done.
    """
    known = len(migrations)
    version = check_version(connection, known)
    while version < known:
        number = version + 1
        script = f"BEGIN IMMEDIATE;\n{migrations[version]}\nPRAGMA user_version = {number};\nCOMMIT;"
        try:
            connection.executescript(script)
        except sqlite3.OperationalError:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if check_version(connection, known) == version:  # else another process made this step meanwhile
                raise
        version = check_version(connection, known)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Write-ahead log from now on. While others do the same to a new file, SQLite refuses without waiting."""
    for _ in range(_WAL_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        time.sleep(_WAL_WAIT)
    connection.execute("PRAGMA journal_mode = WAL")


def find_damage(connection: sqlite3.Connection) -> str | None:
    """What SQLite's own check finds wrong, or None. Reads the whole file."""
    try:
        answer = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if answer == "ok" else answer


class _Worker:
    """A thread that runs one function after another on one connection."""

    def __init__(self, connection: sqlite3.Connection, name: str, *, commits: bool, rest: float) -> None:
        self._connection = connection
        self._rest = rest
        self._commits = commits
        self._holds_pages = False
        self._queue: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[sqlite3.Connection], object]) -> asyncio.Future[object]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[object] = loop.create_future()
        self._queue.put(_Call(work, loop, future))
        return future

    def stop(self) -> None:
        """Finishes what was submitted, then closes the connection. Blocks."""
        self._queue.put(None)
        self._thread.join()
        self._connection.close()

    def _run(self) -> None:
        while True:
            first = self._next()
            if first is None:
                return
            group, last = self._gather(first)
            self._holds_pages = True
            if self._commits:
                self._run_group(group)
            else:
                for call in group:
                    call.attempt(self._connection)
            _deliver(group)
            if last:
                return

    def _next(self) -> _Call | None:
        """The next call. While none comes, pages that were read or written before are no use: 1.5 MB after an hour
        of work. Whoever comes later finds them in the system's cache."""
        if self._holds_pages:
            try:
                return self._queue.get(timeout=self._rest)
            except queue.Empty:
                self._holds_pages = False
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("PRAGMA shrink_memory").close()
        return self._queue.get()

    def _gather(self, first: _Call) -> tuple[list[_Call], bool]:
        group = [first]
        while len(group) < MAX_GROUP:
            try:
                call = self._queue.get_nowait()
            except queue.Empty:
                break
            if call is None:
                return group, True
            group.append(call)
        return group, False

    def _run_group(self, group: list[_Call]) -> None:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            if not _run_together(connection, group):
                _run_apart(connection, group)
            connection.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 - whatever it was, every caller has to hear of it
            if connection.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
            for call in group:
                call.error = call.error or error


def _run_together(connection: sqlite3.Connection, group: list[_Call]) -> bool:
    """One after another, for hardly any ever fails; False where one does, and nothing of them counts."""
    for call in group:
        call.attempt(connection)
        if call.error is not None or not connection.in_transaction:
            return False
    return True


def _run_apart(connection: sqlite3.Connection, group: list[_Call]) -> None:
    """Once more from the beginning, each with a way back: what fails takes none of the others with it."""
    if connection.in_transaction:  # SQLite may have rolled it back by itself (disk full)
        connection.execute("ROLLBACK")
    connection.execute("BEGIN IMMEDIATE")
    for call in group:
        connection.execute("SAVEPOINT one")
        call.attempt(connection)
        _close_savepoint(connection, call)


def _close_savepoint(connection: sqlite3.Connection, call: _Call) -> None:
    if not connection.in_transaction:  # SQLite rolled all of it back by itself (disk full)
        raise call.error or sqlite3.OperationalError("the transaction was rolled back")
    if call.error is not None:
        connection.execute("ROLLBACK TO one")
    connection.execute("RELEASE one")


class _Call:
    """One function to run, and who waits for its result."""

    __slots__ = ("error", "future", "loop", "result", "work")

    def __init__(
        self,
        work: Callable[[sqlite3.Connection], object],
        loop: asyncio.AbstractEventLoop,
        future: asyncio.Future[object],
    ) -> None:
        self.work = work
        self.loop = loop
        self.future = future
        self.result: object = None
        self.error: Exception | None = None

    def attempt(self, connection: sqlite3.Connection) -> None:
        self.error = None
        try:
            self.result = self.work(connection)
        except Exception as error:  # noqa: BLE001 - handed to the caller as it is
            self.error = error

    def settle(self) -> None:
        if self.future.done():  # the caller was cancelled meanwhile; the write stands all the same
            return
        if self.error is None:
            self.future.set_result(self.result)
        elif isinstance(self.error, sqlite3.Error):
            self.future.set_exception(translate(self.error))
        else:
            self.future.set_exception(self.error)


def _deliver(group: list[_Call]) -> None:
    by_loop: dict[asyncio.AbstractEventLoop, list[_Call]] = {}
    for call in group:
        by_loop.setdefault(call.loop, []).append(call)
    for loop, calls in by_loop.items():
        with contextlib.suppress(RuntimeError):  # the loop has ended; nobody waits any more
            loop.call_soon_threadsafe(_settle, calls)


def _settle(calls: list[_Call]) -> None:
    for call in calls:
        call.settle()


class Database:
    """An open journal file. Made by `Database.open`; every method is a coroutine and returns when it is safe."""

    def __init__(
        self, path: Path, writer: sqlite3.Connection, reader: sqlite3.Connection, *, rest: float = _REST
    ) -> None:
        """`rest`: seconds without work after which the memory of pages is given back."""
        self.path = path
        self._writer = _Worker(writer, "journal-writer", commits=True, rest=rest)
        self._reader = _Worker(reader, "journal-reader", commits=False, rest=rest)
        self._data_version: int | None = None
        self._listeners: list[Callable[[], None]] = []
        self.damage: JournalDamaged | None = None  # the first that was met

    @classmethod
    def open(cls, path: Path, migrations: Sequence[str]) -> Database:
        """Opens or makes the file and brings it up to date. Blocks for a moment.

        Raises JournalTooNew, JournalDamaged, DiskFull; WizardError where the folder cannot be used.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                path.touch(mode=0o600)
        except OSError as error:
            raise_if_full(error, path)
            raise unusable(path, error) from error
        try:
            writer = connect(path)
            try:
                check_version(writer, len(migrations))
                writer.execute("PRAGMA auto_vacuum = INCREMENTAL")  # counts for a new file only; see `give_back`
                _use_wal(writer)
                writer.execute("PRAGMA synchronous = FULL")
                migrate(writer, migrations)
                reader = connect(path, read_only=True)
            except BaseException:
                writer.close()
                raise
        except sqlite3.Error as error:
            raise translate(error) from error
        return cls(path, writer, reader)

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Runs `work` in the writer's transaction; returns after the commit.

        `work` must not commit. Where another one of its group fails, it is run once more, after a rollback.
        """
        result = await self._done(self._writer.submit(work))
        for listener in self._listeners:
            listener()
        return result  # type: ignore[return-value]  # of mixed types

    def listen(self, listener: Callable[[], None]) -> None:
        """`listener` is called after every commit of this process."""
        self._listeners.append(listener)

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Runs `work` on the read-only connection."""
        return await self._done(self._reader.submit(work))  # type: ignore[return-value]  # of mixed types

    async def _done(self, future: asyncio.Future[object]) -> object:
        try:
            return await future
        except JournalDamaged as error:
            self.damage = self.damage or error
            raise

    async def changed_elsewhere(self) -> bool:
        """Whether another process committed something since the last call."""

        def version(connection: sqlite3.Connection) -> int:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

        # Asked on the writer's connection: its own commits do not count there, another process's do.
        now = cast("int", await self._done(self._writer.submit(version)))
        before, self._data_version = self._data_version, now
        return before is not None and before != now

    async def give_back(self) -> None:
        """Makes the file smaller by its free pages, but for some that are used again soon.

        A first catch-up leaves many: everything passes through `outbox` before it becomes a Ticket. Done in small
        steps, so that nobody waits for long.
        """
        while await self.write(_give_back):
            pass

    async def copy_to(self, target: Path) -> None:
        """An online copy, checked before it takes the place of the one before (kept as `NAME.1`)."""
        await asyncio.to_thread(copy_file, self.path, target)

    async def close(self) -> None:
        # The writer last: whoever closes last brings the log into the file, and a reader may not write.
        await asyncio.to_thread(self._reader.stop)
        await asyncio.to_thread(self._writer.stop)


def _give_back(connection: sqlite3.Connection) -> bool:
    """Gives some free pages back; True if there are more."""
    free = _free_pages(connection)
    for _ in range(min(_GIVEN_AT_ONCE, free - SPARE_PAGES)):
        connection.execute(
            "PRAGMA incremental_vacuum(1)"
        )  # Python's sqlite3 makes one step of it, whatever it says
    return SPARE_PAGES < _free_pages(connection) < free


def _free_pages(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA freelist_count").fetchone()[0])


def copy_file(source: Path, target: Path) -> None:
    """A checked online copy; an older one at `target` becomes `target.1`. Raises JournalDamaged, DiskFull."""
    fresh = target.with_name(target.name + ".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    try:
        with (
            contextlib.closing(connect(source, read_only=True)) as reading,
            contextlib.closing(sqlite3.connect(fresh)) as writing,
        ):
            reading.backup(writing)  # in one step: a write between two steps would begin it anew, without end
            writing.execute("PRAGMA journal_mode = DELETE")
            damage = find_damage(writing)
        if damage is not None:
            raise JournalDamaged(say("The journal is damaged."), _RESTORES)
    except sqlite3.Error as error:
        fresh.unlink(missing_ok=True)
        raise translate(error) from error
    except WizardError:
        fresh.unlink(missing_ok=True)
        raise
    sync_file(fresh)
    if target.exists():
        target.replace(target.with_name(target.name + ".1"))
    fresh.replace(target)
    sync_folder(target.parent)


def copies_of(path: Path) -> tuple[Path, ...]:
    """The copies there are, newest first."""
    newest = path.with_name(path.name + ".copy")
    return tuple(each for each in (newest, newest.with_name(newest.name + ".1")) if each.exists())


def check_file(path: Path, *, whole: bool) -> str | None:
    """What is wrong with the file, or None. `whole`: read all of it, else only what must not be wrong to open."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with contextlib.closing(connect(path)) as connection:
            if whole or path.stat().st_size <= FULL_CHECK_BYTES:
                return find_damage(connection)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            return None
    except sqlite3.DatabaseError as error:
        if isinstance(translate(error), JournalDamaged):
            return str(error)
        raise translate(error) from error


def restore(path: Path) -> Path | None:
    """Sets a damaged file aside and puts the newest sound copy in its place; its path, or None without one.

    The damaged file stays beside it as `NAME.damaged-TIME`, for whoever wants to look.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(path.with_name(f"{path.name}.damaged-{stamp}{suffix}"))
    for copy in copies_of(path):
        if check_file(copy, whole=True) is None:
            fresh = path.with_name(path.name + ".restoring")
            shutil.copyfile(copy, fresh)
            fresh.chmod(0o600)
            sync_file(fresh)
            fresh.replace(path)
            sync_folder(path.parent)
            return copy
    return None


def put_file(path: Path, content: bytes, migrations: Sequence[str]) -> None:
    """Puts a database in the place of the one at `path`, once it was found sound; the old one is set aside."""
    fresh = path.with_name(path.name + ".restoring")
    fresh.write_bytes(content)
    fresh.chmod(0o600)
    try:
        _make_current(fresh, migrations)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_file(fresh)
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(path.with_name(f"{path.name}.replaced-{stamp}{suffix}"))
    fresh.replace(path)
    sync_folder(path.parent)


def _make_current(path: Path, migrations: Sequence[str]) -> None:
    if path.stat().st_size == 0 or check_file(path, whole=True) is not None:
        raise JournalDamaged(say("The journal is damaged."), _RESTORES)
    with contextlib.closing(connect(path)) as connection:
        migrate(connection, migrations)
        connection.execute("PRAGMA journal_mode = DELETE")


def sync_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: Path) -> None:
    """Makes a rename durable. Windows has no such call, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
