"""What the journal hands out: states and frozen rows. Times are milliseconds since 1970 (UTC) throughout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ItemState(IntEnum):
    """Where an Interaction stands on its way to being a Ticket.

    The numbers are stored: never renumber. None is 0 or 1, which take no byte in SQLite's rows where others take
    one: a row that grows splits its page, and there may be a hundred thousand.
    """

    READY = 2  # to be sent
    TICKET = 3  # it is a Ticket
    CHANGED = 4  # it is a Ticket, and an edit or deletion has to be sent
    ASIDE = 5  # set aside with a reason, for a person to try again
    WITHDRAWN = 6  # deleted on the Network before it became a Ticket
    CONTEXT = 7  # our own or a stranger's post, remembered for its place in a thread; never a Ticket
    GIVEN_UP = 8  # set aside, and a person decided to leave it
    STAGED = 9  # read, but older ones are still to come
    UNPLACED = 10  # its Root-Ticket is not known yet


UNPLACED_ITEMS = (ItemState.STAGED, ItemState.UNPLACED)
SETTLED_ITEMS = (ItemState.TICKET, ItemState.WITHDRAWN, ItemState.CONTEXT, ItemState.GIVEN_UP)


class JobState(IntEnum):
    """Where an action of an agent stands on its way to the Network and back."""

    RECEIVED = 0  # committed and acknowledged; nothing done yet
    POSTING = 1  # a request to the Network may be under way
    UNKNOWN = 2  # it may or may not have been carried out
    POSTED = 3  # carried out; SocialHub has to be told
    REFUSED = 4  # refused for good; SocialHub has to be told
    CONFIRMED = 5  # SocialHub knows that it was carried out
    RESET = 6  # SocialHub knows that it was not
    ASIDE = 7  # SocialHub does not accept what we tell it: for a person to look at


FINISHED_JOBS = (JobState.CONFIRMED, JobState.RESET)


class Kind(IntEnum):
    """What an entry of the activity log tells. The numbers are stored: never renumber."""

    TICKET = 1
    TICKET_CHANGED = 2
    ASIDE = 3
    WITHDRAWN = 4
    REPLY_RECEIVED = 10
    REPLY_DELIVERED = 11
    REPLY_REFUSED = 12
    REPLY_WAITING = 13
    ACTION_DONE = 14
    ACTION_REFUSED = 15
    NOTE = 20  # something worth knowing
    TROUBLE = 21  # something went away or broke
    MENDED = 22  # it is back
    NEEDS_PERSON = 23


@dataclass(frozen=True, slots=True)
class Item:
    """An Interaction with what is still to be sent.

    `payload`: a TicketDraft in its stored form (see `mapping`), or `{"deleted": true}`. `revision` rises with
    every edit, so that what changed while a request was under way is noticed.
    """

    id: int
    item: str  # networkItemId
    native: str | None  # only where it cannot be read out of `item`
    root: str | None  # networkItemId of the Root-Ticket; None: it is a root
    parent: str | None  # networkItemId of the post it answers, while the root is not known
    state: ItemState
    created: int
    ticket: str | None
    payload: Mapping[str, object]
    revision: int
    attempts: int
    due: int
    reason: str | None

    @property
    def thread(self) -> str:
        """What orders it: Tickets of one thread are made one after another."""
        return self.root or self.item


@dataclass(frozen=True, slots=True)
class NewItem:
    """An Interaction to be kept. `context`: remembered for its place in a thread only, never a Ticket."""

    item: str
    native: str | None
    created: int
    edited: int | None
    payload: Mapping[str, object]
    parent: str | None
    root: str | None = None
    context: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """An action of an agent. `tried`: when it was first sent to the Network; `unsure`: a `success` was sent
    whose answer was lost; `verify`: look on the Network before posting (after a restore, or after a reset)."""

    id: int
    uuid: str
    type: str
    action: str
    ticket: str
    item: str
    followup: str | None
    payload: Mapping[str, object]
    event_time: int
    received: int
    state: JobState
    attempts: int
    due: int
    tried: int | None
    last_tried: int | None
    verify: bool
    posted_item: str | None
    posted_url: str | None
    posted_time: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class NewJob:
    """An action as it arrived from SocialHub."""

    uuid: str
    type: str
    action: str
    ticket: str
    item: str
    followup: str | None
    payload: Mapping[str, object]
    event_time: int


@dataclass(frozen=True, slots=True)
class Halt:
    """Why a channel waits for a person. `side`: "hub" or "network"; `code`: the name of our error."""

    side: str
    code: str
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """What the journal knows of a channel. `generation` rises when its settings or secrets changed.

    `paused_until`: None: not paused; 0: until resumed; else the time when it goes on by itself.
    `troubles`: passing faults of the moment, in words, by whose they are ("hub", "network", "webhook", "disk",
    "start").
    """

    id: int
    name: str
    cursor: str | None
    caught_up: int | None
    paused_until: int | None
    hub_halt: Halt | None
    network_halt: Halt | None
    generation: int
    troubles: Mapping[str, str]
    hub_seen: int | None
    network_seen: int | None
    webhook_seen: int | None

    @classmethod
    def unknown(cls, name: str) -> ChannelRow:
        """A channel that no engine has begun with."""
        return cls(0, name, None, None, None, None, None, 0, {}, None, None, None)

    @property
    def trouble(self) -> str | None:
        """All of them in one text, or None."""
        return " ".join(self.troubles.values()) or None

    def paused(self, now: int) -> bool:
        return self.paused_until is not None and (self.paused_until == 0 or self.paused_until > now)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of what there is in a channel."""

    tickets: int
    waiting_items: int
    aside: int
    replies: int
    waiting_jobs: int
    refused: int


# What an agent did: `who` of these lines is whom it is for, since SocialHub does not say whose it is.
TO_SOMEBODY = frozenset(
    {
        Kind.REPLY_RECEIVED,
        Kind.REPLY_DELIVERED,
        Kind.REPLY_REFUSED,
        Kind.REPLY_WAITING,
        Kind.ACTION_DONE,
        Kind.ACTION_REFUSED,
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the activity log. `who`, `text`, `url`, `note` may be empty.

    `who`: the post's author; of what an agent did (`TO_SOMEBODY`), whom it is for.
    """

    id: int
    at: int
    channel: str
    kind: Kind
    item: str
    who: str
    text: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of the activity are looked for. `channel` None: every one; `kinds` empty: every kind; `text`: in
    author, text, note or networkItemId, whatever its case; empty: all."""

    channel: str | None = None
    kinds: frozenset[Kind] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the activity with what it is about.

    `ticket`: the Ticket's id on SocialHub, where known. `post_url`: the post on the Network, where known; the
    entry's own `url` is that of a delivered reply, else the post's. `state`: where the Interaction stands now.
    """

    entry: Entry
    ticket: str | None
    post_url: str | None
    state: ItemState | None


@dataclass(frozen=True, slots=True)
class Hour:
    """What happened in a stretch of time. `start`: ms since 1970.

    `to_ticket`, `to_delivery`: medians in ms, from the post's time to its Ticket and from the agent's answer to
    its delivery; None where there was none.
    """

    start: int
    tickets: int
    replies: int
    to_ticket: int | None
    to_delivery: int | None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """`note` may be a sentence that can be translated. `took`: ms from the post to its Ticket, or from the agent's
    answer to its delivery."""

    kind: Kind
    item: str = ""
    who: str = ""
    text: str = ""
    url: str = ""
    note: str = ""
    took: int | None = None


@dataclass(frozen=True, slots=True)
class ManifestVersion:
    """A manifest as it once was, its secret masked. `saved`: by us; else somebody else had changed it by then.

    `changes`: what became different with it, a line each.
    """

    id: int
    at: int
    saved: bool
    manifest: Mapping[str, object]
    changes: tuple[str, ...]
