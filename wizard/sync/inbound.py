"""Network → Ticket: fetch, place in threads, send.

Three stages meet in the journal and nowhere else, so that each can be killed at any point:

* *fetch* asks the Network from the cursor (and listens to its stream where there is one) and commits what came
  together with the new cursor;
* *place* finds the Root-Ticket of answers whose thread is not known yet;
* *send* makes Tickets, threads in order, different threads side by side, and sends edits and deletions after.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING

from wizard.errors import (
    HubConflict,
    HubError,
    HubGone,
    HubRateLimited,
    HubUnavailable,
    NeedsPerson,
    NetworkGone,
    NetworkRefused,
    NetworkUnsure,
    Unavailable,
    WizardError,
)
from wizard.http import Deadlines
from wizard.hub.fitting import fit_ticket, fit_update
from wizard.hub.models import TicketDraft
from wizard.networks.base import Deleted, Edited, Posted, StreamConnected
from wizard.networks.ids import item_id
from wizard.sync import mapping
from wizard.sync.ahead import one_ahead
from wizard.sync.journal import now_ms
from wizard.sync.lanes import LanePlan, Lanes
from wizard.sync.records import Item, ItemState, Kind, NewEntry
from wizard.sync.tempo import Alone, Patience
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable

    from wizard.networks.base import Change, Interaction
    from wizard.sync.context import Context

SEND_WIDTH = 32  # Tickets under way at a time
_LOAD = 500  # Interactions loaded at a time: what their payloads cost in memory
_MANY = 10_000  # more than that need not be counted: it fits into no window
_PLACE_WIDTH = 8
_IN_VAIN = 32  # questions that failed one after another, before no more are asked in this round
_TICKETS = "tickets"  # the kind of these requests to SocialHub
_NO_PLACE = say(
    "SocialHub keeps an empty Ticket where this post belongs, for answers to it came first. "
    "Read it on the Network; the answers are in the Inbox."
)


class Inbound:
    """The inbound half of one channel. Each `…_forever` is a task of the channel's."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._fetch_now = asyncio.Event()
        self._place_now = asyncio.Event()
        self._streaming = False
        self._stream_now = asyncio.Event()
        self._streams = Deadlines()
        self._made = 0
        self._unmade = Alone(lambda: self._made)
        self._lost = Alone(lambda: context.network_side.answers)
        self._refresh_offset = 0
        self._more_to_fetch = False  # the last page had something new, and another one is asked for
        self._not_loaded = 0  # Tickets to come beside those that the lanes hold
        self.fetched = asyncio.Event()  # caught up with the Network at least once
        self.placed = asyncio.Event()  # nothing waits for its place
        self.lanes: Lanes[Item] = Lanes(
            LanePlan(
                load=self._load,
                lane=lambda item: item.thread,
                due=lambda item: item.due,
                run=self._send,
                broken=self._broken,
                width=lambda: 1 if context.hub_side.failures else SEND_WIDTH,
                gate=context.ready_hub,
                name="ticket",
            )
        )

    def wake(self) -> None:
        """Looks everywhere at once: after waking up, on demand, when another process changed something."""
        self._fetch_now.set()
        self._place_now.set()
        self.lanes.wake()

    def begin_anew(self) -> None:
        """The stream from before may be dead without a word, so it is opened again. `wake` is for all else."""
        self._streams.draw_in(0)
        self._stream_now.set()

    # --- fetch ------------------------------------------------------------------------------------------------

    async def fetch_forever(self) -> None:
        """Catches up, and again after every poll interval, gap of the stream, or wake."""
        context = self._context
        while True:
            await context.ready_network(tries=True)
            self._fetch_now.clear()
            if not await self._guarded(self.catch_up(), "fetch"):
                continue
            self.fetched.set()
            context.changed()
            wait = context.tempo.poll_streaming if self._streaming else context.tempo.poll
            await _wait(self._fetch_now, wait)

    async def catch_up(self) -> None:
        """Everything new, once. Raises what the Network raises."""
        context = self._context
        row = await context.journal.channel(context.settings.name)
        if row is None:  # removed just now, and this channel is about to be ended
            return
        try:
            async with one_ahead(context.network.catch_up(row.cursor, context.settings.since)) as batches:
                async for batch in batches:
                    self._more_to_fetch = bool(batch.changes)
                    context.probe("inbound.fetched")
                    await self._take(batch.changes, cursor=batch.cursor, staged=batch.staged)
                    context.probe("inbound.committed")
                    await context.running.wait()  # the disk may have filled up, or somebody paused
        finally:
            self._more_to_fetch = False
            context.hub.pacer.expect(self.to_come)
        await context.journal.caught_up(context.channel, now_ms())

    async def stream_forever(self) -> None:
        """Listens where the Network can stream; whatever a stream misses, catching up finds."""
        context = self._context
        patience = Patience(context.tempo)
        await context.abilities_known.wait()
        if context.abilities is None or not context.abilities.streaming:
            return
        while True:
            await context.ready_network()
            self._stream_now.clear()
            started = time.monotonic()
            try:
                async with self._streams.within(None):
                    await self._listen()
            except NeedsPerson as error:
                await context.network_side.halt(error)
            except (WizardError, TimeoutError):
                pass  # a stream may end at any time; catching up tells whether the Network is there
            finally:
                self._streaming = False
            self._fetch_now.set()
            if self._stream_now.is_set() or time.monotonic() - started > context.tempo.poll:
                patience.reset()
            await _wait(self._stream_now, patience.next_wait())

    async def _listen(self) -> None:
        async for event in self._context.network.stream():
            if isinstance(event, StreamConnected):
                self._streaming = True
                self._fetch_now.set()
                continue
            await self._context.running.wait()
            self._context.probe("inbound.streamed")
            await self._take((event,), cursor=None, staged=False)

    async def refresh_forever(self) -> None:
        """Looks at recent posts again, for edits and deletions that no stream told of."""
        context = self._context
        await context.abilities_known.wait()
        if context.abilities is None or not context.abilities.edits:
            return
        while True:
            await asyncio.sleep(context.tempo.refresh)
            await context.ready_network()
            if groups := await self._due_for_refresh():  # else nobody was asked, and nobody answered
                await self._guarded(self._refresh(groups), "refresh")
            else:
                await context.network_side.settled("refresh")

    async def refresh(self) -> None:
        """One look: the newest posts every time, older ones in turn. Raises what the Network raises."""
        await self._refresh(await self._due_for_refresh())

    async def _refresh(self, groups: Iterable[list[str]]) -> None:
        for natives in groups:
            await self._take(await self._context.network.refresh(natives), cursor=None, staged=False)

    async def _due_for_refresh(self) -> list[list[str]]:
        """The Network's own ids of the posts to look at again, as they are to be asked for; none without posts."""
        context = self._context
        count = context.tempo.refresh_posts
        after = now_ms() - int(context.tempo.refresh_age * 1000)
        newest = await context.journal.recent_tickets(context.channel, after, count, 0)
        self._refresh_offset += count
        older = await context.journal.recent_tickets(context.channel, after, count, self._refresh_offset)
        if not older:
            self._refresh_offset = 0
        groups = (
            [native for native in map(self._native, items) if native is not None] for items in (newest, older)
        )
        return [natives for natives in groups if natives]

    async def _take(self, changes: Iterable[Change], *, cursor: str | None, staged: bool) -> None:
        kind = self._context.settings.network_kind
        new, edited, deleted = [], [], []
        for change in changes:
            if isinstance(change, Deleted):
                deleted.append(item_id(kind, change.native_id))
            elif isinstance(change, Posted) and self._wanted(change.interaction):
                new.append(mapping.new_item(kind, change.interaction))
            elif isinstance(change, Edited) and not change.interaction.ours:
                edited.append(mapping.new_item(kind, change.interaction))
        if not (new or edited or deleted) and cursor is None:
            return
        await self._context.journal.take(
            self._context.channel, new, edited=edited, deleted=deleted, cursor=cursor, staged=staged
        )
        if not staged:
            self.placed.clear()
            self._place_now.set()
            self.lanes.wake()

    def _wanted(self, interaction: Interaction) -> bool:
        """Whether it is to become a Ticket: not our own, and of a source that was chosen."""
        sources = self._context.settings.sources
        return not interaction.ours and (sources is None or interaction.source in sources)

    # --- place ------------------------------------------------------------------------------------------------

    async def place_forever(self) -> None:
        """Finds the Root-Ticket of every answer that needs one."""
        context = self._context
        while True:
            await context.ready_network()
            self._place_now.clear()
            items = await context.journal.unplaced(context.channel, _LOAD)
            self.lanes.wake()  # some found their place by what the journal knows
            if not items:
                await context.network_side.settled("place")
                self.placed.set()
                await self._place_now.wait()
                continue
            # One of each unknown parent: what is learnt for it serves its siblings in the next round.
            by_parent = {item.parent: item for item in reversed(items)}
            await self._guarded(self._place_all(list(by_parent.values())), "place")
            self.lanes.wake()

    async def _place_all(self, items: list[Item]) -> None:
        """Those of them that the Network tells of. Raises what it raised; some of them are placed all the same."""
        limit = asyncio.Semaphore(_PLACE_WIDTH)
        in_a_row: list[WizardError] = []

        async def one(item: Item) -> None:
            async with limit:
                if _ends_a_round(in_a_row):
                    return
                try:
                    await self._place(item)
                except WizardError as error:
                    in_a_row.append(error)
                    raise
                in_a_row.clear()

        results = await asyncio.gather(*map(one, items), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    async def _place(self, item: Item) -> None:
        context = self._context
        native = self._native(item)
        above: tuple[Interaction, ...] = ()
        try:
            if native is not None:
                above = await context.network.ancestors(native)
        except NetworkGone:  # deleted meanwhile; the next look at it will tell, its place is its parent's
            above = ()
        except NetworkRefused:
            above = ()
        except (Unavailable, NetworkUnsure) as error:
            if context.network_side.is_settling(error):
                raise
            self._lost.failed(item.id)
            if not self._lost.is_hopeless(item.id, context.tempo.give_up_attempts):
                raise
            above = ()  # it alone cannot be told about: better below what it answers than never
        self._lost.settled(item.id)
        kind = context.settings.network_kind
        root = item_id(kind, above[0].native_id) if above else item.parent or item.item
        ancestors = [
            mapping.new_item(
                kind,
                each,
                context=not (each.addressed and self._wanted(each)),
                root=None if position == 0 else root,
            )
            for position, each in enumerate(above)
        ]
        await context.journal.place(context.channel, item, root, ancestors)

    # --- send -------------------------------------------------------------------------------------------------

    async def _load(self) -> list[Item]:
        journal, channel = self._context.journal, self._context.channel
        items = await journal.ready(channel, _LOAD)
        if not items:
            await self._context.hub_side.settled(_TICKETS)
        tickets = sum(item.state == ItemState.READY for item in items)
        self._not_loaded = max(0, await journal.tickets_to_come(channel, _MANY) - tickets)
        return items

    @property
    def to_come(self) -> int:
        """How many Tickets wait beside those under way, or a number that fits into no window.

        All of them, not those alone that could start now: SocialHub's limit is shared out by it. While pages
        with something new still come, nobody knows how many there are.
        """
        return self.lanes.left + self._not_loaded + (_MANY if self._more_to_fetch else 0)

    async def _send(self, item: Item) -> bool:
        """Sends one; True if that is settled, False if it has to be tried again."""
        self._context.hub.pacer.expect(self.to_come)
        try:
            if item.state == ItemState.CHANGED:
                await self._send_change(item)
            else:
                await self._make_ticket(item)
        except NeedsPerson as error:
            await self._context.hub_side.halt(error)
            return False
        except HubRateLimited as error:
            await self._context.hub_side.asked_to_wait(error)
            return False  # the pacer holds the whole channel as long as was asked
        except HubUnavailable as error:
            return await self._not_now(item, error)
        except HubError as error:
            await self._set_aside(item, error.sentence)
            return True
        except Unavailable as error:  # this computer: no room on the disk
            await self._context.hub_side.failed(error, _TICKETS)
            return False
        self._unmade.settled(item.id)
        await self._context.hub_side.succeeded(_TICKETS)
        return True

    async def _make_ticket(self, item: Item) -> None:
        context = self._context
        body = fit_ticket(
            mapping.draft(item.item, item.created, item.root, item.payload, reusable=context.settings.reusable)
        )
        context.probe("ticket.sending")
        try:
            ticket: str | None = await context.hub.create_ticket(body)
        except HubConflict:  # it exists: an earlier attempt whose answer was lost made it, or …
            root = item.root is None and item.ticket is None
            if root and await context.journal.has_tickets_below(context.channel, item.item):
                await self._set_aside(item, _NO_PLACE)  # … an answer to it, which was made before it
                return
            ticket = None
        context.probe("ticket.sent")
        who, text, url = mapping.who_and_what(item.payload)
        took = max(0, now_ms() - item.created)
        entry = NewEntry(Kind.TICKET, item=item.item, who=who, text=text, url=url, took=took)
        await context.journal.ticket_made(context.channel, item, ticket, entry)
        self._made += 1
        context.probe("ticket.recorded")

    async def _send_change(self, item: Item) -> None:
        context = self._context
        ticket = item.ticket
        if ticket is None:  # `ready` yields only those whose id is known
            return
        if item.payload.get("deleted"):
            text = f"[This post was deleted on {context.network_side.label}.]"
            change = TicketDraft(network_item_id=item.item, message=text, updated=mapping.from_ms(now_ms()))
            who, note = "", say("deleted")
        else:
            change = mapping.draft(
                item.item, item.created, item.root, item.payload, reusable=context.settings.reusable
            )
            who, text, _url = mapping.who_and_what(item.payload)
            note = say("edited")
        context.probe("change.sending")
        try:
            await context.hub.update_ticket(ticket, fit_update(change))
        except HubGone:
            note = say("the Ticket no longer exists on SocialHub")
        context.probe("change.sent")
        entry = NewEntry(Kind.TICKET_CHANGED, item=item.item, who=who, text=text, note=note)
        await context.journal.change_sent(context.channel, item, entry)

    async def _not_now(self, item: Item, error: HubUnavailable) -> bool:
        """SocialHub did not answer (well). If it keeps failing with this one alone, the item is the reason."""
        context = self._context
        if context.hub_side.is_settling(error):
            wait = await context.hub_side.failed(error, _TICKETS)
            await context.journal.defer_item(item, now_ms() + int(wait * 1000), error.what)
            return False
        others = self._unmade.failed(item.id)
        if self._unmade.is_hopeless(item.id, context.tempo.give_up_attempts):
            reason = say(
                "SocialHub failed {count} times with this one: {error}", count=item.attempts + 1, error=error.what
            )
            await self._set_aside(item, reason)
            return True
        wait = Patience(context.tempo).wait_after(item.attempts)
        if not others:
            wait = min(wait, await context.hub_side.failed(error, _TICKETS))
        await context.journal.defer_item(item, now_ms() + int(wait * 1000), error.what)
        return False

    async def _set_aside(self, item: Item, reason: str) -> None:
        who, text, url = mapping.who_and_what(item.payload)
        entry = NewEntry(Kind.ASIDE, item=item.item, who=who, text=text, url=url, note=reason)
        await self._context.journal.set_aside(self._context.channel, item, reason, entry)
        self._unmade.settled(item.id)

    async def _broken(self, item: Item, error: Exception) -> None:
        await self._set_aside(
            item, say("An unexpected fault ({kind}) stopped this one.", kind=type(error).__name__)
        )

    # --- shared -----------------------------------------------------------------------------------------------

    def _native(self, item: Item) -> str | None:
        return mapping.native_of(self._context.settings.network_kind, item.item, item.native)

    async def _guarded(self, work: Awaitable[object], kind: str) -> bool:
        """Awaits requests of a kind to the Network; True if they went well. Faults make that side wait or halt."""
        side = self._context.network_side
        try:
            await work
        except NeedsPerson as error:
            await side.halt(error)
        except WizardError as error:
            await side.failed(error, kind)
        else:
            await side.succeeded(kind)
            return True
        return False


def _ends_a_round(failures: list[WizardError]) -> bool:
    """Whether no more is to be asked now: the Network asks to wait, or none of many questions went well."""
    told = any(isinstance(error, Unavailable) and error.wait is not None for error in failures)
    return told or len(failures) >= _IN_VAIN


async def _wait(event: asyncio.Event, seconds: float) -> None:
    """Until the event is set, or so long."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
