"""The question before the desk ends: what will wait until the next start.

Names: `quit` (the question), `quit.quit`, `quit.stay`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from wizard.gui.theme import theme
from wizard.gui.widgets import button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 400


class QuitQuestion(QDialog):
    """Accepted: it ends. Escape keeps it running."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quit")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Channel Wizard")
        question = self.tr("Quit Channel Wizard?")
        text = self.tr("Replies will wait until Channel Wizard runs again.")
        leave = button(self.tr("Quit"), "quit.quit")
        leave.clicked.connect(self.accept)
        stay = button(self.tr("Keep running"), "quit.stay", "primary")
        stay.clicked.connect(self.reject)
        line = row(spacing=10)
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(stay)
        layout = column(
            column(label(question, "heading"), label(text, "muted"), spacing=6),
            line,
            spacing=20,
            margins=(24, 20, 24, 18),
        )
        self.setLayout(layout)
        self.setMinimumWidth(max(theme().px(_WIDTH), layout.totalMinimumSize().width()))
        self.setAccessibleName(f"{question} {text}")
        stay.setDefault(True)
        stay.setFocus()
