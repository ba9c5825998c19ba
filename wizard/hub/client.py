"""SocialHub's API: one method for each route, every answer either a value of ours or an error of ours.

Requests go through `wizard.hub.limits` (who may go when) and `wizard.hub.transport` (where the token is added),
and what comes back through `wizard.hub.answers`. They are made without `httpx.AsyncClient`: nothing that it adds
(cookies, redirects, authentication) is wanted here, and its log lines quote whole addresses. So a redirect is
never followed, and nothing is ever retried here: whoever calls knows what may be sent twice.

All methods raise the errors of `wizard.errors` only: `HubUnavailable` (whose `sent` says whether the request may
have been carried out), `HubRateLimited`, `HubTokenRefused`, `HubChannelDeactivated`, `HubDenied`, `HubRejected`,
`HubGone`, `HubConflict`, and where said `HubWebhookFailed`, `HubChannelLimit`, `HubDuplicateChannel`; and
`ProxyLoginRefused` where a proxy stands between. None of them is chained to an exception of httpx.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

import httpx

from wizard.errors import (
    HubChannelDeactivated,
    HubRateLimited,
    HubRejected,
    HubTokenRefused,
    HubUnavailable,
    ProxyLoginRefused,
)
from wizard.http import DEFAULT_TIMEOUT, USER_AGENT, Deadlines, check_url
from wizard.hub import clock
from wizard.hub.answers import failure, read_object, refusal, unreadable
from wizard.hub.fitting import REASON_LENGTH, clean_text, cut
from wizard.hub.limits import Pacer, Priority
from wizard.hub.models import read_channel, read_new_channel, read_root
from wizard.hub.transport import HubTransport
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.hub.answers import Json
    from wizard.hub.limits import Slot
    from wizard.hub.models import Channel, ChannelDraft, ChannelPatch, HubRoot, NewChannel

_log = logging.getLogger(__name__)

DEACTIVATION_REASON_LENGTH: Final = 300  # characters; it travels in the address
_TICKETS: Final = "/inbox/tickets"
# What a path may have in it in the log; all else in there is an id.
ROUTE_WORDS: Final = frozenset(
    {"", "channel", "channels", "inbox", "manifest", "replies", "reset", "success", "tickets", "…"}
)
_LONGEST_EXCHANGE: Final = 4.0  # times the time-out for reading: a server may not keep us by dribbling


class HubClient:
    """A Channel's access to SocialHub. Lives on one event loop; the caller closes it.

    `hub_url`: https, or http to loopback (UsageError otherwise). `pacer`: shared where several clients use one
    Channel. `connections`: at most so many requests are on their way at once. Raises what `proxy_for` raises.
    """

    def __init__(
        self,
        hub_url: str,
        token: str,
        *,
        pacer: Pacer | None = None,
        connections: int = 32,
        timeout: httpx.Timeout | None = None,
    ) -> None:
        base = check_url(hub_url, "hub_url").partition("#")[0].partition("?")[0].rstrip("/")
        self.pacer = pacer or Pacer(concurrency=connections)
        self.clock_ahead: float | None = None  # seconds, of this computer's by the last answer; None: not told
        self._base = httpx.URL(base)
        self._prefix = urlsplit(base).path
        self._tickets = self._url(_TICKETS)  # asked for by the thousand: parsed once
        self._connections = asyncio.Semaphore(connections)
        self._ended: HubTokenRefused | HubChannelDeactivated | None = None  # the token is of no use any more
        self._transport = HubTransport(base, token)
        timeout = timeout or DEFAULT_TIMEOUT
        self._extensions = {"timeout": timeout.as_dict()}
        self._deadlines = Deadlines()
        self._longest = None if timeout.read is None else timeout.read * _LONGEST_EXCHANGE
        self._headers = [
            ("Host", self._base.netloc.decode("ascii")),
            ("User-Agent", USER_AGENT),
            ("Accept", "application/json"),
            ("Accept-Encoding", "identity"),
        ]

    async def root(self) -> HubRoot:
        """The Channel behind the token, and its manifest."""
        root = read_root(await self._ask("GET", "/"))
        if root is None:
            raise unreadable(200)
        return root

    async def patch_manifest(self, patch: Mapping[str, object]) -> dict[str, object]:
        """Changes parts of the manifest and returns the whole; `{}` only returns it.

        Raises HubWebhookFailed if SocialHub's test of the webhook failed.
        """
        return dict(await self._ask("PATCH", "/manifest", patch))

    async def create_channel(self, draft: ChannelDraft) -> NewChannel:
        """Creates or re-activates a Channel; the client's token is a temporary one.

        Raises HubChannelLimit and HubDuplicateChannel too.
        """
        new = read_new_channel(await self._ask("POST", "/channels", draft.body()))
        if new is None:
            raise unreadable(201)
        return new

    async def patch_channel(self, patch: ChannelPatch) -> Channel:
        """Changes parts of the Channel; its token stays."""
        channel = read_channel(await self._ask("PATCH", "/channel", patch.body()))
        if channel is None:
            raise unreadable(200)
        return channel

    async def deactivate_channel(self, reason: str | None = None) -> None:
        """Ends the Channel and this token; SocialHub mails the customer, with `reason`."""
        text = cut(clean_text(reason or "").strip(), DEACTIVATION_REASON_LENGTH)
        response = await self._send("DELETE", "/channel", query=f"reason={quote(text, safe='')}" if text else "")
        if response.content.strip() and read_object(response) is None:
            raise unreadable(response.status_code)

    async def create_ticket(
        self, interaction: Mapping[str, object], *, priority: Priority = Priority.TICKET
    ) -> str:
        """Makes a Ticket of what `fit_ticket` gave, and returns its `ticketId`.

        HubConflict: there is one already. HubUnavailable with `sent`: there may be one.
        """
        ticket = await self._ask("POST", _TICKETS, {"interaction": interaction}, priority=priority)
        ticket_id = ticket.get("_id")
        if not isinstance(ticket_id, str) or not ticket_id:
            raise unreadable(201)
        return ticket_id

    async def update_ticket(
        self, ticket_id: str, interaction: Mapping[str, object], *, reset: bool = False
    ) -> None:
        """Changes a Ticket to what `fit_update` gave; `reset` moves it from Done back to the Inbox."""
        path = f"{_TICKETS}/{_segment(ticket_id)}"
        query = "reset=true" if reset else ""
        await self._ask("PATCH", path, {"interaction": interaction}, query=query, priority=Priority.TICKET)

    async def reply_success(self, ticket_id: str, followup_id: str, interaction: Mapping[str, object]) -> None:
        """Says that a reply exists on the Network, as `fit_reply` describes it."""
        path = f"{_TICKETS}/{_segment(ticket_id)}/replies/{_segment(followup_id)}/success"
        await self._ask("POST", path, {"interaction": interaction}, priority=Priority.REPLY)

    async def reset_action(
        self, ticket_id: str, action_id: str, *, followup_id: str | None = None, reason: str | None = None
    ) -> None:
        """Says that a Ticket Action failed, and why. The two kinds of reply need `followup_id`."""
        body: dict[str, object] = {}
        if followup_id is not None:
            body["followupId"] = followup_id
        if reason is not None and (text := cut(clean_text(reason).strip(), REASON_LENGTH)):
            body["reason"] = text
        path = f"{_TICKETS}/{_segment(ticket_id)}/reset/{_segment(action_id)}"
        await self._ask("POST", path, body, priority=Priority.REPLY)

    def renew(self, grace: float) -> None:
        """The computer slept, or is on another network: connections from before may be dead without a word.

        None of them is used again, and requests under way fail in `grace` seconds as after a time-out.
        """
        self._transport.renew()
        self._deadlines.draw_in(grace)

    async def close(self) -> None:
        await self._transport.aclose()

    async def _ask(
        self,
        method: str,
        path: str,
        body: Json | None = None,
        *,
        query: str = "",
        priority: Priority = Priority.CONTROL,
    ) -> Json:
        """A request whose answer is a JSON object."""
        response = await self._send(method, path, body, query=query, priority=priority)
        answer = read_object(response)
        if answer is None:
            raise unreadable(response.status_code)
        return answer

    async def _send(
        self,
        method: str,
        path: str,
        body: Json | None = None,
        *,
        query: str = "",
        priority: Priority = Priority.CONTROL,
    ) -> httpx.Response:
        """A request, at its turn; any answer but a 2xx is raised."""
        request = self._request(method, path, body, query)
        async with self.pacer.slot(priority) as slot:
            if self._ended is not None:  # learnt while this one waited: not one more request with that token
                slot.unsent()
                raise type(self._ended)(self._ended.what, self._ended.advice, status=self._ended.status)
            started, asked = time.monotonic(), time.time()
            outcome = await self._exchange(request)
            if _log.isEnabledFor(logging.DEBUG):
                result = outcome.status_code if isinstance(outcome, httpx.Response) else outcome.what
                _log.debug("%s %s: %s, %.3f s", method, _without_ids(path), result, time.monotonic() - started)
            if isinstance(outcome, ProxyLoginRefused):
                slot.unsent()
                raise outcome
            if isinstance(outcome, HubUnavailable):
                if not outcome.sent:
                    slot.unsent()
                raise outcome
            if outcome.is_success:
                self.clock_ahead = clock.ahead(outcome.headers, asked, time.time())
                _observe(slot, outcome)
                return outcome
            error = refusal(outcome, self._transport.hide)
            hold = error.wait if isinstance(error, HubRateLimited) else None
            _observe(slot, outcome, hold)
            if hold is not None:  # also where nothing was said of limits
                self.pacer.hold(hold)
            if isinstance(error, HubTokenRefused | HubChannelDeactivated):
                self._ended = error
            raise error

    async def _exchange(self, request: httpx.Request) -> httpx.Response | HubUnavailable | ProxyLoginRefused:
        """Errors are returned rather than raised, so that no exception of httpx hangs on ours."""
        try:
            async with self._connections, self._deadlines.within(self._longest):
                return await self._transport.handle_async_request(request)
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, TimeoutError, OSError) as error:
            return failure(error, self._transport.proxy)

    def _url(self, path: str, query: str = "") -> httpx.URL:
        target = f"{self._prefix}{path}" + (f"?{query}" if query else "")
        return self._base.copy_with(raw_path=target.encode("ascii"))

    def _request(self, method: str, path: str, body: Json | None, query: str) -> httpx.Request:
        url = self._tickets if path == _TICKETS else self._url(path, query)
        if body is None:
            return httpx.Request(method, url, headers=self._headers, extensions=self._extensions)
        content = json.dumps(body, separators=(",", ":"), allow_nan=False).encode("ascii")
        headers = [*self._headers, ("Content-Type", "application/json")]
        return httpx.Request(method, url, headers=headers, content=content, extensions=self._extensions)


def _segment(identifier: str) -> str:
    """An id as part of a path. Ids come from webhooks: none may lead to another route."""
    if not identifier or identifier in {".", ".."} or len(identifier) > 256:
        raise HubRejected(say("This ticket has an id that SocialHub cannot have given."))
    return quote(identifier.encode("utf-8", "replace"), safe="")


def _without_ids(path: str) -> str:
    """A path as the log shows it: of which Ticket it was is nobody's business there."""
    return "/".join(part if part in ROUTE_WORDS else "…" for part in path.split("/"))


def _observe(slot: Slot, response: httpx.Response, hold: float | None = None) -> None:
    limit = _whole_number(response.headers.get("x-ratelimit-limit"))
    remaining = _whole_number(response.headers.get("x-ratelimit-remaining"))
    if limit is not None and remaining is not None:
        slot.observe(limit, remaining, hold=hold)
    elif response.is_success and (not response.content or read_object(response) is not None):
        slot.unlimited()


def _whole_number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= 9 else None
