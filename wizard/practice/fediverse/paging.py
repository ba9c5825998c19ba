"""Mastodon's three ways to page, exactly.

* `max_id`: the newest ones older than it.
* `since_id`: the newest ones newer than it: whatever does not fit on the page is passed over.
* `min_id`: the oldest ones newer than it: page by page nothing is passed over. It wins over `since_id`.

All three exclude the id itself, and whichever it was, an answer lists the newest first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Ordered(Protocol):
    @property
    def order(self) -> int: ...


Item = TypeVar("Item", bound=Ordered)


@dataclass(frozen=True, slots=True)
class Page:
    """What was asked for; the three bounds as orders."""

    limit: int
    older_than: int | None = None  # max_id
    newer_than: int | None = None  # since_id
    following: int | None = None  # min_id


def select(items: Sequence[Item], page: Page, keep: Callable[[Item], bool]) -> list[Item]:
    """The asked-for ones of `items` (the oldest first) that `keep` lets through, the newest first."""
    bound = page.following if page.following is not None else page.newer_than
    start = 0 if bound is None else bisect_right(items, bound, key=_order)
    stop = len(items) if page.older_than is None else bisect_left(items, page.older_than, key=_order)
    oldest_first = page.following is not None
    places = range(start, stop) if oldest_first else range(stop - 1, start - 1, -1)
    found = list(islice((items[place] for place in places if keep(items[place])), page.limit))
    return found[::-1] if oldest_first else found


def place(items: Sequence[Item], order: int) -> int:
    """Where the one of this order stands, in items of which the oldest is first."""
    return bisect_left(items, order, key=_order)


def _order(item: Ordered) -> int:
    return item.order
