"""The tray's pictures, drawn for the sizes that trays ask for.

Two forms: in colour, which shows on light and dark panels alike, and in one colour (macOS paints it itself). Which
panel there is, no system but macOS says, so the coloured one is what everybody begins with.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wizard.gui.theme import DARK, LIGHT
from wizard.resources import resource

if TYPE_CHECKING:
    from wizard.gui.desk.signs import Sign

SIZES = (16, 20, 22, 24, 32, 44, 48, 64)  # pixels


def tray_icon(sign: Sign, form: str) -> QIcon:
    """`form`: one of `wishes.FORMS`."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(draw(sign, form, size))
    icon.setIsMask(sys.platform == "darwin" and form != "colour")
    return icon


def draw(sign: Sign, form: str, size: int) -> QPixmap:
    """The picture, `size` pixels square."""
    name = f"tray-{sign.value}{'-colour' if form == 'colour' else ''}.svg"
    ink = DARK.ink if form == "light" else LIGHT.ink
    text = resource(f"icons/{name}").read_text(encoding="utf-8").replace("currentColor", ink)
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
