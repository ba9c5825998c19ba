"""Makes the main window. Apart from the desk, so that a desk without a window has not loaded it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.widgets import Notice, button, clear_layout, column, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from wizard.gui.desk.main import Desk
    from wizard.sync.standing import Snapshot


class MainWindow(QWidget):
    """What the desk needs of its window. `closed`: somebody closed it; it is given back then."""

    closed = Signal()

    def show_page(self, page: str) -> None:
        """`channel/NAME`, `preferences`. What there is not changes nothing."""
        raise NotImplementedError

    def show_problem(self, problem: object) -> None:
        """A Problem: what was asked for in the tray's menu did not work."""
        raise NotImplementedError

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()


def make_window(desk: Desk) -> MainWindow:
    return ListWindow(desk)


class ListWindow(MainWindow):
    """The channels with their states, and nothing else.

    Names: `desk`, `desk.state`, `desk.notice`, `desk.channel.<name>`, `desk.add`.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("desk")
        self.setWindowTitle("Channel Wizard")
        self._notice = Notice("desk.notice")
        self._notice.acted.connect(desk.core.try_again)
        self._state = label("", "title", name="desk.state")
        self._rows = column(spacing=12)
        add = button(self.tr("Add a channel …"), "desk.add")
        add.clicked.connect(desk.errands.add_channel)
        line = row(add)
        line.addStretch(1)
        layout = column(self._state, self._notice, self._rows, line, spacing=16, margins=(40, 32, 40, 32))
        layout.addStretch(1)
        self.setLayout(layout)
        self.resize(desk.theme.px(960), desk.theme.px(640))
        desk.core.snapshot_changed.connect(self._show_state)
        desk.core.failed.connect(self.show_problem)
        self._show_state(desk.core.snapshot)
        if desk.core.problem is not None:
            self.show_problem(desk.core.problem)

    def show_page(self, page: str) -> None:
        """There is only this one."""

    def show_problem(self, problem: object) -> None:
        self._notice.show_text(str(problem), tone="warn", action=self.tr("Try again"))

    def _show_state(self, snapshot: Snapshot) -> None:
        self._state.setText(say_in_language(snapshot.text))
        if self._desk.core.problem is None:
            self._notice.show_text("")
        clear_layout(self._rows)
        for each in snapshot.channels:
            name = f"desk.channel.{each.name}"
            lines = column(
                label(each.name, "heading"), label(say_in_language(each.text), "muted", name=name), spacing=2
            )
            self._rows.addLayout(lines)
