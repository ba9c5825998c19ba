"""The question before something is given up for good; Escape, and Enter, keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from wizard.gui.theme import theme
from wizard.gui.widgets import button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 400  # px


class SureQuestion(QDialog):
    """`accepted`: the person is sure. `name`: of the dialog; its buttons are `<name>.stay` and `<name>.<act>`."""

    def __init__(self, parent: QWidget, name: str, question: str, text: str, *, act: str, word: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Channel Wizard")
        stay = button(self.tr("Keep it"), f"{name}.stay")
        stay.clicked.connect(self.reject)
        sure = button(word, f"{name}.{act}", "primary")
        sure.clicked.connect(self.accept)
        line = row(spacing=10)
        line.addStretch(1)
        line.addWidget(stay)
        line.addWidget(sure)
        texts = column(label(question, "heading"), label(text, "muted"), spacing=6)
        self.setLayout(column(texts, line, spacing=20, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(theme().px(_WIDTH))
        self.setAccessibleName(f"{question} {text}")
        stay.setDefault(True)
        stay.setFocus()
