"""From what journal and supervisor know to how a channel stands: pure, so that every case can be tried.

The rules, in the order in which they count for a channel: a broken link needs a person; a pause is a person's
wish; then offline, a server's trouble, what a person should put right though nothing waits for it, work under way,
and else all is well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wizard.errors import JournalBusy, JournalUnwritable
from wizard.sync.standing import ChannelStanding, Health, Link, Mend, Part, Snapshot, State
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wizard.errors import DiskFull
    from wizard.settings import ChannelSettings
    from wizard.sync.records import ChannelRow, Counts, Entry, Halt
    from wizard.sync.supervisor import NotStarted
    from wizard.sync.watch import WebhookTrouble

_NEW_TOKEN = frozenset({"HubTokenRefused", "HubChannelDeactivated"})
_PROXY = frozenset({"ProxyLoginRefused", "ProxyPasswordMissing"})
_SILENT = frozenset({Mend.TRY_NOW, Mend.WAIT, Mend.PROXY})  # of a link that waits: a side does not answer
# What lets a channel start, by the name of the error that kept it from it.
_STARTS_AFTER = {
    "SecretsUnavailable": Mend.UNLOCK_SECRETS,
    "HubTokenMissing": Mend.NEW_TOKEN,
    "NetworkLoginMissing": Mend.LOG_IN,
    "ProxyPasswordMissing": Mend.PROXY,
}
# What a person should know of first.
_ORDER = (
    State.NEEDS_YOU,
    State.OFFLINE,
    State.TROUBLE,
    State.WORKING,
    State.STOPPED,
    State.IN_STEP,
    State.PAUSED,
)


@dataclass(frozen=True, slots=True)
class Live:
    """What only the running engine knows of a channel.

    `hub_trouble`, `network_trouble`: why a side does not answer, once it is worth it; `…_by_proxy`: the proxy is
    in the way, `hub_limited`: it asks us to wait. `fault_here`: why this computer takes nothing in. `fetched`: the
    Network was read to its end in this run. `deaf`: why nothing listens for its replies. `webhook`: why replies do
    not arrive; `clock`: why they are refused, where it is this computer's clock. `limit`: what is wrong with the
    manifest's length of replies; `limit_hint`: it may be meant so.
    """

    hub_trouble: str | None = None
    network_trouble: str | None = None
    hub_by_proxy: bool = False
    network_by_proxy: bool = False
    hub_limited: bool = False
    fault_here: DiskFull | None = None
    hub_seen: int = 0
    network_seen: int = 0
    hub_halt: Halt | None = None
    network_halt: Halt | None = None
    fetched: bool = True
    deaf: str | None = None
    webhook: WebhookTrouble | None = None
    clock: str | None = None
    limit: str | None = None
    limit_hint: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a channel is judged by. `live`: None where it does not run; `failed`: what keeps it from
    starting; `others_only`: an engine runs, and was started for other channels alone. `now`: ms since 1970."""

    settings: ChannelSettings
    network_name: str
    row: ChannelRow
    counts: Counts
    last: Entry | None
    now: int
    running: bool
    room: bool = True
    offline_since: int | None = None
    live: Live | None = None
    failed: NotStarted | None = None
    others_only: bool = False

    @property
    def hub_halt(self) -> Halt | None:
        return (self.live.hub_halt if self.live else None) or self.row.hub_halt

    @property
    def network_halt(self) -> Halt | None:
        return (self.live.network_halt if self.live else None) or self.row.network_halt

    @property
    def paused(self) -> bool:
        return self.row.paused(self.now)

    @property
    def network_host(self) -> str:
        return host_of(self.settings, self.network_name)


def host_of(settings: ChannelSettings, network_name: str) -> str:
    """The Network's server, as people know it; its name where it has but one."""
    return settings.network_fields.get("server", network_name).split("://")[-1].rstrip("/")


def judge(facts: Facts) -> ChannelStanding:
    """How this channel stands."""
    chain = (_hub(facts), _replies(facts), _computer(facts), _network(facts))
    state, text = _state(facts, chain)
    settings = facts.settings
    return ChannelStanding(
        name=settings.name,
        network=settings.network_kind,
        network_name=facts.network_name,
        account=settings.profile_handle,
        hub_host=urlsplit(settings.hub_url).netloc,
        network_host=facts.network_host,
        state=state,
        text=text,
        paused_until=facts.row.paused_until if facts.paused else None,
        counts=facts.counts,
        caught_up=facts.row.caught_up,
        last=facts.last,
        chain=chain,
    )


def judge_all(
    channels: Sequence[ChannelStanding], *, running: bool, offline_since: int | None = None, room: bool = True
) -> Snapshot:
    """How the whole program stands."""
    snapshot = Snapshot(State.IN_STEP, "", running, tuple(channels), offline_since, room)
    text: str
    if not channels:
        state, text = State.IN_STEP, say("No channel is set up yet.")
    else:
        first = min(channels, key=lambda each: _ORDER.index(each.state))
        state = first.state
        several = len(channels) > 1 and state not in (State.IN_STEP, State.OFFLINE, State.PAUSED)
        text = say("{channel}: {text}", channel=first.name, text=first.text) if several else first.text
    if not running and state != State.NEEDS_YOU and channels:
        state, text = State.STOPPED, say("Channel Wizard is not running.")
    return replace(snapshot, state=state, text=text)


# --- one channel ------------------------------------------------------------------------------------------------


def _state(facts: Facts, chain: Sequence[Link]) -> tuple[State, str]:
    broken = _first(chain, lambda link: link.health == Health.BROKEN)
    if broken is not None:
        return State.NEEDS_YOU, broken.text
    if facts.paused:
        return State.PAUSED, _paused(facts)
    if facts.others_only:
        return State.STOPPED, _others_only()
    if facts.offline_since is not None:
        return State.OFFLINE, _offline()
    return _in_trouble(facts, chain) or _at_work(facts)


def _in_trouble(facts: Facts, chain: Sequence[Link]) -> tuple[State, str] | None:
    silent = _first(chain, lambda link: link.health == Health.WAITING and link.mend in _SILENT)
    if silent is not None:
        return State.TROUBLE, silent.text
    if facts.row.troubles and not facts.running:
        return State.TROUBLE, next(iter(facts.row.troubles.values()))
    wrong = _first(chain, lambda link: link.needs_person)
    return (State.NEEDS_YOU, wrong.text) if wrong is not None else None


def _first(chain: Sequence[Link], wanted: Callable[[Link], bool]) -> Link | None:
    return next(filter(wanted, chain), None)


def _at_work(facts: Facts) -> tuple[State, str]:
    counts = facts.counts
    if not facts.running and (counts.waiting_items or counts.waiting_jobs or facts.row.caught_up is None):
        return State.STOPPED, say("It goes on once Channel Wizard runs.")
    if counts.waiting_items:
        return State.WORKING, say("Becoming Tickets: {count}.", count=counts.waiting_items)
    if counts.waiting_jobs:
        return State.WORKING, say("Replies on their way: {count}.", count=counts.waiting_jobs)
    if facts.row.caught_up is None or (facts.live is not None and not facts.live.fetched):
        return State.WORKING, say("Reading what is new on {host}.", host=facts.network_host)
    return State.IN_STEP, say("In step.")


def _paused(facts: Facts) -> str:
    """The time itself is shown in the manner of whoever reads it: `ChannelStanding.paused_until`."""
    if facts.row.paused_until:
        return say("Paused for a while. What arrives is kept.")
    return say("Paused until you resume. What arrives is kept.")


def _others_only() -> str:
    return say("Channel Wizard was started for other channels only.")


def _offline() -> str:
    return say("This computer is offline. Everything is kept, and goes on by itself.")


# --- the links --------------------------------------------------------------------------------------------------


def _seen(*moments: int | None) -> int | None:
    return max((each for each in moments if each), default=None)


def _hub(facts: Facts) -> Link:
    live = facts.live or Live()
    seen = _seen(facts.row.hub_seen, live.hub_seen)
    host = urlsplit(facts.settings.hub_url).netloc
    link = Link(Part.HUB, Health.OK, host, say("SocialHub answers; the token is good."), seen=seen)
    halt = facts.hub_halt
    if halt is not None:
        otherwise = Mend.NEW_TOKEN if halt.code in _NEW_TOKEN else Mend.TRY_NOW
        return _halted(link, halt, otherwise)
    link = _far_side(facts, link, live.hub_trouble, by_proxy=live.hub_by_proxy)
    return replace(link, mend=Mend.WAIT) if link.mend == Mend.TRY_NOW and live.hub_limited else link


def _halted(link: Link, halt: Halt, otherwise: Mend) -> Link:
    """A link on which a person has to act; `otherwise`: what mends it, where that is not the proxy's matter."""
    mend = Mend.PROXY if halt.code in _PROXY else otherwise
    return replace(link, health=Health.BROKEN, text=halt.what, advice=halt.advice, mend=mend)


def _network(facts: Facts) -> Link:
    live = facts.live or Live()
    seen = _seen(facts.row.network_seen, live.network_seen)
    text = say("{host} answers; logged in as {account}.", host=facts.network_host, account=_account(facts))
    link = Link(Part.NETWORK, Health.OK, facts.network_host, text, seen=seen)
    halt = facts.network_halt
    if halt is not None:
        return _halted(link, halt, Mend.LOG_IN)
    link = _far_side(facts, link, live.network_trouble, by_proxy=live.network_by_proxy)
    if link.health == Health.OK and live.limit is not None:
        health = Health.OK if live.limit_hint else Health.WAITING
        return replace(link, health=health, text=live.limit, mend=Mend.RAISE_LIMIT)
    return link


def _account(facts: Facts) -> str:
    return facts.settings.profile_handle or facts.settings.profile_name


def _far_side(facts: Facts, link: Link, trouble: str | None, *, by_proxy: bool) -> Link:
    """What SocialHub and the Network have in common."""
    if facts.others_only:
        return replace(link, health=Health.OFF, text=_others_only())
    if not facts.running:
        return replace(link, health=Health.OFF, text=say("Nobody asks while Channel Wizard is not running."))
    if facts.offline_since is not None:
        return replace(link, health=Health.WAITING, text=say("This computer is offline."))
    if trouble is not None:
        mend = Mend.PROXY if by_proxy else Mend.TRY_NOW
        return replace(link, health=Health.WAITING, text=trouble, mend=mend)
    if link.seen is None:
        return replace(link, health=Health.WAITING, text=say("Not asked yet."))
    return link


def _replies(facts: Facts) -> Link:
    settings = facts.settings
    address = settings.replies.public_url or ""
    link = Link(Part.REPLIES, Health.OK, urlsplit(address).netloc, "", seen=facts.row.webhook_seen)
    if settings.replies.via == "none":
        return replace(link, health=Health.OFF, text=say("Only Tickets: replies do not come to this computer."))
    if not facts.running:
        return replace(
            link,
            health=Health.OFF,
            text=say("SocialHub repeats a reply a few times only: start Channel Wizard soon."),
        )
    waits = _replies_wait(facts)
    if waits is not None or facts.live is None:
        return replace(link, health=Health.WAITING, text=waits or say("The channel has not started."))
    return _webhook(link, facts.live, known=settings.reusable or link.seen is not None)


def _replies_wait(facts: Facts) -> str | None:
    """What has to come about before anything can be said of the webhook."""
    if facts.hub_halt is not None and facts.hub_halt.code in _PROXY:
        return say("It follows once the proxy lets us through.")
    if facts.hub_halt is not None:
        return say("It follows once SocialHub accepts us again.")
    if facts.offline_since is not None:
        return say("While this computer is offline no reply arrives.")
    return None


def _webhook(link: Link, live: Live, *, known: bool) -> Link:
    """`known`: something was heard of it."""
    lost = live.webhook is not None and live.webhook.mend == Mend.REGISTER_WEBHOOK
    if live.deaf is not None and not lost:
        return replace(link, health=Health.BROKEN, text=live.deaf, mend=Mend.FIX_ADDRESS)
    if live.webhook is not None:
        health = Health.WAITING if live.webhook.mend == Mend.TRY_NOW else Health.BROKEN
        return replace(link, health=health, text=live.webhook.text, mend=live.webhook.mend)
    if not known:
        return replace(link, health=Health.WAITING, text=say("Not asked yet."))
    return replace(link, text=say("SocialHub sends replies to {host}.", host=link.host))


def _computer(facts: Facts) -> Link:
    link = Link(Part.COMPUTER, Health.OK, "", say("Channel Wizard is running."))
    if not facts.running:
        if facts.others_only:  # nothing can be started beside it
            return replace(link, health=Health.OFF, text=_others_only())
        text = say("Channel Wizard is not running.")
        return replace(link, health=Health.OFF, text=text, mend=Mend.START)
    if not facts.room:
        text = say("The disk is almost full. Nothing is lost; nothing more is taken in.")
        return replace(link, health=Health.BROKEN, text=text, advice=say("Make room."), mend=Mend.MAKE_ROOM)
    if facts.live is not None and facts.live.fault_here is not None:
        return _cannot_write(link, facts.live.fault_here)
    if facts.failed is not None:
        mend = _STARTS_AFTER.get(facts.failed.code, Mend.TRY_NOW)
        return replace(link, health=Health.BROKEN, text=facts.failed.why, mend=mend)
    if facts.paused:
        return replace(link, health=Health.OFF, text=_paused(facts), mend=Mend.RESUME)
    if facts.offline_since is not None:
        return replace(link, health=Health.WAITING, text=_offline(), mend=Mend.TRY_NOW)
    if facts.live is not None and facts.live.clock is not None:
        advice = say("Let the system set date and time by itself; all goes on then.")
        return replace(link, health=Health.BROKEN, text=facts.live.clock, advice=advice, mend=Mend.TRY_NOW)
    return link


def _cannot_write(link: Link, fault: DiskFull) -> Link:
    if isinstance(fault, JournalBusy):
        text = say("{what} Another program holds it. Trying again; nothing is lost.", what=fault.what)
        return replace(link, health=Health.WAITING, text=text, mend=Mend.TRY_NOW)
    mend = Mend.TRY_NOW if isinstance(fault, JournalUnwritable) else Mend.MAKE_ROOM
    return replace(link, health=Health.BROKEN, text=fault.sentence, mend=mend)
