"""The desk's parts together, in this process: window, bell, questions."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.gui.desk.handles import Doors, channel, gone, snapshot
from wizard.control.handle import News
from wizard.errors import SecretsUnavailable
from wizard.gui.desk.door import NOTHING, ring
from wizard.gui.desk.main import Desk
from wizard.gui.desk.wishes import load_wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from wizard.gui.desk.opening import MainWindow


_PATIENCE = 60_000


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def desk(doors: Doors, environ: dict[str, str], qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp, environ, doors.ways, hidden=True)
    made.start()
    qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
    doors.working.tell(News(snapshot(channel())))
    qtbot.waitUntil(lambda: bool(made.core.snapshot.channels), timeout=_PATIENCE)
    yield made
    made.stop()
    gone(*qapp.topLevelWidgets(), made)


def questions(name: str) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.objectName() == name and each.isVisible()]


def shown(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def press(question: QWidget, name: str) -> None:
    found: QPushButton | None = question.findChild(QPushButton, name)
    assert found is not None
    found.click()


def from_outside(qtbot: QtBot, what: Callable[[], object]) -> object:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(what()))
    thread.start()
    qtbot.waitUntil(lambda: bool(found), timeout=_PATIENCE)
    thread.join()
    return found[0]


def test_hidden_it_has_no_window_until_somebody_rings(desk: Desk, qtbot: QtBot) -> None:
    assert desk.window is None
    assert from_outside(qtbot, lambda: ring(desk.home, NOTHING)) is True
    assert desk.window is None
    assert from_outside(qtbot, lambda: ring(desk.home)) is True
    qtbot.waitUntil(lambda: desk.window is not None and desk.window.isVisible(), timeout=_PATIENCE)


def test_a_closed_window_is_given_back_and_how_to_see_it_is_said_once(desk: Desk, qtbot: QtBot) -> None:
    for time in range(2):
        desk.show()
        window = shown(desk)
        with qtbot.waitSignal(window.destroyed, timeout=_PATIENCE):
            window.close()
        assert desk.window is None
        said = questions("staying")
        assert len(said) == (1 if time == 0 else 0)  # there is no tray here
        for each in said:
            press(each, "staying.stay")
    assert load_wishes(desk.home).told_no_tray


def test_without_a_tray_one_can_quit_at_once(desk: Desk, qapp: QApplication, qtbot: QtBot) -> None:
    ended = _end(desk)
    desk.show()
    assert desk.window is not None
    desk.window.close()
    press(questions("staying")[0], "staying.quit")
    assert ended == [True]
    assert not load_wishes(desk.home).told_no_tray


def _end(desk: Desk) -> list[bool]:
    """What is noted in place of the process' end."""
    ended: list[bool] = []
    desk.ended.connect(lambda: ended.append(True))
    return ended


def test_quitting_says_what_will_wait(desk: Desk, qtbot: QtBot) -> None:
    ended = _end(desk)
    desk.quit()
    question = questions("quit")[0]
    assert "Replies will wait until Channel Wizard runs again." in question.accessibleName()
    press(question, "quit.stay")
    assert ended == []
    desk.quit()
    press(questions("quit")[0], "quit.quit")
    assert ended == [True]


def test_where_another_process_relays_quitting_needs_no_question(desk: Desk, doors: Doors, qtbot: QtBot) -> None:
    ended = _end(desk)
    desk.core.role = "service"
    desk.quit()
    assert (ended, questions("quit")) == ([True], [])


def test_another_process_asks_for_the_window_or_the_end(desk: Desk, qtbot: QtBot) -> None:
    ended = _end(desk)
    desk.core._asked_to_show.emit("channel/brand")
    qtbot.waitUntil(lambda: desk.window is not None, timeout=_PATIENCE)
    desk.core._asked_to_quit.emit()
    qtbot.waitUntil(lambda: ended == [True], timeout=_PATIENCE)


def test_in_another_language_everything_is_made_anew(desk: Desk, qtbot: QtBot) -> None:
    desk.show()
    before = desk.window
    desk.speak("de")
    assert desk.window is not None
    assert desk.window is not before
    assert desk.tray.menu.actions()[0].text() == "Channel Wizard öffnen"
    desk.speak("en")
    assert desk.tray.menu.actions()[0].text() == "Open Channel Wizard"


def test_after_the_set_up_window_the_engine_looks_again(desk: Desk, doors: Doors, qtbot: QtBot) -> None:
    desk.errands.ended.emit()
    qtbot.waitUntil(lambda: ("look", None) in doors.working.asked, timeout=_PATIENCE)


def test_what_keeps_the_engine_from_running_is_seen_and_tried_again(
    desk: Desk, doors: Doors, qtbot: QtBot
) -> None:
    doors.shut = SecretsUnavailable("The keyring is locked.", "Unlock it.")
    doors.working.end()
    qtbot.waitUntil(lambda: desk.core.problem is not None, timeout=_PATIENCE)
    desk.show()
    assert desk.window is not None
    doors.shut = None
    press(desk.window, "main.notice.action")
    qtbot.waitUntil(lambda: desk.core.problem is None, timeout=_PATIENCE)
