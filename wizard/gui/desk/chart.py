"""Tickets and replies over a day, a week or a month, and how long they took; drawn, with the figures beside it.

Bars of the same stretch of time stand side by side; they differ by colour and by their pattern. The figures below
say the same in words, and are what a screen reader reads.

Names: `chart.span.<day|week|month>`, `chart.picture`, `chart.figures`.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.gui.desk.words import day_of_year
from wizard.gui.theme import theme
from wizard.gui.widgets import Tabs, column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from wizard.sync.records import Hour


class Span(Enum):
    """How much is shown, and in bars of how long. `hours`: of all of it, `bar`: of one bar."""

    DAY = (24, 1)
    WEEK = (7 * 24, 6)
    MONTH = (30 * 24, 24)

    @property
    def hours(self) -> int:
        return int(self.value[0])

    @property
    def bar(self) -> int:
        return int(self.value[1])

    def edges(self, now: datetime) -> list[int]:
        """Where bars begin and end, ms since 1970; the newest bar is the one that runs. They begin at hours that
        `bar` divides, on the clock of `now`."""
        day = now.replace(hour=0, minute=0, second=0, microsecond=0)
        last = day + timedelta(hours=(now.hour // self.bar + 1) * self.bar)
        bars = self.hours // self.bar
        return [int((last - timedelta(hours=self.bar * left)).timestamp() * 1000) for left in range(bars, -1, -1)]


class ChartPage(QWidget):
    """`wanted(Span)`: another span is to be shown."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.span = Span.DAY
        titles = {Span.DAY: self.tr("Day"), Span.WEEK: self.tr("Week"), Span.MONTH: self.tr("Month")}
        self._tabs = Tabs("chart.span", {span.name.lower(): title for span, title in titles.items()})
        self._tabs.chosen.connect(lambda name: self._choose(Span[name.upper()]))
        for key, title in (("tickets", self.tr("Tickets")), ("replies", self.tr("Replies"))):
            one = QWidget()
            one.setLayout(row(_Key(key), label(title, "hint", wrap=False), spacing=6, margins=(12, 0, 0, 0)))
            self._tabs.put_at_end(one)
        self._picture = _Bars()
        self._figures = label("", "muted", name="chart.figures")
        whole = column(self._tabs, spacing=14)
        whole.addWidget(self._picture, 1)
        whole.addWidget(self._figures)
        self.setLayout(whole)

    def _choose(self, span: Span) -> None:
        self.span = span
        self.wanted.emit(span)

    def show_hours(self, hours: Sequence[Hour]) -> None:
        """One `Hour` a bar, the oldest first."""
        self._picture.show_bars(hours, self.span)
        tickets, replies = sum(each.tickets for each in hours), sum(each.replies for each in hours)
        if not tickets and not replies:
            parts = [self.tr("No Ticket and no reply in this time.")]
        else:
            parts = [self.tr("Tickets: {0}. Replies: {1}.").format(tickets, replies)]
        to_ticket = _middle([each.to_ticket for each in hours])
        to_delivery = _middle([each.to_delivery for each in hours])
        if to_ticket is not None:
            parts.append(self.tr("A post became a Ticket after {0}.").format(self._lasted(to_ticket)))
        if to_delivery is not None:
            parts.append(self.tr("An answer was delivered after {0}.").format(self._lasted(to_delivery)))
        text = " ".join(parts)
        self._figures.setText(text)
        self._picture.setAccessibleName(text)

    def _lasted(self, ms: int) -> str:
        """A duration as short as it can be."""
        if ms < 90_000:
            return self.tr("{0} s").format(QLocale().toString(ms / 1000, "f", 1 if ms < 10_000 else 0))
        if ms < 5_400_000:
            return self.tr("{0} min").format(round(ms / 60_000))
        return self.tr("{0} h").format(round(ms / 3_600_000))


def _middle(values: Sequence[int | None]) -> int | None:
    known = sorted(each for each in values if each is not None)
    return known[len(known) // 2] if known else None


def _brush(key: str) -> QBrush:
    colours = theme().colours
    if key == "tickets":
        return QBrush(QColor(colours.accent))
    return QBrush(QColor(colours.ok), Qt.BrushStyle.Dense4Pattern)


class _Key(QWidget):
    """A small sample of a bar."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setFixedSize(theme().px(12), theme().px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _brush(self._key))


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chart.picture")
        self._bars: tuple[Hour, ...] = ()
        self._span = Span.DAY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(480), theme().px(220))

    def show_bars(self, bars: Sequence[Hour], span: Span) -> None:
        self._bars, self._span = tuple(bars), span
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = theme().px, theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(px(11))
        painter.setFont(font)
        top = max((max(each.tickets, each.replies) for each in self._bars), default=0)
        scale = _nice(top)
        area = QRectF(px(34), px(6), self.width() - px(38), self.height() - px(30))
        for step in (0.0, 0.5, 1.0):
            y = area.bottom() - step * area.height()
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(int(area.left()), int(y), int(area.right()), int(y))
            painter.setPen(QColor(colours.muted))
            amount = scale * step
            if amount == int(amount):
                place = QRectF(0, y - px(8), px(28), px(16))
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(int(amount))
                )
        if self._bars:
            self._draw(painter, area, scale)

    def _draw(self, painter: QPainter, area: QRectF, scale: int) -> None:
        px = theme().px
        width = area.width() / len(self._bars)
        thick = max(1.0, min(px(14), width * 0.36))
        for place, each in enumerate(self._bars):
            middle = area.left() + (place + 0.5) * width
            painter.setPen(Qt.PenStyle.NoPen)
            for left, amount, key in (
                (middle - thick, each.tickets, "tickets"),
                (middle, each.replies, "replies"),
            ):
                height = area.height() * amount / scale
                painter.setBrush(_brush(key))
                painter.drawRect(QRectF(left, area.bottom() - height, thick - 1, height))
        self._name_bars(painter, area)

    def _name_bars(self, painter: QPainter, area: QRectF) -> None:
        """Times of the day below its hours, else each day once; as many as there is room for."""
        painter.setPen(QColor(theme().colours.muted))
        width = area.width() / len(self._bars)
        starts = [QDateTime.fromMSecsSinceEpoch(each.start) for each in self._bars]
        named = [
            (place, self._moment(then))
            for place, then in enumerate(starts)
            if self._span is Span.DAY or then.time().hour() < self._span.bar  # the first of its day
        ]
        metrics = painter.fontMetrics()
        longest = max((metrics.horizontalAdvance(text) for _place, text in named), default=0) + theme().px(14)
        apart = width * (named[1][0] - named[0][0]) if len(named) > 1 else area.width()
        for place, text in named[:: max(1, ceil(longest / apart))]:
            long = metrics.horizontalAdvance(text)
            left = min(area.left() + (place + 0.5) * width - long / 2, self.width() - long)
            painter.drawText(QPointF(left, area.bottom() + theme().px(17)), text)

    def _moment(self, then: QDateTime) -> str:
        locale = QLocale()
        if self._span is Span.DAY:
            return locale.toString(then.time(), QLocale.FormatType.ShortFormat)
        return locale.toString(then.date(), "ddd d") if self._span is Span.WEEK else day_of_year(then.date())


def _nice(top: int) -> int:
    """The scale's end: a round number at or above the tallest bar."""
    size = 1
    while True:
        for step in (2, 4, 6, 8, 10, 12, 16):
            if top <= step * size:
                return step * size
        size *= 10
