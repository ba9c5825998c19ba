"""The manifest of a channel in its window: applied, regretted, restored; and everything that can come between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QListWidget, QPlainTextEdit, QWidget

from tests.gui.manifest.channel import NAME, set_up
from tests.gui.setup.person import PATIENCE, environ_of
from tests.gui.setup.world import World, world
from wizard.gui.bridge import Bridge
from wizard.gui.manifest.json_view.code import CodeEdit
from wizard.gui.manifest.panel import ManifestCore
from wizard.gui.manifest.window import ManifestWindow
from wizard.gui.theme import Theme
from wizard.manifest.operations import Add, Duplicate, Remove, Set
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from wizard.gui.manifest.session import EditingSession

ACTIONS = "/inbox/ticketActions"


@pytest.fixture
def there() -> Iterator[World]:
    with world() as made:
        yield made


class Editing:
    """Somebody at the window of a channel's manifest."""

    def __init__(self, window: ManifestWindow, qtbot: QtBot, there: World) -> None:
        self.window = window
        self.there = there
        self._qtbot = qtbot
        self.waits(lambda: window.panel.session is not None)

    @property
    def session(self) -> EditingSession:
        found = self.window.panel.session
        assert found is not None
        return found

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=int(PATIENCE * 1000))

    def find(self, name: str) -> QWidget:
        found = next((each for each in QApplication.allWidgets() if each.objectName() == name), None)
        assert found is not None, f"no widget {name}"
        return found

    def clicks(self, name: str) -> None:
        widget = self.find(name)
        assert widget.isEnabled(), name
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def says(self, part: str) -> bool:
        return part in str(self.find("manifest.notice.text").property("text"))

    def applies(self) -> None:
        self.clicks("manifest.apply")
        self.waits(lambda: not self.window.panel.asking)

    @property
    def buttons(self) -> list[str]:
        """The ids SocialHub has."""
        return [each["id"] for each in self.at_socialhub["inbox"]["ticketActions"]]

    @property
    def at_socialhub(self) -> dict[str, Any]:
        found: dict[str, Any] = self.there.do(lambda: self.there.hub.manifest(self.there.channel.id).document)
        return found


@pytest.fixture
def editing(there: World, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Editing]:
    QLocale.setDefault(QLocale("en"))
    if qapp.findChild(Theme) is None:
        Theme(qapp)
    app = set_up(there, environ_of(tmp_path / "home"))
    bridge = Bridge()

    def ask(owner: Any, question: Any, done: Any, failed: Any) -> Any:
        async def work() -> Any:
            return await question(app)

        return bridge.ask(owner, work, done, failed)

    window = ManifestWindow(ManifestCore(ask, NAME))
    window.show()
    try:
        yield Editing(window, qtbot, there)
    finally:
        bridge.stop()
        window._leave()
        window.deleteLater()


def test_applied_regretted_and_restored(editing: Editing) -> None:
    before = editing.buttons
    editing.session.do(Duplicate(f"{ACTIONS}/0"))
    editing.applies()
    assert editing.says("applied")
    assert len(editing.buttons) == len(before) + 1
    assert not editing.window.panel.dirty

    editing.window.panel.show_history()
    versions = editing.find("history.list")
    assert isinstance(versions, QListWidget)
    editing.waits(versions.count)
    assert versions.currentRow() == 1  # the one before
    told = editing.find("history.changes")
    assert isinstance(told, QPlainTextEdit)
    versions.setCurrentRow(0)
    assert "Added: " in told.toPlainText()
    assert "{" not in told.toPlainText()
    versions.setCurrentRow(1)
    editing.clicks("history.restore")
    editing.waits(lambda: editing.buttons == before)
    editing.waits(lambda: not editing.window.panel.asking)
    assert editing.says("applied")


def test_nothing_changed_cannot_be_applied(editing: Editing) -> None:
    assert not editing.find("manifest.apply").isEnabled()
    editing.session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    assert editing.find("manifest.apply").isEnabled()
    editing.session.undo()
    assert not editing.find("manifest.apply").isEnabled()


def test_what_is_not_right_cannot_be_applied_and_is_counted(editing: Editing) -> None:
    editing.session.do(Remove(f"{ACTIONS}/0/label/de"), Remove(f"{ACTIONS}/1/label/de"))
    assert not editing.find("manifest.apply").isEnabled()
    assert editing.find("manifest.status").property("text") == "2 things are not right"
    for each in editing.session.problems:
        editing.session.mend(each)
    assert not editing.find("manifest.status").property("text")
    editing.session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    assert editing.find("manifest.apply").isEnabled()


def test_offline_keeps_what_was_edited_and_goes_on(editing: Editing, there: World) -> None:
    editing.session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    there.hub_offline()
    editing.applies()
    assert editing.find("manifest.notice.action").isVisible()
    assert editing.window.panel.dirty
    there.hub_online()
    editing.clicks("manifest.notice.action")
    editing.waits(lambda: not editing.window.panel.asking and not editing.window.panel.dirty)
    assert editing.at_socialhub["inbox"]["ticketActions"][0]["label"]["de"] == "Antwort"


def test_asking_the_network_again_keeps_what_was_edited(editing: Editing, there: World) -> None:
    there.network_offline()
    editing.window.panel.fetch()
    editing.waits(lambda: editing.says("What the Network allows is not shown"))
    editing.session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    there.network_online()
    editing.clicks("manifest.notice.action")
    editing.waits(lambda: not editing.window.panel.asking)
    assert not editing.find("manifest.notice").isVisible()
    assert editing.window.panel.dirty
    editing.applies()
    assert editing.at_socialhub["inbox"]["ticketActions"][0]["label"]["de"] == "Antwort"


def test_both_changed_the_same_and_nothing_is_overwritten_unseen(editing: Editing, there: World) -> None:
    editing.session.do(Set(f"{ACTIONS}/0/label/de", "Unsere"))

    def somebody_else() -> None:
        document: Any = there.hub.manifest(there.channel.id).document
        document["inbox"]["ticketActions"][0]["label"]["de"] = "Ihre"

    there.do(somebody_else)
    editing.applies()
    assert editing.says("changed meanwhile")
    assert editing.at_socialhub["inbox"]["ticketActions"][0]["label"]["de"] == "Ihre"
    assert not editing.find("manifest.apply").isEnabled()
    (conflict,) = editing.session.conflicts
    editing.session.resolve(conflict, "ours")
    editing.applies()
    assert editing.at_socialhub["inbox"]["ticketActions"][0]["label"]["de"] == "Unsere"


def test_a_lost_answer_is_found_out_by_applying_again(editing: Editing, there: World) -> None:
    editing.session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    there.do(lambda: there.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_AFTER)]))
    editing.applies()
    assert editing.window.panel.dirty
    editing.applies()
    assert not editing.window.panel.dirty


def test_closing_asks_only_where_something_would_be_lost(editing: Editing) -> None:
    closed: list[bool] = []
    editing.window.closed.connect(lambda: closed.append(True))
    editing.session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    editing.window.close()
    assert not closed
    editing.clicks("manifest.leave.stay")
    assert editing.window.isVisible()
    editing.window.close()
    editing.waits(lambda: any(isinstance(each, QDialog) for each in QApplication.topLevelWidgets()))
    editing.clicks("manifest.leave.apply")
    editing.waits(lambda: closed)
    assert editing.at_socialhub["inbox"]["ticketActions"][0]["label"]["de"] == "Antwort"


def test_what_was_typed_a_moment_ago_is_not_lost_by_closing(editing: Editing) -> None:
    editing.clicks("editor.json")
    text = editing.find("json.text")
    assert isinstance(text, CodeEdit)
    text.setFocus()
    text.go_to(text.text().index('"de": "') + 7)
    QTest.keyClicks(text, "Mein ")
    assert not editing.session.changes  # it is read when nobody has typed for a moment
    editing.window.close()
    assert editing.window.isVisible()
    assert len(editing.session.changes) == 1
    editing.clicks("manifest.leave.stay")
    text.go_to(0)
    QTest.keyClicks(text, "x")
    editing.window.close()
    assert editing.session.broken is not None
    assert editing.window.isVisible()
    editing.clicks("manifest.leave.discard")
    assert not editing.window.isVisible()


def test_templates_are_written_from_the_buttons_form_and_tried_in_the_preview(editing: Editing) -> None:
    action = {
        "type": "template_reply",
        "id": "templates",
        "label": {"en": "Template", "de": "Vorlage", "fr": "Modèle"},
        "config": {"templates": {"url": "https://brand.example/hook"}},
    }
    editing.session.do(Add(f"{ACTIONS}/0", action))
    editing.session.select(f"{ACTIONS}/0")
    editing.waits(lambda: editing.find("form.templates.write").isVisible())
    editing.clicks("form.templates.write")
    editing.waits(lambda: editing.find("templates.empty").isVisible())
    editing.waits(
        lambda: "do not come to this computer" in str(editing.find("templates.notice.text").property("text"))
    )
    editing.clicks("templates.empty")
    for code in ("en", "de", "fr"):
        QTest.keyClicks(editing.find(f"templates.text.{code}"), f"Thanks ({code})")
    editing.clicks("templates.save")
    editing.waits(lambda: editing.find("templates.notice.text").property("text") == "Saved.")
    editing.clicks("templates.close")
    editing.clicks("preview.action.templates")
    menu = editing.find("preview.composer.templates")
    assert isinstance(menu, QComboBox)
    editing.waits(menu.count)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert editing.find("preview.composer.rendered").property("text") == "Thanks (en)"
    assert editing.window.panel.dirty  # what was edited is still there
