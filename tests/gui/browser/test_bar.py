"""What a person sees and can do around the page, with the mouse, the keyboard and assistive tools."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

import wizard.gui.browser as package
from tests.gui.browser.stage import PATIENCE, Person
from wizard.gui.browser import LoginBrowser
from wizard.gui.browser.address import Protection, Shown
from wizard.gui.browser.bar import AddressBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.browser.stage import OddServer

CONTROL = Qt.KeyboardModifier.ControlModifier
FILLS = "style='position:fixed;inset:0;width:100%;height:100%'"


def zoom(person: Person) -> float:
    assert person.browser._session is not None
    return person.browser._session._page.zoomFactor()


def test_the_origin_is_of_the_page_that_can_be_seen(person: Person, odd: OddServer, far: OddServer) -> None:
    address = far.put("/other", f"<a href='{odd.base}/start' {FILLS}>back</a>")
    person.visit(odd.put("/start", f"<a href='{address}?state=SECRET' {FILLS}>on</a>"))
    assert person.origin == f"localhost:{odd.port}"
    assert person.part("lock").property("state") == "local"
    assert person.text("connection") == "On this computer"
    person.click_page()
    person.sees("/other")
    assert person.origin == f"localhost:{far.port}"
    assert "SECRET" not in person.text("path")


def test_a_slow_page_does_not_change_the_origin_before_it_is_there(
    person: Person, odd: OddServer, far: OddServer
) -> None:
    person.visit(odd.put("/start", f"<a href='http://slow.localhost:{far.port}/204' {FILLS}>on</a>"))
    far.put("/204", status=204)
    person.click_page()
    person.until(lambda: far.asked_for("/204"))
    assert person.origin == f"localhost:{odd.port}"


def test_back_goes_back_and_out_of_a_window(person: Person, odd: OddServer) -> None:
    odd.put("/second", f"<a target=_blank href=/third {FILLS}>on</a>")
    odd.put("/third")
    person.visit(odd.put("/start", f"<a href=/second {FILLS}>on</a>"))
    assert not person.part("back").isEnabled()
    person.click_page()
    person.sees("/second")
    person.click_page()
    person.sees("/third")
    person.press("back")
    person.sees("/second")
    person.press("back")
    person.sees("/start")
    person.until(lambda: not person.part("back").isEnabled())


def test_a_window_speaks_to_its_opener_and_closes(person: Person, odd: OddServer) -> None:
    odd.put("/window", "<script>opener.postMessage('hello', '*'); close()</script>")
    person.visit(
        odd.put(
            "/start",
            f"<body {FILLS} onclick=\"window.open('/window')\">"
            "<script>onmessage = e => document.title = e.data</script>",
        )
    )
    person.click_page()
    person.sees("/start")
    person.until(lambda: person.title == "hello")


def test_loading_again(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    for by_key in (False, True):
        hits = odd.hits.count("/start")
        if by_key:
            person.press_key(Qt.Key.Key_F5)
        else:
            person.press("reload")
        person.until(lambda: odd.hits.count("/start") > hits)  # noqa: B023 - used at once
        person.sees("/start")


def test_zoom_by_button_and_by_key(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start", f"<a href=/next {FILLS}>on</a>"))
    odd.put("/next")
    person.press("zoom_in")
    assert zoom(person) == pytest.approx(1.1)
    person.press_key(Qt.Key.Key_Plus, CONTROL)
    assert zoom(person) == pytest.approx(1.25)
    assert person.part("zoom_in").accessibleDescription() == "Now 125 %"
    person.click_page()
    person.sees("/next")
    assert zoom(person) == pytest.approx(1.25)
    person.press_key(Qt.Key.Key_Minus, CONTROL)
    person.press("zoom_out")
    assert zoom(person) == pytest.approx(1.0)
    person.press_key(Qt.Key.Key_Minus, CONTROL)
    person.press_key(Qt.Key.Key_0, CONTROL)
    assert zoom(person) == pytest.approx(1.0)
    for _ in range(20):
        person.browser.zoom_in()
    assert zoom(person) == pytest.approx(3.0)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_focus_goes_into_the_page_and_tab_leads_on(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start", "<input name=field autofocus>"))
    person.type_into("field", "x")
    page = person.view
    assert page.hasFocus()
    person.press_key(Qt.Key.Key_Tab)
    person.until(lambda: focus() is person.part("origin"))
    reached: list[str] = []
    while not page.hasFocus() and len(reached) < 9:
        reached.append(focus().objectName())
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert reached == [
        "browser.origin",
        "browser.reload",
        "browser.zoom_out",
        "browser.zoom_in",
        "browser.own_browser",
    ]
    person.type_into("field", "")


def test_keys_for_the_page_press_no_button_of_the_window(person: Person, odd: OddServer, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    following = QPushButton("Next")
    following.setDefault(True)
    column.addWidget(person.browser)
    column.addWidget(following)
    pressed: list[bool] = []
    following.clicked.connect(lambda: pressed.append(True))
    dialog.resize(700, 500)
    dialog.open()
    keys = "<script>let n = 0; onkeyup = e => document.title = ++n + e.key</script>"
    person.visit(odd.put("/start", keys))
    person.until(lambda: bool(person.read("document.hasFocus()")))
    for number, key in enumerate((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Enter), start=1):
        person.press_key(key)
        person.until(lambda: person.title.startswith(str(number)))  # noqa: B023 - used at once
    assert not pressed
    assert dialog.isVisible()
    assert person.own_browser == 0
    person.part("reload").setFocus()
    QTest.keyClick(person.part("reload"), Qt.Key.Key_Escape)  # not the page's: this is for the window
    assert not dialog.isVisible()
    person.browser.setParent(None)


def test_a_failure_takes_the_focus_where_the_page_had_it(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    person.browser.cancel()
    assert person.part("try_again").hasFocus()
    QTest.keyClick(person.part("try_again"), Qt.Key.Key_Space)
    person.sees("/start")


def test_ones_own_browser(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    person.press("own_browser")
    assert person.own_browser == 1
    assert "passkeys" in person.part("own_browser").toolTip()
    assert person.path == "/start"


def test_the_menu_is_short(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start", f"<input name=field autofocus {FILLS}>"))
    person.type_into("field", "x")
    view = person.view
    point = QPoint(100, 100)
    QTest.mouseClick(view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, point)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(point)))
    person.until(lambda: bool(person.browser.findChildren(QMenu)))
    menu = person.browser.findChild(QMenu)
    assert menu is not None
    assert len([action for action in menu.actions() if not action.isSeparator()]) == 5
    menu.close()


def test_nothing_can_be_typed_into_the_bar(person: Person) -> None:
    assert not person.browser.findChildren(QLineEdit)
    for name in ("origin", "path"):
        label = person.part(name)
        assert isinstance(label, QLabel)
        flags = label.textInteractionFlags()
        assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
        assert not flags & Qt.TextInteractionFlag.TextEditable


def test_every_part_has_the_name_it_is_documented_with(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    assert package.__doc__ is not None
    documented = set(
        re.findall(r"\bbrowser(?:\.\w+)*", package.__doc__.partition("`objectName`")[2].partition("role")[0])
    )
    named = {
        each.objectName()
        for each in [person.browser, *person.browser.findChildren(QWidget)]
        if each.objectName().startswith("browser")
    }
    assert documented == named


def test_everything_a_person_can_act_on_has_an_accessible_name(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    parts = person.browser.findChildren(QAbstractButton)
    assert len(parts) == 7
    for part in (*parts, person.part("origin"), person.part("path"), person.part("lock")):
        assert part.accessibleName(), part.objectName()


@pytest.mark.parametrize(
    ("protection", "word"),
    [(Protection.SECURE, ""), (Protection.LOCAL, "On this computer"), (Protection.OPEN, "Not encrypted")],
)
def test_the_lock_is_told_by_shape_and_word(qtbot: QtBot, protection: Protection, word: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    bar = AddressBar(parent)
    parent.show()
    bar.show_address(Shown("a.example", "a.example", "/x", protection))
    assert bar.connection.text() == word
    assert bar.connection.isVisibleTo(bar) is bool(word)
    assert bar.lock.accessibleName()
    picture = bar.lock.grab().toImage()
    bar.show_address(Shown("a.example", "a.example", "/x", Protection.NONE))
    assert bar.lock.grab().toImage() != picture


def test_a_long_host_loses_its_beginning(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    bar = AddressBar(parent)
    bar.resize(500, 48)
    parent.show()
    host = "mastodon.example." * 9 + "evil.example"
    bar.show_address(Shown(host, host, "/oauth/authorize", Protection.SECURE))
    QApplication.processEvents()
    assert bar.origin.text().startswith("…")
    assert bar.origin.text().endswith("evil.example")
    assert host in bar.origin.accessibleName()


def test_words_follow_a_change_of_language(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    button = person.part("reload")
    button.setAccessibleName("")
    QApplication.sendEvent(person.part("bar"), QEvent(QEvent.Type.LanguageChange))
    assert button.accessibleName() == "Load again"


def _is_gone(widget: QWidget) -> bool:
    return not Shiboken.isValid(widget)


def test_letting_go_of_the_browser_in_the_middle(qtbot: QtBot, odd: OddServer) -> None:
    """Without `close_session`: the engine complains in the log, or worse, where the order is wrong."""
    for _ in range(2):
        browser = LoginBrowser()
        browser.show()
        Person(browser, qtbot, "http://localhost:9/log-in").visit(odd.put("/start"))
        browser.deleteLater()
        qtbot.waitUntil(partial(_is_gone, browser), timeout=PATIENCE)
        del browser
