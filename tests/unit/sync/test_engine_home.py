"""What this computer does to the engine: sleep, no network, a full disk, a damaged journal, a second instance."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from tests.engine import QUICK, Stage, stage, until, until_written
from wizard.errors import AlreadyRunning, NetworkUnavailable
from wizard.journey.keep import replace_token
from wizard.practice.faults import Fault
from wizard.practice.faults import Kind as FaultKind
from wizard.sync.records import Kind
from wizard.sync.supervisor import Surroundings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import ExpectedLogs
    from wizard.app import Engine
    from wizard.sync.records import ChannelRow

MB = 1024 * 1024
PLENTY = 1000 * MB


@dataclass
class Computer:
    """This computer, as a test would have it. `slept`: seconds by which the wall clock ran ahead."""

    free: int = PLENTY
    slept: float = 0.0

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(free_bytes=lambda _folder: self.free, wall=lambda: time.time() + self.slept)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path, retry_waits=(0.05,) * 10_000) as made:  # SocialHub's patience is not at stake here
        await made.set_up()
        made.forum.say("ann", "shop, a question")
        yield made


async def row_of(engine: Engine) -> ChannelRow:
    return await engine.journal.ensure_channel("shop")


async def said(engine: Engine, part: str) -> list[Kind]:
    """The kinds of the entries in the activity log with `part` in their note."""
    return [entry.kind for entry in await engine.journal.activity(limit=1000) if part in entry.note]


# --- Sleep, wake, offline ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [3600.0, -3600.0], ids=["slept", "clock set back"])
async def test_after_waking_up_everything_is_caught_up_at_once(here: Stage, seconds: float) -> None:
    computer = Computer()
    # By themselves things would be looked at again after an hour, and after any time up to that.
    tempo = replace(QUICK, poll=3600, refresh=3600, check=3600, first_wait=3600, longest_wait=3600)
    here.hub.faults.set("create_ticket", [Fault(FaultKind.ERROR_BEFORE)])
    async with here.engine(tempo=tempo, surroundings=computer.surroundings) as engine:
        side = engine.supervisor.channels[0].context.hub_side
        await until(lambda: side.opens_at > 0)
        await until(lambda: engine.supervisor.channels[0].inbound.lanes.in_flight == 0)
        here.forum.say("bob", "shop, written while it slept")
        assert here.messages() == []
        computer.slept += seconds
        await until(lambda: len(here.tickets()) == 2)


async def test_a_computer_whose_clocks_all_went_on_in_its_sleep_is_noticed_too(here: Stage) -> None:
    """Windows counts sleep in its monotonic clock; a process that was stopped sees the same."""
    computer = Computer()
    ahead = [0.0]
    around = replace(
        computer.surroundings,
        wall=lambda: time.time() + ahead[0],
        monotonic=lambda: time.monotonic() + ahead[0],
    )
    tempo = replace(QUICK, poll=3600, refresh=3600, check=3600)
    async with here.engine(tempo=tempo, surroundings=around) as engine:
        await until(lambda: len(here.tickets()) == 1)
        await until(engine.supervisor.channels[0].inbound.fetched.is_set)
        here.forum.say("bob", "shop, written while it slept")
        ahead[0] += 3600.0
        await until(lambda: len(here.tickets()) == 2)


async def test_the_systems_own_signal_wakes_it_at_once(here: Stage) -> None:
    tempo = replace(QUICK, poll=3600, refresh=3600, check=3600, housekeeping=3600)
    async with here.engine(tempo=tempo) as engine:
        await until(lambda: len(here.tickets()) == 1)
        for number, signal in enumerate((engine.supervisor.woke, engine.supervisor.network_changed), start=2):
            await until(engine.supervisor.channels[0].inbound.fetched.is_set)
            here.forum.say("bob", f"shop, number {number}")
            await signal()
            await until(lambda number=number: len(here.tickets()) == number)  # type: ignore[misc]


async def test_offline_for_a_while_loses_nothing_and_is_said_once(here: Stage) -> None:
    async with here.engine() as engine:
        await until(lambda: len(here.tickets()) == 1)
        here.hub.faults.set("*", {Fault(FaultKind.RESET_BEFORE): 1.0})
        here.forum.away = True
        for number in range(5):
            here.forum.say("bob", f"shop, number {number}")
        sides = engine.supervisor.channels[0].context
        await until(lambda: min(sides.hub_side.failures, sides.network_side.failures) > 5)
        followup = await here.hub.reply(here.ticket("a question").id, "An answer")
        trouble = (await row_of(engine)).trouble or ""
        assert "forum" in trouble.lower()
        assert "SocialHub" in trouble
        here.hub.faults.clear()
        here.forum.away = False
        await until(lambda: len(here.tickets()) == 6)
        await until(lambda: here.followup(followup).state == "delivered")
        assert (await row_of(engine)).trouble is None
        kinds = [entry.kind for entry in await engine.journal.activity(limit=1000)]
        assert kinds.count(Kind.TROUBLE) == 2  # one for each side, however often it was tried …
        assert kinds.count(Kind.MENDED) == 2  # … and as many when they were back
    assert here.texts_of_ours() == ["An answer"]


async def test_trouble_of_a_run_before_is_not_said_of_this_one(here: Stage) -> None:
    here.forum.away = True
    async with here.engine() as engine:
        await until(lambda: engine.supervisor.channels[0].context.network_side.failures > 3)
        assert (await row_of(engine)).trouble
    here.forum.away = False
    async with here.engine() as engine:
        await until(lambda: len(here.tickets()) == 1)
        assert (await row_of(engine)).trouble is None


# --- Disk -------------------------------------------------------------------------------------------------------


async def test_before_the_disk_is_full_nothing_more_is_taken_in(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("disk is almost full")
    expected_logs.expect("could not be stored")
    computer = Computer()
    async with here.engine(surroundings=computer.surroundings) as engine:
        await until(lambda: len(here.tickets()) == 1)
        computer.free = 10 * MB
        await until(lambda: not engine.supervisor.has_room)
        await here.hub.reply(here.ticket("a question").id, "An answer")
        here.forum.say("bob", "shop, another")
        await until(lambda: here.hub.events()[-1].tries >= 1)
        fetched = here.forum.calls.count("catch_up")
        await until(
            lambda: here.hub.events()[-1].tries >= 5
        )  # refused, so that SocialHub keeps it and tries again
        assert here.hub.events()[-1].state == "waiting"
        assert here.forum.calls.count("catch_up") == fetched
        assert "disk" in ((await row_of(engine)).trouble or "")
        computer.free = 80 * MB  # too little to begin again: it would flutter
        tries = here.hub.events()[-1].tries
        await until(lambda: here.hub.events()[-1].tries >= tries + 3)
        assert not engine.supervisor.has_room
        computer.free = PLENTY
        await until(lambda: here.texts_of_ours() == ["An answer"])
        await until(lambda: len(here.tickets()) == 2)
        assert (await row_of(engine)).trouble is None
        assert await said(engine, "disk") == [Kind.TROUBLE, Kind.MENDED]


async def test_a_disk_that_is_almost_full_at_start_is_said(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("disk is almost full")
    computer = Computer(free=0)
    async with here.engine(surroundings=computer.surroundings) as engine:
        await until(lambda: engine.supervisor.channels)
        await until_written(lambda: row_of(engine), lambda row: "disk" in (row.trouble or ""))
        assert "catch_up" not in here.forum.calls
        computer.free = PLENTY
        await until(lambda: len(here.tickets()) == 1)


@pytest.mark.any_logs
async def test_a_journal_that_cannot_grow_acknowledges_nothing_and_goes_on_when_it_can(here: Stage) -> None:
    """The disk filled up all at once: SQLite itself says so, at every write."""
    async with here.engine() as engine:
        await until(lambda: len(here.tickets()) == 1)
        ticket = here.ticket("a question")
        await set_pages(engine, 0)
        for number in range(8):
            here.forum.say("bob", f"shop, number {number} " + "x" * 9000)
        followup = await here.hub.reply(ticket.id, "An answer " + "y" * 150)
        await until(lambda: engine.supervisor.channels[0].context.network_side.failures > 2)
        await set_pages(engine, 1_000_000)
        await until(lambda: len(here.tickets()) == 9)
        await until(lambda: here.followup(followup).state == "delivered")
        row = await row_of(engine)
        assert (await engine.journal.counts(row.id)).aside == 0
    assert len(here.texts_of_ours()) == 1


async def set_pages(engine: Engine, more: int) -> None:
    """How many pages the journal may grow by."""

    def work(db: sqlite3.Connection) -> None:
        count = int(db.execute("PRAGMA page_count").fetchone()[0])
        db.execute(f"PRAGMA max_page_count = {count + more}").fetchone()

    await engine.journal._db.write(work)


# --- A damaged journal ------------------------------------------------------------------------------------------


def damage(path: Path) -> None:
    """Overwrites all but the first page, as a failing disk might."""
    with closing(sqlite3.connect(path, timeout=30)) as db:
        while db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            pass
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))


async def test_a_restored_journal_looks_before_it_posts(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("restored from the copy")
    here.forum.faults["send_reply"] = [NetworkUnavailable("Away.")] * 3
    tempo = replace(QUICK, first_wait=3600, longest_wait=3600)  # it is not tried again before the copy is made
    async with here.engine(tempo=tempo) as engine:
        await until(lambda: len(here.tickets()) == 1)
        followup = await here.hub.reply(here.ticket("a question").id, "An answer")
        await until(lambda: "send_reply" in here.forum.calls)
        await until(lambda: engine.supervisor.channels[0].outbound.lanes.in_flight == 0)
        await engine.journal.copy()
    here.forum.faults["send_reply"] = []
    async with here.engine() as engine:  # what happens now, the copy does not know
        await engine.journal.retry("all")
        engine.supervisor.look("shop")
        await until(lambda: here.followup(followup).state == "delivered")
        here.forum.say("bob", "shop, another")
        await until(lambda: len(here.tickets()) == 2)
    damage(here.app.journal_path)
    here.forum.calls.clear()
    here.forum.say("eve", "shop, a third")
    async with here.engine() as engine:
        assert engine.restored_from == "journal.db.copy"
        await until(lambda: len(here.tickets()) == 3)
        await until(lambda: "find_reply" in here.forum.calls)
        await until(lambda: engine.supervisor.channels[0].outbound.lanes.resting)
        assert "send_reply" not in here.forum.calls
        assert await said(engine, "restored") == [Kind.NOTE]
    assert here.texts_of_ours() == ["An answer"]
    assert here.followup(followup).state == "delivered"
    assert sorted(here.messages()) == ["shop, a question", "shop, a third", "shop, another"]


@pytest.mark.any_logs
async def test_damage_is_noticed_while_it_works_and_mended_by_the_next_start(here: Stage) -> None:
    async with here.engine(tempo=replace(QUICK, copy=0.05)) as engine:
        await until(lambda: len(here.tickets()) == 1)
        copy = here.app.journal_path.with_name("journal.db.copy")
        await until(copy.exists)  # made by itself
    async with here.engine(tempo=replace(QUICK, copy=3600)) as engine:  # no copy is made that would notice it
        damage(here.app.journal_path)
        here.forum.say("bob", "shop, another")
        error = await engine.supervisor.damaged
        assert "damaged" in error.what
    async with here.engine() as engine:
        assert engine.restored_from == "journal.db.copy"
        await until(lambda: len(here.tickets()) == 2)


# --- Starting ---------------------------------------------------------------------------------------------------


async def test_a_second_instance_is_told_so_and_the_first_goes_on(here: Stage) -> None:
    async with here.engine():
        with pytest.raises(AlreadyRunning, match="already running"):
            async with here.engine():
                raise AssertionError("two engines run on one home")
        assert here.app.engine_runs()
        await until(lambda: len(here.tickets()) == 1)
    assert not here.app.engine_runs()
    async with here.engine():
        pass


async def test_a_channel_that_cannot_start_is_said_and_tried_again(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("one cannot start")
    async with stage(tmp_path) as here:
        for name in ("one", "two"):
            await here.set_up(name, via="none")
        here.forum.say("ann", "shop for all")
        token = here.app.kept.get("one/socialhub-token")
        assert token is not None
        here.app.kept.delete("one/socialhub-token")
        async with here.engine() as engine:
            await until(lambda: here.messages("two") == ["shop for all"])
            row = await engine.journal.ensure_channel("one")
            assert "SocialHub token" in (row.trouble or "")
            here.app.kept.put("one/socialhub-token", token)  # the keyring is unlocked
            await until(lambda: here.messages("one") == ["shop for all"])
            assert (await engine.journal.ensure_channel("one")).trouble is None


@pytest.mark.any_logs  # the first run may end before it has said so
async def test_a_refused_token_is_not_sent_again_by_a_later_run(here: Stage) -> None:
    new = here.hub.replace_token(here.channels["shop"].id)
    async with here.engine() as engine:
        await until_written(lambda: row_of(engine), lambda row: row.hub_halt)
        await until(lambda: engine.supervisor.channels[0].inbound.lanes.in_flight == 0)
    before = len(here.hub.requests)
    fetched = here.forum.calls.count("catch_up")
    async with here.engine() as engine:
        await until(lambda: here.forum.calls.count("catch_up") > fetched + 3)
        assert len(here.hub.requests) == before
        await replace_token(here.app, "shop", new)
        await until(lambda: len(here.tickets()) == 1)


async def test_a_channel_that_is_being_ended_as_the_engine_stops_is_ended_whole(here: Stage) -> None:
    """What it has under way is finished, and its connections are closed."""
    here.hub.faults.set("create_ticket", [Fault(FaultKind.SLOW_BEFORE, seconds=1)])
    async with here.engine() as engine:
        channel = engine.supervisor.channels[0]
        await until(lambda: here.hub.faults.carried_out["create_ticket", FaultKind.SLOW_BEFORE])
        await engine.journal.touch("shop")
        looking = asyncio.create_task(engine.supervisor.look_now())
        await until(lambda: channel not in engine.supervisor.channels)
        looking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await looking
        assert channel.inbound.lanes.in_flight == 1
    assert channel.inbound.lanes.in_flight == 0
    assert here.messages() == ["shop, a question"]
