"""The web engine costs 190 MB for good: it is loaded by opening a page, and by nothing before."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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


def test_a_computer_without_what_the_engine_needs() -> None:
    done = run(WITHOUT, "missing")
    assert done.stdout == "NO_ENGINE libnss3.so: cannot open shared object file: No such file or directory\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="the engine runs for ordinary people")
def test_root_is_told_before_the_engine_ends_the_process() -> None:
    done = run(WITHOUT, QTWEBENGINE_DISABLE_SANDBOX="0")
    assert done.stdout == "NO_ENGINE root\n", done.stderr
