"""The desk, with two channels in step: what it costs while nobody looks, and whether it grows while much happens.

The real process, on a screen in memory with a tray where there are such (Xvfb, trayer), else drawn in memory; both
practice servers are in this process. Everything that the desk has started counts.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import Figure
from benchmarks.stage import Failed, Process
from benchmarks.window import family, set_size
from tests.gui.desk.homes import install, standing
from tests.gui.desk.screens import TRAYER, running, screen
from tests.gui.setup.world import world
from wizard.sync.standing import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.harness import Setting
    from tests.gui.setup.world import World

TITLE = "The desk"
_REST = 600.0  # seconds
_SETTLE = 20.0  # after everything is in step: what the start needed is given back
_PATIENCE = 120.0
_BUSY = 600.0
_EVENTS_A_SECOND = 10
_NO_LIMIT = 1_000_000  # SocialHub's would hold most of it back
_ENGINE_OF_THE_WEB = "QtWebEngine"


async def measure(setting: Setting) -> list[Figure]:
    async with AsyncExitStack() as stack:
        there = await asyncio.to_thread(stack.enter_context, world(limit=_NO_LIMIT))
        seen, note = _screen(stack)
        environ = {
            **seen,
            "CHANNEL_WIZARD_HOME": str(setting.fresh("desk")),
            "CHANNEL_WIZARD_PASSPHRASE": "only for this measurement",
        }
        await install(environ, there, "brand", there.channel)
        await install(environ, there, "help", there.do(lambda: there.hub.add_channel("A second channel")))
        process = await Process.start("-m", "wizard", "desk", "--hidden", environ=environ)
        try:
            await _in_step(environ)
            await asyncio.sleep(setting.seconds(_SETTLE))
            return [*await _at_rest(setting, process, note), *await _busy(setting, process, there)]
        finally:
            await process.stop()


def _screen(stack: AsyncExitStack) -> tuple[Mapping[str, str], str]:
    """The environment of whoever is seen there, and what it is."""
    if shutil.which("Xvfb") is None:
        return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}, "drawn in memory"
    environ = stack.enter_context(screen())
    if shutil.which("trayer") is None:
        return environ, "on X, without a tray"
    stack.enter_context(running(TRAYER, environ))
    return environ, "on X, in a tray"


async def _in_step(environ: Mapping[str, str]) -> None:
    """Until both channels are. Raises Failed."""
    try:
        async with asyncio.timeout(_PATIENCE):
            while not await _says_in_step(environ):  # noqa: ASYNC110 - another process tells nobody
                await asyncio.sleep(0.5)
    except TimeoutError:
        raise Failed("the desk did not get its channels in step") from None


async def _says_in_step(environ: Mapping[str, str]) -> bool:
    role, snapshot = await standing(environ)
    return role == "desk" and [each.state for each in snapshot.channels] == [State.IN_STEP] * 2


async def _at_rest(setting: Setting, process: Process, note: str) -> list[Figure]:
    rest = setting.seconds(_REST)
    setting.say(f"{rest:.0f} s of rest …")
    before, memory = _times(process.pid), _memory(process.pid)
    await asyncio.sleep(rest)
    after, later = _times(process.pid), _memory(process.pid)
    return [
        Figure("processor time at rest", (after - before) / rest * 100, "% of a core", most=0.2, note=note),
        Figure("proportional set size, all processes", later, "MB", most=70, note=note),
        Figure("grown meanwhile", later - memory, "MB"),
        Figure("processes", len(family(process.pid)), ""),
        Figure("processes of the web engine", sum(map(_is_web_engine, family(process.pid))), most=0),
        Figure("threads", sum(map(_threads, family(process.pid))), ""),
    ]


async def _busy(setting: Setting, process: Process, there: World) -> list[Figure]:
    """Posts that become Tickets, ten a second; the first quarter fills whatever keeps a number of things."""
    stretch = setting.seconds(_BUSY)
    setting.say(f"{stretch:.0f} s of ten events a second …")
    await _post(there, stretch / 4)
    before, used = _memory(process.pid), _times(process.pid)
    await _post(there, stretch * 3 / 4)
    grown, used = _memory(process.pid) - before, _times(process.pid) - used
    return [
        Figure(
            "grown with ten events a second", grown, "MB", most=3, note=f"in {stretch * 3 / 4 / 60:.0f} minutes"
        ),
        Figure("processor time meanwhile", used / (stretch * 3 / 4) * 100, "% of a core"),
    ]


async def _post(there: World, stretch: float) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + stretch
    while loop.time() < end:
        next_one = loop.time() + 1 / _EVENTS_A_SECOND
        await asyncio.to_thread(
            there.do, lambda: there.fediverse.post("alice", "@brand is the shop open on Sunday?")
        )
        await asyncio.sleep(max(0.0, next_one - loop.time()))


def _times(pid: int) -> float:
    """Processor seconds of a process and all below it."""
    ticks = 0
    for each in family(pid):
        fields = (
            Path(f"/proc/{each}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        )
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    return sum(map(set_size, family(pid)))


def _is_web_engine(pid: int) -> bool:
    return _ENGINE_OF_THE_WEB in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace")


def _threads(pid: int) -> int:
    return sum(1 for _each in Path(f"/proc/{pid}/task").iterdir())
