"""A newer version, as somebody at the desk meets it: told once, a quiet line, a page that opens, or skipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QWidget

from tests.gui.desk.handles import Doors, channel, gone, snapshot
from tests.unit.updates.feeds import PAGES, FeedServer, Publisher, document, feed_server, release
from wizard.control.handle import News
from wizard.gui.desk.main import Desk
from wizard.gui.desk.notices import Notice, Notices
from wizard.gui.desk.preferences import Preferences
from wizard.gui.desk.wishes import Wishes
from wizard.updates.build import Build
from wizard.updates.state import State, StateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import ExpectedLogs

_PATIENCE = 90_000
NEW = "99.1"


class _Browser(QObject):
    """Takes what would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


class Reader:
    """Somebody at a desk whose build knows a feed. Nothing is asked before `begins`."""

    def __init__(self, server: FeedServer, environ: dict[str, str], qapp: QApplication, qtbot: QtBot) -> None:
        self.server, self.publisher = server, Publisher()
        self.made = datetime.now(UTC) - timedelta(hours=12)
        self.build = server.build(self.publisher)
        self._environ, self._qapp, self._qtbot = environ, qapp, qtbot
        self.shown: list[Notice] = []
        self.visible = True
        self.wishes = Wishes()
        self.desk: Desk

    def begins(self) -> None:
        doors = Doors()
        self.desk = Desk(self._qapp, self._environ, doors.ways, hidden=True, build=self.build)
        self.desk.start()
        self.looks_by_itself = self.desk.updates._timer.isActive()
        self.desk.updates.stop()  # the days of these tests pass when they say so
        # The desk's own notices reach nobody, for there is no tray and no bus; these do.
        self.notices = Notices(
            self.desk.core, lambda: self.wishes, self._show, lambda: self.now, self.desk, self.desk.updates
        )
        self.now = datetime(2026, 11, 25, 12, tzinfo=UTC)
        self.waits(lambda: doors.working.listening)
        doors.working.tell(News(snapshot(channel())))
        self.waits(lambda: self.desk.core.snapshot.channels)

    def ends(self) -> None:
        self.desk.stop()
        gone(*(each for each in self._qapp.topLevelWidgets() if each.parentWidget() is None), self.desk)

    def _show(self, notice: Notice) -> bool:
        if self.visible:
            self.shown.append(notice)
        return self.visible

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=_PATIENCE)

    # --- the far side -----------------------------------------------------------------------------------------

    def publishes(self, *versions: str, **values: object) -> None:
        self.made += timedelta(minutes=1)
        releases = [release(each, **values) for each in versions]
        self.server.body = self.publisher.sign(document(*releases, made=self.made))

    def day_passes(self) -> None:
        """It is time to ask, and it is asked, if it is on."""
        StateFile(self.desk.home).update(lambda state: replace(state, next=0))
        self.desk.updates.look()
        self.waits(lambda: not self.desk.updates.busy)

    # --- the near side ----------------------------------------------------------------------------------------

    @property
    def kept(self) -> State:
        return StateFile(self.desk.home).load()

    @property
    def told(self) -> list[tuple[str, bool]]:
        """What was told since this was asked last."""
        told, self.shown = [(each.text, each.urgent) for each in self.shown], []
        return told

    @property
    def in_menu(self) -> str:
        action: QAction | None = self.desk.tray.menu.findChild(QAction, "tray.update")
        assert action is not None
        return action.text() if action.isVisible() else ""

    def looks_at_preferences(self) -> None:
        self.desk.show("preferences")
        self.preferences.show_part("about")

    @property
    def preferences(self) -> Preferences:
        assert self.desk.window is not None
        found: Preferences | None = self.desk.window.findChild(Preferences)
        assert found is not None
        return found

    def find(self, name: str) -> QWidget:
        assert self.desk.window is not None
        found: QWidget | None = self.desk.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def reads(self, name: str) -> str:
        widget = self.find(name)
        assert isinstance(widget, QLabel | QAbstractButton)
        return widget.text() if widget.isVisible() else ""

    def clicks(self, name: str) -> None:
        widget = self.find(name)
        assert isinstance(widget, QAbstractButton)
        assert widget.isVisible(), name
        assert widget.isEnabled(), name
        widget.click()

    def checks_now(self) -> None:
        self.clicks("preferences.updates.check")
        assert not self.find("preferences.updates.check").isEnabled()
        self.waits(lambda: not self.desk.updates.busy)


@pytest.fixture
def reader(environ: dict[str, str], qapp: QApplication, qtbot: QtBot) -> Iterator[Reader]:
    QLocale.setDefault(QLocale("en"))
    with feed_server() as server:
        made = Reader(server, environ, qapp, qtbot)
        yield made
        made.ends()


@pytest.fixture
def browser() -> Iterator[_Browser]:
    made = _Browser()
    QDesktopServices.setUrlHandler("https", made, "take")  # type: ignore[arg-type]  # the stub says bytes, which it refuses
    yield made
    QDesktopServices.unsetUrlHandler("https")


def test_it_is_told_once_and_its_page_opens(reader: Reader, browser: _Browser) -> None:
    reader.publishes("0.0.1")
    reader.begins()
    reader.desk.show()
    reader.day_passes()
    assert (reader.told, reader.in_menu, reader.reads("channels.update")) == ([], "", "")
    reader.publishes(NEW)
    for _day in range(3):
        reader.day_passes()
    assert reader.told == [("Version 99.1 is out.", False)]
    assert reader.in_menu == "Version 99.1 is out …"
    assert reader.reads("channels.update") == "Version 99.1 is out"
    assert reader.find("channels.update").toolTip() == "<qt>Starts faster.</qt>"
    reader.desk.tray.menu.findChild(QAction, "tray.update").trigger()  # type: ignore[union-attr]
    reader.clicks("channels.update")
    assert browser.opened == [f"{PAGES}99.1"] * 2
    assert len(reader.server.asked) == 4


def test_markup_in_a_feed_is_shown_and_not_followed(reader: Reader) -> None:
    text = "<a href='https://evil.example'>Fix</a> & more"
    reader.publishes(NEW, what={"en": text})
    reader.begins()
    reader.looks_at_preferences()
    reader.day_passes()
    shown = reader.find("preferences.updates.what")
    assert isinstance(shown, QLabel)
    assert (shown.text(), shown.textFormat()) == (text, Qt.TextFormat.PlainText)
    tip = QTextDocument()
    tip.setHtml(reader.find("channels.update").toolTip())
    assert tip.toPlainText() == text
    assert "evil" not in str(reader.told)


def test_the_next_start_knows_it_and_tells_nobody_again(reader: Reader) -> None:
    reader.publishes(NEW)
    reader.begins()
    reader.day_passes()
    assert len(reader.told) == 1
    reader.ends()
    reader.begins()
    assert reader.in_menu == "Version 99.1 is out …"
    reader.notices.look()
    assert reader.told == []
    reader.publishes("99.2")
    reader.day_passes()
    assert reader.told == [("Version 99.2 is out.", False)]
    assert len(reader.server.asked) == 2


def test_what_mends_a_security_fault_is_urgent_also_where_it_was_told_or_skipped(reader: Reader) -> None:
    reader.publishes(NEW)
    reader.begins()
    reader.looks_at_preferences()
    reader.day_passes()
    reader.clicks("preferences.updates.skip")
    assert (reader.told, reader.in_menu) == ([("Version 99.1 is out.", False)], "")
    reader.publishes(NEW, critical=True)
    reader.day_passes()
    assert reader.told == [("Version 99.1 is out and mends a security fault.", True)]
    assert reader.in_menu == "Security update 99.1 …"
    assert "mends a security fault" in reader.reads("preferences.updates.title")


def test_in_quiet_hours_nothing_and_afterwards_once(reader: Reader) -> None:
    reader.wishes = Wishes(quiet=True, quiet_from="11:00", quiet_to="13:00")
    reader.publishes(NEW)
    reader.begins()
    reader.day_passes()
    assert reader.told == []
    assert reader.notices._timer.isActive()  # it looks for their end
    reader.now += timedelta(hours=2)
    reader.visible = False  # no tray yet
    reader.notices.look()
    reader.visible = True
    for _time in range(2):
        reader.notices.look()
    assert reader.told == [("Version 99.1 is out.", False)]
    assert not reader.notices._timer.isActive()


def test_without_notifications_there_is_only_the_quiet_line(reader: Reader) -> None:
    reader.wishes = Wishes(notify=False)
    reader.publishes(NEW)
    reader.begins()
    reader.day_passes()
    assert (reader.told, reader.in_menu) == ([], "Version 99.1 is out …")


def test_skipped_it_is_quiet_and_the_next_one_is_not(reader: Reader) -> None:
    reader.publishes(NEW)
    reader.begins()
    reader.looks_at_preferences()
    reader.day_passes()
    assert reader.reads("preferences.updates.title") == "Version 99.1 is out (11/20/26)."
    assert reader.reads("preferences.updates.what") == "Starts faster."
    reader.clicks("preferences.updates.skip")
    assert (reader.in_menu, reader.reads("channels.update")) == ("", "")
    assert reader.reads("preferences.updates.state").endswith("You skip this version.")
    assert reader.reads("preferences.updates.open") == "Open its page"  # one may think better of it
    assert not reader.find("preferences.updates.skip").isVisible()
    reader.checks_now()
    assert reader.in_menu == ""
    reader.publishes("99.2", NEW)
    reader.day_passes()
    assert reader.in_menu == "Version 99.2 is out …"


def test_offline_is_silent_and_seen_in_the_preferences_until_it_is_back(reader: Reader) -> None:
    reader.publishes("0.0.1")
    reader.begins()
    reader.looks_at_preferences()
    assert reader.reads("preferences.updates.state") == "Never asked yet."
    reader.server.go_away()
    reader.day_passes()
    reader.checks_now()
    assert reader.told == []
    assert reader.reads("preferences.updates.state").endswith(". localhost could not be reached.")
    assert reader.reads("preferences.updates.state").startswith("Last asked: ")
    reader.server.come_back()
    reader.checks_now()
    assert reader.reads("preferences.updates.state").endswith(". This is the newest version.")


def test_off_nobody_is_asked_but_when_somebody_asks(reader: Reader) -> None:
    reader.publishes(NEW)
    reader.begins()
    reader.looks_at_preferences()
    reader.clicks("preferences.updates")
    assert reader.kept.on is False
    for _day in range(3):
        reader.day_passes()
    assert reader.server.asked == []
    reader.checks_now()
    assert len(reader.server.asked) == 1
    assert reader.in_menu == "Version 99.1 is out …"
    reader.clicks("preferences.updates")  # on again, and asked at once
    reader.waits(lambda: len(reader.server.asked) == 2)
    reader.waits(lambda: not reader.desk.updates.busy)
    assert reader.kept.on is True


def test_the_command_line_chooses_as_well(reader: Reader) -> None:
    reader.publishes(NEW)
    reader.begins()
    reader.looks_at_preferences()
    StateFile(reader.desk.home).switch(on=False)
    reader.day_passes()
    assert reader.server.asked == []
    box = reader.find("preferences.updates")
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()


def test_a_distribution_keeps_it_up_to_date_unless_somebody_wants_to_know(reader: Reader) -> None:
    reader.build = reader.server.build(reader.publisher, enabled=False)
    reader.publishes(NEW)
    reader.begins()
    reader.looks_at_preferences()
    reader.day_passes()
    assert reader.server.asked == []
    assert reader.reads("preferences.updates.hint").startswith(
        "Whoever packaged Channel Wizard keeps it up to date."
    )
    reader.clicks("preferences.updates")
    reader.waits(lambda: reader.in_menu)


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (Build(), "This build has no release feed, so nobody is asked."),
        (Build(enabled=False), "Whoever packaged Channel Wizard keeps it up to date."),
        (Build(fault="updates.toml of this build cannot be read."), "updates.toml of this build cannot be read."),
    ],
)
def test_without_a_feed_there_is_nothing_to_choose_and_it_says_why(
    build: Build, said: str, reader: Reader, expected_logs: ExpectedLogs
) -> None:
    if build.fault:
        expected_logs.expect("cannot be read")
    reader.build = build
    reader.begins()
    reader.looks_at_preferences()
    reader.desk.updates.look()
    reader.desk.updates.check_now()
    assert not reader.desk.updates.busy
    assert not reader.find("preferences.updates").isEnabled()
    assert not reader.find("preferences.updates.check").isVisible()
    assert reader.reads("preferences.updates.hint") == said
    assert not reader.looks_by_itself


def test_it_is_looked_after_by_itself(reader: Reader) -> None:
    reader.publishes(NEW)
    reader.begins()
    assert reader.looks_by_itself
    timer = reader.desk.updates._timer
    timer.start(0)
    reader.waits(lambda: reader.in_menu)
    assert timer.isActive()  # for the next look
    timer.start(0)
    reader.waits(lambda: timer.interval() > 0)
    reader.waits(lambda: not reader.desk.updates.busy)
    assert len(reader.server.asked) == 1  # the day is not over


def test_what_cannot_be_kept_is_said_and_counts_until_the_end(reader: Reader, expected_logs: ExpectedLogs) -> None:
    reader.publishes(NEW)
    reader.begins()
    reader.looks_at_preferences()
    reader.day_passes()
    file = reader.desk.home.config / "updates.json"
    file.unlink()
    (file / "something").mkdir(parents=True)
    reader.clicks("preferences.updates")
    box = reader.find("preferences.updates")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    assert "could not be kept" in reader.reads("preferences.updates.notice.text")
    expected_logs.expect("could not be kept")
    reader.clicks("preferences.updates.skip")
    assert reader.in_menu == ""
    reader.checks_now()
    assert "could not be kept" in reader.reads("preferences.updates.notice.text")
    timer, asked = reader.desk.updates._timer, len(reader.server.asked)
    timer.start(0)
    reader.waits(lambda: timer.interval() >= 4 * 3_600_000)  # not again and again, though no day can be kept
    assert len(reader.server.asked) == asked + 1
    (file / "something").rmdir()
    file.rmdir()
    reader.checks_now()
    assert reader.reads("preferences.updates.notice.text") == ""
    assert reader.kept.offer is not None


@pytest.mark.parametrize(
    ("code", "menu", "what", "fault"),
    [
        ("de", "Version 99.1 ist da …", "Startet schneller.", "localhost war nicht zu erreichen."),
        ("fr", "Version 99.1 disponible …", "Démarre plus vite.", "localhost n’a pas pu être joint."),
    ],
)
def test_in_the_language_of_the_window(code: str, menu: str, what: str, fault: str, reader: Reader) -> None:
    reader.publishes(NEW)
    reader.begins()
    try:
        reader.day_passes()
        reader.desk.speak(code)
        reader.looks_at_preferences()
        assert reader.in_menu == menu
        assert reader.find("channels.update").accessibleDescription() == what
        assert reader.reads("preferences.updates.what") == what
        reader.server.go_away()
        reader.checks_now()
        assert reader.reads("preferences.updates.state").endswith(fault)
    finally:
        reader.desk.speak("en")
