"""What the main window shows while there is no channel: what one is, and the way to the first.

Names: `empty`, `empty.title`, `empty.text`, `empty.add`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.gui.theme import theme
from wizard.gui.widgets import Icon, button, column, label, row
from wizard.resources import resource

_WIDTH = 400  # px


class NoChannel(QWidget):
    """In the middle of the window. `add_wanted`: somebody wants the first one."""

    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("empty")
        picture = Icon(resource("icons/tray-in-step.svg"), 48)
        self._title = label("", "title", name="empty.title")
        self._text = label("", "muted", name="empty.text")
        self.add = button(self.tr("Add a channel"), "empty.add", "primary")
        self.add.clicked.connect(self.add_wanted)
        self.add.hide()
        for each in (self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = QWidget()
        words.setFixedWidth(theme().px(_WIDTH))
        words.setLayout(column(self._title, self._text, spacing=12))
        middle = column(spacing=12)
        middle.addStretch(2)
        middle.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addLayout(row(words))
        middle.addSpacing(theme().px(8))
        middle.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        self.setLayout(middle)

    def show_why(self, *, starting: bool, failed: bool) -> None:
        """Nothing is known yet (`starting`), nothing could be found out (`failed`), or there is no channel."""
        if failed:
            title, text = self.tr("Channel Wizard has not started"), ""
        elif starting:
            title, text = self.tr("Channel Wizard is starting"), ""
        else:
            title = self.tr("No channel yet")
            text = self.tr(
                "A channel joins your place on a Network to SocialHub: what people write there becomes a Ticket, "
                "and what your team answers is posted."
            )
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        first = self.add.isHidden()
        self.add.setVisible(not starting and not failed)
        if first and not self.add.isHidden():
            self.add.setFocus()
