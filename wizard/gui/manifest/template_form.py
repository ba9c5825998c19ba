"""The fields of one template: its name, its texts with placeholders, and what stands in their place.

Every key goes into the list of templates at once; `refresh` brings the fields into step with it, whoever changed
it. What is wrong is said at its field, with a link where one press can mend it.

Names: `templates.name`, `templates.text.<en|de|fr>`, `templates.insert.<n>`, `templates.variable.add`,
`templates.variable.<n>.<name|type|example|remove>`, `templates.duplicate`, `templates.remove`; what is wrong is at
`templates.problem.<name|text.en|variable.n …>` with `….text` and `….fix`.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wizard.gui.bridge import say_in_language
from wizard.gui.language import LANGUAGES
from wizard.gui.manifest.flow import Flow
from wizard.gui.manifest.form.lines import LineEdit
from wizard.gui.manifest.form.remarks import Remark
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import button, column, label, row
from wizard.manifest.placeholders import names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from wizard.manifest.template_list import TemplateList

_LINES = 3
_SHORT = 24  # characters of a text that is quoted on a link
_KINDS = ("string", "number", "boolean")
_BEGUN = re.compile(r"\{\{\{?\s*([\w.-]*)$")


class TemplateForm(QWidget):
    """`edited`: something was changed through a field. `looked_at`: the language of the text with the focus."""

    edited = Signal()
    looked_at = Signal(str)
    duplicate_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._list: TemplateList | None = None
        self._position = 0
        self._name = LineEdit("templates.name", self.tr("Name"))
        self._name.textEdited.connect(self._rename)
        self._name_remarks = _Remarks("name")
        self._texts = {code: _Text(code, name) for code, name in LANGUAGES.items()}
        self._into = self._texts["en"]  # where a placeholder is inserted
        for code, text in self._texts.items():
            text.edit.typed.connect(partial(self._write, code))
            text.edit.entered.connect(partial(self._enter, code))
        self._inserts = Flow(6)
        self._rows: list[_Variable] = []
        self._variables = QVBoxLayout()
        self._variables.setSpacing(theme().px(6))
        self._add = button(self.tr("+ Add a variable"), "templates.variable.add", "link")
        self._add.clicked.connect(lambda: self._add_variable(""))
        self._id = label("", "hint", name="templates.id")
        name = _part(label(self.tr("Name"), "heading"), self._name, self._name_remarks, spacing=6)
        texts = _part(label(self.tr("Text"), "heading"), *self._texts.values(), self._inserts, spacing=8)
        hint = label(self.tr("What agents fill in. The example stands for it in the preview."), "hint")
        lines = QWidget()
        lines.setLayout(self._variables)
        self._variables.setContentsMargins(0, 0, 0, 0)
        variables = _part(label(self.tr("Variables"), "heading"), hint, lines, self._add, spacing=4)
        whole = column(name, texts, variables, self._foot(), spacing=18, margins=(3, 3, 10, 3))
        whole.addStretch(1)
        self.setLayout(whole)

    def _foot(self) -> QHBoxLayout:
        duplicate = button(self.tr("Duplicate"), "templates.duplicate", "link")
        duplicate.clicked.connect(self.duplicate_wanted)
        remove = button(self.tr("Remove"), "templates.remove", "link")
        remove.clicked.connect(self.remove_wanted)
        line = row(self._id, duplicate, remove, spacing=16)
        line.setStretch(0, 1)
        return line

    def show_template(self, templates: TemplateList, position: int) -> None:
        self._list, self._position = templates, position
        self.refresh()

    def first(self) -> QWidget:
        """What the keyboard starts at."""
        return self._name

    def focus_name(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def reveal(self, pointer: str) -> None:
        """Goes to the field of a problem."""
        code = pointer.rpartition("/")[2]
        field: QWidget = self._texts[code].edit if pointer.startswith("/text/") else self._name
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- showing ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Brings every field into step with the list."""
        found = self._list
        if found is None:
            return
        template = found.template(self._position)
        name = template.get("name")
        self._name.keep(name if isinstance(name, str) else "")
        self._id.setText(self.tr("Id: {0}").format(template.get("networkId", "–")))
        variables = found.variables(self._position)
        for code, text in self._texts.items():
            text.edit.keep(found.text(self._position, code))
            text.edit.names = list(variables)
        self._show_inserts(list(variables))
        self._show_variables(variables)
        self._show_remarks()

    def _show_inserts(self, names: list[str]) -> None:
        shown = [str(each.property("text")) for each in self._inserts.items]
        if shown == [f"{{{{{name}}}}}" for name in names]:
            return
        self._inserts.clear()
        for place, name in enumerate(names):
            made = button(f"{{{{{name}}}}}", f"templates.insert.{place}", "inbox")
            made.setAccessibleName(self.tr("Insert {0}").format(name))
            made.setToolTip(self.tr("Insert where you write"))
            made.clicked.connect(partial(self._insert, name))
            self._inserts.add(made)
        self._inserts.setVisible(bool(names))

    def _show_variables(self, variables: Mapping[str, Any]) -> None:
        while len(self._rows) > len(variables):
            gone = self._rows.pop()
            self._variables.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        while len(self._rows) < len(variables):
            before = self._rows[-1].last() if self._rows else self._texts["fr"].edit
            made = self._new_row(len(self._rows))
            self._rows.append(made)
            self._variables.addWidget(made)
            made.follow(before)
            self.setTabOrder(made.last(), self._add)
        for line, (name, schema) in zip(self._rows, variables.items(), strict=True):
            line.show_variable(name, schema if isinstance(schema, dict) else {}, list(variables))

    def _new_row(self, place: int) -> _Variable:
        made = _Variable(place)
        made.renamed.connect(lambda old, new: self._do(lambda found, at: found.rename_variable(at, old, new)))
        made.typed.connect(lambda name, kind: self._do(lambda found, at: found.describe(at, name, kind=kind)))
        made.exemplified.connect(
            lambda name, text: self._do(lambda found, at: found.describe(at, name, example=text))
        )
        made.removed.connect(lambda name: self._do(lambda found, at: found.remove_variable(at, name)))
        return made

    def _show_remarks(self) -> None:
        found = self._list
        if found is None:
            return
        by_place: dict[str, list[Remark]] = {}
        for problem in found.problems(self._position):
            remark = self._remark(problem.pointer, say_in_language(problem.message))
            by_place.setdefault(problem.pointer, []).append(remark)
        names = [each for place, each in by_place.items() if not place.startswith("/text/")]
        self._name_remarks.show_remarks([remark for each in names for remark in each])
        for code, text in self._texts.items():
            text.show_remarks(by_place.get(f"/text/{code}", []))

    def _remark(self, place: str, message: str) -> Remark:
        found = self._list
        code = place.rpartition("/")[2]
        if found is None or not place.startswith("/text/") or code not in LANGUAGES:
            return Remark(message)
        text = found.text(self._position, code)
        if not text.strip():  # nobody has written it yet: that is no fault
            others = (found.text(self._position, each) for each in LANGUAGES)
            other = next((each for each in others if each.strip()), "")
            if not other:
                return Remark(message, "")
            start = other if len(other) <= _SHORT else f"{other[:_SHORT].rstrip()} …"
            title = self.tr("Begin with “{0}”").format(" ".join(start.split()))
            return Remark(message, "", title, lambda: self._copy(code, other))
        missing = next((each for each in names_in(text) if each not in found.variables(self._position)), None)
        if missing is not None and missing in message:
            title = self.tr("Make it a variable")
            return Remark(message, "bad", title, lambda: self._add_variable(missing))
        return Remark(message)

    # --- what a person does -----------------------------------------------------------------------------------

    def _do(self, step: Callable[[TemplateList, int], object]) -> None:
        if self._list is not None:
            step(self._list, self._position)
            self.edited.emit()

    def _rename(self, text: str) -> None:
        self._do(lambda found, at: found.rename(at, text))

    def _write(self, code: str, text: str) -> None:
        self._do(lambda found, at: found.write(at, code, text))

    def _copy(self, code: str, text: str) -> None:
        self._write(code, text)
        self._texts[code].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, code: str) -> None:
        self._into = self._texts[code]
        self.looked_at.emit(code)

    def _insert(self, name: str, *_: object) -> None:
        self._into.edit.insert(name)

    def _add_variable(self, name: str) -> None:
        self._do(lambda found, at: found.add_variable(at, name or self.tr("name")))
        if not name and self._rows:
            self._rows[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._rows[-1].name.selectAll()


def _part(*items: QWidget, spacing: float) -> QWidget:
    """Things below one another. A widget, for layouts within layouts keep heights that are out of date."""
    made = QWidget()
    made.setLayout(column(*items, spacing=spacing))
    return made


class _Remarks(QWidget):
    """What there is to say at a field: sentences below one another, and the first link that does something."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self._act: Callable[[], object] | None = None
        self._text = label("", "hint", name=f"templates.problem.{field}.text")
        self._link = button("", f"templates.problem.{field}.fix", "link")
        set_role(self._link, "remark")
        self._link.clicked.connect(self._follow)
        self.setObjectName(f"templates.problem.{field}")
        self.setLayout(column(self._text, self._link, spacing=1))
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def show_remarks(self, remarks: list[Remark]) -> None:
        tone = next((each.tone for each in remarks if each.tone), "")
        if (self._text.property("tone") or "") != tone:
            set_role(self._text, "hint", tone=tone)
        self._text.setText("\n".join(f"✕ {each.text}" if each.tone else each.text for each in remarks))
        link = next((each for each in remarks if each.act is not None), None)
        self._act = link.act if link is not None else None
        self._link.setText(link.link if link is not None else "")
        self._link.setVisible(link is not None)
        self.setVisible(bool(remarks))

    def _follow(self) -> None:
        if self._act is not None:
            self._act()


class _Text(QWidget):
    """The text in one language, with what there is to say about it."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__()
        self.edit = PlaceholderText(f"templates.text.{code}", name)
        self._remarks = _Remarks(f"text.{code}")
        caption = label(code, "muted", wrap=False)
        caption.setFixedWidth(theme().px(24))
        line = row(caption, _part(self.edit, self._remarks, spacing=3), spacing=8)
        line.setAlignment(caption, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_remarks(self, remarks: list[Remark]) -> None:
        self._remarks.show_remarks(remarks)
        tone = "bad" if any(each.tone == "bad" for each in remarks) else ""
        if (self.edit.property("tone") or "") != tone:
            set_role(self.edit, "compose", tone=tone)
        self.edit.setAccessibleDescription(self._remarks.text)


class PlaceholderText(QPlainTextEdit):
    """A text in which placeholders are completed. Its undo is the list's, of which this is only a view."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self._keeping = False
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + theme().px(18))
        set_role(self, "compose")
        self._model = QStringListModel(self)
        self._popup = QListView()
        self._completer = QCompleter(self._model, self)
        self._completer.setPopup(self._popup)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._complete)
        self.textChanged.connect(self._tell)

    def keep(self, text: str) -> None:
        """Shows another text; the cursor stays where it was as far as it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self._keeping = True
        try:
            self.setPlainText(text)
        finally:
            self._keeping = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)

    def insert(self, name: str) -> None:
        """The placeholder of a variable, where the cursor is; writing goes on behind it."""
        self.textCursor().insertText(f"{{{{{name}}}}}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if not self._keeping:
            self.typed.emit(self.toPlainText())

    # --- completing -------------------------------------------------------------------------------------------

    @property
    def _begun(self) -> str | None:
        """What was typed of a name behind two braces; None: no placeholder is being typed."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _BEGUN.search(before)
        return found[1] if found else None

    def _offer(self) -> None:
        begun = self._begun
        names = [each for each in self.names if begun is not None and each.lower().startswith(begun.lower())]
        popup = self._popup
        if begun is None or not names or names == [begun]:
            popup.hide()
            return
        self._model.setStringList(self.names)
        self._completer.setCompletionPrefix(begun)
        popup.setObjectName(f"{self.objectName()}.names")
        popup.setAccessibleName(self.tr("Variables"))
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        area = self.cursorRect()
        area.setWidth(popup.sizeHintForColumn(0) + theme().px(24))
        self._completer.complete(area)

    def _complete(self, name: str) -> None:
        cursor = self.textCursor()
        begun = self._begun or ""
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun))
        behind = self.toPlainText()[self.textCursor().position() :]
        cursor.insertText(name if behind.startswith("}}") else f"{name}}}}}")

    # --- Qt ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_undo(event):  # type: ignore[arg-type]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choosing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
        if _is_undo(event) or (self._popup.isVisible() and event.key() in choosing):
            event.ignore()  # the list's, or the popup's
            return
        super().keyPressEvent(event)
        if event.text():
            self._offer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class _Variable(QWidget):
    """One variable in a line. Signals begin with its name."""

    renamed = Signal(str, str)
    typed = Signal(str, str)
    exemplified = Signal(str, str)
    removed = Signal(str)

    def __init__(self, place: int) -> None:
        super().__init__()
        names = f"templates.variable.{place}"
        self._known = ""
        self._others: list[str] = []
        self.name = LineEdit(f"{names}.name", self.tr("Name of the variable"))
        self.name.textEdited.connect(self._rename)
        self.name.editingFinished.connect(lambda: self._say_name(self._known))
        self._type = QComboBox()
        self._type.setObjectName(f"{names}.type")
        self._type.setAccessibleName(self.tr("Type"))
        for kind, text in zip(_KINDS, (self.tr("Text"), self.tr("Number"), self.tr("Yes or no")), strict=True):
            self._type.addItem(text, kind)
        self._type.activated.connect(lambda _index: self.typed.emit(self._known, str(self._type.currentData())))
        self._example = LineEdit(f"{names}.example", self.tr("Example"))
        self._example.setPlaceholderText(self.tr("Example"))
        self._example.textEdited.connect(lambda text: self.exemplified.emit(self._known, text))
        self._remove = QToolButton()
        self._remove.setText("✕")
        self._remove.setObjectName(f"{names}.remove")
        self._remove.setToolTip(self.tr("Remove"))
        self._remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._remove.clicked.connect(lambda: self.removed.emit(self._known))
        self._remarks = _Remarks(f"variable.{place}")
        line = row(self.name, self._type, self._example, self._remove, spacing=6)
        line.setStretch(0, 3)
        line.setStretch(2, 3)
        self.setLayout(column(line, self._remarks, spacing=3))

    def follow(self, before: QWidget) -> None:
        """Tab comes here from there."""
        for each in (self.name, self._type, self._example, self._remove):
            self.setTabOrder(before, each)
            before = each

    def last(self) -> QWidget:
        """Where Tab leaves it."""
        return self._remove

    def show_variable(self, name: str, schema: Mapping[str, Any], others: list[str]) -> None:
        self._others = [each for each in others if each != name]
        if name != self._known:
            self._known = name
            self.name.keep(name)
            self._remarks.show_remarks([])
            set_role(self.name)
        self._remove.setAccessibleName(self.tr("Remove {0}").format(name))
        self._type.setCurrentIndex(max(self._type.findData(schema.get("type")), 0))
        examples = schema.get("examples")
        first = examples[0] if isinstance(examples, list) and examples else schema.get("default", "")
        self._example.keep(first if isinstance(first, str) else str(first))
        self._example.setEnabled(schema.get("type") != "boolean")

    def _rename(self, text: str) -> None:
        """What cannot be a name stays in the field, and is said; the variable keeps the name it had."""
        self._say_name(text)
        if not self._remarks.text:
            self.renamed.emit(self._known, text)

    def _say_name(self, text: str) -> None:
        why = ""
        if text in self._others:
            why = self.tr("Another variable has this name.")
        elif not re.fullmatch(r"[\w.-]+", text):
            why = self.tr("Letters, digits, “_”, “-” and “.” only.")
        self._remarks.show_remarks([Remark(why)] if why else [])
        set_role(self.name, tone="bad" if why else "")
        if text == self._known:
            self.name.keep(text)
