"""The ways to hold a home: with an engine of our own, attached to another one's, or with the journal alone."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from wizard.app import Engine, EngineOptions
from wizard.control.client import Remote
from wizard.control.handle import NotRunning
from wizard.control.local import Local
from wizard.control.resting import Resting
from wizard.control.server import ControlServer
from wizard.errors import AlreadyRunning
from wizard.gui.desk.holding import Held, Holding, Ways
from wizard.mending import Mending
from wizard.sync.journal import Journal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from wizard.app import App
    from wizard.control.handle import Handle
    from wizard.gui.desk.holding import Calls

ROLE = "desk"  # as in `Hello`
_ATTEMPTS = 20
_PAUSE = 0.25  # seconds between two of them


def home_ways(calls: Calls, options: EngineOptions | None = None) -> Ways:
    """`calls`: what other processes ask of this desk."""

    @asynccontextmanager
    async def work(app: App) -> AsyncIterator[Holding]:
        async with AsyncExitStack() as stack:
            try:
                engine = await stack.enter_async_context(Engine(app, options or EngineOptions(hears=True)))
            except AlreadyRunning as error:
                held = await _attached(app, stack, error)
                yield Holding(held)
                return
            local = Local(engine, ROLE, on_quit=calls.quit, on_show=calls.show)
            await stack.enter_async_context(ControlServer(app.home.data, local))
            yield Holding(_held(app, local, engine.journal), engine.supervisor.damaged)

    return Ways(work, _rest)


async def _attached(app: App, stack: AsyncExitStack, runs: AlreadyRunning) -> Held:
    """Raises `runs` where whoever runs the engine does not answer; it may be just starting."""
    try:
        remote = await _connected(app)
    except NotRunning:
        raise runs from None
    stack.push_async_callback(remote.close)
    return _held(app, remote, await _beside(app, stack))


async def _connected(app: App) -> Remote:
    """Raises NotRunning after some attempts."""
    for _attempt in range(_ATTEMPTS - 1):
        with contextlib.suppress(NotRunning):
            return await Remote.connect(app.home.data)
        await asyncio.sleep(_PAUSE)
    return await Remote.connect(app.home.data)


@asynccontextmanager
async def _rest(app: App) -> AsyncIterator[Holding]:
    async with AsyncExitStack() as stack:
        yield Holding(_held(app, Resting(app), await _beside(app, stack)))


async def _beside(app: App, stack: AsyncExitStack) -> Journal:
    journal = await Journal.attach(app.journal_path)
    stack.push_async_callback(journal.close)
    return journal


def _held(app: App, handle: Handle, journal: Journal) -> Held:
    return Held(app, handle, Mending(app, handle), journal)
