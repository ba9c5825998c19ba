"""Requests to a Mastodon server, and the one place where what goes wrong becomes an error of ours.

Two kinds of requests are told apart by the one question that matters for "nothing twice": if the answer gets
lost, is anything in doubt? `ask` is for reading and for what nobody sees (registering, uploading): a lost answer
leaves nothing in doubt, `NetworkUnavailable`. `act` changes what others see: `NetworkUnsure`.

An answer's body is read up to a limit and within a time, however slowly a server drips. Redirects are not
followed: they would carry the token elsewhere. No error keeps the httpx error it came from, which holds the
request with its Authorization header.
"""

from __future__ import annotations

import json
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import quote, urljoin, urlsplit

import httpx

from wizard.errors import (
    NetworkGone,
    NetworkLoginExpired,
    NetworkRefused,
    NetworkUnavailable,
    NetworkUnsure,
    ProxyLoginRefused,
    WizardError,
)
from wizard.http import Exchanges, make_client, may_have_been_sent, proxy_for
from wizard.networks.mastodon.models import reason
from wizard.proxy_trouble import ProxyTrouble, trouble_of
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

LONGEST_ANSWER = 32 * 1024 * 1024  # bytes
PATIENCE = 120.0  # seconds for a whole exchange
UPLOAD_PATIENCE = 900.0
_SHORTEST_WAIT, _LONGEST_WAIT = 1.0, 3600.0

OK = range(200, 300)
REDIRECT = range(300, 400)
UNAUTHORIZED, FORBIDDEN, NOT_FOUND, TIMEOUT, CONFLICT, GONE = 401, 403, 404, 408, 409, 410
TOO_LARGE, MISDIRECTED, UNPROCESSABLE, TOO_EARLY, TOO_MANY, BROKEN = 413, 421, 422, 425, 429, 500
# What a refused token looks like: 401, as it should; 400 on Takahē, 422 on snac. 403 may be a frozen account.
_MAY_BE_TOKEN = frozenset({400, FORBIDDEN, UNPROCESSABLE})
VERIFY = "/api/v1/accounts/verify_credentials"

# How servers say that a token does not reach so far: Mastodon, GoToSocial ("… scope …"), Pleroma.
_TOO_NARROW = re.compile(r"\bscopes?\b|insufficient permission", re.IGNORECASE)

_HALF_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `body` is the JSON, None where there is none; `blank`: there was nothing at all."""

    status: int
    headers: Mapping[str, str]
    body: Any
    blank: bool = False

    @property
    def ok(self) -> bool:
        return self.status in OK

    @property
    def is_missing(self) -> bool:
        return self.status in {NOT_FOUND, GONE}

    @property
    def wants_more_rights(self) -> bool:
        """Whether our access was given for less than this (RFC 6750, 3.1, and in the words of servers)."""
        if self.status != FORBIDDEN:
            return False
        told = "insufficient_scope" in self.headers.get("www-authenticate", "")
        return told or _TOO_NARROW.search(reason(self.body)) is not None

    @property
    def wait(self) -> float | None:
        """Seconds the server asks to wait, between a second and an hour; None if it does not say.

        Every answer of Mastodon's, a fault's too, says when its limit is counted anew. That is for us to wait for
        only where the limit is what was hit.
        """
        asked = _retry_after(self.headers.get("retry-after", ""), self._now)
        if asked is None and self.status == TOO_MANY:
            asked = _until(self.headers.get("x-ratelimit-reset", ""), self._now)
        return None if asked is None else min(max(asked, _SHORTEST_WAIT), _LONGEST_WAIT)

    @property
    def _now(self) -> datetime:
        """By the server's own clock, where it tells."""
        return server_time(self.headers) or datetime.now(UTC)


def server_time(headers: Mapping[str, str]) -> datetime | None:
    try:
        time = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, OverflowError):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _retry_after(value: str, now: datetime) -> float | None:
    if value.strip().isdecimal():
        return float(value)
    try:
        return (parsedate_to_datetime(value).astimezone(UTC) - now).total_seconds()
    except (ValueError, OverflowError):
        return None


def _until(value: str, now: datetime) -> float | None:
    """Mastodon writes an ISO time; some others seconds since 1970."""
    try:
        if value.strip().isdecimal():
            return float(value) - now.timestamp()
        time = datetime.fromisoformat(value.strip())
    except (ValueError, OverflowError):
        return None
    return ((time if time.tzinfo else time.replace(tzinfo=UTC)) - now).total_seconds()


def parse(body: bytes) -> Any:
    """The JSON in `body`; None for anything else. Half surrogates become “?”: they could not be stored."""
    try:
        value = json.loads(body, strict=False)
        if _HALF_SURROGATE.search(body):
            whole = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
            value = json.loads(whole, strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def segment(native_id: str) -> str:
    """A native id as a part of a path. Ids are opaque; none may lead to another route."""
    quoted = quote(native_id, safe="")
    return quoted.replace(".", "%2E") if set(quoted) <= {"."} else quoted


class Api:
    """One server, one token (or none yet). Close it when done. Raises what `proxy_for` raises.

    Each request may raise ProxyLoginRefused besides what is said with it.
    """

    def __init__(self, server: str, token: str | None = None) -> None:
        self.server = server
        self.host = urlsplit(server).netloc
        self._token = token
        self._proxy: str | None = None
        self._exchanges = Exchanges(self._make_client)

    def __repr__(self) -> str:
        return f"Api({self.server})"

    def _make_client(self) -> httpx.AsyncClient:
        self._proxy = proxy_for(self.server)
        return make_client(base_url=self.server, headers={"Accept": "application/json"})

    async def close(self) -> None:
        await self._exchanges.close()

    def renew(self, grace: float) -> None:
        """Begins anew with fresh connections; exchanges under way have `grace` seconds left."""
        self._exchanges.renew(grace)

    @property
    def authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}

    # --- Requests -------------------------------------------------------------------------------------------

    async def ask(
        self, method: str, path: str, *, patience: float = PATIENCE, anonymous: bool = False, **parts: Any
    ) -> Answer:
        """A request whose lost answer leaves nothing in doubt. Returns whatever the server answers.

        `anonymous`: without our token. `parts` are httpx's own (`params`, `json`, `data`, `files`, `headers`).
        Raises NetworkUnavailable.
        """
        try:
            return await self._exchange(method, path, patience, parts, anonymous=anonymous)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError, OSError) as error:
            unreachable = self.unreachable(error)
        raise unreachable  # outside the except block, so that no traceback leads to the request

    async def act(self, method: str, path: str, **parts: Any) -> Answer:
        """A request that changes what others see. Raises NetworkUnsure if it may have been carried out without
        a proper answer, NetworkUnavailable if it certainly was not.
        """
        trouble: WizardError
        try:
            answer = await self._exchange(method, path, PATIENCE, parts)
        except httpx.HTTPError as error:
            trouble = self.unsure() if may_have_been_sent(error) else self.unreachable(error)
        except (httpx.InvalidURL, httpx.StreamError, TimeoutError, OSError):
            trouble = self.unsure()
        else:
            if not _leaves_doubt(answer):
                return answer
            trouble = self.unsure()
        raise trouble

    async def read(self, path: str, **parts: Any) -> Any:
        """The JSON of a GET that has to succeed. Raises what `refuse` raises."""
        answer = await self.ask("GET", path, **parts)
        if answer.ok and answer.body is not None:
            return answer.body
        return await self.refuse(answer)

    @asynccontextmanager
    async def open(self, url: str, *, silence: float) -> AsyncIterator[httpx.Response]:
        """An answer whose body does not end. Raises NetworkUnavailable, also when it breaks while it is read, or
        when nothing came for `silence` seconds.
        """
        limits = httpx.Timeout(silence, connect=10.0)
        headers = {**self.authorization, "Accept": "text/event-stream"}
        try:
            async with (
                self._exchanges.client(None) as client,
                client.stream("GET", url, headers=headers, timeout=limits) as response,
            ):
                yield response
                return
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError, OSError) as error:
            unreachable = self.unreachable(error)
        raise unreachable

    async def _exchange(
        self, method: str, path: str, patience: float, parts: dict[str, Any], *, anonymous: bool = False
    ) -> Answer:
        headers = {**({} if anonymous else self.authorization), **parts.pop("headers", {})}
        async with (
            self._exchanges.client(patience) as client,
            client.stream(method, path, headers=headers, **parts) as response,
        ):
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > LONGEST_ANSWER:
                    raise httpx.DecodingError("the answer is too long")
            return Answer(response.status_code, response.headers, parse(bytes(body)), blank=not body)

    # --- Errors ---------------------------------------------------------------------------------------------

    def unreachable(self, error: Exception) -> NetworkUnavailable | ProxyLoginRefused:
        """What a failed exchange means, in words of ours: httpx's own may quote the address."""
        if (stopped := trouble_of(error, self._proxy, self.host)) is not None:
            return self.stopped(stopped)
        unreached = self._proxy is None  # else the proxy was there
        if isinstance(error, httpx.TimeoutException | TimeoutError):
            return NetworkUnavailable(
                say("{host} does not answer in time.", host=self.host),
                say("Try again later."),
                unreached=unreached,
            )
        if isinstance(error, httpx.ConnectError):
            return NetworkUnavailable(
                say("{host} cannot be reached.", host=self.host),
                say("Check the server’s name and this computer’s connection."),
                unreached=unreached,
            )
        return NetworkUnavailable(
            say("The connection to {host} broke.", host=self.host), say("Try again later."), unreached=unreached
        )

    def stopped(self, by: ProxyTrouble) -> NetworkUnavailable | ProxyLoginRefused:
        """The error for a proxy that stands in the way."""
        if by.wants_log_in:
            return ProxyLoginRefused(by.what, by.advice)
        return NetworkUnavailable(by.what, by.advice, unreached=by.silent, by_proxy=not by.behind)

    def unsure(self) -> NetworkUnsure:
        return NetworkUnsure(
            say("{host} gave no clear answer.", host=self.host),
            say("Whether it did what was asked has to be looked up."),
        )

    def expired(self) -> NetworkLoginExpired:
        return NetworkLoginExpired(
            say("{host} no longer accepts our access.", host=self.host), say("Log in again.")
        )

    def too_narrow(self) -> NetworkLoginExpired:
        return NetworkLoginExpired(
            say("{host} does not allow this with the access that it gave us.", host=self.host),
            say("Log in again, and allow all that is asked for."),
        )

    def not_mastodon(self) -> NetworkRefused:
        return NetworkRefused(
            say("{host} does not answer like a Mastodon server.", host=self.host),
            say("Check the server’s name. It is the part after the last @ of your handle, or where you log in."),
        )

    def says(self, answer: Answer) -> str:
        """The server's own reason, should it have given one, as the end of a sentence. Never holds the token."""
        words = reason(answer.body)
        if self._token:
            words = words.replace(self._token, "…")
        return say(": {words}.", words=words.rstrip(".")) if words else "."

    async def refuse(self, answer: Answer) -> NoReturn:
        """Raises what an answer other than the hoped-for one means.

        NetworkLoginExpired: our token is refused, or was given for less. NetworkUnavailable: later, perhaps (429,
        5xx, no JSON). NetworkGone: 404 and 410. NetworkRefused: every other refusal, with the server's reason.
        """
        status = answer.status
        if answer.wants_more_rights:
            raise self.too_narrow()
        sure = status == UNAUTHORIZED and isinstance(answer.body, dict)
        may_be = status == UNAUTHORIZED or status in _MAY_BE_TOKEN  # the former may be a page of something between
        if sure or (may_be and await self.token_is_refused()):
            raise self.expired()
        if status == TOO_MANY:
            raise NetworkUnavailable(
                say("{host} asks for a pause.", host=self.host), say("Try again later."), wait=answer.wait
            )
        if answer.is_missing:
            raise NetworkGone(say("{host} does not have this any more.", host=self.host))
        passing = {UNAUTHORIZED, TIMEOUT, MISDIRECTED, TOO_EARLY}
        if status in OK or status in REDIRECT or status >= BROKEN or status in passing:
            raise NetworkUnavailable(
                say("{host} is in trouble (it answered {status}).", host=self.host, status=status),
                say("Try again later."),
                wait=answer.wait,
            )
        raise NetworkRefused(
            say("{host} refuses this ({status}){reason}", host=self.host, status=status, reason=self.says(answer))
        )

    async def token_is_refused(self) -> bool:
        """Whether the server refuses our token, whatever it was asked. False where that cannot be told now."""
        if not self._token:
            return False
        try:
            answer = await self.ask("GET", VERIFY)
        except NetworkUnavailable:
            return False
        return answer.status == UNAUTHORIZED or answer.status in _MAY_BE_TOKEN

    def moved_to(self, answer: Answer) -> str | None:
        """The other server that a redirect leads to, if it does."""
        if answer.status not in REDIRECT:
            return None
        try:
            host = urlsplit(urljoin(self.server, answer.headers.get("location", ""))).netloc
        except ValueError:
            return None
        return host if host and host != self.host else None


def _leaves_doubt(answer: Answer) -> bool:
    """Whether an answer to a change says neither that it was made nor that it was refused."""
    status = answer.status
    if status in OK:
        return answer.body is None and not answer.blank  # a page of something between us and the server
    return status in REDIRECT or status >= BROKEN or status in {TIMEOUT, CONFLICT, TOO_EARLY}


def query(params: Mapping[str, str], *, lists: Mapping[str, Sequence[str]] | None = None) -> list[tuple[str, str]]:
    """Parameters for httpx, `lists` in the manner of Rails: `types[]=mention`."""
    pairs = list(params.items())
    for name, values in (lists or {}).items():
        pairs.extend((f"{name}[]", value) for value in values)
    return pairs
