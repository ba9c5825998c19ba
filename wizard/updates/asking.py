"""Asks the release feed, at most once a day, and keeps what came of it.

Nothing about a person or a computer is sent: no query, no cookie, no tag to come back with, and the same name from
every installation. What does not work is silent: it is in the log, once, and in the preferences.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

import httpx

from wizard import __version__
from wizard.errors import Unavailable, WizardError
from wizard.http import check_url, make_client, proxy_for
from wizard.proxy_trouble import trouble_of
from wizard.updates.feed import MAX_BYTES, news, read_feed
from wizard.updates.minisign import FeedRefused, open_signed
from wizard.updates.state import State, StateFile
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.home import Home
    from wizard.updates.build import Build

DAY: Final = 24 * 3600 * 1000  # ms
AGAIN: Final = 4 * 3600 * 1000  # ms; after nobody answered
JITTER: Final = 0.25  # of either, so that not everybody asks at once
_AHEAD: Final = DAY  # of our clock, that a feed may be: clocks are wrong now and then
_SECONDS = 60.0  # for the whole of it
_REDIRECTS = 3
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)
_HEADERS = {"User-Agent": "ChannelWizard", "Accept": "*/*", "Accept-Encoding": "identity"}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks the feed of `build` for the installation in `home`. `running`: the version that it runs; `now`: ms."""

    home: Home
    build: Build
    running: str = __version__
    now: Callable[[], int] = field(default=lambda: time.time_ns() // 1_000_000)

    @property
    def file(self) -> StateFile:
        return StateFile(self.home)

    def is_due(self, state: State) -> bool:
        """Whether it is on, and time. (A time too far ahead was written by a clock that was wrong.)"""
        now = self.now()
        return state.is_on(self.build) and (now >= state.next or state.next > now + 2 * DAY)

    async def ask_if_due(self) -> State:
        """Asks, if it is on and a day has passed. Raises DiskFull, OSError."""
        state = await asyncio.to_thread(self.file.load)
        return await self.ask() if self.is_due(state) else state

    async def ask(self) -> State:
        """Asks now; what came of it is in the State. Raises DiskFull, OSError where it cannot be kept.

        Without a feed nobody is asked, and nothing changes.
        """
        if not self.build.feed:
            return await asyncio.to_thread(self.file.load)
        try:
            signed = await fetch(self.build.feed)
            change = partial(self._take, signed)
        except WizardError as error:
            change = partial(self._fail, error)
        before = await asyncio.to_thread(self.file.load)
        after = await asyncio.to_thread(self.file.update, change)
        self._note(before, after)
        return after

    # --- what came of it --------------------------------------------------------------------------------------

    def _take(self, signed: bytes, state: State) -> State:
        try:
            opened = open_signed(signed, self.build.keys)
            feed = read_feed(opened.document, self.build.pages)
            made, ends, now = _ms(feed.made), _ms(feed.expires), self.now()
            if made < state.seen.get(opened.key, 0):
                raise FeedRefused(say("The release feed is older than one that was read before."))
            if made > now + _AHEAD:
                raise FeedRefused(say("The release feed is from the future. Check the clock of this computer."))
        except WizardError as error:
            return self._fail(error, state)
        # One that has ended is still true in what it says; only that there is nothing newer cannot be known.
        ended = say(
            "The release feed has ended on {date}; there may be newer versions.",
            date=feed.expires.date().isoformat(),
        )
        return replace(
            state,
            asked=now,
            read=now,
            next=_later(now, DAY),
            problem=ended if ends < now else "",
            seen={**state.seen, opened.key: made},
            offer=news(feed, self.running),
        )

    def _fail(self, error: WizardError, state: State) -> State:
        now = self.now()
        wait = AGAIN if isinstance(error, Unavailable) else DAY
        return replace(state, asked=now, next=_later(now, wait), problem=error.sentence)

    def _note(self, before: State, after: State) -> None:
        """In the log, once when it breaks and once when it is well."""
        if after.problem and after.problem != before.problem:
            _log.info("Newer versions: %s", after.problem)
        elif before.problem and not after.problem:
            _log.info("Newer versions: the release feed is read again.")
        if after.offer is not None and after.offer != before.offer:
            _log.info("Newer versions: %s is out.", after.offer.version)


async def fetch(address: str) -> bytes:
    """The file behind `address`. Raises Unavailable where nobody answers, FeedRefused or UsageError else, and what
    `proxy_for` raises."""
    host, proxy = httpx.URL(address).host, proxy_for(address)
    try:
        async with (
            asyncio.timeout(_SECONDS),
            make_client(headers=_HEADERS, timeout=_TIMEOUT, connections=1) as client,
        ):
            request = client.build_request("GET", address)
            for _redirect in range(_REDIRECTS + 1):
                answer = await client.send(request, stream=True)
                try:
                    if answer.next_request is None:
                        return await _body(answer, host)
                finally:
                    await answer.aclose()
                request = client.build_request("GET", _followed(answer.next_request.url, address))
        raise FeedRefused(say("{host} leads from one address to the next, and nowhere.", host=host))
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        raise _unreached(error, proxy, host) from None


async def _body(answer: httpx.Response, host: str) -> bytes:
    if answer.status_code != httpx.codes.OK:
        raise Unavailable(
            say("{host} answered {status} instead of the feed.", host=host, status=answer.status_code)
        )
    found = bytearray()
    async for part in answer.aiter_raw():  # as it came: nothing is unpacked before it was checked
        found += part
        if len(found) > MAX_BYTES:
            raise FeedRefused(say("What came is too large for a release feed."))
    return bytes(found)


def _followed(url: httpx.URL, first: str) -> str:
    """Where a redirect leads, as long as it stays as safe as the address that the build names."""
    if url.scheme != "https" and not (first.startswith("http://") and url.scheme == "http"):
        raise FeedRefused(say("{host} leads to an address that is not encrypted.", host=httpx.URL(first).host))
    return check_url(str(url), "feed")


def _unreached(error: Exception, proxy: str | None, host: str) -> Unavailable:
    if (stopped := trouble_of(error, proxy, host)) is not None:
        return Unavailable(stopped.what, stopped.advice)
    return Unavailable(say("{host} could not be reached.", host=host), unreached=True)


def _later(now: int, wait: int) -> int:
    return now + round(wait * (1 + random.random() * JITTER))  # noqa: S311 - spreads requests, hides nothing


def _ms(moment: datetime) -> int:
    return round(moment.astimezone(UTC).timestamp() * 1000)
