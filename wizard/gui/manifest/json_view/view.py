"""The JSON view: the document as a text, and the text as the document.

What is typed is read when nobody typed for a moment, or at once when anything else is about to be done: readable,
it becomes the document; not readable, all other views are locked and say where. What is changed elsewhere is
written into the text by the least edits, so that the person's place, and the form they gave the text, stay.
A text that was typed while the document became another one is merged into it.

There is one undo, the session's. Only while the text cannot be read, undo mends the text.

Secrets: the webhook's is shown masked; the mask stands for the secret that is there. One that is typed is masked
when it was pasted, or when the person goes elsewhere.

Names: `json.text`, `json.margin`, `json.problem` (the line below), `json.problem.text`, `json.problem.fix`,
`json.problem.previous`, `json.problem.next`, `json.find.open`, `json.format`; the find bar's are in `finding`.
Keys: F8 and Shift+F8 go from mistake to mistake, Ctrl+F finds, Ctrl+Shift+F formats, Esc and Ctrl+Tab leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.manifest.form.remarks import Sign
from wizard.gui.manifest.json_view.code import CodeEdit, Wrong
from wizard.gui.manifest.json_view.finding import FindBar, small_tool
from wizard.gui.manifest.json_view.marking import Plan
from wizard.gui.manifest.session import BrokenText
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import announce, button, column, label, row
from wizard.manifest.diff import in_common, same
from wizard.manifest.merging import merge
from wizard.manifest.operations import Set, perform
from wizard.manifest.schema import MASK
from wizard.manifest.text import (
    Edit,
    Units,
    UnreadableText,
    edits_for,
    narrowed,
    read_manifest_text,
    write_manifest,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from wizard.gui.manifest.session import EditingSession
    from wizard.manifest.validation import Problem

_IDLE = 120  # ms without a key, after which the text is read
_ROOM_FOR_BOTH = 600  # px
_SECRET = range(32, 513)  # characters of a secret that SocialHub takes


class JsonView(QWidget):
    """Shows and edits what its session holds."""

    settled = Signal()  # the text and the document agree, or it is known why not

    def __init__(self, session: EditingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._agreed: Mapping[str, object] = {}  # the document that the text said last
        self._said: Mapping[str, object] = {}  # what the text says
        self._unreadable: UnreadableText | None = None
        self._plan = Plan("{}")
        self._problems: list[tuple[Wrong, Problem | None]] = []
        self._pending = self._stale = self._telling = self._selecting = False
        self._pasted = False
        self._caret, self._run = -1, 0
        self._timer = QTimer(self, singleShot=True, interval=_IDLE)
        self._timer.timeout.connect(self.settle)
        self._build()
        self._code.edited.connect(self._edited)
        self._code.left.connect(self._left)
        self._code.undo_wanted.connect(self.undo)
        self._code.redo_wanted.connect(self.redo)
        self._code.cursorPositionChanged.connect(self._cursor_moved)
        self._code.ask(may_undo=self._may_undo, pair_at=self._pair_at)
        session.changed.connect(self._session_changed)
        session.selected.connect(self._selected)
        session.settling.connect(self.settle)
        self._refresh()
        self._code.go_to(0)

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._code = CodeEdit()
        self._code.setObjectName("json.text")
        self._code.setAccessibleName(self.tr("The manifest as JSON"))
        self._code.setAccessibleDescription(
            self.tr("Tab moves text in. Esc leaves the text. F8 goes to the next mistake.")
        )
        self._find = FindBar(self._code)
        card = QFrame()
        set_role(card, "code-card")
        self._code.entered.connect(lambda: set_role(card, "code-card", tone="focus"))
        self._code.left.connect(lambda: set_role(card, "code-card"))
        inside = column(self._code, self._line_below(), spacing=0, margins=(1, 6, 1, 1))
        inside.setStretchFactor(self._code, 1)
        card.setLayout(inside)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._find)
        whole.addWidget(card, 1)
        self.setLayout(whole)
        for keys, act in (
            ("F8", self.next_problem),
            ("Shift+F8", self.previous_problem),
            ("Ctrl+F", self._find.open),
            ("F3", self._find.next),
            ("Shift+F3", self._find.previous),
            ("Ctrl+Shift+F", self.format),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _line_below(self) -> QFrame:
        self._right, self._bad = label("✓", wrap=False), Sign("bad")
        set_role(self._right, tone="ok")
        self._told = label("", name="json.problem.text")
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fix = _Link("json.problem.fix")
        self._fix.button.clicked.connect(self._mend)
        self._count = label("", "hint", wrap=False, name="json.problem.count")
        self._previous = small_tool("json.problem.previous", "‹", self.tr("Previous mistake"), "Shift+F8")
        self._next = small_tool("json.problem.next", "›", self.tr("Next mistake"), "F8")
        self._previous.clicked.connect(self.previous_problem)
        self._next.clicked.connect(self.next_problem)
        find = small_tool("json.find.open", self.tr("Find"), self.tr("Find in the text"), "Ctrl+F")
        find.clicked.connect(self._find.open)
        self._format = small_tool(
            "json.format", self.tr("Format"), self.tr("Lay the text out anew"), "Ctrl+Shift+F"
        )
        self._format.clicked.connect(self.format)
        bar = QFrame()
        bar.setObjectName("json.problem")
        set_role(bar, "code-bar")
        told = row(self._right, self._bad, self._told, spacing=8)
        told.setStretchFactor(self._told, 1)
        for sign in (self._right, self._bad):
            told.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        tools = row(spacing=4)
        tools.addStretch(1)
        for each in (self._count, self._previous, self._next, find, self._format):
            tools.addWidget(each)
        self._deeds = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._deeds.addWidget(self._fix, 1)
        self._deeds.addLayout(tools)
        bar.setLayout(column(told, self._deeds, spacing=2, margins=(12, 6, 8, 4)))
        return bar

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The fix has a line of its own where there is no room for it beside the buttons."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme().px(_ROOM_FOR_BOTH)
        self._deeds.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    # --- from the text to the document ------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """As it is shown, in step with the document unless it cannot be read."""
        self._catch_up()
        return self._code.text()

    @property
    def pending(self) -> bool:
        """Whether something was typed that the document does not know yet."""
        return self._pending

    def settle(self) -> None:
        """Reads what was typed, now; `settled` tells that it is done."""
        if not self._pending:
            return
        self._pending = False
        self._timer.stop()
        text = self._code.text()
        # What is typed into a value is found without reading all of it; anything else takes longer.
        edit = self._plan.edit_to(text) if self._session.document.current is self._agreed else None
        if edit is not None:
            change = Set(edit.pointer, edit.value)
            self._said = _object(perform(self._said, change))
            self._plan = self._plan.edited(text, edit)
            self._tell(_object(perform(self._agreed, change)))
        else:
            self._read(text)
        self._find.look_again()
        self.settled.emit()

    def _read(self, text: str) -> None:
        try:
            self._said = read_manifest_text(text)
        except UnreadableText as error:
            self._unreadable = error
            self._session.hold(BrokenText(say_in_language(error.what), error.line))
            self._show_marks()
            return
        self._plan = Plan(text)
        wanted, now = self._meant(), self._session.document.current
        if now is not self._agreed:  # it changed while this was typed: both changes are wanted
            wanted = merge(self._agreed, wanted, now).document
        self._tell(wanted)

    def _tell(self, wanted: Mapping[str, object]) -> None:
        """The text can be read: the document becomes what it says."""
        self._unreadable = None
        self._telling = True
        self._session.replace(wanted, typing=str(self._run))
        self._telling = False
        self._refresh()
        if not self._code.document().isRedoAvailable():
            self._code.forget_steps()
        self._select_here()

    def _meant(self) -> Mapping[str, object]:
        """What the text says, with the secret that its mask stands for."""
        webhook, known = self._said.get("webhook"), self._agreed.get("webhook")
        if not isinstance(webhook, dict) or webhook.get("secret") != MASK or not isinstance(known, dict):
            return self._said
        rest = {name: value for name, value in webhook.items() if name != "secret" or "secret" in known}
        return {**self._said, "webhook": {**rest, "secret": known["secret"]} if "secret" in known else rest}

    def _edited(self, position: int, removed: int, added: int) -> None:
        ends_at_caret = self._caret in (position, position + removed)
        typed_on = ends_at_caret and removed <= 1 and added <= 1
        if not typed_on:
            self._run += 1
        self._pasted = added > 1
        self._caret = position + added if added <= 1 else -1
        self._pending = True
        self._timer.start()

    def _left(self) -> None:
        self.settle()
        self._mask()

    def _mask(self) -> None:
        """Hides a secret that was typed."""
        if self._unreadable is None and not self._pending and _secret(self._said) not in (None, MASK):
            self._write_shown()

    # --- from the document to the text ------------------------------------------------------------------------

    def _session_changed(self) -> None:
        if self._telling:
            return
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if self._stale and not self._pending:
            self._refresh()

    def _refresh(self) -> None:
        """Makes the text say what the document is, and marks what is wrong and what changed."""
        self._stale = False
        self._code.set_editable(self._session.editable)
        self._format.setEnabled(self._session.editable)
        document = self._session.document
        if self._unreadable is not None and self._session.broken is not None:
            self._show_marks()
            return
        text = self._code.text()
        if self._unreadable is not None or not text:
            self._write((Edit(0, len(text), write_manifest(document.shown)),))
            self._said = document.shown
        elif not same(self._meant(), document.current):
            self._write_shown()
        elif self._pasted and len(str(_secret(self._said) or "")) in _SECRET:
            self._mask()
        self._unreadable = None
        self._agreed = document.current
        self._said = _object(in_common(document.shown, self._said))
        self._show_marks()

    def _write_shown(self) -> None:
        shown = self._session.document.shown
        self._write(edits_for(self._code.text(), shown, self._said, self._plan.place))
        self._said = shown

    def _write(self, edits: tuple[Edit, ...]) -> None:
        """Does this to the text, which can be read afterwards."""
        text = self._code.text()
        units = Units(text)
        small = [each for edit in edits for each in narrowed(text, edit)]
        if small:
            self._selecting = True
            self._code.rewrite([(units.of(each.start), units.of(each.end), each.text) for each in small])
            self._selecting = False
            self._code.forget_steps()
            self._caret = -1
        after = self._code.text()
        if edit := self._plan.edit_to(after):
            self._plan = self._plan.edited(after, edit)
        else:
            self._plan = Plan(after)
        self._find.look_again()

    # --- undo -------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """The session's; while the text cannot be read, the text's own, which mends it."""
        self.settle()
        if self._unreadable is not None:
            self._code.undo()
            self.settle()
        else:
            self._session.undo()

    def redo(self) -> None:
        """Also what undo mended, as long as nothing else was done."""
        self.settle()
        if self._code.document().isRedoAvailable():
            self._code.redo()
            self.settle()
        else:
            self._session.redo()

    def _pair_at(self, position: int) -> tuple[int, int] | None:
        if self._pending or self._unreadable is not None:
            return None
        return self._plan.brackets(position)

    def _may_undo(self) -> tuple[bool, bool]:
        here, document = self._code.document(), self._session.document
        if self._unreadable is not None or self._pending:
            return True, here.isRedoAvailable()
        return document.can_undo, document.can_redo or here.isRedoAvailable()

    # --- where a person looks ---------------------------------------------------------------------------------

    def _cursor_moved(self) -> None:
        if self._selecting or self._pending:
            return
        self._select_here()
        if _secret(self._said) not in (None, MASK) and self._session.selection != "/webhook/secret":
            self._mask()

    def _select_here(self) -> None:
        if self._unreadable is None and self._code.hasFocus():
            self._selecting = True
            self._session.select(self._plan.pointer_at(self._code.place()))
            self._selecting = False
        self._show_problem()

    def _selected(self, place: str) -> None:
        if self._selecting or self._pending or self._unreadable is not None or not self.isVisible():
            return
        self._reveal(place)

    def _reveal(self, place: str) -> None:
        self._catch_up()
        span = self._plan.value(place)
        here = self._code.textCursor().position()
        if span is None or not place or span[0] <= here <= span[1]:
            return
        self._selecting = True
        self._code.go_to(self._plan.start(place))
        self._selecting = False
        self._show_problem()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        if self._unreadable is None:
            self._reveal(self._session.selection)

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    # --- what is wrong ----------------------------------------------------------------------------------------

    def _show_marks(self) -> None:
        if self._unreadable is not None:
            place = Units(self._code.text()).of(self._unreadable.offset)
            wrong = Wrong(place, place + 1, say_in_language(self._unreadable.what))
            self._problems = [(wrong, None)]
            changed: frozenset[int] = frozenset()
        else:
            found = [(self._wrong(each), each) for each in self._session.problems]
            self._problems = sorted(found, key=lambda each: each[0].start)
            changed = (
                self._plan.changed_lines(self._session.changes, self._said)
                if self._session.changes
                else frozenset()
            )
        self._code.show_marks([each for each, _ in self._problems], changed)
        self._show_problem()

    def _wrong(self, problem: Problem) -> Wrong:
        start, end = self._plan.mark(problem.pointer)
        message = say_in_language(problem.message)
        return Wrong(start, end, message)

    def _here(self) -> int | None:
        """Which problem is shown: the one under the cursor, else one of its line, else the next."""
        position = self._code.textCursor().position()
        line = self._code.line(position)
        places = [each for each, _ in self._problems]
        inside = (n for n, each in enumerate(places) if each.start <= position <= each.end)
        beside = (n for n, each in enumerate(places) if self._code.line(each.start) == line)
        after = (n for n, each in enumerate(places) if each.start >= position)
        for candidates in (inside, beside, after):
            if (found := next(candidates, None)) is not None:
                return found
        return 0 if places else None

    def _show_problem(self) -> None:
        here = self._here()
        count = len(self._problems)
        for each in (self._previous, self._next):
            each.setVisible(count > 1)
        self._count.setVisible(count > 1)
        if here is None:
            self._say("ok", self.tr("No mistakes."), "")
            return
        wrong, problem = self._problems[here]
        self._count.setText(self.tr("{number} of {count}").format(number=here + 1, count=count))
        line = self._code.line(wrong.start) + 1
        text = self.tr("Line {line}: {message}").format(line=line, message=wrong.message)
        if problem is None:
            fix = self.tr("Undo what was typed") if self._session.editable else ""
        else:
            fix = say_in_language(problem.fix.title) if problem.fix and self._session.editable else ""
        self._say("bad", text, fix)

    def _say(self, tone: str, text: str, fix: str) -> None:
        self._right.setVisible(tone == "ok")
        self._bad.setVisible(tone != "ok")
        set_role(self._told, "muted" if tone == "ok" else "", tone="" if tone == "ok" else tone)
        self._told.setText(text)
        self._fix.say(fix)

    def _mend(self) -> None:
        here = self._here()
        problem = self._problems[here][1] if here is not None else None
        if problem is None:
            self.undo()
        else:
            self._session.mend(problem)
        self._code.setFocus()

    def next_problem(self) -> None:
        self.settle()
        position = self._code.textCursor().position()
        places = [each for each, _ in self._problems]
        self._go_to_problem(
            next((each for each in places if each.start > position), places[0] if places else None)
        )

    def previous_problem(self) -> None:
        self.settle()
        position = self._code.textCursor().position()
        places = [each for each, _ in self._problems]
        before = (each for each in reversed(places) if each.start < position)
        self._go_to_problem(next(before, places[-1] if places else None))

    def _go_to_problem(self, wrong: Wrong | None) -> None:
        if wrong is not None:
            self._code.go_to(wrong.start)
            self._show_problem()
        self._code.setFocus()
        announce(self._code, self._told.text())

    # --- laying out -------------------------------------------------------------------------------------------

    def format(self) -> None:
        """Lays the text out anew; it says the same as before. Nothing while it cannot be read."""
        self.settle()
        self._catch_up()
        if self._unreadable is None and self._session.editable:
            text = self._code.text()
            self._write((Edit(0, len(text), write_manifest(read_manifest_text(text))),))
            self._show_marks()


def _object(value: object) -> Mapping[str, object]:
    """What a manifest is after a change within it."""
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _secret(manifest: Mapping[str, object]) -> object:
    webhook = manifest.get("webhook")
    return webhook.get("secret") if isinstance(webhook, dict) else None


class _Link(QWidget):
    """A link that takes no more room than there is: the rest of a long text is in its tool tip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text = ""
        self.button = button("", name, "link")
        line = row(self.button)
        line.addStretch(1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Shows it; an empty text hides the link."""
        self._text = text
        self.setVisible(bool(text))
        self.button.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - theme().px(4)
        shown = self.button.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        if shown != self.button.text():
            self.button.setText(shown)
            self.button.setToolTip(self._text if shown != self._text else "")
