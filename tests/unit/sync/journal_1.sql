-- A journal as the first version of the program left it: two Interactions to be sent, and a reply to be posted.
BEGIN TRANSACTION;
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
INSERT INTO "activity" VALUES(1,1795643988041,1,1,'','Ann','text','','');
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
INSERT INTO "channel" VALUES(1,'shop','2',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,0,0);
CREATE TABLE event (
        uuid TEXT PRIMARY KEY,
        channel INTEGER NOT NULL,
        received INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "event" VALUES('u1',1,1795643988037);
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
INSERT INTO "item" VALUES(1,1,'forum:p1',NULL,NULL,2,1,NULL,X'5CC1B08AD62EC72E8388CB47');
INSERT INTO "item" VALUES(2,1,'forum:p2',NULL,'forum:p1',2,2,NULL,X'000000000000000000000000');
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
INSERT INTO "job" VALUES(1,1,'u1','reply','answer','5cc1b08ad62ec72e8388cb47','forum:p1','f1','{"text": "hello", "followupId": "f1"}',1763000000000,1795643988037,0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outbox (
        item INTEGER PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,
        payload TEXT NOT NULL,
        parent TEXT,
        revision INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0,
        due INTEGER NOT NULL DEFAULT 0,
        reason TEXT
    );
INSERT INTO "outbox" VALUES(1,'{"message":"text of p1","interactor":["a@b","Ann",null,null]}',NULL,0,0,0,NULL);
INSERT INTO "outbox" VALUES(2,'{"message":"text of p2","interactor":["a@b","Ann",null,null]}','forum:p1',0,0,0,NULL);
CREATE UNIQUE INDEX item_by_name ON item (channel, item);
CREATE INDEX item_open ON item (channel, state, created) WHERE state NOT IN (3, 6, 7, 8);
CREATE INDEX event_age ON event (received);
CREATE UNIQUE INDEX job_by_followup ON job (channel, followup) WHERE followup IS NOT NULL;
CREATE INDEX job_by_ticket ON job (channel, item);
CREATE INDEX job_open ON job (channel, id) WHERE state NOT IN (5, 6);
PRAGMA user_version = 1;
COMMIT;
