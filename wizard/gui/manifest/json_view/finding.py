"""The bar that looks for a text in the JSON view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from wizard.gui.theme import set_role
from wizard.gui.widgets import announce, label, row

if TYPE_CHECKING:
    from wizard.gui.manifest.json_view.code import CodeEdit

_MOST = 500  # places that are shown


class FindBar(QWidget):
    """Names: `json.find`, `json.find.count`, `json.find.previous`, `json.find.next`, `json.find.close`."""

    def __init__(self, code: CodeEdit) -> None:
        super().__init__()
        self.setObjectName("json.find.bar")
        self._code = code
        self._found: list[QTextCursor] = []
        self.field = QLineEdit()
        self.field.setObjectName("json.find")
        self.field.setPlaceholderText(self.tr("Find"))
        self.field.setAccessibleName(self.tr("Find in the text"))
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self._count = label("", "muted", wrap=False, name="json.find.count")
        line = row(self.field, self._count, spacing=6)
        line.setStretchFactor(self.field, 1)
        for name, sign, title, keys, act in (
            ("previous", "↑", self.tr("Previous"), "Shift+F3", self.previous),
            ("next", "↓", self.tr("Next"), "F3", self.next),
            ("close", "✕", self.tr("Close"), "Esc", self.close_bar),
        ):
            made = small_tool(f"json.find.{name}", sign, title, keys)
            made.clicked.connect(act)
            line.addWidget(made)
        self.setLayout(line)
        self.hide()

    def open(self) -> None:
        """Begins with what is selected."""
        chosen = self._code.textCursor().selectedText()
        self.show()
        if chosen and "\u2029" not in chosen:
            self.field.setText(chosen)
        self.field.setFocus()
        self.field.selectAll()
        self._look()

    def close_bar(self) -> None:
        self.hide()
        self._code.show_found([])
        self._code.setFocus()

    def next(self) -> None:
        self._go(1)

    def previous(self) -> None:
        self._go(-1)

    def look_again(self) -> None:
        """The text is another one."""
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        wanted, document = self.field.text(), self._code.document()
        self._found = []
        cursor = document.find(wanted, 0) if wanted else QTextCursor()
        while not cursor.isNull() and len(self._found) < _MOST:
            self._found.append(cursor)
            cursor = document.find(wanted, cursor)
        self._code.show_found(self._found)
        self._say(None)

    def _go(self, step: int) -> None:
        if not self.isVisible():
            self.open()
        here = self._code.textCursor()
        places = list(enumerate(self._found))
        if step > 0:
            after = (n for n, each in places if each.selectionStart() >= here.selectionEnd())
            chosen = next(after, 0)
        else:
            before = (n for n, each in reversed(places) if each.selectionEnd() <= here.selectionStart())
            chosen = next(before, len(places) - 1)
        if places:
            self._code.go_to(self._found[chosen].selectionStart(), self._found[chosen].selectionEnd())
            self._say(chosen)

    def _say(self, chosen: int | None) -> None:
        count = len(self._found)
        if not self.field.text():
            text = ""
        elif not count:
            text = self.tr("Not found")
        elif chosen is None:
            text = self.tr("%n found", "", count)
        else:
            text = self.tr("{number} of {count}").format(number=chosen + 1, count=count)
        self._count.setText(text)
        if text:
            announce(self._count, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)


def small_tool(name: str, text: str, title: str, keys: str) -> QToolButton:
    """A button with a name for tests, one for those who do not see it, and the keys that do the same."""
    made = QToolButton()
    made.setObjectName(name)
    set_role(made, "small")
    made.setText(text)
    made.setAccessibleName(title)
    made.setToolTip(f"{title} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
    return made
