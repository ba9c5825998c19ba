"""Everything the practice SocialHub knows, in memory, and a way to wait for a change of it.

It runs in one asyncio loop, so no change is ever half done where somebody else looks.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import deque
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from wizard.practice.hub.errors import not_found
from wizard.practice.hub.records import (
    PracticeChannel,
    PracticeEvent,
    PracticeManifest,
    PracticeRequest,
    PracticeTicket,
)
from wizard.practice.hub.tokens import TokenMint

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

DEFAULT_CHANNEL_LIMIT = 100  # Channels of one Account
_REMEMBERED_REQUESTS = 100_000


class Store:
    """Accounts, Channels, Manifests, Tickets, events; each record is replaced as a whole."""

    def __init__(self) -> None:
        self.mint = TokenMint()
        self.channels: dict[str, PracticeChannel] = {}
        self.manifests: dict[str, PracticeManifest] = {}
        self.tickets: dict[str, PracticeTicket] = {}
        self.events: dict[str, PracticeEvent] = {}
        self.files: dict[str, tuple[str, str, bytes]] = {}  # id: name, media type, content
        self.notices: deque[str] = deque(maxlen=50)  # what SocialHub would mail or show to the customer
        self.requests: deque[PracticeRequest] = deque(maxlen=_REMEMBERED_REQUESTS)
        self.channel_limit = DEFAULT_CHANNEL_LIMIT
        self.version = 0
        self.home_account = object_id()
        self._ticket_of_item: dict[tuple[str, str], str] = {}
        self._tickets_of_channel: dict[str, list[str]] = {}
        self._ticket_of_followup: dict[str, str] = {}
        self._interactors: dict[tuple[str, str], str] = {}
        self._numbers = count(1)
        self._changed = asyncio.Event()

    # --- Changes -------------------------------------------------------------------------------------------

    def changed(self) -> None:
        """Tells whoever waits. Every method that puts a record does so itself."""
        self.version += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait_for(self, predicate: Callable[[], T], timeout: float) -> T:  # noqa: ASYNC109  the caller's word
        """Waits until `predicate` gives something true, and returns that; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not (result := predicate()):
                await self._changed.wait()
            return result

    def notice(self, text: str) -> None:
        self.notices.append(text)
        self.changed()

    # --- Channels ------------------------------------------------------------------------------------------

    def new_channel(self, account_id: str, manifest: PracticeManifest, **fields: Any) -> PracticeChannel:
        """A Channel with a first token. `fields` are those of `PracticeChannel`."""
        channel_id, issued = object_id(), int(time.time())
        token = self.mint.channel_token(account_id, channel_id, issued)
        channel = PracticeChannel(
            id=channel_id,
            account_id=account_id,
            manifest_id=manifest.id,
            created=now(),
            token=token,
            token_time=issued,
            **fields,
        )
        self._tickets_of_channel[channel_id] = []
        self.manifests[manifest.id] = manifest
        return self.put_channel(channel)

    def put_channel(self, channel: PracticeChannel) -> PracticeChannel:
        self.channels[channel.id] = channel
        self.changed()
        return channel

    def renew_token(self, channel: PracticeChannel) -> PracticeChannel:
        """The old token is invalid from now on; the new one differs even within the same second."""
        issued = max(int(time.time()), channel.token_time + 1)
        token = self.mint.channel_token(channel.account_id, channel.id, issued)
        return self.put_channel(replace(channel, token=token, token_time=issued))

    def channels_of(self, account_id: str) -> list[PracticeChannel]:
        return [channel for channel in self.channels.values() if channel.account_id == account_id]

    def manifest_of(self, channel: PracticeChannel) -> PracticeManifest:
        return self.manifests[channel.manifest_id]

    def put_manifest(self, manifest: PracticeManifest) -> PracticeManifest:
        self.manifests[manifest.id] = manifest
        self.changed()
        return manifest

    def remove_webhook(self, manifest: PracticeManifest, why: str) -> None:
        """Takes the webhook out of the Manifest and says so, if there was one."""
        if manifest.webhook is None:
            return
        document = {name: value for name, value in manifest.document.items() if name != "webhook"}
        self.put_manifest(replace(manifest, document=document))
        self.notice(f"The webhook was removed from the Manifest: {why}")

    # --- Tickets -------------------------------------------------------------------------------------------

    def new_ticket(self, channel: PracticeChannel, interaction: dict[str, Any], **fields: Any) -> PracticeTicket:
        """`fields` are those of `PracticeTicket`."""
        time_ = now()
        ticket = PracticeTicket(
            id=object_id(),
            channel_id=channel.id,
            account_id=channel.account_id,
            network_item_id=interaction["networkItemId"],
            interaction=interaction,
            number=next(self._numbers),
            created=time_,
            updated=time_,
            **fields,
        )
        self._ticket_of_item[channel.id, ticket.network_item_id] = ticket.id
        self._tickets_of_channel[channel.id].append(ticket.id)
        return self.put_ticket(ticket)

    def put_ticket(self, ticket: PracticeTicket) -> PracticeTicket:
        self.tickets[ticket.id] = ticket
        for followup in ticket.followups:
            self._ticket_of_followup[followup.id] = ticket.id
        self.changed()
        return ticket

    def tickets_of(self, channel_id: str) -> list[PracticeTicket]:
        """In the order in which they came."""
        return [self.tickets[ticket_id] for ticket_id in self._tickets_of_channel.get(channel_id, ())]

    def ticket_of_item(self, channel_id: str, network_item_id: str) -> PracticeTicket | None:
        ticket_id = self._ticket_of_item.get((channel_id, network_item_id))
        return None if ticket_id is None else self.tickets[ticket_id]

    def ticket_of_followup(self, followup_id: str) -> PracticeTicket | None:
        ticket_id = self._ticket_of_followup.get(followup_id)
        return None if ticket_id is None else self.tickets[ticket_id]

    def ticket(self, ticket_id: str) -> PracticeTicket:
        """Raises the 404."""
        if ticket_id not in self.tickets:
            raise not_found("The Ticket")
        return self.tickets[ticket_id]

    def interactor_id(self, account_id: str, sent: str) -> str:
        """SocialHub's own id of a person, the same each time the Network's id comes again."""
        return self._interactors.setdefault((account_id, sent), object_id())

    # --- Events --------------------------------------------------------------------------------------------

    def put_event(self, event: PracticeEvent) -> PracticeEvent:
        self.events[event.uuid] = event
        self.changed()
        return event


def object_id() -> str:
    return secrets.token_hex(12)


def now() -> datetime:
    return datetime.now(UTC)


def iso(moment: datetime) -> str:
    """As SocialHub writes times: milliseconds and a Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
