"""Catching up with the notifications: nothing between two cursors is lost, on any server.

A cursor is what we saw last: the newest 40 ids, and a time. Ids have no order for us; all we rely on is
*contact*: a page that holds ids we know continues what we have without a gap.

**Forward** (`min_id`): the page right after an id a little below our newest, so that it must begin with some we
know. With contact it is complete as far as it goes, whatever the server made of `min_id`; then the next one,
until nothing new comes. Every page is a batch of its own, the older first.

**Backward**, where there is no contact (a server that does not know `min_id`, that gives the newest page for it,
or notifications cleared away by somebody), and the first time: from the newest page to older ones, until one
holds what we know or is older than all we want. Those batches are *staged*; their cursor says where to go on
should we be stopped half-way, and it keeps the old goal. The next page is asked for while a batch is committed.

A short page means nothing: servers cut `limit` as they like, and filter after counting. `since_id` is never used:
it passes over whatever does not fit on one page.
"""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from wizard.errors import NetworkGone, NetworkRefused, NetworkUnavailable
from wizard.networks.base import Batch, Posted
from wizard.networks.mastodon.api import Answer, query, server_time
from wizard.networks.mastodon.models import Notification, read
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence

    from wizard.networks.mastodon.api import Api
    from wizard.networks.mastodon.interactions import Self

_PATH = "/api/v1/notifications"
_LIMIT = 80  # Mastodon's greatest; others cut it to 40 or 30
_KEPT = 40  # ids in a cursor
_OVERLAP = 20  # known ids that the first page forward has to hold again: some commit late
_STEP_OVERLAP = 4  # from one page to the next, for contact alone
_MARGIN = timedelta(minutes=10)  # clocks differ, and servers number late what came early
_LEAST_SKEW = timedelta(seconds=5)  # a `Date` has whole seconds, and the answer took a moment
_LONGEST_SKEW = timedelta(days=36_525)  # beyond that it is no clock's time; one that starts in 1970 is
_LONGEST_ID = 1024
_REMEMBERED = 1000  # ids of a run, from each of its ends
_OLDER = frozenset({"max_id", "cursor", "offset", "older_than"})  # the last is Hollo's, and its only way
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where we stand: ids seen, the newest first, and the time of the newest (or the time we began from)."""

    seen: tuple[str, ...]
    time: datetime


@dataclass(frozen=True, slots=True)
class Cursor:
    """`since`: older ones are not wanted at all. While paging backward: `top` is where `mark` will stand at the
    end, and `older_than` the parameters of the next page.
    """

    mark: Mark
    since: datetime
    top: Mark | None = None
    older_than: Mapping[str, str] = field(default_factory=dict)

    def write(self) -> str:
        value: dict[str, Any] = {"mark": _written(self.mark), "since": self.since.isoformat()}
        if self.top is not None:
            value["top"] = _written(self.top)
            value["older_than"] = dict(self.older_than)
        return json.dumps(value, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Cursor:
        """Raises ValueError for what `write` never wrote."""
        try:
            value = json.loads(text)
            return cls(
                mark=_mark(value["mark"]),
                since=_time(value["since"]),
                top=_mark(value["top"]) if "top" in value else None,
                older_than={str(name): str(each) for name, each in value.get("older_than", {}).items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not a cursor of ours") from error


def _written(mark: Mark) -> dict[str, Any]:
    return {"seen": list(mark.seen), "time": mark.time.isoformat()}


def _mark(value: dict[str, Any]) -> Mark:
    return Mark(tuple(str(each) for each in value["seen"]), _time(value["time"]))


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """A notification, read or not. `time` is None where it could not be read."""

    id: str
    time: datetime | None
    notification: Notification | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came, the newest first. `older`: the parameters of the one after it, by the server’s word."""

    items: tuple[Item, ...]
    older: Mapping[str, str]
    skew: timedelta  # how far the server's clock is ahead of ours

    def oldest_first(self) -> list[Item]:
        """By time where all have one; the page's own order breaks ties."""
        turned = list(reversed(self.items))
        times = [item.time for item in turned]
        if any(time is None for time in times):
            return turned
        return [item for _time, _place, item in sorted(zip(times, range(len(turned)), turned, strict=True))]


class CatchUp:
    """One run from a cursor to now. `since` matters where there is no cursor yet."""

    def __init__(self, api: Api, me: Self, cursor: Cursor | None, since: datetime) -> None:
        self._api = api
        self._me = me
        self._first = cursor is None
        self._cursor = cursor or Cursor(Mark((), since), since)
        self._ahead: asyncio.Task[Page | None] | None = None  # the next page back, asked for already
        self._known = _Ids(self._cursor.mark.seen)
        if self._cursor.top is not None:
            self._known.add(self._cursor.top.seen)

    async def run(self) -> AsyncGenerator[Batch, None]:
        """The batches. Raises what `Api.read` raises."""
        try:
            async with aclosing(self._batches()) as batches:
                async for batch in batches:
                    yield batch
        finally:
            await self._forget_ahead()

    async def _batches(self) -> AsyncGenerator[Batch, None]:
        if self._cursor.top is not None:
            back = _Backward(self._cursor, first=not self._cursor.mark.seen)
            while not back.done:
                yield await self._step_back(back)
        gap = self._first or len(self._cursor.mark.seen) <= 1  # too little to make contact with
        overlap = _OVERLAP
        while not gap:
            page = await self._next_page(overlap)
            if page is None:
                gap = True
            elif (batch := self._after(page)) is None:
                return
            else:
                yield batch
                overlap = _STEP_OVERLAP
        back = _Backward(self._cursor, first=self._first)
        while not back.done:
            before = self._cursor
            batch = await self._step_back(back)
            if batch.changes or self._first or self._cursor != before:
                yield batch

    # --- Forward --------------------------------------------------------------------------------------------

    async def _next_page(self, overlap: int) -> list[Item] | None:
        """What follows, the oldest first, beginning with some we know; None if it cannot be said to follow."""
        seen = self._cursor.mark.seen
        below = seen[min(overlap, len(seen) - 1)]
        page = await self._page_or_none({"min_id": below})
        if page is None or not any(item.id in seen for item in page.items):
            return None
        items = page.oldest_first()
        ids = [item.id for item in items]
        # A page that holds the very id it should follow is just the newest one: only what is above it counts.
        return items[ids.index(below) + 1 :] if below in ids else items

    def _after(self, items: list[Item]) -> Batch | None:
        """The batch of a page, None if nothing in it is new."""
        fresh = self._fresh(items)
        if not fresh:
            return None
        self._cursor = replace(self._cursor, mark=_moved(self._cursor.mark, items))
        return Batch(self._changes(fresh, self._cursor.since - _MARGIN), self._cursor.write())

    # --- Backward -------------------------------------------------------------------------------------------

    async def _step_back(self, back: _Backward) -> Batch:
        if self._ahead is not None:
            page = await self._ahead
            self._ahead = None
        else:
            page = await self._page_or_none(back.params) if back.params else await self._page({})
        if page is None:
            back.start_over(self._api.host)
            page = await self._page({})
        items = back.take(page)
        changes = self._changes(self._fresh(items), back.floor)
        self._cursor = back.cursor
        if back.params and not back.done:  # it is on its way while this batch is committed
            self._ahead = asyncio.create_task(self._page_or_none(back.params), name="page-ahead")
        return Batch(changes, self._cursor.write(), staged=not back.done)

    async def _forget_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()
            await asyncio.gather(self._ahead, return_exceptions=True)
            self._ahead = None

    def _fresh(self, items: Iterable[Item]) -> list[Item]:
        fresh = [item for item in items if item.id not in self._known]
        self._known.add(item.id for item in fresh)
        return fresh

    # --- Pages ----------------------------------------------------------------------------------------------

    async def _page_or_none(self, params: Mapping[str, str]) -> Page | None:
        """None where the server refuses the id we page by: it may have been deleted, or not be understood."""
        try:
            return await self._page(params)
        except (NetworkGone, NetworkRefused):
            return None

    async def _page(self, params: Mapping[str, str]) -> Page:
        asked = query({"limit": str(_LIMIT), **params}, lists={"types": ["mention"]})
        answer = await self._api.ask("GET", _PATH, params=asked)
        if not answer.ok or not isinstance(answer.body, list):
            await self._api.refuse(answer)
        items = tuple(item for item in map(_item, answer.body) if item is not None)
        return Page(items, older(answer, items), skew(answer))

    def _changes(self, items: Iterable[Item], floor: datetime) -> tuple[Posted, ...]:
        return tuple(
            posted for item in items if item.time is None or item.time >= floor for posted in self._posted(item)
        )

    def _posted(self, item: Item) -> Sequence[Posted]:
        posted = mention(self._me, item.notification)
        return () if posted is None else (posted,)


class _Ids:
    """Ids that went by: the first ones and the latest ones, for there may be a hundred thousand.

    That is enough to notice pages that come again: a server stands still (the latest) or begins anew (the first).
    Should one from between come again, the journal knows it.
    """

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._first = set(ids)
        self._latest: set[str] = set()
        self._before: set[str] = set()  # as many as `_latest` may hold, just before these

    def __contains__(self, ident: str) -> bool:
        return ident in self._first or ident in self._latest or ident in self._before

    def add(self, ids: Iterable[str]) -> None:
        for ident in ids:
            if ident in self:
                continue
            if len(self._first) < _REMEMBERED:
                self._first.add(ident)
                continue
            if len(self._latest) >= _REMEMBERED:
                self._before, self._latest = self._latest, set()
            self._latest.add(ident)


class _Backward:
    """The way from the newest page to older ones, and where it ends.

    `floor`: nothing before it is wanted. `params`: what asks for the next page. `cursor`: after the last one.
    """

    def __init__(self, cursor: Cursor, *, first: bool) -> None:
        self.cursor = cursor
        self.done = False
        self._first = first
        self._goal = frozenset(cursor.mark.seen)
        self._met: set[str] = set()
        self._passed = _Ids()
        self._started_over = False
        self._last = ""  # the id of the last one that went by
        self._by_id = False  # the server's own word for the next page led nowhere

    @property
    def params(self) -> Mapping[str, str]:
        return self.cursor.older_than

    @property
    def floor(self) -> datetime:
        return self.cursor.since if self._first else self.cursor.since - _MARGIN

    def start_over(self, host: str) -> None:
        """The id to go on from is gone: once more from the newest. Raises NetworkUnavailable the second time."""
        if self._started_over:
            raise NetworkUnavailable(
                say("{host} does not show its older notifications.", host=host), say("Try again later.")
            )
        self._started_over = True
        self._passed = _Ids()

    def take(self, page: Page) -> list[Item]:
        """Goes past a page. Returns what it has above the place where we know everything, the oldest first."""
        if self.cursor.top is None:
            self._begin(page)
        items = self._above_goal(page)
        unseen = [item.id for item in page.items if item.id not in self._passed]
        self._passed.add(unseen)
        if page.items:
            self._last = page.items[-1].id
        by_id = {"max_id": self._last}
        stuck = not unseen
        if stuck and self._last and not self._by_id and self.params not in ({}, by_id):
            self._by_id, stuck = True, False
        reached = len(self._met) >= self._enough or stuck or self._is_past(page)
        mark, top = self.cursor.mark, self.cursor.top
        if reached and top is not None:
            self.done = True
            self.cursor = Cursor(_merged(top, mark), self.cursor.since)
        else:
            self.cursor = replace(self.cursor, older_than=by_id if self._by_id else page.older)
        wanted = {item.id for item in items}
        return [item for item in page.oldest_first() if item.id in wanted]

    @property
    def _enough(self) -> float:
        """How many known ids have to be met; never, where we know none."""
        return min(_OVERLAP, len(self._goal)) or float("inf")

    def _begin(self, page: Page) -> None:
        """The newest page: where we shall stand at the end."""
        if self._first:  # "since" is by our clock; the server dates by its own
            since = self.cursor.since + page.skew
            self.cursor = replace(self.cursor, since=since, mark=Mark((), since))
        top = _moved(Mark((), self.cursor.mark.time), page.oldest_first())
        self.cursor = replace(self.cursor, top=top)

    def _above_goal(self, page: Page) -> list[Item]:
        items: list[Item] = []
        for item in page.items:
            items.append(item)
            if item.id in self._goal:
                self._met.add(item.id)
            if len(self._met) >= self._enough:
                break
        return items

    def _is_past(self, page: Page) -> bool:
        """Whether the whole page is older than anything wanted. One item out of order does not end the way."""
        end = (self.floor if self._first else max(self.cursor.mark.time, self.floor)) - _MARGIN
        times = [item.time for item in page.items if item.time is not None]
        return bool(times) and max(times) < end


def mention(me: Self, notification: Notification | None) -> Posted | None:
    """The post a notification tells of, if it mentions us and is not our own."""
    if notification is None or notification.type != "mention":
        return None
    if notification.status is None:
        _log.info("A mention came without a post that can be read; it is left out")
        return None
    interaction = me.interaction(notification.status, noticed=notification.created_at)
    return None if interaction.ours else Posted(interaction)


def _item(value: object) -> Item | None:
    """What has an id is an item, even if nothing else of it can be read: paging goes by ids."""
    notification = read(Notification, value)
    if notification is None:
        _log.info("A notification cannot be read; it is left out")
        return None
    if len(notification.id) > _LONGEST_ID:
        return None
    time = notification.created_at or (notification.status.created_at if notification.status else None)
    return Item(notification.id, time, notification)


def older(answer: Answer, items: Sequence[Item | Notification]) -> Mapping[str, str]:
    """How to ask for the page after this one: as its `Link` says, else by the last id."""
    for link in answer.headers.get("link", "").split(","):
        address, _, attributes = link.partition(";")
        if 'rel="next"' in attributes.replace(" ", "").lower():
            try:
                given = dict(parse_qsl(urlsplit(address.strip(" <>")).query))
            except ValueError:
                continue
            # Only the parameters, never the address: our token goes to our server alone.
            wanted = {name: value for name, value in given.items() if name in _OLDER}
            if wanted:
                return wanted
    return {"max_id": items[-1].id} if items else {}


def skew(answer: Answer) -> timedelta:
    """How far the server's clock is ahead of ours, where that is worth mentioning."""
    theirs = server_time(answer.headers)
    if theirs is None:
        return timedelta(0)
    ahead = theirs - datetime.now(UTC)
    return ahead if _LEAST_SKEW < abs(ahead) < _LONGEST_SKEW else timedelta(0)


def _moved(mark: Mark, oldest_first: Sequence[Item]) -> Mark:
    """The mark after these: their ids in front, the newest first; the latest time among them."""
    newest_first = [item.id for item in reversed(oldest_first)]
    seen = tuple(dict.fromkeys([*newest_first, *mark.seen]))[:_KEPT]
    now = datetime.now(UTC)  # a time in the future, which some servers let through, would hide what comes after
    times = [min(item.time, now) for item in oldest_first if item.time is not None]
    return Mark(seen, max([*times, mark.time]))


def _merged(top: Mark, goal: Mark) -> Mark:
    return Mark(tuple(dict.fromkeys([*top.seen, *goal.seen]))[:_KEPT], max(top.time, goal.time))
