"""What is set up for a channel: who and where, how replies come, and the ways to change or remove it.

Names: `settings.fact.<name>`, `settings.new_token`, `settings.log_in`, `settings.public_url`, `settings.listen`,
`settings.keep`, `settings.remove`, `settings.sure` (the question) with `settings.sure.stay` and
`settings.sure.remove`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from wizard.gui.desk.sure import sure_question
from wizard.gui.texts import when
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import button, column, label, row, scrolling

if TYPE_CHECKING:
    from wizard.settings import ChannelSettings


class SettingsPage(QWidget):
    """`token_wanted(name)`, `log_in_wanted(name)`: for the set-up window. `address_wanted(public_url, listen)`: to
    be kept."""

    token_wanted = Signal(str)
    log_in_wanted = Signal(str)
    address_wanted = Signal(str, str)
    removal_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shown: ChannelSettings | None = None
        self._facts: dict[str, QWidget] = {}
        content = QWidget()
        inner = column(
            self._who(), self._ways(), self._address(), self._removal(), spacing=22, margins=(0, 4, 12, 8)
        )
        inner.addStretch(1)
        content.setLayout(inner)
        self.setLayout(column(scrolling(content)))

    # --- building ---------------------------------------------------------------------------------------------

    def _who(self) -> QWidget:
        titles = {
            "account": self.tr("Account"),
            "network": self.tr("Network"),
            "socialhub": self.tr("SocialHub"),
            "channel": self.tr("SocialHub channel"),
            "since": self.tr("Relays since"),
        }
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme().px(24))
        form.setVerticalSpacing(theme().px(6))
        self._texts = {name: label("", name=f"settings.fact.{name}") for name in titles}
        for name, title in titles.items():
            self._texts[name].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label(title, "muted", wrap=False), self._texts[name])
        holder = QWidget()
        holder.setLayout(form)
        return holder

    def _ways(self) -> QWidget:
        token = button(self.tr("New access token …"), "settings.new_token")
        token.clicked.connect(lambda: self.token_wanted.emit(self._name))
        login = button(self.tr("Log in again …"), "settings.log_in")
        login.clicked.connect(lambda: self.log_in_wanted.emit(self._name))
        line = row(token, login, spacing=10)
        line.addStretch(1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _address(self) -> QWidget:
        self._public = QLineEdit()
        self._public.setObjectName("settings.public_url")
        self._public.setAccessibleName(self.tr("Public address for replies"))
        self._public.setPlaceholderText("https://…")
        self._listen = QLineEdit()
        self._listen.setObjectName("settings.listen")
        self._listen.setAccessibleName(self.tr("Where this computer listens"))
        self._listen.setPlaceholderText("127.0.0.1:8484")
        self._keep = button(self.tr("Check and keep"), "settings.keep")
        self._keep.clicked.connect(self._keep_address)
        for each in (self._public, self._listen):
            each.textChanged.connect(self._refresh)
            each.returnPressed.connect(self._keep_address)
        line = row(spacing=10)
        line.addLayout(column(_caption(self.tr("Public address"), self._public), self._public, spacing=4), 3)
        line.addLayout(column(_caption(self.tr("Listens at"), self._listen), self._listen, spacing=4), 2)
        line.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignBottom)
        hint = self.tr(
            "SocialHub sends replies to the public address; your proxy or tunnel passes them on to here."
        )
        self._route = QWidget()
        self._route.setLayout(
            column(
                label(self.tr("How replies reach this computer"), "heading"), label(hint, "muted"), line, spacing=8
            )
        )
        return self._route

    def _removal(self) -> QWidget:
        remove = button(self.tr("Remove this channel …"), "settings.remove", "link")
        set_role(remove, "link", tone="bad")
        remove.clicked.connect(self._ask)
        holder = QWidget()
        holder.setLayout(column(remove))
        return holder

    # --- showing and doing ------------------------------------------------------------------------------------

    def show_settings(self, settings: ChannelSettings) -> None:
        """What is kept now. What somebody is typing stays."""
        if settings == self._shown:
            return
        self._shown = settings
        self._texts["account"].setText(f"{settings.profile_name} · {settings.profile_handle}")
        self._texts["network"].setText(settings.network_fields.get("server", settings.network_kind))
        self._texts["socialhub"].setText(settings.hub_url)
        self._texts["channel"].setText(settings.channel_id)
        self._texts["since"].setText(when(settings.since))
        self._route.setVisible(settings.replies.via == "direct")
        self._public.setText(settings.replies.public_url or "")
        self._listen.setText(settings.replies.listen or "")
        self._refresh()

    def edit_address(self) -> None:
        """Somebody wants to change the address."""
        self._public.setFocus(Qt.FocusReason.OtherFocusReason)
        self._public.selectAll()

    def _refresh(self) -> None:
        """There has to be something to keep. The same address once more is checked once more."""
        self._keep.setEnabled(bool(self._public.text().strip() and self._listen.text().strip()))

    def _keep_address(self) -> None:
        if self._keep.isEnabled():
            self.address_wanted.emit(self._public.text().strip(), self._listen.text().strip())

    def _ask(self) -> None:
        title = self.tr("Remove “{0}” from this computer?").format(self._name)
        text = self.tr(
            "Its webhook, its secrets and its history here go; Tickets and posts stay where they are. Replies "
            "that wait are not posted any more."
        )
        question = sure_question(self, "settings.sure", title, text, act="remove", word=self.tr("Remove"))
        question.accepted.connect(self.removal_wanted)
        question.open()


def _caption(text: str, field: QWidget) -> QLabel:
    made = label(text, "muted", wrap=False)
    made.setBuddy(field)
    return made
