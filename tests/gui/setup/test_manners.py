"""How the window behaves for everybody: keyboard, names for assistive tools, sizes, light and dark."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.gui.setup.person import STEPS
from wizard.gui.theme import DARK, LIGHT
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from tests.gui.setup.conftest import Opens
    from tests.gui.setup.person import Person
    from tests.gui.setup.world import World

_BY_TAB = (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus)
PROJECT = Path(__file__).parents[3]


def _focusable(someone: Person) -> list[QWidget]:
    every: list[QWidget] = someone.window.findChildren(QWidget)
    return [each for each in every if _by_tab(each)]


def _by_tab(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() in _BY_TAB


@pytest.mark.parametrize("step", [each for each in STEPS if each != "login"])
def test_everything_one_can_act_on_has_a_name(step: str, open_at: Opens) -> None:
    someone = open_at(step)
    someone.complete_step()
    for widget in _focusable(someone):
        said = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert widget.objectName(), f"{type(widget).__name__} “{said}” has no objectName"
        assert said, f"{widget.objectName()} has no accessible name"


def _tab_to(someone: Person, name: str) -> None:
    """Presses Tab until that widget has the focus."""
    for _press in range(60):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == name:
            return
        QTest.keyClick(focus or someone.window, Qt.Key.Key_Tab)
    pytest.fail(f"{name} cannot be reached with Tab on the step {someone.step}")


def test_the_whole_journey_by_keyboard(open_at: Opens, there: World) -> None:
    someone = open_at("welcome")
    someone.window.activateWindow()
    someone.until(someone.window.isActiveWindow, "the focus")

    def press(name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        someone.until(lambda: someone.sees(name) and someone.find(name).isEnabled(), name)
        _tab_to(someone, name)
        QTest.keyClick(someone.find(name), key)

    press("shell.next")
    someone.until_step("token")
    someone.until(lambda: someone.field("token.field").hasFocus(), "the focus in the field")
    QApplication.clipboard().setText(there.channel.token)
    QTest.keyClick(someone.field("token.field"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    someone.until_next()
    QTest.keyClick(someone.field("token.field"), Qt.Key.Key_Return)  # Next is the default button
    someone.until_step("network")
    someone.until(lambda: someone.sees("network.field.server"), "the field")
    _tab_to(someone, "network.field.server")
    QTest.keyClick(someone.field("network.field.server"), Qt.Key.Key_Return)
    someone.until_step("login")
    someone.log_in()  # within the page, the keyboard is the web engine's
    someone.until(lambda: someone.sees("login.card"), "the log-in")
    press("shell.next")
    someone.until_step("relay")
    press("relay.source.mentions")
    assert not someone.find("relay.source.mentions").property("checked")
    press("shell.next")
    someone.until_step("inbox")
    press("shell.next")
    someone.until_step("replies")
    press("shell.next")
    someone.until_step("ready")
    press("shell.next")
    someone.until(lambda: someone.window.state.installed, "the channel")
    assert someone.window.state.sources == ("answers", "messages")


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("step", [each for each in STEPS if each not in ("login", "welcome")])
def test_nothing_scrolls_and_nothing_is_cut_off(step: str, language: str, open_at: Opens) -> None:
    someone = open_at(step, language=language)
    someone.window.resize(1024, 700)
    someone.complete_step()
    QApplication.processEvents()
    assert (someone.window.width(), someone.window.height()) == (1024, 700)
    for area in someone.window.findChildren(QScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0
            assert area.verticalScrollBar().maximum() == 0, f"{step} scrolls in {language}"


def test_light_and_dark_change_while_it_runs(open_at: Opens) -> None:
    someone = open_at("token")
    theme = someone.process.theme
    for dark, colours in ((True, DARK), (False, LIGHT), (True, DARK)):
        theme.stay(dark=dark)
        QApplication.processEvents()
        picture = someone.window.grab().toImage()
        # Between the steps at the side and the page, at the top: paper; at the left edge: surface.
        assert picture.pixelColor(picture.width() - 3, 3) == QColor(colours.paper)
        assert picture.pixelColor(3, picture.height() - 3) == QColor(colours.surface)


def test_at_200_percent_all_of_it_is_there(environ: dict[str, str]) -> None:
    program = """
import os
from PySide6.QtWidgets import QApplication
from wizard.gui.setup.main import SetupProcess
process = SetupProcess(QApplication([]), os.environ)
QApplication.processEvents()
window = process.window
print(window.devicePixelRatio(), window.grab().width() / window.width(), window.width(), window.height())
"""
    variables = {
        **os.environ,
        **environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "2",
        "PYTHONPATH": str(PROJECT),
    }
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env=variables, capture_output=True, text=True, check=True
    )
    ratio, drawn, width, height = map(float, done.stdout.split())
    assert (ratio, drawn) == (2.0, 2.0)
    assert (width, height) == (1024, 640)  # the least: this screen has room for 400 lines at this scale


def test_a_double_click_on_next_answers_one_page(open_at: Opens) -> None:
    """The second click arrives when the next page, complete already, is shown."""
    someone = open_at("inbox")
    someone.until_next()
    someone.click("shell.next")
    someone.until_step("replies")
    someone.until_next()
    button = someone.find("shell.next")
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(button, _left_button(kind, button))
    assert someone.page.busy == ""
    someone.next()
    assert someone.step == "ready"


def _left_button(kind: QEvent.Type, on: QWidget) -> QMouseEvent:
    place = QPointF(on.rect().center())
    pressed = Qt.MouseButton.LeftButton if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    return QMouseEvent(
        kind, place, on.mapToGlobal(place), Qt.MouseButton.LeftButton, pressed, Qt.KeyboardModifier.NoModifier
    )


@pytest.mark.parametrize("name", ["shell.next", "replies.direct"])
def test_enter_held_down_answers_one_page(name: str, open_at: Opens) -> None:
    someone = open_at("replies")
    someone.until_next()
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True, count=1
    )
    QApplication.sendEvent(someone.find(name), held)
    assert someone.page.busy == ""
    QTest.keyClick(someone.find(name), Qt.Key.Key_Return)
    someone.until_step("ready")


def test_next_keeps_the_focus_while_it_waits(open_at: Opens, there: World) -> None:
    """Else the same key, pressed once more, would mean Cancel."""
    someone = open_at("ready")
    someone.window.activateWindow()
    someone.until(lambda: someone.find("shell.next").hasFocus(), "the focus on Next")
    there.do(lambda: there.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_BEFORE)]))
    QTest.keyClick(someone.find("shell.next"), Qt.Key.Key_Space)
    assert someone.page.busy
    assert not someone.find("shell.cancel").hasFocus()
    someone.until(lambda: someone.problem, "the sentence")
    assert someone.find("shell.next").hasFocus()
