"""A text field for JSON: line numbers with marks, colours, indentation, and places that are underlined.

It knows nothing of manifests. Its owner tells it what is wrong and what changed; it tells its owner what was
typed, and asks it to undo, for what can be undone is the owner's to know. Positions are Qt's (units of UTF-16).
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from wizard.gui.manifest.form.signs import draw_changed, draw_wrong
from wizard.gui.manifest.json_view.colouring import Colouring
from wizard.gui.theme import set_role, theme
from wizard.manifest.text import INDENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

_PAIRS = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something wrong from `start` to `end`. `message`: whole sentences to be shown there."""

    start: int
    end: int
    message: str


class CodeEdit(QPlainTextEdit):
    """The text and its margin."""

    edited = Signal(int, int, int)  # by a person: position, how much went, how much came
    entered = Signal()
    left = Signal()  # somebody goes elsewhere
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._margin = _Margin(self)
        self._wrong: tuple[Wrong, ...] = ()
        self._wrong_lines: frozenset[int] = frozenset()
        self._changed_lines: frozenset[int] = frozenset()
        self._found: tuple[QTextCursor, ...] = ()
        self._ours = False
        self._may_undo: Callable[[], tuple[bool, bool]] = lambda: (False, False)
        self._pair_at: Callable[[int], tuple[int, int] | None] = lambda _position: None
        self._colouring = Colouring(self.document())
        self.document().contentsChange.connect(self._contents_changed)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_margin)
        self.cursorPositionChanged.connect(self._underline)
        theme().changed.connect(self._underline)
        set_role(self, "code")
        self._make_room()
        self._underline()

    # --- the text ---------------------------------------------------------------------------------------------

    def text(self) -> str:
        """As it is; `toPlainText` would make ordinary spaces of those that do not break."""
        return self.document().toRawText().replace("\u2029", "\n")

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: as it is, too."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def set_editable(self, editable: bool) -> None:
        """What cannot be changed can still be gone through with the keyboard."""
        if editable is self.isReadOnly():
            self.setReadOnly(not editable)
            if not editable:
                self.setTextInteractionFlags(
                    self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
                )
            self._underline()

    def rewrite(self, edits: Sequence[tuple[int, int, str]]) -> None:
        """Puts texts in the place of (start, end), in the order of the text; the person's place is kept."""
        top = QTextCursor(self.firstVisibleBlock())
        top.setKeepPositionOnInsert(True)
        self._ours = True
        change = QTextCursor(self.document())
        change.beginEditBlock()
        for start, end, text in reversed(edits):
            change.setPosition(start)
            change.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            change.insertText(text)
        change.endEditBlock()
        self._ours = False
        self.verticalScrollBar().setValue(top.block().firstLineNumber())

    def forget_steps(self) -> None:
        """What was typed cannot be undone here any more."""
        self.document().clearUndoRedoStacks()

    def ask(
        self, *, may_undo: Callable[[], tuple[bool, bool]], pair_at: Callable[[int], tuple[int, int] | None]
    ) -> None:
        """What only the owner knows. `may_undo`: whether there is something to undo, and to redo; for the menu.
        `pair_at`: the bracket beside a position, and the other one of the pair.
        """
        self._may_undo, self._pair_at = may_undo, pair_at

    def _contents_changed(self, position: int, removed: int, added: int) -> None:
        if not self._ours and (removed or added):
            self.edited.emit(position, removed, added)

    # --- marks ------------------------------------------------------------------------------------------------

    @property
    def wrong(self) -> tuple[Wrong, ...]:
        return self._wrong

    @property
    def changed_lines(self) -> frozenset[int]:
        """Lines with something that will be sent, from 0."""
        return self._changed_lines

    @property
    def wrong_lines(self) -> frozenset[int]:
        return self._wrong_lines

    def show_marks(self, wrong: Sequence[Wrong], changed_lines: frozenset[int]) -> None:
        self._wrong = tuple(wrong)
        self._wrong_lines = frozenset(self.line(each.start) for each in wrong)
        self._changed_lines = changed_lines
        self._underline()
        self._margin.update()

    def show_found(self, found: Sequence[QTextCursor]) -> None:
        """What a search found; all of it is shown."""
        self._found = tuple(found)
        self._underline()

    def line(self, position: int) -> int:
        """The line of a position, from 0."""
        return self.document().findBlock(position).blockNumber()

    def place(self) -> int:
        """Where the cursor is; in the margin of a line it is where the line begins."""
        cursor = self.textCursor()
        line = cursor.block().text()
        return max(cursor.position(), cursor.block().position() + len(line) - len(line.lstrip()))

    def go_to(self, start: int, end: int | None = None) -> None:
        """Puts the cursor there, in the middle if it could not be seen. `end`: what to select."""
        cursor = self.textCursor()
        cursor.setPosition(start if end is None else end)
        if end is not None:
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if not self.viewport().rect().contains(self.cursorRect().center()):
            self.centerCursor()

    def _underline(self) -> None:
        colours = theme().colours
        shown: list[QTextEdit.ExtraSelection] = []
        if not self.isReadOnly():
            shown.append(
                self._selection(self._cursor_at(self.textCursor().position()), background=colours.surface)
            )
            shown[0].format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        shown += [self._selection(each, background=colours.warn_soft) for each in self._found]
        shown += [
            self._selection(self._cursor_at(place, place + 1), background=colours.soft)
            for place in self._pair_at(self.textCursor().position()) or ()
        ]
        shown += [self._selection(self._cursor_at(each.start, each.end), wave=colours.bad) for each in self._wrong]
        self.setExtraSelections(shown)
        self._margin.update()

    def _selection(self, cursor: QTextCursor, *, background: str = "", wave: str = "") -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, QTextCharFormat()
        if background:
            made.format.setBackground(QColor(background))
        if wave:
            made.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.format.setUnderlineColor(QColor(wave))
        return made

    def _cursor_at(self, start: int, end: int | None = None) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, last))
        if end is not None:
            cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # --- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape or (
            event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._leave(event.key() == Qt.Key.Key_Backtab)
        elif self.isReadOnly() or not self._typed(event):
            super().keyPressEvent(event)

    def _leave(self, backwards: bool) -> None:
        self.setTabChangesFocus(True)
        self.focusNextPrevChild(not backwards)
        self.setTabChangesFocus(False)

    def _typed(self, event: QKeyEvent) -> bool:
        """Whether the key was one of those that keep the text in shape."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if not plain:
            return False
        key = event.key()
        if key == Qt.Key.Key_Tab:
            self._indent(1)
        elif key == Qt.Key.Key_Backtab:
            self._indent(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._new_line()
        elif key == Qt.Key.Key_Backspace and self._only_margin_before():
            self._indent_line(self.textCursor(), -1)
        elif event.text() in ("}", "]") and not self.textCursor().block().text().strip():
            cursor = self.textCursor()
            cursor.beginEditBlock()
            self._indent_line(cursor, -1)
            cursor.insertText(event.text())
            cursor.endEditBlock()
        else:
            return False
        return True

    def _only_margin_before(self) -> bool:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return not cursor.hasSelection() and bool(before) and not before.strip(" ")

    def _new_line(self) -> None:
        """A line as far in as this one; further behind an opening bracket, whose pair gets a line of its own."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        line, place = cursor.block().text(), cursor.positionInBlock()
        before, after = line[:place], line[place:]
        margin = " " * min(len(line) - len(line.lstrip(" ")), place)
        opening = before.rstrip()[-1:]
        if opening in _PAIRS and opening:
            cursor.insertText("\n" + margin + " " * INDENT)
            if after.lstrip()[:1] == _PAIRS[opening]:
                cursor.insertText("\n" + margin)
                cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        else:
            cursor.insertText("\n" + margin)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _indent(self, by: int) -> None:
        """Moves the selected lines, or the cursor within its line, by one level."""
        cursor = self.textCursor()
        if by > 0 and not cursor.hasSelection():
            cursor.insertText(" " * (INDENT - cursor.positionInBlock() % INDENT))
            return
        first, last = self.line(cursor.selectionStart()), self.line(cursor.selectionEnd())
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            block = self.document().findBlockByNumber(number)
            if number == first or block.position() < cursor.selectionEnd():
                self._indent_line(QTextCursor(block), by)
        cursor.endEditBlock()

    def _indent_line(self, cursor: QTextCursor, by: int) -> None:
        line = cursor.block().text()
        start = QTextCursor(cursor.block())
        if by > 0:
            start.insertText(" " * INDENT if line else "")
            return
        margin = len(line) - len(line.lstrip(" "))
        too_much = margin % INDENT or min(margin, INDENT)
        start.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, too_much)
        start.removeSelectedText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setObjectName("json.text.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        may_undo, may_redo = self._may_undo()
        for action in menu.actions():
            if action.objectName() == "edit-undo":
                self._take_over(action, may_undo, self.undo_wanted.emit)
            elif action.objectName() == "edit-redo":
                self._take_over(action, may_redo, self.redo_wanted.emit)
        menu.popup(event.globalPos())

    def _take_over(self, action: QAction, may: bool, act: Callable[[], None]) -> None:
        action.triggered.disconnect()
        action.triggered.connect(act)
        action.setEnabled(may)

    # --- looks ------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            inside = self.viewport().mapFrom(self, event.pos())
            here = self.cursorForPosition(inside).position()
            told = [each.message for each in self._wrong if each.start <= here <= max(each.end, each.start + 1)]
            self.tell_at(event, told)
            return True
        return super().event(event)

    def tell_at(self, event: QHelpEvent, told: Sequence[str]) -> None:
        """A tool tip with these sentences, as they are."""
        text = "<br>".join(html.escape(each) for each in told)
        QToolTip.showText(event.globalPos(), f"<p>{text}</p>" if text else "", self)

    def _make_room(self) -> None:
        self.setViewportMargins(self._margin.width_wanted(), 0, 0, 0)
        self._lay_margin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_margin()
        if self.hasFocus():  # what is said below it grew by a line
            self.ensureCursorVisible()

    def _lay_margin(self) -> None:
        inside = self.contentsRect()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), self._margin.width_wanted(), inside.height()))

    def _scroll_margin(self, _area: QRect, by: int) -> None:
        if by:
            self._margin.scroll(0, by)
        else:
            self._margin.update()

    def lines_shown(self) -> list[tuple[int, QRectF]]:
        """The lines that can be seen, from 0, and where."""
        block = self.firstVisibleBlock()
        found = []
        area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        while block.isValid() and area.top() <= self.viewport().height():
            found.append((block.blockNumber(), QRectF(area)))
            block = block.next()
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return found


class _Margin(QWidget):
    """Line numbers; a triangle where something is wrong, a dot where something changed, as in the form."""

    def __init__(self, code: CodeEdit) -> None:
        super().__init__(code)
        self.setObjectName("json.margin")
        self._code = code
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def width_wanted(self) -> int:
        digits = max(3, len(str(self._code.blockCount())))
        return theme().px(36) + self._code.fontMetrics().horizontalAdvance("9") * digits

    def sizeHint(self) -> QSize:
        return QSize(self.width_wanted(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours = theme().px, theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._code.font())
        current = self._code.textCursor().blockNumber()
        side = px(13)
        for line, area in self._code.lines_shown():
            sign = QRectF(0, area.center().y() - side / 2, side, side)
            if line in self._code.wrong_lines:
                draw_wrong(painter, sign.translated(px(5), 0), colours.bad, colours.field)
            painter.setPen(QColor(colours.ink if line == current else colours.muted))
            numbers = QRectF(0, area.top(), self.width() - px(16), area.height())
            painter.drawText(numbers, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line + 1))
            if line in self._code.changed_lines:
                draw_changed(painter, sign.translated(self.width() - side - px(1), 0), colours.accent)

    def _line_at(self, y: float) -> int | None:
        return next((n for n, area in self._code.lines_shown() if area.top() <= y < area.bottom()), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().y())
        if line is not None:
            wrong = next((each for each in self._code.wrong if self._code.line(each.start) == line), None)
            block = self._code.document().findBlockByNumber(line)
            self._code.go_to(wrong.start if wrong else block.position())
            self._code.setFocus(Qt.FocusReason.MouseFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self._line_at(event.pos().y())
            told = [each.message for each in self._code.wrong if self._code.line(each.start) == line]
            if line in self._code.changed_lines:
                told.append(self.tr("Changed: it will be sent."))
            self._code.tell_at(event, told)
            return True
        return super().event(event)
