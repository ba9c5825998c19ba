"""The steps at the side: number, tick or mark, and a way back to those that are finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame

from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import column, draw_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from wizard.journey.state import SetupState, Step

WIDTH = 216


class Rail(QFrame):
    """`chosen(step)`: somebody wants to go there. Each step is a button `rail.<step>`."""

    chosen = Signal(object)

    def __init__(self, steps: Sequence[Step], names: Mapping[Step, str]) -> None:
        super().__init__()
        set_role(self, "rail")
        self.setFixedWidth(theme().px(WIDTH))
        self._items = {step: _Item(place, names[step], step) for place, step in enumerate(steps, 1)}
        for step, item in self._items.items():
            item.clicked.connect(lambda _checked=False, step=step: self.chosen.emit(step))
        layout = column(*self._items.values(), spacing=4, margins=(16, 24, 16, 16))
        layout.addStretch()
        self.setLayout(layout)

    def show_state(self, state: SetupState) -> None:
        for step, item in self._items.items():
            item.show_state(
                current=step is state.current,
                done=state.finished(step) or bool(state.installed),
                reachable=state.may_show(step),
            )


class _Item(QAbstractButton):
    def __init__(self, number: int, text: str, step: Step) -> None:
        super().__init__()
        self.setObjectName(f"rail.{step}")
        self.setText(text)
        self._number = str(number)
        self._current = self._done = False

    def show_state(self, *, current: bool, done: bool, reachable: bool) -> None:
        self._current, self._done = current, done
        self.setEnabled(reachable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reachable and not current else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if reachable else Qt.CursorShape.ArrowCursor)
        state = self.tr("current step") if current else self.tr("done") if done else self.tr("still to come")
        self.setAccessibleName(f"{self._number}. {self.text()}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = theme().px, theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        hovered = self.underMouse() and self.isEnabled()
        if self._current or hovered or self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.soft) if self._current or hovered else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(7), px(7))
        side = px(20)
        circle = QRectF(px(10), (area.height() - side) / 2, side, side)
        state = "current" if self._current else "done" if self._done else "waiting"
        painter.save()
        draw_mark(painter, circle, state, "" if state == "done" else self._number)
        painter.restore()
        font = self.font()
        font.setWeight(font.Weight.DemiBold if self._current else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink if self._current else colours.muted))
        text = area.adjusted(px(40), 0, -px(6), 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
