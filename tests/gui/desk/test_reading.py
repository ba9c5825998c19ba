"""Everything the desk can show, as a screen reader and somebody who speaks no English find it.

Each scene of the pictures is walked: whatever the Tab key leads to has a name, in the order in which it is seen,
and no sentence of ours is left in English, be it in a widget, in a line of the journal or in what the engine says.
"""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTimeEdit,
    QWidget,
)

from tests.gui.desk import scenes as scenes_module
from tests.gui.desk.scenes import NAME, scenes
from wizard.gui.desk.window import TABS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gui.setup.world import World

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"
_LETTERS = 8  # of a pattern at least, so that it fits nothing by chance
_SIDE_BY_SIDE = ("tab-manifest",)  # its columns are read one after another


def stops(window: QWidget) -> list[QWidget]:
    """Where the Tab key leads, in its order."""
    found: list[QWidget] = []
    each: QWidget = window
    while True:
        if (
            each.isVisible()
            and each.isEnabled()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.window() is window
            and not isinstance(each.parentWidget(), QComboBox | QTimeEdit)  # part of what has its name already
        ):
            found.append(each)
        after = each.nextInFocusChain()
        if after is None or after is window:
            return found
        each = after


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def is_before(first: QRect, second: QRect) -> bool:
    """Whether who reads lines from left to right sees it first."""
    same_line = first.top() < second.bottom() and second.top() < first.bottom()
    return first.left() <= second.left() if same_line else first.top() < second.top()


def test_whatever_the_tab_key_leads_to_has_a_name_and_comes_in_the_order_in_which_it_is_seen(
    there: World, tmp_path: Path, qapp: QApplication
) -> None:
    nameless: set[str] = set()
    out_of_order: set[str] = set()
    with scenes(qapp, there, tmp_path, "en") as scene:
        for picture, window in scene.pictures():
            if isinstance(window, QMenu):
                continue
            found = stops(window)
            nameless |= {
                f"{picture}: {each.objectName() or type(each).__name__}" for each in found if not name_of(each)
            }
            rail = [each for each in found if each.objectName().startswith("channels.")]
            assert found[: len(rail)] == rail, picture
            places = () if picture in _SIDE_BY_SIDE else pairwise(found[len(rail) :])
            out_of_order |= {
                f"{picture}: {first.objectName()} before {second.objectName()}"
                for first, second in places
                if not is_before(place_of(first), place_of(second))
            }
    assert nameless == set()
    assert out_of_order == set()


# --- Languages -------------------------------------------------------------------------------------------------


def english(language: str) -> re.Pattern[str]:
    """Fits every text of ours that is something else in this language."""
    patterns: set[str] = set()
    for message in ET.parse(TRANSLATIONS / f"wizard_{language}.ts").iter("message"):  # noqa: S314 - our own file
        source = message.findtext("source") or ""
        if source == message.findtext("translation"):
            continue
        parts = re.split(r"\{[^{}]*\}", source)
        if sum(letter.isalpha() for part in parts for letter in part) >= _LETTERS:
            patterns.add(".+".join(re.escape(part) for part in parts))
    return re.compile("|".join(sorted(patterns)))


def texts(window: QWidget) -> Iterator[str]:
    """Everything that can be read there, or heard of it."""
    if isinstance(window, QMenu):
        yield from (each.text() for each in window.actions())
    yield window.windowTitle()
    for each in window.findChildren(QWidget):
        if not each.isVisible() or each.window() is not window:
            continue
        yield each.accessibleName()
        yield each.toolTip()
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QLineEdit):
            yield each.placeholderText()
        if isinstance(each, QComboBox):
            yield from (each.itemText(index) for index in range(each.count()))
        if isinstance(each, QListView) and each.model() is not None and not isinstance(each.window(), QMenu):
            model = each.model()
            yield from (str(model.data(model.index(row, 0))) for row in range(min(20, model.rowCount())))
    yield from (each.text() for each in window.findChildren(QAction))


def left(window: QWidget, ours: re.Pattern[str]) -> set[str]:
    """What of it is still English. Of a line of the activity, each part is looked at by itself."""
    return {
        part
        for text in texts(window)
        for part in (text, *text.split(", "))
        if ours.fullmatch(part.strip()) is not None
    }


@pytest.mark.parametrize("language", ["de", "fr"])
def test_nothing_is_left_in_english(there: World, tmp_path: Path, qapp: QApplication, language: str) -> None:
    ours, found = english(language), set[str]()
    with scenes(qapp, there, tmp_path, language) as scene:
        for picture, window in scene.pictures():
            found |= {f"{picture}: {text}" for text in left(window, ours)}
    assert found == set()


def test_what_was_said_in_english_is_german_once_that_is_spoken(
    there: World, tmp_path: Path, qapp: QApplication
) -> None:
    ours = english("de")
    with scenes(qapp, there, tmp_path, "en") as scene:
        scene.tell(scene.states()["token"])
        scene._until_read()
        before = left(scene.window, ours)
        assert any("It waits until somebody logs in again" in each for each in before)  # it can be seen to fail
        assert any("SocialHub no longer accepts the access token" in each for each in before)
        scene.desk.speak("de")
        scene._until_read()
        assert left(scene.window, ours) == set()


# --- Keys ------------------------------------------------------------------------------------------------------


def test_keys_lead_everywhere_and_escape_leads_back(there: World, tmp_path: Path, qapp: QApplication) -> None:
    control, window_of = Qt.KeyboardModifier.ControlModifier, QApplication.activeWindow

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        window = window_of()
        assert window is not None
        QTest.keyClick(window.focusWidget(), key, modifier)

    def in_front(name: str) -> bool:
        window = window_of()
        return window is not None and window.objectName() == name

    with scenes(qapp, there, tmp_path, "en") as scene:
        scene.tell(scene.standing())
        scene._until_read()
        scene.window.activateWindow()
        scene.until(lambda: in_front("main"), "the main window")
        focus = scene.window.focusWidget()
        assert focus is not None
        assert focus.objectName() == f"channels.{NAME}"  # where the keyboard begins
        for number, tab in enumerate(TABS):
            button = scene.find(f"main.tab.{tab}")
            assert isinstance(button, QAbstractButton)
            assert button.toolTip() == f"Ctrl+{number + 1}"
            press(Qt.Key(Qt.Key.Key_1 + number), control)
            scene.until(button.isChecked, tab)
        press(Qt.Key.Key_F, control)  # from any page but the Manifest's, where it finds in its text
        scene.until(scene.find("activity.search").hasFocus, "the search")
        press(Qt.Key.Key_F5)
        scene.until(lambda: ("sync_now", NAME) in scene.doors.working.asked, "the engine to be asked")
        press(Qt.Key.Key_Comma, control)
        scene.until(lambda: in_front("preferences"), "the preferences")
        press(Qt.Key.Key_Escape)
        scene.until(lambda: not in_front("preferences"), "the preferences to close")
        scene.window.activateWindow()
        scene.until(lambda: in_front("main"), "the main window again")
        press(Qt.Key.Key_Q, control)
        scene.until(lambda: in_front("quit"), "the question")
        press(Qt.Key.Key_Escape)
        scene.until(lambda: not in_front("quit"), "the question to close")


def test_the_scenes_say_what_the_product_says() -> None:
    """Else a sentence that was changed there would be seen nowhere."""
    sources = {
        message.findtext("source")
        for message in ET.parse(TRANSLATIONS / "wizard_de.ts").iter("message")  # noqa: S314 - our own file
    }
    tree = ast.parse(Path(scenes_module.__file__).read_text(encoding="utf-8"))
    said = {
        each.args[0].value
        for each in ast.walk(tree)
        if isinstance(each, ast.Call)
        and getattr(each.func, "id", "") == "say"
        and isinstance(each.args[0], ast.Constant)
    }
    assert len(said) > 10
    assert said - sources == set()
