"""The desk, with two channels in step: what it costs while nobody looks, and whether it grows while much happens.

The real process, on a screen in memory with a tray where there are such (Xvfb, trayer), else drawn in memory; both
practice servers are in this process. Everything that the desk has started counts.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import statistics
import sys
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import Figure
from benchmarks.stage import Failed, Process
from benchmarks.window import family, set_size
from tests.gui.desk.homes import install, standing
from tests.gui.desk.screens import TRAYER, running, screen
from tests.gui.setup.world import world
from wizard.app import App
from wizard.sync.journal import now_ms
from wizard.sync.records import ItemState, Kind
from wizard.sync.standing import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.harness import Setting
    from tests.gui.setup.world import World

TITLE = "The desk"
_REST = 600.0  # seconds
_SETTLE = 90.0  # after everything is in step: a minute later what the start needed is given back
_PATIENCE = 120.0
_BUSY, _LONG_BUSY = 600.0, 3600.0
_MINUTE = 60.0
_EVENTS_A_SECOND = 10
_ROWS = 100_000
_OPENINGS = 10
ROOT = Path(__file__).parent.parent
# The desk, hidden; then its window is opened and closed, and each time it is noted how long it took until the
# first of its lines was painted.
_OPEN = """
import json, os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from wizard.gui.desk.main import Desk
from wizard.gui.desk.start import home_ways
from wizard.gui.process import make_application
app = make_application()
desk = Desk(app, os.environ, home_ways, hidden=True)
took, begun = [], [0.0]
class Painted(QObject):
    def eventFilter(self, view, event):
        if event.type() is QEvent.Type.Paint and view.parent().model().rowCount():
            took.append(time.perf_counter() - begun[0])
            view.removeEventFilter(self)
            QTimer.singleShot(300, close)
        return False
painted = Painted()
def open_it():
    if len(took) == int(sys.argv[1]):
        print(json.dumps(took), flush=True)
        app.exit()
        return
    begun[0] = time.perf_counter()
    desk.show()
    from PySide6.QtWidgets import QAbstractItemView
    desk.window.findChild(QAbstractItemView, "activity.list").viewport().installEventFilter(painted)
def close():
    desk.window.close()
    QTimer.singleShot(300, open_it)
def wait():
    QTimer.singleShot(3000, open_it) if desk.core.snapshot.running else QTimer.singleShot(100, wait)
desk.start()
wait()
app.exec()
desk.stop()
"""
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
            rest = await _at_rest(setting, process, note)
            busy = await _busy(setting, process, there)
        finally:
            await process.stop()
        return [*rest, *busy, *await _opening(setting, environ)]


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
    """Posts that become Tickets, ten a second. The first minute brings back what only work needs."""
    stretch = setting.seconds(_LONG_BUSY if setting.long else _BUSY)
    setting.say(f"{stretch:.0f} s of {_EVENTS_A_SECOND} events a second …")
    sizes, used = [], _times(process.pid)
    for part in _parts(stretch):
        await _post(there, part, _EVENTS_A_SECOND)
        sizes.append(_memory(process.pid))
        setting.say(f"{sizes[-1]:.1f} MB")
    used = _times(process.pid) - used
    await asyncio.sleep(setting.seconds(_SETTLE))
    note = f"in {stretch / 60:.0f} minutes"
    return [
        Figure("proportional set size in the first minute of work", sizes[0], "MB"),
        Figure("grown since, with ten events a second", sizes[-1] - sizes[0], "MB", most=3, note=note),
        Figure("of which in the second half", sizes[-1] - sizes[len(sizes) // 2], "MB", note=note),
        Figure("most of it meanwhile, looked at each minute", max(sizes), "MB"),
        Figure("processor time meanwhile", used / stretch * 100, "% of a core"),
        Figure("proportional set size when it is at rest again", _memory(process.pid), "MB", most=70),
    ]


def _parts(stretch: float) -> list[float]:
    """Minutes, and what is left of one."""
    whole = int(stretch // _MINUTE)
    return [_MINUTE] * whole + ([stretch - whole * _MINUTE] if stretch % _MINUTE else [])


async def _post(there: World, stretch: float, a_second: float) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + stretch
    while loop.time() < end:
        next_one = loop.time() + 1 / a_second
        await asyncio.to_thread(
            there.do, lambda: there.fediverse.post("alice", "@brand is the shop open on Sunday?")
        )
        await asyncio.sleep(max(0.0, next_one - loop.time()))


async def _opening(setting: Setting, environ: Mapping[str, str]) -> list[Figure]:
    """From the click on the tray's icon to a window with its rows painted."""
    rows = setting.many(_ROWS)
    setting.say(f"opening the window with {rows:,} lines …")
    await asyncio.to_thread(_fill, App.build(environ).journal_path, rows)
    variables = {**environ, "PYTHONPATH": str(ROOT)}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # as for `Process.start`
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _OPEN,
        str(_OPENINGS),
        env=variables,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    output, _nothing = await process.communicate()
    took: list[float] = json.loads(output.splitlines()[-1])
    note = f"{rows:,} lines of activity"
    return [
        Figure("window opened for the first time", took[0] * 1000, "ms", most=300, note=note),
        Figure("opened again, median", statistics.median(took[1:]) * 1000, "ms", most=300, note=note),
    ]


def _fill(path: Path, rows: int) -> None:
    """Tickets and their lines as they are written, all at once: one by one each would wait for the disk."""
    start = now_ms() - rows * 1000
    with closing(sqlite3.connect(path)) as db, db:
        (channel,) = db.execute("SELECT min(id) FROM channel").fetchone()
        (item,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM item").fetchone()
        (line,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM activity").fetchone()
        db.executemany(
            "INSERT INTO item (id, channel, item, state, created, line) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (item + n, channel, f"mastodon:{start + n}", int(ItemState.TICKET), start + n * 1000, line + n)
                for n in range(rows)
            ),
        )
        db.executemany(
            "INSERT INTO activity (id, at, channel, kind, item, took, who, text, url) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    line + n,
                    start + n * 1000,
                    channel,
                    int(Kind.TICKET),
                    item + n,
                    5000 + n % 1000,
                    f"Person {n % 500}",
                    f"Question number {n}: {'?' * 60}",
                    f"https://social.example/@person{n % 500}/{start + n}",
                )
                for n in range(rows)
            ),
        )
        db.execute(
            "INSERT INTO tally SELECT channel, at / 3600000, kind, count(*), min(id), max(id) FROM activity "
            "WHERE kind = ? AND id >= ? GROUP BY 1, 2, 3 ON CONFLICT DO NOTHING",
            (int(Kind.TICKET), line),
        )


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
