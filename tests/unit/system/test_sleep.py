"""Sleep and waking over a real bus, with a stand-in for logind: told in time, whatever befalls the bus."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.engine import until
from tests.gui.desk.screens import need

if sys.platform != "linux":
    pytest.skip("logind is Linux's", allow_module_level=True)

from tests.system_bus import CONNECTED, logind, private_bus
from wizard.system.hearing import Told
from wizard.system.sleep import hear_bus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from tests.system_bus import PrivateBus


@dataclass
class Heard:
    """What was told, in order. `awake`: cleared while `sleeps` is to take its time."""

    words: list[str] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def told(self) -> Told:
        async def sleeps() -> None:
            self.words.append("sleeps")
            await self.ready.wait()
            self.words.append("ready")

        async def say(word: str) -> None:
            self.words.append(word)

        return Told(sleeps, lambda: say("woke"), lambda: say("online"), lambda: say("changed"))


@contextlib.asynccontextmanager
async def hearing(address: str) -> AsyncIterator[Heard]:
    heard = Heard()
    heard.ready.set()
    task = asyncio.create_task(hear_bus({"DBUS_SYSTEM_BUS_ADDRESS": address}, heard.told, again=0.01))
    try:
        yield heard
        assert not task.done()  # whatever befell the bus
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def bus() -> Iterator[PrivateBus]:
    need("dbus-daemon")
    with private_bus() as made:
        yield made


async def test_sleep_waits_until_we_are_ready_and_a_new_lock_is_held_after_waking(bus: PrivateBus) -> None:
    with logind(bus) as computer:
        async with hearing(bus.address) as heard:
            await asyncio.to_thread(computer.until_asked, 1)
            what, _who, why, mode = computer.asked[0]
            assert (what, mode) == ("sleep", "delay")
            assert why
            heard.ready.clear()
            computer.prepare_for_sleep(sleeps=True)
            await until(lambda: heard.words == ["sleeps"])
            assert computer.is_held()
            heard.ready.set()
            await asyncio.to_thread(computer.until_let_go)
            assert heard.words == ["sleeps", "ready"]
            computer.prepare_for_sleep(sleeps=False)
            await asyncio.to_thread(computer.until_asked, 2)
            assert heard.words == ["sleeps", "ready", "woke"]
            assert computer.is_held()
        await asyncio.to_thread(computer.until_let_go)  # whoever ends delays nobody


async def test_only_a_network_that_leads_outside_is_told(bus: PrivateBus) -> None:
    with logind(bus) as computer:
        async with hearing(bus.address) as heard:
            await asyncio.to_thread(computer.until_asked, 1)
            for state in (20, 40, 60, CONNECTED):
                computer.network_state(state)
            await until(lambda: heard.words)
            assert heard.words == ["online"]


async def test_a_bus_that_ends_and_comes_back_is_heard_again(bus: PrivateBus) -> None:
    async with hearing(bus.address) as heard:
        for _ in range(2):
            with logind(bus) as computer:
                await asyncio.to_thread(computer.until_asked, 1)
                heard.words.clear()
                computer.prepare_for_sleep(sleeps=False)
                await until(lambda: heard.words == ["woke"])
                bus.stop()
                await asyncio.to_thread(computer.until_let_go)
            bus.start()


async def test_a_bus_that_comes_late_is_found(bus: PrivateBus) -> None:
    bus.stop()
    async with hearing(bus.address) as heard:
        for _ in range(10):
            await asyncio.sleep(0.01)  # it is looked for, in vain
        bus.start()
        with logind(bus) as computer:
            await asyncio.to_thread(computer.until_asked, 1)
            computer.prepare_for_sleep(sleeps=False)
            await until(lambda: heard.words == ["woke"])


async def test_without_a_lock_it_is_told_all_the_same(bus: PrivateBus) -> None:
    with logind(bus, gives_locks=False) as computer:
        async with hearing(bus.address) as heard:
            await asyncio.to_thread(computer.until_asked, 1)
            computer.prepare_for_sleep(sleeps=True)
            computer.prepare_for_sleep(sleeps=False)
            await until(lambda: heard.words == ["sleeps", "ready", "woke"])


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param([], id="hangs up"),
        pytest.param([b"REJECTED EXTERNAL\r\n"], id="rejects us"),
        pytest.param([b"OK 1234\r\n", b"ERROR\r\n"], id="passes no files on"),
        pytest.param([b"OK 1234\r\n", b"AGREE_UNIX_FD\r\n", b"x" * 64], id="talks nonsense"),
    ],
)
async def test_a_bus_that_does_not_let_us_in_is_asked_again_in_silence(
    bus: PrivateBus, answers: list[bytes]
) -> None:
    bus.stop()
    path, tries = bus.address.partition("=")[2], 0

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal tries
        tries += 1
        for answer in answers:
            await reader.read(1024)
            writer.write(answer)
        with contextlib.suppress(OSError):
            await writer.drain()
        writer.close()

    async with hearing(bus.address) as heard:
        async with await asyncio.start_unix_server(refuse, path):
            await until(lambda: tries >= 3)
        bus.start()
        with logind(bus) as computer:
            await asyncio.to_thread(computer.until_asked, 1)
            computer.prepare_for_sleep(sleeps=False)
            await until(lambda: heard.words == ["woke"])


async def test_an_address_that_is_none_harms_nobody() -> None:
    async with hearing("tcp:host=localhost,port=1") as heard:
        for _ in range(10):
            await asyncio.sleep(0.01)
        assert heard.words == []
