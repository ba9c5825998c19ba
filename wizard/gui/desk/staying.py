"""Said once where there is no tray: it goes on without a window, and how to see the window again.

Names: `staying`, `staying.stay`, `staying.quit`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog

from wizard.gui.theme import theme
from wizard.gui.widgets import button, column, label, row

_WIDTH = 440


class StayingQuestion(QDialog):
    """Accepted: it was understood. `quit_wanted`: it should rather end."""

    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("staying")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Channel Wizard")
        heading = self.tr("Channel Wizard goes on in the background")
        text = self.tr("This desktop has no tray for its icon. To see the window, start Channel Wizard again.")
        leave = button(self.tr("Quit"), "staying.quit")
        leave.clicked.connect(self._quit)
        stay = button(self.tr("Keep running"), "staying.stay", "primary")
        stay.clicked.connect(self.accept)
        line = row(spacing=10)
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(stay)
        layout = column(
            column(label(heading, "heading"), label(text, "muted"), spacing=6),
            line,
            spacing=20,
            margins=(24, 20, 24, 18),
        )
        self.setLayout(layout)
        self.setMinimumWidth(max(theme().px(_WIDTH), layout.totalMinimumSize().width()))
        self.setAccessibleName(f"{heading}. {text}")
        stay.setDefault(True)
        stay.setFocus()

    def _quit(self) -> None:
        self.reject()
        self.quit_wanted.emit()
