"""Templates written by a person, kept by the real core in a home of its own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QWidget

from tests.gui.manifest.manifests import small
from wizard.app import App
from wizard.gui.bridge import Bridge
from wizard.gui.manifest.session import EditingSession, Surroundings
from wizard.gui.manifest.templates import TemplatesDialog, open_templates
from wizard.gui.theme import Theme
from wizard.manifest.editing import ManifestDocument
from wizard.settings import ChannelSettings, ReplyRoute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from wizard.gui.bridge import Call

ADDRESS = "https://brand.example/hook"
THANKS: dict[str, Any] = {
    "name": "Thanks",
    "networkId": "thanks",
    "variables": {"who": {"type": "string", "examples": ["Alice"]}},
    "text": {"en": "Thanks, {{who}}.", "de": "Danke, {{who}}.", "fr": "Merci, {{who}}."},
}


class Somebody:
    def __init__(self, qtbot: QtBot, app: App, dialog: TemplatesDialog, session: EditingSession) -> None:
        self._qtbot = qtbot
        self.app = app
        self.dialog = dialog
        self.session = session

    def find(self, name: str) -> QWidget:
        found: QWidget | None = self.dialog.findChild(QWidget, name)
        assert found is not None, name
        return found

    def sees(self, name: str) -> bool:
        found: QWidget | None = self.dialog.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def text(self, name: str) -> str:
        widget = self.find(name)
        return str(
            widget.property("plainText") if widget.property("plainText") is not None else widget.property("text")
        )

    def until(self, seen: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(seen()), timeout=60_000)

    def click(self, name: str) -> None:
        self.until(lambda: self.sees(name) and self.find(name).isEnabled())
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton, pos=QPoint())
        QApplication.processEvents()

    def type(self, name: str, text: str) -> None:
        """In the place of what is there."""
        field = self.find(name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)
        QApplication.processEvents()

    def save(self) -> None:
        self.click("templates.save")
        self.until(lambda: not self.dialog.panel.asking)

    @property
    def names(self) -> list[str]:
        found = self.find("templates.list")
        assert isinstance(found, QListWidget)
        return [found.item(place).text() for place in range(found.count())]

    def kept(self) -> list[Any]:
        return self.app.templates("brand")


@pytest.fixture
def bridge(qapp: QApplication) -> Iterator[Bridge]:
    made = Bridge()
    yield made
    made.stop()


@pytest.fixture
def app(tmp_path: Path) -> App:
    made = App.build({"CHANNEL_WIZARD_HOME": str(tmp_path / "home")})
    now = datetime.now(UTC)
    channel = ChannelSettings(
        name="brand",
        hub_url="https://hub.example/",
        account_id="a" * 24,
        channel_id="c" * 24,
        network_kind="mastodon",
        network_fields={"server": "https://mastodon.example"},
        since=now,
        replies=ReplyRoute(via="direct", public_url=ADDRESS, listen="127.0.0.1:8999"),
        profile_id="1",
        profile_name="Brand",
        profile_handle="@brand",
        created=now,
    )
    made.store.update(lambda settings: settings.model_copy(update={"channels": (channel,)}))
    return made


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, bridge: Bridge, app: App) -> Iterator[Callable[..., Somebody]]:
    QLocale.setDefault(QLocale("en"))
    if qapp.findChild(Theme) is None:
        Theme(qapp)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def ask(owner: QWidget, question: Any, done: Callable[[Any], None], failed: Callable[[Any], None]) -> Call:
        async def work() -> Any:
            return await question(app)

        return bridge.ask(owner, work, done, failed)

    def open_(*templates: Any, editable: bool = True) -> Somebody:
        if templates:
            app.save_templates("brand", templates)
        session = EditingSession(ManifestDocument(small()), Surroundings(editable=editable))
        dialog = open_templates(parent, ask, "brand", session)
        someone = Somebody(qtbot, app, dialog, session)
        someone.until(lambda: not dialog.panel.asking)
        return someone

    yield open_
    for dialog in parent.findChildren(TemplatesDialog):
        dialog._leave()


def test_the_first_template_is_written_saved_and_offered_to_agents(opened: Callable[..., Somebody]) -> None:
    someone = opened()
    someone.click("templates.empty")
    someone.type("templates.name", "Opening hours")
    assert someone.text("templates.id") == "Id: opening-hours"
    someone.type("templates.text.en", "We open at ")
    someone.click("templates.variable.add")
    someone.type("templates.variable.0.name", "time")
    someone.type("templates.variable.0.example", "9 am")
    someone.click("templates.insert.0")
    assert someone.text("templates.text.en") == "We open at {{time}}"
    someone.click("templates.language.en")
    assert someone.text("templates.rendered") == "We open at 9 am"
    assert not someone.find("templates.save").isEnabled()
    assert someone.text("templates.status") == "1 template is not right yet"
    for code in ("de", "fr"):
        someone.click(f"templates.problem.text.{code}.fix")  # begins with the English text
    someone.save()
    (kept,) = someone.kept()
    assert kept["text"] == dict.fromkeys(("en", "de", "fr"), "We open at {{time}}")
    assert kept["variables"] == {"time": {"type": "string", "examples": ["9 am"]}}
    someone.click("templates.notice.action")  # Add the button
    action = someone.session.document.current["inbox"]["ticketActions"][-1]  # type: ignore[index]
    assert action["type"] == "template_reply"
    assert action["config"]["templates"]["url"] == ADDRESS
    assert not someone.session.document.new_problems
    assert not someone.sees("templates.notice.action")


def test_where_the_inbox_has_the_button_it_is_not_offered_again(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS)
    someone.type("templates.name", "Many thanks")
    someone.save()
    someone.click("templates.notice.action")
    someone.type("templates.name", "Thanks again")
    someone.save()
    assert someone.text("templates.notice.text") == "Saved."


def test_nothing_is_offered_to_a_manifest_that_cannot_be_changed(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS, editable=False)
    someone.type("templates.name", "Many thanks")
    someone.save()
    assert someone.text("templates.notice.text") == "Saved."


def test_a_placeholder_that_is_no_variable_is_made_one(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS)
    someone.type("templates.text.de", "Hallo {{ort}}")
    assert "ort" in someone.text("templates.problem.text.de.text")
    assert someone.find("templates.text.de").property("tone") == "bad"
    someone.click("templates.problem.text.de.fix")
    assert not someone.sees("templates.problem.text.de")
    assert someone.text("templates.variable.1.name") == "ort"


def test_names_are_completed_while_typing(opened: Callable[..., Somebody], qtbot: QtBot) -> None:
    someone = opened(THANKS)
    field = someone.find("templates.text.en")
    someone.type("templates.text.en", "Dear {{w")
    popup = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "templates.text.en.names")
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert someone.text("templates.text.en") == "Dear {{who}}"
    QTest.keyClicks(field, ", hi {{")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    QTest.keyClicks(field, "who}}")
    assert someone.text("templates.text.en") == "Dear {{who}}, hi {{who}}"


def test_renaming_a_variable_letter_by_letter(opened: Callable[..., Somebody]) -> None:
    someone = opened({**THANKS, "variables": {**THANKS["variables"], "n": {"type": "string"}}})
    someone.type("templates.variable.0.name", "name")  # begins with “n”, which is taken
    assert someone.text("templates.text.en") == "Thanks, {{name}}."
    someone.type("templates.variable.0.name", "n")
    assert "Another variable" in someone.text("templates.problem.variable.0.text")
    someone.find("templates.name").setFocus()
    assert someone.text("templates.variable.0.name") == "name"  # the one it has
    assert not someone.sees("templates.problem.variable.0")


def test_the_type_and_the_example_of_a_variable(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS)
    box = someone.find("templates.variable.0.type")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    someone.type("templates.variable.0.example", "12")
    someone.save()
    assert someone.kept()[0]["variables"] == {"who": {"type": "number", "examples": [12]}}
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert not someone.find("templates.variable.0.example").isEnabled()
    assert someone.text("templates.rendered") == "Thanks, true."
    someone.click("templates.variable.0.remove")
    assert not someone.sees("templates.variable.0.name")
    assert not someone.find("templates.save").isEnabled()  # the texts still ask for it


def test_undo_takes_back_texts_and_not_letters(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS)
    someone.type("templates.text.fr", "Salut")
    someone.type("templates.name", "Hi")
    field = someone.find("templates.name")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert someone.text("templates.name") == "Thanks"
    assert someone.text("templates.text.fr") == "Salut"
    someone.click("templates.undo")
    assert someone.text("templates.text.fr") == "Merci, {{who}}."
    assert not someone.dialog.panel.dirty
    someone.click("templates.redo")
    assert someone.text("templates.text.fr") == "Salut"


def test_duplicated_removed_and_brought_back(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS)
    someone.click("templates.duplicate")
    assert someone.names == ["Thanks", "Thanks (copy)"]
    listed = someone.find("templates.list")
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert someone.names == ["Thanks"]
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert someone.names == []
    assert someone.sees("templates.empty")
    someone.click("templates.undo")
    assert someone.names == ["Thanks"]
    assert someone.text("templates.name") == "Thanks"


def test_somebody_elses_work_is_brought_together_with_ours(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS)
    someone.type("templates.text.en", "Ours")
    someone.app.save_templates("brand", [THANKS, {**THANKS, "name": "Theirs", "networkId": "theirs"}])
    someone.save()
    assert "Nothing was saved" in someone.text("templates.notice.text")
    someone.click("templates.notice.action")
    someone.until(lambda: someone.names == ["Thanks", "Theirs"])
    assert someone.text("templates.text.en") == "Ours"
    someone.save()
    assert [each["text"]["en"] for each in someone.kept()] == ["Ours", "Thanks, {{who}}."]


def test_a_damaged_file_is_said_and_read_again(opened: Callable[..., Somebody]) -> None:
    first = opened(THANKS)
    path = first.app.templates_path("brand")
    first.dialog.close()
    path.write_text("{", encoding="utf-8")
    someone = opened()
    assert str(path) in someone.text("templates.notice.text")
    assert not someone.sees("templates.empty")
    path.write_text(json.dumps([THANKS]), encoding="utf-8")
    someone.click("templates.notice.action")
    someone.until(lambda: someone.names == ["Thanks"])


def test_closing_asks_about_what_is_not_saved(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS)
    someone.type("templates.name", "Changed")
    QTest.keyClick(someone.dialog, Qt.Key.Key_Escape)
    someone.click("templates.leave.stay")
    assert someone.dialog.isVisible()
    someone.dialog.close()  # as the window's own cross does
    with_question = someone.dialog
    someone.click("templates.leave.save")
    someone.until(lambda: someone.kept()[0]["name"] == "Changed")
    someone.until(lambda: not _visible(with_question))


def test_closing_without_saving(opened: Callable[..., Somebody]) -> None:
    someone = opened(THANKS)
    someone.type("templates.name", " ")
    someone.click("templates.close")
    assert not someone.sees("templates.leave.save")  # it is not right
    dialog = someone.dialog
    someone.click("templates.leave.discard")
    someone.until(lambda: not _visible(dialog))
    assert someone.kept() == [THANKS]


def _visible(dialog: QWidget) -> bool:
    try:
        return dialog.isVisible()
    except RuntimeError:  # it deletes itself
        return False


@pytest.mark.parametrize(
    "odd", [7, None, {}, {"name": 7, "text": [], "variables": 3}, {"name": "x", "text": {"en": 1}}]
)
def test_an_odd_entry_can_be_looked_at_and_removed(odd: Any, opened: Callable[..., Somebody]) -> None:
    someone = opened(odd, THANKS)
    assert len(someone.names) == 2
    assert someone.names[0].endswith("!")
    someone.click("templates.remove")
    someone.save()
    assert someone.kept() == [THANKS]


def test_everything_one_can_act_on_has_a_name(opened: Callable[..., Somebody]) -> None:
    someone = opened({**THANKS, "text": {"en": "{{x}}", "de": "", "fr": ""}})
    for widget in someone.dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            said = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert widget.objectName(), f"{type(widget).__name__} “{said}” has no objectName"
            assert said, f"{widget.objectName()} has no accessible name"
