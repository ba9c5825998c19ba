"""The list of changes: what will be sent to SocialHub, in words, each to be taken back; conflicts come first.

It is made anew when it is shown and whenever what it says is another thing; the focus stays where it was, or goes
to the next change after one was taken back. A long list is cut: nobody reads a thousand lines, and a button shows
the rest.

Names: `changes.summary`, `changes.take_back_all`, `changes.locked`, `changes.empty`, `changes.group.<n>`,
`changes.item.<n>` (a row), `changes.take_back.<n>`, `changes.conflict.<n>`, `changes.keep.<n>`,
`changes.take.<n>`, `changes.more`. Keys in a row: Up and Down, Enter goes to the thing, Del takes the change back.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.manifest.form.outline import place_of
from wizard.gui.manifest.form.remarks import Sign
from wizard.gui.manifest.wording import Group, Words, tell
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Notice, announce, button, clear_layout, column, label, row, scrolling
from wizard.manifest.changes import to_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent

    from wizard.gui.manifest.session import EditingSession
    from wizard.gui.manifest.wording import Change
    from wizard.manifest.diff import Difference
    from wizard.manifest.merging import Conflict

_BREAKS = re.compile(r"[/._?&=:,-]|\w{24}")
_MOST = 80  # changes that are shown at once


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the list says; made anew only if this is another."""

    groups: tuple[Group, ...]
    conflicts: tuple[Conflict, ...]
    mistakes: tuple[tuple[str, str], ...]  # by pointer with ids
    locked: str
    editable: bool


class ChangesView(QWidget):
    """Shows what its session will send."""

    place_wanted = Signal()  # the session looks at what was pressed: show it
    json_wanted = Signal()

    def __init__(self, session: EditingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: _Shown | None = None
        self._rows: list[_Row] = []
        self._all = False
        self._build()
        session.changed.connect(self._refresh_if_seen)
        self._refresh()

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._summary = label("", "muted", name="changes.summary")
        self._take_back_all = button(self.tr("Take back all"), "changes.take_back_all", "link")
        self._take_back_all.clicked.connect(self._all_back)
        self._head = QWidget()
        line = row(self._summary, self._take_back_all, spacing=12)
        line.setStretchFactor(self._summary, 1)
        self._head.setLayout(line)
        self._locked = Notice("changes.locked")
        self._locked.acted.connect(self.json_wanted)
        self._empty = self._nothing()
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, theme().px(8), 0)
        self._list.setSpacing(theme().px(6))
        content = QWidget()
        content.setLayout(self._list)
        self._area = scrolling(content)
        whole = column(self._head, self._locked, self._empty, self._area, spacing=12)
        whole.setStretchFactor(self._area, 1)
        self.setLayout(whole)

    def _nothing(self) -> QWidget:
        made = QWidget()
        made.setObjectName("changes.empty")
        title = label(self.tr("Nothing will be sent."), "heading")
        text = label(self.tr("The manifest is as SocialHub has it."), "muted")
        for each in (title, text):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside = column(spacing=6)
        inside.addStretch(1)
        inside.addWidget(title)
        inside.addWidget(text)
        inside.addStretch(2)
        made.setLayout(inside)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return made

    # --- showing ----------------------------------------------------------------------------------------------

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._session.settle()
        self._refresh()

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted == self._shown:
            return
        focus = self._focus()
        self._shown = wanted
        self._show_head(wanted)
        self._fill(wanted)
        self._focus_again(focus)

    def _wanted(self) -> _Shown:
        session = self._session
        document = session.document
        broken = session.broken
        locked = self.tr("Line {line}: {message}").format(line=broken.line, message=broken.what) if broken else ""
        return _Shown(
            tell(document.base, document.current, session.changes),
            tuple(each.masked() for each in session.conflicts),
            tuple(
                (to_ids(document.current, place_of(each)), say_in_language(each.message))
                for each in session.problems
            ),
            locked,
            session.editable and broken is None,
        )

    def _show_head(self, wanted: _Shown) -> None:
        count = sum(len(each.changes) for each in wanted.groups)
        nothing = not count and not wanted.conflicts
        self._empty.setVisible(nothing)
        self._area.setVisible(not nothing)
        self._head.setVisible(bool(count))
        one = self.tr("One change will be sent.")
        self._summary.setText(one if count == 1 else self.tr("{0} changes will be sent.").format(count))
        self._take_back_all.setVisible(wanted.editable)
        self._take_back_all.setEnabled(count > 0)
        text = self.tr("The JSON view has a text that cannot be read. {0}").format(wanted.locked)
        self._locked.show_text(text if wanted.locked else "", tone="bad", action=self.tr("Go to the JSON text"))

    def _fill(self, wanted: _Shown) -> None:
        clear_layout(self._list)
        self._rows = []
        words = Words(self._session.document.base, self._session.document.current)
        for number, conflict in enumerate(wanted.conflicts):
            self._add(self._conflict(number, conflict, self._session.conflicts[number], words))
        if wanted.conflicts and wanted.groups:
            self._list.addSpacing(theme().px(8))
        room = _MOST if not self._all else sum(len(each.changes) for each in wanted.groups)
        for number, group in enumerate(wanted.groups):
            if room <= 0:
                break
            self._add(_heading(group, f"changes.group.{number}"))
            for change in group.changes[:room]:
                self._add_row(group, change, wanted)
            room -= len(group.changes)
        if room < 0 or len(self._rows) < sum(len(each.changes) for each in wanted.groups):
            more = button(self.tr("Show all"), "changes.more", "link")
            more.clicked.connect(self._show_all)
            self._add(more)
        self._list.addStretch(1)

    def _add_row(self, group: Group, change: Change, wanted: _Shown) -> None:
        place = change.difference.pointer
        mistakes = [told for where, told in wanted.mistakes if where == place or where.startswith(f"{place}/")]
        made = _Row(len(self._rows), group, change, mistakes, editable=wanted.editable)
        made.opened.connect(partial(self._open, place))
        made.taken_back.connect(partial(self._take_back, change.difference))
        made.moved.connect(partial(self._step, len(self._rows)))
        self._rows.append(made)
        self._add(made)

    def _add(self, widget: QWidget) -> None:
        """At the end of the list, and to be seen at once, so that it can have the focus."""
        self._list.addWidget(widget)
        widget.show()

    def _conflict(self, number: int, conflict: Conflict, real: Conflict, words: Words) -> QFrame:
        """`conflict`: with values that may be shown."""
        what = words.place(conflict.pointer)
        card = QFrame()
        card.setObjectName(f"changes.conflict.{number}")
        set_role(card, "panel", tone="warn")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(2))
        grid.setColumnStretch(1, 1)
        told = [words.side(conflict.pointer, each) for each in (conflict.base, conflict.ours, conflict.theirs)]
        sides = (self.tr("Before"), self.tr("Yours"), self.tr("SocialHub’s"))
        for line, (side, text) in enumerate(zip(sides, told, strict=True)):
            grid.addWidget(label(side, "muted", wrap=False), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_Text([(text, "")]), line, 1)
        keep = button(self.tr("Keep mine"), f"changes.keep.{number}")
        keep.clicked.connect(lambda: self._session.resolve(real, "ours"))
        take = button(self.tr("Take SocialHub’s"), f"changes.take.{number}")
        take.clicked.connect(lambda: self._session.resolve(real, "theirs"))
        for each, value in ((keep, told[1]), (take, told[2])):
            each.setAccessibleName(f"{each.text()}: {what}, {value}")
            each.setEnabled(self._session.editable and self._session.broken is None)
        buttons = row(keep, take, spacing=8)
        buttons.addStretch(1)
        explanation = label(self.tr("SocialHub’s copy changed meanwhile, and so did yours."), "muted")
        whole = column(_Text([(what, "heading")]), explanation, grid, buttons, spacing=8, margins=(14, 10, 14, 12))
        card.setLayout(whole)
        return card

    # --- the focus --------------------------------------------------------------------------------------------

    def _focus(self) -> int | None:
        """Which row has the focus, or something in it."""
        return next((n for n, each in enumerate(self._rows) if each.hasFocus() or each.take_back.hasFocus()), None)

    def _focus_again(self, before: int | None) -> None:
        if before is not None and self._rows:
            self._rows[min(before, len(self._rows) - 1)].setFocus()
        elif before is not None:
            self.setFocus()

    def _step(self, number: int, by: int) -> None:
        wanted = number + by
        if 0 <= wanted < len(self._rows):
            self._rows[wanted].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self._rows[wanted])

    # --- doing ------------------------------------------------------------------------------------------------

    def _open(self, place: str) -> None:
        self._session.select_ids(place)
        self.place_wanted.emit()

    def _take_back(self, difference: Difference) -> None:
        if self._session.take_back(difference):
            announce(self, self.tr("Taken back"))

    def _all_back(self) -> None:
        self._session.replace(self._session.document.base)

    def _show_all(self) -> None:
        self._all, self._shown = True, None
        self._refresh()


class _Text(QLabel):
    """A text that begins in one colour and goes on in another, and wraps wherever it has to."""

    def __init__(self, parts: Sequence[tuple[str, str]]) -> None:
        """`parts`: each with its role: muted, heading or none."""
        super().__init__()
        self._parts = parts
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAccessibleName(" ".join(text for text, _ in parts))
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        styles = {"muted": f"color: {theme().colours.muted}", "heading": "font-weight: 600", "": ""}
        shown = (
            f'<span style="{styles[role]}">{html.escape(breakable(text))}</span>'
            for text, role in self._parts
            if text
        )
        self.setText(" ".join(shown))


def breakable(text: str) -> str:
    """With places where long addresses and ids can be broken, which are not seen."""
    return _BREAKS.sub("\\g<0>\u200b", text)


def _heading(group: Group, name: str) -> QWidget:
    """The thing, with what kind of thing it is."""
    kind = group.kind if group.kind != group.title else ""
    made = _Text([(group.title, "heading"), (kind, "muted")])
    made.setObjectName(name)
    made.setContentsMargins(0, theme().px(8), 0, 0)
    return made


class _Row(QFrame):
    """One change. It is one stop for the Tab key, its button another."""

    opened = Signal()
    taken_back = Signal()
    moved = Signal(int)

    def __init__(
        self, number: int, group: Group, change: Change, mistakes: Sequence[str], *, editable: bool
    ) -> None:
        super().__init__()
        self.setObjectName(f"changes.item.{number}")
        set_role(self, "change")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        spoken = f"{group.title}: {change.whole}"
        self.setAccessibleName(". ".join([spoken, *mistakes]))
        self.setAccessibleDescription(self.tr("Enter shows it. Del takes it back."))
        self.take_back: QPushButton = button(self.tr("Take back"), f"changes.take_back.{number}", "link")
        self.take_back.setAccessibleName(self.tr("Take back: {0}").format(spoken))
        self.take_back.clicked.connect(self.taken_back)
        self.take_back.setVisible(editable)
        self._editable = editable
        texts = column(_Text([(change.what, "")]), spacing=2, margins=(0, 2, 0, 0))
        if change.before or change.after:
            texts.addWidget(_values(change))
        for each in mistakes:
            told = label(each)
            set_role(told, "hint", tone="bad")
            wrong = row(Sign("bad"), told, spacing=6)
            wrong.setStretchFactor(told, 1)
            texts.addLayout(wrong)
        texts.addStretch(1)
        line = row(spacing=12, margins=(12, 8, 12, 8))
        line.addWidget(_ChangeSign(change.sign), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self._editable and not event.isAutoRepeat():
                self.taken_back.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        set_role(self, "change", tone="focus")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        set_role(self, "change")


def _values(change: Change) -> QLabel:
    """“before → after”, or the one that there is."""
    after = f"→ {change.after}" if change.before and change.after else change.after
    return _Text([(change.before, "muted"), (after, "")])


class _ChangeSign(QWidget):
    """Came, went, became another, or moved: told apart by shape."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.setFixedSize(theme().px(18), theme().px(18))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme().colours
        tones = {"added": colours.ok, "removed": colours.bad, "changed": colours.accent, "moved": colours.accent}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        pen = QPen(QColor(tones[self._sign]), theme().px(18) / 11, c=Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, quarter = area.center(), area.width() / 4
        if self._sign in ("added", "removed"):
            painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
        if self._sign == "added":
            painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()))
        elif self._sign == "changed":
            painter.setBrush(pen.color())
            painter.drawEllipse(middle, quarter, quarter)
        elif self._sign == "moved":
            up, down = middle.x() - quarter, middle.x() + quarter
            _arrow(painter, QPointF(up, area.bottom()), QPointF(up, area.top()), quarter)
            _arrow(painter, QPointF(down, area.top()), QPointF(down, area.bottom()), quarter)


def _arrow(painter: QPainter, start: QPointF, tip: QPointF, head: float) -> None:
    back = head if start.y() > tip.y() else -head
    painter.drawLine(start, tip)
    painter.drawLine(tip, tip + QPointF(-head, back))
    painter.drawLine(tip, tip + QPointF(head, back))
