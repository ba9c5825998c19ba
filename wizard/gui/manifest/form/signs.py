"""The small signs of the tree: what kind of thing a row is, drawn from our SVGs in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from wizard.resources import resource


@lru_cache(maxsize=256)
def sign(kind: str, colour: str, side: int, ratio: float) -> QPixmap:
    """The sign of a kind, `side` logical pixels wide, for a screen of that ratio; empty if there is none."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    try:
        text = resource(f"icons/manifest/{kind}.svg").read_text(encoding="utf-8")
    except OSError:
        text = ""
    renderer = QSvgRenderer()
    if text and renderer.load(QByteArray(text.replace("currentColor", colour).encode())):
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def draw_wrong(painter: QPainter, area: QRectF, colour: str, on_colour: str) -> None:
    """A triangle with a stroke: something is wrong."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = area.width()

    def at(x: float, y: float) -> QPointF:
        return QPointF(area.x() + x * side, area.y() + y * side)

    painter.setBrush(QColor(colour))
    painter.setPen(QPen(QColor(colour), side / 8, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolygon(QPolygonF([at(0.5, 0.14), at(0.93, 0.86), at(0.07, 0.86)]))
    painter.setPen(QPen(QColor(on_colour), side / 8, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(at(0.5, 0.4), at(0.5, 0.58))
    painter.drawPoint(at(0.5, 0.76))
    painter.restore()


def draw_warning(painter: QPainter, area: QRectF, colour: str) -> None:
    """A ring with a stroke: the Network cannot do what is promised."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = area.width()
    pen = QPen(QColor(colour), side / 9, c=Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.center(), side * 0.43, side * 0.43)
    centre = area.center()
    painter.drawLine(centre + QPointF(0, -side * 0.2), centre + QPointF(0, side * 0.05))
    painter.drawPoint(centre + QPointF(0, side * 0.23))
    painter.restore()


def draw_changed(painter: QPainter, area: QRectF, colour: str) -> None:
    """A dot: something changed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    radius = area.width() * 0.27
    painter.drawEllipse(area.center(), radius, radius)
    painter.restore()
