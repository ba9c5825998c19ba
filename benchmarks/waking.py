"""After sleep: how soon everything is caught up that came meanwhile, a post and an agent's answer.

The installed program is stopped, every connection it had goes dead without a word, and it is told of waking by a
stand-in for logind, or not at all. The practice servers are in this process; SocialHub repeats the answer often,
as only practice does, so that what is measured is ours. For Linux alone.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import statistics
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.harness import Figure
from benchmarks.stage import Failed, Process
from tests.between import between
from tests.gui.desk.homes import standing
from tests.system_bus import logind, private_bus
from wizard.app import App
from wizard.sync.standing import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.harness import Setting
    from tests.between import Between
    from tests.system_bus import Logind

TITLE = "Waking up"
_TIMES = 5
_TARGET = 5.0  # seconds
_SLEEP = 21.0  # more than a process without a signal takes for a busy moment
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to wake up. `late`: seconds until the network is there; `told`: whether logind tells."""

    name: str
    late: float = 0.0
    told: bool = True


_WAYS = (
    _Way("the network is there at once"),
    _Way("the network is there 3 s later", late=3.0),
    _Way("nobody tells, by the clocks alone", told=False),
)


async def measure(setting: Setting) -> list[Figure]:
    if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
        setting.say("left out: it takes Linux and dbus-daemon")
        return []
    figures = []
    for way in _WAYS:
        setting.say(f"{way.name} …")
        took = await _slept(setting, way)
        figures += [
            Figure(f"{way.name}, median", statistics.median(took), "s"),
            Figure(f"{way.name}, longest", max(took), "s", most=_TARGET, note=f"of {len(took)}"),
        ]
    return figures


async def _slept(setting: Setting, way: _Way) -> list[float]:
    """Seconds from waking until all is caught up, each time."""
    with ExitStack() as stack:
        bus = stack.enter_context(private_bus())
        computer = stack.enter_context(logind(bus))
        environ = {
            **os.environ,
            "CHANNEL_WIZARD_HOME": str(setting.fresh(f"waking-{_WAYS.index(way)}")),
            "CHANNEL_WIZARD_PASSPHRASE": "only for this measurement",
            "DBUS_SYSTEM_BUS_ADDRESS": bus.address if way.told else "unix:path=/nowhere",
        }
        async with between(App.build(environ)) as here:
            process = await Process.start("-m", "wizard", "sync", environ=environ)
            try:
                times = 1 if setting.quick else _TIMES
                return [await _once(here, environ, process, computer, way) for _ in range(times)]
            finally:
                await process.stop()


async def _once(here: Between, environ: Mapping[str, str], process: Process, computer: Logind, way: _Way) -> float:
    await _until_in_step(environ)
    before, ticket = len(here.tickets()), here.tickets()[0].id
    if way.told:
        await asyncio.to_thread(computer.until_asked, len(computer.locks) or 1)
        computer.prepare_for_sleep(sleeps=True)
        await asyncio.to_thread(computer.until_let_go)
    os.kill(process.pid, signal.SIGSTOP)
    for each in here.cables:
        await each.cut()
    here.fediverse.post("bob", f"@brand question number {before}")
    followup = await here.hub.reply(ticket, f"Answer number {before}")
    if not way.told:
        await asyncio.sleep(_SLEEP)
    if not way.late:
        await _mend(here)
    loop = asyncio.get_running_loop()
    woke = loop.time()
    os.kill(process.pid, signal.SIGCONT)
    if way.told:
        computer.prepare_for_sleep(sleeps=False)
    if way.late:
        await asyncio.sleep(way.late)
        await _mend(here)
    await _until_caught_up(here, before + 1, followup)
    return loop.time() - woke


async def _mend(here: Between) -> None:
    for each in here.cables:
        await each.mend()


async def _until_in_step(environ: Mapping[str, str]) -> None:
    """Raises Failed."""
    try:
        async with asyncio.timeout(_PATIENCE):
            while True:
                role, snapshot = await standing(environ)
                if role and [each.state for each in snapshot.channels] == [State.IN_STEP]:
                    return
                await asyncio.sleep(0.2)
    except TimeoutError:
        raise Failed("the channel did not get in step") from None


async def _until_caught_up(here: Between, tickets: int, followup: str) -> None:
    """Raises Failed."""
    try:
        async with asyncio.timeout(_PATIENCE):
            while len(here.tickets()) < tickets or not here.delivered(followup):  # noqa: ASYNC110 - memory tells nobody
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise Failed("what came during sleep was not caught up") from None
