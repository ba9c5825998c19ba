"""The whole story, as one who knows no JSON lives it, by mouse alone and by keyboard alone.

A second reply button with three options and a time limit of two days is added, seen in the preview in German,
applied, regretted, and the version before restored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from tests.gui.manifest.form_person import NO_KEYS, FormPerson
from tests.gui.manifest.test_window import Editing, editing, there
from wizard.gui.manifest.form import FormView

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["editing", "there"]  # fixtures

OPTIONS = {"Size": "Größe", "Colour": "Farbe", "Price": "Preis"}


class Whole(FormPerson):
    """At the form within the window of a channel's manifest."""

    def __init__(self, editing: Editing) -> None:
        self.editing = editing
        self.session = editing.session
        found = editing.window.findChild(FormView)
        assert isinstance(found, FormView)
        self.view = found
        editing.window.activateWindow()
        editing.waits(editing.window.isActiveWindow)
        self.settle()

    def find(self, name: str) -> QWidget:
        """In the window, or in a dialog or menu over it."""
        every = [each for each in QApplication.allWidgets() if each.objectName() == name and each.isVisible()]
        assert len(every) == 1, f"{len(every)} widgets {name}"
        return every[0]

    def click(self, name: str) -> None:
        if self.view.isAncestorOf(self.find(name)):
            super().click(name)
            return
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.settle()

    def waits(self, until: Callable[[], object]) -> None:
        self.editing.waits(until)

    def preview(self, ident: str) -> str:
        made = self.find(f"preview.action.{ident}")
        assert isinstance(made, QAbstractButton)
        return made.text()

    def new_button(self) -> str:
        """Its id."""
        return str(self.value("/inbox/ticketActions/1/id"))


def history_menu(person: Whole) -> QMenu:
    menu = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QMenu)
        and each.isVisible()
        and any(action.objectName() == "manifest.more.history" for action in each.actions())
    )
    assert isinstance(menu, QMenu)
    person.settle()
    return menu


def _is_applied(person: Whole, before: list[str]) -> None:
    person.waits(lambda: len(person.editing.buttons) == len(before) + 1)
    person.waits(lambda: not person.editing.window.panel.asking)
    made = person.editing.at_socialhub["inbox"]["ticketActions"][1]
    assert made["label"]["de"] == "Zurückfragen"
    assert [each["label"]["en"] for each in made["options"]] == list(OPTIONS)
    assert made["config"]["timeout"] == {"duration": "2 days", "after": "networkCreationTime"}


def test_by_mouse(editing: Editing) -> None:
    person = Whole(editing)
    before = editing.buttons
    person.click_row("Reply")
    person.click("form.add")
    person.click("form.add.reply")
    person.type("form.label.en", "Ask back")
    person.type("form.label.de", "Zurückfragen")
    for name in OPTIONS:
        person.click_row("Ask back")
        person.click("form.options.add")
        person.type("form.option.label.en", name)
    person.click_row("Ask back")
    person.type("form.timeout", "2")
    person.choose("form.timeout.unit", "days")
    person.click("preview.language.de")
    assert person.preview(person.new_button()) == "Zurückfragen"
    person.click("manifest.apply")
    _is_applied(person, before)

    person.click("editor.more")
    menu = history_menu(person)
    action = next(each for each in menu.actions() if each.objectName() == "manifest.more.history")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NO_KEYS, menu.actionGeometry(action).center())
    person.waits(lambda: person.find("history.restore").isEnabled())
    person.click("history.restore")
    person.waits(lambda: editing.buttons == before)


def test_by_keyboard(editing: Editing) -> None:
    person = Whole(editing)
    before = editing.buttons
    person.tab_to("form.tree")
    person.press(Qt.Key.Key_Home)
    while person.row != "Reply":
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Insert)
    person.press(Qt.Key.Key_Return)
    person.write("Ask back")
    person.press(Qt.Key.Key_Tab)
    person.press(Qt.Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    person.write("Zurückfragen")
    person.tab_to("form.timeout")
    person.write("2 days")
    for name in OPTIONS:
        person.press(Qt.Key.Key_F6)
        person.press(Qt.Key.Key_Insert)
        while person.focus() != "form.add.option":
            person.press(Qt.Key.Key_Down)
        person.press(Qt.Key.Key_Return)
        person.write(name)
    person.tab_to("preview.language.en")
    person.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert person.preview(person.new_button()) == "Zurückfragen"
    person.tab_to("manifest.apply")
    person.press(Qt.Key.Key_Space)
    _is_applied(person, before)

    person.tab_to("editor.more")
    person.press(Qt.Key.Key_Space)
    menu = history_menu(person)
    for _step in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction().objectName() == "manifest.more.history":
            break
    QTest.keyClick(menu, Qt.Key.Key_Return)
    person.waits(lambda: person.find("history.restore").isEnabled())
    person.waits(lambda: person.focus() == "history.list")
    person.press(Qt.Key.Key_Return)
    person.waits(lambda: editing.buttons == before)
