"""The journal: everything that must survive, in one SQLite file, with the states of design.md.

It is the only memory of the engine: whatever is not in here did not happen, and whatever is in here is
finished, however often the program is killed. Three rules keep it so:

* an Interaction and the cursor that leads past it are committed together;
* an event is committed before SocialHub is answered;
* a reply is marked POSTING before the request leaves, and POSTED with its id before SocialHub is told.

Once a Ticket exists only some 150 bytes of it remain (`item`); what is still to be sent lives in `outbox`,
whose pages are used again. Columns that keep their size (until they are known, `ticket` is twelve zero bytes,
`line` a number as long, and `root` the parent, for the state says what it is) keep rows from growing in place,
which would split pages.

Coroutines return when the write is safe on disk. They raise DiskFull, JournalDamaged.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.errors import DiskFull, JournalDamaged, UsageError, WizardError
from wizard.sync.activity import (
    COUNTED,
    ENTRY,
    HOUR_MS,
    OF_ENTRY,
    TALLY_DAYS,
    add_to_tally,
    chart,
    count,
    page,
)
from wizard.sync.database import Database, check_file, restore
from wizard.sync.records import (
    FINISHED_JOBS,
    SETTLED_ITEMS,
    TO_SOMEBODY,
    UNPLACED_ITEMS,
    ChannelRow,
    Counts,
    Entry,
    Halt,
    Hour,
    Item,
    ItemState,
    Job,
    JobState,
    Kind,
    Line,
    ManifestVersion,
    NewEntry,
    NewItem,
    NewJob,
    Wanted,
)
from wizard.words import Words, pack, say, unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_settled = ", ".join(str(int(state)) for state in SETTLED_ITEMS)
_finished = ", ".join(str(int(state)) for state in FINISHED_JOBS)
# Word for word as in the index `item_open`: without it, SQLite goes through every item the channel ever had.
_open = f"i.state NOT IN ({_settled})"
_counted = ", ".join(str(int(kind)) for kind in COUNTED)

_NO_LINE = 0x7FFFFF  # in `item.line`: of three bytes, as the ids of most lines

MIGRATIONS = (
    f"""
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE channel (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        cursor TEXT,
        caught_up INTEGER,
        paused_until INTEGER,
        hub_halt TEXT,
        network_halt TEXT,
        generation INTEGER NOT NULL DEFAULT 0,
        trouble TEXT,
        hub_seen INTEGER,
        network_seen INTEGER,
        webhook_seen INTEGER,
        tickets INTEGER NOT NULL DEFAULT 0,
        replies INTEGER NOT NULL DEFAULT 0,
        refused INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE item (
        id INTEGER PRIMARY KEY,
        channel INTEGER NOT NULL,
        item TEXT NOT NULL,
        native TEXT,
        root TEXT,
        state INTEGER NOT NULL,
        created INTEGER NOT NULL,
        edited INTEGER,
        ticket BLOB NOT NULL DEFAULT x'000000000000000000000000'
    );
    CREATE UNIQUE INDEX item_by_name ON item (channel, item);
    CREATE INDEX item_open ON item (channel, state, created) WHERE state NOT IN ({_settled});
    CREATE TABLE outbox (
        item INTEGER PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,
        payload TEXT NOT NULL,
        parent TEXT,
        revision INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0,
        due INTEGER NOT NULL DEFAULT 0,
        reason TEXT
    );
    CREATE TABLE event (
        uuid TEXT PRIMARY KEY,
        channel INTEGER NOT NULL,
        received INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX event_age ON event (received);
    CREATE TABLE job (
        id INTEGER PRIMARY KEY,
        channel INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        type TEXT NOT NULL,
        action TEXT NOT NULL,
        ticket TEXT NOT NULL,
        item TEXT NOT NULL,
        followup TEXT,
        payload TEXT NOT NULL,
        event_time INTEGER NOT NULL,
        received INTEGER NOT NULL,
        state INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        due INTEGER NOT NULL DEFAULT 0,
        tried INTEGER,
        last_tried INTEGER,
        verify INTEGER NOT NULL DEFAULT 0,
        posted_item TEXT,
        posted_url TEXT,
        posted_time INTEGER,
        reason TEXT
    );
    CREATE UNIQUE INDEX job_by_followup ON job (channel, followup) WHERE followup IS NOT NULL;
    CREATE INDEX job_by_ticket ON job (channel, item);
    CREATE INDEX job_open ON job (channel, id) WHERE state NOT IN ({_finished});
    CREATE TABLE activity (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        channel INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        item TEXT NOT NULL DEFAULT '',
        who TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '',
        url TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT ''
    );
    """,
    # The manifest as it was saved, or found changed by somebody else; without its secret.
    """
    CREATE TABLE manifest_version (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        channel INTEGER NOT NULL,
        at INTEGER NOT NULL,
        saved INTEGER NOT NULL,
        manifest TEXT NOT NULL,
        changes TEXT NOT NULL
    );
    CREATE INDEX manifest_version_of ON manifest_version (channel, id);
    """,
    # For the main window: sentences that can be translated, how long things took, and what happened in each hour.
    f"""
    ALTER TABLE activity ADD COLUMN said TEXT NOT NULL DEFAULT '';
    ALTER TABLE activity ADD COLUMN took INTEGER;
    CREATE INDEX activity_of ON activity (channel);
    CREATE INDEX activity_post ON activity (channel, item) WHERE kind = {int(Kind.TICKET)} AND item != '';
    CREATE INDEX activity_took ON activity (at, channel, kind, took) WHERE took IS NOT NULL;
    CREATE TABLE tally (
        channel INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (channel, hour, kind)
    ) WITHOUT ROWID;
    INSERT INTO tally SELECT channel, at / {HOUR_MS}, kind, count(*) FROM activity
        WHERE kind IN ({_counted}) GROUP BY 1, 2, 3;
    """,
    # Slimmer lines of activity, so that twice as many can be kept: the item's id in place of its name (`named`: of
    # one that was not known then), and fewer indexes: an item knows the line of its Ticket (`line`), the hours of
    # `tally` know their first and last one. States of items that take a byte (see `ItemState`).
    f"""
    DROP INDEX activity_of;
    DROP INDEX activity_post;
    DROP INDEX activity_took;
    ALTER TABLE activity RENAME TO activity_before;
    CREATE TABLE activity (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        channel INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        item INTEGER,
        took INTEGER,
        named TEXT NOT NULL DEFAULT '',
        who TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '',
        url TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        said TEXT NOT NULL DEFAULT ''
    );
    INSERT INTO activity SELECT a.id, a.at, a.channel, a.kind, i.id, a.took, iif(i.id IS NULL, a.item, ''),
        a.who, a.text, a.url, a.note, a.said
        FROM activity_before a LEFT JOIN item i ON i.channel = a.channel AND i.item = a.item ORDER BY a.id;
    DROP TABLE activity_before;
    CREATE INDEX activity_of ON activity (channel);
    ALTER TABLE item ADD COLUMN line INTEGER NOT NULL DEFAULT {_NO_LINE};
    UPDATE item SET line = a.id FROM activity a WHERE a.item = item.id AND a.kind = {int(Kind.TICKET)};
    ALTER TABLE tally ADD COLUMN first INTEGER;
    ALTER TABLE tally ADD COLUMN last INTEGER;
    UPDATE tally SET first = a.first, last = a.last FROM (
        SELECT channel, at / {HOUR_MS} AS hour, kind, min(id) AS first, max(id) AS last FROM activity
        WHERE kind IN ({_counted}) GROUP BY 1, 2, 3
    ) a WHERE a.channel = tally.channel AND a.hour = tally.hour AND a.kind = tally.kind;
    UPDATE item AS i SET state = state + 9 WHERE state IN (0, 1) AND {_open};
    """,
)

_NO_TICKET = bytes(12)
_DELETED = -1  # in `item.edited`: the deletion is known, nothing newer can come
_EXCERPT = 80  # characters of a post kept in the activity log
ACTIVITY_ROWS = 100_000  # kept, some 20 MB; older ones go, at the next copy
_RELEASED_AT_ONCE = 1000  # staged Interactions
_CLOCKS_DIFFER = 5 * 60_000  # SocialHub's clock and ours: an event of before may bear a later time
EVENT_DAYS = 30  # how long a uuid is remembered; SocialHub repeats within minutes


def now_ms() -> int:
    return int(time.time() * 1000)


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal ready for work. `restored_from`: the copy it came from, "" if it had to begin anew."""

    journal: Journal
    restored_from: str | None


class Journal:
    """The journal of one home. `open` for the engine, `attach` for a second process beside it."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.path = database.path

    # --- opening and keeping ----------------------------------------------------------------------------------

    @classmethod
    async def open(cls, path: Path) -> Opened:
        """Opens the journal as its one engine: checks it first, and restores the newest copy of a damaged one.

        After a restore every reply is looked for on the Network before it is posted (`restored_at`).
        Raises JournalTooNew, DiskFull.
        """
        return await asyncio.to_thread(cls._open, path)

    @classmethod
    def _open(cls, path: Path) -> Opened:
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
        return Opened(cls(database), restored)

    @classmethod
    async def attach(cls, path: Path) -> Journal:
        """Opens the journal for the command line, beside an engine that may be running. No check."""
        return cls(await asyncio.to_thread(Database.open, path, MIGRATIONS))

    async def close(self, *, well: bool = False) -> None:
        """`well`: the engine ends in order, so that the next start need not read all of a large file."""
        try:
            if well and self.damage is None:
                await self._db.write(lambda db: _put_meta(db, "closed_well", "1"))
        except WizardError:  # no room, or damaged: the next start reads all of it
            pass
        finally:
            await self._db.close()

    @property
    def damage(self) -> JournalDamaged | None:
        """The first sign of damage that was met while working."""
        return self._db.damage

    async def copy(self) -> None:
        """An online copy beside the journal, checked; the one before is kept too."""
        await self._db.copy_to(self.path.with_name(self.path.name + ".copy"))

    async def changed_elsewhere(self) -> bool:
        """Whether another process (the command line) changed the journal since the last call."""
        return await self._db.changed_elsewhere()

    async def restored_at(self) -> int | None:
        """When the journal was last restored from a copy, or None."""

        def work(db: sqlite3.Connection) -> int | None:
            row = db.execute("SELECT value FROM meta WHERE key = 'restored_at'").fetchone()
            return int(row[0]) if row else None

        return await self._db.read(work)

    async def prune(self) -> None:
        """Forgets what is past its use (old activity, old event ids), and gives the room back, on the disk and in
        memory."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM activity WHERE id <= (SELECT max(id) FROM activity) - ?", (ACTIVITY_ROWS,))
            oldest = now_ms() // HOUR_MS - TALLY_DAYS * 24
            db.execute("DELETE FROM tally WHERE hour < ?", (oldest,))
            db.execute("DELETE FROM event WHERE received < ?", (now_ms() - EVENT_DAYS * 86_400_000,))

        await self._db.write(work)
        await self._db.give_back()
        await self._db.forget_pages()

    # --- channels ---------------------------------------------------------------------------------------------

    async def ensure_channel(self, name: str) -> ChannelRow:
        def work(db: sqlite3.Connection) -> ChannelRow:
            added = db.execute("INSERT OR IGNORE INTO channel (name) VALUES (?)", (name,))
            if added.rowcount:  # SQLite gives the id of a removed channel again, whose engine may have written on
                _forget(db, added.lastrowid)
            return _channel(db.execute("SELECT * FROM channel WHERE name = ?", (name,)).fetchone())

        return await self._db.write(work)

    async def channel(self, name: str) -> ChannelRow | None:
        def work(db: sqlite3.Connection) -> ChannelRow | None:
            row = db.execute("SELECT * FROM channel WHERE name = ?", (name,)).fetchone()
            return _channel(row) if row else None

        return await self._db.read(work)

    async def remove_channel(self, name: str) -> None:
        """Forgets a channel and everything of it."""

        def work(db: sqlite3.Connection) -> None:
            row = db.execute("SELECT id FROM channel WHERE name = ?", (name,)).fetchone()
            if row is None:
                return
            _forget(db, row[0])
            db.execute("DELETE FROM channel WHERE id = ?", (row[0],))

        await self._db.write(work)

    async def pause(self, name: str, until: int | None) -> None:
        """`until`: None resumes, 0 pauses until resumed, else the time when it goes on by itself."""
        await self._execute("UPDATE channel SET paused_until = ? WHERE name = ?", until, name)

    async def touch(self, name: str) -> None:
        """Says that settings or secrets of the channel changed: a running engine starts it anew."""
        await self._execute(
            "UPDATE channel SET generation = generation + 1, hub_halt = NULL, network_halt = NULL, trouble = NULL "
            "WHERE name = ?",
            name,
        )

    async def halt(self, channel: int, halt: Halt) -> bool:
        """Marks that the channel waits for a person; True if that is news."""
        column = "hub_halt" if halt.side == "hub" else "network_halt"
        text = json.dumps([halt.code, pack(halt.what), pack(halt.advice)])

        def work(db: sqlite3.Connection) -> bool:
            done = db.execute(
                f"UPDATE channel SET {column} = ? WHERE id = ? AND {column} IS NOT ?",
                (text, channel, text),
            )
            if done.rowcount:
                both = say("{what} {advice}", what=halt.what, advice=halt.advice) if halt.advice else halt.what
                _log_entry(db, channel, NewEntry(Kind.NEEDS_PERSON, note=both))
            return bool(done.rowcount)

        return await self._db.write(work)

    async def clear_halt(self, channel: int, side: str, note: NewEntry) -> None:
        """It goes on without anybody's doing. `note` is written only where there was a halt."""
        column = "hub_halt" if side == "hub" else "network_halt"

        def work(db: sqlite3.Connection) -> None:
            done = db.execute(
                f"UPDATE channel SET {column} = NULL WHERE id = ? AND {column} IS NOT NULL", (channel,)
            )
            if done.rowcount:
                _log_entry(db, channel, note)

        await self._db.write(work)

    async def set_trouble(
        self, channel: int, trouble: str | None, *, source: str = "", note: NewEntry | None = None
    ) -> None:
        """What is wrong for the moment (None: nothing), with a line for the log where given.

        `source`: whose trouble it is (a side, the disk …); its end leaves that of others standing.
        """

        def work(db: sqlite3.Connection) -> None:
            row = db.execute("SELECT trouble FROM channel WHERE id = ?", (channel,)).fetchone()
            troubles = _troubles(row["trouble"] if row else None)
            troubles.pop(source, None)
            if trouble is not None:
                troubles[source] = trouble
            packed = {name: pack(each) for name, each in troubles.items()}
            text = json.dumps(packed, ensure_ascii=False) if packed else None
            db.execute("UPDATE channel SET trouble = ? WHERE id = ?", (text, channel))
            if note is not None:
                _log_entry(db, channel, note)

        await self._db.write(work)

    async def forget_troubles(self, channel: int) -> None:
        """When a channel starts: what was wrong in the run before says nothing about this one."""
        await self._execute("UPDATE channel SET trouble = NULL WHERE id = ?", channel)

    async def due_now(self) -> None:
        """Lets nothing wait any longer: the program starts, the computer slept, or its clock was changed."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("UPDATE outbox SET due = 0 WHERE due > 0")
            db.execute(f"UPDATE job SET due = 0 WHERE due > 0 AND state NOT IN ({_finished})")

        await self._db.write(work)

    async def seen(self, channel: int, *, hub: int | None, network: int | None, webhook: int | None) -> None:
        """When each side last answered."""
        await self._execute(
            "UPDATE channel SET hub_seen = coalesce(?, hub_seen), network_seen = coalesce(?, network_seen), "
            "webhook_seen = coalesce(?, webhook_seen) WHERE id = ?",
            hub,
            network,
            webhook,
            channel,
        )

    async def counts(self, channel: int) -> Counts:
        return await self._db.read(lambda db: _counts(db, channel))

    async def overview(self, name: str) -> tuple[ChannelRow, Counts, Entry | None] | None:
        """A channel with its counts and its newest entry, as of one moment; None where there is none yet."""

        def work(db: sqlite3.Connection) -> tuple[ChannelRow, Counts, Entry | None] | None:
            row = db.execute("SELECT * FROM channel WHERE name = ?", (name,)).fetchone()
            if row is None:
                return None
            newest = db.execute(
                f"SELECT {ENTRY} FROM activity a {OF_ENTRY} WHERE a.channel = ? ORDER BY a.id DESC LIMIT 1",
                (row["id"],),
            ).fetchone()
            return _channel(row), _counts(db, row["id"]), _entry(newest) if newest else None

        return await self._db.read(work)

    def listen(self, listener: Callable[[], None]) -> None:
        """`listener` is called after every commit of this process."""
        self._db.listen(listener)

    # --- Network → Ticket -------------------------------------------------------------------------------------

    async def take(
        self,
        channel: int,
        new: Sequence[NewItem],
        *,
        edited: Sequence[NewItem] = (),
        deleted: Sequence[str] = (),
        cursor: str | None = None,
        staged: bool = False,
    ) -> int:
        """Commits what a Network yielded, together with the cursor that leads past it (None: stays).

        Known Interactions are passed over. `staged`: no Ticket is made yet. Answers how many are new.
        """

        def work(db: sqlite3.Connection) -> int:
            added = sum(_add_item(db, channel, each, staged=staged) for each in new)
            for each in edited:
                _edit_item(db, channel, each)
            for item in deleted:
                _delete_item(db, channel, item)
            if cursor is not None:
                db.execute("UPDATE channel SET cursor = ? WHERE id = ?", (cursor, channel))
                if not staged:
                    _release_staged(db, channel)
            return added

        return await self._db.write(work)

    async def caught_up(self, channel: int, at: int) -> None:
        await self._execute("UPDATE channel SET caught_up = ?, network_seen = ? WHERE id = ?", at, at, channel)

    async def unplaced(self, channel: int, limit: int) -> list[Item]:
        """Interactions whose Root-Ticket has to be found, oldest first. Places those that can be by now."""

        def work(db: sqlite3.Connection) -> list[Item]:
            rows = _items(
                db,
                f"i.channel = ? AND i.state = ? AND {_open} ORDER BY i.created, i.id LIMIT ?",
                (channel, ItemState.UNPLACED, limit),
            )
            return [item for item in rows if not _place_by_parent(db, channel, item)]

        return await self._db.write(work)

    async def place(self, channel: int, item: Item, root: str, ancestors: Sequence[NewItem]) -> None:
        """Gives an Interaction its Root-Ticket; ancestors not known yet are kept before it."""

        def work(db: sqlite3.Connection) -> None:
            for each in ancestors:
                _add_item(db, channel, each, staged=False)
            _set_place(db, item.id, None if root == item.item else root)

        await self._db.write(work)

    async def ready(self, channel: int, limit: int) -> list[Item]:
        """What is to be sent to SocialHub, oldest first; edits only of Tickets whose id is known.

        A Root-Ticket goes before the others of its thread whatever the clocks of their servers say: SocialHub
        would make an empty hidden Ticket in its place, and might refuse it afterwards.
        """

        def work(db: sqlite3.Connection) -> list[Item]:
            return _items(
                db,
                f"i.channel = ? AND i.state = ? AND {_open} AND NOT EXISTS ("
                "SELECT 1 FROM item r WHERE r.channel = i.channel AND r.item = i.root AND r.state = i.state "
                "AND (r.created, r.id) > (i.created, i.id)) ORDER BY i.created, i.id LIMIT ?",
                (channel, ItemState.READY, limit),
            ) + _items(
                db,
                f"i.channel = ? AND i.state = ? AND {_open} AND i.ticket != ? ORDER BY i.created, i.id LIMIT ?",
                (channel, ItemState.CHANGED, _NO_TICKET, limit),
            )

        return await self._db.read(work)

    async def tickets_to_come(self, channel: int, at_most: int) -> int:
        """How many Interactions are still to become Tickets, whether they can be sent yet or not."""

        def work(db: sqlite3.Connection) -> int:
            row = db.execute(
                "SELECT count(*) FROM (SELECT 1 FROM item i WHERE i.channel = ? AND i.state IN (?, ?, ?) "
                f"AND {_open} LIMIT ?)",
                (channel, ItemState.STAGED, ItemState.UNPLACED, ItemState.READY, at_most),
            ).fetchone()
            return int(row[0])

        return await self._db.read(work)

    async def has_tickets_below(self, channel: int, root: str) -> bool:
        """Whether SocialHub was told of answers below it, and so holds at least an empty Ticket for it."""

        def work(db: sqlite3.Connection) -> bool:
            below = "SELECT 1 FROM item WHERE channel = ? AND root = ? AND state IN (?, ?) LIMIT 1"
            return db.execute(below, (channel, root, ItemState.TICKET, ItemState.CHANGED)).fetchone() is not None

        return await self._db.read(work)

    async def ticket_made(self, channel: int, item: Item, ticket: str | None, entry: NewEntry) -> None:
        """The Ticket exists. `ticket`: its id, None if only its existence is known (409)."""

        def work(db: sqlite3.Connection) -> None:
            row = db.execute(
                "SELECT i.state, o.revision FROM item i LEFT JOIN outbox o ON o.item = i.id WHERE i.id = ?",
                (item.id,),
            ).fetchone()
            if row is None:
                return
            state = ItemState.TICKET
            if row["state"] == ItemState.WITHDRAWN:  # deleted while the request was under way
                state = ItemState.CHANGED
                _put_outbox(db, item.id, {"deleted": True})
            elif row["revision"] is not None and row["revision"] != item.revision:  # edited meanwhile
                state = ItemState.CHANGED
                db.execute("UPDATE outbox SET attempts = 0, due = 0 WHERE item = ?", (item.id,))
            else:
                db.execute("DELETE FROM outbox WHERE item = ?", (item.id,))
            line = _log_entry(db, channel, entry, item.id)
            db.execute(
                "UPDATE item SET state = ?, ticket = coalesce(?, ticket), line = ? WHERE id = ?",
                (state, bytes.fromhex(ticket) if ticket is not None else None, line, item.id),
            )
            db.execute("UPDATE channel SET tickets = tickets + 1 WHERE id = ?", (channel,))

        await self._db.write(work)

    async def change_sent(self, channel: int, item: Item, entry: NewEntry) -> None:
        """SocialHub has the edit (or the deletion)."""

        def work(db: sqlite3.Connection) -> None:
            gone = db.execute(
                "DELETE FROM outbox WHERE item = ? AND revision = ?", (item.id, item.revision)
            ).rowcount
            if gone:
                db.execute("UPDATE item SET state = ? WHERE id = ?", (ItemState.TICKET, item.id))
            _log_entry(db, channel, entry)

        await self._db.write(work)

    async def defer_item(self, item: Item, due: int, reason: str) -> None:
        await self._execute(
            "UPDATE outbox SET attempts = attempts + 1, due = ?, reason = ? WHERE item = ?",
            due,
            _kept(reason),
            item.id,
        )

    async def set_aside(self, channel: int, item: Item, reason: str, entry: NewEntry) -> None:
        """This one cannot be sent; it is kept with its reason and holds up nothing."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("UPDATE item SET state = ? WHERE id = ?", (ItemState.ASIDE, item.id))
            db.execute("UPDATE outbox SET reason = ? WHERE item = ?", (_kept(reason), item.id))
            _log_entry(db, channel, entry)

        await self._db.write(work)

    async def aside(self, channel: int, limit: int = 1000) -> list[Item]:
        def work(db: sqlite3.Connection) -> list[Item]:
            return _items(
                db,
                f"i.channel = ? AND i.state = ? AND {_open} ORDER BY i.id LIMIT ?",
                (channel, ItemState.ASIDE, limit),
            )

        return await self._db.read(work)

    async def recent_tickets(self, channel: int, after: int, limit: int, offset: int) -> list[Item]:
        """Tickets of Interactions newer than `after`, newest first; to look whether they were edited."""

        def work(db: sqlite3.Connection) -> list[Item]:
            return _items(
                db,
                # "+": by id from the end, rather than by an index on the channel through all of its items.
                "+i.channel = ? AND i.id > (SELECT coalesce(max(id), 0) FROM item) - 20000 "
                "AND i.state IN (?, ?) AND i.created > ? AND i.edited IS NOT ? "
                "ORDER BY i.id DESC LIMIT ? OFFSET ?",
                (channel, ItemState.TICKET, ItemState.CHANGED, after, _DELETED, limit, offset),
            )

        return await self._db.read(work)

    async def item(self, channel: int, item: str) -> Item | None:
        def work(db: sqlite3.Connection) -> Item | None:
            found = _items(db, "i.channel = ? AND i.item = ?", (channel, item))
            return found[0] if found else None

        return await self._db.read(work)

    # --- reply → Network --------------------------------------------------------------------------------------

    async def take_jobs(self, channel: int, jobs: Sequence[NewJob], entries: Mapping[str, NewEntry]) -> int:
        """Commits what SocialHub delivered; known events are passed over. Answers how many are new.

        `entries`: a line for the log by uuid, written only for what is new. Raises UsageError where the channel
        was removed: what is committed then would be acknowledged and never carried out.
        """

        def work(db: sqlite3.Connection) -> int:
            if db.execute("SELECT 1 FROM channel WHERE id = ?", (channel,)).fetchone() is None:
                raise UsageError("This channel is no longer set up here.")
            restored = db.execute("SELECT value FROM meta WHERE key = 'restored_at'").fetchone()
            limit = int(restored[0]) + _CLOCKS_DIFFER if restored else -1
            return sum(_add_job(db, channel, job, entries.get(job.uuid), limit) for job in jobs)

        return await self._db.write(work)

    async def open_jobs(self, channel: int, limit: int = 2000) -> list[Job]:
        """What is not finished, oldest first."""

        def work(db: sqlite3.Connection) -> list[Job]:
            rows = db.execute(
                f"SELECT * FROM job WHERE channel = ? AND state NOT IN ({_finished}) "
                "AND state != ? ORDER BY id LIMIT ?",
                (channel, JobState.ASIDE, limit),
            )
            return [_job(row) for row in rows]

        return await self._db.read(work)

    async def job(self, ident: int) -> Job | None:
        def work(db: sqlite3.Connection) -> Job | None:
            row = db.execute("SELECT * FROM job WHERE id = ?", (ident,)).fetchone()
            return _job(row) if row else None

        return await self._db.read(work)

    async def jobs_aside(self, channel: int) -> list[Job]:
        def work(db: sqlite3.Connection) -> list[Job]:
            rows = db.execute(
                f"SELECT * FROM job WHERE channel = ? AND state = ? AND state NOT IN ({_finished})",
                (channel, JobState.ASIDE),
            )
            return [_job(row) for row in rows]

        return await self._db.read(work)

    async def posted_beside(self, channel: int, job: Job) -> frozenset[str]:
        """The networkItemIds of every other reply to the same post that we know of."""

        def work(db: sqlite3.Connection) -> frozenset[str]:
            rows = db.execute(
                "SELECT posted_item FROM job WHERE channel = ? AND item = ? AND id != ? "
                "AND posted_item IS NOT NULL",
                (channel, job.item, job.id),
            )
            return frozenset(str(row[0]) for row in rows)

        return await self._db.read(work)

    async def posting(self, job: Job, at: int) -> None:
        """Committed before the request to the Network leaves."""
        await self._execute(
            "UPDATE job SET state = ?, tried = coalesce(tried, ?), last_tried = ? WHERE id = ?",
            JobState.POSTING,
            at,
            at,
            job.id,
        )

    async def posted(
        self, channel: int, job: Job, *, item: NewItem | None, url: str | None, at: int, entry: NewEntry | None
    ) -> None:
        """It is carried out. `item`: the reply as a post of our own, which is never to become a Ticket."""

        def work(db: sqlite3.Connection) -> None:
            if item is not None:
                _add_item(db, channel, item, staged=False)
            db.execute(
                "UPDATE job SET state = ?, posted_item = ?, posted_url = ?, posted_time = ?, attempts = 0, "
                "due = 0, reason = NULL WHERE id = ?",
                (JobState.POSTED, item.item if item else None, url, at, job.id),
            )
            if job.followup is not None:
                db.execute("UPDATE channel SET replies = replies + 1 WHERE id = ?", (channel,))
            if entry is not None:
                _log_entry(db, channel, entry)

        await self._db.write(work)

    async def refused(self, channel: int, job: Job, reason: str, entry: NewEntry) -> None:
        """It cannot be carried out, for good."""

        def work(db: sqlite3.Connection) -> None:
            db.execute(
                "UPDATE job SET state = ?, attempts = 0, due = 0, reason = ? WHERE id = ?",
                (JobState.REFUSED, _kept(reason), job.id),
            )
            _log_entry(db, channel, entry)

        await self._db.write(work)

    async def defer_job(self, job: Job, state: JobState, due: int, reason: str | None) -> None:
        """Tried in vain; again when due."""
        await self._execute(
            "UPDATE job SET state = ?, attempts = attempts + 1, due = ?, reason = ? WHERE id = ?",
            state,
            due,
            _kept(reason),
            job.id,
        )

    async def finish(self, channel: int, job: Job, state: JobState, entry: NewEntry | None) -> None:
        """SocialHub knows the outcome (CONFIRMED, RESET), or does not take it (ASIDE)."""

        def work(db: sqlite3.Connection) -> None:
            db.execute(
                "UPDATE job SET state = ?, reason = CASE WHEN ? THEN ? ELSE reason END WHERE id = ?",
                (
                    state,
                    state == JobState.ASIDE and entry is not None,
                    _kept(entry.note) if entry else None,
                    job.id,
                ),
            )
            if state == JobState.RESET:
                db.execute("UPDATE channel SET refused = refused + 1 WHERE id = ?", (channel,))
            if entry is not None:
                _log_entry(db, channel, entry)

        await self._db.write(work)

    # --- by hand ----------------------------------------------------------------------------------------------

    async def retry(self, reference: str, channel: str | None = None) -> str:
        """Tries again what was set aside: an Interaction by its networkItemId, an action by its followupId
        or uuid, or `all`. Answers a sentence. Raises UsageError if there is nothing of that name.

        `channel`: only of this one. What was given up is tried again by its name alone, never by `all`.
        """

        def work(db: sqlite3.Connection) -> str:
            every = reference == "all"
            only, own = _of_channel(channel)
            items = db.execute(
                f"UPDATE item SET state = ? WHERE (state = ? OR (state = ? AND NOT ?)) AND (? OR item = ?) {only} "
                "RETURNING id",
                (ItemState.READY, ItemState.ASIDE, ItemState.GIVEN_UP, every, every, reference, *own),
            ).fetchall()
            for row in items:
                db.execute("UPDATE outbox SET attempts = 0, due = 0, reason = NULL WHERE item = ?", (row[0],))
            waiting = db.execute(
                "UPDATE outbox SET due = 0 WHERE due > 0 AND item IN "
                f"(SELECT id FROM item WHERE (? OR item = ?) {only})",
                (every, reference, *own),
            ).rowcount
            jobs = db.execute(
                # One that was never carried out is looked for on the Network first (`verify`).
                "UPDATE job SET state = "
                "CASE WHEN state != ? THEN state WHEN posted_time IS NULL THEN ? ELSE ? END, "
                f"verify = 1, attempts = 0, due = 0 WHERE state NOT IN ({_finished}) "
                f"AND (? OR followup = ? OR uuid = ? OR item = ?) {only}",
                (JobState.ASIDE, JobState.RECEIVED, JobState.POSTED, every, *(reference,) * 3, *own),
            ).rowcount
            total = len(items) + waiting + jobs
            if not total and not every:
                raise _nothing_called(reference)
            if not total:
                return say("Nothing is waiting or set aside.")
            return say("{count} will be tried again.", count=total)

        return await self._db.write(work)

    async def give_up(self, reference: str, channel: str | None = None) -> str:
        """Leaves for good what was set aside; named as for `retry`. Nothing is sent to either side.

        An action that was carried out counts as confirmed from then on, another one as reset.
        """

        def work(db: sqlite3.Connection) -> str:
            every = reference == "all"
            only, own = _of_channel(channel)
            items = db.execute(
                f"UPDATE item SET state = ? WHERE state = ? AND (? OR item = ?) {only} RETURNING channel, item",
                (ItemState.GIVEN_UP, ItemState.ASIDE, every, reference, *own),
            ).fetchall()
            jobs = db.execute(
                "UPDATE job SET state = CASE WHEN posted_time IS NULL THEN ? ELSE ? END "
                f"WHERE state = ? AND state NOT IN ({_finished}) "
                f"AND (? OR followup = ? OR uuid = ? OR item = ?) {only} RETURNING channel, item",
                (JobState.RESET, JobState.CONFIRMED, JobState.ASIDE, every, *(reference,) * 3, *own),
            ).fetchall()
            for row in (*items, *jobs):
                entry = NewEntry(Kind.NOTE, item=row["item"], note=say("Given up by hand."))
                _log_entry(db, row["channel"], entry)
            total = len(items) + len(jobs)
            if not total and not every:
                raise _nothing_called(reference)
            return say("Given up: {count}.", count=total) if total else say("Nothing is set aside.")

        return await self._db.write(work)

    # --- activity ---------------------------------------------------------------------------------------------

    async def log(self, channel: int, entry: NewEntry) -> None:
        await self._db.write(lambda db: _log_entry(db, channel, entry))

    async def activity(
        self, *, channel: str | None = None, after: int | None = None, limit: int = 50
    ) -> list[Entry]:
        """The newest `limit` entries, oldest first; with `after`, those whose id is greater, from the oldest."""

        def work(db: sqlite3.Connection) -> list[Entry]:
            wanted = "(? IS NULL OR c.name = ?)"
            base = f"SELECT {ENTRY} FROM activity a {OF_ENTRY} WHERE {wanted}"
            if after is None:
                rows = db.execute(f"{base} ORDER BY a.id DESC LIMIT ?", (channel, channel, limit)).fetchall()
                rows.reverse()
            else:
                rows = db.execute(
                    f"{base} AND a.id > ? ORDER BY a.id LIMIT ?", (channel, channel, after, limit)
                ).fetchall()
            return [_entry(row) for row in rows]

        return await self._db.read(work)

    async def page(self, wanted: Wanted, *, before: int | None = None, limit: int = 100) -> tuple[Line, ...]:
        """The newest lines that are wanted, newest first; with `before`, those with a smaller id."""
        return await self._db.read(lambda db: page(db, wanted, before, limit, _entry))

    async def count(self, wanted: Wanted) -> int:
        """How many lines are wanted, of those that are kept."""
        return await self._db.read(lambda db: count(db, wanted))

    async def chart(self, channel: str | None, edges: Sequence[int]) -> tuple[Hour, ...]:
        """What happened between each two of `edges` (ms since 1970, rising, whole hours); None: every channel."""
        return await self._db.read(lambda db: chart(db, channel, edges))

    async def last_entry(self) -> int:
        def work(db: sqlite3.Connection) -> int:
            return int(db.execute("SELECT coalesce(max(id), 0) FROM activity").fetchone()[0])

        return await self._db.read(work)

    # --- the manifest's versions ------------------------------------------------------------------------------

    async def keep_version(
        self, channel: int, *, saved: bool, manifest: Mapping[str, object], changes: Sequence[str]
    ) -> int:
        """Keeps a version of the manifest and answers its number. Its secret has to be masked.

        `saved`: by us; else it was found so. `changes`: against the version before, a line each.
        """
        values = (channel, now_ms(), saved, json.dumps(manifest), json.dumps(list(changes)))

        def work(db: sqlite3.Connection) -> int:
            done = db.execute(
                "INSERT INTO manifest_version (channel, at, saved, manifest, changes) VALUES (?, ?, ?, ?, ?)",
                values,
            )
            return int(done.lastrowid or 0)

        return await self._db.write(work)

    async def versions(self, channel: int, *, newest: int | None = None) -> tuple[ManifestVersion, ...]:
        """The versions kept of the channel's manifest, newest first; at most `newest` of them."""

        def work(db: sqlite3.Connection) -> tuple[ManifestVersion, ...]:
            rows = db.execute(
                "SELECT * FROM manifest_version WHERE channel = ? ORDER BY id DESC LIMIT ?",
                (channel, -1 if newest is None else newest),
            )
            return tuple(_version(row) for row in rows)

        return await self._db.read(work)

    async def _execute(self, sql: str, *values: object) -> None:
        def work(db: sqlite3.Connection) -> None:
            db.execute(sql, values)

        await self._db.write(work)


def _of_channel(channel: str | None) -> tuple[str, tuple[object, ...]]:
    if channel is None:
        return "", ()
    return "AND channel = (SELECT id FROM channel WHERE name = ?)", (channel,)


def _nothing_called(reference: str) -> UsageError:
    return UsageError(
        say("Nothing called {reference} is waiting or set aside.", reference=reference),
        say("“channel-wizard status” lists what is."),
        field="ITEM",
    )


# --- rows -------------------------------------------------------------------------------------------------------


def _channel(row: sqlite3.Row) -> ChannelRow:
    return ChannelRow(
        id=row["id"],
        name=row["name"],
        cursor=row["cursor"],
        caught_up=row["caught_up"],
        paused_until=row["paused_until"],
        hub_halt=_halt("hub", row["hub_halt"]),
        network_halt=_halt("network", row["network_halt"]),
        generation=row["generation"],
        troubles=_troubles(row["trouble"]),
        hub_seen=row["hub_seen"],
        network_seen=row["network_seen"],
        webhook_seen=row["webhook_seen"],
    )


def _counts(db: sqlite3.Connection, channel: int) -> Counts:
    row = db.execute("SELECT tickets, replies, refused FROM channel WHERE id = ?", (channel,)).fetchone()
    items: dict[int, int] = dict(
        db.execute(
            f"SELECT state, count(*) FROM item WHERE channel = ? AND state NOT IN ({_settled}) GROUP BY state",
            (channel,),
        ).fetchall()
    )
    jobs: dict[int, int] = dict(
        db.execute(
            f"SELECT state, count(*) FROM job WHERE channel = ? AND state NOT IN ({_finished}) GROUP BY state",
            (channel,),
        ).fetchall()
    )
    aside = items.pop(ItemState.ASIDE, 0) + jobs.pop(JobState.ASIDE, 0)
    return Counts(
        tickets=row["tickets"] if row else 0,
        waiting_items=sum(items.values()),
        aside=aside,
        replies=row["replies"] if row else 0,
        waiting_jobs=sum(jobs.values()),
        refused=row["refused"] if row else 0,
    )


def _version(row: sqlite3.Row) -> ManifestVersion:
    return ManifestVersion(
        id=row["id"],
        at=row["at"],
        saved=bool(row["saved"]),
        manifest=json.loads(row["manifest"]),
        changes=tuple(json.loads(row["changes"])),
    )


def _troubles(text: str | None) -> dict[str, str]:
    """The column: a JSON object, by whose trouble it is."""
    return {name: unpack(each) for name, each in json.loads(text).items()} if text else {}


def _halt(side: str, text: str | None) -> Halt | None:
    if not text:
        return None
    code, what, advice = json.loads(text)
    return Halt(side, str(code), unpack(what), unpack(advice))


def _items(db: sqlite3.Connection, where: str, values: Iterable[object]) -> list[Item]:
    rows = db.execute(
        "SELECT i.*, o.payload, o.parent, o.revision, o.attempts, o.due, o.reason "
        f"FROM item i LEFT JOIN outbox o ON o.item = i.id WHERE {where}",
        tuple(values),
    )
    return [
        Item(
            id=row["id"],
            item=row["item"],
            native=row["native"],
            root=None if row["state"] in UNPLACED_ITEMS else row["root"],
            parent=row["parent"],
            state=ItemState(row["state"]),
            created=row["created"],
            ticket=None if row["ticket"] == _NO_TICKET else row["ticket"].hex(),
            payload=json.loads(row["payload"]) if row["payload"] else {},
            revision=row["revision"] or 0,
            attempts=row["attempts"] or 0,
            due=row["due"] or 0,
            reason=_reason(row["reason"]),
        )
        for row in rows
    ]


_PACKED = '{"say"'  # how a reason begins that can be translated; others are texts as they are


def _kept(reason: str | None) -> str | None:
    """A reason as its column keeps it."""
    return json.dumps(pack(reason), ensure_ascii=False) if isinstance(reason, Words) else reason


def _reason(kept: str | None) -> str | None:
    return unpack(json.loads(kept)) if kept is not None and kept.startswith(_PACKED) else kept


def _job(row: sqlite3.Row) -> Job:
    values = {key: row[key] for key in row.keys() if key != "channel"}  # noqa: SIM118 - a Row iterates its values
    values["payload"] = json.loads(row["payload"])
    values["state"] = JobState(row["state"])
    values["verify"] = bool(row["verify"])
    values["reason"] = _reason(row["reason"])
    return Job(**values)


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        id=row["id"],
        at=row["at"],
        channel=row["channel"],
        kind=Kind(row["kind"]),
        item=row["item"],
        who=row["who"],
        text=row["text"],
        url=row["url"],
        note=unpack(json.loads(row["said"])) if row["said"] else row["note"],
    )


def _answered(db: sqlite3.Connection, entry: NewEntry, item: int | None) -> str:
    """Whom a reply is for: SocialHub names neither its author nor them, but the Ticket's line does."""
    if entry.kind not in TO_SOMEBODY or item is None:
        return ""
    row = db.execute(
        "SELECT a.who FROM item i JOIN activity a ON a.id = i.line AND a.item = i.id WHERE i.id = ?", (item,)
    ).fetchone()
    return str(row["who"]) if row else ""


def _log_entry(db: sqlite3.Connection, channel: int, entry: NewEntry, item: int | None = None) -> int:
    """Writes a line and answers its id. `item`: the id of the entry's item, where whoever asks knows it."""
    if item is None and entry.item:
        known = db.execute("SELECT id FROM item WHERE channel = ? AND item = ?", (channel, entry.item)).fetchone()
        item = known["id"] if known else None
    text = " ".join(entry.text.split())
    if len(text) > _EXCERPT:
        text = text[: _EXCERPT - 1] + "…"
    at, note = now_ms(), entry.note
    said = json.dumps(pack(note), ensure_ascii=False) if isinstance(note, Words) else ""
    who = entry.who[:60] or _answered(db, entry, item)
    named = entry.item if item is None else ""
    done = db.execute(
        "INSERT INTO activity (at, channel, kind, item, took, named, who, text, url, note, said) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, channel, entry.kind, item, entry.took, named, who, text, entry.url, str(note), said),
    )
    line = int(done.lastrowid or 0)
    add_to_tally(db, channel, entry.kind, at, line)
    return line


# --- Interactions -----------------------------------------------------------------------------------------------


def _add_item(db: sqlite3.Connection, channel: int, new: NewItem, *, staged: bool) -> int:
    """Keeps an Interaction if it is news; 1 if it was."""
    known = db.execute(
        "SELECT id, state, edited FROM item WHERE channel = ? AND item = ?", (channel, new.item)
    ).fetchone()
    if known is not None:
        if known["state"] == ItemState.CONTEXT and not new.context:  # it is addressed to us after all
            _put_outbox(db, known["id"], new.payload, new.parent)
            state = ItemState.READY if new.parent is None else ItemState.UNPLACED
            db.execute("UPDATE item SET state = ? WHERE id = ?", (state, known["id"]))
            return 1
        if not new.context and new.edited is not None:
            _edit_item(db, channel, new)
        return 0
    if new.context:
        state, root = ItemState.CONTEXT, new.root
    elif staged:
        state, root = ItemState.STAGED, new.parent
    else:
        state, root = _place(db, channel, new)
    cursor = db.execute(
        "INSERT INTO item (channel, item, native, root, state, created, edited) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (channel, new.item, new.native, root, state, new.created, new.edited),
    )
    if state != ItemState.CONTEXT and cursor.lastrowid is not None:
        _put_outbox(db, cursor.lastrowid, new.payload, new.parent)
    return 0 if new.context else 1


def _place(db: sqlite3.Connection, channel: int, new: NewItem) -> tuple[ItemState, str | None]:
    if new.root is not None or new.parent is None:
        return ItemState.READY, new.root
    known, root = _root_of(db, channel, new.parent)
    return (ItemState.READY, root) if known else (ItemState.UNPLACED, new.parent)


def _root_of(db: sqlite3.Connection, channel: int, parent: str) -> tuple[bool, str | None]:
    """Whether the parent's place is known, and the root a child of it has."""
    row = db.execute("SELECT root, state FROM item WHERE channel = ? AND item = ?", (channel, parent)).fetchone()
    if row is None or row["state"] in UNPLACED_ITEMS:
        return False, None
    return True, row["root"] or parent


def _place_by_parent(db: sqlite3.Connection, channel: int, item: Item) -> bool:
    """Places it where its parent stands. True also while the parent itself is still to be placed."""
    if item.parent is None:
        _set_place(db, item.id, None)
        return True
    known, root = _root_of(db, channel, item.parent)
    if known:
        _set_place(db, item.id, root)
        return True
    row = db.execute("SELECT 1 FROM item WHERE channel = ? AND item = ?", (channel, item.parent)).fetchone()
    return row is not None


def _set_place(db: sqlite3.Connection, item: int, root: str | None) -> None:
    db.execute(
        "UPDATE item SET root = ?, state = ? WHERE id = ? AND state = ?",
        (root, ItemState.READY, item, ItemState.UNPLACED),
    )


def _release_staged(db: sqlite3.Connection, channel: int) -> None:
    """Everything older has come: what was staged goes on, the oldest first.

    After a first catch-up these can be a hundred thousand, so their payloads stay where they are.
    """
    staged = f"i.channel = ? AND i.state = ? AND {_open}"
    db.execute(
        f"UPDATE item AS i SET state = ? WHERE {staged} AND (SELECT parent FROM outbox WHERE item = i.id) IS NULL",
        (ItemState.READY, channel, ItemState.STAGED),
    )
    while True:
        answers = db.execute(
            f"SELECT i.id, o.parent FROM item i JOIN outbox o ON o.item = i.id WHERE {staged} "
            "ORDER BY i.created, i.id LIMIT ?",
            (channel, ItemState.STAGED, _RELEASED_AT_ONCE),
        ).fetchall()
        for row in answers:
            known, root = _root_of(db, channel, row["parent"])
            state = ItemState.READY if known else ItemState.UNPLACED
            place = root if known else row["parent"]
            db.execute("UPDATE item SET root = ?, state = ? WHERE id = ?", (place, state, row["id"]))
        if len(answers) < _RELEASED_AT_ONCE:
            return


def _edit_item(db: sqlite3.Connection, channel: int, new: NewItem) -> None:
    row = db.execute(
        "SELECT id, state, edited FROM item WHERE channel = ? AND item = ?", (channel, new.item)
    ).fetchone()
    if row is None or row["edited"] == _DELETED or new.edited is None:
        return
    if row["edited"] is not None and row["edited"] >= new.edited:
        return
    state = ItemState(row["state"])
    if state in (ItemState.WITHDRAWN, ItemState.CONTEXT, ItemState.GIVEN_UP):
        return
    if state == ItemState.TICKET:
        state = ItemState.CHANGED
    elif state == ItemState.ASIDE:  # the edit may have mended what was wrong with it
        state = ItemState.READY
    _put_outbox(db, row["id"], new.payload, new.parent)
    db.execute("UPDATE item SET state = ?, edited = ? WHERE id = ?", (state, new.edited, row["id"]))


def _delete_item(db: sqlite3.Connection, channel: int, item: str) -> None:
    row = db.execute(
        "SELECT id, state, edited FROM item WHERE channel = ? AND item = ?", (channel, item)
    ).fetchone()
    if row is None or row["edited"] == _DELETED or row["state"] == ItemState.CONTEXT:
        return
    if row["state"] in (ItemState.TICKET, ItemState.CHANGED):
        _put_outbox(db, row["id"], {"deleted": True})
        state = ItemState.CHANGED
    else:
        db.execute("DELETE FROM outbox WHERE item = ?", (row["id"],))
        _log_entry(db, channel, NewEntry(Kind.WITHDRAWN, item=item))
        if row["state"] in UNPLACED_ITEMS:
            db.execute("UPDATE item SET root = NULL WHERE id = ?", (row["id"],))
        state = ItemState.WITHDRAWN
    db.execute("UPDATE item SET state = ?, edited = ? WHERE id = ?", (state, _DELETED, row["id"]))


def _put_outbox(
    db: sqlite3.Connection, item: int, payload: Mapping[str, object], parent: str | None = None
) -> None:
    db.execute(
        "INSERT INTO outbox (item, payload, parent) VALUES (?, ?, ?) ON CONFLICT (item) DO UPDATE SET "
        "payload = excluded.payload, revision = revision + 1, attempts = 0, due = 0, reason = NULL",
        (item, json.dumps(payload, ensure_ascii=False, separators=(",", ":")), parent),
    )


# --- actions ----------------------------------------------------------------------------------------------------


def _add_job(db: sqlite3.Connection, channel: int, job: NewJob, entry: NewEntry | None, restored: int) -> int:
    """Keeps an action if its event is news; 1 if it was."""
    fresh = db.execute(
        "INSERT OR IGNORE INTO event (uuid, channel, received) VALUES (?, ?, ?)", (job.uuid, channel, now_ms())
    ).rowcount
    # Events carry both ids: this is how a Ticket whose id was lost with an answer becomes known.
    learnt = db.execute(
        "UPDATE item SET ticket = ? WHERE channel = ? AND item = ? AND ticket = ? RETURNING id, state",
        (_ticket_bytes(job.ticket), channel, job.item, _NO_TICKET),
    ).fetchall()
    for row in learnt:
        if row["state"] == ItemState.WITHDRAWN:  # it had become a Ticket before its post was deleted
            _put_outbox(db, row["id"], {"deleted": True})
            db.execute("UPDATE item SET state = ? WHERE id = ?", (ItemState.CHANGED, row["id"]))
    if job.followup is not None:
        known = db.execute(
            "SELECT id, state FROM job WHERE channel = ? AND followup = ?", (channel, job.followup)
        ).fetchone()
        if known is not None:
            return _repeat_job(db, known["id"], JobState(known["state"]), job, fresh=bool(fresh))
    if not fresh:
        return 0
    db.execute(
        "INSERT INTO job (channel, uuid, type, action, ticket, item, followup, payload, event_time, received, "
        "state, verify) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            channel,
            job.uuid,
            job.type,
            job.action,
            job.ticket,
            job.item,
            job.followup,
            json.dumps(job.payload, ensure_ascii=False),
            job.event_time,
            now_ms(),
            JobState.RECEIVED,
            job.event_time <= restored,
        ),
    )
    if entry is not None:
        _log_entry(db, channel, entry)
    return 1


def _repeat_job(db: sqlite3.Connection, job: int, state: JobState, new: NewJob, *, fresh: bool) -> int:
    """The same followup again: told again if it was posted, tried again if an agent sent it after a reset."""
    if state == JobState.CONFIRMED:
        db.execute("UPDATE job SET state = ?, due = 0, attempts = 0 WHERE id = ?", (JobState.POSTED, job))
        return 1
    if state == JobState.RESET and fresh:
        db.execute(
            "UPDATE job SET state = ?, due = 0, attempts = 0, verify = 1, tried = NULL, last_tried = NULL, "
            "payload = ?, reason = NULL WHERE id = ?",
            (JobState.RECEIVED, json.dumps(new.payload, ensure_ascii=False), job),
        )
        return 1
    return 0


def _ticket_bytes(ticket: str) -> bytes:
    try:
        raw = bytes.fromhex(ticket)
    except ValueError:
        return _NO_TICKET
    return raw if len(raw) == len(_NO_TICKET) else _NO_TICKET


# --- opening ----------------------------------------------------------------------------------------------------


def _forget(db: sqlite3.Connection, channel: int | None) -> None:
    """Deletes everything of a channel but its own row."""
    for table in ("item", "event", "job", "activity", "manifest_version", "tally"):
        db.execute(f"DELETE FROM {table} WHERE channel = ?", (channel,))


def _put_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def _closed_well(path: Path) -> bool:
    """Whether the last engine ended in order; False where that cannot be read."""
    return _read_meta(path, "closed_well") == "1"


def check_age(path: Path) -> None:
    """Changes nothing. Raises JournalTooNew for the journal of a newer version of this program."""
    import contextlib

    from wizard.sync.database import check_version, connect

    with contextlib.closing(connect(path)) as db:
        check_version(db, len(MIGRATIONS))


def _read_meta(path: Path, key: str) -> str | None:
    import contextlib
    import sqlite3

    from wizard.sync.database import connect

    try:
        with contextlib.closing(connect(path, read_only=True)) as db:
            row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
            return str(row[0]) if row else None
    except sqlite3.Error:
        return None


def _mark(path: Path, key: str, value: str) -> None:
    import contextlib

    from wizard.sync.database import connect

    with contextlib.closing(connect(path)) as db:
        _put_meta(db, key, value)


def _mark_restored(path: Path) -> None:
    """From now on every reply of before is looked for on the Network before it is posted."""
    import contextlib

    from wizard.sync.database import connect

    with contextlib.closing(connect(path)) as db:
        _put_meta(db, "restored_at", str(now_ms()))
        db.execute(f"UPDATE job SET verify = 1 WHERE state NOT IN ({_finished})")


# --- For backups -----------------------------------------------------------------------------------------------


def copy_journal(path: Path, target: Path) -> None:
    """A sound copy of the journal at `path`, which may be in use. Blocks. Raises JournalDamaged, DiskFull."""
    from wizard.sync.database import copy_file

    copy_file(path, target)


def put_journal(path: Path, content: bytes) -> None:
    """Puts another journal in the place of the one at `path`, which nobody has open; what was there is set aside.

    After it every reply of before is looked for on the Network before it is posted. Blocks. Raises JournalDamaged
    where it is none, JournalTooNew, OSError; the old one stays then.
    """
    from wizard.sync.database import put_file

    put_file(path, content, MIGRATIONS)
    _mark_restored(path)
