"""Step 3: which Network, and what it has to know before anybody logs in.

Names: `network.card.<kind>` for each Network, `network.field.<id>` for what the chosen one asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from wizard.gui.setup.page import Page
from wizard.gui.texts import in_language
from wizard.gui.widgets import ChoiceCard, clear_layout, column, label
from wizard.journey.state import Step
from wizard.resources import lines_of, resource

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from wizard.gui.setup.core import Core
    from wizard.journey.engine import Journey
    from wizard.journey.state import SetupState
    from wizard.networks.base import FieldInfo, NetworkInfo


class NetworkPage(Page):
    step = Step.NETWORK

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._state: SetupState | None = None
        self._chosen: NetworkInfo | None = None
        self._known: tuple[NetworkInfo, ...] = ()
        self._fields: dict[str, QLineEdit] = {}
        self._cards = QVBoxLayout()
        self._form = QVBoxLayout()
        layout = column(self._cards, self._form, spacing=20)
        layout.addStretch(1)
        self.setLayout(layout)

    def title(self) -> str:
        return self.tr("Choose the Network")

    def explanation(self) -> str:
        return self.tr("Where people write what is to become Tickets.")

    @property
    def valid(self) -> bool:
        if self._chosen is None:
            return False
        return all(self._fields[each.id].text().strip() for each in self._chosen.fields if each.required)

    def waits_for(self) -> str:
        if self._chosen is None:
            return self.tr("Choose a Network") if self._known else ""
        missing = (each for each in self._chosen.fields if not self._fields[each.id].text().strip())
        first = next(missing, None)
        return self.tr("{0} is missing").format(in_language(first.label)) if first is not None else ""

    def first_focus(self) -> QWidget | None:
        return next(iter(self._fields.values()), None)

    def fields(self) -> dict[str, QLineEdit]:
        return self._fields

    def enter(self, state: SetupState) -> None:
        self._state = state
        if not self._known:

            async def networks(journey: Journey) -> tuple[NetworkInfo, ...]:
                return journey.networks()

            self.ask(networks, self._show_networks, busy=self.tr("Looking for Networks …"))

    def commit(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        values = {name: field.text() for name, field in self._fields.items()}
        self.ask(
            lambda journey: journey.finish_network(chosen.kind, values),
            self.answered.emit,
            busy=self.tr("Asking {0} …").format(next(iter(values.values()), chosen.name)),
        )

    # --- building ---------------------------------------------------------------------------------------------

    def _show_networks(self, known: tuple[NetworkInfo, ...]) -> None:
        self._known = known
        wanted = self._state.network_kind if self._state is not None else ""
        clear_layout(self._cards)
        for info in known:
            icon = resource(f"icons/{info.icon}")
            card = ChoiceCard(info.name, in_language(info.summary), f"network.card.{info.kind}", icon=icon)
            card.toggled.connect(lambda on, info=info: self._toggled(info, on=on))
            self._cards.addWidget(card)
            if info.kind == wanted or len(known) == 1:
                card.setChecked(True)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _toggled(self, info: NetworkInfo, *, on: bool) -> None:
        if on:
            self._choose(info)

    def _choose(self, info: NetworkInfo) -> None:
        self._chosen = info
        clear_layout(self._form)
        self._fields = {}
        kept = (
            self._state.network_fields if self._state is not None and self._state.network_kind == info.kind else {}
        )
        for each in info.fields:
            field = self._field(each)
            field.setText(kept.get(each.id, self._example(each)))
            heading = label(in_language(each.label), "heading")
            heading.setBuddy(field)
            self._form.addLayout(column(heading, field, label(in_language(each.hint), "hint"), spacing=6))
        self.show_problem(None)

    def _example(self, info: FieldInfo) -> str:
        """In practice the practice Network is filled in."""
        ground = self.core.ground
        return ground.network_url if ground is not None and info.id == "server" else ""

    def _field(self, info: FieldInfo) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"network.field.{info.id}")
        field.setAccessibleName(in_language(info.label))
        field.setPlaceholderText(info.example)
        if info.suggestions:
            field.setCompleter(_ServerCompleter(lines_of(f"suggestions/{info.suggestions}"), field))
        field.textChanged.connect(lambda _text: self.show_problem(None))
        field.returnPressed.connect(self.enter_pressed)
        self._fields[info.id] = field
        return field


class _ServerCompleter(QCompleter):
    """Completes what stands behind the last @, so that `@me@mast` finds `@me@mastodon.social`."""

    def __init__(self, values: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(QStringListModel(list(values)), parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        self._before = ""

    def splitPath(self, path: str) -> list[str]:
        before, at, rest = path.rpartition("@")
        self._before = before + at
        return [rest] if rest else ["\0"]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self._before + str(super().pathFromIndex(index))
