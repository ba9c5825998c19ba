"""The texts for `template_reply`: listed, written, tried with sample values, and kept by the core.

They are no part of the manifest: this computer serves them to SocialHub, so what is saved here counts at once.
`open_templates` is all that a window needs to call.

Names: `templates` (the dialog), `templates.list`, `templates.new`, `templates.duplicate`, `templates.remove`,
`templates.undo`, `templates.redo`, `templates.save`, `templates.close`, `templates.status`, `templates.notice`
(`.action`), `templates.empty`, `templates.rendered`, `templates.language.<en|de|fr>`; `templates.leave` (the
question about what is not saved) with `.stay`, `.discard`, `.save`; the fields' are in `template_form.py`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from wizard.gui.language import LANGUAGES
from wizard.gui.manifest.form.edits import ACTIONS, insert, items_at, mapping
from wizard.gui.manifest.template_form import TemplateForm
from wizard.gui.question import Question
from wizard.gui.texts import language
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Busy, Notice, Panel, button, column, label, row, scrolling
from wizard.manifest.defaults import template_action
from wizard.manifest.operations import free_id
from wizard.manifest.template_list import TemplateList
from wizard.manifest.templates import preview

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from wizard.app import App
    from wizard.gui.bridge import Call, Problem
    from wizard.gui.manifest.session import EditingSession
    from wizard.journey.templates import KeptTemplates

    Ask = Callable[
        [QWidget, Callable[[App], Coroutine[Any, Any, Any]], Callable[[Any], None], Callable[[Problem], None]],
        Call,
    ]

SIZE = (960, 660)
_LIST, _PREVIEW = 200, 230  # px


def open_templates(
    parent: QWidget, ask: Ask, channel: str, session: EditingSession | None = None
) -> TemplatesDialog:
    """Opens the dialog on a channel's templates. `ask(owner, question, done, failed)`: see `Bridge.ask`; the
    question gets the App. `session`: the manifest that is edited, to offer it the button for templates."""
    dialog = TemplatesDialog(ask, channel, session, parent)
    dialog.open()
    return dialog


def has_template_action(session: EditingSession) -> bool:
    """Whether the manifest has a button for templates."""
    actions = items_at(session.document.current, ACTIONS)
    return any(mapping(each).get("type") == "template_reply" for each in actions)


def add_template_action(session: EditingSession, address: str) -> bool:
    """Adds the button for templates at the end, and looks at it. False: nothing may be changed now."""
    actions = items_at(session.document.current, ACTIONS)
    action, taken = template_action(address), [str(mapping(each).get("id")) for each in actions]
    action["id"] = free_id(str(action["id"]), taken)
    added = session.do(*insert(session.document, ACTIONS, len(actions), action))
    if added:
        session.select(f"{ACTIONS}/{len(actions)}")
    return added


class TemplatesPanel(QWidget):
    """The templates of one channel. `saved`: the list as it is kept now. `changed`: look at `dirty` again."""

    saved = Signal(list)
    changed = Signal()

    def __init__(self, ask: Ask, channel: str, session: EditingSession | None = None) -> None:
        super().__init__()
        self._ask_core = ask
        self._channel = channel
        self._session = session
        self._list: TemplateList | None = None
        self._address: str | None = None
        self._call: Call | None = None
        self._act: Callable[[], object] = self.fetch
        self._language = language()
        self._build()
        self.fetch()

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._notice = Notice("templates.notice")
        self._notice.acted.connect(self._follow)
        self._form = TemplateForm()
        self._form.edited.connect(self._refresh)
        self._form.looked_at.connect(self._speak)
        self._form.duplicate_wanted.connect(self._duplicate)
        self._form.remove_wanted.connect(self._remove)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(scrolling(self._form))
        body = QHBoxLayout()
        body.setSpacing(theme().px(20))
        body.addWidget(self._left())
        body.addWidget(self._stack, 1)
        body.addWidget(self._right())
        whole = column(self._notice, spacing=14)
        whole.addLayout(body, 1)
        whole.addLayout(self._bar())
        self.setLayout(whole)
        for keys, step in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            QShortcut(QKeySequence(keys), self, step, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save = QKeySequence(QKeySequence.StandardKey.Save)
        QShortcut(save, self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _left(self) -> QWidget:
        self._names = QListWidget()
        self._names.setObjectName("templates.list")
        self._names.setAccessibleName(self.tr("Templates"))
        set_role(self._names, "names")
        self._names.currentRowChanged.connect(self._look_at)
        self._new = button(self.tr("+ New template"), "templates.new", "link")
        self._new.clicked.connect(self.add)
        foot = row(self._new, spacing=0, margins=(10, 4, 4, 0))
        foot.addStretch(1)
        card = Panel("card")
        inner = column(self._names, foot, spacing=0, margins=(7, 7, 7, 7))
        inner.setStretchFactor(self._names, 1)
        card.setLayout(inner)
        card.setFixedWidth(theme().px(_LIST))
        again = QKeySequence("Ctrl+D")
        QShortcut(again, self._names, self._duplicate, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete), self._names, self._remove, context=Qt.ShortcutContext.WidgetShortcut
        )
        return card

    def _tool(self, name: str, sign: str, title: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setText(sign)
        made.setAccessibleName(title)
        made.setToolTip(title)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _nothing(self) -> QWidget:
        text = label(
            self.tr(
                "A template is a text that agents can reply with. Where it says {{name}}, they fill something in."
            ),
            "muted",
        )
        self._begin = button(self.tr("Write the first template"), "templates.empty", "primary")
        self._begin.clicked.connect(self.add)
        line = row(self._begin)
        line.addStretch(1)
        holder = QWidget()
        inner = column(label(self.tr("No templates yet"), "heading"), text, line, spacing=12)
        inner.addStretch(1)
        holder.setLayout(inner)
        return holder

    def _right(self) -> QWidget:
        head = row(label(self.tr("PREVIEW"), "caption", wrap=False), spacing=0)
        head.addStretch(1)
        self._languages = QButtonGroup(self)
        for code, name in LANGUAGES.items():
            made = QToolButton()
            made.setText(code.upper())
            made.setAccessibleName(name)
            made.setToolTip(name)
            made.setObjectName(f"templates.language.{code}")
            made.setCheckable(True)
            made.clicked.connect(partial(self._speak, code))
            set_role(made, "small")
            self._languages.addButton(made)
            head.addWidget(made)
        self._bubble = Panel("bubble")
        self._rendered = label("", name="templates.rendered")
        self._bubble.setLayout(column(self._rendered, margins=(12, 10, 12, 10)))
        panel = Panel()
        content = QWidget()
        inner = column(self._bubble, margins=(16, 4, 12, 8))
        inner.addStretch(1)
        content.setLayout(inner)
        whole = column(row(head, margins=(16, 0, 10, 0)), scrolling(content), spacing=8, margins=(0, 12, 0, 8))
        panel.setLayout(whole)
        panel.setFixedWidth(theme().px(_PREVIEW))
        return panel

    def _bar(self) -> QHBoxLayout:
        self._undo = self._tool("templates.undo", "↶", self.tr("Undo"))
        self._redo = self._tool("templates.redo", "↷", self.tr("Redo"))
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._busy = Busy()
        self._status = label("", "muted", wrap=False, name="templates.status")
        self._save = button(self.tr("Save"), "templates.save", "primary")
        self._save.clicked.connect(self.save)
        line = row(self._undo, self._redo, spacing=8)
        line.addStretch(1)
        for each in (self._busy, self._status, self._save):
            line.addWidget(each)
        return line

    # --- what there is ----------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self._list is not None and self._list.changed

    @property
    def can_save(self) -> bool:
        return self._list is not None and self._list.changed and not self._list.wrong and self._call is None

    @property
    def asking(self) -> bool:
        return self._call is not None

    # --- the core ---------------------------------------------------------------------------------------------

    def fetch(self) -> None:
        """Reads them; only what was not edited is replaced."""
        from wizard.journey.templates import read_templates

        name = self._channel
        self._ask(
            lambda app: read_templates(app, name), self._read, self.tr("Reading the templates …"), self.fetch
        )

    def _read(self, kept: KeptTemplates) -> None:
        self._address = kept.address
        first, chosen = self._list is None, max(self._names.currentRow(), 0)
        if self._list is not None and self._list.changed:
            self._list.join(kept.templates)
        else:
            self._list = TemplateList(kept.templates)
        self._show_names(min(chosen, len(self._list.templates) - 1))
        if first:
            start: QWidget = self._names if self._list.templates else self._begin
            start.setFocus(Qt.FocusReason.OtherFocusReason)
        if kept.address is None:
            self._say(
                self.tr("Replies do not come to this computer, so SocialHub cannot fetch templates from it."),
                tone="warn",
            )

    def save(self) -> None:
        """Keeps them; they count at once."""
        from wizard.journey.templates import save_templates

        if self._list is None or not self.can_save:
            return
        name, base, now = self._channel, list(self._list.base), list(self._list.templates)
        self._ask(
            lambda app: save_templates(app, name, base, now),
            lambda _none: self._kept(now),
            self.tr("Saving …"),
            self.fetch,
            action=self.tr("Bring both together"),
        )

    def _kept(self, now: list[Any]) -> None:
        if self._list is None:
            return
        self._list.saved()
        self._show_names(self._names.currentRow())
        self.saved.emit(now)
        session = self._session
        offer = now and session is not None and session.editable and not has_template_action(session)
        if offer and self._address is not None:
            text = self.tr("Saved. Agents can use them once there is a button for it in the Inbox.")
            self._say(text, tone="ok", action=self.tr("Add the button"), act=self._add_action)
        else:
            self._say(self.tr("Saved."), tone="ok")

    def _add_action(self) -> None:
        if self._session is not None and self._address is not None:
            if add_template_action(self._session, self._address):
                self._say(
                    self.tr("The button is added; it reaches the Inbox when the manifest is applied."), tone="ok"
                )
            else:
                self._say(self.tr("The manifest cannot be changed at the moment."), tone="warn")

    def _ask(
        self,
        question: Callable[[App], Coroutine[Any, Any, Any]],
        done: Callable[[Any], None],
        busy: str,
        again: Callable[[], None],
        *,
        action: str = "",
    ) -> None:
        if self.asking:
            return
        self._notice.show_text("")

        def answered(answer: Any) -> None:
            self._call = None
            done(answer)
            self._refresh()

        def refused(problem: Problem) -> None:
            self._call = None
            offered = action if problem.field == "templates" and self._list is not None else ""
            self._say(str(problem), action=offered or self.tr("Try again"), act=again)
            self._refresh()

        self._call = self._ask_core(self, question, answered, refused)
        self._status.setText(busy)
        self._refresh()

    def _say(
        self, text: str, *, tone: str = "bad", action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        self._act = act or self.fetch
        self._notice.show_text(text, tone=tone, action=action)

    def _follow(self) -> None:
        """What the notice offers."""
        self._act()

    # --- editing ----------------------------------------------------------------------------------------------

    def add(self) -> None:
        if self._list is not None and not self.asking:
            self._show_names(self._list.add(self.tr("New template")))
            self._form.focus_name()

    def _duplicate(self) -> None:
        position = self._names.currentRow()
        if self._list is not None and position >= 0:
            name = str(self._list.template(position).get("name", ""))
            self._show_names(self._list.duplicate(position, self.tr("{0} (copy)").format(name)))
            self._form.focus_name()

    def _remove(self) -> None:
        position = self._names.currentRow()
        if self._list is not None and position >= 0:
            self._list.remove(position)
            self._show_names(min(position, len(self._list.templates) - 1))

    def undo(self) -> None:
        if self._list is not None and self._list.undo():
            self._show_names(self._names.currentRow())

    def redo(self) -> None:
        if self._list is not None and self._list.redo():
            self._show_names(self._names.currentRow())

    def _speak(self, code: str, *_: object) -> None:
        self._language = code
        self._refresh()

    # --- showing ----------------------------------------------------------------------------------------------

    def _show_names(self, chosen: int) -> None:
        """The list anew, with this one chosen."""
        count = len(self._list.templates) if self._list is not None else 0
        self._names.blockSignals(True)
        while self._names.count() > count:
            self._names.takeItem(self._names.count() - 1)
        while self._names.count() < count:
            self._names.addItem(QListWidgetItem())
        self._names.setCurrentRow(max(min(chosen, count - 1), 0) if count else -1)
        self._names.blockSignals(False)
        self._look_at(self._names.currentRow())

    def _look_at(self, position: int) -> None:
        if self._list is not None and position >= 0:
            self._form.show_template(self._list, position)
        self._refresh()

    def _refresh(self) -> None:
        found, position = self._list, self._names.currentRow()
        there = found is not None and position >= 0
        self._stack.setCurrentIndex(1 if there else 0)
        self._stack.setVisible(found is not None)
        self._bubble.setVisible(there)
        for each in self._languages.buttons():
            each.setChecked(each.objectName().endswith(self._language))
        if found is not None:
            if there:
                self._form.refresh()
                self._rendered.setText(self._sample(found, position))
            self._mark_names(found)
        self._busy.setVisible(self.asking)
        self.setEnabled(not self.asking)
        self._undo.setEnabled(found is not None and found.can_undo)
        self._redo.setEnabled(found is not None and found.can_redo)
        self._save.setEnabled(self.can_save)
        if not self.asking:
            self._status.setText(self._waits_for())
        self.changed.emit()

    def _mark_names(self, found: TemplateList) -> None:
        for place in range(self._names.count()):
            name = str(found.template(place).get("name") or "") or self.tr("(no name)")
            wrong = bool(found.problems(place))
            item = self._names.item(place)
            item.setText(f"{name}  !" if wrong else name)
            told = self.tr("{0}, not right yet").format(name) if wrong else name
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            item.setToolTip(told)

    def _sample(self, found: TemplateList, position: int) -> str:
        """As it would be posted; as it is written where that cannot be told."""
        text = found.text(position, self._language)
        try:
            return preview(found.template(position), self._language, {}) if text else "…"
        except (KeyError, TypeError, AttributeError):  # a placeholder that is no variable yet, or an odd file
            return text

    def _waits_for(self) -> str:
        wrong = self._list.wrong if self._list is not None else 0
        if wrong:
            return (
                self.tr("1 template is not right yet")
                if wrong == 1
                else self.tr("{0} templates are not right yet").format(wrong)
            )
        return self.tr("Not saved yet") if self.dirty else ""


class TemplatesDialog(QDialog):
    """The panel in a window of its own. `saved`: the list as it is kept now."""

    saved = Signal(list)

    def __init__(
        self, ask: Ask, channel: str, session: EditingSession | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("templates")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Templates of {0}").format(channel)
        self.setWindowTitle(title)
        self.panel = TemplatesPanel(ask, channel, session)
        self.panel.saved.connect(self.saved)
        close = button(self.tr("Close"), "templates.close")
        close.clicked.connect(self.reject)
        explanation = self.tr("Texts that agents can reply with. What is saved here counts at once.")
        head = column(label(title, "title"), label(explanation, "muted"), spacing=4)
        line = row(head, close, spacing=20)
        line.setStretch(0, 1)
        line.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        content = column(line, spacing=18, margins=(28, 22, 28, 18))
        content.addWidget(self.panel, 1)
        self.setLayout(content)
        self.resize(theme().px(SIZE[0]), theme().px(SIZE[1]))
        self._leaving = False

    def reject(self) -> None:
        """Escape, and Qt when the window is closed; what is not saved is asked about first."""
        if self._leaving or not self.panel.dirty:
            super().reject()
        elif self.findChild(QObject, "templates.leave") is None:
            self._question().open()

    def _question(self) -> Question:
        stay, discard = {"stay": self.tr("Keep writing")}, {"discard": self.tr("Discard")}
        savable = self.panel.can_save
        answers = {**stay, **discard, "save": self.tr("Save")} if savable else {**discard, **stay}
        made = Question(
            "templates.leave",
            self.tr("Your changes are not saved yet."),
            self.tr("Discarded, the templates stay as they were."),
            answers,
            parent=self,
        )
        made.answered.connect(lambda answer: self._save() if answer == "save" else self._leave())
        return made

    def _leave(self) -> None:
        self._leaving = True
        self.reject()

    def _save(self) -> None:
        """And close, once it is done; where it fails, the dialog says why and stays."""
        self.panel.saved.connect(lambda _list: self._leave())
        self.panel.save()
