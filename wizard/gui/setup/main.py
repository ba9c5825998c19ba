"""The process of the set-up window, for `channel-wizard` with a display and `channel-wizard practice`.

It holds the wizard and its web engine and ends when the wizard does, which gives all of that memory back. One
window a home: a second start brings the first one's window to the front and ends.
"""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from wizard.errors import WizardError
from wizard.files import private_folder
from wizard.gui.bridge import Bridge
from wizard.gui.drawing import draw_by_processor
from wizard.gui.language import Language, choose_language, chosen_language
from wizard.gui.process import GarbageCollection, end_by_signal, make_application, start_log
from wizard.gui.setup.core import Core
from wizard.gui.setup.window import SetupWindow
from wizard.gui.theme import Theme
from wizard.home import find_home
from wizard.journey.ground import load_ground
from wizard.journey.state import Purpose, StateStore, begin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

    from wizard.home import Home
    from wizard.journey.state import SetupState

_log = logging.getLogger(__name__)


class SetupProcess:
    """Everything of the process, in the order in which it is made and ended."""

    def __init__(
        self, app: QApplication, environ: Mapping[str, str], *, beginning: SetupState | None = None
    ) -> None:
        self._app = app
        self._environ = environ
        self.home = find_home(environ)
        self._ground = load_ground(self.home)
        self._store = StateStore(self.home)
        self.theme = Theme(app)
        self._language = Language(app)
        self._language.speak(chosen_language(self.home))
        self._bridge = Bridge(app)
        self._state = beginning or self._beginning()
        self.core = Core(self._bridge, environ, self._store, self._state, self._ground)
        self.window = self._open(self._state)

    def _beginning(self) -> SetupState:
        kept = self._store.load()
        if kept is not None:
            return kept
        if self._ground is not None:
            return begin(Purpose.PRACTICE, hub_url=f"{self._ground.hub_url}/")
        return begin(Purpose.NEW)

    def _open(self, state: SetupState) -> SetupWindow:
        window = SetupWindow(self.core, state)
        window.language_wanted.connect(self._speak)
        window.practice_wanted.connect(self._practise)
        window.closed.connect(self._app.exit)
        window.show()
        return window

    def _speak(self, code: str) -> None:
        """The window is made anew in the other language; the journey goes on."""
        choose_language(self.home, code)
        self._language.speak(code)
        old, state = self.window, self.window.state
        geometry = old.geometry()
        old.page.leave()
        self.window = self._open(state)
        self.window.setGeometry(geometry)
        old.closed.disconnect()
        old.hide()
        old.deleteLater()

    def _practise(self) -> None:
        """Practice is a home and a process of its own; this window makes room for it."""
        from wizard.gui.setup.practising import start_practice

        start_practice(self._environ)
        self.window.close()

    def stop(self) -> None:
        """Ends the window without a question (everything is saved), then the core. Blocks for at most ten seconds.

        A relay that was started for practice ends too.
        """
        self.window.page.leave()
        self._bridge.stop()
        if self._ground is not None and self.core.journey is not None:
            self.core.journey.background.stop()
        self.window.hide()
        self.window.deleteLater()
        self._language.fall_silent()
        self.theme.setParent(None)
        self.theme.deleteLater()


def main() -> int:
    """The window of this environment's home; the process' exit code."""
    try:
        return run(os.environ)
    except WizardError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code


def run(environ: Mapping[str, str], *, beginning: SetupState | None = None) -> int:
    """Opens the window and answers the process' exit code once it is closed."""
    draw_by_processor()
    app = make_application()
    end_by_signal(app)
    home = find_home(environ)
    if _raise_other(home):
        return 0
    server = _listen(home)
    collection = GarbageCollection(app)
    process = SetupProcess(app, environ, beginning=beginning)
    QTimer.singleShot(0, partial(start_log, environ, home))  # once the window is there
    server.newConnection.connect(lambda: _to_front(process.window))
    code = app.exec()
    process.stop()
    collection.stop()
    server.close()
    return code


# --- One window a home -----------------------------------------------------------------------------------------


def _socket_name(home: Home) -> str:
    return str(home.data / "setup.sock")


def _raise_other(home: Home) -> bool:
    """Whether another window of this home is open; it comes to the front."""
    other = QLocalSocket()
    other.connectToServer(_socket_name(home))
    found = other.waitForConnected(200)
    other.disconnectFromServer()
    return found


def _listen(home: Home) -> QLocalServer:
    private_folder(home.data)
    QLocalServer.removeServer(_socket_name(home))  # left by a process that was killed
    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    if not server.listen(_socket_name(home)):
        _log.info("A second window of this home will not find the first one.")
    return server


def _to_front(window: SetupWindow) -> None:
    window.setWindowState(window.windowState())
    window.show()
    window.raise_()
    window.activateWindow()
