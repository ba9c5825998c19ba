"""What every process with windows begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from wizard.gui.process import make_application

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_every_window_carries_the_programs_icon(qapp: QApplication) -> None:
    before = qapp.windowIcon()
    qapp.setWindowIcon(QIcon())
    try:
        made = make_application()
        picture = made.windowIcon().pixmap(QSize(32, 32)).toImage()
        assert made is qapp
        assert (
            picture.pixelColor(3, 12).name() == "#0b6e99"
        )  # of the bubble; a missing file would be an empty picture
    finally:
        qapp.setWindowIcon(before)
