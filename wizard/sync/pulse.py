"""Says that something changed, to any number of listeners, and once for any number of changes."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pulse:
    """`beat` costs next to nothing where nobody listens. All of it in one loop."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Event] = set()

    def beat(self) -> None:
        for each in self._listeners:
            each.set()

    @contextlib.contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """An event that is set by every beat; whoever waits for it clears it."""
        event = asyncio.Event()
        self._listeners.add(event)
        try:
            yield event
        finally:
            self._listeners.discard(event)
