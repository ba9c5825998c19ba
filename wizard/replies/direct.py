"""SocialHub's webhook, received by this computer itself, behind a reverse proxy or tunnel of one's own.

SocialHub takes an answer of 2xx for a promise: it forgets the events. And it takes 2xx with a wrong challenge for
a stranger: it removes the webhook. So the challenge leaves last, after the signature was found good, the body was
read, and `commit` has put every event on disk. Anything doubtful gets a status above 2xx and no challenge, upon
which SocialHub tries again.

Nothing is looked at before it has to be: method, length, body (both bounded, in bytes and in time), signature, and
only then JSON. Nothing that a sender wrote is logged, except the name of an event kind in a signed request.

The list of templates is served on the same port to signed GET requests. Their answer carries no challenge: it is
the key that signs bodies of the same timestamp, and a GET is easily repeated by who has seen its address.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import parse_qs

from wizard.errors import WizardError
from wizard.hub.signature import TOLERANCE_MS, verify
from wizard.replies.events import ChannelAction, TicketAction, read_envelope, read_events
from wizard.replies.serving import SHUTDOWN_TIMEOUT, LocalServer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from starlette.types import Receive, Scope, Send

log = logging.getLogger(__name__)

MAX_BODY = 1024 * 1024  # bytes
READ_TIMEOUT = 10.0  # seconds for a body to arrive, and for an answer to be taken
_DISCARD_LIMIT = 8 * MAX_BODY  # bytes of a refused body that are read, so that the sender gets to the answer
_DISCARD_TIMEOUT = 2.0

_TIMESTAMP = b"x-socialhub-timestamp"
_SIGNATURE = b"x-socialhub-signature"
_MILLISECONDS = re.compile(r"[0-9]{1,16}")
_NO_EVENTS = re.compile(rb'"events"\s*:\s*\{\s*\}')  # a test: SocialHub's, or our own
_HEX_DIGEST = re.compile(r"[0-9a-f]{64}")

_Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A channel that is received here. `channel`: our name for it. `secrets`: several while one is renewed."""

    channel: str
    channel_id: str
    secrets: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one request brought for one channel. `malformed`: a reason for each event that could not be read."""

    channel: str
    channel_id: str
    ticket_actions: tuple[TicketAction, ...] = ()
    channel_actions: tuple[ChannelAction, ...] = ()
    malformed: tuple[str, ...] = ()


class Receiver:
    """Serves every channel whose events arrive at one `listen` address, whatever the path.

    `endpoints` is asked for each request, so that channels and secrets may change while it runs. `commit` returns
    once the delivery is durable; whatever it raises is answered with 503. It must cope with a delivery that comes
    again, and may be called for several requests at once. `templates` gives the JSON-able list for a channel (our
    name). `doubted` is called where events for one of the channels were signed with none of the secrets. `clock`
    gives seconds since 1970.
    """

    def __init__(
        self,
        listen: str,
        *,
        endpoints: Callable[[], Sequence[Endpoint]],
        commit: Callable[[Delivery], Awaitable[None]],
        templates: Callable[[str], Awaitable[list[object]]] | None = None,
        doubted: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.time,
        read_timeout: float = READ_TIMEOUT,
        stop_timeout: float = SHUTDOWN_TIMEOUT,
    ) -> None:
        """Times in seconds. Raises UsageError where `listen` is no loopback address with a port."""
        self._server = LocalServer(self._serve, listen, shutdown_timeout=stop_timeout)
        self._endpoints = endpoints
        self._commit = commit
        self._templates = templates
        self._doubted = doubted
        self._clock = clock
        self._read_timeout = read_timeout

    async def start(self) -> None:
        """Binds the port; answers from now on. UsageError in clear words if the port is taken."""
        await self._server.start()

    @property
    def address(self) -> tuple[str, int]:
        """Host and port as bound. RuntimeError before `start`."""
        return self._server.address

    async def stop(self) -> None:
        """Takes no new requests and lets those in flight finish, for at most 5 s; then they get a 503."""
        await self._server.stop()

    # --- One request ---

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = _Body(receive)
        try:
            answer = await self._answer(scope, body)
        except _SenderGone:
            return
        except _Refused as refusal:
            log.info("Refused a request: %s (%d).", refusal.reason, refusal.status)
            answer = refusal.answer()
        except asyncio.CancelledError:  # only the end of `stop` does this; there is just time for an answer
            answer = _Refused(503, "The receiver stops").answer()
        except Exception as error:  # noqa: BLE001  # a fault of ours must not log what the sender wrote
            _log_failure("Answering %s failed: %s", "a request", error)
            answer = _Refused(500, "The request could not be handled").answer()
        try:
            async with asyncio.timeout(READ_TIMEOUT):
                await _send(send, answer, body)
        except TimeoutError:
            log.info("An answer was not taken in time.")

    async def _answer(self, scope: Scope, body: _Body) -> _Answer:
        method = scope["method"]
        if method not in {"POST", "GET"}:
            raise _Refused(405, "Only POST and GET are answered here", ((b"allow", b"GET, POST"),))
        raw = await self._read(scope["headers"], body)
        if method == "GET":
            return await self._template_list(scope, raw)
        return await self._delivery(scope["headers"], raw)

    async def _read(self, headers: _Headers, body: _Body) -> bytes:
        length = _header(headers, b"content-length")
        if length is not None and int(length) > MAX_BODY:  # h11 lets only digits through
            raise _Refused(413, "The body is too large")
        try:
            async with asyncio.timeout(self._read_timeout):
                return await body.read(MAX_BODY)
        except TimeoutError:
            raise _Refused(408, "The body did not arrive in time") from None

    async def _delivery(self, headers: _Headers, raw: bytes) -> _Answer:
        signed = self._signed(headers, missing=400)
        senders = self._senders(signed, raw)
        first = next(senders, None)
        if first is None:
            if self._may_be_socialhubs(raw):
                self._doubted()
            self._refuse_signature(signed)
        try:
            envelope = read_envelope(raw)
        except ValueError as error:
            raise _Refused(400, f"Not a webhook request: {error}") from None
        # Channels may share a secret: the one that is meant need not be the first one found.
        matches = itertools.chain([first], senders)
        match = next((each for each in matches if each[0].channel_id == envelope.channel_id), None)
        if match is None:
            raise _Refused(404, "This channel is not received here")
        endpoint, challenge = match
        events = read_events(envelope, datetime.fromtimestamp(self._clock(), UTC))
        for kind in events.unknown:
            log.warning("SocialHub sent an unknown kind of event to %s: %s. Ignored.", endpoint.channel, kind)
        for reason in events.malformed:
            log.warning("SocialHub sent an event to %s that cannot be read: %s.", endpoint.channel, reason)
        if events.ticket_actions or events.channel_actions or events.malformed:
            await self._put_down(
                Delivery(
                    channel=endpoint.channel,
                    channel_id=endpoint.channel_id,
                    ticket_actions=events.ticket_actions,
                    channel_actions=events.channel_actions,
                    malformed=events.malformed,
                )
            )
        return _Answer(200, [(b"x-socialhub-challenge", challenge.encode("ascii"))])

    async def _put_down(self, delivery: Delivery) -> None:
        try:
            await self._commit(delivery)
        except Exception as error:  # noqa: BLE001  # whatever stands in the way, SocialHub is to try again
            _log_failure("The events for %s could not be stored: %s", delivery.channel, error)
            raise _Refused(503, "The events cannot be stored at the moment") from None

    async def _template_list(self, scope: Scope, raw: bytes) -> _Answer:
        signed = self._signed(scope["headers"], missing=403)
        senders = list(self._senders(signed, raw))
        if not senders:
            self._refuse_signature(signed)
        channel_ids = parse_qs(scope["query_string"].decode("latin-1")).get("channelId", [])
        if len(channel_ids) != 1:
            raise _Refused(400, "The address must name one channelId")
        endpoint = next((found for found, _ in senders if found.channel_id == channel_ids[0]), None)
        if endpoint is None or self._templates is None:
            raise _Refused(404, "There are no templates for this channel here")
        try:
            content = json.dumps(await self._templates(endpoint.channel), ensure_ascii=False).encode()
        except Exception as error:  # noqa: BLE001  # a Network's package may fail in any way
            _log_failure("The templates of %s could not be listed: %s", endpoint.channel, error)
            raise _Refused(503, "The templates cannot be listed at the moment") from None
        return _Answer(200, [(b"content-type", b"application/json")], content)

    # --- Who sent it ---

    def _signed(self, headers: _Headers, *, missing: int) -> _Signed:
        """Timestamp and signature as sent. `missing`: the status of the refusal if one is not there."""
        timestamp, signature = _header(headers, _TIMESTAMP), _header(headers, _SIGNATURE)
        if timestamp is None or signature is None:
            raise _Refused(missing, "The request is not signed")
        if not _MILLISECONDS.fullmatch(timestamp) or not _HEX_DIGEST.fullmatch(signature):
            raise _Refused(403, "The signature is not good")
        return _Signed(timestamp, signature, int(self._clock() * 1000))

    def _senders(self, signed: _Signed, raw: bytes) -> Iterator[tuple[Endpoint, str]]:
        """The endpoints one of whose secrets signed the request, each with the challenge to answer."""
        for endpoint in self._current_endpoints():
            challenge = verify(signed.timestamp, signed.signature, raw, endpoint.secrets, now_ms=signed.now_ms)
            if challenge is not None:
                yield endpoint, challenge

    def _may_be_socialhubs(self, raw: bytes) -> bool:
        """Whether a body that nobody known has signed looks like events for a channel of ours; it is not read."""
        known = any(each.channel_id.encode() in raw for each in self._current_endpoints())
        return known and _NO_EVENTS.search(raw) is None

    def _current_endpoints(self) -> Sequence[Endpoint]:
        try:
            return self._endpoints()
        except Exception as error:  # noqa: BLE001  # a keyring may be locked at the moment
            _log_failure("The secrets of %s cannot be read: %s", "the channels", error)
            raise _Refused(503, "Requests cannot be checked at the moment") from None

    def _refuse_signature(self, signed: _Signed) -> NoReturn:
        if abs(int(signed.timestamp) - signed.now_ms) > TOLERANCE_MS:
            raise _Refused(403, "The timestamp is not of the last five minutes; a clock may be wrong")
        raise _Refused(403, "The signature is not good")


@dataclass(frozen=True, slots=True)
class _Signed:
    timestamp: str
    signature: str
    now_ms: int


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: _Headers
    body: bytes = b""


class _Refused(Exception):
    """The request is answered with `status`; `reason` is safe to log and to show."""

    def __init__(self, status: int, reason: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = headers

    def answer(self) -> _Answer:
        content_type = (b"content-type", b"text/plain; charset=utf-8")
        return _Answer(self.status, [content_type, *self.headers], f"{self.reason}.\n".encode())


class _SenderGone(Exception):
    """The connection ended before the body was whole: there is nobody to answer."""


class _Body:
    """A request's body as it comes in."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.ended = False

    async def read(self, limit: int) -> bytes:
        """The whole body. Raises _Refused past `limit` bytes, _SenderGone if it ends early."""
        parts: list[bytes] = []
        size = 0
        while not self.ended:
            part = await self._part()
            size += len(part)
            if size > limit:
                raise _Refused(413, "The body is too large")
            parts.append(part)
        return b"".join(parts)

    async def discard(self) -> None:
        """Takes what is still coming, within limits."""
        size = 0
        try:
            async with asyncio.timeout(_DISCARD_TIMEOUT):
                while not self.ended and size < _DISCARD_LIMIT:
                    size += len(await self._part())
        except (TimeoutError, _SenderGone):
            return

    async def _part(self) -> bytes:
        message = await self._receive()
        if message["type"] != "http.request":
            raise _SenderGone
        self.ended = not message.get("more_body", False)
        part: bytes = message.get("body", b"")
        return part


async def _send(send: Send, answer: _Answer, body: _Body) -> None:
    """Sends the answer. Where the body was not read to its end, the connection closes after it.

    The rest of such a body is taken in first: closing on bytes that nobody read resets the connection, and the
    sender might never see the answer.
    """
    headers = [(b"content-length", str(len(answer.body)).encode()), *answer.headers]
    if not body.ended:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if not body.ended:
        await send({"type": "http.response.body", "body": answer.body, "more_body": True})
        await body.discard()
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.body", "body": answer.body})


def _header(headers: _Headers, name: bytes) -> str | None:
    """The header's value. One that is there twice is doubtful: raises _Refused."""
    values = [value for key, value in headers if key == name]
    if len(values) > 1:
        raise _Refused(400, "A header is there twice")
    return values[0].decode("latin-1") if values else None


def _log_failure(text: str, subject: str, error: Exception) -> None:
    """Our own errors are sentences without secrets; of others, only the kind is told."""
    log.error(text, subject, error.what if isinstance(error, WizardError) else type(error).__name__)
