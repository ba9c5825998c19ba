"""The question when the window is closed halfway: keep it for later, or discard it. In practice there is no later.

Names: `cancel` (the question), `cancel.keep`, `cancel.discard`, `cancel.stay`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog

from wizard.gui.theme import theme
from wizard.gui.widgets import button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 440


class LeavingQuestion(QDialog):
    """`keep`, `discard`: what was chosen. Escape goes on with the set-up."""

    keep = Signal()
    discard = Signal()

    def __init__(self, parent: QWidget, *, practice: bool) -> None:
        super().__init__(parent)
        self.setObjectName("cancel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(parent.windowTitle())
        stay = button(self.tr("Go on"), "cancel.stay")
        stay.clicked.connect(self.reject)
        if practice:
            question, text = self.tr("End the practice?"), self.tr("Nothing of it stays.")
            discard = button(self.tr("End the practice"), "cancel.discard", "primary")
            answers = [stay, discard]
        else:
            question = self.tr("Keep what you entered so far?")
            text = self.tr(
                "Kept, the window opens at this step again. Discarded, the log-in is given back and all is gone."
            )
            discard = button(self.tr("Discard"), "cancel.discard")
            keep = button(self.tr("Keep for later"), "cancel.keep", "primary")
            keep.clicked.connect(self._keep)
            answers = [stay, discard, keep]
        discard.clicked.connect(self._discard)
        line = row(spacing=10)
        line.addStretch(1)
        for each in answers:
            line.addWidget(each)
        layout = column(
            column(label(question, "heading"), label(text, "muted"), spacing=6),
            line,
            spacing=20,
            margins=(24, 20, 24, 18),
        )
        self.setLayout(layout)
        self.setMinimumWidth(max(theme().px(_WIDTH), layout.totalMinimumSize().width()))
        self.setAccessibleName(f"{question} {text}")
        answers[-1].setDefault(True)
        answers[-1].setFocus()

    def _keep(self) -> None:
        self.accept()
        self.keep.emit()

    def _discard(self) -> None:
        self.accept()
        self.discard.emit()
