"""The journal as a file: opened, restored, marked, copied and replaced. Everything in here blocks."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from wizard.errors import DiskFull, JournalDamaged
from wizard.sync.database import Database, check_file, check_version, connect, copy_file, put_file, restore
from wizard.sync.journal.rows import now_ms
from wizard.sync.journal.schema import FINISHED, MIGRATIONS
from wizard.words import say

if TYPE_CHECKING:
    from pathlib import Path


def open_file(path: Path) -> tuple[Database, str | None]:
    """The file, checked, and the name of the copy it came from: None where it is the one that was there, "" where
    it had to begin anew. Raises JournalTooNew, DiskFull."""
    try:
        damage = check_file(path, whole=not _closed_well(path))
        database = None if damage else Database.open(path, MIGRATIONS)
    except JournalDamaged:
        database = None
    restored: str | None = None
    if database is None:
        try:
            copy = restore(path)
        except OSError as error:
            raise DiskFull(
                say(
                    "The journal is damaged, and its copy cannot be put in its place: {reason}.",
                    reason=error.strerror,
                ),
                say("Make room, then start again; the copy is kept."),
            ) from None
        restored = copy.name if copy else ""
        database = Database.open(path, MIGRATIONS)
        _mark_restored(path)
    _mark(path, "closed_well", "0")
    return database, restored


def put_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def _closed_well(path: Path) -> bool:
    """Whether the last engine ended in order; False where that cannot be read."""
    return _read_meta(path, "closed_well") == "1"


def check_age(path: Path) -> None:
    """Changes nothing. Raises JournalTooNew for the journal of a newer version of this program."""
    with contextlib.closing(connect(path)) as db:
        check_version(db, len(MIGRATIONS))


def _read_meta(path: Path, key: str) -> str | None:
    try:
        with contextlib.closing(connect(path, read_only=True)) as db:
            row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
            return str(row[0]) if row else None
    except sqlite3.Error:
        return None


def _mark(path: Path, key: str, value: str) -> None:
    with contextlib.closing(connect(path)) as db:
        put_meta(db, key, value)


def _mark_restored(path: Path) -> None:
    """From now on every reply of before is looked for on the Network before it is posted."""
    with contextlib.closing(connect(path)) as db:
        put_meta(db, "restored_at", str(now_ms()))
        db.execute(f"UPDATE job SET verify = 1 WHERE state NOT IN ({FINISHED})")


# --- For backups -----------------------------------------------------------------------------------------------


def copy_journal(path: Path, target: Path) -> None:
    """A sound copy of the journal at `path`, which may be in use. Blocks. Raises JournalDamaged, DiskFull."""
    copy_file(path, target)


def put_journal(path: Path, content: bytes) -> None:
    """Puts another journal in the place of the one at `path`, which nobody has open; what was there is set aside.

    After it every reply of before is looked for on the Network before it is posted. Blocks. Raises JournalDamaged
    where it is none, JournalTooNew, OSError; the old one stays then.
    """
    put_file(path, content, MIGRATIONS)
    _mark_restored(path)
