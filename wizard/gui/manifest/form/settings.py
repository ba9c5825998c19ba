"""The fields that are made for one setting: labels, limits, files, colour, secret, options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.language import LANGUAGES
from wizard.gui.manifest.form.edits import ABSENT, items_at, mapping, put
from wizard.gui.manifest.form.fields import AddressField, ChoiceField, Field, NumberField, TextField, agree
from wizard.gui.manifest.form.lines import Choice, Heading
from wizard.gui.manifest.form.outline import name_of, place_of
from wizard.gui.manifest.form.remarks import Sign, of_problem
from wizard.gui.texts import language
from wizard.gui.theme import theme
from wizard.gui.widgets import button, column, label, row
from wizard.manifest.durations import explain_timeout, read_duration
from wizard.manifest.operations import Set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from wizard.gui.manifest.form.pen import Pen
    from wizard.manifest.fitness import Misfit
    from wizard.manifest.validation import Problem

translate = QCoreApplication.translate

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


class LabelText(TextField):
    """A label in one language: its code before the line."""

    def __init__(self, pen: Pen, code: str, kind: str) -> None:
        self._code = code
        told = translate("ManifestForm", "Label in {0}").format(LANGUAGES[code])
        super().__init__(pen, f"{kind}label.{code}", f"label/{code}", code, told=told, kept=True)

    def _build(self, title: str) -> None:
        self.heading = Heading(title, self._edit, role="muted")
        self.heading.setFixedWidth(theme().px(38))
        self.heading.setToolTip(LANGUAGES[self._code])
        indented = row(self.remarks, margins=(38, 0, 0, 0))
        self.setLayout(column(row(self.heading, self._edit, spacing=0), indented, spacing=4))


class LabelField(Field):
    """A label in three languages. `kind`: what the fields' names begin with, such as `option.`."""

    def __init__(self, pen: Pen, kind: str = "") -> None:
        super().__init__(pen, f"{kind}label", "label")
        self._texts = tuple(LabelText(pen, code, kind) for code in LANGUAGES)
        self.heading = Heading(translate("ManifestForm", "Label"))
        self.setLayout(column(self.heading, *self._texts, self.remarks, spacing=6))

    @property
    def first(self) -> QWidget:
        return self.line(language())

    @property
    def last(self) -> QWidget:
        return self._texts[-1].last

    def line(self, code: str) -> QWidget:
        """Where it is typed in this language."""
        return next(each.first for each in self._texts if each.path == f"label/{code}")

    def look_at(self, owner: str) -> None:
        super().look_at(owner)
        for each in self._texts:
            each.look_at(owner)

    def refresh(self) -> None:
        for each in self._texts:
            each.refresh()

    def set_editable(self, editable: bool) -> None:
        for each in self._texts:
            each.set_editable(editable)

    def say(self, problems: Sequence[Problem], misfits: Sequence[Misfit]) -> None:
        left = list(problems)
        for field in self._texts:
            its = [each for each in left if field.claims(place_of(each))]
            left = [each for each in left if each not in its]
            field.say(its, ())
        self.remarks.show_remarks([of_problem(self.pen, each) for each in left])


class LongestReply(NumberField):
    """How many characters a reply may have, beside what the Network takes."""

    def __init__(self, pen: Pen) -> None:
        title = translate("ManifestForm", "Longest reply")
        super().__init__(
            pen, "maxLength", "config/maxLength", title, placeholder=translate("ManifestForm", "no limit")
        )

    def _show(self, value: object) -> None:
        super()._show(value)
        known = self.pen.surroundings
        if known.longest is None or not known.network:
            text = self.tr("characters")
        elif value == known.longest:
            text = self.tr("characters, as {0} allows").format(known.network)
        else:
            text = self.tr("characters; {0} allows {1}").format(known.network, known.longest)
        if text != self._beside.text():
            self._beside.setText(text)


class TimeLimit(TextField):
    """How long a button can be used: a number and a unit in the person's language, or a span as SocialHub reads
    it.

    What it means is said below while it is typed.
    """

    _UNITS = ("minutes", "hours", "days", "weeks", "months", "years")
    _FREE = ""  # as it is written

    def __init__(self, pen: Pen) -> None:
        self._unit = Choice("form.timeout.unit", translate("ManifestForm", "Unit of the time limit"))
        names = {
            "minutes": translate("ManifestForm", "minutes"),
            "hours": translate("ManifestForm", "hours"),
            "days": translate("ManifestForm", "days"),
            "weeks": translate("ManifestForm", "weeks"),
            "months": translate("ManifestForm", "months"),
            "years": translate("ManifestForm", "years"),
        }
        for unit in self._UNITS:
            self._unit.addItem(names[unit], unit)
        self._unit.addItem(translate("ManifestForm", "as written"), self._FREE)
        self._show_unit("days")
        self._meaning = label("", "hint", name="form.timeout.meaning")
        path = "config/timeout/duration"
        super().__init__(
            pen,
            "timeout",
            path,
            translate("ManifestForm", "Time limit"),
            placeholder=translate("ManifestForm", "no limit"),
        )
        self._unit.activated.connect(self._unit_chosen)
        self._unit.entered.connect(lambda: pen.looked_at.emit(self.place))

    def _line(self) -> QWidget:
        self._edit.setMinimumWidth(theme().px(80))
        self._edit.setMaximumWidth(theme().px(112))
        self._unit.setMaximumWidth(theme().px(140))
        holder = QWidget()
        line = row(self._edit, self._unit, spacing=8)
        line.setStretchFactor(self._edit, 1)
        line.setStretchFactor(self._unit, 1)
        line.addStretch(0)
        holder.setLayout(column(line, self._meaning, spacing=4))
        return holder

    @property
    def last(self) -> QWidget:
        return self._unit

    @property
    def hint(self) -> str:
        return self._meaning.text()

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        self._unit.setEnabled(editable)

    def claims(self, place: str) -> bool:
        return super().claims(place) or place in {
            f"{self.owner}/config/timeout",
            f"{self.owner}/config/timeout/after",
        }

    def forget(self) -> None:
        self._show_unit("days")

    def _show(self, value: object) -> None:
        typing = self._edit.hasFocus() and agree(self._value_of(self._edit.text()), value)
        if not typing:
            number, unit = _single(value)
            if unit:
                self._show_unit(unit)
                self._edit.keep(number)
            else:
                text = self._text_of(value)
                if text:
                    self._show_unit(self._FREE)
                self._edit.keep(text)
        self._explain(value)

    def _explain(self, value: object) -> None:
        try:
            text = say_in_language(explain_timeout(value)) if isinstance(value, str) else ""
        except ValueError:
            text = ""
        if value is ABSENT:
            text = self.tr("Agents can use it at any time.")
        if text != self._meaning.text():
            self._meaning.setText(text)
        self._meaning.setVisible(bool(text))

    def _typed(self, text: str) -> None:
        value = self._value_of(text)
        if value is ABSENT:
            self.pen.erase(f"{self.owner}/config/timeout", typing=True)
            return
        self._write(value, typing=True)

    def _write(self, value: object, *, typing: bool) -> None:
        after = f"{self.owner}/config/timeout/after"
        operations = put(self.pen.document, self.place, value)
        if self.pen.read(after) is ABSENT:
            operations = (*operations, Set(after, "networkCreationTime"))
        self.pen.do(*operations, typing=typing)

    def _value_of(self, text: str) -> object:
        bare = text.strip()
        if not bare:
            return ABSENT
        unit = self._unit.currentData()
        if _NUMBER.fullmatch(bare) and unit != self._FREE:
            number = bare.replace(",", ".")
            return f"{number} {unit[:-1] if number == '1' else unit}"
        return text

    def _unit_chosen(self, _index: int) -> None:
        value = self._value_of(self._edit.text())
        if value is not ABSENT:
            self._write(value, typing=False)

    def _show_unit(self, unit: str) -> None:
        place = self._unit.findData(unit)
        if place != self._unit.currentIndex():
            self._unit.setCurrentIndex(place)


def _single(value: object) -> tuple[str, str]:
    """Number and unit of a span of one unit; two empty texts for anything else."""
    try:
        amounts = read_duration(value) if isinstance(value, str) else ()
    except ValueError:
        return "", ""
    if len(amounts) != 1 or amounts[0].unit == "seconds":
        return "", ""
    number = amounts[0].number
    return (f"{number:.0f}" if number.is_integer() else str(number)), amounts[0].unit


class Attachments(ChoiceField):
    """Whether a reply may bring a file along."""

    _NONE, _ONE, _EITHER = "none", "one", "either"

    def __init__(self, pen: Pen) -> None:
        choices = (
            (self._NONE, translate("ManifestForm", "No file")),
            (self._ONE, translate("ManifestForm", "One file may be attached")),
            (self._EITHER, translate("ManifestForm", "Text or one file, not both")),
        )
        super().__init__(pen, "attachments", "attachments", translate("ManifestForm", "Files"), choices)

    def _key_of(self, value: object) -> str:
        if value is ABSENT:
            return self._NONE
        if isinstance(value, dict) and isinstance(value.get("noText", False), bool):
            return self._EITHER if value.get("noText") else self._ONE
        return super()._key_of(value)

    def _put(self, key: str) -> None:
        rest = {name: each for name, each in mapping(self.pen.read(self.place)).items() if name != "noText"}
        if key == self._NONE:
            self.pen.erase(self.place)
        else:
            self.pen.write(self.place, {**rest, "noText": True} if key == self._EITHER else rest)


class ColourField(TextField):
    """A colour: its figures, and a swatch that opens the system's own way to choose one."""

    def __init__(self, pen: Pen) -> None:
        self._swatch = _Swatch(translate("ManifestForm", "Choose the colour"))
        super().__init__(
            pen,
            "color",
            "color",
            translate("ManifestForm", "Colour"),
            placeholder="#0b6e99",
            hint=translate("ManifestForm", "Six figures, such as #3b5998"),
        )
        self._swatch.clicked.connect(self._choose)

    def _line(self) -> QWidget:
        self._edit.setFixedWidth(theme().px(110))
        holder = QWidget()
        line = row(self._swatch, self._edit, spacing=8)
        line.addStretch(1)
        holder.setLayout(line)
        return holder

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        self._swatch.setEnabled(editable)

    def _value_of(self, text: str) -> object:
        return text.strip().lower() or ABSENT

    def _show(self, value: object) -> None:
        super()._show(value)
        self._swatch.show_colour(value if isinstance(value, str) and _COLOUR.fullmatch(value) else "")

    def _choose(self) -> None:
        dialog = QColorDialog(QColor(self._swatch.colour or theme().colours.accent), self)
        dialog.setObjectName("form.color.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.pen.write(self.place, colour.name()))
        dialog.open()


class _Swatch(QAbstractButton):
    """A square of a colour; crossed out where there is none."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.setObjectName("form.color.swatch")
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        side = theme().px(34)
        self.setFixedSize(side, side)
        self.colour = ""

    def show_colour(self, colour: str) -> None:
        if colour != self.colour:
            self.colour = colour
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self.colour or colours.field))
        painter.setPen(
            QPen(QColor(colours.accent if self.hasFocus() else colours.line), 2 if self.hasFocus() else 1)
        )
        area = self.rect().adjusted(1, 1, -1, -1)
        radius = theme().px(7)
        painter.drawRoundedRect(area, radius, radius)
        if not self.colour:
            painter.setPen(QPen(QColor(colours.muted), 1.5))
            inset = theme().px(10)
            painter.drawLine(area.left() + inset, area.bottom() - inset, area.right() - inset, area.top() + inset)


class SecretField(Field):
    """That there is a secret, and how to get a new one; never what it is."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, "secret", "secret")
        self.heading = Heading(translate("ManifestForm", "Secret"))
        self._dots = label("", name="form.secret")
        self._dots.setAccessibleName(translate("ManifestForm", "Secret"))
        self._renew = button(translate("ManifestForm", "Generate a new secret"), "form.secret.renew", "link")
        self._renew.clicked.connect(pen.secret_wanted)
        hint = label(
            translate(
                "ManifestForm",
                "SocialHub signs what it sends with it, so that nobody else can pretend to be SocialHub.",
            ),
            "hint",
        )
        self.setLayout(column(self.heading, self._dots, hint, self._renew, self.remarks, spacing=4))

    @property
    def first(self) -> QWidget:
        return self._renew

    def set_editable(self, editable: bool) -> None:
        self._renew.setEnabled(editable)

    def _show(self, value: object) -> None:
        self._dots.setText("•" * 16 if isinstance(value, str) and value else self.tr("None yet"))


class TemplatesField(AddressField):
    """Where SocialHub fetches the templates; and the way to them, for they are no part of the manifest."""

    def __init__(self, pen: Pen) -> None:
        self._write = button(translate("ManifestForm", "Write templates …"), "form.templates.write", "link")
        self._write.clicked.connect(pen.templates_wanted)
        super().__init__(
            pen,
            "templates",
            "config/templates/url",
            translate("ManifestForm", "Address of the templates"),
            hint=translate("ManifestForm", "SocialHub fetches from there what agents can choose from."),
        )

    def _build(self, title: str) -> None:
        self.heading = Heading(title, self._edit)
        self.setLayout(column(self.heading, self._edit, self._hint, self._write, self.remarks, spacing=4))

    @property
    def last(self) -> QWidget:
        return self._write


class OptionsField(Field):
    """The options of a reply, each a link to its own form, and one to add another."""

    opened = Signal(str)

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, "options", "options")
        self.heading = Heading(translate("ManifestForm", "Options"))
        self._hint = label(
            translate("ManifestForm", "The agent has to choose one of them with the reply."), "hint"
        )
        self._rows = column(spacing=2)
        self._links: list[_OptionLink] = []
        self._add = button(translate("ManifestForm", "+ Add an option"), "form.options.add", "link")
        self._add.clicked.connect(lambda: pen.wanted.emit("option", self.owner))
        self.setLayout(column(self.heading, self._hint, self._rows, self._add, self.remarks, spacing=4))

    @property
    def first(self) -> QWidget:
        return self._add

    def set_editable(self, editable: bool) -> None:
        self._add.setVisible(editable)

    def _show(self, _value: object) -> None:
        options = items_at(self.pen.document.current, self.place)
        while len(self._links) > len(options):
            gone = self._links.pop()
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._links) < len(options):
            self._links.append(self._link(len(self._links)))
        for position, (link, option) in enumerate(zip(self._links, options, strict=True)):
            place = f"{self.place}/{position}"
            text = name_of(option, language()) or self.tr("Option {0}").format(position + 1)
            changed = self.pen.marks.is_changed_within(self.owner, place)
            link.show_option(text, wrong=self.pen.marks.is_wrong(place), changed=changed)
        self._hint.setVisible(bool(options))

    def say(self, problems: Sequence[Problem], misfits: Sequence[Misfit]) -> None:
        """What is wrong with one of them is said at its own form."""
        super().say([each for each in problems if each.pointer == self.place], misfits)

    def _link(self, position: int) -> _OptionLink:
        link = _OptionLink(f"form.options.{position}")
        link.link.clicked.connect(lambda: self.opened.emit(f"{self.place}/{position}"))
        self._rows.addWidget(link)
        QWidget.setTabOrder(self._links[-1].link if self._links else self._tab_before(), link.link)
        QWidget.setTabOrder(link.link, self._add)
        return link

    def _tab_before(self) -> QWidget:
        """What has the focus before the first of them; Qt arranges nothing behind what cannot have it."""
        before = self._add.previousInFocusChain()
        while before is not None and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = before.previousInFocusChain()
        return before or self._add


class _OptionLink(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.link = button("", name, "link")
        self._wrong, self._dot = Sign("bad"), Sign("changed")
        line = row(self.link, self._dot, self._wrong, spacing=5)
        line.addStretch(1)
        self.setLayout(line)

    def show_option(self, text: str, *, wrong: bool, changed: bool) -> None:
        if text != self.link.text():
            self.link.setText(text)
        self._wrong.setVisible(wrong)
        self._dot.setVisible(changed)
        self.link.setAccessibleDescription(self.tr("has an error") if wrong else "")
