"""The few signs of the browser's bar, drawn in the colour of the text around them.

One family: 1.5 px strokes on a grid of 16, round ends. Drawn rather than loaded, so that they follow light, dark
and any scale at once.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintDevice
    from PySide6.QtWidgets import QWidget

GRID = 16


class Sign(Enum):
    BACK = "back"
    RELOAD = "reload"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    LOCK_CLOSED = "lock-closed"
    LOCK_OPEN = "lock-open"


def draw(sign: Sign, device: QPaintDevice, area: QRectF, color: QColor) -> None:
    """Draws the sign into `area` of the device."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / GRID, area.height() / GRID)
    painter.setPen(QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(_path(sign))
    painter.end()


def icon(sign: Sign, widget: QWidget) -> QIcon:
    """The sign as an icon in the widget's colours, also for when it cannot be pressed."""
    result = QIcon()
    palette, ratio = widget.palette(), widget.devicePixelRatioF()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        pixmap = QPixmap(QSize(GRID, GRID) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        draw(sign, pixmap, QRectF(0, 0, GRID, GRID), palette.color(group, QPalette.ColorRole.ButtonText))
        result.addPixmap(pixmap, mode)
    return result


def _path(sign: Sign) -> QPainterPath:
    path = QPainterPath()
    match sign:
        case Sign.BACK:
            _line(path, (9.5, 3.5), (5, 8), (9.5, 12.5))
        case Sign.RELOAD:
            path.arcMoveTo(QRectF(3, 3, 10, 10), 20)
            path.arcTo(QRectF(3, 3, 10, 10), 20, 310)
            _line(path, (13.2, 2.6), (12.9, 6.2), (9.4, 5.6))
        case Sign.ZOOM_IN | Sign.ZOOM_OUT:
            path.addEllipse(QPointF(7, 7), 4.5, 4.5)
            _line(path, (10.4, 10.4), (13.5, 13.5))
            _line(path, (5, 7), (9, 7))
            if sign is Sign.ZOOM_IN:
                _line(path, (7, 5), (7, 9))
        case Sign.LOCK_CLOSED | Sign.LOCK_OPEN:
            path.addRoundedRect(QRectF(3.5, 7.5, 9, 6), 1.5, 1.5)
            shackle = QRectF(5.25, 2.5, 5.5, 5.5)
            path.moveTo(5.25, 7.5)
            path.lineTo(5.25, 5.25)
            path.arcTo(shackle, 180, -180)
            if sign is Sign.LOCK_CLOSED:
                path.lineTo(10.75, 7.5)
    return path


def _line(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
