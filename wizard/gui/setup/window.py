"""The shell of the wizard: the steps at the side, a title, one page, and Back, Next and Cancel.

It shows what the state says and passes on what a person does; each page does its own asking. Whatever happens,
the state is saved by the core step by step, so this window may be killed at any moment.

Names for tests and tools: `shell.back`, `shell.next`, `shell.cancel`, `shell.status`, `shell.problem`,
`shell.problem.action`, `shell.title`, `rail.<step>`; the question when closing has its own in `leaving.py`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from wizard.gui.setup.leaving import leaving_question
from wizard.gui.setup.pages import loading_what_follows, make_page
from wizard.gui.setup.rail import Rail
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Busy, Notice, announce, button, column, label, row, scrolling
from wizard.journey.state import Purpose, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from typing import Any

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from wizard.gui.bridge import Problem
    from wizard.gui.setup.core import Core
    from wizard.gui.setup.page import Page
    from wizard.journey.engine import Journey
    from wizard.journey.state import SetupState

SIZE = (1024, 700)
_LEAST_HEIGHT = 640
_TITLE_BAR = 40  # px at most; how high it is shows only when the window does
_BREATH = 50  # ms for a window to be seen and used, between two pieces of work
_AGAIN = 10_000  # ms until what failed for a while is asked again
_MEASURE = 620  # px; longer lines are hard to read


class SetupWindow(QDialog):
    """The wizard. `closed` is emitted once, when nothing is left to do for this process."""

    closed = Signal()
    language_wanted = Signal(str)
    practice_wanted = Signal()

    def __init__(self, core: Core, state: SetupState) -> None:
        super().__init__()
        self._core = core
        self._state = state
        self._pages: dict[Step, Page] = {}
        self._holders: dict[Step, QWidget] = {}
        self._closing = False
        self._focus_next = False
        self._failed_for_now: Problem | None = None  # what will be asked again by itself
        self._again = QTimer(self, interval=_AGAIN, singleShot=True)
        self._again.timeout.connect(self._try_again)
        self.setObjectName("setup")
        self.setWindowFlag(Qt.WindowType.WindowMinimizeButtonHint)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(theme().px(SIZE[0]), self._height())
        self._build()
        self.show_state(state)

    def _height(self) -> int:
        """Less than usual where the screen would cut Next off."""
        room = self.screen().availableGeometry().height() - _TITLE_BAR
        return max(theme().px(_LEAST_HEIGHT), min(theme().px(SIZE[1]), room))

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self._window_title())
        self._rail = Rail(self._state.steps, self._step_names())
        self._rail.chosen.connect(self._go)
        self._title = label("", "title", name="shell.title")
        self._explanation = label("", "muted", name="shell.explanation")
        self._explanation.setMaximumWidth(theme().px(_MEASURE))
        self._problem = Notice("shell.problem")
        self._problem.acted.connect(self._act)
        self._stack = QStackedWidget()
        page = QWidget()
        content = column(
            column(self._title, self._explanation, spacing=8),
            self._problem,
            spacing=18,
            margins=(40, 32, 40, 24),
        )
        content.addWidget(self._stack, 1)
        page.setLayout(content)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(page, 1)
        right.addWidget(self._bar())
        whole = row(self._rail, spacing=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)
        self._next.setDefault(
            True
        )  # only now: Qt gives it back after another one's turn if the dialog knows of it
        for keys, slot in (("Alt+Left", self._back_pressed), ("Ctrl+Return", self._next_pressed)):
            QShortcut(QKeySequence(keys), self, slot).setAutoRepeat(False)

    def _bar(self) -> QFrame:
        self._cancel = button(self.tr("Cancel"), "shell.cancel", "link")
        self._back = button(self.tr("Back"), "shell.back")
        self._next = button(self.tr("Next"), "shell.next", "primary")
        self._busy = Busy()
        self._status = label("", "muted", wrap=False, name="shell.status")
        self._cancel.clicked.connect(self.close)
        self._back.clicked.connect(self._back_pressed)
        self._next.clicked.connect(self._next_pressed)
        bar = QFrame()
        set_role(bar, "bar")
        line = row(self._cancel, spacing=10, margins=(40, 14, 40, 14))
        line.addStretch(1)
        for each in (self._busy, self._status, self._back, self._next):
            line.addWidget(each)
        bar.setLayout(line)
        return bar

    def _window_title(self) -> str:
        titles = {
            Purpose.NEW: self.tr("Set up a channel – Channel Wizard"),
            Purpose.ADDED: self.tr("Add a channel – Channel Wizard"),
            Purpose.TOKEN: self.tr("New access token – Channel Wizard"),
            Purpose.LOGIN: self.tr("Log in again – Channel Wizard"),
            Purpose.PRACTICE: self.tr("Practice – Channel Wizard"),
        }
        return titles[self._state.purpose]

    def _step_names(self) -> dict[Step, str]:
        return {
            Step.WELCOME: self.tr("Welcome"),
            Step.TOKEN: self.tr("Access token"),
            Step.NETWORK: self.tr("Network"),
            Step.LOGIN: self.tr("Log in"),
            Step.RELAY: self.tr("What to relay"),
            Step.INBOX: self.tr("Inbox buttons"),
            Step.REPLIES: self.tr("Replies"),
            Step.READY: self.tr("Ready"),
        }

    # --- the state --------------------------------------------------------------------------------------------

    @property
    def state(self) -> SetupState:
        return self._state

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._state.current]

    def show_state(self, state: SetupState) -> None:
        """Shows the page that the state names."""
        before = self._pages.get(self._state.current)
        self._state = state
        self._rail.show_state(state)
        page = self._page_of(state.current)
        if page is before:
            page.enter(state)
            self._refresh()
            return
        if before is not None:
            before.leave()
        self._stack.setCurrentWidget(self._holders[state.current])
        self._focus_next = True  # as soon as it can be pressed
        page.enter(state)
        self._refresh()
        focus = page.first_focus()
        if focus is not None:
            self._focus_next = False
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{page.title()}. {page.explanation()}")
        self._load_on(loading_what_follows(state.current))

    def _load_on(self, pieces: Iterator[None]) -> None:
        """Loads what the next page needs while this one is looked at, each piece in a turn of its own."""

        def piece() -> None:
            if next(pieces, self) is None:
                QTimer.singleShot(_BREATH, self, piece)

        QTimer.singleShot(_BREATH, self, piece)

    def _page_of(self, step: Step) -> Page:
        if step not in self._pages:
            page = make_page(step, self._core)
            page.changed.connect(partial(self._page_changed, page))
            page.answered.connect(self.show_state)
            page.wished.connect(self._wish)
            holder = page if page.fills else scrolling(page)
            self._stack.addWidget(holder)
            self._holders[step] = holder
            self._pages[step] = page
        return self._pages[step]

    def _page_changed(self, page: Page) -> None:
        if page is self._pages.get(self._state.current):  # one that is not shown has nothing to say
            self._refresh()

    def _refresh(self) -> None:
        """Shows how the page stands."""
        page = self.page
        first = self._state.steps[0]
        self._title.setText(page.title())
        self._explanation.setText(page.explanation())
        self._explanation.setVisible(bool(page.explanation()))
        self._show_problem(page.problem)
        self._busy.setVisible(bool(page.busy))
        waits = "" if page.valid else page.waits_for()
        self._status.setText(page.busy or waits)
        set_role(self._status, "muted", tone=page.waits_tone if waits and not page.busy else "")
        self._back.setVisible(page.step is not first and not self._state.installed)
        self._back.setEnabled(not page.cancel_label())  # while there is something to stop, there is no way back
        self._next.setText(page.next_label() or self.tr("Next"))
        self._allow_next(page.valid and not page.holds_next)
        self._next.setAccessibleDescription(self._status.text())
        self._cancel.setText(page.cancel_label() or self.tr("Cancel"))
        self._cancel.setVisible(not self._state.installed)

    def _allow_next(self, allowed: bool) -> None:
        """Next loses the focus while it waits, and gets it back unless somebody took it elsewhere.

        Qt would hand it on to Cancel, which is not what a second press of the same key should mean.
        """
        if not allowed and self._next.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._next.setEnabled(allowed)
        if allowed and (self._focus_next or self.hasFocus()):
            self._focus_next = False
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_problem(self, problem: Problem | None) -> None:
        if problem is not self._failed_for_now:
            self._failed_for_now = problem if problem is not None and problem.later else None
            self._again.stop()
            if self._failed_for_now is not None:
                self._again.start()
        text = str(problem) if problem is not None else ""
        action = self.tr("Try again") if problem is not None and problem.later else ""
        if problem is not None and problem.by_proxy:
            action = self.tr("Check the proxy")
        self._problem.show_text(text, action=action)

    # --- what a person does -----------------------------------------------------------------------------------

    def _next_pressed(self) -> None:
        if self._next.isEnabled():
            self.page.commit()

    def _back_pressed(self) -> None:
        if self._back.isVisible():
            self._move(lambda journey: journey.back())

    def _go(self, step: Step) -> None:
        self._move(lambda journey: journey.show(step))

    def _move(self, question: Callable[[Journey], Coroutine[Any, Any, SetupState]]) -> None:
        """Leaves the page without its answer."""
        if self.page.interrupt():
            return
        self.page.stop_asking()
        self._core.ask(self, question, self.show_state, self._failed)

    def _try_again(self) -> None:
        if self._failed_for_now is self.page.problem and self.page.may_try_again and self.isEnabled():
            self._retry()

    def _retry(self) -> None:
        self.page.commit()

    def _act(self) -> None:
        """What stands beside a problem."""
        if self.page.problem is not None and self.page.problem.by_proxy:
            self._show_proxy()
        else:
            self._retry()

    def _show_proxy(self) -> None:
        from wizard.gui.proxy import ProxyDialog

        dialog = ProxyDialog(self._core.ask_beside, self)
        dialog.changed.connect(self._proxy_changed)
        dialog.open()

    def _proxy_changed(self) -> None:
        """What failed for its sake is tried again."""
        problem = self.page.problem
        if problem is not None and (problem.by_proxy or problem.later):
            self._retry()

    def _failed(self, problem: Problem) -> None:
        self.page.problem = problem
        self._refresh()

    def _wish(self, what: str, value: str) -> None:
        if what == "language":
            self.language_wanted.emit(value)
        elif what == "proxy":
            self._show_proxy()
        elif what == "practice":
            self.practice_wanted.emit()
        elif what == "finished":
            self._end()
        elif what == "focus":
            self._focus_next = True
            self._refresh()

    # --- closing ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter held down goes on by one page, not through all of them."""
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Escape, too, asks first."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing:
            event.accept()
            return
        event.ignore()
        if self.page.interrupt():
            return
        if self._state.installed:
            self._end()
        elif not self._state.done:
            self._discard()
        else:
            question = leaving_question(self, practice=self._core.ground is not None)
            question.answered.connect(lambda answer: self._close() if answer == "keep" else self._discard())
            question.open()

    def _discard(self) -> None:
        self._leave_for_good(self.tr("Taking it back …") if self._state.done else self.tr("One moment …"))
        self._core.ask(self, lambda journey: journey.cancel(), lambda _none: self._close(), self._left)

    def _end(self) -> None:
        self._leave_for_good(self.tr("One moment …"))
        self._core.ask(self, lambda journey: journey.leave(), lambda _none: self._close(), self._left)

    def _leave_for_good(self, what: str) -> None:
        """Nothing can be done any more but to wait for `what`."""
        self._again.stop()
        self.page.leave()
        self._busy.show()
        self._status.setText(what)
        self.setEnabled(False)

    def _left(self, _problem: Problem) -> None:
        self._close()

    def _close(self) -> None:
        if not self._closing:
            self._closing = True
            self.page.leave()
            self.close()
            self.closed.emit()
