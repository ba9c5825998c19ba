"""Step 1: what will happen, and what to have at hand.

Names: `welcome.practise` (link), `welcome.guide` (link), `welcome.language` (choice).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from wizard.gui.language import LANGUAGES
from wizard.gui.setup.guide import Guide
from wizard.gui.setup.page import Page
from wizard.gui.widgets import Number, Panel, button, column, label, row
from wizard.journey.state import Step

if TYPE_CHECKING:
    from wizard.gui.setup.core import Core


class WelcomePage(Page):
    step = Step.WELCOME

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._practising = core.ground is not None
        self._guide = Guide()
        self._guide.hide()
        layout = column(self._what_happens(), self._at_hand(), spacing=18)
        if not self._practising:
            show_guide = button(self.tr("How do I create a Custom Channel?"), "welcome.guide", "link")
            show_guide.clicked.connect(lambda: self._guide.setVisible(self._guide.isHidden()))
            practise = button(self.tr("Practise without an account"), "welcome.practise", "link")
            practise.clicked.connect(lambda: self.wished.emit("practice", ""))
            layout.addLayout(column(show_guide, practise, spacing=6))
            layout.addWidget(self._guide)
        layout.addStretch(1)
        layout.addLayout(self._language())
        self.setLayout(layout)

    def title(self) -> str:
        return self.tr("Join a Network to SocialHub")

    def explanation(self) -> str:
        if self._practising:
            return self.tr("You are practising: nothing leaves this computer. It takes about three minutes.")
        return self.tr("It takes about three minutes. You can stop at any step and come back later.")

    def _what_happens(self) -> Panel:
        lines = (
            self.tr("Paste the access token of a Custom Channel."),
            self.tr("Log in to the Network, such as Mastodon."),
            self.tr("Choose what becomes a Ticket, and how replies come back."),
        )
        content = column(label(self.tr("What will happen"), "heading"), spacing=10, margins=(20, 16, 20, 18))
        for place, text in enumerate(lines, 1):
            line = row(Number(place), spacing=12)
            line.addWidget(label(text), 1)
            content.addLayout(line)
        panel = Panel()
        panel.setLayout(content)
        return panel

    def _at_hand(self) -> QVBoxLayout:
        everything = self.tr(
            "Everything is at hand: a SocialHub and a Network to practise on, with an account on each."
        )
        lines = [
            self.tr("The right to add channels in SocialHub, where the Inbox API is enabled for the account."),
            self.tr("User name and password of the account on the Network."),
        ]
        layout = column(spacing=4)
        if not self._practising:
            layout.addWidget(label(self.tr("What to have at hand"), "heading"))
        for line in [everything] if self._practising else lines:
            layout.addWidget(label(line, "muted"))
        return layout

    def _language(self) -> QHBoxLayout:
        choice = QComboBox()
        choice.setObjectName("welcome.language")
        choice.setAccessibleName(self.tr("Language"))
        for code, name in LANGUAGES.items():
            choice.addItem(name, code)
        choice.setCurrentIndex(max(0, choice.findData(QLocale().name()[:2])))
        choice.activated.connect(lambda _index: self.wished.emit("language", str(choice.currentData())))
        line = row(label(self.tr("Language"), "muted", wrap=False), choice, spacing=10)
        line.addStretch(1)
        return line

    def commit(self) -> None:
        self.ask(lambda journey: journey.finish_welcome(), self.answered.emit, busy=self.tr("One moment …"))
