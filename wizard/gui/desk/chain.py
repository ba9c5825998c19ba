"""The chain of health, drawn: SocialHub, the replies' way, this computer, the Network; and the one thing to do.

Each link is a box with a mark (a shape, not only a colour), its name and a few words; the lines between them are
whole where both ends work. Below, if something is wrong, stands what is wrong and the one button that mends it.

Names: `chain.<socialhub|replies|computer|network>` for each link, `chain.mend` with `chain.mend.text` and
`chain.mend.action`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.desk.words import Phrases
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Panel, announce, button, column, label, row
from wizard.sync.standing import Health, Mend

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from wizard.sync.standing import ChannelStanding, Link

_BOX = 42  # px
_HEIGHT = 98  # with two lines of words
_THIRD_LINE = 17
_SAID = frozenset({(Mend.LOG_IN, "Log in again.")})  # advice that is the button's own text
_TONES = {Health.OK: "ok", Health.WAITING: "warn", Health.BROKEN: "bad", Health.OFF: "muted"}


class Chain(QWidget):
    """`wanted(mend)`: somebody pressed the button."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = Phrases()
        self._links = [_LinkBox() for _ in range(4)]
        self._mend = Mend.NONE
        card = QFrame()
        set_role(card, "card")
        line = row(spacing=0, margins=(10, 8, 10, 8))
        for place, each in enumerate(self._links):
            if place:
                line.addWidget(_Line(self._links[place - 1], each), 1)
            line.addWidget(each, 4)
        card.setLayout(line)
        self._panel = _MendPanel()
        self._panel.action.clicked.connect(lambda: self.wanted.emit(self._mend))
        self.setLayout(column(card, self._panel, spacing=12))

    def show_standing(self, standing: ChannelStanding) -> None:
        """How it is now. Costs nothing where nothing changed."""
        phrases = self._phrases
        last = [phrases.last_success(link) for link in standing.chain]
        for box, link, line in zip(self._links, standing.chain, last, strict=True):
            box.show_link(link, phrases.part(link), phrases.short(link), line)
            box.setFixedHeight(theme().px(_HEIGHT + _THIRD_LINE if any(last) else _HEIGHT))  # all alike
        worst = standing.worst
        self._mend = worst.mend if worst is not None else Mend.NONE
        self._panel.setVisible(worst is not None)
        if worst is not None:
            tones = {Health.BROKEN: "bad", Health.WAITING: "warn"}
            self._panel.show_words(
                say_in_language(worst.text),
                self._more(worst, standing),
                self._phrases.button(worst.mend),
                tones.get(worst.health, ""),
            )

    def _more(self, worst: Link, standing: ChannelStanding) -> str:
        """What to do, unless the button says just that, and what waits meanwhile."""
        advice = "" if (worst.mend, worst.advice) in _SAID else say_in_language(worst.advice)
        return " ".join(part for part in (advice, self._phrases.waiting(standing)) if part)


class _MendPanel(Panel):
    """What is wrong, what to do, what it means for what waits, and the one button."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chain.mend")
        self._text = label("", "heading", name="chain.mend.text")
        self._wait = label("", "muted")
        self.action = button("", "chain.mend.action", "primary")
        line = row(column(self._text, self._wait, spacing=2), spacing=16, margins=(18, 12, 16, 12))
        line.setStretch(0, 1)
        line.addWidget(self.action)
        self.setLayout(line)
        self.hide()

    def show_words(self, text: str, wait: str, action: str, tone: str) -> None:
        changed = text != self._text.text()
        set_role(self, "panel", tone=tone)
        self._text.setText(text)
        self._wait.setText(wait)
        self._wait.setVisible(bool(wait))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(f"{text} {wait}".strip())
        if changed:
            announce(self, f"{text} {wait}")


class _LinkBox(QWidget):
    """One link: a rounded box with its mark, its name below, and a few words."""

    def __init__(self) -> None:
        super().__init__()
        self._health = Health.WAITING
        self._name = self._words = self._last = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def health(self) -> Health:
        return self._health

    def show_link(self, link: Link, name: str, words: str, last: str) -> None:
        """`last`: when it worked for the last time, where it does not now."""
        self._health, self._name, self._words, self._last = link.health, name, words, last
        text = say_in_language(link.text)
        state = ", ".join(each for each in (words, last) if each)
        self.setObjectName(f"chain.{link.part}")
        self.setAccessibleName(f"{name}: {state}. {text}")
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(130), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(92), theme().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = theme().px, theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = _TONES[self._health]
        fill = colours.surface if tone == "muted" else str(getattr(colours, f"{tone}_soft"))
        strong = str(getattr(colours, tone))
        side = px(_BOX)
        box = QRectF((self.width() - side) / 2, px(8), side, side)
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, px(9), px(9))
        draw_health(painter, box.center(), px(5), self._health, QColor(strong))
        self._write(painter, px(58), self._name, QFont.Weight.DemiBold, colours.ink, px(13))
        self._write(painter, px(76), self._words, QFont.Weight.Normal, colours.muted, px(12))
        self._write(painter, px(93), self._last, QFont.Weight.Normal, colours.muted, px(12))

    def _write(self, painter: QPainter, top: int, text: str, weight: QFont.Weight, colour: str, size: int) -> None:
        font = self.font()
        font.setPixelSize(size)
        font.setWeight(weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        area = QRectF(0, top, self.width(), theme().px(20))
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)


class _Line(QWidget):
    """Between two links: whole where both work, dotted where one does not."""

    def __init__(self, left: _LinkBox, right: _LinkBox) -> None:
        super().__init__()
        self._ends = (left, right)
        self.setMinimumWidth(theme().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = theme().px, theme().colours
        painter = QPainter(self)
        worst = max((each.health for each in self._ends), key=_ORDER.index)
        pen = QPen(QColor(colours.ok if worst is Health.OK else colours.muted), 2)
        if worst is not Health.OK:
            pen.setStyle(Qt.PenStyle.DotLine)
        if worst is Health.BROKEN:
            pen.setColor(QColor(colours.bad))
        painter.setPen(pen)
        height = px(8) + px(_BOX) / 2
        painter.drawLine(QPointF(0, height), QPointF(self.width(), height))


_ORDER = (Health.OK, Health.OFF, Health.WAITING, Health.BROKEN)


def draw_health(painter: QPainter, centre: QPointF, size: float, health: Health, colour: QColor) -> None:
    """A tick, three dots, an exclamation mark, or a bar: told apart without the colour."""
    painter.setPen(QPen(colour, 2.2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    x, y = centre.x(), centre.y()
    if health is Health.OK:
        points = [
            QPointF(x - size, y),
            QPointF(x - size * 0.25, y + size * 0.75),
            QPointF(x + size, y - size * 0.75),
        ]
        painter.drawPolyline(points)
    elif health is Health.BROKEN:
        painter.drawLine(QPointF(x, y - size * 1.2), QPointF(x, y + size * 0.3))
        painter.drawPoint(QPointF(x, y + size * 1.2))
    elif health is Health.WAITING:
        for step in (-1, 0, 1):
            painter.drawPoint(QPointF(x + step * size, y))
    else:
        painter.drawLine(QPointF(x - size, y), QPointF(x + size, y))
