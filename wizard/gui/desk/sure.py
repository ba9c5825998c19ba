"""The question before something is given up for good; Escape, and Enter, keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from wizard.gui.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def sure_question(parent: QWidget, name: str, question: str, text: str, *, act: str, word: str) -> Question:
    """`accepted`: the person is sure. Its buttons are `<name>.stay` and `<name>.<act>`."""
    keep = QCoreApplication.translate("SureQuestion", "Keep it")
    return Question(name, question, text, {"stay": keep, act: word}, enter="stay", parent=parent)
