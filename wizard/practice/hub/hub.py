"""The practice SocialHub as one object: its app, its people, and what it saw."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from wizard.practice.faults import FaultMiddleware, Faults
from wizard.practice.hub.admin import Admin
from wizard.practice.hub.api import Api, show_error, show_unknown_route
from wizard.practice.hub.courier import DEFAULT_RETRY_WAITS, DEFAULT_TIMEOUT, Courier
from wizard.practice.hub.desk import Desk
from wizard.practice.hub.errors import ApiError
from wizard.practice.hub.gate import Gate, Limits, WaitUnit, fault_form
from wizard.practice.hub.inbox import Inbox
from wizard.practice.hub.service import Service
from wizard.practice.hub.store import Store, object_id
from wizard.practice.hub.tokens import TEMPORARY_LIFETIME
from wizard.practice.serving import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from wizard.practice.hub.records import (
        PracticeChannel,
        PracticeEvent,
        PracticeManifest,
        PracticeRequest,
        PracticeTicket,
    )

T = TypeVar("T")

DEFAULT_LIMIT = 1000  # requests of one Channel in a window
DEFAULT_WINDOW = 900.0  # seconds


class PracticeHub:
    """A SocialHub in memory; nothing of it outlives the object.

    `limit` requests a Channel in `window` seconds. `retry_after_unit`: SocialHub says milliseconds; with a window
    of a few seconds a reader may take them for seconds, so a test may ask for those. `retry_waits`: seconds before
    each further try to deliver an event; after the last one it is dropped. `webhook_timeout`: seconds for a try.

    All methods belong to the loop that serves `app`. Those of people raise `NotPossible` for what SocialHub's
    pages would not offer.
    """

    def __init__(
        self,
        *,
        limit: int = DEFAULT_LIMIT,
        window: float = DEFAULT_WINDOW,
        retry_after_unit: WaitUnit = "milliseconds",
        retry_waits: Sequence[float] = DEFAULT_RETRY_WAITS,
        webhook_timeout: float = DEFAULT_TIMEOUT,
        faults: Faults | None = None,
    ) -> None:
        self.faults = faults or Faults()
        self.limits = Limits(limit, window, retry_after_unit)
        self._store = Store()
        self._courier = Courier(self._store, retry_waits=retry_waits, timeout=webhook_timeout)
        self._desk = Desk(self._store, self._courier)
        self.app = self._build_app()

    def _build_app(self) -> Starlette:
        api = Api(Service(self._store, self._courier))
        admin = Admin(self._store, self._desk, self.limits, self.faults)
        inbox = Inbox(self._store, self._desk)
        return Starlette(
            routes=[*api.routes(), *admin.routes(), *inbox.routes()],
            middleware=[
                Middleware(Gate, store=self._store, limits=self.limits),
                Middleware(FaultMiddleware, faults=self.faults, form=fault_form(self.limits)),
            ],
            exception_handlers={
                ApiError: show_error,
                HTTPException: show_unknown_route,
                Exception: show_error,
            },
            lifespan=self._lifespan,
        )

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        await self._courier.start()
        try:
            yield
        finally:
            await self._courier.stop()

    @asynccontextmanager
    async def serve(self, *, port: int = 0) -> AsyncIterator[str]:
        """Serves it on 127.0.0.1 while the context lasts; gives the base URL without a slash at its end.

        It can be served again afterwards, with everything that it knew.
        """
        async with serve(self.app, port=port) as base:
            yield base

    # --- What is there -------------------------------------------------------------------------------------

    @property
    def channels(self) -> list[PracticeChannel]:
        return list(self._store.channels.values())

    def channel(self, channel_id: str) -> PracticeChannel:
        """The Channel as it is now, with the token that is valid now."""
        return self._desk.channel(channel_id)

    def manifest(self, channel_id: str) -> PracticeManifest:
        return self._store.manifest_of(self.channel(channel_id))

    def tickets(self, channel_id: str, *, hidden: bool = False) -> list[PracticeTicket]:
        """A Channel's Tickets in the order in which they came, replies included; `hidden`: the empty ones too."""
        return [ticket for ticket in self._store.tickets_of(channel_id) if hidden or not ticket.hidden]

    def ticket(self, ticket_id: str) -> PracticeTicket:
        """Raises KeyError."""
        return self._store.tickets[ticket_id]

    def ticket_of_item(self, channel_id: str, network_item_id: str) -> PracticeTicket | None:
        return self._store.ticket_of_item(channel_id, network_item_id)

    def ticket_of_followup(self, followup_id: str) -> PracticeTicket:
        """The Ticket that a Followup belongs to. Raises KeyError."""
        ticket = self._store.ticket_of_followup(followup_id)
        if ticket is None:
            raise KeyError(followup_id)
        return ticket

    def events(self, channel_id: str | None = None) -> list[PracticeEvent]:
        """Every webhook event so far, oldest first; `state`, `tries` and `problem` tell how its delivery went."""
        return [event for event in self._store.events.values() if channel_id in {None, event.channel_id}]

    @property
    def dropped(self) -> list[PracticeEvent]:
        """The events that were lost for good."""
        return [event for event in self._store.events.values() if event.state == "dropped"]

    @property
    def notices(self) -> list[str]:
        """What SocialHub would mail or show to the customer, oldest first."""
        return list(self._store.notices)

    @property
    def requests(self) -> list[PracticeRequest]:
        """The API's requests so far, oldest first, without their queries; the last 100,000 are kept."""
        return list(self._store.requests)

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 60.0) -> T:  # noqa: ASYNC109  as asyncio's
        """Waits for a change after which `predicate` gives something true, and returns that.

        Raises TimeoutError after `timeout` seconds.
        """
        return await self._store.wait_for(predicate, timeout)

    # --- Community managers --------------------------------------------------------------------------------

    async def reply(
        self,
        ticket_id: str,
        text: str = "",
        *,
        action_id: str | None = None,
        attachments: Sequence[Mapping[str, Any]] = (),
        option: str | None = None,
    ) -> str:
        """Answers a Ticket, by the Manifest's first `reply` action if none is named; gives the Followup's id.

        `attachments`: descriptions as `add_file` gives them, or of a file that lies elsewhere
        (`url`, `name`, `extension`, `size`, `mimetype`).
        """
        return self._desk.reply(ticket_id, text, action_id=action_id, attachments=attachments, option=option)

    async def template_reply(
        self,
        ticket_id: str,
        template: str,
        *,
        variables: Mapping[str, str] | None = None,
        language: str = "en",
        action_id: str | None = None,
    ) -> str:
        """Fetches the templates and answers with the one whose `networkId` is given; gives the Followup's id."""
        return await self._desk.template_reply(
            ticket_id, template, variables=variables, language=language, action_id=action_id
        )

    async def templates(self, ticket_id: str, action_id: str | None = None) -> list[dict[str, Any]]:
        """What the Integration offers for a `template_reply`."""
        return await self._desk.templates(ticket_id, action_id)

    async def press(self, ticket_id: str, action_id: str) -> str:
        """Presses a button; gives the event's uuid."""
        return self._desk.press(ticket_id, action_id)

    async def delete(self, ticket_id: str, action_id: str | None = None) -> str:
        """Asks for a reply of ours (its own Ticket) to be deleted; gives the event's uuid."""
        return self._desk.delete(ticket_id, action_id)

    async def resend(self, event_uuid: str) -> None:
        """Delivers an event once more, with the same uuid."""
        self._desk.resend(event_uuid)

    def set_done(self, ticket_id: str, *, done: bool = True) -> None:
        """Moves a Ticket out of the Inbox, or back."""
        self._desk.set_done(ticket_id, done=done)

    def add_file(self, base: str, name: str, data: bytes, media_type: str) -> dict[str, Any]:
        """Keeps a file under `base` (what `serve` gave), to go with a reply; gives its description."""
        return self._desk.add_file(base, name, data, media_type)

    # --- Admins --------------------------------------------------------------------------------------------

    def add_account(self) -> str:
        """The id of a further customer, for `add_channel` and `temporary_token`."""
        return object_id()

    def add_channel(
        self,
        name: str = "Practice channel",
        *,
        reusable: bool = False,
        network_id: str | None = None,
        account_id: str | None = None,
    ) -> PracticeChannel:
        """A Custom Channel with an empty Manifest; `reusable`: one that is promoted already, under `name`."""
        return self._desk.add_channel(name, reusable=reusable, network_id=network_id, account_id=account_id)

    def replace_token(self, channel_id: str) -> str:
        """“Create new Token”: the old one fails for good, the webhook is switched off. Gives the new one."""
        return self._desk.replace_token(channel_id)

    async def deactivate(self, channel_id: str, reason: str = "deactivated by an admin") -> None:
        """The token is refused with 403; a `channel_action` tells the Integration."""
        self._desk.deactivate(channel_id, reason)

    def reactivate(self, channel_id: str) -> str:
        """Gives the new token."""
        return self._desk.reactivate(channel_id)

    def promote(self, channel_id: str, name: str) -> None:
        """Makes the Channel's Manifest reusable under `name`."""
        self._desk.promote(channel_id, name)

    def temporary_token(
        self,
        manifest_id: str,
        *,
        account_id: str | None = None,
        channel_id: str | None = None,
        lifetime: float = TEMPORARY_LIFETIME,
    ) -> str:
        """For path B; with `channel_id` for its re-activation. `lifetime` in seconds, negative: over already."""
        return self._desk.temporary_token(
            manifest_id, account_id=account_id, channel_id=channel_id, lifetime=lifetime
        )

    def set_channel_limit(self, channels: int) -> None:
        """How many Channels one Account may have."""
        self._store.channel_limit = channels
