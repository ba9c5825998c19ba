"""Step 8: what will be done, one by one, with a tick or a reason; then the channel runs.

Names: `ready.task.<token|network|secrets|manifest|settings|catch_up>`, `ready.progress`, `ready.autostart`,
`ready.test_ticket`, `ready.test_ticket.sent`, `ready.inbox` and `ready.network` (links, in practice only).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QVBoxLayout, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.drawing import open_outside
from wizard.gui.setup.page import Page
from wizard.gui.widgets import Mark, Notice, button, clear_layout, column, label, row
from wizard.journey.state import Purpose, Step

if TYPE_CHECKING:
    from wizard.gui.bridge import Problem
    from wizard.gui.setup.core import Core
    from wizard.journey.afterwards import Progress
    from wizard.journey.engine import Journey
    from wizard.journey.install import Steps, Task
    from wizard.journey.state import SetupState

_LOOK = 700  # ms between two looks at the first catch-up
_CATCH_UP = "catch_up"


class ReadyPage(Page):
    step = Step.READY

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._state: SetupState | None = None
        self._lines: dict[str, _Task] = {}
        self._working = ""
        self._installing = False
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self._bar = QProgressBar()
        self._bar.setObjectName("ready.progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("First catch-up"))
        self._bar.hide()
        self._notice = Notice("ready.notice")
        self._autostart = QCheckBox(self.tr("Start at log-in, so that the channel stays in step"))
        self._autostart.setObjectName("ready.autostart")
        self._autostart.setChecked(core.ground is None)
        self._autostart.setVisible(core.ground is None)
        self._autostart.toggled.connect(self._autostart_changed)
        self._after = QWidget()
        self._after.setLayout(self._afterwards())
        self._after.hide()
        self._look = QTimer(self, interval=_LOOK, singleShot=True)
        self._look.timeout.connect(self._look_at_progress)
        layout = column(self._list, self._bar, self._notice, self._after, self._autostart, spacing=16)
        layout.addStretch(1)
        self.setLayout(layout)

    def _afterwards(self) -> QVBoxLayout:
        self._test = button(self.tr("Send a test Ticket"), "ready.test_ticket")
        self._test.clicked.connect(self._send_test)
        self._sent = label("", "muted", wrap=False, name="ready.test_ticket.sent")
        line = row(self._test, self._sent, spacing=12)
        line.addStretch(1)
        layout = column(line, spacing=8)
        ground = self.core.ground
        if ground is not None:
            for name, text, url in (
                ("ready.network", self.tr("Write a post on the practice Network"), ground.network_url),
                ("ready.inbox", self.tr("Answer it in the practice Inbox"), ground.inbox_url),
            ):
                made = button(text, name, "link")
                made.clicked.connect(lambda _checked=False, url=url: self._open_page(url))
                layout.addWidget(made)
        return layout

    def _open_page(self, url: str) -> None:
        if open_outside(url):
            self._notice.show_text("")
        else:
            self._notice.show_text(
                self.tr("No browser opened. Open this address yourself: {0}").format(url), tone="warn"
            )

    # --- for the shell ----------------------------------------------------------------------------------------

    @property
    def _installed(self) -> bool:
        return self._state is not None and bool(self._state.installed)

    @property
    def _mends(self) -> bool:
        return self._state is not None and self._state.purpose in (Purpose.TOKEN, Purpose.LOGIN)

    def title(self) -> str:
        if self._installed:
            return self.tr("The channel is running")
        return self.tr("Ready to go on") if self._mends else self.tr("Ready to start")

    def explanation(self) -> str:
        if not self._installed:
            return self.tr("This is what happens now. If a part fails, all of it is taken back.")
        if self.core.ground is not None:
            return self.tr("Try both directions. Practice ends when this window is closed, and nothing stays.")
        return self.tr("It goes on in the background when this window is closed.")

    def interrupt(self) -> bool:
        """Putting in place is stopped, and taken back; only then may the page be left."""
        call = self._call
        if call is None or not self._installing:
            return False
        self._installing = False
        self.busy = self.tr("Taking it back …")
        call.interrupt(self._taken_back)
        self.changed.emit()
        return True

    def _taken_back(self) -> None:
        self._call, self.busy = None, ""
        for line in self._lines.values():
            line.show_state("waiting")
        self._notice.show_text(self.tr("Stopped. Everything was taken back."), tone="")
        self.changed.emit()

    def cancel_label(self) -> str:
        return self.tr("Stop") if self._installing else ""

    def next_label(self) -> str:
        return self.tr("Finish") if self._installed else self.tr("Start")

    def enter(self, state: SetupState) -> None:
        fresh = self._state is None or self._state.installed != state.installed
        self._state = state
        if fresh or not self._lines:
            self._show_tasks()
        if self._installed:
            self._mark_all_done()
            self._run()

    def leave(self) -> None:
        super().leave()
        self._look.stop()

    def commit(self) -> None:
        if self._installed:
            self.wished.emit("finished", "")
            return
        for line in self._lines.values():
            line.show_state("waiting")
        messenger = _Messenger(self)
        messenger.begun.connect(self._begun)
        messenger.done.connect(self._done)

        async def install(journey: Journey) -> SetupState:
            return await journey.install(_told_to(messenger))

        self._notice.show_text("")
        self._installing = True
        self.ask(install, self._put_in_place, busy=self.tr("Setting up …"), failed=self._failed)

    # --- the tasks --------------------------------------------------------------------------------------------

    def _show_tasks(self) -> None:
        clear_layout(self._list)
        texts = {
            "token": self.tr("Ask SocialHub once more"),
            "network": self.tr("Ask the Network once more"),
            "secrets": self.tr("Store the secrets in this computer's keyring"),
            "manifest": self._manifest_text(),
            "settings": self.tr("Add the channel on this computer"),
            _CATCH_UP: self.tr("Start relaying, and catch up for the first time"),
        }
        if self._mends:
            texts = {"settings": self._mended_text(), _CATCH_UP: self.tr("Go on where it stopped")}
        if self._state is not None and self._state.token is not None and not self._state.token.editable:
            texts.pop("manifest", None)
        self._lines = {}
        for name, text in texts.items():
            line = _Task(name, text)
            self._lines[name] = line
            self._list.addWidget(line)

    def _manifest_text(self) -> str:
        state = self._state
        if state is not None and state.replies is not None and state.replies.via == "direct":
            return self.tr("Apply the manifest and register the webhook, which SocialHub tests at once")
        return self.tr("Apply the manifest")

    def _mended_text(self) -> str:
        if self._state is not None and self._state.purpose is Purpose.TOKEN:
            return self.tr("Put the new access token in the old one's place")
        return self.tr("Put the new log-in in the old one's place")

    def _begun(self, name: str) -> None:
        self._working = name
        if name in self._lines:
            self._lines[name].show_state("busy")

    def _done(self, what: str) -> None:
        if self._working in self._lines:
            self._lines[self._working].show_state("done", say_in_language(what))

    def _failed(self, problem: Problem) -> None:
        self._installing = False
        for line in self._lines.values():
            if line.state == "busy":
                line.show_state("failed", problem.what)
            elif line.state == "done":
                line.show_state("waiting")
        self.show_problem(problem)

    def _put_in_place(self, state: SetupState) -> None:
        self._installing = False
        self.answered.emit(state)

    def _mark_all_done(self) -> None:
        for name, line in self._lines.items():
            if name != _CATCH_UP:
                line.show_state("done")

    # --- running ----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        """Starts the relay and watches its first catch-up."""
        self._after.setVisible(not self._mends)
        line = self._lines[_CATCH_UP]
        line.show_state("busy")
        wanted = self._autostart.isChecked() and not self._autostart.isHidden()

        async def start(journey: Journey) -> None:
            await journey.start_relay()
            if wanted:
                await journey.start_at_login(wanted=True)

        self.ask_beside(start, lambda _none: self._look.start(), self._not_running)

    def _not_running(self, problem: Problem) -> None:
        self._bar.hide()
        self._lines[_CATCH_UP].show_state("failed", problem.what)
        self._notice.show_text(str(problem), tone="warn")
        self.changed.emit()

    def _look_at_progress(self) -> None:
        self.ask_beside(lambda journey: journey.progress(), self._show_progress, self._not_running)

    def _show_progress(self, progress: Progress) -> None:
        line = self._lines[_CATCH_UP]
        if progress.halt:
            self._bar.hide()
            line.show_state("failed", say_in_language(progress.halt))
            return
        if progress.ended:
            self._bar.hide()
            line.show_state("done", self.tr("In step. Tickets so far: {0}.").format(progress.done))
        elif progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            self._bar.show()
            line.show_state("busy", self.tr("Tickets: {0} of {1}").format(progress.done, progress.total))
        self._look.start()

    def _autostart_changed(self, wanted: bool) -> None:
        if self._installed:
            self.ask_beside(
                lambda journey: journey.start_at_login(wanted=wanted),
                lambda _none: None,
                lambda problem: self._notice.show_text(str(problem), tone="warn"),
            )

    def _send_test(self) -> None:
        text = self.tr("A test from Channel Wizard: this channel works. You can close this Ticket.")
        self._test.setEnabled(False)
        self._sent.setText(self.tr("Sending …"))

        def sent(_none: None) -> None:
            self._test.setEnabled(True)
            self._sent.setText(self.tr("✓ It is in the Inbox."))

        def failed(problem: Problem) -> None:
            self._test.setEnabled(True)
            self._sent.setText("")
            self._notice.show_text(str(problem), tone="warn")

        self.ask_beside(lambda journey: journey.send_test_ticket(text), sent, failed)


class _Messenger(QObject):
    """Brings what happens over there into Qt's thread."""

    begun = Signal(str)
    done = Signal(object)


def _told_to(messenger: _Messenger) -> Steps:
    """What the core tells of each step, handed on. Made in the core's thread."""
    from wizard.journey.install import Steps  # the core's, loaded over there

    class Told(Steps):
        def begun(self, task: Task) -> None:
            messenger.begun.emit(task.value)

        def done(self, what: str) -> None:
            messenger.done.emit(what)

    return Told()


class _Task(QWidget):
    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(f"ready.task.{name}")
        self._title = text
        self._mark = Mark()
        self._label = label(text)
        self._detail = label("", "hint")
        self._detail.hide()
        line = row(self._mark, spacing=12, margins=(0, 5, 0, 5))
        line.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(self._label, self._detail, spacing=1), 1)
        self.setLayout(line)
        self.show_state("waiting")

    @property
    def state(self) -> str:
        return self._mark.state

    def show_state(self, state: str, detail: str = "") -> None:
        self._mark.show_state(state)
        self.setProperty("state", state)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        words = {
            "waiting": self.tr("still to come"),
            "busy": self.tr("under way"),
            "done": self.tr("done"),
            "failed": self.tr("failed"),
        }
        self.setAccessibleName(f"{self._title}: {words[state]}. {detail}")
