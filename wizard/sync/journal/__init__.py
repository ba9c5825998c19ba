"""The journal: everything that must survive, in one SQLite file, with the states of design.md.

It is the only memory of the engine: whatever is not in here did not happen, and whatever is in here is
finished, however often the program is killed. Three rules keep it so:

* an Interaction and the cursor that leads past it are committed together;
* an event is committed before SocialHub is answered;
* a reply is marked POSTING before the request leaves, and POSTED with its id before SocialHub is told.

Once a Ticket exists only some 150 bytes of it remain (`item`); what is still to be sent lives in `outbox`,
whose pages are used again.

Coroutines return when the write is safe on disk. They raise DiskFull, JournalDamaged.
"""

from wizard.sync.journal.file import check_age, copy_journal, put_journal
from wizard.sync.journal.journal import ACTIVITY_ROWS, EVENT_DAYS, Journal, Opened
from wizard.sync.journal.rows import now_ms
from wizard.sync.journal.schema import MIGRATIONS

__all__ = (
    "ACTIVITY_ROWS",
    "EVENT_DAYS",
    "MIGRATIONS",
    "Journal",
    "Opened",
    "check_age",
    "copy_journal",
    "now_ms",
    "put_journal",
)
