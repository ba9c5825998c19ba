"""What the desk starts outside of its own process: the set-up window, and pages in the browser.

The set-up window brings the web engine along; in a process of its own it gives that memory back when it ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from wizard.autostart import carried_environment, checkout
from wizard.gui.bridge import Problem
from wizard.program import command

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOK = 1_000  # ms between two looks at a window that was started; only while there is one
_APP = "https://app.socialhub.io/"


class Errands(QObject):
    """`ended`: a set-up window that was started from here was closed. `failed(Problem)`."""

    ended = Signal()
    failed = Signal(object)

    def __init__(self, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._environ = environ
        self._started: list[subprocess.Popen[bytes]] = []
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._look_at_them)

    @property
    def under_way(self) -> bool:
        """Whether a set-up window is open."""
        return bool(self._started)

    def add_channel(self) -> None:
        self._window()

    def new_token(self, channel: str) -> None:
        self._window("--new-token", channel)

    def log_in(self, channel: str) -> None:
        self._window("--log-in", channel)

    def open_hub(self, hub_host: str) -> None:
        """SocialHub's pages in the browser. `hub_host`: where its API is, empty where no channel says."""
        self.open_page(hub_page(hub_host))

    def open_page(self, url: str) -> None:
        if not QDesktopServices.openUrl(QUrl(url)):
            self.failed.emit(Problem(self.tr("No browser opened. Open this address yourself: {0}").format(url)))

    def _window(self, *options: str) -> None:
        environ = {**os.environ, **self._environ, **carried_environment(self._environ)}
        try:
            process = subprocess.Popen(  # noqa: S603 - our own command
                command("window", *options),
                stdin=subprocess.DEVNULL,
                env=environ,
                cwd=None if getattr(sys, "frozen", False) else checkout(),
            )
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self.failed.emit(Problem(self.tr("The set-up window could not be opened: {0}.").format(reason)))
            return
        self._started.append(process)
        self._look.start()

    def _look_at_them(self) -> None:
        still = [each for each in self._started if each.poll() is None]
        some_ended = len(still) < len(self._started)
        self._started = still
        if not still:
            self._look.stop()
        if some_ended:
            self.ended.emit()


def hub_page(hub_host: str) -> str:
    """Where people work with SocialHub, for the host of its API (with a port, if it has one)."""
    name = urlsplit(f"//{hub_host}").hostname or ""
    if name.startswith("api."):
        return f"https://app.{name.removeprefix('api.')}/"
    if name in {"127.0.0.1", "::1", "localhost"}:  # in practice
        return f"http://{hub_host}/practice/inbox"
    return _APP
