"""Reads one thing ahead: while a page is committed, the next one is on its way.

Catching up for the first time is hundreds of pages, each of which waits for the Network and then for the disk.
Nothing else changes: whatever comes is dealt with in order, and a fault is met after all that came before it.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

T = TypeVar("T")


@asynccontextmanager
async def one_ahead(source: AsyncIterator[T]) -> AsyncIterator[AsyncIterator[T]]:
    """What `source` yields; the next one is asked for as soon as one is taken. After the context nothing is."""
    ahead = _Ahead(source)
    try:
        yield ahead
    finally:
        await ahead.end()


class _Ahead(Generic[T]):
    def __init__(self, source: AsyncIterator[T]) -> None:
        self._source = source
        self._next = self._ask()

    def __aiter__(self) -> _Ahead[T]:
        return self

    async def __anext__(self) -> T:
        found = await self._next
        if not found:
            raise StopAsyncIteration
        self._next = self._ask()
        return found[0]

    def _ask(self) -> asyncio.Task[list[T]]:
        return asyncio.create_task(self._pull(), name="one-ahead")

    async def _pull(self) -> list[T]:
        """One thing, or none at the end: a task cannot end with StopAsyncIteration."""
        async for each in self._source:
            return [each]
        return []

    async def end(self) -> None:
        self._next.cancel()
        await asyncio.gather(self._next, return_exceptions=True)
