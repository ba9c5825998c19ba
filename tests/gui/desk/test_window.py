"""The main window over a running engine: a fault made for real, told, mended by its button, and gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.gui.desk.homes import set_up
from wizard.gui.desk.main import Desk
from wizard.gui.desk.start import home_ways as ways
from wizard.gui.desk.window import ChannelsWindow
from wizard.gui.manifest.panel import ManifestPanel
from wizard.gui.manifest.session import BrokenText
from wizard.manifest.operations import Set
from wizard.sync.standing import Health, Part, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import ExpectedLogs
    from tests.gui.setup.world import World
    from wizard.gui.manifest.session import EditingSession
    from wizard.sync.standing import ChannelStanding

_PATIENCE = 90_000  # ms
NAME = "brand"


class Looking:
    """Somebody at the main window."""

    def __init__(self, desk: Desk, qtbot: QtBot, there: World) -> None:
        self.desk = desk
        self.there = there
        self._qtbot = qtbot
        desk.start()
        self.waits(lambda: desk.core.snapshot.channels)
        desk.show(f"channel/{NAME}")

    @property
    def window(self) -> ChannelsWindow:
        assert isinstance(self.desk.window, ChannelsWindow)
        return self.desk.window

    @property
    def standing(self) -> ChannelStanding:
        found = self.desk.core.snapshot.channel(NAME)
        assert found is not None
        return found

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=_PATIENCE)

    def find(self, name: str) -> QWidget:
        found: QWidget | None = self.window.findChild(QWidget, name)
        assert found is not None, f"no widget {name}"
        return found

    def text(self, name: str) -> str:
        return str(self.find(name).property("text"))

    def clicks(self, name: str) -> None:
        widget = self.find(name)
        assert isinstance(widget, QAbstractButton)
        assert widget.isEnabled(), name
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def sees(self, name: str) -> bool:
        found: QWidget | None = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def labels(self) -> str:
        return " ".join(each.text() for each in self.window.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def looking(there: World, environ: dict[str, str], qapp: QApplication, qtbot: QtBot) -> Iterator[Looking]:
    QLocale.setDefault(QLocale("en"))
    set_up(environ, there, NAME)
    desk = Desk(qapp, environ, ways, hidden=True)
    try:
        yield Looking(desk, qtbot, there)
    finally:
        desk.stop()
        for each in qapp.topLevelWidgets():
            each.deleteLater()
        desk.deleteLater()


def test_posts_and_replies_show_as_they_happen(looking: Looking) -> None:
    model = looking.window._pages["activity"].model  # type: ignore[attr-defined]
    looking.waits(looking.there.tickets)
    looking.waits(lambda: model.rowCount() >= len(looking.there.messages()))
    ticket = looking.there.tickets()[0]
    looking.there.run(looking.there.hub.reply(ticket.id, "Yes, until six."))
    looking.waits(lambda: looking.standing.counts.replies == 1)
    looking.waits(lambda: any("Yes, until six." in model.line(row).entry.text for row in range(model.rowCount())))
    assert looking.standing.state in (State.IN_STEP, State.WORKING)


def test_paused_and_resumed(looking: Looking) -> None:
    looking.waits(looking.there.tickets)
    looking.window._pause_until(lambda: None)
    looking.waits(lambda: looking.sees("main.resume"))
    assert looking.standing.state is State.PAUSED
    looking.clicks("main.resume")
    looking.waits(lambda: not looking.sees("main.resume"))
    assert looking.standing.state is not State.PAUSED


def test_a_vanished_webhook_is_told_and_registered_again_with_the_button(looking: Looking) -> None:
    looking.waits(looking.there.tickets)

    def vanish() -> None:
        looking.there.hub.manifest(looking.there.channel.id).document.pop("webhook", None)

    looking.there.do(vanish)
    looking.window._do(lambda held: held.mending.register_webhook(NAME))
    looking.waits(lambda: looking.there.do(lambda: looking.there.hub.manifest(looking.there.channel.id).webhook))


def test_a_refused_log_in_is_told_with_its_button(looking: Looking, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("no longer accepts our access")
    looking.waits(looking.there.tickets)
    looking.there.do(lambda: looking.there.fediverse.revoke_tokens("brand"))
    looking.there.do(lambda: looking.there.fediverse.post("alice", "@brand are you there?"))
    looking.clicks("main.sync_now")
    looking.waits(lambda: looking.standing.link(Part.NETWORK).health is Health.BROKEN)
    looking.waits(lambda: looking.sees("chain.mend.action"))
    assert looking.text("chain.mend.action") == "Log in again"
    assert (
        "last worked" in looking.find("chain.network").accessibleName()
    )  # when, so that one can think what changed
    assert "last worked" not in looking.find("chain.socialhub").accessibleName()


@pytest.mark.parametrize("tab", ["activity", "attention", "chart", "manifest", "settings"])
def test_every_page_opens(looking: Looking, tab: str) -> None:
    looking.clicks(f"main.tab.{tab}")
    page = looking.window._stack.currentWidget()
    assert page is not None
    assert page.isVisible()
    expected = {
        "attention": "Nothing needs you",
        "chart": "Tickets: ",
        "manifest": "Label",
        "settings": "SocialHub channel",
    }
    if tab in expected:
        looking.waits(lambda: expected[tab] in looking.labels())


def test_a_removed_channel_is_gone(looking: Looking) -> None:
    looking.clicks("main.tab.settings")
    looking.waits(lambda: looking.text("settings.fact.channel"))
    looking.clicks("settings.remove")
    question = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "settings.sure")
    sure = question.findChild(QWidget, "settings.sure.remove")
    assert sure is not None
    QTest.mouseClick(sure, Qt.MouseButton.LeftButton)
    looking.waits(lambda: not looking.desk.core.snapshot.channels)
    assert looking.text("empty.title") == "No channel yet"
    assert looking.sees("empty.add")
    assert not looking.sees("main.tab.activity")


def test_another_language_keeps_what_is_looked_at_and_what_was_edited(looking: Looking) -> None:
    def session() -> EditingSession | None:
        panel = looking.window.findChild(ManifestPanel)
        return panel.session if panel is not None else None

    looking.clicks("main.tab.manifest")
    looking.waits(session)
    edited = session()
    assert edited is not None
    edited.do(Set("/inbox/ticketActions/0/label/de", "Antwort!"))
    held = []
    for broken in (BrokenText("It ends too early.", 3), None):
        edited.hold(broken)
        held.append(looking.window.holds_broken_text)
    assert held == [True, False]  # what cannot be read cannot be taken along
    before = looking.window
    try:
        looking.desk.speak("de")
        assert looking.window is not before
        assert looking.text("main.tab.manifest") == "Manifest"
        assert looking.text("main.tab.settings") == "Angaben"
        looking.waits(lambda: looking.sees("manifest.apply") and looking.find("manifest.apply").isEnabled())
        found = session()
        assert found is not None
        assert found is not edited
        current: Any = found.document.current
        assert current["inbox"]["ticketActions"][0]["label"]["de"] == "Antwort!"
        found.undo()  # with all of its history
        assert looking.window.holds_changes is False
    finally:
        looking.desk.speak("en")


@pytest.mark.any_logs  # the engine may or may not ask with the refused token before its channel has gone
def test_what_came_of_a_button_is_said_in_the_windows_language(looking: Looking) -> None:
    try:
        looking.desk.speak("de")
        looking.window._do(lambda held: held.mending.try_again("all", NAME))
        looking.waits(lambda: looking.sees("main.notice"))
        assert looking.text("main.notice.text") == "Nichts wartet oder ist zurückgestellt."
        looking.there.do(lambda: looking.there.hub.replace_token(looking.there.channel.id))
        looking.window._remove()
        looking.waits(lambda: "ist entfernt." in looking.text("main.notice.text"))
        assert "Der Webhook bleibt im Manifest: " in looking.text("main.notice.text")
    finally:
        looking.desk.speak("en")
