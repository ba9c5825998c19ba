"""Interactions in the journal, inside a transaction: kept, placed below their Root-Ticket, edited, deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wizard.sync.journal.lines import log_entry
from wizard.sync.journal.schema import DELETED, OPEN
from wizard.sync.records import UNPLACED_ITEMS, Item, ItemState, Kind, NewEntry, NewItem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_RELEASED_AT_ONCE = 1000  # staged Interactions


def add_item(db: sqlite3.Connection, channel: int, new: NewItem, *, staged: bool) -> int:
    """Keeps an Interaction if it is news; 1 if it was."""
    known = db.execute(
        "SELECT id, state, edited FROM item WHERE channel = ? AND item = ?", (channel, new.item)
    ).fetchone()
    if known is not None:
        if known["state"] == ItemState.CONTEXT and not new.context:  # it is addressed to us after all
            put_outbox(db, known["id"], new.payload, new.parent)
            state = ItemState.READY if new.parent is None else ItemState.UNPLACED
            db.execute("UPDATE item SET state = ? WHERE id = ?", (state, known["id"]))
            return 1
        if not new.context and new.edited is not None:
            edit_item(db, channel, new)
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
        put_outbox(db, cursor.lastrowid, new.payload, new.parent)
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


def place_by_parent(db: sqlite3.Connection, channel: int, item: Item) -> bool:
    """Places it where its parent stands. True also while the parent itself is still to be placed."""
    if item.parent is None:
        set_place(db, item.id, None)
        return True
    known, root = _root_of(db, channel, item.parent)
    if known:
        set_place(db, item.id, root)
        return True
    row = db.execute("SELECT 1 FROM item WHERE channel = ? AND item = ?", (channel, item.parent)).fetchone()
    return row is not None


def set_place(db: sqlite3.Connection, item: int, root: str | None) -> None:
    db.execute(
        "UPDATE item SET root = ?, state = ? WHERE id = ? AND state = ?",
        (root, ItemState.READY, item, ItemState.UNPLACED),
    )


def release_staged(db: sqlite3.Connection, channel: int) -> None:
    """Everything older has come: what was staged goes on, the oldest first.

    After a first catch-up these can be a hundred thousand, so their payloads stay where they are.
    """
    staged = f"i.channel = ? AND i.state = ? AND {OPEN}"
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


def edit_item(db: sqlite3.Connection, channel: int, new: NewItem) -> None:
    row = db.execute(
        "SELECT id, state, edited FROM item WHERE channel = ? AND item = ?", (channel, new.item)
    ).fetchone()
    if row is None or row["edited"] == DELETED or new.edited is None:
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
    put_outbox(db, row["id"], new.payload, new.parent)
    db.execute("UPDATE item SET state = ?, edited = ? WHERE id = ?", (state, new.edited, row["id"]))


def delete_item(db: sqlite3.Connection, channel: int, item: str) -> None:
    row = db.execute(
        "SELECT id, state, edited FROM item WHERE channel = ? AND item = ?", (channel, item)
    ).fetchone()
    if row is None or row["edited"] == DELETED or row["state"] == ItemState.CONTEXT:
        return
    if row["state"] in (ItemState.TICKET, ItemState.CHANGED):
        put_outbox(db, row["id"], {"deleted": True})
        state = ItemState.CHANGED
    else:
        db.execute("DELETE FROM outbox WHERE item = ?", (row["id"],))
        log_entry(db, channel, NewEntry(Kind.WITHDRAWN, item=item))
        if row["state"] in UNPLACED_ITEMS:
            db.execute("UPDATE item SET root = NULL WHERE id = ?", (row["id"],))
        state = ItemState.WITHDRAWN
    db.execute("UPDATE item SET state = ?, edited = ? WHERE id = ?", (state, DELETED, row["id"]))


def put_outbox(
    db: sqlite3.Connection, item: int, payload: Mapping[str, object], parent: str | None = None
) -> None:
    db.execute(
        "INSERT INTO outbox (item, payload, parent) VALUES (?, ?, ?) ON CONFLICT (item) DO UPDATE SET "
        "payload = excluded.payload, revision = revision + 1, attempts = 0, due = 0, reason = NULL",
        (item, json.dumps(payload, ensure_ascii=False, separators=(",", ":")), parent),
    )
