"""A drawn guide of where SocialHub shows the token: pictures over words, in the theme's colours.

Drawn here and not photographed, so that it is sharp at every scaling, in every language and in the dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT = 118


class Guide(QWidget):
    """Three frames from left to right: the menu, the list with its button, the token to copy."""

    def __init__(self) -> None:
        super().__init__()
        self._frames = (
            (self.tr("Account › Channels"), self.tr("Inbox API")),
            (self.tr("Custom Channels"), self.tr("Add Channel")),
            (self.tr("Access token"), self.tr("Copy")),
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr(
                "In SocialHub, open Account, then Channels, then Inbox API. Choose Add Channel and name it. "
                "Copy the access token that is shown."
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(theme().px(600), theme().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        px = theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = px(28)
        width = (self.width() - 2 * gap) / 3
        for place, (title, button) in enumerate(self._frames):
            area = QRectF(place * (width + gap), 0, width, self.height()).adjusted(1, 1, -1, -1)
            self._frame(painter, area, place, title, button)
            if place:
                self._arrow(painter, area.left() - gap / 2, area.center().y())

    def _frame(self, painter: QPainter, area: QRectF, place: int, title: str, button: str) -> None:
        px, colours = theme().px, theme().colours
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(area, px(9), px(9))
        head = QRectF(area.x() + px(14), area.y() + px(10), area.width() - px(28), px(22))
        painter.setPen(QColor(colours.ink))
        self._text(painter, head, f"{place + 1}  {title}", bold=True)
        painter.setPen(Qt.PenStyle.NoPen)
        for line in range(2):
            painter.setBrush(QColor(colours.line))
            shorter = px(60) if line else px(24)
            painter.drawRoundedRect(
                QRectF(head.x(), head.bottom() + px(8) + line * px(13), head.width() - shorter, px(6)), 3, 3
            )
        self._button(painter, QRectF(head.x(), area.bottom() - px(38), head.width(), px(26)), button)

    def _button(self, painter: QPainter, area: QRectF, text: str) -> None:
        px, colours = theme().px, theme().colours
        width = min(area.width(), painter.fontMetrics().horizontalAdvance(text) + px(32))
        shape = QRectF(area.x(), area.y(), width, area.height())
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.setBrush(QColor(colours.soft))
        painter.drawRoundedRect(shape, px(6), px(6))
        painter.setPen(QColor(colours.accent))
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)

    def _text(self, painter: QPainter, area: QRectF, text: str, *, bold: bool) -> None:
        font = self.font()
        font.setWeight(font.Weight.DemiBold if bold else font.Weight.Normal)
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(self.font())

    def _arrow(self, painter: QPainter, x: float, y: float) -> None:
        px, colours = theme().px, theme().colours
        painter.setPen(QPen(QColor(colours.muted), 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        half, tip = px(7), px(4)
        painter.drawLine(QRectF(x - half, y, 0, 0).topLeft(), QRectF(x + half, y, 0, 0).topLeft())
        painter.drawLine(QRectF(x + half - tip, y - tip, 0, 0).topLeft(), QRectF(x + half, y, 0, 0).topLeft())
        painter.drawLine(QRectF(x + half - tip, y + tip, 0, 0).topLeft(), QRectF(x + half, y, 0, 0).topLeft())
