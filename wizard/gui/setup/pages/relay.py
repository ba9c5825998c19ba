"""Step 5: what becomes Tickets, from when on, and how the newest of them would look.

Names: `relay.source.<id>` for each source, `relay.since.<now|24h|7d|30d>`, `relay.preview`, `relay.preview.again`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from wizard.gui.setup.page import Page
from wizard.gui.texts import in_language, when
from wizard.gui.theme import theme
from wizard.gui.widgets import Avatar, Busy, Notice, Panel, Rule, clear_layout, column, label, row, scrolling
from wizard.journey.state import Step

if TYPE_CHECKING:
    from wizard.gui.bridge import Call, Problem
    from wizard.gui.setup.core import Core
    from wizard.journey.checks import Preview
    from wizard.journey.engine import Journey
    from wizard.journey.state import SetupState
    from wizard.networks.base import Interaction, NetworkInfo

_PAUSE = 400  # ms after the last click, before the preview is made anew
_SHOWN = 180  # characters of a post


class RelayPage(Page):
    step = Step.RELAY
    fills = True

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._state: SetupState | None = None
        self._kind = ""
        self._sources: dict[str, QCheckBox] = {}
        self._source_box = QVBoxLayout()
        self._since = QButtonGroup(self)
        self._preview = _PreviewList()
        self._preview.again.acted.connect(self._look)
        self._looking: Call | None = None
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        left = column(
            label(self.tr("These become Tickets"), "heading"),
            self._source_box,
            label(self.tr("From when"), "heading"),
            self._since_box(),
            label(self.tr("Older posts stay where they are."), "hint"),
            spacing=10,
        )
        left.addStretch(1)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(28)
        whole.addLayout(left, 4)
        whole.addWidget(self._preview, 5)
        self.setLayout(whole)

    def _since_box(self) -> QVBoxLayout:
        box = column(spacing=2)
        texts = {
            "now": self.tr("Only what comes from now on"),
            "24h": self.tr("The last 24 hours, too"),
            "7d": self.tr("The last 7 days, too"),
            "30d": self.tr("The last 30 days, too"),
        }
        for since, text in texts.items():
            made = QRadioButton(text)
            made.setObjectName(f"relay.since.{since}")
            made.setProperty("since", since)
            made.toggled.connect(self._chosen)
            self._since.addButton(made)
            box.addWidget(made)
        return box

    # --- for the shell ----------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Choose what to relay")

    def explanation(self) -> str:
        return self.tr("Nothing is sent to SocialHub before the last step.")

    @property
    def valid(self) -> bool:
        return not self._sources or bool(self._chosen_sources())

    def waits_for(self) -> str:
        return self.tr("Choose what becomes Tickets")

    def first_focus(self) -> QWidget | None:
        return next(iter(self._sources.values()), self._since.checkedButton())

    def enter(self, state: SetupState) -> None:
        self._state = state
        for each in self._since.buttons():
            if each.property("since") == state.since:
                each.setChecked(True)
        if self._kind != state.network_kind:

            async def network(journey: Journey) -> NetworkInfo:
                return journey.network()

            self.ask(network, self._show_sources)
        else:
            self._look()

    def leave(self) -> None:
        super().leave()
        self._pause.stop()

    def commit(self) -> None:
        since, sources = self._chosen_since(), self._chosen_sources()
        self.ask(
            lambda journey: journey.finish_relay(since, sources),
            self.answered.emit,
            busy=self.tr("One moment …"),
        )

    # --- choices ----------------------------------------------------------------------------------------------

    def _show_sources(self, info: NetworkInfo) -> None:
        state = self._state
        if state is None:
            return
        self._kind = info.kind
        clear_layout(self._source_box)
        self._sources = {}
        for source in info.sources:
            made = QCheckBox(in_language(source.label))
            made.setObjectName(f"relay.source.{source.id}")
            made.setAccessibleDescription(in_language(source.hint))
            made.setToolTip(in_language(source.hint))
            made.setChecked(state.sources is None or source.id in state.sources)
            made.toggled.connect(self._chosen)
            self._sources[source.id] = made
            hint = label(in_language(source.hint), "hint")
            hint.setContentsMargins(theme().px(26), 0, 0, 4)  # below the word: the box is 16 wide, 10 from it
            self._source_box.addLayout(column(made, hint, spacing=0))
        if not info.sources:
            self._source_box.addWidget(label(self.tr("Everything that is addressed to the account."), "muted"))
        self._look()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _chosen(self) -> None:
        self.show_problem(None)
        self._pause.start()

    def _chosen_sources(self) -> tuple[str, ...] | None:
        if not self._sources:
            return None
        return tuple(name for name, box in self._sources.items() if box.isChecked())

    def _chosen_since(self) -> str:
        checked = self._since.checkedButton()
        return str(checked.property("since")) if checked is not None else "now"

    # --- the preview ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        self._pause.stop()
        since, sources = self._chosen_since(), self._chosen_sources()
        if self._looking is not None:
            self._looking.cancel()
        self._preview.show_busy(since)
        if sources is not None and not sources:
            self._preview.show_nothing(self.tr("Nothing is chosen."))
            return
        self._looking = self.ask_beside(
            lambda journey: journey.preview(since, sources), self._preview.show_preview, self._preview.show_problem
        )


class _PreviewList(Panel):
    """The newest posts as Tickets."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("relay.preview")
        self._heading = label(self.tr("PREVIEW"), "caption")
        self._busy = Busy()
        self._busy.setObjectName("relay.preview.busy")
        self.again = Notice("relay.preview.problem")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        inner = column(self._list)
        inner.addStretch(1)
        content.setLayout(inner)
        head = row(spacing=8)
        head.addWidget(self._heading, 1)
        head.addWidget(self._busy)
        self.setLayout(column(head, self.again, scrolling(content), spacing=10, margins=(18, 14, 12, 12)))

    def show_busy(self, since: str) -> None:
        if since == "now":
            self._heading.setText(self.tr("PREVIEW · the latest posts, as examples"))
        else:
            self._heading.setText(self.tr("PREVIEW · these become Tickets at once"))
        self._busy.show()
        self.again.show_text("")

    def show_nothing(self, text: str) -> None:
        self._busy.hide()
        clear_layout(self._list)
        self._list.addWidget(label(text, "muted", name="relay.preview.nothing"))

    def show_preview(self, preview: Preview) -> None:
        self._busy.hide()
        clear_layout(self._list)
        if not preview.posts:
            self.show_nothing(self.tr("There is nothing yet. What people write from now on comes here."))
            return
        for place, post in enumerate(preview.posts):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(_Post(post))
        if preview.more:
            self._list.addWidget(label(self.tr("… and more."), "muted"))

    def show_problem(self, problem: Problem) -> None:
        self._busy.hide()
        self.again.show_text(str(problem), tone="warn", action=self.tr("Look again"))


class _Post(QWidget):
    def __init__(self, post: Interaction) -> None:
        super().__init__()
        avatar = Avatar(28, round_=True)
        avatar.show_name(post.author.name)
        text = " ".join(post.text.split())
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        line = row(avatar, spacing=12, margins=(0, 8, 6, 8))
        line.setStretch(0, 0)
        author = label(f"{post.author.name}  ·  {when(post.created)}", "hint")
        line.addLayout(column(author, label(shown), spacing=3), 1)
        self.setLayout(line)
