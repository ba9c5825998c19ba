"""What there is to say at a field: an error, or where the Network cannot do what is promised, each with its fix.

A line has a sign (its tone without the colour), a sentence, and at most one link that does something about it.
Lines are made once and used again, for they come and go while somebody types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.manifest.form.edits import ABSENT, owner
from wizard.gui.manifest.form.outline import place_of
from wizard.gui.manifest.form.signs import draw_changed, draw_warning, draw_wrong
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import button, label
from wizard.manifest.operations import Add, Remove, Set
from wizard.words import Words, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from wizard.gui.manifest.form.pen import Pen
    from wizard.manifest.fitness import Misfit
    from wizard.manifest.fixes import Fix
    from wizard.manifest.validation import Problem

translate = QCoreApplication.translate

_SHORT = 40  # characters of a value that is quoted on a link
_SIDE = 13  # px


@dataclass(frozen=True, slots=True)
class Remark:
    """`tone`: bad, warn, or "" for a hint. `act`: what the link does; None: there is no link."""

    text: str
    tone: str = "bad"
    link: str = ""
    act: Callable[[], object] | None = None


class Sign(QWidget):
    """The mark of a tone, or the dot of a change; told apart by shape."""

    def __init__(self, tone: str = "") -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(theme().px(_SIDE), theme().px(_SIDE))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_tone(self, tone: str) -> None:
        if tone != self._tone:
            self._tone = tone
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._tone == "changed":
            draw_changed(painter, area, colours.accent)
        elif self._tone == "bad":
            draw_wrong(painter, area, colours.bad, colours.paper)
        elif self._tone == "warn":
            draw_warning(painter, area, colours.warn)
        else:
            draw_changed(painter, area, colours.muted)


class _Line(QWidget):
    """One remark; the link stands behind the sentence where both fit into one line, else below it.

    It lays itself out, for no layout of Qt's chooses between the two by the width there is.
    """

    _GAP = 6  # px

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sign = Sign()
        self._sign.setParent(self)
        self.text = label(name=f"{name}.text")
        self.text.setParent(self)
        self.link = button("", f"{name}.fix", "remark")
        self.link.setParent(self)
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.clicked.connect(self._clicked)
        self._act: Callable[[], object] | None = None
        self._tone: str | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_remark(self, remark: Remark | None) -> None:
        if remark is None:
            self.hide()
            return
        if remark.tone != self._tone:
            self._tone = remark.tone
            self._sign.show_tone(remark.tone)
            set_role(self.text, "hint", tone=remark.tone)
        if remark.text != self.text.text():
            self.text.setText(remark.text)
        if remark.link != self.link.text():
            self.link.setText(remark.link)
        self.link.setAccessibleDescription(remark.text)
        self.link.setVisible(remark.act is not None)
        self._act = remark.act
        self.updateGeometry()
        self._arrange()
        self.show()

    def sizeHint(self) -> QSize:
        width = theme().px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self._line_height())

    def heightForWidth(self, width: int) -> int:
        beside, height = self._room_for(width)
        return max(height, self._link_size().height()) if beside else height + self._link_size().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _room_for(self, width: int) -> tuple[bool, int]:
        """Whether the link stands beside the sentence, and how high that is."""
        room = max(1, width - self._left())
        beside = self._text_width() + theme().px(self._GAP) + self._link_size().width() <= room
        return beside, self._line_height() if beside else self.text.heightForWidth(room)

    def _arrange(self) -> None:
        beside, height = self._room_for(self.width())
        left, link = self._left(), self._link_size()
        self._sign.move(0, max(0, (self._line_height() - self._sign.height()) // 2))
        if beside:
            self.text.setGeometry(left, 0, self._text_width(), height)
            self.link.setGeometry(
                left + self._text_width() + theme().px(self._GAP), 0, link.width(), link.height()
            )
        else:
            room = max(1, self.width() - left)
            self.text.setGeometry(left, 0, room, height)
            self.link.setGeometry(left, height, min(link.width(), room), link.height())

    def _left(self) -> int:
        return self._sign.width() + theme().px(7)

    def _line_height(self) -> int:
        return self.text.fontMetrics().height() + theme().px(2)

    def _text_width(self) -> int:
        return self.text.fontMetrics().horizontalAdvance(self.text.text()) + theme().px(4)

    def _link_size(self) -> QSize:
        return self.link.sizeHint() if self._act is not None else QSize(0, 0)

    def _clicked(self) -> None:
        if self._act is not None:
            self._act()


class Remarks(QWidget):
    """The remarks at one field, `form.problem.<field>` and, beyond the first, `form.problem.<field>.2` …"""

    def __init__(self, name: str, behind: Callable[[], QWidget] | None = None) -> None:
        """`behind`: what comes before their links when somebody presses Tab."""
        super().__init__()
        self._name = name
        self._behind = behind
        self._lines: list[_Line] = []
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(2))
        self.setLayout(self._column)
        self._shown: tuple[Remark, ...] = ()
        self.hide()

    @property
    def text(self) -> str:
        return " ".join(each.text for each in self._shown)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        self._shown = tuple(remarks)
        while len(self._lines) < len(remarks):
            self._grow()
        for place, line in enumerate(self._lines):
            line.show_remark(remarks[place] if place < len(remarks) else None)
        self.setVisible(bool(remarks))

    def _grow(self) -> None:
        number = len(self._lines) + 1
        line = _Line(f"form.problem.{self._name}" + (f".{number}" if number > 1 else ""))
        self._column.addWidget(line)
        before = self._lines[-1].link if self._lines else self._behind() if self._behind is not None else None
        if before is not None:
            QWidget.setTabOrder(before, line.link)
        self._lines.append(line)


# --- Words -----------------------------------------------------------------------------------------------------


def of_problem(pen: Pen, problem: Problem, here: str = "") -> Remark:
    """An error with its fix. `here`: the place of the field where it is said, which then needs no naming."""
    text = _short(pen, problem) or say_in_language(_without_place(problem, here))
    if not pen.may_write:
        return Remark(text)
    before = pen.base_text(place_of(problem)) if _is_missing_text(pen, problem) else ""
    if before:  # what SocialHub has is better than a text in another language
        link = translate("ManifestForm", "Use “{0}”").format(before)
        return Remark(text, "bad", link, lambda: pen.write(place_of(problem), before))
    if problem.fix is None:
        return Remark(text)
    return Remark(text, "bad", _title(problem.fix), lambda: pen.mend(problem))


def of_misfit(pen: Pen, misfit: Misfit) -> Remark:
    """Where the Network cannot do what is promised, or could do more."""
    tone = "" if misfit.hint else "warn"
    text = say_in_language(misfit.message)
    if not pen.may_write:
        return Remark(text, tone)
    return Remark(text, tone, say_in_language(misfit.fix.title), lambda: pen.follow(misfit))


def _short(pen: Pen, problem: Problem) -> str:
    """A missing text needs no more than its language: it is said at its field."""
    if not _is_missing_text(pen, problem):
        return ""
    return {
        "en": translate("ManifestForm", "English is missing."),
        "de": translate("ManifestForm", "German is missing."),
        "fr": translate("ManifestForm", "French is missing."),
    }.get(place_of(problem).rpartition("/")[2], "")


def _without_place(problem: Problem, here: str) -> str:
    message = problem.message
    if isinstance(message, Words) and "place" in message.values and place_of(problem) == here:
        return message.but(place=say("This"))
    return message


def _is_missing_text(pen: Pen, problem: Problem) -> bool:
    place = place_of(problem)
    return owner(place).endswith("/label") and pen.read(place) in (ABSENT, "")


def _title(fix: Fix) -> str:
    """Short where the fix is a text: what it says is the best title."""
    if len(fix.operations) == 1:
        (operation,) = fix.operations
        if isinstance(operation, Set | Add):
            value = operation.value
            if isinstance(value, str) and 0 < len(value) <= _SHORT and not operation.pointer.endswith("/secret"):
                return translate("ManifestForm", "Use “{0}”").format(value)
        elif isinstance(operation, Remove):
            return translate("ManifestForm", "Remove it")
    return say_in_language(fix.title)
