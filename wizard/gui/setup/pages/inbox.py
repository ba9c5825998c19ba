"""Step 6: the buttons under a Ticket, as SocialHub's agents will see them.

Names: `inbox.action.<id>` for each button's line, `inbox.language.<en|de|fr>`, `inbox.preview`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from wizard.gui.language import LANGUAGES
from wizard.gui.setup.page import Page
from wizard.gui.texts import in_language, language
from wizard.gui.theme import set_role
from wizard.gui.widgets import Avatar, Notice, Panel, Rule, clear_layout, column, label, row, scrolling
from wizard.journey.state import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.gui.setup.core import Core
    from wizard.journey.inbox import InboxView
    from wizard.journey.state import SetupState
    from wizard.networks.base import Label


class InboxPage(Page):
    step = Step.INBOX
    fills = True

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._view: InboxView | None = None
        self._notice = Notice("inbox.read_only")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        inner = column(self._list)
        inner.addStretch(1)
        content.setLayout(inner)
        self._preview = _InboxPreview()
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addWidget(scrolling(content), 5)
        both.addWidget(self._preview, 4)
        self.setLayout(column(self._notice, both, spacing=14))

    def title(self) -> str:
        return self.tr("Inbox buttons")

    def explanation(self) -> str:
        return self.tr("What agents can do with a Ticket of this channel. Made from what the Network can do.")

    @property
    def valid(self) -> bool:
        return self._view is not None

    def enter(self, state: SetupState) -> None:
        self.ask(lambda journey: journey.inbox(), self._show, busy=self.tr("Reading the manifest …"))

    def commit(self) -> None:
        if self._view is None:
            self.ask(lambda journey: journey.inbox(), self._show, busy=self.tr("Reading the manifest …"))
            return
        self.ask(lambda journey: journey.go_on_with_inbox(), self.answered.emit, busy=self.tr("One moment …"))

    def _show(self, view: InboxView) -> None:
        self._view = view
        clear_layout(self._list)
        actions = _actions(view.manifest)
        if not view.editable:
            self._notice.show_text(
                self.tr(
                    "SocialHub promoted this channel's manifest: it can no longer be read or changed from here. "
                    "Its buttons stay as they are; write to SocialHub's team to change them."
                ),
                tone="warn",
            )
        for place, action in enumerate(actions):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(_Line(action, view.hints.get(str(action.get("id")))))
        self._preview.setVisible(view.editable)
        self._preview.show_actions(actions)


def _actions(manifest: Mapping[str, object]) -> list[Mapping[str, Any]]:
    inbox = manifest.get("inbox")
    found = inbox.get("ticketActions") if isinstance(inbox, dict) else None
    return [cast("Mapping[str, Any]", each) for each in found or [] if isinstance(each, dict)]


def _label_of(action: Mapping[str, Any], code: str) -> str:
    texts = action.get("label")
    return str(texts.get(code) or texts.get("en") or "") if isinstance(texts, dict) else ""


class _Line(QWidget):
    """One button: its word, and in plain words what it does."""

    def __init__(self, action: Mapping[str, Any], hint: Label | None) -> None:
        super().__init__()
        self.setObjectName(f"inbox.action.{action.get('id')}")
        title = label(_label_of(action, language()), "heading")
        text = self._explained(action, hint)
        self.setAccessibleName(f"{title.text()}. {text}")
        self.setLayout(column(title, label(text, "muted"), spacing=2, margins=(0, 8, 0, 8)))

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


class _InboxPreview(Panel):
    """A Ticket with its buttons, in the language chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inbox.preview")
        self._actions: list[Mapping[str, Any]] = []
        self._code = language()
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        self._group = QButtonGroup(self)
        self._languages = row(spacing=2)
        self._languages.addWidget(label(self.tr("PREVIEW"), "caption"), 1)
        for code, name in LANGUAGES.items():
            made = QToolButton()
            made.setText(code.upper())
            made.setAccessibleName(name)
            made.setToolTip(name)
            made.setObjectName(f"inbox.language.{code}")
            made.setCheckable(True)
            made.setChecked(code == self._code)
            made.clicked.connect(lambda _checked=False, code=code: self._speak(code))
            self._group.addButton(made)
            self._languages.addWidget(made)
        avatar = Avatar(28, round_=True)
        avatar.show_name("Alice")
        self._message = label()
        layout = column(
            self._languages,
            row(avatar, label("Alice", "heading", wrap=False), spacing=10),
            self._message,
            Rule(),
            self._buttons,
            spacing=12,
            margins=(18, 14, 18, 18),
        )
        layout.addStretch(1)
        self.setLayout(layout)
        self._speak(self._code)

    def show_actions(self, actions: list[Mapping[str, Any]]) -> None:
        self._actions = actions
        self._show()

    def _speak(self, code: str) -> None:
        self._code = code
        questions = {
            "en": "Hello, can someone help me?",
            "de": "Hallo, kann mir jemand helfen?",
            "fr": "Bonjour, quelqu’un peut-il m’aider ?",
        }
        self._message.setText(questions[code])
        self._show()

    def _show(self) -> None:
        clear_layout(self._buttons)
        for place, action in enumerate(self._actions):
            made = QPushButton(_label_of(action, self._code))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            set_role(made, "" if place else "primary")
            line = QHBoxLayout()
            line.addWidget(made)
            line.addStretch(1)
            holder = QFrame()
            holder.setLayout(line)
            line.setContentsMargins(0, 0, 0, 0)
            self._buttons.addWidget(holder)
