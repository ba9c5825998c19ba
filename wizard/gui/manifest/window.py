"""The manifest of one channel in a window of its own.

Names: `manifest` (the window), `manifest.leave` (the question when something was not applied) with
`manifest.leave.stay`, `manifest.leave.discard`, `manifest.leave.apply`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog

from wizard.gui.manifest.panel import ManifestCore, ManifestPanel
from wizard.gui.question import Question
from wizard.gui.theme import theme
from wizard.gui.widgets import column, label

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

SIZE = (1024, 700)


class ManifestWindow(QDialog):
    """`closed` is emitted once, when nothing is left to do for this window."""

    closed = Signal()

    def __init__(self, core: ManifestCore) -> None:
        super().__init__()
        self.setObjectName("manifest")
        self.setWindowTitle(self.tr("Manifest of {0} – Channel Wizard").format(core.channel))
        self.setWindowFlag(Qt.WindowType.WindowMinimizeButtonHint)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.panel = ManifestPanel(core)
        head = column(
            label(self.tr("Manifest of {0}").format(core.channel), "title"),
            label(self.tr("What agents can do with a Ticket of this channel."), "muted"),
            spacing=4,
        )
        content = column(head, spacing=18, margins=(28, 22, 28, 18))
        content.addWidget(self.panel, 1)
        self.setLayout(content)
        self.resize(theme().px(SIZE[0]), theme().px(SIZE[1]))
        self._leaving = False

    def closeEvent(self, event: QCloseEvent) -> None:
        self.panel.settle()
        if self.panel.dirty and not self._leaving:
            event.ignore()
            self._ask()
            return
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Enter belong to what is edited."""
        if event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if self.findChild(QDialog, "manifest.leave") is None:
            self._question().open()

    def _question(self) -> Question:
        stay, discard = {"stay": self.tr("Keep editing")}, {"discard": self.tr("Discard")}
        if self.panel.can_apply:
            answers = {**stay, **discard, "apply": self.tr("Apply")}
            text = self.tr("Discarded, the Inbox stays as it is.")
        else:
            answers = {**discard, **stay}
            text = self.tr("They cannot be applied as they are. Discarded, the Inbox stays as it is.")
        made = Question(
            "manifest.leave",
            self.tr("Your changes were not applied yet."),
            text,
            answers,
            parent=self,
        )
        made.answered.connect(lambda answer: self._apply() if answer == "apply" else self._leave())
        return made

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _apply(self) -> None:
        """And close, once it is done; where it fails, the window says why and stays."""
        self.panel.changed.connect(self._close_when_applied)
        self.panel.apply()

    def _close_when_applied(self) -> None:
        if self.panel.asking:
            return
        self.panel.changed.disconnect(self._close_when_applied)
        if not self.panel.dirty:
            self.close()
