"""An engine that other processes can talk to, for tests of the control socket."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.control.client import Remote
from wizard.control.local import Local
from wizard.control.server import ControlServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.engine import Stage
    from wizard.app import Engine
    from wizard.control.handle import Handle, News
    from wizard.sync.standing import Snapshot


@dataclass
class Controlled:
    """The engine, its own handle, and its server. `shown`: which pages somebody asked for."""

    engine: Engine
    local: Local
    server: ControlServer
    quitting: asyncio.Event = field(default_factory=asyncio.Event)
    shown: list[str] = field(default_factory=list)

    @contextlib.asynccontextmanager
    async def remote(self) -> AsyncIterator[Remote]:
        remote = await Remote.connect(self.engine.app.home.data)
        try:
            yield remote
        finally:
            await remote.close()


@contextlib.asynccontextmanager
async def controlled(here: Stage, *, desk: bool = True, **options: object) -> AsyncIterator[Controlled]:
    quitting, shown = asyncio.Event(), list[str]()
    async with here.engine(**options) as engine:
        role = "desk" if desk else "sync"
        local = Local(engine, role, on_quit=quitting.set, on_show=shown.append if desk else None)
        async with ControlServer(here.app.home.data, local) as server:
            yield Controlled(engine, local, server, quitting, shown)


async def news_until(handle: Handle, wanted: Callable[[News], bool], after: int | None = None) -> News:
    """The first news that is wanted."""
    async with contextlib.aclosing(handle.news(after)) as news:  # type: ignore[type-var]
        async for each in news:
            if wanted(each):
                return each
    raise AssertionError("news ended")


async def snapshot_until(handle: Handle, wanted: Callable[[Snapshot], object]) -> Snapshot:
    found = await news_until(handle, lambda each: each.snapshot is not None and bool(wanted(each.snapshot)))
    assert found.snapshot is not None
    return found.snapshot
