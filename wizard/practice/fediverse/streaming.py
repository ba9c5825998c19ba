"""`/api/v1/streaming`: what happens, told as it happens, over a WebSocket or as server-sent events.

Streams of real servers die in two ways: the connection breaks, or it stays up and nothing comes any more. Both can
be brought about here (`drop`, `silence`).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from wizard.practice.faults import abort, deny_websocket, transport_of
from wizard.practice.fediverse.model import Refused, not_found
from wizard.practice.fediverse.web import bearer, check_token

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Receive, Scope, Send

    from wizard.practice.fediverse.render import Renderer
    from wizard.practice.fediverse.tokens import Token
    from wizard.practice.fediverse.web import Office
    from wizard.practice.fediverse.world import Happening

_STREAMS = ("user", "user:notification")


class Stream:
    """One open connection. `names`: the streams it is subscribed to."""

    def __init__(self, token: Token, renderer: Renderer, transport: asyncio.Transport) -> None:
        self.token = token
        self.transport = transport
        self.names: set[str] = set()
        self.silent = False
        self._renderer = renderer
        self._events: asyncio.Queue[tuple[str, str, str] | None] = asyncio.Queue()

    def take(self, happening: Happening) -> None:
        """Queues what is meant for this stream, rendered as it is at this moment."""
        is_notification = happening.name == "notification"
        if is_notification and not self.token.allows("read:notifications"):
            return
        wanted = [name for name in _STREAMS if name in self.names and (is_notification or name == "user")]
        if wanted and not self.silent:
            payload = self._payload(happening)
            for name in wanted:
                self._events.put_nowait((name, happening.name, payload))

    def _payload(self, happening: Happening) -> str:
        if happening.notification is not None:
            return json.dumps(self._renderer.notification(happening.notification), ensure_ascii=False)
        assert happening.status is not None  # noqa: S101  a happening is about one or the other
        if happening.name == "delete":
            return happening.status.id
        return json.dumps(self._renderer.status(happening.status), ensure_ascii=False)

    def end(self) -> None:
        """Lets the stream end tidily, after what is queued."""
        self._events.put_nowait(None)

    async def next(self) -> tuple[str, str, str] | None:
        """The next (stream, event, payload); None at the end."""
        return await self._events.get()


class StreamRoutes:
    """`heartbeat`: seconds between two `:thump` of server-sent events."""

    def __init__(self, office: Office, *, heartbeat: float) -> None:
        self._office = office
        self._heartbeat = heartbeat
        self._open: set[Stream] = set()

    def routes(self) -> list[BaseRoute]:
        path = "/api/v1/streaming"
        return [
            WebSocketRoute(path, _Endpoint(self._websocket), name="websocket"),
            WebSocketRoute(f"{path}/", _Endpoint(self._websocket), name="websocket"),
            Route(f"{path}/health", self._health, name="streaming_health"),
            Route(f"{path}/user", _Endpoint(self._events_of("user")), name="server_sent_events"),
            Route(
                f"{path}/user/notification",
                _Endpoint(self._events_of("user:notification")),
                name="server_sent_events",
            ),
        ]

    # --- Control --------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        return len(self._open)

    def drop(self) -> None:
        """Resets every stream's connection."""
        for stream in tuple(self._open):
            abort(stream.transport)

    def silence(self) -> None:
        """The streams that are open now stay open, and nothing comes over them any more, not even a pong."""
        for stream in self._open:
            stream.silent = True
            stream.transport.pause_reading()

    def end(self, token: Token | None = None) -> None:
        """Ends every stream tidily, or only those of a token that was revoked."""
        for stream in tuple(self._open):
            if token is None or stream.token == token:
                stream.end()

    # --- Opening --------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _opened(self, connection: HTTPConnection, token: Token, receive: Receive) -> Iterator[Stream]:
        world = self._office.world
        account = world.account(token.account or "")
        stream = Stream(token, self._office.renderer(connection, account), transport_of(receive))
        stop = world.listen(account.id, stream.take)
        self._open.add(stream)
        world.nudge()
        try:
            yield stream
        finally:
            stop()
            self._open.discard(stream)
            world.nudge()

    def _token(self, value: str, stream: str) -> Token:
        if not value:
            raise Refused(401, "Missing access token")
        scope = "read:notifications" if stream == "user:notification" else "read:statuses"
        token = check_token(self._office, value, ())
        if token.account is None or not token.allows(scope):
            raise Refused(401, "Access token does not have the required scopes")
        return token

    # --- WebSocket ------------------------------------------------------------------------------------------

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        protocol = next(iter(scope["subprotocols"]), "")
        value = bearer(socket.headers) or socket.query_params.get("access_token", "") or protocol
        name = socket.query_params.get("stream", "")
        try:
            if not self._office.world.manner.websocket:
                raise not_found()
            token = self._token(value, name)
        except Refused as refused:
            body = json.dumps({"error": refused.error}).encode()
            await deny_websocket(receive, send, refused.status, {"content-type": "application/json"}, body)
            return
        await socket.accept(subprotocol=protocol or None)
        with self._opened(socket, token, receive) as stream, contextlib.suppress(WebSocketDisconnect):
            listening = asyncio.create_task(self._listen(socket, stream))
            try:
                await self._subscribe(socket, stream, "subscribe", name)
                await self._talk(socket, stream)
            finally:
                listening.cancel()

    async def _talk(self, socket: WebSocket, stream: Stream) -> None:
        while (event := await stream.next()) is not None:
            name, kind, payload = event
            message = {"stream": [name], "event": kind, "payload": payload}
            await socket.send_text(json.dumps(message, ensure_ascii=False))
        await socket.close()

    async def _listen(self, socket: WebSocket, stream: Stream) -> None:
        """Takes subscriptions as they come; ends the stream when the client goes."""
        try:
            while True:
                message = _object(await socket.receive_text())
                await self._subscribe(socket, stream, str(message.get("type")), str(message.get("stream", "")))
        except (WebSocketDisconnect, KeyError):  # KeyError: a frame of bytes instead of text
            stream.end()

    async def _subscribe(self, socket: WebSocket, stream: Stream, verb: str, name: str) -> None:
        if not name:
            return
        if name not in _STREAMS:
            await socket.send_text(json.dumps({"error": "Unknown stream type", "status": 400}))
        elif verb == "subscribe":
            stream.names.add(name)
        elif verb == "unsubscribe":
            stream.names.discard(name)

    # --- Server-sent events ---------------------------------------------------------------------------------

    async def _health(self, _request: Request) -> Response:
        return PlainTextResponse("OK")

    def _events_of(self, name: str) -> ASGIApp:
        async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
            connection = HTTPConnection(scope)
            if not self._office.world.manner.server_sent_events:
                raise not_found()
            value = bearer(connection.headers) or connection.query_params.get("access_token", "")
            token = self._token(value, name)
            with self._opened(connection, token, receive) as stream:
                stream.names.add(name)
                headers = {"cache-control": "private, no-store"}
                answer = StreamingResponse(self._lines(stream), media_type="text/event-stream", headers=headers)
                await answer(scope, receive, send)

        return endpoint

    async def _lines(self, stream: Stream) -> AsyncIterator[str]:
        yield ":)\n"
        while True:
            try:
                async with asyncio.timeout(self._heartbeat):
                    event = await stream.next()
            except TimeoutError:
                if not stream.silent:
                    yield ":thump\n"
                continue
            if event is None:
                return
            yield f"event: {event[1]}\ndata: {event[2]}\n\n"


class _Endpoint:
    """A route's end that takes scope, receive and send as they are: Starlette wraps plain functions."""

    def __init__(self, handle: ASGIApp) -> None:
        self._handle = handle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._handle(scope, receive, send)


def _object(text: str) -> dict[str, object]:
    try:
        data = json.loads(text)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
