"""Actions in the journal, inside a transaction: kept once, whatever repeats them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wizard.sync.journal.items import put_outbox
from wizard.sync.journal.lines import log_entry
from wizard.sync.journal.rows import now_ms
from wizard.sync.journal.schema import NO_TICKET
from wizard.sync.records import ItemState, JobState, NewEntry, NewJob

if TYPE_CHECKING:
    import sqlite3


def add_job(db: sqlite3.Connection, channel: int, job: NewJob, entry: NewEntry | None, restored: int) -> int:
    """Keeps an action if its event is news; 1 if it was."""
    fresh = db.execute(
        "INSERT OR IGNORE INTO event (uuid, channel, received) VALUES (?, ?, ?)", (job.uuid, channel, now_ms())
    ).rowcount
    # Events carry both ids: this is how a Ticket whose id was lost with an answer becomes known.
    learnt = db.execute(
        "UPDATE item SET ticket = ? WHERE channel = ? AND item = ? AND ticket = ? RETURNING id, state",
        (ticket_bytes(job.ticket), channel, job.item, NO_TICKET),
    ).fetchall()
    for row in learnt:
        if row["state"] == ItemState.WITHDRAWN:  # it had become a Ticket before its post was deleted
            put_outbox(db, row["id"], {"deleted": True})
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
        log_entry(db, channel, entry)
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


def ticket_bytes(ticket: str) -> bytes:
    """A Ticket's id as the journal keeps it; as if it were unknown where it is none that SocialHub gives."""
    try:
        raw = bytes.fromhex(ticket)
    except ValueError:
        return NO_TICKET
    return raw if len(raw) == len(NO_TICKET) else NO_TICKET
