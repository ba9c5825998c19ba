"""Step 7: how replies reach this computer.

Names: `replies.relay` (not to be had yet), `replies.direct`, `replies.none`, `replies.public_url`
and `replies.listen` (fields).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from wizard.gui.setup.page import Page
from wizard.gui.widgets import ChoiceCard, column, label
from wizard.journey.state import RepliesChoice, Step

if TYPE_CHECKING:
    from wizard.gui.setup.core import Core
    from wizard.journey.state import SetupState

_LISTEN = "127.0.0.1:8765"


class RepliesPage(Page):
    step = Step.REPLIES

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._state: SetupState | None = None
        relay = ChoiceCard(
            self.tr("Relay"),
            self.tr("A service that is always on holds replies until this computer fetches them. It comes later."),
            "replies.relay",
        )
        relay.setEnabled(False)
        self._direct = ChoiceCard(
            self.tr("My own address"),
            self.tr(
                "SocialHub calls a public https address of yours, which your proxy or tunnel passes on to here."
            ),
            "replies.direct",
        )
        self._none = ChoiceCard(
            self.tr("Only Tickets, no replies"),
            self.tr("Posts become Tickets. Agents' replies do not reach the Network; this can be changed later."),
            "replies.none",
        )
        group = QButtonGroup(self)
        for card in (relay, self._direct, self._none):
            group.addButton(card)
            card.toggled.connect(self._chosen)
        self._url = self._field("replies.public_url", self.tr("Public address"), "https://me.example/hook")
        self._listen = self._field("replies.listen", self.tr("Passed on to"), _LISTEN)
        self._form = QWidget()
        self._form.setLayout(
            column(
                column(label(self.tr("Public address"), "heading"), self._url, spacing=6),
                column(
                    label(self.tr("Passed on to this port of this computer"), "heading"),
                    self._listen,
                    label(
                        self.tr("Next sends a signed request to the address and checks that it arrives here."),
                        "hint",
                    ),
                    spacing=6,
                ),
                spacing=14,
                margins=(46, 4, 0, 8),  # below the card's words, to which it belongs
            )
        )
        layout = column(relay, self._direct, self._form, self._none, spacing=10)
        layout.addStretch(1)
        self.setLayout(layout)
        self._chosen()

    def _field(self, name: str, accessible: str, example: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(accessible)
        made.setPlaceholderText(example)
        made.textChanged.connect(lambda _text: self.show_problem(None))
        made.returnPressed.connect(self.enter_pressed)
        return made

    def title(self) -> str:
        return self.tr("Let replies come back")

    def explanation(self) -> str:
        return self.tr("When an agent answers a Ticket, SocialHub has to reach this computer.")

    @property
    def valid(self) -> bool:
        return self._none.isChecked() or (self._direct.isChecked() and bool(self._url.text().strip()))

    def waits_for(self) -> str:
        if self._direct.isChecked():
            return self.tr("The public address is missing")
        return self.tr("Choose one")

    def first_focus(self) -> QWidget:
        return self._direct if self._direct.isChecked() else self._none

    def fields(self) -> dict[str, QLineEdit]:
        return {"public_url": self._url, "listen": self._listen}

    def enter(self, state: SetupState) -> None:
        self._state = state
        editable = state.token is None or state.token.editable
        self._direct.setEnabled(editable)
        choice = state.replies or self._proposal()
        if not editable:
            choice = RepliesChoice("none")
        (self._direct if choice.via == "direct" else self._none).setChecked(True)
        if choice.public_url and not self._url.text():
            self._url.setText(choice.public_url)
        if not self._listen.text():
            self._listen.setText(choice.listen or _LISTEN)

    def _proposal(self) -> RepliesChoice:
        ground = self.core.ground
        if ground is not None:
            return RepliesChoice("direct", ground.public_url, ground.listen)
        return RepliesChoice("none")

    def commit(self) -> None:
        if self._direct.isChecked():
            choice = RepliesChoice("direct", self._url.text(), self._listen.text())
            busy = self.tr("Sending a signed request to your address …")
        else:
            choice, busy = RepliesChoice("none"), self.tr("One moment …")
        self.ask(lambda journey: journey.finish_replies(choice), self.answered.emit, busy=busy)

    def _chosen(self) -> None:
        self._form.setVisible(self._direct.isChecked())
        self.show_problem(None)
