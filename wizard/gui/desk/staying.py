"""Said once where there is no tray: it goes on without a window, and how to see the window again.

Names: `staying`, `staying.stay`, `staying.quit`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from wizard.gui.question import Question


def staying_question() -> Question:
    """`answered`: `quit`, or `stay`, for it was understood. Escape is no answer: it is asked again."""
    translate = QCoreApplication.translate
    return Question(
        "staying",
        translate("StayingQuestion", "Channel Wizard goes on in the background"),
        translate(
            "StayingQuestion",
            "This desktop has no tray for its icon. To see the window, start Channel Wizard again.",
        ),
        {"quit": translate("StayingQuestion", "Quit"), "stay": translate("StayingQuestion", "Keep running")},
        stay="",
    )
