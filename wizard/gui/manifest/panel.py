"""The manifest of one channel that is set up: fetched, edited, applied, restored. For any window to hold.

Applying sends a twin of the document in the core's thread while the editor is locked; what came of it is what is
shown then. Where SocialHub's copy changed at the same places, nothing was sent and the person chooses first.

Names: `manifest.apply`, `manifest.discard`, `manifest.status`, `manifest.notice` (`.action`), `manifest.more.…`;
those of the editor and of the history are theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.manifest.session import EditingSession, Surroundings
from wizard.gui.texts import in_language
from wizard.gui.widgets import Busy, Notice, button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any, TypeVar

    from wizard.app import App
    from wizard.gui.bridge import Call, Problem
    from wizard.gui.manifest.editor import ManifestEditor
    from wizard.journey.opened import Opened, Outcome
    from wizard.journey.templates import KeptTemplates
    from wizard.manifest.editing import ManifestDocument
    from wizard.sync.records import ManifestVersion

    _T = TypeVar("_T")
    Ask = Callable[
        [QWidget, Callable[[App], Coroutine[Any, Any, Any]], Callable[[Any], None], Callable[[Problem], None]],
        Call,
    ]


class ManifestCore:
    """Questions about one channel's manifest. `ask(owner, question, done, failed)`: see `Bridge.ask`; the question
    gets the App, in the core's thread."""

    def __init__(self, ask: Ask, channel: str) -> None:
        self.ask = ask
        self.channel = channel


class ManifestPanel(QWidget):
    """`changed`: whether something waits to be applied, or to be chosen, has changed."""

    changed = Signal()

    def __init__(
        self, core: ManifestCore, parent: QWidget | None = None, *, edited: ManifestDocument | None = None
    ) -> None:
        """`edited`: what another panel of this channel had not applied when it went."""
        super().__init__(parent)
        self._core = core
        self._session: EditingSession | None = None
        self._editor: ManifestEditor | None = None
        self._call: Call | None = None
        self._again: Callable[[], None] = self.fetch
        self._notice = Notice("manifest.notice")
        self._notice.acted.connect(self._repeat)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        content = column(self._notice, spacing=14)
        content.addLayout(self._place, 1)
        content.addWidget(self._bar())
        self.setLayout(content)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.apply)
        if edited is not None:
            self._begin(EditingSession(edited, None, self))
        self.fetch()

    def _bar(self) -> QFrame:
        self._busy = Busy()
        self._status = label("", "muted", wrap=False, name="manifest.status")
        self._discard = button(self.tr("Discard changes"), "manifest.discard", "link")
        self._discard.clicked.connect(self._discard_all)
        self._apply = button(self.tr("Apply"), "manifest.apply", "primary")
        self._apply.clicked.connect(self.apply)
        self._apply.setToolTip(QKeySequence(QKeySequence.StandardKey.Save).toString())
        line = row(self._discard, spacing=10)
        line.addStretch(1)
        for each in (self._busy, self._status, self._apply):
            line.addWidget(each)
        bar = QFrame()
        bar.setLayout(line)
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # at the bottom, editor or none
        return bar

    # --- what there is ----------------------------------------------------------------------------------------

    @property
    def session(self) -> EditingSession | None:
        """What is edited; None: nothing was fetched yet."""
        return self._session

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not applied."""
        return self._session is not None and (bool(self._session.changes) or self._session.broken is not None)

    @property
    def can_apply(self) -> bool:
        return (
            self._session is not None and self._session.ready and bool(self._session.changes) and not self.asking
        )

    def settle(self) -> None:
        """What was typed a moment ago belongs to it, too: to be called before `dirty` decides anything."""
        if self._session is not None:
            self._session.settle()

    @property
    def asking(self) -> bool:
        return self._call is not None

    # --- fetching ---------------------------------------------------------------------------------------------

    def fetch(self) -> None:
        """Asks SocialHub and the Network anew. What was edited is merged when it is applied, and stays."""
        from wizard.journey.opened import open_manifest

        name = self._core.channel
        self._ask(
            lambda app: open_manifest(app, name), self._opened, self.tr("Reading the manifest …"), self.fetch
        )

    def _opened(self, opened: Opened) -> None:
        surroundings = Surroundings(
            network=opened.network,
            longest=opened.longest,
            misfits=opened.misfits,
            hints={name: in_language(hint) for name, hint in opened.hints.items()},
            editable=opened.editable,
        )
        if self._session is None:
            self._begin(EditingSession(opened.document, surroundings, self))
        else:
            kept = self._session.document if self.dirty else opened.document
            self._session.adopt(kept, surroundings)
        self._say_how_it_opened(opened)
        self._fetch_templates()

    def _begin(self, session: EditingSession) -> None:
        from wizard.gui.manifest.editor import ManifestEditor

        self._session = session
        self._editor = ManifestEditor(session, self._actions())
        self._editor.secret_wanted.connect(self._renew_secret)
        self._editor.preview.picture_wanted.connect(self._fetch_picture)
        self._editor.preview.ask_for_picture()
        self._editor.templates_wanted.connect(self.show_templates)
        self._place.addWidget(self._editor)
        self._editor.show()  # the window may be waiting for it already
        if self.window().focusWidget() is None:
            self._editor.take_focus()
        session.changed.connect(self._refresh)

    def _fetch_picture(self, url: str) -> None:
        """The branding's icon; without it the preview shows a letter."""
        editor = self._editor

        async def fetch(_app: App) -> bytes | None:
            from wizard.journey.checks import fetch_picture

            return await fetch_picture(url)

        def show(data: bytes | None) -> None:
            if data is not None and editor is not None:
                editor.preview.show_picture(url, data)

        self._core.ask(self, fetch, show, lambda _problem: None)

    def _say_how_it_opened(self, opened: Opened) -> None:
        if not opened.editable:
            known = (
                self.tr("This is how it was last seen from here.")
                if opened.seen is not None
                else self.tr("It was never seen from here.")
            )
            text = self.tr(
                "SocialHub promoted this manifest: it can be neither read nor changed with this channel's token. "
                "Write to SocialHub's team to change it; export what you want, and send it to them."
            )
            self._say(f"{text} {known}", tone="warn")
        elif opened.trouble is not None:
            text = self.tr("{0} What the Network allows is not shown.").format(
                say_in_language(opened.trouble.what)
            )
            self._say(text, tone="warn", action=self.tr("Ask again"), again=self.fetch)
        self._refresh()

    # --- applying ---------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Sends what changed."""
        from wizard.journey.opened import save_manifest

        self.settle()
        if self._session is None or not self.can_apply:
            return
        twin, name = self._session.document.twin(), self._core.channel
        self._ask(lambda app: save_manifest(app, name, twin), self._applied, self.tr("Applying …"), self.apply)

    def _applied(self, outcome: Outcome) -> None:
        if self._session is None:
            return
        self._session.adopt(outcome.document)
        if outcome.saved is None:
            self._say(
                self.tr(
                    "SocialHub's manifest changed meanwhile, at places that you changed too. Nothing was sent; "
                    "choose what is to stay."
                ),
                tone="warn",
            )
            if self._editor is not None:
                self._editor.show_view("changes")
            return
        count = len(outcome.saved.changes)
        done = self._done(count)
        if outcome.saved.otherwise:
            done += " " + self.tr(
                "SocialHub has some of it in another way than it was told; this is how it is there."
            )
        elif outcome.saved.news:
            done += " " + self.tr("Somebody else had changed it meanwhile; both are in it now.")
        self._say(done, tone="warn" if outcome.saved.otherwise else "ok")

    def _done(self, count: int) -> str:
        if not count:
            return self.tr("There was nothing to send.")
        return self.tr("1 change applied.") if count == 1 else self.tr("{0} changes applied.").format(count)

    def _discard_all(self) -> None:
        """As SocialHub has it, as one step that undo takes back."""
        if self._session is not None:
            self._session.replace(self._session.document.base)

    # --- templates --------------------------------------------------------------------------------------------

    def _fetch_templates(self) -> None:
        """For the preview; whoever wants to write them is told there what is wrong with their file."""
        from wizard.journey.templates import read_templates

        name = self._core.channel

        def show(kept: KeptTemplates | None) -> None:
            if self._editor is not None:
                self._editor.preview.show_templates(kept.templates if kept is not None else None)

        self._core.ask(self, lambda app: read_templates(app, name), show, lambda _problem: show(None))

    def show_templates(self) -> None:
        """Opens the texts for `template_reply`."""
        from wizard.gui.manifest.templates import open_templates

        dialog = open_templates(self, self._core.ask, self._core.channel, self._session)
        dialog.saved.connect(lambda _templates: self._fetch_templates())
        dialog.saved.connect(lambda _templates: dialog.finished.connect(self._templates_written))

    def _templates_written(self) -> None:
        """What fits the Network depends on whether there are any; asked anew where no edit is in the way."""
        if not self.dirty:
            self.fetch()

    # --- history and secret -----------------------------------------------------------------------------------

    def _actions(self) -> list[QAction]:
        history = QAction(self.tr("History …"), self)
        history.setObjectName("manifest.more.history")
        history.triggered.connect(self.show_history)
        fetch = QAction(self.tr("Read again from SocialHub"), self)
        fetch.setObjectName("manifest.more.fetch")
        fetch.triggered.connect(self._fetch_again)
        templates = QAction(self.tr("Templates …"), self)
        templates.setObjectName("manifest.more.templates")
        templates.triggered.connect(self.show_templates)
        return [templates, history, fetch]

    def _fetch_again(self) -> None:
        if not self.dirty:
            self.fetch()
        else:
            self._say(self.tr("Apply or discard your changes first."), tone="warn")

    def show_history(self) -> None:
        from wizard.gui.manifest.history import HistoryDialog

        dialog = HistoryDialog(self._core, self)
        dialog.wanted.connect(self._restore)
        dialog.open()

    def _restore(self, version: ManifestVersion) -> None:
        """As an old version had it: one step, and applied at once where nothing hinders it."""
        session = self._session
        if session is None:
            return
        if session.go_back_to(version.manifest):
            self.apply()
        else:
            self._say(self.tr("It is like this version already."), tone="ok")

    def _renew_secret(self) -> None:
        from wizard.journey.manifests import Manifests

        name = self._core.channel

        async def renew(app: App) -> None:
            await Manifests(app, name).renew_secret()

        def renewed(_nothing: None) -> None:
            self._say(self.tr("The webhook has a new secret. No reply was lost by it."), tone="ok")

        self._ask(renew, renewed, self.tr("Renewing the secret …"), self._renew_secret)

    # --- asking and showing -----------------------------------------------------------------------------------

    def _ask(
        self,
        question: Callable[[App], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        busy: str,
        again: Callable[[], None],
    ) -> None:
        """One question at a time; the editor is locked meanwhile."""
        if self.asking:
            return
        self._notice.show_text("")

        def answered(answer: _T) -> None:
            self._end()
            done(answer)
            self._refresh()

        def refused(problem: Problem) -> None:
            self._end()
            self._say(str(problem), action=self.tr("Try again") if problem.later else "", again=again)
            self._refresh()

        self._call = self._core.ask(self, question, answered, refused)
        self._status.setText(busy)
        self._refresh()

    def _repeat(self) -> None:
        self._again()

    def _end(self) -> None:
        self._call = None
        self._status.setText("")

    def _say(
        self, text: str, *, tone: str = "bad", action: str = "", again: Callable[[], None] | None = None
    ) -> None:
        self._again = again or self.fetch
        self._notice.show_text(text, tone=tone, action=action)

    def _refresh(self) -> None:
        session = self._session
        self._busy.setVisible(self.asking)
        if self._editor is not None:
            self._editor.setEnabled(not self.asking)
            if not self.asking and self.isActiveWindow() and self.window().focusWidget() is None:
                self._editor.take_focus()  # what had it was locked meanwhile
        editable = session is not None and session.editable
        self._apply.setVisible(editable)
        self._discard.setVisible(editable)
        waits = self._waits_for(session) if session is not None else ""
        if not self.asking:
            self._status.setText(waits)
        self._apply.setEnabled(self.can_apply)
        self._discard.setEnabled(self.dirty and not self.asking)
        self.changed.emit()

    def _waits_for(self, session: EditingSession) -> str:
        """Why it cannot be applied as it is; empty: it can."""
        if session.broken is not None:
            return self.tr("Line {0} cannot be read").format(session.broken.line)
        conflicts, wrong = len(session.conflicts), len(session.document.new_problems)
        if conflicts:
            return (
                self.tr("1 place to choose")
                if conflicts == 1
                else self.tr("{0} places to choose").format(conflicts)
            )
        if wrong:
            return (
                self.tr("1 thing is not right")
                if wrong == 1
                else self.tr("{0} things are not right").format(wrong)
            )
        return ""
