"""The journal's one class. What it keeps, and why so: see the package.

Each method is one transaction. SQL that several need, or that is more than a line or two of it, stands beside it:
`items` (Interactions), `jobs` (actions), `lines` and `activity`.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.errors import JournalDamaged, UsageError, WizardError
from wizard.sync.database import Database
from wizard.sync.journal.activity import ENTRY, HOUR_MS, OF_ENTRY, TALLY_DAYS, chart, count, page
from wizard.sync.journal.file import open_file, put_meta
from wizard.sync.journal.items import (
    add_item,
    delete_item,
    edit_item,
    place_by_parent,
    put_outbox,
    release_staged,
    set_place,
)
from wizard.sync.journal.jobs import add_job, ticket_bytes
from wizard.sync.journal.lines import log_entry
from wizard.sync.journal.rows import (
    channel_of,
    counts_of,
    entry_of,
    items_of,
    job_of,
    kept_reason,
    now_ms,
    troubles_of,
    version_of,
)
from wizard.sync.journal.schema import DELETED, FINISHED, MIGRATIONS, NO_TICKET, OPEN
from wizard.sync.records import (
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
from wizard.words import pack, say

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

ACTIVITY_ROWS = 100_000  # kept, some 20 MB; older ones go, at the next copy
EVENT_DAYS = 30  # how long a uuid is remembered; SocialHub repeats within minutes
_CLOCKS_DIFFER = 5 * 60_000  # SocialHub's clock and ours: an event of before may bear a later time


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
        database, restored = await asyncio.to_thread(open_file, path)
        return Opened(cls(database), restored)

    @classmethod
    async def attach(cls, path: Path) -> Journal:
        """Opens the journal for the command line, beside an engine that may be running. No check."""
        return cls(await asyncio.to_thread(Database.open, path, MIGRATIONS))

    async def close(self, *, well: bool = False) -> None:
        """`well`: the engine ends in order, so that the next start need not read all of a large file."""
        try:
            if well and self.damage is None:
                await self._db.write(lambda db: put_meta(db, "closed_well", "1"))
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
        """Forgets what is past its use (old activity, old event ids), and gives its room on the disk back."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM activity WHERE id <= (SELECT max(id) FROM activity) - ?", (ACTIVITY_ROWS,))
            oldest = now_ms() // HOUR_MS - TALLY_DAYS * 24
            db.execute("DELETE FROM tally WHERE hour < ?", (oldest,))
            db.execute("DELETE FROM event WHERE received < ?", (now_ms() - EVENT_DAYS * 86_400_000,))

        await self._db.write(work)
        await self._db.give_back()

    # --- channels ---------------------------------------------------------------------------------------------

    async def ensure_channel(self, name: str) -> ChannelRow:
        def work(db: sqlite3.Connection) -> ChannelRow:
            added = db.execute("INSERT OR IGNORE INTO channel (name) VALUES (?)", (name,))
            if added.rowcount:  # SQLite gives the id of a removed channel again, whose engine may have written on
                _forget(db, added.lastrowid)
            return channel_of(db.execute("SELECT * FROM channel WHERE name = ?", (name,)).fetchone())

        return await self._db.write(work)

    async def channel(self, name: str) -> ChannelRow | None:
        def work(db: sqlite3.Connection) -> ChannelRow | None:
            row = db.execute("SELECT * FROM channel WHERE name = ?", (name,)).fetchone()
            return channel_of(row) if row else None

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
                log_entry(db, channel, NewEntry(Kind.NEEDS_PERSON, note=both))
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
                log_entry(db, channel, note)

        await self._db.write(work)

    async def set_trouble(
        self, channel: int, trouble: str | None, *, source: str = "", note: NewEntry | None = None
    ) -> None:
        """What is wrong for the moment (None: nothing), with a line for the log where given.

        `source`: whose trouble it is (a side, the disk …); its end leaves that of others standing.
        """

        def work(db: sqlite3.Connection) -> None:
            row = db.execute("SELECT trouble FROM channel WHERE id = ?", (channel,)).fetchone()
            troubles = troubles_of(row["trouble"] if row else None)
            troubles.pop(source, None)
            if trouble is not None:
                troubles[source] = trouble
            packed = {name: pack(each) for name, each in troubles.items()}
            text = json.dumps(packed, ensure_ascii=False) if packed else None
            db.execute("UPDATE channel SET trouble = ? WHERE id = ?", (text, channel))
            if note is not None:
                log_entry(db, channel, note)

        await self._db.write(work)

    async def forget_troubles(self, channel: int) -> None:
        """When a channel starts: what was wrong in the run before says nothing about this one."""
        await self._execute("UPDATE channel SET trouble = NULL WHERE id = ?", channel)

    async def due_now(self) -> None:
        """Lets nothing wait any longer: the program starts, the computer slept, or its clock was changed."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("UPDATE outbox SET due = 0 WHERE due > 0")
            db.execute(f"UPDATE job SET due = 0 WHERE due > 0 AND state NOT IN ({FINISHED})")

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
        return await self._db.read(lambda db: counts_of(db, channel))

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
            return channel_of(row), counts_of(db, row["id"]), entry_of(newest) if newest else None

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
            added = sum(add_item(db, channel, each, staged=staged) for each in new)
            for each in edited:
                edit_item(db, channel, each)
            for item in deleted:
                delete_item(db, channel, item)
            if cursor is not None:
                db.execute("UPDATE channel SET cursor = ? WHERE id = ?", (cursor, channel))
                if not staged:
                    release_staged(db, channel)
            return added

        return await self._db.write(work)

    async def caught_up(self, channel: int, at: int) -> None:
        await self._execute("UPDATE channel SET caught_up = ?, network_seen = ? WHERE id = ?", at, at, channel)

    async def unplaced(self, channel: int, limit: int) -> list[Item]:
        """Interactions whose Root-Ticket has to be found, oldest first. Places those that can be by now."""

        def work(db: sqlite3.Connection) -> list[Item]:
            rows = items_of(
                db,
                f"i.channel = ? AND i.state = ? AND {OPEN} ORDER BY i.created, i.id LIMIT ?",
                (channel, ItemState.UNPLACED, limit),
            )
            return [item for item in rows if not place_by_parent(db, channel, item)]

        return await self._db.write(work)

    async def place(self, channel: int, item: Item, root: str, ancestors: Sequence[NewItem]) -> None:
        """Gives an Interaction its Root-Ticket; ancestors not known yet are kept before it."""

        def work(db: sqlite3.Connection) -> None:
            for each in ancestors:
                add_item(db, channel, each, staged=False)
            set_place(db, item.id, None if root == item.item else root)

        await self._db.write(work)

    async def ready(self, channel: int, limit: int) -> list[Item]:
        """What is to be sent to SocialHub, oldest first; edits only of Tickets whose id is known.

        A Root-Ticket goes before the others of its thread whatever the clocks of their servers say: SocialHub
        would make an empty hidden Ticket in its place, and might refuse it afterwards.
        """

        def work(db: sqlite3.Connection) -> list[Item]:
            return items_of(
                db,
                f"i.channel = ? AND i.state = ? AND {OPEN} AND NOT EXISTS ("
                "SELECT 1 FROM item r WHERE r.channel = i.channel AND r.item = i.root AND r.state = i.state "
                "AND (r.created, r.id) > (i.created, i.id)) ORDER BY i.created, i.id LIMIT ?",
                (channel, ItemState.READY, limit),
            ) + items_of(
                db,
                f"i.channel = ? AND i.state = ? AND {OPEN} AND i.ticket != ? ORDER BY i.created, i.id LIMIT ?",
                (channel, ItemState.CHANGED, NO_TICKET, limit),
            )

        return await self._db.read(work)

    async def tickets_to_come(self, channel: int, at_most: int) -> int:
        """How many Interactions are still to become Tickets, whether they can be sent yet or not."""

        def work(db: sqlite3.Connection) -> int:
            row = db.execute(
                "SELECT count(*) FROM (SELECT 1 FROM item i WHERE i.channel = ? AND i.state IN (?, ?, ?) "
                f"AND {OPEN} LIMIT ?)",
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
        """The Ticket exists. `ticket`: its id, None if only its existence is known (409).

        In that case an attempt before made it, of which nobody knows whether it had the latest edit in it.
        """

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
                put_outbox(db, item.id, {"deleted": True})
            elif row["revision"] and (ticket is None or row["revision"] != item.revision):  # edited meanwhile
                state = ItemState.CHANGED
                db.execute("UPDATE outbox SET attempts = 0, due = 0 WHERE item = ?", (item.id,))
            else:
                db.execute("DELETE FROM outbox WHERE item = ?", (item.id,))
            line = log_entry(db, channel, entry, item.id)
            db.execute(
                "UPDATE item SET state = ?, ticket = coalesce(?, ticket), line = ? WHERE id = ?",
                (state, ticket_bytes(ticket) if ticket is not None else None, line, item.id),
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
            log_entry(db, channel, entry)

        await self._db.write(work)

    async def defer_item(self, item: Item, due: int, reason: str) -> None:
        await self._execute(
            "UPDATE outbox SET attempts = attempts + 1, due = ?, reason = ? WHERE item = ?",
            due,
            kept_reason(reason),
            item.id,
        )

    async def set_aside(self, channel: int, item: Item, reason: str, entry: NewEntry) -> None:
        """This one cannot be sent; it is kept with its reason and holds up nothing."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("UPDATE item SET state = ? WHERE id = ?", (ItemState.ASIDE, item.id))
            db.execute("UPDATE outbox SET reason = ? WHERE item = ?", (kept_reason(reason), item.id))
            log_entry(db, channel, entry)

        await self._db.write(work)

    async def aside(self, channel: int, limit: int = 1000) -> list[Item]:
        def work(db: sqlite3.Connection) -> list[Item]:
            return items_of(
                db,
                f"i.channel = ? AND i.state = ? AND {OPEN} ORDER BY i.id LIMIT ?",
                (channel, ItemState.ASIDE, limit),
            )

        return await self._db.read(work)

    async def recent_tickets(self, channel: int, after: int, limit: int, offset: int) -> list[Item]:
        """Tickets of Interactions newer than `after`, newest first; to look whether they were edited."""

        def work(db: sqlite3.Connection) -> list[Item]:
            return items_of(
                db,
                # "+": by id from the end, rather than by an index on the channel through all of its items.
                "+i.channel = ? AND i.id > (SELECT coalesce(max(id), 0) FROM item) - 20000 "
                "AND i.state IN (?, ?) AND i.created > ? AND i.edited IS NOT ? "
                "ORDER BY i.id DESC LIMIT ? OFFSET ?",
                (channel, ItemState.TICKET, ItemState.CHANGED, after, DELETED, limit, offset),
            )

        return await self._db.read(work)

    async def item(self, channel: int, item: str) -> Item | None:
        def work(db: sqlite3.Connection) -> Item | None:
            found = items_of(db, "i.channel = ? AND i.item = ?", (channel, item))
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
            return sum(add_job(db, channel, job, entries.get(job.uuid), limit) for job in jobs)

        return await self._db.write(work)

    async def open_jobs(self, channel: int, limit: int = 2000) -> list[Job]:
        """What is not finished, oldest first."""

        def work(db: sqlite3.Connection) -> list[Job]:
            rows = db.execute(
                f"SELECT * FROM job WHERE channel = ? AND state NOT IN ({FINISHED}) "
                "AND state != ? ORDER BY id LIMIT ?",
                (channel, JobState.ASIDE, limit),
            )
            return [job_of(row) for row in rows]

        return await self._db.read(work)

    async def job(self, ident: int) -> Job | None:
        def work(db: sqlite3.Connection) -> Job | None:
            row = db.execute("SELECT * FROM job WHERE id = ?", (ident,)).fetchone()
            return job_of(row) if row else None

        return await self._db.read(work)

    async def jobs_aside(self, channel: int) -> list[Job]:
        def work(db: sqlite3.Connection) -> list[Job]:
            rows = db.execute(
                f"SELECT * FROM job WHERE channel = ? AND state = ? AND state NOT IN ({FINISHED})",
                (channel, JobState.ASIDE),
            )
            return [job_of(row) for row in rows]

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
                add_item(db, channel, item, staged=False)
            db.execute(
                "UPDATE job SET state = ?, posted_item = ?, posted_url = ?, posted_time = ?, attempts = 0, "
                "due = 0, reason = NULL WHERE id = ?",
                (JobState.POSTED, item.item if item else None, url, at, job.id),
            )
            if job.followup is not None:
                db.execute("UPDATE channel SET replies = replies + 1 WHERE id = ?", (channel,))
            if entry is not None:
                log_entry(db, channel, entry)

        await self._db.write(work)

    async def refused(self, channel: int, job: Job, reason: str, entry: NewEntry) -> None:
        """It cannot be carried out, for good."""

        def work(db: sqlite3.Connection) -> None:
            db.execute(
                "UPDATE job SET state = ?, attempts = 0, due = 0, reason = ? WHERE id = ?",
                (JobState.REFUSED, kept_reason(reason), job.id),
            )
            log_entry(db, channel, entry)

        await self._db.write(work)

    async def defer_job(self, job: Job, state: JobState, due: int, reason: str | None) -> None:
        """Tried in vain; again when due."""
        await self._execute(
            "UPDATE job SET state = ?, attempts = attempts + 1, due = ?, reason = ? WHERE id = ?",
            state,
            due,
            kept_reason(reason),
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
                    kept_reason(entry.note) if entry else None,
                    job.id,
                ),
            )
            if state == JobState.RESET:
                db.execute("UPDATE channel SET refused = refused + 1 WHERE id = ?", (channel,))
            if entry is not None:
                log_entry(db, channel, entry)

        await self._db.write(work)

    # --- by hand ----------------------------------------------------------------------------------------------

    async def retry(self, reference: str, channel: str | None = None) -> str:
        """Tries again what was set aside: an Interaction by its networkItemId, an action by its followupId
        or uuid, or `all`. Answers a sentence. Raises UsageError if there is nothing of that name.

        `channel`: only of this one. What was given up is tried again by its name alone, never by `all`.
        """

        def work(db: sqlite3.Connection) -> str:
            every = reference == "all"
            only, own = of_channel(channel)
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
                f"verify = 1, attempts = 0, due = 0 WHERE state NOT IN ({FINISHED}) "
                f"AND (? OR followup = ? OR uuid = ? OR item = ?) {only}",
                (JobState.ASIDE, JobState.RECEIVED, JobState.POSTED, every, *(reference,) * 3, *own),
            ).rowcount
            total = len(items) + waiting + jobs
            if not total and not every:
                raise nothing_called(reference)
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
            only, own = of_channel(channel)
            items = db.execute(
                f"UPDATE item SET state = ? WHERE state = ? AND (? OR item = ?) {only} RETURNING channel, item",
                (ItemState.GIVEN_UP, ItemState.ASIDE, every, reference, *own),
            ).fetchall()
            jobs = db.execute(
                "UPDATE job SET state = CASE WHEN posted_time IS NULL THEN ? ELSE ? END "
                f"WHERE state = ? AND state NOT IN ({FINISHED}) "
                f"AND (? OR followup = ? OR uuid = ? OR item = ?) {only} RETURNING channel, item",
                (JobState.RESET, JobState.CONFIRMED, JobState.ASIDE, every, *(reference,) * 3, *own),
            ).fetchall()
            for row in (*items, *jobs):
                entry = NewEntry(Kind.NOTE, item=row["item"], note=say("Given up by hand."))
                log_entry(db, row["channel"], entry)
            total = len(items) + len(jobs)
            if not total and not every:
                raise nothing_called(reference)
            return say("Given up: {count}.", count=total) if total else say("Nothing is set aside.")

        return await self._db.write(work)

    # --- activity ---------------------------------------------------------------------------------------------

    async def log(self, channel: int, entry: NewEntry) -> None:
        await self._db.write(lambda db: log_entry(db, channel, entry))

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
            return [entry_of(row) for row in rows]

        return await self._db.read(work)

    async def page(self, wanted: Wanted, *, before: int | None = None, limit: int = 100) -> tuple[Line, ...]:
        """The newest lines that are wanted, newest first; with `before`, those with a smaller id."""
        return await self._db.read(lambda db: page(db, wanted, before, limit, entry_of))

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
            return tuple(version_of(row) for row in rows)

        return await self._db.read(work)

    async def _execute(self, sql: str, *values: object) -> None:
        def work(db: sqlite3.Connection) -> None:
            db.execute(sql, values)

        await self._db.write(work)


def of_channel(channel: str | None) -> tuple[str, tuple[object, ...]]:
    if channel is None:
        return "", ()
    return "AND channel = (SELECT id FROM channel WHERE name = ?)", (channel,)


def nothing_called(reference: str) -> UsageError:
    return UsageError(
        say("Nothing called {reference} is waiting or set aside.", reference=reference),
        say("“channel-wizard status” lists what is."),
        field="ITEM",
    )


def _forget(db: sqlite3.Connection, channel: int | None) -> None:
    """Deletes everything of a channel but its own row."""
    for table in ("item", "event", "job", "activity", "manifest_version", "tally"):
        db.execute(f"DELETE FROM {table} WHERE channel = ?", (channel,))
