"""The home is let go for a while, and held again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.handles import Doors
from wizard.app import App
from wizard.errors import SecretsUnavailable, UsageError
from wizard.gui.desk.holding import Calls, Holder, Told

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
async def holder(doors: Doors, environ: dict[str, str]) -> AsyncIterator[Holder]:
    calls, told = Calls(lambda _page: None, lambda: None), Told(lambda _role, _why: None, lambda _news: None)
    made = Holder(App.build(environ), doors.ways(calls), told)
    task = asyncio.create_task(made.run())
    yield made
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_nobody_holds_the_home_meanwhile_and_somebody_afterwards(holder: Holder, doors: Doors) -> None:
    await holder.held()

    async def work(_app: App) -> list[str]:
        await asyncio.sleep(0)
        return list(doors.open)

    assert await holder.apart(work) == ["work begun", "work ended"]
    await holder.held()
    assert doors.open == ["work begun", "work ended", "work begun"]


async def test_it_is_held_again_where_the_work_fails(holder: Holder, doors: Doors) -> None:
    await holder.held()

    async def work(_app: App) -> None:
        raise UsageError("No.")

    with pytest.raises(UsageError):
        await holder.apart(work)
    await holder.held()
    assert doors.open[-1] == "work begun"


async def test_it_needs_no_engine_that_runs(holder: Holder, doors: Doors) -> None:
    doors.shut = SecretsUnavailable("The keyring is locked.")
    await holder.apart(_nothing)  # before it has begun, or while it rests
    await holder.held()
    await holder.apart(_nothing)
    doors.shut = None
    await holder.apart(_nothing)
    await holder.held()
    assert doors.open[-1] == "work begun"


async def _nothing(_app: App) -> None:
    return None
