"""What a log-in leaves behind: nothing. And the way it goes: through the system's proxy where there is one.

Each test runs the browser in a process of its own, whose files, words and command lines can be looked through.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.browser.stage import OddServer

CODE = "SECRET-CODE-4711"

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from wizard.gui.browser import LoginBrowser

def command_lines():
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().split(b"\\0")
        except OSError:
            continue  # has ended meanwhile
        if command[0].endswith(b"QtWebEngineProcess"):
            yield command

app = QApplication([])
browser = LoginBrowser()
browser.resize(600, 400)
browser.show()

def arrived(url):
    commands = list(command_lines())
    right = url == sys.argv[2] + "?code=SECRET-CODE-4711"
    print("arrived", right, bool(commands), "SECRET" in repr(commands))
    app.quit()

def failed(failure):
    print("failed", failure.reason.name, failure.host)
    app.quit()

browser.arrived.connect(arrived)
browser.failed.connect(failed)
browser.open(sys.argv[1], sys.argv[2])
QTimer.singleShot(60000, app.quit)
app.exec()
browser.close_session()
"""


def run(address: str, redirect: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", SCRIPT, address, redirect],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_file_no_log_and_no_command_line_knows_the_code(
    odd: OddServer, own_environment: Path, tmp_path: Path
) -> None:
    redirect = "http://127.0.0.1:9/log-in"
    whole = f"{redirect}?code={CODE}"
    odd.put_redirect("/end", whole)
    odd.put(
        "/start",
        f"<script>console.error('{CODE}'); localStorage.x = '{CODE}'; document.cookie = 'x={CODE}; max-age=9999';"
        f"indexedDB.open('{CODE}').onsuccess = () => location = '/end?{CODE}'</script>"
        f"<iframe src='{whole}'></iframe><script src='/missing?{CODE}'></script>",
    )
    done = run(odd.base + f"/start?{CODE}", redirect, TMPDIR=str(tmp_path))
    assert done.stdout == f"arrived True {sys.platform == 'linux'} False\n", done.stderr
    assert "SECRET" not in done.stderr
    left = [path for folder in (own_environment, tmp_path) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in left if CODE.encode() in path.read_bytes() or CODE in path.name] == []
    assert [path for path in left if "QtWebEngine" in str(path)] == []


def test_no_debugger_can_be_let_in(odd: OddServer) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    redirect = "http://127.0.0.1:9/log-in"
    address = odd.put_redirect("/start", f"{redirect}?code={CODE}")
    done = run(address, redirect, QTWEBENGINE_REMOTE_DEBUGGING=str(port))
    assert done.stdout.startswith("arrived True")
    assert "DevTools listening" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the proxy is no matter of the environment")
def test_the_proxy_of_the_system_is_used(odd: OddServer) -> None:
    # A proxy is asked for the whole address, so this server finds no such page, and says so with its 404.
    done = run("http://mastodon.invalid/start", "http://127.0.0.1:9/log-in", http_proxy=odd.base, no_proxy="")
    assert done.stdout == "failed UNREACHABLE mastodon.invalid\n", done.stderr
    assert [hit for hit in odd.hits if "favicon" not in hit] == ["http://mastodon.invalid/start"]
