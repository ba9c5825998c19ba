"""What waits for a person: given up only after a question that Escape answers with no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wizard.gui.desk.attention import AttentionPage, Waiting
from wizard.gui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ASIDE = Waiting("m:9", False, "Eve", "The app is broken", "It is too large.", 1, True)
WAITS = Waiting("f:1", True, "", "Thanks for the photo", "", 2, False)


def press(page: QWidget, name: str) -> None:
    found = next(each for each in [page, *QApplication.topLevelWidgets()] if each.findChild(QWidget, name))
    widget = found.findChild(QWidget, name)
    assert widget is not None
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_tried_again_at_once_and_given_up_after_a_question(qapp: QApplication, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en"))
    if qapp.findChild(Theme) is None:
        Theme(qapp)
    page = AttentionPage()
    qtbot.addWidget(page)
    page.show()
    again: list[str] = []
    given_up: list[str] = []
    page.again.connect(again.append)
    page.given_up.connect(given_up.append)
    page.show_waiting((ASIDE, WAITS))
    assert page.findChild(QWidget, "attention.give_up.1") is None  # what waits by itself is not given up
    press(page, "attention.again.0")
    assert again == ["m:9"]
    press(page, "attention.give_up.0")
    press(page, "attention.sure.stay")
    assert given_up == []
    qtbot.waitUntil(lambda: page.findChild(QWidget, "attention.sure") is None)
    press(page, "attention.give_up.0")
    press(page, "attention.sure.give_up")
    assert given_up == ["m:9"]
