"""What fields are made of: a line to type into, a choice, and a heading with the dot of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QWidget

from wizard.gui.manifest.form.remarks import Sign
from wizard.gui.widgets import label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent


_MOST = 1_000_000  # characters, as many as a manifest's file may have; a line of Qt's would cut at 32,767
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEdit(QLineEdit):
    """A line whose undo is the document's: the text's own would take back letters that the document still has.

    Enter goes on to the next field; it must not press a button of the window around.
    """

    entered = Signal()

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setMaxLength(_MOST)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_undo(event):  # type: ignore[arg-type]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        if event.key() in ENTER:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keep(self, text: str) -> None:
        """Shows another text; the cursor stays where it was as far as it can."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class Choice(QComboBox):
    """One of several; the wheel scrolls the form and never chooses by accident."""

    entered = Signal()

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        # As narrow as the form has to be; the longest of its words would widen the whole page.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setItemDelegate(QStyledItemDelegate(self))  # a combo box's own knows no style sheet

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class Heading(QWidget):
    """A field's name, with a dot where it was changed."""

    def __init__(self, text: str, buddy: QWidget | None = None, *, role: str = "heading") -> None:
        super().__init__()
        self.text = label(text, role, wrap=False)
        if buddy is not None:
            self.text.setBuddy(buddy)
        self._dot = Sign("changed")
        self._dot.setToolTip(self.tr("Changed"))
        keeps = self._dot.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._dot.setSizePolicy(keeps)
        line = row(self.text, self._dot, spacing=3)
        line.addStretch(1)
        self.setLayout(line)
        self._dot.hide()

    def mark(self, *, changed: bool) -> None:
        if changed is self._dot.isHidden():
            self._dot.setVisible(changed)

    @property
    def is_marked(self) -> bool:
        return not self._dot.isHidden()
