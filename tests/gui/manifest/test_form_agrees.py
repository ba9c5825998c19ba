"""Whatever is done to a manifest by whomever: the form shows what it holds, and writes what a person types."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget

from tests.unit.manifest.examples import full, manifests
from tests.unit.manifest.test_editing import operations
from wizard.gui.manifest.form import FormView
from wizard.gui.manifest.session import EditingSession, Surroundings
from wizard.gui.theme import Theme
from wizard.manifest.diff import same
from wizard.manifest.durations import duration_seconds
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Set, WrongPlace, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_GONE = object()
_FIELDS = {
    "label.en": "label/en",
    "label.de": "label/de",
    "label.fr": "label/fr",
    "id": "id",
    "maxLength": "config/maxLength",
    "templates": "config/templates/url",
    "option.label.en": "label/en",
    "option.label.fr": "label/fr",
    "option.description": "description",
    "option.id": "id",
    "tab.label.de": "label/de",
    "tab.id": "id",
    "color": "color",
    "icon": "icon",
    "fallback": "fallback",
    "url": "url",
    "channelCreation": "channelCreation",
    "channelReactivation": "channelReactivation",
}


@contextmanager
def shown(document: ManifestDocument) -> Iterator[tuple[EditingSession, FormView]]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale("en"))
    if app.findChild(Theme) is None:
        Theme(app)
    session = EditingSession(document, Surroundings(network="mastodon.example", longest=500))
    view = FormView(session)
    view.show()
    try:
        yield session, view
    finally:
        view.close()
        view.deleteLater()


def at(manifest: object, place: str) -> Any:
    try:
        return value_at(manifest, place)
    except WrongPlace:
        return _GONE


def as_text(value: object) -> str:
    if value is _GONE or value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def items(manifest: object, place: str) -> list[Any]:
    found = at(manifest, place)
    return found if isinstance(found, list) else []


def named(item: Any) -> str:
    label = item.get("label") if isinstance(item, dict) else None
    texts = [
        label.get("en") if isinstance(label, dict) else None,
        item.get("id") if isinstance(item, dict) else None,
    ]
    return next((each for each in texts if isinstance(each, str) and each.strip()), "(no name)")


def expected_rows(manifest: object) -> list[str]:
    rows = ["Inbox buttons"]
    for action in items(manifest, "/inbox/ticketActions"):
        rows.append(named(action))
        options = action.get("options") if isinstance(action, dict) else None
        rows += [named(each) for each in options] if isinstance(options, list) else []
    rows += ["Tabs beside the Ticket", *map(named, items(manifest, "/inbox/rightSidebar"))]
    return [*rows, "Channel", "Colours and icons", "Webhook", "Callbacks"]


def assert_in_step(session: EditingSession, view: FormView) -> None:
    """Rows, and every field that is seen, against the document; independent of how the form reads it."""
    QApplication.sendPostedEvents()
    manifest = session.document.current
    tree = view._tree
    assert [str(each.data()) for each in tree._every(tree.rootIndex())] == expected_rows(manifest)
    node = tree.node
    assert node is not None
    assert node.place == view._place
    for name, path in _FIELDS.items():
        line = view.findChild(QLineEdit, f"form.{name}")
        if line is not None and line.isVisible():
            assert line.text() == as_text(at(manifest, f"{node.place}/{path}")), name
    for name in ("approvalProcess", "forceTagging"):
        box = view.findChild(QCheckBox, f"form.{name}")
        if box is not None and box.isVisible():
            value = at(manifest, f"{node.place}/config/{name}")
            wanted = Qt.CheckState.PartiallyChecked  # neither yes nor no
            if value is _GONE or isinstance(value, bool):
                wanted = Qt.CheckState.Unchecked if value is False else Qt.CheckState.Checked
            assert box.checkState() is wanted, name
    assert_the_time_limit(view, at(manifest, f"{node.place}/config/timeout/duration"))


def assert_the_time_limit(view: FormView, value: object) -> None:
    line = view.findChild(QLineEdit, "form.timeout")
    unit = view.findChild(QComboBox, "form.timeout.unit")
    if line is None or unit is None or not line.isVisible():
        return
    said = f"{line.text()} {unit.currentData()}" if unit.currentData() and line.text() else line.text()
    if isinstance(value, str) and value and said != value:
        assert duration_seconds(said) == duration_seconds(value)
    else:
        assert said == as_text(value)


@settings(max_examples=40)
@given(manifests | st.just(full()), st.data())
def test_the_form_shows_what_the_document_holds(
    qapp: QApplication, manifest: dict[str, Any], data: st.DataObject
) -> None:
    with shown(ManifestDocument(manifest)) as (session, view):
        assert_in_step(session, view)
        for _ in range(data.draw(st.integers(1, 8))):
            current = session.document.current
            step = data.draw(st.sampled_from(["do", "do", "do", "undo", "redo", "look", "row"]))
            if step == "do":
                session.do(data.draw(operations(current)))
            elif step == "undo":
                session.undo()
            elif step == "redo":
                session.redo()
            elif step == "look":
                session.select(data.draw(operations(current)).pointer)
            else:
                rows = list(view._tree._every(view._tree.rootIndex()))
                view._tree.setCurrentIndex(data.draw(st.sampled_from(rows)))
            assert_in_step(session, view)


_typed = st.text('abÄ漢/~"1 2-#', max_size=8)


@settings(max_examples=40)
@given(st.data())
def test_the_document_holds_what_the_form_is_told(qapp: QApplication, data: st.DataObject) -> None:
    with shown(ManifestDocument(full())) as (session, view):
        for _ in range(data.draw(st.integers(1, 6))):
            rows = list(view._tree._every(view._tree.rootIndex()))
            view._tree.setCurrentIndex(data.draw(st.sampled_from(rows)))
            QApplication.sendPostedEvents()
            lines = [
                each
                for name in _FIELDS
                for each in view.findChildren(QLineEdit, f"form.{name}")
                if each.isVisible()
            ]
            if not lines:
                continue
            line = data.draw(st.sampled_from(lines))
            text = data.draw(_typed)
            line.setText(text)
            line.textEdited.emit(line.text())
            path = _FIELDS[line.objectName().removeprefix("form.")]
            held = at(session.document.current, f"{view._place}/{path}")
            assert as_text(held) == _meant(line.objectName(), text)
        while session.undo():
            pass
        assert same(session.document.current, full())
        assert_in_step(session, view)


def _meant(name: str, text: str) -> str:
    if name == "form.color":
        return text.strip().lower()
    if name == "form.maxLength":
        return str(int(text)) if text.strip().isdecimal() and text.isascii() else text if text.strip() else ""
    return text


def test_a_hidden_form_catches_up_when_it_is_shown(qapp: QApplication) -> None:
    with shown(ManifestDocument(full())) as (session, view):
        view.hide()
        session.do(Set("/inbox/ticketActions/2/label/de", "Neu"))
        session.select("/inbox/ticketActions/2/label/de")
        view.show()
        assert_in_step(session, view)
        assert view._place == "/inbox/ticketActions/2"
        assert isinstance(view.findChild(QWidget, "form.label.de"), QLineEdit)
