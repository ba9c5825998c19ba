"""The manifest of one channel in a window of its own.

Names: `manifest` (the window), `manifest.leave` (the question when something was not applied) with
`manifest.leave.stay`, `manifest.leave.discard`, `manifest.leave.apply`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from wizard.gui.manifest.panel import ManifestCore, ManifestPanel
from wizard.gui.theme import theme
from wizard.gui.widgets import button, column, label, row

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
            question = _LeavingQuestion(self, can_apply=self.panel.can_apply)
            question.discard.connect(self._leave)
            question.apply.connect(self._apply)
            question.open()

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


class _LeavingQuestion(QDialog):
    """Escape goes on with the editing."""

    apply = Signal()
    discard = Signal()

    def __init__(self, parent: QWidget, *, can_apply: bool) -> None:
        super().__init__(parent)
        self.setObjectName("manifest.leave")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(parent.windowTitle())
        stay = button(self.tr("Keep editing"), "manifest.leave.stay")
        stay.clicked.connect(self.reject)
        discard = button(self.tr("Discard"), "manifest.leave.discard")
        discard.clicked.connect(self._discard)
        apply = button(self.tr("Apply"), "manifest.leave.apply", "primary")
        apply.setVisible(can_apply)
        apply.clicked.connect(self._apply)
        question = self.tr("Your changes were not applied yet.")
        text = (
            self.tr("Discarded, the Inbox stays as it is.")
            if can_apply
            else self.tr("They cannot be applied as they are. Discarded, the Inbox stays as it is.")
        )
        line = row(spacing=10)
        line.addStretch(1)
        for each in (stay, discard, apply):
            line.addWidget(each)
        texts = column(label(question, "heading"), label(text, "muted"), spacing=6)
        self.setLayout(column(texts, line, spacing=20, margins=(24, 20, 24, 18)))
        self.setAccessibleName(f"{question} {text}")
        first = apply if can_apply else stay
        first.setDefault(True)
        first.setFocus()

    def _apply(self) -> None:
        self.accept()
        self.apply.emit()

    def _discard(self) -> None:
        self.accept()
        self.discard.emit()
