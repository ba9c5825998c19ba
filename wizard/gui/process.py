"""What every process with windows begins with: signals end it in order, and its log is started in time."""

from __future__ import annotations

import builtins
import contextlib
import gc
import signal
import socket
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from wizard.errors import WizardError
from wizard.gui import PLAIN_IMPORT
from wizard.memory import give_back, keep_one_heap
from wizard.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.home import Home

_COLLECT_MS = 5_000
_STARTED_LOOKS = 12  # after so many, the start is over
_YOUNG_LOOKS = 12  # of so many collections, one is of everything
_TRIM_LOOKS = 120  # every ten minutes
_WORK = 0.1  # seconds of processor time between two looks: at rest it is a tenth of that
_RESTED_LOOKS = 4  # after so many without work, a stretch of it is over


def make_application() -> QApplication:
    """The process' application, with our name. RuntimeError where there is one of another kind."""
    keep_one_heap()
    builtins.__import__ = PLAIN_IMPORT
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs in this process")
    app.setApplicationName("Channel Wizard")
    app.setDesktopFileName("channel-wizard")
    app.setWindowIcon(QIcon(str(resource("icons/channel-wizard.svg"))))
    app.setQuitOnLastWindowClosed(False)
    return app


def end_by_signal(app: QApplication) -> None:
    """SIGTERM and Ctrl-C end the process from its first moment on, also before Qt's loop runs.

    Not with quit(), which asks the window whether it may close: what was entered is kept, there is nothing to ask.
    """
    _Waker(app)
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: QTimer.singleShot(0, app.exit))


class GarbageCollection(QObject):
    """Collects what Python's reference counts do not give back, in Qt's thread and in no other.

    Python collects in whichever thread happens to make the next object. In the core's thread that may end a widget
    there, which Qt does not survive. So it does not collect by itself any more; here it is looked at regularly.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = self._young = 0
        self._used = time.process_time()
        self._rested = _RESTED_LOOKS
        timer = QTimer(self, interval=_COLLECT_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collects where enough was made since the last time; everything, old and young, now and then."""
        self._looks += 1
        if self._looks == _STARTED_LOOKS:  # modules and classes stay: no collection need look at them again
            gc.collect()
            gc.freeze()
            give_back()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            self._young = (self._young + 1) % _YOUNG_LOOKS
            gc.collect(1 if self._young else 2)
        over = self._work_is_over()
        if over:
            gc.collect()
        if over or self._looks % _TRIM_LOOKS == 0:
            give_back()

    def _work_is_over(self) -> bool:
        """True once after each stretch of work: what it needed, nobody else does."""
        before, self._used = self._used, time.process_time()
        self._rested = 0 if self._used - before > _WORK else self._rested + 1
        return self._rested == _RESTED_LOOKS

    def stop(self) -> None:
        """Python collects by itself again."""
        gc.unfreeze()
        gc.enable()


class _Waker(QObject):
    """Wakes Qt when a signal arrives: Python's handlers run only when Qt lets Python run, which may be never.

    A timer would do the same and wake an idle computer several times a second, for months.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        """Python runs now, and with it the handlers."""
        with contextlib.suppress(BlockingIOError):
            self._read.recv(64)


def start_log(environ: Mapping[str, str], home: Home) -> None:
    """Log files for this process, at the level that is chosen now; where that fails, it says so and goes on."""
    from wizard.logs import Redactor, start  # takes longer to load than the window takes to show

    try:
        start(None, environ, home, Redactor())
    except WizardError as error:
        sys.stderr.write(f"{error}\n")
