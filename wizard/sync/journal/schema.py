"""The tables of the journal, as a list of migrations, and what of them is told in more than one place.

A migration that was released is never changed: a new one is put at the end (see `wizard.sync.database.migrate`).
Columns that keep their size (until they are known, `ticket` is twelve zero bytes, `line` a number as long, and
`root` the parent, for the state says what it is) keep rows from growing in place, which would split pages.
"""

from __future__ import annotations

from wizard.sync.journal.activity import COUNTED, HOUR_MS
from wizard.sync.records import FINISHED_JOBS, SETTLED_ITEMS, Kind

SETTLED = ", ".join(str(int(state)) for state in SETTLED_ITEMS)
FINISHED = ", ".join(str(int(state)) for state in FINISHED_JOBS)
COUNTED_KINDS = ", ".join(str(int(kind)) for kind in COUNTED)
# Word for word as in the index `item_open`: without it, SQLite goes through every item the channel ever had.
OPEN = f"i.state NOT IN ({SETTLED})"
NO_LINE = 0x7FFFFF  # in `item.line`: of three bytes, as the ids of most lines
NO_TICKET = bytes(12)
DELETED = -1  # in `item.edited`: the deletion is known, nothing newer can come

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
    CREATE INDEX item_open ON item (channel, state, created) WHERE state NOT IN ({SETTLED});
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
    CREATE INDEX job_open ON job (channel, id) WHERE state NOT IN ({FINISHED});
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
        WHERE kind IN ({COUNTED_KINDS}) GROUP BY 1, 2, 3;
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
    ALTER TABLE item ADD COLUMN line INTEGER NOT NULL DEFAULT {NO_LINE};
    UPDATE item SET line = a.id FROM activity a WHERE a.item = item.id AND a.kind = {int(Kind.TICKET)};
    ALTER TABLE tally ADD COLUMN first INTEGER;
    ALTER TABLE tally ADD COLUMN last INTEGER;
    UPDATE tally SET first = a.first, last = a.last FROM (
        SELECT channel, at / {HOUR_MS} AS hour, kind, min(id) AS first, max(id) AS last FROM activity
        WHERE kind IN ({COUNTED_KINDS}) GROUP BY 1, 2, 3
    ) a WHERE a.channel = tally.channel AND a.hour = tally.hour AND a.kind = tally.kind;
    UPDATE item AS i SET state = state + 9 WHERE state IN (0, 1) AND {OPEN};
    """,
)
