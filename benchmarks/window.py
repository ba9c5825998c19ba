"""The set-up window: how soon it is there, what it holds, and whether anything ever makes it stall.

Windows are drawn in memory (Qt's offscreen platform), so that every computer measures the same. The journey is
driven as the tests drive it, in a process of its own; both practice servers are in this one.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import time
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import Figure
from tests.gui.setup.world import world

if TYPE_CHECKING:
    from benchmarks.harness import Setting

TITLE = "The set-up window"
_STARTS = 10
_REST = 1.0  # seconds after which nothing of the start is under way any more
ROOT = Path(__file__).parent.parent

# Prints when the first page was painted, then stays.
_OURS = """
import sys, time
from wizard.gui.setup import main, window
painted = window.SetupWindow.paintEvent
def paint(self, event):
    painted(self, event)
    print(time.time(), flush=True)
    window.SetupWindow.paintEvent = painted
window.SetupWindow.paintEvent = paint
sys.exit(main.main())
"""
_BARE = """
import time
from PySide6.QtWidgets import QApplication, QLabel
class Bare(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
app = QApplication([])
bare = Bare("Hello")
bare.show()
app.exec()
"""
# The whole journey; a timer of 10 ms notes how late it comes.
_JOURNEY = """
import json, os, sys, time
from wizard.gui.drawing import draw_by_processor  # ours first, as in the product: see `wizard.gui.PLAIN_IMPORT`
from wizard.gui.process import GarbageCollection, make_application
from PySide6.QtCore import Qt, QTimer
from tests.gui.setup.person import person
from wizard.journey.ground import Ground
draw_by_processor()  # as `wizard.gui.setup.main.run` begins
app = make_application()
collection = GarbageCollection(app)
worst = {}
with person(app, os.environ, ground=Ground(**json.loads(sys.argv[1]))) as someone:
    def tick():
        now = time.perf_counter()
        step = someone.step
        worst[step] = max(worst.get(step, 0.0), now - last[0] - 0.01)
        last[0] = now
    timer = QTimer(app, interval=10, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    last = [time.perf_counter()]  # only now: the window's own start is measured by itself
    timer.start()
    for step in someone.window.state.steps[:-1]:
        someone.pass_step()
    someone.click("shell.next")
    someone.until(lambda: someone.find("ready.task.catch_up").property("state") == "done")
collection.stop()
print(json.dumps(worst))
"""


def in_memory(folder: Path) -> dict[str, str]:
    """What a process that draws in memory is started with; its home is `folder`."""
    changes = {
        "CHANNEL_WIZARD_HOME": str(folder),
        "CHANNEL_WIZARD_PASSPHRASE": "only for this measurement",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "PYTHONPATH": str(ROOT),
    }
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # as in tests/gui/conftest.py
        changes["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return {**os.environ, **changes}


async def measure(setting: Setting) -> list[Figure]:
    starts = setting.many(_STARTS * 2) // 2
    setting.say(f"{starts} starts …")
    bare = [await _start(_BARE, setting.fresh(f"bare-{count}")) for count in range(starts)]
    ours = [await _start(_OURS, setting.fresh(f"ours-{count}")) for count in range(starts)]
    setting.say("the whole journey …")
    stalls = await _journey(setting.fresh("journey"))
    seconds = [each[0] for each in ours]
    return [
        Figure("first page painted after the start, median", statistics.median(seconds), "s", most=0.5),
        Figure("the same, slowest", max(seconds), "s"),
        Figure("a bare window of Qt, median", statistics.median(each[0] for each in bare), "s"),
        Figure(
            "proportional set size with the first page", statistics.median(each[1] for each in ours), "MB", most=75
        ),
        Figure("a bare window of Qt", statistics.median(each[1] for each in bare), "MB"),
        *[
            Figure(f"longest stall in the step {step}", stall * 1000, "ms", most=50)
            for step, stall in stalls.items()
        ],
    ]


async def _start(program: str, folder: Path) -> tuple[float, float]:
    """Seconds from the start to the first paint, and MB of proportional set size a moment later."""
    begun = time.time()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        program,
        env=in_memory(folder),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        if process.stdout is None:
            raise AssertionError("a pipe was asked for")
        painted = float(await process.stdout.readline())
        await asyncio.sleep(_REST)
        memory = sum(map(set_size, family(process.pid)))
    finally:
        process.kill()
        await process.wait()
    return painted - begun, memory


def family(pid: int) -> list[int]:
    """A process and all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(each for child in children for each in family(int(child)))]


def set_size(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


async def _journey(folder: Path) -> dict[str, float]:
    """The longest stall of each step, in seconds."""
    with ExitStack() as stack:
        there = await asyncio.to_thread(stack.enter_context, world())
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            _JOURNEY,
            json.dumps(asdict(there.ground())),
            env=in_memory(folder),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        output, _nothing = await process.communicate()
    found: dict[str, float] = json.loads(output.splitlines()[-1])
    return found
