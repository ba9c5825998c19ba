"""The JSON view as a person uses it: the text and the document are always in step, and no place is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from tests.gui.manifest.manifests import label, small
from wizard.gui.manifest.json_view import JsonView
from wizard.gui.manifest.json_view.code import CodeEdit
from wizard.gui.manifest.session import EditingSession, Surroundings
from wizard.gui.theme import Theme, theme
from wizard.manifest.diff import same
from wizard.manifest.document import mask_secret
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Add, Duplicate, Move, Operation, Remove, Set
from wizard.manifest.schema import MASK
from wizard.manifest.text import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


_W = TypeVar("_W", bound=QWidget)
ACTIONS = "/inbox/ticketActions"
SECRET = "s" * 64
NEW_SECRET = "q" * 40


class Somebody:
    """Sits before a JSON view, with something beside it to go to."""

    def __init__(self, session: EditingSession) -> None:
        self.session = session
        self.window = QWidget()
        self.view = JsonView(session)
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.view)
        layout.addWidget(self.elsewhere)
        self.window.resize(700, 500)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.code.setFocus()

    @property
    def code(self) -> CodeEdit:
        return self.find(CodeEdit, "json.text")

    @property
    def said(self) -> Any:
        return json.loads(self.view.text)

    def find(self, kind: type[_W], name: str) -> _W:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def at(self, part: str, *, behind: bool = False) -> None:
        """Puts the cursor before or behind a part of the text."""
        place = self.code.text().index(part)
        self.code.go_to(place + len(part) if behind else place)

    def select(self, part: str) -> None:
        place = self.code.text().index(part)
        self.code.go_to(place, place + units(part))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.code, text)

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= each
        QTest.keyClick(self.code, key, modifiers)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        self.press(Qt.Key.Key_Z, CTRL, SHIFT)

    @property
    def told(self) -> str:
        return self.find(QLabel, "json.problem.text").text()

    @property
    def fix(self) -> QPushButton:
        return self.find(QPushButton, "json.problem.fix")


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    made = qapp.findChild(Theme) or Theme(qapp)
    yield
    made.stay(dark=None)


@pytest.fixture
def session(qapp: QApplication) -> EditingSession:
    return EditingSession(ManifestDocument(small()))


@pytest.fixture
def somebody(session: EditingSession, qtbot: QtBot) -> Somebody:
    made = Somebody(session)
    qtbot.addWidget(made.window)
    return made


def locked(somebody: Somebody) -> bool:
    return somebody.session.broken is not None


def in_step(somebody: Somebody) -> None:
    """But for a secret that somebody is just typing, which is masked when they go elsewhere."""
    assert same(mask_secret(somebody.said), somebody.session.document.shown)


# --- In step ---------------------------------------------------------------------------------------------------


def test_shows_the_document_masked(somebody: Somebody) -> None:
    assert somebody.view.text == json.dumps(mask_secret(small()), indent=2, ensure_ascii=False)
    assert SECRET not in somebody.view.text


def test_what_is_typed_is_the_document_a_moment_later(somebody: Somebody, qtbot: QtBot) -> None:
    somebody.at("Antworten", behind=True)
    with qtbot.waitSignal(somebody.view.settled):
        somebody.type(" bitte")
    assert somebody.session.document.current["inbox"]["ticketActions"][0]["label"]["de"] == "Antworten bitte"  # type: ignore[index]
    assert [each.pointer for each in somebody.session.changes] == [f"{ACTIONS}/reply/label/de"]


def test_typing_is_one_step_and_another_place_another(somebody: Somebody) -> None:
    somebody.at("Antworten", behind=True)
    for letter in " jetzt":
        somebody.type(letter)
        somebody.view.settle()
    somebody.at("Favorit", behind=True)
    somebody.type("!")
    somebody.undo()
    assert "Favorit!" not in somebody.view.text
    assert "Antworten jetzt" in somebody.view.text
    somebody.undo()
    assert same(somebody.session.document.current, small())
    in_step(somebody)
    somebody.redo()
    somebody.redo()
    assert "Antworten jetzt" in somebody.view.text
    assert "Favorit!" in somebody.view.text
    in_step(somebody)


def test_the_mask_stands_for_the_secret_that_is_there(somebody: Somebody) -> None:
    somebody.at("https://brand.example/hook", behind=True)
    somebody.type("2")
    somebody.view.settle()
    assert somebody.session.document.current["webhook"] == {"url": "https://brand.example/hook2", "secret": SECRET}


def test_a_text_that_cannot_be_read_locks_the_rest_and_says_where(somebody: Somebody) -> None:
    somebody.at('"name"')
    somebody.type('"x"')
    somebody.view.settle()
    broken = somebody.session.broken
    assert broken is not None
    assert broken.line == 3
    assert broken.what in somebody.told
    assert "Line 3" in somebody.told
    assert not somebody.session.do(Set("/branding/color", "#fff"))
    assert somebody.code.wrong_lines == {2}
    somebody.type(": 1, ")
    somebody.view.settle()
    assert not locked(somebody)
    assert somebody.session.document.current["x"] == 1


def test_undo_mends_a_text_that_cannot_be_read(somebody: Somebody) -> None:
    somebody.at("Antworten", behind=True)
    somebody.type("!")
    somebody.view.settle()
    somebody.at('"name"')
    somebody.type("{{")
    somebody.view.settle()
    assert locked(somebody)
    somebody.undo()
    assert not locked(somebody)
    assert "Antworten!" in somebody.view.text
    somebody.redo()
    assert "{{" in somebody.view.text
    assert locked(somebody)
    QTest.mouseClick(somebody.fix, Qt.MouseButton.LeftButton)
    assert not locked(somebody)
    somebody.undo()
    assert same(somebody.session.document.current, small())
    in_step(somebody)


def test_another_view_is_told_what_was_typed_before_it_changes_anything(somebody: Somebody) -> None:
    somebody.at("Antworten", behind=True)
    somebody.type("!")
    assert somebody.view.pending
    assert somebody.session.do(Set("/branding/color", "#fff"))
    assert "Antworten!" in somebody.view.text
    assert "#fff" in somebody.view.text
    somebody.session.undo()
    assert "Antworten!" in somebody.view.text
    in_step(somebody)


def test_what_is_typed_while_the_document_becomes_another_is_merged(somebody: Somebody) -> None:
    news = small()
    news["branding"]["color"] = "#123456"
    somebody.at("Antworten", behind=True)
    somebody.type("!")
    somebody.session.adopt(ManifestDocument(news))
    somebody.view.settle()
    assert somebody.said["branding"]["color"] == "#123456"
    assert "Antworten!" in somebody.view.text
    in_step(somebody)


def test_a_broken_text_stays_when_news_come_and_is_merged_when_it_is_mended(somebody: Somebody) -> None:
    news = small()
    news["branding"]["color"] = "#123456"
    somebody.at('"name"')
    somebody.type('"x"')
    somebody.view.settle()
    somebody.session.adopt(ManifestDocument(news))
    assert '"x"' in somebody.view.text
    assert locked(somebody)
    somebody.type(": 1, ")
    somebody.view.settle()
    assert somebody.said["x"] == 1
    assert somebody.said["branding"]["color"] == "#123456"
    in_step(somebody)


def test_another_manifest_takes_the_place_of_a_broken_text(somebody: Somebody) -> None:
    somebody.at('"name"')
    somebody.type("{")
    somebody.view.settle()
    assert somebody.session.replace({"branding": {"color": "#fff"}})
    assert somebody.said == {"branding": {"color": "#fff"}}
    assert somebody.session.undo()
    in_step(somebody)


def test_a_change_elsewhere_leaves_the_persons_place_and_form(somebody: Somebody) -> None:
    somebody.select('{\n        "type": "button"')
    cursor = somebody.code.textCursor()
    cursor.insertText('{"type":  "button"')
    somebody.view.settle()
    somebody.code.verticalScrollBar().setValue(20)
    somebody.select("Favorit")
    top = somebody.code.verticalScrollBar().value()
    assert top
    somebody.session.do(Add("/branding/x", [1, 2]))
    somebody.session.do(Set(f"{ACTIONS}/3/label/de", "Weg"))
    assert somebody.code.textCursor().selectedText() == "Favorit"
    assert '{"type":  "button"' in somebody.view.text
    assert somebody.code.verticalScrollBar().value() == top + 4
    in_step(somebody)


def test_nothing_is_written_while_the_text_says_it_already(somebody: Somebody) -> None:
    somebody.select('"branding": {\n    "icon": "https://brand.example/icon.png",\n    "color": "#3b5998"\n  }')
    written = '"branding": {"color":"#3b5998", "icon":   "https://brand.example/icon.png"}'
    somebody.code.textCursor().insertText(written)
    somebody.view.settle()
    assert not somebody.session.changes
    assert written in somebody.view.text


def test_spaces_that_do_not_break_and_wide_characters_stay(somebody: Somebody) -> None:
    somebody.session.do(Set(f"{ACTIONS}/0/label/fr", "Répondre\u00a0: 😀 😀"))
    somebody.session.do(Set(f"{ACTIONS}/1/label/de", 7))
    assert [somebody.code.document().findBlock(each.start).text().strip() for each in somebody.code.wrong] == [
        '"de": 7,'
    ]
    somebody.at('"de": 7', behind=False)
    somebody.code.go_to(somebody.code.wrong[0].start)
    assert somebody.session.selection == f"{ACTIONS}/1/label/de"
    somebody.select("#3b5998")
    somebody.type("#ff0")
    somebody.view.settle()
    assert somebody.said["inbox"]["ticketActions"][0]["label"]["fr"] == "Répondre\u00a0: 😀 😀"
    in_step(somebody)


def test_what_is_copied_is_copied_as_it_is(somebody: Somebody) -> None:
    somebody.session.do(Set(f"{ACTIONS}/0/label/fr", "Répondre\u00a0: 😀"))
    part = '"fr": "Répondre\u00a0: 😀"\n        },'
    somebody.select(part)
    somebody.code.copy()
    assert QGuiApplication.clipboard().text() == part
    somebody.code.cut()
    somebody.code.paste()
    somebody.view.settle()
    assert somebody.said["inbox"]["ticketActions"][0]["label"]["fr"] == "Répondre\u00a0: 😀"


def test_hidden_it_catches_up_when_it_is_shown(somebody: Somebody) -> None:
    somebody.view.hide()
    somebody.session.do(Set("/branding/color", "#fff"))
    somebody.view.show()
    assert "#fff" in somebody.code.text()
    assert somebody.code.changed_lines == {5}


def test_a_promoted_manifest_can_be_read_and_copied_only(qtbot: QtBot) -> None:
    somebody = Somebody(EditingSession(ManifestDocument(small()), Surroundings(editable=False)))
    qtbot.addWidget(somebody.window)
    before = somebody.view.text
    for _ in range(4):
        somebody.press(Qt.Key.Key_Down)
    assert somebody.session.selection == "/branding/icon"
    somebody.type("x")
    somebody.code.paste()
    somebody.press(Qt.Key.Key_Tab)
    assert not somebody.code.hasFocus()
    assert somebody.view.text == before
    assert not somebody.find(QToolButton, "json.format").isEnabled()


# --- Secrets ---------------------------------------------------------------------------------------------------


def test_a_pasted_secret_is_taken_and_masked(somebody: Somebody) -> None:
    somebody.select(MASK)
    QGuiApplication.clipboard().setText(NEW_SECRET)
    somebody.code.paste()
    somebody.view.settle()
    assert somebody.session.document.current["webhook"]["secret"] == NEW_SECRET  # type: ignore[index]
    assert NEW_SECRET not in somebody.code.text()
    somebody.code.document().undo()
    assert NEW_SECRET not in somebody.code.text()
    in_step(somebody)


def test_a_typed_secret_is_masked_when_its_place_is_left(somebody: Somebody) -> None:
    somebody.select(MASK)
    somebody.type(NEW_SECRET)
    somebody.view.settle()
    assert somebody.session.document.current["webhook"]["secret"] == NEW_SECRET  # type: ignore[index]
    somebody.press(Qt.Key.Key_Down)
    assert NEW_SECRET not in somebody.code.text()
    in_step(somebody)


def test_a_typed_secret_is_masked_when_somebody_goes_elsewhere(somebody: Somebody) -> None:
    somebody.select(MASK)
    somebody.type("short")
    somebody.elsewhere.setFocus()
    assert "short" not in somebody.code.text()
    in_step(somebody)


# --- What is wrong ---------------------------------------------------------------------------------------------


def test_mistakes_are_underlined_where_they_are_and_mended_by_their_link(somebody: Somebody) -> None:
    somebody.session.do(Set("/branding/color", "#3B5998"))
    somebody.session.do(Remove(f"{ACTIONS}/3/label/de"))
    text = somebody.view.text
    assert [text[each.start : each.end] for each in somebody.code.wrong] == ['"#3B5998"', '"label"']
    assert somebody.code.wrong_lines == somebody.code.changed_lines == {5, 50}
    somebody.code.go_to(0)
    somebody.press(Qt.Key.Key_F8)
    assert "branding.color" in somebody.told
    assert "1 of 2" in somebody.find(QLabel, "json.problem.count").text()
    somebody.press(Qt.Key.Key_F8)
    assert "label.de" in somebody.told
    assert somebody.session.selection == f"{ACTIONS}/3/label"
    somebody.press(Qt.Key.Key_F8)
    assert "branding.color" in somebody.told
    somebody.press(Qt.Key.Key_F8, SHIFT)
    assert "label.de" in somebody.told
    QTest.mouseClick(somebody.find(QToolButton, "json.problem.previous"), Qt.MouseButton.LeftButton)
    assert "branding.color" in somebody.told
    QTest.mouseClick(somebody.fix, Qt.MouseButton.LeftButton)
    assert somebody.said["branding"]["color"] == "#3b5998"
    QTest.mouseClick(somebody.fix, Qt.MouseButton.LeftButton)
    assert somebody.told == "No mistakes."
    assert not somebody.fix.isVisible()
    in_step(somebody)


def test_the_mouse_is_told_what_is_wrong(somebody: Somebody, qtbot: QtBot) -> None:
    somebody.session.do(Set("/branding/color", "<b>blue</b>"))
    somebody.code.go_to(somebody.code.wrong[0].start + 1)
    inside = somebody.code.cursorRect().center()
    where = somebody.code.viewport().mapTo(somebody.code, inside)
    QApplication.sendEvent(somebody.code, QHelpEvent(QHelpEvent.Type.ToolTip, where, QPoint(5, 5)))
    assert "colour" in QToolTip.text()
    margin = somebody.find(QWidget, "json.margin")
    QApplication.sendEvent(margin, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, inside.y()), QPoint(5, 5)))
    assert "colour" in QToolTip.text()
    assert "Changed" in QToolTip.text()
    somebody.code.go_to(0)
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(5, inside.y()))
    assert somebody.code.textCursor().position() == somebody.code.wrong[0].start
    QToolTip.hideText()


def test_a_long_fix_fits_beside_the_preview(somebody: Somebody) -> None:
    somebody.session.do(Set(f"{ACTIONS}/3/label/en", "A long name for a button " * 9))
    somebody.session.do(Remove(f"{ACTIONS}/3/label/fr"))
    somebody.window.resize(390, 500)
    QApplication.processEvents()
    assert somebody.window.width() == 390
    shown, said = somebody.fix.text(), somebody.fix.accessibleName()
    assert shown.endswith("…")
    assert said.startswith(shown[:-1])
    assert somebody.fix.toolTip() == said
    assert somebody.fix.mapTo(somebody.window, somebody.fix.rect().topRight()).x() < 390
    QTest.mouseClick(somebody.fix, Qt.MouseButton.LeftButton)
    assert not somebody.session.problems


def test_lines_that_changed_are_marked(somebody: Somebody) -> None:
    somebody.session.do(Add(f"{ACTIONS}/1", {"type": "button", "id": "boost", "label": label("Boost")}))
    somebody.session.do(Remove(f"{ACTIONS}/0/attachments"))
    somebody.session.do(Move(f"{ACTIONS}/2", 0))
    lines = somebody.view.text.splitlines()
    marked = [lines[each].strip() for each in sorted(somebody.code.changed_lines)]
    assert marked[:3] == ['"ticketActions": [', "{", "{"]
    assert '"id": "boost",' in marked
    assert '"id": "favourite",' not in marked


# --- Where a person looks --------------------------------------------------------------------------------------


def test_the_cursor_goes_where_somebody_looks_and_tells_where_it_is(somebody: Somebody) -> None:
    somebody.at('"Favorit"')
    assert somebody.session.selection == f"{ACTIONS}/2/label/de"
    somebody.at('"treeBuilder"', behind=True)
    assert somebody.session.selection == "/inbox/rightSidebar/0/treeBuilder"
    somebody.elsewhere.setFocus()
    somebody.session.select(f"{ACTIONS}/1")
    position = somebody.code.textCursor().position()
    assert somebody.view.text[position:].split(",")[1].strip() == '"id": "reply-private"'
    somebody.session.select(f"{ACTIONS}/1/label/de")
    somebody.session.select(f"{ACTIONS}/1")
    assert somebody.code.textCursor().position() > position  # it is in there already


# --- Keys ------------------------------------------------------------------------------------------------------


def test_lines_keep_their_indentation(somebody: Somebody) -> None:
    somebody.at('"attachments": {', behind=True)
    somebody.press(Qt.Key.Key_Return)
    somebody.type('"noText": true')
    assert '        "attachments": {\n          "noText": true\n        }\n' in somebody.code.text()
    somebody.at('"noText": true', behind=True)
    somebody.type(",")
    somebody.press(Qt.Key.Key_Return)
    somebody.press(Qt.Key.Key_Backspace)
    somebody.press(Qt.Key.Key_Tab)
    somebody.type('"x": [')
    somebody.press(Qt.Key.Key_Return)
    somebody.type("]")
    assert '          "noText": true,\n          "x": [\n          ]' in somebody.code.text()


def test_tab_moves_lines_in_and_out(somebody: Somebody) -> None:
    before = somebody.code.text()
    part = '"icon": "https://brand.example/icon.png",\n    "color"'
    somebody.select(part)
    somebody.press(Qt.Key.Key_Tab)
    assert '\n      "icon"' in somebody.code.text()
    assert '\n      "color"' in somebody.code.text()
    somebody.press(Qt.Key.Key_Backtab, SHIFT)
    assert somebody.code.text() == before


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Escape, []), (Qt.Key.Key_Tab, [CTRL])])
def test_the_keyboard_can_leave_and_come_back(
    somebody: Somebody, key: Qt.Key, held: list[Qt.KeyboardModifier]
) -> None:
    somebody.press(key, *held)
    assert not somebody.code.hasFocus()
    reached = QApplication.focusWidget()
    assert reached is not None
    QTest.keyClick(reached, Qt.Key.Key_Backtab, SHIFT)
    assert somebody.code.hasFocus()


def test_format_lays_the_text_out_and_changes_nothing(somebody: Somebody) -> None:
    somebody.code.selectAll()
    somebody.code.textCursor().insertText(json.dumps(mask_secret(small())))
    somebody.view.settle()
    assert "\n" not in somebody.view.text
    somebody.press(Qt.Key.Key_F, CTRL, SHIFT)
    assert somebody.view.text == json.dumps(mask_secret(small()), indent=2, ensure_ascii=False)
    assert not somebody.session.changes
    assert not somebody.session.document.can_undo


def test_the_menu_undoes_what_the_session_knows(somebody: Somebody) -> None:
    somebody.session.do(Set("/branding/color", "#fff"))
    QTest.keyClick(somebody.code, Qt.Key.Key_Menu)
    somebody.code.contextMenuEvent(_menu_event(somebody.code))
    menu = somebody.code.findChild(QMenu, "json.text.menu") or next(
        each for each in QApplication.topLevelWidgets() if each.objectName() == "json.text.menu"
    )
    assert isinstance(menu, QMenu)
    (undo,) = [each for each in menu.actions() if each.objectName() == "edit-undo"]
    assert undo.isEnabled()
    undo.trigger()
    menu.close()
    assert not somebody.session.changes
    in_step(somebody)


def _menu_event(widget: QWidget) -> Any:
    return QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))


def test_find_goes_from_one_to_the_next(somebody: Somebody) -> None:
    somebody.press(Qt.Key.Key_F, CTRL)
    field = somebody.find(QLineEdit, "json.find")
    assert field.hasFocus()
    QTest.keyClicks(field, "maxlength")
    count = somebody.find(QLabel, "json.find.count")
    assert count.text() == "2 found"
    QTest.keyClick(field, Qt.Key.Key_Return)
    first = somebody.code.textCursor().selectionStart()
    assert somebody.code.textCursor().selectedText() == "maxLength"
    assert count.text() == "1 of 2"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert somebody.code.textCursor().selectionStart() > first
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert somebody.code.textCursor().selectionStart() == first
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert somebody.code.textCursor().selectionStart() > first
    QTest.keyClicks(field, "x")
    assert count.text() == "Not found"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert somebody.code.hasFocus()


def test_light_and_dark_at_once(somebody: Somebody) -> None:
    def colour() -> str:
        drawn = somebody.window.grab().toImage()
        return drawn.pixelColor(somebody.code.viewport().mapTo(somebody.window, QPoint(2, 2))).name()

    def letters() -> set[str]:
        formats = somebody.code.document().findBlockByNumber(1).layout().formats()
        return {each.format.foreground().color().name() for each in formats}

    theme().stay(dark=False)
    assert colour() == theme().colours.field
    assert {theme().colours.accent, theme().colours.ok} <= letters()
    theme().stay(dark=True)
    assert colour() == theme().colours.field
    assert {theme().colours.accent, theme().colours.ok} <= letters()


def test_it_has_names_for_those_who_do_not_see_it(somebody: Somebody) -> None:
    assert somebody.code.accessibleName()
    assert "Esc" in somebody.code.accessibleDescription()
    assert all(each.accessibleName() for each in somebody.view.findChildren(QToolButton))


# --- Whatever is done ------------------------------------------------------------------------------------------


def places(value: Any, path: str = "") -> list[str]:
    children: list[tuple[object, Any]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    return [path, *(each for name, child in children for each in places(child, f"{path}/{name}"))]


_VALUES: list[object] = ["x", 7, None, True, [], {"id": "new", "label": {"en": "Neu 😀"}}, "\ud83d"]


@st.composite
def operations(draw: st.DrawFn, document: object) -> Operation:
    place = draw(st.sampled_from(places(document)[1:] or ["/x"]))
    value = draw(st.sampled_from(_VALUES))
    kinds: list[Operation] = [Set(place, value), Remove(place), Add(f"{place}/-", value), Add(f"{place}/x", value)]
    if place.rpartition("/")[2].isdecimal():
        kinds += [Move(place, draw(st.integers(0, 3))), Duplicate(place)]
    return draw(st.sampled_from(kinds))


_SIGNS = ['"', "x", "{", "}", "[", "]", ",", ":", "\n", "1", "😀", "\u00a0", " ", '"a": 1, ', "null"]
_KEYS = [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace, Qt.Key.Key_F8]


class Whim:
    """Does anything, in any order."""

    DEEDS = ("change", "insert", "insert", "cut", "key", "undo", "redo", "settle", "format")

    def __init__(self, somebody: Somebody, data: st.DataObject) -> None:
        self.somebody = somebody
        self.data = data

    def act(self) -> None:
        deed = self.data.draw(st.sampled_from(self.DEEDS))
        own = getattr(self, deed, None)
        (own or getattr(self.somebody.view, deed))()

    def change(self) -> None:
        session = self.somebody.session
        session.do(self.data.draw(operations(session.document.current)))

    def _place(self) -> int:
        return self.data.draw(st.integers(0, self.somebody.code.document().characterCount() - 1))

    def insert(self) -> None:
        self.somebody.code.go_to(self._place())
        self.somebody.code.textCursor().insertText(self.data.draw(st.sampled_from(_SIGNS)))

    def cut(self) -> None:
        start, end = self._place(), self._place()
        self.somebody.code.go_to(start, min(max(start, end), start + 40))
        self.somebody.code.textCursor().removeSelectedText()

    def key(self) -> None:
        self.somebody.press(self.data.draw(st.sampled_from(_KEYS)))


@settings(max_examples=25)
@given(st.data())
def test_text_and_document_always_agree(data: st.DataObject) -> None:
    session = EditingSession(ManifestDocument(small()))
    somebody = Somebody(session)
    whim = Whim(somebody, data)
    try:
        for _ in range(data.draw(st.integers(1, 10))):
            whim.act()
            assert SECRET not in somebody.code.text()
            if not somebody.view.pending and not locked(somebody):
                in_step(somebody)
        somebody.view.settle()
        for _ in range(50):
            if locked(somebody):
                somebody.view.undo()
        assert not locked(somebody)
        in_step(somebody)
        while session.undo():
            in_step(somebody)
        assert same(session.document.current, small())
        assert same(somebody.said, mask_secret(small()))
    finally:
        somebody.window.close()
        somebody.window.deleteLater()
