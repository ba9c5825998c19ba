"""Small things side by side, and on the next line where there is no more room: buttons, tabs, chips.

Qt has no such layout. This is a widget that places its children itself, once in a turn of the loop however many of
them changed, and moves only those that have to move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Flow(QWidget):
    """`gap`: between two things and between two lines, as in `looks.md`."""

    def __init__(self, gap: float = 8) -> None:
        super().__init__()
        self._gap = theme().px(gap)
        self._items: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def items(self) -> list[QWidget]:
        """In their order."""
        return list(self._items)

    def insert(self, place: int, item: QWidget) -> None:
        """Before the item that is at `place` now; Tab comes to it in this order too."""
        item.setParent(self)
        self.setTabOrder(self._items[place - 1] if place else self, item)
        self._items.insert(place, item)
        item.show()
        self.updateGeometry()
        self._soon()

    def add(self, item: QWidget) -> None:
        self.insert(len(self._items), item)

    def take(self, place: int) -> None:
        """Takes one away for good."""
        item = self._items.pop(place)
        item.setParent(None)
        item.deleteLater()
        self._soon()

    def clear(self) -> None:
        while self._items:
            self.take(len(self._items) - 1)

    def _soon(self) -> None:
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    # --- placing ----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def _arrange(self) -> None:
        room = self.width()
        x = y = line = 0
        for item in self._items:
            hint = item.sizeHint()
            width = min(hint.width(), room)
            if x and x + width > room:
                x, y, line = 0, y + line + self._gap, 0
            place = QRect(x, y, width, hint.height())
            if item.geometry() != place:
                item.setGeometry(place)
            x += width + self._gap
            line = max(line, hint.height())
        if self.minimumHeight() != y + line:
            self.setFixedHeight(y + line)
