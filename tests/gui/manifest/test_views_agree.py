"""The whole editor: form, text, changes and document agree, whoever does what; and no secret shows anywhere."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QToolTip, QWidget

from tests.gui.manifest.manifests import small
from tests.gui.manifest.test_form_agrees import assert_in_step
from tests.unit.manifest.test_editing import operations
from wizard.gui.manifest.changes_view import ChangesView
from wizard.gui.manifest.editor import ManifestEditor
from wizard.gui.manifest.form import FormView
from wizard.gui.manifest.json_view import JsonView
from wizard.gui.manifest.json_view.code import CodeEdit
from wizard.gui.manifest.session import EditingSession, Surroundings
from wizard.gui.theme import Theme
from wizard.manifest.diff import same
from wizard.manifest.document import mask_secret
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Set
from wizard.manifest.text import read_manifest_text

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET, NEW_SECRET = "s" * 64, "NewSecret" * 5
CTRL = Qt.KeyboardModifier.ControlModifier


class Everybody:
    """The editor, with all of its views made."""

    def __init__(self, session: EditingSession) -> None:
        self.session = session
        self.editor = ManifestEditor(session)
        self.editor.resize(1000, 600)
        self.editor.show()
        self.editor.activateWindow()
        for name in ("changes", "json", "form"):
            self.editor.show_view(name)
        self.form = self._view(FormView)
        self.json = self._view(JsonView)
        self.changes = self._view(ChangesView)

    def _view(self, kind: type[Any]) -> Any:
        found = self.editor.findChild(kind)
        assert found is not None
        return found

    @property
    def code(self) -> CodeEdit:
        found = self.json.findChild(CodeEdit)
        assert isinstance(found, CodeEdit)
        return found

    @property
    def changed(self) -> list[str]:
        return [each.pointer for each in self.session.changes]

    @property
    def locked(self) -> bool:
        return self.session.broken is not None

    def rows(self) -> list[QFrame]:
        every = self.changes.findChildren(QFrame)
        return [each for each in every if each.objectName().startswith("changes.item.") and each.isVisible()]

    def assert_agree(self) -> None:
        """What is seen says what the document is."""
        session = self.session
        if self.editor.view == "form" and session.broken is None:
            assert_in_step(session, self.form)
        elif self.editor.view == "json" and session.broken is None:
            assert same(mask_secret(read_manifest_text(self.code.text())), session.document.shown)
        elif self.editor.view == "changes":
            assert len(self.rows()) == len(session.changes)


@contextmanager
def everybody(manifest: dict[str, Any]) -> Iterator[Everybody]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale("en"))
    if app.findChild(Theme) is None:
        Theme(app)
    made = Everybody(EditingSession(ManifestDocument(manifest), Surroundings(network="n.example", longest=500)))
    try:
        yield made
    finally:
        made.editor.close()
        made.editor.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# --- In step ---------------------------------------------------------------------------------------------------


class Whim:
    """Does anything, in any view."""

    DEEDS = ("change", "view", "view", "undo", "redo", "type", "take_back", "mend", "copy_and_paste")

    def __init__(self, there: Everybody, data: st.DataObject) -> None:
        self.there = there
        self.data = data

    def act(self) -> None:
        getattr(self, self.data.draw(st.sampled_from(self.DEEDS)))()

    def change(self) -> None:
        self.there.session.do(self.data.draw(operations(self.there.session.document.current)))

    def view(self) -> None:
        self.there.editor.show_view(self.data.draw(st.sampled_from(["form", "json", "changes"])))

    def undo(self) -> None:
        self.there.session.undo()

    def redo(self) -> None:
        self.there.session.redo()

    def type(self) -> None:
        if self.there.editor.view == "json":
            self._type_text()
        elif self.there.editor.view == "form":
            self._type_field()

    def _type_text(self) -> None:
        code = self.there.code
        code.go_to(self.data.draw(st.integers(0, code.document().characterCount() - 1)))
        code.textCursor().insertText(self.data.draw(st.sampled_from([*'"x1,{ ', '"a": "b", ', "😀"])))
        if self.data.draw(st.booleans()):
            self.there.json.settle()
            for _ in range(20):
                if self.there.session.broken is not None:
                    self.there.json.undo()

    def _type_field(self) -> None:
        lines = [each for each in self.there.form.findChildren(QLineEdit) if each.isVisible() and each.isEnabled()]
        if lines:
            line = self.data.draw(st.sampled_from(sorted(lines, key=lambda each: each.objectName())))
            line.setText(self.data.draw(st.sampled_from(["x", "7", ""])))
            line.textEdited.emit(line.text())

    def take_back(self) -> None:
        if self.there.session.changes:
            self.there.session.take_back(self.data.draw(st.sampled_from(self.there.session.changes)))

    def mend(self) -> None:
        mendable = [each for each in self.there.session.problems if each.fix is not None]
        if mendable:
            self.there.session.mend(self.data.draw(st.sampled_from(mendable)))

    def copy_and_paste(self) -> None:
        session, exchange = self.there.session, self.there.editor.exchange
        exchange.copy()
        assert same(read_manifest_text(QGuiApplication.clipboard().text()), session.document.shown)
        before = session.document.current
        exchange.paste()
        assert same(session.document.current, before)


@settings(max_examples=30)
@given(st.data())
def test_all_views_agree(qapp: QApplication, data: st.DataObject) -> None:
    with everybody(small()) as there:
        whim = Whim(there, data)
        for _ in range(data.draw(st.integers(1, 10))):
            whim.act()
            there.session.settle()
            there.assert_agree()
        for _ in range(50):
            if there.session.broken is not None:
                there.json.undo()
        assert not there.locked
        for view in ("form", "json", "changes"):
            there.editor.show_view(view)
            there.assert_agree()
        while there.session.undo():
            pass
        assert same(there.session.document.current, small())
        there.assert_agree()


# --- Secrets ---------------------------------------------------------------------------------------------------


def everything_said(window: QWidget) -> list[str]:
    """Every text of every widget, also those that only a screen reader is told."""
    names = ("text", "plainText", "placeholderText", "toolTip", "statusTip", "whatsThis", "windowTitle", "html")
    said = []
    for widget in (window, *window.findChildren(QWidget)):
        said += [str(widget.property(name) or "") for name in names]
        said += [widget.accessibleName(), widget.accessibleDescription()]
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            said += [interface.text(kind) for kind in list(QAccessible.Text)]
            text: object = interface.textInterface()  # None for most widgets, whatever its stub says
            said += [text.text(0, text.characterCount())] if isinstance(text, QAccessibleTextInterface) else []
    return said


def assert_no_secret(there: Everybody) -> None:
    for view in ("changes", "form", "json"):
        there.editor.show_view(view)
        there.session.select("/webhook")
        QApplication.sendPostedEvents()
        said = "\n".join(everything_said(there.editor))
        assert SECRET not in said
        assert NEW_SECRET not in said
    text = there.json.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    text.document().undo()
    assert SECRET not in text.toPlainText()
    assert NEW_SECRET not in text.toPlainText()
    text.document().redo()


def test_the_secret_shows_nowhere(qapp: QApplication) -> None:
    with everybody(small()) as there:
        assert_no_secret(there)
        there.session.do(Set("/webhook/secret", NEW_SECRET))
        assert_no_secret(there)
        there.session.do(Set("/webhook/secret", NEW_SECRET[:20]))  # too short: it is told, and not quoted
        assert_no_secret(there)
        (wrong,) = there.code.wrong
        there.editor.show_view("json")
        there.code.go_to(wrong.start + 1)
        at = there.code.viewport().mapTo(there.code, there.code.cursorRect().center())
        QApplication.sendEvent(there.code, QHelpEvent(QHelpEvent.Type.ToolTip, at, QPoint(5, 5)))
        assert "32" in QToolTip.text()
        assert NEW_SECRET[:20] not in QToolTip.text()
        QToolTip.hideText()
        there.session.undo()
        there.editor.exchange.copy()
        assert NEW_SECRET not in QGuiApplication.clipboard().text()
        there.code.selectAll()
        there.code.copy()
        assert NEW_SECRET not in QGuiApplication.clipboard().text()
        there.session.undo()
        there.session.redo()
        assert_no_secret(there)


def test_a_conflict_about_the_secret_does_not_show_it(qapp: QApplication) -> None:
    with everybody(small()) as there:
        twin = there.session.document.twin()
        twin.do(Set("/webhook/secret", NEW_SECRET))
        theirs = small()
        theirs["webhook"]["secret"] = "OtherSecret" * 4
        twin.rebase(theirs)
        there.session.adopt(twin)
        assert len(there.session.conflicts) == 1
        assert_no_secret(there)
        assert "OtherSecret" not in "\n".join(everything_said(there.editor))


# --- Keys ------------------------------------------------------------------------------------------------------


def test_undo_in_the_text_is_the_editors(qapp: QApplication) -> None:
    with everybody(small()) as there:
        there.session.do(Set("/branding/color", "#fff"))
        there.editor.show_view("json")
        there.code.setFocus()
        there.code.go_to(there.code.text().index("Antworten"))
        QTest.keyClicks(there.code, "ab")
        QTest.keyClick(there.code, Qt.Key.Key_Z, CTRL)
        assert "abAntworten" not in there.code.text()
        assert there.changed == ["/branding/color"]
        QTest.keyClick(there.code, Qt.Key.Key_Z, CTRL)
        assert there.changed == []
        QTest.keyClick(there.code, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert there.changed == ["/branding/color"]
        QTest.keyClick(there.code, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert there.changed == ["/branding/color", "/inbox/ticketActions/reply/label/de"]
        assert "abAntworten" in there.code.text()


def test_a_broken_text_locks_the_form_and_leads_back(qapp: QApplication) -> None:
    with everybody(small()) as there:
        there.editor.show_view("json")
        there.code.setFocus()
        there.code.go_to(2)
        QTest.keyClicks(there.code, "{")
        there.editor.show_view("form")
        assert there.locked
        line = there.form.findChild(QLineEdit, "form.label.de")
        assert isinstance(line, QLineEdit)
        assert line.isReadOnly() or not line.isEnabled()
        there.editor.show_view("changes")
        notice = there.changes.findChild(QFrame, "changes.locked")
        assert isinstance(notice, QFrame)
        assert notice.isVisible()
        there.changes.json_wanted.emit()
        assert there.editor.view == "json"
        assert "{" in there.code.text()[:5]
