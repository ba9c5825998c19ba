"""The window as a process of its own: killed, ended, started twice, and what it loads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket

from tests.gui.setup.person import STEPS
from tests.gui.setup.prepared import leave_at
from wizard.app import App
from wizard.journey.ground import save_ground
from wizard.journey.state import StateStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtCore import QCoreApplication

    from tests.gui.setup.world import World

PROJECT = Path(__file__).parents[3]
_PATIENCE = 60.0
# Says which step is shown, then goes on as the product does.
_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from wizard.gui.setup import main
from wizard.gui.setup.window import SetupWindow

show = SetupWindow.showEvent

class Telling(SetupWindow):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, lambda: print("shown", self.state.current.value, flush=True))

main.SetupWindow = Telling
sys.exit(main.main())
"""


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)}


@contextmanager
def window(environ: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the step that it shows."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _PROGRAM],
        env=_environment(environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=PROJECT,
    )
    output = process.stdout
    assert output is not None
    try:
        yield process, output.readline().removeprefix("shown ").strip()
    finally:
        process.kill()
        process.wait()
        output.close()


@pytest.mark.parametrize("step", [STEPS[1], STEPS[4], STEPS[7]])
def test_killed_it_opens_at_the_same_step(step: str, environ: dict[str, str], there: World) -> None:
    leave_at(step, environ, there, there.ground())
    for _time in range(2):
        with window(environ) as (process, shown):
            assert shown == step
            process.send_signal(signal.SIGKILL)
            process.wait(_PATIENCE)


def test_sigterm_ends_it_in_order_and_keeps_what_was_entered(environ: dict[str, str], there: World) -> None:
    leave_at("relay", environ, there, there.ground())
    with window(environ) as (process, shown):
        assert shown == "relay"
        process.send_signal(signal.SIGTERM)
        assert process.wait(_PATIENCE) == 0
    kept = StateStore(App.build(environ).home).load()
    assert kept is not None
    assert kept.current == "relay"


def test_a_second_start_shows_the_first_window_and_ends(environ: dict[str, str], there: World) -> None:
    home = App.build(environ).home
    save_ground(home, there.ground())
    with window(environ) as (first, shown):
        assert shown == "welcome"
        with window(environ) as (second, nothing):
            assert nothing == ""
            assert second.wait(_PATIENCE) == 0
        assert first.poll() is None
        socket = QLocalSocket()  # it still listens
        socket.connectToServer(str(home.data / "setup.sock"))
        assert socket.waitForConnected(1000)
        socket.abort()


def test_the_first_page_loads_neither_core_nor_web_engine(environ: dict[str, str]) -> None:
    program = """
import sys
from PySide6.QtWidgets import QApplication
from wizard.gui.setup.main import SetupProcess
import os
process = SetupProcess(QApplication([]), os.environ)
QApplication.processEvents()
heavy = {"asyncio", "pydantic", "httpx", "authlib", "wizard.app", "PySide6.QtWebEngineCore", "typer"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env=_environment(environ), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_collector_does_not_hold_up_the_window(environ: dict[str, str]) -> None:
    """One look through all that the core is made of takes tens of milliseconds, and every thread waits."""
    program = """
import gc, os, sys
from PySide6.QtWidgets import QApplication, QPushButton
from wizard.gui.setup.main import SetupProcess

looks = []

def look(phase, about):
    if phase == "start" and "wizard.app" in sys.modules and not loaded():
        looks.append(about["generation"])

def loaded():
    module = sys.modules.get("wizard.journey.engine")
    return module is not None and not module.__spec__._initializing

process = SetupProcess(QApplication([]), os.environ)
gc.callbacks.append(look)
process.window.findChild(QPushButton, "shell.next").click()
while process.core.journey is None:
    QApplication.processEvents()
print(looks, gc.isenabled(), gc.get_freeze_count() > 50_000)
process.stop()
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env=_environment(environ), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] True True"


def test_signals_of_qt_keep_their_references(qapp: QCoreApplication) -> None:
    """PySide6 6.12.0 loses a reference to True with every emit on Python 3.11, until the interpreter dies."""
    from PySide6.QtCore import QObject, Signal

    class Speaker(QObject):
        said = Signal(bool)

    speaker = Speaker()
    heard: list[bool] = []
    speaker.said.connect(lambda word: heard.append(word) if len(heard) < 10 else None)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _count in range(20_000):
        speaker.said.emit(True)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(abs(now - then) < 1000 for now, then in zip(after, before, strict=True))


def test_time_is_not_spent_waiting_for_nobody(environ: dict[str, str]) -> None:
    """Looking for another window must not hold up the first one when a killed one left its socket behind."""
    with window(environ) as (process, shown):
        assert shown == "welcome"
        process.kill()
        process.wait(_PATIENCE)
    start = time.monotonic()
    with window(environ) as (_process, shown):
        assert shown == "welcome"
    assert time.monotonic() - start < _PATIENCE
