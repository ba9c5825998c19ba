"""The question when the window is closed halfway: keep it for later, or discard it. In practice there is no later.

Names: `cancel` (the question), `cancel.keep`, `cancel.discard`, `cancel.stay`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from wizard.gui.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def leaving_question(parent: QWidget, *, practice: bool) -> Question:
    """`answered`: `keep` or `discard`. Escape goes on with the set-up."""
    translate = QCoreApplication.translate
    stay = translate("LeavingQuestion", "Go on")
    if practice:
        return Question(
            "cancel",
            translate("LeavingQuestion", "End the practice?"),
            translate("LeavingQuestion", "Nothing of it stays."),
            {"stay": stay, "discard": translate("LeavingQuestion", "End the practice")},
            parent=parent,
        )
    return Question(
        "cancel",
        translate("LeavingQuestion", "Keep what you entered so far?"),
        translate(
            "LeavingQuestion",
            "Kept, the window opens at this step again. Discarded, the log-in is given back and all is gone.",
        ),
        {
            "stay": stay,
            "discard": translate("LeavingQuestion", "Discard"),
            "keep": translate("LeavingQuestion", "Keep for later"),
        },
        parent=parent,
    )
