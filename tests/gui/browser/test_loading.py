"""The web engine costs 190 MB for good: it is loaded by opening a page, and by nothing before."""

from __future__ import annotations

import subprocess
import sys

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
app.processEvents()
assert loaded()
browser.close_session()
print("done")
"""


def test_only_an_opened_page_loads_the_engine() -> None:
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-W", "error", "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert done.stdout == "done\n", done.stderr
