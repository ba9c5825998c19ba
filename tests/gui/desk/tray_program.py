"""A tray in a process of its own, on whatever screen there is; it does what its standard input says, line by line.

    state NEEDS_YOU · form light · shoot FILE · menu FILE · dark · notify TEXT

Every line is answered by one, with whether the tray is there and what was asked for in the menu meanwhile.
"""

from __future__ import annotations

import os
import sys
import tempfile
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSocketNotifier, QTimer

from tests.gui.desk.handles import Doors, broken, channel, entry, snapshot
from wizard.control.handle import News
from wizard.gui.bridge import Bridge
from wizard.gui.desk.core import DeskCore
from wizard.gui.desk.tray import Tray
from wizard.gui.process import make_application
from wizard.gui.theme import Theme
from wizard.sync.standing import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication


class Puppet(QObject):
    """The tray, and the strings it hangs on."""

    def __init__(self, app: QApplication, folder: str) -> None:
        super().__init__(app)
        self._app = app
        self.theme = Theme(app)
        self.doors = Doors()
        self.core = DeskCore(Bridge(app), {"CHANNEL_WIZARD_HOME": folder}, self.doors.ways, app)
        self.tray = Tray(self.core, parent=app)
        self.wanted: list[str] = []
        self.tray.open_wanted.connect(lambda page: self.wanted.append(f"open:{page}"))
        self.tray.quit_wanted.connect(lambda: self.wanted.append("quit"))
        self.core.start()
        self.tray.start()
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._obey)

    def _obey(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._app.quit()
            return
        what, _, rest = line.strip().partition(" ")
        doing: dict[str, Callable[[str], None]] = {
            "state": self._state,
            "form": self.tray.change_form,
            "shoot": self._shoot,
            "menu": self._menu,
            "dark": lambda _rest: self.theme.stay(dark=True),
            "notify": self._notify,
            "look": lambda _rest: None,
        }
        doing[what](rest)
        self._answer()

    def _answer(self) -> None:
        answer = f"there={self.tray.there} sign={self.tray.sign.value} wanted={','.join(self.wanted)}\n"
        os.write(sys.stdout.fileno(), answer.encode())

    def _notify(self, text: str) -> None:
        if self.tray.notify("Channel Wizard", text, urgent=True):
            self.wanted.append("notified")

    def _state(self, name: str) -> None:
        state = State[name]
        while not self.doors.working.listening:
            self._app.processEvents()
        first = broken("brand") if state is State.NEEDS_YOU else channel("brand", state)
        other = channel("help-room", last=entry(3, who="Alice", text="Hello"))
        self.doors.working.tell(News(snapshot(first, other, state=state, text=f"The channels are {state.value}.")))
        while self.core.snapshot.state is not state:
            self._app.processEvents()

    def _shoot(self, path: str) -> None:
        screen = self._app.primaryScreen()
        screen.grabWindow(0).save(path)

    def _menu(self, path: str) -> None:
        self.tray.menu.popup(QPoint(300, 60))
        QTimer.singleShot(300, lambda: (self.tray.menu.grab().save(path), self.tray.menu.close()))


def main() -> None:
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        puppet = Puppet(app, folder)
        app.exec()
        puppet.core.stop()
        puppet.tray.stop()
    os._exit(0)


if __name__ == "__main__":
    main()
