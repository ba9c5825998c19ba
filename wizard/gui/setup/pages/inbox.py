"""Step 6: the buttons under a Ticket, as SocialHub's agents will see them, and the editor for who wants others.

What is edited is kept as it is made, so that a window that is killed opens with it again. The webhook is left out
here: it belongs to the next step.

Names: `inbox.action.<id>` for each button's line, `inbox.edit`, `inbox.defaults`, `inbox.overview` (the way back
from the editor), `inbox.notice` (`.action`), `inbox.read_only`; those of the editor and of the preview are theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.language import LANGUAGES
from wizard.gui.manifest.preview import PreviewPanel
from wizard.gui.manifest.session import EditingSession, Surroundings
from wizard.gui.setup.page import BREATH_MS, Page
from wizard.gui.texts import in_language, language
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Notice, Rule, button, clear_layout, column, label, row, scrolling
from wizard.journey.state import Step
from wizard.manifest.diff import same
from wizard.manifest.operations import WrongPlace, split, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from wizard.gui.bridge import Problem
    from wizard.gui.manifest.editor import ManifestEditor
    from wizard.gui.setup.core import Core
    from wizard.journey.inbox import InboxView
    from wizard.journey.state import SetupState
    from wizard.manifest.validation import Problem as ManifestProblem
    from wizard.networks.base import Label

_KEEP_AFTER = 400  # ms after the last key until what was typed is kept
_PREVIEW_WIDTH = 280  # px


class InboxPage(Page):
    step = Step.INBOX
    fills = True

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._view: InboxView | None = None
        self._session: EditingSession | None = None
        self._editor: ManifestEditor | None = None
        self._defaults: Mapping[str, object] | None = None  # what counts as “nothing of one's own”
        self._kept: object = None  # the document that was kept last
        self._not_kept: Problem | None = None  # why it was not
        self._keeping = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._keeping.timeout.connect(self._keep)
        self._got_first: InboxView | None = None
        self._breath = QTimer(self, interval=BREATH_MS, singleShot=True)
        self._breath.timeout.connect(self._show_first)
        self._read_only = Notice("inbox.read_only")
        self._notice = Notice("inbox.notice")
        self._notice.acted.connect(self._act)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview())
        self.setLayout(column(self._read_only, self._notice, self._stack, spacing=14))

    def _overview(self) -> QWidget:
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._edit = button(self.tr("Edit in detail"), "inbox.edit", "link")
        self._edit.clicked.connect(self._open_editor)
        self._again = button("", "inbox.defaults", "link")
        self._again.clicked.connect(self._begin_again)
        content = QWidget()
        inner = column(self._list)
        inner.addStretch(1)
        content.setLayout(inner)
        links = row(self._edit, self._again, spacing=20)
        links.addStretch(1)
        left = column(scrolling(content), links, spacing=10)
        self._place_of_preview = QVBoxLayout()
        self._place_of_preview.setContentsMargins(0, 0, 0, 0)
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme().px(28))
        both.addLayout(left, 1)
        both.addLayout(self._place_of_preview)
        holder = QWidget()
        holder.setLayout(both)
        return holder

    # --- for the shell ----------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Inbox buttons")

    def explanation(self) -> str:
        if self.editing:
            return self.tr("What agents can do with a Ticket of this channel.")
        return self.tr("What agents can do with a Ticket of this channel. Made from what the Network can do.")

    @property
    def session(self) -> EditingSession | None:
        """What is shown and edited; None: nothing was read yet."""
        return self._session

    @property
    def editing(self) -> bool:
        """Whether the editor is shown."""
        return self._stack.currentIndex() == 1

    @property
    def valid(self) -> bool:
        if self._view is None or self._session is None:
            return False
        return self._session.ready or not self._view.editable

    def waits_for(self) -> str:
        session = self._session
        if session is None:
            return ""
        if session.broken is not None:
            return self.tr("Line {0} cannot be read").format(session.broken.line)
        if session.conflicts:
            count = len(session.conflicts)
            return self.tr("1 place to choose") if count == 1 else self.tr("{0} places to choose").format(count)
        return self._what_is_wrong(session.document.new_problems, session)

    @property
    def waits_tone(self) -> str:
        return "bad"

    def _what_is_wrong(self, problems: Sequence[ManifestProblem], session: EditingSession) -> str:
        missing = sum(_is_missing_label(session.document.current, each.pointer) for each in problems)
        if missing and missing == len(problems):
            return (
                self.tr("One label is missing")
                if missing == 1
                else self.tr("{0} labels are missing").format(missing)
            )
        count = len(problems)
        return (
            self.tr("One thing is not right") if count == 1 else self.tr("{0} things are not right").format(count)
        )

    def enter(self, state: SetupState) -> None:
        self._keeping.stop()
        self._stack.setCurrentIndex(0)
        self._view = None
        self._lock()
        self._ask_for_it()

    def _ask_for_it(self) -> None:
        self.ask(lambda journey: journey.inbox(), self._got, busy=self.tr("Reading the manifest …"))

    def commit(self) -> None:
        if self._view is None or self._session is None:
            self._ask_for_it()
            return
        self._keeping.stop()
        busy = self.tr("One moment …")
        if not self._view.editable:
            self.ask(lambda journey: journey.go_on_with_inbox(), self.answered.emit, busy=busy)
            return
        self._session.settle()
        if self.valid:
            manifest = self._own()
            self._lock()
            self.ask(
                lambda journey: journey.finish_inbox(manifest), self.answered.emit, busy=busy, failed=self._failed
            )

    def _failed(self, problem: Problem) -> None:
        self._lock(locked=False)
        self.show_problem(problem)

    def _lock(self, *, locked: bool = True) -> None:
        """While Next is under way, or the manifest is read, nothing is edited: it would be lost."""
        for each in (self._editor, self._edit, self._again):
            if each is not None:
                each.setEnabled(not locked)

    def leave(self) -> None:
        self._breath.stop()
        super().leave()

    def interrupt(self) -> bool:
        """What was typed a moment ago is kept before the page is left."""
        if self._session is not None and self._view is not None and self._view.editable:
            self._session.settle()
            if self._keeping.isActive():
                self._keep()
        return False

    # --- the manifest -----------------------------------------------------------------------------------------

    def _got(self, view: InboxView) -> None:
        """The first time the preview is made in a turn of its own: all at once would hold the window up."""
        if self._session is None:
            self._begin(EditingSession(view.document, _surroundings(view), self))
            self._got_first = view
            self._breath.start()
        else:
            self._session.adopt(view.document, _surroundings(view))
            self._show(view)

    def _show_first(self) -> None:
        if self._got_first is not None:
            self._show(self._got_first)
            self.changed.emit()

    def _show(self, view: InboxView) -> None:
        self._view = view
        self._defaults = None if view.own else view.document.current
        self._kept = view.document.current
        self._lock(locked=False)
        if not view.editable:
            self._read_only.show_text(
                self.tr(
                    "SocialHub promoted this channel's manifest: it can no longer be read or changed from here. "
                    "Its buttons stay as they are; write to SocialHub's team to change them."
                ),
                tone="warn",
            )
        else:
            self._read_only.show_text("")
        self._edit.setVisible(view.editable)
        self._preview.setVisible(view.editable)
        self._again.setText(self.tr("Begin again with what {0} can do").format(view.network))
        self._show_overview()
        self._tell()

    def _begin(self, session: EditingSession) -> None:
        self._session = session
        session.changed.connect(self._changed)
        self._preview = PreviewPanel(session)
        self._preview.setFixedWidth(theme().px(_PREVIEW_WIDTH))
        self._preview.picture_wanted.connect(self._fetch_picture)
        self._preview.ask_for_picture()
        self._place_of_preview.addWidget(self._preview)

    def _fetch_picture(self, url: str) -> None:
        def show(data: bytes | None) -> None:
            if data is None:
                return
            self._preview.show_picture(url, data)
            if self._editor is not None:
                self._editor.preview.show_picture(url, data)

        self.ask_beside(lambda journey: journey.picture(url), show)

    def _own(self) -> Mapping[str, object] | None:
        """What somebody made of the defaults; None: nothing."""
        if self._session is None:
            return None
        current = self._session.document.current
        return None if self._defaults is not None and same(current, self._defaults) else current

    def _changed(self) -> None:
        session = self._session
        if session is None or self._view is None:
            return
        if self._view.editable and session.document.current is not self._kept and session.broken is None:
            self._keeping.start()
        elif session.broken is not None:
            self._keeping.start()  # Next has to stay shut for whoever comes back
        if not self.editing:
            self._show_overview()
        self._tell()
        self.changed.emit()

    def _keep(self) -> None:
        """Keeps what is there now, whoever asks for what afterwards."""
        self._keeping.stop()
        session = self._session
        if session is None:
            return
        manifest, settled, right = self._own(), not session.conflicts, session.ready
        self._kept = session.document.current
        self.core.ask(
            self,
            lambda journey: journey.keep_manifest(manifest, settled=settled, right=right),
            lambda _none: self._was_kept(None),
            self._was_kept,
        )

    def _was_kept(self, problem: Problem | None) -> None:
        if problem is not None or self._not_kept is not None:
            self._not_kept = problem
            self._tell()

    def _begin_again(self) -> None:
        """Forgets what was edited and asks the Network anew."""

        async def forget(journey: Any) -> InboxView:
            await journey.keep_manifest(None, settled=True, right=True)
            view: InboxView = await journey.inbox()
            return view

        self._keeping.stop()
        self.ask(forget, self._got, busy=self.tr("Reading the manifest …"))

    # --- the editor -------------------------------------------------------------------------------------------

    def _open_editor(self) -> None:
        if self._session is None:
            return
        if self._editor is None:
            self._make_editor(self._session)
        self._stack.setCurrentIndex(1)
        self._tell()
        self.changed.emit()

    def _make_editor(self, session: EditingSession) -> None:
        from wizard.gui.manifest.editor import ManifestEditor  # most people never open it

        back = button(self.tr("‹ Overview"), "inbox.overview", "link")
        back.clicked.connect(self._close_editor)
        self._editor = ManifestEditor(session, corner=back)
        self._editor.templates_wanted.connect(self._tell_of_templates)
        self._editor.preview.picture_wanted.connect(self._fetch_picture)
        self._editor.preview.ask_for_picture()
        desk = _Desk()
        desk.setLayout(column(self._editor))
        self._stack.addWidget(desk)

    def _close_editor(self) -> None:
        if self._session is not None:
            self._session.settle()
        self._stack.setCurrentIndex(0)
        self._show_overview()
        self._tell()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _tell_of_templates(self) -> None:
        self._notice.show_text(
            self.tr("Templates can be written once the channel is set up, in the main window."), tone=""
        )

    def _tell(self) -> None:
        """What there is to know beside what stands at its place."""
        session = self._session
        if session is None:
            return
        if self._not_kept is not None:
            text = self.tr("What you edited is not kept yet. {0}").format(self._not_kept)
            self._notice.show_text(text, action=self.tr("Try again"))
        elif session.conflicts and not (
            self._editor is not None and self.editing and self._editor.view == "changes"
        ):
            text = self.tr("SocialHub's manifest changed meanwhile, at places that you changed too.")
            self._notice.show_text(text, tone="warn", action=self.tr("Choose"))
        elif "webhook" in session.document.current:
            text = self.tr("The webhook is set up at the next step; what is written about it here is left out.")
            self._notice.show_text(text, tone="")
        else:
            self._notice.show_text("")

    def _act(self) -> None:
        """What the notice offers."""
        if self._not_kept is not None:
            self._keep()
            return
        self._open_editor()
        if self._editor is not None:
            self._editor.show_view("changes")
        self._tell()

    # --- the overview -----------------------------------------------------------------------------------------

    def _show_overview(self) -> None:
        clear_layout(self._list)
        view, session = self._view, self._session
        if view is None or session is None:
            return
        for place, (position, action) in enumerate(_actions(session.document.current)):
            if place:
                self._list.addWidget(Rule())
            problems = session.problems_at(f"/inbox/ticketActions/{position}", inside=True)
            why = _in_short(session.document.current, problems[0]) if problems else ""
            self._list.addWidget(_Line(action, view.hints.get(str(action.get("id"))), why))
        self._again.setVisible(view.editable and self._own() is not None)


def _surroundings(view: InboxView) -> Surroundings:
    return Surroundings(
        network=view.network,
        longest=view.longest,
        hints={name: in_language(hint) for name, hint in view.hints.items()},
        editable=view.editable,
        parts=("branding", "callbacks"),
    )


def _in_short(manifest: object, problem: ManifestProblem) -> str:
    """The sentence for a problem; a missing text needs no more than its language, as in the form."""
    from wizard.gui.manifest.form.outline import place_of  # with the form, which is there by now

    code = split(place_of(problem))[-1]
    if code in LANGUAGES and _is_missing_label(manifest, problem.pointer):
        return {
            "en": QCoreApplication.translate("ManifestForm", "English is missing."),
            "de": QCoreApplication.translate("ManifestForm", "German is missing."),
            "fr": QCoreApplication.translate("ManifestForm", "French is missing."),
        }[code]
    return say_in_language(problem.message)


def _is_missing_label(manifest: object, place: str) -> bool:
    """Whether a problem is that of a text which nobody has written yet."""
    path = split(place)
    if "label" not in path[-2:]:
        return False
    try:
        value = value_at(manifest, place)
    except WrongPlace:
        return True
    return isinstance(value, dict) or (isinstance(value, str) and not value.strip())


def _actions(manifest: Mapping[str, object]) -> list[tuple[int, Mapping[str, Any]]]:
    """Each with its position."""
    inbox = manifest.get("inbox")
    found = inbox.get("ticketActions") if isinstance(inbox, dict) else None
    items = found if isinstance(found, list) else []
    return [(n, cast("Mapping[str, Any]", each)) for n, each in enumerate(items) if isinstance(each, dict)]


def _label_of(action: Mapping[str, Any], code: str) -> str:
    texts = action.get("label")
    return str(texts.get(code) or texts.get("en") or "") if isinstance(texts, dict) else ""


class _Desk(QWidget):
    """What the editor stands on: Enter and Escape in one of its fields are no Next and no Cancel."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            return
        super().keyPressEvent(event)


class _Line(QWidget):
    """One button: its word, in plain words what it does, and what is wrong with it."""

    def __init__(self, action: Mapping[str, Any], hint: Label | None, why: str) -> None:
        super().__init__()
        self.setObjectName(f"inbox.action.{action.get('id')}")
        title = label(_label_of(action, language()) or str(action.get("id", "")), "heading")
        text = self._explained(action, hint)
        self.setAccessibleName(f"{title.text()}. {text} {why}".strip())
        lines = column(title, label(text, "muted"), spacing=2, margins=(0, 8, 0, 8))
        if why:
            wrong = label(f"✕ {why}")
            set_role(wrong, "hint", tone="bad")
            lines.addWidget(wrong)
        self.setLayout(lines)

    def _explained(self, action: Mapping[str, Any], hint: Label | None) -> str:
        kinds = {
            "reply": self.tr("Posts what the agent writes as a reply."),
            "template_reply": self.tr("Replies with a text prepared beforehand."),
            "button": self.tr("Tells the Network at one press."),
            "delete": self.tr("Deletes a reply of ours from the Network."),
        }
        parts = [in_language(hint) if hint is not None else kinds.get(str(action.get("type")), "")]
        config = action.get("config")
        longest = config.get("maxLength") if isinstance(config, dict) else None
        if longest is not None:
            parts.append(self.tr("At most {0} characters.").format(longest))
        if action.get("attachments") is not None and action.get("type") == "reply":
            parts.append(self.tr("One file may be attached."))
        return " ".join(part for part in parts if part)
