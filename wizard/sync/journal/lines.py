"""Lines of the activity, as they are written. They are looked through in `wizard.sync.journal.activity`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wizard.sync.journal.activity import add_to_tally
from wizard.sync.journal.rows import now_ms
from wizard.sync.records import TO_SOMEBODY, NewEntry
from wizard.words import Words, pack

if TYPE_CHECKING:
    import sqlite3

_EXCERPT = 80  # characters of a post kept in the activity log


def _answered(db: sqlite3.Connection, entry: NewEntry, item: int | None) -> str:
    """Whom a reply is for: SocialHub names neither its author nor them, but the Ticket's line does."""
    if entry.kind not in TO_SOMEBODY or item is None:
        return ""
    row = db.execute(
        "SELECT a.who FROM item i JOIN activity a ON a.id = i.line AND a.item = i.id WHERE i.id = ?", (item,)
    ).fetchone()
    return str(row["who"]) if row else ""


def log_entry(db: sqlite3.Connection, channel: int, entry: NewEntry, item: int | None = None) -> int:
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
