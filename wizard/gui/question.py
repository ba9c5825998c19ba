"""A question with two or three answers, over the window that it is about: every question of the product is one.

What differs is data: the words, the answers from the left to the right with the primary one last, which of them
Escape stands for, and which Enter.

Names: `<name>` (the question), `<name>.<answer>` (a button each).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog

from wizard.gui.theme import theme
from wizard.gui.widgets import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

_WIDTH = 420  # px


class Question(QDialog):
    """`answered(name)`: any answer but the one that changes nothing. Opened, it is gone once it is answered."""

    answered = Signal(str)

    def __init__(
        self,
        name: str,
        question: str,
        text: str,
        answers: Mapping[str, str],
        *,
        stay: str = "stay",
        enter: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`answers`: their texts by their names. `stay`: what Escape stands for (nobody is told); `enter`: what
        Enter presses, the primary one if empty."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(parent.window().windowTitle() if parent is not None else "Channel Wizard")
        primary = list(answers)[-1]
        line = row(spacing=10)
        line.addStretch(1)
        for each, words in answers.items():
            made = button(words, f"{name}.{each}", "primary" if each == primary else "")
            made.clicked.connect(self.reject if each == stay else partial(self._answer, each))
            line.addWidget(made)
            if each == (enter or primary):
                made.setDefault(True)
                made.setFocus()
        texts = column(label(question, "heading"), label(text, "muted"), spacing=6)
        layout = column(texts, line, spacing=20, margins=(24, 20, 24, 18))
        self.setLayout(layout)
        self.setAccessibleName(f"{question} {text}")
        width = max(theme().px(_WIDTH), layout.totalMinimumSize().width())
        self.setMinimumWidth(width)
        self.resize(width, layout.totalHeightForWidth(width))  # else it is higher than its words

    def _answer(self, name: str, _checked: object = None) -> None:
        self.accept()
        self.answered.emit(name)
