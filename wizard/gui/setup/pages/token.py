"""Step 2: the channel's access token. Pasting is enough; it is asked about at once.

Names: `token.field`, `token.reveal`, `token.guide` (link), `token.practice` (link, in practice), `token.proxy`
(link), `token.card`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from wizard.gui.setup.guide import Guide
from wizard.gui.setup.page import Page
from wizard.gui.texts import language
from wizard.gui.widgets import Avatar, Panel, button, column, label, row
from wizard.journey.state import Purpose, Step

if TYPE_CHECKING:
    from datetime import datetime

    from wizard.gui.bridge import Problem
    from wizard.gui.setup.core import Core
    from wizard.journey.engine import Journey
    from wizard.journey.state import SetupState, TokenFacts

_PAUSE = 350  # ms after the last key; a pasted token is asked about almost at once


class TokenPage(Page):
    step = Step.TOKEN

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._state: SetupState | None = None
        self._good = ""  # the text that SocialHub accepted
        self._field = QLineEdit()
        self._field.setObjectName("token.field")
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(self.tr("Access token"))
        self._field.textChanged.connect(self._typed)
        self._reveal = button(self.tr("Show"), "token.reveal")
        self._reveal.setCheckable(True)
        self._reveal.toggled.connect(self._show_text)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._check)
        self._card = _Card()
        self._guide = Guide()
        self._guide.hide()
        heading = label(self.tr("Access token"), "heading")
        heading.setBuddy(self._field)
        entry = row(spacing=8)
        entry.addWidget(self._field, 1)
        entry.addWidget(self._reveal)
        show_guide = button(self.tr("Where do I find the token?"), "token.guide", "link")
        show_guide.clicked.connect(lambda: self._guide.setVisible(self._guide.isHidden()))
        hint = label(self.tr("It stays in this computer's keyring and is sent to SocialHub only."), "hint")
        layout = column(column(heading, entry, hint, spacing=6), self._card, spacing=18)
        if core.ground is not None:
            practice = button(self.tr("Use the practice token"), "token.practice", "link")
            practice.clicked.connect(self._use_practice_token)
            layout.addLayout(column(practice, show_guide, spacing=6))
        else:
            proxy = button(self.tr("Is there a proxy between?"), "token.proxy", "link")
            proxy.clicked.connect(lambda: self.wished.emit("proxy", ""))
            layout.addLayout(column(show_guide, proxy, spacing=6))
        layout.addWidget(self._guide)
        layout.addStretch(1)
        self.setLayout(layout)

    def title(self) -> str:
        return self.tr("Paste the channel's access token")

    def explanation(self) -> str:
        if self._state is not None and self._state.purpose is Purpose.TOKEN:
            return self.tr(
                "SocialHub no longer accepts the old one. An admin can create a new one under Account › Channels."
            )
        return self.tr(
            "SocialHub shows it once you have added a Custom Channel under Account › Channels › Inbox API. "
            "Paste it here as it is."
        )

    @property
    def valid(self) -> bool:
        text = self._field.text()
        return bool(text and text == self._good) or (not text and self._kept)

    @property
    def _kept(self) -> bool:
        """Whether a token of an earlier visit is in the keyring."""
        return self._state is not None and self._state.finished(Step.TOKEN)

    def waits_for(self) -> str:
        return "" if self._field.text() or self.problem else self.tr("Paste the token")

    def first_focus(self) -> QWidget:
        return self._field

    def fields(self) -> dict[str, QLineEdit]:
        return {"access_token": self._field, "token": self._field}

    def enter(self, state: SetupState) -> None:
        self._state = state
        if self._kept and state.token is not None and not self._field.text():
            self._field.setPlaceholderText(self.tr("Kept in the keyring. Paste another one to replace it."))
            self._show_facts(state.token)
        else:
            self._field.setPlaceholderText("")

    def leave(self) -> None:
        self._pause.stop()
        super().leave()
        self._reveal.setChecked(False)

    def commit(self) -> None:
        text = self._field.text()
        if text and text != self._good:
            self._check()
            return
        busy = self.tr("Storing the token …")
        if text:
            self.ask(lambda journey: journey.finish_token(text), self._stored, busy=busy)
        else:
            self.ask(lambda journey: journey.go_on(), self.answered.emit, busy=busy)

    def _stored(self, state: SetupState) -> None:
        """It is in the keyring now; nothing of it stays on the screen."""
        self._field.clear()
        self._good = ""
        self.answered.emit(state)

    def _show_text(self, shown: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._reveal.setText(self.tr("Hide") if shown else self.tr("Show"))

    def _use_practice_token(self) -> None:
        if self.core.ground is not None:
            self._field.setText(self.core.ground.token)
            self.wished.emit("focus", "")

    # --- asking -----------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self.stop_asking()
        self._card.hide()
        self.show_problem(None)
        if self._field.text().strip():
            self._pause.start()
        else:
            self._pause.stop()

    def _check(self) -> None:
        self._pause.stop()
        text = self._field.text()

        async def read(journey: Journey) -> TokenFacts:
            return journey.read_token(text)

        def known(facts: TokenFacts) -> None:
            self._card.show_ids(facts)
            self.ask(
                lambda journey: journey.check_token(text),
                found,
                busy=self.tr("Asking SocialHub …"),
                failed=refused,
            )

        def found(facts: TokenFacts) -> None:
            self._good = text
            self._show_facts(facts)

        def refused(problem: Problem) -> None:
            if not problem.later:
                self._card.hide()
            self.show_problem(problem)

        self.ask(read, known, busy=self.tr("Reading the token …"), failed=refused)

    def _show_facts(self, facts: TokenFacts) -> None:
        self._card.show_facts(facts)
        if facts.picture:
            url = facts.picture
            self.ask_beside(lambda journey: journey.picture(url), self._card.show_picture)


class _Card(Panel):
    """What is known of the channel: first what the token says, then what SocialHub says."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("token.card")
        self._avatar = Avatar(40)
        self._name = label("", "heading", name="token.card.name")
        self._facts = label("", "muted", name="token.card.facts")
        self._state = label("", wrap=False, name="token.card.state")
        line = row(self._avatar, spacing=14, margins=(16, 12, 20, 12))
        line.addLayout(column(self._name, self._facts, spacing=2), 1)
        line.addWidget(self._state)
        self.setLayout(line)
        self.hide()

    def show_ids(self, facts: TokenFacts) -> None:
        self._show(
            tone="",
            name=self.tr("Channel {0}").format(facts.channel_id),
            facts=self.tr("Account {0} · token issued {1}").format(facts.account_id, _day(facts.issued)),
            state="",
        )

    def show_facts(self, facts: TokenFacts) -> None:
        if facts.editable:
            kind = self.tr("Custom Channel · token issued {0} · manifest can be edited")
        else:
            kind = self.tr("Channel of a Reusable Manifest · token issued {0} · manifest is read-only")
        self._show(
            tone="ok",
            name=facts.channel_name,
            facts=kind.format(_day(facts.issued)),
            state=self.tr("✓ Connected"),
        )

    def _show(self, *, tone: str, name: str, facts: str, state: str) -> None:
        from wizard.gui.theme import set_role

        set_role(self, "panel", tone=tone)
        set_role(self._state, "heading", tone=tone)
        self._avatar.show_name(name)
        self._name.setText(name)
        self._facts.setText(facts)
        self._state.setText(state)
        self.setAccessibleName(f"{name}. {facts}. {state}")
        self.show()

    def show_picture(self, data: bytes | None) -> None:
        if data:
            self._avatar.show_picture(data)


def _day(moment: datetime) -> str:
    date = QDateTime.fromSecsSinceEpoch(int(moment.timestamp())).date()
    return QLocale().toString(date, "d. MMMM yyyy" if language() == "de" else "d MMMM yyyy")
