"""SocialHub's side of webhooks: signs events, delivers them, and loses patience as SocialHub does.

Above 2xx, or no answer: a few more tries, then the events are dropped for good. 2xx with a missing or wrong
challenge: the webhook is taken out of the Manifest. One worker a Channel delivers in order; what gathers while
it is busy goes out in one request.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import socket
from collections import deque
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from wizard.practice.hub.errors import webhook_invalid
from wizard.practice.hub.signing import sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wizard.practice.hub.records import PracticeChannel, PracticeEvent
    from wizard.practice.hub.store import Store

DEFAULT_RETRY_WAITS = (0.5, 1.0, 2.0, 4.0)  # seconds before each further try
DEFAULT_TIMEOUT = 5.0  # seconds for one try
_AT_ONCE = 20  # events in one request
_NO_WEBHOOK = "No webhook is registered in the Manifest."


class Courier:
    """Delivers the events of one SocialHub while it is served."""

    def __init__(self, store: Store, *, retry_waits: Sequence[float], timeout: float) -> None:
        self._store = store
        self._retry_waits = tuple(retry_waits)
        self._timeout = timeout
        self._serving = False
        self._client: httpx.AsyncClient | None = None  # made when first needed: it takes its time
        self._waiting: dict[str, deque[str]] = {}
        self._workers: dict[str, asyncio.Task[None]] = {}

    async def start(self) -> None:
        """Delivers from now on, beginning with what waits already."""
        self._serving = True
        for channel_id in self._waiting:
            self._wake(channel_id)

    async def stop(self) -> None:
        """What was not delivered yet waits until the next start."""
        self._serving = False
        for worker in self._workers.values():
            worker.cancel()
        await asyncio.gather(*self._workers.values(), return_exceptions=True)
        self._workers.clear()
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def post(self, event: PracticeEvent) -> None:
        """Takes an event to be delivered; the same one may be posted again."""
        self._store.put_event(replace(event, state="waiting", tries=0, problem=""))
        self._waiting.setdefault(event.channel_id, deque()).append(event.uuid)
        self._wake(event.channel_id)

    async def test(self, channel: PracticeChannel, webhook: dict[str, str]) -> None:
        """Sends the test request; raises the 422 that says what is wrong with the answer."""
        problem = await self._send(channel, webhook, {})
        if problem is not None:
            raise webhook_invalid(problem.text)

    async def templates(self, channel: PracticeChannel, url: str, secret: str) -> list[dict[str, Any]]:
        """What the Integration's templates callback says. Raises ValueError if that is no list of templates."""
        target = httpx.URL(url).copy_merge_params({"channelId": channel.id})
        try:
            answer = await self._running().get(target, headers=sign(secret, b"").headers)
        except httpx.HTTPError as error:
            raise ValueError("The templates callback does not answer.") from error
        if not answer.is_success:
            raise ValueError(f"The templates callback answered {answer.status_code}.")
        return _read_templates(answer.content)

    def _running(self) -> httpx.AsyncClient:
        if not self._serving:
            raise RuntimeError("The practice SocialHub is not being served.")
        if self._client is None:
            # No proxies of the environment: the receivers are on this computer.
            self._client = httpx.AsyncClient(trust_env=False, timeout=self._timeout, follow_redirects=False)
        return self._client

    def _wake(self, channel_id: str) -> None:
        worker = self._workers.get(channel_id)
        if self._serving and (worker is None or worker.done()):
            self._workers[channel_id] = asyncio.create_task(self._work(channel_id), name=f"courier {channel_id}")

    async def _work(self, channel_id: str) -> None:
        waiting = self._waiting[channel_id]
        while waiting:
            batch = list(islice(waiting, _AT_ONCE))
            await self._deliver(channel_id, batch)
            for _ in batch:  # only now: a worker that is stopped leaves them waiting
                waiting.popleft()

    async def _deliver(self, channel_id: str, uuids: list[str]) -> None:
        """Tries until the events are delivered or dropped."""
        waits = iter(self._retry_waits)
        while True:
            channel = self._store.channels[channel_id]
            webhook = self._store.manifest_of(channel).webhook
            if webhook is None:
                return self._mark(uuids, state="dropped", problem=_NO_WEBHOOK)
            problem = await self._send(channel, webhook, self._grouped(uuids))
            self._count_try(uuids)
            if problem is None:
                return self._mark(uuids, state="delivered", problem="")
            if problem.removes_webhook:
                self._store.remove_webhook(self._store.manifest_of(channel), problem.text)
                return self._mark(uuids, state="dropped", problem=problem.text)
            wait = next(waits, None)
            if wait is None:
                return self._mark(uuids, state="dropped", problem=problem.text)
            self._mark(uuids, state="waiting", problem=problem.text)
            await asyncio.sleep(wait)

    def _grouped(self, uuids: list[str]) -> dict[str, list[dict[str, Any]]]:
        events: dict[str, list[dict[str, Any]]] = {}
        for uuid in uuids:
            event = self._store.events[uuid]
            events.setdefault(event.kind, []).append(event.body)
        return events

    def _count_try(self, uuids: list[str]) -> None:
        for uuid in set(uuids):
            event = self._store.events[uuid]
            self._store.put_event(replace(event, tries=event.tries + 1))

    def _mark(self, uuids: list[str], **changes: Any) -> None:
        for uuid in uuids:
            self._store.put_event(replace(self._store.events[uuid], **changes))

    async def _send(
        self, channel: PracticeChannel, webhook: dict[str, str], events: dict[str, list[dict[str, Any]]]
    ) -> _Problem | None:
        body = {
            "manifestId": channel.manifest_id,
            "accountId": channel.account_id,
            "channelId": channel.id,
            "events": events,
        }
        raw = json.dumps(body, ensure_ascii=False).encode()
        signed = sign(webhook["secret"], raw)
        headers = {**signed.headers, "Content-Type": "application/json"}
        client = self._running()  # making it takes its time, which is not the receiver's
        try:
            with _named_failures(self._timeout):
                async with asyncio.timeout(self._timeout):
                    await _resolve(webhook["url"])
                    answer = await client.post(webhook["url"], content=raw, headers=headers)
        except _Unreachable as error:
            return _Problem(str(error))
        return _judge(answer, signed.challenge)


# --- What can go wrong -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why an answer is not good. `removes_webhook`: it was 2xx, so the receiver is not who it should be."""

    text: str
    removes_webhook: bool = False


class _Unreachable(Exception):
    """There was no answer; the text says why, with the name that such failures have in Node."""


def _judge(answer: httpx.Response, challenge: str) -> _Problem | None:
    if not answer.is_success:
        return _Problem(f"The answer's status was {answer.status_code} instead of 2xx.")
    answered = answer.headers.get("X-SocialHub-Challenge")
    if answered is None:
        return _Problem("The answer had no X-SocialHub-Challenge header.", removes_webhook=True)
    if not hmac.compare_digest(answered.encode(), challenge.encode()):
        return _Problem("The answer's X-SocialHub-Challenge was wrong.", removes_webhook=True)
    return None


async def _resolve(url: str) -> None:
    """Raises socket.gaierror for an unknown name, which httpx would not tell from other failures."""
    await asyncio.get_running_loop().getaddrinfo(urlsplit(url).hostname, None)


@contextlib.contextmanager
def _named_failures(timeout: float) -> Iterator[None]:
    try:
        yield
    except (socket.gaierror, UnicodeError) as error:  # unknown, or no name at all
        raise _Unreachable("The host name is not known (ENOTFOUND).") from error
    except (TimeoutError, httpx.TimeoutException) as error:
        raise _Unreachable(f"There was no answer within {timeout:g} s (ETIMEDOUT).") from error
    except httpx.ConnectError as error:
        if "CERTIFICATE" in str(error).upper():
            raise _Unreachable("The certificate is not valid (CERT_INVALID).") from error
        raise _Unreachable("The connection was refused (ECONNREFUSED).") from error
    except httpx.HTTPError as error:
        raise _Unreachable("The connection broke before an answer came (ECONNRESET).") from error


def _read_templates(content: bytes) -> list[dict[str, Any]]:
    try:
        templates = json.loads(content)
    except ValueError as error:
        raise ValueError("The templates callback did not answer JSON.") from error
    if not isinstance(templates, list) or not all(_is_template(template) for template in templates):
        raise ValueError("The templates callback did not answer a list of templates.")
    return templates


def _is_template(template: object) -> bool:
    return (
        isinstance(template, dict)
        and isinstance(template.get("name"), str)
        and isinstance(template.get("networkId"), str)
        and isinstance(template.get("variables", {}), dict)
        and isinstance(template.get("text"), dict)
    )
