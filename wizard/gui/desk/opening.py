"""Makes the main window. Apart from the desk, so that a desk without a window has not loaded it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from wizard.gui.desk.main import Desk


class MainWindow(QWidget):
    """What the desk needs of its window. `closed`: somebody closed it; it is given back then."""

    closed = Signal()

    def show_page(self, page: str) -> None:
        """`channel/NAME`, `preferences`. What there is not changes nothing."""
        raise NotImplementedError

    def show_problem(self, problem: object) -> None:
        """A Problem: what was asked for in the tray's menu did not work."""
        raise NotImplementedError

    def kept(self) -> object:
        """What is looked at and edited, for the window that is made in its place."""
        raise NotImplementedError

    def go_on(self, kept: object) -> None:
        """With what the window before it kept."""
        raise NotImplementedError

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()


def make_window(desk: Desk) -> MainWindow:
    from wizard.gui.desk.window import ChannelsWindow  # the whole of it, with pages and their models

    return ChannelsWindow(desk)
