"""The fields of the form: each shows one setting of the manifest and writes what a person types at once.

A field belongs to a path below the thing that is shown (`config/maxLength`), and `look_at` says which thing that
is; so one set of fields serves two hundred actions. After every change of the document, whoever made it, `refresh`
brings the field into step: a field that somebody types into is left alone as long as what it says means what the
document holds, so no cursor ever jumps, while undo and other views still show through.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from wizard.gui.manifest.form.edits import ABSENT, in_base, mapping
from wizard.gui.manifest.form.lines import Choice, Heading, LineEdit
from wizard.gui.manifest.form.remarks import Remarks, Sign, of_misfit, of_problem
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QMouseEvent

    from wizard.gui.manifest.form.pen import Pen
    from wizard.gui.manifest.form.remarks import Remark
    from wizard.manifest.fitness import Misfit
    from wizard.manifest.validation import Problem

translate = QCoreApplication.translate

_NUMBER, _NARROW = 112, 72  # px: as wide as a line for a number is, and at least


class Field(QWidget):
    """One setting. `name`: its object's, `form.<name>`. `path`: below the thing shown, without the first `/`."""

    def __init__(self, pen: Pen, name: str, path: str) -> None:
        super().__init__()
        self.setObjectName(f"form.field.{name}")
        self.pen = pen
        self.name = name
        self.path = path
        self.owner = ""
        self.remarks = Remarks(name, lambda: self.last)
        self.heading: Heading | None = None

    @property
    def place(self) -> str:
        return f"{self.owner}/{self.path}"

    @property
    def is_changed(self) -> bool:
        return self.pen.marks.is_changed_within(self.owner, self.place)

    @property
    def first(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    @property
    def hint(self) -> str:
        """What else there is to know about it, for those who do not see it."""
        return ""

    @property
    def last(self) -> QWidget:
        """What has the focus last, when somebody goes through it with Tab."""
        return self.first

    def look_at(self, owner: str) -> None:
        """Belongs to the thing at this pointer from now on."""
        if owner != self.owner:
            self.owner = owner
            self.forget()

    def forget(self) -> None:
        """Another thing is shown: nothing that was typed counts any more."""

    def refresh(self) -> None:
        """Shows what the document has now."""
        self._show(self.pen.read(self.place))
        if self.heading is not None:
            self.heading.mark(changed=self.is_changed)
        self.set_editable(self.pen.may_write)

    def _show(self, value: object) -> None:
        raise NotImplementedError

    def set_editable(self, editable: bool) -> None:
        raise NotImplementedError

    def claims(self, place: str) -> bool:
        """Whether what is said about this place is said here."""
        return place == self.place or place.startswith(f"{self.place}/")

    def say(self, problems: Sequence[Problem], misfits: Sequence[Misfit]) -> None:
        """Shows what there is to say."""
        self._say(
            [
                *(of_problem(self.pen, each, self.place) for each in problems),
                *(of_misfit(self.pen, each) for each in misfits),
            ]
        )

    def _say(self, remarks: Sequence[Remark]) -> None:
        self.remarks.show_remarks(remarks)
        first = self.first
        text = f"{self.remarks.text} {self.hint}".strip()
        if text != first.accessibleDescription():
            first.setAccessibleDescription(text)
        tone = "bad" if any(each.tone == "bad" for each in remarks) else ""
        if isinstance(first, QLineEdit) and tone != (first.property("tone") or ""):
            set_role(first, "", tone=tone)


class TextField(Field):
    """A text. Emptied, it is taken away; `kept`: it stays as an empty text, which is an error with a fix."""

    def __init__(
        self,
        pen: Pen,
        name: str,
        path: str,
        title: str,
        *,
        told: str = "",
        hint: str = "",
        placeholder: str = "",
        kept: bool = False,
    ) -> None:
        super().__init__(pen, name, path)
        self._kept = kept
        self._edit = LineEdit(f"form.{name}", told or title)
        self._edit.setPlaceholderText(placeholder)
        self._edit.textEdited.connect(self._typed)
        self._edit.entered.connect(lambda: pen.looked_at.emit(self.place))
        self._edit.editingFinished.connect(self.refresh)
        self._hint = label(hint, "hint", name=f"form.{name}.hint")
        if not hint:
            self._hint.hide()
        self._build(title)

    def _build(self, title: str) -> None:
        self.heading = Heading(title, self._edit)
        self.setLayout(column(self.heading, self._line(), self._hint, self.remarks, spacing=4))

    @property
    def hint(self) -> str:
        return self._hint.text()

    def _line(self) -> QWidget:
        """The line with what stands beside it."""
        return self._edit

    @property
    def first(self) -> QWidget:
        return self._edit

    def set_editable(self, editable: bool) -> None:
        if self._edit.isReadOnly() is editable:
            self._edit.setReadOnly(not editable)
            set_role(self._edit, "", tone=self._edit.property("tone") or "")  # has its look follow

    def _show(self, value: object) -> None:
        if self._edit.hasFocus() and agree(self._value_of(self._edit.text()), value):
            return
        self._edit.keep(self._text_of(value))

    def _typed(self, text: str) -> None:
        value = self._value_of(text)
        if value is ABSENT:
            self.pen.erase(self.place, typing=True)
        else:
            self.pen.write(self.place, value, typing=True)

    def _value_of(self, text: str) -> object:
        """What the document is to have for this text; `ABSENT`: nothing."""
        return text if text or self._kept else ABSENT

    def _text_of(self, value: object) -> str:
        if value is ABSENT or value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def agree(meant: object, value: object) -> bool:
    """Whether a text that means `meant` can stay where the document has `value`."""
    if meant == "" and value is ABSENT:  # an empty line, and nothing there
        return True
    return meant is value or (type(meant) is type(value) and meant == value)


class NumberField(TextField):
    """A whole number; what is none stays as it was typed, with the error that it is."""

    def __init__(self, pen: Pen, name: str, path: str, title: str, *, placeholder: str = "") -> None:
        self._beside = label("", "muted", name=f"form.{name}.beside")
        super().__init__(pen, name, path, title, placeholder=placeholder)

    @property
    def hint(self) -> str:
        return self._beside.text()

    def _line(self) -> QWidget:
        self._edit.setMinimumWidth(theme().px(_NARROW))
        self._edit.setMaximumWidth(theme().px(_NUMBER))
        holder = QWidget()
        line = row(self._edit, self._beside, spacing=10)
        line.setStretchFactor(self._edit, 2)
        line.setStretchFactor(self._beside, 3)
        holder.setLayout(line)
        return holder

    def _value_of(self, text: str) -> object:
        bare = text.strip()
        if not bare:
            return ABSENT
        return int(bare) if re.fullmatch("[0-9]{1,15}", bare) else text


class AddressField(TextField):
    """A web address."""

    def __init__(self, pen: Pen, name: str, path: str, title: str, *, hint: str = "") -> None:
        super().__init__(pen, name, path, title, hint=hint, placeholder="https://")


class ChoiceField(Field):
    """One of a few values, each with its words. A value that is none of them is shown as it is."""

    def __init__(self, pen: Pen, name: str, path: str, title: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(pen, name, path)
        self._choices = choices
        self._box = Choice(f"form.{name}", title)
        for value, text in choices:
            self._box.addItem(text, value)
        self._box.activated.connect(self._chosen)
        self._box.entered.connect(lambda: pen.looked_at.emit(self.place))
        self.heading = Heading(title, self._box)
        self._hint = label("", "hint", name=f"form.{name}.hint")
        self._hint.hide()
        self.setLayout(column(self.heading, self._box, self._hint, self.remarks, spacing=4))

    @property
    def first(self) -> QWidget:
        return self._box

    def set_editable(self, editable: bool) -> None:
        self._box.setEnabled(editable)

    def _show(self, value: object) -> None:
        key = self._key_of(value)
        place = self._box.findData(key)
        known = len(self._choices)
        if place < 0 or place >= known:
            while self._box.count() > known:
                self._box.removeItem(known)
            self._box.addItem(key, key)
            place = known
        elif self._box.count() > known:
            self._box.removeItem(known)
        if place != self._box.currentIndex():
            self._box.setCurrentIndex(place)

    def _chosen(self, index: int) -> None:
        if index < len(self._choices):
            self._put(self._choices[index][0])
            self.refresh()

    def _put(self, key: str) -> None:
        self.pen.write(self.place, key)

    def _key_of(self, value: object) -> str:
        if value is ABSENT:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class SwitchField(Field):
    """A yes or no that is yes unless it is said."""

    def __init__(self, pen: Pen, name: str, path: str, text: str) -> None:
        super().__init__(pen, name, path)
        self._box = _Check()
        self._box.setObjectName(f"form.{name}")
        self._box.setAccessibleName(text)
        self._text = _Caption(text, self._box)
        self._box.clicked.connect(self._clicked)
        self._dot = Sign("changed")
        keeps = self._dot.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._dot.setSizePolicy(keeps)
        line = row(self._box, self._text, self._dot, spacing=4)
        line.setAlignment(self._box, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        self.setLayout(column(line, self.remarks, spacing=2))

    @property
    def first(self) -> QWidget:
        return self._box

    def set_editable(self, editable: bool) -> None:
        self._box.setEnabled(editable)

    def refresh(self) -> None:
        super().refresh()
        self._dot.setVisible(self.is_changed)

    def _show(self, value: object) -> None:
        state = Qt.CheckState.PartiallyChecked  # neither yes nor no
        if value is ABSENT or value is True:
            state = Qt.CheckState.Checked
        elif value is False:
            state = Qt.CheckState.Unchecked
        if state is not self._box.checkState():
            self._box.setCheckState(state)

    def _clicked(self, wanted: bool) -> None:
        if wanted and not in_base(self.pen.document, self.place):
            self.pen.erase(self.place)  # yes is the same as nothing
        else:
            self.pen.write(self.place, wanted)
        self.refresh()


class _Caption(QLabel):
    """The words of a box. A box's own would not wrap, and a long one would widen the form."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setMinimumHeight(theme().px(24))
        self.setBuddy(box)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.click()


class _Check(QCheckBox):
    def nextCheckState(self) -> None:
        self.setChecked(self.checkState() is not Qt.CheckState.Checked)


class MoreField(Field):
    """Settings that no field stands for: they are kept, and can be seen as JSON."""

    def __init__(self, pen: Pen, kind: str, known: Mapping[str, frozenset[str]]) -> None:
        """`known`: the names that fields stand for, by the path of their owner ("" is the thing itself)."""
        super().__init__(pen, f"{kind}.more", "")
        self._known = known
        self._text = label("", "hint", name=f"form.{self.name}")
        self._link = button(translate("ManifestForm", "Open as JSON"), f"form.{self.name}.json", "link")
        self._link.clicked.connect(lambda: pen.json_wanted.emit(self.owner))
        self.setLayout(column(self._text, self._link, self.remarks, spacing=2))

    @property
    def first(self) -> QWidget:
        return self._link

    def set_editable(self, editable: bool) -> None:
        """It only leads elsewhere."""

    def claims(self, place: str) -> bool:
        return any(place == each or place.startswith(f"{each}/") for each in self._unknown())

    def _show(self, _value: object) -> None:
        count = len(self._unknown())
        text = (
            self.tr("One more setting is kept as it is.")
            if count == 1
            else self.tr("{0} more settings are kept as they are.").format(count)
        )
        if text != self._text.text():
            self._text.setText(text)
        self.setVisible(count > 0)

    def refresh(self) -> None:
        self._show(None)

    def _unknown(self) -> list[str]:
        found: list[str] = []
        for path, names in self._known.items():
            place = f"{self.owner}/{path}" if path else self.owner
            found += [
                f"{place}/{name.replace('~', '~0').replace('/', '~1')}"
                for name in mapping(self.pen.read(place))
                if name not in names
            ]
        return found
