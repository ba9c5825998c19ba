"""After sleep: connections died without a word, the network comes late, and all is caught up at once all the same.

Both servers stand behind cables. Whatever would help by itself (polls, growing waits) takes an
hour here, and the time-outs of requests longer than these tests have patience.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from tests.between import between
from tests.engine import QUICK, QuickApp, until, until_written
from tests.gui.desk.screens import need
from tests.system_bus import CONNECTED, logind, private_bus
from wizard.app import Engine, EngineOptions
from wizard.home import find_home
from wizard.networks.registry import load_networks
from wizard.practice.faults import Fault
from wizard.practice.faults import Kind as FaultKind
from wizard.settings import SettingsStore
from wizard.sync.database import connect
from wizard.sync.records import JobState, Kind
from wizard.sync.supervisor import Surroundings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.between import Between

PATIENCE = 20.0  # seconds; the shortest time-out that would end the wait for a dead connection is 30
SLOW = replace(
    QUICK,
    poll=3600,
    poll_streaming=3600,
    refresh=3600,
    check=3600,
    check_again=3600,
    first_wait=3600,
    longest_wait=3600,
    longest_unreached=3600,
    waking=3600,
    longest_waking=0.05,
    grace=0.05,
    doubt=0.3,
)


@contextlib.asynccontextmanager
async def engine_of(
    here: Between, surroundings: Surroundings | None = None, *, hears: bool = False
) -> AsyncIterator[Engine]:
    """From when everything is in step, the stream stands, and nothing is under way."""
    options = EngineOptions(tempo=SLOW, surroundings=surroundings, hears=hears)
    async with Engine(here.app, options) as engine:
        await until(lambda: len(here.tickets()) == 1)
        channel = engine.supervisor.channels[0]
        await until(lambda: channel.inbound._streaming and channel.watch.checked.is_set())
        await until(lambda: channel.inbound.fetched.is_set() and not channel.inbound.lanes.in_flight)
        yield engine


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Between]:
    environ = {"CHANNEL_WIZARD_HOME": str(tmp_path)}
    home = find_home(environ)
    app = QuickApp(home, SettingsStore(home.config / "settings.json"), load_networks(), environ)
    async with between(app) as made:
        yield made


async def test_what_came_during_sleep_is_caught_up_over_fresh_connections(here: Between) -> None:
    async with engine_of(here) as engine:
        for each in here.cables:
            each.silence()
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        followup = await here.hub.reply(here.tickets()[0].id, "Yes, until six")
        await until(lambda: engine.supervisor.channels[0].outbound.lanes.in_flight == 1)  # and nobody answers it
        await engine.supervisor.woke()
        await until(lambda: len(here.tickets()) == 2, PATIENCE)
        await until(lambda: here.delivered(followup), PATIENCE)
        await until(lambda: engine.supervisor.channels[0].inbound._streaming, PATIENCE)
        here.fediverse.post("chloe", "@brand merci")  # by the new stream alone
        await until(lambda: len(here.tickets()) == 3, PATIENCE)
    assert here.answers() == ["@alice Yes, until six"]


@pytest.mark.parametrize("signal", ["no further signal", "a signal of the network"])
async def test_a_network_that_comes_later_than_waking_is_not_waited_for_long(here: Between, signal: str) -> None:
    async with engine_of(here) as engine:
        context = engine.supervisor.channels[0].context
        for each in here.cables:
            await each.cut()
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        followup = await here.hub.reply(here.tickets()[0].id, "Yes, until six")
        await engine.supervisor.woke()
        await until(lambda: min(context.hub_side.failures, context.network_side.failures) > 5)
        if signal != "no further signal":
            for side in (context.hub_side, context.network_side):
                side._waking_until = 0  # long ago
            await until(lambda: min(context.hub_side.opens_at, context.network_side.opens_at) > 0)
        for each in here.cables:
            await each.mend()
        if signal != "no further signal":
            await engine.supervisor.network_changed()
        await until(lambda: len(here.tickets()) == 2, PATIENCE)
        await until(lambda: here.delivered(followup), PATIENCE)
        kinds = [entry.kind for entry in await engine.journal.activity(limit=1000)]
        if signal == "no further signal":  # that it took a moment is no news
            assert Kind.TROUBLE not in kinds
        assert Kind.ASIDE not in kinds
    assert here.answers() == ["@alice Yes, until six"]


async def test_what_fails_in_the_moment_of_waking_is_tried_again_at_once(here: Between) -> None:
    """Before waking it would have to wait long; and what it is put off to is written down after all else."""
    async with engine_of(here) as engine:
        context = engine.supervisor.channels[0].context
        for each in here.cables:
            each.silence()
        followup = await here.hub.reply(here.tickets()[0].id, "Yes, until six")
        await until_written(
            lambda: engine.journal.open_jobs(context.channel),
            lambda jobs: any(job.state == JobState.POSTING for job in jobs),
        )
        answers = context.network_side.answers
        with closing(connect(engine.journal.path)) as other:
            other.execute("BEGIN IMMEDIATE")  # nobody else can write
            waking = asyncio.create_task(engine.supervisor.woke())
            await until(engine.journal._db._writer._queue.empty)
            here.to_network.reset()
            await until(lambda: context.network_side.unreached or context.network_side.answers > answers)
            await asyncio.sleep(0)
            other.execute("ROLLBACK")
            await waking
        await until(lambda: here.delivered(followup), PATIENCE)
    assert here.answers() == ["@alice Yes, until six"]


async def test_a_network_that_stays_away_is_said_all_the_same(here: Between) -> None:
    async with engine_of(here) as engine:
        for each in here.cables:
            await each.cut()
        await engine.supervisor.woke()
        for side in (
            engine.supervisor.channels[0].context.hub_side,
            engine.supervisor.channels[0].context.network_side,
        ):
            await until(lambda side=side: side.failures > 5)  # type: ignore[misc]
            assert side.trouble is None
            side._waking_until = 0  # as after half a minute
            side.wake()
            await until(lambda side=side: side.trouble is not None)  # type: ignore[misc]


async def test_whatever_fails_until_the_network_is_there_is_not_given_up(here: Between) -> None:
    """One that failed before, when others did not, and that now fails more often than any item may."""
    async with engine_of(here) as engine:
        channel = engine.supervisor.channels[0]
        here.hub.faults.set("create_ticket", [Fault(FaultKind.ERROR_BEFORE)])
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        await until(lambda: channel.context.hub_side.opens_at > 0 and not channel.inbound.lanes.in_flight)
        engine.supervisor.wake()
        for number in range(4):
            here.fediverse.post("chloe", f"@brand merci {number}")
        await until(lambda: len(here.tickets()) == 5)
        tries = channel.context.hub_side.failures + 2 * SLOW.give_up_attempts
        await here.to_hub.cut()
        await engine.supervisor.woke()
        await until(lambda: channel.context.hub_side.failures > tries)
        await here.to_hub.mend()
        await until(lambda: len(here.tickets()) == 6, PATIENCE)
        kinds = [entry.kind for entry in await engine.journal.activity(limit=1000)]
        assert Kind.ASIDE not in kinds


# --- The way out, as the routing table has it -------------------------------------------------------------------


@dataclass
class Computer:
    way: tuple[str, ...] = ("192.0.2.7",)

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(free_bytes=lambda _folder: 1 << 40, way_out=lambda: self.way)


@pytest.mark.parametrize("silently", [True, False], ids=["swallowed", "refused"])
async def test_offline_is_said_at_once_where_the_way_out_is_gone_and_so_is_its_end(
    here: Between, silently: bool
) -> None:
    """Nothing would be asked by itself within the hour, and what is asked may wait long for a refusal."""
    computer = Computer()
    async with engine_of(here, computer.surroundings) as engine:
        assert engine.supervisor.offline_since is None
        for each in here.cables:
            if silently:
                each.swallow()
            else:
                await each.cut()
        computer.way = ()
        await until(lambda: engine.supervisor.offline_since is not None, PATIENCE)
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        for each in here.cables:
            await each.mend()
        computer.way = ("198.51.100.7",)
        await until(lambda: len(here.tickets()) == 2, PATIENCE)
        await until(lambda: engine.supervisor.offline_since is None, PATIENCE)


async def test_an_answer_that_was_on_its_way_is_no_proof_that_somebody_is_within_reach(here: Between) -> None:
    computer = Computer()
    async with engine_of(here, computer.surroundings) as engine:
        hub = engine.supervisor.channels[0].context.hub_side
        before = hub.answers
        computer.way = ()
        await until(lambda: hub.answers > before, PATIENCE)
        for each in here.cables:
            each.swallow()
        await until(lambda: engine.supervisor.offline_since is not None, PATIENCE)
        for each in here.cables:
            await each.mend()
        computer.way = ("198.51.100.7",)
        await until(lambda: engine.supervisor.offline_since is None, PATIENCE)


async def test_on_another_network_connections_from_before_are_given_up(here: Between) -> None:
    computer = Computer()
    async with engine_of(here, computer.surroundings):
        for each in here.cables:
            each.silence()
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        computer.way = ("198.51.100.7",)
        await until(lambda: len(here.tickets()) == 2, PATIENCE)


async def test_one_way_more_disturbs_nothing(here: Between) -> None:
    """IPv6 comes some seconds after IPv4."""
    computer = Computer()
    async with engine_of(here, computer.surroundings) as engine:
        fetched = sum("notifications" in each.path for each in here.fediverse.requests)
        made = here.to_network.made
        computer.way = ("192.0.2.7", "2001:db8::7")
        await until(lambda: sum("notifications" in each.path for each in here.fediverse.requests) > fetched)
        assert engine.supervisor.channels[0].inbound._streaming
        assert here.to_network.made == made


async def test_whoever_is_within_reach_needs_no_way_out(here: Between) -> None:
    """As with servers in the same house: no router, and all goes well."""
    computer = Computer()
    async with engine_of(here, computer.surroundings) as engine:
        computer.way = ()
        answers = engine.supervisor.channels[0].context.hub_side
        before = answers.answers
        await until(lambda: answers.answers > before, PATIENCE)
        ticket = len(here.tickets())
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        await until(lambda: len(here.tickets()) > ticket, PATIENCE)
        looked = engine.supervisor.looked_at
        await until(lambda: engine.supervisor.looked_at > looked + 2 * SLOW.doubt)
        await until(
            lambda: engine.supervisor.offline_since is None, PATIENCE
        )  # on a busy machine, said for a moment


# --- Before sleep -----------------------------------------------------------------------------------------------


async def test_what_is_in_flight_is_done_before_sleep_and_nothing_new_is_begun(here: Between) -> None:
    async with engine_of(here) as engine:
        lanes = engine.supervisor.channels[0].outbound.lanes
        here.fediverse.faults.set("post_status", [Fault(FaultKind.SLOW_BEFORE, seconds=0.5)])
        first = await here.hub.reply(here.tickets()[0].id, "Yes, until six")
        await until(lambda: here.fediverse.faults.carried_out["post_status", FaultKind.SLOW_BEFORE])
        assert not here.delivered(first)
        await engine.supervisor.about_to_sleep()
        assert here.delivered(first)
        second = await here.hub.reply(here.tickets()[0].id, "And on Monday from nine")
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        await until(lambda: here.received("And on Monday"))  # what arrives is committed
        engine.supervisor.wake()  # whoever asks now has to wait
        looked = engine.supervisor.looked_at
        await until(lambda: engine.supervisor.looked_at > looked + 4 * SLOW.housekeeping)
        assert lanes.in_flight == 0
        assert here.answers() == ["@alice Yes, until six"]
        assert len(here.tickets()) == 1
        await engine.supervisor.woke()
        await until(lambda: here.delivered(second) and len(here.tickets()) == 2, PATIENCE)


async def test_what_takes_too_long_does_not_keep_the_computer_awake(here: Between) -> None:
    async with engine_of(here) as engine:
        for each in here.cables:
            each.silence()
        followup = await here.hub.reply(here.tickets()[0].id, "Yes, until six")
        await until(lambda: engine.supervisor.channels[0].outbound.lanes.in_flight == 1)
        await asyncio.wait_for(engine.supervisor.about_to_sleep(), PATIENCE)
        await engine.supervisor.woke()
        await until(lambda: here.delivered(followup), PATIENCE)


async def test_a_pause_outlasts_sleep(here: Between) -> None:
    async with engine_of(here) as engine:
        running = engine.supervisor.channels[0].context.running
        await engine.journal.pause("shop", 0)
        await engine.supervisor.look_now()
        await until(lambda: not running.is_set())
        await engine.supervisor.about_to_sleep()
        await engine.supervisor.woke()
        assert not running.is_set()


async def test_a_sleep_that_does_not_come_ends_by_itself(here: Between) -> None:
    """As where something else kept the computer awake, and the bus ended before it could say so."""
    begun = time.monotonic()

    def quick() -> float:  # a clock that runs twenty times as fast
        return begun + (time.monotonic() - begun) * 20

    around = Surroundings(free_bytes=lambda _folder: 1 << 40, wall=quick, monotonic=quick)
    async with engine_of(here, around) as engine:
        await engine.supervisor.about_to_sleep()
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        await until(lambda: len(here.tickets()) == 2, PATIENCE)


# --- By the system's own signals --------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")
async def test_the_engine_hears_the_systems_signals(here: Between) -> None:
    need("dbus-daemon")
    with private_bus() as bus, logind(bus) as computer:
        here.app = replace(here.app, environ={**here.app.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus.address})
        async with engine_of(here, hears=True) as engine:
            await asyncio.to_thread(computer.until_asked, 1)
            here.fediverse.faults.set("post_status", [Fault(FaultKind.SLOW_BEFORE, seconds=0.5)])
            first = await here.hub.reply(here.tickets()[0].id, "Yes, until six")
            await until(lambda: here.fediverse.faults.carried_out["post_status", FaultKind.SLOW_BEFORE])
            computer.prepare_for_sleep(sleeps=True)
            await asyncio.to_thread(computer.until_let_go)
            assert here.delivered(first)
            for each in here.cables:
                each.silence()
            second = await here.hub.reply(here.tickets()[0].id, "And on Monday from nine")
            here.fediverse.post("bob", "@brand my parcel has not arrived")
            computer.prepare_for_sleep(sleeps=False)
            await until(lambda: here.delivered(second) and len(here.tickets()) == 2, PATIENCE)
            await until(lambda: engine.supervisor.channels[0].inbound._streaming, PATIENCE)
            for each in here.cables:  # another network
                each.silence()
            here.fediverse.post("chloe", "@brand merci")
            computer.network_state(CONNECTED)
            await until(lambda: len(here.tickets()) == 3, PATIENCE)
    assert here.answers() == ["@alice Yes, until six", "@alice And on Monday from nine"]


@pytest.mark.any_logs
async def test_a_fault_while_listening_to_the_system_ends_nothing(here: Between) -> None:
    here.app = replace(here.app, environ={**here.app.environ, "DBUS_SYSTEM_BUS_ADDRESS": "no address at all"})
    async with engine_of(here, hears=True) as engine:
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        await until(lambda: len(here.tickets()) == 2)
        assert engine.supervisor.offline_since is None
