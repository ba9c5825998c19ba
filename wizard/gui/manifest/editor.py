"""The editor: Form, JSON and Changes as three views of one manifest, with the preview beside them.

It shows and changes what its session holds and knows nothing of SocialHub; loading and saving are its owner's, as
are the two things it only passes on: a new secret for the webhook, and the texts for `template_reply`. A view is
made when it is first looked at.

Names: `editor.form`, `editor.json`, `editor.changes` (the switch), `editor.undo`, `editor.redo`,
`editor.more`; those within are listed by the views.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QWidget,
)

from wizard.gui.manifest.changes_view import ChangesView
from wizard.gui.manifest.exchange import Exchange
from wizard.gui.manifest.form import FormView
from wizard.gui.manifest.json_view import JsonView
from wizard.gui.manifest.preview import PreviewPanel
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from wizard.gui.manifest.session import EditingSession

_PREVIEW_WIDTH = 240  # px
_ROOM_FOR_PREVIEW = 700  # px of width, below which the preview makes room for the rest
_VIEWS = ("form", "json", "changes")


class ManifestEditor(QWidget):
    """Shows a session. `actions`: what its owner adds to the menu of rarer things. `corner`: what it puts before
    the switch."""

    secret_wanted = Signal()
    templates_wanted = Signal()

    def __init__(
        self,
        session: EditingSession,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
        *,
        corner: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._views: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.preview = PreviewPanel(session)
        self.preview.templates_wanted.connect(self.templates_wanted)
        self.preview.setFixedWidth(theme().px(_PREVIEW_WIDTH))
        self.exchange = Exchange(session, self)
        body = QHBoxLayout()
        body.setSpacing(theme().px(18))
        body.addWidget(self._stack, 1)
        body.addWidget(self.preview)
        self.setLayout(column(self._switch(actions, corner), self.exchange.notice, body, spacing=14))
        for number, name in enumerate(_VIEWS, 1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, partial(self.show_view, name))
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo),
            (QKeySequence.StandardKey.Redo, session.redo),
        ):
            QShortcut(QKeySequence(keys), self, step)
        session.changed.connect(self._refresh)
        self.show_view("form")
        self._refresh()

    # --- building ---------------------------------------------------------------------------------------------

    def _switch(self, actions: Sequence[QAction], corner: QWidget | None) -> QHBoxLayout:
        self._choices = QButtonGroup(self)
        line = row(spacing=4)
        if corner is not None:
            line.addWidget(corner)
            line.addSpacing(theme().px(12))
        titles = {"form": self.tr("Form"), "json": self.tr("JSON"), "changes": self.tr("Changes")}
        for name in _VIEWS:
            made = QToolButton()
            made.setText(titles[name])
            made.setObjectName(f"editor.{name}")
            made.setCheckable(True)
            made.clicked.connect(partial(self.show_view, name))
            set_role(made, "view")
            self._choices.addButton(made)
            line.addWidget(made)
        self._count = label("", "count", wrap=False, name="editor.changes.count")
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        self._undo = self._tool("editor.undo", "↶", self.tr("Undo"), QKeySequence.StandardKey.Undo)
        self._redo = self._tool("editor.redo", "↷", self.tr("Redo"), QKeySequence.StandardKey.Redo)
        self._undo.clicked.connect(self._session.undo)
        self._redo.clicked.connect(self._session.redo)
        for each in (self._undo, self._redo, self._more(actions)):
            line.addWidget(each)
        return line

    def _tool(self, name: str, sign: str, title: str, keys: QKeySequence.StandardKey) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setText(sign)
        made.setAccessibleName(title)
        made.setToolTip(f"{title} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        return made

    def _more(self, actions: Sequence[QAction]) -> QToolButton:
        menu = QMenu(self)
        for each in self.exchange.actions():
            menu.addAction(each)
        if actions:
            menu.addSeparator()
            menu.addActions(list(actions))
        made = QToolButton()
        made.setObjectName("editor.more")
        made.setAccessibleName(self.tr("More"))
        made.setText(f"{made.accessibleName()} ▾")
        made.clicked.connect(lambda: menu.popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def _view(self, name: str) -> QWidget:
        if name not in self._views:
            made = self._made(name)
            self._views[name] = made
            self._stack.addWidget(made)
        return self._views[name]

    def _made(self, name: str) -> QWidget:
        if name == "json":
            return JsonView(self._session)
        if name == "changes":
            changes = ChangesView(self._session)
            changes.place_wanted.connect(partial(self.show_view, "form"))
            changes.json_wanted.connect(partial(self.show_view, "json"))
            return changes
        form = FormView(self._session)
        form.json_wanted.connect(self._go_on_as_json)
        form.secret_wanted.connect(self.secret_wanted)
        form.templates_wanted.connect(self.templates_wanted)
        return form

    def _go_on_as_json(self, place: str) -> None:
        self.show_view("json")
        self._session.select(place)

    def take_focus(self) -> None:
        """The keyboard starts at the list of what there is."""
        tree = self.findChild(QTreeView, "form.tree")
        if isinstance(tree, QTreeView):
            tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- showing ----------------------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """Which view is shown: form, json or changes."""
        shown = self._stack.currentWidget()
        return next(name for name, each in self._views.items() if each is shown)

    def show_view(self, name: str, *_: object) -> None:
        view = self._view(name)
        self._stack.setCurrentWidget(view)
        found = self.findChild(QToolButton, f"editor.{name}")
        if isinstance(found, QToolButton):
            found.setChecked(True)

    def _refresh(self) -> None:
        changes, conflicts = len(self._session.changes), len(self._session.conflicts)
        self._count.setText(str(changes) if changes else "")
        self._count.setVisible(bool(changes))
        set_role(self._count, "count", tone="bad" if conflicts else "")
        open_ = self._session.editable and self._session.broken is None
        self._undo.setEnabled(open_ and self._session.document.can_undo)
        self._redo.setEnabled(open_ and self._session.document.can_redo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setVisible(event.size().width() >= theme().px(_ROOM_FOR_PREVIEW))
