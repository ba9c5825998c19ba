"""How everything stands right now: what tray, main window and `status` show.

A `Snapshot` is the whole program, a `ChannelStanding` one channel, and its `chain` the four links that a reply and
a post pass: SocialHub, the replies' way (the webhook on this computer's own address), this computer, the Network.
Each link says how it is, since when it is known to have worked, and the *one* action that mends it. Snapshots are
frozen and equal where nothing changed, so that whoever shows them draws again only then.

A sentence is a `Words` (see `wizard.words`) wherever we made it, so that a window can translate it; that survives
the way over the control socket.

`OFFLINE` is said of this computer, `TROUBLE` of one server: which it is, `wizard.sync.vantage` finds out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.sync.records import Counts, Entry


class State(StrEnum):
    """How a channel is, or all of them. In the order of what a person should know first, the last comes first."""

    IN_STEP = "in step"
    WORKING = "working"  # catching up, Tickets or replies under way; nothing is wrong
    PAUSED = "paused"
    TROUBLE = "trouble"  # something does not answer and is tried again by itself; nothing is lost
    OFFLINE = "offline"  # this computer reaches nobody
    NEEDS_YOU = "needs you"  # it goes on only after somebody did something
    STOPPED = "stopped"  # no engine runs for this home; of a channel: and it has something to do


class Health(StrEnum):
    """How a link is."""

    OK = "ok"
    WAITING = "waiting"  # not known yet, or tried again by itself
    BROKEN = "broken"  # a person has to mend it
    OFF = "off"  # not meant to work just now: paused, stopped, or only Tickets


class Part(StrEnum):
    """The links, in the order in which they are drawn."""

    HUB = "socialhub"
    REPLIES = "replies"
    COMPUTER = "computer"
    NETWORK = "network"


class Mend(StrEnum):
    """What mends a link. How each is done: `wizard.mending.Mending`."""

    NONE = "none"
    NEW_TOKEN = "new token"  # noqa: S105 - no secret: paste a new SocialHub token (set-up window: `--new-token NAME`)
    LOG_IN = "log in"  # to the Network, again (set-up window: `--log-in NAME`)
    REGISTER_WEBHOOK = "register webhook"
    FIX_ADDRESS = "fix address"  # the own address does not lead here
    RAISE_LIMIT = "raise limit"  # the manifest's length of replies is not the Network's
    UNLOCK_SECRETS = "unlock secrets"  # the keyring is locked or missing
    MAKE_ROOM = "make room"
    RESUME = "resume"
    TRY_NOW = "try now"  # nothing is broken here; whoever does not want to wait asks again
    WAIT = "wait"  # the other side asks for it: asking again would not help, and it goes on by itself
    START = "start"  # the engine
    PROXY = "proxy"  # the proxy preference: it does not answer, or wants another log-in


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a channel's chain.

    `host`: the server's name, or the address that replies come to; empty for the computer itself. `text`: how it
    is, one sentence; `advice`: what to do, where there is something. `seen`: when it last worked, ms since 1970;
    None: never that we know of.
    """

    part: Part
    health: Health
    host: str
    text: str
    advice: str = ""
    seen: int | None = None
    mend: Mend = Mend.NONE

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to do something. A manifest that allows longer replies than the Network takes is
        such a case and breaks no link: posts and shorter replies pass."""
        return self.health == Health.BROKEN or (self.health == Health.WAITING and self.mend == Mend.RAISE_LIMIT)


@dataclass(frozen=True, slots=True)
class ChannelStanding:
    """One channel. `network`: its kind (the registry's id), `network_name`: what people call it.

    `paused_until`: None: not paused; 0: until resumed; else ms since 1970. `text`: the state in one sentence.
    `caught_up`: when the Network was last read to its end. `last`: the newest line of its activity.
    `chain`: the links HUB, REPLIES, COMPUTER, NETWORK, always these four.
    """

    name: str
    network: str
    network_name: str
    account: str
    hub_host: str
    network_host: str
    state: State
    text: str
    paused_until: int | None
    counts: Counts
    caught_up: int | None
    last: Entry | None
    chain: tuple[Link, ...]

    @property
    def mend(self) -> Mend:
        """What a person should do about this channel, if anything."""
        worst = self.worst
        return worst.mend if worst is not None else Mend.NONE

    @property
    def worst(self) -> Link | None:
        """The link to look at first: a broken one before one that waits; None where all is well."""
        for health in (Health.BROKEN, Health.WAITING, Health.OFF):
            for link in self.chain:
                if link.health == health and link.mend != Mend.NONE:
                    return link
        return None

    def link(self, part: Part) -> Link:
        return next(each for each in self.chain if each.part == part)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole program. `state` and `text`: the channel's that a person should know of first.

    `running`: an engine runs. Without one the program is STOPPED, and the channels are as they were left.
    `offline_since`: ms since 1970, None: this computer reaches somebody. `room`: whether the disk has any.
    """

    state: State
    text: str
    running: bool
    channels: tuple[ChannelStanding, ...] = ()
    offline_since: int | None = None
    room: bool = True

    def channel(self, name: str) -> ChannelStanding | None:
        return next((each for each in self.channels if each.name == name), None)
