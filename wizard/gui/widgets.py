"""The few widgets that every window is made of. How they look is the theme's; what they say is their owner's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wizard.gui.theme import set_role, theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QLayout


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say `text` now."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def label(text: str = "", role: str = "", *, wrap: bool = True, name: str = "") -> QLabel:
    """A text; it can be selected with the mouse, and is plain text whatever it holds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    set_role(made, role)
    if name:
        made.setObjectName(name)
    return made


class OneLine(QLabel):
    """A text that is cut off with an ellipsis where it has no room; its tooltip has the whole then."""

    def __init__(self, role: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_role(self, role)
        self.setObjectName(name)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.rect(), int(self.alignment().value), self.palette(), True, shown, self.foregroundRole()
        )


def button(text: str, name: str, role: str = "") -> QPushButton:
    """A button with a name for tests and tools."""
    made = Button(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    set_role(made, role)
    if role == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def press_with(button_: QAbstractButton, keys: QKeySequence) -> None:
    """The keys press the button, wherever the focus is in its window; its tooltip shows them."""
    button_.setShortcut(keys)
    button_.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))


class Button(QPushButton):
    """A button that a double click, or a key held down, presses once.

    Next may be answered within a few milliseconds; the rest of the same gesture would answer the page after it.
    """

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


def column(*items: QWidget | QLayout, spacing: float = 8, margins: Sequence[float] = (0, 0, 0, 0)) -> QVBoxLayout:
    """The items below one another. Sizes as in `looks.md`."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def row(*items: QWidget | QLayout, spacing: float = 8, margins: Sequence[float] = (0, 0, 0, 0)) -> QHBoxLayout:
    """The items beside one another."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def _fill(
    layout: QVBoxLayout | QHBoxLayout,
    items: Sequence[QWidget | QLayout],
    spacing: float,
    margins: Sequence[float],
) -> None:
    px = theme().px
    layout.setSpacing(px(spacing))
    layout.setContentsMargins(*(px(each) for each in margins))
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def scrolling(content: QWidget) -> QScrollArea:
    """A frameless area that scrolls downwards only, and only where it has to."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def clear_layout(layout: QLayout) -> None:
    """Takes everything out and away."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


class Panel(QFrame):
    """A rounded area; `tone` colours it (ok, warn, bad)."""

    def __init__(self, role: str = "panel", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role, tone=tone)


class Tabs(QFrame):
    """Which page of several is looked at: one of a row of buttons. `chosen(name)`: somebody wants to see a page.

    The Tab key leads to the one that is looked at, the arrow keys from one to the next. Names: `<prefix>.<name>`.
    """

    chosen = Signal(str)

    def __init__(self, prefix: str, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._row = row(spacing=4)
        for name, title in titles.items():
            made = _Tab(title)
            made.setObjectName(f"{prefix}.{name}")
            made.clicked.connect(partial(self._clicked, name))
            self._group.addButton(made)
            self._row.addWidget(made)
            self._buttons[name] = made
        self._row.addStretch(1)
        self.setLayout(self._row)
        self.look_at(next(iter(titles)))

    def button(self, name: str) -> QToolButton:
        return self._buttons[name]

    def look_at(self, name: str) -> None:
        """Marks it; nobody is told."""
        for each, made in self._buttons.items():
            made.setChecked(each == name)
            # Qt sees to that only once the focus is among them.
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == name else Qt.FocusPolicy.ClickFocus)

    def put_behind(self, name: str, widget: QWidget) -> None:
        """Places `widget` right behind a button."""
        self._row.insertWidget(
            self._row.indexOf(self._buttons[name]) + 1, widget, 0, Qt.AlignmentFlag.AlignVCenter
        )

    def put_at_end(self, widget: QWidget) -> None:
        """Places `widget` at the other side."""
        self._row.addWidget(widget)

    def _clicked(self, name: str, _checked: object = None) -> None:
        self.look_at(name)
        self.chosen.emit(name)


class _Tab(QToolButton):
    """Wide enough for its text in bold, which it is while its page is looked at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        set_role(self, "view")

    def sizeHint(self) -> QSize:
        bold = self.font()
        bold.setWeight(bold.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        hint = super().sizeHint()
        return QSize(hint.width() + max(0, more), hint.height())


class Rule(QFrame):
    """A thin line across."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "rule")


class Notice(Panel):
    """What a person has to know now, with at most one thing to do about it.

    Hidden while there is nothing to say. A mark tells its tone without the colour.
    """

    acted = Signal()
    _MARKS: ClassVar = {"ok": "✓", "warn": "!", "bad": "✕", "": "i"}

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._mark = label(wrap=False)
        self._text = label(name=f"{name}.text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = button("", f"{name}.action", "link")
        self.action.clicked.connect(self.acted)
        line = row(self._mark, self._text, self.action, spacing=10, margins=(14, 8, 14, 8))
        for each in (self._mark, self._text, self.action):  # one line of each at the same height
            line.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        line.setStretchFactor(self._text, 1)
        self.setLayout(line)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def show_text(self, text: str, *, tone: str = "bad", action: str = "") -> None:
        """Shows and announces it; an empty text hides it."""
        changed = text != self.text
        set_role(self, "panel", tone=tone)
        set_role(self._mark, tone=tone)
        self._mark.setText(self._MARKS[tone])
        self._text.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        for each in (self._mark, self._text):
            each.setContentsMargins(0, theme().px(4) if action else 0, 0, 0)
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        if text and changed:
            announce(self, text)


class Avatar(QWidget):
    """A picture in a rounded square or circle; its owner's initials until there is one."""

    def __init__(self, size: float = 40, *, round_: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = theme().px(size)
        self._round = round_
        self._initials = ""
        self._picture = QPixmap()
        self.setFixedSize(self._size, self._size)

    def show_name(self, name: str) -> None:
        words = [word for word in name.replace("@", " ").split() if word[:1].isalnum()]
        self._initials = "".join(word[0] for word in words[:2]).upper() or "?"
        self._picture = QPixmap()
        self.update()

    def show_picture(self, data: bytes) -> None:
        """What cannot be read as a picture changes nothing."""
        picture = QPixmap()
        if picture.loadFromData(QByteArray(data)):
            self._picture = picture
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        radius = self._size / 2 if self._round else theme().px(7)
        path = QPainterPath()
        path.addRoundedRect(area, radius, radius)
        painter.setClipPath(path)
        if not self._picture.isNull():
            painter.drawPixmap(self.rect(), self._picture)
            return
        colours = theme().colours
        painter.fillPath(path, QColor(colours.accent))
        painter.setPen(QColor(colours.on_accent))
        font = self.font()
        font.setPixelSize(round(self._size * 0.38))
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._initials)


class Icon(QWidget):
    """An SVG of one family, painted in a colour of the theme."""

    def __init__(self, path: Path, size: float = 24, *, tone: str = "accent") -> None:
        super().__init__()
        from PySide6.QtSvg import QSvgRenderer  # loaded where there is something to draw

        self._renderers = QSvgRenderer()
        self._path = path
        self._tone = tone
        side = theme().px(size)
        self.setFixedSize(side, side)
        theme().changed.connect(self._load)
        self._load()

    def _load(self) -> None:
        try:
            text = self._path.read_text(encoding="utf-8")
        except OSError:
            text = ""
        colour = str(getattr(theme().colours, self._tone))
        self._renderers.load(QByteArray(text.replace("currentColor", colour).encode()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._renderers.isValid():
            self._renderers.render(QPainter(self), QRectF(self.rect()))


class Busy(QWidget):
    """An arc that turns while something is awaited; still where the system wants no motion."""

    _STEP = 50  # ms

    def __init__(self, size: float = 16) -> None:
        super().__init__()
        side = theme().px(size)
        self.setFixedSize(side, side)
        self._angle = 0
        self._timer = QTimer(self, interval=self._STEP)
        self._timer.timeout.connect(self._turn)

    def showEvent(self, _event: object) -> None:
        self._timer.start()

    def hideEvent(self, _event: object) -> None:
        self._timer.stop()

    def _turn(self) -> None:
        self._angle = (self._angle - 30) % 360
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme().colours.accent), 2, c=Qt.PenCapStyle.RoundCap))
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawArc(area, self._angle * 16, 270 * 16)


class Mark(QWidget):
    """The state of one thing in a list: waiting, busy, done, failed; told apart by shape."""

    def __init__(self, size: float = 18) -> None:
        super().__init__()
        self._state = "waiting"
        side = theme().px(size)
        self.setFixedSize(side, side)
        self._busy = Busy(size)
        self._busy.setParent(self)
        self._busy.hide()

    @property
    def state(self) -> str:
        return self._state

    def show_state(self, state: str) -> None:
        self._state = state
        self._busy.setVisible(state == "busy")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._state == "busy":
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(self.rect()), self._state)


class Number(QWidget):
    """A number in a circle."""

    def __init__(self, number: int, size: float = 20) -> None:
        super().__init__()
        self._number = str(number)
        side = theme().px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(self.rect()), "current", self._number)


def draw_mark(painter: QPainter, area: QRectF, state: str, number: str = "") -> None:
    """A circle: filled with a tick (`done`), with a cross (`failed`), with its number (`current`), or empty."""
    colours = theme().colours
    circle = area.adjusted(0.75, 0.75, -0.75, -0.75)
    fills = {"done": colours.ok, "failed": colours.bad, "current": colours.accent}
    fill = fills.get(state)
    painter.setPen(Qt.PenStyle.NoPen if fill else QPen(QColor(colours.line), 1.5))
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    on_fill = QColor(colours.on_accent if state == "current" else colours.paper)
    painter.setPen(QPen(on_fill, area.width() / 12, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state == "done":
        painter.drawPolyline([_at(area, 0.31, 0.52), _at(area, 0.44, 0.65), _at(area, 0.69, 0.37)])
    elif state == "failed":
        painter.drawLine(_at(area, 0.35, 0.35), _at(area, 0.65, 0.65))
        painter.drawLine(_at(area, 0.65, 0.35), _at(area, 0.35, 0.65))
    elif number:
        painter.setPen(on_fill if fill else QColor(colours.muted))
        font = painter.font()
        font.setPixelSize(round(area.height() * 0.5))
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number)


def _at(area: QRectF, x: float, y: float) -> QPointF:
    return QPointF(area.x() + x * area.width(), area.y() + y * area.height())


class ChoiceCard(QAbstractButton):
    """One of several: a card with a title and a line of explanation, chosen as a whole."""

    def __init__(self, title: str, text: str, name: str, *, icon: Path | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._title = label(title, "heading")
        self._text = label(text, "muted")
        texts = column(self._title, self._text, spacing=2)
        line = row(spacing=14, margins=(16, 12, 16, 12))
        if icon is not None:
            line.addWidget(Icon(icon, 28))
        else:
            self._radio = QRadioButton()
            self._radio.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._radio.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._radio.setAutoExclusive(False)
            self.toggled.connect(self._radio.setChecked)
            line.addWidget(self._radio, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.setLayout(line)
        for each in (self._title, self._text):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize(200, 60)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 60

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setBrush(
            QColor(colours.soft if chosen else colours.field if self.isEnabled() else colours.surface)
        )
        edge = colours.accent if chosen or self.hasFocus() else colours.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        radius = theme().px(9)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
