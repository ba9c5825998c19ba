"""What can be added, each with a line about it: a small window, gone with the choice or Escape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.manifest.form.signs import sign
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Rule, clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent

_WIDTH = 300  # px


@dataclass(frozen=True, slots=True)
class Offer:
    """`key`: what is chosen, and the end of the object's name. `kind`: its sign. `apart`: behind a line."""

    key: str
    kind: str
    title: str
    text: str
    possible: bool = True
    apart: bool = False


class AddMenu(QFrame):
    """`chosen`: the key of an offer."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("form.add.menu")
        set_role(self, "popup")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        margin = theme().px(6)
        self._list.setContentsMargins(margin, margin, margin, margin)
        self.setLayout(self._list)
        self.setFixedWidth(theme().px(_WIDTH))
        self._buttons: list[_OfferButton] = []

    def open_at(self, anchor: QWidget, offers: Sequence[Offer]) -> None:
        """Shows these, above or below `anchor`, wherever there is room."""
        clear_layout(self._list)
        self._buttons = []
        for offer in offers:
            if offer.apart:
                self._list.addWidget(Rule())
            made = _OfferButton(offer)
            made.clicked.connect(lambda _checked=False, key=offer.key: self._choose(key))
            made.setEnabled(offer.possible)
            self._list.addWidget(made)
            self._buttons.append(made)
        self.adjustSize()
        self.move(self._place(anchor))
        self.show()
        next(each for each in self._buttons if each.isEnabled()).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        possible = [each for each in self._buttons if each.isEnabled()]
        here = next((n for n, each in enumerate(possible) if each.hasFocus()), -1)
        possible[(here + step) % len(possible)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str) -> None:
        self.close()
        self.chosen.emit(key)

    def _place(self, anchor: QWidget) -> QPoint:
        room = anchor.screen().availableGeometry()
        over = QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())
        height = self.sizeHint().height()
        below = over.bottom() + theme().px(4)
        y = below if below + height <= room.bottom() else max(room.top(), over.top() - height - theme().px(4))
        return QPoint(max(room.left(), min(over.left(), room.right() - self.width())), y)


class _OfferButton(QAbstractButton):
    """A sign, a title, and a line below it."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.setObjectName(f"form.add.{offer.key}")
        self.setAccessibleName(offer.title)
        self.setAccessibleDescription(offer.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._offer = offer

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self.isEnabled():
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the arrows go through the list
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _left(self) -> int:
        return theme().px(40)

    def _text_rect(self, width: int) -> QRect:
        """What the line of explanation takes, below the title."""
        px = theme().px
        inner = width - self._left() - px(10)
        area = QRect(self._left(), px(8) + self.fontMetrics().height() + px(2), inner, 1000)
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = self.fontMetrics().boundingRect(QRect(0, 0, inner, 1000), flags, self._offer.text)
        return QRect(area.left(), area.top(), inner, needed.height())

    def sizeHint(self) -> QSize:
        width = theme().px(_WIDTH - 14)
        return QSize(width, self._text_rect(width).bottom() + theme().px(9))

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = theme().px, theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setBrush(QColor(colours.soft))
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(7), px(7))
        side = px(18)
        colour = colours.accent if self.isEnabled() else colours.muted
        painter.drawPixmap(px(11), px(9), sign(self._offer.kind, colour, side, self.devicePixelRatioF()))
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.muted))
        painter.drawText(
            QRect(self._left(), px(8), self.width() - self._left(), self.fontMetrics().height()),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self._offer.title,
        )
        painter.setPen(QColor(colours.muted))
        painter.drawText(self._text_rect(self.width()), int(Qt.TextFlag.TextWordWrap), self._offer.text)
