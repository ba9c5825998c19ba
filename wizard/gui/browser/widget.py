"""The embedded browser as one widget: bar, page, and what stands in the page's place."""

from __future__ import annotations

import os
import platform
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget

from wizard.gui.browser import outcome
from wizard.gui.browser.address import Redirect, shown, web_address
from wizard.gui.browser.bar import NOWHERE, AddressBar
from wizard.gui.browser.notice import Notice
from wizard.gui.browser.warming import Warming
from wizard.gui.browser.way import BrowserWay

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QCloseEvent, QKeyEvent
    from PySide6.QtWebEngineCore import QWebEngineProfile

    from wizard.gui.browser.engine import Event, Session
    from wizard.gui.browser.outcome import Failure

IDLE_SECONDS = 600.0  # until a log-in that nobody touches ends
_ZOOMS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)  # percent
BREATH_MS = 20  # between two pieces of the engine's start: one picture, and what was typed meanwhile
_KEY_CONTEXT = Qt.ShortcutContext.WidgetWithChildrenShortcut


class LoginBrowser(QWidget):
    """Shows a Network's log-in page until it navigates to the redirect address.

    `arrived(str)`: the whole redirect address, once for each `open`; the session is gone by then. It holds the
    code: hand it on, never log it.
    `failed(Failure)`: there is no answer. The browser shows why and offers to try again, so an `arrived` or
    another `failed` may follow.
    `own_browser_wanted()`: a person would rather use their own browser; the page stays open until `close_session`.

    `idle_seconds`: after this long without any key, mouse or navigation the log-in ends (TIMED_OUT).
    `breath_ms`: how long the window is left to itself between two pieces of the engine's start.
    """

    arrived = Signal(str)
    failed = Signal(object)
    own_browser_wanted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, idle_seconds: float = IDLE_SECONDS, breath_ms: int = BREATH_MS
    ) -> None:
        super().__init__(parent)
        self.setObjectName("browser")
        self.setAccessibleName(self.tr("Log-in page"))
        self._session: Session | None = None
        self._visit = 0  # tells what happened in this session from what happened in one before
        self._asked: tuple[str, str, BrowserWay] | None = None
        self._zoom = _ZOOMS.index(100)
        self._page_had_focus = False
        self._going_on = False
        self._breath = breath_ms
        self._idle = QTimer(self, singleShot=True, interval=round(idle_seconds * 1000))
        self._idle.setTimerType(Qt.TimerType.PreciseTimer)  # what is left of it never seems to grow by itself
        self._idle.timeout.connect(self._on_idle)
        self._warming = Warming(self)
        self._bar = AddressBar(self)
        self._message = self._make_message()
        self._notice = Notice(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._message)
        column.addWidget(self._stack, 1)
        self._connect()
        self._bar.allow(back=False, page=False)

    def _make_message(self) -> QLabel:
        message = QLabel(self)
        message.setObjectName("browser.message")
        message.setProperty("role", "message")
        message.setTextFormat(Qt.TextFormat.PlainText)
        message.setWordWrap(True)
        message.setContentsMargins(16, 6, 16, 6)
        message.hide()
        return message

    def _connect(self) -> None:
        self._bar.back_pressed.connect(self.back)
        self._bar.reload_pressed.connect(self.reload)
        self._bar.zoom_in_pressed.connect(self.zoom_in)
        self._bar.zoom_out_pressed.connect(self.zoom_out)
        self._bar.own_browser_pressed.connect(self.own_browser_wanted)
        self._notice.own_browser_pressed.connect(self.own_browser_wanted)
        self._notice.try_again_pressed.connect(self.try_again)
        for key, slot in (
            (QKeySequence.StandardKey.Back, self.back),
            (QKeySequence.StandardKey.Refresh, self.reload),
            (QKeySequence.StandardKey.ZoomIn, self.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.zoom_out),
            ("Ctrl+=", self.zoom_in),  # the plus of many keyboards needs Shift, which nobody presses for this
            ("Ctrl+0", self.zoom_reset),
        ):
            QShortcut(QKeySequence(key), self, slot, context=_KEY_CONTEXT)

    # --- For the page that holds it -------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Begins to load the engine beside the window, when an `open` is sure to come soon. It may be left out."""
        self._warming.begin()

    def open(self, address: str, redirect: str, way: BrowserWay | None = None) -> None:
        """Shows the log-in page at `address` until it navigates to `redirect`, in a session of its own.

        `way`: which proxy is taken; None: as the system says. Raises ValueError if one of the addresses is not a
        whole http(s) one.
        """
        url, wanted = web_address(address), Redirect(redirect)
        self.close_session()
        way = way or BrowserWay()
        self._asked = (address, redirect, way)
        self._page_had_focus = False
        self._going_on = True
        self._notice.show_opening(shown(url).host)  # the engine takes a while to come
        load = partial(self._after_a_breath, partial(self._load, self._visit, url, wanted, way))
        if self._warming.over:
            load()
        else:
            self._warming.done.connect(load)
            self._warming.begin()

    def close_session(self) -> None:
        """Ends the log-in without a word and forgets all of it. Nothing is signalled for it any more."""
        self._visit += 1
        self._going_on = False
        self._idle.stop()
        self._message.hide()
        if self._session is not None:
            self._session.close()
            self._session = None
        self._stack.setCurrentWidget(self._notice)
        self._bar.show_address(NOWHERE)
        self._bar.allow(back=False, page=False)

    def cancel(self) -> None:
        """The person gives up: ends the log-in and signals CLOSED, if one was going on."""
        if self._going_on:
            self._fail(outcome.closed())

    def try_again(self) -> None:
        """Opens the same log-in page from the start. Does nothing if none was opened."""
        if self._asked is not None:
            self.open(*self._asked)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.cancel()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A key that the page has no use for goes no further: Enter must not press a button of the window."""
        if self._session is None or not self._session.view.hasFocus():
            super().keyPressEvent(event)

    # --- For the person -------------------------------------------------------------------------------------

    def back(self) -> None:
        if self._session is not None:
            self._session.back()

    def reload(self) -> None:
        if self._session is not None:
            self._session.reload()

    def zoom_in(self) -> None:
        self._set_zoom(self._zoom + 1)

    def zoom_out(self) -> None:
        self._set_zoom(self._zoom - 1)

    def zoom_reset(self) -> None:
        self._set_zoom(_ZOOMS.index(100))

    def _set_zoom(self, step: int) -> None:
        self._zoom = min(max(step, 0), len(_ZOOMS) - 1)
        self._bar.show_zoom(_ZOOMS[self._zoom])
        if self._session is not None:
            self._session.set_zoom(_ZOOMS[self._zoom] / 100)

    # --- What happens in the session ------------------------------------------------------------------------

    def _after_a_breath(self, piece: Callable[[], None]) -> None:
        """Goes on once the window had its turn. After 0 ms Qt may go on before timers that are overdue."""
        QTimer.singleShot(self._breath, self, piece)

    def _load(self, visit: int, url: QUrl, redirect: Redirect, way: BrowserWay) -> None:
        """Loads the engine, which not every run needs; what else its start takes comes after a breath."""
        if visit != self._visit:
            return
        if _engine_would_abort():
            self._fail(outcome.no_engine("root"))
            return
        if way.proxy is not None and way.proxy.secure:
            self._fail(outcome.proxy_unfit(way.proxy.host))
            return
        try:
            from wizard.gui.browser import engine  # noqa: F401 - only loaded here, and first used a breath later
        except ImportError as error:  # a library of the system is missing; its name is all that stands in there
            self._fail(outcome.no_engine(str(error)))
        else:
            self._after_a_breath(partial(self._start, visit, url, redirect, way))

    def _start(self, visit: int, url: QUrl, redirect: Redirect, way: BrowserWay) -> None:
        """Starts the engine, which stands still until its first process speaks, and the window with it."""
        if visit != self._visit:
            return
        from wizard.gui.browser import engine

        self._after_a_breath(partial(self._show, visit, engine.new_profile(way), url, redirect, way))

    def _show(
        self, visit: int, profile: QWebEngineProfile, url: QUrl, redirect: Redirect, way: BrowserWay
    ) -> None:
        if visit != self._visit:
            return
        from wizard.gui.browser import engine

        self._session = engine.Session(visit, profile, url, redirect, way, self)
        self._session.happened.connect(self._on_happened)
        self._idle.start()
        self._session.set_zoom(_ZOOMS[self._zoom] / 100)
        self._stack.addWidget(self._session.view)
        QWidget.setTabOrder(self._bar.own_browser, self._session.view)
        self._session.start()

    def _on_happened(self, visit: int, event: Event) -> None:
        if visit != self._visit:
            return
        from wizard.gui.browser import engine  # is there already: it is what speaks

        self._idle.start()
        match event:
            case engine.Arrived(url):
                self.close_session()
                self._notice.show_done()
                self.arrived.emit(url)
            case engine.Moved(url, can_go_back):
                self._show_page(url, can_go_back=can_go_back)
            case engine.Failed(failure):
                self._fail(failure)
            case engine.Remark(text):
                self._say(text)
            case engine.Used():
                pass

    def _show_page(self, url: QUrl, *, can_go_back: bool) -> None:
        if self._session is None:
            return
        self._message.hide()  # it was about the page before
        self._bar.show_address(shown(url))
        self._bar.allow(back=can_go_back, page=True)
        self._stack.setCurrentWidget(self._session.view)
        if not self._page_had_focus:
            self._page_had_focus = True
            self._session.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._message.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._message, text))

    def _on_idle(self) -> None:
        self._fail(outcome.timed_out())

    def _fail(self, failure: Failure) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.close_session()
        self._notice.show_failure(failure)
        if had_focus:
            self._notice.focus()
        self.failed.emit(failure)


def _engine_would_abort() -> bool:
    """Whether the engine would end this whole process: it will not run as root with its sandbox on."""
    if platform.system() != "Linux" or os.geteuid() != 0:
        return False
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    return os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") != "1" and "--no-sandbox" not in flags
