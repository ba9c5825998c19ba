"""From rows of the journal to records, and back."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from wizard.sync.journal.schema import FINISHED, NO_TICKET, SETTLED
from wizard.sync.records import (
    UNPLACED_ITEMS,
    ChannelRow,
    Counts,
    Entry,
    Halt,
    Item,
    ItemState,
    Job,
    JobState,
    Kind,
    ManifestVersion,
)
from wizard.words import Words, pack, unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


def now_ms() -> int:
    return int(time.time() * 1000)


def channel_of(row: sqlite3.Row) -> ChannelRow:
    return ChannelRow(
        id=row["id"],
        name=row["name"],
        cursor=row["cursor"],
        caught_up=row["caught_up"],
        paused_until=row["paused_until"],
        hub_halt=_halt("hub", row["hub_halt"]),
        network_halt=_halt("network", row["network_halt"]),
        generation=row["generation"],
        troubles=troubles_of(row["trouble"]),
        hub_seen=row["hub_seen"],
        network_seen=row["network_seen"],
        webhook_seen=row["webhook_seen"],
    )


def counts_of(db: sqlite3.Connection, channel: int) -> Counts:
    row = db.execute("SELECT tickets, replies, refused FROM channel WHERE id = ?", (channel,)).fetchone()
    items: dict[int, int] = dict(
        db.execute(
            f"SELECT state, count(*) FROM item WHERE channel = ? AND state NOT IN ({SETTLED}) GROUP BY state",
            (channel,),
        ).fetchall()
    )
    items[ItemState.CHANGED] = items.get(ItemState.CHANGED, 0) - _unsendable(db, channel)
    jobs: dict[int, int] = dict(
        db.execute(
            f"SELECT state, count(*) FROM job WHERE channel = ? AND state NOT IN ({FINISHED}) GROUP BY state",
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


def _unsendable(db: sqlite3.Connection, channel: int) -> int:
    """Changes of Tickets whose id nobody told us. Those are sent once an event tells; till then nothing is due."""
    found: tuple[int] = db.execute(
        f"SELECT count(*) FROM item WHERE channel = ? AND state NOT IN ({SETTLED}) AND state = ? AND ticket = ?",
        (channel, ItemState.CHANGED, NO_TICKET),
    ).fetchone()
    return found[0]


def version_of(row: sqlite3.Row) -> ManifestVersion:
    return ManifestVersion(
        id=row["id"],
        at=row["at"],
        saved=bool(row["saved"]),
        manifest=json.loads(row["manifest"]),
        changes=tuple(json.loads(row["changes"])),
    )


def troubles_of(text: str | None) -> dict[str, str]:
    """The column: a JSON object, by whose trouble it is."""
    return {name: unpack(each) for name, each in json.loads(text).items()} if text else {}


def _halt(side: str, text: str | None) -> Halt | None:
    if not text:
        return None
    code, what, advice = json.loads(text)
    return Halt(side, str(code), unpack(what), unpack(advice))


def items_of(db: sqlite3.Connection, where: str, values: Iterable[object]) -> list[Item]:
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
            ticket=None if row["ticket"] == NO_TICKET else row["ticket"].hex(),
            payload=json.loads(row["payload"]) if row["payload"] else {},
            revision=row["revision"] or 0,
            attempts=row["attempts"] or 0,
            due=row["due"] or 0,
            reason=reason_of(row["reason"]),
        )
        for row in rows
    ]


_PACKED = '{"say"'  # how a reason begins that can be translated; others are texts as they are


def kept_reason(reason: str | None) -> str | None:
    """A reason as its column keeps it."""
    return json.dumps(pack(reason), ensure_ascii=False) if isinstance(reason, Words) else reason


def reason_of(kept: str | None) -> str | None:
    return unpack(json.loads(kept)) if kept is not None and kept.startswith(_PACKED) else kept


def job_of(row: sqlite3.Row) -> Job:
    values = {key: row[key] for key in row.keys() if key != "channel"}  # noqa: SIM118 - a Row iterates its values
    values["payload"] = json.loads(row["payload"])
    values["state"] = JobState(row["state"])
    values["verify"] = bool(row["verify"])
    values["reason"] = reason_of(row["reason"])
    return Job(**values)


def entry_of(row: sqlite3.Row) -> Entry:
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
