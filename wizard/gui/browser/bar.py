"""The bar above the page: how the connection is protected, whose page it is, and the few things to do with it.

It shows where the page that can be *seen* comes from, never where a link leads or what is still loading, and takes
no input: nothing a page does can write here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from wizard.gui.browser.address import Protection, Shown
from wizard.gui.browser.icons import GRID, Sign, draw, icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

NOWHERE = Shown("", "", "", Protection.NONE)
_GAP = 8
_REPAINTS = {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange}


class Lock(QWidget):
    """A closed or an open lock; its word is in the accessible name and, where it matters, beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("browser.lock")
        self.setProperty("role", "lock")
        self.setFixedSize(GRID, GRID)
        self._protection = Protection.NONE

    def show_protection(self, protection: Protection) -> None:
        self._protection = protection
        set_state(self, protection.value)
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self._protection is Protection.NONE:
            return
        closed = self._protection is Protection.SECURE
        sign = Sign.LOCK_CLOSED if closed else Sign.LOCK_OPEN
        draw(sign, self, QRectF(self.rect()), self.palette().windowText().color())


class ElidedLabel(QLabel):
    """Plain text that can be selected, with an ellipsis where it does not fit; assistive tools get it whole."""

    def __init__(self, parent: QWidget, elide: Qt.TextElideMode) -> None:
        super().__init__(parent)
        self._whole = ""
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    @property
    def whole(self) -> str:
        return self._whole

    def show_text(self, text: str) -> None:
        self._whole = text
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        # One pixel more than the text: rounding must not cost it its last letter.
        return QSize(metrics.horizontalAdvance(self._whole) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, self._elide, self.width()))


class AddressBar(QWidget):
    """Lock, origin and path; back, reload, zoom; *Use my own browser*."""

    back_pressed = Signal()
    reload_pressed = Signal()
    zoom_in_pressed = Signal()
    zoom_out_pressed = Signal()
    own_browser_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("browser.bar")
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown = NOWHERE
        self.lock = Lock(self)
        self.connection = QLabel(self)
        self.connection.setObjectName("browser.connection")
        self.connection.setProperty("role", "connection")
        # The end of a host name says whose it is, the beginning of a path what it is for.
        self.origin = self._label("origin", Qt.TextElideMode.ElideLeft)
        self.path = self._label("path", Qt.TextElideMode.ElideRight)
        bold = self.origin.font()
        bold.setBold(True)
        self.origin.setFont(bold)
        self.origin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to be read and copied without a mouse
        self.path.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back = self._button("back", self.back_pressed)
        self.reload = self._button("reload", self.reload_pressed)
        self.zoom_out = self._button("zoom_out", self.zoom_out_pressed)
        self.zoom_in = self._button("zoom_in", self.zoom_in_pressed)
        self.own_browser = QPushButton(self)
        self.own_browser.setAutoDefault(False)  # Enter elsewhere is the window's
        self.own_browser.setObjectName("browser.own_browser")
        self.own_browser.setProperty("role", "secondary")
        self.own_browser.clicked.connect(self.own_browser_pressed)
        self._lay_out()
        self._say_all()
        self._draw_icons()
        self.show_address(NOWHERE)

    def _label(self, name: str, elide: Qt.TextElideMode) -> ElidedLabel:
        label = ElidedLabel(self, elide)
        label.setObjectName(f"browser.{name}")
        label.setProperty("role", name)
        return label

    def _button(self, name: str, pressed: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"browser.{name}")
        button.setProperty("role", "bar-button")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * _GAP, _GAP, _GAP, _GAP)
        row.setSpacing(_GAP)
        for sign in (self.lock, self.connection, self.origin):
            row.addWidget(sign)
        row.addWidget(self.path, 1)
        buttons = (self.back, self.reload, self.zoom_out, self.zoom_in, self.own_browser)
        controls = QHBoxLayout()  # one group, so that there is room for the path
        controls.setSpacing(0)
        for button in buttons[:-1]:
            controls.addWidget(button)
        row.addLayout(controls)
        row.addWidget(self.own_browser)
        previous: QWidget = self.origin
        for widget in buttons:
            QWidget.setTabOrder(previous, widget)
            previous = widget

    # --- What is shown --------------------------------------------------------------------------------------

    def show_address(self, shown: Shown) -> None:
        """The page that can be seen now; NOWHERE for none."""
        self._shown = shown
        self.lock.show_protection(shown.protection)
        self.origin.show_text(shown.host)
        self.path.show_text(shown.path)
        self._say_address()

    def allow(self, *, back: bool, page: bool) -> None:
        """Which buttons can be pressed: `back` where there is a page before, `page` where there is one now."""
        self.back.setEnabled(back)
        for button in (self.reload, self.zoom_in, self.zoom_out):
            button.setEnabled(page)

    def show_zoom(self, percent: int) -> None:
        for button in (self.zoom_in, self.zoom_out):
            button.setAccessibleDescription(self.tr("Now {percent} %").format(percent=percent))

    def _say_address(self) -> None:
        shown = self._shown
        word = {
            Protection.SECURE: "",
            Protection.LOCAL: self.tr("On this computer"),
            Protection.OPEN: self.tr("Not encrypted"),
            Protection.NONE: "",
        }[shown.protection]
        said = {
            Protection.SECURE: self.tr("The connection is encrypted."),
            Protection.LOCAL: self.tr("Not encrypted, but it does not leave this computer."),
            Protection.OPEN: self.tr("Not encrypted: others can read what you type."),
            Protection.NONE: self.tr("There is no page."),
        }[shown.protection]
        self.connection.setText(word)
        self.connection.setVisible(bool(word))
        set_state(self.connection, shown.protection.value)
        for widget in (self.lock, self.connection):
            widget.setToolTip(said)
            widget.setAccessibleName(said)
        self.origin.setToolTip(shown.ascii_host)
        self.origin.setAccessibleName(self.tr("This page belongs to {host}").format(host=shown.host))
        self.origin.setAccessibleDescription("" if shown.ascii_host == shown.host else shown.ascii_host)
        self.path.setAccessibleName(self.tr("Page {path}").format(path=shown.path))

    # --- Words and colours ----------------------------------------------------------------------------------

    def _say_all(self) -> None:
        for button, name in (
            (self.back, self.tr("Back")),
            (self.reload, self.tr("Load again")),
            (self.zoom_out, self.tr("Smaller")),
            (self.zoom_in, self.tr("Larger")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.own_browser.setText(self.tr("Use my own browser"))
        self.own_browser.setAccessibleName(self.tr("Use my own browser"))
        self.own_browser.setToolTip(self.tr("It works with security keys and passkeys, too."))
        self.own_browser.setAccessibleDescription(self.own_browser.toolTip())
        self._say_address()

    def _draw_icons(self) -> None:
        for button, sign in (
            (self.back, Sign.BACK),
            (self.reload, Sign.RELOAD),
            (self.zoom_out, Sign.ZOOM_OUT),
            (self.zoom_in, Sign.ZOOM_IN),
        ):
            button.setIcon(icon(sign, button))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if not hasattr(self, "own_browser"):  # Qt asks before all is there
            return
        if event.type() is QEvent.Type.LanguageChange:
            self._say_all()
        elif event.type() in _REPAINTS:
            self._draw_icons()


def set_state(widget: QWidget, state: str) -> None:
    """Sets the property `state` and lets the style sheet see it."""
    if widget.property("state") == state:
        return
    widget.setProperty("state", state)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
