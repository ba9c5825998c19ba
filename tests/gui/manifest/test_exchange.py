"""The manifest in and out: nothing secret leaves unasked, and nothing bad comes in."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.gui.manifest.manifests import small
from wizard.gui.manifest.exchange import Exchange
from wizard.gui.manifest.session import BrokenText, EditingSession, Surroundings
from wizard.gui.theme import Theme
from wizard.manifest.diff import same
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Set
from wizard.manifest.schema import MASK

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_W = TypeVar("_W", bound=QWidget)
SECRET = "s" * 64


class Desk:
    """A window with the menu and the place for what is said."""

    def __init__(self, session: EditingSession, qtbot: QtBot) -> None:
        self.session = session
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.exchange = Exchange(session, self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.exchange.notice)
        self.menu = QMenu(self.window)
        self.menu.addActions(list(self.exchange.actions()))
        self.window.resize(500, 300)
        self.window.show()

    def action(self, name: str) -> QAction:
        return next(each for each in self.menu.actions() if each.objectName() == f"exchange.{name}")

    def find(self, kind: type[_W], name: str) -> _W:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    @property
    def said(self) -> str:
        return self.exchange.notice.text

    def choose(self, name: str, path: Path) -> None:
        """In a file dialog."""
        dialog = self.find(QFileDialog, name)
        with self.qtbot.waitSignal(dialog.fileSelected):
            dialog.fileSelected.emit(str(path))
        dialog.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def export(self, path: Path, *, with_secret: bool) -> None:
        self.action("export").trigger()
        box = self.find(QCheckBox, "exchange.secret")
        if with_secret:
            box.click()
        assert self.find(QWidget, "exchange.warning").isVisible() is with_secret
        self.press("exchange.go_on")
        self.choose("exchange.save", path)

    def bring(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.action("paste").trigger()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    if qapp.findChild(Theme) is None:
        Theme(qapp)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(EditingSession(ManifestDocument(small())), qtbot)


def test_a_copy_has_no_secret_and_comes_back_as_it_was(desk: Desk) -> None:
    desk.action("copy").trigger()
    text = QGuiApplication.clipboard().text()
    assert SECRET not in text
    assert json.loads(text)["webhook"]["secret"] == MASK
    assert "without" in desk.said
    desk.session.do(Set("/branding/color", "#fff"))
    desk.action("paste").trigger()
    assert same(desk.session.document.current, small())


def test_a_file_has_no_secret_unless_somebody_asks(desk: Desk, tmp_path: Path) -> None:
    desk.export(tmp_path / "without.json", with_secret=False)
    text = (tmp_path / "without.json").read_text(encoding="utf-8")
    assert SECRET not in text
    assert json.loads(text)["webhook"] == {"url": "https://brand.example/hook"}
    assert str(tmp_path / "without.json") in desk.said
    desk.export(tmp_path / "with.json", with_secret=True)
    assert json.loads((tmp_path / "with.json").read_text(encoding="utf-8")) == small()
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "with.json").stat().st_mode) == 0o600


def test_an_export_can_be_left(desk: Desk, tmp_path: Path) -> None:
    desk.action("export").trigger()
    desk.press("exchange.cancel")
    assert not desk.window.findChildren(QFileDialog)
    assert not desk.said


def test_a_file_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.export(tmp_path / "no" / "such" / "m.json", with_secret=False)
    assert "m.json" in desk.said
    desk.export(tmp_path / "m.json", with_secret=False)
    assert "Exported" in desk.said


def test_a_file_is_laid_over_as_one_step(desk: Desk, tmp_path: Path) -> None:
    wanted: dict[str, Any] = {"_id": "another", "name": "Other", "branding": {"color": "#123456"}}
    (tmp_path / "m.json").write_text(json.dumps(wanted), encoding="utf-8")
    desk.action("import").trigger()
    desk.choose("exchange.open", tmp_path / "m.json")
    expected = {**small(), "branding": {"color": "#123456"}}
    assert same(desk.session.document.current, expected)
    assert desk.said == "Imported."
    desk.press("exchange.notice.action")
    assert same(desk.session.document.current, small())
    assert not desk.session.document.can_undo
    assert not desk.said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{\n "branding": {}\n "inbox": {}\n}', "Line 3 of m.json: "),
        ("[]", "Line 1 of m.json: "),
        ('{"scripts": {}, "name": "x"}', "This is no manifest"),
        ("", "Line 1 of m.json: "),
    ],
)
def test_a_bad_file_changes_nothing(desk: Desk, tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "m.json").write_text(text, encoding="utf-8")
    desk.exchange.read(tmp_path / "m.json")
    assert desk.said.startswith(words)
    assert desk.said.endswith("Nothing was changed.")
    assert not desk.session.document.can_undo


def test_a_file_that_is_not_there_or_is_no_text_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.exchange.read(tmp_path / "none.json")
    assert "does not exist" in desk.said
    (tmp_path / "m.json").write_bytes(b'{"inbox": "\xff"}')
    desk.exchange.read(tmp_path / "m.json")
    assert "UTF-8" in desk.said


def test_a_bad_clipboard_changes_nothing(desk: Desk) -> None:
    for text, words in (("  ", "no text"), ("{", "Line 1 of the clipboard"), ('{"x": 1}', "no manifest")):
        desk.bring(text)
        assert words in desk.said
    assert not desk.session.document.can_undo
    desk.bring(json.dumps({"branding": {"color": "#fff"}}))
    assert desk.said == "Imported."


def test_mistakes_and_another_address_are_said(desk: Desk) -> None:
    desk.bring(json.dumps({"branding": {"color": "blue"}, "webhook": {"url": "https://other.example/hook"}}))
    assert "One mistake has to be mended" in desk.said
    assert "address" in desk.said
    assert desk.session.document.current["webhook"] == {"url": "https://other.example/hook", "secret": SECRET}
    desk.bring(json.dumps({"branding": {"color": "blue"}}))
    assert "here already" in desk.said


def test_what_comes_in_takes_the_place_of_a_broken_text(desk: Desk) -> None:
    desk.session.hold(BrokenText("A comma is missing.", 3))
    desk.bring(json.dumps({"branding": {"color": "#fff"}}))
    assert desk.session.broken is None
    assert desk.session.changes


def test_a_promoted_manifest_goes_out_and_nothing_comes_in(qtbot: QtBot) -> None:
    desk = Desk(EditingSession(ManifestDocument(small()), Surroundings(editable=False)), qtbot)
    assert desk.action("export").isEnabled()
    assert desk.action("copy").isEnabled()
    assert not desk.action("import").isEnabled()
    assert not desk.action("paste").isEnabled()
    nothing = Desk(EditingSession(ManifestDocument({"name": "Fediverse"}), Surroundings(editable=False)), qtbot)
    assert not any(each.isEnabled() for each in nothing.menu.actions())


def test_without_a_secret_nobody_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    manifest = small()
    del manifest["webhook"]
    desk = Desk(EditingSession(ManifestDocument(manifest)), qtbot)
    desk.action("export").trigger()
    assert not [each for each in desk.window.findChildren(QDialog, "exchange.options") if each.isVisible()]
    desk.choose("exchange.save", tmp_path / "m.json")
    assert json.loads((tmp_path / "m.json").read_text(encoding="utf-8")) == manifest


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
_PARTS = st.dictionaries(st.sampled_from(["branding", "webhook", "callbacks", "inbox", "name", "x"]), _JSON)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PARTS.map(json.dumps) | st.text(max_size=20), min_size=1, max_size=3))
def test_whatever_comes_in_is_one_step_or_nothing(qtbot: QtBot, texts: list[str]) -> None:
    desk = Desk(EditingSession(ManifestDocument(small())), qtbot)
    steps = 0
    for text in texts:
        before = desk.session.document.current
        desk.bring(text)
        assert desk.said
        steps += desk.session.document.current is not before
    for _ in range(steps):
        assert desk.session.undo()
    assert not desk.session.document.can_undo
    assert same(desk.session.document.current, small())
    desk.window.close()
