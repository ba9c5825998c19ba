"""Lanes: order within, side by side between, and one that cannot go on holds up nothing else."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.engine import until
from wizard.sync.lanes import LanePlan, Lanes

if TYPE_CHECKING:
    from tests.conftest import ExpectedLogs


@dataclass
class Thing:
    id: int
    lane: str
    due: int = 0


@dataclass
class Yard:
    """What is to do, and what was done."""

    todo: list[Thing]
    done: list[int] = field(default_factory=list)
    failing: set[int] = field(default_factory=set)
    raising: set[int] = field(default_factory=set)
    broken: list[int] = field(default_factory=list)
    at_once: int = 0
    most: int = 0
    width: int = 4
    something_done: asyncio.Event = field(default_factory=asyncio.Event)

    async def load(self) -> list[Thing]:
        return list(self.todo)

    async def run(self, thing: Thing) -> bool:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        if thing.id in self.raising:
            raise RuntimeError("a bug")
        if thing.id in self.failing:
            thing.due = int(time.time() * 1000) + 60_000
            return False
        self.todo.remove(thing)
        self.done.append(thing.id)
        self.something_done.set()
        return True

    async def report(self, thing: Thing, _error: Exception) -> None:
        self.broken.append(thing.id)
        self.todo.remove(thing)

    async def gate(self) -> None:
        return

    def lanes(self) -> Lanes[Thing]:
        return Lanes(
            LanePlan(
                load=self.load,
                lane=lambda thing: thing.lane,
                due=lambda thing: thing.due,
                run=self.run,
                broken=self.report,
                width=lambda: self.width,
                gate=self.gate,
                name="test",
            )
        )


async def until_idle(lanes: Lanes[Thing]) -> None:
    task = asyncio.create_task(lanes.forever())
    await asyncio.wait_for(lanes.idle.wait(), 60)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await lanes.drain(1)


async def test_a_lane_keeps_its_order_and_lanes_run_side_by_side() -> None:
    yard = Yard([Thing(n, "abc"[n % 3]) for n in range(30)])
    await until_idle(yard.lanes())
    assert sorted(yard.done) == list(range(30))
    for lane in range(3):
        assert [n for n in yard.done if n % 3 == lane] == list(range(lane, 30, 3))
    assert yard.most == 3


async def test_no_more_than_the_width_at_a_time() -> None:
    yard = Yard([Thing(n, str(n)) for n in range(40)], width=5)
    await until_idle(yard.lanes())
    assert len(yard.done) == 40
    assert yard.most == 5


async def test_what_cannot_be_done_blocks_its_own_lane_only() -> None:
    yard = Yard([Thing(1, "a"), Thing(2, "a"), Thing(3, "b"), Thing(4, "b")], failing={1})
    await until_idle(yard.lanes())
    assert yard.done == [3, 4]


async def test_what_fails_while_more_is_loaded_is_not_overtaken() -> None:
    """A slow disk: the load read what was under way, and answers only after that failed."""
    yard = Yard([Thing(1, "a"), Thing(2, "a"), Thing(3, "b")], width=1)
    started, fail, loads = asyncio.Event(), asyncio.Event(), 0

    async def load() -> list[Thing]:
        nonlocal loads
        loads += 1
        read = [replace(each) for each in yard.todo]  # as a table gives rows
        if loads == 2:
            fail.set()
            await until(lambda: not lanes.in_flight)
        return read

    async def run(thing: Thing) -> bool:
        if thing.id == 1:
            started.set()
            await fail.wait()
            yard.todo[0].due = int(time.time() * 1000) + 60_000
            return False
        yard.done.append(thing.id)
        yard.todo = [each for each in yard.todo if each.id != thing.id]
        return True

    lanes: Lanes[Thing] = Lanes(replace(yard.lanes()._plan, load=load, run=run))
    task = asyncio.create_task(lanes.forever())
    await started.wait()
    lanes.wake()
    await until(lambda: loads > 2 and lanes.idle.is_set())
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert yard.done == [3]


async def test_it_goes_on_when_it_is_woken_after_the_fault_is_gone() -> None:
    yard = Yard([Thing(1, "a"), Thing(2, "a")], failing={1})
    lanes = yard.lanes()
    await until_idle(lanes)
    assert yard.done == []
    yard.failing.clear()
    yard.todo[0].due = 0
    lanes.wake()
    await until_idle(lanes)
    assert yard.done == [1, 2]


async def test_what_is_due_later_is_done_then() -> None:
    yard = Yard([Thing(1, "a", due=int(time.time() * 1000) + 80)])
    lanes = yard.lanes()
    task = asyncio.create_task(lanes.forever())
    await asyncio.wait_for(yard.something_done.wait(), 60)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_bug_in_one_thing_is_reported_and_holds_up_nothing(expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("Unexpected RuntimeError")
    yard = Yard([Thing(1, "a"), Thing(2, "a"), Thing(3, "b")], raising={1})
    await until_idle(yard.lanes())
    assert yard.broken == [1]
    assert sorted(yard.done) == [2, 3]


async def test_work_goes_on_while_new_things_come_faster_than_they_are_loaded() -> None:
    yard = Yard([Thing(n, str(n)) for n in range(20)])

    async def load() -> list[Thing]:
        lanes.wake()
        await asyncio.sleep(0)
        return list(yard.todo)

    lanes: Lanes[Thing] = Lanes(replace(yard.lanes()._plan, load=load))
    task = asyncio.create_task(lanes.forever())
    async with asyncio.timeout(60):
        while len(yard.done) < 20:
            yard.something_done.clear()
            await yard.something_done.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await lanes.drain(1)
    assert sorted(yard.done) == list(range(20))


async def test_where_a_load_takes_long_the_work_has_most_of_the_time() -> None:
    yard = Yard([Thing(n, str(n)) for n in range(40)], width=1)
    loads: list[float] = []

    async def load() -> list[Thing]:
        loads.append(time.monotonic())
        await asyncio.sleep(0.02)
        return list(yard.todo)

    async def run(thing: Thing) -> bool:
        await asyncio.sleep(0.01)
        lanes.wake()  # something new comes all the time
        return await yard.run(thing)

    lanes: Lanes[Thing] = Lanes(replace(yard.lanes()._plan, load=load, run=run))
    started = time.monotonic()
    await until_idle(lanes)
    assert sorted(yard.done) == list(range(40))
    # Each took 0.02 s or more, and four times as long passed before the next one.
    assert (len(loads) - 1) * 0.1 <= loads[-1] - started
