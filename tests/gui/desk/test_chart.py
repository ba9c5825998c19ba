"""The chart: which hours its bars stand for, and what it says in words."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel

from wizard.gui.desk.chart import ChartPage, Span
from wizard.gui.theme import Theme
from wizard.sync.records import Hour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 11, 25, 17, 42, tzinfo=timezone(timedelta(hours=5, minutes=30)))


@pytest.mark.parametrize(("span", "bars", "hours"), [(Span.DAY, 24, 1), (Span.WEEK, 28, 6), (Span.MONTH, 30, 24)])
def test_bars_end_after_now_and_begin_at_round_hours(span: Span, bars: int, hours: int) -> None:
    edges = span.edges(NOW)
    assert len(edges) == bars + 1
    assert {after - before for before, after in pairwise(edges)} == {hours * 3_600_000}
    now = NOW.timestamp() * 1000
    assert edges[-2] <= now < edges[-1]
    first = datetime.fromtimestamp(edges[0] / 1000, NOW.tzinfo)
    assert (first.minute, first.hour % hours) == (0, 0)


def test_says_the_figures_in_words(qapp: QApplication, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en"))
    if qapp.findChild(Theme) is None:
        Theme(qapp)
    page = ChartPage()
    qtbot.addWidget(page)
    page.show_hours([Hour(0, 3, 1, 4_200, None), Hour(3_600_000, 4, 0, 5_000, None)])
    figures = page.findChild(QLabel, "chart.figures")
    assert isinstance(figures, QLabel)
    assert figures.text() == "Tickets: 7. Replies: 1. A post became a Ticket after 5.0 s."
    page.show_hours([Hour(0, 0, 0, None, None)])
    assert figures.text() == "No Ticket and no reply in this time."
