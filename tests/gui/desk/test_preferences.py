"""The preferences, by somebody who uses them: what they change, what they say where it cannot be done."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QTime, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
    QWidget,
)

from tests.gui.desk.handles import Doors, channel, gone, snapshot
from tests.gui.desk.homes import set_up
from wizard.app import App
from wizard.backup import look_into
from wizard.control.handle import News
from wizard.gui.desk.main import Desk
from wizard.gui.desk.preferences import Preferences
from wizard.gui.desk.start import home_ways
from wizard.gui.desk.wishes import load_wishes
from wizard.gui.language import chosen_language
from wizard.logs import Redactor, kept_level, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.setup.world import World

_PATIENCE = 90_000
PARTS = ("general", "notifications", "connection", "data", "about")
WORDS = "correct horse battery staple"


class Person:
    """Somebody at the preferences of a desk."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self._qtbot = qtbot
        desk.show("preferences")

    @property
    def preferences(self) -> Preferences:
        assert self.desk.window is not None
        found: Preferences | None = self.desk.window.findChild(Preferences)
        assert found is not None
        return found

    @property
    def shown(self) -> bool:
        window = self.desk.window
        return window is not None and window.findChild(Preferences) is not None

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=_PATIENCE)

    def find(self, name: str) -> QWidget:
        found: QWidget | None = self.preferences.findChild(QWidget, name)
        assert found is not None, f"no widget {name}"
        self._turn_to(found)
        return found

    def _turn_to(self, widget: QWidget) -> None:
        """Looks at the page that it is on."""
        for part in PARTS:
            if self.preferences._pages[part].isAncestorOf(widget):
                tab: QAbstractButton | None = self.preferences.findChild(
                    QAbstractButton, f"preferences.tab.{part}"
                )
                assert tab is not None
                tab.click()

    def clicks(self, name: str) -> None:
        widget = self.find(name)
        assert isinstance(widget, QAbstractButton)
        assert widget.isEnabled(), name
        widget.click()

    def types(self, name: str, text: str) -> None:
        widget = self.find(name)
        assert isinstance(widget, QLineEdit)
        widget.setFocus()
        widget.selectAll()
        QTest.keyClicks(widget, text)

    def chooses(self, name: str, code: str) -> None:
        widget = self.find(name)
        assert isinstance(widget, QComboBox)
        index = widget.findData(code)
        widget.setCurrentIndex(index)
        widget.activated.emit(index)

    def reads(self, name: str) -> str:
        widget = self.find(name)
        assert isinstance(widget, QLabel)
        return widget.text() if widget.isVisible() else ""


def _end(desk: Desk, qapp: QApplication) -> None:
    """What belongs to another widget, such as the list of a combo box, goes with that one and not before."""
    gone(*(each for each in qapp.topLevelWidgets() if each.parentWidget() is None), desk)


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def person(doors: Doors, environ: dict[str, str], qapp: QApplication, qtbot: QtBot) -> Iterator[Person]:
    QLocale.setDefault(QLocale("en"))
    environ["XDG_CONFIG_HOME"] = f"{environ['CHANNEL_WIZARD_HOME']}/xdg"
    desk = Desk(qapp, environ, doors.ways, hidden=True)
    desk.start()
    qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
    doors.working.tell(News(snapshot(channel())))
    qtbot.waitUntil(lambda: bool(desk.core.snapshot.channels), timeout=_PATIENCE)
    yield Person(desk, qtbot)
    desk.stop()
    _end(desk, qapp)


def test_the_link_of_the_rail_and_the_menu_of_the_tray_lead_to_the_same_preferences(person: Person) -> None:
    first = person.preferences
    window = person.desk.window
    assert window is not None
    link: QAbstractButton | None = window.findChild(QAbstractButton, "channels.preferences")
    assert link is not None
    link.click()
    entry = next(each for each in person.desk.tray.menu.actions() if each.objectName() == "tray.preferences")
    entry.trigger()
    assert window.findChildren(Preferences) == [first]
    assert first.isVisible()


@pytest.mark.parametrize("part", PARTS)
def test_everything_has_a_name_and_is_reached_by_the_tab_key(person: Person, part: str) -> None:
    preferences = person.preferences
    person.clicks(f"preferences.tab.{part}")
    controls = [
        each
        for each in preferences.findChildren(QWidget)
        if each.objectName().startswith(("preferences.", "proxy."))
        and isinstance(each, QAbstractButton | QComboBox | QTimeEdit)
        and not each.objectName().startswith("preferences.tab.")
        and each.isVisible()
        and each.isEnabled()
    ]
    assert controls
    for each in controls:
        said = each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "")
        assert said, each.objectName()
    reached: set[str] = set()
    for _step in range(4 * (len(controls) + 1)):
        focus = preferences.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {each.objectName() for each in controls} <= reached
    assert f"preferences.tab.{part}" in reached


def test_the_arrow_keys_go_from_page_to_page(person: Person) -> None:
    tab = person.find("preferences.tab.general")
    tab.setFocus()
    for part in PARTS[1:]:
        focus = person.preferences.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Right)
        assert person.preferences._pages[part].isVisible()


def test_another_language_is_spoken_at_once(person: Person) -> None:
    person.chooses("preferences.language", "de")
    person.waits(lambda: person.shown)
    assert person.preferences.windowTitle() == "Einstellungen"
    assert chosen_language(person.desk.home) == "de"
    person.chooses("preferences.language", "en")
    person.waits(lambda: person.shown and person.preferences.windowTitle() == "Preferences")


def test_a_language_that_cannot_be_kept_is_said_at_its_place(person: Person) -> None:
    in_the_way = person.desk.home.config / "window.json" / "something"
    in_the_way.mkdir(parents=True)
    person.chooses("preferences.language", "de")
    assert "could not be kept" in person.reads("preferences.general.notice.text")
    assert person.preferences.windowTitle() == "Preferences"
    in_the_way.rmdir()
    in_the_way.parent.rmdir()
    person.chooses("preferences.language", "de")
    person.waits(lambda: person.shown and person.preferences.windowTitle() == "Einstellungen")


def test_start_at_log_in_is_switched_on_and_off_and_what_fails_is_said(person: Person) -> None:
    from wizard.autostart import starts_at_login

    environ = dict(person.desk.environ)
    person.clicks("preferences.login")
    assert starts_at_login(environ)
    person.clicks("preferences.login")
    assert not starts_at_login(environ)
    folder = f"{environ['XDG_CONFIG_HOME']}/autostart"
    os.rmdir(folder)  # noqa: PTH106
    with open(folder, "w", encoding="ascii"):  # noqa: PTH123 - a file where the folder should be
        pass
    person.clicks("preferences.login")
    box = person.find("preferences.login")
    assert isinstance(box, QAbstractButton)
    assert not box.isChecked()
    assert "Starting at log-in could not be changed" in person.reads("preferences.general.notice.text")
    os.unlink(folder)  # noqa: PTH108
    person.clicks("preferences.login")
    assert starts_at_login(environ)
    assert person.reads("preferences.general.notice.text") == ""


def test_notifications_quiet_hours_and_the_icon_are_kept(person: Person) -> None:
    begin = person.find("preferences.quiet_from")
    assert isinstance(begin, QTimeEdit)
    assert not begin.isEnabled()
    person.clicks("preferences.notify_tickets")
    person.clicks("preferences.quiet")
    begin.setTime(QTime(21, 30))
    person.chooses("preferences.icon", "dark")
    kept = load_wishes(person.desk.home)
    assert (kept.notify, kept.notify_tickets, kept.quiet) == (True, True, True)
    assert (kept.quiet_from, kept.quiet_to, kept.icon) == ("21:30", "07:00", "dark")


def test_another_level_of_the_log_counts_at_once(person: Person) -> None:
    log, file = logging.getLogger("wizard.test"), person.desk.home.logs / "channel-wizard.log"
    undo = start(None, {}, person.desk.home, Redactor())
    try:
        log.debug("unheard")
        person.chooses("preferences.log_level", "debug")
        log.debug("heard")
        person.chooses("preferences.log_level", "warning")
        log.info("unheard as well")
        text = file.read_text(encoding="utf-8")
        assert "heard" in text
        assert "unheard" not in text
        assert kept_level(person.desk.home.config) == "warning"
    finally:
        undo()


def test_a_level_that_cannot_be_kept_is_said_at_its_place(person: Person) -> None:
    (person.desk.home.config / "log.json" / "something").mkdir(parents=True)
    person.chooses("preferences.log_level", "debug")
    assert "could not be kept" in person.reads("preferences.data.notice.text")
    combo = person.find("preferences.log_level")
    assert isinstance(combo, QComboBox)
    assert combo.currentData() == "info"


class _Opener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_folders_and_the_log_open_and_what_is_not_there_is_said(person: Person) -> None:
    home, opener = person.desk.home, _Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")  # type: ignore[arg-type]  # the stub says bytes, which it refuses
    try:
        person.clicks("preferences.show_log")
        assert "is not there yet" in person.reads("preferences.data.notice.text")
        home.logs.mkdir(parents=True, exist_ok=True)
        (home.logs / "channel-wizard.log").write_text("", encoding="ascii")
        person.clicks("preferences.show_log")
        assert person.reads("preferences.data.notice.text") == ""
        person.clicks("preferences.folder.logs")
        assert opener.opened == [str(home.logs / "channel-wizard.log"), str(home.logs)]
    finally:
        QDesktopServices.unsetUrlHandler("file")


# --- Backing up and restoring, with a real engine --------------------------------------------------------------


@pytest.fixture
def at_work(there: World, environ: dict[str, str], qapp: QApplication, qtbot: QtBot) -> Iterator[Person]:
    QLocale.setDefault(QLocale("en"))
    set_up(environ, there)
    desk = Desk(qapp, environ, home_ways, hidden=True)
    desk.start()
    qtbot.waitUntil(lambda: bool(desk.core.snapshot.running), timeout=_PATIENCE)
    yield Person(desk, qtbot)
    desk.stop()
    _end(desk, qapp)


def test_a_backup_is_made_and_restored_while_the_desk_runs(at_work: Person, there: World, tmp_path: Path) -> None:
    person, file = at_work, tmp_path / "all.channel-wizard"
    person.clicks("preferences.back_up")
    person.types("backup.file", str(file))
    person.types("backup.passphrase", WORDS)
    person.types("backup.again", "another one")
    person.clicks("backup.go")
    assert "differ" in person.reads("backup.notice.text")
    assert not file.exists()
    person.types("backup.again", WORDS)
    person.clicks("backup.go")
    person.waits(lambda: "is written, with brand" in person.reads("backup.notice.text"))
    assert look_into(file, WORDS).channels == ("brand",)
    person.clicks("backup.go")  # which closes it

    app = App.build(person.desk.environ)
    kept = app.store.load()
    app.store.save(kept.without_channel("brand"))
    person.clicks("preferences.restore")
    person.types("restore.file", str(file))
    person.types("restore.passphrase", "not the one")
    person.clicks("restore.go")
    person.waits(lambda: "The passphrase does not open" in person.reads("restore.notice.text"))
    person.types("restore.passphrase", WORDS)
    person.clicks("restore.go")
    person.waits(lambda: "brand" in person.reads("restore.held"))
    assert app.store.load().channels == ()
    person.clicks("restore.go")
    person.waits(lambda: "Restored: brand" in person.reads("restore.notice.text"))
    assert app.store.load() == kept
    person.waits(lambda: person.desk.core.role == "desk" and app.engine_runs())
    there.do(lambda: there.fediverse.post("alice", "@brand after the restore"))
    person.waits(lambda: any("after the restore" in each for each in there.messages()))


def test_a_file_that_is_there_is_replaced_only_when_asked_for(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Erika", encoding="ascii")
    person.clicks("preferences.back_up")
    person.types("backup.file", str(file))
    person.types("backup.passphrase", WORDS)
    person.types("backup.again", WORDS)
    person.clicks("backup.go")
    assert "There is such a file already" in person.reads("backup.notice.text")
    assert file.read_text(encoding="ascii") == "Dear Erika"


def test_where_another_process_relays_nothing_is_restored(person: Person, doors: Doors, tmp_path: Path) -> None:
    person.desk.core.role = "service"
    person.clicks("preferences.restore")
    person.types("restore.file", str(tmp_path / "x"))
    person.clicks("restore.go")
    assert "Another Channel Wizard relays" in person.reads("restore.notice.text")
    assert "work ended" not in doors.open


# --- Diagnostics -----------------------------------------------------------------------------------------------


def test_diagnostics_are_shown_before_they_are_saved(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "d.json"
    person.clicks("preferences.diagnostics")
    shown = person.find("diagnostics.text")
    assert isinstance(shown, QPlainTextEdit)
    person.waits(shown.toPlainText)
    assert shown.isReadOnly()
    person.types("diagnostics.file", str(tmp_path / "nowhere" / "d.json"))
    person.clicks("diagnostics.save")
    person.waits(lambda: "cannot be written" in person.reads("diagnostics.notice.text"))
    person.types("diagnostics.file", str(file))
    person.clicks("diagnostics.save")
    person.waits(lambda: "is written" in person.reads("diagnostics.notice.text"))
    assert file.read_text(encoding="utf-8") == shown.toPlainText()
    person.types("diagnostics.file", str(file))
    person.clicks("diagnostics.save")
    assert "There is such a file already" in person.reads("diagnostics.notice.text")
