"""The channels at the side, each with its state and what waits, and the ways to add one and to the preferences.

Names: `channels.<name>` for each, `channels.update` (a newer version), `channels.add`, `channels.preferences`.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from wizard.gui.desk.signs import offer_line, state_of
from wizard.gui.desk.words import Phrases
from wizard.gui.texts import language
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import button, column, press_with, scrolling
from wizard.sync.standing import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from wizard.sync.standing import ChannelStanding
    from wizard.updates.state import Offer

WIDTH = 216
_ITEM = 52  # px, the height of a channel
_LEAST = 120  # px, its width at least
_TONES = {
    State.IN_STEP: "ok",
    State.WORKING: "accent",
    State.PAUSED: "muted",
    State.TROUBLE: "warn",
    State.OFFLINE: "warn",
    State.NEEDS_YOU: "bad",
    State.STOPPED: "muted",
}


class ChannelRail(QFrame):
    """`chosen(name)`: somebody looks at a channel."""

    chosen = Signal(str)
    add_wanted = Signal()
    preferences_wanted = Signal()
    update_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rail")
        self.setFixedWidth(theme().px(WIDTH))
        self._phrases = Phrases(self)
        self._items: dict[str, _ChannelButton] = {}
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme().px(4))
        self._content = QWidget()
        inner = column(self._list, margins=(0, 0, 10, 0))  # the place of the scroll bar
        inner.addStretch(1)
        self._content.setLayout(inner)
        self._update = button("", "channels.update", "link")
        self._update.clicked.connect(self.update_wanted)
        self._update.hide()
        add = button(self.tr("+ Add a channel"), "channels.add", "link")
        add.clicked.connect(self.add_wanted)
        press_with(add, QKeySequence(QKeySequence.StandardKey.New))
        preferences = button(self.tr("Preferences"), "channels.preferences", "link")
        preferences.clicked.connect(self.preferences_wanted)
        press_with(preferences, QKeySequence("Ctrl+,"))
        whole = column(spacing=12, margins=(16, 20, 6, 20))
        whole.addWidget(scrolling(self._content), 1)
        for each in (self._update, add, preferences):
            line = column(each, margins=(10, 0, 0, 0))
            whole.addLayout(line)
        self.setLayout(whole)

    def show_channels(
        self, channels: Sequence[ChannelStanding], current: str | None, *, running: bool = True
    ) -> None:
        """What is there now; buttons that stay are kept. `running`: somebody works."""
        names = [each.name for each in channels]
        if names != list(self._items):
            self._rebuild(names)
        for each in channels:
            words = self._phrases.standing(each, running=running)
            self._items[each.name].show_standing(each, state_of(each, running=running), words)
        if current in self._items:
            self._items[current].setChecked(True)

    def show_offer(self, offer: Offer | None) -> None:
        """A quiet line for a newer version; what is new in it waits under the pointer."""
        self._update.setVisible(offer is not None)
        if offer is not None:
            self._update.setText(offer_line(offer))
            self._update.setToolTip(f"<qt>{escape(offer.text(language()))}</qt>")  # plain, and in lines
            self._update.setAccessibleDescription(offer.text(language()))

    def focus(self, name: str | None) -> None:
        """The keyboard starts at the channel that is shown."""
        if name in self._items:
            self._items[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, names: Sequence[str]) -> None:
        for gone in self._items.keys() - set(names):
            item = self._items[gone]
            self._group.removeButton(item)
            item.hide()
            item.deleteLater()
        kept = self._items
        self._items = {name: kept.get(name) or self._made(name) for name in names}
        for place, item in enumerate(self._items.values()):
            self._list.insertWidget(place, item)
            item.show()  # now: what is not seen yet takes no focus
        self._order()

    def _order(self) -> None:
        """The Tab key goes through the channels first, also through those that came last."""
        self._content.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else Qt puts nothing behind it
        for before, after in pairwise((self._content, *self._items.values())):
            self.setTabOrder(before, after)
        self._content.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _made(self, name: str) -> _ChannelButton:
        made = _ChannelButton(name)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(name))
        made.step.connect(lambda by: self._step(name, by))
        self._group.addButton(made)
        return made

    def _step(self, name: str, by: int) -> None:
        """Up and Down go from channel to channel."""
        names = list(self._items)
        there = names[max(0, min(len(names) - 1, names.index(name) + by))]
        self._items[there].setFocus(Qt.FocusReason.OtherFocusReason)
        self._items[there].click()


class _ChannelButton(QAbstractButton):
    step = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"channels.{name}")
        self.setCheckable(True)
        self.setText(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._state, self._words = State.WORKING, ""

    def show_standing(self, standing: ChannelStanding, state: State, words: str) -> None:
        self._state, self._words = state, words
        self.setAccessibleName(f"{standing.name}, {words}")
        self.setToolTip(f"{standing.name}\n{standing.network_name}: {standing.account}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_LEAST), theme().px(_ITEM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = theme().px, theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.soft) if chosen or self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(7), px(7))
        side = px(26)
        badge = QRectF(px(10), (area.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, _TONES[self._state])))
        painter.drawRoundedRect(badge, px(7), px(7))
        self._write(
            painter, badge, _initials(self.text()), px(10), QFont.Weight.Bold, colours.on_accent, middle=True
        )
        if self._state is State.NEEDS_YOU:  # a shape as well as a colour
            self._flag(painter, badge)
        left, width = badge.right() + px(10), area.width() - badge.right() - px(14)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        self._write(painter, QRectF(left, px(8), width, px(18)), self.text(), px(13), weight, colours.ink)
        self._write(
            painter, QRectF(left, px(27), width, px(16)), self._words, px(12), QFont.Weight.Normal, colours.muted
        )

    def _flag(self, painter: QPainter, badge: QRectF) -> None:
        px, colours = theme().px, theme().colours
        painter.setPen(QPen(QColor(colours.surface), 2))
        painter.setBrush(QColor(colours.bad))
        centre = QPointF(badge.right() - px(1), badge.top() + px(1))
        painter.drawEllipse(centre, px(5), px(5))

    def _write(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        size: int,
        weight: QFont.Weight,
        colour: str,
        *,
        middle: bool = False,
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, shown)


def _initials(name: str) -> str:
    words = [word for word in name.replace("-", " ").replace("_", " ").replace(".", " ").split() if word]
    return "".join(word[0] for word in words[:2]).upper() or "?"
