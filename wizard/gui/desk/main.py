"""The process of the desk: tray, main window and engine in one, for months.

The window is made when it is first shown and given back when it is closed; the set-up window, which brings the
web engine along, is a process of its own. The parts know nothing of each other; here they are joined.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from wizard.errors import WizardError
from wizard.gui.bridge import Bridge
from wizard.gui.desk.bell import Bell
from wizard.gui.desk.bus import Told, has_bus, notify
from wizard.gui.desk.core import DeskCore
from wizard.gui.desk.door import NOTHING
from wizard.gui.desk.errands import Errands
from wizard.gui.desk.notices import Notices
from wizard.gui.desk.tray import Tray
from wizard.gui.desk.updates import Updates
from wizard.gui.desk.wishes import Wishes, load_wishes, save_wishes
from wizard.gui.language import Language, choose_language, chosen_language
from wizard.gui.process import GarbageCollection, end_by_signal, make_application, start_log
from wizard.gui.theme import Theme
from wizard.home import find_home

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QApplication

    from wizard.gui.bridge import Call
    from wizard.gui.desk.holding import Calls, Held, Ways
    from wizard.gui.desk.notices import Notice
    from wizard.gui.desk.opening import MainWindow
    from wizard.gui.question import Question
    from wizard.updates.build import Build

_log = logging.getLogger(__name__)

_TOLD_AT_ONCE = 8  # each keeps a connection to the session bus
_TRAY_MS = 15_000  # how long a tray may take to appear at log-in, before it is said that there is none


class Desk(QObject):
    """Everything of the process. Windows get it: `core`, `errands`, `updates`, `wishes`, `change_wishes`, `speak`,
    `open_update`, `quit`. `build`: what this build knows of its release feed, if not what its file says.

    `ended`: the process should end now; whoever runs it calls `stop` then.
    """

    ended = Signal()

    def __init__(
        self,
        app: QApplication,
        environ: Mapping[str, str],
        ways: Callable[[Calls], Ways],
        *,
        hidden: bool,
        build: Build | None = None,
    ) -> None:
        super().__init__(app)
        self._hidden = hidden
        self.environ = environ
        self.home = find_home(environ)
        self.wishes: Wishes = load_wishes(self.home)
        self.theme = Theme(app)
        self._language = Language(app)
        self._language.speak(chosen_language(self.home))
        self._bridge = Bridge(app)
        self.core = DeskCore(self._bridge, environ, ways, self)
        self.errands = Errands(environ, self)
        self.updates = Updates(self.core, self.home, build, self)
        self.tray = Tray(self.core, self.wishes.icon, self)
        self.notices = Notices(self.core, lambda: self.wishes, self._notify, parent=self, updates=self.updates)
        self._bell = self._hang_bell()
        self.window: MainWindow | None = None
        self._staying: Question | None = None  # kept, or it would be collected while it is open
        self._quitting: Question | None = None
        self._told: deque[Call] = deque(maxlen=_TOLD_AT_ONCE)  # notifications that may be clicked on
        self._no_tray = QTimer(self, singleShot=True, interval=_TRAY_MS)
        self._join()

    def _hang_bell(self) -> Bell | None:
        try:
            return Bell(self.home, self)
        except (OSError, WizardError) as error:
            _log.warning("A second start will not find this desk: %s", error)
            return None

    def _join(self) -> None:
        tray = self.tray
        tray.open_wanted.connect(self.show)
        tray.add_wanted.connect(self.errands.add_channel)
        tray.hub_wanted.connect(self._open_hub)
        tray.quit_wanted.connect(self.quit)
        tray.update_wanted.connect(self.open_update)
        tray.failed.connect(self._tell_failed)
        tray.there_changed.connect(self._tray_changed)
        self._no_tray.timeout.connect(self._say_no_tray)
        self.core.show_wanted.connect(self.show)
        self.core.quit_wanted.connect(self.end)
        self.errands.ended.connect(self.look_again)
        self.errands.failed.connect(self._tell_failed)
        self.updates.changed.connect(self._offer_update)
        self._offer_update()
        if self._bell is not None:
            self._bell.rung.connect(self._rung)

    def start(self) -> None:
        """Begins to work; shows the window, unless it starts hidden."""
        self.core.start()
        self.tray.start()
        self.updates.start()
        if not self._hidden:
            self.show()
        elif not self.tray.there:
            self._no_tray.start()

    def stop(self) -> None:
        """Ends everything in order. Blocks for at most ten seconds."""
        if self._bell is not None:
            self._bell.close()
        self._no_tray.stop()
        self.updates.stop()
        self.tray.stop()
        self._give_up_window()
        self.core.stop()
        self._language.fall_silent()
        self.theme.setParent(None)
        self.theme.deleteLater()

    # --- the window -------------------------------------------------------------------------------------------

    def show(self, page: str = "") -> None:
        """Brings the window up. `page`: "" as it was; `channel/NAME`, `preferences`."""
        if self.window is None:
            from wizard.gui.desk.opening import make_window  # loaded when somebody looks

            self.window = make_window(self)
            self.window.closed.connect(self._closed)
        window = self.window
        window.show()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if page:
            window.show_page(page)

    def _closed(self) -> None:
        self._give_up_window()
        if not self.tray.there:
            self._say_no_tray()

    def _give_up_window(self) -> None:
        if self.window is not None:
            window, self.window = self.window, None
            window.hide()
            window.deleteLater()

    def _rung(self, page: str) -> None:
        if page != NOTHING:
            self.show(page)
        elif self.core.problem is not None:
            self.core.try_again()  # somebody has mended something and started it again

    # --- without a tray ---------------------------------------------------------------------------------------

    def _tray_changed(self, there: bool) -> None:
        if there:
            self._no_tray.stop()
            self.notices.look()

    def _say_no_tray(self) -> None:
        """Once: how the window is reached where there is no tray."""
        if self.wishes.told_no_tray or self._staying is not None:
            return
        from wizard.gui.desk.staying import staying_question

        self._staying = staying_question()
        self._staying.answered.connect(self._stays)
        self._staying.finished.connect(self._forget_question)
        self._staying.show()

    def _stays(self, answer: str) -> None:
        if answer == "quit":
            self.end()
        else:
            self.change_wishes(replace(self.wishes, told_no_tray=True))

    def _forget_question(self, _result: int) -> None:
        self._staying = None

    # --- what is asked for ------------------------------------------------------------------------------------

    def change_wishes(self, wishes: Wishes) -> None:
        """Keeps them; what cannot be kept counts until the end."""
        if wishes.icon != self.wishes.icon:
            self.tray.change_form(wishes.icon)
        self.wishes = wishes
        try:
            save_wishes(self.home, wishes)
        except (OSError, WizardError) as error:
            _log.warning("The desk's preferences could not be kept: %s", error)
        self.notices.look()

    def speak(self, code: str) -> None:
        """Everything in another language from now on; the window is made anew."""
        choose_language(self.home, code)
        self._language.speak(code)
        self.tray.speak()
        if self.window is not None:
            geometry, kept = self.window.geometry(), self.window.kept()
            self._give_up_window()
            self.show()
            if self.window is not None:
                self.window.setGeometry(geometry)
                self.window.go_on(kept)

    def look_again(self) -> None:
        """Another process of ours changed something."""
        if self.core.problem is not None:
            self.core.try_again()
            return

        async def look(held: Held) -> None:
            await held.handle.look()

        self.core.ask(self, look, lambda _none: None, lambda _problem: None)

    def _open_hub(self) -> None:
        hosts = [each.hub_host for each in self.core.snapshot.channels if each.hub_host]
        self.errands.open_hub(hosts[0] if hosts else "")

    def open_update(self) -> None:
        """The page of the newer version, in the browser; all that is ever done about one."""
        if (newer := self.updates.newer) is not None:
            self.errands.open_page(newer.page)

    def _offer_update(self) -> None:
        self.tray.show_offer(self.updates.offer)

    def quit(self) -> None:
        """Ends the desk, after a question where something will wait for it."""
        if self.core.role != "desk" or not self.core.snapshot.channels:
            self.end()  # another process relays, or nothing does
            return
        if self._quitting is None:
            from wizard.gui.desk.quitting import quit_question

            self._quitting = quit_question(self.window)
            self._quitting.accepted.connect(self.end)
            self._quitting.finished.connect(self._goes_on)
            self._quitting.show()
        self._quitting.raise_()
        self._quitting.activateWindow()

    def _goes_on(self, _result: int) -> None:
        self._quitting = None

    def end(self) -> None:
        """Ends the desk, without a question."""
        self.ended.emit()

    # --- telling ----------------------------------------------------------------------------------------------

    def _notify(self, notice: Notice) -> bool:
        if self.tray.notify(notice.title, notice.text, urgent=notice.urgent, page=notice.page):
            return True
        if not has_bus():
            return False
        press = self.tr("Open")

        async def over_the_bus() -> Told:
            return await notify(notice.title, notice.text, urgent=notice.urgent, press=press)

        def done(told: Told) -> None:
            if told.clicked:
                self._open_with(told.token, notice.page)

        call = self._bridge.ask(self, over_the_bus, done, lambda _problem: None)
        if len(self._told) == _TOLD_AT_ONCE:
            self._told[0].cancel()  # the oldest is shown no less; a click on it does nothing any more
        self._told.append(call)
        return True  # where nobody showed it, the next start tells it again

    def _open_with(self, token: str, page: str) -> None:
        """`token`: of the click, with which Wayland lets the window come up; Qt takes it from there."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.show(page)

    def _tell_failed(self, problem: object) -> None:
        """What was asked for in the menu did not work: in the window if it is open, else as a notification."""
        if self.window is not None:
            self.window.show_problem(problem)
        elif not self.tray.notify("Channel Wizard", str(problem), urgent=True):
            self.show()


def run(environ: Mapping[str, str], ways: Callable[[Calls], Ways], *, hidden: bool) -> int:
    """Until it is quit; the process' exit code."""
    app = make_application()
    end_by_signal(app)
    start_log(environ, find_home(environ))
    collection = GarbageCollection(app)
    desk = Desk(app, environ, ways, hidden=hidden)
    desk.ended.connect(app.exit)
    QTimer.singleShot(0, desk.start)
    code = app.exec()
    desk.stop()
    collection.stop()
    return code
