"""Somebody who fills in the form: clicks and types by the names of widgets, and reads what shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QMenu, QWidget

from wizard.gui.language import LANGUAGES
from wizard.gui.manifest.form import FormView
from wizard.gui.manifest.session import EditingSession, Surroundings
from wizard.gui.theme import Theme
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

SIZE = (600, 560)  # what the wizard's page leaves beside the preview

NO_KEYS = Qt.KeyboardModifier.NoModifier


class FormPerson:
    """Drives one form in a window of its own."""

    def __init__(self, session: EditingSession, qtbot: QtBot) -> None:
        self.session = session
        self.view = FormView(session)
        qtbot.addWidget(self.view)
        self.view.resize(*SIZE)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.settle()

    # --- looking ----------------------------------------------------------------------------------------------

    @property
    def tree(self) -> Any:
        return self.view._tree

    def settle(self) -> None:
        QApplication.processEvents()

    def value(self, place: str) -> Any:
        return value_at(self.session.document.current, place)

    def find(self, name: str) -> QWidget:
        """The widget of this name, wherever it is. AssertionError if there is none."""
        found = list(self.view.findChildren(QWidget, name))
        assert found, f"no widget {name}"
        assert len(found) == 1, f"{len(found)} widgets {name}"
        return found[0]

    def sees(self, name: str) -> bool:
        found = self.view.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def text(self, name: str) -> str:
        """What is written on it, if it is seen."""
        found = self.find(name)
        if not found.isVisible():
            return ""
        if isinstance(found, QComboBox):
            return found.currentText()
        assert isinstance(found, QLabel | QLineEdit) or found.property("text") is not None
        return str(found.property("text"))

    def problem(self, field: str) -> str:
        """What is said at a field."""
        name = f"form.problem.{field}.text"
        return self.text(name) if self.sees(name) else ""

    def rows(self) -> list[str]:
        """The names of all rows, options with a dash before them."""
        return [
            ("- " if node.kind == "option" else "") + str(index.data())
            for index in self.tree._every(self.tree.rootIndex())
            if (node := self.tree.node_of(index)) is not None
        ]

    @property
    def row(self) -> str:
        """The current one."""
        return str(self.tree.currentIndex().data())

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    # --- with the mouse ---------------------------------------------------------------------------------------

    def click(self, name: str) -> None:
        widget = self.find(name)
        assert widget.isVisible(), f"{name} is not seen"
        assert widget.isEnabled(), f"{name} cannot be used"
        self.view._page.ensureWidgetVisible(widget)
        self.settle()
        place = QPoint(8, widget.height() // 2) if isinstance(widget, QCheckBox) else QPoint()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, place)
        self.settle()

    def point(self, text: str) -> QPoint:
        """Where the row of this name is, in the tree's viewport."""
        for index in self.tree._every(self.tree.rootIndex()):
            if index.data() == text:
                self.tree.scrollTo(index)
                center: QPoint = self.tree.visualRect(index).center()
                return center
        raise AssertionError(f"no row {text}")

    def click_row(self, text: str) -> None:
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, self.point(text))
        self.settle()

    def drag(self, text: str, onto: str, *, below: bool) -> None:
        """A row with the mouse to just above or below the middle of another one."""
        viewport = self.tree.viewport()
        start, end = self.point(text), self.point(onto)
        end += QPoint(0, 6 if below else -6)
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NO_KEYS, start)
        for step in (1, 2, 3, 4):
            QTest.mouseMove(viewport, start + (end - start) * step / 4)
            self.settle()
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NO_KEYS, end)
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Clicks into a field and replaces what is there, key by key."""
        self.click(name)
        QTest.keyClick(self.find(name), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(self.find(name), Qt.Key.Key_Delete)
        self.write(text)

    def choose(self, name: str, text: str) -> None:
        """An entry of a combo box, with the mouse."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        self.view._page.ensureWidgetVisible(box)
        usual = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)  # so long a box takes a second click for a part of the first one
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        entries = box.view()
        model = entries.model()
        at = next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data() == text)
        self.settle()
        QTest.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, entries.visualRect(at).center())
        QApplication.setDoubleClickInterval(usual)
        self.settle()

    def menu(self, wish: str) -> None:
        """An entry of the menu of the current row, opened with its button."""
        self.click("form.more")
        menu = self.view.findChild(QMenu, "form.menu")
        assert menu is not None
        action = next(each for each in menu.actions() if each.objectName() == f"form.menu.{wish}")
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NO_KEYS, menu.actionGeometry(action).center())
        self.settle()

    # --- with the keyboard ------------------------------------------------------------------------------------

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Keys, to whatever has the focus."""
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None, "nothing has the focus"
            QTest.keyClick(target, key, held)
            self.settle()

    def write(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        for letter in text:  # QTest knows no letters beyond ASCII
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, NO_KEYS, letter))
        self.settle()

    def tab_to(self, name: str) -> None:
        for _press in range(80):
            if self.focus() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached with Tab")


def form_of(
    manifest: Mapping[str, object],
    qapp: QApplication,
    qtbot: QtBot,
    *,
    surroundings: Surroundings | None = None,
    declared: Mapping[str, object] | None = None,
) -> FormPerson:
    """A form on this manifest, in English unless another language was spoken."""
    if QLocale().name()[:2] not in LANGUAGES:
        QLocale.setDefault(QLocale("en"))
    if qapp.findChild(Theme) is None:
        Theme(qapp)
    return FormPerson(EditingSession(ManifestDocument(manifest, declared), surroundings), qtbot)
