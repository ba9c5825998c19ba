"""What stands in the page's place while there is no page: opening, done, or what went wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wizard.gui.browser.bar import set_state
from wizard.gui.browser.outcome import Reason

if TYPE_CHECKING:
    from wizard.gui.browser.outcome import Failure

_WIDTH = 440
_GAP = 8


class Notice(QWidget):
    """A page of our own, so that nobody takes a foreign page's words for ours, or the other way round."""

    try_again_pressed = Signal()
    own_browser_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("browser.notice")
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = self._label("title")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._text = self._label("text", role="explanation")
        self._try_again = self._button("browser.try_again", "primary", self.try_again_pressed)
        self._own_browser = self._button("browser.notice.own_browser", "secondary", self.own_browser_pressed)
        self._failure: Failure | None = None
        self._lay_out()
        self._say_buttons()

    def _label(self, name: str, role: str = "") -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"browser.notice.{name}")
        label.setProperty("role", role or name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, name: str, role: str, pressed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("role", role)
        button.setAutoDefault(True)  # Enter presses it while it has the focus
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(_GAP)
        buttons.addStretch()
        buttons.addWidget(self._try_again)
        buttons.addWidget(self._own_browser)
        buttons.addStretch()
        column = QWidget(self)
        column.setFixedWidth(_WIDTH)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(_GAP)
        inner.addWidget(self._title)
        inner.addWidget(self._text)
        inner.addSpacing(_GAP)
        inner.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    # --- What is shown --------------------------------------------------------------------------------------

    def show_opening(self, host: str) -> None:
        self._show("opening", self.tr("Opening {host} …").format(host=host), "")

    def show_done(self) -> None:
        self._show("done", self.tr("That is all on this page."), self.tr("Channel Wizard checks the answer …"))

    def show_failure(self, failure: Failure) -> None:
        self._show(failure.reason.value, failure.what, failure.advice, failure)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{failure.what} {failure.advice}"))

    def focus(self) -> None:
        """Puts the focus on what a person most likely does next."""
        if self._failure is not None:
            self._first_button(self._failure).setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_button(self, failure: Failure) -> QPushButton:
        hopeless = {Reason.PASSWORD_ASKED, Reason.NO_ENGINE}
        return self._own_browser if failure.reason in hopeless else self._try_again

    def _show(self, state: str, title: str, text: str, failure: Failure | None = None) -> None:
        self._failure = failure
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for button in (self._try_again, self._own_browser):
            button.setVisible(failure is not None)
        self.setAccessibleName(f"{title} {text}".strip())
        set_state(self, state)
        self._say_buttons()

    def _say_buttons(self) -> None:
        reopens = self._failure is not None and self._failure.reason in {Reason.CLOSED, Reason.TIMED_OUT}
        again = self.tr("Open it again") if reopens else self.tr("Try again")
        for button, name in ((self._try_again, again), (self._own_browser, self.tr("Use my own browser"))):
            button.setText(name)
            button.setAccessibleName(name)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say_buttons()
