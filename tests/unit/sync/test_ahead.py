"""One thing is read ahead, in order; faults come at their place, and nothing goes on after the end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from wizard.sync.ahead import one_ahead

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Pages:
    """Yields numbers; `asked`: how many were asked for, `closed`: whether its end was reached or forced."""

    def __init__(self, count: int, *, broken: bool = False, endless: bool = False) -> None:
        self.asked = 0
        self.closed = False
        self._count, self._broken, self._endless = count, broken, endless

    async def read(self) -> AsyncIterator[int]:
        try:
            for number in range(self._count):
                self.asked += 1
                await asyncio.sleep(0)
                yield number
            self.asked += 1
            if self._broken:
                raise OSError("gone")
            if self._endless:
                await asyncio.Event().wait()
        finally:
            self.closed = True


async def turns() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_everything_comes_in_order() -> None:
    async with one_ahead(Pages(5).read()) as ahead:
        assert [number async for number in ahead] == [0, 1, 2, 3, 4]
    async with one_ahead(Pages(0).read()) as ahead:
        assert [number async for number in ahead] == []


async def test_one_is_on_its_way_and_no_more() -> None:
    pages = Pages(5)
    async with one_ahead(pages.read()) as ahead:
        async for number in ahead:
            await turns()
            assert pages.asked == number + 2


async def read(pages: Pages, seen: list[int], *, at_most: int = 99) -> None:
    """Raises ValueError where there are more."""
    async with one_ahead(pages.read()) as ahead:
        async for number in ahead:
            await turns()
            if len(seen) == at_most:
                raise ValueError("enough")
            seen.append(number)


async def test_a_fault_comes_after_what_came_before_it() -> None:
    seen: list[int] = []
    with pytest.raises(OSError, match="gone"):
        await read(Pages(2, broken=True), seen)
    assert seen == [0, 1]


async def test_who_stops_halfway_leaves_nothing_running() -> None:
    pages = Pages(2, endless=True)
    with pytest.raises(ValueError, match="enough"):
        await read(pages, [], at_most=1)
    assert pages.closed
    assert asyncio.all_tasks() == {asyncio.current_task()}
