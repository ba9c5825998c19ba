"""What happens from now on: the user's stream, over WebSocket, or as server-sent events where that is refused.

A stream dies without a word when a router forgets it. So the WebSocket is pinged every 20 seconds, and the event
stream has to say something (servers send a heartbeat every 15) within 45. The token goes in the Authorization
header, never in the address.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidProxyStatus, InvalidStatus, WebSocketException

from wizard.errors import NetworkUnavailable
from wizard.http import USER_AGENT, proxy_for, proxy_ssl, ssl_context
from wizard.networks.base import Deleted, Edited, StreamConnected
from wizard.networks.mastodon.api import OK, UNAUTHORIZED, parse
from wizard.networks.mastodon.models import Notification, Status, read
from wizard.networks.mastodon.paging import mention
from wizard.proxy_trouble import trouble_of_status

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from wizard.networks.base import Change, StreamEvent
    from wizard.networks.mastodon.api import Api
    from wizard.networks.mastodon.interactions import Self

PING_EVERY = 20.0  # seconds; a pong has to come within as many
SILENCE = 45.0
_LONGEST_MESSAGE = 4 * 1024 * 1024
_LONGEST_ID = 1024

# websockets writes all headers, the token among them, to its logger's debug level.
_wire_log = logging.getLogger(f"{__name__}.wire")
_wire_log.setLevel(logging.ERROR)


class Streams:
    """Opens streams of one account, and ends them all when it is closed."""

    def __init__(self, api: Api, me: Self, address: str) -> None:
        self._api = api
        self._me = me
        self._address = address  # ws or wss

    async def events(self) -> AsyncGenerator[StreamEvent, None]:
        """Never ends but by raising NetworkUnavailable, or NetworkLoginExpired."""
        socket = await self._socket()
        if socket is not None:
            try:
                yield StreamConnected()
                while True:
                    change = self._of_message(await self._receive(socket))
                    if change is not None:
                        yield change
            finally:
                await socket.close()
        async for event in self._server_sent():
            yield event

    # --- WebSocket ------------------------------------------------------------------------------------------

    async def _socket(self) -> ClientConnection | None:
        """A connected WebSocket; None where the server refuses to open one."""
        refused = None  # the proxy's answer
        proxy = proxy_for(self._address.replace("ws", "http", 1))  # the same that all other requests take
        checked = proxy_ssl(proxy)
        more: dict[str, Any] = (
            {} if checked is None else {"proxy_ssl": checked}
        )  # only where there is such a proxy
        try:
            return await connect(
                f"{self._address}?stream=user",
                additional_headers=self._api.authorization,
                user_agent_header=USER_AGENT,
                ssl=ssl_context() if self._address.startswith("wss://") else None,
                proxy=proxy,
                ping_interval=PING_EVERY,
                ping_timeout=PING_EVERY,
                close_timeout=2,
                max_size=_LONGEST_MESSAGE,
                logger=_wire_log,
                **more,
            )
        except InvalidStatus as error:
            status = error.response.status_code
        except InvalidProxyStatus as error:
            status, refused = 0, error.response.status_code
        except (WebSocketException, OSError, TimeoutError, EOFError):
            status = 0
        if status == UNAUTHORIZED and await self._api.token_is_refused():
            raise self._api.expired()
        if status:
            return None
        if refused is not None:
            raise self._api.stopped(trouble_of_status(refused, proxy or "", self._api.host))
        raise self._broken()

    async def _receive(self, socket: ClientConnection) -> str | bytes:
        try:
            return await socket.recv()
        except ConnectionClosed:
            pass
        raise self._broken()

    def _of_message(self, message: str | bytes) -> Change | None:
        value = parse(message.encode("utf-8", "replace") if isinstance(message, str) else message)
        if not isinstance(value, dict):
            return None
        return change_of(self._me, value.get("event"), value.get("payload"))

    # --- Server-sent events ---------------------------------------------------------------------------------

    async def _server_sent(self) -> AsyncGenerator[StreamEvent, None]:
        scheme, _, rest = self._address.partition("://")
        url = f"{'https' if scheme == 'wss' else 'http'}://{rest}/user"
        async with self._api.open(url, silence=SILENCE) as response:
            kind = response.headers.get("content-type", "")
            if response.status_code == UNAUTHORIZED and await self._api.token_is_refused():
                raise self._api.expired()
            if response.status_code not in OK or not kind.startswith("text/event-stream"):
                raise NetworkUnavailable(f"{self._api.host} offers no stream just now.", "It is asked regularly.")
            yield StreamConnected()
            event, data = "", ""
            async for line in response.aiter_lines():
                if not line:
                    change = change_of(self._me, event, data)
                    event, data = "", ""
                    if change is not None:
                        yield change
                elif line.startswith("event:"):
                    event = line.removeprefix("event:").strip()
                elif line.startswith("data:") and len(data) < _LONGEST_MESSAGE:
                    data += line.removeprefix("data:").removeprefix(" ")
        raise self._broken()

    def _broken(self) -> NetworkUnavailable:
        return NetworkUnavailable(f"The stream from {self._api.host} broke.", "It is opened again by itself.")


def change_of(me: Self, event: object, payload: object) -> Change | None:
    """What an event means to us; None for what does not concern us, or cannot be read."""
    if event == "delete":
        native_id = payload if isinstance(payload, str) else json.dumps(payload)
        return Deleted(native_id) if 0 < len(native_id) <= _LONGEST_ID else None
    if event not in {"notification", "status.update"}:
        return None
    value: Any = parse(payload.encode("utf-8", "replace")) if isinstance(payload, str) else payload
    if event == "status.update":
        status = read(Status, value)
        return None if status is None else Edited(me.interaction(status))
    notification = read(Notification, value)
    if notification is not None and notification.type == "update" and notification.status is not None:
        return Edited(me.interaction(notification.status))
    return mention(me, notification)
