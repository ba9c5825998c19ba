"""The web engine costs 190 MB for good: it is loaded by opening a page, and by nothing before."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from wizard.gui.browser.warming import load_libraries, read_files

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication
from wizard.gui.browser import LoginBrowser

def loaded():
    return sorted(name for name in sys.modules if "WebEngine" in name)

app = QApplication([])
browser = LoginBrowser()
browser.show()
app.processEvents()
assert not loaded(), loaded()
browser.open("http://127.0.0.1:9/", "http://127.0.0.1:9/log-in")
while browser._session is None:
    app.processEvents()
assert loaded()
browser.close_session()
print("done")
"""

WARM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from wizard.gui.browser import LoginBrowser

app = QApplication([])
browser = LoginBrowser()
browser._warming.done.connect(app.quit)
browser.warm_up()
browser.warm_up()
app.exec()
assert "libQt6WebEngineCore" in Path("/proc/self/maps").read_text()
assert not [name for name in sys.modules if "WebEngine" in name]
browser.failed.connect(lambda failure: (print(failure.reason.name), app.quit()))
browser.open("http://127.0.0.1:9/", "http://127.0.0.1:9/log-in")
app.exec()
"""

PROCESSES = """
import os
from pathlib import Path
from PySide6.QtWidgets import QApplication
from wizard.gui.browser import LoginBrowser

def children(pid):
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [each for child in below for each in (child, *children(child))]

app = QApplication([])
browser = LoginBrowser()
browser.show()
browser.failed.connect(lambda failure: app.quit())
browser.open("http://127.0.0.1:9/", "http://127.0.0.1:9/log-in")
while browser._session is None:
    app.processEvents()
kinds = [Path(f"/proc/{pid}/cmdline").read_text().split("\\0") for pid in children(os.getpid())]
assert any("--type=zygote" in words for words in kinds), kinds
assert not any("--no-zygote-sandbox" in words for words in kinds), kinds
print("done")
app.exec()
"""

TURNS = """
import os, sys
from collections import Counter
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from wizard.gui.browser import LoginBrowser

app = QApplication([])
browser = LoginBrowser(breath_ms=400)
turns = Counter()

def turn():
    started = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    turns["started" if started else "loaded" if "wizard.gui.browser.engine" in sys.modules else "asked"] += 1
    if browser._session is not None:
        app.quit()

timer = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
timer.timeout.connect(turn)
browser._warming.done.connect(timer.start)
browser.show()
browser.open("http://127.0.0.1:9/", "http://127.0.0.1:9/log-in")
app.exec()
assert min(turns[piece] for piece in ("asked", "loaded", "started")) > 1, turns
browser.close_session()
print("done")
"""

WITHOUT = """
import os, sys
from PySide6.QtWidgets import QApplication
from wizard.gui.browser import LoginBrowser

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtWebEngineCore":
            raise ImportError("libnss3.so: cannot open shared object file: No such file or directory")

if "missing" in sys.argv:
    sys.meta_path.insert(0, Missing())
app = QApplication([])
browser = LoginBrowser()
browser.failed.connect(lambda failure: (print(failure.reason.name, failure.detail), app.quit()))
browser.open("http://127.0.0.1:9/?state=SECRET", "http://127.0.0.1:9/log-in")
app.exec()
"""


def run(script: str, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-W", "error", "-c", script, *args],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_only_an_opened_page_loads_the_engine() -> None:
    done = run(SCRIPT)
    assert done.stdout == "done\n", done.stderr


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is loaded beforehand")


@on_linux
def test_the_library_is_loaded_beside_the_window_and_then_used() -> None:
    done = run(WARM)
    assert done.stdout == "UNREACHABLE\n", done.stderr


@on_linux
def test_what_is_not_there_is_left_to_the_engines_start(tmp_path: Path) -> None:
    load_libraries(tmp_path)
    read_files([tmp_path / "missing", tmp_path])


@on_linux
def test_no_process_is_started_that_nothing_uses() -> None:
    done = run(PROCESSES)
    assert done.stdout == "done\n", done.stderr


@on_linux
def test_the_window_has_a_turn_between_the_pieces_of_the_engines_start() -> None:
    done = run(TURNS)
    assert done.stdout == "done\n", done.stderr


def test_a_computer_without_what_the_engine_needs() -> None:
    done = run(WITHOUT, "missing")
    assert done.stdout == "NO_ENGINE libnss3.so: cannot open shared object file: No such file or directory\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="the engine runs for ordinary people")
def test_root_is_told_before_the_engine_ends_the_process() -> None:
    done = run(WITHOUT, QTWEBENGINE_DISABLE_SANDBOX="0")
    assert done.stdout == "NO_ENGINE root\n", done.stderr
