"""The question before the desk ends: what will wait until the next start.

Names: `quit` (the question), `quit.quit`, `quit.stay`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from wizard.gui.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def quit_question(parent: QWidget | None) -> Question:
    """Accepted: it ends. Escape, and Enter, keep it running."""
    translate = QCoreApplication.translate
    return Question(
        "quit",
        translate("QuitQuestion", "Quit Channel Wizard?"),
        translate("QuitQuestion", "Replies will wait until Channel Wizard runs again."),
        {"quit": translate("QuitQuestion", "Quit"), "stay": translate("QuitQuestion", "Keep running")},
        parent=parent,
    )
