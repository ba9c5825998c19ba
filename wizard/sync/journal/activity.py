"""Looks through the activity: pages of it, a count, a chart. What the main window shows.

Pages go by id (keyset), newest first: the thousandth costs what the first does, and a line that is written
meanwhile moves none. The counts of a chart stand in a table of their own (`tally`), so that they outlive the
lines; its medians come from the lines that are kept.
"""

from __future__ import annotations

import statistics
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from wizard.sync.records import Hour, ItemState, Kind, Line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from wizard.sync.records import Entry, Wanted

HOUR_MS = 3_600_000
COUNTED = (Kind.TICKET, Kind.REPLY_DELIVERED)
TALLY_DAYS = 400  # how long hours are counted back
# Of a line `a`, with what it is about: an item by its id, or one that was not known then by its name.
ENTRY = (
    "a.id, a.at, a.kind, a.who, a.text, a.url, a.note, a.said, c.name AS channel, "
    "coalesce(i.item, a.named) AS item"
)
OF_ENTRY = (
    "JOIN channel c ON c.id = a.channel LEFT JOIN item i ON i.id = coalesce(a.item, "
    "(SELECT n.id FROM item n WHERE n.channel = a.channel AND n.item = a.named AND a.named != ''))"
)
_TEXTS = ("a.who", "a.text", "a.note", "a.named", "(SELECT n.item FROM item n WHERE n.id = a.item)")


def page(
    db: sqlite3.Connection,
    wanted: Wanted,
    before: int | None,
    limit: int,
    entry: Callable[[sqlite3.Row], Entry],
) -> tuple[Line, ...]:
    """The newest lines that are wanted, newest first; with `before`, those with a smaller id."""
    where, values = _where(db, wanted)
    if before is not None:
        where, values = f"{where} AND a.id < ?", [*values, before]
    rows = db.execute(
        f"SELECT {ENTRY}, i.ticket, i.state, "
        "(SELECT p.url FROM activity p WHERE p.id = i.line AND p.item = i.id) AS post_url "
        f"FROM (SELECT * FROM activity a WHERE {where} ORDER BY a.id DESC LIMIT ?) a {OF_ENTRY} "
        "ORDER BY a.id DESC",
        (*values, limit),
    )
    return tuple(_line(row, entry(row)) for row in rows)


def count(db: sqlite3.Connection, wanted: Wanted) -> int:
    """How many lines are wanted, of those that are kept."""
    where, values = _where(db, wanted)
    return int(db.execute(f"SELECT count(*) FROM activity a WHERE {where}", values).fetchone()[0])


def chart(db: sqlite3.Connection, channel: str | None, edges: Sequence[int]) -> tuple[Hour, ...]:
    """What happened between each two of `edges` (ms since 1970, rising; whole hours, for so counts stand)."""
    if len(edges) < 2:
        return ()
    only, values = _only(channel)
    starts = list(edges[:-1])
    counts = {kind: [0] * len(starts) for kind in COUNTED}
    rows = db.execute(
        f"SELECT hour, kind, sum(count) FROM tally a WHERE {only} AND hour >= ? AND hour < ? GROUP BY hour, kind",
        (*values, edges[0] // HOUR_MS, -(-edges[-1] // HOUR_MS)),
    )
    for hour, kind, number in rows:
        place = _place(starts, edges[-1], hour * HOUR_MS)
        if place is not None and kind in counts:
            counts[Kind(kind)][place] += number
    took = _took(db, only, values, edges)
    return tuple(
        Hour(
            start,
            counts[Kind.TICKET][place],
            counts[Kind.REPLY_DELIVERED][place],
            _median(took[Kind.TICKET][place]),
            _median(took[Kind.REPLY_DELIVERED][place]),
        )
        for place, start in enumerate(starts)
    )


def _took(
    db: sqlite3.Connection, only: str, values: Sequence[object], edges: Sequence[int]
) -> dict[Kind, list[list[int]]]:
    """How long each took, by stretch. A month may have a hundred thousand: the loop does next to nothing.

    Lines have no index by time. The hours of the tally know their first and last line, and between these few are
    of another time.
    """
    found: dict[Kind, list[list[int]]] = {kind: [[] for _ in edges[1:]] for kind in COUNTED}
    kinds = ", ".join(str(int(kind)) for kind in COUNTED)
    cursor = db.cursor()
    cursor.row_factory = None
    for place, (start, end) in enumerate(pairwise(edges)):
        first, last = cursor.execute(
            f"SELECT min(first), max(last) FROM tally a WHERE {only} AND hour >= ? AND hour < ?",
            (*values, start // HOUR_MS, -(-end // HOUR_MS)),
        ).fetchone()
        if first is None:
            continue
        here = {int(kind): found[kind][place] for kind in COUNTED}
        for kind, took in cursor.execute(
            "SELECT kind, took FROM activity a WHERE id >= ? AND id <= ? AND at >= ? AND at < ? "
            f"AND kind IN ({kinds}) AND took IS NOT NULL AND +{only}",  # "+": not by all of the channel
            (first, last, start, end, *values),
        ):
            here[kind].append(took)
    return found


def _place(starts: list[int], end: int, moment: int) -> int | None:
    place = bisect_right(starts, moment) - 1
    return place if place >= 0 and moment < end else None


def _median(values: list[int]) -> int | None:
    return int(statistics.median(values)) if values else None


def add_to_tally(db: sqlite3.Connection, channel: int, kind: Kind, at: int, line: int) -> None:
    """Counts a line, whose id is `line`, in its hour."""
    if kind in COUNTED:
        db.execute(
            "INSERT INTO tally (channel, hour, kind, count, first, last) VALUES (?, ?, ?, 1, ?, ?) "
            "ON CONFLICT (channel, hour, kind) DO UPDATE SET count = count + 1, "
            "first = coalesce(first, excluded.first), last = excluded.last",
            (channel, at // HOUR_MS, kind, line, line),
        )


# --- what is wanted ---------------------------------------------------------------------------------------------


def _only(channel: str | None) -> tuple[str, list[object]]:
    if channel is None:
        return "1", []
    return "a.channel = (SELECT id FROM channel WHERE name = ?)", [channel]


def _where(db: sqlite3.Connection, wanted: Wanted) -> tuple[str, list[object]]:
    where, values = _only(wanted.channel)
    if wanted.kinds:
        # "+": by id from the end, rather than by an index through all lines of these kinds.
        kinds = ", ".join(str(int(kind)) for kind in sorted(wanted.kinds))
        where = f"{where} AND +a.kind IN ({kinds})"
    text = wanted.text.strip()
    if text:
        where, more = _holding(db, where, text)
        values += more
    return where, values


def _holding(db: sqlite3.Connection, where: str, text: str) -> tuple[str, list[object]]:
    """SQLite's own LIKE knows no case beyond ASCII; ours does, and is slower."""
    if text.isascii():
        pattern = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        each = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in _TEXTS)
        return f"{where} AND ({each})", [pattern] * len(_TEXTS)
    db.create_function("holds", 2, lambda needle, hay: needle in hay.casefold(), deterministic=True)
    each = " || char(10) || ".join(f"coalesce({column}, '')" for column in _TEXTS)
    return f"{where} AND holds(?, {each})", [text.casefold()]


def _line(row: sqlite3.Row, entry: Entry) -> Line:
    ticket: bytes | None = row["ticket"]
    return Line(
        entry,
        ticket.hex() if ticket and any(ticket) else None,
        row["post_url"] or None,
        ItemState(row["state"]) if row["state"] is not None else None,
    )
